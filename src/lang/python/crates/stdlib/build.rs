//! Writes `OUT_DIR/modules.rs`: the modules of `modules.txt`, and the table of them.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const LIST: &str = "modules.txt";

fn main() {
    println!("cargo:rerun-if-changed={LIST}");
    println!("cargo:rerun-if-changed=build.rs");
    let source = source_of("rustpython_stdlib");
    let list = fs::read_to_string(LIST).expect(LIST);
    let names = list.lines().filter(|line| !line.starts_with('#'));
    let (mut modules, mut table) = (String::new(), String::new());
    for name in names {
        let path = source.join(name).with_extension("rs");
        assert!(
            path.is_file(),
            "{LIST} names {name}, and there is no {}",
            path.display()
        );
        modules += &format!("#[path = {path:?}]\nmod {name};\n");
        table += &format!("        {name}::module_def(context),\n");
    }
    let function = format!(
        "/// What an interpreter is given.\n\
         pub fn module_defs(context: &vm::Context) -> Vec<&'static vm::builtins::PyModuleDef> {{\n    \
         vec![\n{table}    ]\n}}\n"
    );
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    fs::write(folder.join("modules.rs"), modules + &function).expect("OUT_DIR can be written");
}

/// The folder where cargo has put the source of `library`, in the version of Cargo.lock.
fn source_of(library: &str) -> PathBuf {
    let cargo = env::var_os("CARGO").expect("cargo sets it");
    let metadata = Command::new(cargo)
        .args(["metadata", "--format-version", "1"])
        .output()
        .expect("cargo runs");
    let json = String::from_utf8_lossy(&metadata.stdout);
    let (_, rest) = json
        .split_once(&format!(r#""name":"{library}","src_path":""#))
        .unwrap_or_else(|| {
            panic!(
                "cargo knows no {library}: {}",
                String::from_utf8_lossy(&metadata.stderr)
            )
        });
    let path = rest.split('"').next().unwrap_or_default().replace(r"\\", r"\");
    Path::new(&path)
        .parent()
        .expect("a file is in a folder")
        .to_path_buf()
}
