//! Python's contexts (contextvars) around steps and callbacks.

use rustpython_vm::{PyObjectRef, PyResult, VirtualMachine};

/// `contextvars.copy_context()`, as the object that a step or callback is run in.
pub(super) fn copy_context(vm: &VirtualMachine) -> PyResult {
    let current = vm.context_stack.borrow().last().cloned();
    match current {
        Some(context) => vm.call_method(&context, "copy", ()),
        None => super::state::types(vm).context.call((), vm),
    }
}

/// The context that belongs to a task or a callback.
pub(super) struct TaskContext(PyObjectRef);

impl TaskContext {
    /// `given`, or a copy of the current context.
    pub(super) fn new(given: Option<PyObjectRef>, vm: &VirtualMachine) -> PyResult<Self> {
        Ok(TaskContext(match given {
            Some(context) if !vm.is_none(&context) => context,
            _ => copy_context(vm)?,
        }))
    }

    /// `Context.run`: calls `f` with this context current.
    pub(super) fn run<R>(&self, vm: &VirtualMachine, f: impl FnOnce() -> R) -> R {
        vm.context_stack.borrow_mut().push(self.0.clone());
        let answer = f();
        drop(vm.context_stack.borrow_mut().pop());
        answer
    }

    /// The context as Python's object.
    pub(super) fn object(&self) -> PyObjectRef {
        self.0.clone()
    }
}
