//! What the tests share: a list of what happened, in order, to be compared with a literal one.
#![allow(dead_code, reason = "no test needs all of it")]

use std::cell::RefCell;
use std::fmt::Display;
use std::rc::Rc;

use loopscope::driver::{Clock, run};
use loopscope::kernel::{Exception, Process, get_running_loop, set_process};

/// What happened, in order.
#[derive(Clone, Default)]
pub struct Log(Rc<RefCell<Vec<String>>>);

impl Log {
    pub fn add(&self, line: impl Display) {
        self.0.borrow_mut().push(line.to_string());
    }

    /// Adds a line that begins with the time.
    pub fn at(&self, line: impl Display) {
        self.add(format!(
            "{} {line}",
            get_running_loop().map_or(f64::NAN, |event_loop| event_loop.time())
        ));
    }

    /// A callback that adds `line`.
    pub fn later(&self, line: &'static str) -> impl Fn() + 'static + use<> {
        let log = self.clone();
        move || log.add(line)
    }

    pub fn lines(&self) -> Vec<String> {
        self.0.borrow().clone()
    }
}

/// Runs `main` in virtual time in a process of its own. Answers what it noted, and what it raised.
pub fn logged<T, F>(main: impl FnOnce(Log) -> F) -> Vec<String>
where
    T: Clone + 'static,
    F: Future<Output = Result<T, Exception>> + 'static,
{
    set_process(Process::new());
    let log = Log::default();
    if let Err(error) = run(main(log.clone()), Clock::Virtual) {
        log.add(format!("raised {error:?}"));
    }
    log.lines()
}
