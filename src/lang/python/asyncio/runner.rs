//! `asyncio.run` and `asyncio.Runner`.

use std::cell::{Cell, RefCell};

use rustpython_vm::function::{FuncArgs, OptionalArg};
use rustpython_vm::types::{Constructor, Initializer};
use rustpython_vm::{
    AsObject, FromArgs, Py, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine, pyclass, pymodule,
};

use super::context::copy_context;
use super::coroutine::is_coroutine;
use super::event_loop::PyLoop;
use super::failures::tell;
use super::functions::{all_tasks, create_by};
use super::future::as_future;
use super::task::{PyTask, TaskKeywords};
use super::{gathering, policy};

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum State {
    #[default]
    Created,
    Initialized,
    Closed,
}

/// `asyncio.Runner`: several coroutines one after the other in one loop and one context.
#[pyclass(module = "asyncio.runners", name = "Runner")]
#[derive(PyPayload, Default)]
pub(super) struct PyRunner {
    state: Cell<State>,
    debug: Cell<Option<bool>>,
    loop_factory: RefCell<Option<PyObjectRef>>,
    event_loop: RefCell<Option<PyRef<PyLoop>>>,
    context: RefCell<Option<PyObjectRef>>,
    set_event_loop: Cell<bool>,
}

impl std::fmt::Debug for PyRunner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Runner")
    }
}

impl PyRunner {
    /// `_lazy_init`.
    fn initialize(&self, vm: &VirtualMachine) -> PyResult<PyRef<PyLoop>> {
        match (self.state.get(), self.event_loop.borrow().clone()) {
            (State::Initialized, Some(event_loop)) => return Ok(event_loop),
            (State::Closed, _) => return Err(vm.new_runtime_error("Runner is closed")),
            _ => {}
        }
        let factory = self.loop_factory.borrow().clone();
        let event_loop = match factory {
            None => {
                let event_loop = policy::new_event_loop(vm)?;
                if !self.set_event_loop.replace(true) {
                    policy::set_event_loop(event_loop.clone().into(), vm)?;
                }
                event_loop
            }
            Some(factory) => super::event_loop::loop_argument(Some(factory.call((), vm)?), vm)?,
        };
        if let Some(debug) = self.debug.get() {
            event_loop.kernel().set_debug(debug);
        }
        *self.context.borrow_mut() = Some(copy_context(vm)?);
        *self.event_loop.borrow_mut() = Some(event_loop.clone());
        self.state.set(State::Initialized);
        Ok(event_loop)
    }

    /// `Runner.run`.
    fn run_coroutine(
        &self,
        main: PyObjectRef,
        context: Option<PyObjectRef>,
        vm: &VirtualMachine,
    ) -> PyResult {
        if !is_coroutine(&main, vm)? {
            let shown = main.repr(vm)?;
            return Err(vm.new_value_error(format!("a coroutine was expected, got {shown}")));
        }
        if policy::running_loop(vm).is_some() {
            let text = "Runner.run() cannot be called from a running event loop";
            return Err(vm.new_runtime_error(text));
        }
        let event_loop = self.initialize(vm)?;
        let context = context
            .filter(|context| !vm.is_none(context))
            .or_else(|| self.context.borrow().clone());
        let mut arguments = FuncArgs::from(vec![main]);
        if let Some(context) = context {
            arguments.kwargs.insert("context".to_owned().into(), context);
        }
        let task = create_by(&event_loop, arguments, vm)?;
        run_until_complete(&event_loop, task, vm)
    }

    /// `Runner.close`.
    fn shut_down(&self, vm: &VirtualMachine) -> PyResult<()> {
        if self.state.get() != State::Initialized {
            return Ok(());
        }
        let Some(event_loop) = self.event_loop.borrow().clone() else {
            return Ok(());
        };
        let outcome = end(&event_loop, vm);
        if self.set_event_loop.get() {
            policy::set_event_loop(vm.ctx.none(), vm)?;
        }
        let closed = vm.call_method(event_loop.as_object(), "close", ()).map(drop);
        self.event_loop.take();
        self.state.set(State::Closed);
        outcome.and(closed)
    }
}

/// As `asyncio.run`, in a task called `main`.
pub(super) fn run_main(coroutine: PyObjectRef, vm: &VirtualMachine) -> PyResult {
    let runner = PyRunner::default();
    let event_loop = runner.initialize(vm)?;
    let name = vm.ctx.new_str("main").into();
    let task = PyTask::create(coroutine, &event_loop, TaskKeywords::named(Some(name)), vm)?;
    let outcome = run_until_complete(&event_loop, task.into(), vm);
    end_with(outcome, runner.shut_down(vm))
}

/// As `__exit__` does: what closing raises comes after what the program raised.
fn end_with(outcome: PyResult, closed: PyResult<()>) -> PyResult {
    match (outcome, closed) {
        (outcome, Ok(())) => outcome,
        (Ok(_), Err(error)) => Err(error),
        (Err(first), Err(error)) => {
            error.set_context(Some(first));
            Err(error)
        }
    }
}

fn run_until_complete(event_loop: &PyRef<PyLoop>, future: PyObjectRef, vm: &VirtualMachine) -> PyResult {
    vm.call_method(event_loop.as_object(), "run_until_complete", (future,))
}

fn end(event_loop: &PyRef<PyLoop>, vm: &VirtualMachine) -> PyResult<()> {
    cancel_all_tasks(event_loop, vm)?;
    for method in ["shutdown_asyncgens", "shutdown_default_executor"] {
        let closing = vm.call_method(event_loop.as_object(), method, ())?;
        run_until_complete(event_loop, closing, vm)?;
    }
    Ok(())
}

/// `_cancel_all_tasks`.
fn cancel_all_tasks(event_loop: &PyRef<PyLoop>, vm: &VirtualMachine) -> PyResult<()> {
    let tasks = all_tasks(event_loop, vm);
    if tasks.is_empty() {
        return Ok(());
    }
    for task in &tasks {
        vm.call_method(task, "cancel", ())?;
    }
    let all = gathering::gather(tasks.clone(), true, vm)?;
    run_until_complete(event_loop, all.into(), vm)?;
    for task in tasks {
        let Some(future) = as_future(&task) else { continue };
        if future.state() == crate::kernel::State::Cancelled {
            continue;
        }
        if let Some(exception) = future.ask_exception(vm)? {
            let context = vm.ctx.new_dict();
            let message = "unhandled exception during asyncio.run() shutdown";
            context.set_item("message", vm.ctx.new_str(message).into(), vm)?;
            context.set_item("exception", exception, vm)?;
            context.set_item("task", task, vm)?;
            tell(event_loop, context.into(), vm)?;
        }
    }
    Ok(())
}

#[derive(FromArgs)]
pub(super) struct RunnerArguments {
    #[pyarg(named, optional)]
    debug: OptionalArg<PyObjectRef>,
    #[pyarg(named, optional)]
    loop_factory: OptionalArg<PyObjectRef>,
}

#[derive(FromArgs)]
pub(super) struct RunnerRunArguments {
    #[pyarg(positional)]
    coro: PyObjectRef,
    #[pyarg(named, optional)]
    context: OptionalArg<PyObjectRef>,
}

impl Constructor for PyRunner {
    type Args = FuncArgs;

    fn py_new(_: &Py<rustpython_vm::builtins::PyType>, _: FuncArgs, _: &VirtualMachine) -> PyResult<Self> {
        Ok(PyRunner::default())
    }
}

impl Initializer for PyRunner {
    type Args = RunnerArguments;

    fn init(zelf: &Py<Self>, args: RunnerArguments, vm: &VirtualMachine) -> PyResult<()> {
        let debug = args.debug.into_option().filter(|debug| !vm.is_none(debug));
        zelf.debug.set(debug.map(|debug| debug.is_true(vm)).transpose()?);
        let factory = args.loop_factory.into_option();
        *zelf.loop_factory.borrow_mut() = factory.filter(|factory| !vm.is_none(factory));
        Ok(())
    }
}

#[pyclass(flags(BASETYPE, HAS_DICT, HAS_WEAKREF), with(Constructor, Initializer))]
impl PyRunner {
    #[pymethod]
    fn run(zelf: &Py<Self>, args: RunnerRunArguments, vm: &VirtualMachine) -> PyResult {
        zelf.run_coroutine(args.coro, args.context.into_option(), vm)
    }

    #[pymethod]
    fn get_loop(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<PyRef<PyLoop>> {
        zelf.initialize(vm)
    }

    #[pymethod]
    fn close(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
        zelf.shut_down(vm)
    }

    #[pymethod]
    fn __enter__(zelf: PyRef<Self>, vm: &VirtualMachine) -> PyResult<PyRef<Self>> {
        zelf.initialize(vm)?;
        Ok(zelf)
    }

    #[pymethod]
    fn __exit__(zelf: &Py<Self>, _args: FuncArgs, vm: &VirtualMachine) -> PyResult<()> {
        zelf.shut_down(vm)
    }
}

#[pymodule(sub, name = "asyncio")]
pub(super) mod names {
    use super::*;

    #[derive(FromArgs)]
    struct RunArguments {
        #[pyarg(any)]
        main: PyObjectRef,
        #[pyarg(named, optional)]
        debug: OptionalArg<PyObjectRef>,
        #[pyarg(named, optional)]
        loop_factory: OptionalArg<PyObjectRef>,
    }

    #[pyfunction]
    fn run(args: RunArguments, vm: &VirtualMachine) -> PyResult {
        if policy::running_loop(vm).is_some() {
            let text = "asyncio.run() cannot be called from a running event loop";
            return Err(vm.new_runtime_error(text));
        }
        let runner = PyRunner::default().into_ref(&vm.ctx);
        let arguments = RunnerArguments {
            debug: args.debug,
            loop_factory: args.loop_factory,
        };
        PyRunner::init(&runner, arguments, vm)?;
        let outcome = runner.run_coroutine(args.main, None, vm);
        end_with(outcome, runner.shut_down(vm))
    }
}
