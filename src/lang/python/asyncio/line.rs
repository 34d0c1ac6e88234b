//! Which line of the program is being run: for the trace.

use rustpython_vm::builtins::PyCoroutine;
use rustpython_vm::{PyObjectRef, VirtualMachine};

use crate::kernel::EventLoop;
use crate::lang::python::run::Run;

/// The trace is told the line at which `coroutine` stands: that of the innermost one of the program
/// in the chain that it awaits.
pub(super) fn note_stop(event_loop: &EventLoop, coroutine: &PyObjectRef) {
    if !event_loop.process().trace.is_on() {
        return;
    }
    let mut line = None;
    let mut next = Some(coroutine.clone());
    while let Some(object) = next {
        let Some(native) = object.downcast_ref::<PyCoroutine>() else {
            break;
        };
        let Some(frame) = native.as_coro().frame_opt() else {
            break;
        };
        if is_of_program(frame.f_code().source_path().as_str()) {
            line = u32::try_from(frame.lineno()).ok();
        }
        next = frame.yield_from_target();
    }
    if let Some(line) = line {
        event_loop.process().set_line(line);
    }
}

/// The trace is told the line of the program that calls the library.
pub(super) fn note_call(event_loop: &EventLoop, vm: &VirtualMachine) {
    if !event_loop.process().trace.is_on() {
        return;
    }
    let mut next = vm.current_frame();
    while let Some(frame) = next {
        if is_of_program(frame.f_code().source_path().as_str()) {
            if let Ok(line) = u32::try_from(frame.lineno()) {
                event_loop.process().set_line(line);
            }
            return;
        }
        next = frame.f_back(vm);
    }
}

/// Where the code that calls the library stands: `FILE:LINE`.
pub(super) fn place(vm: &VirtualMachine) -> Option<String> {
    let frame = vm.current_frame()?;
    Some(format!("{}:{}", frame.f_code().source_path(), frame.lineno()))
}

fn is_of_program(file: &str) -> bool {
    Run::current().is_some_and(|run| run.options.file == file)
}
