//! asyncio's plain functions: sleep, tasks, loops, what is a coroutine.

use rustpython_vm::builtins::PyFunction;
use rustpython_vm::function::{FuncArgs, KwArgs};
use rustpython_vm::vm::thread::with_current_vm;
use rustpython_vm::{AsObject, PyObject, PyObjectRef, PyRef, PyResult, VirtualMachine, pymodule};

pub(super) use super::awaitable::ensure_future;
use super::coroutine::is_native;
use super::error::Caught;
use super::event_loop::{CreateTaskArguments, PyLoop};
use super::future::PyFuture;
use super::library::coroutine;
use super::policy;
use super::task::{PyTask, TaskKeywords};
use super::value::Value;
use crate::asyncio::sleep_with;
use crate::kernel::Exception;

/// The object of a task of the kernel, made here or by the library.
fn task_object(task: std::rc::Rc<dyn crate::kernel::AnyFuture>, vm: &VirtualMachine) -> PyObjectRef {
    PyFuture::shown(task, vm)
}

/// `current_task()`, None outside any.
pub(super) fn current_task_object(vm: &VirtualMachine) -> PyResult {
    let event_loop = policy::get_running_loop(vm)?;
    Ok(super::third_party::current_task(event_loop.as_object(), vm))
}

/// The task of the kernel that runs in `event_loop`, or None.
pub(super) fn current_task_of(event_loop: &PyLoop, vm: &VirtualMachine) -> PyObjectRef {
    let current = event_loop.kernel().current();
    current.map_or_else(|| vm.ctx.none(), |task| task_object(task, vm))
}

/// `asyncio.sleep(delay, result)`.
fn sleep(delay: PyObjectRef, result: PyObjectRef, vm: &VirtualMachine) -> PyObjectRef {
    let sleeping = async move {
        let delay = with_current_vm(|vm| seconds(&delay, vm).caught(vm))?;
        sleep_with(delay, Value::from(result)).await
    };
    coroutine("sleep", sleeping, vm)
}

/// A number of seconds; what is none raises as `delay <= 0` and `loop.call_later(delay, …)` do.
pub(super) fn seconds(delay: &PyObjectRef, vm: &VirtualMachine) -> PyResult<f64> {
    if let Some(number) = delay.downcast_ref::<rustpython_vm::builtins::PyFloat>() {
        return Ok(number.to_f64());
    }
    let zero = vm.ctx.new_int(0);
    let is_past = delay.rich_compare_bool(zero.as_object(), rustpython_vm::types::PyComparisonOp::Le, vm)?;
    if is_past {
        return Ok(0.0);
    }
    Ok(delay.try_float(vm)?.to_f64())
}

/// `asyncio.iscoroutinefunction(function)`: `async def`, or marked as such.
pub(super) fn is_coroutine_function(function: &PyObject, vm: &VirtualMachine) -> PyResult<bool> {
    let mut function = function.to_owned();
    while &*function.class().name() == "partial" || function.class().is(vm.ctx.types.bound_method_type) {
        let name = if function.class().is(vm.ctx.types.bound_method_type) {
            "__func__"
        } else {
            "func"
        };
        function = function.get_attr(name, vm)?;
    }
    if let Some(marker) = vm.get_attribute_opt(&function, "_is_coroutine")? {
        return Ok(marker.is(&vm
            .import("asyncio.coroutines", 0)?
            .get_attr("coroutines", vm)?
            .get_attr("_is_coroutine", vm)?));
    }
    if function.downcast_ref::<PyFunction>().is_none() {
        return Ok(false);
    }
    let flags = function.get_attr("__code__", vm)?.get_attr("co_flags", vm)?;
    let flags: u32 = flags.try_to_value(vm)?;
    const CO_COROUTINE: u32 = 0x80;
    Ok(flags & CO_COROUTINE != 0)
}

/// `asyncio.isfuture(object)`: whether its class says so.
pub(super) fn is_future(object: &PyObject, vm: &VirtualMachine) -> PyResult<bool> {
    if is_native(object) {
        return Ok(false); // to ask for what is not there costs an exception, which is more than a task costs
    }
    // A mock has the class of what it stands for.
    let class = object.get_attr("__class__", vm)?;
    if vm
        .get_attribute_opt(&class, "_asyncio_future_blocking")?
        .is_none()
    {
        return Ok(false);
    }
    let blocking = object.get_attr("_asyncio_future_blocking", vm)?;
    Ok(!vm.is_none(&blocking))
}

/// What an awaited thing's Rust outcome is when it has no value.
pub(super) fn nothing<T>(outcome: Result<T, Exception>) -> Result<Value, Exception> {
    outcome.map(|_| Value::default())
}

/// `asyncio.all_tasks(loop)`: those that are not done.
pub(super) fn all_tasks(event_loop: &PyLoop, vm: &VirtualMachine) -> Vec<PyObjectRef> {
    let tasks = event_loop.kernel().all_tasks();
    tasks.into_iter().map(|task| task_object(task, vm)).collect()
}

#[pymodule(sub, name = "asyncio")]
pub(super) mod names {
    use rustpython_vm::function::OptionalArg;

    use super::*;
    use crate::lang::python::asyncio::coroutine::is_coroutine;
    use crate::lang::python::asyncio::event_loop::loop_argument;

    #[derive(rustpython_vm::FromArgs)]
    struct SleepArguments {
        #[pyarg(any)]
        delay: PyObjectRef,
        #[pyarg(any, optional)]
        result: OptionalArg<PyObjectRef>,
    }

    #[pyfunction(name = "sleep")]
    fn py_sleep(args: SleepArguments, vm: &VirtualMachine) -> PyObjectRef {
        sleep(args.delay, args.result.unwrap_or_none(vm), vm)
    }

    #[pyfunction]
    fn create_task(args: CreateTaskArguments, vm: &VirtualMachine) -> PyResult {
        let event_loop = policy::get_running_loop(vm)?;
        create_named(&event_loop, args, vm)
    }

    /// 3.12's, as `loop.create_task` calls it.
    #[pyfunction]
    fn eager_task_factory(
        event_loop: PyObjectRef,
        coro: PyObjectRef,
        keywords: KwArgs,
        vm: &VirtualMachine,
    ) -> PyResult {
        start_eagerly_by(PyTask::class(&vm.ctx).as_object(), event_loop, coro, keywords, vm)
    }

    /// 3.12's.
    #[pyfunction]
    fn create_eager_task_factory(constructor: PyObjectRef, vm: &VirtualMachine) -> PyObjectRef {
        let factory = move |event_loop, coro, keywords, vm: &VirtualMachine| {
            start_eagerly_by(&constructor, event_loop, coro, keywords, vm)
        };
        vm.new_function("factory", factory).into()
    }

    #[derive(rustpython_vm::FromArgs)]
    struct EnsureFutureArguments {
        #[pyarg(positional)]
        object: PyObjectRef,
        #[pyarg(named, name = "loop", optional)]
        event_loop: OptionalArg<PyObjectRef>,
    }

    fn given(event_loop: OptionalArg<PyObjectRef>, vm: &VirtualMachine) -> PyResult<Option<PyRef<PyLoop>>> {
        match event_loop.into_option().filter(|given| !vm.is_none(given)) {
            None => Ok(None),
            some => loop_argument(some, vm).map(Some),
        }
    }

    #[pyfunction(name = "ensure_future")]
    fn py_ensure_future(args: EnsureFutureArguments, vm: &VirtualMachine) -> PyResult {
        ensure_future(args.object, given(args.event_loop, vm)?, vm)
    }

    #[pyfunction]
    fn wrap_future(args: EnsureFutureArguments, vm: &VirtualMachine) -> PyResult {
        if is_future(&args.object, vm)? {
            return Ok(args.object);
        }
        crate::lang::python::asyncio::threads::wrap_future(args.object, given(args.event_loop, vm)?, vm)
    }

    #[pyfunction]
    fn iscoroutine(object: PyObjectRef, vm: &VirtualMachine) -> PyResult<bool> {
        is_coroutine(&object, vm)
    }

    #[pyfunction]
    fn iscoroutinefunction(function: PyObjectRef, vm: &VirtualMachine) -> PyResult<bool> {
        is_coroutine_function(&function, vm)
    }

    #[pyfunction]
    fn isfuture(object: PyObjectRef, vm: &VirtualMachine) -> PyResult<bool> {
        is_future(&object, vm)
    }

    #[pyfunction]
    fn get_running_loop(vm: &VirtualMachine) -> PyResult<PyRef<PyLoop>> {
        policy::get_running_loop(vm)
    }

    #[pyfunction]
    fn _get_running_loop(vm: &VirtualMachine) -> Option<PyRef<PyLoop>> {
        policy::running_loop(vm)
    }

    #[pyfunction]
    fn _set_running_loop(event_loop: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        policy::set_running(event_loop, vm)
    }

    #[pyfunction]
    fn get_event_loop(vm: &VirtualMachine) -> PyResult<PyRef<PyLoop>> {
        policy::get_event_loop(vm)
    }

    #[pyfunction]
    fn set_event_loop(event_loop: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        policy::set_event_loop(event_loop, vm)
    }

    #[pyfunction]
    fn new_event_loop(vm: &VirtualMachine) -> PyResult<PyRef<PyLoop>> {
        policy::new_event_loop(vm)
    }
}

use rustpython_vm::PyPayload;

/// `loop.create_task(coro, …)` of a task that is named afterwards: it takes a number of `Task-N` all the same.
pub(super) fn create_named(
    event_loop: &PyRef<PyLoop>,
    args: CreateTaskArguments,
    vm: &VirtualMachine,
) -> PyResult {
    let mut arguments = FuncArgs::from(vec![args.coro]);
    let name = args.how.pass_on(&mut arguments, vm);
    let task = create_by(event_loop, arguments, vm)?;
    match name {
        Some(name) => set_task_name(&task, name, vm).map(|()| task),
        None => Ok(task),
    }
}

/// `loop.create_task(coro, …)`, by the loop's own method if it is of the program's class.
pub(super) fn create_by(event_loop: &PyRef<PyLoop>, arguments: FuncArgs, vm: &VirtualMachine) -> PyResult {
    if event_loop.class().is(PyLoop::class(&vm.ctx)) && arguments.kwargs.is_empty() {
        let Some(coroutine) = arguments.args.into_iter().next() else {
            return Err(vm.new_type_error("create_task() missing 1 required positional argument: 'coro'"));
        };
        return PyLoop::make_task(event_loop, coroutine, TaskKeywords::named(None), vm);
    }
    event_loop
        .as_object()
        .get_attr("create_task", vm)?
        .call_with_args(arguments, vm)
}

/// `constructor(coro, loop=loop, eager_start=True, …)`.
fn start_eagerly_by(
    constructor: &PyObject,
    event_loop: PyObjectRef,
    coro: PyObjectRef,
    keywords: KwArgs,
    vm: &VirtualMachine,
) -> PyResult {
    let mut arguments = FuncArgs::new(vec![coro], keywords);
    arguments.kwargs.insert("loop".to_owned().into(), event_loop);
    let eager_start = vm.ctx.true_value.clone().into();
    arguments
        .kwargs
        .entry("eager_start".to_owned().into())
        .or_insert(eager_start);
    constructor.call(arguments, vm)
}

/// `tasks._set_task_name`.
pub(super) fn set_task_name(task: &PyObjectRef, name: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
    match super::task::as_task(task) {
        Some(task) => task.rename(&name, vm),
        None => vm.call_method(task, "set_name", (name,)).map(drop),
    }
}
