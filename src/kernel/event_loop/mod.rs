//! The loop itself: `asyncio.BaseEventLoop`, told the time instead of waiting for it.

mod failures;
mod life_cycle;
mod ready;
mod scheduling;
mod tasks;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};
use std::sync::Arc;

use crate::kernel::context::Context;
use crate::kernel::exception::Exception;
use crate::kernel::future::{AnyFuture, Callback, Future, TimedFuture};
use crate::kernel::handle::{Handle, HandleCell, IntoOutcome, TimerHandle};
use crate::kernel::process::{Diagnostic, DiagnosticKind, Process, SLOW_STEP};
use crate::kernel::running::{running_loop, set_running_loop};
use crate::kernel::task::{AnyTask, Interrupted, Label, Step, Task, TaskOptions, WeakTask, wake};
use crate::kernel::timers::{Timed, Timers};
use crate::kernel::trace::{Event, Id, Purpose, Suspended, Trace};
use crate::kernel::waker::{Inbox, Pender, SpareWaker};

pub use failures::ErrorContext;
pub(crate) use ready::{Ready, Throw, Wake};
pub use tasks::{BetweenSteps, Parked};

use failures::ExceptionHandler;

/// Timers due within this many seconds of now count as due: the resolution of CPython's
/// monotonic clock.
pub const CLOCK_RESOLUTION: f64 = 1e-9;

/// What the host is to do after a turn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Next {
    /// A step goes on outside the kernel. Call `turn` again when it has ended.
    Busy,
    /// Something is ready: turn again.
    Soon,
    /// Nothing is ready; turn again at this time, in seconds.
    At(f64),
    /// Nothing is ready and no timer is set. Only a waker from outside can change that.
    Idle,
    /// `stop()` was called: `run_forever` returns.
    Done,
}

/// A task whose step goes on outside the kernel, in its own context.
struct Held {
    task: Rc<dyn AnyTask>,
    /// What is still to be thrown into it.
    thrown: Option<Exception>,
    /// The context that is current again when the step has ended.
    outer: Context,
}

pub(crate) struct LoopInner {
    id: Id,
    process: Rc<Process>,
    ready: RefCell<VecDeque<Rc<dyn Ready>>>,
    timers: RefCell<Timers>,
    inbox: Arc<Inbox>,
    /// Handles that the turn under way has still to run (`ntodo` in `_run_once`).
    todo: Cell<usize>,
    /// Steps that go on outside the kernel, innermost last.
    held: RefCell<Vec<Held>>,
    current_task: Cell<Option<Rc<dyn AnyTask>>>,
    step: Step,
    spare_waker: Cell<Option<Box<SpareWaker>>>,
    /// When the step under way began, or the last handle's run ended, in seconds.
    step_began: Cell<f64>,
    tasks: RefCell<Vec<(Id, WeakTask)>>,
    live_tasks: Cell<usize>,
    /// Whether the last turn left nothing ready, so that the host may wait.
    asleep: Cell<bool>,
    running: Cell<bool>,
    stopping: Cell<bool>,
    closed: Cell<bool>,
    debug: Cell<bool>,
    slow_callback_duration: Cell<f64>,
    exit: Cell<Option<Exception>>,
    exception_handler: RefCell<Option<ExceptionHandler>>,
}

/// The event loop. It is told the time in each [`turn`](Self::turn) instead of waiting for it.
/// Cloning gives another name for the same loop.
#[derive(Clone)]
pub struct EventLoop(Rc<LoopInner>);

impl PartialEq for EventLoop {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
impl Eq for EventLoop {}

impl EventLoop {
    /// A new loop in `process`: `asyncio.new_event_loop()`.
    #[must_use]
    pub fn new(process: &Rc<Process>) -> Self {
        let id = process.next_id();
        process.trace.record(Event::LoopCreated { event_loop: id });
        EventLoop(Rc::new(LoopInner {
            id,
            process: process.clone(),
            ready: RefCell::default(),
            timers: RefCell::default(),
            inbox: Arc::default(),
            todo: Cell::new(0),
            held: RefCell::default(),
            current_task: Cell::default(),
            step: Step::default(),
            spare_waker: Cell::default(),
            step_began: Cell::new(0.0),
            tasks: RefCell::default(),
            live_tasks: Cell::new(0),
            asleep: Cell::new(false),
            running: Cell::new(false),
            stopping: Cell::new(false),
            closed: Cell::new(false),
            debug: Cell::new(false),
            slow_callback_duration: Cell::new(SLOW_STEP),
            exit: Cell::new(None),
            exception_handler: RefCell::default(),
        }))
    }

    /// One turn, which is one `_run_once` of CPython: timers that are due join the ready queue,
    /// then exactly the handles that are ready now are run. What they make ready waits for the
    /// next turn. `now` is the time in seconds.
    ///
    /// After [`Next::Busy`] the loop still counts as the running one, and the next call goes on with
    /// the same turn.
    pub fn turn(&self, now: f64) -> Next {
        drop(set_running_loop(Some(self.clone())));
        let inner = &*self.0;
        inner.asleep.set(false);
        inner.process.set_now(now);
        let held = inner.held.borrow_mut().pop();
        match held {
            Some(held) => {
                held.task.task_core().leave_context(held.outer);
                inner.step.thrown.set(held.thrown);
                held.task.resume();
            }
            None if inner.todo.get() == 0 => self.begin_turn(),
            None => {}
        }
        // "This is the only place where callbacks are actually *called*. All other places just
        // add them to ready." (asyncio/base_events.py)
        while inner.held.borrow().is_empty() && inner.todo.get() > 0 {
            inner.todo.set(inner.todo.get() - 1);
            let ready = inner.ready.borrow_mut().pop_front();
            if let Some(ready) = ready {
                ready.run(self);
            }
        }
        let next = self.next();
        inner.asleep.set(matches!(next, Next::At(_) | Next::Idle));
        if next != Next::Busy {
            drop(set_running_loop(None));
        }
        next
    }

    fn begin_turn(&self) {
        let inner = &*self.0;
        for id in inner.inbox.take() {
            if let Some(task) = self.task_by_id(id) {
                wake(&task);
            }
        }
        let now = inner.process.latest(); // the host has just told it
        inner.step_began.set(now);
        // In the far future a float is coarser than the resolution: what is due now still is.
        let end = (now + CLOCK_RESOLUTION).max(now.next_up());
        loop {
            let due = inner.timers.borrow_mut().pop_due(end);
            let Some((handle, timed)) = due else { break };
            if !timed.is_cancelled() {
                inner.process.trace.record(Event::TimerFired { handle });
            }
            inner.ready.borrow_mut().push_back(timed);
        }
        inner.process.count_turn();
        inner
            .process
            .arrange(&mut inner.ready.borrow_mut(), |ready| ready.is_step());
        let ready = inner.ready.borrow().len();
        inner.todo.set(ready);
        let event = Event::Turn {
            event_loop: inner.id,
            time: now,
            ready: ready as u32,
        };
        inner.process.trace.record(event);
    }

    /// An exception of the callback goes to the exception handler.
    pub(crate) fn run_callback(&self, handle: Id, call: impl FnOnce() -> Result<(), Exception>) {
        let trace = &self.0.process.trace;
        trace.record(Event::CallbackBegin { handle });
        let outcome = call();
        trace.record(Event::CallbackEnd { handle });
        self.0.step_began.set(self.0.process.now());
        if let Err(exception) = outcome {
            if exception.is_exit() {
                self.raise_exit(exception);
                return;
            }
            self.call_exception_handler(&ErrorContext {
                message: "Exception in callback".into(),
                exception: Some(exception),
                handle,
            });
        }
    }

    fn next(&self) -> Next {
        let inner = &*self.0;
        if !inner.held.borrow().is_empty() {
            Next::Busy
        } else if inner.stopping.get() {
            Next::Done
        } else if !inner.ready.borrow().is_empty() || !inner.inbox.is_empty() {
            Next::Soon
        } else {
            match inner.timers.borrow_mut().next_deadline() {
                // A deadline at infinity never comes: `sleep(inf)` waits to be cancelled.
                Some(deadline) if deadline != f64::INFINITY => Next::At(deadline),
                _ => Next::Idle,
            }
        }
    }

    // Plumbing.

    /// The process it belongs to.
    #[must_use]
    pub fn process(&self) -> &Rc<Process> {
        &self.0.process
    }

    /// How many handles stand in the ready queue.
    #[must_use]
    pub fn ready_len(&self) -> usize {
        self.0.ready.borrow().len()
    }

    /// Its name in the trace.
    #[must_use]
    pub fn id(&self) -> Id {
        self.0.id
    }

    pub(crate) fn downgrade(&self) -> Weak<LoopInner> {
        Rc::downgrade(&self.0)
    }

    pub(crate) fn upgrade(inner: &Weak<LoopInner>) -> Option<EventLoop> {
        inner.upgrade().map(EventLoop)
    }
}
