//! Runs Python programs natively, on the virtual clock, and prints the hash of each one's schedule.
//!
//! `cargo run --ignore-rust-version --features python --example schedules -- FILE...`
#![allow(clippy::print_stdout, reason = "hashes are what it is for")]
#![allow(dead_code, reason = "the tests' host does more")]

#[path = "../support/python.rs"]
mod python;

use std::{env, fs, process};

use loopscope::lang::python::Options;

fn main() {
    for file in env::args().skip(1) {
        let ran = fs::read_to_string(&file)
            .map_err(|error| error.to_string())
            .and_then(|source| python::run_with(&source, &Options::default(), &[]));
        match ran {
            Ok(ran) => println!("{} {file}", ran.schedule),
            Err(fault) => {
                eprintln!("{file}: {fault}");
                process::exit(2)
            }
        }
    }
}
