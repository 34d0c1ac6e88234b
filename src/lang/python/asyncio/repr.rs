//! `repr()` of futures, tasks and callbacks: asyncio's base_futures.py, base_tasks.py,
//! format_helpers.py.

use rustpython_vm::builtins::{PyDict, PyFunction};
use rustpython_vm::function::FuncArgs;
use rustpython_vm::recursion::ReprGuard;
use rustpython_vm::{AsObject, PyObject, PyObjectRef, PyResult, VirtualMachine};

use super::future::PyFuture;
use super::library::PyLibraryCoroutine;
use super::origin::created_at;
use super::task::PyTask;
use crate::kernel::State;

/// `_future_repr`.
pub(super) fn future_repr(object: &PyObject, future: &PyFuture, vm: &VirtualMachine) -> PyResult<String> {
    if future.kernel_if_any().is_none() {
        return Ok(format!("<{} pending>", object.class().name()));
    }
    let Some(_guard) = ReprGuard::enter(vm, object) else {
        return Ok("...".to_owned()); // it holds itself
    };
    let info = future_info(object, future, vm)?.join(" ");
    Ok(format!("<{} {info}>", object.class().name()))
}

/// `_future_repr_info`.
fn future_info(object: &PyObject, future: &PyFuture, vm: &VirtualMachine) -> PyResult<Vec<String>> {
    let mut info = Vec::new();
    match future.state() {
        State::Pending => info.push("pending".to_owned()),
        State::Cancelled => info.push("cancelled".to_owned()),
        State::Finished => {
            info.push("finished".to_owned());
            let exception = object.get_attr("_exception", vm)?;
            if vm.is_none(&exception) {
                info.push(format!(
                    "result={}",
                    short_repr(&object.get_attr("_result", vm)?, vm)?
                ));
            } else {
                info.push(format!("exception={}", exception.repr(vm)?));
            }
        }
    }
    if let Some(callbacks) = callbacks(future, vm)? {
        info.push(callbacks);
    }
    if let Some(origin) = future.place() {
        info.push(created_at(&origin, vm)?);
    }
    Ok(info)
}

/// `_format_callbacks`, of the tasks that await the future and the functions of the program.
fn callbacks(future: &PyFuture, vm: &VirtualMachine) -> PyResult<Option<String>> {
    let Some(kernel) = future
        .kernel_if_any()
        .filter(|_| future.state() == State::Pending)
    else {
        return Ok(None);
    };
    let functions = future.program_callbacks();
    let mut shown = Vec::new();
    for told in kernel.any().core().told() {
        let Some((id, name)) = told else {
            shown.push("Task.task_wakeup()".to_owned());
            continue;
        };
        // The library's own have a name, and no source to be shown.
        match functions.iter().find(|(other, _)| *other == id) {
            Some((_, function)) => shown.push(callback_source(function, &[], vm)?),
            None if !name.is_empty() => shown.push(format!("{name}()")),
            None => {}
        }
    }
    Ok(match &shown[..] {
        [] => None,
        [first, .., last] if shown.len() > 2 => {
            Some(format!("cb=[{first}, <{} more>, {last}]", shown.len() - 2))
        }
        all => Some(format!("cb=[{}]", all.join(", "))),
    })
}

/// `reprlib.repr`.
fn short_repr(object: &PyObjectRef, vm: &VirtualMachine) -> PyResult<String> {
    let short = vm.import("reprlib", 0)?.get_attr("repr", vm)?;
    Ok(short.call((object.clone(),), vm)?.str(vm)?.to_string())
}

/// `_task_repr`.
pub(super) fn task_repr(object: &PyObject, task: &PyTask, vm: &VirtualMachine) -> PyResult<String> {
    let future = task.as_future();
    let Some(kernel) = future.kernel_if_any() else {
        return Ok(format!("<{} pending>", object.class().name()));
    };
    let Some(_guard) = ReprGuard::enter(vm, object) else {
        return Ok("...".to_owned()); // it holds itself
    };
    let any = kernel.any();
    let mut info = future_info(object, future, vm)?;
    if let Some(core) = any.task() {
        if core.cancelling() > 0 && !any.core().done() {
            info[0] = "cancelling".to_owned();
        }
        let name = vm.ctx.new_str(&*core.name()).as_object().repr(vm)?;
        info.insert(1, format!("name={name}"));
        let coroutine = match task.coroutine() {
            Some(coroutine) => format_coroutine(&coroutine, vm)?,
            None => core.label().to_owned(),
        };
        info.insert(2, format!("coro=<{coroutine}>"));
        if let Some(waits_for) = core.waits_for() {
            let waits_for = PyFuture::shown(waits_for, vm).repr(vm)?;
            info.insert(3, format!("wait_for={waits_for}"));
        }
    }
    Ok(format!("<{} {}>", object.class().name(), info.join(" ")))
}

fn attribute(
    object: &PyObject,
    names: [&'static str; 2],
    vm: &VirtualMachine,
) -> PyResult<Option<PyObjectRef>> {
    for name in names {
        let found = vm.get_attribute_opt(object, name)?;
        if let Some(found) = found.filter(|found| !vm.is_none(found)) {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// `coroutines._format_coroutine`.
fn format_coroutine(coroutine: &PyObject, vm: &VirtualMachine) -> PyResult<String> {
    let name = match attribute(coroutine, ["__qualname__", "__name__"], vm)? {
        Some(name) => format!("{}()", name.str(vm)?),
        None => format!("<{} without __name__>()", coroutine.class().name()),
    };
    let Some(code) = attribute(coroutine, ["cr_code", "gi_code"], vm)? else {
        if let Some(library) = coroutine.downcast_ref::<PyLibraryCoroutine>() {
            // Where in CPython's own files it stands is not for our users.
            let state = if library.is_over() { "done" } else { "running" };
            return Ok(format!("{name} {state}"));
        }
        let running = attribute(coroutine, ["cr_running", "gi_running"], vm)?;
        let running = running.map_or(Ok(false), |running| running.is_true(vm))?;
        return Ok(if running { format!("{name} running") } else { name });
    };
    let file = code.get_attr("co_filename", vm)?.str(vm)?;
    Ok(match attribute(coroutine, ["gi_frame", "cr_frame"], vm)? {
        Some(frame) => {
            let line = frame.get_attr("f_lineno", vm)?.str(vm)?;
            format!("{name} running at {file}:{line}")
        }
        None => {
            let line = code.get_attr("co_firstlineno", vm)?.str(vm)?;
            format!("{name} done, defined at {file}:{line}")
        }
    })
}

/// `_format_callback_source`.
pub(super) fn callback_source(
    function: &PyObject,
    arguments: &[PyObjectRef],
    vm: &VirtualMachine,
) -> PyResult<String> {
    let mut text = callback(function, FuncArgs::from(arguments.to_vec()), "", vm)?;
    if let Some((file, line)) = source(function, vm)? {
        text += &format!(" at {file}:{line}");
    }
    Ok(text)
}

/// Whether `function` is a `functools.partial`, and of what.
fn partial(function: &PyObject, vm: &VirtualMachine) -> PyResult<Option<PyObjectRef>> {
    if &*function.class().name() != "partial" {
        return Ok(None);
    }
    vm.get_attribute_opt(function, "func")
}

/// `_format_args_and_kwargs`.
fn format_arguments(arguments: &FuncArgs, vm: &VirtualMachine) -> PyResult<String> {
    let mut shown = Vec::new();
    for argument in &arguments.args {
        shown.push(short_repr(argument, vm)?);
    }
    for (name, value) in arguments.kwargs.clone() {
        shown.push(format!("{name}={}", short_repr(&value, vm)?));
    }
    Ok(format!("({})", shown.join(", ")))
}

/// `_format_callback`.
fn callback(function: &PyObject, arguments: FuncArgs, suffix: &str, vm: &VirtualMachine) -> PyResult<String> {
    let suffix = format_arguments(&arguments, vm)? + suffix;
    if let Some(inner) = partial(function, vm)? {
        let held: Vec<PyObjectRef> = function.get_attr("args", vm)?.try_to_value(vm)?;
        let mut held = FuncArgs::from(held);
        if let Ok(keywords) = function.get_attr("keywords", vm)?.downcast::<PyDict>() {
            for (name, value) in keywords {
                held.kwargs.insert(name.str(vm)?.to_string().into(), value);
            }
        }
        return callback(&inner, held, &suffix, vm);
    }
    let name = match attribute(function, ["__qualname__", "__name__"], vm)? {
        Some(name) => name.str(vm)?.to_string(),
        None => function.repr(vm)?.to_string(),
    };
    Ok(name + &suffix)
}

/// What a callback is called in the trace, which nothing of the program hears of: no `repr` of its own is asked.
pub(super) fn traced_name(function: &PyObject, vm: &VirtualMachine) -> String {
    let inner = partial(function, vm).ok().flatten();
    let function = inner.as_deref().unwrap_or(function);
    let is_plain = matches!(
        &*function.class().name(),
        "function" | "method" | "builtin_function_or_method"
    );
    let name = attribute(function, ["__qualname__", "__name__"], vm)
        .ok()
        .flatten();
    let name = name.filter(|_| is_plain).and_then(|name| name.str(vm).ok());
    name.map_or_else(|| function.class().name().to_string(), |name| name.to_string())
}

/// `_get_function_source`: where a function of the program is defined.
fn source(function: &PyObject, vm: &VirtualMachine) -> PyResult<Option<(String, String)>> {
    if let Some(wrapped) = vm.get_attribute_opt(function, "__wrapped__")? {
        return source(&wrapped, vm);
    }
    if let Some(inner) = partial(function, vm)? {
        return source(&inner, vm);
    }
    if function.downcast_ref::<PyFunction>().is_none() {
        return Ok(None);
    }
    let code = function.get_attr("__code__", vm)?;
    let file = code.get_attr("co_filename", vm)?.str(vm)?.to_string();
    let line = code.get_attr("co_firstlineno", vm)?.str(vm)?.to_string();
    Ok(Some((file, line)))
}
