//! Python functions as callbacks: run in their context, their exceptions told to the loop.

use rustpython_vm::function::FuncArgs;
use rustpython_vm::vm::thread::with_current_vm;
use rustpython_vm::{AsObject, PyObject, PyObjectRef, PyRef, PyResult, VirtualMachine};

use super::context::TaskContext;
use super::error::from_python;
use super::event_loop::PyLoop;
use super::failures::callback_failed;
use super::future::PyFuture;
use super::slow::Watch;
use super::state::state;
use crate::kernel::Exception;

/// Calls `function` as `Handle._run` does: an exit goes to whoever runs the loop, anything else to
/// the exception handler; `handle` is the handle for its report.
pub(super) fn run_callback(
    event_loop: &PyRef<PyLoop>,
    function: &PyObjectRef,
    arguments: &[PyObjectRef],
    context: &TaskContext,
    handle: Option<&PyObject>,
    vm: &VirtualMachine,
) -> Result<(), Exception> {
    state().bury_ended();
    let arguments = FuncArgs::from(arguments.to_vec());
    let shown = arguments.args.clone();
    let watch = Watch::start(vm);
    let outcome = context.run(vm, || function.call_with_args(arguments, vm));
    watch.end_callback(handle, vm);
    let Err(raised) = outcome else {
        return Ok(());
    };
    let is_exit = raised.fast_isinstance(vm.ctx.exceptions.system_exit)
        || raised.fast_isinstance(vm.ctx.exceptions.keyboard_interrupt);
    if is_exit {
        return Err(from_python(raised, vm));
    }
    callback_failed(event_loop, function, &shown, handle, raised, vm)
        .map_err(|raised| from_python(raised, vm))
}

/// A function that is called with a future once it is done.
pub(super) struct DoneCallback {
    future: PyRef<PyFuture>,
    function: PyObjectRef,
    context: TaskContext,
}

impl DoneCallback {
    pub(super) fn new(
        future: PyRef<PyFuture>,
        function: PyObjectRef,
        context: Option<PyObjectRef>,
        vm: &VirtualMachine,
    ) -> PyResult<Self> {
        Ok(DoneCallback {
            future,
            function,
            context: TaskContext::new(context, vm)?,
        })
    }

    /// The future is done.
    pub(super) fn call(&self) -> Result<(), Exception> {
        with_current_vm(|vm| {
            let Ok(kernel) = self.future.kernel(vm) else {
                return Ok(());
            };
            self.future.forget_callbacks();
            let event_loop = PyLoop::of(kernel.any().core().event_loop(), vm);
            let arguments = [self.future.clone().into()];
            run_callback(&event_loop, &self.function, &arguments, &self.context, None, vm)
        })
    }
}

/// Whether two callbacks are the same one: `==`, as `remove_done_callback` asks.
pub(super) fn same(one: &PyObject, other: &PyObject, vm: &VirtualMachine) -> PyResult<bool> {
    vm.identical_or_equal(one, other)
}
