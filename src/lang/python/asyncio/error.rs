//! Exceptions across the seam: what Python raised comes back as the same object.

use std::rc::Rc;

use rustpython_vm::builtins::{PyBaseExceptionRef, PyTraceback, PyTypeRef};
use rustpython_vm::{AsObject, PyObjectRef, PyRef, PyResult, VirtualMachine};

use super::state::types;
use crate::kernel::{Exception, Kind, Message};

/// What Python raised, with the traceback that it had then: raised again it starts from there, as
/// `raise self._exception.with_traceback(self._exception_tb)` in `Future.result` does.
struct Raised {
    exception: PyBaseExceptionRef,
    traceback: Option<PyRef<PyTraceback>>,
}

/// The Python exception for `exception`: the one raised, or a new one of the class it names.
pub(super) fn to_python(exception: &Exception, vm: &VirtualMachine) -> PyBaseExceptionRef {
    let payload = exception.payload(|| {
        Rc::new(Raised {
            exception: make(exception, vm),
            traceback: None,
        })
    });
    match payload.downcast_ref::<Raised>() {
        Some(raised) => {
            raised.exception.set_traceback(raised.traceback.clone());
            raised.exception.clone()
        }
        None => make(exception, vm),
    }
}

fn make(exception: &Exception, vm: &VirtualMachine) -> PyBaseExceptionRef {
    let class = class_of(exception.kind(), vm);
    let mut arguments: Vec<PyObjectRef> = Vec::new();
    if let Some(message) = exception.argument() {
        arguments.push(message_object(&message, vm));
    }
    let made = if exception.members().is_empty() {
        vm.new_exception(class, arguments)
    } else {
        let members = exception
            .members()
            .iter()
            .map(|member| to_python(member, vm).into());
        arguments.push(vm.ctx.new_list(members.collect()).into());
        // `raise BaseExceptionGroup(…) from None`
        match class.as_object().call(arguments, vm).map(|made| made.downcast()) {
            Ok(Ok(made)) => made,
            Ok(Err(_)) => vm.new_runtime_error(exception.to_string()),
            Err(error) => error,
        }
    };
    match exception.cause() {
        Some(cause) => {
            let cause = to_python(&cause, vm);
            made.set_context(Some(cause.clone()));
            made.set_cause(Some(cause));
        }
        None if !exception.members().is_empty() => made.set_cause(None),
        None => {}
    }
    made
}

/// The message of an exception or of a cancellation: any object is kept as it is.
pub(super) fn message_of(object: PyObjectRef, vm: &VirtualMachine) -> PyResult<Message> {
    let text = object.str(vm)?.to_string();
    Ok(match object.class().is(vm.ctx.types.str_type) {
        true => text.into(),
        false => Message::with_object(text, Rc::new(object)),
    })
}

/// The object that [`message_of`] was given.
pub(super) fn message_object(message: &Message, vm: &VirtualMachine) -> PyObjectRef {
    let object = message
        .object()
        .and_then(|object| object.downcast_ref::<PyObjectRef>());
    object
        .cloned()
        .unwrap_or_else(|| vm.ctx.new_str(message.text()).into())
}

fn class_of(kind: &Kind, vm: &VirtualMachine) -> PyTypeRef {
    let (types, builtin) = (types(vm), &vm.ctx.exceptions);
    match kind {
        Kind::CancelledError => types.cancelled_error.clone(),
        Kind::InvalidStateError => types.invalid_state_error.clone(),
        Kind::QueueEmpty => types.queue_empty.clone(),
        Kind::QueueFull => types.queue_full.clone(),
        Kind::QueueShutDown => types.queue_shut_down.clone(),
        Kind::BrokenBarrierError => types.broken_barrier_error.clone(),
        Kind::TimeoutError => builtin.timeout_error.to_owned(),
        Kind::ValueError => builtin.value_error.to_owned(),
        Kind::TypeError => builtin.type_error.to_owned(),
        Kind::AssertionError => builtin.assertion_error.to_owned(),
        Kind::ExceptionGroup | Kind::BaseExceptionGroup => builtin.base_exception_group.to_owned(),
        Kind::Exit(_) => builtin.system_exit.to_owned(),
        Kind::RuntimeError | Kind::Other(_) => builtin.runtime_error.to_owned(),
    }
}

/// The exception for what Python raised.
pub(super) fn from_python(raised: PyBaseExceptionRef, vm: &VirtualMachine) -> Exception {
    let message = if raised.args().is_empty() {
        None
    } else {
        raised.as_object().str(vm).ok().map(|text| text.to_string())
    };
    let kind = kind_of(&raised, vm);
    let exception = match message {
        Some(message) => Exception::new(kind, message),
        None => Exception::bare(kind),
    };
    exception.payload(|| {
        Rc::new(Raised {
            traceback: raised.traceback(),
            exception: raised,
        })
    });
    exception
}

fn kind_of(raised: &PyBaseExceptionRef, vm: &VirtualMachine) -> Kind {
    let (types, builtin) = (types(vm), &vm.ctx.exceptions);
    let name = || raised.class().name().to_string().into();
    if raised.fast_isinstance(&types.cancelled_error) {
        Kind::CancelledError
    } else if raised.fast_isinstance(builtin.system_exit)
        || raised.fast_isinstance(builtin.keyboard_interrupt)
    {
        Kind::Exit(name())
    } else if !raised.fast_isinstance(builtin.exception_type)
        && raised.fast_isinstance(builtin.base_exception_group)
    {
        Kind::BaseExceptionGroup
    } else {
        Kind::Other(name())
    }
}

/// `Err` as Python sees it.
pub(super) trait Raise<T> {
    /// The outcome with its exception as Python's own.
    fn raise(self, vm: &VirtualMachine) -> PyResult<T>;
}

impl<T> Raise<T> for Result<T, Exception> {
    fn raise(self, vm: &VirtualMachine) -> PyResult<T> {
        self.map_err(|exception| to_python(&exception, vm))
    }
}

/// `Err` as the kernel sees it.
pub(super) trait Caught<T> {
    /// The outcome with its exception as the kernel's.
    fn caught(self, vm: &VirtualMachine) -> Result<T, Exception>;
}

impl<T> Caught<T> for PyResult<T> {
    fn caught(self, vm: &VirtualMachine) -> Result<T, Exception> {
        self.map_err(|raised| from_python(raised, vm))
    }
}
