//! TaskGroup: tasks that end before the block does, and fail together. Each list is CPython 3.11's.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use loopscope::asyncio::{TaskGroup, create_task, sleep};
use loopscope::kernel::{Exception, Kind, TaskOptions};
use support::{burn, cancelling, cook, logged, refusal};

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

// ---- cancel(), as asyncio/taskgroups.py of Python 3.15 has it ----------------------------------------------------

#[test]
fn a_group_that_is_cancelled_ends_its_tasks_and_its_body_and_nothing_else() {
    let lines = logged(|log| async move {
        let (group, inside) = (TaskGroup::new(), log.clone());
        let members = group.clone();
        let body = async move {
            members.create_task(cook(inside.clone(), "soup", 5.0), TaskOptions::default())?;
            sleep(1.0).await?;
            members.cancel();
            members.cancel();
            cook(inside, "body", 9.0).await
        };
        log.add(format!("{:?}", group.clone().within(body).await));
        log.add(cancelling());
        group.cancel();
        sleep(1.0).await?;
        log.at("goes on");
        Ok(())
    });
    assert_eq!(
        lines,
        [
            "1 soup cancelled",
            "1 body cancelled",
            "Err(CancelledError())",
            "0",
            "2 goes on"
        ]
    );
}

#[test]
fn a_group_cancelled_before_it_is_entered_ends_at_the_first_await() {
    let lines = logged(|log| async move {
        let (group, inside) = (TaskGroup::new(), log.clone());
        group.cancel();
        let body = async move {
            inside.add("body begins");
            cook(inside, "body", 9.0).await
        };
        log.add(format!("{:?}", group.within(body).await));
        log.add(cancelling());
        Ok(())
    });
    assert_eq!(
        lines,
        ["body begins", "0 body cancelled", "Err(CancelledError())", "0"]
    );
}

#[test]
fn a_task_can_cancel_the_group_that_waits_for_it() {
    let lines = logged(|log| async move {
        let (group, inside) = (TaskGroup::new(), log.clone());
        let members = group.clone();
        let body = async move {
            let caller = members.clone();
            members.create_task(cook(inside, "soup", 5.0), TaskOptions::default())?;
            let cancel = async move {
                sleep(1.0).await?;
                caller.cancel();
                Ok(())
            };
            members.create_task(cancel, TaskOptions::default())?;
            Ok("value")
        };
        log.add(format!("{:?}", group.within(body).await));
        log.add(cancelling());
        Ok(())
    });
    assert_eq!(lines, ["1 soup cancelled", "Ok(\"value\")", "0"]);
}
