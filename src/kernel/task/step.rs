//! The step under way: what a task and the coroutine that it polls tell each other.

use std::cell::Cell;
use std::rc::Rc;
use std::task::Waker;

use crate::kernel::exception::Exception;
use crate::kernel::future::AnyFuture;

/// What a step left behind, filled in while the coroutine is polled.
#[derive(Default)]
pub(crate) enum Stop {
    /// Nothing of ours: it waits for its waker.
    #[default]
    Foreign,
    /// A bare `yield`.
    Yielded,
    /// A future that is not done.
    Awaits(Rc<dyn AnyFuture>),
    /// A future it must not await; the error is thrown in at the next step.
    Refused(Exception),
    /// The step goes on outside the kernel; it is polled again before anything else runs.
    Held,
}

/// Stands in the loop, not in each task: one step is under way at a time.
#[derive(Default)]
pub(crate) struct Step {
    pub(crate) stop: Cell<Stop>,
    /// An exception to be raised at the await where the coroutine stands.
    pub(crate) thrown: Cell<Option<Exception>>,
    /// Names the waker that the task polls with; 0 while none is polled.
    waker: Cell<usize>,
}

impl Step {
    /// Calls `poll`, in which `waker` is the task's own.
    pub(crate) fn with_waker<R>(&self, waker: &Waker, poll: impl FnOnce() -> R) -> R {
        self.waker.set(waker.data().addr());
        let answer = poll();
        self.waker.set(0);
        answer
    }

    /// Whether whoever is polled with `waker` is polled by the task itself, and not by a combinator.
    pub(crate) fn is_own_waker(&self, waker: &Waker) -> bool {
        self.waker.get() == waker.data().addr()
    }

    /// The step ends waiting for `future`. False if it waits for another one already, as under
    /// `join!`: then a waker has to do.
    pub(crate) fn stop_at(&self, future: Rc<dyn AnyFuture>) -> bool {
        match self.stop.take() {
            Stop::Awaits(other) => {
                self.stop.set(Stop::Awaits(other));
                false
            }
            _ => {
                self.stop.set(Stop::Awaits(future));
                true
            }
        }
    }
}
