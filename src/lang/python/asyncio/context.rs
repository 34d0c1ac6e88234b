//! Python's contexts (contextvars) around steps and callbacks.

use std::cell::RefCell;

use rustpython_vm::{PyObjectRef, PyResult, VirtualMachine};

use super::state::{state, types};

/// `contextvars.copy_context()`.
pub(super) fn copy_context(vm: &VirtualMachine) -> PyResult {
    let current = vm.context_stack.borrow().last().cloned();
    match current {
        Some(context) => vm.call_method(&context, "copy", ()),
        None => new_context(vm),
    }
}

fn new_context(vm: &VirtualMachine) -> PyResult {
    types(vm).context.call((), vm)
}

fn is_empty(context: &PyObjectRef, vm: &VirtualMachine) -> bool {
    context.length(vm).is_ok_and(|length| length == 0)
}

/// The context that belongs to a task or a callback. While nothing is set in it there is none: most
/// programs have no context variables, and a context is as large as a task.
#[derive(Default)]
pub(super) struct TaskContext(RefCell<Option<PyObjectRef>>);

impl TaskContext {
    /// `given`, or a copy of the current context.
    pub(super) fn new(given: Option<PyObjectRef>, vm: &VirtualMachine) -> PyResult<Self> {
        if let Some(given) = given.filter(|given| !vm.is_none(given)) {
            return Ok(TaskContext(RefCell::new(Some(given))));
        }
        let current = vm.context_stack.borrow().last().cloned();
        if current.is_none_or(|current| is_empty(&current, vm)) {
            return Ok(TaskContext::default());
        }
        Ok(TaskContext(RefCell::new(Some(copy_context(vm)?))))
    }

    /// `Context.run`: calls `f` with this context current.
    pub(super) fn run<R>(&self, vm: &VirtualMachine, f: impl FnOnce() -> R) -> R {
        let own = self.0.borrow().clone();
        let is_own = own.is_some();
        // An empty one serves all who have none, until somebody sets something in it.
        let lent = own.or_else(|| state().spare_context.take().or_else(|| new_context(vm).ok()));
        let Some(context) = lent else { return f() };
        vm.context_stack.borrow_mut().push(context.clone());
        let answer = f();
        drop(vm.context_stack.borrow_mut().pop());
        if !is_own {
            if is_empty(&context, vm) {
                drop(state().spare_context.replace(Some(context)));
            } else {
                *self.0.borrow_mut() = Some(context);
            }
        }
        answer
    }

    /// The context as Python's object.
    pub(super) fn object(&self, vm: &VirtualMachine) -> PyResult {
        if let Some(context) = self.0.borrow().clone() {
            return Ok(context);
        }
        let context = new_context(vm)?;
        *self.0.borrow_mut() = Some(context.clone());
        Ok(context)
    }
}
