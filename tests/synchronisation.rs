//! Event, Lock, Condition, Semaphore and Barrier. Each list is CPython 3.11's.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use std::rc::Rc;

use loopscope::asyncio::{
    Barrier, Condition, Event, Lock, ReturnWhen, Semaphore, create_task, gather, sleep, wait,
};
use loopscope::driver::{Clock, run_until_complete};
use loopscope::kernel::{Process, new_event_loop, set_process};
use support::{Log, Outcome, logged};

async fn hold(lock: Lock, log: Log, name: &str, seconds: f64) -> Outcome<()> {
    let held = async {
        log.add(format!("{name} has it"));
        sleep(seconds).await
    };
    let outcome = lock.within(held).await;
    if let Err(error) = &outcome {
        log.add(format!("{name} {error:?}"));
    }
    outcome
}

// Lock

#[test]
fn a_lock_goes_to_those_who_wait_in_their_order() {
    let lines = logged(|log| async move {
        let lock = Lock::new();
        gather(["a", "b", "c"].map(|name| hold(lock.clone(), log.clone(), name, 1.0)))?.await?;
        log.at(lock.repr());
        Ok(())
    });
    assert_eq!(lines, ["a has it", "b has it", "c has it", "3 <Lock [unlocked]>"]);
}

#[test]
fn a_free_lock_is_taken_without_a_turn() {
    let lines = logged(|log| async move {
        let (lock, noted) = (Lock::new(), log.clone());
        create_task(async move { Ok(noted.add("next turn")) })?;
        lock.acquire().await?;
        log.add(lock.repr());
        sleep(0.0).await
    });
    assert_eq!(lines, ["<Lock [locked]>", "next turn"]);
}

#[test]
fn a_lock_released_and_asked_for_again_goes_to_the_one_who_waits() {
    let lines = logged(|log| async move {
        let lock = Lock::new();
        let (greedy, noted) = (lock.clone(), log.clone());
        let greedy = create_task(async move {
            for round in 0..2 {
                greedy.acquire().await?;
                noted.add(format!("greedy {round}"));
                sleep(0.0).await?;
                greedy.release()?;
            }
            Ok(())
        })?;
        let patient = create_task(hold(lock, log, "patient", 0.0))?;
        gather([greedy, patient])?.await
    });
    assert_eq!(lines, ["greedy 0", "patient has it", "greedy 1"]);
}

#[test]
fn a_woken_waiter_who_is_cancelled_passes_the_lock_on() {
    let lines = logged(|log| async move {
        let lock = Lock::new();
        lock.acquire().await?;
        let a = create_task(hold(lock.clone(), log.clone(), "a", 0.0))?;
        let b = create_task(hold(lock.clone(), log.clone(), "b", 0.0))?;
        sleep(0.0).await?;
        lock.release()?;
        a.cancel();
        wait(vec![a.into(), b.into()], None, ReturnWhen::AllCompleted).await?;
        log.add(lock.repr());
        Ok(())
    });
    assert_eq!(lines, ["a CancelledError()", "b has it", "<Lock [unlocked]>"]);
}

#[test]
fn releasing_a_free_lock_is_an_error() {
    assert_eq!(
        Lock::new().release().unwrap_err().message(),
        "Lock is not acquired."
    );
}

// Event

#[test]
fn an_event_wakes_everyone_who_waits() {
    let lines = logged(|log| async move {
        let event = Event::new();
        let waiter = |name: &'static str| {
            let (event, log) = (event.clone(), log.clone());
            async move { event.wait().await.map(|()| log.add(name)) }
        };
        let both = gather(["a", "b"].map(waiter))?;
        sleep(0.0).await?;
        log.add(event.repr());
        event.set();
        log.add(event.repr());
        both.await?;
        event.wait().await?;
        log.add("at once");
        Ok(())
    });
    let expected = [
        "<Event [unset, waiters:2]>",
        "<Event [set, waiters:2]>",
        "a",
        "b",
        "at once",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn an_event_cleared_at_once_has_woken_them_all_the_same() {
    let lines = logged(|log| async move {
        let event = Event::new();
        let waited = event.clone();
        let task = create_task(async move { waited.wait().await.map(|()| waited.is_set()) })?;
        sleep(0.0).await?;
        event.set();
        event.clear();
        log.add(task.await?);
        Ok(())
    });
    assert_eq!(lines, ["false"]);
}

// Condition

#[test]
fn a_condition_gives_the_lock_to_one_after_the_other() {
    let lines = logged(|log| async move {
        let condition = Condition::new();
        let waiter = |name: &'static str| {
            let (condition, log) = (condition.clone(), log.clone());
            async move {
                let body = async {
                    condition.wait().await?;
                    log.add(format!("{name} {}", condition.repr()));
                    sleep(1.0).await
                };
                condition.within(body).await
            }
        };
        let all = ["a", "b", "c"].map(waiter).map(create_task);
        sleep(0.0).await?;
        condition
            .within(async { condition.notify(2).map(|()| log.add(condition.repr())) })
            .await?;
        sleep(3.0).await?;
        log.at(format!(
            "{:?}",
            all.iter().flatten().map(|task| task.done()).collect::<Vec<_>>()
        ));
        condition.within(async { condition.notify_all() }).await?;
        gather(all.into_iter().flatten())?.await
    });
    let expected = [
        "<Condition [locked, waiters:3]>",
        "a <Condition [locked, waiters:2]>",
        "b <Condition [locked, waiters:1]>",
        "3 [true, true, false]",
        "c <Condition [locked]>",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn a_cancelled_wait_takes_the_lock_again_before_it_raises() {
    let lines = logged(|log| async move {
        let condition = Condition::new();
        let (waited, noted) = (condition.clone(), log.clone());
        let task = create_task(async move {
            let body = async {
                let outcome = waited.wait().await;
                noted.at(format!("{outcome:?} {}", waited.locked()));
                outcome
            };
            waited.within(body).await
        })?;
        sleep(0.0).await?;
        condition.acquire().await?;
        task.cancel();
        sleep(2.0).await?;
        log.add(task.done());
        condition.release()?;
        let _ = task.await;
        log.add(condition.repr());
        Ok(())
    });
    assert_eq!(
        lines,
        ["false", "2 Err(CancelledError()) true", "<Condition [unlocked]>"]
    );
}

#[test]
fn a_condition_waits_for_its_predicate() {
    let lines = logged(|log| async move {
        let (condition, count) = (Condition::new(), Rc::new(std::cell::Cell::new(0)));
        let (waited, counted) = (condition.clone(), count.clone());
        let task = create_task(async move {
            let enough = move || Ok((counted.get() >= 2).then(|| counted.get()));
            waited.within(waited.wait_for(enough)).await
        })?;
        for _ in 0..3 {
            sleep(1.0).await?;
            count.set(count.get() + 1);
            condition.within(async { condition.notify(1) }).await?;
        }
        log.add(task.await?);
        Ok(())
    });
    assert_eq!(lines, ["2"]);
}

#[test]
fn a_condition_misused_says_so() {
    let lines = logged(|log| async move {
        log.add(Condition::new().wait().await.unwrap_err());
        log.add(Condition::new().notify(1).unwrap_err());
        Ok(())
    });
    assert_eq!(
        lines,
        [
            "cannot wait on un-acquired lock",
            "cannot notify on un-acquired lock"
        ]
    );
}

// Semaphore

#[test]
fn a_semaphore_lets_so_many_in() {
    let lines = logged(|log| async move {
        let semaphore = Semaphore::new(2)?;
        let guest = |name: &'static str| {
            let (semaphore, log) = (semaphore.clone(), log.clone());
            async move {
                let stay = async {
                    log.at(format!("{name} {}", semaphore.repr()));
                    sleep(1.0).await
                };
                semaphore.within(stay).await
            }
        };
        gather(["a", "b", "c", "d", "e"].map(guest))?.await?;
        log.add(semaphore.repr());
        Ok(())
    });
    let expected = [
        "0 a <Semaphore [unlocked, value:1]>",
        "0 b <Semaphore [locked]>",
        "1 c <Semaphore [locked, waiters:2]>",
        "1 d <Semaphore [locked, waiters:1]>",
        "2 e <Semaphore [unlocked, value:1]>",
        "<Semaphore [unlocked, value:2]>",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn a_cancelled_waiter_gives_back_what_he_was_given() {
    let lines = logged(|log| async move {
        let semaphore = Semaphore::new(1)?;
        semaphore.acquire().await?;
        let guest = |name: &'static str| {
            let (semaphore, log) = (semaphore.clone(), log.clone());
            create_task(async move { semaphore.within(async { Ok(log.add(name)) }).await })
        };
        let (a, b) = (guest("a")?, guest("b")?);
        sleep(0.0).await?;
        semaphore.release()?;
        a.cancel();
        wait(vec![a.into(), b.into()], None, ReturnWhen::AllCompleted).await?;
        log.add(semaphore.repr());
        Ok(())
    });
    assert_eq!(lines, ["b", "<Semaphore [unlocked, value:1]>"]);
}

#[test]
fn nobody_overtakes_those_who_wait_for_a_semaphore() {
    let lines = logged(|log| async move {
        let semaphore = Semaphore::new(1)?;
        semaphore.acquire().await?;
        let guest = |name: &'static str| {
            let (semaphore, log) = (semaphore.clone(), log.clone());
            create_task(async move { semaphore.within(async { Ok(log.add(name)) }).await })
        };
        let first = guest("first")?;
        sleep(0.0).await?;
        semaphore.release()?;
        log.add(semaphore.locked());
        gather([first, guest("second")?])?.await
    });
    assert_eq!(lines, ["true", "first", "second"]);
}

#[test]
fn a_semaphore_misused_says_so() {
    let message = |outcome: Outcome<()>| outcome.unwrap_err().to_string();
    assert_eq!(
        message(Semaphore::new(-1).map(|_| ())),
        "Semaphore initial value must be >= 0"
    );
    let bounded = Semaphore::bounded(1).unwrap();
    assert_eq!(
        message(bounded.release()),
        "BoundedSemaphore released too many times"
    );
    assert_eq!(bounded.repr(), "<BoundedSemaphore [unlocked, value:1]>");
}

// Barrier

async fn meet(barrier: Barrier, log: Log, name: &str) -> Outcome<()> {
    match barrier.wait().await {
        Ok(index) => log.at(format!("{name} {index}")),
        Err(error) => log.add(format!("{name} {error:?}")),
    }
    Ok(())
}

#[test]
fn a_barrier_opens_for_all_at_once_and_closes_behind_them() {
    async fn rounds(barrier: Barrier, log: Log, name: &str, seconds: f64) -> Outcome<()> {
        for _ in 0..2 {
            sleep(seconds).await?;
            meet(barrier.clone(), log.clone(), name).await?;
        }
        Ok(())
    }
    let lines = logged(|log| async move {
        let barrier = Barrier::new(2)?;
        let (a, b) = (
            rounds(barrier.clone(), log.clone(), "a", 1.0),
            rounds(barrier.clone(), log.clone(), "b", 2.0),
        );
        gather([a, b])?.await?;
        log.add(barrier.repr());
        Ok(())
    });
    assert_eq!(
        lines,
        [
            "2 b 1",
            "2 a 0",
            "4 b 1",
            "4 a 0",
            "<Barrier [filling, waiters:0/2]>"
        ]
    );
}

#[test]
fn a_reset_barrier_sends_those_who_wait_away() {
    let lines = logged(|log| async move {
        let barrier = Barrier::new(3)?;
        let both = gather(["a", "b"].map(|name| meet(barrier.clone(), log.clone(), name)))?;
        sleep(0.0).await?;
        log.add(barrier.repr());
        barrier.reset().await?;
        both.await?;
        log.add(barrier.repr());
        Ok(())
    });
    let expected = [
        "<Barrier [filling, waiters:2/3]>",
        "a BrokenBarrierError('Abort or reset of barrier')",
        "b BrokenBarrierError('Abort or reset of barrier')",
        "<Barrier [filling, waiters:0/3]>",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn an_aborted_barrier_is_broken_for_those_who_come_too() {
    let lines = logged(|log| async move {
        let barrier = Barrier::new(2)?;
        let early = create_task(meet(barrier.clone(), log.clone(), "early"))?;
        sleep(0.0).await?;
        barrier.abort().await?;
        early.await?;
        meet(barrier.clone(), log.clone(), "late").await?;
        log.add(barrier.repr());
        barrier.reset().await?;
        log.add(barrier.repr());
        Ok(())
    });
    let expected = [
        "early BrokenBarrierError('Abort or reset of barrier')",
        "late BrokenBarrierError('Barrier aborted')",
        "<Barrier [broken]>",
        "<Barrier [filling, waiters:0/2]>",
    ];
    assert_eq!(lines, expected);
}

// All of them

#[test]
fn a_primitive_belongs_to_the_loop_in_which_someone_waited() {
    set_process(Process::new());
    let (here, there, lock) = (new_event_loop(), new_event_loop(), Lock::new());
    let contended = lock.clone();
    let main = async move {
        contended.acquire().await?;
        create_task(contended.acquire())?;
        sleep(0.0).await
    };
    run_until_complete(&here, main, Clock::Virtual).unwrap();
    let error = run_until_complete(&there, lock.acquire(), Clock::Virtual).unwrap_err();
    assert_eq!(
        error.message(),
        "<Lock [locked, waiters:1]> is bound to a different event loop"
    );
}
