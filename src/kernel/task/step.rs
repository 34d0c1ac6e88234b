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

/// No waker has its data there.
const NO_WAKER: usize = usize::MAX;

/// Stands in the loop, not in each task: one step is under way at a time.
pub(crate) struct Step {
    pub(crate) stop: Cell<Stop>,
    /// An exception to be raised at the await where the coroutine stands.
    pub(crate) thrown: Cell<Option<Exception>>,
    /// Names the waker that the task polls with, while it does.
    waker: Cell<usize>,
    /// Who is polled is driven by hand: what it awaits is for somebody else to judge.
    driven: Cell<bool>,
}

/// What a step had told when another one began inside it.
pub(crate) struct Interrupted {
    stop: Stop,
    thrown: Option<Exception>,
    driven: bool,
}

impl Default for Step {
    fn default() -> Self {
        Step {
            stop: Cell::default(),
            thrown: Cell::default(),
            waker: Cell::new(NO_WAKER),
            driven: Cell::new(false),
        }
    }
}

impl Step {
    /// Calls `poll`, in which `waker` is the task's own.
    pub(crate) fn with_waker<R>(&self, waker: &Waker, poll: impl FnOnce() -> R) -> R {
        let former = self.waker.replace(waker.data().addr());
        let answer = poll();
        self.waker.set(former);
        answer
    }

    /// Calls `poll`, in which a coroutine is driven by hand with a waker that does nothing, and
    /// answers with where it stopped. The step under way goes on afterwards.
    pub(crate) fn drive<R>(&self, thrown: Option<Exception>, poll: impl FnOnce() -> R) -> (R, Stop) {
        let outer = self.interrupt();
        self.thrown.set(thrown);
        self.driven.set(true);
        let answer = self.with_waker(Waker::noop(), poll);
        let stop = self.stop.take();
        self.go_on(outer);
        (answer, stop)
    }

    /// Lays aside what the step under way has told so far, for another one inside it.
    pub(crate) fn interrupt(&self) -> Interrupted {
        Interrupted {
            stop: self.stop.take(),
            thrown: self.thrown.take(),
            driven: self.driven.replace(false),
        }
    }

    /// The step that was interrupted goes on.
    pub(crate) fn go_on(&self, interrupted: Interrupted) {
        self.stop.set(interrupted.stop);
        self.thrown.set(interrupted.thrown);
        self.driven.set(interrupted.driven);
    }

    /// A step inside another cannot go on outside the kernel: it does in the next turn.
    pub(crate) fn let_go(&self) {
        let stop = self.stop.take();
        self.stop.set(match stop {
            Stop::Held => Stop::Yielded,
            stop => stop,
        });
    }

    pub(crate) fn is_driven(&self) -> bool {
        self.driven.get()
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
