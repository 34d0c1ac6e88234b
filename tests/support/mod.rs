//! What the tests share: a list of what happened, in order, to be compared with a literal one.
#![allow(dead_code, reason = "no test needs all of it")]

use std::cell::RefCell;
use std::fmt::Display;
use std::rc::Rc;

use loopscope::asyncio::{current_task, sleep};
use loopscope::driver::{Clock, run};
use loopscope::kernel::{Exception, Kind, Process, get_running_loop, set_process};

pub type Outcome<T> = Result<T, Exception>;

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

/// Sleeps, and notes how that ends.
pub async fn cook(log: Log, dish: &'static str, seconds: f64) -> Outcome<&'static str> {
    let outcome = sleep(seconds).await;
    log.at(if outcome.is_ok() {
        dish.into()
    } else {
        format!("{dish} cancelled")
    });
    outcome.map(|()| dish)
}

/// Sleeps, and raises.
pub async fn burn(log: Log, dish: &'static str, seconds: f64) -> Outcome<&'static str> {
    sleep(seconds).await?;
    log.at(format!("{dish} burns"));
    Err(Exception::new(Kind::ValueError, dish))
}

/// The number of cancellations that the running task was asked for.
pub fn cancelling() -> u32 {
    current_task().unwrap().unwrap().task().unwrap().cancelling()
}

/// What was refused, in words.
pub fn refusal<T>(outcome: Outcome<T>) -> String {
    outcome.map_or_else(|error| error.to_string(), |_| "nothing".into())
}
