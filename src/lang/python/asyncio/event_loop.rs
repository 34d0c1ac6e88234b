//! The event loop as a Python class: scheduling, futures, tasks.

use std::cell::{Cell, OnceCell, RefCell};

use rustpython_vm::builtins::PyType;
use rustpython_vm::function::{ArgIntoFloat, FuncArgs, OptionalArg, PosArgs};
use rustpython_vm::types::{Constructor, Representable};
use rustpython_vm::{
    AsObject, FromArgs, Py, PyObject, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine, pyclass,
};

use super::error::Raise;
use super::future::PyFuture;
use super::handle::PyHandle;
use super::state::state;
use super::task::{PyTask, TaskKeywords};
use super::{asyncgens, failures, internals, policy, turning};
use crate::kernel::{EventLoop, SLOW_STEP, new_event_loop};

/// The event loop: what `asyncio.new_event_loop()` gives.
#[pyclass(module = "asyncio.unix_events", name = "_UnixSelectorEventLoop")]
#[derive(PyPayload, Default)]
pub(super) struct PyLoop {
    kernel: OnceCell<EventLoop>,
    task_factory: RefCell<Option<PyObjectRef>>,
    pub(super) exception_handler: RefCell<Option<PyObjectRef>>,
    slow_callback_duration: Cell<Option<f64>>,
    pub(super) asyncgens: asyncgens::AsyncGenerators,
    pub(super) default_executor: RefCell<Option<PyObjectRef>>,
}

impl std::fmt::Debug for PyLoop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("event loop")
    }
}

impl PyLoop {
    /// The Python object of a loop of the kernel.
    pub(super) fn of(event_loop: &EventLoop, vm: &VirtualMachine) -> PyRef<Self> {
        state().event_loop(event_loop).unwrap_or_else(|| {
            let object = PyLoop::default();
            let _ = object.kernel.set(event_loop.clone()); // it had none
            let object = object.into_ref(&vm.ctx);
            failures::hear(&object);
            state().keep_loop(object.clone());
            object
        })
    }

    /// The kernel's loop.
    pub(super) fn kernel(&self) -> &EventLoop {
        self.kernel.get_or_init(new_event_loop)
    }

    pub(super) fn check_open(&self, vm: &VirtualMachine) -> PyResult<()> {
        if self.kernel().is_closed() {
            return Err(vm.new_runtime_error("Event loop is closed"));
        }
        Ok(())
    }

    /// How long a callback may take before debug mode tells of it.
    pub(super) fn slow_callback_duration(&self) -> f64 {
        self.slow_callback_duration.get().unwrap_or(SLOW_STEP)
    }

    /// `loop.create_task`, by the factory if there is one.
    pub(super) fn make_task(
        zelf: &Py<Self>,
        coroutine: PyObjectRef,
        how: TaskKeywords,
        vm: &VirtualMachine,
    ) -> PyResult {
        zelf.check_open(vm)?;
        let factory = zelf.task_factory.borrow().clone();
        let Some(factory) = factory else {
            return Ok(PyTask::create(coroutine, zelf, how, vm)?.into());
        };
        let mut arguments = FuncArgs::from(vec![zelf.to_owned().into(), coroutine]);
        let name = how.pass_on(&mut arguments, vm);
        let task = factory.call_with_args(arguments, vm)?;
        if let Some(name) = name {
            vm.call_method(&task, "set_name", (name,))?;
        }
        Ok(task)
    }
}

/// The loop given as an argument, or else the one that `get_event_loop()` gives.
pub(super) fn loop_argument(given: Option<PyObjectRef>, vm: &VirtualMachine) -> PyResult<PyRef<PyLoop>> {
    match given.filter(|given| !vm.is_none(given)) {
        None => policy::get_event_loop(vm),
        Some(given) => given.downcast().map_err(|other| {
            vm.new_type_error(format!(
                "an event loop was expected, got {}",
                other.class().name()
            ))
        }),
    }
}

/// `(callback, *args, context=None)`
#[derive(FromArgs)]
pub(super) struct SoonArguments {
    #[pyarg(positional)]
    callback: PyObjectRef,
    #[pyarg(flatten)]
    args: PosArgs,
    #[pyarg(named, optional)]
    context: OptionalArg<PyObjectRef>,
}

/// `(when, callback, *args, context=None)`
#[derive(FromArgs)]
pub(super) struct TimedArguments {
    #[pyarg(positional)]
    when: PyObjectRef,
    #[pyarg(flatten)]
    call: SoonArguments,
}

#[derive(FromArgs)]
pub(super) struct CreateTaskArguments {
    #[pyarg(positional)]
    pub(super) coro: PyObjectRef,
    #[pyarg(flatten)]
    pub(super) how: TaskKeywords,
}

impl Constructor for PyLoop {
    type Args = FuncArgs;

    fn slot_new(class: rustpython_vm::builtins::PyTypeRef, _: FuncArgs, vm: &VirtualMachine) -> PyResult {
        let event_loop = PyLoop::default().into_ref_with_type(vm, class)?;
        event_loop.kernel().set_debug(internals::new_loops_debug(vm)?);
        failures::hear(&event_loop);
        state().keep_loop(event_loop.clone());
        Ok(event_loop.into())
    }

    fn py_new(_: &Py<PyType>, _: FuncArgs, _: &VirtualMachine) -> PyResult<Self> {
        Ok(PyLoop::default())
    }
}

#[pyclass(flags(BASETYPE, HAS_DICT, HAS_WEAKREF), with(Constructor, Representable))]
impl PyLoop {
    #[pymethod]
    fn run_forever(zelf: PyRef<Self>, vm: &VirtualMachine) -> PyResult<()> {
        turning::run_forever(&zelf, vm)
    }

    #[pymethod]
    fn run_until_complete(zelf: PyRef<Self>, future: PyObjectRef, vm: &VirtualMachine) -> PyResult {
        turning::run_until_complete(&zelf, future, vm)
    }

    #[pymethod]
    fn stop(zelf: &Py<Self>) {
        zelf.kernel().stop();
    }

    #[pymethod]
    fn close(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
        let abandoned = turning::never_started(zelf.kernel());
        zelf.kernel().close().raise(vm)?;
        failures::report_destroyed(abandoned, vm)
    }

    #[pymethod]
    fn is_running(zelf: &Py<Self>) -> bool {
        zelf.kernel().is_running()
    }

    #[pymethod]
    fn is_closed(zelf: &Py<Self>) -> bool {
        zelf.kernel().is_closed()
    }

    #[pymethod]
    fn time(zelf: &Py<Self>) -> f64 {
        zelf.kernel().time()
    }

    #[pymethod]
    fn call_soon(zelf: PyRef<Self>, args: SoonArguments, vm: &VirtualMachine) -> PyResult<PyRef<PyHandle>> {
        let SoonArguments {
            callback,
            args,
            context,
        } = args;
        zelf.check_open(vm)?;
        check_callback(&callback, "call_soon", &zelf, vm)?;
        PyHandle::soon(zelf, callback, args.into_vec(), context.into_option(), vm)
    }

    #[pymethod]
    fn call_soon_threadsafe(
        zelf: PyRef<Self>,
        args: SoonArguments,
        vm: &VirtualMachine,
    ) -> PyResult<PyRef<PyHandle>> {
        Self::call_soon(zelf, args, vm)
    }

    #[pymethod]
    fn call_later(zelf: PyRef<Self>, args: TimedArguments, vm: &VirtualMachine) -> PyResult<PyRef<PyHandle>> {
        if vm.is_none(&args.when) {
            return Err(vm.new_type_error("delay must not be None"));
        }
        let delay = args.when.try_float(vm)?.to_f64();
        Self::timer(zelf, "call_later", |now| now + delay, args.call, vm)
    }

    #[pymethod]
    fn call_at(zelf: PyRef<Self>, args: TimedArguments, vm: &VirtualMachine) -> PyResult<PyRef<PyHandle>> {
        if vm.is_none(&args.when) {
            return Err(vm.new_type_error("when cannot be None"));
        }
        let when = args.when.try_float(vm)?.to_f64();
        Self::timer(zelf, "call_at", |_| when, args.call, vm)
    }

    fn timer(
        zelf: PyRef<Self>,
        method: &str,
        when: impl FnOnce(f64) -> f64,
        call: SoonArguments,
        vm: &VirtualMachine,
    ) -> PyResult<PyRef<PyHandle>> {
        let SoonArguments {
            callback,
            args,
            context,
        } = call;
        zelf.check_open(vm)?;
        check_callback(&callback, method, &zelf, vm)?;
        let when = when(zelf.kernel().time());
        PyHandle::at(zelf, when, callback, args.into_vec(), context.into_option(), vm)
    }

    #[pymethod]
    fn create_future(zelf: &Py<Self>, vm: &VirtualMachine) -> PyRef<PyFuture> {
        PyFuture::of(zelf.kernel().create_future(), vm)
    }

    #[pymethod]
    fn create_task(zelf: PyRef<Self>, args: CreateTaskArguments, vm: &VirtualMachine) -> PyResult {
        Self::make_task(&zelf, args.coro, args.how, vm)
    }

    #[pymethod]
    fn set_task_factory(zelf: &Py<Self>, factory: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        if !vm.is_none(&factory) && !factory.is_callable() {
            return Err(vm.new_type_error("task factory must be a callable or None"));
        }
        *zelf.task_factory.borrow_mut() = vm.option_if_none(factory);
        Ok(())
    }

    #[pymethod]
    fn get_task_factory(zelf: &Py<Self>) -> Option<PyObjectRef> {
        zelf.task_factory.borrow().clone()
    }

    #[pymethod]
    fn set_exception_handler(zelf: &Py<Self>, handler: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        if !vm.is_none(&handler) && !handler.is_callable() {
            let shown = handler.repr(vm)?;
            let text = format!("A callable object or None is expected, got {shown}");
            return Err(vm.new_type_error(text));
        }
        *zelf.exception_handler.borrow_mut() = vm.option_if_none(handler);
        Ok(())
    }

    #[pymethod]
    fn get_exception_handler(zelf: &Py<Self>) -> Option<PyObjectRef> {
        zelf.exception_handler.borrow().clone()
    }

    #[pymethod]
    fn default_exception_handler(zelf: &Py<Self>, context: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        failures::default_exception_handler(zelf.kernel(), &context, vm)
    }

    #[pymethod]
    fn call_exception_handler(zelf: PyRef<Self>, context: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        failures::call_exception_handler(&zelf, context, vm)
    }

    #[pymethod]
    fn get_debug(zelf: &Py<Self>) -> bool {
        zelf.kernel().get_debug()
    }

    #[pymethod]
    fn set_debug(zelf: &Py<Self>, enabled: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        zelf.kernel().set_debug(enabled.is_true(vm)?);
        Ok(())
    }

    #[pygetset(name = "slow_callback_duration")]
    fn py_slow_callback_duration(zelf: &Py<Self>) -> f64 {
        zelf.slow_callback_duration()
    }

    #[pygetset(setter, name = "slow_callback_duration")]
    fn set_slow_callback_duration(zelf: &Py<Self>, seconds: ArgIntoFloat) {
        zelf.slow_callback_duration.set(Some(seconds.into_float()));
    }

    #[pymethod]
    fn shutdown_asyncgens(zelf: PyRef<Self>, vm: &VirtualMachine) -> PyResult {
        asyncgens::shutdown(&zelf, vm)
    }

    #[pymethod]
    fn shutdown_default_executor(_zelf: &Py<Self>, vm: &VirtualMachine) -> PyObjectRef {
        super::library::coroutine(
            "BaseEventLoop.shutdown_default_executor",
            async { Ok(Default::default()) },
            vm,
        )
    }

    #[pymethod]
    fn run_in_executor(zelf: PyRef<Self>, args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        super::threads::run_in_executor(&zelf, args, vm)
    }

    #[pymethod]
    fn set_default_executor(zelf: &Py<Self>, executor: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        let pool = vm.import("concurrent.futures.thread", 0)?;
        let pool = pool.get_attr("futures", vm)?.get_attr("thread", vm)?;
        let pool = pool.get_attr("ThreadPoolExecutor", vm)?;
        if !executor.is_instance(&pool, vm)? {
            return Err(vm.new_type_error("executor must be ThreadPoolExecutor instance"));
        }
        *zelf.default_executor.borrow_mut() = Some(executor);
        Ok(())
    }

    #[pygetset]
    fn _default_executor(zelf: &Py<Self>) -> Option<PyObjectRef> {
        zelf.default_executor.borrow().clone()
    }

    /// One turn.
    #[pymethod]
    fn _run_once(zelf: PyRef<Self>, vm: &VirtualMachine) -> PyResult<()> {
        zelf.kernel().stop(); // a loop that is stopped before it runs makes one turn
        turning::run_forever(&zelf, vm)
    }

    /// As long as the ready queue. What stands there is the kernel's, and no object of Python's.
    #[pygetset]
    fn _ready(zelf: &Py<Self>, vm: &VirtualMachine) -> PyObjectRef {
        let places = vec![vm.ctx.none(); zelf.kernel().ready_len()];
        vm.ctx.new_list(places).into()
    }

    #[pymethod]
    fn _check_closed(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
        zelf.check_open(vm)
    }
}

/// `_check_callback`, which CPython does in debug mode, and `call_soon` of what cannot be called.
pub(super) fn check_callback(
    callback: &PyObject,
    method: &str,
    event_loop: &Py<PyLoop>,
    vm: &VirtualMachine,
) -> PyResult<()> {
    if !event_loop.kernel().get_debug() {
        return Ok(());
    }
    let owned = callback.to_owned();
    if super::coroutine::is_coroutine(&owned, vm)? || super::functions::is_coroutine_function(&owned, vm)? {
        return Err(vm.new_type_error(format!("coroutines cannot be used with {method}()")));
    }
    if !callback.is_callable() {
        let shown = callback.repr(vm)?;
        return Err(vm.new_type_error(format!(
            "a callable object was expected by {method}(), got {shown}"
        )));
    }
    Ok(())
}

impl Representable for PyLoop {
    fn repr_str(zelf: &Py<Self>, _vm: &VirtualMachine) -> PyResult<String> {
        let word = |truth: bool| if truth { "True" } else { "False" };
        Ok(format!(
            "<{} running={} closed={} debug={}>",
            zelf.class().name(),
            word(zelf.kernel().is_running()),
            word(zelf.kernel().is_closed()),
            word(zelf.kernel().get_debug())
        ))
    }
}
