//! Python programs, run natively: those of tests/parity leave what CPython 3.11 left.

#[path = "python/modules.rs"]
mod modules;
#[path = "python/programs.rs"]
mod programs_end;
#[path = "support/python.rs"]
mod python;
#[path = "support/recording.rs"]
mod recording;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;

use loopscope::lang::python::Options;
use recording::{Leaves, programs};

/// The name of a program in the list of those that do not pass yet.
fn name(program: &Path) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/parity");
    let path = program
        .strip_prefix(folder)
        .expect("programs are in tests/parity");
    path.with_extension("").display().to_string()
}

/// What differs, in a few lines; nothing where the program leaves what is recorded.
fn difference(program: &Path) -> Option<String> {
    let source = fs::read_to_string(program).expect("the program can be read");
    let ran = match python::run_with(&source, &Options::default(), &[]) {
        Ok(ran) => ran,
        Err(panic) => return Some(format!("panicked: {panic}")),
    };
    let here = Leaves::of_run(&ran.stdout, &ran.stderr, ran.outcome.exit_status);
    let there = Leaves::recorded(program);
    let told = |here: &str, there: &str| {
        let (here, there): (Vec<_>, Vec<_>) = (here.lines().collect(), there.lines().collect());
        let at = (0..)
            .find(|at| here.get(*at) != there.get(*at))
            .unwrap_or_default();
        format!("line {}: {:?}, CPython {:?}", at + 1, here.get(at), there.get(at))
    };
    if here.stdout != there.stdout {
        let last = ran.stderr.lines().last().unwrap_or_default();
        return Some(format!("stdout {} ({last})", told(&here.stdout, &there.stdout)));
    }
    (here.stderr != there.stderr).then(|| format!("stderr {}", told(&here.stderr, &there.stderr)))
}

#[test]
fn recorded_programs_leave_what_cpython_left() {
    // Each line: a name, and why it does not pass yet.
    let list = include_str!("parity/not_yet.txt");
    let not_yet: BTreeSet<&str> = list
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    // A part of a name in PARITY picks the programs to run.
    let wanted = std::env::var("PARITY").unwrap_or_default();
    let left: Mutex<Vec<PathBuf>> = Mutex::new(programs());
    left.lock()
        .unwrap()
        .retain(|program| name(program).contains(&wanted));
    let total = left.lock().unwrap().len();
    let wrong = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let Some(program) = left.lock().unwrap().pop() else {
                        break;
                    };
                    let (name, difference) = (name(&program), difference(&program));
                    match difference {
                        Some(difference) if !not_yet.contains(name.as_str()) => {
                            wrong.lock().unwrap().push(format!("{name}: {difference}"));
                        }
                        None if not_yet.contains(name.as_str()) => {
                            wrong
                                .lock()
                                .unwrap()
                                .push(format!("{name}: passes, strike it off not_yet.txt"));
                        }
                        _ => {}
                    }
                }
            });
        }
    });
    let mut wrong = wrong.into_inner().unwrap();
    wrong.sort();
    assert!(
        wrong.is_empty(),
        "{} of {total}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
