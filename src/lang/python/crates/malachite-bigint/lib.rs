//! Python's integers are num-bigint's.
//!
//! RustPython's own choice is malachite, which imitates num-bigint's interface. It is faster from some thousand
//! digits on, and half a megabyte of what a visitor downloads; and its licence, the LGPL, would ask more of
//! whoever passes the built page on than ours does.
#![no_std]

pub use num_bigint::*;
