//! `sys.stdout`, `sys.stderr` and `sys.stdin`, whose other end is the host.

use rustpython_vm::builtins::PyStrRef;
use rustpython_vm::class::PyClassImpl;
use rustpython_vm::function::OptionalArg;
use rustpython_vm::{AsObject, Py, PyObjectRef, PyPayload, PyResult, VirtualMachine, pyclass};

use super::host::Stream;
use super::run::Run;

/// A text stream to or from the host, with the methods of `io.TextIOWrapper` that programs use.
#[pyclass(module = "_io", name = "TextIOWrapper")]
#[derive(Debug, PyPayload)]
pub(super) struct HostStream {
    /// Where it goes; `None` is standard input.
    stream: Option<Stream>,
}

/// Puts the streams into `sys`.
pub(super) fn install(vm: &VirtualMachine) -> PyResult<()> {
    let streams = [
        ("stdin", None),
        ("stdout", Some(Stream::Stdout)),
        ("stderr", Some(Stream::Stderr)),
    ];
    let _ = HostStream::make_static_type();
    for (name, stream) in streams {
        let object: PyObjectRef = HostStream { stream }.into_ref(&vm.ctx).into();
        vm.sys_module.as_object().set_attr(name, object.clone(), vm)?;
        let spare = vm.ctx.intern_str(format!("__{name}__"));
        vm.sys_module.as_object().set_attr(spare, object, vm)?;
    }
    Ok(())
}

impl HostStream {
    /// Where `file` writes to, if it is one of these and not of a class that a program made of it.
    pub(super) fn written_to_by(file: &PyObjectRef, vm: &VirtualMachine) -> Option<Stream> {
        let exact = file.class().is(Self::class(&vm.ctx));
        exact
            .then(|| file.downcast_ref::<Self>().and_then(|stream| stream.stream))
            .flatten()
    }
}

#[pyclass]
impl HostStream {
    #[pymethod]
    fn write(zelf: &Py<Self>, text: PyStrRef, vm: &VirtualMachine) -> PyResult<usize> {
        let Some(stream) = zelf.stream else {
            return Err(vm.new_os_error("not writable"));
        };
        if let Some(run) = Run::current() {
            run.write(stream, &text.to_string_lossy());
        }
        Ok(text.char_len())
    }

    #[pymethod]
    fn flush(_zelf: &Py<Self>) {}

    #[pymethod]
    fn readline(zelf: &Py<Self>, _size: OptionalArg<isize>, vm: &VirtualMachine) -> PyResult<String> {
        if zelf.stream.is_some() {
            return Err(vm.new_os_error("not readable"));
        }
        let line = Run::current().and_then(|run| run.host.read_line());
        Ok(line.map(|line| line + "\n").unwrap_or_default())
    }

    #[pymethod]
    fn isatty(_zelf: &Py<Self>) -> bool {
        false
    }

    #[pymethod]
    fn readable(zelf: &Py<Self>) -> bool {
        zelf.stream.is_none()
    }

    #[pymethod]
    fn writable(zelf: &Py<Self>) -> bool {
        zelf.stream.is_some()
    }

    #[pygetset]
    fn closed(_zelf: &Py<Self>) -> bool {
        false
    }

    #[pygetset]
    fn encoding(_zelf: &Py<Self>) -> &'static str {
        "utf-8"
    }

    #[pygetset]
    fn errors(zelf: &Py<Self>) -> &'static str {
        match zelf.stream {
            Some(Stream::Stderr) => "backslashreplace",
            _ => "strict",
        }
    }

    #[pygetset]
    fn name(zelf: &Py<Self>) -> &'static str {
        match zelf.stream {
            None => "<stdin>",
            Some(Stream::Stdout) => "<stdout>",
            Some(Stream::Stderr) => "<stderr>",
        }
    }

    #[pygetset]
    fn mode(zelf: &Py<Self>) -> &'static str {
        if zelf.stream.is_some() { "w" } else { "r" }
    }
}
