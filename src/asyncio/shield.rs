//! `shield`: who awaits can be cancelled, what is awaited goes on.

use super::awaitable::{Awaitable, ensure_future};
use crate::kernel::trace::Purpose;
use crate::kernel::{Exception, Future};

/// A future with the outcome of `awaitable`, whose cancellation does not reach it. Keep the inner
/// task's name: the loop does not keep a task alive that nobody waits for.
///
/// # Errors
/// `RuntimeError` if the loop is closed.
pub fn shield<T: Clone + 'static>(awaitable: impl Into<Awaitable<T>>) -> Result<Future<T>, Exception> {
    let inner = ensure_future(awaitable, None)?;
    if inner.done() {
        return Ok(inner);
    }
    let outer = inner.get_loop().create_future_for(Purpose::Shield, 0.0);
    let shielded = outer.clone();
    let callback = inner.add_fallible_callback(move |inner| {
        if shielded.cancelled() {
            if !inner.cancelled() {
                inner.core().mark_retrieved();
            }
            return Ok(());
        }
        if inner.cancelled() {
            shielded.cancel();
            return Ok(());
        }
        match inner.result() {
            Ok(value) => shielded.set_result(value),
            Err(exception) => shielded.set_exception(exception),
        }
    });
    let task = inner.get_loop().current_task_id();
    inner
        .core()
        .name_callback(callback, "shield.<locals>._inner_done_callback", task);
    inner.core().record_awaited_by(outer.core().id());
    let shielded = inner.clone();
    let callback = outer.add_done_callback(move |_| {
        if !shielded.done() {
            shielded.remove_done_callback(callback);
        }
    });
    outer
        .core()
        .name_callback(callback, "shield.<locals>._outer_done_callback", 0);
    Ok(outer)
}
