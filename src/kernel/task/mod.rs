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
//! One that starts eagerly is RUNNING at once, inside the step of the task that made it
//! (`TaskCell::start_eagerly`).
//!
//! Cancellation is thrown in at the await, not dropped: the coroutine sees `CancelledError`, its
//! clean-up runs and may await or refuse.

mod cell;
mod shared;
mod step;

use std::cell::{Cell, OnceCell};
use std::rc::{Rc, Weak};

use crate::kernel::context::{Context, copy_context};
use crate::kernel::event_loop::{EventLoop, Ready};
use crate::kernel::exception::{Exception, Message};
use crate::kernel::future::{AnyFuture, Future, FutureCore, State, peek};
use crate::kernel::trace::{Event, Purpose};

pub use shared::{Coroutine, Label, TaskCore};
pub(crate) use step::{Interrupted, Step, Stop};

use cell::{Body, TaskCell};
use shared::TaskName;

/// A task of any type, as the loop sees it.
pub(crate) trait AnyTask: AnyFuture + Ready {
    fn task_core(&self) -> &TaskCore;
    /// Runs one step, throwing `cause` in.
    fn step(self: Rc<Self>, cause: Option<Exception>);
    /// Goes on with a step that was held.
    fn resume(self: Rc<Self>);
    /// `Task.__eager_start`: takes the first step within the step or callback that made the task.
    fn start_eagerly(self: Rc<Self>);
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
    /// When its first step takes place.
    pub start: Start,
}

/// When the first step of a new task takes place.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Start {
    /// In the next turn.
    #[default]
    Soon,
    /// Before `create_task` returns, as far as its first stop; but in the next turn if the loop does not run
    /// (`eager_start` of Python 3.12).
    Eager,
    /// When [`EventLoop::start_eagerly`] is called: a language wants to know the task before its code runs.
    Held,
}

/// `asyncio.Task`: a coroutine on its way through the loop, and the future of its result.
///
/// It runs from one await to the next, and the others run meanwhile. Cloning gives another name for
/// the same task; a task that nobody names and nobody would wake is destroyed.
///
/// ```
/// use loopscope::asyncio::{create_task, sleep};
/// use loopscope::driver::{Clock, run};
///
/// let main = async {
///     let task = create_task(sleep(60.0))?;
///     sleep(1.0).await?;
///     task.cancel_with("dinner is off"); // thrown in where the task awaits
///     task.await
/// };
/// assert_eq!(run(main, Clock::Virtual).unwrap_err().message(), "dinner is off");
/// ```
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
            name: Cell::new(name),
            label,
            context: Cell::new(options.context.unwrap_or_else(copy_context)),
            waits: Cell::default(),
            must_cancel: Cell::new(false),
            queued: Cell::new(false),
            cancelling: Cell::new(0),
            passing_cancel: Cell::new(false),
            line: Cell::new(0),
            log_destroyed: Cell::new(true),
            waker: OnceCell::new(),
        };
        let core = FutureCore::new(event_loop.clone(), id, Purpose::Task);
        let body = Cell::new(match options.started {
            true => Body::Begun(coroutine),
            false => Body::New(coroutine),
        });
        let cell = Rc::new(TaskCell { core, task, body });
        process.trace.record_with(|trace| Event::Spawned {
            task: id,
            parent,
            event_loop: event_loop.id(),
            name: peek(&cell.task.name).traced(trace),
            label: trace.text(cell.task.label()),
            line: process.line(),
        });
        let any: Rc<dyn AnyTask> = cell.clone();
        event_loop.remember_task(&any);
        match options.start {
            Start::Soon => wake(&any),
            Start::Eager => event_loop.start(&any),
            Start::Held => {}
        }
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
    pub fn cancel_with(&self, message: impl Into<Message>) -> bool {
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
        task.core().event_loop().push(task.clone(), 0);
    }
}

/// `Task.set_name`, for a task without its type. Does nothing to a future.
pub fn set_task_name(task: &Rc<dyn AnyFuture>, name: impl Into<Rc<str>>) {
    let Some(core) = task.task() else { return };
    let name = TaskName::Given(name.into());
    let trace = &task.core().event_loop().process().trace;
    trace.record_with(|trace| Event::Named {
        task: task.core().id(),
        name: name.traced(trace),
    });
    core.name.set(name);
}
