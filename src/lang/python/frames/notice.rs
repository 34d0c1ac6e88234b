//! Generators and coroutines that nobody has asked for anything yet.

use rustpython_vm as vm;
use vm::builtins::{PyAsyncGen, PyCoroutine, PyGenerator};
use vm::frame::FrameObjectRef;
use vm::{AsObject, PyObjectRef, VirtualMachine};

use super::super::run::Run;
use super::{Watcher, kind_of, name_of};

/// Variables that are looked through for generators, for each event that is recorded.
const MOST_VARIABLES: usize = 100;

/// Generators and coroutines of the program that were made since and stand in a variable of whoever has control.
pub(in crate::lang::python) fn notice(run: &Run, vm: &VirtualMachine) {
    if !run.frames.is_on.get() {
        return;
    }
    if let Some(frame) = vm.current_frame() {
        Watcher { run, vm }.notice_in(&frame);
    }
}

/// A task is made of `coroutine`, which may stand in no variable.
pub(in crate::lang::python) fn notice_coroutine(coroutine: &PyObjectRef, run: &Run, vm: &VirtualMachine) {
    if run.frames.is_on.get() {
        let line = run.session.process().line();
        Watcher { run, vm }.notice(coroutine, line);
    }
}

impl Watcher<'_> {
    /// As [`notice`], in the variables of `frame`.
    pub(super) fn notice_in(&self, frame: &FrameObjectRef) {
        let vm = self.vm;
        if frame.f_code().source_path().as_str() != self.run.options.file {
            return;
        }
        let Ok(locals) = frame.locals(vm) else { return };
        let Ok(values) = vm.call_method(locals.obj(), "values", ()) else {
            return;
        };
        let Ok(values) = vm.extract_elements_with(&values, Ok) else {
            return;
        };
        let line = u32::try_from(frame.lineno()).unwrap_or_default();
        for value in values.into_iter().take(MOST_VARIABLES) {
            self.notice(&value, line);
        }
    }

    fn notice(&self, object: &PyObjectRef, line: u32) {
        let coro = if let Some(generator) = object.downcast_ref::<PyGenerator>() {
            generator.as_coro()
        } else if let Some(coroutine) = object.downcast_ref::<PyCoroutine>() {
            coroutine.as_coro()
        } else if let Some(generator) = object.downcast_ref::<PyAsyncGen>() {
            generator.as_coro()
        } else {
            return;
        };
        let code = coro.code();
        if coro.closed()
            || coro.running()
            || coro.suspended()
            || code.source_path().as_str() != self.run.options.file
        {
            return;
        }
        let Some(frame) = coro.frame_opt() else { return };
        let key = frame.as_object().get_id();
        if !self.is_known(key) {
            let object = object.downgrade(None, self.vm).ok();
            self.create(key, kind_of(&code), &name_of(&code), line, object);
        }
    }
}
