//! CPython 3.11's words. RustPython speaks 3.14, and here and there its own language; what a program and its
//! reader see of an exception is worded as in 3.11 where the text alone tells what happened.
//!
//! The table below is that place. What is left as in 3.14 is listed in README.md.

use rustpython_vm as vm;
use vm::builtins::{PyBaseException, PyGenerator, PyStr, PyStrRef, PyType};
use vm::function::PyMethodFlags;
use vm::{AsObject, Py, PyObject, PyRef, PyResult, VirtualMachine};

/// A text of the engine's, with `{}` for what varies, and what 3.11 says, with the number of the place of it.
const WORDS: &[(&str, &str)] = &[
    // Coroutines and context managers
    (
        "'{}' object can't be awaited",
        "object {0} can't be used in 'await' expression",
    ),
    (
        "'{}' object does not support the asynchronous context manager protocol (missed{}",
        "'{0}' object does not support the asynchronous context manager protocol",
    ),
    (
        "'{}' object does not support the context manager protocol (missed{}",
        "'{0}' object does not support the context manager protocol",
    ),
    (
        "'asyncio.queues.{}' object is not iterable",
        "'{0}' object is not iterable",
    ),
    // Names and attributes
    (
        "local variable '{}' referenced before assignment",
        "cannot access local variable '{0}' where it is not associated with a value",
    ),
    (
        "'{}' object has no attribute '{}' and no __dict__ for setting new attributes",
        "'{0}' object has no attribute '{1}'",
    ),
    // Values
    (
        "too many values to unpack (expected {}, got {})",
        "too many values to unpack (expected {0})",
    ),
    (
        "Cannot add list and {}",
        "can only concatenate list (not \"{0}\") to list",
    ),
    ("'{}' is not in list", "{0} is not in list"),
    (
        "max() iterable argument is empty",
        "max() arg is an empty sequence",
    ),
    (
        "min() iterable argument is empty",
        "min() arg is an empty sequence",
    ),
    (
        "zero to a negative power",
        "0.0 cannot be raised to a negative power",
    ),
    ("expected a nonnegative input, got {}", "math domain error"),
    (
        "day {} must be in range 1..{} for month {} in year {}",
        "day is out of range for month",
    ),
    ("month must be in 1..12, not {}", "month must be in 1..12"),
    ("hour must be in 0..23, not {}", "hour must be in 0..23"),
    ("minute must be in 0..59, not {}", "minute must be in 0..59"),
    ("second must be in 0..59, not {}", "second must be in 0..59"),
    // Calls and classes
    (
        "maximum recursion depth exceeded ",
        "maximum recursion depth exceeded",
    ),
    (
        "print() got an unexpected keyword argument '{}'",
        "'{0}' is an invalid keyword argument for print()",
    ),
    (
        "exceptions must be classes or instances deriving from BaseException, not {}",
        "exceptions must derive from BaseException",
    ),
    (
        "multiple bases have instance layout conflict",
        "multiple bases have instance lay-out conflict",
    ),
    (
        "class {} without an implementation for abstract method '{}'",
        "Can't instantiate abstract class {0} with abstract method {1}",
    ),
    (
        "class {} without an implementation for abstract methods '{}'",
        "Can't instantiate abstract class {0} with abstract methods {1}",
    ),
];

/// The text of 3.11, if `text` is one of the table.
fn reworded(text: &str) -> Option<String> {
    WORDS.iter().find_map(|(engine, ours)| {
        let mut words = (*ours).to_owned();
        for (number, part) in parts(engine, text)?.iter().enumerate() {
            let part = part.replace("', '", ", "); // several names
            words = words.replace(&format!("{{{number}}}"), &part);
        }
        Some(words)
    })
}

/// What stands in `text` in the places of `pattern`.
fn parts<'text>(pattern: &str, text: &'text str) -> Option<Vec<&'text str>> {
    let mut fixed = pattern.split("{}");
    let mut rest = text.strip_prefix(fixed.next()?)?;
    let mut parts = Vec::new();
    let mut fixed = fixed.peekable();
    while let Some(next) = fixed.next() {
        let end = match fixed.peek() {
            None => rest.strip_suffix(next)?.len(),
            Some(_) => rest.find(next)?,
        };
        parts.push(&rest[..end]);
        rest = &rest[end + next.len()..];
    }
    rest.is_empty().then_some(parts)
}

/// The classes whose own instances speak as in 3.11; the program may say what it likes in its own.
fn classes(vm: &VirtualMachine) -> [&'static Py<PyType>; 6] {
    let builtin = &vm.ctx.exceptions;
    [
        builtin.type_error,
        builtin.value_error,
        builtin.attribute_error,
        builtin.unbound_local_error,
        builtin.zero_division_error,
        builtin.recursion_error,
    ]
}

fn words_of(exception: &Py<PyBaseException>, vm: &VirtualMachine) -> Option<String> {
    if !classes(vm).iter().any(|class| exception.class().is(*class)) {
        return None;
    }
    let args = exception.args();
    let [text] = args.as_slice() else { return None };
    let text = text.downcast_ref::<PyStr>()?.to_string();
    if text.is_empty() && exception.class().is(vm.ctx.exceptions.recursion_error) {
        // The engine says nothing where it has come to the end of the machine's own stack.
        return Some("maximum recursion depth exceeded".to_owned());
    }
    reworded(&text)
}

/// `str(exception)`
fn str_of(exception: PyRef<PyBaseException>, vm: &VirtualMachine) -> PyResult<PyStrRef> {
    match words_of(&exception, vm) {
        Some(text) => Ok(vm.ctx.new_str(text)),
        None => {
            let base = vm.ctx.exceptions.base_exception_type.as_object();
            let text = base.get_attr("__str__", vm)?.call((exception,), vm)?;
            text.str(vm)
        }
    }
}

/// `repr(exception)`
fn repr_of(object: &PyObject, vm: &VirtualMachine) -> PyResult<PyStrRef> {
    let words = object
        .downcast_ref::<PyBaseException>()
        .and_then(|exception| words_of(exception, vm));
    match (words, vm.ctx.exceptions.base_exception_type.slots.repr.load()) {
        (Some(text), _) => {
            let text = vm.ctx.new_str(text);
            let repr = format!("{}({})", object.class().name(), text.as_object().repr(vm)?);
            Ok(vm.ctx.new_str(repr))
        }
        (None, Some(original)) => original(object, vm),
        (None, None) => object.str(vm),
    }
}

/// `repr` of an asynchronous generator, whose class is spelled as in `type(generator).__name__`.
fn repr_of_generator(object: &PyObject, vm: &VirtualMachine) -> PyResult<PyStrRef> {
    let name = object.get_attr("__qualname__", vm)?.str(vm)?;
    Ok(vm.ctx.new_str(format!(
        "<async_generator object {name} at {:#x}>",
        object.get_id()
    )))
}

/// `generator.close()`, which gives no value before 3.13.
fn close(generator: PyRef<PyGenerator>, vm: &VirtualMachine) -> PyResult<()> {
    generator.as_coro().close(generator.as_object(), vm).map(drop)
}

/// Has exceptions and generators speak as in 3.11.
pub(super) fn install(vm: &VirtualMachine) {
    let set_method =
        |class: &'static Py<PyType>, name: &'static str, method: PyRef<vm::function::HeapMethodDef>| {
            class.set_attr(vm.ctx.intern_str(name), method.build_method(class, vm).into());
        };
    for class in classes(vm) {
        let method = vm
            .ctx
            .new_method_def("__str__", str_of, PyMethodFlags::METHOD, Default::default());
        set_method(class, "__str__", method);
        class.slots.repr.store(Some(repr_of));
    }
    let method = vm
        .ctx
        .new_method_def("close", close, PyMethodFlags::METHOD, Default::default());
    set_method(vm.ctx.types.generator_type, "close", method);
    vm.ctx
        .types
        .async_generator
        .slots
        .repr
        .store(Some(repr_of_generator));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_varies_is_kept() {
        assert_eq!(
            reworded("too many values to unpack (expected 2, got 3)").as_deref(),
            Some("too many values to unpack (expected 2)")
        );
        assert_eq!(
            reworded("'int' object can't be awaited").as_deref(),
            Some("object int can't be used in 'await' expression")
        );
    }

    #[test]
    fn other_texts_stay_as_they_are() {
        assert_eq!(reworded("month must be in 1..12"), None);
        assert_eq!(reworded("my month must be in 1..12, not 13"), None);
        assert_eq!(reworded(""), None);
    }
}
