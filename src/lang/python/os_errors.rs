//! `OSError(2, …)` is a `FileNotFoundError`: RustPython knows that only where there is an operating system.

use rustpython_vm as vm;
use vm::builtins::{PyType, PyTypeRef};
use vm::function::FuncArgs;
use vm::{AsObject, Py, PyResult, VirtualMachine};

/// The class of an error number of Linux.
fn class_of(number: i32, vm: &VirtualMachine) -> Option<&'static Py<PyType>> {
    let builtin = &vm.ctx.exceptions;
    Some(match number {
        1 | 13 => builtin.permission_error,
        2 => builtin.file_not_found_error,
        3 => builtin.process_lookup_error,
        4 => builtin.interrupted_error,
        10 => builtin.child_process_error,
        11 | 114 | 115 => builtin.blocking_io_error,
        17 => builtin.file_exists_error,
        20 => builtin.not_a_directory_error,
        21 => builtin.is_a_directory_error,
        32 | 108 => builtin.broken_pipe_error,
        103 => builtin.connection_aborted_error,
        104 => builtin.connection_reset_error,
        110 => builtin.timeout_error,
        111 => builtin.connection_refused_error,
        _ => return None,
    })
}

/// `OSError.__new__`
fn new(class: PyTypeRef, args: FuncArgs, vm: &VirtualMachine) -> PyResult {
    let original = vm.ctx.exceptions.file_not_found_error.slots.new.load();
    let Some(original) = original else {
        return Err(vm.new_type_error("cannot create 'OSError' instances"));
    };
    let number = match args.args.as_slice() {
        [number, _, ..] if class.is(vm.ctx.exceptions.os_error) => {
            number.clone().try_into_value::<i32>(vm).ok()
        }
        _ => None,
    };
    let class = number
        .and_then(|number| class_of(number, vm))
        .map_or(class, |known| known.to_owned());
    original(class, args, vm)
}

/// Has `OSError` make the class that its number names.
pub(super) fn install(vm: &VirtualMachine) {
    vm.ctx.exceptions.os_error.slots.new.store(Some(new));
}
