//! The run that is under way, as the native modules see it.

use std::cell::RefCell;
use std::rc::Rc;

use super::host::{Host, Stream};
use super::interpreter::Options;
use crate::driver::Clock;
use crate::kernel::trace;
use crate::session::Session;

thread_local! {
    static RUN: RefCell<Option<Rc<Run>>> = const { RefCell::new(None) };
}

/// One run of a program: its host, its session, its options.
pub struct Run {
    /// The outside.
    pub host: Rc<dyn Host>,
    /// Clock, counters, trace, and the loops that run.
    pub session: Session,
    /// How the program is run.
    pub options: Options,
}

impl Run {
    /// A run for [`Interpreter::run`](super::Interpreter::run); it tells what happened when that is over.
    #[must_use]
    pub fn new(options: Options, host: Rc<dyn Host>) -> Rc<Self> {
        let session = Session::new(options.limits, options.traced);
        Rc::new(Run {
            host,
            session,
            options,
        })
    }

    /// The run under way, while [`Interpreter::run`](super::Interpreter::run) lasts.
    #[must_use]
    pub fn current() -> Option<Rc<Run>> {
        RUN.with_borrow(Clone::clone)
    }

    pub(super) fn begin(self: &Rc<Self>) -> UnderWay {
        let former = RUN.replace(Some(self.clone()));
        if self.options.clock == Clock::Real {
            let (host, zero) = (self.host.clone(), self.host.now());
            let clock = move || host.now() - zero;
            self.session.process().set_clock(Some(Box::new(clock)));
        }
        UnderWay(former)
    }

    /// `time.sleep`: nothing else happens until `seconds` have passed.
    pub fn block(&self, seconds: f64) {
        let process = self.session.process();
        let until = process.now() + seconds;
        if self.options.clock == Clock::Real {
            self.wait_until(until);
        }
        process.block_until(until);
    }

    /// Waits until the session's time is `deadline`, on the real clock.
    pub fn wait_until(&self, deadline: f64) {
        let left = deadline - self.session.process().now();
        self.host.alive();
        if left > 0.0 {
            self.host.wait_until(self.host.now() + left);
        }
    }

    /// The program writes `text`.
    pub fn write(&self, stream: Stream, text: &str) {
        let traced = match stream {
            Stream::Stdout => trace::Stream::Stdout,
            Stream::Stderr => trace::Stream::Stderr,
        };
        self.session.printed(traced, text, self.session.process().line());
        self.host.write(stream, text);
    }
}

/// A run lasts until this is dropped, also when RustPython panics.
pub(super) struct UnderWay(Option<Rc<Run>>);

impl Drop for UnderWay {
    fn drop(&mut self) {
        let run = RUN.replace(self.0.take());
        if let Some(run) = run {
            run.session.process().set_clock(None);
        }
    }
}
