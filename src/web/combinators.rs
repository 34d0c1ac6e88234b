//! Functions over awaitables: sleep, gather, wait, wait_for, shield, timeouts, task groups.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::session::{WebSession, with_shared};
use crate::asyncio::{
    Gather, ReturnWhen, TaskGroup, Timeout, shield, sleep_with, timeout_at, wait, wait_for,
};
use crate::kernel::{Exception, Future};

#[wasm_bindgen(js_class = Session)]
impl WebSession {
    /// `asyncio.sleep(seconds, result)`.
    pub fn sleep(&self, seconds: f64, result: JsValue) -> u32 {
        self.keep(sleep_with(seconds, result))
    }

    /// `asyncio.wait`: a coroutine whose value tells, for each argument, whether it is done.
    pub fn wait(&self, futures: &[u32], seconds: Option<f64>, when: u32) -> Result<u32, JsValue> {
        let futures = self.throw(self.all(futures))?;
        let when = match when {
            0 => ReturnWhen::FirstCompleted,
            1 => ReturnWhen::FirstException,
            _ => ReturnWhen::AllCompleted,
        };
        Ok(self.keep(async move {
            wait(futures.clone(), seconds, when).await?;
            let flags = futures.iter().map(|future| JsValue::from(future.done()));
            Ok(flags.collect::<Array>().into())
        }))
    }

    /// `asyncio.wait_for` on a future.
    #[wasm_bindgen(js_name = waitFor)]
    pub fn wait_for(&self, future: u32, seconds: f64) -> Result<u32, JsValue> {
        let future = self.throw(self.known(future))?;
        Ok(self.keep(wait_for(future, Some(seconds))))
    }

    /// `asyncio.shield` on a future; 0 where the future itself is the answer.
    pub fn shield(&self, future: u32) -> Result<u32, JsValue> {
        let inner = self.throw(self.known(future))?;
        let outer = self.throw(shield(inner.clone()))?;
        Ok(if outer.core().id() == inner.core().id() {
            0
        } else {
            self.shared.hold(outer)
        })
    }

    /// `asyncio.timeout_at(when)`.
    #[wasm_bindgen(js_name = timeoutAt)]
    pub fn timeout_at(&self, when: Option<f64>) -> WebTimeout {
        WebTimeout(timeout_at(when))
    }
}

impl WebSession {
    fn all(&self, numbers: &[u32]) -> Result<Vec<Future<JsValue>>, Exception> {
        numbers.iter().map(|&number| self.known(number)).collect()
    }
}

/// `asyncio.Timeout`.
#[wasm_bindgen(js_name = RawTimeout)]
pub struct WebTimeout(Timeout);

#[wasm_bindgen(js_class = RawTimeout)]
impl WebTimeout {
    /// `when()`, in seconds; `undefined` without a deadline.
    pub fn when(&self) -> Option<f64> {
        self.0.when()
    }

    /// `reschedule(when)`.
    pub fn reschedule(&self, session: &WebSession, when: Option<f64>) -> Result<(), JsValue> {
        session.throw(self.0.reschedule(when))
    }

    /// `expired()`.
    pub fn expired(&self) -> bool {
        self.0.expired()
    }

    /// `__aenter__`.
    pub fn enter(&self, session: &WebSession) -> Result<(), JsValue> {
        session.throw(self.0.enter())
    }

    /// `__aexit__`, with what the body threw or nothing.
    pub fn exit(&self, session: &WebSession, threw: bool, error: JsValue) -> Result<(), JsValue> {
        let exception = threw.then(|| session.host().exception(error));
        session.throw(self.0.exit(exception))
    }
}

/// `asyncio.gather`, child after child: each is watched before the next one's task is made.
#[wasm_bindgen(js_name = RawGather)]
#[derive(Default)]
pub struct WebGather(Gather<JsValue>);

#[wasm_bindgen(js_class = RawGather)]
impl WebGather {
    /// Without children.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Waits for a future too; `is_ours` if it is a task made for this, which the program cannot name.
    pub fn add(&mut self, session: &WebSession, child: u32, is_ours: bool) -> Result<(), JsValue> {
        let child = session.throw(session.known(child))?;
        if is_ours && let Some(task) = child.any().task() {
            task.forgive_destruction();
        }
        session.throw(self.0.add(child))
    }

    /// The number of the gathering future.
    pub fn finish(self, session: &WebSession, return_exceptions: bool) -> Result<u32, JsValue> {
        let gathered = self.0.finish(return_exceptions, |results| {
            with_shared(|shared| {
                let value = |result: Result<JsValue, Exception>| {
                    result.unwrap_or_else(|exception| shared.host.error(&exception))
                };
                JsValue::from(results.into_iter().map(value).collect::<Array>())
            })
        });
        Ok(session.shared.hold(session.throw(gathered)?))
    }
}

/// `asyncio.TaskGroup`.
#[wasm_bindgen(js_name = RawTaskGroup)]
pub struct WebTaskGroup(TaskGroup);

#[wasm_bindgen(js_class = RawTaskGroup)]
impl WebTaskGroup {
    /// `TaskGroup()`.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default, reason = "JavaScript has no Default")]
    pub fn new() -> Self {
        WebTaskGroup(TaskGroup::new())
    }

    /// `__aenter__`.
    pub fn enter(&self, session: &WebSession) -> Result<(), JsValue> {
        session.throw(self.0.enter())
    }

    /// `__aexit__`, with what the body threw or nothing: a coroutine.
    pub fn exit(&self, session: &WebSession, threw: bool, error: JsValue) -> u32 {
        let exception = threw.then(|| session.host().exception(error));
        let group = self.0.clone();
        session.keep(async move {
            group.exit(exception).await?;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// The loop in which tasks of the group are made, as long as there may be new ones.
    #[wasm_bindgen(js_name = openLoop)]
    pub fn open_loop(&self, session: &WebSession) -> Result<u32, JsValue> {
        Ok(session.throw(self.0.open_loop())?.id())
    }

    /// `cancel()`.
    pub fn cancel(&self) {
        self.0.cancel();
    }

    /// A task just made in that loop belongs to the group.
    pub fn adopt(&self, session: &WebSession, task: u32) -> Result<(), JsValue> {
        self.0.adopt(&session.throw(session.known(task))?.any());
        Ok(())
    }

    /// `repr()`.
    pub fn repr(&self) -> String {
        self.0.repr()
    }
}
