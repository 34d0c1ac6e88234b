//! Event loop policies, as far as they have a meaning here: one thread, one kind of loop. (3.14
//! deprecates them.)

use rustpython_vm::function::FuncArgs;
use rustpython_vm::types::Constructor;
use rustpython_vm::{
    AsObject, Py, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine, pyclass, pymodule,
};

use super::event_loop::PyLoop;
use super::policy;
use super::state::state;

/// `asyncio.DefaultEventLoopPolicy`.
#[pyclass(module = "asyncio.unix_events", name = "_UnixDefaultEventLoopPolicy")]
#[derive(Debug, PyPayload)]
pub(super) struct PyPolicy;

impl Constructor for PyPolicy {
    type Args = FuncArgs;

    fn py_new(_: &Py<rustpython_vm::builtins::PyType>, _: FuncArgs, _: &VirtualMachine) -> PyResult<Self> {
        Ok(PyPolicy)
    }
}

#[pyclass(flags(BASETYPE, HAS_DICT, HAS_WEAKREF), with(Constructor))]
impl PyPolicy {
    #[pymethod]
    fn get_event_loop(_zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<PyRef<PyLoop>> {
        policy::policy_loop(vm)
    }

    #[pymethod]
    fn set_event_loop(_zelf: &Py<Self>, event_loop: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        policy::set_own_loop(event_loop, vm)
    }

    #[pymethod]
    fn new_event_loop(_zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<PyRef<PyLoop>> {
        policy::fresh_loop(vm)
    }
}

#[pymodule(sub, name = "asyncio")]
pub(super) mod names {
    use super::*;

    #[pyfunction]
    fn get_event_loop_policy(vm: &VirtualMachine) -> PyObjectRef {
        let policies = &state().policy.object;
        let mut policy = policies.borrow_mut();
        policy.get_or_insert_with(|| PyPolicy.into_pyobject(vm)).clone()
    }

    #[pyfunction]
    fn set_event_loop_policy(new: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        let new = vm.option_if_none(new);
        if let Some(other) = new
            .as_ref()
            .filter(|new| new.downcast_ref::<PyPolicy>().is_none())
        {
            let class = other.class().name().to_string();
            let text =
                format!("policy must be an instance of AbstractEventLoopPolicy or None, not '{class}'");
            return Err(vm.new_type_error(text));
        }
        drop(state().policy.object.replace(new));
        Ok(())
    }
}

/// The loop that the program's own policy makes, if it has set one that does.
pub(super) fn made_by_policy(vm: &VirtualMachine) -> PyResult<Option<PyRef<PyLoop>>> {
    let policy = state().policy.object.borrow().clone();
    let Some(policy) = policy.filter(|policy| !policy.class().is(PyPolicy::class(&vm.ctx))) else {
        return Ok(None);
    };
    let made = vm.call_method(policy.as_object(), "new_event_loop", ())?;
    super::event_loop::loop_argument(Some(made), vm).map(Some)
}
