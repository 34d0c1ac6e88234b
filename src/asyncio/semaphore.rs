//! `Semaphore`: so many tasks at a time.

use std::cell::Cell;
use std::rc::Rc;

use super::loop_bound::LoopBound;
use super::waiters::{Waiters, finally};
use crate::kernel::trace::Purpose;
use crate::kernel::{AnyFuture, Exception, Kind};

struct Inner {
    value: Cell<isize>,
    /// A `BoundedSemaphore`'s: no more than it began with.
    bound_value: Option<isize>,
    waiters: Waiters,
    bound: LoopBound,
}

/// `asyncio.Semaphore` and `asyncio.BoundedSemaphore`.
#[derive(Clone)]
pub struct Semaphore(Rc<Inner>);

impl Semaphore {
    /// `Semaphore(value)`.
    ///
    /// # Errors
    /// `ValueError` if `value` is negative.
    pub fn new(value: isize) -> Result<Self, Exception> {
        Self::build(value, None)
    }

    /// `BoundedSemaphore(value)`: releasing it more often than it was acquired is an error.
    ///
    /// # Errors
    /// `ValueError` if `value` is negative.
    pub fn bounded(value: isize) -> Result<Self, Exception> {
        Self::build(value, Some(value))
    }

    fn build(value: isize, bound_value: Option<isize>) -> Result<Self, Exception> {
        if value < 0 {
            return Err(Exception::new(
                Kind::ValueError,
                "Semaphore initial value must be >= 0",
            ));
        }
        let (value, waiters, bound) = (Cell::new(value), Waiters::default(), LoopBound::default());
        Ok(Semaphore(Rc::new(Inner {
            value,
            bound_value,
            waiters,
            bound,
        })))
    }

    /// Whether acquiring it would wait.
    #[must_use]
    pub fn locked(&self) -> bool {
        self.0.value.get() == 0 || !self.0.waiters.all_cancelled()
    }

    /// How many more can be acquired without waiting.
    #[must_use]
    pub fn value(&self) -> isize {
        self.0.value.get()
    }

    /// Waits until it is this one's turn and takes one. (Python's returns True, always.)
    ///
    /// # Errors
    /// When awaited: `CancelledError`; `RuntimeError` in another loop than before.
    pub fn acquire(&self) -> impl Future<Output = Result<(), Exception>> + 'static + use<> {
        let semaphore = self.clone();
        async move {
            let inner = &*semaphore.0;
            if !semaphore.locked() {
                inner.value.set(inner.value.get() - 1);
                return Ok(());
            }
            let event_loop = inner.bound.get_loop(|| semaphore.repr())?;
            let waiter = event_loop.create_future_for(Purpose::Semaphore, 0.0);
            // It was given one and cannot take it: somebody else may. Runs after the place is left.
            let give_back = finally(|| {
                if waiter.done() && !waiter.cancelled() {
                    semaphore.put_back();
                }
            });
            let place = inner.waiters.enter(waiter.clone());
            (&waiter).await?;
            drop(place);
            give_back.forget();
            if inner.value.get() > 0 {
                semaphore.wake_next();
            }
            Ok(())
        }
    }

    /// Puts one back and wakes the first who waits for it.
    ///
    /// # Errors
    /// `ValueError('BoundedSemaphore released too many times')`.
    pub fn release(&self) -> Result<(), Exception> {
        if self
            .0
            .bound_value
            .is_some_and(|bound| self.0.value.get() >= bound)
        {
            return Err(Exception::new(
                Kind::ValueError,
                "BoundedSemaphore released too many times",
            ));
        }
        self.put_back();
        Ok(())
    }

    fn put_back(&self) {
        self.0.value.set(self.0.value.get() + 1);
        self.wake_next();
    }

    /// The one who is woken has it from now on: nobody can take it before he runs.
    fn wake_next(&self) {
        let given = self.0.waiters.wake(1);
        self.0.value.set(self.0.value.get() - given as isize);
    }

    /// `async with self: body`.
    ///
    /// # Errors
    /// The body's own; those of [`acquire`](Self::acquire) and [`release`](Self::release).
    pub async fn within<T>(&self, body: impl Future<Output = Result<T, Exception>>) -> Result<T, Exception> {
        self.acquire().await?;
        // Dropped halfway, it must not keep what it took.
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
        let class = if self.0.bound_value.is_some() {
            "BoundedSemaphore"
        } else {
            "Semaphore"
        };
        let state = match self.locked() {
            true => "locked".into(),
            false => format!("unlocked, value:{}", self.0.value.get()),
        };
        format!("<{class} [{state}{}]>", self.0.waiters.repr())
    }
}
