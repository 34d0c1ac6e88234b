//! The session as JavaScript drives it.

use std::cell::RefCell;
use std::future::poll_fn;
use std::panic;
use std::rc::Rc;

use js_sys::{Array, Uint32Array};
use wasm_bindgen::prelude::*;

use super::slab::Slab;
use crate::driver::who_waits;
use crate::kernel::trace::{Limit, Stream, schema};
use crate::kernel::{Diagnostic, DiagnosticKind, EventLoop, Exception, Future, Next, Schedule, State};
use crate::lang::BoxedCoroutine;
use crate::session::{Limits, Pace, Session};

#[wasm_bindgen]
extern "C" {
    /// What `www/runtime/host.js` does for us.
    #[derive(Clone)]
    pub type Host;

    /// The source line the program is at.
    #[wasm_bindgen(method)]
    pub(super) fn line(this: &Host) -> u32;

    /// The program is at `line` from now on.
    #[wasm_bindgen(method, js_name = goTo)]
    fn go_to(this: &Host, line: u32);

    /// The time on the host's clock since the run began, in seconds.
    #[wasm_bindgen(method)]
    fn now(this: &Host) -> f64;

    /// An error of the class called `name`.
    #[wasm_bindgen(method, js_name = makeError)]
    pub(super) fn make_error(
        this: &Host,
        name: &str,
        message: Option<&str>,
        members: Array,
        cause: JsValue,
    ) -> JsValue;

    /// CPython's name for the class of `thrown`.
    #[wasm_bindgen(method, js_name = errorName)]
    pub(super) fn error_name(this: &Host, thrown: &JsValue) -> String;

    /// `str(exc)` of `thrown`.
    #[wasm_bindgen(method, js_name = errorMessage)]
    pub(super) fn error_message(this: &Host, thrown: &JsValue) -> String;

    /// Something became ready while nothing ran: the session is to be turned.
    #[wasm_bindgen(method)]
    fn rouse(this: &Host);

    /// A fault of ours; nothing here can be used any more.
    #[wasm_bindgen(method)]
    fn panicked(this: &Host, text: &str);

    /// Future `number` has settled: 1 cancelled, 2 with a result, 3 with an exception that nobody
    /// has seen yet, 4 with one that somebody has.
    #[wasm_bindgen(method)]
    fn settled(this: &Host, number: u32, state: u32, value: JsValue);
}

/// What coroutines and callbacks need of the session.
pub(super) struct Shared {
    pub(super) host: Host,
    pub(super) futures: RefCell<Slab<Future<JsValue>>>,
    pub(super) coroutines: RefCell<Slab<BoxedCoroutine<JsValue>>>,
    pub(super) loops: RefCell<Vec<EventLoop>>,
    /// Names of coroutine functions.
    pub(super) labels: RefCell<Vec<Rc<String>>>,
}

thread_local! {
    static SHARED: RefCell<Option<Rc<Shared>>> = const { RefCell::new(None) };
}

/// The session of this thread, as coroutines reach it that outlive every call.
pub(super) fn with_shared<R>(f: impl FnOnce(&Shared) -> R) -> R {
    let shared = SHARED.with_borrow(Clone::clone);
    f(&shared.expect("a coroutine runs within a session"))
}

impl Shared {
    pub(super) fn future(&self, number: u32) -> Option<Future<JsValue>> {
        self.futures.borrow().get(number).cloned()
    }

    /// Gives `future` a number and has JavaScript told when it settles.
    pub(super) fn hold(&self, future: Future<JsValue>) -> u32 {
        let number = self.futures.borrow_mut().insert(future.clone());
        future.core().observe(number);
        if future.done() {
            self.tell(number);
        }
        number
    }

    /// Tells JavaScript the outcome. A failure that nobody has seen keeps its number, because the
    /// exception may yet be asked for; anything else is JavaScript's alone from now on.
    fn tell(&self, number: u32) {
        let Some(future) = self.future(number) else { return };
        let (core, state) = (future.core(), future.core().state());
        let unseen = core.is_unretrieved();
        match (state, core.peek_exception()) {
            (State::Finished, Some(exception)) => {
                let state = if unseen { 3 } else { 4 };
                self.host.settled(number, state, self.host.error(&exception));
            }
            (State::Finished, None) => {
                let value = future.result().unwrap_or_default();
                self.host.settled(number, 2, value);
            }
            (_, Some(raised)) => self.host.settled(number, 1, self.host.error(&raised)),
            (_, None) => {
                let message = core.cancel_message();
                let message = message.map_or(JsValue::UNDEFINED, |message| JsValue::from_str(message.text()));
                self.host.settled(number, 1, message);
            }
        }
        if !(state == State::Finished && unseen) {
            self.futures.borrow_mut().remove(number);
        }
    }
}

/// One run of a program; see [`Session`].
#[wasm_bindgen(js_name = Session)]
pub struct WebSession {
    pub(super) session: Session,
    pub(super) shared: Rc<Shared>,
    deadline: std::cell::Cell<f64>,
}

#[wasm_bindgen(js_class = Session)]
impl WebSession {
    /// A new session, which takes the place of any former one on this thread.
    #[wasm_bindgen(constructor)]
    pub fn new(host: Host, traced: bool, turns: f64, events: f64, tasks: f64) -> WebSession {
        let limits = Limits {
            turns: turns as u64,
            events: events as usize,
            tasks: tasks as usize,
        };
        let session = Session::new(limits, traced);
        let shared = Rc::new(Shared {
            host: host.clone(),
            futures: RefCell::default(),
            coroutines: RefCell::default(),
            loops: RefCell::default(),
            labels: RefCell::default(),
        });
        session.process().set_line_source(Box::new(move || host.line()));
        let observed = shared.clone();
        session
            .process()
            .set_observer(Rc::new(move |number| observed.tell(number)));
        SHARED.set(Some(shared.clone()));
        panic::set_hook(Box::new(|info| {
            with_shared(|shared| shared.host.panicked(&info.to_string()));
        }));
        let made = WebSession {
            session,
            shared,
            deadline: std::cell::Cell::new(0.0),
        };
        made.adopt(made.session.main_loop().clone());
        made
    }

    /// From now on the tasks of a turn take their steps in an order drawn from `seed`.
    pub fn shuffle(&self, seed: u32) {
        let schedule = Schedule::Shuffled(seed.into());
        self.session.process().set_schedule(schedule);
    }

    /// From now on `picks` say which step of a turn is next, as long as there are any.
    pub fn choose(&self, picks: Vec<u32>) {
        let schedule = Schedule::Chosen(picks.into());
        self.session.process().set_schedule(schedule);
    }

    /// One turn at time `now`. 0 busy, 1 soon, 2 at [`deadline`](Self::deadline), 3 idle,
    /// 4 a run has ended, 5 too many turns, 6 too many tasks.
    pub fn turn(&self, now: f64) -> u32 {
        match self.session.turn(now) {
            Pace::Loop(Next::Busy) => 0,
            Pace::Loop(Next::Soon | Next::Done) => 1,
            Pace::Loop(Next::At(deadline)) => {
                self.deadline.set(deadline);
                2
            }
            Pace::Loop(Next::Idle) => 3,
            Pace::Ended => 4,
            Pace::Limit(Limit::Tasks) => 6,
            Pace::Limit(_) => 5,
        }
    }

    /// When the next timer is due.
    pub fn deadline(&self) -> f64 {
        self.deadline.get()
    }

    /// The virtual clock goes to `to`, because everything sleeps.
    pub fn jump(&self, to: f64) {
        self.session.jump(to);
    }

    /// Time in seconds.
    pub fn now(&self) -> f64 {
        self.session.process().now()
    }

    /// From now on the host's clock tells the time, also in the middle of a step.
    #[wasm_bindgen(js_name = useHostClock)]
    pub fn use_host_clock(&self) {
        let host = self.shared.host.clone();
        self.session
            .process()
            .set_clock(Some(Box::new(move || host.now())));
    }

    /// A step held everybody up until `time`.
    #[wasm_bindgen(js_name = blockUntil)]
    pub fn block_until(&self, time: f64) {
        self.session.process().block_until(time);
    }

    /// The program's top level has control.
    #[wasm_bindgen(js_name = stepOut)]
    pub fn step_out(&self) {
        self.session.step_out();
    }

    /// The program's top level has given control away.
    #[wasm_bindgen(js_name = stepIn)]
    pub fn step_in(&self) {
        self.session.step_in();
    }

    /// Text was printed.
    pub fn printed(&self, stderr: bool, text: &str, line: u32) {
        let stream = if stderr { Stream::Stderr } else { Stream::Stdout };
        self.session.printed(stream, text, line);
    }

    /// Turns so far.
    pub fn turns(&self) -> f64 {
        self.session.turns() as f64
    }

    /// Whether a loop has more tasks alive than it may have.
    #[wasm_bindgen(js_name = isFull)]
    pub fn is_full(&self, id: u32) -> bool {
        self.event_loop(id)
            .is_ok_and(|event_loop| self.session.is_full(&event_loop))
    }

    /// The session ends because the limit called `name` was reached.
    #[wasm_bindgen(js_name = noteLimit)]
    pub fn note_limit(&self, name: &str) {
        if let Some(limit) = Limit::named(name) {
            self.session.note_limit(limit);
        }
    }

    /// The schedule hash.
    pub fn hash(&self) -> String {
        self.session.process().trace.hash()
    }

    /// The trace as it is stored.
    #[wasm_bindgen(js_name = traceWords)]
    pub fn trace_words(&self) -> Uint32Array {
        Uint32Array::from(self.session.process().trace.words().as_slice())
    }

    /// The strings of the trace.
    #[wasm_bindgen(js_name = traceTexts)]
    pub fn trace_texts(&self) -> Array {
        self.session
            .process()
            .trace
            .texts()
            .iter()
            .map(|text| JsValue::from_str(text))
            .collect()
    }

    /// Whether the trace is cut short.
    #[wasm_bindgen(js_name = traceIsFull)]
    pub fn trace_is_full(&self) -> bool {
        self.session.process().trace.is_full()
    }

    /// Adds a diagnostic that only JavaScript could notice.
    pub fn report(&self, kind: &str, message: String, line: u32) {
        let kind = match kind {
            "never-awaited" => DiagnosticKind::NeverAwaited,
            "slow-step" => DiagnosticKind::SlowStep,
            "deadlock" => DiagnosticKind::Deadlock,
            _ => DiagnosticKind::CallbackFailed,
        };
        let task = self
            .session
            .innermost()
            .map_or(0, |event_loop| event_loop.current_task_id());
        let diagnostic = Diagnostic {
            kind,
            message,
            task,
            line,
            exception: None,
        };
        self.session.process().report(diagnostic);
    }

    /// Who waits for whom, in a sentence, when nothing can go on.
    #[wasm_bindgen(js_name = whoWaits)]
    pub fn who_waits(&self) -> String {
        self.session
            .innermost()
            .map_or_else(String::new, |event_loop| who_waits(&event_loop))
    }

    /// Drops whatever is left, so that what it has to say is among the diagnostics.
    pub fn finish(&self) {
        let mut left = self.shared.futures.borrow_mut().drain();
        left.sort_unstable_by_key(|future| future.core().id());
        drop(left);
        let coroutines = self.shared.coroutines.borrow_mut().drain();
        drop(coroutines);
    }

    /// The diagnostics: kind, message, line, task and exception in turn.
    pub fn diagnostics(&self) -> Array {
        let list = Array::new();
        for diagnostic in self.session.process().diagnostics() {
            list.push(&JsValue::from_str(diagnostic.kind.name()));
            list.push(&JsValue::from_str(&diagnostic.message));
            list.push(&JsValue::from(diagnostic.line));
            list.push(&JsValue::from(diagnostic.task));
            let exception = diagnostic.exception.as_ref();
            list.push(&exception.map_or(JsValue::UNDEFINED, |exception| self.host().error(exception)));
        }
        list
    }

    /// A panic of our own, for the test that a run is rebuilt around one.
    #[wasm_bindgen(js_name = panicForTest)]
    pub fn panic_for_test(&self) {
        panic!("asked for by a test");
    }
}

impl WebSession {
    pub(super) fn host(&self) -> &Host {
        &self.shared.host
    }

    /// JavaScript can name `event_loop` from now on, and is told when it is given work while it sleeps.
    pub(super) fn adopt(&self, event_loop: EventLoop) {
        event_loop.set_pender(Some(Box::new(|| with_shared(|shared| shared.host.rouse()))));
        self.shared.loops.borrow_mut().push(event_loop);
    }

    pub(super) fn event_loop(&self, id: u32) -> Result<EventLoop, Exception> {
        let loops = self.shared.loops.borrow();
        let found = loops.iter().find(|event_loop| event_loop.id() == id);
        found
            .cloned()
            .ok_or_else(|| Exception::runtime("no such event loop"))
    }

    /// The coroutine of the library with this number, which is free from now on, for a task of its own:
    /// wherever the program is when the task is stepped, its line is the one where it is made.
    pub(super) fn take(&self, coroutine: u32) -> Result<BoxedCoroutine<JsValue>, Exception> {
        let taken = self.shared.coroutines.borrow_mut().remove(coroutine);
        let mut taken = taken.ok_or_else(|| Exception::runtime("cannot reuse already awaited coroutine"))?;
        let (host, line) = (self.host().clone(), self.host().line());
        Ok(Box::pin(poll_fn(move |cx| {
            host.go_to(line);
            taken.as_mut().poll(cx)
        })))
    }

    /// Gives a coroutine of the library a number.
    pub(super) fn keep(
        &self,
        coroutine: impl std::future::Future<Output = Result<JsValue, Exception>> + 'static,
    ) -> u32 {
        self.shared.coroutines.borrow_mut().insert(Box::pin(coroutine))
    }
}

/// The schema of the trace; see [`crate::kernel::trace::schema`].
#[wasm_bindgen(js_name = traceSchema)]
pub fn trace_schema() -> String {
    schema()
}
