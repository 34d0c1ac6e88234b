//! What an exception that ends a program leaves: its traceback on stderr, and its place.

use rustpython_vm as vm;
use vm::builtins::{PyBaseException, PyBaseExceptionRef};
use vm::{AsObject, Py, PyResult, VirtualMachine};

use super::interpreter::{Fault, Outcome};

/// The text that Python's `traceback` module makes of an exception; RustPython's own, without lines of
/// source, where that fails.
#[must_use]
pub(super) fn formatted(vm: &VirtualMachine, exception: &Py<PyBaseException>) -> String {
    let format = || -> PyResult<String> {
        let module = vm.import("traceback", 0)?;
        let lines = module
            .get_attr("format_exception", vm)?
            .call((exception.to_owned(),), vm)?;
        let lines = vm.extract_elements_with(&lines, |line| Ok(line.str(vm)?.to_string()))?;
        Ok(lines.concat())
    };
    format().unwrap_or_else(|_| {
        let mut text = String::new();
        vm.write_exception(&mut text, exception).unwrap_or_default(); // a String takes every text
        text
    })
}

/// The program ended with `exception`, whose line is one of `file`: says so on stderr.
pub(super) fn failed(vm: &VirtualMachine, exception: PyBaseExceptionRef, file: &str) -> Outcome {
    let name = exception.class().name().to_string();
    let message = match exception.as_object().str(vm) {
        Ok(text) => text.to_string(),
        Err(_) => format!("<exception str() failed: {name}>"),
    };
    let line = line(vm, &exception, file);
    let is_exit = exception.fast_isinstance(vm.ctx.exceptions.system_exit);
    let is_interrupt = exception.fast_isinstance(vm.ctx.exceptions.keyboard_interrupt);
    let exit_status = if is_interrupt {
        vm.print_exception(&exception);
        130
    } else {
        vm.handle_exit_exception(exception) as i32
    };
    let error = (!is_exit).then_some(Fault {
        name,
        message,
        line,
        in_setup: false,
    });
    Outcome {
        error,
        exit_status,
        ..Outcome::default()
    }
}

/// The innermost line of `file` that an exception passed; of a syntax error, where that is.
fn line(vm: &VirtualMachine, exception: &Py<PyBaseException>, file: &str) -> u32 {
    if exception.fast_isinstance(vm.ctx.exceptions.syntax_error) {
        let line = exception.as_object().get_attr("lineno", vm);
        if let Ok(line) = line.and_then(|line| line.try_into_value::<u32>(vm)) {
            return line;
        }
    }
    let mut found = 0;
    let mut next = exception.__traceback__();
    while let Some(entry) = next {
        if entry.frame.f_code().source_path().as_str() == file {
            found = u32::try_from(entry.lineno.get()).unwrap_or_default();
        }
        next = entry.next.lock().clone();
    }
    found
}
