//! `asyncio.Future` as a Python class over the kernel's.

use std::cell::{Cell, OnceCell, RefCell};

use rustpython_vm::builtins::{PyBaseException, PyBaseExceptionRef, PyGenericAlias, PyTypeRef};
use rustpython_vm::function::{FuncArgs, OptionalArg, PySetterValue};
use rustpython_vm::types::{Constructor, Destructor, Initializer, Iterable, Representable};
use rustpython_vm::{
    AsObject, FromArgs, Py, PyObject, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine, pyclass,
};

use super::callback::{DoneCallback, same};
use super::error::{Raise, from_python, message_object, message_of, to_python};
use super::event_loop::{PyLoop, loop_argument};
use super::future_iter::PyFutureIter;
use super::kernel::Kernel;
use super::origin::origin;
use super::repr::{future_repr, traced_name};
use super::value::Value;
use super::wakeup::PyWakeup;
use crate::kernel::trace::Event;
use crate::kernel::{CallbackId, Exception, Future, Message, State};

/// `asyncio.Future`.
#[pyclass(module = "_asyncio", name = "Future")]
#[derive(PyPayload, Default)]
pub(super) struct PyFuture {
    pub(super) kernel: OnceCell<Kernel>,
    /// `_asyncio_future_blocking`: it was yielded by its own `__await__`.
    pub(super) blocking: Cell<bool>,
    /// What few have, and would make every future larger.
    rare: RefCell<Option<Box<Rare>>>,
}

/// See [`PyFuture`].
#[derive(Default)]
struct Rare {
    /// The functions added by the program, for `remove_done_callback` and `repr`.
    callbacks: Callbacks,
    /// Where it was made, in debug mode.
    origin: Option<PyObjectRef>,
    /// It was made by a call of the library, whose place in CPython's files is not for our users.
    by_library: bool,
}

type Callbacks = Vec<(CallbackId, PyObjectRef)>;

impl std::fmt::Debug for PyFuture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Future")
    }
}

impl PyFuture {
    /// It stands for `future` from now on: `Future.__init__`.
    pub(super) fn init_with(&self, future: Future<Value>, vm: &VirtualMachine) -> PyResult<()> {
        if let Some(origin) = origin(future.core().event_loop(), vm)? {
            self.rare.borrow_mut().get_or_insert_default().origin = Some(origin);
        }
        let fresh = self.kernel.set(Kernel::Ours(future));
        fresh.map_err(|_| vm.new_runtime_error("Future object is initialized already."))
    }

    pub(super) fn kernel(&self, vm: &VirtualMachine) -> PyResult<&Kernel> {
        let missing = || vm.new_runtime_error("Future object is not initialized.");
        self.kernel.get().ok_or_else(missing)
    }

    /// The kernel's future, if it was initialised.
    pub(super) fn kernel_if_any(&self) -> Option<&Kernel> {
        self.kernel.get()
    }

    /// The kernel's future, for a function that needs what it holds.
    pub(super) fn typed(&self, vm: &VirtualMachine) -> PyResult<Future<Value>> {
        match self.kernel(vm)? {
            Kernel::Ours(future) => Ok(future.clone()),
            Kernel::Other(_) => Err(vm.new_runtime_error("this future belongs to the library")),
        }
    }

    pub(super) fn take_blocking(&self) -> bool {
        self.blocking.replace(false)
    }

    pub(super) fn set_blocking(&self, blocking: bool) {
        self.blocking.set(blocking);
    }

    /// It is the library that has made it.
    pub(super) fn note_library(&self) {
        if let Some(rare) = &mut *self.rare.borrow_mut() {
            rare.by_library = true;
        }
    }

    /// Where the program made it itself, in debug mode.
    pub(super) fn place(&self) -> Option<PyObjectRef> {
        self.origin()
            .filter(|_| self.rare.borrow().as_ref().is_some_and(|rare| !rare.by_library))
    }

    /// The functions added by the program that are still to be called, with their names.
    pub(super) fn program_callbacks(&self) -> Callbacks {
        let rare = self.rare.borrow();
        rare.as_ref()
            .map(|rare| rare.callbacks.clone())
            .unwrap_or_default()
    }

    /// Where it was made, in debug mode.
    pub(super) fn origin(&self) -> Option<PyObjectRef> {
        self.rare.borrow().as_ref()?.origin.clone()
    }

    /// It is done: its callbacks have been taken for calling.
    pub(super) fn forget_callbacks(&self) {
        let rare = &mut *self.rare.borrow_mut();
        let forgotten = rare.as_mut().map(|rare| std::mem::take(&mut rare.callbacks));
        drop(forgotten);
    }

    /// The callback has been taken for calling.
    pub(super) fn forget_callback(&self, id: CallbackId) {
        if let Some(rare) = &mut *self.rare.borrow_mut() {
            rare.callbacks.retain(|(other, _)| *other != id);
        }
    }

    /// `Future.exception()`.
    pub(super) fn ask_exception(&self, vm: &VirtualMachine) -> PyResult<Option<PyObjectRef>> {
        if self.kernel.get().is_none() {
            return Err(never_set("Exception is not set.", vm));
        }
        let exception = match self.kernel(vm)? {
            Kernel::Ours(future) => future.exception().raise(vm)?,
            Kernel::Other(future) if future.core().state() == State::Cancelled => {
                return Err(to_python(&future.core().make_cancelled_error(), vm));
            }
            Kernel::Other(future) => future.core().peek_exception(),
        };
        Ok(exception.map(|exception| to_python(&exception, vm).into()))
    }

    /// Whether it is done.
    pub(super) fn is_done(&self) -> bool {
        self.state() != State::Pending
    }

    fn loop_object(&self, vm: &VirtualMachine) -> PyResult<PyRef<PyLoop>> {
        Ok(PyLoop::of(self.kernel(vm)?.any().core().event_loop(), vm))
    }
}

/// What asking a future says whose `__init__` was never called, as if it were pending.
fn never_set(text: &str, vm: &VirtualMachine) -> PyBaseExceptionRef {
    to_python(&Exception::new(crate::kernel::Kind::InvalidStateError, text), vm)
}

/// The arguments of `Future(*, loop=None)`.
#[derive(FromArgs)]
pub(super) struct LoopArgument {
    #[pyarg(named, name = "loop", optional)]
    event_loop: OptionalArg<PyObjectRef>,
}

#[derive(FromArgs)]
pub(super) struct CallbackArguments {
    #[pyarg(positional)]
    function: PyObjectRef,
    #[pyarg(named, optional)]
    context: OptionalArg<PyObjectRef>,
}

#[derive(FromArgs)]
pub(super) struct CancelArguments {
    #[pyarg(any, optional)]
    msg: OptionalArg<PyObjectRef>,
}

impl CancelArguments {
    /// The message, if there is one.
    pub(super) fn message(self, vm: &VirtualMachine) -> PyResult<Option<Message>> {
        let message = self.msg.into_option().filter(|message| !vm.is_none(message));
        message.map(|message| message_of(message, vm)).transpose()
    }
}

impl Constructor for PyFuture {
    type Args = FuncArgs;

    fn py_new(_: &Py<rustpython_vm::builtins::PyType>, _: FuncArgs, _: &VirtualMachine) -> PyResult<Self> {
        Ok(PyFuture::default())
    }
}

impl Initializer for PyFuture {
    type Args = LoopArgument;

    fn init(zelf: &Py<Self>, args: LoopArgument, vm: &VirtualMachine) -> PyResult<()> {
        let event_loop = loop_argument(args.event_loop.into_option(), vm)?;
        zelf.init_with(event_loop.kernel().create_future(), vm)
    }
}

#[pyclass(
    flags(BASETYPE, HAS_DICT, HAS_WEAKREF),
    with(Constructor, Initializer, Destructor, Representable, Iterable)
)]
impl PyFuture {
    #[pymethod]
    fn result(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
        if zelf.kernel.get().is_none() {
            return Err(never_set("Result is not set.", vm));
        }
        Ok(zelf.kernel(vm)?.result().raise(vm)?.into_object(vm))
    }

    #[pymethod]
    fn exception(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<Option<PyObjectRef>> {
        zelf.ask_exception(vm)
    }

    #[pymethod]
    fn set_result(zelf: &Py<Self>, result: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        zelf.typed(vm)?.set_result(result.into()).raise(vm)
    }

    #[pymethod]
    fn set_exception(zelf: &Py<Self>, exception: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        let future = zelf.typed(vm)?;
        if future.done() {
            return future.set_result(Value::default()).raise(vm); // says that it is done
        }
        let exception = if exception.class().fast_issubclass(vm.ctx.types.type_type) {
            exception.call((), vm)?
        } else {
            exception
        };
        let Ok(exception) = exception.downcast::<PyBaseException>() else {
            return Err(vm.new_type_error("invalid exception object"));
        };
        if exception.fast_isinstance(vm.ctx.exceptions.stop_iteration) {
            let text = "StopIteration interacts badly with generators and cannot be raised into a Future";
            return Err(vm.new_type_error(text));
        }
        future.set_exception(from_python(exception, vm)).raise(vm)
    }

    #[pymethod]
    fn add_done_callback(zelf: PyRef<Self>, args: CallbackArguments, vm: &VirtualMachine) -> PyResult<()> {
        if args.function.downcast_ref::<PyWakeup>().is_some() {
            return Ok(());
        }
        let any = zelf.kernel(vm)?.any();
        let is_done = any.core().done();
        let callback = DoneCallback::new(
            zelf.clone(),
            args.function.clone(),
            args.context.into_option(),
            vm,
        )?;
        let id = any.add_done_callback(move || callback.call());
        let (core, name) = (any.core(), traced_name(&args.function, vm));
        core.event_loop().record_callback(id.number(), core.id(), &name);
        if !is_done {
            let mut rare = zelf.rare.borrow_mut();
            rare.get_or_insert_default().callbacks.push((id, args.function));
        }
        Ok(())
    }

    #[pymethod]
    fn remove_done_callback(zelf: &Py<Self>, function: PyObjectRef, vm: &VirtualMachine) -> PyResult<usize> {
        let any = zelf.kernel(vm)?.any();
        let mut removed = 0;
        for (id, other) in zelf.program_callbacks() {
            if same(&other, &function, vm)? {
                removed += any.remove_done_callback(id);
                let trace = &any.core().event_loop().process().trace;
                trace.record(Event::HandleCancelled { handle: id.number() });
                zelf.forget_callback(id);
            }
        }
        Ok(removed)
    }

    #[pymethod]
    fn cancel(zelf: &Py<Self>, args: CancelArguments, vm: &VirtualMachine) -> PyResult<bool> {
        Ok(zelf.kernel(vm)?.any().cancel(args.message(vm)?))
    }

    #[pymethod]
    fn cancelled(zelf: &Py<Self>) -> bool {
        zelf.state() == State::Cancelled
    }

    #[pymethod]
    fn done(zelf: &Py<Self>) -> bool {
        zelf.is_done()
    }

    #[pymethod]
    fn get_loop(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<PyRef<PyLoop>> {
        zelf.loop_object(vm)
    }

    #[pymethod]
    fn _make_cancelled_error(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<PyObjectRef> {
        let error = zelf.kernel(vm)?.any().core().make_cancelled_error();
        Ok(to_python(&error, vm).into())
    }

    #[pymethod(name = "__await__")]
    fn dunder_await(zelf: PyRef<Self>) -> PyFutureIter {
        PyFutureIter::new(zelf)
    }

    #[pyclassmethod]
    fn __class_getitem__(cls: PyTypeRef, args: PyObjectRef, vm: &VirtualMachine) -> PyResult<PyGenericAlias> {
        PyGenericAlias::from_args(cls, args, vm)
    }

    #[pygetset]
    fn _asyncio_future_blocking(zelf: &Py<Self>) -> bool {
        zelf.blocking.get()
    }

    #[pygetset(setter)]
    fn set__asyncio_future_blocking(
        zelf: &Py<Self>,
        blocking: PySetterValue<bool>,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        zelf.blocking.set(assigned(blocking, vm)?);
        Ok(())
    }

    /// The tasks that wait for it; `None` if there are none, or it is done.
    #[pygetset]
    fn _asyncio_awaited_by(zelf: &Py<Self>, vm: &VirtualMachine) -> Option<PyObjectRef> {
        let waiters = zelf.kernel.get()?.any().core().awaited_by();
        (!waiters.is_empty()).then(|| PyFuture::shown_all(waiters, vm))
    }

    #[pygetset]
    fn _state(zelf: &Py<Self>) -> &'static str {
        match zelf.state() {
            State::Pending => "PENDING",
            State::Cancelled => "CANCELLED",
            State::Finished => "FINISHED",
        }
    }

    #[pygetset]
    fn _loop(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<PyRef<PyLoop>> {
        zelf.loop_object(vm)
    }

    #[pygetset]
    fn _result(zelf: &Py<Self>, vm: &VirtualMachine) -> PyObjectRef {
        let finished = zelf.kernel.get().filter(|_| zelf.state() == State::Finished);
        let exception = finished.and_then(|kernel| kernel.any().core().peek_exception());
        match (finished, exception) {
            (Some(Kernel::Ours(future)), None) => future.result().unwrap_or_default().into_object(vm),
            _ => vm.ctx.none(),
        }
    }

    #[pygetset]
    fn _exception(zelf: &Py<Self>, vm: &VirtualMachine) -> Option<PyObjectRef> {
        let finished = zelf.kernel.get().filter(|_| zelf.state() == State::Finished)?;
        let exception = finished.any().core().peek_exception()?;
        Some(to_python(&exception, vm).into())
    }

    #[pygetset]
    fn _callbacks(zelf: &Py<Self>, vm: &VirtualMachine) -> PyObjectRef {
        let callbacks = zelf.program_callbacks();
        if callbacks.is_empty() {
            return vm.ctx.none();
        }
        let pairs = callbacks.into_iter().map(|(_, function)| {
            let pair = vec![function, vm.ctx.none()];
            vm.ctx.new_tuple(pair).into()
        });
        vm.ctx.new_list(pairs.collect()).into()
    }

    #[pygetset]
    fn _cancel_message(zelf: &Py<Self>, vm: &VirtualMachine) -> Option<PyObjectRef> {
        let message = zelf.kernel.get()?.any().core().cancel_message()?;
        Some(message_object(&message, vm))
    }

    #[pygetset(setter)]
    fn set__cancel_message(
        zelf: &Py<Self>,
        message: PySetterValue<PyObjectRef>,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        let message = vm.option_if_none(assigned(message, vm)?);
        let message = message.map(|message| message_of(message, vm)).transpose()?;
        zelf.kernel(vm)?.any().core().set_cancel_message(message);
        Ok(())
    }

    #[pygetset]
    fn _source_traceback(zelf: &Py<Self>) -> Option<PyObjectRef> {
        zelf.origin()
    }

    #[pygetset]
    fn _log_traceback(zelf: &Py<Self>) -> bool {
        let kernel = zelf.kernel.get();
        kernel.is_some_and(|kernel| kernel.any().core().is_unretrieved())
    }

    #[pygetset(setter)]
    fn set__log_traceback(zelf: &Py<Self>, value: PySetterValue<bool>, vm: &VirtualMachine) -> PyResult<()> {
        if assigned(value, vm)? {
            return Err(vm.new_value_error("_log_traceback can only be set to False"));
        }
        zelf.kernel(vm)?.any().core().mark_retrieved();
        Ok(())
    }

    pub(super) fn state(&self) -> State {
        let kernel = self.kernel.get();
        kernel.map_or(State::Pending, |kernel| kernel.any().core().state())
    }
}

/// The value that an attribute is set to; no attribute can be deleted.
pub(super) fn assigned<T>(value: PySetterValue<T>, vm: &VirtualMachine) -> PyResult<T> {
    match value {
        PySetterValue::Assign(value) => Ok(value),
        PySetterValue::Delete => Err(vm.new_attribute_error("cannot delete attribute")),
    }
}

impl Iterable for PyFuture {
    fn iter(zelf: PyRef<Self>, vm: &VirtualMachine) -> PyResult {
        Ok(PyFutureIter::new(zelf).into_pyobject(vm))
    }
}

impl Representable for PyFuture {
    fn repr_str(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<String> {
        future_repr(zelf.as_object(), zelf, vm)
    }
}

impl Destructor for PyFuture {
    /// `Future.__del__`: nobody is left who could ask for the exception.
    fn del(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
        super::failures::report_unretrieved(zelf.as_object(), zelf, vm)
    }
}

/// `isfuture(object)` for the futures that there are here.
pub(super) fn as_future(object: &PyObject) -> Option<&Py<PyFuture>> {
    object.downcast_ref::<PyFuture>()
}
