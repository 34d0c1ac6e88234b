//! Which line of the program is being run: for the trace.

use rustpython_vm::builtins::PyCoroutine;
use rustpython_vm::function::FuncArgs;
use rustpython_vm::{AsObject, PyObjectRef, PyResult, VirtualMachine};

use super::turning::TRACKED_DEPTH;
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

/// `_source_traceback`, which futures and handles have in debug mode: `format_helpers.extract_stack`, the code
/// that calls the library last.
pub(super) fn origin(event_loop: &EventLoop, vm: &VirtualMachine) -> PyResult<Option<PyObjectRef>> {
    let Some(frame) = vm.current_frame().filter(|_| event_loop.get_debug()) else {
        return Ok(None);
    };
    let traceback = vm.import("traceback", 0)?;
    let frames = vm.call_method(&traceback, "walk_stack", (frame,))?;
    let mut arguments = FuncArgs::from(vec![frames]);
    let options: [(&str, PyObjectRef); 2] = [
        ("limit", vm.ctx.new_int(TRACKED_DEPTH).into()),
        ("lookup_lines", vm.ctx.new_bool(false).into()),
    ];
    for (name, value) in options {
        arguments.kwargs.insert(name.to_owned().into(), value);
    }
    let summary = traceback.get_attr("StackSummary", vm)?.get_attr("extract", vm)?;
    let summary = summary.call_with_args(arguments, vm)?;
    vm.call_method(&summary, "reverse", ())?;
    Ok(Some(summary))
}

/// ` created at FILE:LINE`, for the `repr` of what has this origin.
pub(super) fn created_at(origin: &PyObjectRef, vm: &VirtualMachine) -> PyResult<String> {
    let frame = origin.get_item(vm.ctx.new_int(-1).as_object(), vm)?;
    let (file, line) = (frame.get_attr("filename", vm)?, frame.get_attr("lineno", vm)?);
    Ok(format!("created at {}:{}", file.str(vm)?, line.str(vm)?))
}

fn is_of_program(file: &str) -> bool {
    Run::current().is_some_and(|run| run.options.file == file)
}
