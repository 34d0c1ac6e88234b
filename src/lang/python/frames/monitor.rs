//! What `sys.monitoring` tells, as moments of frames.

use rustpython_vm as vm;
use vm::builtins::{PyCode, PyGenerator};
use vm::bytecode::CodeFlags;
use vm::frame::FrameObjectRef;
use vm::{AsObject, Py, PyObject, PyObjectRef, PyRef, PyResult, VirtualMachine};

use super::super::brief::brief;
use super::super::run::Run;
use super::{CAN_STOP, NEXT, State, Watcher};
use crate::kernel::trace::Ended;

/// Our number among the tools that `sys.monitoring` knows; none of those with a name.
const TOOL: i32 = 4;
/// Events by their number in `sys.monitoring`.
const START: u32 = 0;
const RESUME: u32 = 1;
const RETURN: u32 = 2;
const YIELD: u32 = 3;
const STOP_ITERATION: u32 = 10;
const UNWIND: u32 = 13;
const THROW: u32 = 14;

fn monitoring(vm: &VirtualMachine) -> PyResult {
    vm.sys_module.as_object().get_attr("monitoring", vm)
}

/// Watches what is defined in `code`, if anything in it can stop.
pub(in crate::lang::python) fn watch(code: &Py<PyCode>, run: &Run, vm: &VirtualMachine) -> PyResult<()> {
    let mut watched = Vec::new();
    collect(code, &mut watched);
    if watched.is_empty() || !run.session.process().trace.sees_frames() {
        return Ok(());
    }
    run.frames.is_on.set(true);
    let monitoring = monitoring(vm)?;
    vm.call_method(&monitoring, "use_tool_id", (TOOL, "frames"))?;
    let callbacks: [(u32, PyObjectRef); 7] = [
        (START, vm.new_function("started", started).into()),
        (RESUME, vm.new_function("resumed", resumed).into()),
        (RETURN, vm.new_function("returned", returned).into()),
        (YIELD, vm.new_function("yielded", yielded).into()),
        (
            STOP_ITERATION,
            vm.new_function("delegation_over", delegation_over).into(),
        ),
        (UNWIND, vm.new_function("raised", raised).into()),
        (THROW, vm.new_function("thrown", thrown).into()),
    ];
    for (event, callback) in callbacks {
        vm.call_method(&monitoring, "register_callback", (TOOL, 1_i32 << event, callback))?;
    }
    for code in watched {
        watch_code(&monitoring, code, vm)?;
    }
    watch_decorated(vm)?;
    vm.call_method(
        &monitoring,
        "set_events",
        (TOOL, (1_i32 << UNWIND) | (1_i32 << THROW)),
    )?;
    Ok(())
}

fn watch_code(monitoring: &PyObject, code: PyRef<PyCode>, vm: &VirtualMachine) -> PyResult<()> {
    let events = [START, RESUME, RETURN, YIELD, STOP_ITERATION].map(|event| 1_i32 << event);
    vm.call_method(
        monitoring,
        "set_local_events",
        (TOOL, code, events.iter().sum::<i32>()),
    )?;
    Ok(())
}

/// `types.coroutine(function)` gives a generator function another code object, which is to be watched as well.
fn watch_decorated(vm: &VirtualMachine) -> PyResult<()> {
    let types = vm.import("types", 0)?;
    let original = types.get_attr("coroutine", vm)?;
    let watching = vm.new_function(
        "coroutine",
        move |function: PyObjectRef, vm: &VirtualMachine| -> PyResult {
            let decorated = original.call((function,), vm)?;
            if Run::current().is_some_and(|run| run.frames.is_on.get())
                && let Ok(code) = decorated.get_attr("__code__", vm)?.downcast::<PyCode>()
            {
                let monitoring = monitoring(vm)?;
                watch_code(&monitoring, code, vm)?;
            }
            Ok(decorated)
        },
    );
    types.set_attr("coroutine", watching, vm)
}

/// Nothing is watched any more.
pub(super) fn stop(run: &Run, vm: &VirtualMachine) -> PyResult<()> {
    run.frames.is_on.set(false);
    run.frames.known.borrow_mut().clear();
    let monitoring = monitoring(vm)?;
    vm.call_method(&monitoring, "free_tool_id", (TOOL,))?;
    Ok(())
}

/// The code objects in `code` whose frames are told.
fn collect(code: &Py<PyCode>, found: &mut Vec<PyRef<PyCode>>) {
    for constant in code.code.constants.iter() {
        let constant: &PyObject = std::borrow::Borrow::borrow(constant);
        let Some(inner) = constant.downcast_ref::<PyCode>() else {
            continue;
        };
        if inner.flags.intersects(CAN_STOP) || inner.obj_name.as_str() == NEXT {
            found.push(inner.to_owned());
        }
        collect(inner, found);
    }
}

/// `generator.send(value)`, which notes the value: `sys.monitoring` tells only that the generator goes on.
pub(in crate::lang::python) fn install(vm: &VirtualMachine) {
    fn send_to_generator(
        zelf: PyRef<PyGenerator>,
        value: PyObjectRef,
        vm: &VirtualMachine,
    ) -> PyResult<vm::protocol::PyIterReturn> {
        note_sent(&value, vm);
        zelf.as_coro().send(zelf.as_object(), value, vm)
    }
    let class = vm.ctx.types.generator_type;
    let send = vm.new_method("send", class, send_to_generator);
    class.set_attr(vm.ctx.intern_str("send"), send.into());
}

fn note_sent(value: &PyObject, vm: &VirtualMachine) {
    if let Some(run) = Run::current()
        && run.frames.is_on.get()
        && !vm.is_none(value)
    {
        run.frames.sent.set(Some(brief(value, vm)));
    }
}

/// Has `tell` record what the innermost frame does, with its address and the line it is at.
fn telling(
    code: &Py<PyCode>,
    offset: u32,
    vm: &VirtualMachine,
    tell: impl FnOnce(&Watcher<'_>, &FrameObjectRef, usize, u32),
) -> PyResult<()> {
    let (Some(run), Some(frame)) = (Run::current(), vm.current_frame()) else {
        return Ok(());
    };
    if !run.frames.is_on.get() || !(code.flags.intersects(CAN_STOP) || code.obj_name.as_str() == NEXT) {
        return Ok(());
    }
    let line = line_at(code, offset);
    let watcher = Watcher { run: &run, vm };
    let key = watcher.key(&frame, code);
    tell(&watcher, &frame, key, line);
    if watcher.trace().sees_frames() {
        return Ok(());
    }
    stop(&run, vm)
}

fn line_at(code: &Py<PyCode>, offset: u32) -> u32 {
    let place = code.code.locations.get(offset as usize / 2);
    place.map_or(0, |(start, _)| start.line.get() as u32)
}

fn started(code: PyRef<PyCode>, offset: u32, vm: &VirtualMachine) -> PyResult<()> {
    telling(&code, offset, vm, |watcher, frame, key, _| {
        let line = code.first_line_number.map_or(0, |line| line.get() as u32);
        if let Some(asker) = frame.f_back(vm) {
            watcher.notice_in(&asker); // what was made before comes before
        }
        watcher.start(&code, frame, key, line);
    })
}

fn resumed(code: PyRef<PyCode>, offset: u32, vm: &VirtualMachine) -> PyResult<()> {
    telling(&code, offset, vm, |watcher, frame, key, line| {
        let from = watcher.asker(frame);
        match watcher.with(key, |known| (known.below, known.line)) {
            // What it delegates to goes on in its place, and gets the value that was sent.
            Some((Some(_), _)) => watcher.run.frames.asked.set(Some(from)),
            Some((None, stood)) => {
                let value = watcher.run.frames.sent.take();
                // An asynchronous generator is delegated to anew for each value.
                if let Some(above) = watcher.above(frame)
                    && watcher.with(above, |known| known.state) == Some(State::Runs)
                {
                    watcher.delegates(above, Some(key), "", watcher.line_before(frame));
                }
                watcher.go_on(key, value, if stood > 0 { stood } else { line }, from);
            }
            None => {}
        }
    })
}

fn yielded(code: PyRef<PyCode>, offset: u32, value: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
    telling(&code, offset, vm, |watcher, _, key, line| {
        let passes_on = u8::from(code.code.instructions.read_arg(offset as usize / 2)) > 0;
        if !passes_on {
            watcher.yields(key, &value, line);
        } else if watcher.with(key, |known| known.below) == Some(None) {
            watcher.delegates(key, None, &brief(&value, vm), line);
        }
    })
}

fn returned(code: PyRef<PyCode>, offset: u32, value: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
    telling(&code, offset, vm, |watcher, _, key, line| {
        if code.obj_name.as_str() == NEXT {
            watcher.yields(key, &value, line);
        } else {
            watcher.end(key, Ended::Returned, &brief(&value, vm), line);
        }
        if code.flags.contains(CodeFlags::ASYNC_GENERATOR) {
            watcher.give_back(key, None);
        }
    })
}

/// The frame gets the value of what it delegated to.
fn delegation_over(code: PyRef<PyCode>, offset: u32, stop: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
    telling(&code, offset, vm, |watcher, _, key, line| {
        if watcher.with(key, |known| known.state) != Some(State::Stands) {
            return; // the end of a `for` loop over a generator
        }
        let value = stop.get_attr("value", vm).map(|value| brief(&value, vm));
        let from = watcher.with(key, |known| known.from).unwrap_or_default();
        watcher.go_on(key, value.ok(), line, from);
    })
}

fn thrown(code: PyRef<PyCode>, offset: u32, error: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
    telling(&code, offset, vm, |watcher, frame, key, line| {
        let from = watcher.asker(frame);
        watcher.throw(key, Some(&error), line, from);
    })
}

fn raised(code: PyRef<PyCode>, offset: u32, error: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
    telling(&code, offset, vm, |watcher, _, key, line| {
        if code.obj_name.as_str() == NEXT && error.fast_isinstance(vm.ctx.exceptions.stop_iteration) {
            return watcher.end(key, Ended::Returned, "None", line);
        }
        if watcher.with(key, |known| known.state) == Some(State::Stands) {
            let from = watcher.with(key, |known| known.from).unwrap_or_default();
            watcher.throw(key, Some(&error), line, from);
        }
        let is_closed = error.fast_isinstance(vm.ctx.exceptions.generator_exit);
        let how = if is_closed { Ended::Closed } else { Ended::Raised };
        watcher.end(
            key,
            how,
            &if is_closed {
                String::new()
            } else {
                brief(&error, vm)
            },
            line,
        );
    })
}
