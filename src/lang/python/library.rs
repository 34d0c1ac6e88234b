//! The library, in two parts which a host hands in: what any program may import, so that an interpreter can begin
//! before it has come; and what few do, with the names of Unicode's characters, for a program that names one of them.

use rustpython_vm::builtins::{PyCode, PyModule, PyStrRef};
use rustpython_vm::class::PyClassImpl;
use rustpython_vm::frozen::{FrozenLib, FrozenModule};
use rustpython_vm::function::{FuncArgs, KwArgs, OptionalArg};
use rustpython_vm::scope::Scope;
use rustpython_vm::{AsObject, Py, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine, pyclass};

/// The modules of `frozen-library.txt`, compiled by build.rs. Like those of [`MORE`], an interpreter has them after
/// [`Interpreter::add_library`](super::Interpreter::add_library) alone.
pub const LIBRARY: &[u8; include_bytes!(concat!(env!("OUT_DIR"), "/library.bin")).len()] =
    include_bytes!(concat!(env!("OUT_DIR"), "/library.bin"));

/// The modules of `frozen-more.txt`, after the table of names.
pub const MORE: &[u8; include_bytes!(concat!(env!("OUT_DIR"), "/more.bin")).len()] =
    include_bytes!(concat!(env!("OUT_DIR"), "/more.bin"));

const NAMES_OF_MORE: &str = include_str!("frozen-more.txt");

/// Whether a module called `name` is in the second part.
pub(super) fn more_has(name: &str) -> bool {
    NAMES_OF_MORE.lines().any(|line| line == name)
}

/// Finds the modules of a part, and loads them.
#[pyclass(module = "_session", name = "LibraryFinder")]
#[derive(Debug, PyPayload)]
struct LibraryFinder {
    part: Vec<u8>,
    /// Where in `part` its modules are.
    modules: usize,
}

impl LibraryFinder {
    fn find(&self, name: &str) -> Option<FrozenModule<&[u8]>> {
        let mut modules = FrozenLib::from_ref(&self.part[self.modules..]).decode();
        modules.find_map(|(found, module)| (found == name).then_some(module))
    }
}

#[pyclass]
impl LibraryFinder {
    #[pymethod]
    fn find_spec(
        zelf: PyRef<Self>,
        name: PyStrRef,
        _path: OptionalArg<PyObjectRef>,
        _target: OptionalArg<PyObjectRef>,
        vm: &VirtualMachine,
    ) -> PyResult {
        let Some(module) = zelf.find(&name.to_string_lossy()) else {
            return Ok(vm.ctx.none());
        };
        let class = vm.import("_frozen_importlib", 0)?.get_attr("ModuleSpec", vm)?;
        let options: KwArgs = [
            ("origin".to_string(), vm.ctx.new_str("frozen").into()),
            ("is_package".to_string(), vm.ctx.new_bool(module.package).into()),
        ]
        .into_iter()
        .collect();
        class.call_with_args(FuncArgs::new(vec![name.into(), zelf.into()], options), vm)
    }

    /// None: a module like any other.
    #[pymethod]
    fn create_module(_zelf: &Py<Self>, _spec: PyObjectRef) {}

    #[pymethod]
    fn exec_module(zelf: &Py<Self>, module: PyRef<PyModule>, vm: &VirtualMachine) -> PyResult<()> {
        let name = module.as_object().get_attr("__name__", vm)?.str(vm)?.to_string();
        let Some(found) = zelf.find(&name) else {
            return Err(vm.new_import_error(format!("No module named '{name}'"), vm.ctx.new_utf8_str(name)));
        };
        let code = PyCode::new_ref_from_frozen(vm, found.code);
        vm.run_code_obj(code, Scope::with_builtins(None, module.dict(), vm))?;
        Ok(())
    }
}

/// Makes the modules of `part` importable, and its names of characters known.
///
/// # Panics
/// If `part` is neither [`LIBRARY`] nor [`MORE`].
pub(super) fn install(part: Vec<u8>, vm: &VirtualMachine) -> PyResult<()> {
    let (length, rest) = part.split_first_chunk().expect("it begins with a length");
    let length_of_names = u32::from_le_bytes(*length) as usize;
    if length_of_names > 0 {
        let names = String::from_utf8_lossy(&rest[..length_of_names]);
        unicode_names2::install(names.into_owned());
    }
    let modules = length.len() + length_of_names;
    let _ = LibraryFinder::make_static_type();
    let finder: PyObjectRef = LibraryFinder { part, modules }.into_ref(&vm.ctx).into();
    let path = vm.sys_module.as_object().get_attr("meta_path", vm)?;
    // The last one says why there is no such module (unavailable.rs).
    vm.call_method(&path, "insert", (-1, finder))?;
    Ok(())
}
