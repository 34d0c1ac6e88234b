//! The process a program's loops live in: its clock, its counters, its trace.
//!
//! CPython keeps these per process or per thread (`Task-N` counts over all loops); a run of ours
//! has its own, so that every run starts from `Task-1` and time 0.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use super::exception::Exception;
use super::schedule::Schedule;
use super::trace::{Event, Id, Trace};

/// A fault of the program that no coroutine was there to catch, as data.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// What kind of fault.
    pub kind: DiagnosticKind,
    /// CPython's words for it.
    pub message: String,
    /// The task it is about, 0 where there is none.
    pub task: Id,
    /// The line it is about, 0 where none is known.
    pub line: u32,
    /// The exception that came with it.
    pub exception: Option<Exception>,
}

/// The kinds of [`Diagnostic`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiagnosticKind {
    /// A coroutine was made and dropped without being awaited.
    NeverAwaited,
    /// A task or future failed and nobody asked for its exception.
    NeverRetrieved,
    /// A task was dropped while it waited.
    DestroyedPending,
    /// A callback raised.
    CallbackFailed,
    /// One step took longer than [`SLOW_STEP`] seconds.
    SlowStep,
    /// Nothing is ready, no timer is set, and someone waits.
    Deadlock,
}

impl DiagnosticKind {
    /// The word for it in results and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            DiagnosticKind::NeverAwaited => "never-awaited",
            DiagnosticKind::NeverRetrieved => "never-retrieved",
            DiagnosticKind::DestroyedPending => "destroyed-pending",
            DiagnosticKind::CallbackFailed => "callback-failed",
            DiagnosticKind::SlowStep => "slow-step",
            DiagnosticKind::Deadlock => "deadlock",
        }
    }
}

/// Seconds a step may take before it is reported: CPython's `slow_callback_duration`.
pub const SLOW_STEP: f64 = 0.1;

/// Told the token of an observed future when it settles.
type Observer = Rc<dyn Fn(u32)>;

/// What a program's loops share: the clock, the counters, the trace and the diagnostics.
#[derive(Default)]
pub struct Process {
    /// What happened.
    pub trace: Trace,
    now: Cell<f64>,
    /// Whether the time passes by itself, and not only when the host says so.
    has_clock: Cell<bool>,
    clock: RefCell<Option<Box<dyn Fn() -> f64>>>,
    last_id: Cell<Id>,
    last_task_number: Cell<u32>,
    turns: Cell<u64>,
    outer_task: Cell<Id>,
    line: Cell<u32>,
    /// Until when everyone was held up last, and by which line.
    blocked: Cell<(f64, u32)>,
    line_source: OnceCell<Box<dyn Fn() -> u32>>,
    observer: RefCell<Option<Observer>>,
    diagnostics: RefCell<Vec<Diagnostic>>,
    schedule: RefCell<Schedule>,
}

impl Process {
    /// A new process at time 0, its trace off.
    #[must_use]
    pub fn new() -> Rc<Self> {
        Rc::default()
    }

    /// `loop.time()`, in seconds.
    #[must_use]
    #[inline]
    pub fn now(&self) -> f64 {
        if self.has_clock.get() {
            self.look_at_clock();
        }
        self.now.get()
    }

    /// The time when it was last asked for or told, in seconds: no clock is looked at.
    #[must_use]
    pub(crate) fn latest(&self) -> f64 {
        self.now.get()
    }

    #[inline(never)]
    fn look_at_clock(&self) {
        if let Some(clock) = &*self.clock.borrow() {
            self.set_now(clock());
        }
    }

    /// From now on the time is asked of `clock`, also in the middle of a step; without one it is what
    /// the host said last.
    pub fn set_clock(&self, clock: Option<Box<dyn Fn() -> f64>>) {
        self.has_clock.set(clock.is_some());
        *self.clock.borrow_mut() = clock;
    }

    /// From now on the steps of a turn take place in the order of `schedule`.
    pub fn set_schedule(&self, schedule: Schedule) {
        self.schedule.replace(schedule);
    }

    /// Puts what is ready as a turn begins into order, see [`Schedule`].
    pub(crate) fn arrange<T>(&self, ready: &mut VecDeque<T>, is_step: impl Fn(&T) -> bool) {
        self.schedule.borrow_mut().arrange(ready, is_step);
    }

    /// The host tells the time, in seconds. Time does not run backwards.
    pub fn set_now(&self, now: f64) {
        if now > self.now.get() {
            self.now.set(now);
        }
    }

    /// Turns so far, of all its loops.
    #[must_use]
    pub fn turns(&self) -> u64 {
        self.turns.get()
    }

    pub(crate) fn count_turn(&self) {
        self.turns.set(self.turns.get() + 1);
    }

    pub(crate) fn has_clock(&self) -> bool {
        self.has_clock.get()
    }

    /// Time passes inside a step: everyone else is held up (`time.sleep`).
    pub fn block_until(&self, time: f64) {
        self.set_now(time);
        self.blocked.set((time, self.line()));
        self.trace.record(Event::Blocked { time });
    }

    /// The line that held everyone up last, if that was after `time`.
    pub(crate) fn blocking_line(&self, time: f64) -> Option<u32> {
        let (until, line) = self.blocked.get();
        (until > time).then_some(line)
    }

    /// The task laid aside while its code runs outside any loop; 0 if none is.
    #[must_use]
    pub(crate) fn outer_task(&self) -> Id {
        self.outer_task.get()
    }

    pub(crate) fn set_outer_task(&self, task: Id) {
        self.outer_task.set(task);
    }

    /// The source line the program is at; 0 where no language tells.
    #[must_use]
    pub fn line(&self) -> u32 {
        match self.line_source.get() {
            Some(source) => source(),
            None => self.line.get(),
        }
    }

    /// From now on `source` is asked for the line, and for the whole run: another one is not heard.
    pub fn set_line_source(&self, source: Box<dyn Fn() -> u32>) {
        let _ = self.line_source.set(source);
    }

    /// A language tells the source line it is at.
    pub fn set_line(&self, line: u32) {
        self.line.set(line);
    }

    /// `observer` is called with the token of an observed future when it settles, before anything
    /// else can look at it. It must not touch the loop.
    pub fn set_observer(&self, observer: Rc<dyn Fn(u32)>) {
        *self.observer.borrow_mut() = Some(observer);
    }

    pub(crate) fn observe(&self, token: u32) {
        let observer = self.observer.borrow().clone();
        if let Some(observer) = observer {
            observer(token);
        }
    }

    /// Adds `diagnostic` to the run's list.
    pub fn report(&self, diagnostic: Diagnostic) {
        let mut diagnostics = self.diagnostics.borrow_mut();
        let index = diagnostics.len() as u32;
        self.trace.record(Event::Diagnosed {
            index,
            task: diagnostic.task,
        });
        diagnostics.push(diagnostic);
    }

    /// What was reported so far, in order.
    #[must_use]
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        self.diagnostics.borrow().clone()
    }

    /// The next name in the trace.
    #[must_use]
    pub fn next_id(&self) -> Id {
        let id = self.last_id.get() + 1;
        self.last_id.set(id);
        id
    }

    /// The N of the `Task-N` given last.
    #[must_use]
    pub fn last_task_number(&self) -> u32 {
        self.last_task_number.get()
    }

    /// The next N of `Task-N` (`_task_name_counter` in asyncio/tasks.py).
    #[must_use]
    pub fn next_task_number(&self) -> u32 {
        let number = self.last_task_number.get() + 1;
        self.last_task_number.set(number);
        number
    }
}
