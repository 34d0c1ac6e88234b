//! Writes `OUT_DIR/names.txt`: the table of lib.rs.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

/// A name that ends with the code point, without that.
fn derived(name: &str, character: char) -> Option<&str> {
    name.strip_suffix(&format!("-{:X}", u32::from(character)))
}

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let named: Vec<(char, String)> = ('\0'..=char::MAX)
        .filter_map(|character| Some((character, names::name(character)?.to_string())))
        .collect();
    let mut table = String::new();
    let mut next = None;
    let runs = named.chunk_by(|(before, one), (after, other)| {
        u32::from(*before) + 1 == u32::from(*after)
            && derived(one, *before).is_some_and(|base| derived(other, *after) == Some(base))
    });
    for run in runs {
        let (first, last) = (u32::from(run[0].0), u32::from(run[run.len() - 1].0));
        let written = match derived(&run[0].1, run[0].0) {
            Some(base) if first < last => writeln!(table, "@{first:X} {last:X} {base}"),
            _ if next == Some(first) => writeln!(table, "{}", run[0].1),
            _ => writeln!(table, "@{first:X}\n{}", run[0].1),
        };
        written.expect("a string grows");
        next = Some(last + 1);
    }
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    fs::write(folder.join("names.txt"), table).expect("OUT_DIR can be written");
}
