//! `Queue`, `LifoQueue` and `PriorityQueue`.

use std::cell::OnceCell;
use std::rc::Rc;

use rustpython_vm::builtins::{PyFloat, PyGenericAlias, PyStr, PyType, PyTypeRef};
use rustpython_vm::function::{FuncArgs, OptionalArg};
use rustpython_vm::types::{Constructor, Initializer, PyComparisonOp, Representable};
use rustpython_vm::vm::thread::with_current_vm;
use rustpython_vm::{
    AsObject, FromArgs, Py, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine, pyclass,
};

use super::error::{Caught, Raise};
use super::functions::nothing;
use super::future::PyFuture;
use super::library::coroutine;
use super::value::Value;
use crate::asyncio::Queue;

/// `asyncio.Queue`.
#[pyclass(module = "asyncio.queues", name = "Queue")]
#[derive(PyPayload, Default)]
pub(super) struct PyQueue(OnceCell<Queue<Value>>);

impl std::fmt::Debug for PyQueue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Queue")
    }
}

#[derive(FromArgs)]
pub(super) struct MaxsizeArgument {
    #[pyarg(any, optional)]
    maxsize: OptionalArg<PyObjectRef>,
}

impl MaxsizeArgument {
    /// The number of items at which the queue is full; not positive for never. `qsize() >= 1.3` holds from 2 on.
    fn items(self, vm: &VirtualMachine) -> PyResult<isize> {
        match self.maxsize {
            OptionalArg::Missing => Ok(0),
            OptionalArg::Present(maxsize) => match maxsize.downcast_ref::<PyFloat>() {
                Some(maxsize) => Ok(maxsize.to_f64().ceil() as isize),
                None => maxsize.try_into_value(vm),
            },
        }
    }
}

#[derive(FromArgs)]
pub(super) struct ShutdownArgument {
    #[pyarg(any, optional)]
    immediate: OptionalArg<bool>,
}

/// `a < b`.
fn less(one: &Value, other: &Value) -> Result<bool, crate::kernel::Exception> {
    with_current_vm(|vm| {
        let (one, other) = (one.clone().into_object(vm), other.clone().into_object(vm));
        one.rich_compare_bool(&other, PyComparisonOp::Lt, vm).caught(vm)
    })
}

impl PyQueue {
    fn kernel(&self, vm: &VirtualMachine) -> PyResult<&Queue<Value>> {
        let missing = || vm.new_attribute_error("Queue object has no attribute '_maxsize'");
        self.0.get().ok_or_else(missing)
    }

    fn init_with(&self, queue: Queue<Value>) {
        let _ = self.0.set(queue); // a second initialisation changes nothing
    }

    /// `str()`, under the name of the class that the program gave it.
    fn shown(zelf: &Py<Self>, place: &str, vm: &VirtualMachine) -> PyResult<String> {
        let show = |item: &Value| {
            let shown = item.clone().into_object(vm).repr(vm);
            shown.map_or_else(|_| "?".to_owned(), |text| text.to_string())
        };
        let text = zelf.kernel(vm)?.repr(show);
        let state = text.find(' ').map_or(">", |at| &text[at..]);
        Ok(format!("<{}{place}{state}", zelf.class().name()))
    }
}

impl Constructor for PyQueue {
    type Args = FuncArgs;

    fn py_new(_: &Py<PyType>, _: FuncArgs, _: &VirtualMachine) -> PyResult<Self> {
        Ok(PyQueue::default())
    }
}

impl Initializer for PyQueue {
    type Args = MaxsizeArgument;

    fn init(zelf: &Py<Self>, args: MaxsizeArgument, vm: &VirtualMachine) -> PyResult<()> {
        zelf.init_with(Queue::new(args.items(vm)?));
        Ok(())
    }
}

#[pyclass(
    flags(BASETYPE, HAS_DICT, HAS_WEAKREF),
    with(Constructor, Initializer, Representable)
)]
impl PyQueue {
    #[pymethod]
    fn put(zelf: &Py<Self>, item: PyObjectRef, vm: &VirtualMachine) -> PyResult {
        let putting = zelf.kernel(vm)?.put(item.into());
        Ok(coroutine("Queue.put", async move { nothing(putting.await) }, vm))
    }

    #[pymethod]
    fn get(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
        Ok(coroutine("Queue.get", zelf.kernel(vm)?.get(), vm))
    }

    #[pymethod]
    fn put_nowait(zelf: &Py<Self>, item: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        zelf.kernel(vm)?.put_nowait(item.into()).raise(vm)
    }

    #[pymethod]
    fn get_nowait(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
        Ok(zelf.kernel(vm)?.get_nowait().raise(vm)?.into_object(vm))
    }

    #[pymethod]
    fn qsize(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<usize> {
        Ok(zelf.kernel(vm)?.qsize())
    }

    #[pymethod]
    fn empty(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<bool> {
        Ok(zelf.kernel(vm)?.empty())
    }

    #[pymethod]
    fn full(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<bool> {
        Ok(zelf.kernel(vm)?.full())
    }

    #[pygetset]
    fn maxsize(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<isize> {
        Ok(zelf.kernel(vm)?.maxsize())
    }

    #[pygetset]
    fn _maxsize(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<isize> {
        Ok(zelf.kernel(vm)?.maxsize())
    }

    #[pygetset]
    fn _getters(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
        Ok(PyFuture::shown_all(zelf.kernel(vm)?.getters(), vm))
    }

    #[pygetset]
    fn _putters(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
        Ok(PyFuture::shown_all(zelf.kernel(vm)?.putters(), vm))
    }

    #[pymethod]
    fn _format(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<String> {
        let text = Self::shown(zelf, "", vm)?;
        let state = text.split_once(' ').map_or("", |(_, state)| state);
        Ok(state.trim_end_matches('>').to_owned())
    }

    #[pymethod]
    fn join(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
        let joining = zelf.kernel(vm)?.join();
        Ok(coroutine("Queue.join", async move { nothing(joining.await) }, vm))
    }

    #[pymethod]
    fn task_done(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
        zelf.kernel(vm)?.task_done().raise(vm)
    }

    #[pymethod]
    fn shutdown(zelf: &Py<Self>, args: ShutdownArgument, vm: &VirtualMachine) -> PyResult<()> {
        zelf.kernel(vm)?
            .shutdown(args.immediate.unwrap_or(false))
            .raise(vm)
    }

    #[pymethod]
    fn __str__(zelf: PyRef<Self>, vm: &VirtualMachine) -> PyResult<PyRef<PyStr>> {
        Ok(vm.ctx.new_str(Self::shown(&zelf, "", vm)?))
    }

    #[pyclassmethod]
    fn __class_getitem__(cls: PyTypeRef, args: PyObjectRef, vm: &VirtualMachine) -> PyResult<PyGenericAlias> {
        PyGenericAlias::from_args(cls, args, vm)
    }
}

impl Representable for PyQueue {
    fn repr_str(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<String> {
        Self::shown(zelf, &format!(" at {:#x}", zelf.get_id()), vm)
    }
}

/// `asyncio.LifoQueue`.
#[pyclass(module = "asyncio.queues", name = "LifoQueue", base = PyQueue)]
#[derive(Debug, Default)]
#[repr(C)]
pub(super) struct PyLifoQueue {
    base: PyQueue,
}

impl Constructor for PyLifoQueue {
    type Args = FuncArgs;

    fn py_new(_: &Py<PyType>, _: FuncArgs, _: &VirtualMachine) -> PyResult<Self> {
        Ok(PyLifoQueue::default())
    }
}

impl Initializer for PyLifoQueue {
    type Args = MaxsizeArgument;

    fn init(zelf: &Py<Self>, args: MaxsizeArgument, vm: &VirtualMachine) -> PyResult<()> {
        zelf.base.init_with(Queue::lifo(args.items(vm)?));
        Ok(())
    }
}

#[pyclass(flags(BASETYPE, HAS_DICT, HAS_WEAKREF), with(Constructor, Initializer))]
impl PyLifoQueue {}

/// `asyncio.PriorityQueue`.
#[pyclass(module = "asyncio.queues", name = "PriorityQueue", base = PyQueue)]
#[derive(Debug, Default)]
#[repr(C)]
pub(super) struct PyPriorityQueue {
    base: PyQueue,
}

impl Constructor for PyPriorityQueue {
    type Args = FuncArgs;

    fn py_new(_: &Py<PyType>, _: FuncArgs, _: &VirtualMachine) -> PyResult<Self> {
        Ok(PyPriorityQueue::default())
    }
}

impl Initializer for PyPriorityQueue {
    type Args = MaxsizeArgument;

    fn init(zelf: &Py<Self>, args: MaxsizeArgument, vm: &VirtualMachine) -> PyResult<()> {
        zelf.base
            .init_with(Queue::priority(args.items(vm)?, Rc::new(less)));
        Ok(())
    }
}

#[pyclass(flags(BASETYPE, HAS_DICT, HAS_WEAKREF), with(Constructor, Initializer))]
impl PyPriorityQueue {}
