//! Putting work into the loop: handles, timers, futures, tasks.

use super::super::task::Coroutine;
use super::*;

impl EventLoop {
    #[inline(always)] // called, it would copy what was just written: a tenth of a switch
    pub(crate) fn push(&self, ready: Ready, by: Id) {
        if self.0.process.trace.is_on() {
            self.record_ready(&ready, by);
        }
        self.0.ready.borrow_mut().push_back(ready);
        self.rouse();
    }

    fn record_ready(&self, ready: &Ready, by: Id) {
        let event = match ready {
            Ready::Step(task) => Event::Ready {
                task: task.core().id(),
                by,
            },
            Ready::Throw(thrown) => Event::Ready {
                task: thrown.0.core().id(),
                by,
            },
            Ready::Done(callback) => Event::CallbackReady {
                handle: callback.id(),
                by,
            },
            Ready::Call(handle) => Event::CallbackReady {
                handle: handle.id(),
                by,
            },
            Ready::Wake(_) => return,
        };
        self.0.process.trace.record(event);
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
        let ready = match callback {
            // A task may have turned away from what it awaited, and ended since: under `select!`.
            Callback::Wakeup(task) if task.core().done() => return,
            Callback::Wakeup(task) => Ready::Step(task),
            Callback::Wake(waker) => Ready::Wake(waker),
            Callback::Call(callback) => {
                callback.future.set(Some(future.clone()));
                Ready::Done(callback)
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
        let cell = HandleCell::new(self, false, Work::call(callback));
        let handle = Handle::new(cell.clone());
        self.push(Ready::Call(cell), 0);
        Ok(handle)
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
        self.add_timer(when, Work::call(callback))
    }

    /// Has `future` done with `value` at `when`, unless it is done by then. It must be pending.
    ///
    /// # Errors
    /// `RuntimeError('Event loop is closed')`.
    pub fn finish_at<T: 'static>(
        &self,
        when: f64,
        future: &Future<T>,
        value: T,
    ) -> Result<TimerHandle, Exception> {
        future.prepare(value);
        self.add_timer(when, Work::Finish(future.any()))
    }

    fn add_timer(&self, when: f64, work: Work) -> Result<TimerHandle, Exception> {
        self.check_closed()?;
        let cell = HandleCell::new(self, true, work);
        let (handle, task) = (cell.id(), self.current_task_id());
        self.0.process.trace.record(Event::TimerSet {
            handle,
            deadline: when,
            task,
        });
        self.0.timers.borrow_mut().add(when, cell.clone());
        self.rouse();
        Ok(TimerHandle::new(Handle::new(cell), when))
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
