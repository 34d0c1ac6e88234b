//! Threads there are none here: what would run in one runs in a callback of the loop, where
//! everybody can see that it holds the others up.

use rustpython_vm::function::FuncArgs;
use rustpython_vm::vm::thread::with_current_vm;
use rustpython_vm::{AsObject, PyObjectRef, PyRef, PyResult, VirtualMachine, pymodule};

use super::context::TaskContext;
use super::error::{Caught, Raise, from_python};
use super::event_loop::{PyLoop, check_callback};
use super::future::PyFuture;
use super::library::coroutine;
use super::policy;
use super::value::Value;
use crate::kernel::{Exception, Future};

/// Calls `function` in the next turn; the future has its outcome.
fn call_beside(
    event_loop: &PyLoop,
    function: PyObjectRef,
    arguments: FuncArgs,
    context: Option<TaskContext>,
    vm: &VirtualMachine,
) -> PyResult<Future<Value>> {
    let outcome: Future<Value> = event_loop.kernel().create_future();
    let settled = outcome.clone();
    let call = move || -> Result<(), Exception> {
        if settled.done() {
            return Ok(()); // cancelled before it began
        }
        with_current_vm(|vm| {
            let call = || function.call_with_args(arguments, vm);
            let result = match &context {
                Some(context) => context.run(vm, call),
                None => call(),
            };
            match result {
                Ok(value) => settled.set_result(value.into()),
                Err(raised) => settled.set_exception(from_python(raised, vm)),
            }
        })
    };
    event_loop.kernel().call_soon(call).raise(vm)?;
    Ok(outcome)
}

/// `loop.run_in_executor(executor, function, *arguments)`.
pub(super) fn run_in_executor(
    event_loop: &PyRef<PyLoop>,
    mut args: FuncArgs,
    vm: &VirtualMachine,
) -> PyResult {
    event_loop.check_open(vm)?;
    if args.args.len() < 2 {
        return Err(vm.new_type_error("run_in_executor() missing 1 required positional argument: 'func'"));
    }
    let executor = args.shift();
    let function = args.shift();
    check_callback(&function, "run_in_executor", event_loop, vm)?;
    let default = event_loop.default_executor.borrow().clone();
    let executor = vm.option_if_none(executor).or(default);
    let Some(executor) = executor else {
        let outcome = call_beside(event_loop, function, args, None, vm)?;
        return Ok(PyFuture::of(outcome, vm).into());
    };
    args.prepend_arg(function);
    let future = executor.get_attr("submit", vm)?.call_with_args(args, vm)?;
    wrap_future(future, Some(event_loop.clone()), vm)
}

/// `futures._copy_future_state(source, dest)`: `dest` ends as `source` has ended, unless it is done.
pub(super) fn copy_state(source: PyObjectRef, dest: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
    let asks = |future: &PyObjectRef, method: &'static str| vm.call_method(future, method, ())?.is_true(vm);
    if asks(&dest, "cancelled")? || asks(&dest, "done")? {
        return Ok(());
    }
    if asks(&source, "cancelled")? {
        return vm.call_method(&dest, "cancel", ()).map(drop);
    }
    let exception = vm.call_method(&source, "exception", ())?;
    let (method, outcome) = match vm.option_if_none(exception) {
        Some(exception) => ("set_exception", exception),
        None => ("set_result", vm.call_method(&source, "result", ())?),
    };
    vm.call_method(&dest, method, (outcome,)).map(drop)
}

/// `asyncio.wrap_future`, of a future of `concurrent.futures`: each ends as the other does.
pub(super) fn wrap_future(
    future: PyObjectRef,
    event_loop: Option<PyRef<PyLoop>>,
    vm: &VirtualMachine,
) -> PyResult {
    if vm.get_attribute_opt(&future, "add_done_callback")?.is_none() {
        let shown = future.repr(vm)?;
        let text = format!("concurrent.futures.Future is expected, got {shown}");
        return Err(vm.new_exception_msg(vm.ctx.exceptions.assertion_error.to_owned(), text.into()));
    }
    let event_loop = match event_loop {
        Some(event_loop) => event_loop,
        None => policy::get_event_loop(vm)?,
    };
    let outcome = vm.call_method(event_loop.as_object(), "create_future", ())?;
    chain(future, outcome.clone(), &event_loop, vm)?;
    Ok(outcome)
}

/// `futures._chain_future`, of a future of another kind and one of `event_loop`.
fn chain(
    source: PyObjectRef,
    dest: PyObjectRef,
    event_loop: &PyRef<PyLoop>,
    vm: &VirtualMachine,
) -> PyResult<()> {
    let (cancelled, target) = (source.clone(), event_loop.clone());
    let check_cancel = move |dest: PyObjectRef, vm: &VirtualMachine| -> PyResult<()> {
        if vm.call_method(&dest, "cancelled", ())?.is_true(vm)? {
            vm.call_method(&cancelled, "cancel", ())?;
        }
        Ok(())
    };
    let check_cancel = vm.new_function("_call_check_cancel", check_cancel);
    vm.call_method(&dest, "add_done_callback", (check_cancel,))?;
    let set_state = move |source: PyObjectRef, vm: &VirtualMachine| -> PyResult<()> {
        if vm.call_method(&dest, "cancelled", ())?.is_true(vm)? && target.kernel().is_closed() {
            return Ok(());
        }
        let copy = vm.new_function("_set_state", copy_state);
        vm.call_method(
            target.as_object(),
            "call_soon_threadsafe",
            (copy, source, dest.clone()),
        )
        .map(drop)
    };
    let set_state = vm.new_function("_call_set_state", set_state);
    vm.call_method(&source, "add_done_callback", (set_state,))
        .map(drop)
}

#[pymodule(sub, name = "asyncio")]
pub(super) mod names {
    use super::*;

    /// `asyncio.to_thread(function, *args, **kwargs)`.
    #[pyfunction]
    fn to_thread(mut args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        if args.args.is_empty() {
            let text = "to_thread() missing 1 required positional argument: 'func'";
            return Err(vm.new_type_error(text));
        }
        let function = args.shift();
        let running = async move {
            let outcome = with_current_vm(|vm| {
                let call = || -> PyResult<_> {
                    let event_loop = policy::get_running_loop(vm)?;
                    let context = TaskContext::new(None, vm)?;
                    call_beside(&event_loop, function, args, Some(context), vm)
                };
                call().caught(vm)
            })?;
            outcome.await
        };
        Ok(coroutine("to_thread", running, vm))
    }

    /// `asyncio.run_coroutine_threadsafe(coro, loop)`: the result is a `concurrent.futures.Future`.
    #[pyfunction]
    fn run_coroutine_threadsafe(coro: PyObjectRef, event_loop: PyObjectRef, vm: &VirtualMachine) -> PyResult {
        if !super::super::coroutine::is_coroutine(&coro, vm)? {
            return Err(vm.new_type_error("A coroutine object is required"));
        }
        let event_loop = super::super::event_loop::loop_argument(Some(event_loop), vm)?;
        let result = vm.import("concurrent.futures", 0)?.get_attr("futures", vm)?;
        let result = result.get_attr("Future", vm)?.call((), vm)?;
        let (told, target) = (result.clone(), event_loop.clone());
        let start = move |vm: &VirtualMachine| -> PyResult<()> {
            let task = super::super::awaitable::ensure_future(coro.clone(), Some(target.clone()), vm)?;
            let told = told.clone();
            let done = move |task: PyObjectRef, vm: &VirtualMachine| -> PyResult<()> {
                if vm.call_method(&task, "cancelled", ())?.is_true(vm)? {
                    vm.call_method(&told, "cancel", ())?;
                    return vm
                        .call_method(&told, "set_running_or_notify_cancel", ())
                        .map(drop);
                }
                let exception = vm.call_method(&task, "exception", ())?;
                let (method, outcome) = match vm.option_if_none(exception) {
                    Some(exception) => ("set_exception", exception),
                    None => ("set_result", vm.call_method(&task, "result", ())?),
                };
                vm.call_method(&told, method, (outcome,)).map(drop)
            };
            let done = vm.new_function("_call_set_state", done);
            vm.call_method(&task, "add_done_callback", (done,)).map(drop)
        };
        let start = vm.new_function("callback", start);
        vm.call_method(event_loop.as_object(), "call_soon_threadsafe", (start,))?;
        Ok(result)
    }
}
