//! Exceptions across the boundary. What JavaScript threw comes back as the same object.

use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::session::{Host, WebSession};
use crate::kernel::{Exception, Kind, Message};

impl Host {
    /// The JavaScript error for `exception`: the one thrown, or a new one of the class it names.
    pub(super) fn error(&self, exception: &Exception) -> JsValue {
        let made = exception.payload(|| {
            let members = exception.members().iter().map(|member| self.error(member));
            let cause = exception
                .cause()
                .map_or(JsValue::UNDEFINED, |cause| self.error(&cause));
            let (name, message) = (exception.kind().name(), exception.argument());
            let error = self.make_error(
                name,
                message.as_ref().map(Message::text),
                members.collect::<Array>(),
                cause,
            );
            Rc::new(error)
        });
        made.downcast_ref::<JsValue>().cloned().unwrap_or_default()
    }

    /// The exception for what JavaScript threw, whatever that was.
    pub(super) fn exception(&self, thrown: JsValue) -> Exception {
        let name = self.error_name(&thrown);
        let kind = match name.as_str() {
            "CancelledError" => Kind::CancelledError,
            "TimeoutError" => Kind::TimeoutError,
            "InvalidStateError" => Kind::InvalidStateError,
            "RuntimeError" => Kind::RuntimeError,
            "ValueError" => Kind::ValueError,
            "TypeError" => Kind::TypeError,
            "AssertionError" => Kind::AssertionError,
            "QueueEmpty" => Kind::QueueEmpty,
            "QueueFull" => Kind::QueueFull,
            "QueueShutDown" => Kind::QueueShutDown,
            "BrokenBarrierError" => Kind::BrokenBarrierError,
            "ExceptionGroup" => Kind::ExceptionGroup,
            "BaseExceptionGroup" => Kind::BaseExceptionGroup,
            _ => Kind::Other(name.into()),
        };
        let exception = match self.error_message(&thrown) {
            message if message.is_empty() => Exception::bare(kind),
            message => Exception::new(kind, message),
        };
        exception.payload(|| Rc::new(thrown));
        exception
    }
}

impl WebSession {
    /// An `Err` that JavaScript sees as a thrown error of the right class.
    pub(super) fn throw<T>(&self, result: Result<T, Exception>) -> Result<T, JsValue> {
        result.map_err(|exception| self.host().error(&exception))
    }
}
