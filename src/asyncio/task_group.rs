//! `TaskGroup`: tasks that end before the block does, and fail together.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use super::awaitable::create_named;
use crate::kernel::trace::{Id, Purpose};
use crate::kernel::{
    AnyFuture, ErrorContext, EventLoop, Exception, Future, State, Task, TaskOptions, get_running_loop,
};

#[derive(Default)]
struct Inner {
    entered: Cell<bool>,
    /// Its name in the trace, from when it is entered.
    id: Cell<Id>,
    exiting: Cell<bool>,
    aborting: Cell<bool>,
    parent_cancel_requested: Cell<bool>,
    cancel_on_enter: Cell<bool>,
    /// `cancel()` was called while the block waited for its tasks: its request to the parent is still to be taken back.
    cancelled_in_exit: Cell<bool>,
    /// The loop and the task of the block.
    home: RefCell<Option<(EventLoop, Rc<dyn AnyFuture>)>>,
    /// In the order of creation, which is that of cancelling (CPython's set has none).
    tasks: RefCell<BTreeMap<Id, Rc<dyn AnyFuture>>>,
    errors: RefCell<Vec<Exception>>,
    base_error: RefCell<Option<Exception>>,
    on_completed: RefCell<Option<Future<()>>>,
}

/// `asyncio.TaskGroup`. The first task that fails has the others cancelled, and the block's own
/// task where it awaits; when all have ended their errors are raised as one `ExceptionGroup`.
///
/// ```
/// use loopscope::asyncio::{TaskGroup, sleep};
/// use loopscope::driver::{Clock, run};
/// use loopscope::kernel::{Exception, TaskOptions};
///
/// let error = run(
///     async {
///         let group = TaskGroup::new();
///         group.clone().within(async move {
///             group.create_task(sleep(9.0), TaskOptions::default())?;
///             group.create_task(async { Err::<(), _>(Exception::runtime("burnt")) }, TaskOptions::default())?;
///             Ok(())
///         }).await
///     },
///     Clock::Virtual,
/// );
/// assert_eq!(error.unwrap_err().to_string(), "unhandled errors in a TaskGroup (1 sub-exception)");
/// ```
#[derive(Clone, Default)]
pub struct TaskGroup(Rc<Inner>);

impl TaskGroup {
    /// A new group, not entered.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// `__aenter__`.
    ///
    /// # Errors
    /// `RuntimeError` the second time, or outside a task.
    pub fn enter(&self) -> Result<(), Exception> {
        if self.0.entered.get() {
            return Err(self.misused("has already been entered"));
        }
        let event_loop = get_running_loop()?;
        let Some(parent) = event_loop.current() else {
            return Err(self.misused("cannot determine the parent task"));
        };
        self.0.id.set(event_loop.process().next_id());
        *self.0.home.borrow_mut() = Some((event_loop, parent));
        self.0.entered.set(true);
        if self.0.cancel_on_enter.get() {
            self.cancel();
        }
        Ok(())
    }

    /// `cancel()` of Python 3.15: ends the tasks and the block, whose exit then raises no `CancelledError`. Before the
    /// block it takes effect when the block is entered; after it, it does nothing.
    pub fn cancel(&self) {
        let inner = &*self.0;
        let Some((_, parent)) = inner.home.borrow().clone() else {
            inner.cancel_on_enter.set(true);
            return;
        };
        if inner.aborting.get() || inner.exiting.get() && inner.tasks.borrow().is_empty() {
            return;
        }
        self.abort();
        if !inner.parent_cancel_requested.replace(true) {
            inner.cancelled_in_exit.set(inner.exiting.get());
            parent.cancel(None);
        }
    }

    fn misused(&self, how: &str) -> Exception {
        Exception::runtime(format!("TaskGroup {} {how}", self.repr()))
    }

    /// Makes a task of `coroutine` in the group.
    ///
    /// # Errors
    /// `RuntimeError` before the block, after it, and when the group is shutting down.
    pub fn create_task<T, F>(&self, coroutine: F, options: TaskOptions) -> Result<Task<T>, Exception>
    where
        T: 'static,
        F: std::future::Future<Output = Result<T, Exception>> + 'static,
    {
        let task = create_named(&self.open_loop()?, coroutine, options)?;
        self.adopt(&task.future().any());
        Ok(task)
    }

    /// Its tasks that are not done, oldest first (`_tasks`).
    #[must_use]
    pub fn tasks(&self) -> Vec<Rc<dyn AnyFuture>> {
        self.0.tasks.borrow().values().cloned().collect()
    }

    /// The loop in which tasks of the group are made, as long as there may be new ones.
    ///
    /// # Errors
    /// As [`create_task`](Self::create_task).
    pub fn open_loop(&self) -> Result<EventLoop, Exception> {
        let Some((event_loop, _)) = self.0.home.borrow().clone() else {
            return Err(self.misused("has not been entered"));
        };
        if self.0.exiting.get() && self.0.tasks.borrow().is_empty() {
            return Err(self.misused("is finished"));
        }
        if self.0.aborting.get() {
            return Err(self.misused("is shutting down"));
        }
        Ok(event_loop)
    }

    /// A task just made in [`open_loop`](Self::open_loop) belongs to the group.
    pub fn adopt(&self, task: &Rc<dyn AnyFuture>) {
        let (group, settled) = (self.clone(), Rc::downgrade(task));
        let callback = task.add_done_callback(move || {
            if let Some(task) = settled.upgrade() {
                group.on_task_done(&task);
            }
            Ok(())
        });
        let parent = self
            .0
            .home
            .borrow()
            .as_ref()
            .map_or(0, |(_, parent)| parent.core().id());
        task.core()
            .name_callback(callback, "TaskGroup._on_task_done", parent);
        task.core().record_awaited_by(self.0.id.get());
        self.0.tasks.borrow_mut().insert(task.core().id(), task.clone());
        if self.0.aborting.get() && !task.core().done() {
            task.clone().cancel(None); // it started eagerly, and cancelled the group before it belonged to it
        }
    }

    /// `__aexit__`, given how the body ended: waits for every task, then raises what there is to
    /// raise. Where it raises nothing, the body's own outcome stands; but a `CancelledError` of the body that is not
    /// raised is the group's own ([`cancel`](Self::cancel)) and ends here, as if the body had returned.
    ///
    /// # Errors
    /// `ExceptionGroup`; `CancelledError` if the parent was cancelled; `SystemExit` and
    /// `KeyboardInterrupt` of a task.
    pub fn exit(
        &self,
        body: Option<Exception>,
    ) -> impl std::future::Future<Output = Result<(), Exception>> + 'static + use<> {
        let group = self.clone();
        async move {
            let inner = &*group.0;
            inner.exiting.set(true);
            if let Some(error) = body.as_ref().filter(|error| error.is_exit()) {
                inner.base_error.borrow_mut().get_or_insert_with(|| error.clone());
            }
            let mut propagate = body.clone().filter(Exception::is_cancelled);
            let Some((event_loop, parent)) = inner.home.borrow().clone() else {
                return Err(group.misused("has not been entered"));
            };
            // Where the group has cancelled its parent it must take that back; and if no other
            // request is left, there is nothing to pass on.
            if inner.parent_cancel_requested.get() && parent.task().is_some_and(|task| task.uncancel() == 0) {
                propagate = None;
            }
            if body.is_some() && !inner.aborting.get() {
                group.abort(); // the parent is being cancelled, or the body raised
            }

            let mut pending = None;
            // A loop, because the wait may be cancelled, and more than once.
            while !inner.tasks.borrow().is_empty() {
                let completed = event_loop.create_future_for(Purpose::TaskGroup, f64::from(inner.id.get()));
                *inner.on_completed.borrow_mut() = Some(completed.clone());
                match completed.await {
                    Err(cancelled) if cancelled.is_cancelled() => {
                        if inner.cancelled_in_exit.get() {
                            pending = Some(cancelled);
                        } else if !inner.aborting.get() {
                            // The parent is cancelled while its tasks still run.
                            propagate = Some(cancelled);
                            group.abort();
                        }
                    }
                    outcome => outcome?,
                }
                inner.on_completed.take();
            }

            if let Some(error) = inner.base_error.borrow().clone() {
                return Err(error);
            }
            // What is left after the group's own request is somebody else's.
            if inner.cancelled_in_exit.get() && parent.task().is_some_and(|task| task.uncancel() > 0) {
                propagate = propagate.or(pending);
            }
            let mut errors = inner.errors.take();
            // Other errors come before a cancellation.
            if let Some(cancelled) = propagate.filter(|_| errors.is_empty()) {
                return Err(cancelled);
            }
            errors.extend(body.filter(|error| !error.is_cancelled()));
            if errors.is_empty() {
                return Ok(());
            }
            Err(Exception::group("unhandled errors in a TaskGroup", errors))
        }
    }

    /// `async with self: body`. A body that [`cancel`](Self::cancel) has ended has no value: its `CancelledError` stands
    /// for that.
    ///
    /// # Errors
    /// As [`exit`](Self::exit); the body's own stands in the group.
    pub async fn within<T>(
        self,
        body: impl std::future::Future<Output = Result<T, Exception>>,
    ) -> Result<T, Exception> {
        self.enter()?;
        let outcome = body.await;
        self.exit(outcome.as_ref().err().cloned()).await?;
        outcome
    }

    fn abort(&self) {
        self.0.aborting.set(true);
        let tasks: Vec<_> = self.0.tasks.borrow().values().cloned().collect();
        for task in tasks {
            if !task.core().done() {
                task.cancel(None);
            }
        }
    }

    fn on_task_done(&self, task: &Rc<dyn AnyFuture>) {
        let inner = &*self.0;
        inner.tasks.borrow_mut().remove(&task.core().id());
        if inner.tasks.borrow().is_empty()
            && let Some(completed) = &*inner.on_completed.borrow()
            && !completed.done()
        {
            let _ = completed.set_result(());
        }
        if task.core().state() == State::Cancelled {
            return;
        }
        task.core().mark_retrieved();
        let (Some(error), Some((event_loop, parent))) = (task.core().failure(), inner.home.borrow().clone())
        else {
            return;
        };
        inner.errors.borrow_mut().push(error.clone());
        if error.is_exit() {
            inner.base_error.borrow_mut().get_or_insert_with(|| error.clone());
        }
        if parent.core().done() {
            let (task, parent) = (task.repr(), parent.repr());
            let message =
                format!("Task {task} has errored out but its parent task {parent} is already completed");
            event_loop.call_exception_handler(&ErrorContext {
                message,
                exception: Some(error),
                handle: 0,
            });
            return;
        }
        if !inner.aborting.get() && !inner.parent_cancel_requested.get() {
            // The parent is not being cancelled by others, so this group cancels it, to end what it
            // awaits in the block; the exit takes the request back.
            self.abort();
            inner.parent_cancel_requested.set(true);
            parent.cancel(None);
        }
    }

    /// `repr()`.
    #[must_use]
    pub fn repr(&self) -> String {
        let (tasks, errors) = (self.0.tasks.borrow().len(), self.0.errors.borrow().len());
        let mut text = String::from("<TaskGroup");
        if tasks > 0 {
            text += &format!(" tasks={tasks}");
        }
        if errors > 0 {
            text += &format!(" errors={errors}");
        }
        if self.0.aborting.get() {
            text += " cancelling";
        } else if self.0.entered.get() {
            text += " entered";
        }
        text + ">"
    }
}
