//! What CPython's own modules of `asyncio` keep beside the public names, where programs, debuggers and its own
//! tests look for it: the logger, the debug mode's default, constants, helpers of futures.

use rustpython_vm::builtins::{PyModule, PyStrRef};
use rustpython_vm::{AsObject, Py, PyObjectRef, PyResult, VirtualMachine};

use super::failures;
use super::threads::copy_state;

/// `logging.getLogger("asyncio")`, under `logger` of these modules. It is made when somebody asks: most programs
/// do not, and `logging` takes longer to import than they run.
const WITH_LOGGER: &[&str] = &["base_events", "log"];

/// Python 3.14's call graph is in a module of its own (lib/_call_graph.py), imported when somebody asks.
const CALL_GRAPH: &[&str] = &[
    "FrameCallGraphEntry",
    "FutureCallGraph",
    "capture_call_graph",
    "format_call_graph",
    "print_call_graph",
    "future_add_to_awaited_by",
    "future_discard_from_awaited_by",
];

/// The module `asyncio.NAME`.
fn submodule(module: &Py<PyModule>, name: &'static str, vm: &VirtualMachine) -> PyResult {
    module.get_attr(name, vm)
}

/// Puts them into the modules beneath `module`, which are there already.
pub(super) fn fill(module: &Py<PyModule>, vm: &VirtualMachine) -> PyResult<()> {
    for &name in WITH_LOGGER {
        let full = format!("asyncio.{name}");
        let find = move |name: PyStrRef, vm: &VirtualMachine| -> PyResult {
            match name.as_bytes() {
                b"logger" => failures::logger(vm),
                _ => Err(vm.new_attribute_error(format!("module '{full}' has no attribute '{name}'"))),
            }
        };
        let find = vm.new_function("__getattr__", find);
        submodule(module, name, vm)?.set_attr("__getattr__", find, vm)?;
    }
    let find = |name: PyStrRef, vm: &VirtualMachine| -> PyResult {
        match CALL_GRAPH.contains(&&*name.to_string_lossy()) {
            true => vm.import("_call_graph", 0)?.get_attr(&name, vm),
            false => Err(vm.new_attribute_error(format!("module 'asyncio' has no attribute '{name}'"))),
        }
    };
    module.set_attr("__getattr__", vm.new_function("__getattr__", find), vm)?;
    let constants = submodule(module, "constants", vm)?;
    constants.set_attr(
        "DEBUG_STACK_DEPTH",
        vm.ctx.new_int(super::turning::TRACKED_DEPTH),
        vm,
    )?;
    let coroutines = submodule(module, "coroutines", vm)?;
    coroutines.set_attr(
        "_is_coroutine",
        vm.ctx.new_base_object(vm.ctx.types.object_type.to_owned(), None),
        vm,
    )?;
    coroutines.set_attr(
        "_is_debug_mode",
        vm.new_function("_is_debug_mode", is_debug_mode),
        vm,
    )?;
    let futures = submodule(module, "futures", vm)?;
    futures.set_attr(
        "_copy_future_state",
        vm.new_function("_copy_future_state", copy_state),
        vm,
    )?;
    let name = "_set_result_unless_cancelled";
    futures.set_attr(name, vm.new_function(name, set_result_unless_cancelled), vm)
}

/// `coroutines._is_debug_mode()`: what `PYTHONASYNCIODEBUG` says.
fn is_debug_mode(vm: &VirtualMachine) -> PyResult<bool> {
    let modules = vm.sys_module.as_object().get_attr("modules", vm)?;
    let Ok(os) = modules.get_item("os", vm) else {
        return Ok(false); // nobody can have set it
    };
    let environ = os.get_attr("environ", vm)?;
    let name = vm.ctx.new_str("PYTHONASYNCIODEBUG");
    vm.call_method(&environ, "get", (name,))?.is_true(vm)
}

/// Whether a new loop is in debug mode, by `coroutines._is_debug_mode` as the program may have replaced it.
pub(super) fn new_loops_debug(vm: &VirtualMachine) -> PyResult<bool> {
    let modules = vm.sys_module.as_object().get_attr("modules", vm)?;
    match modules.get_item("asyncio.coroutines", vm) {
        Ok(coroutines) => vm.call_method(&coroutines, "_is_debug_mode", ())?.is_true(vm),
        Err(_) => Ok(false), // asyncio is being imported
    }
}

/// `futures._set_result_unless_cancelled`.
fn set_result_unless_cancelled(
    future: PyObjectRef,
    result: PyObjectRef,
    vm: &VirtualMachine,
) -> PyResult<()> {
    if vm.call_method(&future, "cancelled", ())?.is_true(vm)? {
        return Ok(());
    }
    vm.call_method(&future, "set_result", (result,)).map(drop)
}
