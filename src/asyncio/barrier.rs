//! `Barrier`: so many tasks wait for each other, then all go on.

use std::cell::Cell;
use std::rc::Rc;

use super::condition::Condition;
use super::waiters::finally;
use crate::kernel::trace::Purpose;
use crate::kernel::{Exception, Kind};

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Filling,
    Draining,
    Resetting,
    Broken,
}

struct Inner {
    condition: Condition,
    parties: usize,
    state: Cell<State>,
    /// Tasks inside.
    count: Cell<usize>,
}

/// `asyncio.Barrier`: so many tasks wait for each other, then all go on.
///
/// ```text
///               the last one arrives            the last one leaves
///   FILLING ───────────────────────▶ DRAINING ─────────────────────▶ FILLING
///      │ reset()                                     the last one leaves
///      ├───────▶ RESETTING ────────────────────────────────────────▶ FILLING
///      │ abort()            reset()
///      └───────▶ BROKEN ─────────────▶ FILLING
/// ```
#[derive(Clone)]
pub struct Barrier(Rc<Inner>);

impl Barrier {
    /// A barrier for so many tasks.
    ///
    /// # Errors
    /// `ValueError` if there are none.
    pub fn new(parties: usize) -> Result<Self, Exception> {
        if parties < 1 {
            return Err(Exception::new(Kind::ValueError, "parties must be > 0"));
        }
        Ok(Barrier(Rc::new(Inner {
            condition: Condition::with_purpose(Purpose::Barrier),
            parties,
            state: Cell::new(State::Filling),
            count: Cell::new(0),
        })))
    }

    /// Waits until all have come. Answers which one this task is, from 0 to `parties` - 1.
    ///
    /// # Errors
    /// When awaited: `BrokenBarrierError`; `CancelledError`.
    pub fn wait(&self) -> impl Future<Output = Result<usize, Exception>> + 'static + use<> {
        let barrier = self.clone();
        async move { barrier.0.condition.within(barrier.pass()).await }
    }

    async fn pass(&self) -> Result<usize, Exception> {
        let inner = &*self.0;
        self.wait_while(|state| matches!(state, State::Draining | State::Resetting))
            .await?;
        if self.broken() {
            return Err(Exception::new(Kind::BrokenBarrierError, "Barrier aborted"));
        }
        let index = inner.count.get();
        inner.count.set(index + 1);
        let _leave = finally(|| self.leave());
        if index + 1 == inner.parties {
            inner.state.set(State::Draining);
            inner.condition.notify_all()?;
            return Ok(index);
        }
        self.wait_while(|state| state == State::Filling).await?;
        if matches!(inner.state.get(), State::Broken | State::Resetting) {
            return Err(Exception::new(
                Kind::BrokenBarrierError,
                "Abort or reset of barrier",
            ));
        }
        Ok(index)
    }

    async fn wait_while(&self, holds: fn(State) -> bool) -> Result<(), Exception> {
        let inner = self.0.clone();
        self.0
            .condition
            .wait_for(move || Ok((!holds(inner.state.get())).then_some(())))
            .await
    }

    fn leave(&self) {
        let inner = &*self.0;
        inner.count.set(inner.count.get() - 1);
        if inner.count.get() == 0 {
            if matches!(inner.state.get(), State::Resetting | State::Draining) {
                inner.state.set(State::Filling);
            }
            inner.condition.wake_all();
        }
    }

    /// Empties the barrier: those who wait get `BrokenBarrierError`.
    ///
    /// # Errors
    /// When awaited: `CancelledError`.
    pub fn reset(&self) -> impl Future<Output = Result<(), Exception>> + 'static + use<> {
        self.change(|inner| match inner.count.get() {
            0 => State::Filling,
            _ => State::Resetting,
        })
    }

    /// Breaks the barrier: everyone who waits or comes gets `BrokenBarrierError`.
    ///
    /// # Errors
    /// When awaited: `CancelledError`.
    pub fn abort(&self) -> impl Future<Output = Result<(), Exception>> + 'static + use<> {
        self.change(|_| State::Broken)
    }

    fn change(
        &self,
        to: fn(&Inner) -> State,
    ) -> impl Future<Output = Result<(), Exception>> + 'static + use<> {
        let barrier = self.clone();
        async move {
            let inner = &*barrier.0;
            let change = async {
                inner.state.set(to(inner));
                inner.condition.notify_all()
            };
            inner.condition.within(change).await
        }
    }

    /// The number of tasks it is for.
    #[must_use]
    pub fn parties(&self) -> usize {
        self.0.parties
    }

    /// The number of tasks that wait for the others.
    #[must_use]
    pub fn n_waiting(&self) -> usize {
        if self.0.state.get() == State::Filling {
            self.0.count.get()
        } else {
            0
        }
    }

    /// Whether it was aborted.
    #[must_use]
    pub fn broken(&self) -> bool {
        self.0.state.get() == State::Broken
    }

    /// How many tasks are inside, waiting or on their way out (`_count`).
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.count.get()
    }

    /// `repr()`, without an address.
    #[must_use]
    pub fn repr(&self) -> String {
        let state = match self.0.state.get() {
            State::Filling => "filling",
            State::Draining => "draining",
            State::Resetting => "resetting",
            State::Broken => return "<Barrier [broken]>".into(),
        };
        format!(
            "<Barrier [{state}, waiters:{}/{}]>",
            self.n_waiting(),
            self.parties()
        )
    }
}
