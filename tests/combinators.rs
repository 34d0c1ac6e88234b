//! gather, wait_for, timeout, wait, as_completed, shield and TaskGroup. Each list is CPython 3.11's.

mod support;

use loopscope::asyncio::{
    ReturnWhen, TaskGroup, as_completed, create_task, current_task, ensure_future, gather, gather_settled,
    shield, sleep, timeout, wait, wait_for,
};
use loopscope::kernel::{Exception, Future, Kind, TaskOptions, get_running_loop, new_event_loop};
use support::{Log, logged};

type Outcome<T> = Result<T, Exception>;

async fn cook(log: Log, dish: &'static str, seconds: f64) -> Outcome<&'static str> {
    let outcome = sleep(seconds).await;
    log.at(if outcome.is_ok() {
        dish.into()
    } else {
        format!("{dish} cancelled")
    });
    outcome.map(|()| dish)
}

async fn burn(log: Log, dish: &'static str, seconds: f64) -> Outcome<&'static str> {
    sleep(seconds).await?;
    log.at(format!("{dish} burns"));
    Err(Exception::new(Kind::ValueError, dish))
}

fn tasks<const N: usize>(log: &Log, seconds: [f64; N]) -> Outcome<Vec<Future<&'static str>>> {
    let dishes = ["rice", "soup", "fish"].into_iter().zip(seconds);
    dishes
        .map(|(dish, seconds)| Ok(create_task(cook(log.clone(), dish, seconds))?.into()))
        .collect()
}

/// What was refused, in words.
fn refusal<T>(outcome: Outcome<T>) -> String {
    outcome.map_or_else(|error| error.to_string(), |_| "nothing".into())
}

fn cancelling() -> u32 {
    current_task().unwrap().unwrap().task().unwrap().cancelling()
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

// TaskGroup

#[test]
fn the_first_failure_in_a_group_cancels_the_others_and_the_body() {
    let lines = logged(|log| async move {
        let (group, inside) = (TaskGroup::new(), log.clone());
        let members = group.clone();
        let body = async move {
            members.create_task(cook(inside.clone(), "soup", 5.0), TaskOptions::default())?;
            members.create_task(burn(inside.clone(), "rice", 1.0), TaskOptions::default())?;
            cook(inside, "body", 9.0).await
        };
        log.add(format!("{:?}", group.within(body).await));
        log.add(cancelling());
        Ok(())
    });
    let expected = [
        "1 rice burns",
        "1 soup cancelled",
        "1 body cancelled",
        "Err(ExceptionGroup('unhandled errors in a TaskGroup', [ValueError('rice')]))",
        "0",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn a_group_waits_for_tasks_made_by_its_tasks() {
    let lines = logged(|log| async move {
        let (group, inside) = (TaskGroup::new(), log.clone());
        let members = group.clone();
        let body = async move {
            let parents = members.clone();
            let parent = async move {
                inside.add("parent");
                parents.create_task(cook(inside, "child", 2.0), TaskOptions::default())
            };
            members.create_task(parent, TaskOptions::default())
        };
        group.within(body).await?;
        log.at("group ends");
        Ok(())
    });
    assert_eq!(lines, ["parent", "2 child", "2 group ends"]);
}

#[test]
fn a_group_collects_every_error_and_that_of_the_body() {
    let lines = logged(|log| async move {
        let (group, inside) = (TaskGroup::new(), log.clone());
        let members = group.clone();
        let body = async move {
            let spoil = async move {
                sleep(5.0)
                    .await
                    .map_err(|_| Exception::new(Kind::ValueError, "spoilt"))
            };
            members.create_task(spoil, TaskOptions::default())?;
            members.create_task(burn(inside, "rice", 1.0), TaskOptions::default())?;
            sleep(0.5).await?;
            Err::<(), _>(Exception::runtime("body"))
        };
        let error = group.within(body).await.unwrap_err();
        log.add(format!("{error}: {:?}", error.members()));
        Ok(())
    });
    let expected =
        "unhandled errors in a TaskGroup (2 sub-exceptions): [ValueError('spoilt'), RuntimeError('body')]";
    assert_eq!(lines, [expected]);
}

#[test]
fn cancelling_the_parent_of_a_group_cancels_its_tasks() {
    let lines = logged(|log| async move {
        let parent = create_task(async move {
            let group = TaskGroup::new();
            let members = group.clone();
            let body = async move { members.create_task(cook(log, "soup", 5.0), TaskOptions::default()) };
            group.within(body).await.map(|_| ())
        })?;
        sleep(1.0).await?;
        parent.cancel();
        parent.await
    });
    assert_eq!(lines, ["1 soup cancelled", "raised CancelledError()"]);
}

#[test]
fn a_group_misused_says_so() {
    let lines = logged(|log| async move {
        let group = TaskGroup::new();
        let refused = |group: &TaskGroup| refusal(group.create_task(sleep(1.0), TaskOptions::default()));
        log.add(refused(&group));
        group.enter()?;
        group.create_task(sleep(1.0), TaskOptions::default())?;
        log.add(group.enter().unwrap_err());
        let _ = group.exit(Some(Exception::runtime("body"))).await;
        log.add(refused(&group));

        let group = TaskGroup::new();
        group.enter()?;
        let (noted, late) = (log.clone(), group.clone());
        let tidy = async move {
            let outcome = sleep(9.0).await;
            noted.add(refused(&late));
            outcome
        };
        group.create_task(tidy, TaskOptions::default())?;
        sleep(0.0).await?;
        let _ = group.exit(Some(Exception::runtime("body"))).await;
        Ok(())
    });
    let expected = [
        "TaskGroup <TaskGroup> has not been entered",
        "TaskGroup <TaskGroup tasks=1 entered> has already been entered",
        "TaskGroup <TaskGroup cancelling> is finished",
        "TaskGroup <TaskGroup tasks=1 cancelling> is shutting down",
    ];
    assert_eq!(lines, expected);
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
