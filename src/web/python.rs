//! Python as a worker runs it: an interpreter in store, then one program in one call.
//!
//! `www/python/execution.js` is the other side. It may ask for the course of the run at any time, also
//! from within a call of ours to its host: that is how a run that reached a limit tells what happened.

use std::cell::{Cell, RefCell};
use std::panic;
use std::rc::Rc;

use js_sys::{Array, Uint32Array};
use wasm_bindgen::prelude::*;

use super::stack::{is_nearly_full, run_within};
use crate::driver::Clock;
use crate::kernel::trace::Limit;
use crate::kernel::{Process, Schedule};
use crate::lang::python::{Fault, Host, Interpreter, LIBRARY, MORE, Options, Run, Setup, Stream};
use crate::session::Limits;

#[wasm_bindgen]
extern "C" {
    /// `Execution` of `www/python/execution.js`.
    #[derive(Clone)]
    pub type PythonHost;

    /// The program has written text, at `line`.
    #[wasm_bindgen(method)]
    fn write(this: &PythonHost, stderr: bool, text: &str, line: u32);

    /// Seconds on a clock that never runs backwards.
    #[wasm_bindgen(method)]
    fn now(this: &PythonHost) -> f64;

    /// Returns when [`now`](Self::now) says `deadline`.
    #[wasm_bindgen(method, js_name = waitUntil)]
    fn wait_until(this: &PythonHost, deadline: f64);

    /// The next line of input, if there is one.
    #[wasm_bindgen(method, js_name = readLine)]
    fn read_line(this: &PythonHost) -> Option<String>;

    /// The time of day at the start of the run, in seconds since 1970.
    #[wasm_bindgen(method)]
    fn epoch(this: &PythonHost) -> f64;

    /// The program is under way, at `line`.
    #[wasm_bindgen(method)]
    fn alive(this: &PythonHost, line: u32);

    /// The run has reached a bound of its own, and ends here: this does not return.
    #[wasm_bindgen(method, js_name = limitReached)]
    fn limit_reached(this: &PythonHost, limit: &str, line: u32);

    /// A fault of ours; nothing here can be used any more.
    #[wasm_bindgen(method)]
    fn panicked(this: &PythonHost, text: &str);
}

/// Signs of life come with every turn of a loop; only one in so many is worth a call to JavaScript.
const SIGNS: u32 = 16;

struct Worker {
    host: PythonHost,
    signs: Cell<u32>,
}

impl Host for Worker {
    fn write(&self, stream: Stream, text: &str) {
        self.host.write(stream == Stream::Stderr, text, line());
    }

    fn now(&self) -> f64 {
        self.host.now()
    }

    fn wait_until(&self, deadline: f64) {
        self.host.wait_until(deadline);
    }

    fn read_line(&self) -> Option<String> {
        self.host.read_line()
    }

    fn epoch(&self) -> f64 {
        self.host.epoch()
    }

    fn limit_reached(&self, limit: Limit) {
        self.host.limit_reached(limit.name(), line());
    }

    fn alive(&self) {
        let signs = self.signs.get() + 1;
        self.signs.set(signs % SIGNS);
        if signs == SIGNS {
            self.host.alive(line());
        }
    }
}

thread_local! {
    /// The run of this worker, from its start to the worker's end.
    static RUN: RefCell<Option<Rc<Run>>> = const { RefCell::new(None) };
}

fn with_process<R>(f: impl FnOnce(&Process) -> R) -> Option<R> {
    let run = RUN.with_borrow(Clone::clone)?;
    Some(f(run.session.process()))
}

fn line() -> u32 {
    with_process(Process::line).unwrap_or_default()
}

/// The library travels in sections of its own, out of which the build makes files (`www/wasm-section.mjs`): the module
/// that is downloaded first goes without. Were they `#[used]`, they would be in the module's memory besides.
#[unsafe(link_section = "python-library")]
#[allow(dead_code, reason = "what reads it is the build")]
static LIBRARY_SECTION: [u8; LIBRARY.len()] = *LIBRARY;

#[unsafe(link_section = "python-more")]
#[allow(dead_code, reason = "what reads it is the build")]
static MORE_SECTION: [u8; MORE.len()] = *MORE;

/// An interpreter, ready for a program.
#[wasm_bindgen(js_name = Interpreter)]
#[derive(Default)]
pub struct WebInterpreter {
    interpreter: Interpreter,
    schedule: Schedule,
    setup: Option<Setup>,
    stack: Option<u32>,
}

/// What became of a program; without a `name` it reached its end.
#[wasm_bindgen(js_name = Outcome, getter_with_clone)]
#[derive(Default)]
pub struct WebOutcome {
    /// `repr` of the program's value, if it has one.
    pub value: Option<String>,
    /// The class of the exception that ended the program.
    pub name: Option<String>,
    /// Its text.
    pub message: Option<String>,
    /// Its line in the program; 0 if it has none.
    pub line: u32,
    /// Whether the set-up ended by it, and its line is there.
    #[wasm_bindgen(js_name = inSetup)]
    pub in_setup: bool,
    /// As of a process.
    #[wasm_bindgen(js_name = exitCode)]
    pub exit_code: i32,
}

#[wasm_bindgen(js_class = Interpreter)]
impl WebInterpreter {
    /// A fresh interpreter; this is what takes time.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        WebInterpreter::default()
    }

    /// The tasks of a turn will take their steps in an order drawn from `seed`.
    pub fn shuffle(&mut self, seed: u32) {
        self.schedule = Schedule::Shuffled(seed.into());
    }

    /// `picks` will say which step of a turn is next, as long as there are any.
    pub fn choose(&mut self, picks: Vec<u32>) {
        self.schedule = Schedule::Chosen(picks.into());
    }

    /// `source` will run before the program, as `file`.
    #[wasm_bindgen(js_name = setUp)]
    pub fn set_up(&mut self, source: String, file: String) {
        self.setup = Some(Setup { source, file });
    }

    /// The program will have at most `bytes` of the stack in memory; see `stack.rs`.
    #[wasm_bindgen(js_name = limitStack)]
    pub fn limit_stack(&mut self, bytes: u32) {
        self.stack = Some(bytes);
    }

    /// Hands in a part of the library.
    #[wasm_bindgen(js_name = addLibrary)]
    pub fn add_library(&self, part: Vec<u8>) {
        self.interpreter.add_library(part);
    }

    /// Runs a program to its end.
    #[allow(
        clippy::too_many_arguments,
        reason = "an options object would cost a schema on both sides"
    )]
    pub fn run(
        self,
        host: PythonHost,
        source: &str,
        file: String,
        is_real_time: bool,
        seed: u32,
        traced: bool,
        turns: f64,
        events: f64,
        tasks: f64,
    ) -> WebOutcome {
        let panicking = host.clone();
        panic::set_hook(Box::new(move |info| {
            let why = if is_nearly_full() {
                "the stack is full: "
            } else {
                ""
            };
            panicking.panicked(&format!("{why}{info}"));
        }));
        let options = Options {
            file,
            clock: if is_real_time { Clock::Real } else { Clock::Virtual },
            seed: seed.into(),
            limits: Limits {
                turns: turns as u64,
                events: events as usize,
                tasks: tasks as usize,
            },
            traced,
            schedule: self.schedule,
            setup: self.setup,
        };
        let signs = Cell::new(0);
        let run = Run::new(options, Rc::new(Worker { host, signs }));
        RUN.set(Some(run.clone()));
        let stack = self.stack.map_or(usize::MAX, |bytes| bytes as usize);
        let outcome = run_within(stack, || self.interpreter.run(source, &run));
        let Fault {
            name,
            message,
            line,
            in_setup,
        } = outcome.error.clone().unwrap_or_default();
        WebOutcome {
            value: outcome.value,
            name: outcome.error.as_ref().map(|_| name),
            message: outcome.error.map(|_| message),
            line,
            in_setup,
            exit_code: outcome.exit_status,
        }
    }
}

/// Time in seconds.
#[wasm_bindgen]
pub fn now() -> f64 {
    with_process(Process::now).unwrap_or_default()
}

/// Turns so far.
#[wasm_bindgen]
pub fn turns() -> f64 {
    with_process(|process| process.turns() as f64).unwrap_or_default()
}

/// The schedule hash.
#[wasm_bindgen]
pub fn hash() -> Option<String> {
    with_process(|process| process.trace.hash())
}

/// The run ends because the limit called `name` was reached.
#[wasm_bindgen(js_name = noteLimit)]
pub fn note_limit(name: &str) {
    let run = RUN.with_borrow(Clone::clone);
    if let (Some(run), Some(limit)) = (run, Limit::named(name)) {
        run.session.note_limit(limit);
    }
}

/// The trace as it is stored.
#[wasm_bindgen(js_name = traceWords)]
pub fn trace_words() -> Option<Uint32Array> {
    with_process(|process| Uint32Array::from(process.trace.words().as_slice()))
}

/// The strings of the trace.
#[wasm_bindgen(js_name = traceTexts)]
pub fn trace_texts() -> Option<Array> {
    with_process(|process| {
        let texts = process.trace.texts();
        texts.iter().map(|text| JsValue::from_str(text)).collect()
    })
}

/// Whether the trace is cut short.
#[wasm_bindgen(js_name = traceIsFull)]
pub fn trace_is_full() -> bool {
    with_process(|process| process.trace.is_full()).unwrap_or_default()
}

/// The diagnostics: kind, message, line and task in turn.
#[wasm_bindgen]
pub fn diagnostics() -> Array {
    let list = Array::new();
    for diagnostic in with_process(Process::diagnostics).unwrap_or_default() {
        list.push(&JsValue::from_str(diagnostic.kind.name()));
        list.push(&JsValue::from_str(&diagnostic.message));
        list.push(&JsValue::from(diagnostic.line));
        list.push(&JsValue::from(diagnostic.task));
    }
    list
}
