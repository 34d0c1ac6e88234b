//! What a layer must not know, held by reading its source.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The Rust files of a layer, which is a folder of src or one file, with their text.
fn sources(layer: &str) -> Vec<(PathBuf, String)> {
    let mut left = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(layer)];
    let mut files = Vec::new();
    while let Some(path) = left.pop() {
        if path.is_dir() {
            left.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            let text = fs::read_to_string(&path).unwrap();
            files.push((path, text));
        }
    }
    files
}

/// Fails at the first line of code that has one of `words`; comments may.
fn assert_absent(layer: &str, words: &[&str]) {
    for (path, text) in sources(layer) {
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

/// The names that follow `keyword` in the kernel: of functions, of modules.
fn kernel_names(keyword: &str) -> BTreeSet<String> {
    let named = |line: &str| {
        let name = line.trim_start().strip_prefix(keyword)?;
        let end = name.find(|character: char| !character.is_alphanumeric() && character != '_')?;
        Some(name[..end].to_string())
    };
    let files = sources("kernel");
    files
        .iter()
        .flat_map(|(_, text)| text.lines().filter_map(named))
        .collect()
}

#[test]
fn asyncio_uses_the_kernel_s_public_names_alone() {
    let modules = kernel_names("mod ")
        .into_iter()
        .map(|module| format!("kernel::{module}::"));
    let private = &kernel_names("pub(crate) fn ") - &kernel_names("pub fn ");
    // Single words, such as `take`, are names in std too.
    let calls = private
        .iter()
        .filter(|name| name.contains('_'))
        .flat_map(|name| [format!(".{name}("), format!("::{name}(")]);
    let words: Vec<String> = modules.chain(calls).collect();
    assert!(words.len() > 20, "{words:?}");
    assert_absent("asyncio", &words.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn nothing_below_web_knows_the_browser() {
    for layer in ["driver.rs", "lang", "session.rs"] {
        assert_absent(layer, BROWSER);
    }
}

#[test]
fn languages_and_sessions_know_no_real_clock() {
    assert_absent("lang", REAL_TIME);
    assert_absent("session.rs", REAL_TIME);
}
