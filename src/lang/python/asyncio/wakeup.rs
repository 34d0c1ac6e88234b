//! The program's own `add_done_callback`: where a class of the program's has one, it hears of the callbacks that the
//! library adds, as in CPython. They themselves are the kernel's.

use rustpython_vm::function::FuncArgs;
use rustpython_vm::types::Callable;
use rustpython_vm::{AsObject, Py, PyObject, PyPayload, PyResult, VirtualMachine, pyclass};

use super::future::PyFuture;
use super::task::PyTask;

/// Stands for a callback of the kernel's: adding it adds nothing, because the kernel does.
#[pyclass(module = "_asyncio", name = "TaskWakeupMethWrapper")]
#[derive(Debug, PyPayload)]
pub(super) struct PyWakeup;

#[pyclass(flags(DISALLOW_INSTANTIATION), with(Callable))]
impl PyWakeup {}

impl Callable for PyWakeup {
    type Args = FuncArgs;

    fn call(_zelf: &Py<Self>, _args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        Ok(vm.ctx.none())
    }
}

/// The kernel is about to add a callback to the future that `object` is.
pub(super) fn announce(object: &PyObject, vm: &VirtualMachine) -> PyResult<()> {
    let (class, ours) = (object.class(), PyFuture::class(&vm.ctx));
    if class.is(ours) || class.is(PyTask::class(&vm.ctx)) {
        return Ok(());
    }
    let name = vm.ctx.intern_str("add_done_callback");
    let same = match (class.get_attr(name), ours.get_attr(name)) {
        (Some(one), Some(other)) => one.is(&other),
        _ => true,
    };
    if same {
        return Ok(());
    }
    vm.call_method(object, "add_done_callback", (PyWakeup.into_pyobject(vm),))
        .map(drop)
}
