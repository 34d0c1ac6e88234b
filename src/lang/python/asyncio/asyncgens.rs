//! Asynchronous generators of a loop: who is to be closed when it ends.

use std::cell::{Cell, RefCell};

use rustpython_vm::{AsObject, Py, PyObjectRef, PyRef, PyResult, VirtualMachine};

use super::error::Caught;
use super::event_loop::PyLoop;
use super::failures::tell;
use super::handle::PyHandle;
use super::library::coroutine;
use super::value::Value;
use crate::kernel::Exception;

/// `BaseEventLoop._asyncgens`.
#[derive(Default)]
pub(super) struct AsyncGenerators {
    alive: RefCell<Vec<PyRef<rustpython_vm::builtins::PyWeak>>>,
    shutdown_called: Cell<bool>,
}

/// The hooks that were there before a loop ran.
pub(super) struct Hooks(Option<PyObjectRef>, Option<PyObjectRef>);

/// `sys.set_asyncgen_hooks`, as `run_forever` calls it.
pub(super) fn install(event_loop: &PyRef<PyLoop>, vm: &VirtualMachine) -> Hooks {
    let first = event_loop.clone();
    let first_iteration =
        move |generator: PyObjectRef, vm: &VirtualMachine| first_iteration(&first, generator, vm);
    let last = event_loop.clone();
    let finalize = move |generator: PyObjectRef, vm: &VirtualMachine| finalize(&last, generator, vm);
    let first_iteration = vm.new_function("_asyncgen_firstiter_hook", first_iteration);
    let finalize = vm.new_function("_asyncgen_finalizer_hook", finalize);
    Hooks(
        vm.async_gen_firstiter.replace(Some(first_iteration.into())),
        vm.async_gen_finalizer.replace(Some(finalize.into())),
    )
}

impl Hooks {
    /// The loop has stopped.
    pub(super) fn restore(self, vm: &VirtualMachine) {
        drop(vm.async_gen_firstiter.replace(self.0));
        drop(vm.async_gen_finalizer.replace(self.1));
    }
}

/// `_asyncgen_firstiter_hook`.
fn first_iteration(event_loop: &Py<PyLoop>, generator: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
    let known = &event_loop.asyncgens;
    if known.shutdown_called.get() {
        let text = format!(
            "asynchronous generator {} was scheduled after loop.shutdown_asyncgens() call",
            generator.repr(vm)?
        );
        let category = vm.ctx.exceptions.resource_warning.to_owned();
        rustpython_vm::warn::warn(vm.ctx.new_str(text).into(), Some(category), 1, None, vm)?;
    }
    let mut alive = known.alive.borrow_mut();
    alive.retain(|weak| weak.upgrade().is_some());
    alive.push(generator.downgrade(None, vm)?);
    Ok(())
}

/// `_asyncgen_finalizer_hook`: in the next turn a task that closes it is made.
fn finalize(event_loop: &PyRef<PyLoop>, generator: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
    if event_loop.kernel().is_closed() {
        return Ok(());
    }
    let known = &event_loop.asyncgens;
    known
        .alive
        .borrow_mut()
        .retain(|weak| weak.upgrade().is_some_and(|other| !other.is(&generator)));
    let closing = vm.call_method(&generator, "aclose", ())?;
    let create_task = event_loop.as_object().get_attr("create_task", vm)?;
    PyHandle::soon(event_loop.clone(), create_task, vec![closing], None, vm).map(drop)
}

/// `loop.shutdown_asyncgens()`.
pub(super) fn shutdown(event_loop: &PyRef<PyLoop>, vm: &VirtualMachine) -> PyResult {
    let event_loop = event_loop.clone();
    Ok(coroutine(
        "BaseEventLoop.shutdown_asyncgens",
        close_all(event_loop),
        vm,
    ))
}

async fn close_all(event_loop: PyRef<PyLoop>) -> Result<Value, Exception> {
    use rustpython_vm::vm::thread::with_current_vm;
    let known = &event_loop.asyncgens;
    known.shutdown_called.set(true);
    let alive = known.alive.take();
    let generators: Vec<PyObjectRef> = alive.iter().filter_map(|weak| weak.upgrade()).collect();
    if generators.is_empty() {
        return Ok(Value::default());
    }
    let closing = with_current_vm(|vm| {
        let close = |generator: &PyObjectRef| vm.call_method(generator, "aclose", ());
        let closing: PyResult<Vec<PyObjectRef>> = generators.iter().map(close).collect();
        let closing = closing.and_then(|closing| super::gathering::gather(closing, true, vm));
        closing.and_then(|gathered| gathered.typed(vm)).caught(vm)
    })?;
    let results = closing.await?;
    with_current_vm(|vm| {
        let results: Vec<PyObjectRef> = results.into_object(vm).try_to_value(vm).caught(vm)?;
        for (result, generator) in results.into_iter().zip(generators) {
            if result.fast_isinstance(vm.ctx.exceptions.exception_type) {
                let report = || -> PyResult<()> {
                    let context = vm.ctx.new_dict();
                    let shown = generator.repr(vm)?;
                    let message =
                        format!("an error occurred during closing of asynchronous generator {shown}");
                    context.set_item("message", vm.ctx.new_str(message).into(), vm)?;
                    context.set_item("exception", result, vm)?;
                    context.set_item("asyncgen", generator, vm)?;
                    tell(&event_loop, context.into(), vm)
                };
                report().caught(vm)?;
            }
        }
        Ok(Value::default())
    })
}
