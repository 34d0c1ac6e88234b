//! What is common to futures of every type: the state, and who is to be told.

use std::cell::Cell;
use std::rc::Rc;
use std::task::Waker;

use crate::kernel::context::{Context, copy_context};
use crate::kernel::event_loop::{EventLoop, Ready};
use crate::kernel::exception::{Exception, Kind, Message};
use crate::kernel::task::{AnyTask, TaskCore};
use crate::kernel::trace::{Event, Id, Outcome, Purpose, Trace};

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

/// How a future failed, or is to be cancelled. Most never do: it costs them one word.
#[derive(Default)]
pub(super) struct Failure {
    /// The exception that was set or raised.
    exception: Option<Exception>,
    /// What a `CancelledError` that is still to be made will say.
    cancel_message: Option<Message>,
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
pub(crate) enum Callback {
    /// Step the task that awaits it: `Task.__wakeup`.
    Wakeup(Rc<dyn AnyTask>),
    /// Wake a foreign waker (a combinator of another crate).
    Wake(Waker),
    /// Call a function.
    Call(Rc<dyn DoneCallback>),
}

/// A function that is called once a future is done.
pub(crate) trait DoneCallback: Ready {
    fn note(&self) -> &Note;
}

/// What is known of a function that is called once a future is done.
pub(crate) struct Note {
    id: CallbackId,
    /// What CPython calls the function, where it is the library's.
    name: Cell<&'static str>,
    /// The task that waits by way of it; 0 where none does.
    waiter: Cell<Id>,
    context: Cell<Context>,
    /// The future, from when it is done until the function has been called.
    pub(crate) future: Cell<Option<Rc<dyn AnyFuture>>>,
}

struct CallbackCell<F> {
    note: Note,
    call: F,
}

impl<F: Fn() -> Result<(), Exception>> Ready for CallbackCell<F> {
    fn run(self: Rc<Self>, event_loop: &EventLoop) {
        let _future = self.note.future.take();
        event_loop.run_callback(self.note.id.0, || self.note.context.take().run(|| (self.call)()));
    }

    fn record_ready(&self, trace: &Trace, by: Id) {
        let handle = self.note.id.0;
        trace.record(Event::CallbackReady { handle, by });
    }
}

impl<F: Fn() -> Result<(), Exception>> DoneCallback for CallbackCell<F> {
    fn note(&self) -> &Note {
        &self.note
    }
}

#[derive(Default)]
pub(super) enum Callbacks {
    #[default]
    None,
    One(Callback),
    #[allow(
        clippy::box_collection,
        reason = "it is rare, and would make every future larger"
    )]
    Many(Box<Vec<Callback>>),
}

/// A clone of what a cell holds.
pub(crate) fn peek<T: Clone + Default>(cell: &Cell<T>) -> T {
    let value = cell.take();
    cell.set(value.clone());
    value
}

/// What is common to futures of every type.
pub struct FutureCore {
    pub(super) event_loop: EventLoop,
    pub(super) id: Id,
    pub(super) purpose: Purpose,
    pub(super) state: Cell<State>,
    pub(super) failure: Cell<Option<Box<Failure>>>,
    pub(super) callbacks: Cell<Callbacks>,
    /// An exception was set and nobody has asked for it yet (`__log_traceback`).
    pub(super) unretrieved: Cell<bool>,
    /// What the process's observer knows it by; 0 where it is not observed.
    pub(super) token: Cell<u32>,
}

impl FutureCore {
    pub(crate) fn new(event_loop: EventLoop, id: Id, purpose: Purpose) -> Self {
        FutureCore {
            event_loop,
            id,
            purpose,
            state: Cell::new(State::Pending),
            failure: Cell::default(),
            callbacks: Cell::default(),
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
        self.with_failure(|failure| failure.exception.clone())
    }

    /// Calls `look` with how it failed, if that is known.
    fn with_failure<R>(&self, look: impl FnOnce(&mut Failure) -> Option<R>) -> Option<R> {
        let mut failure = self.failure.take()?;
        let seen = look(&mut failure);
        self.failure.set(Some(failure));
        seen
    }

    /// What awaiting it now raises, `None` if it is pending or has a result; not marked as
    /// retrieved. Of a cancelled one, see [`make_cancelled_error`](Self::make_cancelled_error).
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

    /// Who is told once it is done, in order: callbacks, and `None` for a task that awaits it.
    #[must_use]
    pub fn told(&self) -> Vec<Option<(CallbackId, &'static str)>> {
        let mut told = Vec::new();
        self.each_callback(|callback| {
            told.push(match callback {
                Callback::Call(callback) => Some((callback.note().id, callback.note().name.get())),
                Callback::Wakeup(_) | Callback::Wake(_) => None,
            });
        });
        told
    }

    /// Names a callback as CPython's function of the library is named, for `repr`. Task `waiter` waits for this future
    /// by way of it (`future_add_to_awaited_by`), 0 for none.
    pub fn name_callback(&self, id: CallbackId, name: &'static str, waiter: Id) {
        self.each_callback(|callback| match callback {
            Callback::Call(callback) if callback.note().id == id => {
                callback.note().name.set(name);
                callback.note().waiter.set(waiter);
            }
            _ => {}
        });
    }

    /// The tasks that wait for it, in the order in which they came (`_asyncio_awaited_by`): those that await it, and those
    /// that wait for several and have a callback on each.
    #[must_use]
    pub fn awaited_by(&self) -> Vec<Rc<dyn AnyFuture>> {
        let mut tasks: Vec<Rc<dyn AnyTask>> = Vec::new();
        self.each_callback(|callback| {
            tasks.extend(match callback {
                Callback::Wakeup(task) => Some(task.clone()),
                Callback::Call(callback) => self.event_loop.task_by_id(callback.note().waiter.get()),
                Callback::Wake(_) => None,
            });
        });
        tasks.dedup_by_key(|task| task.core().id());
        tasks.into_iter().map(|task| task as Rc<dyn AnyFuture>).collect()
    }

    /// In the trace: what waits for this future is `by`.
    pub fn record_awaited_by(&self, by: Id) {
        let future = self.id;
        if !self.done() {
            self.event_loop
                .process()
                .trace
                .record(Event::AwaitedBy { future, by });
        }
    }

    /// Looks at the callbacks. `look` must not call the program.
    fn each_callback(&self, look: impl FnMut(&Callback)) {
        let callbacks = self.callbacks.take();
        match &callbacks {
            Callbacks::None => {}
            Callbacks::One(callback) => std::iter::once(callback).for_each(look),
            Callbacks::Many(all) => all.iter().for_each(look),
        }
        self.callbacks.set(callbacks);
    }

    /// Somebody has seen the exception.
    pub fn mark_retrieved(&self) {
        self.unretrieved.set(false);
    }

    /// What a `CancelledError` that is still to be made will say: what `cancel` was given.
    pub fn set_cancel_message(&self, message: Option<Message>) {
        let failure = self.failure.take();
        if failure.is_some() || message.is_some() {
            let mut failure = failure.unwrap_or_default();
            failure.cancel_message = message;
            self.failure.set(Some(failure));
        }
    }

    pub(super) fn set_exception(&self, exception: Exception) {
        let mut failure = self.failure.take().unwrap_or_default();
        failure.exception = Some(exception);
        self.failure.set(Some(failure));
    }

    /// `_cancel_message`: what `cancel` was given, unless the task itself raised `CancelledError`.
    #[must_use]
    pub fn cancel_message(&self) -> Option<Message> {
        self.with_failure(|failure| failure.cancel_message.clone())
    }

    /// `_make_cancelled_error`: what a cancelled task raised, for whoever asks first; a new exception with
    /// the message of `cancel` for anybody else.
    #[must_use]
    pub fn make_cancelled_error(&self) -> Exception {
        let raised = match self.state.get() {
            State::Cancelled => self.with_failure(|failure| failure.exception.take()),
            State::Pending | State::Finished => None,
        };
        raised.unwrap_or_else(|| Exception::cancelled(self.cancel_message()))
    }

    pub(super) fn invalid(&self) -> Exception {
        Exception::bare(Kind::InvalidStateError)
    }
}

/// A future or task of any type.
pub trait AnyFuture {
    /// Its common part.
    fn core(&self) -> &FutureCore;
    /// `cancel(msg)`. False if it was done already.
    fn cancel(self: Rc<Self>, message: Option<Message>) -> bool;
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
        let note = Note {
            id,
            name: Cell::new(""),
            waiter: Cell::new(0),
            context: Cell::new(copy_context()),
            future: Cell::default(),
        };
        add_callback(
            self,
            Callback::Call(Rc::new(CallbackCell { note, call: callback })),
        );
        id
    }

    /// Removes a callback that has not been scheduled yet. Returns how many were removed.
    pub fn remove_done_callback(&self, id: CallbackId) -> usize {
        let is_it = |callback: &Callback| matches!(callback, Callback::Call(other) if other.note().id == id);
        let callbacks = &self.core().callbacks;
        match callbacks.take() {
            Callbacks::One(callback) if is_it(&callback) => 1,
            Callbacks::Many(mut all) => {
                let before = all.len();
                all.retain(|callback| !is_it(callback));
                let removed = before - all.len();
                callbacks.set(Callbacks::Many(all));
                removed
            }
            others => {
                callbacks.set(others);
                0
            }
        }
    }
}

pub(crate) trait FutureObject<T>: AnyFuture {
    /// Puts the result that it will have into its place.
    fn put(&self, value: T);
    /// The result in its place.
    fn value(&self) -> Option<T>
    where
        T: Clone;
}

/// `_schedule_callbacks` with the settling before it. The state must have been checked.
pub(super) fn settle(future: &Rc<dyn AnyFuture>, state: State, outcome: Outcome) {
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
        Callbacks::One(callback) => core.event_loop.push_callback(callback, future),
        Callbacks::Many(callbacks) => {
            for callback in *callbacks {
                core.event_loop.push_callback(callback, future);
            }
        }
    }
}

/// The result is in its place: the future is done, unless it is already.
pub(crate) fn finish(future: &Rc<dyn AnyFuture>) {
    if !future.core().done() {
        settle(future, State::Finished, Outcome::Result);
    }
}

/// Adds a callback of any kind; at once into the ready queue if the future is done.
pub(crate) fn add_callback(future: &Rc<dyn AnyFuture>, callback: Callback) {
    let core = future.core();
    if core.done() {
        core.event_loop.push_callback(callback, future);
        return;
    }
    core.callbacks.set(match core.callbacks.take() {
        Callbacks::None => Callbacks::One(callback),
        Callbacks::One(first) => Callbacks::Many(Box::new(vec![first, callback])),
        Callbacks::Many(mut all) => {
            all.push(callback);
            Callbacks::Many(all)
        }
    });
}

/// `Future.cancel`, for everything that is not a task.
pub(crate) fn cancel_plain(future: &Rc<dyn AnyFuture>, message: Option<Message>) -> bool {
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
    core.set_exception(exception);
    if cancelled {
        core.set_cancel_message(None); // the exception has it, for the first who asks
        settle(future, State::Cancelled, Outcome::Cancelled);
    } else {
        core.unretrieved.set(true);
        settle(future, State::Finished, Outcome::Exception);
    }
}
