//! What is common to tasks of every type: name, state, what it waits for, what is thrown in.

use std::cell::{Cell, OnceCell};
use std::pin::Pin;
use std::rc::Rc;
use std::task::Waker;

use crate::kernel::context::Context;
use crate::kernel::exception::Exception;
use crate::kernel::future::{AnyFuture, peek};
use crate::kernel::task::AnyTask;
use crate::kernel::trace::{Name, Trace};

/// A coroutine object: what a task runs, whatever language it was written in.
pub type Coroutine<T> = Pin<Box<dyn std::future::Future<Output = Result<T, Exception>>>>;

/// What is common to tasks of every type.
pub struct TaskCore {
    pub(super) name: Cell<TaskName>,
    pub(super) label: Label,
    pub(super) context: Cell<Context>,
    pub(super) waits: Cell<Waits>,
    pub(super) must_cancel: Cell<bool>,
    /// A step of it stands in the ready queue.
    pub(super) queued: Cell<bool>,
    pub(super) cancelling: Cell<u32>,
    /// `cancel()` is on its way along the futures this task waits for.
    pub(super) passing_cancel: Cell<bool>,
    /// The line where it was suspended; 0 unknown.
    pub(super) line: Cell<u32>,
    pub(super) log_destroyed: Cell<bool>,
    /// Made when somebody keeps it; see `EventLoop::lend_waker`.
    pub(super) waker: OnceCell<Box<Waker>>,
}

/// What a task that has given control away waits for.
#[derive(Clone, Default)]
pub(super) enum Waits {
    /// Its next step stands in the ready queue, or is under way.
    #[default]
    Nothing,
    /// A future (`_fut_waiter`).
    For(Rc<dyn AnyFuture>),
    /// Something outside. It names itself: nobody else may, and its wakers keep nothing alive.
    #[expect(dead_code, reason = "it is there to be held")]
    Outside(Rc<dyn AnyTask>),
}

#[derive(Clone)]
pub(super) enum TaskName {
    Numbered(u32),
    Given(Rc<str>),
}

impl TaskName {
    pub(super) fn traced(&self, trace: &Trace) -> Name {
        match self {
            TaskName::Numbered(number) => Name::Numbered(*number),
            TaskName::Given(name) => Name::Given(trace.text(name)),
        }
    }
}

impl Default for TaskName {
    fn default() -> Self {
        TaskName::Numbered(0)
    }
}

/// The name of the coroutine function a task runs.
#[derive(Clone)]
pub enum Label {
    /// A Rust type's name, shortened when shown.
    Type(&'static str),
    /// A function of the program; behind one pointer, because every task has a label.
    Function(Rc<String>),
}

impl<N: Into<String>> From<N> for Label {
    fn from(name: N) -> Self {
        Label::Function(Rc::new(name.into()))
    }
}

impl Label {
    fn show(&self) -> &str {
        match self {
            Label::Function(name) => name,
            // `crate::cook::{{closure}}` is the future of `async fn cook`.
            Label::Type(name) => {
                let mut path = *name;
                while let Some(function) = path.strip_suffix("::{{closure}}") {
                    path = function;
                }
                match without_generics(path).rsplit(':').next() {
                    Some("Pin") | None => "coroutine", // in a box: its name is not known
                    Some(name) => name,
                }
            }
        }
    }
}

/// `sleep_with` of `sleep_with<alloc::string::String>`.
fn without_generics(path: &str) -> &str {
    if !path.ends_with('>') {
        return path;
    }
    let mut depth = 0;
    let start = path.bytes().rposition(|byte| {
        depth += i32::from(byte == b'>') - i32::from(byte == b'<');
        depth == 0
    });
    start.map_or(path, |start| path[..start].trim_end_matches(':'))
}

impl TaskCore {
    /// `get_name()`.
    #[must_use]
    pub fn name(&self) -> Rc<str> {
        match peek(&self.name) {
            TaskName::Numbered(number) => format!("Task-{number}").into(),
            TaskName::Given(name) => name,
        }
    }

    /// The name of its coroutine function.
    #[must_use]
    pub fn label(&self) -> &str {
        self.label.show()
    }

    /// The line where it was last suspended; 0 if no language told.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.line.get()
    }

    /// What it waits for.
    #[must_use]
    pub fn waits_for(&self) -> Option<Rc<dyn AnyFuture>> {
        match peek(&self.waits) {
            Waits::For(future) => Some(future),
            Waits::Nothing | Waits::Outside(_) => None,
        }
    }

    /// `cancelling()`: cancellations asked for and not taken back.
    #[must_use]
    pub fn cancelling(&self) -> u32 {
        self.cancelling.get()
    }

    /// `uncancel()`: takes one request back and returns how many are left.
    pub fn uncancel(&self) -> u32 {
        let left = self.cancelling.get().saturating_sub(1);
        self.cancelling.set(left);
        left
    }

    /// Whether `CancelledError` will be thrown in at the next step or await.
    #[must_use]
    pub fn must_cancel(&self) -> bool {
        self.must_cancel.get()
    }

    /// Whether "Task was destroyed but it is pending!" would be said of it.
    #[must_use]
    pub fn reports_destruction(&self) -> bool {
        self.log_destroyed.get()
    }

    /// `get_context()`: the context that it runs in.
    #[must_use]
    pub fn context(&self) -> Context {
        let context = self.context.take().share();
        self.context.set(context.clone());
        context
    }

    /// Its context is current, for longer than a call; answers with the one that was.
    #[inline]
    pub(crate) fn enter_context(&self) -> Context {
        peek(&self.context).enter()
    }

    /// See [`enter_context`](Self::enter_context).
    #[inline]
    pub(crate) fn leave_context(&self, outer: Context) {
        self.context.set(Context::leave(outer));
    }

    /// From now on it is kept alive by those who name it.
    pub(crate) fn let_go(&self) {
        let waits = self.waits.take();
        if !matches!(waits, Waits::Outside(_)) {
            self.waits.set(waits);
        }
    }

    /// No "Task was destroyed but it is pending!" for this one.
    pub fn forgive_destruction(&self) {
        self.log_destroyed.set(false);
    }
}
