//! Runs a Python program natively, on the virtual clock.
//!
//! `cargo run --ignore-rust-version --features python --example python -- FILE`
#![allow(clippy::print_stdout, reason = "it prints what the program prints")]
#![allow(dead_code, reason = "the tests' host does more")]

#[path = "../support/python.rs"]
mod python;

use std::io::{Write, stderr, stdin, stdout};
use std::rc::Rc;
use std::time::Instant;
use std::{env, fs, process, thread};

use loopscope::lang::python::{Host, Options, Run, Stream};

/// A shell: what is printed is there at once.
struct Shell {
    zero: Instant,
}

impl Host for Shell {
    fn write(&self, stream: Stream, text: &str) {
        let written = match stream {
            Stream::Stdout => stdout()
                .write_all(text.as_bytes())
                .and_then(|()| stdout().flush()),
            Stream::Stderr => stderr().write_all(text.as_bytes()),
        };
        if written.is_err() {
            process::exit(1) // there is nobody left to print for
        }
    }

    fn now(&self) -> f64 {
        self.zero.elapsed().as_secs_f64()
    }

    fn wait_until(&self, deadline: f64) {
        if let Ok(left) = std::time::Duration::try_from_secs_f64(deadline - self.now()) {
            thread::sleep(left);
        }
    }

    fn read_line(&self) -> Option<String> {
        let mut line = String::new();
        let read = stdin().read_line(&mut line).ok()?;
        (read > 0).then(|| line.trim_end_matches('\n').to_string())
    }

    fn epoch(&self) -> f64 {
        1_704_067_200.0
    }
}

fn main() {
    let file = env::args()
        .nth(1)
        .unwrap_or_else(|| fail("python wants one FILE"));
    let source = fs::read_to_string(&file).unwrap_or_else(|error| fail(&format!("{file}: {error}")));
    let ran = python::with_room(move || {
        let host = Rc::new(Shell { zero: Instant::now() });
        python::interpreter().run(&source, &Run::new(Options::default(), host))
    });
    process::exit(ran.unwrap_or_else(|panic| fail(&panic)).exit_status);
}

fn fail(message: &str) -> ! {
    eprintln!("{message}");
    process::exit(2)
}
