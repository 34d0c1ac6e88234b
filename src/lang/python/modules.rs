//! Which modules there are: RustPython's native ones, the frozen ones, and ours.

use rustpython_vm::frozen::FrozenLib;
use rustpython_vm::{AsObject, InterpreterBuilder, PyObjectRef, PyResult, VirtualMachine};

use super::{asyncio, builtin, clock, frames, os_errors, streams, tracemalloc, unavailable, words};

/// The modules of `frozen.txt`, compiled by build.rs. A host hands in the others: library.rs.
const FROZEN: &FrozenLib = FrozenLib::from_ref(include_bytes!(concat!(env!("OUT_DIR"), "/frozen.bin")));

/// Modules of ours in Python that the library wants to be native.
const BUILTIN: &[&str] = &["posix", "_signal"];

/// `builder` with all modules that a program can import.
pub(super) fn register(builder: InterpreterBuilder) -> InterpreterBuilder {
    let native = loopscope_stdlib::module_defs(&builder.ctx);
    let ours = [
        builtin::module_def(&builder.ctx),
        asyncio::module_def(&builder.ctx),
        tracemalloc::module_def(&builder.ctx),
    ];
    builder
        .add_native_modules(&native)
        .add_native_modules(&ours)
        .add_frozen_modules(FROZEN)
}

/// Replaces what RustPython takes from the machine by what the run gives.
pub(super) fn install(vm: &VirtualMachine) -> PyResult<()> {
    streams::install(vm)?;
    clock::install(vm)?;
    builtin::install(vm)?;
    unavailable::install(vm)?;
    os_errors::install(vm);
    words::install(vm);
    frames::install(vm);
    vm.import("warnings", 0)?; // where it is imported, a warning shows its line of source
    name_builtins(vm)
}

/// `os` looks for `posix` in `sys.builtin_module_names`.
fn name_builtins(vm: &VirtualMachine) -> PyResult<()> {
    let sys = vm.sys_module.as_object();
    let names = sys.get_attr("builtin_module_names", vm)?;
    let mut names: Vec<PyObjectRef> = vm.extract_elements_with(&names, Ok)?;
    names.extend(
        BUILTIN
            .iter()
            .map(|name| PyObjectRef::from(vm.ctx.new_str(*name))),
    );
    sys.set_attr("builtin_module_names", vm.ctx.new_tuple(names), vm)
}
