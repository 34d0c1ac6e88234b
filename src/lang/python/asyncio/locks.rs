//! `Lock`, `Event`, `Semaphore` and `BoundedSemaphore`.

use std::cell::OnceCell;

use rustpython_vm::builtins::{PyGenericAlias, PyType, PyTypeRef};
use rustpython_vm::function::{FuncArgs, OptionalArg};
use rustpython_vm::types::{Constructor, Initializer, Representable};
use rustpython_vm::vm::thread::with_current_vm;
use rustpython_vm::{
    AsObject, FromArgs, Py, PyObject, PyObjectRef, PyPayload, PyResult, VirtualMachine, pyclass,
};

use super::error::Raise;
use super::functions::nothing;
use super::future::PyFuture;
use super::library::coroutine;
use super::value::Value;
use crate::asyncio::{Event, Lock, Semaphore};
use crate::kernel::Exception;

/// `repr()` of an object of the library: where it is, and what `kernel`, the repr of what it
/// stands for, has in brackets.
pub(super) fn located(object: &PyObject, kernel: &str, vm: &VirtualMachine) -> PyResult<String> {
    let class: PyObjectRef = object.class().to_owned().into();
    let module = class.get_attr("__module__", vm)?.str(vm)?;
    let name = class.get_attr("__qualname__", vm)?.str(vm)?;
    let state = kernel
        .find('[')
        .map_or("", |at| kernel[at..].trim_end_matches('>'));
    Ok(format!(
        "<{module}.{name} object at {:#x} {state}>",
        object.get_id()
    ))
}

/// A coroutine that returns True, always.
pub(super) fn returning_true<T: 'static>(
    name: &'static str,
    waiting: impl Future<Output = Result<T, Exception>> + 'static,
    vm: &VirtualMachine,
) -> PyObjectRef {
    let waiting = async move {
        waiting.await?;
        Ok(with_current_vm(|vm| {
            Value::from(PyObjectRef::from(vm.ctx.new_bool(true)))
        }))
    };
    coroutine(name, waiting, vm)
}

/// A coroutine that does `now` when it is awaited, and waits for nothing.
pub(super) fn at_once(
    name: &'static str,
    now: impl FnOnce() -> Result<(), Exception> + 'static,
    vm: &VirtualMachine,
) -> PyObjectRef {
    coroutine(name, async move { nothing(now()) }, vm)
}

/// `asyncio.Lock`.
#[pyclass(module = "asyncio.locks", name = "Lock")]
#[derive(PyPayload)]
pub(super) struct PyLock(Lock);

impl std::fmt::Debug for PyLock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Lock")
    }
}

impl PyLock {
    pub(super) fn new(lock: Lock) -> Self {
        PyLock(lock)
    }

    pub(super) fn kernel(&self) -> &Lock {
        &self.0
    }
}

/// Refuses the parameter that 3.10 took away.
pub(super) fn check_no_loop(args: &FuncArgs, class: &str, vm: &VirtualMachine) -> PyResult<()> {
    if args.kwargs.contains_key("loop") {
        return Err(vm.new_type_error(format!(
            "{class}.__init__() got an unexpected keyword argument 'loop'"
        )));
    }
    Ok(())
}

impl Constructor for PyLock {
    type Args = FuncArgs;

    fn py_new(_: &Py<PyType>, args: FuncArgs, vm: &VirtualMachine) -> PyResult<Self> {
        check_no_loop(&args, "Lock", vm)?;
        Ok(PyLock(Lock::new()))
    }
}

#[pyclass(flags(BASETYPE, HAS_DICT, HAS_WEAKREF), with(Constructor, Representable))]
impl PyLock {
    #[pymethod]
    fn acquire(zelf: &Py<Self>, vm: &VirtualMachine) -> PyObjectRef {
        returning_true("Lock.acquire", zelf.0.acquire(), vm)
    }

    #[pymethod]
    fn release(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
        zelf.0.release().raise(vm)
    }

    #[pymethod]
    fn locked(zelf: &Py<Self>) -> bool {
        zelf.0.locked()
    }

    #[pymethod]
    fn __aenter__(zelf: &Py<Self>, vm: &VirtualMachine) -> PyObjectRef {
        let acquiring = zelf.0.acquire();
        coroutine(
            "_ContextManagerMixin.__aenter__",
            async move { nothing(acquiring.await) },
            vm,
        )
    }

    #[pymethod]
    fn __aexit__(zelf: &Py<Self>, _args: FuncArgs, vm: &VirtualMachine) -> PyObjectRef {
        let lock = zelf.0.clone();
        at_once("_ContextManagerMixin.__aexit__", move || lock.release(), vm)
    }

    #[pygetset]
    fn _locked(zelf: &Py<Self>) -> bool {
        zelf.0.locked()
    }

    #[pygetset]
    fn _waiters(zelf: &Py<Self>, vm: &VirtualMachine) -> PyObjectRef {
        PyFuture::shown_all(zelf.0.waiters(), vm)
    }
}

impl Representable for PyLock {
    fn repr_str(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<String> {
        located(zelf.as_object(), &zelf.0.repr(), vm)
    }
}

/// `asyncio.Event`.
#[pyclass(module = "asyncio.locks", name = "Event")]
#[derive(PyPayload)]
pub(super) struct PyEvent(Event);

impl std::fmt::Debug for PyEvent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Event")
    }
}

impl Constructor for PyEvent {
    type Args = FuncArgs;

    fn py_new(_: &Py<PyType>, args: FuncArgs, vm: &VirtualMachine) -> PyResult<Self> {
        check_no_loop(&args, "Event", vm)?;
        Ok(PyEvent(Event::new()))
    }
}

#[pyclass(flags(BASETYPE, HAS_DICT, HAS_WEAKREF), with(Constructor, Representable))]
impl PyEvent {
    #[pymethod]
    fn wait(zelf: &Py<Self>, vm: &VirtualMachine) -> PyObjectRef {
        returning_true("Event.wait", zelf.0.wait(), vm)
    }

    #[pymethod]
    fn set(zelf: &Py<Self>) {
        zelf.0.set();
    }

    #[pymethod]
    fn clear(zelf: &Py<Self>) {
        zelf.0.clear();
    }

    #[pymethod]
    fn is_set(zelf: &Py<Self>) -> bool {
        zelf.0.is_set()
    }

    #[pygetset]
    fn _waiters(zelf: &Py<Self>, vm: &VirtualMachine) -> PyObjectRef {
        PyFuture::shown_all(zelf.0.waiters(), vm)
    }
}

impl Representable for PyEvent {
    fn repr_str(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<String> {
        located(zelf.as_object(), &zelf.0.repr(), vm)
    }
}

/// `asyncio.Semaphore`.
#[pyclass(module = "asyncio.locks", name = "Semaphore")]
#[derive(PyPayload, Default)]
pub(super) struct PySemaphore(OnceCell<Semaphore>);

impl std::fmt::Debug for PySemaphore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Semaphore")
    }
}

#[derive(FromArgs)]
pub(super) struct ValueArgument {
    #[pyarg(any, optional)]
    value: OptionalArg<PyObjectRef>,
}

impl ValueArgument {
    /// The semaphore of that value.
    fn make(
        self,
        make: fn(isize) -> Result<Semaphore, Exception>,
        vm: &VirtualMachine,
    ) -> PyResult<Semaphore> {
        let value = match self.value {
            OptionalArg::Present(value) => value.try_int(vm)?.try_to_primitive(vm)?,
            OptionalArg::Missing => 1,
        };
        make(value).raise(vm)
    }
}

impl PySemaphore {
    fn kernel(&self, vm: &VirtualMachine) -> PyResult<&Semaphore> {
        let missing = || vm.new_attribute_error("Semaphore object has no attribute '_value'");
        self.0.get().ok_or_else(missing)
    }

    fn init_with(&self, semaphore: Semaphore) {
        let _ = self.0.set(semaphore); // a second initialisation changes nothing
    }
}

impl Constructor for PySemaphore {
    type Args = FuncArgs;

    fn py_new(_: &Py<PyType>, args: FuncArgs, vm: &VirtualMachine) -> PyResult<Self> {
        check_no_loop(&args, "Semaphore", vm)?;
        Ok(PySemaphore::default())
    }
}

impl Initializer for PySemaphore {
    type Args = ValueArgument;

    fn init(zelf: &Py<Self>, args: ValueArgument, vm: &VirtualMachine) -> PyResult<()> {
        zelf.init_with(args.make(Semaphore::new, vm)?);
        Ok(())
    }
}

#[pyclass(
    flags(BASETYPE, HAS_DICT, HAS_WEAKREF),
    with(Constructor, Initializer, Representable)
)]
impl PySemaphore {
    #[pymethod]
    fn acquire(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
        Ok(returning_true(
            "Semaphore.acquire",
            zelf.kernel(vm)?.acquire(),
            vm,
        ))
    }

    #[pymethod]
    fn release(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
        zelf.kernel(vm)?.release().raise(vm)
    }

    #[pymethod]
    fn locked(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<bool> {
        Ok(zelf.kernel(vm)?.locked())
    }

    #[pymethod]
    fn __aenter__(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
        let acquiring = zelf.kernel(vm)?.acquire();
        Ok(coroutine(
            "_ContextManagerMixin.__aenter__",
            async move { nothing(acquiring.await) },
            vm,
        ))
    }

    #[pymethod]
    fn __aexit__(zelf: &Py<Self>, _args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        let semaphore = zelf.kernel(vm)?.clone();
        Ok(at_once(
            "_ContextManagerMixin.__aexit__",
            move || semaphore.release(),
            vm,
        ))
    }

    #[pygetset]
    fn _value(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<isize> {
        Ok(zelf.kernel(vm)?.value())
    }

    #[pygetset]
    fn _waiters(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
        Ok(PyFuture::shown_all(zelf.kernel(vm)?.waiters(), vm))
    }

    #[pyclassmethod]
    fn __class_getitem__(cls: PyTypeRef, args: PyObjectRef, vm: &VirtualMachine) -> PyResult<PyGenericAlias> {
        PyGenericAlias::from_args(cls, args, vm)
    }
}

impl Representable for PySemaphore {
    fn repr_str(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<String> {
        located(zelf.as_object(), &zelf.kernel(vm)?.repr(), vm)
    }
}

/// `asyncio.BoundedSemaphore`.
#[pyclass(module = "asyncio.locks", name = "BoundedSemaphore", base = PySemaphore)]
#[derive(Debug, Default)]
#[repr(C)]
pub(super) struct PyBoundedSemaphore {
    base: PySemaphore,
}

impl Constructor for PyBoundedSemaphore {
    type Args = FuncArgs;

    fn py_new(_: &Py<PyType>, args: FuncArgs, vm: &VirtualMachine) -> PyResult<Self> {
        check_no_loop(&args, "BoundedSemaphore", vm)?;
        Ok(PyBoundedSemaphore::default())
    }
}

impl Initializer for PyBoundedSemaphore {
    type Args = ValueArgument;

    fn init(zelf: &Py<Self>, args: ValueArgument, vm: &VirtualMachine) -> PyResult<()> {
        zelf.base.init_with(args.make(Semaphore::bounded, vm)?);
        Ok(())
    }
}

#[pyclass(flags(BASETYPE, HAS_DICT, HAS_WEAKREF), with(Constructor, Initializer))]
impl PyBoundedSemaphore {}
