//! What a switch, a task and a timer cost, beside the single-threaded executor of the futures crate.
//!
//! `cargo bench`; the aims are a switch within 1.5 of LocalPool's, and a traced run within 1.5 of an
//! untraced one.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use futures::executor::LocalPool;
use futures::future::join_all;
use futures::task::LocalSpawnExt;
use loopscope::asyncio::{gather, sleep};
use loopscope::driver::{Clock, run_until_complete};
use loopscope::kernel::{EventLoop, Exception, Process, yield_now};

const TASKS: usize = 100;
const SWITCHES: usize = 1000;

/// Runs `main` in a new loop, whose trace is on or off.
fn run<T, F>(main: F, traced: bool) -> T
where
    T: Clone + 'static,
    F: Future<Output = Result<T, Exception>> + 'static,
{
    let process = Process::new();
    if traced {
        process.trace.start(usize::MAX);
    }
    run_until_complete(&EventLoop::new(&process), main, Clock::Virtual).unwrap()
}

/// LocalPool's counterpart of `yield_now`: it wakes itself and is polled again.
#[derive(Default)]
struct PoolYield(bool);

impl Future for PoolYield {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.0, true) {
            return Poll::Ready(());
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

async fn switch() -> Result<(), Exception> {
    for _ in 0..SWITCHES {
        yield_now().await?;
    }
    Ok(())
}

async fn pool_switch() {
    for _ in 0..SWITCHES {
        PoolYield::default().await;
    }
}

/// One switch among a hundred tasks.
fn switches(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("switch");
    group.throughput(Throughput::Elements((TASKS * SWITCHES) as u64));
    for (name, traced) in [("ours", false), ("ours, traced", true)] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| run(async { gather((0..TASKS).map(|_| switch()))?.await }, traced));
        });
    }
    group.bench_function("LocalPool", |bencher| {
        bencher.iter(|| {
            let mut pool = LocalPool::new();
            for _ in 0..TASKS {
                pool.spawner().spawn_local(pool_switch()).unwrap();
            }
            pool.run();
        });
    });
    group.finish();
}

/// One task from `gather` to its result.
fn tasks(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("spawn and gather");
    for count in [1_000_usize, 10_000, 100_000, 1_000_000] {
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(BenchmarkId::new("ours", count), |bencher| {
            bencher.iter(|| {
                run(
                    async move { gather((0..count).map(|index| async move { Ok(index) }))?.await },
                    false,
                )
            });
        });
        group.bench_function(BenchmarkId::new("LocalPool", count), |bencher| {
            bencher.iter(|| {
                let mut pool = LocalPool::new();
                let spawner = pool.spawner();
                let handles =
                    (0..count).map(|index| spawner.spawn_local_with_handle(async move { index }).unwrap());
                pool.run_until(join_all(handles.collect::<Vec<_>>()))
            });
        });
    }
    group.finish();
}

/// One sleeping task, of a hundred thousand whose deadlines differ.
fn timers(criterion: &mut Criterion) {
    const SLEEPERS: u32 = 100_000;
    let mut group = criterion.benchmark_group("sleep");
    group.throughput(Throughput::Elements(SLEEPERS.into()));
    for (name, traced) in [("ours", false), ("ours, traced", true)] {
        group.bench_function(name, |bencher| {
            let sleepers =
                || (0..SLEEPERS).map(|number| sleep(f64::from(number.wrapping_mul(7919) % SLEEPERS)));
            bencher.iter(|| run(async move { gather(sleepers())?.await }, traced));
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    targets = switches, tasks, timers
}
criterion_main!(benches);
