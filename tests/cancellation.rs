//! How a task is stopped: `CancelledError` is thrown in where it awaits. Each list is CPython 3.11's.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use loopscope::asyncio::{create_task, current_task, shield, sleep};
use loopscope::kernel::{Exception, Kind, get_running_loop};
use support::{Log, logged};

/// Sleeps for a long time, and notes how that ends.
async fn sleeper(log: Log, name: &str) -> Result<(), Exception> {
    log.add(format!("{name} starts"));
    let outcome = sleep(9.0).await;
    if let Err(error) = &outcome {
        log.add(format!("{name} {error:?}"));
    }
    outcome
}

#[test]
fn cancellation_is_thrown_in_at_the_await() {
    let lines = logged(|log| async move {
        let task = create_task(sleeper(log.clone(), "task"))?;
        sleep(0.0).await?;
        log.add(format!(
            "{} {} {}",
            task.cancel(),
            task.cancelled(),
            task.cancelling()
        ));
        let error = (&task).await.unwrap_err();
        log.add(format!("main {error:?} {} {}", task.cancelled(), task.cancel()));
        Ok(())
    });
    let expected = [
        "task starts",
        "true false 1",
        "task CancelledError()",
        "main CancelledError() true false",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn a_task_cancelled_before_its_first_step_never_runs() {
    let lines = logged(|log| async move {
        let task = create_task(sleeper(log, "task"))?;
        task.cancel();
        task.await
    });
    assert_eq!(lines, ["raised CancelledError()"]);
}

#[test]
fn the_message_arrives() {
    let lines = logged(|log| async move {
        let task = create_task(sleeper(log, "task"))?;
        sleep(0.0).await?;
        task.cancel_with("too late");
        task.await
    });
    let expected = [
        "task starts",
        "task CancelledError('too late')",
        "raised CancelledError('too late')",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn a_task_may_refuse() {
    let lines = logged(|log| async move {
        let task = create_task(async {
            let refused = sleep(9.0).await.unwrap_err();
            sleep(1.0).await?;
            Ok(format!("finished in spite of {refused:?}"))
        })?;
        sleep(0.0).await?;
        task.cancel();
        log.at((&task).await?);
        log.add(task.cancelling());
        Ok(())
    });
    assert_eq!(lines, ["1 finished in spite of CancelledError()", "1"]);
}

#[test]
fn cleaning_up_may_take_time() {
    let lines = logged(|log| async move {
        let noted = log.clone();
        let task = create_task(async move {
            let outcome = sleep(9.0).await;
            sleep(2.0).await?;
            noted.at("tidy");
            outcome
        })?;
        sleep(1.0).await?;
        task.cancel();
        let outcome = task.await;
        log.at(format!("{outcome:?}"));
        Ok(())
    });
    assert_eq!(lines, ["3 tidy", "3 Err(CancelledError())"]);
}

#[test]
fn cancelling_one_who_awaits_a_task_cancels_that_task() {
    let lines = logged(|log| async move {
        let noted = log.clone();
        let outer = create_task(async move {
            let inner = create_task(sleeper(noted.clone(), "inner"))?;
            let outcome = (&inner).await;
            noted.add(format!("inner cancelled: {}", inner.cancelled()));
            outcome
        })?;
        sleep(0.0).await?;
        sleep(0.0).await?;
        outer.cancel();
        outer.await
    });
    let expected = [
        "inner starts",
        "inner CancelledError()",
        "inner cancelled: true",
        "raised CancelledError()",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn a_task_hears_of_it_even_if_what_it_awaits_is_done_already() {
    let lines = logged(|log| async move {
        let future = get_running_loop()?.create_future();
        let awaited = future.clone();
        let task = create_task(async move { awaited.await })?;
        sleep(0.0).await?;
        future.set_result(())?;
        log.add(task.cancel());
        task.await
    });
    assert_eq!(lines, ["true", "raised CancelledError()"]);
}

#[test]
fn one_who_cancels_himself_is_cancelled_at_his_next_await() {
    let lines = logged(|log| async move {
        let task = create_task(async move {
            current_task()?.unwrap().cancel(None);
            log.add("still here");
            sleep(0.0).await?;
            log.add("never");
            Ok(())
        })?;
        task.await
    });
    assert_eq!(lines, ["still here", "raised CancelledError()"]);
}

#[test]
fn one_who_cancels_himself_and_returns_is_cancelled() {
    let lines = logged(|_| async {
        let task = create_task(async {
            current_task()?.unwrap().cancel(Some("last word".into()));
            Ok(1)
        })?;
        task.await
    });
    assert_eq!(lines, ["raised CancelledError('last word')"]);
}

#[test]
fn raising_cancelled_error_oneself_is_being_cancelled() {
    let lines = logged(|log| async move {
        let task = create_task(async { Err::<(), _>(Exception::cancelled(Some("mine".into()))) })?;
        let outcome = (&task).await;
        log.add(format!("{} {}", task.cancelled(), task.cancelling()));
        outcome
    });
    assert_eq!(lines, ["true 0", "raised CancelledError('mine')"]);
}

#[test]
fn uncancel_takes_the_count_back_and_not_the_cancellation() {
    let lines = logged(|log| async move {
        let task = create_task(sleep(9.0))?;
        sleep(0.0).await?;
        task.cancel();
        task.cancel();
        log.add(format!(
            "{:?}",
            [
                task.cancelling(),
                task.uncancel(),
                task.uncancel(),
                task.uncancel()
            ]
        ));
        task.await
    });
    assert_eq!(lines, ["[2, 1, 0, 0]", "raised CancelledError()"]);
}

#[test]
fn awaiting_a_cancelled_future_is_no_cancellation_of_the_task() {
    let lines = logged(|log| async move {
        let future = get_running_loop()?.create_future::<()>();
        let awaited = future.clone();
        let task = create_task(async move {
            let outcome = awaited.await;
            log.add(format!(
                "{outcome:?} {}",
                current_task()?.unwrap().task().unwrap().cancelling()
            ));
            sleep(1.0).await?;
            log.at("goes on");
            Ok(())
        })?;
        sleep(0.0).await?;
        future.cancel();
        task.await
    });
    assert_eq!(lines, ["Err(CancelledError()) 0", "1 goes on"]);
}

#[test]
fn a_cancelled_future_takes_the_place_of_a_cancellation_still_to_come() {
    let lines = logged(|log| async move {
        let future = get_running_loop()?.create_future::<()>();
        let awaited = future.clone();
        let task = create_task(async move {
            log.add(format!("{:?}", awaited.await));
            sleep(0.0).await?;
            log.add("not cancelled again");
            Ok(())
        })?;
        sleep(0.0).await?;
        future.cancel_with("future");
        task.cancel_with("task");
        task.await
    });
    assert_eq!(lines, ["Err(CancelledError('future'))", "not cancelled again"]);
}

#[test]
fn an_exception_instead_of_the_cancellation_is_the_outcome() {
    let lines = logged(|log| async move {
        let task = create_task(async {
            sleep(9.0)
                .await
                .map_err(|_| Exception::new(Kind::ValueError, "instead"))
        })?;
        sleep(0.0).await?;
        task.cancel();
        let outcome = (&task).await;
        log.add(task.cancelled());
        outcome
    });
    assert_eq!(lines, ["false", "raised ValueError('instead')"]);
}

#[test]
fn tasks_that_are_left_at_the_end_are_cancelled() {
    let lines = logged(|log| async move {
        create_task(sleeper(log.clone(), "left"))?;
        sleep(0.0).await?;
        log.add("main ends");
        Ok(())
    });
    assert_eq!(lines, ["left starts", "main ends", "left CancelledError()"]);
}

#[test]
fn shield_keeps_the_cancellation_from_what_is_awaited() {
    let lines = logged(|log| async move {
        let (noted, working) = (log.clone(), log.clone());
        let work = create_task(async move {
            sleep(2.0).await?;
            working.at("work done");
            Ok("result")
        })?;
        let shielded = work.clone();
        let outer = create_task(async move {
            let outcome = shield(shielded)?.await;
            noted.at(format!("outer {outcome:?}"));
            outcome
        })?;
        sleep(1.0).await?;
        outer.cancel();
        log.add(work.await?);
        Ok(())
    });
    assert_eq!(lines, ["1 outer Err(CancelledError())", "2 work done", "result"]);
}

#[test]
fn tasks_that_wait_for_each_other_in_a_circle_can_be_cancelled() {
    // CPython raises RecursionError here.
    let lines = logged(|log| async move {
        let door = get_running_loop()?.create_future::<loopscope::kernel::Future<()>>();
        let behind = door.clone();
        let first = create_task(async move { behind.await?.await })?;
        let awaited = first.clone();
        let second = create_task(async move { awaited.await })?;
        door.set_result(second.clone().into())?;
        sleep(1.0).await?;
        first.cancel();
        log.add(format!("{:?} {:?}", first.await, second.await));
        Ok(())
    });
    assert_eq!(lines, ["Err(CancelledError()) Err(CancelledError())"]);
}

/// A coroutine of another language that awaits one of the library, as Python's do: it drives that by
/// hand, and passes on to its task what it awaits.
struct Driving(loopscope::lang::BoxedCoroutine<()>);

impl loopscope::lang::Coroutine<()> for Driving {
    fn resume(&mut self, input: Result<(), Exception>) -> loopscope::lang::Step<()> {
        use loopscope::kernel::{Stopped, drive};
        use loopscope::lang::Step;
        match drive(self.0.as_mut(), input.err()) {
            Ok(Ok(())) => Step::Returns(()),
            Ok(Err(raised)) => Step::Raises(raised),
            Err(Stopped::Yielded) => Step::Yields,
            Err(Stopped::At(future)) => Step::Waits(future),
        }
    }

    fn outcome(&mut self, _: &std::task::Waker) -> loopscope::lang::Step<()> {
        unreachable!("its steps end by themselves")
    }
}

fn driving(coroutine: impl Future<Output = Result<(), Exception>> + 'static) -> Driving {
    Driving(Box::pin(coroutine))
}

#[test]
fn a_driven_coroutine_takes_the_turns_that_an_awaited_one_takes() {
    let turns = |is_driven: bool| {
        logged(move |log| async move {
            let nap = async {
                sleep(0.0).await?;
                sleep(2.0).await
            };
            let noted = log.clone();
            create_task(async move {
                for round in 0..3 {
                    noted.add(round);
                    sleep(0.0).await?;
                }
                Ok(())
            })?;
            if is_driven {
                loopscope::lang::Stepped::new(driving(nap)).await?;
            } else {
                nap.await?;
            }
            log.add(get_running_loop()?.time());
            Ok(())
        })
    };
    assert_eq!(turns(true), turns(false));
    assert_eq!(turns(true), ["0", "1", "2", "2"]);
}

#[test]
fn a_cancellation_reaches_the_coroutine_that_is_driven() {
    let lines = logged(|log| async move {
        let noted = log.clone();
        let task = create_task(loopscope::lang::Stepped::new(driving(async move {
            let outcome = sleep(60.0).await;
            noted.add(format!("{outcome:?}"));
            outcome
        })))?;
        sleep(1.0).await?;
        task.cancel_with("enough");
        log.add(format!("{:?}", task.await));
        log.add(get_running_loop()?.time());
        Ok(())
    });
    let cancelled = "Err(CancelledError('enough'))";
    assert_eq!(lines, [cancelled, cancelled, "1"]);
}
