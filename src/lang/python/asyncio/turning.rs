//! `run_forever` and `run_until_complete`: the session is turned in place until the loop stops.

use rustpython_vm::builtins::PyBaseExceptionRef;
use rustpython_vm::{AsObject, PyObjectRef, PyRef, PyResult, VirtualMachine};

use super::asyncgens;
use super::error::{Raise, to_python};
use super::event_loop::PyLoop;
use super::functions::ensure_future;
use super::future::{PyFuture, as_future};
use super::state::state;
use super::task::PyTask;
use super::wakeup::announce;
use crate::driver::{Clock, report_deadlock};
use crate::kernel::{EventLoop, Next};
use crate::lang::python::run::Run;
use crate::session::Pace;

/// `loop.run_forever()`.
pub(super) fn run_forever(event_loop: &PyRef<PyLoop>, vm: &VirtualMachine) -> PyResult<()> {
    let kernel = event_loop.kernel();
    kernel.check_run().raise(vm)?;
    let Some(run) = Run::current() else {
        return Err(vm.new_runtime_error("no program is being run"));
    };
    run.session.run_forever(kernel).raise(vm)?;
    let hooks = asyncgens::install(event_loop, vm);
    let tracked = kernel
        .get_debug()
        .then(|| track_origins(TRACKED_DEPTH, vm))
        .transpose()?;
    let outcome = turn(&run, kernel, vm);
    if let Some(depth) = tracked {
        track_origins(depth, vm)?;
    }
    hooks.restore(vm);
    state().bury_ended();
    outcome?;
    match kernel.take_exit() {
        Some(exit) => Err(to_python(&exit, vm)),
        None => Ok(()),
    }
}

/// `constants.DEBUG_STACK_DEPTH`: how much of the way to its call a coroutine keeps in debug mode.
pub(super) const TRACKED_DEPTH: usize = 10;

/// `_set_coroutine_origin_tracking`. Gives the former depth.
fn track_origins(depth: usize, vm: &VirtualMachine) -> PyResult<usize> {
    let sys = vm.sys_module.as_object();
    let former = vm.call_method(sys, "get_coroutine_origin_tracking_depth", ())?;
    vm.call_method(sys, "set_coroutine_origin_tracking_depth", (depth,))?;
    former.try_into_value(vm)
}

/// Turns the session until `event_loop` has stopped.
fn turn(run: &Run, event_loop: &EventLoop, vm: &VirtualMachine) -> PyResult<()> {
    let session = &run.session;
    loop {
        let pace = session.turn(session.process().now());
        run.place.come_back();
        let next = match pace {
            Pace::Ended => return Ok(()),
            Pace::Limit(limit) => {
                session.note_limit(limit);
                run.host.limit_reached(limit);
                session.abandon();
                return Err(limit_reached(limit, vm));
            }
            Pace::Loop(next) => next,
        };
        match next {
            Next::At(deadline) if run.options.clock == Clock::Real => run.wait_until(deadline),
            Next::At(deadline) => session.jump(deadline),
            Next::Idle => {
                state().bury_ended();
                report_deadlock(event_loop);
                event_loop.stop(); // the next turn is the last
            }
            Next::Soon | Next::Busy | Next::Done => {}
        }
        run.host.alive();
    }
}

/// The exception that ends a run at one of its bounds. It is no `Exception`: the program shall not
/// go on.
fn limit_reached(limit: crate::kernel::trace::Limit, vm: &VirtualMachine) -> PyBaseExceptionRef {
    let text = format!("the limit on {} was reached", limit.name());
    vm.new_exception_msg(vm.ctx.exceptions.base_exception_type.to_owned(), text.into())
}

/// `loop.run_until_complete(future)`.
pub(super) fn run_until_complete(
    event_loop: &PyRef<PyLoop>,
    future: PyObjectRef,
    vm: &VirtualMachine,
) -> PyResult {
    let kernel = event_loop.kernel();
    kernel.check_run().raise(vm)?;
    let is_new = as_future(&future).is_none();
    let object = ensure_future(future, Some(event_loop.clone()), vm)?;
    let Some(future) = as_future(&object) else {
        return Err(vm.new_type_error("a future was expected"));
    };
    let any = future.kernel(vm)?.any();
    if is_new && let Some(core) = any.task() {
        core.forgive_destruction(); // that it did not end is raised
    }
    announce(&object, vm)?;
    let (stopped, watched) = (kernel.clone(), any.clone());
    let callback = any.add_done_callback(move || {
        // An exit ends the run by itself.
        if !watched
            .core()
            .peek_exception()
            .is_some_and(|exception| exception.is_exit())
        {
            stopped.stop();
        }
        Ok(())
    });
    any.core().name_callback(callback, "_run_until_complete_cb", 0);
    let outcome = run_forever(event_loop, vm);
    any.remove_done_callback(callback);
    if outcome.is_err() && is_new {
        any.core().mark_retrieved(); // whoever ran it gets it
    }
    outcome?;
    if !any.core().done() {
        return Err(vm.new_runtime_error("Event loop stopped before Future completed."));
    }
    drop(any);
    result(future, vm)
}

fn result(future: &PyFuture, vm: &VirtualMachine) -> PyResult {
    Ok(future.kernel(vm)?.result().raise(vm)?.into_object(vm))
}

/// The tasks of `event_loop` that only its ready queue keeps: they end with it.
pub(super) fn never_started(event_loop: &EventLoop) -> Vec<PyRef<PyTask>> {
    let mut tasks = state().pending_tasks();
    tasks.retain(|task| {
        let kernel = task.as_future().kernel_if_any().map(|kernel| kernel.any());
        let waits = |core: &crate::kernel::TaskCore| core.waits_for().is_some();
        // Its names are the state's and the one in this list.
        task.as_object().strong_count() == 2
            && kernel
                .is_some_and(|any| any.core().event_loop() == event_loop && !any.task().is_some_and(waits))
    });
    tasks
}
