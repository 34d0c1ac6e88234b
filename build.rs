//! Freezes the Python modules of `src/lang/python/frozen.txt` and `frozen-more.txt` (feature `python`; without it, nothing is done).

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
    use rustpython_compiler::core::marshal;
    use rustpython_compiler::{CompileOpts, Mode, compile};

    const FOLDER: &str = "src/lang/python";
    const OURS: &str = "src/lang/python/lib";

    /// Writes `OUT_DIR/frozen.bin`, which `src/lang/python/modules.rs` takes in, and `OUT_DIR/frozen-more.bin`,
    /// which `more.rs` does.
    pub fn run() {
        println!("cargo:rerun-if-changed={OURS}");
        write("frozen.bin", &freeze_list("frozen"));
        // The names of Unicode's characters are in the second part as well, after their length.
        let names = unicode_names2::NAMES.as_bytes();
        let length = u32::try_from(names.len()).expect("a megabyte").to_le_bytes();
        write(
            "frozen-more.bin",
            &[&length, names, &freeze_list("frozen-more")].concat(),
        );
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
        let mut bytes = Vec::new();
        marshal::serialize_code(&mut bytes, &code);
        FrozenModule {
            code: FrozenCodeObject {
                bytes: stored(&bytes),
            },
            package,
        }
    }

    /// `data` as an LZ4 block (with its size before it, as RustPython's `FrozenCodeObject` has it) that is
    /// all literals: compressed here, it would resist the better compression of the transfer.
    fn stored(data: &[u8]) -> Vec<u8> {
        let mut block = u32::try_from(data.len())
            .expect("a module is small")
            .to_le_bytes()
            .to_vec();
        block.push(u8::try_from(data.len().min(15)).expect("four bits") << 4);
        if let Some(mut rest) = data.len().checked_sub(15) {
            while rest >= 255 {
                block.push(255);
                rest -= 255;
            }
            block.push(u8::try_from(rest).expect("below 255"));
        }
        block.extend_from_slice(data);
        block
    }
}
