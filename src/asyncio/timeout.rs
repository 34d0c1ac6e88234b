//! `timeout`: a deadline on a stretch of code rather than on one awaitable.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::awaitable::current_task;
use super::waiters::finally;
use crate::kernel::{AnyFuture, Exception, Handle, Kind, TimerHandle, get_running_loop, rounded};

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Created,
    Entered,
    Expiring,
    Expired,
    Exited,
}

impl State {
    fn word(self) -> &'static str {
        match self {
            State::Created => "created",
            State::Entered => "active",
            State::Expiring => "expiring",
            State::Expired => "expired",
            State::Exited => "finished",
        }
    }
}

/// What will call `on_timeout`: the next turn, if the deadline is past already.
enum Alarm {
    Soon(Handle),
    Later(TimerHandle),
}

impl Alarm {
    fn cancel(&self) {
        match self {
            Alarm::Soon(handle) => handle.cancel(),
            Alarm::Later(timer) => timer.cancel(),
        }
    }
}

struct Inner {
    state: Cell<State>,
    when: Cell<Option<f64>>,
    alarm: RefCell<Option<Alarm>>,
    /// The task inside, and how many cancellations it had when it entered.
    entered_by: RefCell<Option<(Rc<dyn AnyFuture>, u32)>>,
}

/// `asyncio.Timeout`; [`timeout`] makes one.
///
/// ```text
///            enter              the deadline comes              exit
///   CREATED ───────▶ ENTERED ──────────────────────▶ EXPIRING ───────▶ EXPIRED
///                       │ exit
///                       └──────▶ EXITED
/// ```
/// When the deadline comes the task is cancelled; at the exit that `CancelledError` becomes
/// `TimeoutError`, unless somebody else has cancelled the task as well.
#[derive(Clone)]
pub struct Timeout(Rc<Inner>);

/// A timeout `delay` seconds from now; `None` for none yet.
///
/// ```
/// use loopscope::asyncio::{sleep, timeout};
/// use loopscope::driver::{Clock, run};
/// use loopscope::kernel::Kind;
///
/// let outcome = run(async { timeout(Some(1.0))?.within(sleep(5.0)).await }, Clock::Virtual);
/// assert_eq!(outcome.unwrap_err().kind(), &Kind::TimeoutError);
/// ```
///
/// # Errors
/// `RuntimeError('no running event loop')`.
pub fn timeout(delay: Option<f64>) -> Result<Timeout, Exception> {
    let event_loop = get_running_loop()?;
    Ok(timeout_at(delay.map(|delay| event_loop.time() + delay)))
}

/// A timeout at a time of `loop.time()`.
#[must_use]
pub fn timeout_at(when: Option<f64>) -> Timeout {
    Timeout(Rc::new(Inner {
        state: Cell::new(State::Created),
        when: Cell::new(when),
        alarm: RefCell::new(None),
        entered_by: RefCell::new(None),
    }))
}

impl Timeout {
    /// The deadline.
    #[must_use]
    pub fn when(&self) -> Option<f64> {
        self.0.when.get()
    }

    /// Moves the deadline.
    ///
    /// # Errors
    /// `RuntimeError` before it was entered and after its end.
    pub fn reschedule(&self, when: Option<f64>) -> Result<(), Exception> {
        let state = self.0.state.get();
        if state == State::Created {
            return Err(Exception::runtime("Timeout has not been entered"));
        }
        if state != State::Entered {
            return Err(Exception::runtime(format!(
                "Cannot change state of {} Timeout",
                state.word()
            )));
        }
        self.0.when.set(when);
        self.disarm();
        if let Some(when) = when {
            let event_loop = get_running_loop()?;
            let this = self.clone();
            let on_timeout = move || this.on_timeout();
            let alarm = if when <= event_loop.time() {
                Alarm::Soon(event_loop.call_soon(on_timeout)?)
            } else {
                Alarm::Later(event_loop.call_at(when, on_timeout)?)
            };
            *self.0.alarm.borrow_mut() = Some(alarm);
        }
        Ok(())
    }

    /// Whether the deadline came while it was active.
    #[must_use]
    pub fn expired(&self) -> bool {
        matches!(self.0.state.get(), State::Expiring | State::Expired)
    }

    /// `__aenter__`.
    ///
    /// # Errors
    /// `RuntimeError` the second time, or outside a task.
    pub fn enter(&self) -> Result<(), Exception> {
        if self.0.state.get() != State::Created {
            return Err(Exception::runtime("Timeout has already been entered"));
        }
        let Some(task) = current_task()? else {
            return Err(Exception::runtime("Timeout should be used inside a task"));
        };
        self.0.state.set(State::Entered);
        let cancelling = task.task().map_or(0, |task| task.cancelling());
        *self.0.entered_by.borrow_mut() = Some((task, cancelling));
        self.reschedule(self.0.when.get())
    }

    /// `__aexit__`, given how the body ended: what is raised in place of that, if anything.
    ///
    /// # Errors
    /// `TimeoutError` in place of the `CancelledError` that was the timeout's own.
    pub fn exit(&self, body: Option<Exception>) -> Result<(), Exception> {
        self.disarm();
        match self.0.state.get() {
            State::Entered => {
                self.0.state.set(State::Exited);
                Ok(())
            }
            State::Expiring => {
                self.0.state.set(State::Expired);
                let Some((task, cancelling)) = self.0.entered_by.take() else {
                    return Ok(());
                };
                let left = task.task().map_or(0, |task| task.uncancel());
                match body.filter(Exception::is_cancelled) {
                    // There are no new cancel requests: this one is dealt with here.
                    Some(cancelled) if left <= cancelling => {
                        Err(Exception::bare(Kind::TimeoutError).from_cause(cancelled))
                    }
                    _ => Ok(()),
                }
            }
            _ => Err(Exception::bare(Kind::AssertionError)),
        }
    }

    /// `async with self: body`.
    ///
    /// # Errors
    /// The body's own; `TimeoutError` when the time is over.
    pub async fn within<T>(self, body: impl Future<Output = Result<T, Exception>>) -> Result<T, Exception> {
        self.enter()?;
        let disarm = finally(|| self.disarm());
        let outcome = body.await;
        disarm.forget();
        self.exit(outcome.as_ref().err().cloned())?;
        outcome
    }

    fn on_timeout(&self) -> Result<(), Exception> {
        let Some((task, _)) = self
            .0
            .entered_by
            .borrow()
            .clone()
            .filter(|_| self.0.state.get() == State::Entered)
        else {
            return Err(Exception::bare(Kind::AssertionError));
        };
        task.cancel(None);
        self.0.state.set(State::Expiring);
        self.0.alarm.take();
        Ok(())
    }

    fn disarm(&self) {
        if let Some(alarm) = self.0.alarm.take() {
            alarm.cancel();
        }
    }

    /// `repr()`.
    #[must_use]
    pub fn repr(&self) -> String {
        let state = self.0.state.get();
        let when = match self.0.when.get() {
            _ if state != State::Entered => String::new(),
            None => " when=None".into(),
            Some(when) => format!(" when={}", rounded(when)),
        };
        format!("<Timeout [{}]{when}>", state.word())
    }
}
