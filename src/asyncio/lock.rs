//! `Lock`: one task at a time, in the order in which they came.

use std::cell::Cell;
use std::rc::Rc;

use super::loop_bound::LoopBound;
use super::waiters::{Waiters, finally};
use crate::kernel::trace::{Id, Purpose};
use crate::kernel::{AnyFuture, Exception, get_running_loop};

#[derive(Default)]
struct Inner {
    locked: Cell<bool>,
    /// The task that has it, for the trace; 0 outside every task.
    holder: Cell<Id>,
    waiters: Waiters,
    bound: LoopBound,
}

impl Inner {
    fn take(&self) {
        self.locked.set(true);
        let holder = get_running_loop().map_or(0, |event_loop| event_loop.current_task_id());
        self.holder.set(holder);
    }
}

/// `asyncio.Lock`.
#[derive(Clone, Default)]
pub struct Lock(Rc<Inner>);

impl Lock {
    /// A new lock, unlocked.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether somebody has it.
    #[must_use]
    pub fn locked(&self) -> bool {
        self.0.locked.get()
    }

    /// Waits until the lock is free and takes it. (Python's returns True, always.)
    ///
    /// # Errors
    /// When awaited: `CancelledError`; `RuntimeError` in another loop than before.
    pub fn acquire(&self) -> impl Future<Output = Result<(), Exception>> + 'static + use<> {
        let lock = self.clone();
        async move {
            let inner = &*lock.0;
            if !inner.locked.get() && inner.waiters.all_cancelled() {
                inner.take();
                return Ok(());
            }
            let event_loop = inner.bound.get_loop(|| lock.repr())?;
            let holder = if inner.locked.get() { inner.holder.get() } else { 0 };
            let waiter = event_loop.create_future_for(Purpose::Lock, f64::from(holder));
            // Runs after the place is left, or the one who gives up would wake himself.
            let pass_on = finally(|| {
                if !inner.locked.get() {
                    inner.waiters.wake_first();
                }
            });
            let place = inner.waiters.enter(waiter.clone());
            waiter.await?;
            drop(place);
            pass_on.forget();
            inner.take();
            Ok(())
        }
    }

    /// Frees the lock and wakes the first who waits for it.
    ///
    /// # Errors
    /// `RuntimeError('Lock is not acquired.')`.
    pub fn release(&self) -> Result<(), Exception> {
        if !self.0.locked.replace(false) {
            return Err(Exception::runtime("Lock is not acquired."));
        }
        self.0.waiters.wake_first();
        Ok(())
    }

    /// `async with self: body`.
    ///
    /// # Errors
    /// The body's own; those of [`acquire`](Self::acquire) and [`release`](Self::release).
    pub async fn within<T>(&self, body: impl Future<Output = Result<T, Exception>>) -> Result<T, Exception> {
        self.acquire().await?;
        // Dropped halfway, it must not keep the lock.
        let release = finally(|| {
            let _ = self.release();
        });
        let outcome = body.await;
        release.forget();
        self.release()?;
        outcome
    }

    /// The futures of those who wait, in order (`_waiters`).
    #[must_use]
    pub fn waiters(&self) -> Vec<Rc<dyn AnyFuture>> {
        self.0.waiters.futures()
    }

    /// `repr()`, without an address.
    #[must_use]
    pub fn repr(&self) -> String {
        let state = if self.locked() { "locked" } else { "unlocked" };
        format!("<Lock [{state}{}]>", self.0.waiters.repr())
    }
}
