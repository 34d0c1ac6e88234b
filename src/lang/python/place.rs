//! Where the program is: the line that the trace, the diagnostics and the output tell.
//!
//! While its code runs, that is the line of its innermost frame. When a coroutine has given control
//! away, it is the line where that coroutine stands, until other code of the program has control.

use std::cell::Cell;

use rustpython_vm::builtins::{PyCoroutine, PyGenerator};
use rustpython_vm::vm::thread::{get_current_frame, try_with_current_vm};
use rustpython_vm::{PyObject, PyObjectRef, VirtualMachine};

/// What is known of the place when no code of the program runs.
#[derive(Default)]
pub(super) struct Place {
    /// The frame that has had control since a coroutine gave it away, and the line of that coroutine.
    left: Cell<Option<(usize, u32)>>,
}

impl Place {
    /// The line the program is at; 0 where none of `file` is.
    pub(super) fn line(&self, file: &str) -> u32 {
        match self.left.get() {
            Some((frame, line)) if frame == innermost() => line,
            _ => try_with_current_vm(|vm| running(file, vm)).unwrap_or_default(),
        }
    }

    /// `coroutine` has given control away, for now or for good.
    pub(super) fn leave(&self, coroutine: &PyObject, file: &str) {
        self.left.set(Some((innermost(), standing(coroutine, file))));
    }

    /// Whoever runs a loop has control.
    pub(super) fn come_back(&self) {
        self.left.set(None);
    }
}

/// A name for the innermost frame; it is never looked into.
fn innermost() -> usize {
    get_current_frame() as usize
}

fn running(file: &str, vm: &VirtualMachine) -> u32 {
    let mut next = vm.current_frame();
    while let Some(frame) = next {
        if frame.f_code().source_path().as_str() == file {
            return u32::try_from(frame.lineno()).unwrap_or_default();
        }
        next = frame.f_back(vm);
    }
    0
}

/// The innermost line of `file` at which a suspended coroutine stands; 0 once it has ended.
fn standing(coroutine: &PyObject, file: &str) -> u32 {
    let mut line = 0;
    let mut next: Option<PyObjectRef> = Some(coroutine.to_owned());
    while let Some(object) = next {
        let coro = match object.downcast_ref::<PyCoroutine>() {
            Some(coroutine) => coroutine.as_coro(),
            None => match object.downcast_ref::<PyGenerator>() {
                Some(generator) => generator.as_coro(),
                None => break,
            },
        };
        let Some(frame) = coro.frame_opt() else { break };
        if frame.f_code().source_path().as_str() == file {
            line = frame.current_location().line.get() as u32;
        }
        next = frame.yield_from_target();
    }
    line
}
