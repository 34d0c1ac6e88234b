//! Handles: callbacks on their way through the ready queue, and those that wait for a time.

use std::cell::Cell;
use std::rc::{Rc, Weak};

use super::context::{Context, copy_context};
use super::event_loop::{EventLoop, LoopInner, Ready};
use super::exception::Exception;
use super::future::peek;
use super::timers::Timed;
use super::trace::{Event, Id, Trace};

/// What a callback may answer: nothing, or an exception for the loop's exception handler.
pub trait IntoOutcome {
    /// The exception raised, if any.
    fn into_outcome(self) -> Result<(), Exception>;
}

impl IntoOutcome for () {
    fn into_outcome(self) -> Result<(), Exception> {
        Ok(())
    }
}

impl IntoOutcome for Result<(), Exception> {
    fn into_outcome(self) -> Result<(), Exception> {
        self
    }
}

type Callback = Box<dyn FnOnce() -> Result<(), Exception>>;

pub(crate) struct HandleCell {
    id: Id,
    /// Gone once called or cancelled.
    callback: Cell<Option<Callback>>,
    cancelled: Cell<bool>,
    /// Whether it waits for a time: then the loop counts how many of those are cancelled.
    is_timer: bool,
    context: Cell<Context>,
    event_loop: Weak<LoopInner>,
}

impl HandleCell {
    pub(crate) fn new<R: IntoOutcome>(
        event_loop: &EventLoop,
        is_timer: bool,
        callback: impl FnOnce() -> R + 'static,
    ) -> Rc<Self> {
        Rc::new(HandleCell {
            id: event_loop.process().next_id(),
            callback: Cell::new(Some(Box::new(move || callback().into_outcome()))),
            cancelled: Cell::new(false),
            is_timer,
            context: Cell::new(copy_context()),
            event_loop: event_loop.downgrade(),
        })
    }

    pub(crate) fn id(&self) -> Id {
        self.id
    }
}

impl Ready for HandleCell {
    fn run(self: Rc<Self>, event_loop: &EventLoop) {
        if let Some(callback) = self.callback.take() {
            let mut context = peek(&self.context);
            event_loop.run_callback(self.id, || context.run(callback));
            self.context.set(context);
        }
    }

    fn record_ready(&self, trace: &Trace, by: Id) {
        trace.record(Event::CallbackReady { handle: self.id, by });
    }
}

impl Timed for HandleCell {
    fn is_cancelled(&self) -> bool {
        self.cancelled.get()
    }
}

/// `asyncio.Handle`: what `call_soon` returns.
#[derive(Clone)]
pub struct Handle {
    cell: Rc<HandleCell>,
}

impl Handle {
    pub(crate) fn new(cell: Rc<HandleCell>) -> Self {
        Handle { cell }
    }

    /// The callback will not be called. Does nothing if it was called already.
    pub fn cancel(&self) {
        if self.cell.cancelled.replace(true) || self.cell.callback.take().is_none() {
            return; // cancelled already, or called already
        }
        let Some(event_loop) = EventLoop::upgrade(&self.cell.event_loop) else {
            return;
        };
        event_loop
            .process()
            .trace
            .record(Event::HandleCancelled { handle: self.cell.id });
        if self.cell.is_timer {
            event_loop.note_timer_cancelled();
        }
    }

    /// Whether `cancel` was called.
    #[must_use]
    pub fn cancelled(&self) -> bool {
        self.cell.is_cancelled()
    }

    /// `get_context()`: the context that the callback runs in.
    #[must_use]
    pub fn context(&self) -> Context {
        let context = self.cell.context.take().share();
        self.cell.context.set(context.clone());
        context
    }

    /// The handle's name in the trace.
    #[must_use]
    pub fn id(&self) -> Id {
        self.cell.id
    }
}

/// `asyncio.TimerHandle`: what `call_later` and `call_at` return.
#[derive(Clone)]
pub struct TimerHandle {
    handle: Handle,
    when: f64,
}

impl From<TimerHandle> for Handle {
    fn from(timer: TimerHandle) -> Self {
        timer.handle
    }
}

impl TimerHandle {
    pub(crate) fn new(handle: Handle, when: f64) -> Self {
        TimerHandle { handle, when }
    }

    /// The deadline, in the seconds of `loop.time()`.
    #[must_use]
    pub fn when(&self) -> f64 {
        self.when
    }

    /// See [`Handle::cancel`].
    pub fn cancel(&self) {
        self.handle.cancel();
    }

    /// See [`Handle::cancelled`].
    #[must_use]
    pub fn cancelled(&self) -> bool {
        self.handle.cancelled()
    }

    /// See [`Handle::context`].
    #[must_use]
    pub fn context(&self) -> Context {
        self.handle.context()
    }

    /// The handle's name in the trace.
    #[must_use]
    pub fn id(&self) -> Id {
        self.handle.id()
    }
}
