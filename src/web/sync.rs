//! Locks and queues, as classes. A method that waits answers with the number of a coroutine.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::session::{WebSession, with_shared};
use crate::asyncio::{Barrier, Condition, Event, Lock, Queue, Semaphore};
use crate::kernel::Exception;

/// A coroutine that returns nothing of use, with what JavaScript gets for it. (In an `async` block it would stand
/// twice.)
struct Valued<F> {
    coroutine: Pin<Box<F>>,
    value: JsValue,
}

impl<T, F: Future<Output = Result<T, Exception>>> Future for Valued<F> {
    type Output = Result<JsValue, Exception>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let poll = self.coroutine.as_mut().poll(cx);
        poll.map_ok(|_| self.value.clone())
    }
}

/// Keeps a coroutine that returns nothing of use.
fn keep<T: 'static>(
    session: &WebSession,
    coroutine: impl Future<Output = Result<T, Exception>> + 'static,
    value: JsValue,
) -> u32 {
    session.keep(Valued {
        coroutine: Box::pin(coroutine),
        value,
    })
}

/// `asyncio.Event`.
#[wasm_bindgen(js_name = RawEvent)]
pub struct WebEvent(Event);

#[wasm_bindgen(js_class = RawEvent)]
impl WebEvent {
    /// `Event()`.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default, reason = "JavaScript has no Default")]
    pub fn new() -> Self {
        WebEvent(Event::new())
    }

    /// `wait()`.
    pub fn wait(&self, session: &WebSession) -> u32 {
        keep(session, self.0.wait(), JsValue::TRUE)
    }

    /// `set()`.
    pub fn set(&self) {
        self.0.set();
    }

    /// `clear()`.
    pub fn clear(&self) {
        self.0.clear();
    }

    /// `is_set()`.
    #[wasm_bindgen(js_name = isSet)]
    pub fn is_set(&self) -> bool {
        self.0.is_set()
    }

    /// `repr()`.
    pub fn repr(&self) -> String {
        self.0.repr()
    }
}

/// `asyncio.Lock`.
#[wasm_bindgen(js_name = RawLock)]
pub struct WebLock(Lock);

#[wasm_bindgen(js_class = RawLock)]
impl WebLock {
    /// `Lock()`.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default, reason = "JavaScript has no Default")]
    pub fn new() -> Self {
        WebLock(Lock::new())
    }

    /// `acquire()`.
    pub fn acquire(&self, session: &WebSession) -> u32 {
        keep(session, self.0.acquire(), JsValue::TRUE)
    }

    /// `release()`.
    pub fn release(&self, session: &WebSession) -> Result<(), JsValue> {
        session.throw(self.0.release())
    }

    /// `locked()`.
    pub fn locked(&self) -> bool {
        self.0.locked()
    }

    /// `repr()`.
    pub fn repr(&self) -> String {
        self.0.repr()
    }
}

/// `asyncio.Condition`.
#[wasm_bindgen(js_name = RawCondition)]
pub struct WebCondition(Condition);

#[wasm_bindgen(js_class = RawCondition)]
impl WebCondition {
    /// `Condition(lock)`.
    #[wasm_bindgen(constructor)]
    pub fn new(lock: &WebLock) -> Self {
        WebCondition(Condition::with_lock(lock.0.clone()))
    }

    /// `wait()`.
    pub fn wait(&self, session: &WebSession) -> u32 {
        keep(session, self.0.wait(), JsValue::TRUE)
    }

    /// `notify(n)`.
    pub fn notify(&self, session: &WebSession, n: u32) -> Result<(), JsValue> {
        session.throw(self.0.notify(n as usize))
    }

    /// `notify_all()`.
    #[wasm_bindgen(js_name = notifyAll)]
    pub fn notify_all(&self, session: &WebSession) -> Result<(), JsValue> {
        session.throw(self.0.notify_all())
    }

    /// `repr()`.
    pub fn repr(&self) -> String {
        self.0.repr()
    }
}

/// `asyncio.Semaphore` and `asyncio.BoundedSemaphore`.
#[wasm_bindgen(js_name = RawSemaphore)]
pub struct WebSemaphore(Semaphore);

#[wasm_bindgen(js_class = RawSemaphore)]
impl WebSemaphore {
    /// `Semaphore(value)` or `BoundedSemaphore(value)`.
    #[wasm_bindgen(constructor)]
    pub fn new(session: &WebSession, value: i32, bounded: bool) -> Result<Self, JsValue> {
        let make = if bounded {
            Semaphore::bounded
        } else {
            Semaphore::new
        };
        session.throw(make(value as isize).map(WebSemaphore))
    }

    /// `acquire()`.
    pub fn acquire(&self, session: &WebSession) -> u32 {
        keep(session, self.0.acquire(), JsValue::TRUE)
    }

    /// `release()`.
    pub fn release(&self, session: &WebSession) -> Result<(), JsValue> {
        session.throw(self.0.release())
    }

    /// `locked()`.
    pub fn locked(&self) -> bool {
        self.0.locked()
    }

    /// `repr()`.
    pub fn repr(&self) -> String {
        self.0.repr()
    }
}

/// `asyncio.Barrier`.
#[wasm_bindgen(js_name = RawBarrier)]
pub struct WebBarrier(Barrier);

#[wasm_bindgen(js_class = RawBarrier)]
impl WebBarrier {
    /// `Barrier(parties)`.
    #[wasm_bindgen(constructor)]
    pub fn new(session: &WebSession, parties: i32) -> Result<Self, JsValue> {
        session.throw(Barrier::new(parties.max(0) as usize).map(WebBarrier))
    }

    /// `wait()`.
    pub fn wait(&self, session: &WebSession) -> u32 {
        let waiting = self.0.wait();
        session.keep(async move { waiting.await.map(|index| JsValue::from(index as u32)) })
    }

    /// `reset()`.
    pub fn reset(&self, session: &WebSession) -> u32 {
        keep(session, self.0.reset(), JsValue::UNDEFINED)
    }

    /// `abort()`.
    pub fn abort(&self, session: &WebSession) -> u32 {
        keep(session, self.0.abort(), JsValue::UNDEFINED)
    }

    /// `parties`.
    #[wasm_bindgen(getter)]
    pub fn parties(&self) -> u32 {
        self.0.parties() as u32
    }

    /// `n_waiting`.
    #[wasm_bindgen(getter, js_name = nWaiting)]
    pub fn n_waiting(&self) -> u32 {
        self.0.n_waiting() as u32
    }

    /// `broken`.
    #[wasm_bindgen(getter)]
    pub fn broken(&self) -> bool {
        self.0.broken()
    }

    /// `repr()`.
    pub fn repr(&self) -> String {
        self.0.repr()
    }
}

/// `asyncio.Queue`, `LifoQueue` and `PriorityQueue`.
#[wasm_bindgen(js_name = RawQueue)]
pub struct WebQueue(Queue<JsValue>);

#[wasm_bindgen(js_class = RawQueue)]
impl WebQueue {
    /// A queue that gives items in the order in which they came.
    pub fn fifo(maxsize: i32) -> Self {
        WebQueue(Queue::new(maxsize as isize))
    }

    /// A queue that gives the latest item first.
    pub fn lifo(maxsize: i32) -> Self {
        WebQueue(Queue::lifo(maxsize as isize))
    }

    /// A queue that gives the lowest item first; `less(a, b)` compares and may throw.
    pub fn priority(maxsize: i32, less: Function) -> Self {
        let less = move |a: &JsValue, b: &JsValue| match less.call2(&JsValue::UNDEFINED, a, b) {
            Ok(answer) => Ok(answer.is_truthy()),
            Err(thrown) => Err::<bool, Exception>(with_shared(|shared| shared.host.exception(thrown))),
        };
        WebQueue(Queue::priority(maxsize as isize, Rc::new(less)))
    }

    /// `put(item)`.
    pub fn put(&self, session: &WebSession, item: JsValue) -> u32 {
        keep(session, self.0.put(item), JsValue::UNDEFINED)
    }

    /// `get()`.
    pub fn get(&self, session: &WebSession) -> u32 {
        session.keep(self.0.get())
    }

    /// `put_nowait(item)`.
    #[wasm_bindgen(js_name = putNowait)]
    pub fn put_nowait(&self, session: &WebSession, item: JsValue) -> Result<(), JsValue> {
        session.throw(self.0.put_nowait(item))
    }

    /// `get_nowait()`.
    #[wasm_bindgen(js_name = getNowait)]
    pub fn get_nowait(&self, session: &WebSession) -> Result<JsValue, JsValue> {
        session.throw(self.0.get_nowait())
    }

    /// `qsize()`.
    pub fn qsize(&self) -> u32 {
        self.0.qsize() as u32
    }

    /// `empty()`.
    pub fn empty(&self) -> bool {
        self.0.empty()
    }

    /// `full()`.
    pub fn full(&self) -> bool {
        self.0.full()
    }

    /// `maxsize`.
    #[wasm_bindgen(getter)]
    pub fn maxsize(&self) -> i32 {
        self.0.maxsize() as i32
    }

    /// `join()`.
    pub fn join(&self, session: &WebSession) -> u32 {
        keep(session, self.0.join(), JsValue::UNDEFINED)
    }

    /// `task_done()`.
    #[wasm_bindgen(js_name = taskDone)]
    pub fn task_done(&self, session: &WebSession) -> Result<(), JsValue> {
        session.throw(self.0.task_done())
    }

    /// `shutdown(immediate)`.
    pub fn shutdown(&self, session: &WebSession, immediate: bool) -> Result<(), JsValue> {
        session.throw(self.0.shutdown(immediate))
    }

    /// `repr()`; `show(item)` gives that of an item.
    pub fn repr(&self, show: &Function) -> String {
        self.0.repr(|item| {
            let shown = show.call1(&JsValue::UNDEFINED, item).ok();
            shown.and_then(|text| text.as_string()).unwrap_or_default()
        })
    }
}
