//! Which loop is the current one: asyncio/events.py and its default policy.

use std::cell::{Cell, RefCell};

use rustpython_vm::{AsObject, PyObjectRef, PyRef, PyResult, VirtualMachine};

use super::event_loop::PyLoop;
use super::internals::new_loops_debug;
use super::policy_class::made_by_policy;
use super::state::state;
use crate::kernel::{get_running_loop as running, set_event_loop as set_kernel_loop, set_running_loop};

/// `_local` of `BaseDefaultEventLoopPolicy`.
#[derive(Default)]
pub(super) struct Policy {
    current: RefCell<Option<PyRef<PyLoop>>>,
    set_called: Cell<bool>,
    /// The policy that the program has set or asked for.
    pub(super) object: RefCell<Option<PyObjectRef>>,
}

/// `asyncio.get_event_loop()`: CPython 3.11 makes a loop where there is none and never was. (3.12
/// warns, 3.14 raises.)
pub(super) fn get_event_loop(vm: &VirtualMachine) -> PyResult<PyRef<PyLoop>> {
    match running_loop(vm) {
        Some(event_loop) => Ok(event_loop),
        None => policy_loop(vm),
    }
}

/// `policy.get_event_loop()`.
pub(super) fn policy_loop(vm: &VirtualMachine) -> PyResult<PyRef<PyLoop>> {
    let state = state();
    let policy = &state.policy;
    if let Some(current) = policy.current.borrow().clone() {
        return Ok(current);
    }
    if policy.set_called.get() {
        let text = "There is no current event loop in thread 'MainThread'.";
        return Err(vm.new_runtime_error(text));
    }
    let event_loop = new_event_loop(vm)?;
    set_current(Some(event_loop.clone()));
    Ok(event_loop)
}

/// `asyncio._get_running_loop()`.
pub(super) fn running_loop(vm: &VirtualMachine) -> Option<PyRef<PyLoop>> {
    let event_loop = running().ok()?;
    Some(PyLoop::of(&event_loop, vm))
}

/// `asyncio.get_running_loop()`.
pub(super) fn get_running_loop(vm: &VirtualMachine) -> PyResult<PyRef<PyLoop>> {
    running_loop(vm).ok_or_else(|| vm.new_runtime_error("no running event loop"))
}

/// `asyncio._set_running_loop(loop)`.
pub(super) fn set_running(event_loop: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
    let kernel = optional(event_loop, vm)?.map(|event_loop| event_loop.kernel().clone());
    drop(set_running_loop(kernel));
    Ok(())
}

/// `asyncio.new_event_loop()`.
pub(super) fn new_event_loop(vm: &VirtualMachine) -> PyResult<PyRef<PyLoop>> {
    match made_by_policy(vm)? {
        Some(event_loop) => Ok(event_loop),
        None => fresh_loop(vm),
    }
}

/// A new loop of our own kind.
pub(super) fn fresh_loop(vm: &VirtualMachine) -> PyResult<PyRef<PyLoop>> {
    let event_loop = PyLoop::of(&crate::kernel::new_event_loop(), vm);
    event_loop.kernel().set_debug(new_loops_debug(vm)?);
    Ok(event_loop)
}

/// `asyncio.set_event_loop(loop)`: the policy's, if the program has seen one.
pub(super) fn set_event_loop(event_loop: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
    let policy = state().policy.object.borrow().clone();
    match policy {
        Some(policy) => vm.call_method(&policy, "set_event_loop", (event_loop,)).map(drop),
        None => set_own_loop(event_loop, vm),
    }
}

/// `set_event_loop` of our own policy.
pub(super) fn set_own_loop(event_loop: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
    let event_loop = optional(event_loop, vm)?;
    set_current(event_loop);
    Ok(())
}

fn optional(event_loop: PyObjectRef, vm: &VirtualMachine) -> PyResult<Option<PyRef<PyLoop>>> {
    match vm.option_if_none(event_loop) {
        None => Ok(None),
        Some(event_loop) => event_loop.downcast().map(Some).map_err(|other| {
            let class = other.class().name().to_string();
            let text = format!("loop must be an instance of AbstractEventLoop or None, not '{class}'");
            vm.new_type_error(text)
        }),
    }
}

/// Makes `event_loop` the current one, for the library too.
pub(super) fn set_current(event_loop: Option<PyRef<PyLoop>>) {
    let state = state();
    state.policy.set_called.set(true);
    set_kernel_loop(event_loop.as_ref().map(|event_loop| event_loop.kernel().clone()));
    let former = state.policy.current.replace(event_loop);
    drop(former);
}
