//! Futures of other crates run in our tasks, and ours in their combinators.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;
use std::time::Duration;

use futures::channel::{mpsc, oneshot};
use futures::stream::FuturesUnordered;
use futures::{FutureExt, SinkExt, StreamExt, join, select};
use loopscope::asyncio::{Lock, Queue, Semaphore, create_task, gather, sleep, sleep_with};
use loopscope::driver::{Clock, run, run_until_complete};
use loopscope::kernel::{Exception, Process, get_running_loop, new_event_loop, set_process};
use support::logged;

#[test]
fn join_waits_for_several_sleeps_at_once() {
    let lines = logged(|log| async move {
        let (a, b, c) = join!(sleep_with(2.0, "a"), sleep_with(1.0, "b"), sleep_with(0.0, "c"));
        log.at([a?, b?, c?].concat());
        Ok(())
    });
    assert_eq!(lines, ["2 abc"]);
}

#[test]
fn select_takes_the_first_and_drops_the_other() {
    let lines = logged(|log| async move {
        let slow = Box::pin(sleep_with(2.0, "slow"));
        let fast = Box::pin(sleep_with(1.0, "fast"));
        let first = select! { outcome = slow.fuse() => outcome, outcome = fast.fuse() => outcome };
        log.at(first?);
        sleep(5.0).await?;
        log.at("undisturbed");
        Ok(())
    });
    assert_eq!(lines, ["1 fast", "6 undisturbed"]);
}

#[test]
fn a_future_turned_away_from_disturbs_nobody_when_it_is_cancelled() {
    let lines = logged(|log| async move {
        let abandoned = get_running_loop()?.create_future::<()>();
        {
            let (never, short) = (Box::pin(async { (&abandoned).await }), Box::pin(sleep(1.0)));
            select! { outcome = never.fuse() => outcome?, outcome = short.fuse() => outcome? }
        }
        let task = get_running_loop()?.current().unwrap();
        get_running_loop()?.call_later(1.0, move || {
            abandoned.cancel();
        })?;
        sleep(3.0).await?;
        log.at(task.task().unwrap().cancelling());
        Ok(())
    });
    assert_eq!(lines, ["4 0"]);
}

#[test]
fn unordered_futures_come_in_the_order_of_their_ends() {
    let lines = logged(|log| async move {
        let mut all: FuturesUnordered<_> = (1..=50)
            .rev()
            .map(|second| sleep_with(f64::from(second), second))
            .collect();
        let mut ends = Vec::new();
        while let Some(second) = all.next().await {
            ends.push(second?);
        }
        assert!(ends.is_sorted());
        log.at(ends.len());
        Ok(())
    });
    assert_eq!(lines, ["50 50"]);
}

#[test]
fn channels_connect_tasks() {
    let lines = logged(|log| async move {
        let (mut sender, mut receiver) = mpsc::channel::<u32>(1);
        let (done, all_sent) = oneshot::channel();
        create_task(async move {
            for item in 0..4 {
                sender
                    .send(item)
                    .await
                    .map_err(|error| Exception::runtime(error.to_string()))?;
            }
            done.send("sent").map_err(Exception::runtime)
        })?;
        let mut items = Vec::new();
        while let Some(item) = receiver.next().await {
            items.push(item);
        }
        log.add(format!("{items:?} {:?}", all_sent.await));
        Ok(())
    });
    assert_eq!(lines, [r#"[0, 1, 2, 3] Ok("sent")"#]);
}

#[test]
fn one_thousand_tasks_hand_a_token_around() {
    let lines = logged(|log| async move {
        let (first, mut inlet) = oneshot::channel();
        let runners = (0..1000).map(|_| {
            let (outlet, next) = oneshot::channel();
            let from = std::mem::replace(&mut inlet, next);
            create_task(async move {
                let token: u32 = from
                    .await
                    .map_err(|error| Exception::runtime(error.to_string()))?;
                outlet
                    .send(token + 1)
                    .map_err(|_| Exception::runtime("nobody takes it"))
            })
        });
        let runners = runners.collect::<Result<Vec<_>, _>>()?;
        first.send(0).map_err(|_| Exception::runtime("nobody takes it"))?;
        gather(runners)?.await?;
        log.add(format!("{:?}", inlet.await));
        Ok(())
    });
    assert_eq!(lines, ["Ok(1000)"]);
}

#[test]
fn what_is_dropped_while_it_waits_leaves_the_line() {
    let lines = logged(|log| async move {
        let (lock, semaphore, queue) = (Lock::new(), Semaphore::new(0)?, Queue::new(0));
        lock.acquire().await?;
        for impatient in [
            lock.acquire().boxed_local(),
            semaphore.acquire().boxed_local(),
            queue.get().boxed_local(),
        ] {
            let patience = Box::pin(sleep(1.0));
            select! { outcome = impatient.fuse() => outcome?, outcome = patience.fuse() => outcome? }
        }
        lock.release()?;
        semaphore.release()?;
        queue.put_nowait(())?;
        log.add(format!(
            "{} {} {}",
            lock.repr(),
            semaphore.repr(),
            queue.repr(|()| "item".into())
        ));
        Ok(())
    });
    let expected =
        "<Lock [unlocked]> <Semaphore [unlocked, value:1]> <Queue maxsize=0 _queue=[item] tasks=1>";
    assert_eq!(lines, [expected]);
}

#[test]
fn a_foreign_await_is_not_interrupted_and_the_next_one_of_ours_is() {
    let lines = logged(|log| async move {
        let (sender, receiver) = oneshot::channel::<&str>();
        let noted = log.clone();
        let task = create_task(async move {
            noted.add(format!("{:?}", receiver.await));
            sleep(1.0).await
        })?;
        sleep(0.0).await?;
        task.cancel();
        sleep(1.0).await?;
        sender.send("late").map_err(Exception::runtime)?;
        task.await
    });
    assert_eq!(lines, [r#"Ok("late")"#, "raised CancelledError()"]);
}

#[test]
fn another_thread_wakes_a_loop_in_real_time() {
    let (sender, receiver) = oneshot::channel();
    let other = thread::spawn(move || {
        thread::sleep(Duration::from_millis(20));
        sender.send("from afar")
    });
    let main = async {
        receiver
            .await
            .map_err(|error| Exception::runtime(error.to_string()))
    };
    assert_eq!(run(main, Clock::Real).unwrap(), "from afar");
    other.join().unwrap().unwrap();
}

#[test]
fn real_time_takes_its_time() {
    let main = async {
        sleep(0.02).await?;
        Ok(get_running_loop()?.time())
    };
    let time = run(main, Clock::Real).unwrap();
    assert!((0.02..2.0).contains(&time), "{time}");
}

#[test]
fn a_panic_reaches_whoever_runs_the_loop_and_the_loop_lives_on() {
    set_process(Process::new());
    let event_loop = new_event_loop();
    let broken = event_loop
        .create_task(async { if true { panic!("oh") } else { Ok(()) } })
        .unwrap();
    let waiting = event_loop.create_task({
        let broken = broken.clone();
        async move { broken.await }
    });
    let other = event_loop.create_task(sleep_with(1.0, "fine")).unwrap();

    let run = || run_until_complete(&event_loop, other.clone(), Clock::Virtual);
    let panic = catch_unwind(AssertUnwindSafe(run)).unwrap_err();
    assert_eq!(panic.downcast_ref(), Some(&"oh"));
    assert!(!event_loop.is_running() && get_running_loop().is_err());
    assert_eq!(run().unwrap(), "fine");
    assert_eq!(
        waiting.unwrap().result().unwrap_err().message(),
        "coroutine panicked: oh"
    );
}
