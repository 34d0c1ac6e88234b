//! What holds for every program, tried on random ones.
#![cfg(not(target_arch = "wasm32"))]

#[path = "support/program.rs"]
mod program;
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use loopscope::driver::{Clock, run_forever};
use loopscope::kernel::trace::{DEFAULT_EVENT_LIMIT, Event, Id, Suspended};
use loopscope::kernel::{DiagnosticKind, EventLoop, Process, Schedule};
use program::{Program, programs};
use proptest::prelude::*;
use support::Log;

/// A program after its run, when nothing can happen in it any more.
struct Finished {
    event_loop: EventLoop,
    process: Rc<Process>,
    log: Vec<String>,
}

impl Finished {
    fn run(program: &Program) -> Self {
        Self::run_by(program, Schedule::Fifo)
    }

    fn run_by(program: &Program, schedule: Schedule) -> Self {
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

    fn events(&self) -> Vec<Event> {
        assert!(!self.process.trace.is_full());
        self.process.trace.events()
    }
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

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn tasks_live_as_the_trace_says(program in programs()) {
        check_grammar(&Finished::run(&program).events());
    }

    #[test]
    fn time_goes_forward_and_timers_fire_in_order(program in programs()) {
        check_time(&Finished::run(&program).events());
    }

    #[test]
    fn whatever_the_schedule_tasks_live_and_time_passes_as_they_must(program in programs(), seed in any::<u64>()) {
        let finished = Finished::run_by(&program, Schedule::Shuffled(seed));
        check_grammar(&finished.events());
        check_time(&finished.events());
        let again = Finished::run_by(&program, Schedule::Shuffled(seed));
        prop_assert_eq!(finished.process.trace.hash(), again.process.trace.hash());
    }

    #[test]
    fn without_a_pick_a_chosen_schedule_is_first_in_first_out(program in programs()) {
        let chosen = Finished::run_by(&program, Schedule::Chosen([].into()));
        prop_assert_eq!(chosen.process.trace.hash(), Finished::run(&program).process.trace.hash());
    }

    #[test]
    fn the_same_program_runs_the_same_way(program in programs()) {
        let (first, second) = (Finished::run(&program), Finished::run(&program));
        prop_assert_eq!(first.process.trace.hash(), second.process.trace.hash());
        prop_assert_eq!(&first.log, &second.log);
    }

    #[test]
    fn no_wake_up_is_lost(program in programs()) {
        let finished = Finished::run(&program);
        let left = finished.event_loop.all_tasks();
        for future in &left {
            let awaited = future.task().and_then(|task| task.waits_for()).expect("it waits for something");
            prop_assert!(!awaited.core().done(), "{} was not woken", future.repr());
        }
        let diagnostics = finished.process.diagnostics();
        let deadlock = diagnostics.iter().find(|diagnostic| diagnostic.kind == DiagnosticKind::Deadlock);
        prop_assert_eq!(deadlock.is_some(), !left.is_empty());
        for future in &left {
            let name = future.task().unwrap().name();
            prop_assert!(deadlock.unwrap().message.contains(&*name), "{} is not named", name);
        }
    }
}
