//! What a future of Python's is to the kernel.

use std::rc::Rc;

use super::value::Value;
use crate::kernel::{AnyFuture, Exception, Future, Kind};

/// What a Python future stands for: one that holds a Python value, or one of the library's own.
#[derive(Clone)]
pub(super) enum Kernel {
    Ours(Future<Value>),
    Other(Rc<dyn AnyFuture>),
}

impl Kernel {
    pub(super) fn any(&self) -> Rc<dyn AnyFuture> {
        match self {
            Kernel::Ours(future) => future.any(),
            Kernel::Other(future) => future.clone(),
        }
    }

    /// `Future.result()`.
    pub(super) fn result(&self) -> Result<Value, Exception> {
        match self {
            Kernel::Ours(future) => future.result(),
            Kernel::Other(future) if !future.core().done() => {
                Err(Exception::new(Kind::InvalidStateError, "Result is not set."))
            }
            Kernel::Other(future) => {
                future.core().mark_retrieved();
                future.core().failure().map_or(Ok(Value::default()), Err)
            }
        }
    }
}
