//! `sleep`: a future that a timer settles.

use super::waiters::finally;
use crate::kernel::trace::Purpose;
use crate::kernel::{Exception, Kind, get_running_loop, yield_now};

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
        let event_loop = get_running_loop()?;
        let future = event_loop.create_future_for(Purpose::Sleep, seconds);
        let sleeper = future.clone();
        let timer = event_loop.call_later(seconds, move || match sleeper.cancelled() {
            true => Ok(()),
            false => sleeper.set_result(result),
        })?;
        let _timer = finally(|| timer.cancel());
        future.await
    }
}
