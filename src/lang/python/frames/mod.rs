//! What generators, coroutines and iterators of the program do, for the trace.
//!
//! RustPython's `sys.monitoring` (PEP 669) tells when one starts, yields, goes on and ends, whoever asked it
//! (`monitor.rs`). Only the program's own code that can stop in the middle is watched, and only until the trace has room
//! for no more; then nothing of it is left. A call of a generator function tells nobody: a generator that was not asked
//! yet is found in a variable of whoever has control, before anything else is recorded, or when a task is made of it
//! (`notice.rs`).

mod monitor;
mod notice;

pub(in crate::lang::python) use monitor::{install, watch};
pub(in crate::lang::python) use notice::{notice, notice_coroutine};

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use rustpython_vm as vm;
use vm::builtins::{PyCode, PyWeak};
use vm::bytecode::{CodeFlags, Opcode};
use vm::frame::FrameObjectRef;
use vm::{AsObject, Py, PyObject, PyObjectRef, PyRef, VirtualMachine};

use super::brief::brief;
use super::run::Run;
use crate::kernel::trace::{Ended, Event, Frame, FrameKind, Note, Resumed, Trace};

const CAN_STOP: CodeFlags = CodeFlags::GENERATOR
    .union(CodeFlags::COROUTINE)
    .union(CodeFlags::ASYNC_GENERATOR);
/// The method of an iterator that is written by hand.
const NEXT: &str = "__next__";
/// The class of what an asynchronous generator yields to who awaits it.
const WRAPPED: &str = "async_generator_wrapped_value";

/// Where a frame is.
#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Runs,
    Stands,
    Over,
}

struct Known {
    frame: Frame,
    state: State,
    line: u32,
    /// The line that asked for it last; 0 for the loop.
    from: u32,
    /// The frame that it delegates to, while that is not over.
    below: Option<usize>,
    /// Of what has no frame object yet: what tells whether it is still that.
    object: Option<PyRef<PyWeak>>,
}

/// The frames of a run. Each goes by the address of its frame object, an iterator by its own.
#[derive(Default)]
pub(super) struct Frames {
    known: RefCell<HashMap<usize, Known>>, // looked up by key or by what is unique, never gone through in order
    /// The value of the `send()` that is under way.
    sent: Cell<Option<String>>,
    /// The line that asked for the chain whose innermost frame goes on next.
    asked: Cell<Option<u32>>,
    is_stepping: Cell<bool>,
    is_on: Cell<bool>,
}

impl Frames {
    /// The loop resumes a coroutine: the first frame that goes on now was asked by nobody else.
    pub(super) fn begin_step(&self) {
        self.is_stepping.set(self.is_on.get());
    }

    /// Whatever it was, it has given control away.
    pub(super) fn end_step(&self) {
        self.is_stepping.set(false);
        self.asked.set(None);
    }
}

struct Watcher<'a> {
    run: &'a Run,
    vm: &'a VirtualMachine,
}

impl Watcher<'_> {
    fn trace(&self) -> &Trace {
        &self.run.session.process().trace
    }

    fn note(&self, text: &str) -> Note {
        self.trace().note(text)
    }

    fn with<R>(&self, key: usize, f: impl FnOnce(&mut Known) -> R) -> Option<R> {
        self.run.frames.known.borrow_mut().get_mut(&key).map(f)
    }

    /// What a frame goes by.
    fn key(&self, frame: &FrameObjectRef, code: &Py<PyCode>) -> usize {
        match self.iterator(frame, code) {
            Some(iterator) => iterator.get_id(),
            None => frame.as_object().get_id(),
        }
    }

    /// The iterator whose `__next__` a frame is.
    fn iterator(&self, frame: &FrameObjectRef, code: &Py<PyCode>) -> Option<PyObjectRef> {
        if code.obj_name.as_str() != NEXT {
            return None;
        }
        let name = code.varnames.first()?;
        let locals = frame.locals(self.vm).ok()?;
        locals.mapping().subscript(&**name, self.vm).ok()
    }

    /// The line that asks for `frame`; 0 for the loop.
    fn asker(&self, frame: &FrameObjectRef) -> u32 {
        let frames = &self.run.frames;
        if let Some(line) = frames.asked.take() {
            return line;
        }
        if frames.is_stepping.take() {
            return 0;
        }
        let mut next = frame.f_back(self.vm);
        while let Some(frame) = next {
            if frame.f_code().source_path().as_str() == self.run.options.file {
                return u32::try_from(frame.lineno()).unwrap_or_default();
            }
            next = frame.f_back(self.vm);
        }
        0
    }

    fn start(&self, code: &Py<PyCode>, frame: &FrameObjectRef, key: usize, line: u32) {
        let above = self.above(frame);
        let from = match above.and_then(|above| self.with(above, |known| known.from)) {
            Some(from) => from,
            None => self.asker(frame),
        };
        if !self.is_known(key) {
            let (kind, name) = match self.iterator(frame, code) {
                Some(iterator) => (FrameKind::Iterator, iterator.class().name().to_string()),
                None => (kind_of(code), name_of(code)),
            };
            let object = self
                .iterator(frame, code)
                .and_then(|iterator| iterator.downgrade(None, self.vm).ok());
            let made_at = match above {
                Some(_) => self.line_before(frame),
                None if from > 0 => from,
                None => line,
            };
            self.create(key, kind, &name, made_at, object);
        }
        if self.with(key, |known| known.state) == Some(State::Over) {
            return; // an iterator that is asked once more
        }
        if let Some(above) = above {
            let line = self.line_before(frame);
            self.delegates(above, Some(key), "", line);
        }
        let stood = self.with(key, |known| known.line).filter(|&stood| stood > 0);
        self.go_on(key, None, stood.unwrap_or(line), from);
    }

    /// The frame that delegates to `frame` now.
    fn above(&self, frame: &FrameObjectRef) -> Option<usize> {
        let back = frame.f_back(self.vm).filter(is_delegating)?;
        let above = back.as_object().get_id();
        self.with(above, |known| known.state).map(|_| above)
    }

    /// The line at which the frame before `frame` is.
    fn line_before(&self, frame: &FrameObjectRef) -> u32 {
        let back = frame.f_back(self.vm);
        back.map_or(0, |back| u32::try_from(back.lineno()).unwrap_or_default())
    }

    /// Whether what goes by `key` is what went by it when it was noticed.
    fn is_known(&self, key: usize) -> bool {
        let alive = |known: &mut Known| {
            known
                .object
                .as_ref()
                .is_none_or(|object| object.upgrade().is_some())
        };
        self.with(key, |known| known.state != State::Runs && alive(known))
            .unwrap_or(false)
    }

    fn create(&self, key: usize, kind: FrameKind, name: &str, line: u32, object: Option<PyRef<PyWeak>>) {
        let frame = self.trace().frame_created(kind, name, line);
        let known = Known {
            frame,
            state: State::New,
            line: 0,
            from: 0,
            below: None,
            object,
        };
        self.run.frames.known.borrow_mut().insert(key, known);
    }

    fn go_on(&self, key: usize, value: Option<String>, line: u32, from: u32) {
        let by = if value.is_some() {
            Resumed::Send
        } else {
            Resumed::Next
        };
        self.resume(key, by, &value.unwrap_or_default(), line, from);
    }

    fn throw(&self, key: usize, error: Option<&PyObject>, line: u32, from: u32) {
        let is_closing =
            error.is_some_and(|error| error.fast_isinstance(self.vm.ctx.exceptions.generator_exit));
        if is_closing {
            self.resume(key, Resumed::Close, "", line, from);
        } else {
            let error = error.map(|error| brief(error, self.vm)).unwrap_or_default();
            self.resume(key, Resumed::Throw, &error, line, from);
        }
    }

    fn resume(&self, key: usize, by: Resumed, value: &str, line: u32, from: u32) {
        let Some(frame) = self.with(key, |known| {
            known.state = State::Runs;
            known.from = from;
            known.below = None;
            known.frame
        }) else {
            return;
        };
        let value = self.note(value);
        self.trace().record_frame(Event::FrameResumed {
            frame,
            by,
            value,
            line,
            from,
        });
    }

    fn stop_at(&self, key: usize, line: u32, below: Option<usize>) -> Option<Frame> {
        self.with(key, |known| {
            known.state = State::Stands;
            known.line = line;
            known.below = below;
            known.frame
        })
    }

    fn yields(&self, key: usize, value: &PyObject, line: u32) {
        // An asynchronous generator hands its value on to who awaits it, in a wrapping that marks it as no future.
        let handed_on = (&*value.class().name() == WRAPPED).then(|| value.gc_get_referents().pop());
        let value = brief(
            handed_on.as_ref().and_then(Option::as_deref).unwrap_or(value),
            self.vm,
        );
        let Some(frame) = self.stop_at(key, line, None) else {
            return;
        };
        self.trace().record_frame(Event::FrameYielded {
            frame,
            value: self.note(&value),
            line,
        });
        if handed_on.is_some() {
            self.give_back(key, Some(value));
        }
    }

    /// Whoever delegates to the frame goes on: nothing tells so, for it was never out of the running step.
    fn give_back(&self, key: usize, value: Option<String>) {
        let above = self.run.frames.known.borrow().iter().find_map(|(&above, known)| {
            (known.below == Some(key) && known.state == State::Stands)
                .then_some((above, known.line, known.from))
        });
        if let Some((above, line, from)) = above {
            self.go_on(above, value, line, from);
        }
    }

    fn delegates(&self, key: usize, below: Option<usize>, label: &str, line: u32) {
        let to = below.and_then(|below| self.with(below, |known| known.frame));
        if let Some(frame) = self.stop_at(key, line, below) {
            self.trace().record_frame(Event::FrameDelegated {
                frame,
                to: to.unwrap_or_default(),
                value: self.note(label),
                line,
            });
        }
    }

    fn end(&self, key: usize, how: Ended, value: &str, line: u32) {
        if self.with(key, |known| known.state) == Some(State::Over) {
            return; // an iterator that is asked once more
        }
        let Some(known) = self.run.frames.known.borrow_mut().remove(&key) else {
            return;
        };
        let frame = known.frame;
        if known.object.is_some() {
            // An iterator can be asked again.
            let over = Known {
                state: State::Over,
                ..known
            };
            self.run.frames.known.borrow_mut().insert(key, over);
        }
        let value = self.note(value);
        self.trace().record_frame(Event::FrameEnded {
            frame,
            how,
            value,
            line,
        });
    }
}

fn kind_of(code: &Py<PyCode>) -> FrameKind {
    if code.flags.contains(CodeFlags::ASYNC_GENERATOR) {
        FrameKind::AsyncGenerator
    } else if code.flags.contains(CodeFlags::COROUTINE) {
        FrameKind::Coroutine
    } else {
        FrameKind::Generator
    }
}

/// `Class.method`, without the functions around it.
fn name_of(code: &Py<PyCode>) -> String {
    let name = code.qualname.as_str();
    name.rsplit("<locals>.").next().unwrap_or(name).to_string()
}

/// Whether a frame is in the middle of a `yield from` or `await`.
fn is_delegating(frame: &FrameObjectRef) -> bool {
    let code = frame.f_code();
    let at = frame.lasti() as usize;
    let is_send = |at: usize| {
        code.code.instructions.get(at).is_some()
            && code.code.instructions.read_op(at).deoptimize().as_opcode() == Opcode::Send
    };
    is_send(at) || (at > 0 && is_send(at - 1))
}
