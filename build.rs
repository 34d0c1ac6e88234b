//! Freezes the Python modules that the lists `src/lang/python/frozen*.txt` name (feature `python`; without it, nothing is done).

#[cfg(not(feature = "python"))]
fn main() {}

#[cfg(feature = "python")]
fn main() {
    freeze::run();
}

#[cfg(feature = "python")]
mod freeze {
    use std::path::{Path, PathBuf};
    use std::{env, fs};

    use rustpython_compiler::core::frozen::{FrozenCodeObject, FrozenLib, FrozenModule};
    use rustpython_compiler::{CompileOpts, Mode, compile};

    const FOLDER: &str = "src/lang/python";
    const OURS: &str = "src/lang/python/lib";

    /// Writes `OUT_DIR/frozen.bin`, which `src/lang/python/modules.rs` takes in, and the parts that `library.rs` does.
    pub fn run() {
        println!("cargo:rerun-if-changed={OURS}");
        write("frozen.bin", &freeze_list("frozen"));
        write("library.bin", &part("", "frozen-library"));
        write("more.bin", &part(unicode_names2::NAMES, "frozen-more"));
    }

    /// A part of the library: names of Unicode's characters, after their length, and modules.
    fn part(names: &str, list: &str) -> Vec<u8> {
        let length = u32::try_from(names.len()).expect("a megabyte").to_le_bytes();
        [&length, names.as_bytes(), &freeze_list(list)].concat()
    }

    fn write(file: &str, bytes: &[u8]) {
        let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
        fs::write(folder.join(file), bytes).expect("OUT_DIR can be written");
    }

    fn freeze_list(name: &str) -> Vec<u8> {
        let path = format!("{FOLDER}/{name}.txt");
        println!("cargo:rerun-if-changed={path}");
        let list = fs::read_to_string(&path).expect(&path);
        let names: Vec<&str> = list
            .lines()
            .map(|line| line.split('#').next().unwrap_or_default().trim())
            .filter(|name| !name.is_empty())
            .collect();
        let modules: Vec<_> = names.iter().map(|name| (*name, freeze(name))).collect();
        FrozenLib::encode(modules).bytes
    }

    fn freeze(name: &str) -> FrozenModule<Vec<u8>> {
        let library = Path::new(rustpython_pylib::LIB_PATH);
        let stem = library.join(name.replace('.', "/"));
        let package = stem.is_dir();
        let path = if package {
            stem.join("__init__.py")
        } else {
            stem.with_extension("py")
        };
        // Ours stands for a module that the library lacks, or is added to its module.
        let ours = Path::new(OURS).join(format!("{name}.py"));
        let sources: Vec<_> = [path, ours]
            .into_iter()
            .filter_map(|path| fs::read_to_string(path).ok())
            .collect();
        assert!(!sources.is_empty(), "there is no module {name}");
        // Without docstrings, assertions and columns: nobody sees those of the library.
        let options = CompileOpts {
            optimize: 2,
            debug_ranges: false,
            ..CompileOpts::default()
        };
        let code = compile(
            &sources.concat(),
            Mode::Exec,
            &format!("<frozen {name}>"),
            options,
        )
        .unwrap_or_else(|error| panic!("{name}: {error}"));
        FrozenModule {
            code: FrozenCodeObject::encode(&code),
            package,
        }
    }
}
