//! The character of a name, for `\N{...}` in a program. RustPython itself uses version 3 of this crate, and its
//! parser version 1; here both are one (see unicode_names).
#![no_std]

pub use names::character;
