//! All that Python knows of the outside.

use crate::kernel::trace::Limit;

/// Where text goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// `sys.stdout`.
    Stdout,
    /// `sys.stderr`.
    Stderr,
}

/// The outside of a run: a worker in a page, a test, a command line.
pub trait Host {
    /// The program has written `text`.
    fn write(&self, stream: Stream, text: &str);

    /// Seconds on a clock that never runs backwards. It is asked on the real clock only.
    fn now(&self) -> f64;

    /// Waits until [`now`](Self::now) says `deadline`, on the real clock only.
    fn wait_until(&self, deadline: f64);

    /// The next line of input, without its end; nothing if there are no more.
    fn read_line(&self) -> Option<String>;

    /// Seconds since 1 January 1970 at which the run began: what `time.time()` counts from. It is asked on
    /// the real clock only.
    fn epoch(&self) -> f64;

    /// The run has reached a bound of its own. A host may end it here; otherwise an exception does that
    /// the program cannot catch by mistake.
    fn limit_reached(&self, _limit: Limit) {}

    /// Called now and then while the program runs: at every turn of a loop, every wait, and in every `while`.
    fn alive(&self) {}
}
