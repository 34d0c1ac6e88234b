//! What a layer must not know, held by reading its source.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};

/// The Rust files of a folder of src, with their text.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder)];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => files.push((path.clone(), fs::read_to_string(&path).unwrap())),
            }
        }
    }
    assert!(!files.is_empty());
    files
}

/// Fails at the first line of code that has one of `words`; comments may.
fn assert_absent(folder: &str, words: &[&str]) {
    for (path, text) in sources(folder) {
        for (number, line) in (1..).zip(text.lines()) {
            let code = line.split("//").next().unwrap_or_default();
            if let Some(word) = words.iter().find(|word| code.contains(*word)) {
                panic!("{}:{number} names {word}", path.display());
            }
        }
    }
}

const BROWSER: &[&str] = &["wasm_bindgen", "js_sys", "web_sys"];
const REAL_TIME: &[&str] = &["Instant", "SystemTime", "thread::sleep", "thread::park"];
const UPPER_LAYERS: &[&str] = &["crate::driver", "crate::lang", "crate::session", "crate::web"];

#[test]
fn the_kernel_knows_no_browser_no_real_clock_and_no_other_layer() {
    assert_absent("kernel", BROWSER);
    assert_absent("kernel", REAL_TIME);
    assert_absent("kernel", UPPER_LAYERS);
    assert_absent("kernel", &["crate::asyncio"]);
}

#[test]
fn asyncio_knows_no_browser_no_real_clock_and_no_layer_but_the_kernel() {
    assert_absent("asyncio", BROWSER);
    assert_absent("asyncio", REAL_TIME);
    assert_absent("asyncio", UPPER_LAYERS);
}

#[test]
fn asyncio_uses_the_kernel_s_public_names_alone() {
    // As a program of somebody else would: every path into the kernel is one that it exports, which
    // is checked by the compiler once `crate` reads `loopscope`. Its crate-private items have no
    // public path but through these modules.
    let kernel = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/kernel/mod.rs");
    let kernel = fs::read_to_string(kernel).unwrap();
    let private = kernel
        .lines()
        .filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';'));
    let paths: Vec<String> = private.map(|module| format!("kernel::{module}::")).collect();
    assert!(paths.len() > 5);
    assert_absent("asyncio", &paths.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn languages_and_sessions_know_no_browser() {
    assert_absent("lang", BROWSER);
    assert_absent("lang", REAL_TIME);
}
