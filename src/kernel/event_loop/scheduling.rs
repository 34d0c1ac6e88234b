//! Putting work into the loop: handles, timers, futures, tasks.

use super::super::task::Coroutine;
use super::*;

impl EventLoop {
    #[inline(always)] // called, it would copy what was just written: a tenth of a switch
    pub(crate) fn push(&self, ready: Rc<dyn Ready>, by: Id) {
        let trace = &self.0.process.trace;
        if trace.is_on() {
            ready.record_ready(trace, by);
        }
        self.0.ready.borrow_mut().push_back(ready);
        self.rouse();
    }

    /// In the trace: the program has asked for a call of its function `name`, once `future` is done (0: soon, or at a
    /// time).
    pub fn record_callback(&self, handle: Id, future: Id, name: &str) {
        let process = &self.0.process;
        process.trace.record_with(|trace| Event::CallbackAdded {
            handle,
            future,
            name: trace.text(name),
            line: process.line(),
        });
    }

    /// A host that waits is told that there is something to turn for.
    fn rouse(&self) {
        if self.0.asleep.replace(false) {
            self.0.inbox.ring();
        }
    }

    /// What happens now that `future` is done.
    pub(crate) fn push_callback(&self, callback: Callback, future: &Rc<dyn AnyFuture>) {
        let ready: Rc<dyn Ready> = match callback {
            // A task may have turned away from what it awaited, and ended since: under `select!`.
            Callback::Wakeup(task) if task.core().done() => return,
            Callback::Wakeup(task) => task,
            Callback::Wake(waker) => Rc::new(Wake(waker)),
            Callback::Call(callback) => {
                callback.note().future.set(Some(future.clone()));
                callback
            }
        };
        self.push(ready, future.core().id());
    }

    pub(super) fn check_closed(&self) -> Result<(), Exception> {
        if self.0.closed.get() {
            return Err(Exception::runtime("Event loop is closed"));
        }
        Ok(())
    }

    /// Has `callback` called in the next turn, after what is ready already.
    ///
    /// # Errors
    /// `RuntimeError('Event loop is closed')`.
    pub fn call_soon<R: IntoOutcome>(
        &self,
        callback: impl FnOnce() -> R + 'static,
    ) -> Result<Handle, Exception> {
        self.check_closed()?;
        let cell = HandleCell::new(self, false, callback);
        self.push(cell.clone(), 0);
        Ok(Handle::new(cell))
    }

    /// Has `callback` called `delay` seconds from now.
    ///
    /// # Errors
    /// `RuntimeError('Event loop is closed')`.
    pub fn call_later<R: IntoOutcome>(
        &self,
        delay: f64,
        callback: impl FnOnce() -> R + 'static,
    ) -> Result<TimerHandle, Exception> {
        self.call_at(self.time() + delay, callback)
    }

    /// Has `callback` called at `when`, in the seconds of [`time`](Self::time). Of two with the
    /// same deadline, the one asked for first is called first.
    ///
    /// # Errors
    /// `RuntimeError('Event loop is closed')`.
    pub fn call_at<R: IntoOutcome>(
        &self,
        when: f64,
        callback: impl FnOnce() -> R + 'static,
    ) -> Result<TimerHandle, Exception> {
        self.check_closed()?;
        let cell = HandleCell::new(self, true, callback);
        self.add_timer(when, cell.id(), cell.clone());
        Ok(TimerHandle::new(Handle::new(cell), when))
    }

    /// A future that is done with `value` at `when`, unless it is done by then; with what it is for in the
    /// trace.
    ///
    /// # Errors
    /// `RuntimeError('Event loop is closed')`.
    pub fn create_future_at<T: 'static>(
        &self,
        when: f64,
        value: T,
        purpose: Purpose,
        argument: f64,
    ) -> Result<TimedFuture<T>, Exception> {
        self.check_closed()?;
        let timed = TimedFuture::new(self, value, purpose, argument);
        self.add_timer(when, timed.handle(), timed.timed());
        Ok(timed)
    }

    fn add_timer(&self, when: f64, handle: Id, timed: Rc<dyn Timed>) {
        self.0.process.trace.record(Event::TimerSet {
            handle,
            deadline: when,
            task: self.current_task_id(),
        });
        self.0.timers.borrow_mut().add(when, handle, timed);
        self.rouse();
    }

    pub(crate) fn note_timer_cancelled(&self) {
        self.0.timers.borrow_mut().note_cancelled();
    }

    /// The time in seconds. It starts near 0 and never runs backwards.
    #[must_use]
    pub fn time(&self) -> f64 {
        self.0.process.now()
    }

    /// A future of this loop.
    #[must_use]
    pub fn create_future<T: 'static>(&self) -> Future<T> {
        self.create_future_for(Purpose::Future, 0.0)
    }

    /// A future, with what it is for in the trace.
    #[must_use]
    pub fn create_future_for<T: 'static>(&self, purpose: Purpose, argument: f64) -> Future<T> {
        Future::new(self, purpose, argument)
    }

    /// A task that runs `coroutine`; its first step is in the next turn.
    ///
    /// # Errors
    /// `RuntimeError('Event loop is closed')`.
    pub fn create_task<T, F>(&self, coroutine: F) -> Result<Task<T>, Exception>
    where
        T: 'static,
        F: std::future::Future<Output = Result<T, Exception>> + 'static,
    {
        self.create_task_with(coroutine, TaskOptions::default())
    }

    /// As [`create_task`](Self::create_task), with a name, label or context.
    ///
    /// # Errors
    /// `RuntimeError('Event loop is closed')`.
    pub fn create_task_with<T, F>(&self, coroutine: F, options: TaskOptions) -> Result<Task<T>, Exception>
    where
        T: 'static,
        F: std::future::Future<Output = Result<T, Exception>> + 'static,
    {
        let label = options.label.or(Some(Label::Type(std::any::type_name::<F>())));
        self.create_task_boxed(Box::pin(coroutine), TaskOptions { label, ..options })
    }

    /// As [`create_task_with`](Self::create_task_with), for a coroutine object.
    ///
    /// # Errors
    /// `RuntimeError('Event loop is closed')`.
    pub fn create_task_boxed<T: 'static>(
        &self,
        coroutine: Coroutine<T>,
        options: TaskOptions,
    ) -> Result<Task<T>, Exception> {
        self.check_closed()?;
        Ok(Task::spawn(self, coroutine, options))
    }
}
