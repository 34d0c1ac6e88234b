//! What can be awaited: `ensure_future`, and awaiting a Python object from a coroutine of the
//! library.

use std::cell::RefCell;

use rustpython_vm::function::{FuncArgs, OptionalArg};
use rustpython_vm::protocol::PyIterReturn;
use rustpython_vm::{AsObject, Py, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine, pyclass};

use super::coroutine::{PythonCoroutine, is_coroutine, send};
use super::event_loop::PyLoop;
use super::functions::{create_by, is_future};
use super::future::as_future;
use super::policy;
use super::value::Value;
use crate::kernel::Exception;
use crate::lang::Stepped;

/// `asyncio.ensure_future(object, loop=…)`.
pub(super) fn ensure_future(
    object: PyObjectRef,
    event_loop: Option<PyRef<PyLoop>>,
    vm: &VirtualMachine,
) -> PyResult {
    if let Some(future) = as_future(&object) {
        if let Some(event_loop) = event_loop
            && future.kernel(vm)?.any().core().event_loop() != event_loop.kernel()
        {
            let text = "The future belongs to a different loop than the one specified as the loop argument";
            return Err(vm.new_value_error(text));
        }
        return Ok(object);
    }
    if is_future(&object, vm)? {
        return Ok(object); // of a class that only looks like one
    }
    let is_own = is_coroutine(&object, vm)?;
    let coroutine = if is_own {
        object
    } else if vm
        .get_attribute_opt(object.class().as_ref(), "__await__")?
        .is_some()
    {
        PyAwaiting::around(object, vm)
    } else {
        let text = "An asyncio.Future, a coroutine or an awaitable is required";
        return Err(vm.new_type_error(text));
    };
    let event_loop = match event_loop {
        Some(event_loop) => event_loop,
        None => policy::get_event_loop(vm)?,
    };
    let task = create_by(&event_loop, FuncArgs::from(vec![coroutine.clone()]), vm);
    if task.is_err() && is_own {
        vm.call_method(&coroutine, "close", ())?; // or it would be said that nobody awaited it
    }
    task
}

/// `_wrap_awaitable`: a coroutine that awaits an object which is none.
#[pyclass(module = false, name = "coroutine")]
#[derive(Debug, PyPayload)]
pub(super) struct PyAwaiting {
    object: RefCell<Option<PyObjectRef>>,
    iterator: RefCell<Option<PyObjectRef>>,
}

impl PyAwaiting {
    /// A coroutine that awaits `object`.
    pub(super) fn around(object: PyObjectRef, vm: &VirtualMachine) -> PyObjectRef {
        PyAwaiting {
            object: RefCell::new(Some(object)),
            iterator: RefCell::new(None),
        }
        .into_pyobject(vm)
    }

    fn iterator(&self, vm: &VirtualMachine) -> PyResult {
        if let Some(iterator) = self.iterator.borrow().clone() {
            return Ok(iterator);
        }
        let Some(object) = self.object.take() else {
            return Err(vm.new_runtime_error("cannot reuse already awaited coroutine"));
        };
        let iterator = if is_coroutine(&object, vm)? {
            object
        } else {
            vm.call_method(&object, "__await__", ())?
        };
        *self.iterator.borrow_mut() = Some(iterator.clone());
        Ok(iterator)
    }
}

#[pyclass(flags(DISALLOW_INSTANTIATION, HAS_WEAKREF))]
impl PyAwaiting {
    #[pymethod]
    fn send(zelf: &Py<Self>, value: PyObjectRef, vm: &VirtualMachine) -> PyResult<PyIterReturn> {
        let iterator = zelf.iterator(vm)?;
        if vm.get_attribute_opt(&iterator, "send")?.is_some() {
            return send(&iterator, value, vm);
        }
        PyIterReturn::from_pyresult(vm.call_method(&iterator, "__next__", ()), vm)
    }

    #[pymethod]
    fn throw(
        zelf: &Py<Self>,
        raised: PyObjectRef,
        _value: OptionalArg,
        _traceback: OptionalArg,
        vm: &VirtualMachine,
    ) -> PyResult<PyIterReturn> {
        // Before its first step the object hears nothing of it, as in any coroutine.
        let iterator = zelf.iterator.borrow().clone();
        if let Some(iterator) = iterator
            && vm.get_attribute_opt(&iterator, "throw")?.is_some()
        {
            return PyIterReturn::from_pyresult(vm.call_method(&iterator, "throw", (raised,)), vm);
        }
        zelf.object.take();
        match raised.downcast() {
            Ok(raised) => Err(raised),
            Err(_) => Err(vm.new_type_error("exceptions must derive from BaseException")),
        }
    }

    #[pymethod]
    fn close(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
        zelf.object.take();
        match zelf.iterator.take() {
            Some(iterator) if vm.get_attribute_opt(&iterator, "close")?.is_some() => {
                vm.call_method(&iterator, "close", ()).map(drop)
            }
            _ => Ok(()),
        }
    }

    #[pymethod(name = "__await__")]
    fn dunder_await(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
        zelf.iterator(vm)
    }

    #[pygetset]
    fn __name__(_zelf: &Py<Self>) -> &'static str {
        "_wrap_awaitable"
    }

    #[pygetset]
    fn __qualname__(_zelf: &Py<Self>) -> &'static str {
        "_wrap_awaitable"
    }
}

/// Awaits a Python object in a coroutine of the library, in the same task: `await object`.
pub(super) fn awaiting(
    object: PyObjectRef,
    vm: &VirtualMachine,
) -> PyResult<impl Future<Output = Result<Value, Exception>> + use<>> {
    let iterator = match as_future(&object) {
        Some(_) => vm.call_method(&object, "__await__", ())?,
        None => PyAwaiting::around(object, vm),
    };
    Ok(Stepped::new(PythonCoroutine::plain(iterator)))
}

/// The loop's own future for a Python object that is to be run concurrently.
pub(super) fn future_of(
    object: PyObjectRef,
    event_loop: Option<PyRef<PyLoop>>,
    vm: &VirtualMachine,
) -> PyResult<(PyObjectRef, crate::kernel::Future<Value>)> {
    let object = ensure_future(object, event_loop, vm)?;
    let Some(future) = as_future(&object) else {
        return Err(vm.new_type_error("a future was expected"));
    };
    let kernel = future.typed(vm)?;
    Ok((object, kernel))
}
