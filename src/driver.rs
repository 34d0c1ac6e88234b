//! Runs a loop to its end: the host of native programs, and the shortest there is.
//!
//! A host turns the loop and does what [`Next`] says. In virtual time it never waits: when
//! everything sleeps, the clock jumps to the next deadline. In real time it sleeps until then, or
//! until a waker on another thread rings.
//!
//! When nothing is ready and no timer is set, nobody can wake anybody any more. CPython would hang
//! for ever; here the deadlock is reported as a diagnostic that names who waits for whom, and the
//! loop stops, so that `run_until_complete` raises `Event loop stopped before Future completed.`
#![forbid(unsafe_code)]

use std::thread;
use std::time::{Duration, Instant};

use crate::asyncio::{Awaitable, cancel_all_tasks, ensure_future};
use crate::kernel::trace::Event;
use crate::kernel::{
    Context, Diagnostic, DiagnosticKind, EventLoop, Exception, Next, TaskCore, TaskOptions, copy_context,
    get_running_loop, new_event_loop, set_event_loop, set_running_loop,
};

/// How time passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// It jumps when everything sleeps: a run takes no time and goes the same way every time. Other
    /// threads are not waited for.
    Virtual,
    /// It is the machine's.
    Real,
}

/// A clock while a loop runs.
enum Ticking<'a> {
    Virtual(&'a EventLoop),
    Real { zero: Instant, start: f64 },
}

impl<'a> Ticking<'a> {
    fn start(clock: Clock, event_loop: &'a EventLoop) -> Self {
        if clock == Clock::Virtual {
            return Ticking::Virtual(event_loop);
        }
        let thread = thread::current();
        event_loop.set_pender(Some(Box::new(move || thread.unpark())));
        let (zero, start) = (Instant::now(), event_loop.time());
        let clock = move || start + zero.elapsed().as_secs_f64();
        event_loop.process().set_clock(Some(Box::new(clock)));
        Ticking::Real { zero, start }
    }

    fn now(&self) -> f64 {
        match self {
            Ticking::Virtual(event_loop) => event_loop.time(),
            Ticking::Real { zero, start } => start + zero.elapsed().as_secs_f64(),
        }
    }

    /// Lets the time pass until `deadline`; in real time less, if somebody rings.
    fn pass(&self, deadline: f64) -> f64 {
        let now = self.now();
        match self {
            Ticking::Virtual(event_loop) if deadline > now => {
                event_loop.process().trace.record(Event::TimeJumped {
                    from: now,
                    to: deadline,
                });
                deadline
            }
            Ticking::Virtual(_) => now,
            Ticking::Real { .. } => {
                thread::park_timeout(Duration::try_from_secs_f64(deadline - now).unwrap_or_default());
                self.now()
            }
        }
    }

    /// Waits for another thread to ring. False if there is none that could.
    fn wait(&self, event_loop: &EventLoop) -> bool {
        let tasks = event_loop.all_tasks();
        let waits_outside = |task: &TaskCore| task.waits_for().is_none();
        let may_ring = matches!(self, Ticking::Real { .. })
            && tasks.iter().filter_map(|future| future.task()).any(waits_outside);
        if may_ring {
            thread::park();
        }
        may_ring
    }
}

/// A run under way. It ends also when a coroutine panics.
struct Run<'a>(&'a EventLoop);

impl Drop for Run<'_> {
    fn drop(&mut self) {
        drop(set_running_loop(None));
        self.0.set_pender(None);
        self.0.process().set_clock(None);
        self.0.end_run();
    }
}

/// `loop.run_forever()`: turns the loop until `stop()` is called, or until nothing can happen any
/// more.
///
/// # Errors
/// `RuntimeError` as [`EventLoop::check_run`]; the `SystemExit` or `KeyboardInterrupt` that a task
/// raised.
pub fn run_forever(event_loop: &EventLoop, clock: Clock) -> Result<(), Exception> {
    event_loop.begin_run()?;
    let run = Run(event_loop);
    let clock = Ticking::start(clock, event_loop);
    let mut now = clock.now();
    // You know how people talk about "event loops"? This is the loop.
    loop {
        now = match event_loop.turn(now) {
            Next::Soon | Next::Busy => clock.now(),
            Next::At(deadline) => clock.pass(deadline),
            Next::Idle if clock.wait(event_loop) => clock.now(),
            Next::Idle => {
                report_deadlock(event_loop);
                break;
            }
            Next::Done => break,
        };
    }
    drop(run);
    event_loop.take_exit().map_or(Ok(()), Err)
}

/// `loop.run_until_complete(awaitable)`.
///
/// ```
/// use loopscope::driver::{Clock, run_until_complete};
/// use loopscope::kernel::new_event_loop;
///
/// let event_loop = new_event_loop();
/// let bell = event_loop.create_future();
/// let ring = bell.clone();
/// event_loop.call_later(1.5, move || ring.set_result("ding")).unwrap();
/// assert_eq!(run_until_complete(&event_loop, bell, Clock::Virtual).unwrap(), "ding");
/// assert_eq!(event_loop.time(), 1.5);
/// ```
///
/// # Errors
/// The awaitable's own; `RuntimeError` as [`EventLoop::check_run`], or if the loop stopped before.
pub fn run_until_complete<T: Clone + 'static>(
    event_loop: &EventLoop,
    awaitable: impl Into<Awaitable<T>>,
    clock: Clock,
) -> Result<T, Exception> {
    event_loop.check_run()?;
    let awaitable = awaitable.into();
    let is_new = matches!(awaitable, Awaitable::Coroutine { .. });
    let future = ensure_future(awaitable, Some(event_loop))?;
    if is_new && let Some(task) = future.any().task() {
        task.forgive_destruction(); // that it did not end is raised
    }
    let callback = future.add_done_callback(|future| {
        // An exit ends the run by itself. (Whoever asks a cancelled future gets its exception.)
        let is_exit = || matches!(future.exception(), Ok(Some(exception)) if exception.is_exit());
        if future.cancelled() || !is_exit() {
            future.get_loop().stop();
        }
    });
    let outcome = run_forever(event_loop, clock);
    future.remove_done_callback(callback);
    if outcome.is_err() && is_new {
        future.core().mark_retrieved(); // whoever ran it gets it
    }
    outcome?;
    if !future.done() {
        return Err(Exception::runtime("Event loop stopped before Future completed."));
    }
    future.result()
}

/// `asyncio.run(main)`: runs a coroutine in a loop of its own, cancels what is left, and closes the
/// loop.
///
/// ```
/// use loopscope::asyncio::sleep;
/// use loopscope::driver::{Clock, run};
/// use loopscope::kernel::get_running_loop;
///
/// let main = async {
///     sleep(3600.0).await?; // in virtual time an hour is nothing
///     Ok(get_running_loop()?.time())
/// };
/// assert_eq!(run(main, Clock::Virtual).unwrap(), 3600.0);
/// ```
///
/// # Errors
/// The coroutine's own; `RuntimeError` inside another run.
pub fn run<T, F>(main: F, clock: Clock) -> Result<T, Exception>
where
    T: Clone + 'static,
    F: Future<Output = Result<T, Exception>> + 'static,
{
    if get_running_loop().is_ok() {
        return Err(Exception::runtime(
            "asyncio.run() cannot be called from a running event loop",
        ));
    }
    let mut runner = Runner::new(clock);
    let outcome = runner.run(main);
    runner.close()?;
    outcome
}

/// `asyncio.Runner`: several coroutines one after the other in one loop and one context. It closes
/// when it is dropped.
pub struct Runner {
    clock: Clock,
    state: RunnerState,
}

enum RunnerState {
    Created,
    Initialized(EventLoop, Context),
    Closed,
}

impl Runner {
    /// A new runner, which makes its loop when it is first used.
    #[must_use]
    pub fn new(clock: Clock) -> Self {
        Runner {
            clock,
            state: RunnerState::Created,
        }
    }

    /// Its loop.
    ///
    /// # Errors
    /// `RuntimeError('Runner is closed')`.
    pub fn get_loop(&mut self) -> Result<EventLoop, Exception> {
        Ok(self.initialize()?.0)
    }

    fn initialize(&mut self) -> Result<(EventLoop, Context), Exception> {
        match &self.state {
            RunnerState::Closed => Err(Exception::runtime("Runner is closed")),
            RunnerState::Initialized(event_loop, context) => Ok((event_loop.clone(), context.clone())),
            RunnerState::Created => {
                let (event_loop, context) = (new_event_loop(), copy_context().share());
                set_event_loop(Some(event_loop.clone()));
                self.state = RunnerState::Initialized(event_loop.clone(), context.clone());
                Ok((event_loop, context))
            }
        }
    }

    /// Runs a coroutine to its end.
    ///
    /// # Errors
    /// The coroutine's own; `RuntimeError` inside another run or after `close`.
    pub fn run<T, F>(&mut self, main: F) -> Result<T, Exception>
    where
        T: Clone + 'static,
        F: Future<Output = Result<T, Exception>> + 'static,
    {
        if get_running_loop().is_ok() {
            return Err(Exception::runtime(
                "Runner.run() cannot be called from a running event loop",
            ));
        }
        let (event_loop, context) = self.initialize()?;
        let options = TaskOptions {
            context: Some(context),
            ..TaskOptions::default()
        };
        let task = event_loop.create_task_with(main, options)?;
        run_until_complete(&event_loop, task, self.clock)
    }

    /// Cancels the tasks that are left, waits for them, and closes the loop. Callbacks that are ready
    /// still run meanwhile: CPython runs a task for `shutdown_asyncgens` and one for
    /// `shutdown_default_executor` here, which count among the names `Task-N`.
    ///
    /// # Errors
    /// The `SystemExit` or `KeyboardInterrupt` that one of them raised.
    pub fn close(&mut self) -> Result<(), Exception> {
        let RunnerState::Initialized(event_loop, _) = &self.state else {
            return Ok(());
        };
        let event_loop = event_loop.clone();
        let mut outcome = match cancel_all_tasks(&event_loop) {
            Some(all_ended) => run_until_complete(&event_loop, all_ended, self.clock),
            None => Ok(()),
        };
        for label in ["shutdown_asyncgens", "shutdown_default_executor"] {
            let options = TaskOptions {
                label: Some(label.into()),
                ..TaskOptions::default()
            };
            let nothing_to_do = event_loop.create_task_with(async { Ok(()) }, options)?;
            outcome = outcome.and(run_until_complete(&event_loop, nothing_to_do, self.clock));
        }
        set_event_loop(None);
        self.state = RunnerState::Closed;
        event_loop.close()?;
        // A task that would not end was reported as a deadlock, and is no concern of the others.
        outcome.or_else(|error| if error.is_exit() { Err(error) } else { Ok(()) })
    }
}

impl Drop for Runner {
    fn drop(&mut self) {
        if !thread::panicking() {
            let _ = self.close();
        }
    }
}

/// Who waits for whom, in a sentence; empty if nobody waits.
#[must_use]
pub fn who_waits(event_loop: &EventLoop) -> String {
    let tasks = event_loop.all_tasks();
    let sentences = tasks.iter().filter_map(|future| future.task()).map(|task| {
        let (name, label) = (task.name(), task.label());
        let what = match task.waits_for() {
            None => "something outside the loop".into(),
            Some(future) => match future.task() {
                Some(other) => other.name(),
                None => future.core().purpose().name().into(),
            },
        };
        format!("{name} ({label}) waits for {what}")
    });
    sentences.collect::<Vec<_>>().join("; ")
}

/// Adds a deadlock to the diagnostics of the run, if somebody waits.
pub fn report_deadlock(event_loop: &EventLoop) {
    let tasks = event_loop.all_tasks();
    let Some((first, task)) = tasks
        .iter()
        .find_map(|future| Some((future.core(), future.task()?)))
    else {
        return;
    };
    event_loop.process().report(Diagnostic {
        kind: DiagnosticKind::Deadlock,
        message: format!(
            "deadlock: nothing is ready and no timer is set. {}",
            who_waits(event_loop)
        ),
        task: first.id(),
        line: task.line(),
        exception: None,
    });
}
