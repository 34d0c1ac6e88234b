//! `Condition`: waits, with a lock laid aside meanwhile, until somebody says that things changed.

use std::rc::Rc;

use super::lock::Lock;
use super::loop_bound::LoopBound;
use super::waiters::Waiters;
use crate::kernel::trace::Purpose;
use crate::kernel::{AnyFuture, Exception};

struct Inner {
    lock: Lock,
    waiters: Waiters,
    bound: LoopBound,
    purpose: Purpose,
}

/// `asyncio.Condition`.
#[derive(Clone)]
pub struct Condition(Rc<Inner>);

impl Default for Condition {
    fn default() -> Self {
        Self::new()
    }
}

impl Condition {
    /// A condition with a lock of its own.
    #[must_use]
    pub fn new() -> Self {
        Self::with_lock(Lock::new())
    }

    /// A condition on a lock that others may use too.
    #[must_use]
    pub fn with_lock(lock: Lock) -> Self {
        Self::build(lock, Purpose::Condition)
    }

    /// A condition that is part of another primitive.
    pub(super) fn with_purpose(purpose: Purpose) -> Self {
        Self::build(Lock::new(), purpose)
    }

    fn build(lock: Lock, purpose: Purpose) -> Self {
        let (waiters, bound) = (Waiters::default(), LoopBound::default());
        Condition(Rc::new(Inner {
            lock,
            waiters,
            bound,
            purpose,
        }))
    }

    /// See [`Lock::locked`].
    #[must_use]
    pub fn locked(&self) -> bool {
        self.0.lock.locked()
    }

    /// See [`Lock::acquire`].
    ///
    /// # Errors
    /// As there.
    pub fn acquire(&self) -> impl Future<Output = Result<(), Exception>> + 'static + use<> {
        self.0.lock.acquire()
    }

    /// See [`Lock::release`].
    ///
    /// # Errors
    /// As there.
    pub fn release(&self) -> Result<(), Exception> {
        self.0.lock.release()
    }

    /// `async with self: body`.
    ///
    /// # Errors
    /// As [`Lock::within`].
    pub async fn within<T>(&self, body: impl Future<Output = Result<T, Exception>>) -> Result<T, Exception> {
        self.0.lock.within(body).await
    }

    /// Lays the lock aside, waits to be notified, and takes the lock again: also when it is
    /// cancelled. (Python's returns True, always.)
    ///
    /// # Errors
    /// When awaited: `RuntimeError('cannot wait on un-acquired lock')`; `CancelledError`.
    pub fn wait(&self) -> impl Future<Output = Result<(), Exception>> + 'static + use<> {
        let condition = self.clone();
        async move {
            if !condition.locked() {
                return Err(Exception::runtime("cannot wait on un-acquired lock"));
            }
            condition.release()?;
            let outcome = condition.wait_notified().await;
            let mut cancelled = false;
            while let Err(error) = condition.acquire().await {
                if !error.is_cancelled() {
                    return Err(error);
                }
                cancelled = true;
            }
            if cancelled {
                return Err(Exception::cancelled(None));
            }
            outcome
        }
    }

    async fn wait_notified(&self) -> Result<(), Exception> {
        let inner = &*self.0;
        let event_loop = inner.bound.get_loop(|| self.repr())?;
        let waiter = event_loop.create_future_for(inner.purpose, 0.0);
        let _place = inner.waiters.enter(waiter.clone());
        waiter.await
    }

    /// Waits until `predicate` answers something, and answers that.
    ///
    /// # Errors
    /// When awaited: the predicate's own, and those of [`wait`](Self::wait).
    pub fn wait_for<R: 'static>(
        &self,
        mut predicate: impl FnMut() -> Result<Option<R>, Exception> + 'static,
    ) -> impl Future<Output = Result<R, Exception>> + 'static {
        let condition = self.clone();
        async move {
            loop {
                if let Some(result) = predicate()? {
                    return Ok(result);
                }
                condition.wait().await?;
            }
        }
    }

    /// Wakes the first `count` who wait. They go on once they get the lock.
    ///
    /// # Errors
    /// `RuntimeError('cannot notify on un-acquired lock')`.
    pub fn notify(&self, count: usize) -> Result<(), Exception> {
        if !self.locked() {
            return Err(Exception::runtime("cannot notify on un-acquired lock"));
        }
        self.0.waiters.wake(count);
        Ok(())
    }

    /// Wakes everyone who waits.
    ///
    /// # Errors
    /// As [`notify`](Self::notify).
    pub fn notify_all(&self) -> Result<(), Exception> {
        self.notify(usize::MAX)
    }

    /// As [`notify_all`](Self::notify_all), for a primitive that leaves without the lock when it is
    /// dropped.
    pub(super) fn wake_all(&self) {
        self.0.waiters.wake(usize::MAX);
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
        format!("<Condition [{state}{}]>", self.0.waiters.repr())
    }
}
