//! Handles: callbacks on their way through the ready queue, and those that wait for a time.

use std::cell::Cell;
use std::rc::{Rc, Weak};

use super::context::{Context, copy_context};
use super::event_loop::{EventLoop, LoopInner};
use super::exception::Exception;
use super::future::{AnyFuture, finish};
use super::trace::{Event, Id};

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

/// What is done when a handle's time has come.
pub(crate) enum Work {
    Call(Box<dyn FnOnce() -> Result<(), Exception>>),
    /// `futures._set_result_unless_cancelled`: the future's result is in its place.
    Finish(Rc<dyn AnyFuture>),
}

impl Work {
    pub(crate) fn call<R: IntoOutcome>(callback: impl FnOnce() -> R + 'static) -> Self {
        Work::Call(Box::new(move || callback().into_outcome()))
    }
}

pub(crate) struct HandleCell {
    id: Id,
    /// Gone once done or cancelled.
    work: Cell<Option<Work>>,
    cancelled: Cell<bool>,
    /// Whether it waits for a time: then the loop counts how many of those are cancelled.
    is_timer: bool,
    context: Cell<Context>,
    event_loop: Weak<LoopInner>,
}

impl HandleCell {
    pub(crate) fn new(event_loop: &EventLoop, is_timer: bool, work: Work) -> Rc<Self> {
        Rc::new(HandleCell {
            id: event_loop.process().next_id(),
            work: Cell::new(Some(work)),
            cancelled: Cell::new(false),
            is_timer,
            context: Cell::new(copy_context()),
            event_loop: event_loop.downgrade(),
        })
    }

    pub(crate) fn id(&self) -> Id {
        self.id
    }

    pub(crate) fn is_cancelled(&self) -> bool {
        self.cancelled.get()
    }

    pub(crate) fn call(&self) -> Result<(), Exception> {
        match self.work.take() {
            Some(Work::Call(callback)) => self.context.take().run(callback),
            Some(Work::Finish(future)) => {
                finish(&future);
                Ok(())
            }
            None => Ok(()),
        }
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
        if self.cell.cancelled.replace(true) || self.cell.work.take().is_none() {
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

    /// The handle's name in the trace.
    #[must_use]
    pub fn id(&self) -> Id {
        self.handle.id()
    }
}
