//! Loops, handles and runs, by number.

use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::context::WebContext;
use super::session::{WebSession, with_shared};
use crate::kernel::{
    ErrorContext, EventLoop, Exception, Handle, TimerHandle, get_event_loop, running_loop, set_event_loop,
};

/// `asyncio.Handle` and `asyncio.TimerHandle`.
#[wasm_bindgen(js_name = RawHandle)]
pub struct WebHandle(Either);

enum Either {
    Soon(Handle),
    Timer(TimerHandle),
}

#[wasm_bindgen(js_class = RawHandle)]
impl WebHandle {
    /// `cancel()`.
    pub fn cancel(&self) {
        match &self.0 {
            Either::Soon(handle) => handle.cancel(),
            Either::Timer(handle) => handle.cancel(),
        }
    }

    /// `cancelled()`.
    pub fn cancelled(&self) -> bool {
        match &self.0 {
            Either::Soon(handle) => handle.cancelled(),
            Either::Timer(handle) => handle.cancelled(),
        }
    }

    /// `get_context()`.
    pub fn context(&self) -> WebContext {
        WebContext::of(match &self.0 {
            Either::Soon(handle) => handle.context(),
            Either::Timer(handle) => handle.context(),
        })
    }

    /// `when()`, in seconds; 0 for a handle without a time.
    pub fn when(&self) -> f64 {
        match &self.0 {
            Either::Soon(_) => 0.0,
            Either::Timer(handle) => handle.when(),
        }
    }
}

/// A JavaScript function as a callback; what it throws is the callback's exception.
pub(super) fn callback(function: Function) -> impl Fn() -> Result<(), Exception> + 'static {
    move || match function.call0(&JsValue::UNDEFINED) {
        Ok(_) => Ok(()),
        Err(thrown) => Err(with_shared(|shared| shared.host.exception(thrown))),
    }
}

#[wasm_bindgen(js_class = Session)]
impl WebSession {
    /// `new_event_loop()`.
    #[wasm_bindgen(js_name = newEventLoop)]
    pub fn new_event_loop(&self) -> u32 {
        let event_loop = EventLoop::new(self.session.process());
        let id = event_loop.id();
        self.adopt(event_loop);
        id
    }

    /// The loop of the top level.
    #[wasm_bindgen(js_name = mainLoop)]
    pub fn main_loop(&self) -> u32 {
        self.session.main_loop().id()
    }

    /// `get_running_loop()`; 0 outside any.
    #[wasm_bindgen(js_name = runningLoop)]
    pub fn running_loop(&self) -> u32 {
        running_loop().map_or(0, |event_loop| event_loop.id())
    }

    /// The loop that runs innermost; 0 if none does.
    #[wasm_bindgen(js_name = innermostLoop)]
    pub fn innermost_loop(&self) -> u32 {
        self.session.innermost().map_or(0, |event_loop| event_loop.id())
    }

    /// `get_event_loop()`.
    #[wasm_bindgen(js_name = eventLoop)]
    pub fn event_loop_of_thread(&self) -> u32 {
        let event_loop = get_event_loop();
        let id = event_loop.id();
        if self.event_loop(id).is_err() {
            self.adopt(event_loop);
        }
        id
    }

    /// `set_event_loop(loop)`; 0 for none.
    #[wasm_bindgen(js_name = setEventLoop)]
    pub fn set_event_loop(&self, id: u32) {
        set_event_loop(self.event_loop(id).ok());
    }

    /// `loop.run_until_complete(future)` begins.
    #[wasm_bindgen(js_name = beginRun)]
    pub fn begin_run(&self, id: u32, future: u32) -> Result<(), JsValue> {
        let event_loop = self.throw(self.event_loop(id))?;
        match self.shared.future(future) {
            Some(future) => self.throw(self.session.run_until_complete(&event_loop, &future)),
            None => self.throw(self.session.run_forever(&event_loop)),
        }
    }

    /// `loop.stop()`.
    #[wasm_bindgen(js_name = stopLoop)]
    pub fn stop_loop(&self, id: u32) -> Result<(), JsValue> {
        self.throw(self.event_loop(id).map(|event_loop| event_loop.stop()))
    }

    /// `loop.close()`.
    #[wasm_bindgen(js_name = closeLoop)]
    pub fn close_loop(&self, id: u32) -> Result<(), JsValue> {
        self.throw(self.event_loop(id).and_then(|event_loop| event_loop.close()))
    }

    /// `loop.is_running()`.
    #[wasm_bindgen(js_name = isRunning)]
    pub fn is_running(&self, id: u32) -> bool {
        self.event_loop(id)
            .is_ok_and(|event_loop| event_loop.is_running())
    }

    /// `loop.is_closed()`.
    #[wasm_bindgen(js_name = isClosed)]
    pub fn is_closed(&self, id: u32) -> bool {
        self.event_loop(id).is_ok_and(|event_loop| event_loop.is_closed())
    }

    /// `loop.call_soon(function)`; `label` names it in the trace.
    #[wasm_bindgen(js_name = callSoon)]
    pub fn call_soon(&self, id: u32, function: Function, label: u32) -> Result<WebHandle, JsValue> {
        let event_loop = self.throw(self.event_loop(id))?;
        let handle = self.throw(event_loop.call_soon(callback(function)))?;
        self.record_callback(&event_loop, handle.id(), 0, Some(label));
        Ok(WebHandle(Either::Soon(handle)))
    }

    /// `loop.call_at(when, function)`; `label` names it in the trace.
    #[wasm_bindgen(js_name = callAt)]
    pub fn call_at(&self, id: u32, when: f64, function: Function, label: u32) -> Result<WebHandle, JsValue> {
        let event_loop = self.throw(self.event_loop(id))?;
        let handle = self.throw(event_loop.call_at(when, callback(function)))?;
        self.record_callback(&event_loop, handle.id(), 0, Some(label));
        Ok(WebHandle(Either::Timer(handle)))
    }

    /// `loop.set_exception_handler(function)`; `undefined` restores the default.
    #[wasm_bindgen(js_name = setExceptionHandler)]
    pub fn set_exception_handler(&self, id: u32, function: Option<Function>) -> Result<(), JsValue> {
        let event_loop = self.throw(self.event_loop(id))?;
        event_loop.set_exception_handler(function.map(|function| {
            Rc::new(move |_: &EventLoop, context: &ErrorContext| {
                with_shared(|shared| {
                    let error = context.exception.as_ref();
                    let error = error.map_or(JsValue::UNDEFINED, |exception| shared.host.error(exception));
                    let message = JsValue::from_str(&context.message);
                    match function.call2(&JsValue::UNDEFINED, &message, &error) {
                        Ok(_) => Ok(()),
                        Err(thrown) => Err(shared.host.exception(thrown)),
                    }
                })
            }) as Rc<dyn Fn(&EventLoop, &ErrorContext) -> Result<(), Exception>>
        }));
        Ok(())
    }

    /// `loop.default_exception_handler({message, exception})`.
    #[wasm_bindgen(js_name = reportFailure)]
    pub fn report_failure(&self, id: u32, message: String, error: JsValue) -> Result<(), JsValue> {
        let event_loop = self.throw(self.event_loop(id))?;
        let exception = (!error.is_undefined()).then(|| self.host().exception(error));
        event_loop.default_exception_handler(&ErrorContext {
            message,
            exception,
            handle: 0,
        });
        Ok(())
    }

    /// `slow_callback_duration`, in seconds.
    #[wasm_bindgen(js_name = slowCallbackDuration)]
    pub fn slow_callback_duration(&self, id: u32) -> Result<f64, JsValue> {
        self.throw(
            self.event_loop(id)
                .map(|event_loop| event_loop.slow_callback_duration()),
        )
    }

    /// Sets it.
    #[wasm_bindgen(js_name = setSlowCallbackDuration)]
    pub fn set_slow_callback_duration(&self, id: u32, seconds: f64) -> Result<(), JsValue> {
        self.throw(
            self.event_loop(id)
                .map(|event_loop| event_loop.set_slow_callback_duration(seconds)),
        )
    }

    /// `get_debug()`.
    #[wasm_bindgen(js_name = getDebug)]
    pub fn get_debug(&self, id: u32) -> bool {
        self.event_loop(id).is_ok_and(|event_loop| event_loop.get_debug())
    }

    /// `set_debug(enabled)`.
    #[wasm_bindgen(js_name = setDebug)]
    pub fn set_debug(&self, id: u32, enabled: bool) -> Result<(), JsValue> {
        self.throw(
            self.event_loop(id)
                .map(|event_loop| event_loop.set_debug(enabled)),
        )
    }
}
