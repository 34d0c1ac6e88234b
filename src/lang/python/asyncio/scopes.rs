//! `Timeout` and `TaskGroup`: stretches of code that end together.

use std::cell::OnceCell;

use rustpython_vm::builtins::{PyBaseException, PySet, PyType};
use rustpython_vm::function::{FuncArgs, OptionalArg};
use rustpython_vm::types::{Constructor, Initializer, Representable};
use rustpython_vm::{
    FromArgs, Py, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine, pyclass, pymodule,
};

use super::error::{Raise, from_python};
use super::event_loop::{CreateTaskArguments, PyLoop};
use super::functions::{create_named, nothing};
use super::future::{PyFuture, as_future};
use super::library::coroutine;
use super::value::Value;
use crate::asyncio::{TaskGroup, Timeout, timeout_at};
use crate::kernel::Exception;

/// The exception with which a body ended, from the arguments of `__aexit__`.
fn body_exception(args: &FuncArgs, vm: &VirtualMachine) -> Option<Exception> {
    let raised = args.args.get(1)?.clone().downcast::<PyBaseException>().ok()?;
    Some(from_python(raised, vm))
}

/// `asyncio.Timeout`.
#[pyclass(module = "asyncio.timeouts", name = "Timeout")]
#[derive(PyPayload, Default)]
pub(super) struct PyTimeout(OnceCell<Timeout>);

impl std::fmt::Debug for PyTimeout {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Timeout")
    }
}

#[derive(FromArgs)]
pub(super) struct WhenArgument {
    #[pyarg(any)]
    when: PyObjectRef,
}

/// A time, or None.
fn moment(when: PyObjectRef, vm: &VirtualMachine) -> PyResult<Option<f64>> {
    match vm.option_if_none(when) {
        Some(when) => Ok(Some(when.try_float(vm)?.to_f64())),
        None => Ok(None),
    }
}

impl PyTimeout {
    fn of(timeout: Timeout) -> Self {
        PyTimeout(OnceCell::from(timeout))
    }

    fn kernel(&self) -> &Timeout {
        self.0.get_or_init(|| timeout_at(None))
    }
}

impl Constructor for PyTimeout {
    type Args = FuncArgs;

    fn py_new(_: &Py<PyType>, _: FuncArgs, _: &VirtualMachine) -> PyResult<Self> {
        Ok(PyTimeout::default())
    }
}

impl Initializer for PyTimeout {
    type Args = WhenArgument;

    fn init(zelf: &Py<Self>, args: WhenArgument, vm: &VirtualMachine) -> PyResult<()> {
        let _ = zelf.0.set(timeout_at(moment(args.when, vm)?)); // a second one changes nothing
        Ok(())
    }
}

#[pyclass(
    flags(BASETYPE, HAS_DICT, HAS_WEAKREF),
    with(Constructor, Initializer, Representable)
)]
impl PyTimeout {
    #[pymethod]
    fn when(zelf: &Py<Self>) -> Option<f64> {
        zelf.kernel().when()
    }

    #[pymethod]
    fn reschedule(zelf: &Py<Self>, when: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        zelf.kernel().reschedule(moment(when, vm)?).raise(vm)
    }

    #[pymethod]
    fn expired(zelf: &Py<Self>) -> bool {
        zelf.kernel().expired()
    }

    #[pymethod]
    fn __aenter__(zelf: PyRef<Self>, vm: &VirtualMachine) -> PyObjectRef {
        let entering = async move {
            zelf.kernel().enter()?;
            Ok(Value::from(PyObjectRef::from(zelf)))
        };
        coroutine("Timeout.__aenter__", entering, vm)
    }

    #[pymethod]
    fn __aexit__(zelf: &Py<Self>, args: FuncArgs, vm: &VirtualMachine) -> PyObjectRef {
        let (timeout, body) = (zelf.kernel().clone(), body_exception(&args, vm));
        coroutine(
            "Timeout.__aexit__",
            async move { nothing(timeout.exit(body)) },
            vm,
        )
    }
}

impl Representable for PyTimeout {
    fn repr_str(zelf: &Py<Self>, _vm: &VirtualMachine) -> PyResult<String> {
        Ok(zelf.kernel().repr())
    }
}

/// `asyncio.TaskGroup`.
#[pyclass(module = "asyncio.taskgroups", name = "TaskGroup")]
#[derive(PyPayload)]
pub(super) struct PyTaskGroup(TaskGroup);

impl std::fmt::Debug for PyTaskGroup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TaskGroup")
    }
}

impl Constructor for PyTaskGroup {
    type Args = FuncArgs;

    fn py_new(_: &Py<PyType>, _: FuncArgs, _: &VirtualMachine) -> PyResult<Self> {
        Ok(PyTaskGroup(TaskGroup::new()))
    }
}

#[pyclass(flags(BASETYPE, HAS_DICT, HAS_WEAKREF), with(Constructor, Representable))]
impl PyTaskGroup {
    #[pymethod]
    fn create_task(zelf: &Py<Self>, args: CreateTaskArguments, vm: &VirtualMachine) -> PyResult {
        let event_loop = PyLoop::of(&zelf.0.open_loop().raise(vm)?, vm);
        let task = create_named(&event_loop, args, vm)?;
        if let Some(future) = as_future(&task) {
            zelf.0.adopt(&future.kernel(vm)?.any());
        }
        Ok(task)
    }

    /// 3.15's.
    #[pymethod]
    fn cancel(zelf: &Py<Self>) {
        zelf.0.cancel();
    }

    #[pygetset]
    fn _tasks(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<PyRef<PySet>> {
        let set = PySet::default().into_ref(&vm.ctx);
        for task in zelf.0.tasks() {
            set.add(PyFuture::shown(task, vm), vm)?;
        }
        Ok(set)
    }

    #[pymethod]
    fn __aenter__(zelf: PyRef<Self>, vm: &VirtualMachine) -> PyObjectRef {
        let entering = async move {
            zelf.0.enter()?;
            Ok(Value::from(PyObjectRef::from(zelf)))
        };
        coroutine("TaskGroup.__aenter__", entering, vm)
    }

    #[pymethod]
    fn __aexit__(zelf: &Py<Self>, args: FuncArgs, vm: &VirtualMachine) -> PyObjectRef {
        let body = body_exception(&args, vm);
        // One that is not raised again was the group's own, and ends here.
        let answer = match body.as_ref().is_some_and(Exception::is_cancelled) {
            true => vm.ctx.true_value.clone().into(),
            false => vm.ctx.none(),
        };
        let exiting = zelf.0.exit(body);
        let exiting = async move { exiting.await.map(|()| Value::from(answer)) };
        coroutine("TaskGroup.__aexit__", exiting, vm)
    }
}

impl Representable for PyTaskGroup {
    fn repr_str(zelf: &Py<Self>, _vm: &VirtualMachine) -> PyResult<String> {
        Ok(zelf.0.repr())
    }
}

#[pymodule(sub, name = "asyncio")]
pub(super) mod names {
    use super::*;
    use crate::lang::python::asyncio::policy;

    /// `asyncio.timeout(delay)`.
    #[pyfunction]
    fn timeout(delay: PyObjectRef, vm: &VirtualMachine) -> PyResult<PyTimeout> {
        let event_loop = policy::get_running_loop(vm)?;
        let delay = moment(delay, vm)?;
        let when = delay.map(|delay| event_loop.kernel().time() + delay);
        Ok(PyTimeout::of(super::timeout_at(when)))
    }

    /// `asyncio.timeout_at(when)`.
    #[pyfunction]
    fn timeout_at(when: OptionalArg<PyObjectRef>, vm: &VirtualMachine) -> PyResult<PyTimeout> {
        Ok(PyTimeout::of(super::timeout_at(moment(
            when.unwrap_or_none(vm),
            vm,
        )?)))
    }
}
