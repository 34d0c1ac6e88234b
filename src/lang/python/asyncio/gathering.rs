//! Functions over awaitables: gather, shield, wait, wait_for, as_completed.

use std::collections::HashSet;

use rustpython_vm::builtins::PySet;
use rustpython_vm::types::Destructor;
use rustpython_vm::vm::thread::with_current_vm;
use rustpython_vm::{
    AsObject, Py, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine, pyclass, pymodule,
};

use super::awaitable::{awaiting, future_of};
use super::coroutine::is_coroutine;
use super::error::{Caught, Raise, to_python};
use super::event_loop::PyLoop;
use super::failures::report_unretrieved;
use super::future::{PyFuture, as_future};
use super::library::coroutine;
use super::policy;
use super::value::Value;
use crate::asyncio::{
    Gather, ReturnWhen, shield as shield_kernel, wait as wait_kernel, wait_for as wait_for_kernel,
};
use crate::kernel::{Exception, Future};

/// What `gather` returns.
#[pyclass(module = "asyncio.tasks", name = "_GatheringFuture", base = PyFuture)]
#[derive(Default)]
#[repr(C)]
pub(super) struct PyGatheringFuture {
    base: PyFuture,
}

impl std::fmt::Debug for PyGatheringFuture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("_GatheringFuture")
    }
}

#[pyclass(flags(HAS_WEAKREF, DISALLOW_INSTANTIATION), with(Destructor))]
impl PyGatheringFuture {}

impl Destructor for PyGatheringFuture {
    fn del(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
        report_unretrieved(zelf.as_object(), &zelf.base, vm)
    }
}

/// `asyncio.gather(*awaitables, return_exceptions=…)`.
pub(super) fn gather(
    awaitables: Vec<PyObjectRef>,
    return_exceptions: bool,
    vm: &VirtualMachine,
) -> PyResult<PyRef<PyFuture>> {
    let mut event_loop: Option<PyRef<PyLoop>> = None;
    let mut known: Vec<(PyObjectRef, PyObjectRef, Future<Value>)> = Vec::with_capacity(awaitables.len());
    let mut places = std::collections::HashMap::new();
    let mut children = Gather::new();
    let mut objects = Vec::with_capacity(awaitables.len());
    for argument in awaitables {
        let place = *places.entry(argument.get_id()).or_insert(known.len());
        if place == known.len() {
            let (object, future) = future_of(argument.clone(), event_loop.clone(), vm)?;
            if event_loop.is_none() {
                event_loop = Some(PyLoop::of(future.core().event_loop(), vm));
            }
            if !object.is(&argument)
                && let Some(task) = future.any().task()
            {
                // The caller cannot name this task, so it is not to blame for its end.
                task.forgive_destruction();
            }
            known.push((argument, object, future));
        }
        objects.push(known[place].1.clone());
        children.add(known[place].2.clone()).raise(vm)?;
    }
    if objects.is_empty() {
        let outer = policy::get_event_loop(vm)?.kernel().create_future();
        let empty: PyObjectRef = vm.ctx.new_list(Vec::new()).into();
        outer.set_result(empty.into()).raise(vm)?;
        return Ok(PyFuture::of(outer, vm));
    }
    let outer = children.finish(return_exceptions, move |results| {
        drop(objects); // kept until now, so that each child is who it was
        with_current_vm(|vm| {
            let object = |result: Result<Value, Exception>| match result {
                Ok(value) => value.into_object(vm),
                Err(exception) => to_python(&exception, vm).into(),
            };
            Value::from(PyObjectRef::from(
                vm.ctx.new_list(results.into_iter().map(object).collect()),
            ))
        })
    });
    let outer = outer.raise(vm)?;
    let object = PyGatheringFuture::default()
        .into_pyobject(vm)
        .try_downcast::<PyFuture>(vm)?;
    object.init_with(outer, vm)?;
    Ok(object)
}

/// `asyncio.shield(awaitable)`.
fn shield(awaitable: PyObjectRef, vm: &VirtualMachine) -> PyResult {
    let (object, inner) = future_of(awaitable, None, vm)?;
    let outer = shield_kernel(inner.clone()).raise(vm)?;
    if outer.core().id() == inner.core().id() {
        return Ok(object);
    }
    Ok(PyFuture::of(outer, vm).into())
}

/// Refuses what is itself an awaitable where several are expected.
pub(super) fn check_several(awaitables: &PyObjectRef, what: &str, vm: &VirtualMachine) -> PyResult<()> {
    if as_future(awaitables).is_some() || is_coroutine(awaitables, vm)? {
        let class = awaitables.class().name().to_string();
        return Err(vm.new_type_error(format!("expect {what} of futures, not {class}")));
    }
    Ok(())
}

/// `asyncio.wait(futures, timeout=…, return_when=…)`.
async fn wait(futures: PyObjectRef, timeout: PyObjectRef, when: PyObjectRef) -> Result<Value, Exception> {
    let (objects, kernel, timeout, when) = with_current_vm(|vm| {
        let prepare = || -> PyResult<_> {
            check_several(&futures, "a list", vm)?;
            if !futures.clone().is_true(vm)? {
                return Err(vm.new_value_error("Set of Tasks/Futures is empty."));
            }
            let word = when.str(vm)?.to_string();
            let when = match word.as_str() {
                "FIRST_COMPLETED" => ReturnWhen::FirstCompleted,
                "FIRST_EXCEPTION" => ReturnWhen::FirstException,
                "ALL_COMPLETED" => ReturnWhen::AllCompleted,
                _ => return Err(vm.new_value_error(format!("Invalid return_when value: {word}"))),
            };
            let mut objects: Vec<PyObjectRef> = futures.try_to_value(vm)?;
            let mut seen = HashSet::new();
            objects.retain(|object| seen.insert(object.get_id()));
            for object in &objects {
                if is_coroutine(object, vm)? {
                    let text = "Passing coroutines is forbidden, use tasks explicitly.";
                    return Err(vm.new_type_error(text));
                }
            }
            let event_loop = policy::get_running_loop(vm)?;
            let mut kernel = Vec::with_capacity(objects.len());
            for object in &mut objects {
                let (future, typed) = future_of(object.clone(), Some(event_loop.clone()), vm)?;
                *object = future;
                kernel.push(typed);
            }
            let timeout = match vm.option_if_none(timeout) {
                Some(timeout) => Some(timeout.try_float(vm)?.to_f64()),
                None => None,
            };
            Ok((objects, kernel, timeout, when))
        };
        prepare().caught(vm)
    })?;
    wait_kernel(kernel.clone(), timeout, when).await?;
    with_current_vm(|vm| {
        let split = || -> PyResult<PyObjectRef> {
            let (done, pending) = (
                PySet::default().into_ref(&vm.ctx),
                PySet::default().into_ref(&vm.ctx),
            );
            for (object, future) in objects.into_iter().zip(&kernel) {
                let set = if future.done() { &done } else { &pending };
                set.add(object, vm)?;
            }
            Ok(vm.ctx.new_tuple(vec![done.into(), pending.into()]).into())
        };
        split().map(Value::from).caught(vm)
    })
}

/// `asyncio.wait_for(awaitable, timeout)`.
async fn wait_for(awaitable: PyObjectRef, timeout: PyObjectRef) -> Result<Value, Exception> {
    enum Way<A> {
        Within(A),
        Beside(PyObjectRef, Future<Value>, f64),
    }
    let way = with_current_vm(|vm| {
        let choose = || -> PyResult<_> {
            let event_loop = policy::get_running_loop(vm)?;
            match vm.option_if_none(timeout) {
                None => Ok(Way::Within(awaiting(awaitable, vm)?)),
                Some(timeout) => {
                    let seconds = super::functions::seconds(&timeout, vm)?;
                    let (object, future) = future_of(awaitable, Some(event_loop), vm)?;
                    Ok(Way::Beside(object, future, seconds))
                }
            }
        };
        choose().caught(vm)
    })?;
    match way {
        Way::Within(awaiting) => awaiting.await,
        Way::Beside(object, future, seconds) => {
            let outcome = wait_for_kernel(future, Some(seconds)).await;
            drop(object); // kept until now, so that it is who it was
            outcome
        }
    }
}

#[pymodule(sub, name = "asyncio")]
pub(super) mod names {
    use rustpython_vm::function::{ArgumentError, FromArgs, FuncArgs, OptionalArg};

    use super::*;
    use crate::lang::python::asyncio::completed::PyAsCompleted;

    /// All positional arguments. `PosArgs` takes them one by one from the front, which for `gather(*tasks)` of
    /// a hundred thousand is seconds.
    struct Awaitables(Vec<PyObjectRef>);

    impl FromArgs for Awaitables {
        fn from_args(_: &VirtualMachine, args: &mut FuncArgs) -> Result<Self, ArgumentError> {
            Ok(Awaitables(std::mem::take(&mut args.args)))
        }
    }

    #[derive(rustpython_vm::FromArgs)]
    struct GatherArguments {
        #[pyarg(flatten)]
        awaitables: Awaitables,
        #[pyarg(named, optional)]
        return_exceptions: OptionalArg<PyObjectRef>,
    }

    #[pyfunction(name = "gather")]
    fn py_gather(args: GatherArguments, vm: &VirtualMachine) -> PyResult<PyRef<PyFuture>> {
        let return_exceptions = match args.return_exceptions {
            OptionalArg::Present(flag) => flag.is_true(vm)?,
            OptionalArg::Missing => false,
        };
        gather(args.awaitables.0, return_exceptions, vm)
    }

    #[pyfunction(name = "shield")]
    fn py_shield(arg: PyObjectRef, vm: &VirtualMachine) -> PyResult {
        shield(arg, vm)
    }

    #[derive(rustpython_vm::FromArgs)]
    struct WaitArguments {
        #[pyarg(any)]
        fs: PyObjectRef,
        #[pyarg(named, optional)]
        timeout: OptionalArg<PyObjectRef>,
        #[pyarg(named, optional)]
        return_when: OptionalArg<PyObjectRef>,
    }

    #[pyfunction(name = "wait")]
    fn py_wait(args: WaitArguments, vm: &VirtualMachine) -> PyObjectRef {
        let all = || vm.ctx.new_str("ALL_COMPLETED").into();
        let when = args.return_when.into_option().unwrap_or_else(all);
        coroutine("wait", wait(args.fs, args.timeout.unwrap_or_none(vm), when), vm)
    }

    #[derive(rustpython_vm::FromArgs)]
    struct WaitForArguments {
        #[pyarg(any)]
        fut: PyObjectRef,
        #[pyarg(any)]
        timeout: PyObjectRef,
    }

    #[pyfunction(name = "wait_for")]
    fn py_wait_for(args: WaitForArguments, vm: &VirtualMachine) -> PyObjectRef {
        coroutine("wait_for", wait_for(args.fut, args.timeout), vm)
    }

    #[derive(rustpython_vm::FromArgs)]
    struct AsCompletedArguments {
        #[pyarg(any)]
        fs: PyObjectRef,
        #[pyarg(named, optional)]
        timeout: OptionalArg<PyObjectRef>,
    }

    #[pyfunction]
    fn as_completed(args: AsCompletedArguments, vm: &VirtualMachine) -> PyAsCompleted {
        PyAsCompleted::new(args.fs, args.timeout.unwrap_or_none(vm))
    }
}
