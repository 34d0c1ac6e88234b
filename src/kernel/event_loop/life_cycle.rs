//! From `run_forever` to `close`.

use super::*;

impl EventLoop {
    /// Whether the loop can be run now.
    ///
    /// # Errors
    /// `RuntimeError`: the loop is closed, runs already, or another loop runs on this thread.
    pub fn check_run(&self) -> Result<(), Exception> {
        self.check_closed()?;
        if self.is_running() {
            return Err(Exception::runtime("This event loop is already running"));
        }
        if running_loop().is_some() {
            let text = "Cannot run the event loop while another loop is running";
            return Err(Exception::runtime(text));
        }
        Ok(())
    }

    /// The checks and marks with which `run_forever` begins. Turn the loop until [`Next::Done`],
    /// then call [`end_run`](Self::end_run).
    ///
    /// # Errors
    /// As [`check_run`](Self::check_run).
    pub fn begin_run(&self) -> Result<(), Exception> {
        self.check_run()?;
        self.0.running.set(true);
        self.0.process.trace.record(Event::LoopStarted {
            event_loop: self.0.id,
        });
        Ok(())
    }

    /// `run_forever` is over.
    pub fn end_run(&self) {
        self.0.running.set(false);
        self.0.stopping.set(false);
        self.0.process.trace.record(Event::LoopStopped {
            event_loop: self.0.id,
        });
    }

    /// `run_forever` returns after the turn under way.
    pub fn stop(&self) {
        self.0.stopping.set(true);
    }

    /// Whether `stop` was called and the loop has not stopped yet.
    #[must_use]
    pub fn is_stopping(&self) -> bool {
        self.0.stopping.get()
    }

    /// Whether the loop runs.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.0.running.get()
    }

    /// Whether the loop is closed.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.0.closed.get()
    }

    /// Drops what is ready and every timer; the loop cannot be used any more. Closing twice is
    /// allowed.
    ///
    /// # Errors
    /// `RuntimeError('Cannot close a running event loop')`.
    pub fn close(&self) -> Result<(), Exception> {
        if self.is_running() {
            return Err(Exception::runtime("Cannot close a running event loop"));
        }
        if self.0.closed.replace(true) {
            return Ok(());
        }
        self.0.process.trace.record(Event::LoopClosed {
            event_loop: self.0.id,
        });
        // Dropped outside the borrow: what is dropped may look at the loop.
        let ready = self.0.ready.take();
        self.0.todo.set(0);
        drop(ready);
        for task in self.all_tasks() {
            if let Some(task) = task.task() {
                task.let_go();
            }
        }
        self.0.timers.borrow_mut().clear();
        Ok(())
    }

    /// Called when something becomes ready while the host may wait: a waker wakes a task of this
    /// loop, or a callback from outside gives it work.
    pub fn set_pender(&self, pender: Option<Pender>) {
        self.0.inbox.set_pender(pender);
    }
}
