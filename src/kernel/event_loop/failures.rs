//! Exceptions that no coroutine is there to catch.

use super::*;

/// What an exception handler is told (`call_exception_handler`).
#[derive(Clone, Debug)]
pub struct ErrorContext {
    /// What went wrong.
    pub message: String,
    /// The exception, if there was one.
    pub exception: Option<Exception>,
    /// The handle whose callback raised; 0 if none.
    pub handle: Id,
}

pub(super) type ExceptionHandler = Rc<dyn Fn(&EventLoop, &ErrorContext) -> Result<(), Exception>>;

impl EventLoop {
    /// Has `handler` called instead of the default one; `None` restores it.
    pub fn set_exception_handler(&self, handler: Option<ExceptionHandler>) {
        *self.0.exception_handler.borrow_mut() = handler;
    }

    /// The handler set.
    #[must_use]
    pub fn get_exception_handler(&self) -> Option<ExceptionHandler> {
        self.0.exception_handler.borrow().clone()
    }

    /// Tells the handler set, or the default one; also if the handler set raises.
    pub fn call_exception_handler(&self, context: &ErrorContext) {
        match self.get_exception_handler() {
            None => self.default_exception_handler(context),
            Some(handler) => {
                if let Err(exception) = handler(self, context) {
                    self.default_exception_handler(&ErrorContext {
                        message: "Unhandled error in exception handler".into(),
                        exception: Some(exception),
                        handle: context.handle,
                    });
                }
            }
        }
    }

    /// Reports it as a diagnostic of the run.
    pub fn default_exception_handler(&self, context: &ErrorContext) {
        self.0.process.report(Diagnostic {
            kind: DiagnosticKind::CallbackFailed,
            message: context.message.clone(),
            task: 0,
            line: self.0.process.line(),
            exception: context.exception.clone(),
        });
    }

    /// `KeyboardInterrupt` or `SystemExit`: whoever runs the loop gets it, and what this turn had
    /// still to run waits for the next.
    pub(crate) fn raise_exit(&self, exception: Exception) {
        self.0.exit.set(Some(exception));
        self.0.todo.set(0);
        self.stop();
    }

    /// The `KeyboardInterrupt` or `SystemExit` that ended the run.
    #[must_use]
    pub fn take_exit(&self) -> Option<Exception> {
        self.0.exit.take()
    }

    /// `slow_callback_duration`: seconds that a step may take before it is reported. 0.1 unless it was set.
    #[must_use]
    pub fn slow_callback_duration(&self) -> f64 {
        self.0.slow_callback_duration.get()
    }

    /// Sets [`slow_callback_duration`](Self::slow_callback_duration).
    pub fn set_slow_callback_duration(&self, seconds: f64) {
        self.0.slow_callback_duration.set(seconds);
    }

    /// `get_debug()`.
    #[must_use]
    pub fn get_debug(&self) -> bool {
        self.0.debug.get()
    }

    /// `set_debug(enabled)`. Every run is watched; the flag is kept for the program to read.
    pub fn set_debug(&self, enabled: bool) {
        self.0.debug.set(enabled);
    }
}
