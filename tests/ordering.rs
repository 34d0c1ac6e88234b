//! In which order things happen, turn by turn. Each list is what CPython 3.11 does.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use loopscope::asyncio::{create_task, gather, sleep};
use loopscope::kernel::{Exception, Future, get_running_loop};
use support::{Log, logged};

#[test]
fn a_task_starts_in_the_next_turn() {
    let lines = logged(|log| async move {
        let noted = log.clone();
        let task = create_task(async move { Ok(noted.add("task")) })?;
        log.add("created");
        sleep(0.0).await?;
        log.add(task.done());
        Ok(())
    });
    assert_eq!(lines, ["created", "task", "true"]);
}

#[test]
fn tasks_take_turns_in_the_order_of_creation() {
    async fn twice(log: Log, name: &str) -> Result<(), Exception> {
        for round in 0..2 {
            log.add(format!("{name} {round}"));
            sleep(0.0).await?;
        }
        Ok(())
    }
    let lines = logged(|log| async move { gather([twice(log.clone(), "a"), twice(log, "b")])?.await });
    assert_eq!(lines, ["a 0", "b 0", "a 1", "b 1"]);
}

#[test]
fn awaiting_a_coroutine_takes_no_turn() {
    let lines = logged(|log| async move {
        let (noted, child) = (log.clone(), log.clone());
        create_task(async move { Ok(noted.add("other task")) })?;
        async move { Ok(child.add("child")) }.await?;
        log.add("main");
        sleep(0.0).await
    });
    assert_eq!(lines, ["child", "main", "other task"]);
}

#[test]
fn awaiting_a_finished_task_takes_no_turn() {
    let lines = logged(|log| async move {
        let task = create_task(async { Ok(1) })?;
        sleep(0.0).await?;
        get_running_loop()?.call_soon(log.later("next turn"))?;
        log.add(task.await?);
        sleep(0.0).await
    });
    assert_eq!(lines, ["1", "next turn"]);
}

#[test]
fn who_awaits_a_task_goes_on_in_the_turn_after_its_end() {
    let lines = logged(|log| async move {
        let child = log.clone();
        let task = create_task(async move {
            child.add("child ends");
            get_running_loop()?
                .call_soon(child.later("in front of the wake-up, which comes at the end of the step"))?;
            Ok(())
        })?;
        task.await?;
        log.add("main");
        Ok(())
    });
    let expected = [
        "child ends",
        "in front of the wake-up, which comes at the end of the step",
        "main",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn done_callbacks_run_in_the_next_turn_in_their_order() {
    let lines = logged(|log| async move {
        let event_loop = get_running_loop()?;
        let future = event_loop.create_future();
        for name in ["first", "second"] {
            let noted = log.clone();
            future.add_fallible_callback(move |future| Ok(noted.add(format!("{name} {}", future.result()?))));
        }
        future.set_result(1)?;
        log.add("set");
        event_loop.call_soon(log.later("soon"))?;
        sleep(0.0).await?;
        log.add("a turn later");
        Ok(())
    });
    assert_eq!(lines, ["set", "first 1", "second 1", "soon", "a turn later"]);
}

#[test]
fn a_callback_added_to_a_finished_future_still_waits_a_turn() {
    let lines = logged(|log| async move {
        let future = get_running_loop()?.create_future();
        future.set_result(())?;
        let noted = log.later("callback");
        future.add_done_callback(move |_| noted());
        log.add("added");
        sleep(0.0).await
    });
    assert_eq!(lines, ["added", "callback"]);
}

#[test]
fn what_a_callback_schedules_waits_for_the_turn_after() {
    let lines = logged(|log| async move {
        let event_loop = get_running_loop()?;
        let (inner, noted) = (event_loop.clone(), log.clone());
        event_loop.call_soon(move || {
            noted.add("a");
            inner.call_soon(noted.later("c")).map(|_| ())
        })?;
        event_loop.call_soon(log.later("b"))?;
        sleep(0.0).await?;
        log.add("main"); // its step stood behind a and b, in front of c
        sleep(0.0).await
    });
    assert_eq!(lines, ["a", "b", "main", "c"]);
}

#[test]
fn timers_fire_by_deadline_and_then_in_the_order_in_which_they_were_set() {
    let lines = logged(|log| async move {
        for (seconds, name) in [
            (2.0, "two"),
            (1.0, "one, set first"),
            (1.0, "one, set second"),
            (3.0, "three"),
        ] {
            let noted = log.clone();
            get_running_loop()?.call_later(seconds, move || noted.at(name))?;
        }
        sleep(3.0).await?;
        log.at("main");
        Ok(())
    });
    assert_eq!(
        lines,
        [
            "1 one, set first",
            "1 one, set second",
            "2 two",
            "3 three",
            "3 main"
        ]
    );
}

#[test]
fn due_timers_run_behind_what_is_ready_already() {
    let lines = logged(|log| async move {
        let event_loop = get_running_loop()?;
        event_loop.call_later(0.0, log.later("timer"))?;
        event_loop.call_soon(log.later("soon"))?;
        sleep(0.0).await?;
        log.add("main");
        Ok(())
    });
    assert_eq!(lines, ["soon", "main", "timer"]);
}

#[test]
fn waiters_of_one_future_wake_in_the_order_in_which_they_came() {
    async fn waiter(log: Log, name: &str, future: Future<()>) -> Result<(), Exception> {
        future.await?;
        log.add(name);
        Ok(())
    }
    let lines = logged(|log| async move {
        let future = get_running_loop()?.create_future();
        let all = gather(["a", "b", "c"].map(|name| waiter(log.clone(), name, future.clone())))?;
        sleep(0.0).await?;
        future.set_result(())?;
        log.add("set");
        all.await
    });
    assert_eq!(lines, ["set", "a", "b", "c"]);
}

#[test]
fn gather_is_done_one_turn_after_its_last_child() {
    let lines = logged(|log| async move {
        let child = get_running_loop()?.create_future();
        let outer = gather([child.clone()])?;
        child.set_result(1)?;
        log.add(outer.done());
        sleep(0.0).await?;
        log.add(outer.done());
        Ok(())
    });
    assert_eq!(lines, ["false", "true"]);
}

#[test]
fn sleeping_zero_or_less_is_one_turn() {
    let lines = logged(|log| async move {
        for seconds in [0.0, -1.0] {
            get_running_loop()?.call_soon(log.later("soon"))?;
            sleep(seconds).await?;
            log.at(format!("slept {seconds}"));
        }
        Ok(())
    });
    assert_eq!(lines, ["soon", "0 slept 0", "soon", "0 slept -1"]);
}

#[test]
fn cancelled_timers_change_nothing_however_many_they_are() {
    let lines = logged(|log| async move {
        let event_loop = get_running_loop()?;
        let set = |number: u32| {
            let noted = log.clone();
            event_loop.call_later(1.0, move || noted.add(number))
        };
        let handles = (0..150).map(set).collect::<Result<Vec<_>, _>>()?;
        handles[..149].iter().for_each(|handle| handle.cancel());
        sleep(2.0).await?;
        log.at("main");
        Ok(())
    });
    assert_eq!(lines, ["149", "2 main"]);
}

#[test]
fn a_deadline_in_a_million_years_comes_and_one_at_infinity_does_not() {
    const MILLION_YEARS: f64 = 3.15e13;
    let lines = logged(|log| async move {
        create_task(sleep(f64::INFINITY))?;
        sleep(MILLION_YEARS).await?; // where a float is coarser than the clock's resolution
        log.at("main");
        Ok(())
    });
    assert_eq!(lines, ["31500000000000 main"]);
}
