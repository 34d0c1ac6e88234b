//! The run that is under way, as the native modules see it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::frames::{self, Frames};
use super::host::{Host, Stream};
use rustpython_vm::vm::thread::try_with_current_vm;

use super::interpreter::Options;
use super::place::Place;
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
    /// Where the program is.
    pub(super) place: Place,
    /// Generators and coroutines, as the trace knows them.
    pub(super) frames: Frames,
    /// Where the random bytes are.
    entropy: Cell<u64>,
    /// The text of the program.
    source: RefCell<String>,
    /// What a `print` under way has written so far.
    held: RefCell<Option<(Stream, String)>>,
}

/// 1 January 2024, when the virtual clock begins.
const VIRTUAL_EPOCH: f64 = 1_704_067_200.0;

impl Run {
    /// A run for [`Interpreter::run`](super::Interpreter::run); it tells what happened when that is over.
    #[must_use]
    pub fn new(options: Options, host: Rc<dyn Host>) -> Rc<Self> {
        let session = Session::new(options.limits, options.traced);
        session.process().set_schedule(options.schedule.clone());
        let entropy = Cell::new(options.seed);
        let run = Rc::new(Run {
            host,
            session,
            options,
            place: Place::default(),
            frames: Frames::default(),
            entropy,
            source: RefCell::default(),
            held: RefCell::default(),
        });
        let told = Rc::downgrade(&run);
        let line = move || told.upgrade().map_or(0, |run| run.place.line(&run.options.file));
        run.session.process().set_line_source(Box::new(line));
        run
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

    pub(super) fn set_source(&self, source: &str) {
        *self.source.borrow_mut() = source.to_string();
    }

    /// The text of the program, or of its set-up, if `file` is its name.
    #[must_use]
    pub fn source_of(&self, file: &str) -> Option<String> {
        if file == self.options.file {
            return Some(self.source.borrow().clone());
        }
        let setup = self.options.setup.as_ref()?;
        (file == setup.file).then(|| setup.source.clone())
    }

    /// Seconds since 1970 at the session's time 0.
    #[must_use]
    pub fn epoch(&self) -> f64 {
        match self.options.clock {
            Clock::Virtual => VIRTUAL_EPOCH,
            Clock::Real => self.host.epoch(),
        }
    }

    /// The next `count` random bytes, which follow from the seed (SplitMix64).
    #[must_use]
    pub fn random_bytes(&self, count: usize) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(count + 7);
        while bytes.len() < count {
            let state = self.entropy.get().wrapping_add(0x9e37_79b9_7f4a_7c15);
            self.entropy.set(state);
            let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            bytes.extend_from_slice(&(mixed ^ (mixed >> 31)).to_le_bytes());
        }
        bytes.truncate(count);
        bytes
    }

    /// The program writes `text`, which shall be one piece with what it writes next.
    pub(super) fn hold(&self, stream: Stream, text: &str) {
        self.held
            .borrow_mut()
            .get_or_insert_with(|| (stream, String::new()))
            .1
            .push_str(text);
    }

    /// Writes what is held.
    pub(super) fn release(&self) {
        let held = self.held.take();
        if let Some((stream, text)) = held {
            self.put(stream, &text);
        }
    }

    /// The program writes `text`.
    pub fn write(&self, stream: Stream, text: &str) {
        self.release();
        self.put(stream, text);
    }

    fn put(&self, stream: Stream, text: &str) {
        let _ = try_with_current_vm(|vm| frames::notice(self, vm));
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
