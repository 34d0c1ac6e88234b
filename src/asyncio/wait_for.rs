//! `wait_for`: one awaitable, with a timeout that cancels it.

use super::awaitable::{Awaitable, ensure_future};
use super::wait::release;
use super::waiters::finally;
use crate::kernel::trace::Purpose;
use crate::kernel::{EventLoop, Exception, Future, Kind, get_running_loop};

/// Waits for `awaitable` at most `timeout` seconds; then it is cancelled, and once it has ended
/// `TimeoutError` is raised. Without a timeout a coroutine runs in the same task.
///
/// # Errors
/// When awaited: the awaitable's own; `TimeoutError`; `CancelledError`, after the awaitable was
/// cancelled too.
pub fn wait_for<T: Clone + 'static>(
    awaitable: impl Into<Awaitable<T>>,
    timeout: Option<f64>,
) -> impl std::future::Future<Output = Result<T, Exception>> + 'static {
    let awaitable = awaitable.into();
    async move {
        let event_loop = get_running_loop()?;
        let Some(seconds) = timeout else {
            return match awaitable {
                Awaitable::Future(future) => future.await,
                Awaitable::Coroutine { coroutine, .. } => coroutine.await,
            };
        };
        if seconds <= 0.0 {
            let future = ensure_future(awaitable, Some(&event_loop))?;
            if future.done() {
                return future.result();
            }
            return give_up(&future, &event_loop).await;
        }

        let waiter: Future<()> = event_loop.create_future_for(Purpose::Wait, seconds);
        let timer = event_loop.call_later(seconds, release(&waiter))?;
        let _timer = finally(|| timer.cancel());
        let future = ensure_future(awaitable, Some(&event_loop))?;
        let let_go = release(&waiter);
        let callback = future.add_done_callback(move |_| let_go());
        future.core().record_awaited_by(waiter.core().id());

        let interrupted = waiter.await.err();
        if future.done() && interrupted.as_ref().is_none_or(Exception::is_cancelled) {
            return future.result();
        }
        future.remove_done_callback(callback);
        // The awaitable must not be running after wait_for has returned (bpo-32751).
        match interrupted {
            Some(cancelled) => {
                cancel_and_wait(&future, &event_loop).await?;
                Err(cancelled)
            }
            None => give_up(&future, &event_loop).await,
        }
    }
}

/// The timeout is over. A result that came in spite of the cancellation counts (bpo-40607).
async fn give_up<T: Clone + 'static>(future: &Future<T>, event_loop: &EventLoop) -> Result<T, Exception> {
    cancel_and_wait(future, event_loop).await?;
    future.result().map_err(|error| match error.is_cancelled() {
        true => Exception::bare(Kind::TimeoutError).from_cause(error),
        false => error,
    })
}

/// Cancels `future` and waits until it has ended. Not on itself, so that this wait can be
/// cancelled too.
async fn cancel_and_wait<T: 'static>(future: &Future<T>, event_loop: &EventLoop) -> Result<(), Exception> {
    let waiter: Future<()> = event_loop.create_future_for(Purpose::Wait, 0.0);
    let let_go = release(&waiter);
    let callback = future.add_done_callback(move |_| let_go());
    future.core().record_awaited_by(waiter.core().id());
    let _callback = finally(|| {
        future.remove_done_callback(callback);
    });
    future.cancel();
    waiter.await
}
