//! The timers of a loop, in (deadline, sequence) order.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::rc::Rc;

use super::event_loop::Ready;
use super::trace::Id;

/// CPython's `_MIN_SCHEDULED_TIMER_HANDLES`: below so many, cancelled ones just die at the head.
const MIN_SCHEDULED: usize = 100;

/// What can wait for a time.
pub(crate) trait Timed: Ready {
    fn is_cancelled(&self) -> bool;
}

struct Timer {
    deadline: f64,
    /// Its name breaks ties: of two timers with one deadline, the one set first fires first.
    handle: Id,
    timed: Rc<dyn Timed>,
}

impl PartialEq for Timer {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Timer {}
impl PartialOrd for Timer {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Timer {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.deadline.total_cmp(&other.deadline)).then(self.handle.cmp(&other.handle))
    }
}

/// A heap of handles that wait for their time. Cancelled ones are removed when they come to the
/// head, or all at once when more than half are cancelled.
#[derive(Default)]
pub(crate) struct Timers {
    heap: BinaryHeap<Reverse<Timer>>,
    cancelled: usize,
}

impl Timers {
    pub(crate) fn add(&mut self, deadline: f64, handle: Id, timed: Rc<dyn Timed>) {
        self.heap.push(Reverse(Timer {
            deadline,
            handle,
            timed,
        }));
    }

    pub(crate) fn note_cancelled(&mut self) {
        self.cancelled += 1;
        if self.heap.len() > MIN_SCHEDULED && self.cancelled * 2 > self.heap.len() {
            self.heap.retain(|Reverse(timer)| !timer.timed.is_cancelled());
            self.cancelled = 0;
        }
    }

    /// The earliest deadline that is not cancelled.
    pub(crate) fn next_deadline(&mut self) -> Option<f64> {
        while let Some(Reverse(timer)) = self.heap.peek() {
            if !timer.timed.is_cancelled() {
                return Some(timer.deadline);
            }
            self.heap.pop();
            self.cancelled = self.cancelled.saturating_sub(1);
        }
        None
    }

    /// The next timer that is due before `end`, and its name, cancelled or not.
    pub(crate) fn pop_due(&mut self, end: f64) -> Option<(Id, Rc<dyn Timed>)> {
        if self.heap.peek()?.0.deadline >= end {
            return None;
        }
        let Reverse(timer) = self.heap.pop()?;
        if timer.timed.is_cancelled() {
            self.cancelled = self.cancelled.saturating_sub(1);
        }
        Some((timer.handle, timer.timed))
    }

    pub(crate) fn clear(&mut self) {
        self.heap.clear();
        self.cancelled = 0;
    }
}
