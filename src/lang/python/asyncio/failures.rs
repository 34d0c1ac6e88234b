//! Exceptions that no coroutine is there to catch: the exception handlers of a loop, and CPython's
//! texts on stderr.

use std::rc::Rc;

use rustpython_vm::builtins::{PyBaseException, PyBaseExceptionRef, PyDictRef};
use rustpython_vm::function::FuncArgs;
use rustpython_vm::vm::thread::with_current_vm;
use rustpython_vm::{AsObject, Py, PyObject, PyObjectRef, PyRef, PyResult, VirtualMachine};

use super::error::{from_python, to_python};
use super::event_loop::PyLoop;
use super::future::PyFuture;
use super::handle::PyHandle;
use super::repr::callback_source;
use super::state::state;
use super::task::{PyTask, as_task};
use crate::kernel::{Diagnostic, DiagnosticKind, ErrorContext, EventLoop, State};
use crate::lang::python::report::formatted;

fn is_exit(raised: &PyBaseExceptionRef, vm: &VirtualMachine) -> bool {
    raised.fast_isinstance(vm.ctx.exceptions.system_exit)
        || raised.fast_isinstance(vm.ctx.exceptions.keyboard_interrupt)
}

/// The kernel's own reports about `event_loop` go through its Python exception handler.
pub(super) fn hear(event_loop: &PyRef<PyLoop>) {
    let hear = |event_loop: &EventLoop, context: &ErrorContext| {
        with_current_vm(|vm| {
            let report = || {
                let object = PyLoop::of(event_loop, vm);
                let dict = new_context(&context.message, vm)?;
                if let Some(exception) = &context.exception {
                    dict.set_item("exception", to_python(exception, vm).into(), vm)?;
                }
                tell(&object, dict.into(), vm)
            };
            report().map_err(|raised| from_python(raised, vm))
        })
    };
    event_loop.kernel().set_exception_handler(Some(Rc::new(hear)));
}

fn new_context(message: &str, vm: &VirtualMachine) -> PyResult<PyDictRef> {
    let context = vm.ctx.new_dict();
    context.set_item("message", vm.ctx.new_str(message).into(), vm)?;
    Ok(context)
}

/// `Handle._run`, where the callback has raised.
pub(super) fn callback_failed(
    event_loop: &PyRef<PyLoop>,
    function: &PyObjectRef,
    arguments: &[PyObjectRef],
    handle: Option<&PyObject>,
    raised: PyBaseExceptionRef,
    vm: &VirtualMachine,
) -> PyResult<()> {
    let source = callback_source(function, arguments, vm)?;
    let context = new_context(&format!("Exception in callback {source}"), vm)?;
    context.set_item("exception", raised.into(), vm)?;
    let handle = match handle {
        Some(handle) => handle.to_owned(),
        None => PyHandle::for_report(event_loop.clone(), function.clone(), arguments.to_vec(), vm)?.into(),
    };
    context.set_item("handle", handle.clone(), vm)?;
    let origin = handle
        .downcast_ref::<PyHandle>()
        .and_then(|handle| handle.origin());
    add_origin(&context, origin, vm)?;
    tell(event_loop, context.into(), vm)
}

/// Has the loop's `call_exception_handler` told, which may be the program's own.
pub(super) fn tell(event_loop: &Py<PyLoop>, context: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
    vm.call_method(event_loop.as_object(), "call_exception_handler", (context,))
        .map(drop)
}

/// `loop.call_exception_handler(context)`.
pub(super) fn call_exception_handler(
    event_loop: &Py<PyLoop>,
    context: PyObjectRef,
    vm: &VirtualMachine,
) -> PyResult<()> {
    let handler = event_loop.exception_handler.borrow().clone();
    let guarded = |context: PyObjectRef, message: &str| {
        let outcome = vm.call_method(event_loop.as_object(), "default_exception_handler", (context,));
        match outcome {
            Err(raised) if !is_exit(&raised, vm) => log(message, Evidence::Current(&raised), vm),
            outcome => outcome.map(drop),
        }
    };
    let Some(handler) = handler else {
        return guarded(context, "Exception in default exception handler");
    };
    let outcome = handler.call((event_loop.to_owned(), context.clone()), vm);
    match outcome {
        Err(raised) if !is_exit(&raised, vm) => {
            let second = new_context("Unhandled error in exception handler", vm)?;
            second.set_item("exception", raised.into(), vm)?;
            second.set_item("context", context, vm)?;
            let message = "Exception in default exception handler while handling an unexpected error in \
                           custom exception handler";
            guarded(second.into(), message)
        }
        outcome => outcome.map(drop),
    }
}

/// `loop.default_exception_handler(context)`: a diagnostic of the run, and a text in the log.
pub(super) fn default_exception_handler(
    event_loop: &EventLoop,
    context: &PyObjectRef,
    vm: &VirtualMachine,
) -> PyResult<()> {
    let Some(context) = context.downcast_ref::<rustpython_vm::builtins::PyDict>() else {
        return Err(vm.new_type_error("the context is a dict"));
    };
    let get = |key: &str| context.get_item_opt(key, vm);
    let message = match get("message")?.filter(|message| !vm.is_none(message)) {
        Some(message) => message.str(vm)?.to_string(),
        None => "Unhandled exception in event loop".to_owned(),
    };
    let exception = get("exception")?.and_then(|object| object.downcast::<PyBaseException>().ok());
    let mut lines = vec![message.clone()];
    let mut entries = Vec::new();
    for (key, value) in context {
        entries.push((key.str(vm)?.to_string(), value));
    }
    entries.sort_by(|one, other| one.0.cmp(&other.0));
    for (key, value) in entries {
        match &*key {
            "message" | "exception" => {}
            "source_traceback" => lines.push(format!("{key}: {}", shown_traceback(value, vm)?)),
            _ => lines.push(format!("{key}: {}", value.repr(vm)?)),
        }
    }
    let task = get("task")?.or(get("future")?);
    let task = task.and_then(|task| Some(as_task(&task)?.as_future().kernel_if_any()?.any()));
    let core = task.as_ref().and_then(|task| task.task());
    event_loop.process().report(Diagnostic {
        kind: kind(&message),
        message: lines.join("\n"),
        task: task.as_ref().map_or(0, |task| task.core().id()),
        line: core.map_or_else(|| event_loop.process().line(), |core| core.line()),
        exception: exception.clone().map(|raised| from_python(raised, vm)),
    });
    log(&lines.join("\n"), Evidence::of(exception.as_ref()), vm)
}

/// Where the object was created.
fn shown_traceback(frames: PyObjectRef, vm: &VirtualMachine) -> PyResult<String> {
    let format = vm.import("traceback", 0)?.get_attr("format_list", vm)?;
    let lines = format.call((frames,), vm)?;
    let lines: Vec<PyObjectRef> = vm.extract_elements_with(&lines, Ok)?;
    let mut text = "Object created at (most recent call last):\n".to_owned();
    for line in lines {
        text += &line.str(vm)?.to_string_lossy();
    }
    Ok(text.trim_end().to_owned())
}

/// In debug mode, the report of an object tells where that was created.
fn add_origin(context: &PyDictRef, origin: Option<PyObjectRef>, vm: &VirtualMachine) -> PyResult<()> {
    origin.map_or(Ok(()), |origin| context.set_item("source_traceback", origin, vm))
}

fn kind(message: &str) -> DiagnosticKind {
    if message.ends_with("was never retrieved") {
        DiagnosticKind::NeverRetrieved
    } else if message.starts_with("Task was destroyed") {
        DiagnosticKind::DestroyedPending
    } else {
        DiagnosticKind::CallbackFailed
    }
}

/// What the log shows beneath a message.
pub(super) enum Evidence<'a> {
    /// `exc_info=False`
    Nothing,
    /// `exc_info=(type(exception), exception, exception.__traceback__)`
    Of(&'a PyBaseExceptionRef),
    /// `exc_info=True`: the exception that is being handled.
    Current(&'a PyBaseExceptionRef),
}

impl<'a> Evidence<'a> {
    fn of(exception: Option<&'a PyBaseExceptionRef>) -> Self {
        exception.map_or(Evidence::Nothing, Evidence::Of)
    }

    fn exception(&self) -> Option<&'a PyBaseExceptionRef> {
        match self {
            Evidence::Nothing => None,
            Evidence::Of(exception) | Evidence::Current(exception) => Some(exception),
        }
    }

    fn exc_info(&self, vm: &VirtualMachine) -> PyObjectRef {
        match self {
            Evidence::Nothing => vm.ctx.new_bool(false).into(),
            Evidence::Current(_) => vm.ctx.new_bool(true).into(),
            Evidence::Of(exception) => {
                let traceback = exception.traceback().map(PyObjectRef::from);
                let traceback = traceback.unwrap_or_else(|| vm.ctx.none());
                let class = exception.class().to_owned().into();
                let triple = vec![class, (*exception).clone().into(), traceback];
                vm.ctx.new_tuple(triple).into()
            }
        }
    }
}

/// `logger.error(message, exc_info=…)`.
pub(super) fn log(message: &str, evidence: Evidence<'_>, vm: &VirtualMachine) -> PyResult<()> {
    if let Some(logger) = logger_in_use(vm)? {
        let mut arguments = FuncArgs::from(vec![vm.ctx.new_str(message).into()]);
        let name = "exc_info".to_owned().into();
        arguments.kwargs.insert(name, evidence.exc_info(vm));
        let call = || {
            logger
                .get_attr("error", vm)?
                .call_with_args(arguments, vm)
                .map(drop)
        };
        return match evidence {
            Evidence::Current(exception) => handling(exception, call, vm),
            Evidence::Nothing | Evidence::Of(_) => call(),
        };
    }
    let mut text = format!("{message}\n");
    if let Some(exception) = evidence.exception() {
        text += &formatted(vm, exception);
    }
    write(text, vm)
}

/// `except BaseException: body()`, where `exception` is what was caught.
fn handling(
    exception: &PyBaseExceptionRef,
    body: impl FnOnce() -> PyResult<()>,
    vm: &VirtualMachine,
) -> PyResult<()> {
    let former = vm.current_exception();
    vm.set_exception(Some(exception.clone()));
    let outcome = body();
    vm.set_exception(former);
    outcome
}

/// `logger.warning(message)`, of a message with its `arguments` in it.
pub(super) fn warn(format: &str, arguments: Vec<PyObjectRef>, vm: &VirtualMachine) -> PyResult<()> {
    let format = vm.ctx.new_str(format);
    if let Some(logger) = logger_in_use(vm)? {
        let mut all = vec![format.into()];
        all.extend(arguments);
        return logger.get_attr("warning", vm)?.call(all, vm).map(drop);
    }
    let arguments = vm.ctx.new_tuple(arguments);
    let text = vm._mod(format.as_object(), arguments.as_object())?.str(vm)?;
    write(format!("{text}\n"), vm)
}

fn write(text: String, vm: &VirtualMachine) -> PyResult<()> {
    let stderr = vm.sys_module.as_object().get_attr("stderr", vm)?;
    let text = vm.ctx.new_str(text);
    vm.call_method(&stderr, "write", (text,)).map(drop)
}

/// `asyncio.log.logger`.
pub(super) fn logger(vm: &VirtualMachine) -> PyResult {
    let logging = vm.import("logging", 0)?;
    vm.call_method(&logging, "getLogger", (vm.ctx.new_str("asyncio"),))
}

/// The logger that the program knows of: what it has put in its place, or that of `logging` if it has imported that.
/// With neither, a message is written as `logging` writes it without configuration.
fn logger_in_use(vm: &VirtualMachine) -> PyResult<Option<PyObjectRef>> {
    let modules = vm.sys_module.as_object().get_attr("modules", vm)?;
    let replaced = |modules: &PyObjectRef| -> PyResult {
        let own = modules
            .get_item("asyncio.base_events", vm)?
            .get_attr("__dict__", vm)?;
        own.get_item("logger", vm)
    };
    match replaced(&modules) {
        Ok(logger) => Ok(Some(logger)),
        Err(_) if modules.get_item("logging", vm).is_ok() => logger(vm).map(Some),
        Err(_) => Ok(None),
    }
}

/// `Future.__del__`: says that the exception of `future`, whose object is `object`, will never be
/// asked for, if nobody else can.
pub(super) fn report_unretrieved(object: &PyObject, future: &PyFuture, vm: &VirtualMachine) -> PyResult<()> {
    let Some(kernel) = future.kernel_if_any() else {
        return Ok(());
    };
    let any = kernel.any();
    let (ours, others) = (2, Rc::strong_count(&any));
    if !any.core().is_unretrieved() || any.core().state() != State::Finished || others > ours {
        return Ok(());
    }
    any.core().mark_retrieved();
    let Some(exception) = any.core().peek_exception() else {
        return Ok(());
    };
    let message = format!("{} exception was never retrieved", object.class().name());
    let context = new_context(&message, vm)?;
    context.set_item("exception", to_python(&exception, vm).into(), vm)?;
    context.set_item("future", object.to_owned(), vm)?;
    add_origin(&context, future.origin(), vm)?;
    tell(&PyLoop::of(any.core().event_loop(), vm), context.into(), vm)
}

/// `Task.__del__` of tasks that will never be done.
pub(super) fn report_destroyed(tasks: Vec<PyRef<PyTask>>, vm: &VirtualMachine) -> PyResult<()> {
    for task in tasks {
        let Some(kernel) = task.as_future().kernel_if_any() else {
            continue;
        };
        let any = kernel.any();
        let reports = any.task().is_some_and(|core| core.reports_destruction());
        if let Some(core) = any.task() {
            core.forgive_destruction();
        }
        if reports {
            let context = new_context("Task was destroyed but it is pending!", vm)?;
            context.set_item("task", task.clone().into(), vm)?;
            add_origin(&context, task.as_future().origin(), vm)?;
            let event_loop = task.event_loop(vm)?;
            tell(&event_loop, context.into(), vm)?;
        }
        state().abandon(&*any);
    }
    Ok(())
}
