//! Runs a Python program natively, on the virtual clock.
//!
//! `cargo run --ignore-rust-version --features python --example python -- FILE`
#![allow(clippy::print_stdout, reason = "it prints what the program prints")]

#[path = "../support/python.rs"]
mod python;

use std::{env, fs, process};

use loopscope::lang::python::Options;

fn main() {
    let file = env::args()
        .nth(1)
        .unwrap_or_else(|| fail("python wants one FILE"));
    let source = fs::read_to_string(&file).unwrap_or_else(|error| fail(&format!("{file}: {error}")));
    let ran = python::run_with(&source, &Options::default(), &[]).unwrap_or_else(|panic| fail(&panic));
    print!("{}", ran.stdout);
    eprint!("{}", ran.stderr);
    process::exit(ran.outcome.exit_status);
}

fn fail(message: &str) -> ! {
    eprintln!("{message}");
    process::exit(2)
}
