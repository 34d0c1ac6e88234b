//! `await` on a kernel future, and the bare `yield`: where a coroutine hands control back.

use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use super::event_loop::EventLoop;
use super::exception::Exception;
use super::future::{Callback, Future, add_callback};
use super::running::with_running;
use super::task::{AnyTask, Stop, Task};

/// The awaiting of a [`Future`]; `Future.__await__`.
pub struct Await<T> {
    future: Future<T>,
    waiting: bool,
    /// The waker that is told, where it is not the task itself that waits.
    told: Option<Waker>,
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
        // Directly under a task: the loop's own way, which costs no extra turn.
        if with_running(|event_loop| stop(event_loop, &self.future, cx.waker())) == Some(true) {
            return Poll::Pending;
        }
        // Under a combinator (`join!`, `select!`), or outside any task.
        if !self.told.as_ref().is_some_and(|told| told.will_wake(cx.waker())) {
            self.told = Some(cx.waker().clone());
            add_callback(&self.future.any(), Callback::Wake(cx.waker().clone()));
        }
        Poll::Pending
    }
}

/// Ends the step under way with waiting for `future`. False if a waker has to do.
fn stop<T: 'static>(event_loop: &EventLoop, future: &Future<T>, waker: &Waker) -> bool {
    let step = event_loop.step();
    if !step.is_own_waker(waker) {
        return false;
    }
    match event_loop
        .with_current_task(|task| refusal(task, future))
        .flatten()
    {
        Some(error) => {
            step.stop.set(Stop::Refused(error));
            true
        }
        None => step.stop_at(future.any()),
    }
}

/// Why `task` must not wait for `future`: the checks of `Task.__step`.
fn refusal<T: 'static>(task: &Rc<dyn AnyTask>, future: &Future<T>) -> Option<Exception> {
    let core = future.core();
    if core.id() == task.core().id() {
        return Some(Exception::runtime(format!(
            "Task cannot await on itself: {}",
            task.repr()
        )));
    }
    if core.event_loop() != task.core().event_loop() {
        let (task, future) = (task.repr(), future.any().repr());
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
