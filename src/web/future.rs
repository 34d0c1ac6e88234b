//! Futures and tasks, by number.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::context::WebContext;
use super::coroutine::{JsCoroutine, Stepper};
use super::loops::callback;
use super::session::WebSession;
use crate::kernel::trace::{Event, Id};
use crate::kernel::{
    AnyFuture, CallbackId, EventLoop, Exception, Future, Label, Start, TaskOptions, running_loop,
};
use std::rc::Rc;

/// How a coroutine becomes a task.
#[wasm_bindgen]
#[derive(Clone, Copy, PartialEq)]
pub enum Beginning {
    /// Its first step is in the next turn.
    Soon,
    /// So it is; but its code has run already, as that of an async function.
    Begun,
    /// It waits for `startEagerly`.
    Held,
}

#[wasm_bindgen(js_class = Session)]
impl WebSession {
    /// `loop.create_future()`.
    #[wasm_bindgen(js_name = createFuture)]
    pub fn create_future(&self, id: u32) -> Result<u32, JsValue> {
        let event_loop = self.throw(self.event_loop(id))?;
        Ok(self.shared.hold(event_loop.create_future()))
    }

    /// A future that is done already, for one that JavaScript alone knows.
    #[wasm_bindgen(js_name = doneFuture)]
    pub fn done_future(&self, id: u32, state: u32, value: JsValue) -> Result<u32, JsValue> {
        let event_loop = self.throw(self.event_loop(id))?;
        let future: Future<JsValue> = event_loop.create_future();
        match state {
            1 if !value.is_object() => {
                match value.as_string() {
                    Some(message) => future.cancel_with(message),
                    None => future.cancel(),
                };
            }
            2 => self.throw(future.set_result(value))?,
            // A cancelled task has what it raised, for the first who asks.
            _ => {
                future.end_by(self.host().exception(value));
                future.core().mark_retrieved();
            }
        }
        Ok(self.shared.futures.borrow_mut().insert(future))
    }

    /// Gives back the number of a future that was only needed for one call.
    pub fn release(&self, number: u32) {
        let released = self.shared.futures.borrow_mut().remove(number);
        drop(released);
    }

    /// The exception of a settled future was asked for.
    pub fn retrieved(&self, number: u32) {
        if let Some(future) = self.shared.future(number) {
            future.core().mark_retrieved();
            self.release(number);
        }
    }

    /// `future.set_result(value)`.
    #[wasm_bindgen(js_name = setResult)]
    pub fn set_result(&self, number: u32, value: JsValue) -> Result<(), JsValue> {
        self.throw(self.known(number).and_then(|future| future.set_result(value)))
    }

    /// `future.set_exception(error)`.
    #[wasm_bindgen(js_name = setException)]
    pub fn set_exception(&self, number: u32, error: JsValue) -> Result<(), JsValue> {
        let exception = self.host().exception(error);
        self.throw(
            self.known(number)
                .and_then(|future| future.set_exception(exception)),
        )
    }

    /// `future.cancel(msg)`.
    #[wasm_bindgen(js_name = cancelFuture)]
    pub fn cancel_future(&self, number: u32, message: Option<String>) -> bool {
        self.known(number).is_ok_and(|future| match message {
            Some(message) => future.cancel_with(message),
            None => future.cancel(),
        })
    }

    /// `future.add_done_callback(function)`; answers with the callback's number. `label` names it in the trace, if the
    /// program asked for it.
    #[wasm_bindgen(js_name = addDoneCallback)]
    pub fn add_done_callback(
        &self,
        number: u32,
        function: Function,
        label: Option<u32>,
    ) -> Result<u32, JsValue> {
        let future = self.throw(self.known(number))?;
        let call = callback(function);
        let handle = future.add_fallible_callback(move |_| call()).number();
        self.record_callback(&future.get_loop(), handle, future.core().id(), label);
        Ok(handle)
    }

    /// In the trace: the current task waits for the future, as one of several.
    #[wasm_bindgen(js_name = recordAwaited)]
    pub fn record_awaited(&self, number: u32) {
        if let Ok(future) = self.known(number) {
            let task = future.get_loop().current_task_id();
            future.core().record_awaited_by(task);
        }
    }

    /// `future.remove_done_callback`, by the callback's number.
    #[wasm_bindgen(js_name = removeDoneCallback)]
    pub fn remove_done_callback(&self, number: u32, callback: u32) -> u32 {
        self.known(number).map_or(0, |future| {
            let removed = future.remove_done_callback(CallbackId::from_number(callback));
            if removed > 0 {
                let trace = &self.session.process().trace;
                trace.record(Event::HandleCancelled { handle: callback });
            }
            removed as u32
        })
    }

    /// A number for the name of a coroutine function, which tasks are made with.
    pub fn label(&self, name: &str) -> u32 {
        let mut labels = self.shared.labels.borrow_mut();
        labels.push(Rc::new(name.into()));
        labels.len() as u32 - 1
    }

    /// `loop.create_task(coroutine)` for a coroutine of JavaScript's.
    #[wasm_bindgen(js_name = createTask)]
    pub fn create_task(
        &self,
        id: u32,
        stepper: Stepper,
        name: Option<String>,
        label: u32,
        beginning: Beginning,
        context: Option<WebContext>,
    ) -> Result<u32, JsValue> {
        let options = self.task_options(name, label, beginning, context);
        let task = self
            .event_loop(id)
            .and_then(|event_loop| event_loop.create_task_with(JsCoroutine::stepped(stepper), options));
        Ok(self.shared.hold(self.throw(task)?.into()))
    }

    /// `loop.create_task(coroutine)` for a coroutine of the library.
    #[wasm_bindgen(js_name = createLibraryTask)]
    pub fn create_library_task(
        &self,
        id: u32,
        coroutine: u32,
        name: Option<String>,
        label: u32,
        beginning: Beginning,
        context: Option<WebContext>,
    ) -> Result<u32, JsValue> {
        let event_loop = self.throw(self.event_loop(id))?;
        let coroutine = self.throw(self.take(coroutine))?;
        let options = self.task_options(name, label, beginning, context);
        let task = self.throw(event_loop.create_task_with(coroutine, options))?;
        Ok(self.shared.hold(task.into()))
    }

    /// The first step of a task that was made held, before this returns if its loop runs.
    #[wasm_bindgen(js_name = startEagerly)]
    pub fn start_eagerly(&self, number: u32) {
        if let Ok(future) = self.known(number) {
            future.get_loop().start_eagerly(future.core().id());
        }
    }

    /// The N of the `Task-N` given last.
    #[wasm_bindgen(js_name = lastTaskNumber)]
    pub fn last_task_number(&self) -> u32 {
        self.session.process().last_task_number()
    }

    /// Counts a task that is named otherwise.
    #[wasm_bindgen(js_name = skipTaskNumber)]
    pub fn skip_task_number(&self) {
        let _ = self.session.process().next_task_number();
    }

    /// `task.set_name(name)`.
    #[wasm_bindgen(js_name = setTaskName)]
    pub fn set_task_name(&self, number: u32, name: &str) {
        if let Ok(future) = self.known(number) {
            crate::kernel::set_task_name(&future.any(), name);
        }
    }

    /// `task.cancelling()`.
    pub fn cancelling(&self, number: u32) -> u32 {
        self.with_task(number, |task| task.cancelling())
            .unwrap_or_default()
    }

    /// `task.uncancel()`.
    pub fn uncancel(&self, number: u32) -> u32 {
        self.with_task(number, |task| task.uncancel()).unwrap_or_default()
    }

    /// Code of a task runs between its steps: a plain promise has had it go on.
    #[wasm_bindgen(js_name = enterTask)]
    pub fn enter_task(&self, number: u32) {
        if let Ok(future) = self.known(number) {
            self.session.enter_task(&future.any());
        }
    }

    /// That code has given control away.
    #[wasm_bindgen(js_name = leaveTask)]
    pub fn leave_task(&self) {
        self.session.leave_task();
    }

    /// The line where a task is suspended.
    #[wasm_bindgen(js_name = taskLine)]
    pub fn task_line(&self, number: u32) -> u32 {
        self.with_task(number, |task| task.line()).unwrap_or_default()
    }

    /// The numbers of the tasks that wait for the future (`_asyncio_awaited_by`).
    #[wasm_bindgen(js_name = awaitedBy)]
    pub fn awaited_by(&self, number: u32) -> Vec<u32> {
        let tasks = self.known(number).map(|future| future.core().awaited_by());
        let tokens = tasks
            .unwrap_or_default()
            .into_iter()
            .map(|task| task.core().token());
        tokens.filter(|&token| token != 0).collect()
    }

    /// The future's name in the trace.
    #[wasm_bindgen(js_name = idOf)]
    pub fn id_of(&self, number: u32) -> u32 {
        self.known(number).map_or(0, |future| future.core().id())
    }

    /// `repr(future)`.
    pub fn repr(&self, number: u32) -> String {
        self.known(number)
            .map_or_else(|_| String::new(), |future| future.any().repr())
    }

    /// The number of `asyncio.current_task()`; 0 outside any.
    #[wasm_bindgen(js_name = currentTaskNumber)]
    pub fn current_task_number(&self) -> u32 {
        let current = running_loop().and_then(|event_loop| event_loop.current());
        current.map_or(0, |task| task.core().token())
    }

    /// `repr(asyncio.current_task())`.
    #[wasm_bindgen(js_name = currentTaskRepr)]
    pub fn current_task_repr(&self) -> String {
        let current = running_loop().and_then(|event_loop| event_loop.current());
        current.map_or_else(String::new, |task| task.repr())
    }

    /// The numbers of `asyncio.all_tasks(loop)`.
    #[wasm_bindgen(js_name = allTaskNumbers)]
    pub fn all_task_numbers(&self, id: u32) -> Vec<u32> {
        let tasks = self.event_loop(id).map(|event_loop| event_loop.all_tasks());
        tasks
            .unwrap_or_default()
            .iter()
            .map(|task| task.core().token())
            .collect()
    }
}

impl WebSession {
    pub(super) fn task_options(
        &self,
        name: Option<String>,
        label: u32,
        beginning: Beginning,
        context: Option<WebContext>,
    ) -> TaskOptions {
        let labels = self.shared.labels.borrow();
        TaskOptions {
            name: name.map(Into::into),
            label: labels.get(label as usize).cloned().map(Label::Function),
            context: context.map(WebContext::into_context),
            started: beginning == Beginning::Begun,
            start: if beginning == Beginning::Held {
                Start::Held
            } else {
                Start::Soon
            },
        }
    }

    /// See [`EventLoop::record_callback`].
    pub(super) fn record_callback(&self, event_loop: &EventLoop, handle: Id, future: Id, label: Option<u32>) {
        let labels = self.shared.labels.borrow();
        if let Some(name) = label.and_then(|label| labels.get(label as usize)) {
            event_loop.record_callback(handle, future, name);
        }
    }

    pub(super) fn known(&self, number: u32) -> Result<Future<JsValue>, Exception> {
        self.shared
            .future(number)
            .ok_or_else(|| Exception::runtime("no such future"))
    }

    fn with_task<R>(&self, number: u32, f: impl FnOnce(&crate::kernel::TaskCore) -> R) -> Option<R> {
        let future: Rc<dyn AnyFuture> = self.shared.future(number)?.any();
        future.task().map(f)
    }
}
