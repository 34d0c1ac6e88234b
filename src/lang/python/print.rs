//! `print`, of which a call is one piece of output, and so one moment of the run.

use rustpython_vm::builtins::{PyStr, PyStrRef};
use rustpython_vm::function::{ArgIntoBool, PosArgs};
use rustpython_vm::{AsObject, FromArgs, PyObjectRef, PyResult, VirtualMachine};

use super::run::Run;
use super::streams::HostStream;

/// What `print` takes besides the objects.
#[derive(FromArgs)]
pub(super) struct PrintOptions {
    #[pyarg(named, default)]
    sep: Option<PyObjectRef>,
    #[pyarg(named, default)]
    end: Option<PyObjectRef>,
    #[pyarg(named, default)]
    file: Option<PyObjectRef>,
    #[pyarg(named, default = ArgIntoBool::FALSE)]
    flush: ArgIntoBool,
}

/// `print(*objects, sep=' ', end='\n', file=None, flush=False)`.
pub(super) fn print(objects: PosArgs, options: PrintOptions, vm: &VirtualMachine) -> PyResult<()> {
    let file = match options.file {
        Some(file) => file,
        None => vm.sys_module.as_object().get_attr("stdout", vm)?,
    };
    if vm.is_none(&file) {
        return Ok(());
    }
    let sep = text_of("sep", options.sep, " ", vm)?;
    let end = text_of("end", options.end, "\n", vm)?;
    let written = match (HostStream::written_to_by(&file, vm), Run::current()) {
        // What `__str__` prints stands where CPython writes it, because any other write lets go of what is held.
        (Some(stream), Some(run)) => {
            run.release();
            let hold = |text: PyStrRef| Ok(run.hold(stream, &text.to_string_lossy()));
            let written = pieces(objects, &sep, end, vm, hold);
            run.release();
            written
        }
        _ => pieces(objects, &sep, end, vm, |text| {
            vm.call_method(&file, "write", (text,)).map(drop)
        }),
    };
    written?;
    if options.flush.into() {
        vm.call_method(&file, "flush", ())?;
    }
    Ok(())
}

fn text_of(name: &str, given: Option<PyObjectRef>, usual: &str, vm: &VirtualMachine) -> PyResult<PyStrRef> {
    let Some(given) = given else {
        return Ok(vm.ctx.new_str(usual));
    };
    given.downcast::<PyStr>().map_err(|given| {
        vm.new_type_error(format!(
            "{name} must be None or a string, not {}",
            given.class().name()
        ))
    })
}

/// Gives `write` the pieces of a call, in the order in which CPython makes them.
fn pieces(
    objects: PosArgs,
    sep: &PyStrRef,
    end: PyStrRef,
    vm: &VirtualMachine,
    write: impl Fn(PyStrRef) -> PyResult<()>,
) -> PyResult<()> {
    for (index, object) in objects.into_iter().enumerate() {
        if index > 0 {
            write(sep.clone())?;
        }
        write(object.str(vm)?)?;
    }
    write(end)
}
