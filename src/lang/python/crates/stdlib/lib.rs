//! The native modules of Python's standard library that Loopscope has.
//!
//! They are files of the package rustpython-stdlib, as cargo fetched it. Its own table of modules is one
//! function, which would bring all of them along, with compression, XML and the encodings of East Asia:
//! a third of what a visitor downloads. `modules.txt` names those that we have; build.rs finds them.
#![allow(warnings, clippy::all)] // their authors lint them

extern crate alloc;
#[macro_use]
extern crate rustpython_derive;

use rustpython_common as common;
use rustpython_vm as vm;

/// Stands for rustpython-stdlib's profiler.
macro_rules! flame_guard {
    ($name:expr) => {};
}

include!(concat!(env!("OUT_DIR"), "/modules.rs"));
