//! `Condition` and `Barrier`.

use std::cell::OnceCell;

use rustpython_vm::builtins::PyType;
use rustpython_vm::function::{FuncArgs, OptionalArg};
use rustpython_vm::types::{Constructor, Initializer, Representable};
use rustpython_vm::vm::thread::with_current_vm;
use rustpython_vm::{
    AsObject, FromArgs, Py, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine, pyclass,
};

use super::error::{Caught, Raise};
use super::functions::nothing;
use super::future::PyFuture;
use super::library::coroutine;
use super::locks::{PyLock, at_once, check_no_loop, located, returning_true};
use super::value::Value;
use crate::asyncio::{Barrier, Condition, Lock};

/// `asyncio.Condition`.
#[pyclass(module = "asyncio.locks", name = "Condition")]
#[derive(PyPayload, Default)]
pub(super) struct PyCondition(OnceCell<(PyRef<PyLock>, Condition)>);

impl std::fmt::Debug for PyCondition {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Condition")
    }
}

#[derive(FromArgs)]
pub(super) struct LockArgument {
    #[pyarg(any, optional)]
    lock: OptionalArg<PyObjectRef>,
}

#[derive(FromArgs)]
pub(super) struct CountArgument {
    #[pyarg(any, optional)]
    n: OptionalArg<usize>,
}

impl PyCondition {
    fn parts(&self, vm: &VirtualMachine) -> PyResult<&(PyRef<PyLock>, Condition)> {
        let missing = || vm.new_attribute_error("Condition object has no attribute '_lock'");
        self.0.get().ok_or_else(missing)
    }

    fn kernel(&self, vm: &VirtualMachine) -> PyResult<&Condition> {
        Ok(&self.parts(vm)?.1)
    }
}

impl Constructor for PyCondition {
    type Args = FuncArgs;

    fn py_new(_: &Py<PyType>, args: FuncArgs, vm: &VirtualMachine) -> PyResult<Self> {
        check_no_loop(&args, "Condition", vm)?;
        Ok(PyCondition::default())
    }
}

impl Initializer for PyCondition {
    type Args = LockArgument;

    fn init(zelf: &Py<Self>, args: LockArgument, vm: &VirtualMachine) -> PyResult<()> {
        let lock = match args.lock.into_option().filter(|lock| !vm.is_none(lock)) {
            None => PyLock::new(Lock::new()).into_ref(&vm.ctx),
            Some(lock) => lock.downcast().map_err(|other| {
                vm.new_type_error(format!(
                    "an asyncio.Lock was expected, got {}",
                    other.class().name()
                ))
            })?,
        };
        let condition = Condition::with_lock(lock.kernel().clone());
        let _ = zelf.0.set((lock, condition)); // a second initialisation changes nothing
        Ok(())
    }
}

#[pyclass(
    flags(BASETYPE, HAS_DICT, HAS_WEAKREF),
    with(Constructor, Initializer, Representable)
)]
impl PyCondition {
    #[pymethod]
    fn acquire(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
        Ok(returning_true(
            "Condition.acquire",
            zelf.kernel(vm)?.acquire(),
            vm,
        ))
    }

    #[pymethod]
    fn release(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
        zelf.kernel(vm)?.release().raise(vm)
    }

    #[pymethod]
    fn locked(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<bool> {
        Ok(zelf.kernel(vm)?.locked())
    }

    #[pymethod]
    fn wait(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
        Ok(returning_true("Condition.wait", zelf.kernel(vm)?.wait(), vm))
    }

    #[pymethod]
    fn wait_for(zelf: &Py<Self>, predicate: PyObjectRef, vm: &VirtualMachine) -> PyResult {
        let holds = move || {
            with_current_vm(|vm| {
                let ask = || -> PyResult<Option<Value>> {
                    let answer = predicate.call((), vm)?;
                    Ok(answer.clone().is_true(vm)?.then(|| Value::from(answer)))
                };
                ask().caught(vm)
            })
        };
        Ok(coroutine(
            "Condition.wait_for",
            zelf.kernel(vm)?.wait_for(holds),
            vm,
        ))
    }

    #[pymethod]
    fn notify(zelf: &Py<Self>, args: CountArgument, vm: &VirtualMachine) -> PyResult<()> {
        zelf.kernel(vm)?.notify(args.n.unwrap_or(1)).raise(vm)
    }

    #[pymethod]
    fn notify_all(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
        zelf.kernel(vm)?.notify_all().raise(vm)
    }

    #[pymethod]
    fn __aenter__(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
        let acquiring = zelf.kernel(vm)?.acquire();
        Ok(coroutine(
            "_ContextManagerMixin.__aenter__",
            async move { nothing(acquiring.await) },
            vm,
        ))
    }

    #[pymethod]
    fn __aexit__(zelf: &Py<Self>, _args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        let condition = zelf.kernel(vm)?.clone();
        Ok(at_once(
            "_ContextManagerMixin.__aexit__",
            move || condition.release(),
            vm,
        ))
    }

    #[pygetset]
    fn _lock(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<PyRef<PyLock>> {
        Ok(zelf.parts(vm)?.0.clone())
    }

    #[pygetset]
    fn _waiters(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
        Ok(PyFuture::shown_all(zelf.kernel(vm)?.waiters(), vm))
    }
}

impl Representable for PyCondition {
    fn repr_str(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<String> {
        located(zelf.as_object(), &zelf.kernel(vm)?.repr(), vm)
    }
}

/// `asyncio.Barrier`.
#[pyclass(module = "asyncio.locks", name = "Barrier")]
#[derive(PyPayload, Default)]
pub(super) struct PyBarrier(OnceCell<Barrier>);

impl std::fmt::Debug for PyBarrier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Barrier")
    }
}

#[derive(FromArgs)]
pub(super) struct PartiesArgument {
    #[pyarg(any)]
    parties: isize,
}

impl PyBarrier {
    fn kernel(&self, vm: &VirtualMachine) -> PyResult<&Barrier> {
        let missing = || vm.new_attribute_error("Barrier object has no attribute '_parties'");
        self.0.get().ok_or_else(missing)
    }

    fn wait_for_all(&self, name: &'static str, vm: &VirtualMachine) -> PyResult {
        let waiting = self.kernel(vm)?.wait();
        let waiting = async move {
            let index = waiting.await?;
            Ok(with_current_vm(|vm| {
                Value::from(PyObjectRef::from(vm.ctx.new_int(index)))
            }))
        };
        Ok(coroutine(name, waiting, vm))
    }
}

impl Constructor for PyBarrier {
    type Args = FuncArgs;

    fn py_new(_: &Py<PyType>, _: FuncArgs, _: &VirtualMachine) -> PyResult<Self> {
        Ok(PyBarrier::default())
    }
}

impl Initializer for PyBarrier {
    type Args = PartiesArgument;

    fn init(zelf: &Py<Self>, args: PartiesArgument, vm: &VirtualMachine) -> PyResult<()> {
        let barrier = Barrier::new(usize::try_from(args.parties).unwrap_or(0)).raise(vm)?;
        let _ = zelf.0.set(barrier); // a second initialisation changes nothing
        Ok(())
    }
}

#[pyclass(
    flags(BASETYPE, HAS_DICT, HAS_WEAKREF),
    with(Constructor, Initializer, Representable)
)]
impl PyBarrier {
    #[pymethod]
    fn wait(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
        zelf.wait_for_all("Barrier.wait", vm)
    }

    #[pymethod]
    fn reset(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
        let resetting = zelf.kernel(vm)?.reset();
        Ok(coroutine(
            "Barrier.reset",
            async move { nothing(resetting.await) },
            vm,
        ))
    }

    #[pymethod]
    fn abort(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
        let aborting = zelf.kernel(vm)?.abort();
        Ok(coroutine(
            "Barrier.abort",
            async move { nothing(aborting.await) },
            vm,
        ))
    }

    #[pymethod]
    fn __aenter__(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
        zelf.wait_for_all("Barrier.__aenter__", vm)
    }

    #[pymethod]
    fn __aexit__(_zelf: &Py<Self>, _args: FuncArgs, vm: &VirtualMachine) -> PyObjectRef {
        at_once("Barrier.__aexit__", || Ok(()), vm)
    }

    #[pygetset]
    fn parties(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<usize> {
        Ok(zelf.kernel(vm)?.parties())
    }

    #[pygetset]
    fn n_waiting(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<usize> {
        Ok(zelf.kernel(vm)?.n_waiting())
    }

    #[pygetset]
    fn _count(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<usize> {
        Ok(zelf.kernel(vm)?.count())
    }

    #[pygetset]
    fn broken(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<bool> {
        Ok(zelf.kernel(vm)?.broken())
    }
}

impl Representable for PyBarrier {
    fn repr_str(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<String> {
        located(zelf.as_object(), &zelf.kernel(vm)?.repr(), vm)
    }
}
