//! `asyncio.Handle` and `asyncio.TimerHandle`.

use std::cell::{Cell, OnceCell, RefCell};

use rustpython_vm::function::PyComparisonValue;
use rustpython_vm::types::{Comparable, Hashable, PyComparisonOp, Representable};
use rustpython_vm::vm::thread::with_current_vm;
use rustpython_vm::{
    AsObject, Py, PyObject, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine, pyclass,
};

use super::callback::run_callback;
use super::context::TaskContext;
use super::error::Raise;
use super::event_loop::PyLoop;
use super::origin::{created_at, origin};
use super::repr::{callback_source, traced_name};
use crate::kernel::{Exception, Handle};

/// What `call_soon` returns.
#[pyclass(module = "asyncio.events", name = "Handle")]
#[derive(PyPayload)]
pub(super) struct PyHandle {
    kernel: OnceCell<Handle>,
    /// Gone once cancelled.
    call: RefCell<Option<(PyObjectRef, Vec<PyObjectRef>)>>,
    event_loop: PyRef<PyLoop>,
    context: TaskContext,
    cancelled: Cell<bool>,
    when: Option<f64>,
    /// Where it was made, in debug mode.
    origin: Option<PyObjectRef>,
}

/// What `call_later` and `call_at` return.
#[pyclass(module = "asyncio.events", name = "TimerHandle", base = PyHandle)]
#[derive(Debug)]
#[repr(C)]
pub(super) struct PyTimerHandle {
    base: PyHandle,
}

impl std::fmt::Debug for PyHandle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Handle")
    }
}

impl PyHandle {
    fn new(
        event_loop: PyRef<PyLoop>,
        when: Option<f64>,
        function: PyObjectRef,
        arguments: Vec<PyObjectRef>,
        context: Option<PyObjectRef>,
        vm: &VirtualMachine,
    ) -> PyResult<Self> {
        Ok(PyHandle {
            origin: origin(event_loop.kernel(), vm)?,
            kernel: OnceCell::new(),
            call: RefCell::new(Some((function, arguments))),
            event_loop,
            context: TaskContext::new(context, vm)?,
            cancelled: Cell::new(false),
            when,
        })
    }

    /// `loop.call_soon`.
    pub(super) fn soon(
        event_loop: PyRef<PyLoop>,
        function: PyObjectRef,
        arguments: Vec<PyObjectRef>,
        context: Option<PyObjectRef>,
        vm: &VirtualMachine,
    ) -> PyResult<PyRef<Self>> {
        let kernel = event_loop.kernel().clone();
        let name = traced_name(&function, vm);
        let handle = Self::new(event_loop, None, function, arguments, context, vm)?.into_ref(&vm.ctx);
        let ready = handle.clone();
        let scheduled = kernel.call_soon(move || run(&ready)).raise(vm)?;
        kernel.record_callback(scheduled.id(), 0, &name);
        let _ = handle.kernel.set(scheduled); // it had none
        Ok(handle)
    }

    /// `loop.call_at`.
    pub(super) fn at(
        event_loop: PyRef<PyLoop>,
        when: f64,
        function: PyObjectRef,
        arguments: Vec<PyObjectRef>,
        context: Option<PyObjectRef>,
        vm: &VirtualMachine,
    ) -> PyResult<PyRef<Self>> {
        let kernel = event_loop.kernel().clone();
        let name = traced_name(&function, vm);
        let base = Self::new(event_loop, Some(when), function, arguments, context, vm)?;
        let handle: PyRef<PyHandle> = PyTimerHandle { base }.into_pyobject(vm).try_downcast(vm)?;
        let due = handle.clone();
        let scheduled = kernel.call_at(when, move || run(&due)).raise(vm)?;
        kernel.record_callback(scheduled.id(), 0, &name);
        let _ = handle.kernel.set(scheduled.into()); // it had none
        Ok(handle)
    }

    /// Where it was made, in debug mode.
    pub(super) fn origin(&self) -> Option<PyObjectRef> {
        self.origin.clone()
    }

    /// A handle for the report of a done-callback that raised.
    pub(super) fn for_report(
        event_loop: PyRef<PyLoop>,
        function: PyObjectRef,
        arguments: Vec<PyObjectRef>,
        vm: &VirtualMachine,
    ) -> PyResult<PyRef<Self>> {
        Ok(Self::new(event_loop, None, function, arguments, None, vm)?.into_ref(&vm.ctx))
    }
}

/// `Handle._run`.
fn run(handle: &Py<PyHandle>) -> Result<(), Exception> {
    let Some((function, arguments)) = handle.call.borrow().clone() else {
        return Ok(());
    };
    let object: &PyObject = handle.as_object();
    let (event_loop, context) = (&handle.event_loop, &handle.context);
    with_current_vm(|vm| run_callback(event_loop, &function, &arguments, context, Some(object), vm))
}

#[pyclass(flags(BASETYPE, HAS_WEAKREF, DISALLOW_INSTANTIATION), with(Representable))]
impl PyHandle {
    #[pymethod]
    fn cancel(zelf: &Py<Self>) {
        if !zelf.cancelled.replace(true) {
            if let Some(kernel) = zelf.kernel.get() {
                kernel.cancel();
            }
            zelf.call.take();
        }
    }

    #[pymethod]
    fn cancelled(zelf: &Py<Self>) -> bool {
        zelf.cancelled.get()
    }

    #[pymethod]
    fn get_context(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
        zelf.context.object(vm)
    }

    #[pygetset]
    fn _callback(zelf: &Py<Self>) -> Option<PyObjectRef> {
        zelf.call.borrow().as_ref().map(|(function, _)| function.clone())
    }

    #[pygetset]
    fn _args(zelf: &Py<Self>, vm: &VirtualMachine) -> Option<PyObjectRef> {
        let call = zelf.call.borrow();
        call.as_ref()
            .map(|(_, arguments)| vm.ctx.new_tuple(arguments.clone()).into())
    }

    #[pygetset]
    fn _loop(zelf: &Py<Self>) -> PyRef<PyLoop> {
        zelf.event_loop.clone()
    }

    #[pygetset]
    fn _source_traceback(zelf: &Py<Self>) -> Option<PyObjectRef> {
        zelf.origin()
    }

    #[pygetset]
    fn _cancelled(zelf: &Py<Self>) -> bool {
        zelf.cancelled.get()
    }
}

impl Representable for PyHandle {
    /// `Handle._repr_info`.
    fn repr_str(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<String> {
        let mut text = format!("<{}", zelf.class().name());
        if zelf.cancelled.get() {
            text += " cancelled";
        }
        if let Some(when) = zelf.when {
            let when = vm.ctx.new_float(when).as_object().repr(vm)?;
            text += &format!(" when={when}");
        }
        let call = zelf.call.borrow().clone();
        if let Some((function, arguments)) = call {
            text += &format!(" {}", callback_source(&function, &arguments, vm)?);
        }
        if let Some(origin) = &zelf.origin {
            text += &format!(" {}", created_at(origin, vm)?);
        }
        Ok(text + ">")
    }
}

#[pyclass(
    flags(BASETYPE, HAS_WEAKREF, DISALLOW_INSTANTIATION),
    with(Comparable, Hashable)
)]
impl PyTimerHandle {
    fn deadline(&self) -> f64 {
        self.base.when.unwrap_or_default()
    }

    #[pymethod]
    fn when(zelf: &Py<Self>) -> f64 {
        zelf.deadline()
    }

    #[pygetset]
    fn _when(zelf: &Py<Self>) -> f64 {
        zelf.deadline()
    }
}

impl Hashable for PyTimerHandle {
    fn hash(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<rustpython_vm::common::hash::PyHash> {
        vm.ctx.new_float(zelf.deadline()).as_object().hash(vm)
    }
}

impl Comparable for PyTimerHandle {
    fn cmp(
        zelf: &Py<Self>,
        other: &PyObject,
        op: PyComparisonOp,
        vm: &VirtualMachine,
    ) -> PyResult<PyComparisonValue> {
        let Some(other) = other.downcast_ref::<PyTimerHandle>() else {
            return Ok(PyComparisonValue::NotImplemented);
        };
        let (one, two) = (zelf.deadline(), other.deadline());
        let equal = || -> PyResult<bool> {
            if one != two || zelf.base.cancelled.get() != other.base.cancelled.get() {
                return Ok(false);
            }
            match (&*zelf.base.call.borrow(), &*other.base.call.borrow()) {
                (Some((f, a)), Some((g, b))) => {
                    let pairs = a.iter().zip(b).map(|(a, b)| vm.identical_or_equal(a, b));
                    Ok(a.len() == b.len()
                        && vm.identical_or_equal(f, g)?
                        && pairs
                            .collect::<PyResult<Vec<bool>>>()?
                            .into_iter()
                            .all(|same| same))
                }
                (None, None) => Ok(true),
                _ => Ok(false),
            }
        };
        Ok(PyComparisonValue::Implemented(match op {
            PyComparisonOp::Lt => one < two,
            PyComparisonOp::Gt => one > two,
            PyComparisonOp::Le => one < two || equal()?,
            PyComparisonOp::Ge => one > two || equal()?,
            PyComparisonOp::Eq => equal()?,
            PyComparisonOp::Ne => !equal()?,
        }))
    }
}
