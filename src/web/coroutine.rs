//! JavaScript's coroutines behind the seam: generators and promises of async functions.

use std::task::Waker;

use wasm_bindgen::prelude::*;

use super::session::{Shared, with_shared};
use crate::kernel::Exception;
use crate::lang::{Coroutine, Step, Stepped};

#[wasm_bindgen]
extern "C" {
    /// What `www/runtime/steppers.js` makes of a generator or a promise.
    pub type Stepper;

    /// Resumes it and answers with a code, see [`decode`].
    #[wasm_bindgen(method)]
    fn resume(this: &Stepper, value: JsValue, thrown: bool) -> f64;

    /// What became of it meanwhile, as a code.
    #[wasm_bindgen(method)]
    fn outcome(this: &Stepper) -> f64;

    /// The value that belongs to the last code.
    #[wasm_bindgen(method)]
    fn take(this: &Stepper) -> JsValue;

    /// It waits for a plain promise: `wake` is to be called when it goes on.
    #[wasm_bindgen(method, js_name = onWake)]
    fn on_wake(this: &Stepper, wake: JsValue);
}

/// A code is a kind and a number in one `f64`, so that a step costs one call across the boundary.
const KINDS: f64 = 16.0;

/// A JavaScript coroutine.
pub(super) struct JsCoroutine {
    stepper: Stepper,
}

impl JsCoroutine {
    /// The coroutine as a Rust future.
    pub(super) fn stepped(stepper: Stepper) -> Stepped<JsCoroutine, JsValue> {
        Stepped::new(JsCoroutine { stepper })
    }

    fn decode(&self, code: f64, waker: Option<&Waker>) -> Step<JsValue> {
        let kind = code % KINDS;
        let number = ((code - kind) / KINDS) as u32;
        match kind as u32 {
            0 => Step::Yields,
            1 => match with_shared(|shared| shared.future(number)) {
                Some(future) => Step::Awaits(future),
                None => Step::Refused(lost()),
            },
            2 => match with_shared(|shared| shared.coroutines.borrow_mut().remove(number)) {
                Some(coroutine) => Step::Delegates(coroutine),
                None => Step::Refused(lost()),
            },
            3 => Step::Delegates(Box::pin(JsCoroutine::stepped(
                self.stepper.take().unchecked_into(),
            ))),
            4 => Step::Returns(self.stepper.take()),
            5 => Step::Raises(self.exception()),
            6 => Step::Refused(self.exception()),
            7 => Step::Running,
            9 => match with_shared(|shared| shared.futures.borrow_mut().remove(number)) {
                Some(future) => Step::Awaits(future),
                None => Step::Refused(lost()),
            },
            _ => {
                if let Some(waker) = waker.cloned() {
                    let wake = Closure::once_into_js(move || waker.wake());
                    self.stepper.on_wake(wake);
                }
                Step::Foreign
            }
        }
    }

    fn exception(&self) -> Exception {
        with_shared(|shared| shared.host.exception(self.stepper.take()))
    }
}

fn lost() -> Exception {
    Exception::runtime("cannot reuse already awaited coroutine")
}

impl Coroutine<JsValue> for JsCoroutine {
    fn resume(&mut self, input: Result<JsValue, Exception>) -> Step<JsValue> {
        let code = match input {
            Ok(value) => self.stepper.resume(value, false),
            Err(exception) => {
                let error = with_shared(|shared: &Shared| shared.host.error(&exception));
                self.stepper.resume(error, true)
            }
        };
        self.decode(code, None)
    }

    fn outcome(&mut self, waker: &Waker) -> Step<JsValue> {
        self.decode(self.stepper.outcome(), Some(waker))
    }
}
