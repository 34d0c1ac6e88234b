//! What holds for every program, tried on random ones, and on those that a fuzzer found (tests/fuzz).
#![cfg(not(target_arch = "wasm32"))]

#[path = "support/fuzzed.rs"]
mod fuzzed;
#[path = "support/invariants.rs"]
mod invariants;
#[path = "support/program.rs"]
mod program;
#[path = "support/random.rs"]
mod random;
mod support;

use fuzzed::program_of;
use invariants::Finished;
use loopscope::kernel::Schedule;
use proptest::prelude::*;
use random::programs;

#[test]
fn what_a_fuzzer_found_runs_as_every_program_does() {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fuzz/corpus/kernel");
    let mut count = 0;
    for file in std::fs::read_dir(corpus).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        Finished::run(&program_of(&bytes)).check();
        count += 1;
    }
    assert!(count > 0);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn tasks_live_and_time_passes_as_they_must_and_no_wake_up_is_lost(program in programs()) {
        Finished::run(&program).check();
    }

    #[test]
    fn the_same_whatever_the_schedule(program in programs(), seed in any::<u64>()) {
        let finished = Finished::run_by(&program, Schedule::Shuffled(seed));
        let again = Finished::run_by(&program, Schedule::Shuffled(seed));
        prop_assert_eq!(finished.process.trace.hash(), again.process.trace.hash());
        finished.check();
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
}
