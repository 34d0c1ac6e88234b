//! Python on the loop: RustPython behind the same seam as every language.
//!
//! [`Interpreter::run`] runs a program to its end in one call. What it knows of the outside is a
//! [`Host`]: where text goes, what time it is, how to wait. It names no browser, so it is tested
//! natively.
#![allow(unsafe_code)] // RustPython's macros expand to it; there is none of ours

mod asyncio;
mod brief;
mod builtin;
mod clock;
mod frames;
mod host;
mod interpreter;
mod library;
mod modules;
mod os_errors;
mod place;
mod print;
mod program;
mod report;
mod run;
mod signs;
mod streams;
mod syntax;
mod tracemalloc;
mod unavailable;
mod words;

pub use host::{Host, Stream};
pub use interpreter::{Fault, Interpreter, Options, Outcome, Setup};
pub use library::{LIBRARY, MORE};
pub use run::Run;
