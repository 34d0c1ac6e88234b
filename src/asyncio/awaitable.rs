//! What can be awaited, and `ensure_future`, which makes a future of any of it.

use std::rc::Rc;

use crate::kernel::{
    AnyFuture, Coroutine, EventLoop, Exception, Future, Kind, Label, Task, TaskOptions, get_event_loop,
    get_running_loop,
};

/// A future or a coroutine: what `gather`, `wait_for`, `shield` and `run` take.
pub enum Awaitable<T> {
    /// A future or task, which is under way already.
    Future(Future<T>),
    /// A coroutine, which does nothing before it is awaited or made a task.
    Coroutine {
        /// The coroutine object.
        coroutine: Coroutine<T>,
        /// How the task is made, if one is.
        options: TaskOptions,
    },
}

impl<T> From<Future<T>> for Awaitable<T> {
    fn from(future: Future<T>) -> Self {
        Awaitable::Future(future)
    }
}

impl<T: 'static> From<Task<T>> for Awaitable<T> {
    fn from(task: Task<T>) -> Self {
        Awaitable::Future(task.into())
    }
}

impl<T, F> From<F> for Awaitable<T>
where
    F: std::future::Future<Output = Result<T, Exception>> + 'static,
{
    fn from(coroutine: F) -> Self {
        let label = Some(Label::Type(std::any::type_name::<F>()));
        Awaitable::Coroutine {
            coroutine: Box::pin(coroutine),
            options: TaskOptions {
                label,
                ..TaskOptions::default()
            },
        }
    }
}

/// The future itself, or a new task that runs the coroutine, in `event_loop` or else in the
/// running or current loop.
///
/// # Errors
/// `ValueError` if the future belongs to another loop than `event_loop`; `RuntimeError` if the loop
/// is closed.
pub fn ensure_future<T: 'static>(
    awaitable: impl Into<Awaitable<T>>,
    event_loop: Option<&EventLoop>,
) -> Result<Future<T>, Exception> {
    match awaitable.into() {
        Awaitable::Future(future) => {
            if let Some(event_loop) = event_loop {
                check_loop(&*future.any(), event_loop)?;
            }
            Ok(future)
        }
        Awaitable::Coroutine { coroutine, options } => {
            let event_loop = event_loop.cloned().unwrap_or_else(get_event_loop);
            Ok(event_loop.create_task_boxed(coroutine, options)?.into())
        }
    }
}

pub(super) fn check_loop(future: &dyn AnyFuture, event_loop: &EventLoop) -> Result<(), Exception> {
    if future.core().event_loop() == event_loop {
        return Ok(());
    }
    let text = "The future belongs to a different loop than the one specified as the loop argument";
    Err(Exception::new(Kind::ValueError, text))
}

/// Makes a task of `coroutine` in the running loop; its first step is in the next turn.
///
/// ```
/// use loopscope::asyncio::create_task;
/// use loopscope::driver::{Clock, run};
///
/// let answer = run(
///     async {
///         let task = create_task(async { Ok(42) })?; // it runs when this one waits
///         assert!(!task.done());
///         task.await
///     },
///     Clock::Virtual,
/// );
/// assert_eq!(answer.unwrap(), 42);
/// ```
///
/// # Errors
/// `RuntimeError('no running event loop')`.
pub fn create_task<T, F>(coroutine: F) -> Result<Task<T>, Exception>
where
    T: 'static,
    F: std::future::Future<Output = Result<T, Exception>> + 'static,
{
    get_running_loop()?.create_task(coroutine)
}

/// As [`create_task`], with a name, label or context.
///
/// # Errors
/// `RuntimeError('no running event loop')`.
pub fn create_task_with<T, F>(coroutine: F, options: TaskOptions) -> Result<Task<T>, Exception>
where
    T: 'static,
    F: std::future::Future<Output = Result<T, Exception>> + 'static,
{
    create_named(&get_running_loop()?, coroutine, options)
}

/// Names the task after it was made, as `asyncio.create_task` does: a named task takes a number of
/// `Task-N` too.
pub(super) fn create_named<T, F>(
    event_loop: &EventLoop,
    coroutine: F,
    mut options: TaskOptions,
) -> Result<Task<T>, Exception>
where
    T: 'static,
    F: std::future::Future<Output = Result<T, Exception>> + 'static,
{
    let name = options.name.take();
    let task = event_loop.create_task_with(coroutine, options)?;
    if let Some(name) = name {
        task.set_name(name);
    }
    Ok(task)
}

/// The task that is being run; `None` in a callback.
///
/// # Errors
/// `RuntimeError('no running event loop')`.
pub fn current_task() -> Result<Option<Rc<dyn AnyFuture>>, Exception> {
    Ok(get_running_loop()?.current())
}

/// The tasks of the running loop that are not done, in the order of their creation.
///
/// # Errors
/// `RuntimeError('no running event loop')`.
pub fn all_tasks() -> Result<Vec<Rc<dyn AnyFuture>>, Exception> {
    Ok(get_running_loop()?.all_tasks())
}
