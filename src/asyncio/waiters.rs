//! The line of those who wait for a primitive, and clean-up that nobody can skip.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use crate::kernel::{AnyFuture, Future};

/// The futures of those who wait, first come first served.
#[derive(Default)]
pub(super) struct Waiters(RefCell<VecDeque<Future<()>>>);

impl Waiters {
    /// Stands at the end of the line until the place is dropped: however the wait ends.
    pub(super) fn enter(&self, waiter: Future<()>) -> Place<'_> {
        self.0.borrow_mut().push_back(waiter.clone());
        Place { line: self, waiter }
    }

    /// Who waits, in order, for looking at.
    pub(super) fn futures(&self) -> Vec<Rc<dyn AnyFuture>> {
        self.0.borrow().iter().map(Future::any).collect()
    }

    pub(super) fn len(&self) -> usize {
        self.0.borrow().len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    pub(super) fn all_cancelled(&self) -> bool {
        self.0.borrow().iter().all(Future::cancelled)
    }

    /// Wakes the first in line, unless that has been done.
    pub(super) fn wake_first(&self) {
        if let Some(waiter) = self.0.borrow().front() {
            wake(waiter);
        }
    }

    /// Wakes the first `count` that are still asleep. Returns how many those were.
    pub(super) fn wake(&self, count: usize) -> usize {
        self.0
            .borrow()
            .iter()
            .filter(|waiter| !waiter.done())
            .take(count)
            .map(wake)
            .count()
    }

    /// Takes waiters out of the line until one is woken. False if none was asleep.
    pub(super) fn wake_next(&self) -> bool {
        while let Some(waiter) = self.0.borrow_mut().pop_front() {
            if !waiter.done() {
                wake(&waiter);
                return true;
            }
        }
        false
    }

    /// What a primitive's `repr()` says of its line.
    pub(super) fn repr(&self) -> String {
        match self.len() {
            0 => String::new(),
            count => format!(", waiters:{count}"),
        }
    }

    fn leave(&self, waiter: &Future<()>) {
        let mut line = self.0.borrow_mut();
        let id = waiter.core().id();
        if let Some(at) = line.iter().position(|other| other.core().id() == id) {
            line.remove(at);
        }
    }
}

/// Settling only puts callbacks into the ready queue: the line cannot change meanwhile.
fn wake(waiter: &Future<()>) {
    if !waiter.done() {
        let _ = waiter.set_result(());
    }
}

/// A place in the line.
pub(super) struct Place<'a> {
    line: &'a Waiters,
    waiter: Future<()>,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.line.leave(&self.waiter);
    }
}

/// Calls a function when it goes out of scope: `finally`, which holds also for a coroutine that
/// is dropped where it waits, by a `select!` for instance.
pub(super) struct Finally<F: FnOnce()>(Option<F>);

/// See [`Finally`].
pub(super) fn finally<F: FnOnce()>(clean_up: F) -> Finally<F> {
    Finally(Some(clean_up))
}

impl<F: FnOnce()> Finally<F> {
    /// Nothing is left to be done.
    pub(super) fn forget(mut self) {
        self.0 = None;
    }
}

impl<F: FnOnce()> Drop for Finally<F> {
    fn drop(&mut self) {
        if let Some(clean_up) = self.0.take() {
            clean_up();
        }
    }
}
