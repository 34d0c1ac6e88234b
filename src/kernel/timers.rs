//! The timers of a loop, in (deadline, sequence) order.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::rc::Rc;

use super::handle::HandleCell;

/// CPython's `_MIN_SCHEDULED_TIMER_HANDLES`: below so many, cancelled ones just die at the head.
const MIN_SCHEDULED: usize = 100;

struct Timer {
    deadline: f64,
    /// Breaks ties: of two timers with one deadline, the one set first fires first.
    sequence: u32,
    handle: Rc<HandleCell>,
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
        (self.deadline.total_cmp(&other.deadline)).then(self.sequence.cmp(&other.sequence))
    }
}

/// A heap of handles that wait for their time. Cancelled ones are removed when they come to the
/// head, or all at once when more than half are cancelled.
#[derive(Default)]
pub(crate) struct Timers {
    heap: BinaryHeap<Reverse<Timer>>,
    cancelled: usize,
    last_sequence: u32,
}

impl Timers {
    pub(crate) fn add(&mut self, deadline: f64, handle: Rc<HandleCell>) {
        self.last_sequence += 1;
        let sequence = self.last_sequence;
        self.heap.push(Reverse(Timer {
            deadline,
            sequence,
            handle,
        }));
    }

    pub(crate) fn note_cancelled(&mut self) {
        self.cancelled += 1;
        if self.heap.len() > MIN_SCHEDULED && self.cancelled * 2 > self.heap.len() {
            self.heap.retain(|Reverse(timer)| !timer.handle.is_cancelled());
            self.cancelled = 0;
        }
    }

    /// The earliest deadline that is not cancelled.
    pub(crate) fn next_deadline(&mut self) -> Option<f64> {
        while let Some(Reverse(timer)) = self.heap.peek() {
            if !timer.handle.is_cancelled() {
                return Some(timer.deadline);
            }
            self.heap.pop();
            self.cancelled = self.cancelled.saturating_sub(1);
        }
        None
    }

    /// The next timer that is due before `end`, cancelled or not.
    pub(crate) fn pop_due(&mut self, end: f64) -> Option<Rc<HandleCell>> {
        if self.heap.peek()?.0.deadline >= end {
            return None;
        }
        let Reverse(timer) = self.heap.pop()?;
        if timer.handle.is_cancelled() {
            self.cancelled = self.cancelled.saturating_sub(1);
        }
        Some(timer.handle)
    }

    pub(crate) fn clear(&mut self) {
        self.heap.clear();
        self.cancelled = 0;
    }
}
