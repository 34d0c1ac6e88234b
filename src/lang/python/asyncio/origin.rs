//! Where in the program something was made: what debug mode tells of futures and handles.

use rustpython_vm::function::FuncArgs;
use rustpython_vm::{AsObject, PyObjectRef, PyResult, VirtualMachine};

use super::turning::TRACKED_DEPTH;
use crate::kernel::EventLoop;

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
