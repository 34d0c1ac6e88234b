//! wait_for and timeout: what takes too long is cancelled. Each list is CPython 3.11's.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use loopscope::asyncio::{create_task, current_task, sleep, timeout, wait_for};
use support::{cancelling, cook, logged};

// wait_for

#[test]
fn wait_for_cancels_what_takes_too_long() {
    let lines = logged(|log| async move {
        let error = wait_for(cook(log.clone(), "soup", 5.0), Some(1.0))
            .await
            .unwrap_err();
        log.at(format!("{error:?} from {:?}", error.cause()));
        Ok(())
    });
    assert_eq!(
        lines,
        ["1 soup cancelled", "1 TimeoutError() from Some(CancelledError())"]
    );
}

#[test]
fn wait_for_takes_a_result_that_comes_in_spite_of_the_cancellation() {
    let lines = logged(|log| async move {
        let stubborn = async {
            let _ = sleep(5.0).await;
            sleep(1.0).await?;
            Ok("late")
        };
        log.at(wait_for(stubborn, Some(1.0)).await?);
        Ok(())
    });
    assert_eq!(lines, ["2 late"]);
}

#[test]
fn wait_for_without_timeout_runs_in_the_same_task() {
    let lines = logged(|log| async move {
        let who = || async { Ok(current_task()?.unwrap().task().unwrap().name()) };
        log.add(format!(
            "{} {}",
            wait_for(who(), None).await?,
            wait_for(who(), Some(1.0)).await?
        ));
        Ok(())
    });
    assert_eq!(lines, ["Task-1 Task-2"]);
}

#[test]
fn wait_for_zero_gives_a_coroutine_no_chance() {
    let lines = logged(|log| async move {
        log.add(format!(
            "{:?}",
            wait_for(cook(log.clone(), "soup", 0.0), Some(0.0)).await
        ));
        let rice = create_task(cook(log.clone(), "rice", 0.0))?;
        (&rice).await?;
        log.add(wait_for(rice, Some(0.0)).await?);
        Ok(())
    });
    assert_eq!(lines, ["Err(TimeoutError())", "0 rice", "rice"]);
}

#[test]
fn cancelling_wait_for_cancels_what_it_waits_for() {
    let lines = logged(|log| async move {
        let task = create_task(wait_for(cook(log, "soup", 5.0), Some(9.0)))?;
        sleep(1.0).await?;
        task.cancel_with("stop");
        task.await
    });
    assert_eq!(lines, ["1 soup cancelled", "raised CancelledError('stop')"]);
}

// timeout

#[test]
fn a_timeout_turns_its_own_cancellation_into_a_timeout_error() {
    let lines = logged(|log| async move {
        let limit = timeout(Some(1.0))?;
        let error = limit
            .clone()
            .within(cook(log.clone(), "soup", 5.0))
            .await
            .unwrap_err();
        log.at(format!(
            "{error:?} from {:?} {} {}",
            error.cause(),
            limit.repr(),
            cancelling()
        ));
        Ok(())
    });
    let expected = [
        "1 soup cancelled",
        "1 TimeoutError() from Some(CancelledError()) <Timeout [expired]> 0",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn a_timeout_leaves_a_cancellation_by_others_alone() {
    let lines = logged(|log| async move {
        let task = create_task(async move { timeout(Some(5.0))?.within(cook(log, "soup", 9.0)).await })?;
        sleep(1.0).await?;
        task.cancel();
        task.await
    });
    assert_eq!(lines, ["1 soup cancelled", "raised CancelledError()"]);
}

#[test]
fn the_outer_of_two_timeouts_passes_through_the_inner() {
    let lines = logged(|log| async move {
        let (outer, inner) = (timeout(Some(1.0))?, timeout(Some(5.0))?);
        let outcome = outer
            .clone()
            .within(inner.clone().within(cook(log.clone(), "soup", 9.0)))
            .await;
        log.at(format!(
            "{outcome:?} inner {} outer {}",
            inner.expired(),
            outer.expired()
        ));
        Ok(())
    });
    assert_eq!(
        lines,
        ["1 soup cancelled", "1 Err(TimeoutError()) inner false outer true"]
    );
}

#[test]
fn a_timeout_can_be_moved() {
    let lines = logged(|log| async move {
        let limit = timeout(None)?;
        let (inside, noted) = (limit.clone(), log.clone());
        let body = async move {
            noted.add(inside.repr());
            inside.reschedule(Some(3.0))?;
            noted.add(inside.repr());
            sleep(2.0).await?;
            inside.reschedule(Some(9.0))?;
            sleep(4.0).await
        };
        limit.clone().within(body).await?;
        log.at(format!("{} {:?}", limit.repr(), limit.when()));
        Ok(())
    });
    let expected = [
        "<Timeout [active] when=None>",
        "<Timeout [active] when=3.0>",
        "6 <Timeout [finished]> Some(9.0)",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn a_timeout_misused_says_so() {
    let lines = logged(|log| async move {
        let limit = timeout(Some(1.0))?;
        log.add(limit.reschedule(None).unwrap_err());
        limit.enter()?;
        log.add(limit.enter().unwrap_err());
        limit.exit(None)?;
        log.add(limit.reschedule(None).unwrap_err());
        let limit = timeout(Some(0.0))?;
        let _ = limit.clone().within(sleep(1.0)).await;
        log.add(limit.reschedule(None).unwrap_err());
        Ok(())
    });
    let expected = [
        "Timeout has not been entered",
        "Timeout has already been entered",
        "Cannot change state of finished Timeout",
        "Cannot change state of expired Timeout",
    ];
    assert_eq!(lines, expected);
}
