//! `await` on a kernel future, and the bare `yield`: where a coroutine hands control back.

use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use super::event_loop::EventLoop;
use super::exception::Exception;
use super::future::{AnyFuture, Callback, Future, add_callback};
use super::running::{running_loop, with_running};
use super::task::{AnyTask, Stop, Task};

/// The awaiting of a [`Future`]; `Future.__await__`.
pub struct Await<T> {
    future: Future<T>,
    waiting: bool,
    /// The waker that is told, where it is not the task itself that waits.
    told: Option<Box<Waker>>,
}

impl<T: Clone + 'static> std::future::Future for Await<T> {
    type Output = Result<T, Exception>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        if self.waiting
            && let Some(thrown) = take_thrown()
        {
            return Poll::Ready(Err(thrown));
        }
        if self.future.done() {
            return Poll::Ready(self.future.result());
        }
        self.waiting = true;
        let future = self.future.any();
        suspend(future, &mut self.told, cx.waker());
        Poll::Pending
    }
}

/// The waiting for a future of any type: done when it is, or when an exception is thrown in. The
/// coroutine of another language that waits so asks the future for its outcome by itself.
pub struct Wait {
    future: Rc<dyn AnyFuture>,
    waiting: bool,
    told: Option<Box<Waker>>,
}

impl Wait {
    /// Waits for `future`.
    #[must_use]
    pub fn new(future: Rc<dyn AnyFuture>) -> Self {
        Wait {
            future,
            waiting: false,
            told: None,
        }
    }
}

impl std::future::Future for Wait {
    type Output = Result<(), Exception>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        if self.waiting
            && let Some(thrown) = take_thrown()
        {
            return Poll::Ready(Err(thrown));
        }
        if self.future.core().done() {
            self.future.core().mark_retrieved();
            return Poll::Ready(self.future.core().failure().map_or(Ok(()), Err));
        }
        self.waiting = true;
        let future = self.future.clone();
        suspend(future, &mut self.told, cx.waker());
        Poll::Pending
    }
}

/// Has whoever is polled with `waker` go on when `future` is done.
fn suspend(future: Rc<dyn AnyFuture>, told: &mut Option<Box<Waker>>, waker: &Waker) {
    // Directly under a task: the loop's own way, which costs no extra turn.
    if with_running(|event_loop| stop(event_loop, &future, waker)) == Some(true) {
        return;
    }
    // Under a combinator (`join!`, `select!`), or outside any task.
    if !told.as_ref().is_some_and(|told| told.will_wake(waker)) {
        *told = Some(Box::new(waker.clone()));
        add_callback(&future, Callback::Wake(waker.clone()));
    }
}

/// Ends the step under way with waiting for `future`. False if a waker has to do.
fn stop(event_loop: &EventLoop, future: &Rc<dyn AnyFuture>, waker: &Waker) -> bool {
    let step = event_loop.step();
    if !step.is_own_waker(waker) {
        return false;
    }
    let refused = |task: &Rc<dyn AnyTask>| refusal(task, future);
    match event_loop
        .with_current_task(refused)
        .flatten()
        .filter(|_| !step.is_driven())
    {
        Some(error) => {
            step.stop.set(Stop::Refused(error));
            true
        }
        None => step.stop_at(future.clone()),
    }
}

/// Why `task` must not wait for `future`: the checks of `Task.__step`.
fn refusal(task: &Rc<dyn AnyTask>, future: &Rc<dyn AnyFuture>) -> Option<Exception> {
    let core = future.core();
    if core.id() == task.core().id() {
        return Some(Exception::runtime(format!(
            "Task cannot await on itself: {}",
            task.repr()
        )));
    }
    if core.event_loop() != task.core().event_loop() {
        let (task, future) = (task.repr(), future.repr());
        let text = format!("Task {task} got Future {future} attached to a different loop");
        return Some(Exception::runtime(text));
    }
    None
}

impl<T: Clone + 'static> IntoFuture for Future<T> {
    type Output = Result<T, Exception>;
    type IntoFuture = Await<T>;

    fn into_future(self) -> Await<T> {
        Await {
            future: self,
            waiting: false,
            told: None,
        }
    }
}

impl<T: Clone + 'static> IntoFuture for &Future<T> {
    type Output = Result<T, Exception>;
    type IntoFuture = Await<T>;

    fn into_future(self) -> Await<T> {
        self.clone().into_future()
    }
}

impl<T: Clone + 'static> IntoFuture for Task<T> {
    type Output = Result<T, Exception>;
    type IntoFuture = Await<T>;

    fn into_future(self) -> Await<T> {
        Future::from(self).into_future()
    }
}

impl<T: Clone + 'static> IntoFuture for &Task<T> {
    type Output = Result<T, Exception>;
    type IntoFuture = Await<T>;

    fn into_future(self) -> Await<T> {
        self.future().into_future()
    }
}

/// A bare `yield`: the task runs again in the next turn. `sleep(0)` is this.
#[must_use = "nothing happens until it is awaited"]
pub fn yield_now() -> YieldNow {
    YieldNow { yielded: false }
}

/// See [`yield_now`].
pub struct YieldNow {
    yielded: bool,
}

impl std::future::Future for YieldNow {
    type Output = Result<(), Exception>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        if self.yielded {
            return Poll::Ready(take_thrown().map_or(Ok(()), Err));
        }
        self.yielded = true;
        let stopped = with_running(|event_loop| {
            let is_own = event_loop.step().is_own_waker(cx.waker());
            if is_own {
                event_loop.step().stop.set(Stop::Yielded);
            }
            is_own
        });
        if stopped != Some(true) {
            cx.waker().wake_by_ref();
        }
        Poll::Pending
    }
}

/// Says, inside a poll that will answer `Pending`, that the step of the running task is not over:
/// it goes on outside the kernel, and the task is polled again before anything else runs.
pub fn hold_step() {
    with_running(|event_loop| event_loop.step().stop.set(Stop::Held));
}

/// Says, inside a poll that will answer `Pending`, that the coroutine yielded something that
/// cannot be awaited; `error` is thrown into the task in the next turn, as `Task.__step` does.
pub fn refuse_yield(error: Exception) {
    with_running(|event_loop| event_loop.step().stop.set(Stop::Refused(error)));
}

/// The exception thrown into the running task and not yet raised at an await.
#[must_use]
pub fn take_thrown() -> Option<Exception> {
    with_running(|event_loop| event_loop.step().thrown.take()).flatten()
}

/// Where a coroutine that is [driven](drive) stopped.
pub enum Stopped {
    /// At a bare `yield`.
    Yielded,
    /// At a future that is not done.
    At(Rc<dyn AnyFuture>),
}

/// `coro.send(None)` and `coro.throw(thrown)`: drives a coroutine of ours by hand, up to where it
/// stops. So a coroutine of another language can await it and pass on to its task what it awaits.
///
/// # Errors
/// Where it stopped, if it did not end.
pub fn drive<T>(
    coroutine: Pin<&mut (impl std::future::Future<Output = T> + ?Sized)>,
    thrown: Option<Exception>,
) -> Result<T, Stopped> {
    let mut cx = Context::from_waker(Waker::noop());
    let Some(event_loop) = running_loop() else {
        // Nothing of a loop's can be awaited outside any.
        return match coroutine.poll(&mut cx) {
            Poll::Ready(outcome) => Ok(outcome),
            Poll::Pending => Err(Stopped::Yielded),
        };
    };
    let (poll, stop) = event_loop.step().drive(thrown, || coroutine.poll(&mut cx));
    match (poll, stop) {
        (Poll::Ready(outcome), _) => Ok(outcome),
        (Poll::Pending, Stop::Awaits(future)) => Err(Stopped::At(future)),
        (Poll::Pending, _) => Err(Stopped::Yielded),
    }
}
