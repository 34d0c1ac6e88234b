//! The time zones that RustPython's own `time` knows. A run's clock stands in for that module and is in UTC, so
//! that a program prints the same wherever it runs; there are none.
#![no_std]

use core::iter::Empty;

/// Of the database that is not here.
pub static VERSION: Option<&str> = None;

/// The data of a zone.
pub fn get(_name: &str) -> Option<(&'static str, &'static [u8])> {
    None
}

/// The names of all zones.
pub fn available() -> TimeZoneNameIter {
    core::iter::empty()
}

/// They.
pub type TimeZoneNameIter = Empty<&'static str>;
