//! A future that is no task: made by the program, or by a combinator.

use std::cell::Cell;
use std::rc::Rc;

use crate::kernel::process::{Diagnostic, DiagnosticKind};
use crate::kernel::trace::{Event, Id};

use super::shared::*;

/// Called instead of cancelling, with the message; answers whether anything was cancelled.
pub(super) type OnCancel = Box<dyn Fn(Option<Rc<str>>) -> bool>;

pub(super) struct PlainFuture<T> {
    pub(super) core: FutureCore,
    pub(super) slot: Cell<Option<T>>,
    /// `_GatheringFuture.cancel`: cancelling this future means something else.
    pub(super) on_cancel: Option<OnCancel>,
}

impl<T> PlainFuture<T> {
    fn class(&self) -> &'static str {
        if self.on_cancel.is_some() {
            "_GatheringFuture"
        } else {
            "Future"
        }
    }
}

impl<T> AnyFuture for PlainFuture<T>
where
    T: 'static,
{
    fn core(&self) -> &FutureCore {
        &self.core
    }

    fn cancel(self: Rc<Self>, message: Option<Rc<str>>) -> bool {
        let by = self.core.event_loop.current_task_id();
        if !self.core.done() {
            let event = Event::CancelRequested {
                future: self.core.id,
                by,
            };
            self.core.event_loop.process().trace.record(event);
        }
        match &self.on_cancel {
            Some(cancel) => !self.core.done() && cancel(message),
            None => cancel_plain(&(self as Rc<dyn AnyFuture>), message),
        }
    }

    fn repr(&self) -> String {
        let name = self.class();
        match (self.core.state(), self.core.peek_exception()) {
            (State::Pending, _) => format!("<{name} pending>"),
            (State::Cancelled, _) => format!("<{name} cancelled>"),
            (State::Finished, None) => format!("<{name} finished>"),
            (State::Finished, Some(exception)) => format!("<{name} finished exception={exception:?}>"),
        }
    }
}

impl<T: 'static> FutureObject<T> for PlainFuture<T> {
    fn slot(&self) -> &Cell<Option<T>> {
        &self.slot
    }
}

impl<T> Drop for PlainFuture<T> {
    fn drop(&mut self) {
        report_unretrieved(&self.core, 0, self.class());
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
