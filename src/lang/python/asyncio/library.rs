//! A coroutine of the library (`sleep(1)`, `queue.get()`) as a Python object.

use std::cell::{Cell, RefCell};
use std::pin::Pin;

use rustpython_vm::builtins::{PyBaseException, PyStrRef, PyTypeRef};
use rustpython_vm::function::OptionalArg;
use rustpython_vm::protocol::PyIterReturn;
use rustpython_vm::types::{Destructor, IterNext, Iterable, Representable, SelfIter};
use rustpython_vm::{
    AsObject, Py, PyObjectRef, PyPayload, PyRef, PyResult, TryFromObject, VirtualMachine, pyclass,
};

use super::error::{from_python, to_python};
use super::future::PyFuture;
use super::value::Value;
use crate::kernel::{Exception, Stopped, drive, get_running_loop};
use crate::lang::BoxedCoroutine;

/// A coroutine of the library: as lazy as one of the program, and driven by the same methods.
#[pyclass(module = false, name = "coroutine")]
#[derive(PyPayload)]
pub(super) struct PyLibraryCoroutine {
    name: Cell<&'static str>,
    coroutine: RefCell<Option<BoxedCoroutine<Value>>>,
    started: Cell<bool>,
    running: Cell<bool>,
}

impl PyLibraryCoroutine {
    /// The function that made it.
    pub(super) fn name(&self) -> &'static str {
        self.name.get()
    }
}

impl std::fmt::Debug for PyLibraryCoroutine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "coroutine {}", self.name.get())
    }
}

/// A coroutine object called `name` that runs `coroutine`.
pub(super) fn coroutine(
    name: &'static str,
    coroutine: impl Future<Output = Result<Value, Exception>> + 'static,
    vm: &VirtualMachine,
) -> PyObjectRef {
    PyLibraryCoroutine {
        name: Cell::new(name),
        coroutine: RefCell::new(Some(Box::pin(coroutine))),
        started: Cell::new(false),
        running: Cell::new(false),
    }
    .into_pyobject(vm)
}

impl PyLibraryCoroutine {
    /// Whether it has ended.
    pub(super) fn is_over(&self) -> bool {
        !self.running.get() && self.coroutine.borrow().is_none()
    }

    /// Runs it to its next stop, throwing `thrown` in.
    pub(super) fn step(&self, thrown: Option<Exception>, vm: &VirtualMachine) -> PyResult<PyIterReturn> {
        if self.running.get() {
            return Err(vm.new_value_error("coroutine already executing"));
        }
        // Taken out while it runs: the program may ask anything of it meanwhile.
        let Some(mut coroutine) = self.coroutine.take() else {
            return Err(match thrown {
                Some(thrown) => to_python(&thrown, vm),
                None => vm.new_runtime_error("cannot reuse already awaited coroutine"),
            });
        };
        let outside = thrown.is_some() && get_running_loop().is_err();
        let is_new = !self.started.replace(true);
        if let Some(thrown) = thrown.as_ref().filter(|_| outside || is_new) {
            return Err(to_python(thrown, vm)); // its body never sees it
        }
        self.running.set(true);
        let outcome = drive(Pin::as_mut(&mut coroutine), thrown);
        self.running.set(false);
        let stopped = match outcome {
            Ok(Ok(value)) => return Ok(PyIterReturn::StopIteration(Some(value.into_object(vm)))),
            Ok(Err(exception)) => return Err(to_python(&exception, vm)),
            Err(stopped) => stopped,
        };
        self.coroutine.replace(Some(coroutine));
        Ok(PyIterReturn::Return(match stopped {
            Stopped::Yielded => vm.ctx.none(),
            Stopped::At(future) => PyFuture::yielded(future, vm),
        }))
    }
}

#[pyclass(
    flags(DISALLOW_INSTANTIATION, HAS_WEAKREF),
    with(IterNext, Iterable, Representable, Destructor)
)]
impl PyLibraryCoroutine {
    #[pymethod]
    fn send(zelf: &Py<Self>, _value: PyObjectRef, vm: &VirtualMachine) -> PyResult<PyIterReturn> {
        zelf.step(None, vm)
    }

    #[pymethod]
    fn throw(
        zelf: &Py<Self>,
        raised: PyObjectRef,
        value: OptionalArg,
        _traceback: OptionalArg,
        vm: &VirtualMachine,
    ) -> PyResult<PyIterReturn> {
        let raised = match (raised.downcast::<PyBaseException>(), value) {
            (Ok(raised), _) => raised,
            (Err(class), value) => {
                let class = rustpython_vm::exceptions::ExceptionCtor::try_from_object(vm, class)?;
                class.instantiate_value(value.unwrap_or_none(vm), vm)?
            }
        };
        zelf.step(Some(from_python(raised, vm)), vm)
    }

    #[pymethod]
    fn close(zelf: &Py<Self>) {
        zelf.started.set(true);
        drop(zelf.coroutine.take());
    }

    #[pymethod(name = "__await__")]
    fn dunder_await(zelf: PyRef<Self>) -> PyRef<Self> {
        zelf
    }

    #[pygetset]
    fn __name__(zelf: &Py<Self>) -> &'static str {
        let name = zelf.name.get();
        name.rsplit('.').next().unwrap_or(name)
    }

    #[pygetset]
    fn __qualname__(zelf: &Py<Self>) -> &'static str {
        zelf.name.get()
    }

    #[pygetset]
    fn cr_running(zelf: &Py<Self>) -> bool {
        zelf.running.get()
    }

    #[pygetset]
    fn cr_suspended(zelf: &Py<Self>) -> bool {
        zelf.started.get() && !zelf.running.get() && zelf.coroutine.borrow().is_some()
    }

    /// `inspect.iscoroutine` asks for the class of CPython's own.
    #[pygetset]
    fn __class__(_zelf: &Py<Self>, vm: &VirtualMachine) -> PyTypeRef {
        vm.ctx.types.coroutine_type.to_owned()
    }

    /// There until it has ended, for `inspect.getcoroutinestate`: a frame without lines.
    #[pygetset]
    fn cr_frame(zelf: &Py<Self>, vm: &VirtualMachine) -> Option<PyObjectRef> {
        (!zelf.is_over()).then(|| vm.ctx.new_dict().into())
    }

    #[pygetset]
    fn cr_code(_zelf: &Py<Self>) -> Option<PyObjectRef> {
        None
    }

    #[pygetset]
    fn cr_await(_zelf: &Py<Self>) -> Option<PyObjectRef> {
        None
    }

    #[pygetset]
    fn cr_origin(_zelf: &Py<Self>) -> Option<PyObjectRef> {
        None
    }
}

impl SelfIter for PyLibraryCoroutine {}

impl IterNext for PyLibraryCoroutine {
    fn next(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<PyIterReturn> {
        zelf.step(None, vm)
    }
}

impl Representable for PyLibraryCoroutine {
    fn repr_str(zelf: &Py<Self>, _vm: &VirtualMachine) -> PyResult<String> {
        Ok(format!(
            "<coroutine object {} at {:#x}>",
            zelf.name.get(),
            zelf.get_id()
        ))
    }
}

impl Destructor for PyLibraryCoroutine {
    /// `_PyGen_Finalize`: one that was never started was forgotten.
    fn del(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
        if !zelf.started.replace(true) {
            let name: PyStrRef = vm.ctx.new_str(zelf.name.get());
            rustpython_vm::warn::warn_unawaited_coroutine(zelf.as_object(), &name, vm);
        }
        Ok(())
    }
}
