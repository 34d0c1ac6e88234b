//! Runs Python programs natively: the host of tests.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use std::thread;
use std::time::{Duration, Instant};

use loopscope::lang::python::{Host, Interpreter, LIBRARY, MORE, Options, Outcome, Run, Stream};

/// What a program left.
#[derive(Clone, Debug, Default)]
pub struct Ran {
    pub stdout: String,
    pub stderr: String,
    pub outcome: Outcome,
    /// The hash of the schedule it had.
    pub schedule: String,
}

struct Recorder {
    zero: Instant,
    stdout: RefCell<String>,
    stderr: RefCell<String>,
    input: RefCell<VecDeque<String>>,
}

impl Host for Recorder {
    fn write(&self, stream: Stream, text: &str) {
        match stream {
            Stream::Stdout => self.stdout.borrow_mut().push_str(text),
            Stream::Stderr => self.stderr.borrow_mut().push_str(text),
        }
    }

    fn now(&self) -> f64 {
        self.zero.elapsed().as_secs_f64()
    }

    fn wait_until(&self, deadline: f64) {
        if let Ok(left) = Duration::try_from_secs_f64(deadline - self.now()) {
            thread::sleep(left);
        }
    }

    fn read_line(&self) -> Option<String> {
        self.input.borrow_mut().pop_front()
    }

    fn epoch(&self) -> f64 {
        1_704_067_200.0
    }
}

/// RustPython's own frames are large without optimisation.
const STACK: usize = 256 << 20;

/// Runs `body` on a thread with room for RustPython's frames.
///
/// # Errors
/// The message of a panic.
pub fn with_room<T: Send + 'static>(body: impl FnOnce() -> T + Send + 'static) -> Result<T, String> {
    let thread = thread::Builder::new()
        .stack_size(STACK)
        .spawn(body)
        .expect("threads can be made");
    thread.join().map_err(|panic| match panic.downcast::<String>() {
        Ok(message) => *message,
        Err(panic) => panic
            .downcast_ref::<&str>()
            .map_or("a panic", |message| message)
            .to_string(),
    })
}

/// An interpreter with both parts of the library.
pub fn interpreter() -> Interpreter {
    let interpreter = Interpreter::new();
    for part in [LIBRARY.as_slice(), MORE] {
        interpreter.add_library(part.to_vec());
    }
    interpreter
}

/// Runs `source` on a thread of its own, with `input` as its lines of input.
///
/// # Errors
/// The message of a panic.
pub fn run_with(source: &str, options: &Options, input: &[&str]) -> Result<Ran, String> {
    let (source, options) = (source.to_string(), options.clone());
    let input: VecDeque<String> = input.iter().map(|line| (*line).to_string()).collect();
    with_room(move || {
        let host = Rc::new(Recorder {
            zero: Instant::now(),
            stdout: RefCell::default(),
            stderr: RefCell::default(),
            input: RefCell::new(input),
        });
        let run = Run::new(options, host.clone());
        let outcome = interpreter().run(&source, &run);
        Ran {
            stdout: host.stdout.take(),
            stderr: host.stderr.take(),
            outcome,
            schedule: run.session.process().trace.hash(),
        }
    })
}

/// Runs `source` on the virtual clock.
pub fn run(source: &str) -> Ran {
    run_with(source, &Options::default(), &[]).expect("RustPython does not panic")
}
