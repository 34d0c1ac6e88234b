//! Contexts. What the variables of one are set to is a `Map` of JavaScript's, which nobody changes: setting a variable
//! puts another in its place (`www/runtime/contexts.js`). The kernel says which context is current.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::session::WebSession;
use crate::kernel::{Context, ContextVar, copy_context, current_context};

thread_local! {
    static VALUES: ContextVar<JsValue> = ContextVar::new();
}

/// `contextvars.Context`.
#[wasm_bindgen(js_name = RawContext)]
pub struct WebContext(Context);

#[wasm_bindgen(js_class = RawContext)]
impl WebContext {
    /// `Context()`.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default, reason = "JavaScript has no Default")]
    pub fn new() -> Self {
        WebContext(Context::default().share())
    }

    /// `copy_context()`.
    #[wasm_bindgen(js_name = copyOfCurrent)]
    pub fn copy_of_current() -> Self {
        WebContext(copy_context().share())
    }

    /// The current context itself.
    pub fn current() -> Self {
        WebContext(current_context())
    }

    /// `copy()`.
    pub fn copy(&self) -> Self {
        WebContext(self.0.copy().share())
    }

    /// The same context, for a call that takes one.
    pub fn share(&self) -> Self {
        WebContext(self.0.clone())
    }

    /// Whether it is the same context.
    pub fn is(&self, other: &WebContext) -> bool {
        self.0 == other.0
    }

    /// Whether somebody runs in it.
    #[wasm_bindgen(js_name = isEntered)]
    pub fn is_entered(&self) -> bool {
        self.0.is_entered()
    }

    /// `run(function)`.
    pub fn run(&self, function: &Function) -> Result<JsValue, JsValue> {
        self.0.clone().run(|| function.call0(&JsValue::UNDEFINED))
    }

    /// What its variables are set to; `undefined` if none is.
    pub fn values(&self) -> JsValue {
        self.0.clone().run(values)
    }
}

impl WebContext {
    pub(super) fn of(context: Context) -> Self {
        WebContext(context)
    }

    pub(super) fn into_context(self) -> Context {
        self.0
    }
}

fn values() -> JsValue {
    VALUES.with(ContextVar::get).unwrap_or_default()
}

#[wasm_bindgen(js_class = Session)]
impl WebSession {
    /// What the variables of the current context are set to; `undefined` if none is.
    #[wasm_bindgen(js_name = contextValues)]
    pub fn context_values(&self) -> JsValue {
        values()
    }

    /// Sets the variables of the current context.
    #[wasm_bindgen(js_name = setContextValues)]
    pub fn set_context_values(&self, values: JsValue) {
        VALUES.with(|variable| variable.set(values));
    }

    /// `task.get_context()`.
    #[wasm_bindgen(js_name = taskContext)]
    pub fn task_context(&self, number: u32) -> Result<WebContext, JsValue> {
        // The kernel's own word for it is up to date between two steps.
        if self.current_task_number() == number {
            return Ok(WebContext::current());
        }
        let task = self.throw(self.known(number))?.any();
        Ok(WebContext(
            task.task().map(|task| task.context()).unwrap_or_default(),
        ))
    }
}
