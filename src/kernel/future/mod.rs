//! `asyncio.Future`: a result that is not there yet, and who is to be told.

mod plain;
mod shared;
mod timed;

use std::cell::Cell;
use std::rc::{Rc, Weak};

use crate::kernel::event_loop::EventLoop;
use crate::kernel::exception::{Exception, Kind, Message};
use crate::kernel::trace::{Event, Outcome, Purpose};

pub(crate) use plain::report_unretrieved;
pub use shared::{AnyFuture, CallbackId, FutureCore, State};
pub(crate) use shared::{Callback, FutureObject, add_callback, cancel_plain, fail, peek};
pub use timed::TimedFuture;

use shared::settle;

use plain::{Class, Gathering, Plain, PlainFuture};

/// `asyncio.Future`: a result that is not there yet, and who is to be told.
///
/// ```text
///             set_result, set_exception
///   PENDING ───────────────────────────▶ FINISHED
///      │               cancel
///      └───────────────────────────────▶ CANCELLED
/// ```
///
/// A future settles once. Its done-callbacks never run inline: settling puts them into the ready
/// queue of its loop, in the order in which they were added, and the next turn runs them. Cloning
/// gives another name for the same future.
///
/// ```
/// use loopscope::kernel::{EventLoop, Process};
///
/// let future = EventLoop::new(&Process::new()).create_future();
/// assert_eq!(future.result().unwrap_err().message(), "Result is not set.");
/// future.set_result(1).unwrap();
/// assert_eq!(future.set_result(2).unwrap_err().message(), "invalid state");
/// assert_eq!(future.result().unwrap(), 1);
/// ```
pub struct Future<T> {
    object: Rc<dyn FutureObject<T>>,
}

impl<T> Clone for Future<T> {
    fn clone(&self) -> Self {
        Future {
            object: self.object.clone(),
        }
    }
}

impl<T: 'static> Future<T> {
    /// `loop.create_future()`, with what it is for.
    pub(crate) fn new(event_loop: &EventLoop, purpose: Purpose, argument: f64) -> Self {
        Self::of_class(event_loop, purpose, argument, Plain)
    }

    /// A future whose `cancel` calls `on_cancel` instead of cancelling it (`_GatheringFuture`).
    pub fn with_cancel(
        event_loop: &EventLoop,
        purpose: Purpose,
        argument: f64,
        on_cancel: impl Fn(Option<Message>) -> bool + 'static,
    ) -> Self {
        Self::of_class(event_loop, purpose, argument, Gathering(on_cancel))
    }

    fn of_class(event_loop: &EventLoop, purpose: Purpose, argument: f64, class: impl Class) -> Self {
        let core = created(event_loop, purpose, argument);
        let slot = Cell::new(None);
        Self::from_object(Rc::new(PlainFuture { core, slot, class }))
    }

    pub(crate) fn from_object(object: Rc<dyn FutureObject<T>>) -> Self {
        Future { object }
    }

    /// The same future without its type.
    #[must_use]
    pub fn any(&self) -> Rc<dyn AnyFuture> {
        self.object.clone()
    }

    /// Its common part.
    #[must_use]
    pub fn core(&self) -> &FutureCore {
        self.object.core()
    }

    /// Whether it is done.
    #[must_use]
    pub fn done(&self) -> bool {
        self.core().done()
    }

    /// Whether it was cancelled.
    #[must_use]
    pub fn cancelled(&self) -> bool {
        self.core().state() == State::Cancelled
    }

    /// The loop it belongs to.
    #[must_use]
    pub fn get_loop(&self) -> EventLoop {
        self.core().event_loop.clone()
    }

    /// The result.
    ///
    /// # Errors
    /// The exception that was set; `CancelledError`; `InvalidStateError('Result is not set.')`.
    pub fn result(&self) -> Result<T, Exception>
    where
        T: Clone,
    {
        match self.core().state() {
            State::Pending => Err(Exception::new(Kind::InvalidStateError, "Result is not set.")),
            State::Cancelled => Err(self.core().make_cancelled_error()),
            State::Finished => {
                self.core().mark_retrieved();
                match self.core().peek_exception() {
                    Some(exception) => Err(exception),
                    None => self.object.value().ok_or_else(|| self.core().invalid()),
                }
            }
        }
    }

    /// The exception, `None` if there is a result.
    ///
    /// # Errors
    /// `CancelledError`; `InvalidStateError('Exception is not set.')`.
    pub fn exception(&self) -> Result<Option<Exception>, Exception> {
        match self.core().state() {
            State::Pending => Err(Exception::new(Kind::InvalidStateError, "Exception is not set.")),
            State::Cancelled => Err(self.core().make_cancelled_error()),
            State::Finished => {
                self.core().mark_retrieved();
                Ok(self.core().peek_exception())
            }
        }
    }

    /// Settles the future with a value.
    ///
    /// # Errors
    /// `InvalidStateError` if it is done, with CPython's text: its state and its repr.
    pub fn set_result(&self, value: T) -> Result<(), Exception> {
        self.check_pending()?;
        self.object.put(value);
        settle(&self.any(), State::Finished, Outcome::Result);
        Ok(())
    }

    /// Settles the future with an exception.
    ///
    /// # Errors
    /// `InvalidStateError` if it is done.
    pub fn set_exception(&self, exception: Exception) -> Result<(), Exception> {
        self.check_pending()?;
        self.core().set_exception(exception);
        self.core().unretrieved.set(true);
        settle(&self.any(), State::Finished, Outcome::Exception);
        Ok(())
    }

    fn check_pending(&self) -> Result<(), Exception> {
        if self.done() {
            return Err(Exception::new(Kind::InvalidStateError, "invalid state"));
        }
        Ok(())
    }

    /// Cancels it. False if it was done.
    pub fn cancel(&self) -> bool {
        self.any().cancel(None)
    }

    /// Cancels it with a message for the `CancelledError`.
    pub fn cancel_with(&self, message: impl Into<Message>) -> bool {
        self.any().cancel(Some(message.into()))
    }

    /// Settles it as a task that `exception` has ended: cancelled if it is a `CancelledError`, failed otherwise. For one
    /// that stands for a task of another owner; it must be pending.
    pub fn end_by(&self, exception: Exception) {
        fail(&self.any(), exception);
    }

    /// Has `callback` called with the future, through the ready queue, once it is done.
    pub fn add_done_callback(&self, callback: impl Fn(&Future<T>) + 'static) -> CallbackId {
        self.add_fallible_callback(move |future| {
            callback(future);
            Ok(())
        })
    }

    /// As [`add_done_callback`](Self::add_done_callback), for a callback that may raise: its
    /// exception goes to the loop's exception handler.
    pub fn add_fallible_callback(
        &self,
        callback: impl Fn(&Future<T>) -> Result<(), Exception> + 'static,
    ) -> CallbackId {
        // Weak, or a future that never settles would keep itself alive. It is alive when called:
        // the ready queue holds it.
        let this: Weak<dyn FutureObject<T>> = Rc::downgrade(&self.object);
        self.any().add_done_callback(move || match this.upgrade() {
            Some(object) => callback(&Future { object }),
            None => Ok(()),
        })
    }

    /// Removes a callback that has not been scheduled yet. Returns how many were removed.
    pub fn remove_done_callback(&self, id: CallbackId) -> usize {
        self.any().remove_done_callback(id)
    }
}

/// The common part of a future that is made now.
fn created(event_loop: &EventLoop, purpose: Purpose, argument: f64) -> FutureCore {
    let future = event_loop.process().next_id();
    event_loop.process().trace.record(Event::Created {
        future,
        purpose,
        argument,
    });
    FutureCore::new(event_loop.clone(), future, purpose)
}
