//! One run of a program: a process of its own, the loops it runs, its limits.
//!
//! The session is turned by its host. It turns the loop that runs innermost: at a program's top
//! level, `run(main)` runs another loop until `main` is done, and the one beneath stands still,
//! as in CPython.
#![forbid(unsafe_code)]

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::kernel::trace::{Event, Limit, Stream};
use crate::kernel::{
    AnyFuture, BetweenSteps, EventLoop, Exception, Future, Next, Parked, Process, set_event_loop, set_process,
};

/// The bounds of a run. Reaching one ends it with a message that names the bound.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Turns of all loops together.
    pub turns: u64,
    /// Events recorded in the trace; later ones are left out, the run goes on.
    pub events: usize,
    /// Tasks alive at once in one loop.
    pub tasks: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            turns: 100_000_000,
            events: 500_000,
            tasks: 200_000,
        }
    }
}

/// What the host is to do after a turn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pace {
    /// As the loop says.
    Loop(Next),
    /// The innermost run has ended, and the one beneath is innermost now.
    Ended,
    /// A limit was reached: end the session.
    Limit(Limit),
}

/// See the [module](self).
pub struct Session {
    process: Rc<Process>,
    main_loop: EventLoop,
    /// The loops that run, innermost last.
    runs: RefCell<Vec<EventLoop>>,
    /// The top level's step, while its code runs outside any loop.
    outside: Cell<Option<Parked>>,
    /// What is current again when a task that runs between its steps gives control away.
    between: Cell<Option<(EventLoop, BetweenSteps)>>,
    limits: Limits,
}

impl Session {
    /// A session with a loop for the program's top level, which `get_event_loop` gives. Untraced,
    /// it has a schedule hash all the same.
    #[must_use]
    pub fn new(limits: Limits, traced: bool) -> Self {
        let process = Process::new();
        process.trace.start(if traced { limits.events } else { 0 });
        set_process(process.clone());
        let main_loop = EventLoop::new(&process);
        set_event_loop(Some(main_loop.clone()));
        Session {
            process,
            main_loop,
            runs: RefCell::default(),
            outside: Cell::new(None),
            between: Cell::new(None),
            limits,
        }
    }

    /// Its process.
    #[must_use]
    pub fn process(&self) -> &Rc<Process> {
        &self.process
    }

    /// The loop of the program's top level.
    #[must_use]
    pub fn main_loop(&self) -> &EventLoop {
        &self.main_loop
    }

    /// The loop that runs innermost.
    #[must_use]
    pub fn innermost(&self) -> Option<EventLoop> {
        self.runs.borrow().last().cloned()
    }

    /// Turns so far.
    #[must_use]
    pub fn turns(&self) -> u64 {
        self.process.turns()
    }

    /// `loop.run_until_complete(future)` begins; [`turn`](Self::turn) until [`Pace::Ended`].
    ///
    /// # Errors
    /// Those of [`EventLoop::begin_run`].
    pub fn run_until_complete<T: 'static>(
        &self,
        event_loop: &EventLoop,
        future: &Future<T>,
    ) -> Result<(), Exception> {
        self.run_forever(event_loop)?;
        let stopped = event_loop.clone();
        future.add_done_callback(move |_| stopped.stop());
        Ok(())
    }

    /// `loop.run_forever()` begins; [`turn`](Self::turn) until [`Pace::Ended`].
    ///
    /// # Errors
    /// Those of [`EventLoop::begin_run`].
    pub fn run_forever(&self, event_loop: &EventLoop) -> Result<(), Exception> {
        event_loop.begin_run()?;
        self.runs.borrow_mut().push(event_loop.clone());
        Ok(())
    }

    /// One turn of the innermost loop at time `now`, in seconds.
    pub fn turn(&self, now: f64) -> Pace {
        let Some(event_loop) = self.innermost() else {
            return Pace::Ended;
        };
        let next = event_loop.turn(now);
        if next == Next::Done {
            event_loop.end_run();
            self.runs.borrow_mut().pop();
            return Pace::Ended;
        }
        match self.limit_reached(&event_loop) {
            Some(limit) => Pace::Limit(limit),
            None => Pace::Loop(next),
        }
    }

    /// The innermost run ends here and now, its work undone.
    pub fn abandon(&self) {
        let abandoned = self.runs.borrow_mut().pop();
        if let Some(event_loop) = abandoned {
            event_loop.end_run();
        }
    }

    fn limit_reached(&self, event_loop: &EventLoop) -> Option<Limit> {
        if self.turns() > self.limits.turns {
            Some(Limit::Turns)
        } else if self.is_full(event_loop) {
            Some(Limit::Tasks)
        } else {
            None
        }
    }

    /// Whether a loop has more tasks alive than it may have.
    #[must_use]
    pub fn is_full(&self, event_loop: &EventLoop) -> bool {
        event_loop.live_tasks() > self.limits.tasks
    }

    /// The program has printed text, at `line`.
    pub fn printed(&self, stream: Stream, text: &str, line: u32) {
        let task = self
            .innermost()
            .map_or(0, |event_loop| event_loop.current_task_id());
        self.process.trace.record_with(|trace| Event::Printed {
            task,
            stream,
            text: trace.text(text),
            line,
        });
    }

    /// The session ends because a limit was reached.
    pub fn note_limit(&self, limit: Limit) {
        self.process.trace.record(Event::LimitReached { limit });
    }

    /// The virtual clock goes to the next deadline, because everything sleeps.
    pub fn jump(&self, to: f64) {
        let from = self.process.now();
        if to > from {
            self.process.trace.record(Event::TimeJumped { from, to });
            self.process.set_now(to);
        }
    }

    /// Code of `task` runs between its steps, see [`EventLoop::enter_between_steps`].
    pub fn enter_task(&self, task: &Rc<dyn AnyFuture>) {
        let event_loop = task.core().event_loop();
        let entered = event_loop.enter_between_steps(task.core().id());
        self.between
            .set(entered.map(|between| (event_loop.clone(), between)));
    }

    /// That code has given control away.
    pub fn leave_task(&self) {
        if let Some((event_loop, between)) = self.between.take() {
            event_loop.leave_between_steps(between);
        }
    }

    /// The code of the top level has control: as in a Python module, no loop runs.
    pub fn step_out(&self) {
        if let Some(parked) = self.main_loop.park() {
            self.outside.set(Some(parked));
        }
    }

    /// The top level awaits or has called into a coroutine: its loop runs.
    pub fn step_in(&self) {
        if let Some(parked) = self.outside.take() {
            self.main_loop.unpark(parked);
        }
    }
}
