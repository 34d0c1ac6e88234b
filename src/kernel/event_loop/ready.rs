//! What can stand in the ready queue: `asyncio.Handle`, of every kind.

use std::task::Waker;

use super::*;

/// What can stand in the ready queue. Tasks, callbacks and timers do so themselves.
pub(crate) trait Ready {
    /// `Handle._run`.
    fn run(self: Rc<Self>, event_loop: &EventLoop);
    /// Tells `trace` that future `by` (0: none) made it ready. A foreign waker is not in the trace.
    fn record_ready(&self, trace: &Trace, by: Id);
    /// Whether it is a step of a task.
    fn is_step(&self) -> bool {
        false
    }
}

/// `Task.__step` with an exception to throw in.
pub(crate) struct Throw {
    pub(crate) task: Rc<dyn AnyTask>,
    pub(crate) exception: Exception,
}

impl Ready for Throw {
    fn run(self: Rc<Self>, _: &EventLoop) {
        self.task.clone().step(Some(self.exception.clone()));
    }

    fn record_ready(&self, trace: &Trace, by: Id) {
        self.task.record_ready(trace, by);
    }

    fn is_step(&self) -> bool {
        true
    }
}

/// A foreign waker that is due.
pub(crate) struct Wake(pub(crate) Waker);

impl Ready for Wake {
    fn run(self: Rc<Self>, _: &EventLoop) {
        self.0.wake_by_ref();
    }

    fn record_ready(&self, _: &Trace, _: Id) {}
}
