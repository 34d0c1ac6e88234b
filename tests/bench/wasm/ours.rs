//! On Loopscope's kernel.

use std::cell::RefCell;

use loopscope::asyncio::{Event, gather, sleep};
use loopscope::driver::{Clock, run};
use loopscope::kernel::{EventLoop, Exception, Next, Process, yield_now};
use wasm_bindgen::prelude::*;

use crate::promises;

async fn yield_often(rounds: u32) -> Result<u32, Exception> {
    for _ in 0..rounds {
        yield_now().await?;
    }
    Ok(rounds)
}

/// `tasks` tasks that give way `rounds` times each, gathered.
#[wasm_bindgen(js_name = kernelGather)]
pub fn kernel_gather(tasks: u32, rounds: u32) -> u32 {
    let all = async move { gather((0..tasks).map(|_| yield_often(rounds)))?.await };
    let results = run(all, Clock::Virtual).unwrap_or_default();
    results.iter().sum()
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}

/// `tasks` tasks that sleep until moments spread over one second, gathered, on the real clock.
#[wasm_bindgen(js_name = kernelSleep)]
pub async fn kernel_sleep(tasks: u32) {
    let begin = now();
    let elapsed = move || (now() - begin) / 1000.0;
    let process = Process::new();
    process.set_clock(Some(Box::new(elapsed)));
    let event_loop = EventLoop::new(&process);
    let moments = (0..tasks).map(move |number| f64::from(number) / f64::from(tasks));
    let all = event_loop.create_task(async move { gather(moments.map(sleep))?.await });
    loop {
        match event_loop.turn(elapsed()) {
            Next::Busy | Next::Soon => {}
            Next::At(deadline) => promises::sleep((deadline - elapsed()) * 1000.0).await,
            Next::Idle | Next::Done => break,
        }
    }
    assert!(all.is_ok_and(|all| all.done()));
}

thread_local! {
    static KEPT: RefCell<Option<EventLoop>> = const { RefCell::new(None) };
}

/// Leaves `tasks` tasks that sleep, or wait for one event, alive until the next call.
#[wasm_bindgen(js_name = kernelKeep)]
pub fn kernel_keep(tasks: u32, sleeping: bool) {
    drop_kept();
    let event_loop = EventLoop::new(&Process::new());
    let event = Event::new();
    for _ in 0..tasks {
        let task = match sleeping {
            true => event_loop.create_task(sleep(3600.0)),
            false => event_loop.create_task(event.wait()),
        };
        drop(task);
    }
    let next = event_loop.turn(0.0);
    assert!(next != Next::Soon);
    KEPT.set(Some(event_loop));
}

/// Lets go of what [`kernel_keep`] left.
#[wasm_bindgen(js_name = dropKept)]
pub fn drop_kept() {
    drop(KEPT.take());
}
