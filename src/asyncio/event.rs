//! `Event`: a flag that tasks wait for.

use std::cell::Cell;
use std::rc::Rc;

use super::loop_bound::LoopBound;
use super::waiters::Waiters;
use crate::kernel::trace::Purpose;
use crate::kernel::{AnyFuture, Exception};

struct Inner {
    value: Cell<bool>,
    waiters: Waiters,
    bound: LoopBound,
    purpose: Purpose,
}

/// `asyncio.Event`.
#[derive(Clone)]
pub struct Event(Rc<Inner>);

impl Default for Event {
    fn default() -> Self {
        Self::new()
    }
}

impl Event {
    /// A new event, not set.
    #[must_use]
    pub fn new() -> Self {
        Self::with_purpose(Purpose::Event)
    }

    /// An event that is part of another primitive.
    pub(super) fn with_purpose(purpose: Purpose) -> Self {
        let (value, waiters, bound) = (Cell::new(false), Waiters::default(), LoopBound::default());
        Event(Rc::new(Inner {
            value,
            waiters,
            bound,
            purpose,
        }))
    }

    /// Whether it is set.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.0.value.get()
    }

    /// Sets it, and wakes everyone who waits.
    pub fn set(&self) {
        if !self.0.value.replace(true) {
            self.0.waiters.wake(usize::MAX);
        }
    }

    /// Takes the flag back; those who were woken go on nevertheless.
    pub fn clear(&self) {
        self.0.value.set(false);
    }

    /// Waits until it is set. (Python's returns True, always.)
    ///
    /// # Errors
    /// When awaited: `CancelledError`; `RuntimeError` in another loop than before.
    pub fn wait(&self) -> impl Future<Output = Result<(), Exception>> + 'static + use<> {
        let event = self.clone();
        async move {
            if event.is_set() {
                return Ok(());
            }
            let (bound, purpose) = (&event.0.bound, event.0.purpose);
            let waiter = bound.get_loop(|| event.repr())?.create_future_for(purpose, 0.0);
            let _place = event.0.waiters.enter(waiter.clone());
            waiter.await
        }
    }

    /// The futures of those who wait, in order (`_waiters`).
    #[must_use]
    pub fn waiters(&self) -> Vec<Rc<dyn AnyFuture>> {
        self.0.waiters.futures()
    }

    /// `repr()`, without an address.
    #[must_use]
    pub fn repr(&self) -> String {
        let value = if self.0.value.get() { "set" } else { "unset" };
        format!("<Event [{value}{}]>", self.0.waiters.repr())
    }
}
