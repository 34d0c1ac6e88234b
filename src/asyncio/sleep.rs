//! `sleep`: a future that a timer settles.

use std::pin::Pin;
use std::task::{Context, Poll};

use crate::kernel::trace::Purpose;
use crate::kernel::{Await, Exception, Handle, Kind, get_running_loop, yield_now};

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
    async move {
        if seconds <= 0.0 {
            yield_now().await?;
            return Ok(result);
        }
        if seconds.is_nan() {
            return Err(Exception::new(
                Kind::ValueError,
                "Invalid delay: NaN (not a number)",
            ));
        }
        Sleeping::start(seconds, result).await
    }
}

/// The wait for a future that a timer settles; however it ends, the timer ends with it.
struct Sleeping<T>(Result<(Await<T>, Handle), Exception>);

impl<T: Clone + 'static> Sleeping<T> {
    fn start(seconds: f64, result: T) -> Self {
        Sleeping(get_running_loop().and_then(|event_loop| {
            let future = event_loop.create_future_for(Purpose::Sleep, seconds);
            let timer = event_loop.finish_at(event_loop.time() + seconds, &future, result)?;
            Ok((future.into_future(), timer.into()))
        }))
    }
}

impl<T: Clone + 'static> Future for Sleeping<T> {
    type Output = Result<T, Exception>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut self.0 {
            Ok((wait, _)) => Pin::new(wait).poll(cx),
            Err(error) => Poll::Ready(Err(error.clone())),
        }
    }
}

impl<T> Drop for Sleeping<T> {
    fn drop(&mut self) {
        if let Ok((_, timer)) = &self.0 {
            timer.cancel();
        }
    }
}
