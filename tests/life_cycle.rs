//! Loops, runners, futures and tasks from their making to their end, and what is said when it is
//! not a good one. The words are CPython 3.11's.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use std::rc::Rc;

use loopscope::asyncio::{all_tasks, create_task, create_task_with, current_task, gather, sleep};
use loopscope::driver::{Clock, Runner, run, run_forever, run_until_complete};
use loopscope::kernel::{
    ContextVar, Diagnostic, DiagnosticKind, EventLoop, Exception, Future, Kind, Process, TaskOptions,
    get_running_loop, new_event_loop, process, set_process,
};
use support::{Log, Outcome, logged};

fn fresh_loop() -> EventLoop {
    set_process(Process::new());
    new_event_loop()
}

/// What was raised, in words.
fn error<T>(outcome: Outcome<T>) -> String {
    outcome.map_or_else(|error| format!("{error:?}"), |_| "nothing raised".into())
}

fn complete<T: Clone + 'static>(
    event_loop: &EventLoop,
    main: impl std::future::Future<Output = Outcome<T>> + 'static,
) -> Outcome<T> {
    run_until_complete(event_loop, main, Clock::Virtual)
}

fn diagnostics() -> Vec<(DiagnosticKind, String)> {
    process()
        .diagnostics()
        .into_iter()
        .map(|Diagnostic { kind, message, .. }| (kind, message))
        .collect()
}

// Loops

#[test]
fn a_closed_loop_refuses_everything() {
    let event_loop = fresh_loop();
    event_loop.close().unwrap();
    event_loop.close().unwrap();
    let closed = "RuntimeError('Event loop is closed')";
    assert_eq!(error(event_loop.call_soon(|| {})), closed);
    assert_eq!(error(event_loop.call_later(1.0, || {})), closed);
    assert_eq!(error(event_loop.create_task(sleep(1.0))), closed);
    assert_eq!(error(run_forever(&event_loop, Clock::Virtual)), closed);
    assert_eq!(error(complete(&event_loop, sleep(1.0))), closed);
}

#[test]
fn a_running_loop_cannot_be_closed_or_run_again() {
    let (event_loop, other, log) = (fresh_loop(), new_event_loop(), Log::default());
    let (inner, noted) = (event_loop.clone(), log.clone());
    let main = async move {
        noted.add(error(inner.close()));
        noted.add(error(complete(&inner, sleep(1.0))));
        noted.add(error(run_forever(&inner, Clock::Virtual)));
        noted.add(error(complete(&other, sleep(1.0))));
        noted.add(error(run(sleep(1.0), Clock::Virtual)));
        noted.add(error(Runner::new(Clock::Virtual).run(sleep(1.0))));
        Ok(inner.all_tasks().len())
    };
    assert_eq!(
        complete(&event_loop, main).unwrap(),
        1,
        "none of them has started anything"
    );
    let expected = [
        "RuntimeError('Cannot close a running event loop')",
        "RuntimeError('This event loop is already running')",
        "RuntimeError('This event loop is already running')",
        "RuntimeError('Cannot run the event loop while another loop is running')",
        "RuntimeError('asyncio.run() cannot be called from a running event loop')",
        "RuntimeError('Runner.run() cannot be called from a running event loop')",
    ];
    assert_eq!(log.lines(), expected);
    assert!(!event_loop.is_running());
}

#[test]
fn stop_ends_the_run_after_the_turn() {
    let (event_loop, log) = (fresh_loop(), Log::default());
    let (inner, noted) = (event_loop.clone(), log.clone());
    let stop = move || {
        noted.add("callback");
        inner.stop();
        inner.call_soon(noted.later("next run")).map(|_| ())
    };
    event_loop.call_soon(stop).unwrap();
    event_loop.call_soon(log.later("same turn")).unwrap();
    run_forever(&event_loop, Clock::Virtual).unwrap();
    log.add("stopped");
    event_loop.stop();
    run_forever(&event_loop, Clock::Virtual).unwrap(); // exactly one turn
    assert_eq!(log.lines(), ["callback", "same turn", "stopped", "next run"]);
}

#[test]
fn a_run_that_stops_before_its_future_is_done_says_so() {
    let event_loop = fresh_loop();
    let inner = event_loop.clone();
    event_loop.call_soon(move || inner.stop()).unwrap();
    let future: Future<()> = event_loop.create_future();
    let outcome = run_until_complete(&event_loop, future, Clock::Virtual);
    assert_eq!(
        error(outcome),
        "RuntimeError('Event loop stopped before Future completed.')"
    );
}

#[test]
fn an_exit_ends_the_run_in_the_middle_of_a_turn() {
    async fn other(log: Log, name: &str) -> Outcome<()> {
        log.add(name);
        sleep(0.0).await?;
        log.add(format!("{name} again"));
        Ok(())
    }
    let (event_loop, log) = (fresh_loop(), Log::default());
    let early = event_loop.create_task(other(log.clone(), "early")).unwrap();
    let noted = log.clone();
    let main = async move {
        create_task(other(noted, "late"))?;
        sleep(0.0).await?;
        Err::<(), _>(Exception::new(Kind::Exit("SystemExit".into()), "bye"))
    };
    let main = event_loop.create_task(main).unwrap();
    let behind = event_loop.create_task(other(log.clone(), "behind")).unwrap();
    assert_eq!(
        error(run_until_complete(&event_loop, main, Clock::Virtual)),
        "SystemExit('bye')"
    );
    log.add("ended");
    complete(&event_loop, sleep(1.0)).unwrap();
    assert!(early.done() && behind.done());
    let expected = [
        "early",
        "behind",
        "early again",
        "late",
        "ended",
        "behind again",
        "late again",
    ];
    assert_eq!(log.lines(), expected);
}

#[test]
fn without_a_running_loop_there_is_no_current_task() {
    let none = "RuntimeError('no running event loop')";
    assert_eq!(error(get_running_loop()), none);
    assert_eq!(error(current_task()), none);
    assert_eq!(error(create_task(sleep(1.0))), none);
}

#[test]
fn a_callback_that_raises_is_reported_and_the_loop_goes_on() {
    let (event_loop, log) = (fresh_loop(), Log::default());
    let noted = log.clone();
    event_loop.set_exception_handler(Some(Rc::new(move |_, context| {
        noted.add(format!("{}: {:?}", context.message, context.exception));
        Ok(())
    })));
    event_loop.call_soon(|| Err(Exception::runtime("bad"))).unwrap();
    event_loop.call_soon(log.later("goes on")).unwrap();
    let future = event_loop.create_future();
    future.add_fallible_callback(|_| Err(Exception::runtime("worse")));
    future.set_result(()).unwrap();
    run_forever(&event_loop, Clock::Virtual).unwrap();
    let expected = [
        "Exception in callback: Some(RuntimeError('bad'))",
        "goes on",
        "Exception in callback: Some(RuntimeError('worse'))",
    ];
    assert_eq!(log.lines(), expected);
}

// Runners

#[test]
fn a_runner_keeps_its_loop_and_its_context_until_it_is_closed() {
    set_process(Process::new());
    let (mut runner, variable) = (Runner::new(Clock::Virtual), Rc::new(ContextVar::new()));
    let set = variable.clone();
    runner.run(async move { Ok(set.set(7)) }).unwrap();
    let get = async move {
        sleep(1.0).await?;
        Ok((variable.get(), get_running_loop()?.time()))
    };
    assert_eq!(runner.run(get).unwrap(), (Some(7), 1.0));
    let event_loop = runner.get_loop().unwrap();
    runner.close().unwrap();
    runner.close().unwrap();
    assert!(event_loop.is_closed());
    assert_eq!(error(runner.run(sleep(1.0))), "RuntimeError('Runner is closed')");
    assert_eq!(error(runner.get_loop()), "RuntimeError('Runner is closed')");
}

#[test]
fn what_fails_while_it_is_cancelled_at_the_end_is_reported() {
    let lines = logged(|log| async move {
        let noted = log.clone();
        get_running_loop()?.set_exception_handler(Some(Rc::new(move |_, context| {
            noted.add(format!("{}: {:?}", context.message, context.exception));
            Ok(())
        })));
        create_task(async { sleep(9.0).await.map_err(|_| Exception::runtime("bad")) })?;
        sleep(0.0).await?;
        log.add("main ends");
        Ok(())
    });
    let expected = [
        "main ends",
        "unhandled exception during asyncio.run() shutdown: Some(RuntimeError('bad'))",
    ];
    assert_eq!(lines, expected);
}

// Futures and tasks

#[test]
fn a_future_is_settled_once() {
    let event_loop = fresh_loop();
    let future = event_loop.create_future();
    assert_eq!(error(future.result()), "InvalidStateError('Result is not set.')");
    assert_eq!(
        error(future.exception()),
        "InvalidStateError('Exception is not set.')"
    );
    future.set_result(1).unwrap();
    assert_eq!(
        (future.result().unwrap(), future.exception().unwrap().is_none()),
        (1, true)
    );
    assert_eq!(error(future.set_result(2)), "InvalidStateError('invalid state')");
    assert_eq!(
        (future.cancel(), future.done(), future.cancelled()),
        (false, true, false)
    );

    let future: Future<()> = event_loop.create_future();
    assert!(future.cancel_with("why") && future.cancelled());
    assert_eq!(error(future.result()), "CancelledError('why')");
    assert_eq!(
        error(future.set_exception(Exception::runtime("no"))),
        "InvalidStateError('invalid state')"
    );

    let future: Future<()> = event_loop.create_future();
    future.set_exception(Exception::runtime("no")).unwrap();
    assert_eq!(error(future.result()), "RuntimeError('no')");
    assert_eq!(future.exception().unwrap().unwrap().message(), "no");
}

#[test]
fn a_callback_removed_is_not_called() {
    let (event_loop, log) = (fresh_loop(), Log::default());
    let future = event_loop.create_future();
    let (a, b) = (log.later("a"), log.later("b"));
    let first = future.add_done_callback(move |_| a());
    future.add_done_callback(move |_| b());
    assert_eq!(
        (
            future.remove_done_callback(first),
            future.remove_done_callback(first)
        ),
        (1, 0)
    );
    future.set_result(()).unwrap();
    event_loop.call_soon(log.later("cancelled")).unwrap().cancel();
    let timer = event_loop.call_later(1.0, log.later("cancelled")).unwrap();
    timer.cancel();
    assert_eq!((timer.when(), timer.cancelled()), (1.0, true));
    run_forever(&event_loop, Clock::Virtual).unwrap();
    assert_eq!((log.lines(), event_loop.time()), (vec!["b".into()], 0.0));
}

#[test]
fn tasks_are_numbered_in_the_order_of_creation_and_named_ones_are_counted() {
    let lines = logged(|log| async move {
        let who = || async { Ok(current_task()?.unwrap().task().unwrap().name()) };
        let named = TaskOptions {
            name: Some("cook".into()),
            ..TaskOptions::default()
        };
        let tasks = [
            create_task(who())?,
            create_task_with(who(), named)?,
            create_task(who())?,
        ];
        log.add(format!("{:?} {}", gather(tasks)?.await?, all_tasks()?.len()));
        Ok(())
    });
    assert_eq!(lines, [r#"["Task-2", "cook", "Task-4"] 1"#]);
}

#[test]
fn a_task_shows_what_it_runs_and_what_it_waits_for() {
    async fn cook() -> Outcome<()> {
        sleep(1.0).await
    }
    let lines = logged(|log| async move {
        let task = create_task(cook())?;
        log.add(task.future().any().repr());
        sleep(0.0).await?;
        log.add(task.future().any().repr());
        (&task).await?;
        log.add(task.future().any().repr());
        Ok(())
    });
    let expected = [
        "<Task pending name='Task-2' coro=<cook()>>",
        "<Task pending name='Task-2' coro=<cook()> wait_for=<Future pending>>",
        "<Task finished name='Task-2' coro=<cook()>>",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn a_task_cannot_await_itself() {
    let lines = logged(|_| async {
        let event_loop = get_running_loop()?;
        let itself: Future<Future<()>> = event_loop.create_future();
        let known = itself.clone();
        let task = create_task(async move { known.await?.await })?;
        itself.set_result(task.clone().into())?;
        task.await
    });
    let text = r#"raised RuntimeError("Task cannot await on itself: <Task pending name='Task-2' coro=<"#;
    assert!(lines[0].starts_with(text), "{lines:?}");
}

// Diagnostics

#[test]
fn an_exception_that_nobody_asked_for_is_reported() {
    let lines = logged(|_| async {
        let task = create_task(async { Err::<(), _>(Exception::runtime("lost")) })?;
        drop(task);
        sleep(1.0).await
    });
    assert!(lines.is_empty());
    let message = "Task exception was never retrieved".into();
    assert_eq!(diagnostics(), [(DiagnosticKind::NeverRetrieved, message)]);
}

#[test]
fn a_task_that_nobody_can_wake_is_reported_when_it_goes() {
    let event_loop = fresh_loop();
    drop(event_loop.create_task(sleep(1.0)).unwrap());
    event_loop.close().unwrap();
    let message = "Task was destroyed but it is pending!".into();
    assert_eq!(diagnostics(), [(DiagnosticKind::DestroyedPending, message)]);
}

#[test]
fn a_deadlock_names_who_waits_for_whom() {
    async fn cook(lock: loopscope::asyncio::Lock) -> Outcome<()> {
        lock.acquire().await
    }
    let lines = logged(|_| async {
        let lock = loopscope::asyncio::Lock::new();
        lock.acquire().await?;
        create_task(cook(lock))?.await
    });
    assert_eq!(
        lines,
        ["raised RuntimeError('Event loop stopped before Future completed.')"]
    );
    let (kind, message) = diagnostics().remove(0);
    assert_eq!(kind, DiagnosticKind::Deadlock);
    let expected = "deadlock: nothing is ready and no timer is set. \
        Task-1 (a_deadlock_names_who_waits_for_whom) waits for Task-2; Task-2 (cook) waits for Lock.acquire";
    assert_eq!(message, expected);
}
