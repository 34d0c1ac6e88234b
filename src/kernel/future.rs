//! `asyncio.Future`: a result that is not there yet, and who is to be told.
//!
//! ```text
//!             set_result, set_exception
//!   PENDING ───────────────────────────▶ FINISHED
//!      │               cancel
//!      └───────────────────────────────▶ CANCELLED
//! ```
//!
//! A future settles once. Its done-callbacks never run inline: settling puts them into the ready
//! queue of its loop, in the order in which they were added, and the next turn runs them.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::task::Waker;

use super::context::{Context, copy_context};
use super::event_loop::{EventLoop, Ready};
use super::exception::{Exception, Kind};
use super::process::{Diagnostic, DiagnosticKind};
use super::task::{AnyTask, TaskCore};
use super::trace::{Event, Id, Outcome, Purpose};

/// The three words of state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Not done.
    Pending,
    /// Done by `cancel`.
    Cancelled,
    /// Done with a result or an exception.
    Finished,
}

/// Names a done-callback, so that it can be removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallbackId(pub(crate) Id);

impl CallbackId {
    /// The name as a number, for a language that keeps it.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0
    }

    /// The name that [`number`](Self::number) gave.
    #[must_use]
    pub fn from_number(number: u32) -> Self {
        CallbackId(number)
    }
}

/// What happens in the ready queue once a future is done.
#[derive(Clone)]
pub(crate) enum Callback {
    /// Step the task that awaits it: `Task.__wakeup`.
    Wakeup(Rc<dyn AnyTask>),
    /// Wake a foreign waker (a combinator of another crate).
    Wake(Waker),
    /// Call a function.
    Call(CallbackId, Rc<dyn Fn() -> Result<(), Exception>>, Context),
}

#[derive(Default)]
enum Callbacks {
    #[default]
    None,
    One(Callback),
    Many(Vec<Callback>),
}

/// What is common to futures of every type.
pub struct FutureCore {
    event_loop: EventLoop,
    id: Id,
    purpose: Purpose,
    state: Cell<State>,
    exception: RefCell<Option<Exception>>,
    cancel_message: RefCell<Option<Rc<str>>>,
    callbacks: RefCell<Callbacks>,
    /// An exception was set and nobody has asked for it yet (`__log_traceback`).
    unretrieved: Cell<bool>,
    /// What the process's observer knows it by; 0 where it is not observed.
    token: Cell<u32>,
}

impl FutureCore {
    pub(crate) fn new(event_loop: EventLoop, id: Id, purpose: Purpose) -> Self {
        FutureCore {
            event_loop,
            id,
            purpose,
            state: Cell::new(State::Pending),
            exception: RefCell::new(None),
            cancel_message: RefCell::new(None),
            callbacks: RefCell::default(),
            unretrieved: Cell::new(false),
            token: Cell::new(0),
        }
    }

    /// The loop it belongs to.
    #[must_use]
    pub fn event_loop(&self) -> &EventLoop {
        &self.event_loop
    }

    /// Its name in the trace.
    #[must_use]
    pub fn id(&self) -> Id {
        self.id
    }

    /// What it stands for.
    #[must_use]
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// Its state.
    #[must_use]
    pub fn state(&self) -> State {
        self.state.get()
    }

    /// Whether it is done: finished or cancelled.
    #[must_use]
    pub fn done(&self) -> bool {
        self.state.get() != State::Pending
    }

    /// The exception set, without marking it as retrieved.
    #[must_use]
    pub fn peek_exception(&self) -> Option<Exception> {
        self.exception.borrow().clone()
    }

    /// What awaiting it would raise, `None` if it is pending or has a result; not marked as
    /// retrieved.
    #[must_use]
    pub fn failure(&self) -> Option<Exception> {
        match self.state.get() {
            State::Pending => None,
            State::Cancelled => Some(self.make_cancelled_error()),
            State::Finished => self.peek_exception(),
        }
    }

    /// Whether a failure is still unknown to everybody.
    #[must_use]
    pub fn is_unretrieved(&self) -> bool {
        self.unretrieved.get()
    }

    /// Has the process's observer told, under `token`, at the moment when it settles.
    pub fn observe(&self, token: u32) {
        self.token.set(token);
    }

    /// The token it is observed under; 0 if it is not.
    #[must_use]
    pub fn token(&self) -> u32 {
        self.token.get()
    }

    /// Somebody has seen the exception.
    pub fn mark_retrieved(&self) {
        self.unretrieved.set(false);
    }

    pub(crate) fn set_cancel_message(&self, message: Option<Rc<str>>) {
        *self.cancel_message.borrow_mut() = message;
    }

    /// `_make_cancelled_error`: the exception that was raised, or a new one with the message.
    pub(crate) fn make_cancelled_error(&self) -> Exception {
        let raised = self.exception.borrow().clone();
        raised.unwrap_or_else(|| Exception::cancelled(self.cancel_message.borrow().clone()))
    }

    fn invalid(&self) -> Exception {
        Exception::bare(Kind::InvalidStateError)
    }
}

/// A future or task of any type.
pub trait AnyFuture {
    /// Its common part.
    fn core(&self) -> &FutureCore;
    /// `cancel(msg)`. False if it was done already.
    fn cancel(self: Rc<Self>, message: Option<Rc<str>>) -> bool;
    /// Its task part, if it is a task.
    fn task(&self) -> Option<&TaskCore> {
        None
    }
    /// `repr()`.
    fn repr(&self) -> String;
}

impl dyn AnyFuture {
    /// Has `callback` called through the ready queue once the future is done.
    pub fn add_done_callback(
        self: &Rc<Self>,
        callback: impl Fn() -> Result<(), Exception> + 'static,
    ) -> CallbackId {
        let id = CallbackId(self.core().event_loop.process().next_id());
        add_callback(self, Callback::Call(id, Rc::new(callback), copy_context()));
        id
    }

    /// Removes a callback that has not been scheduled yet. Returns how many were removed.
    pub fn remove_done_callback(&self, id: CallbackId) -> usize {
        let is_it = |callback: &Callback| matches!(callback, Callback::Call(other, ..) if *other == id);
        let mut callbacks = self.core().callbacks.borrow_mut();
        match &mut *callbacks {
            Callbacks::One(callback) if is_it(callback) => {
                *callbacks = Callbacks::None;
                1
            }
            Callbacks::Many(all) => {
                let before = all.len();
                all.retain(|callback| !is_it(callback));
                before - all.len()
            }
            _ => 0,
        }
    }
}

pub(crate) trait FutureObject<T>: AnyFuture {
    fn slot(&self) -> &RefCell<Option<T>>;
}

/// `_schedule_callbacks` with the settling before it. The state must have been checked.
fn settle(future: &Rc<dyn AnyFuture>, state: State, outcome: Outcome) {
    let core = future.core();
    core.state.set(state);
    let process = core.event_loop.process();
    process.trace.record(Event::Settled {
        future: core.id,
        outcome,
    });
    if core.token.get() != 0 {
        process.observe(core.token.get());
    }
    match core.callbacks.take() {
        Callbacks::None => {}
        Callbacks::One(callback) => core.event_loop.push_callback(callback, future.clone()),
        Callbacks::Many(callbacks) => {
            for callback in callbacks {
                core.event_loop.push_callback(callback, future.clone());
            }
        }
    }
}

/// Adds a callback of any kind; at once into the ready queue if the future is done.
pub(crate) fn add_callback(future: &Rc<dyn AnyFuture>, callback: Callback) {
    let core = future.core();
    if core.done() {
        core.event_loop.push_callback(callback, future.clone());
        return;
    }
    let mut callbacks = core.callbacks.borrow_mut();
    *callbacks = match std::mem::take(&mut *callbacks) {
        Callbacks::None => Callbacks::One(callback),
        Callbacks::One(first) => Callbacks::Many(vec![first, callback]),
        Callbacks::Many(mut all) => {
            all.push(callback);
            Callbacks::Many(all)
        }
    };
}

/// `Future.cancel`, for everything that is not a task.
pub(crate) fn cancel_plain(future: &Rc<dyn AnyFuture>, message: Option<Rc<str>>) -> bool {
    let core = future.core();
    core.unretrieved.set(false);
    if core.done() {
        return false;
    }
    core.set_cancel_message(message);
    settle(future, State::Cancelled, Outcome::Cancelled);
    true
}

/// A task ended by `exception`: cancelled if it is a `CancelledError`, failed otherwise.
pub(crate) fn fail(future: &Rc<dyn AnyFuture>, exception: Exception) {
    let core = future.core();
    let cancelled = exception.is_cancelled();
    *core.exception.borrow_mut() = Some(exception);
    if cancelled {
        settle(future, State::Cancelled, Outcome::Cancelled);
    } else {
        core.unretrieved.set(true);
        settle(future, State::Finished, Outcome::Exception);
    }
}

struct PlainFuture<T> {
    core: FutureCore,
    slot: RefCell<Option<T>>,
    /// `_GatheringFuture.cancel`: cancelling this future means something else.
    on_cancel: Option<Box<dyn Fn(Option<Rc<str>>) -> bool>>,
}

impl<T> PlainFuture<T> {
    fn class(&self) -> &'static str {
        if self.on_cancel.is_some() {
            "_GatheringFuture"
        } else {
            "Future"
        }
    }
}

impl<T> AnyFuture for PlainFuture<T>
where
    T: 'static,
{
    fn core(&self) -> &FutureCore {
        &self.core
    }

    fn cancel(self: Rc<Self>, message: Option<Rc<str>>) -> bool {
        let by = self.core.event_loop.current_task_id();
        if !self.core.done() {
            let event = Event::CancelRequested {
                future: self.core.id,
                by,
            };
            self.core.event_loop.process().trace.record(event);
        }
        match &self.on_cancel {
            Some(cancel) => !self.core.done() && cancel(message),
            None => cancel_plain(&(self as Rc<dyn AnyFuture>), message),
        }
    }

    fn repr(&self) -> String {
        let name = self.class();
        match (self.core.state(), self.core.peek_exception()) {
            (State::Pending, _) => format!("<{name} pending>"),
            (State::Cancelled, _) => format!("<{name} cancelled>"),
            (State::Finished, None) => format!("<{name} finished>"),
            (State::Finished, Some(exception)) => format!("<{name} finished exception={exception:?}>"),
        }
    }
}

impl<T: 'static> FutureObject<T> for PlainFuture<T> {
    fn slot(&self) -> &RefCell<Option<T>> {
        &self.slot
    }
}

impl<T> Drop for PlainFuture<T> {
    fn drop(&mut self) {
        report_unretrieved(&self.core, 0, self.class());
    }
}

/// `__del__`: the last one who could have asked is gone.
pub(crate) fn report_unretrieved(core: &FutureCore, task: Id, class: &str) {
    if core.unretrieved.replace(false) {
        core.event_loop.process().report(Diagnostic {
            kind: DiagnosticKind::NeverRetrieved,
            message: format!("{class} exception was never retrieved"),
            task,
            line: 0,
            exception: core.peek_exception(),
        });
    }
}

/// See the [module](self). Cloning gives another name for the same future.
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
        Self::build(event_loop, purpose, argument, None)
    }

    /// A future whose `cancel` calls `on_cancel` instead of cancelling it (`_GatheringFuture`).
    pub fn with_cancel(
        event_loop: &EventLoop,
        purpose: Purpose,
        argument: f64,
        on_cancel: impl Fn(Option<Rc<str>>) -> bool + 'static,
    ) -> Self {
        Self::build(event_loop, purpose, argument, Some(Box::new(on_cancel)))
    }

    fn build(
        event_loop: &EventLoop,
        purpose: Purpose,
        argument: f64,
        on_cancel: Option<Box<dyn Fn(Option<Rc<str>>) -> bool>>,
    ) -> Self {
        let id = event_loop.process().next_id();
        event_loop.process().trace.record(Event::Created {
            future: id,
            purpose,
            argument,
        });
        let core = FutureCore::new(event_loop.clone(), id, purpose);
        Future {
            object: Rc::new(PlainFuture {
                core,
                slot: RefCell::new(None),
                on_cancel,
            }),
        }
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
                    None => self
                        .object
                        .slot()
                        .borrow()
                        .clone()
                        .ok_or_else(|| self.core().invalid()),
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
        *self.object.slot().borrow_mut() = Some(value);
        settle(&self.any(), State::Finished, Outcome::Result);
        Ok(())
    }

    /// Settles the future with an exception.
    ///
    /// # Errors
    /// `InvalidStateError` if it is done.
    pub fn set_exception(&self, exception: Exception) -> Result<(), Exception> {
        self.check_pending()?;
        *self.core().exception.borrow_mut() = Some(exception);
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
    pub fn cancel_with(&self, message: impl Into<Rc<str>>) -> bool {
        self.any().cancel(Some(message.into()))
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

impl Ready {
    /// What the loop does with a callback whose future is done.
    pub(crate) fn from_callback(callback: Callback, future: Rc<dyn AnyFuture>) -> Ready {
        match callback {
            Callback::Wakeup(task) => Ready::Wakeup(task, future),
            Callback::Wake(waker) => Ready::Wake(waker),
            Callback::Call(id, call, context) => Ready::DoneCallback {
                id: id.0,
                call,
                context,
                future,
            },
        }
    }
}
