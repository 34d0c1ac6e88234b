//! All that Python knows of the outside.

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

    /// Called now and then while the program runs: at every turn of a loop and every wait.
    fn alive(&self) {}
}
