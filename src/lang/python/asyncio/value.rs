//! A Python object as what a future of the kernel holds.

use rustpython_vm::{PyObjectRef, VirtualMachine};

/// A Python object, or `None` where none was given: the type of the kernel's futures here.
#[derive(Clone, Default)]
pub(super) struct Value(Option<PyObjectRef>);

impl Value {
    /// The object itself.
    pub(super) fn into_object(self, vm: &VirtualMachine) -> PyObjectRef {
        self.0.unwrap_or_else(|| vm.ctx.none())
    }
}

impl From<PyObjectRef> for Value {
    fn from(object: PyObjectRef) -> Self {
        Value(Some(object))
    }
}
