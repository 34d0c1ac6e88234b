//! A future that is no task: made by the program, by a combinator, or for a timer (timed.rs).

use std::cell::Cell;
use std::rc::Rc;

use crate::kernel::exception::Message;
use crate::kernel::process::{Diagnostic, DiagnosticKind};
use crate::kernel::trace::{Event, Id};

use super::shared::*;

/// What tells one class of futures from another.
pub(super) trait Class: 'static {
    /// CPython's name for it.
    const NAME: &'static str = "Future";

    /// `future.cancel(message)`.
    fn cancel(&self, future: Rc<dyn AnyFuture>, message: Option<Message>) -> bool {
        cancel_plain(&future, message)
    }
}

/// Somebody will settle it.
pub(super) struct Plain;

impl Class for Plain {}

/// Whoever made it knows what cancelling it means; answers whether anything was cancelled.
pub(super) struct Gathering<F>(pub(super) F);

impl<F: Fn(Option<Message>) -> bool + 'static> Class for Gathering<F> {
    const NAME: &'static str = "_GatheringFuture";

    fn cancel(&self, future: Rc<dyn AnyFuture>, message: Option<Message>) -> bool {
        !future.core().done() && (self.0)(message)
    }
}

pub(super) struct PlainFuture<T, K: Class> {
    pub(super) core: FutureCore,
    pub(super) slot: Cell<Option<T>>,
    pub(super) class: K,
}

impl<T: 'static, K: Class> AnyFuture for PlainFuture<T, K> {
    fn core(&self) -> &FutureCore {
        &self.core
    }

    fn cancel(self: Rc<Self>, message: Option<Message>) -> bool {
        if !self.core.done() {
            let (future, by) = (self.core.id, self.core.event_loop.current_task_id());
            let event = Event::CancelRequested { future, by };
            self.core.event_loop.process().trace.record(event);
        }
        self.class.cancel(self.clone(), message)
    }

    fn repr(&self) -> String {
        let name = K::NAME;
        match (self.core.state(), self.core.peek_exception()) {
            (State::Pending, _) => format!("<{name} pending>"),
            (State::Cancelled, _) => format!("<{name} cancelled>"),
            (State::Finished, None) => format!("<{name} finished>"),
            (State::Finished, Some(exception)) => format!("<{name} finished exception={exception:?}>"),
        }
    }
}

impl<T: 'static, K: Class> FutureObject<T> for PlainFuture<T, K> {
    fn put(&self, value: T) {
        self.slot.set(Some(value));
    }

    fn value(&self) -> Option<T>
    where
        T: Clone,
    {
        let value = self.slot.take();
        self.slot.set(value.clone());
        value
    }
}

impl<T, K: Class> Drop for PlainFuture<T, K> {
    fn drop(&mut self) {
        report_unretrieved(&self.core, 0, K::NAME);
    }
}

/// `__del__`: the last one who could have asked is gone.
pub(crate) fn report_unretrieved(core: &FutureCore, task: Id, class: &str) {
    if core.unretrieved.replace(false) {
        core.event_loop.process().report(Diagnostic {
            kind: DiagnosticKind::NeverRetrieved,
            message: format!("{class} exception was never retrieved"),
            task,
            line: 0,
            exception: core.peek_exception(),
        });
    }
}
