//! Debug mode tells of steps and callbacks that hold everybody else up: `_run_once`.

use rustpython_vm::vm::thread::with_current_vm;
use rustpython_vm::{PyObject, PyObjectRef, PyRef, VirtualMachine};

use super::event_loop::PyLoop;
use super::failures::warn;
use super::functions::current_task_object;
use super::policy::running_loop;
use super::state::state;

/// The time at which a step or callback begins, where it is to be watched.
pub(super) struct Watch(Option<(PyRef<PyLoop>, f64)>);

impl Watch {
    /// Begins in the running loop, if that is in debug mode.
    pub(super) fn start(vm: &VirtualMachine) -> Self {
        let is_watched = |event_loop: &crate::kernel::EventLoop| event_loop.get_debug();
        let running = crate::kernel::get_running_loop().ok();
        if !running.as_ref().is_some_and(is_watched) {
            return Watch(None);
        }
        Watch(running_loop(vm).map(|event_loop| {
            let now = event_loop.kernel().time();
            (event_loop, now)
        }))
    }

    /// How long it took, if that is too long.
    fn too_long(self) -> Option<f64> {
        let (event_loop, began) = self.0?;
        let seconds = event_loop.kernel().time() - began;
        (seconds >= event_loop.slow_callback_duration()).then_some(seconds)
    }

    /// The step of the current task is over.
    pub(super) fn end_step(self, vm: &VirtualMachine) {
        if let Some(seconds) = self.too_long()
            && let Ok(task) = current_task_object(vm)
        {
            state().note_slow(task, seconds);
        }
    }

    /// The callback of `handle` is over.
    pub(super) fn end_callback(self, handle: Option<&PyObject>, vm: &VirtualMachine) {
        if let (Some(seconds), Some(handle)) = (self.too_long(), handle) {
            say(handle, seconds, vm);
        }
    }
}

fn say(what: &PyObject, seconds: f64, vm: &VirtualMachine) {
    let shown = what
        .repr(vm)
        .map_or_else(|_| String::new(), |text| text.to_string());
    let arguments = vec![vm.ctx.new_str(shown).into(), vm.ctx.new_float(seconds).into()];
    // What it writes to is the program's own.
    let _ = warn("Executing %s took %.3f seconds", arguments, vm);
}

/// Tells of steps that were slow, now that they are over.
pub(super) fn tell(slow: Vec<(PyObjectRef, f64)>) {
    with_current_vm(|vm| slow.iter().for_each(|(task, seconds)| say(task, *seconds, vm)));
}
