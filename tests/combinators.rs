//! gather, wait, as_completed and shield. Each list is CPython 3.11's.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use loopscope::asyncio::{
    ReturnWhen, as_completed, create_task, ensure_future, gather, gather_settled, shield, sleep, wait,
};
use loopscope::kernel::{Future, get_running_loop, new_event_loop};
use support::{Log, Outcome, burn, cancelling, cook, logged, refusal};

fn tasks<const N: usize>(log: &Log, seconds: [f64; N]) -> Outcome<Vec<Future<&'static str>>> {
    let dishes = ["rice", "soup", "fish"].into_iter().zip(seconds);
    dishes
        .map(|(dish, seconds)| Ok(create_task(cook(log.clone(), dish, seconds))?.into()))
        .collect()
}

// gather

#[test]
fn gather_answers_in_the_order_of_its_arguments() {
    let lines = logged(|log| async move {
        let dishes = gather([cook(log.clone(), "soup", 2.0), cook(log.clone(), "rice", 1.0)])?.await?;
        log.add(format!("{dishes:?}"));
        Ok(())
    });
    assert_eq!(lines, ["1 rice", "2 soup", r#"["soup", "rice"]"#]);
}

#[test]
fn gather_raises_the_first_exception_and_lets_the_others_go_on() {
    let lines = logged(|log| async move {
        let soup = create_task(cook(log.clone(), "soup", 2.0))?;
        let rice = create_task(burn(log.clone(), "rice", 1.0))?;
        log.at(format!("{:?}", gather([soup, rice])?.await));
        sleep(2.0).await
    });
    assert_eq!(lines, ["1 rice burns", "1 Err(ValueError('rice'))", "2 soup"]);
}

#[test]
fn settled_results_have_the_exceptions_in_place() {
    let lines = logged(|log| async move {
        let soup = create_task(cook(log.clone(), "soup", 2.0))?;
        let rice = create_task(burn(log.clone(), "rice", 1.0))?;
        log.add(format!("{:?}", gather_settled([soup, rice])?.await?));
        Ok(())
    });
    assert_eq!(
        lines,
        [
            "1 rice burns",
            "2 soup",
            r#"[Ok("soup"), Err(ValueError('rice'))]"#
        ]
    );
}

#[test]
fn a_cancelled_child_fails_gather_without_cancelling_it() {
    let lines = logged(|log| async move {
        let soup = create_task(cook(log.clone(), "soup", 5.0))?;
        let rice = create_task(cook(log.clone(), "rice", 1.0))?;
        let both = gather([soup.clone(), rice])?;
        sleep(0.0).await?;
        soup.cancel_with("off");
        log.add(format!(
            "{:?} {} {}",
            (&both).await,
            both.cancelled(),
            cancelling()
        ));
        Ok(())
    });
    assert_eq!(
        lines,
        [
            "0 soup cancelled",
            "Err(CancelledError('off')) false 0",
            "0 rice cancelled"
        ]
    );
}

#[test]
fn cancelling_gather_cancels_every_child() {
    let lines = logged(|log| async move {
        let both = gather([cook(log.clone(), "soup", 5.0), cook(log.clone(), "rice", 6.0)])?;
        sleep(1.0).await?;
        log.add(format!("{} {}", both.cancel(), both.done()));
        log.at(format!("{:?} {}", (&both).await, both.cancelled()));
        Ok(())
    });
    let expected = [
        "true false",
        "1 soup cancelled",
        "1 rice cancelled",
        "1 Err(CancelledError()) false",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn cancelling_gather_counts_more_than_its_settled_results() {
    let lines = logged(|log| async move {
        let all = gather_settled([cook(log.clone(), "soup", 5.0)])?;
        sleep(1.0).await?;
        all.cancel_with("enough");
        all.await
    });
    assert_eq!(lines, ["1 soup cancelled", "raised CancelledError('enough')"]);
}

#[test]
fn only_a_plain_future_keeps_its_message_in_settled_results() {
    let lines = logged(|log| async move {
        let future = get_running_loop()?.create_future();
        future.cancel_with("why");
        let task = create_task(cook(log.clone(), "soup", 1.0))?;
        sleep(0.0).await?;
        task.cancel_with("not this one");
        log.add(format!("{:?}", gather_settled([future, task.into()])?.await?));
        Ok(())
    });
    assert_eq!(
        lines,
        [
            "0 soup cancelled",
            "[Err(CancelledError('why')), Err(CancelledError(''))]"
        ]
    );
}

#[test]
fn a_future_twice_in_gather_is_waited_for_once() {
    let lines = logged(|log| async move {
        let soup = create_task(cook(log.clone(), "soup", 1.0))?;
        log.add(format!("{:?}", gather([soup.clone(), soup])?.await?));
        Ok(())
    });
    assert_eq!(lines, ["1 soup", r#"["soup", "soup"]"#]);
}

#[test]
fn gather_of_nothing_is_done() {
    let lines = logged(|log| async move {
        let nothing = gather(Vec::<Future<()>>::new())?;
        log.add(nothing.done());
        nothing.await
    });
    assert_eq!(lines, ["true"]);
}

// wait and as_completed

#[test]
fn wait_answers_when_the_first_is_done() {
    let lines = logged(|log| async move {
        let (done, pending) = wait(tasks(&log, [2.0, 1.0])?, None, ReturnWhen::FirstCompleted).await?;
        log.at(format!("{} done, {} pending", done.len(), pending.len()));
        wait(pending, None, ReturnWhen::AllCompleted).await?;
        Ok(())
    });
    assert_eq!(lines, ["1 soup", "1 1 done, 1 pending", "2 rice"]);
}

#[test]
fn wait_answers_when_the_first_has_raised() {
    let lines = logged(|log| async move {
        let mut all = tasks(&log, [1.0, 3.0])?;
        all.push(create_task(burn(log.clone(), "fish", 2.0))?.into());
        let (done, pending) = wait(all, None, ReturnWhen::FirstException).await?;
        log.at(format!("{} done, {} pending", done.len(), pending.len()));
        Ok(())
    });
    assert_eq!(
        lines,
        [
            "1 rice",
            "2 fish burns",
            "2 2 done, 1 pending",
            "2 soup cancelled"
        ]
    );
}

#[test]
fn wait_cancels_nobody_when_its_time_is_over() {
    let lines = logged(|log| async move {
        let (done, pending) = wait(tasks(&log, [1.0, 3.0])?, Some(2.0), ReturnWhen::AllCompleted).await?;
        log.at(format!("{} done, {} pending", done.len(), pending.len()));
        (&pending[0]).await
    });
    assert_eq!(lines, ["1 rice", "2 1 done, 1 pending", "3 soup"]);
}

#[test]
fn waiting_for_nothing_is_an_error() {
    let lines = logged(|_| wait(Vec::<Future<()>>::new(), None, ReturnWhen::AllCompleted));
    assert_eq!(lines, ["raised ValueError('Set of Tasks/Futures is empty.')"]);
}

#[test]
fn as_completed_answers_in_the_order_of_the_ends() {
    let lines = logged(|log| async move {
        for next in as_completed(tasks(&log, [3.0, 1.0, 2.0])?, None)? {
            log.add(format!("got {}", next.await?));
        }
        Ok(())
    });
    assert_eq!(
        lines,
        ["1 soup", "got soup", "2 fish", "got fish", "3 rice", "got rice"]
    );
}

#[test]
fn as_completed_answers_with_the_futures_themselves() {
    let lines = logged(|log| async move {
        let futures = tasks(&log, [3.0, 1.0])?;
        let mut completed = as_completed(futures.clone(), None)?;
        while let Some(next) = completed.next_done() {
            let done = next.await?.core().id();
            log.add(format!(
                "place {:?}",
                futures.iter().position(|future| future.core().id() == done)
            ));
        }
        Ok(())
    });
    assert_eq!(lines, ["1 soup", "place Some(1)", "3 rice", "place Some(0)"]);
}

#[test]
fn as_completed_raises_for_those_who_are_late() {
    let lines = logged(|log| async move {
        for next in as_completed(tasks(&log, [3.0, 1.0])?, Some(2.0))? {
            log.at(format!("{:?}", next.await));
        }
        Ok(())
    });
    assert_eq!(
        lines,
        [
            "1 soup",
            r#"1 Ok("soup")"#,
            "2 Err(TimeoutError())",
            "2 rice cancelled"
        ]
    );
}

// shield, and futures of other loops

#[test]
fn shield_of_a_cancelled_task_is_cancelled() {
    let lines = logged(|log| async move {
        let task = create_task(cook(log.clone(), "soup", 5.0))?;
        let shielded = shield(task.clone())?;
        sleep(1.0).await?;
        task.cancel();
        log.add(format!("{:?} {}", (&shielded).await, shielded.cancelled()));
        Ok(())
    });
    assert_eq!(lines, ["1 soup cancelled", "Err(CancelledError()) true"]);
}

#[test]
fn futures_of_different_loops_do_not_mix() {
    let lines = logged(|log| async move {
        let (here, there) = (get_running_loop()?, new_event_loop());
        let future: Future<()> = there.create_future();
        log.add(refusal(ensure_future(future.clone(), Some(&here))));
        log.add(refusal(gather([here.create_future(), future.clone()])));
        let error = future.await.unwrap_err();
        log.add(error.message().rsplit("got ").next().unwrap_or_default());
        Ok(())
    });
    let text = "The future belongs to a different loop than the one specified as the loop argument";
    assert_eq!(
        lines,
        [text, text, "Future <Future pending> attached to a different loop"]
    );
}
