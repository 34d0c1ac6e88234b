//! `_session`: what the modules of `lib/` ask of the run; and `input` and `print`.

use rustpython_vm::builtins::{PyBaseException, PyStr, PyStrRef, PyTypeRef};
use rustpython_vm::function::{OptionalArg, PosArgs};
use rustpython_vm::{AsObject, PyObjectRef, PyPayload, PyResult, VirtualMachine};

use super::host::Stream;
use super::print::PrintOptions;
use super::report::formatted;
use super::run::Run;
use super::signs::{SIGN, sign_of_life};

pub(super) use _session::module_def;

/// Puts `input` and `print` into the builtins, and how uncaught exceptions are printed into `sys`.
pub(super) fn install(vm: &VirtualMachine) -> PyResult<()> {
    let session = vm.import("_session", 0)?;
    for name in ["excepthook", "__excepthook__"] {
        let hook = session.get_attr("excepthook", vm)?;
        vm.sys_module.as_object().set_attr(name, hook, vm)?;
    }
    for name in ["input", "print"] {
        vm.builtins
            .as_object()
            .set_attr(name, session.get_attr(name, vm)?, vm)?;
    }
    let sign = _session::SignOfLife.into_pyobject(vm);
    vm.builtins.as_object().set_attr(SIGN, sign, vm)
}

#[rustpython_vm::pymodule]
mod _session {
    use super::{
        AsObject, OptionalArg, PosArgs, PrintOptions, PyBaseException, PyObjectRef, PyResult, PyStr,
        PyStrRef, PyTypeRef, Run, Stream, VirtualMachine, formatted, sign_of_life,
    };
    use crate::lang::python::clock::wall_time;
    use rustpython_vm::protocol::PyNumberMethods;
    use rustpython_vm::types::AsNumber;
    use rustpython_vm::{PyPayload, pyclass};

    /// Bytes that follow from the session's seed: `os.urandom`.
    #[pyfunction]
    fn urandom(count: usize) -> Vec<u8> {
        Run::current().map_or_else(|| vec![0; count], |run| run.random_bytes(count))
    }

    /// `input()`: a line that was given with the program.
    #[pyfunction]
    fn input(prompt: OptionalArg<PyObjectRef>, vm: &VirtualMachine) -> PyResult<String> {
        let Some(run) = Run::current() else {
            return Err(vm.new_runtime_error("input(): lost sys.stdin"));
        };
        if let OptionalArg::Present(prompt) = prompt {
            run.write(Stream::Stdout, &prompt.str(vm)?.to_string_lossy());
        }
        run.host.read_line().ok_or_else(|| {
            let class = vm.ctx.exceptions.eof_error.to_owned();
            let message = "EOF when reading a line: input() reads the lines that are given with the program, \
                           and there are no more";
            vm.new_exception_msg(class, message.into())
        })
    }

    /// `print()`, see `print.rs`.
    #[pyfunction]
    fn print(objects: PosArgs, options: PrintOptions, vm: &VirtualMachine) -> PyResult<()> {
        super::super::print::print(objects, options, vm)
    }

    /// What every `while` of the program asks; see `signs.rs`.
    #[pyattr]
    #[pyclass(name = "sign_of_life", module = false)]
    #[derive(Debug, PyPayload)]
    pub(super) struct SignOfLife;

    #[pyclass(with(AsNumber))]
    impl SignOfLife {}

    impl AsNumber for SignOfLife {
        fn as_number() -> &'static PyNumberMethods {
            static AS_NUMBER: PyNumberMethods = PyNumberMethods {
                boolean: Some(|_, _| {
                    sign_of_life();
                    Ok(true)
                }),
                ..PyNumberMethods::NOT_IMPLEMENTED
            };
            &AS_NUMBER
        }
    }

    /// The source of the program, if `file` is its name.
    #[pyfunction]
    fn source(file: PyStrRef) -> Option<String> {
        Run::current()?.source_of(&file.to_string_lossy())
    }

    /// `sys.excepthook(type, value, traceback)`.
    #[pyfunction]
    fn excepthook(
        _class: PyObjectRef,
        value: PyObjectRef,
        _traceback: PyObjectRef,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        let Ok(exception) = value.downcast::<PyBaseException>() else {
            return Err(vm.new_type_error("print_exception(): Exception expected for value"));
        };
        let stderr = vm.sys_module.as_object().get_attr("stderr", vm)?;
        vm.call_method(&stderr, "write", (formatted(vm, &exception),))?;
        Ok(())
    }

    /// `datetime.datetime.now(tz)`, on the session's clock.
    #[pyfunction]
    fn now(class: PyTypeRef, zone: OptionalArg<PyObjectRef>, vm: &VirtualMachine) -> PyResult {
        let zone = zone.into_option().unwrap_or_else(|| vm.ctx.none());
        vm.call_method(class.as_object(), "fromtimestamp", (wall_time(), zone))
    }

    /// `datetime.datetime.utcnow()`.
    #[pyfunction]
    fn utcnow(class: PyTypeRef, vm: &VirtualMachine) -> PyResult {
        vm.call_method(class.as_object(), "fromtimestamp", (wall_time(),))
    }

    /// Sets an attribute of a native class, which Python code cannot.
    #[pyfunction]
    fn set_attribute(
        class: PyTypeRef,
        name: PyObjectRef,
        value: PyObjectRef,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        let Some(name) = name.downcast_ref::<PyStr>() else {
            return Err(vm.new_type_error("attribute name must be string"));
        };
        class.set_attr(vm.ctx.intern_str(name.to_string()), value);
        Ok(())
    }
}
