//! The loop itself: `asyncio.BaseEventLoop`, told the time instead of waiting for it.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};
use std::sync::Arc;

use super::context::Context;
use super::exception::Exception;
use super::future::{AnyFuture, Callback, Future};
use super::handle::{Handle, HandleCell, IntoOutcome, TimerHandle};
use super::process::{Diagnostic, DiagnosticKind, Process};
use super::running::{running, set_running_loop};
use super::task::{AnyTask, Coroutine, Label, Task, TaskOptions, WeakTask, wake};
use super::timers::Timers;
use super::trace::{Event, Id, Purpose};
use super::waker::{Inbox, Pender};

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

/// A handle in the ready queue.
pub(crate) enum Ready {
    /// `Task.__step`, with the exception to throw in.
    Step(Rc<dyn AnyTask>, Option<Exception>),
    /// `Task.__wakeup`: the future it waited for is done.
    Wakeup(Rc<dyn AnyTask>, Rc<dyn AnyFuture>),
    /// A foreign waker.
    Wake(std::task::Waker),
    /// A done-callback.
    DoneCallback {
        id: Id,
        call: Rc<dyn Fn() -> Result<(), Exception>>,
        context: Context,
        future: Rc<dyn AnyFuture>,
    },
    /// `call_soon`, or a timer whose time has come.
    Call(Rc<HandleCell>),
}

/// What an exception handler is told (`call_exception_handler`).
#[derive(Clone, Debug)]
pub struct ErrorContext {
    /// What went wrong.
    pub message: String,
    /// The exception, if there was one.
    pub exception: Option<Exception>,
    /// The handle whose callback raised; 0 if none.
    pub handle: Id,
}

type ExceptionHandler = Rc<dyn Fn(&EventLoop, &ErrorContext) -> Result<(), Exception>>;

pub(crate) struct LoopInner {
    id: Id,
    process: Rc<Process>,
    ready: RefCell<VecDeque<Ready>>,
    timers: RefCell<Timers>,
    inbox: Arc<Inbox>,
    /// Handles that the turn under way has still to run (`ntodo` in `_run_once`).
    todo: Cell<usize>,
    /// Tasks whose step goes on outside the kernel, innermost last.
    held: RefCell<Vec<Rc<dyn AnyTask>>>,
    current_task: RefCell<Option<Rc<dyn AnyTask>>>,
    tasks: RefCell<Vec<(Id, WeakTask)>>,
    live_tasks: Cell<usize>,
    running: Cell<bool>,
    stopping: Cell<bool>,
    closed: Cell<bool>,
    debug: Cell<bool>,
    exit: Cell<Option<Exception>>,
    exception_handler: RefCell<Option<ExceptionHandler>>,
}

/// A held step laid aside by [`EventLoop::park`].
pub struct Parked(Rc<dyn AnyTask>);

/// See the [module](self). Cloning gives another name for the same loop.
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
            current_task: RefCell::default(),
            tasks: RefCell::default(),
            live_tasks: Cell::new(0),
            running: Cell::new(false),
            stopping: Cell::new(false),
            closed: Cell::new(false),
            debug: Cell::new(false),
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
        inner.process.set_now(now);
        let held = inner.held.borrow_mut().pop();
        match held {
            Some(task) => task.resume(),
            None if inner.todo.get() == 0 => self.begin_turn(),
            None => {}
        }
        // "This is the only place where callbacks are actually *called*. All other places just
        // add them to ready." (asyncio/base_events.py)
        while inner.held.borrow().is_empty() && inner.todo.get() > 0 {
            inner.todo.set(inner.todo.get() - 1);
            let ready = inner.ready.borrow_mut().pop_front();
            if let Some(ready) = ready {
                self.run(ready);
            }
        }
        let next = self.next();
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
        let now = inner.process.now();
        // In the far future a float is coarser than the resolution: what is due now still is.
        let end = (now + CLOCK_RESOLUTION).max(now.next_up());
        loop {
            let due = inner.timers.borrow_mut().pop_due(end);
            let Some(handle) = due else { break };
            if !handle.is_cancelled() {
                inner
                    .process
                    .trace
                    .record(Event::TimerFired { handle: handle.id() });
            }
            inner.ready.borrow_mut().push_back(Ready::Call(handle));
        }
        let ready = inner.ready.borrow().len();
        inner.todo.set(ready);
        let event = Event::Turn {
            event_loop: inner.id,
            time: now,
            ready: ready as u32,
        };
        inner.process.trace.record(event);
    }

    fn run(&self, ready: Ready) {
        match ready {
            Ready::Step(task, cause) => task.step(cause),
            Ready::Wakeup(task, _) => task.step(None),
            Ready::Wake(waker) => waker.wake(),
            Ready::DoneCallback {
                id,
                call,
                mut context,
                future,
            } => {
                self.run_callback(id, || context.run(|| call()));
                drop(future);
            }
            Ready::Call(handle) => {
                if !handle.is_cancelled() {
                    self.run_callback(handle.id(), || handle.call());
                }
            }
        }
    }

    /// `Handle._run`: an exception of the callback goes to the exception handler.
    fn run_callback(&self, handle: Id, call: impl FnOnce() -> Result<(), Exception>) {
        let trace = &self.0.process.trace;
        trace.record(Event::CallbackBegin { handle });
        let outcome = call();
        trace.record(Event::CallbackEnd { handle });
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

    // Scheduling.

    pub(crate) fn push(&self, ready: Ready) {
        let trace = &self.0.process.trace;
        match &ready {
            Ready::Step(task, _) => trace.record(Event::Ready {
                task: task.core().id(),
                by: 0,
            }),
            Ready::Wakeup(task, by) => {
                trace.record(Event::Ready {
                    task: task.core().id(),
                    by: by.core().id(),
                });
            }
            Ready::Wake(_) => {}
            Ready::DoneCallback { id, future, .. } => {
                trace.record(Event::CallbackReady {
                    handle: *id,
                    by: future.core().id(),
                });
            }
            Ready::Call(handle) => trace.record(Event::CallbackReady {
                handle: handle.id(),
                by: 0,
            }),
        }
        self.0.ready.borrow_mut().push_back(ready);
    }

    pub(crate) fn push_callback(&self, callback: Callback, future: Rc<dyn AnyFuture>) {
        // A task may have turned away from what it awaited, and ended since: under `select!`.
        if !matches!(&callback, Callback::Wakeup(task) if task.core().done()) {
            self.push(Ready::from_callback(callback, future));
        }
    }

    fn check_closed(&self) -> Result<(), Exception> {
        if self.0.closed.get() {
            return Err(Exception::runtime("Event loop is closed"));
        }
        Ok(())
    }

    /// Has `callback` called in the next turn, after what is ready already.
    ///
    /// # Errors
    /// `RuntimeError('Event loop is closed')`.
    pub fn call_soon<R: IntoOutcome>(
        &self,
        callback: impl FnOnce() -> R + 'static,
    ) -> Result<Handle, Exception> {
        self.check_closed()?;
        let cell = HandleCell::new(self.0.process.next_id(), Weak::new(), callback);
        let handle = Handle::new(cell.clone(), self);
        self.push(Ready::Call(cell));
        Ok(handle)
    }

    /// Has `callback` called `delay` seconds from now.
    ///
    /// # Errors
    /// `RuntimeError('Event loop is closed')`.
    pub fn call_later<R: IntoOutcome>(
        &self,
        delay: f64,
        callback: impl FnOnce() -> R + 'static,
    ) -> Result<TimerHandle, Exception> {
        self.call_at(self.time() + delay, callback)
    }

    /// Has `callback` called at `when`, in the seconds of [`time`](Self::time). Of two with the
    /// same deadline, the one asked for first is called first.
    ///
    /// # Errors
    /// `RuntimeError('Event loop is closed')`.
    pub fn call_at<R: IntoOutcome>(
        &self,
        when: f64,
        callback: impl FnOnce() -> R + 'static,
    ) -> Result<TimerHandle, Exception> {
        self.check_closed()?;
        let cell = HandleCell::new(self.0.process.next_id(), self.downgrade(), callback);
        let (handle, task) = (cell.id(), self.current_task_id());
        self.0.process.trace.record(Event::TimerSet {
            handle,
            deadline: when,
            task,
        });
        self.0.timers.borrow_mut().add(when, cell.clone());
        Ok(TimerHandle::new(Handle::new(cell, self), when))
    }

    pub(crate) fn note_timer_cancelled(&self) {
        self.0.timers.borrow_mut().note_cancelled();
    }

    /// The time in seconds. It starts near 0 and never runs backwards.
    #[must_use]
    pub fn time(&self) -> f64 {
        self.0.process.now()
    }

    /// A future of this loop.
    #[must_use]
    pub fn create_future<T: 'static>(&self) -> Future<T> {
        self.create_future_for(Purpose::Future, 0.0)
    }

    /// A future, with what it is for in the trace.
    #[must_use]
    pub fn create_future_for<T: 'static>(&self, purpose: Purpose, argument: f64) -> Future<T> {
        Future::new(self, purpose, argument)
    }

    /// A task that runs `coroutine`; its first step is in the next turn.
    ///
    /// # Errors
    /// `RuntimeError('Event loop is closed')`.
    pub fn create_task<T, F>(&self, coroutine: F) -> Result<Task<T>, Exception>
    where
        T: 'static,
        F: std::future::Future<Output = Result<T, Exception>> + 'static,
    {
        self.create_task_with(coroutine, TaskOptions::default())
    }

    /// As [`create_task`](Self::create_task), with a name, label or context.
    ///
    /// # Errors
    /// `RuntimeError('Event loop is closed')`.
    pub fn create_task_with<T, F>(&self, coroutine: F, options: TaskOptions) -> Result<Task<T>, Exception>
    where
        T: 'static,
        F: std::future::Future<Output = Result<T, Exception>> + 'static,
    {
        let label = options.label.or(Some(Label::Type(std::any::type_name::<F>())));
        self.create_task_boxed(Box::pin(coroutine), TaskOptions { label, ..options })
    }

    /// As [`create_task_with`](Self::create_task_with), for a coroutine object.
    ///
    /// # Errors
    /// `RuntimeError('Event loop is closed')`.
    pub fn create_task_boxed<T: 'static>(
        &self,
        coroutine: Coroutine<T>,
        options: TaskOptions,
    ) -> Result<Task<T>, Exception> {
        self.check_closed()?;
        Ok(Task::spawn(self, coroutine, options))
    }

    // Life cycle.

    /// Whether the loop can be run now.
    ///
    /// # Errors
    /// `RuntimeError`: the loop is closed, runs already, or another loop runs on this thread.
    pub fn check_run(&self) -> Result<(), Exception> {
        self.check_closed()?;
        if self.is_running() {
            return Err(Exception::runtime("This event loop is already running"));
        }
        if running().is_some() {
            let text = "Cannot run the event loop while another loop is running";
            return Err(Exception::runtime(text));
        }
        Ok(())
    }

    /// The checks and marks with which `run_forever` begins. Turn the loop until [`Next::Done`],
    /// then call [`end_run`](Self::end_run).
    ///
    /// # Errors
    /// As [`check_run`](Self::check_run).
    pub fn begin_run(&self) -> Result<(), Exception> {
        self.check_run()?;
        self.0.running.set(true);
        self.0.process.trace.record(Event::LoopStarted {
            event_loop: self.0.id,
        });
        Ok(())
    }

    /// `run_forever` is over.
    pub fn end_run(&self) {
        self.0.running.set(false);
        self.0.stopping.set(false);
        self.0.process.trace.record(Event::LoopStopped {
            event_loop: self.0.id,
        });
    }

    /// `run_forever` returns after the turn under way.
    pub fn stop(&self) {
        self.0.stopping.set(true);
    }

    /// Whether `stop` was called and the loop has not stopped yet.
    #[must_use]
    pub fn is_stopping(&self) -> bool {
        self.0.stopping.get()
    }

    /// Whether the loop runs.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.0.running.get()
    }

    /// Whether the loop is closed.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.0.closed.get()
    }

    /// Drops what is ready and every timer; the loop cannot be used any more. Closing twice is
    /// allowed.
    ///
    /// # Errors
    /// `RuntimeError('Cannot close a running event loop')`.
    pub fn close(&self) -> Result<(), Exception> {
        if self.is_running() {
            return Err(Exception::runtime("Cannot close a running event loop"));
        }
        if self.0.closed.replace(true) {
            return Ok(());
        }
        self.0.process.trace.record(Event::LoopClosed {
            event_loop: self.0.id,
        });
        // Dropped outside the borrow: what is dropped may look at the loop.
        let ready = self.0.ready.take();
        self.0.todo.set(0);
        drop(ready);
        self.0.timers.borrow_mut().clear();
        Ok(())
    }

    /// Called when a waker from outside wakes a task of this loop.
    pub fn set_pender(&self, pender: Option<Pender>) {
        self.0.inbox.set_pender(pender);
    }

    // Exceptions that no coroutine is there to catch.

    /// Has `handler` called instead of the default one; `None` restores it.
    pub fn set_exception_handler(&self, handler: Option<ExceptionHandler>) {
        *self.0.exception_handler.borrow_mut() = handler;
    }

    /// The handler set.
    #[must_use]
    pub fn get_exception_handler(&self) -> Option<ExceptionHandler> {
        self.0.exception_handler.borrow().clone()
    }

    /// Tells the handler set, or the default one; also if the handler set raises.
    pub fn call_exception_handler(&self, context: &ErrorContext) {
        match self.get_exception_handler() {
            None => self.default_exception_handler(context),
            Some(handler) => {
                if let Err(exception) = handler(self, context) {
                    self.default_exception_handler(&ErrorContext {
                        message: "Unhandled error in exception handler".into(),
                        exception: Some(exception),
                        handle: context.handle,
                    });
                }
            }
        }
    }

    /// Reports it as a diagnostic of the run.
    pub fn default_exception_handler(&self, context: &ErrorContext) {
        self.0.process.report(Diagnostic {
            kind: DiagnosticKind::CallbackFailed,
            message: context.message.clone(),
            task: 0,
            line: self.0.process.line(),
            exception: context.exception.clone(),
        });
    }

    /// `KeyboardInterrupt` or `SystemExit`: whoever runs the loop gets it, and what this turn had
    /// still to run waits for the next.
    pub(crate) fn raise_exit(&self, exception: Exception) {
        self.0.exit.set(Some(exception));
        self.0.todo.set(0);
        self.stop();
    }

    /// The `KeyboardInterrupt` or `SystemExit` that ended the run.
    #[must_use]
    pub fn take_exit(&self) -> Option<Exception> {
        self.0.exit.take()
    }

    /// `get_debug()`.
    #[must_use]
    pub fn get_debug(&self) -> bool {
        self.0.debug.get()
    }

    /// `set_debug(enabled)`. Every run is watched; the flag is kept for the program to read.
    pub fn set_debug(&self, enabled: bool) {
        self.0.debug.set(enabled);
    }

    // Tasks.

    pub(crate) fn remember_task(&self, task: &Rc<dyn AnyTask>) {
        let mut tasks = self.0.tasks.borrow_mut();
        // The dead are swept out when they are more than half: each is paid for once.
        if tasks.len() > 64 && tasks.len() > 2 * self.0.live_tasks.get() {
            tasks.retain(|(_, task)| task.upgrade().is_some_and(|task| !task.core().done()));
        }
        tasks.push((task.core().id(), Rc::downgrade(task)));
        self.0.live_tasks.set(self.0.live_tasks.get() + 1);
    }

    pub(crate) fn forget_task(&self) {
        self.0.live_tasks.set(self.0.live_tasks.get().saturating_sub(1));
    }

    fn task_by_id(&self, id: Id) -> Option<Rc<dyn AnyTask>> {
        let tasks = self.0.tasks.borrow();
        let at = tasks.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        tasks[at].1.upgrade()
    }

    /// Number of tasks that are not done.
    #[must_use]
    pub fn live_tasks(&self) -> usize {
        self.0.live_tasks.get()
    }

    /// The tasks that are not done, in the order of creation: `asyncio.all_tasks(loop)`.
    #[must_use]
    pub fn all_tasks(&self) -> Vec<Rc<dyn AnyFuture>> {
        let tasks = self.0.tasks.borrow();
        let alive = tasks.iter().filter_map(|(_, task)| task.upgrade());
        alive
            .filter(|task| !task.core().done())
            .map(|task| task as Rc<dyn AnyFuture>)
            .collect()
    }

    pub(crate) fn enter_task(&self, task: Rc<dyn AnyTask>) {
        let former = self.0.current_task.replace(Some(task));
        drop(former);
    }

    pub(crate) fn leave_task(&self) {
        let former = self.0.current_task.take();
        drop(former);
    }

    pub(crate) fn hold(&self, task: Rc<dyn AnyTask>) {
        self.0.held.borrow_mut().push(task);
    }

    /// Lays the held step aside: its code now counts as outside any loop, and this loop can be run
    /// from there (a `run_until_complete` at a program's top level). `None` if no step is held.
    #[must_use]
    pub fn park(&self) -> Option<Parked> {
        let task = self.0.held.borrow_mut().pop()?;
        self.leave_task();
        self.0.process.set_outer_task(task.core().id());
        self.0.running.set(false);
        drop(set_running_loop(None));
        Some(Parked(task))
    }

    /// Takes up the step laid aside.
    pub fn unpark(&self, parked: Parked) {
        self.enter_task(parked.0.clone());
        self.0.process.set_outer_task(0);
        self.0.running.set(true);
        drop(set_running_loop(Some(self.clone())));
        self.hold(parked.0);
    }

    pub(crate) fn current_task(&self) -> Option<Rc<dyn AnyTask>> {
        self.0.current_task.borrow().clone()
    }

    /// The task whose step is being run: `asyncio.current_task(loop)`.
    #[must_use]
    pub fn current(&self) -> Option<Rc<dyn AnyFuture>> {
        self.current_task().map(|task| task as Rc<dyn AnyFuture>)
    }

    /// The name in the trace of the task whose code runs; 0 if there is none.
    #[must_use]
    pub fn current_task_id(&self) -> Id {
        let current = self.0.current_task.borrow();
        current
            .as_ref()
            .map_or(self.0.process.outer_task(), |task| task.core().id())
    }

    // Plumbing.

    /// The process it belongs to.
    #[must_use]
    pub fn process(&self) -> &Rc<Process> {
        &self.0.process
    }

    /// Its name in the trace.
    #[must_use]
    pub fn id(&self) -> Id {
        self.0.id
    }

    pub(crate) fn inbox(&self) -> Arc<Inbox> {
        self.0.inbox.clone()
    }

    pub(crate) fn downgrade(&self) -> Weak<LoopInner> {
        Rc::downgrade(&self.0)
    }

    pub(crate) fn upgrade(inner: &Weak<LoopInner>) -> Option<EventLoop> {
        inner.upgrade().map(EventLoop)
    }
}
