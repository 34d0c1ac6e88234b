//! Where a task stands: `Task.get_stack` and `Task.print_stack` of asyncio's base_tasks.py.

use rustpython_vm::{AsObject, Py, PyObjectRef, PyResult, VirtualMachine};

use super::library::PyLibraryCoroutine;
use super::task::PyTask;

/// The frames, outermost first: of the coroutine, or of the exception that ended it.
fn frames(task: &Py<PyTask>, limit: Option<PyObjectRef>, vm: &VirtualMachine) -> PyResult<Vec<PyObjectRef>> {
    let limit = match limit.filter(|limit| !vm.is_none(limit)) {
        Some(limit) => Some(usize::try_from(limit.try_int(vm)?.try_to_primitive::<i64>(vm)?).unwrap_or(0)),
        None => None,
    };
    let limit = limit.unwrap_or(usize::MAX);
    let mut frames = Vec::new();
    let frame = match task.coroutine() {
        // A coroutine of the library has no lines to be shown.
        Some(coroutine) if coroutine.downcast_ref::<PyLibraryCoroutine>().is_some() => None,
        Some(coroutine) => {
            let found = vm.get_attribute_opt(&coroutine, "cr_frame")?;
            let found = match found {
                Some(frame) => Some(frame),
                None => vm.get_attribute_opt(&coroutine, "gi_frame")?,
            };
            found.filter(|frame| !vm.is_none(frame))
        }
        None => None,
    };
    if let Some(frame) = frame {
        let mut next = Some(frame);
        while let Some(frame) = next.filter(|_| frames.len() < limit) {
            next = vm.option_if_none(frame.get_attr("f_back", vm)?);
            frames.push(frame);
        }
        frames.reverse();
        return Ok(frames);
    }
    let exception = task.as_object().get_attr("_exception", vm)?;
    if let Some(exception) = vm.option_if_none(exception) {
        let mut next = vm.option_if_none(exception.get_attr("__traceback__", vm)?);
        while let Some(traceback) = next.filter(|_| frames.len() < limit) {
            frames.push(traceback.get_attr("tb_frame", vm)?);
            next = vm.option_if_none(traceback.get_attr("tb_next", vm)?);
        }
    }
    Ok(frames)
}

/// `_task_get_stack`.
pub(super) fn get_stack(task: &Py<PyTask>, limit: Option<PyObjectRef>, vm: &VirtualMachine) -> PyResult {
    Ok(vm.ctx.new_list(frames(task, limit, vm)?).into())
}

/// `_task_print_stack`.
pub(super) fn print_stack(
    task: &Py<PyTask>,
    limit: Option<PyObjectRef>,
    file: Option<PyObjectRef>,
    vm: &VirtualMachine,
) -> PyResult<()> {
    let file = match file.filter(|file| !vm.is_none(file)) {
        Some(file) => file,
        None => vm.sys_module.as_object().get_attr("stderr", vm)?,
    };
    let write = |text: String| vm.call_method(&file, "write", (vm.ctx.new_str(text),)).map(drop);
    let shown = task.as_object().repr(vm)?;
    let frames = frames(task, limit, vm)?;
    let exception = vm.option_if_none(task.as_object().get_attr("_exception", vm)?);
    if frames.is_empty() {
        write(format!("No stack for {shown}\n"))?;
    } else if exception.is_some() {
        write(format!("Traceback for {shown} (most recent call last):\n"))?;
    } else {
        write(format!("Stack for {shown} (most recent call last):\n"))?;
    }
    let lines = vm.import("linecache", 0)?;
    for frame in frames {
        let code = frame.get_attr("f_code", vm)?;
        let (name, path) = (
            code.get_attr("co_name", vm)?.str(vm)?,
            code.get_attr("co_filename", vm)?,
        );
        let line = frame.get_attr("f_lineno", vm)?;
        write(format!(
            "  File \"{}\", line {}, in {name}\n",
            path.str(vm)?,
            line.str(vm)?
        ))?;
        let globals = frame.get_attr("f_globals", vm)?;
        let source = vm
            .call_method(&lines, "getline", (path, line, globals))?
            .str(vm)?
            .to_string();
        if !source.trim().is_empty() {
            write(format!("    {}\n", source.trim()))?;
        }
    }
    if let Some(exception) = exception {
        let traceback = vm.import("traceback", 0)?;
        let class: PyObjectRef = exception.class().to_owned().into();
        let lines = vm.call_method(&traceback, "format_exception_only", (class, exception))?;
        for line in lines.try_to_value::<Vec<PyObjectRef>>(vm)? {
            write(line.str(vm)?.to_string())?;
        }
    }
    Ok(())
}
