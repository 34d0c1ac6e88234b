//! A future that a timer settles: the future is the timer's handle, too.

use std::cell::Cell;
use std::rc::Rc;

use crate::kernel::event_loop::{EventLoop, Ready};
use crate::kernel::timers::Timed;
use crate::kernel::trace::{Event, Id, Purpose, Trace};

use super::plain::{Class, PlainFuture};
use super::shared::*;
use super::{Future, created};

/// What tells a timed future from others.
struct Timer {
    /// The timer's name in the trace; 0 once it has fired or was cancelled.
    handle: Cell<Id>,
}

impl Class for Timer {}

impl<T: 'static> Ready for PlainFuture<T, Timer> {
    /// `futures._set_result_unless_cancelled`: the result is in its place.
    fn run(self: Rc<Self>, event_loop: &EventLoop) {
        let handle = self.class.handle.take();
        if handle != 0 {
            event_loop.run_callback(handle, || Ok(finish(&(self as Rc<dyn AnyFuture>))));
        }
    }

    fn record_ready(&self, trace: &Trace, by: Id) {
        let handle = self.class.handle.get();
        trace.record(Event::CallbackReady { handle, by });
    }
}

impl<T: 'static> Timed for PlainFuture<T, Timer> {
    fn is_cancelled(&self) -> bool {
        self.class.handle.get() == 0
    }
}

/// A future that a timer settles, see [`EventLoop::create_future_at`]. The timer ends with this.
pub struct TimedFuture<T> {
    object: Rc<PlainFuture<T, Timer>>,
}

impl<T: 'static> TimedFuture<T> {
    pub(crate) fn new(event_loop: &EventLoop, value: T, purpose: Purpose, argument: f64) -> Self {
        let core = created(event_loop, purpose, argument);
        let handle = Cell::new(event_loop.process().next_id());
        let class = Timer { handle };
        let slot = Cell::new(Some(value));
        let object = Rc::new(PlainFuture { core, slot, class });
        TimedFuture { object }
    }

    /// The future.
    #[must_use]
    pub fn future(&self) -> Future<T> {
        Future::from_object(self.object.clone())
    }

    /// The timer's name in the trace.
    pub(crate) fn handle(&self) -> Id {
        self.object.class.handle.get()
    }

    pub(crate) fn timed(&self) -> Rc<dyn Timed> {
        self.object.clone()
    }
}

impl<T> Drop for TimedFuture<T> {
    fn drop(&mut self) {
        let PlainFuture { core, class, .. } = &*self.object;
        let handle = class.handle.take();
        if handle != 0 {
            let (event_loop, event) = (core.event_loop(), Event::HandleCancelled { handle });
            event_loop.process().trace.record(event);
            event_loop.note_timer_cancelled();
        }
    }
}
