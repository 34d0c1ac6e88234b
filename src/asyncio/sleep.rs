//! `sleep`: a future that a timer settles.

use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::kernel::trace::Purpose;
use crate::kernel::{Await, Exception, Kind, TimedFuture, YieldNow, get_running_loop, yield_now};

/// Waits for so many seconds. `sleep(0.0)` lets everything that is ready have its turn, once;
/// infinity waits until it is cancelled.
///
/// # Errors
/// When awaited: `CancelledError`; `ValueError` for a delay that is not a number.
pub fn sleep(seconds: f64) -> impl Future<Output = Result<(), Exception>> + 'static + use<> {
    sleep_with(seconds, ())
}

/// As [`sleep`], answering `result` in the end.
///
/// # Errors
/// As there.
pub fn sleep_with<T>(seconds: f64, result: T) -> impl Future<Output = Result<T, Exception>> + 'static + use<T>
where
    T: Clone + 'static,
{
    Sleep::Unstarted(seconds, result)
}

/// An `async` block by hand: there are many sleepers, and it would take twice the memory.
enum Sleep<T> {
    Unstarted(f64, T),
    Yielding(YieldNow, T),
    /// However the wait ends, the timer ends with it.
    Waiting(
        Await<T>,
        #[expect(dead_code, reason = "it is there to be dropped")] TimedFuture<T>,
    ),
    Over,
}

// Nothing in it is pinned.
impl<T> Unpin for Sleep<T> {}

impl<T: Clone + 'static> Sleep<T> {
    /// Up to where it stops first.
    fn start(seconds: f64, result: T) -> Result<Self, Exception> {
        if seconds <= 0.0 {
            return Ok(Sleep::Yielding(yield_now(), result));
        }
        if seconds.is_nan() {
            let text = "Invalid delay: NaN (not a number)";
            return Err(Exception::new(Kind::ValueError, text));
        }
        let event_loop = get_running_loop()?;
        let when = event_loop.time() + seconds;
        let alarm = event_loop.create_future_at(when, result, Purpose::Sleep, seconds)?;
        Ok(Sleep::Waiting(alarm.future().into_future(), alarm))
    }
}

impl<T: Clone + 'static> Future for Sleep<T> {
    type Output = Result<T, Exception>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        if let Sleep::Unstarted(..) = *self
            && let Sleep::Unstarted(seconds, result) = mem::replace(&mut *self, Sleep::Over)
        {
            *self = Sleep::start(seconds, result)?;
        }
        let poll = match &mut *self {
            Sleep::Yielding(pause, result) => Pin::new(pause).poll(cx).map_ok(|()| result.clone()),
            Sleep::Waiting(wait, _) => Pin::new(wait).poll(cx),
            Sleep::Unstarted(..) | Sleep::Over => panic!("polled after it ended"),
        };
        if poll.is_ready() {
            *self = Sleep::Over;
        }
        poll
    }
}
