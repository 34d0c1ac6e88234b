//! Tasks that start eagerly. Each list is what CPython 3.13 does.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use loopscope::asyncio::{all_tasks, create_task_with, current_task, sleep};
use loopscope::driver::{Clock, run_until_complete};
use loopscope::kernel::{
    EventLoop, Exception, Process, Start, Task, TaskOptions, get_running_loop, yield_now,
};
use support::logged;

fn eagerly<T: 'static>(
    coroutine: impl Future<Output = Result<T, Exception>> + 'static,
) -> Result<Task<T>, Exception> {
    let options = TaskOptions {
        start: Start::Eager,
        ..TaskOptions::default()
    };
    create_task_with(coroutine, options)
}

fn name() -> Result<String, Exception> {
    let task = current_task()?;
    let core = task.as_ref().and_then(|task| task.task());
    Ok(core.map_or_else(|| "none".into(), |core| core.name().to_string()))
}

#[test]
fn it_runs_to_its_first_wait_within_the_step_that_makes_it() {
    let lines = logged(|log| async move {
        let noted = log.clone();
        log.add(name()?);
        let task = eagerly(async move {
            noted.add(name()?);
            sleep(1.0).await?;
            Ok(noted.add("slept"))
        })?;
        log.add(name()?);
        log.add(all_tasks()?.len());
        task.await
    });
    assert_eq!(lines, ["Task-1", "Task-2", "Task-1", "2", "slept"]);
}

#[test]
fn one_that_need_not_wait_is_done_at_once() {
    let lines = logged(|log| async move {
        let task = eagerly(async { Ok(7) })?;
        log.add(task.done());
        get_running_loop()?.call_soon(log.later("next turn"))?;
        log.add(task.await?);
        log.add(all_tasks()?.len());
        let failed = eagerly(async { Err::<(), _>(Exception::runtime("burnt")) })?;
        log.add(failed.await.unwrap_err());
        Ok(())
    });
    assert_eq!(lines, ["true", "7", "1", "burnt", "next turn"]);
}

#[test]
fn they_nest_and_the_outer_ones_go_on() {
    let lines = logged(|log| async move {
        let (outer, inner) = (log.clone(), log.clone());
        let task = eagerly(async move {
            outer.add("outer begins");
            let task = eagerly(async move {
                inner.add("inner begins");
                yield_now().await?;
                Ok(inner.add("inner ends"))
            })?;
            outer.add("outer goes on");
            task.await?;
            Ok(outer.add("outer ends"))
        })?;
        log.add("main");
        task.await
    });
    assert_eq!(
        lines,
        [
            "outer begins",
            "inner begins",
            "outer goes on",
            "main",
            "inner ends",
            "outer ends"
        ]
    );
}

#[test]
fn in_a_loop_that_does_not_run_it_starts_with_the_loop() {
    let event_loop = EventLoop::new(&Process::new());
    let options = TaskOptions {
        start: Start::Eager,
        ..TaskOptions::default()
    };
    let task = event_loop.create_task_with(async { Ok(1) }, options).unwrap();
    assert!(!task.done());
    let main = async move { task.await };
    assert_eq!(run_until_complete(&event_loop, main, Clock::Virtual).unwrap(), 1);
}
