//! Python objects for futures that the kernel has made.

use std::rc::Rc;

use rustpython_vm::{PyObjectRef, PyPayload, PyRef, VirtualMachine};

use super::future::PyFuture;
use super::kernel::Kernel;
use super::value::Value;
use crate::kernel::{AnyFuture, Future};

impl PyFuture {
    /// A Python object for a future of the kernel.
    pub(super) fn of(future: Future<Value>, vm: &VirtualMachine) -> PyRef<Self> {
        Self::wrap(Kernel::Ours(future), vm)
    }

    /// Its `__dict__` is made when somebody sets an attribute.
    fn wrap(kernel: Kernel, vm: &VirtualMachine) -> PyRef<Self> {
        let future = PyFuture::default();
        let _ = future.kernel.set(kernel); // it had none
        PyRef::new_ref(future, Self::class(&vm.ctx).to_owned(), None)
    }

    /// The object that a library coroutine yields to its task for `future`.
    pub(super) fn yielded(future: Rc<dyn AnyFuture>, vm: &VirtualMachine) -> PyObjectRef {
        if let Some(task) = super::state::state().task(&*future) {
            task.as_future().blocking.set(true);
            return task.into();
        }
        let yielded = Self::wrap(Kernel::Other(future), vm);
        yielded.blocking.set(true);
        yielded.into()
    }

    /// The object of a future of the kernel, for looking at.
    pub(super) fn shown(future: Rc<dyn AnyFuture>, vm: &VirtualMachine) -> PyObjectRef {
        match super::state::state().task(&*future) {
            Some(task) => task.into(),
            None => Self::wrap(Kernel::Other(future), vm).into(),
        }
    }

    /// A list of them, for looking at.
    pub(super) fn shown_all(futures: Vec<Rc<dyn AnyFuture>>, vm: &VirtualMachine) -> PyObjectRef {
        let shown = futures.into_iter().map(|future| Self::shown(future, vm));
        vm.ctx.new_list(shown.collect()).into()
    }
}
