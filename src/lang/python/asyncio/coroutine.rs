//! A Python coroutine behind the seam: `send` and `throw`, and what it yields to its task.

use std::rc::Rc;
use std::task::Waker;

use rustpython_vm::builtins::{PyCoroutine, PyGenerator};
use rustpython_vm::object::{PyObject, PyObjectRef};
use rustpython_vm::protocol::PyIterReturn;
use rustpython_vm::vm::thread::with_current_vm;
use rustpython_vm::{PyRef, PyResult, VirtualMachine};

use super::context::TaskContext;
use super::error::{from_python, to_python};
use super::future::PyFuture;
use super::future_iter::PyFutureIter;
use super::library::PyLibraryCoroutine;
use super::slow::Watch;
use super::state::state;
use super::value::Value;
use super::wakeup::announce;
use crate::kernel::{AnyFuture, Exception, get_running_loop};
use crate::lang::python::run::Run;
use crate::lang::{Coroutine, Step};

/// A coroutine that a task runs: of the program or of the library, or anything else that has
/// `send` and `throw`.
pub(super) struct PythonCoroutine {
    coroutine: PyObjectRef,
    /// None where it runs within another one.
    context: Option<Rc<TaskContext>>,
}

impl PythonCoroutine {
    /// `coroutine`, to be run in `context`.
    pub(super) fn new(coroutine: PyObjectRef, context: Rc<TaskContext>) -> Self {
        PythonCoroutine {
            coroutine,
            context: Some(context),
        }
    }

    /// `coroutine`, to be run within the step of another one.
    pub(super) fn plain(coroutine: PyObjectRef) -> Self {
        PythonCoroutine {
            coroutine,
            context: None,
        }
    }
}

impl Coroutine<Value> for PythonCoroutine {
    /// `Task.__step`, up to where the coroutine has answered.
    fn resume(&mut self, input: Result<Value, Exception>) -> Step<Value> {
        with_current_vm(|vm| {
            if let Some(run) = Run::current() {
                run.frames.begin_step();
            }
            let step = || match input {
                Ok(_) => send(&self.coroutine, vm.ctx.none(), vm),
                Err(exception) => throw(&self.coroutine, to_python(&exception, vm).into(), vm),
            };
            let outcome = match &self.context {
                Some(context) => {
                    state().bury_ended();
                    let watch = Watch::start(vm);
                    let outcome = context.run(vm, step);
                    watch.end_step(vm);
                    outcome
                }
                None => step(),
            };
            if let Some(run) = Run::current() {
                run.frames.end_step();
                run.place.leave(&self.coroutine, &run.options.file);
            }
            match outcome {
                Ok(PyIterReturn::Return(yielded)) => self.judge(yielded, vm),
                Ok(PyIterReturn::StopIteration(value)) => {
                    Step::Returns(value.map_or_else(Value::default, Value::from))
                }
                Err(raised) => Step::Raises(from_python(raised, vm)),
            }
        })
    }

    fn outcome(&mut self, _: &Waker) -> Step<Value> {
        unreachable!("a Python coroutine ends its steps itself")
    }
}

impl PythonCoroutine {
    /// What `Task.__step` makes of what was yielded to it.
    fn judge(&self, yielded: PyObjectRef, vm: &VirtualMachine) -> Step<Value> {
        if vm.is_none(&yielded) {
            return Step::Yields;
        }
        match self.awaited(&yielded, vm) {
            Ok(Ok(future)) => Step::Waits(future),
            Ok(Err(refusal)) | Err(refusal) => Step::Refused(from_python(refusal, vm)),
        }
    }

    /// The future that was yielded, or why it cannot be awaited.
    fn awaited(&self, yielded: &PyObjectRef, vm: &VirtualMachine) -> PyResult<PyResult<Rc<dyn AnyFuture>>> {
        let task =
            || -> PyResult<String> { Ok(super::functions::current_task_object(vm)?.repr(vm)?.to_string()) };
        let result = || -> PyResult<String> { Ok(yielded.repr(vm)?.to_string()) };
        let refuse = |text: String| Ok(Err(vm.new_runtime_error(text)));
        let Some(future) = yielded.downcast_ref::<PyFuture>() else {
            if yielded.downcast_ref::<PyGenerator>().is_some() {
                return refuse(format!(
                    "yield was used instead of yield from for generator in task {} with {}",
                    task()?,
                    result()?
                ));
            }
            return refuse(format!("Task got bad yield: {}", result()?));
        };
        let any = future.kernel(vm)?.any();
        let running = get_running_loop().ok();
        if running.as_ref() != Some(any.core().event_loop()) {
            return refuse(format!(
                "Task {} got Future {} attached to a different loop",
                task()?,
                result()?
            ));
        }
        if !future.take_blocking() {
            return refuse(format!(
                "yield was used instead of yield from in task {} with {}",
                task()?,
                result()?
            ));
        }
        if running.is_some_and(|event_loop| event_loop.current_task_id() == any.core().id()) {
            return refuse(format!("Task cannot await on itself: {}", task()?));
        }
        announce(yielded, vm)?;
        Ok(Ok(any))
    }
}

/// `coroutine.send(value)`.
pub(super) fn send(
    coroutine: &PyObjectRef,
    value: PyObjectRef,
    vm: &VirtualMachine,
) -> PyResult<PyIterReturn> {
    if let Some(native) = coroutine.downcast_ref::<PyCoroutine>() {
        native.as_coro().send(coroutine, value, vm)
    } else if let Some(library) = coroutine.downcast_ref::<PyLibraryCoroutine>() {
        library.step(None, vm)
    } else if let Some(generator) = coroutine.downcast_ref::<PyGenerator>() {
        generator.as_coro().send(coroutine, value, vm)
    } else {
        PyIterReturn::from_pyresult(vm.call_method(coroutine, "send", (value,)), vm)
    }
}

/// `coroutine.throw(exception)`.
fn throw(coroutine: &PyObjectRef, exception: PyObjectRef, vm: &VirtualMachine) -> PyResult<PyIterReturn> {
    let none = || vm.ctx.none();
    if let Some(native) = coroutine.downcast_ref::<PyCoroutine>() {
        native.as_coro().throw(coroutine, exception, none(), none(), vm)
    } else if let Some(generator) = coroutine.downcast_ref::<PyGenerator>() {
        generator
            .as_coro()
            .throw(coroutine, exception, none(), none(), vm)
    } else {
        PyIterReturn::from_pyresult(vm.call_method(coroutine, "throw", (exception,)), vm)
    }
}

/// The future at the end of the chain that `coroutine` awaits.
pub(super) fn innermost(coroutine: PyObjectRef) -> Option<PyRef<PyFuture>> {
    let mut next = Some(coroutine);
    while let Some(object) = next {
        if let Some(iterator) = object.downcast_ref::<PyFutureIter>() {
            return iterator.future();
        }
        let frame = if let Some(native) = object.downcast_ref::<PyCoroutine>() {
            native.as_coro().frame_opt()
        } else {
            object.downcast_ref::<PyGenerator>()?.as_coro().frame_opt()
        };
        next = frame?.yield_from_target();
    }
    None
}

/// Whether a coroutine of the program stands somewhere in its body.
pub(super) fn has_started(coroutine: &PyObjectRef) -> bool {
    let native = coroutine.downcast_ref::<PyCoroutine>();
    native.is_some_and(|native| native.as_coro().suspended())
}

/// Whether it is a coroutine of the interpreter's own classes or of ours, which needs nobody to be asked.
pub(super) fn is_native(object: &PyObject) -> bool {
    object.downcast_ref::<PyCoroutine>().is_some()
        || object.downcast_ref::<PyLibraryCoroutine>().is_some()
        || object.downcast_ref::<PyGenerator>().is_some()
}

/// `asyncio.iscoroutine(object)`.
pub(super) fn is_coroutine(object: &PyObjectRef, vm: &VirtualMachine) -> PyResult<bool> {
    if is_native(object) {
        return Ok(true);
    }
    let abc = vm.import("_collections_abc", 0)?.get_attr("Coroutine", vm)?;
    object.is_instance(&abc, vm)
}
