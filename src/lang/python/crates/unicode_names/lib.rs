//! The names of characters, for `\N{...}` and `unicodedata`.
//!
//! RustPython uses version 3 of unicode_names2, and its parser version 1; each is a table of 300 KB, which no
//! compression makes smaller. This one is text, which becomes a third of its size, and in WebAssembly it is not
//! there at all before [`install`]: it travels with the part of Python's library that few programs need.
//!
//! The table is in the order of the code points. A line `@41` says where the names of the next lines begin; a line
//! `@4E00 9FFF CJK UNIFIED IDEOGRAPH` that those from 4E00 to 9FFF have this name, with a hyphen and the code point.

use std::sync::OnceLock;

/// The whole table.
pub const NAMES: &str = include_str!(concat!(env!("OUT_DIR"), "/names.txt"));

static INSTALLED: OnceLock<String> = OnceLock::new();

/// Hands in [`NAMES`], as a host has kept it. The first time counts; natively it is there from the beginning.
pub fn install(names: String) {
    INSTALLED.get_or_init(|| names);
}

fn table() -> &'static str {
    if cfg!(target_arch = "wasm32") {
        INSTALLED.get().map_or("", String::as_str)
    } else {
        NAMES
    }
}

/// The first and the last code point of a line of the table, and what it says their name is.
fn entries() -> impl Iterator<Item = (u32, u32, &'static str)> {
    let number = |text: &str| u32::from_str_radix(text, 16).ok();
    let mut next = 0;
    table().lines().filter_map(move |line| {
        let Some(range) = line.strip_prefix('@') else {
            next += 1;
            return Some((next - 1, next - 1, line));
        };
        let mut words = range.splitn(3, ' ');
        let first = number(words.next()?)?;
        next = first;
        let last = number(words.next()?)?;
        next = last + 1;
        Some((first, last, words.next()?))
    })
}

/// The name of `character`, if it has one.
#[must_use]
pub fn name(character: char) -> Option<String> {
    let point = u32::from(character);
    let (first, last, name) = entries().find(|(first, last, _)| (*first..=*last).contains(&point))?;
    Some(if first == last {
        name.to_string()
    } else {
        format!("{name}-{point:X}")
    })
}

/// The character that is called `name`, in letters of either case, as CPython reads it.
#[must_use]
pub fn character(name: &str) -> Option<char> {
    let wanted = name.to_ascii_uppercase();
    let point = entries().find_map(|(first, last, name)| {
        if first == last {
            return (name == wanted).then_some(first);
        }
        let digits = wanted.strip_prefix(name)?.strip_prefix('-')?;
        let point = u32::from_str_radix(digits, 16).ok()?;
        (format!("{point:X}") == digits && (first..=last).contains(&point)).then_some(point)
    })?;
    char::from_u32(point)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_characters() {
        for (expected, text) in [
            ('\u{e9}', "LATIN SMALL LETTER E WITH ACUTE"),
            ('\u{4e00}', "CJK UNIFIED IDEOGRAPH-4E00"),
            ('\u{9fff}', "CJK UNIFIED IDEOGRAPH-9FFF"),
            ('\u{f900}', "CJK COMPATIBILITY IDEOGRAPH-F900"),
            ('\u{ac00}', "HANGUL SYLLABLE GA"),
            ('\u{d7a3}', "HANGUL SYLLABLE HIH"),
            ('\u{2603}', "SNOWMAN"),
            ('\u{1f600}', "GRINNING FACE"),
        ] {
            assert_eq!(name(expected).as_deref(), Some(text));
            assert_eq!(character(text), Some(expected));
            assert_eq!(character(&text.to_lowercase()), Some(expected));
        }
    }

    #[test]
    fn what_has_no_name() {
        assert_eq!(name('\0'), None);
        assert_eq!(name('\u{10ffff}'), None);
        for text in [
            "",
            "NO SUCH NAME",
            "@41",
            "CJK UNIFIED IDEOGRAPH-04E00",
            "CJK UNIFIED IDEOGRAPH-+4E00",
            "CJK UNIFIED IDEOGRAPH",
        ] {
            assert_eq!(character(text), None, "{text}");
        }
    }
}
