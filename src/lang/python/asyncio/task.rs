//! `asyncio.Task` as a Python class over the kernel's.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use rustpython_vm::builtins::{PyGenericAlias, PyTypeRef};
use rustpython_vm::function::{FuncArgs, OptionalArg, PySetterValue};
use rustpython_vm::types::{Constructor, Destructor, Initializer, Representable};
use rustpython_vm::{
    AsObject, FromArgs, Py, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine, pyclass,
};

use super::context::TaskContext;
use super::coroutine::{PythonCoroutine, innermost, is_coroutine};
use super::event_loop::{PyLoop, loop_argument};
use super::future::{CancelArguments, PyFuture, assigned};
use super::repr::task_repr;
use super::state::state;
use super::value::Value;
use crate::kernel::{AnyFuture, Future, Label, Start, TaskCore, TaskOptions, set_task_name};
use crate::lang::Stepped;
use crate::lang::python::frames::notice_coroutine;
use crate::lang::python::run::Run;

/// `asyncio.Task`.
#[pyclass(module = "_asyncio", name = "Task", base = PyFuture)]
#[derive(Default)]
#[repr(C)]
pub(super) struct PyTask {
    base: PyFuture,
    coroutine: RefCell<Option<PyObjectRef>>,
    context: OnceCell<Rc<TaskContext>>,
}

impl std::fmt::Debug for PyTask {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Task")
    }
}

/// The arguments of `Task(coro, *, loop=None, name=None, context=None)`.
#[derive(FromArgs)]
pub(super) struct TaskArguments {
    #[pyarg(any)]
    coro: PyObjectRef,
    #[pyarg(named, name = "loop", optional)]
    event_loop: OptionalArg<PyObjectRef>,
    #[pyarg(flatten)]
    how: TaskKeywords,
}

/// How a task is made. `eager_start` is 3.12's.
#[derive(FromArgs)]
pub(super) struct TaskKeywords {
    #[pyarg(named, optional)]
    pub(super) name: OptionalArg<PyObjectRef>,
    #[pyarg(named, optional)]
    pub(super) context: OptionalArg<PyObjectRef>,
    #[pyarg(named, optional)]
    pub(super) eager_start: OptionalArg<PyObjectRef>,
}

impl TaskKeywords {
    /// Adds to `arguments` what is passed on as it is; answers with the name, which the task gets when it is made.
    pub(super) fn pass_on(self, arguments: &mut FuncArgs, vm: &VirtualMachine) -> Option<PyObjectRef> {
        let given = [("context", self.context), ("eager_start", self.eager_start)];
        for (word, value) in given {
            if let Some(value) = value.into_option().filter(|value| !vm.is_none(value)) {
                arguments.kwargs.insert(word.to_owned().into(), value);
            }
        }
        self.name.into_option().filter(|name| !vm.is_none(name))
    }

    /// All defaults, but the name.
    pub(super) fn named(name: Option<PyObjectRef>) -> Self {
        TaskKeywords {
            name: name.into(),
            context: OptionalArg::Missing,
            eager_start: OptionalArg::Missing,
        }
    }
}

impl PyTask {
    /// The task as the future it is.
    pub(super) fn as_future(&self) -> &PyFuture {
        &self.base
    }

    /// The coroutine that it runs.
    pub(super) fn coroutine(&self) -> Option<PyObjectRef> {
        self.coroutine.borrow().clone()
    }

    fn any(&self, vm: &VirtualMachine) -> PyResult<Rc<dyn AnyFuture>> {
        Ok(self.base.kernel(vm)?.any())
    }

    /// `Task.set_name`.
    pub(super) fn rename(&self, name: &PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        let name = name.str(vm)?.to_string();
        set_task_name(&self.any(vm)?, name);
        Ok(())
    }

    /// Calls `f` with the kernel's part that only tasks have.
    fn with_core<R>(&self, vm: &VirtualMachine, f: impl FnOnce(&TaskCore) -> R) -> PyResult<R> {
        let any = self.any(vm)?;
        let missing = || vm.new_runtime_error("Task object is not initialized.");
        any.task().map(f).ok_or_else(missing)
    }

    /// `Task.__init__`: makes the kernel's task.
    fn start(
        zelf: &Py<Self>,
        coroutine: PyObjectRef,
        event_loop: &PyLoop,
        how: TaskKeywords,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        if !is_coroutine(&coroutine, vm)? {
            let shown = coroutine.repr(vm)?;
            return Err(vm.new_type_error(format!("a coroutine was expected, got {shown}")));
        }
        let name = match how.name.into_option().filter(|name| !vm.is_none(name)) {
            Some(name) => Some(name.str(vm)?.to_string().into()),
            None => None,
        };
        let eager_start = how.eager_start.into_option();
        let is_eager = eager_start.map_or(Ok(false), |eager_start| eager_start.try_to_bool(vm))?;
        let context = Rc::new(TaskContext::new(how.context.into_option(), vm)?);
        let _ = zelf.context.set(context.clone()); // a second initialisation is refused below
        let options = TaskOptions {
            name,
            label: Some(label(&coroutine, vm)),
            // A cancellation before its first step is thrown in all the same: `coro.throw` closes it.
            started: true,
            start: if is_eager { Start::Held } else { Start::Soon },
            ..TaskOptions::default()
        };
        *zelf.coroutine.borrow_mut() = Some(coroutine.clone());
        if let Some(run) = Run::current() {
            notice_coroutine(&coroutine, &run, vm);
        }
        let steps = Stepped::new(PythonCoroutine::new(coroutine, context));
        let task = event_loop.kernel().create_task_boxed(Box::pin(steps), options);
        let future: Future<Value> = super::error::Raise::raise(task, vm)?.into();
        zelf.base.init_with(future.clone(), vm)?;
        state().keep_task(&future, zelf.to_owned());
        if is_eager {
            event_loop.kernel().start_eagerly(future.any().core().id());
        }
        Ok(())
    }

    /// A plain task, as `loop.create_task` makes it without a factory.
    pub(super) fn create(
        coroutine: PyObjectRef,
        event_loop: &PyLoop,
        how: TaskKeywords,
        vm: &VirtualMachine,
    ) -> PyResult<PyRef<Self>> {
        // Its `__dict__` is made when somebody sets an attribute.
        let class = PyTask::class(&vm.ctx).to_owned();
        let task = PyRef::new_ref(PyTask::default(), class, None);
        Self::start(&task, coroutine, event_loop, how, vm)?;
        task.base.note_library();
        Ok(task)
    }
}

/// The coroutine function's name, for the trace.
fn label(coroutine: &PyObjectRef, vm: &VirtualMachine) -> Label {
    use rustpython_vm::builtins::{PyCoroutine, PyGenerator};
    let name = if let Some(native) = coroutine.downcast_ref::<PyCoroutine>() {
        Some(native.as_coro().qualname())
    } else if let Some(generator) = coroutine.downcast_ref::<PyGenerator>() {
        Some(generator.as_coro().qualname())
    } else {
        let name = vm.get_attribute_opt(coroutine, "__qualname__").ok().flatten();
        name.and_then(|name| name.downcast().ok())
    };
    name.map_or_else(
        || coroutine.class().name().to_string().as_str().into(),
        |name| name.to_string().as_str().into(),
    )
}

impl Constructor for PyTask {
    type Args = FuncArgs;

    fn py_new(_: &Py<rustpython_vm::builtins::PyType>, _: FuncArgs, _: &VirtualMachine) -> PyResult<Self> {
        Ok(PyTask::default())
    }
}

impl Initializer for PyTask {
    type Args = TaskArguments;

    fn init(zelf: &Py<Self>, args: TaskArguments, vm: &VirtualMachine) -> PyResult<()> {
        let event_loop = loop_argument(args.event_loop.into_option(), vm)?;
        Self::start(zelf, args.coro, &event_loop, args.how, vm)
    }
}

#[derive(FromArgs)]
pub(super) struct StackArguments {
    #[pyarg(named, optional)]
    limit: OptionalArg<PyObjectRef>,
    #[pyarg(named, optional)]
    file: OptionalArg<PyObjectRef>,
}

#[pyclass(
    flags(BASETYPE, HAS_DICT, HAS_WEAKREF),
    with(Constructor, Initializer, Destructor, Representable)
)]
impl PyTask {
    #[pymethod]
    fn get_coro(zelf: &Py<Self>) -> Option<PyObjectRef> {
        zelf.coroutine()
    }

    #[pymethod]
    fn get_context(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<Option<PyObjectRef>> {
        zelf.context.get().map(|context| context.object(vm)).transpose()
    }

    #[pymethod]
    fn get_name(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<String> {
        zelf.with_core(vm, |task| task.name().to_string())
    }

    #[pymethod]
    fn set_name(zelf: &Py<Self>, name: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        zelf.rename(&name, vm)
    }

    #[pymethod]
    fn cancel(zelf: &Py<Self>, args: CancelArguments, vm: &VirtualMachine) -> PyResult<bool> {
        Ok(zelf.any(vm)?.cancel(args.message(vm)?))
    }

    #[pymethod]
    fn cancelling(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<u32> {
        zelf.with_core(vm, TaskCore::cancelling)
    }

    #[pymethod]
    fn uncancel(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<u32> {
        zelf.with_core(vm, TaskCore::uncancel)
    }

    #[pymethod]
    fn set_result(_zelf: &Py<Self>, _result: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        Err(vm.new_runtime_error("Task does not support set_result operation"))
    }

    #[pymethod]
    fn set_exception(_zelf: &Py<Self>, _exception: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        Err(vm.new_runtime_error("Task does not support set_exception operation"))
    }

    #[pymethod]
    fn get_stack(zelf: PyRef<Self>, args: StackArguments, vm: &VirtualMachine) -> PyResult {
        super::stack::get_stack(&zelf, args.limit.into_option(), vm)
    }

    #[pymethod]
    fn print_stack(zelf: PyRef<Self>, args: StackArguments, vm: &VirtualMachine) -> PyResult<()> {
        super::stack::print_stack(&zelf, args.limit.into_option(), args.file.into_option(), vm)
    }

    #[pyclassmethod]
    fn __class_getitem__(cls: PyTypeRef, args: PyObjectRef, vm: &VirtualMachine) -> PyResult<PyGenericAlias> {
        PyGenericAlias::from_args(cls, args, vm)
    }

    #[pygetset]
    fn _coro(zelf: &Py<Self>) -> Option<PyObjectRef> {
        zelf.coroutine()
    }

    #[pygetset]
    fn _must_cancel(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<bool> {
        zelf.with_core(vm, TaskCore::must_cancel)
    }

    #[pygetset]
    fn _fut_waiter(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<Option<PyObjectRef>> {
        let Some(waits_for) = zelf.with_core(vm, TaskCore::waits_for)? else {
            return Ok(None);
        };
        // The object that the program awaits, if it awaits it itself.
        let awaited = zelf.coroutine().and_then(innermost);
        let is_it = |future: &PyRef<PyFuture>| {
            let kernel = future.kernel_if_any();
            kernel.is_some_and(|kernel| kernel.any().core().id() == waits_for.core().id())
        };
        Ok(Some(match awaited.filter(is_it) {
            Some(awaited) => awaited.into(),
            None => PyFuture::shown(waits_for, vm),
        }))
    }

    #[pygetset]
    fn _log_destroy_pending(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<bool> {
        zelf.with_core(vm, TaskCore::reports_destruction)
    }

    #[pygetset(setter)]
    fn set__log_destroy_pending(
        zelf: &Py<Self>,
        value: PySetterValue<bool>,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        let value = assigned(value, vm)?;
        zelf.with_core(vm, |task| match value {
            true => {}
            false => task.forgive_destruction(),
        })
    }
}

impl Representable for PyTask {
    fn repr_str(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<String> {
        task_repr(zelf.as_object(), zelf, vm)
    }
}

impl Destructor for PyTask {
    /// `Task.__del__`: it waits for ever, or nobody is left who could ask for its exception.
    fn del(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
        super::failures::report_unretrieved(zelf.as_object(), &zelf.base, vm)
    }
}

/// The task object that `object` is, if it is one.
pub(super) fn as_task(object: &PyObjectRef) -> Option<&Py<PyTask>> {
    object.downcast_ref::<PyTask>()
}

impl PyTask {
    /// The loop in which it runs.
    pub(super) fn event_loop(&self, vm: &VirtualMachine) -> PyResult<PyRef<PyLoop>> {
        Ok(PyLoop::of(self.any(vm)?.core().event_loop(), vm))
    }
}
