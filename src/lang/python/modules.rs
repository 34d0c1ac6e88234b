//! Which modules there are: RustPython's native ones, the frozen ones, and ours.

use rustpython_vm::InterpreterBuilder;
use rustpython_vm::frozen::FrozenLib;

/// The modules of `frozen.txt`, compiled by build.rs.
const FROZEN: &FrozenLib = FrozenLib::from_ref(include_bytes!(concat!(env!("OUT_DIR"), "/frozen.bin")));

/// `builder` with all modules that a program can import.
pub(super) fn register(builder: InterpreterBuilder) -> InterpreterBuilder {
    let native = rustpython_stdlib::stdlib_module_defs(&builder.ctx);
    let asyncio = super::asyncio::module_def(&builder.ctx);
    let builder = builder.add_native_modules(&native).add_native_module(asyncio);
    builder.add_frozen_modules(FROZEN)
}
