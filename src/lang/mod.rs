//! The seam: what a language answers so that its coroutines run on the loop.
//!
//! A coroutine is resumed with a value or an exception and answers with a [`Step`]. A JavaScript
//! generator's `next`/`throw`, an async function's promise and a Python coroutine's `send`/`throw`
//! all fit. [`Stepped`] makes a Rust future of one, which is what a task runs and what any other
//! coroutine can await.

#[cfg(feature = "python")]
pub mod python;

use std::future::Future as StdFuture;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use crate::kernel::{
    AnyFuture, Await, Exception, Future, Wait, YieldNow, hold_step, refuse_yield, take_thrown, yield_now,
};

/// A coroutine of the library or another language, ready to be polled.
pub type BoxedCoroutine<V> = Pin<Box<dyn StdFuture<Output = Result<V, Exception>>>>;

/// What a coroutine answers when it has been resumed.
pub enum Step<V> {
    /// It awaits a future; resume it with the outcome.
    Awaits(Future<V>),
    /// It waits for a future and will ask it for its outcome; resume it with nothing, or with the
    /// exception.
    Waits(Rc<dyn AnyFuture>),
    /// It awaits another coroutine, which runs in the same task.
    Delegates(BoxedCoroutine<V>),
    /// A bare `yield`: resume it in the next turn.
    Yields,
    /// It yielded what cannot be awaited: throw this in at the next turn.
    Refused(Exception),
    /// It returned.
    Returns(V),
    /// It raised.
    Raises(Exception),
    /// It is still running, outside our sight. Ask for its [`outcome`](Coroutine::outcome) later.
    Running,
    /// It waits for something that is not asyncio's. The waker is called when that changes.
    Foreign,
}

/// A coroutine of some language.
pub trait Coroutine<V> {
    /// Runs it to its next stop, from its start or from where it awaits.
    fn resume(&mut self, input: Result<V, Exception>) -> Step<V>;

    /// What became of a coroutine that was [`Running`](Step::Running) or
    /// [`Foreign`](Step::Foreign). `waker` is to be called when a foreign wait is over.
    fn outcome(&mut self, waker: &Waker) -> Step<V>;
}

/// Where a [`Stepped`] coroutine stands.
enum Stand<V> {
    Unstarted,
    Awaiting(Await<V>),
    /// In a box: the others take less, and most tasks stand at one of them.
    Waiting(Box<Wait>),
    Delegating(BoxedCoroutine<V>),
    Yielding(YieldNow),
    Refused,
    Outside,
}

/// A coroutine of another language as a Rust future.
pub struct Stepped<C, V> {
    coroutine: C,
    stand: Stand<V>,
}

impl<C: Coroutine<V>, V> Stepped<C, V> {
    /// `coroutine`, not started.
    pub fn new(coroutine: C) -> Self {
        Stepped {
            coroutine,
            stand: Stand::Unstarted,
        }
    }
}

// Nothing in it is pinned: what must not move stands behind a box of its own.
impl<C, V> Unpin for Stepped<C, V> {}

impl<C: Coroutine<V>, V: Clone + Default + 'static> StdFuture for Stepped<C, V> {
    type Output = Result<V, Exception>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.get_mut();
        loop {
            let input = match &mut this.stand {
                Stand::Unstarted | Stand::Refused => {
                    Some(Poll::Ready(take_thrown().map_or_else(|| Ok(V::default()), Err)))
                }
                Stand::Awaiting(future) => Some(Pin::new(future).poll(cx)),
                Stand::Waiting(wait) => Some(Pin::new(&mut **wait).poll(cx).map_ok(|()| V::default())),
                Stand::Delegating(coroutine) => Some(coroutine.as_mut().poll(cx)),
                Stand::Yielding(pause) => Some(Pin::new(pause).poll(cx).map_ok(|()| V::default())),
                Stand::Outside => None,
            };
            let step = match input {
                Some(Poll::Pending) => return Poll::Pending,
                Some(Poll::Ready(input)) => this.coroutine.resume(input),
                None => this.coroutine.outcome(cx.waker()),
            };
            this.stand = match step {
                Step::Returns(value) => return Poll::Ready(Ok(value)),
                Step::Raises(exception) => return Poll::Ready(Err(exception)),
                Step::Awaits(future) => Stand::Awaiting(future.into_future()),
                Step::Waits(future) => Stand::Waiting(Box::new(Wait::new(future))),
                Step::Delegates(coroutine) => Stand::Delegating(coroutine),
                Step::Yields => Stand::Yielding(yield_now()),
                Step::Refused(error) => {
                    refuse_yield(error);
                    this.stand = Stand::Refused;
                    return Poll::Pending;
                }
                Step::Running => {
                    hold_step();
                    this.stand = Stand::Outside;
                    return Poll::Pending;
                }
                Step::Foreign => {
                    this.stand = Stand::Outside;
                    return Poll::Pending;
                }
            };
        }
    }
}
