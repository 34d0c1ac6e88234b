//! `asyncio.Task`: a coroutine on its way through the loop.
//!
//! A task owns a `std::future::Future` and steps it by polling. Where CPython's coroutine yields a
//! future to `Task.__step`, ours is polled down to a future of the kernel that is not done, which
//! notes itself in the task (1) and answers `Pending`. Who moves a task where:
//!
//! ```text
//!    READY ──(2)──▶ RUNNING ──(3)──▶ WAITING ──(4)──▶ READY
//!      ▲               │ (5) yielded      │
//!      └───────────────┤                  │ (7) cancel()
//!                      └──(6)──▶ DONE ◀───┘ by way of READY
//! ```
//! 1. `Await::poll` in await_.rs. 2. `EventLoop::turn`, `TaskCell::step`. 3. `TaskCell::suspend`.
//! 4. The awaited future settles; its callback `Wakeup` is run by `EventLoop::turn`. 5. A bare
//!    yield. 6. `TaskCell::finish`. 7. Cancelling cancels what the task waits for
//!    (`_fut_waiter`); where there is nothing, `must_cancel` makes the next step throw.
//!
//! Cancellation is thrown in at the await, not dropped: the coroutine sees `CancelledError`, its
//! clean-up runs and may await or refuse.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::sync::Arc;
use std::task::{Poll, Waker};

use super::context::{Context, copy_context};
use super::event_loop::{EventLoop, Ready};
use super::exception::Exception;
use super::future::{
    AnyFuture, Callback, Future, FutureCore, FutureObject, State, add_callback, cancel_plain, fail,
    report_unretrieved,
};
use super::process::{Diagnostic, DiagnosticKind};
use super::trace::{Event, Id, Purpose, Suspended};
use super::waker::TaskWaker;

/// A coroutine object: what a task runs, whatever language it was written in.
pub type Coroutine<T> = Pin<Box<dyn std::future::Future<Output = Result<T, Exception>>>>;

/// What a step left behind, filled in while the coroutine is polled.
#[derive(Default)]
pub(crate) enum Stop {
    /// Nothing of ours: it waits for its waker.
    #[default]
    Foreign,
    /// A bare `yield`.
    Yielded,
    /// A future that is not done.
    Awaits(Rc<dyn AnyFuture>),
    /// A future it must not await; the error is thrown in at the next step.
    Refused(Exception),
    /// The step goes on outside the kernel; it is polled again before anything else runs.
    Held,
}

/// What is common to tasks of every type.
pub struct TaskCore {
    name: RefCell<TaskName>,
    label: Label,
    parent: Id,
    context: RefCell<Context>,
    stop: Cell<Stop>,
    /// The future it waits for (`_fut_waiter`).
    waiter: RefCell<Option<Rc<dyn AnyFuture>>>,
    /// An exception to be raised at the await where the coroutine stands.
    thrown: Cell<Option<Exception>>,
    must_cancel: Cell<bool>,
    started: Cell<bool>,
    /// A step of it stands in the ready queue.
    queued: Cell<bool>,
    cancelling: Cell<u32>,
    /// `cancel()` is on its way along the futures this task waits for.
    passing_cancel: Cell<bool>,
    /// The line where it was suspended; 0 unknown.
    line: Cell<u32>,
    log_destroyed: Cell<bool>,
    waker: RefCell<Option<Waker>>,
}

enum TaskName {
    Numbered(u32),
    Given(Rc<str>),
}

/// The name of the coroutine function a task runs.
#[derive(Clone)]
pub enum Label {
    /// A Rust type's name, shortened when shown.
    Type(&'static str),
    /// A function of the program.
    Function(Rc<str>),
}

impl<N: Into<Rc<str>>> From<N> for Label {
    fn from(name: N) -> Self {
        Label::Function(name.into())
    }
}

impl Label {
    fn show(&self) -> &str {
        match self {
            Label::Function(name) => name,
            // `crate::cook::{{closure}}` is the future of `async fn cook`.
            Label::Type(name) => {
                let path = name.trim_end_matches("::{{closure}}");
                match without_generics(path).rsplit("::").next() {
                    Some("Pin") | None => "coroutine", // in a box: its name is not known
                    Some(name) => name,
                }
            }
        }
    }
}

/// `sleep_with` of `sleep_with<alloc::string::String>`.
fn without_generics(path: &str) -> &str {
    if !path.ends_with('>') {
        return path;
    }
    let mut depth = 0;
    let start = path.bytes().rposition(|byte| {
        depth += i32::from(byte == b'>') - i32::from(byte == b'<');
        depth == 0
    });
    start.map_or(path, |start| path[..start].trim_end_matches("::"))
}

impl TaskCore {
    /// `get_name()`.
    #[must_use]
    pub fn name(&self) -> Rc<str> {
        match &*self.name.borrow() {
            TaskName::Numbered(number) => format!("Task-{number}").into(),
            TaskName::Given(name) => name.clone(),
        }
    }

    /// The name of its coroutine function.
    #[must_use]
    pub fn label(&self) -> &str {
        self.label.show()
    }

    /// The task that created it; 0 if none did.
    #[must_use]
    pub fn parent(&self) -> Id {
        self.parent
    }

    /// The line where it was last suspended; 0 if no language told.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.line.get()
    }

    /// What it waits for.
    #[must_use]
    pub fn waits_for(&self) -> Option<Rc<dyn AnyFuture>> {
        self.waiter.borrow().clone()
    }

    /// `cancelling()`: cancellations asked for and not taken back.
    #[must_use]
    pub fn cancelling(&self) -> u32 {
        self.cancelling.get()
    }

    /// `uncancel()`: takes one request back and returns how many are left.
    pub fn uncancel(&self) -> u32 {
        let left = self.cancelling.get().saturating_sub(1);
        self.cancelling.set(left);
        left
    }

    /// Whether `CancelledError` will be thrown in at the next step or await.
    #[must_use]
    pub fn must_cancel(&self) -> bool {
        self.must_cancel.get()
    }

    /// No "Task was destroyed but it is pending!" for this one.
    pub fn forgive_destruction(&self) {
        self.log_destroyed.set(false);
    }

    pub(crate) fn set_stop(&self, stop: Stop) {
        self.stop.set(stop);
    }

    /// The step ends waiting for `future`. False if it waits for another one already, as under
    /// `join!`: then a waker has to do.
    pub(crate) fn stop_at(&self, future: &Rc<dyn AnyFuture>) -> bool {
        match self.stop.take() {
            Stop::Awaits(other) => {
                self.stop.set(Stop::Awaits(other));
                false
            }
            _ => {
                self.stop.set(Stop::Awaits(future.clone()));
                true
            }
        }
    }

    pub(crate) fn take_thrown(&self) -> Option<Exception> {
        self.thrown.take()
    }

    pub(crate) fn is_own_waker(&self, waker: &Waker) -> bool {
        self.waker
            .borrow()
            .as_ref()
            .is_some_and(|own| own.will_wake(waker))
    }
}

/// A task of any type, as the loop sees it.
pub(crate) trait AnyTask: AnyFuture {
    fn task_core(&self) -> &TaskCore;
    /// Runs one step, throwing `cause` in.
    fn step(self: Rc<Self>, cause: Option<Exception>);
    /// Goes on with a step that was held.
    fn resume(self: Rc<Self>);
}

struct TaskCell<T> {
    core: FutureCore,
    task: TaskCore,
    slot: RefCell<Option<T>>,
    coroutine: RefCell<Option<Coroutine<T>>>,
}

/// How a new task is to be made.
#[derive(Default)]
pub struct TaskOptions {
    /// Its name instead of `Task-N`.
    pub name: Option<Rc<str>>,
    /// The coroutine function's name instead of the Rust type's.
    pub label: Option<Label>,
    /// The context to run in instead of a copy of the current one.
    pub context: Option<Context>,
    /// Its code runs already, so that a cancellation before the first step is thrown in all the
    /// same (an async function of JavaScript).
    pub started: bool,
}

impl<T: 'static> TaskCell<T> {
    fn poll(self: &Rc<Self>) -> Poll<Result<T, Exception>> {
        // Taken out while it is polled: the program may ask anything of its own task meanwhile.
        let Some(mut coroutine) = self.coroutine.take() else {
            return Poll::Pending;
        };
        self.task.started.set(true);
        let waker = self.waker();
        let poll = self.task.context.borrow_mut().run(|| {
            let mut cx = std::task::Context::from_waker(&waker);
            catch_unwind(AssertUnwindSafe(|| coroutine.as_mut().poll(&mut cx)))
        });
        let poll = poll.unwrap_or_else(|panic| self.clone().finish_panicked(panic));
        if poll.is_pending() {
            self.coroutine.replace(Some(coroutine));
        }
        poll
    }

    /// A panic goes to whoever runs the loop; those who wait for the task see it fail.
    fn finish_panicked(self: Rc<Self>, panic: Box<dyn Any + Send>) -> ! {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        let text = text
            .or_else(|| panic.downcast_ref::<&str>().copied())
            .unwrap_or("Box<dyn Any>");
        let error = Exception::runtime(format!("coroutine panicked: {text}"));
        self.suspend(Poll::Ready(Err(error)), None);
        resume_unwind(panic)
    }

    fn waker(&self) -> Waker {
        let make = || {
            let inbox = self.core.event_loop().inbox();
            Waker::from(Arc::new(TaskWaker {
                task: self.core.id(),
                inbox,
            }))
        };
        self.task.waker.borrow_mut().get_or_insert_with(make).clone()
    }

    /// The rest of `Task.__step`, once the coroutine has answered.
    /// `former` is what it waited for before, unless that is what woke it.
    fn suspend(self: Rc<Self>, poll: Poll<Result<T, Exception>>, former: Option<Rc<dyn AnyFuture>>) {
        let event_loop = self.core.event_loop().clone();
        let result = match poll {
            Poll::Ready(result) => result,
            Poll::Pending => {
                let stop = self.task.stop.take();
                if matches!(stop, Stop::Held) {
                    event_loop.hold(self);
                    return;
                }
                let how = self.wait(stop, former);
                self.end_step(how);
                return;
            }
        };
        self.coroutine.take();
        self.end_step(Suspended::Finished);
        self.finish(result);
    }

    fn end_step(&self, how: Suspended) {
        let process = self.core.event_loop().process();
        self.task.line.set(process.line());
        process.trace.record(Event::StepEnd {
            task: self.core.id(),
            how,
            line: process.line(),
        });
        self.core.event_loop().leave_task();
    }

    fn wait(self: &Rc<Self>, stop: Stop, former: Option<Rc<dyn AnyFuture>>) -> Suspended {
        let event_loop = self.core.event_loop();
        let task = &self.task;
        if let Some(undelivered) = task.thrown.take() {
            // It waits for something that cannot be interrupted: throw at the next await instead.
            task.must_cancel.set(true);
            self.core.set_cancel_message(undelivered.argument());
        }
        match stop {
            Stop::Awaits(future) => {
                let process = event_loop.process();
                process.trace.record_with(|_| Event::Awaits {
                    task: self.core.id(),
                    future: future.core().id(),
                    line: process.line(),
                });
                // Polled without need, it waits on with the callback that it has.
                if !former.is_some_and(|former| former.core().id() == future.core().id()) {
                    add_callback(&future, Callback::Wakeup(self.clone()));
                }
                *task.waiter.borrow_mut() = Some(future.clone());
                if task.must_cancel.get() && future.cancel(self.core.make_cancelled_error().argument()) {
                    task.must_cancel.set(false);
                }
                Suspended::Waiting
            }
            Stop::Yielded => {
                event_loop.push(Ready::Step(self.clone(), None));
                Suspended::Yielded
            }
            Stop::Refused(error) => {
                event_loop.push(Ready::Step(self.clone(), Some(error)));
                Suspended::Yielded
            }
            Stop::Foreign | Stop::Held => Suspended::Foreign,
        }
    }

    /// `StopIteration`, `CancelledError` or another exception: the task is done.
    fn finish(self: Rc<Self>, result: Result<T, Exception>) {
        let this: Rc<dyn AnyFuture> = self.clone();
        match result {
            Ok(_) if self.task.must_cancel.replace(false) => {
                // Cancelled right before the coroutine stopped.
                cancel_plain(&this, self.core.make_cancelled_error().argument());
            }
            Ok(value) => {
                let future = Future::from_object(self.clone());
                // It is pending: only this function settles a task.
                let _ = future.set_result(value);
            }
            Err(exception) => {
                if exception.is_exit() {
                    self.core.event_loop().raise_exit(exception.clone());
                }
                fail(&this, exception);
            }
        }
        self.core.event_loop().forget_task();
    }
}

impl<T: 'static> AnyTask for TaskCell<T> {
    fn task_core(&self) -> &TaskCore {
        &self.task
    }

    fn step(self: Rc<Self>, cause: Option<Exception>) {
        let task = &self.task;
        task.queued.set(false);
        if self.core.done() {
            return;
        }
        let mut thrown = cause;
        let former = task.waiter.take();
        // The await raises what its future holds; but a cancelled one takes the place of a
        // cancellation that is still to be thrown in.
        let awaited_cancelled = former
            .as_ref()
            .is_some_and(|future| future.core().state() == State::Cancelled);
        if task.must_cancel.replace(false) && !awaited_cancelled {
            thrown = Some(self.core.make_cancelled_error());
        }
        let event_loop = self.core.event_loop();
        let trace = &event_loop.process().trace;
        event_loop.enter_task(self.clone());
        event_loop.process().set_line(task.line.get());
        trace.record(Event::StepBegin { task: self.core.id() });
        if awaited_cancelled || thrown.as_ref().is_some_and(Exception::is_cancelled) {
            trace.record(Event::CancelDelivered { task: self.core.id() });
        }
        let poll = match thrown {
            // As `coro.throw` does to a coroutine that has not started: its body never runs.
            Some(exception) if !task.started.get() => Poll::Ready(Err(exception)),
            thrown => {
                task.thrown.set(thrown);
                self.poll()
            }
        };
        self.suspend(poll, former);
    }

    fn resume(self: Rc<Self>) {
        let poll = self.poll();
        self.suspend(poll, None);
    }
}

impl<T: 'static> AnyFuture for TaskCell<T> {
    fn core(&self) -> &FutureCore {
        &self.core
    }

    fn cancel(self: Rc<Self>, message: Option<Rc<str>>) -> bool {
        self.core.mark_retrieved();
        if self.core.done() {
            return false;
        }
        let event_loop = self.core.event_loop();
        if self.task.passing_cancel.get() {
            // Tasks that wait for each other in a circle: CPython raises RecursionError. The circle
            // is broken here.
            self.task.must_cancel.set(true);
            self.core.set_cancel_message(message);
            event_loop.push(Ready::Step(self.clone(), None));
            return true;
        }
        let by = event_loop.current_task_id();
        event_loop.process().trace.record(Event::CancelRequested {
            future: self.core.id(),
            by,
        });
        self.task.cancelling.set(self.task.cancelling.get() + 1);
        let waiter = self.task.waiter.borrow().clone();
        if let Some(waiter) = waiter {
            self.task.passing_cancel.set(true);
            let cancelled = waiter.cancel(message.clone());
            self.task.passing_cancel.set(false);
            if cancelled {
                return true; // the cancelled future will wake the task, and the await raises
            }
        }
        self.task.must_cancel.set(true);
        self.core.set_cancel_message(message);
        true
    }

    fn task(&self) -> Option<&TaskCore> {
        Some(&self.task)
    }

    fn repr(&self) -> String {
        let state = match self.core.state() {
            State::Pending if self.task.must_cancel.get() => "cancelling",
            State::Pending => "pending",
            State::Cancelled => "cancelled",
            State::Finished => "finished",
        };
        let waits = match &*self.task.waiter.borrow() {
            Some(future) => format!(" wait_for={}", future.repr()),
            None => String::new(),
        };
        let exception = match self.core.peek_exception() {
            Some(exception) if self.core.state() == State::Finished => format!(" exception={exception:?}"),
            _ => String::new(),
        };
        format!(
            "<Task {state} name='{}' coro=<{}()>{waits}{exception}>",
            self.task.name(),
            self.task.label()
        )
    }
}

impl<T: 'static> FutureObject<T> for TaskCell<T> {
    fn slot(&self) -> &RefCell<Option<T>> {
        &self.slot
    }
}

impl<T> Drop for TaskCell<T> {
    fn drop(&mut self) {
        report_unretrieved(&self.core, self.core.id(), "Task");
        if self.core.done() {
            return;
        }
        let event_loop = self.core.event_loop();
        event_loop.forget_task();
        if self.task.log_destroyed.get() {
            event_loop.process().report(Diagnostic {
                kind: DiagnosticKind::DestroyedPending,
                message: "Task was destroyed but it is pending!".into(),
                task: self.core.id(),
                line: self.task.line.get(),
                exception: None,
            });
        }
    }
}

/// See the [module](self). Cloning gives another name for the same task; a task that nobody names
/// and nobody would wake is destroyed.
pub struct Task<T> {
    cell: Rc<TaskCell<T>>,
}

impl<T> Clone for Task<T> {
    fn clone(&self) -> Self {
        Task {
            cell: self.cell.clone(),
        }
    }
}

impl<T: 'static> Task<T> {
    /// `loop.create_task`: the first step is put at the end of the ready queue.
    pub(crate) fn spawn(event_loop: &EventLoop, coroutine: Coroutine<T>, options: TaskOptions) -> Self {
        let process = event_loop.process();
        let id = process.next_id();
        let parent = event_loop.current_task_id();
        let name = match options.name {
            Some(name) => TaskName::Given(name),
            None => TaskName::Numbered(process.next_task_number()),
        };
        let label = options.label.unwrap_or(Label::Type("coroutine"));
        let task = TaskCore {
            name: RefCell::new(name),
            label,
            parent,
            context: RefCell::new(options.context.unwrap_or_else(copy_context)),
            stop: Cell::default(),
            waiter: RefCell::new(None),
            thrown: Cell::new(None),
            must_cancel: Cell::new(false),
            started: Cell::new(options.started),
            queued: Cell::new(true),
            cancelling: Cell::new(0),
            passing_cancel: Cell::new(false),
            line: Cell::new(0),
            log_destroyed: Cell::new(true),
            waker: RefCell::new(None),
        };
        let core = FutureCore::new(event_loop.clone(), id, Purpose::Task);
        let coroutine = RefCell::new(Some(coroutine));
        let cell = Rc::new(TaskCell {
            core,
            task,
            slot: RefCell::new(None),
            coroutine,
        });
        process.trace.record_with(|trace| Event::Spawned {
            task: id,
            parent,
            event_loop: event_loop.id(),
            name: trace.text(&cell.task.name()),
            label: trace.text(cell.task.label()),
            line: process.line(),
        });
        let any: Rc<dyn AnyTask> = cell.clone();
        event_loop.remember_task(&any);
        event_loop.push(Ready::Step(any, None));
        Task { cell }
    }

    /// The task as the future it is.
    #[must_use]
    pub fn future(&self) -> Future<T> {
        Future::from_object(self.cell.clone())
    }

    /// `get_name()`.
    #[must_use]
    pub fn get_name(&self) -> Rc<str> {
        self.cell.task.name()
    }

    /// `set_name(value)`.
    pub fn set_name(&self, name: impl Into<Rc<str>>) {
        set_task_name(&self.future().any(), name);
    }

    /// `get_stack()`: the lines where the coroutine stands, outermost first; empty once done.
    #[must_use]
    pub fn get_stack(&self) -> Vec<u32> {
        if self.done() {
            Vec::new()
        } else {
            vec![self.cell.task.line.get()]
        }
    }

    /// Its task part.
    #[must_use]
    pub fn core(&self) -> &TaskCore {
        &self.cell.task
    }
}

/// A task is a future, but for `set_result` and `set_exception`.
impl<T: 'static> Task<T> {
    /// See [`Future::done`].
    #[must_use]
    pub fn done(&self) -> bool {
        self.cell.core.done()
    }

    /// See [`Future::cancelled`].
    #[must_use]
    pub fn cancelled(&self) -> bool {
        self.cell.core.state() == State::Cancelled
    }

    /// See [`Future::result`].
    ///
    /// # Errors
    /// As there.
    pub fn result(&self) -> Result<T, Exception>
    where
        T: Clone,
    {
        self.future().result()
    }

    /// See [`Future::exception`].
    ///
    /// # Errors
    /// As there.
    pub fn exception(&self) -> Result<Option<Exception>, Exception> {
        self.future().exception()
    }

    /// Asks the task to stop: `CancelledError` is thrown in where it awaits. False if it is done.
    pub fn cancel(&self) -> bool {
        self.future().cancel()
    }

    /// As [`cancel`](Self::cancel), with a message for the `CancelledError`.
    pub fn cancel_with(&self, message: impl Into<Rc<str>>) -> bool {
        self.future().cancel_with(message)
    }

    /// See [`TaskCore::cancelling`].
    #[must_use]
    pub fn cancelling(&self) -> u32 {
        self.cell.task.cancelling()
    }

    /// See [`TaskCore::uncancel`].
    pub fn uncancel(&self) -> u32 {
        self.cell.task.uncancel()
    }

    /// See [`Future::add_done_callback`].
    pub fn add_done_callback(&self, callback: impl Fn(&Future<T>) + 'static) -> super::CallbackId {
        self.future().add_done_callback(callback)
    }
}

impl<T: 'static> From<Task<T>> for Future<T> {
    fn from(task: Task<T>) -> Self {
        Future::from_object(task.cell)
    }
}

/// A task in the loop's register, which does not keep it alive (`_scheduled_tasks`).
pub(crate) type WeakTask = Weak<dyn AnyTask>;

/// The waker of `task` was called: a step is due, unless one is queued.
pub(crate) fn wake(task: &Rc<dyn AnyTask>) {
    if !task.core().done() && !task.task_core().queued.replace(true) {
        task.core().event_loop().push(Ready::Step(task.clone(), None));
    }
}

/// `Task.set_name`, for a task without its type. Does nothing to a future.
pub fn set_task_name(task: &Rc<dyn AnyFuture>, name: impl Into<Rc<str>>) {
    let Some(core) = task.task() else { return };
    let name = name.into();
    let trace = &task.core().event_loop().process().trace;
    trace.record_with(|trace| Event::Named {
        task: task.core().id(),
        name: trace.text(&name),
    });
    *core.name.borrow_mut() = TaskName::Given(name);
}
