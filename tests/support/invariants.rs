//! What holds for every program after its run, whatever it did.
#![allow(dead_code, reason = "no test needs all of it")]

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use loopscope::driver::{Clock, run_forever};
use loopscope::kernel::trace::{DEFAULT_EVENT_LIMIT, Event, Id, Suspended, Trace};
use loopscope::kernel::{DiagnosticKind, EventLoop, Process, Schedule};

use crate::program::{self, Program};
use crate::support::Log;

/// How often the statements of one task may catch a cancellation.
const MOST_CAUGHT: usize = 20;

/// A program after its run, when nothing can happen in it any more.
pub struct Finished {
    event_loop: EventLoop,
    pub process: Rc<Process>,
    pub log: Vec<String>,
}

impl Finished {
    pub fn run(program: &Program) -> Self {
        Self::run_by(program, Schedule::Fifo)
    }

    pub fn run_by(program: &Program, schedule: Schedule) -> Self {
        let process = Process::new();
        process.set_schedule(schedule);
        process.trace.start(DEFAULT_EVENT_LIMIT);
        let (event_loop, log) = (EventLoop::new(&process), Log::default());
        let main = program::main(program.clone(), log.clone()).unwrap();
        let task = event_loop.create_task(main).unwrap();
        run_forever(&event_loop, Clock::Virtual).unwrap();
        let _ = task.exception();
        Finished {
            event_loop,
            process,
            log: log.lines(),
        }
    }

    /// Every task lived as the trace's grammar says, time went forward, and no wake-up was lost.
    ///
    /// # Panics
    /// If it was not so.
    pub fn check(&self) {
        self.check_wake_ups();
        self.check_course();
        self.cancel_the_rest();
        self.check_course();
    }

    fn check_course(&self) {
        let trace = &self.process.trace;
        if trace.is_full() {
            return; // what is cut off says nothing of its end
        }
        let events = trace.events();
        check_grammar(&events);
        check_time(&events);
        check_codec(trace, &events);
    }

    /// Cancels what is left, as often as statements may catch it. Tasks that wait for each other in a circle stay, as in CPython.
    fn cancel_the_rest(&self) {
        for _ in 0..MOST_CAUGHT {
            let left = self.event_loop.all_tasks();
            if left.is_empty() {
                break;
            }
            for task in left {
                task.cancel(None);
            }
            run_forever(&self.event_loop, Clock::Virtual).unwrap();
        }
    }

    fn check_wake_ups(&self) {
        let left = self.event_loop.all_tasks();
        for future in &left {
            let awaited = future
                .task()
                .and_then(|task| task.waits_for())
                .expect("it waits for something");
            assert!(!awaited.core().done(), "{} was not woken", future.repr());
        }
        let diagnostics = self.process.diagnostics();
        let deadlock = diagnostics
            .iter()
            .find(|diagnostic| diagnostic.kind == DiagnosticKind::Deadlock);
        assert_eq!(deadlock.is_some(), !left.is_empty());
        for future in &left {
            let name = future.task().unwrap().name();
            assert!(deadlock.unwrap().message.contains(&*name), "{name} is not named");
        }
    }
}

/// What was read, written again, is the same record.
fn check_codec(trace: &Trace, events: &[Event]) {
    let copy = Trace::default();
    copy.start(DEFAULT_EVENT_LIMIT);
    for &event in events {
        copy.record(event);
    }
    assert_eq!(copy.words(), trace.words());
    assert_eq!(copy.hash(), trace.hash());
}

/// Where a task stands in the life cycle of kernel/trace/mod.rs.
#[derive(Default)]
struct Life {
    /// Its handles in the ready queue.
    queued: u32,
    running: bool,
    begun: bool,
    awaits: Option<Id>,
    finished: bool,
    settled: bool,
}

fn check_grammar(events: &[Event]) {
    let mut lives: BTreeMap<Id, Life> = BTreeMap::new();
    let mut settled = BTreeSet::new();
    let mut steps = Vec::new(); // one inside another: the first step of a task that starts eagerly
    for event in events {
        match *event {
            Event::Spawned { task, .. } => {
                assert!(lives.insert(task, Life::default()).is_none(), "born twice")
            }
            Event::Ready { task, by } => {
                let life = lives.get_mut(&task).expect("ready before it was spawned");
                assert!(!life.settled, "{task} is ready after its end");
                assert!(
                    by == 0 || settled.contains(&by),
                    "{task} was woken by {by}, which is not done"
                );
                life.queued += 1;
            }
            Event::StepBegin { task } => {
                let is_inside = !steps.is_empty();
                steps.push(task);
                let life = lives.get_mut(&task).expect("runs before it was spawned");
                assert!(!life.settled, "{task} runs after its end");
                assert!(
                    is_inside == (life.queued == 0),
                    "{task} was not ready, or inside another's step"
                );
                assert!(!is_inside || !life.begun, "two steps at once");
                *life = Life {
                    queued: life.queued.saturating_sub(1),
                    running: true,
                    begun: true,
                    ..Life::default()
                };
            }
            Event::Awaits { task, future, .. } => lives.get_mut(&task).unwrap().awaits = Some(future),
            Event::StepEnd { task, how, .. } => {
                let life = lives.get_mut(&task).unwrap();
                assert!(life.running, "{task} was not running");
                assert_eq!(steps.pop(), Some(task), "a step ended before the one inside it");
                life.running = false;
                match how {
                    Suspended::Waiting => assert!(life.awaits.is_some(), "{task} waits for nothing"),
                    Suspended::Yielded => assert!(life.queued > 0, "{task} yielded and is not ready"),
                    Suspended::Finished => life.finished = true,
                    Suspended::Foreign => panic!("nothing foreign is awaited here"),
                }
            }
            Event::Settled { future, .. } => {
                assert!(settled.insert(future), "{future} was settled twice");
                if let Some(life) = lives.get_mut(&future) {
                    assert!(life.finished, "{future} was settled in the middle");
                    life.settled = true;
                }
            }
            _ => {}
        }
    }
    assert!(lives.values().all(|life| life.finished == life.settled));
}

fn check_time(events: &[Event]) {
    let (mut now, mut deadlines, mut cancelled) = (0.0, BTreeMap::new(), BTreeSet::new());
    let mut last_fired = (0.0, 0);
    let mut jumped = false;
    for event in events {
        match *event {
            Event::Turn { time, ready, .. } => {
                assert!(time >= now, "time ran backwards");
                assert!(ready > 0 || !jumped, "a jump for nothing");
                (now, jumped) = (time, false);
            }
            Event::TimeJumped { from, to } => {
                assert!(from == now && to > now, "from {from} to {to} at {now}");
                (now, jumped) = (to, true);
            }
            Event::TimerSet { handle, deadline, .. } => assert!(deadlines.insert(handle, deadline).is_none()),
            Event::HandleCancelled { handle } => assert!(cancelled.insert(handle)),
            Event::TimerFired { handle } => {
                let deadline = deadlines.remove(&handle).expect("fired once, after it was set");
                assert!(!cancelled.contains(&handle), "a cancelled timer fired");
                assert!((deadline, handle) > last_fired, "out of order");
                assert!(deadline <= now, "too early");
                last_fired = (deadline, handle);
            }
            _ => {}
        }
    }
    let due = deadlines.iter().find(|(handle, _)| !cancelled.contains(handle));
    assert!(due.is_none(), "timers that never fired: {due:?}");
}
