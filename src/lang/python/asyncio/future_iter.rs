//! `Future.__await__`: yields the future to the task, then gives its result.

use std::cell::RefCell;

use rustpython_vm::builtins::{PyBaseException, PyTraceback};
use rustpython_vm::function::OptionalArg;
use rustpython_vm::protocol::PyIterReturn;
use rustpython_vm::types::{IterNext, Iterable, SelfIter};
use rustpython_vm::{Py, PyObjectRef, PyPayload, PyRef, PyResult, TryFromObject, VirtualMachine, pyclass};

use super::error::Raise;
use super::future::PyFuture;

/// The iterator that `Future.__await__` makes; it ends with the future's result.
#[pyclass(module = "_asyncio", name = "FutureIter")]
#[derive(PyPayload)]
pub(super) struct PyFutureIter {
    future: RefCell<Option<PyRef<PyFuture>>>,
    yielded: std::cell::Cell<bool>,
}

impl std::fmt::Debug for PyFutureIter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FutureIter")
    }
}

impl PyFutureIter {
    pub(super) fn new(future: PyRef<PyFuture>) -> Self {
        PyFutureIter {
            future: RefCell::new(Some(future)),
            yielded: std::cell::Cell::new(false),
        }
    }

    /// The future that is awaited, until it has been.
    pub(super) fn future(&self) -> Option<PyRef<PyFuture>> {
        self.future.borrow().clone()
    }

    fn advance(&self, vm: &VirtualMachine) -> PyResult<PyIterReturn> {
        let Some(future) = self.future.borrow().clone() else {
            return Ok(PyIterReturn::StopIteration(None));
        };
        if future.is_done() {
            self.future.take();
            let result = future.kernel(vm)?.result().raise(vm)?;
            return Ok(PyIterReturn::StopIteration(Some(result.into_object(vm))));
        }
        if self.yielded.replace(true) {
            return Err(vm.new_runtime_error("await wasn't used with future"));
        }
        future.set_blocking(true);
        Ok(PyIterReturn::Return(future.into()))
    }
}

#[pyclass(flags(DISALLOW_INSTANTIATION), with(IterNext, Iterable))]
impl PyFutureIter {
    #[pymethod]
    fn send(zelf: &Py<Self>, _value: PyObjectRef, vm: &VirtualMachine) -> PyResult<PyIterReturn> {
        zelf.advance(vm)
    }

    #[pymethod]
    fn throw(
        zelf: &Py<Self>,
        raised: PyObjectRef,
        value: OptionalArg,
        traceback: OptionalArg,
        vm: &VirtualMachine,
    ) -> PyResult<PyIterReturn> {
        let value = value.unwrap_or_none(vm);
        let traceback = traceback.unwrap_or_none(vm);
        if !vm.is_none(&traceback) && traceback.downcast_ref::<PyTraceback>().is_none() {
            return Err(vm.new_type_error("throw() third argument must be a traceback"));
        }
        zelf.future.take();
        match raised.downcast::<PyBaseException>() {
            Ok(_) if !vm.is_none(&value) => {
                Err(vm.new_type_error("instance exception may not have a separate value"))
            }
            Ok(raised) => Err(raised),
            Err(class) => {
                let class = rustpython_vm::exceptions::ExceptionCtor::try_from_object(vm, class)?;
                Err(class.instantiate_value(value, vm)?)
            }
        }
    }

    #[pymethod]
    fn close(zelf: &Py<Self>) {
        zelf.future.take();
    }
}

impl SelfIter for PyFutureIter {}

impl IterNext for PyFutureIter {
    fn next(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<PyIterReturn> {
        zelf.advance(vm)
    }
}
