//! Programs of the loop's vocabulary as a fuzzer finds them, against what holds for every program.
#![no_main]

#[path = "../support/fuzzed.rs"]
mod fuzzed;
#[path = "../support/invariants.rs"]
mod invariants;
#[path = "../support/program.rs"]
mod program;
#[path = "../support/mod.rs"]
mod support;

use invariants::Finished;
use libfuzzer_sys::fuzz_target;
use loopscope::kernel::Schedule;
use fuzzed::program_of;

fuzz_target!(|bytes: &[u8]| {
    let program = program_of(bytes);
    Finished::run(&program).check();
    let seed = bytes.iter().fold(1, |seed: u64, byte| seed.rotate_left(7) ^ u64::from(*byte));
    Finished::run_by(&program, Schedule::Shuffled(seed)).check();
});
