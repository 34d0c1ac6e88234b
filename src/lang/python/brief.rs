//! A value in a few letters, for the record: nothing of the program's own is called for it.

use rustpython_vm as vm;
use vm::builtins::{PyBaseException, PyDict, PyInt, PyList, PyStr, PyTuple};
use vm::{AsObject, PyObject, PyObjectRef, VirtualMachine};

/// Letters of a text, items of a list, and how deep lists are shown in lists.
const LONGEST: usize = 40;
const MOST: usize = 4;
const DEEPEST: usize = 2;
/// Numbers with more bits are not written out.
const WIDEST: u64 = 128;

/// `value` as a reader of the record sees it.
#[must_use]
pub(super) fn brief(value: &PyObject, vm: &VirtualMachine) -> String {
    shown(value, 0, vm)
}

fn shown(value: &PyObject, depth: usize, vm: &VirtualMachine) -> String {
    let types = &vm.ctx.types;
    let class = value.class();
    let repr = || {
        value
            .repr(vm)
            .map_or_else(|_| class.name().to_string(), |text| text.to_string())
    };
    if let Some(text) = value.downcast_ref_if_exact::<PyStr>(vm) {
        let cut = cut(&text.to_string_lossy());
        let text: PyObjectRef = vm.ctx.new_str(cut).into();
        return text
            .repr(vm)
            .map_or_else(|_| String::new(), |text| text.to_string());
    }
    if let Some(number) = value.downcast_ref_if_exact::<PyInt>(vm) {
        return if number.as_bigint().bits() > WIDEST {
            "int".into()
        } else {
            repr()
        };
    }
    if vm.is_none(value)
        || class.is(types.bool_type)
        || class.is(types.float_type)
        || class.is(types.complex_type)
    {
        return repr();
    }
    let item = |item: &PyObjectRef| shown(item, depth + 1, vm);
    if let Some(list) = value.downcast_ref_if_exact::<PyList>(vm) {
        let items = list.borrow_vec().to_vec();
        return listed("[", &items, "]", depth, item);
    }
    if let Some(tuple) = value.downcast_ref_if_exact::<PyTuple>(vm) {
        let close = if tuple.len() == 1 { ",)" } else { ")" };
        return listed("(", tuple.as_slice(), close, depth, item);
    }
    if let Some(dict) = value.downcast_ref_if_exact::<PyDict>(vm) {
        let pairs: Vec<_> = dict.into_iter().collect();
        return listed("{", &pairs, "}", depth, |(key, value)| {
            format!("{}: {}", item(key), item(value))
        });
    }
    if let Some(error) = value.downcast_ref::<PyBaseException>() {
        let args = error.args();
        return listed(&format!("{}(", class.name()), args.as_slice(), ")", depth, item);
    }
    super::asyncio::name_of(value).unwrap_or_else(|| class.name().to_string())
}

fn cut(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_string();
    }
    let kept: String = text.chars().take(LONGEST - 1).collect();
    format!("{kept}…")
}

fn listed<T>(open: &str, items: &[T], close: &str, depth: usize, show: impl Fn(&T) -> String) -> String {
    if depth == DEEPEST && !items.is_empty() {
        return format!("{open}…{close}");
    }
    let mut shown: Vec<String> = items.iter().take(MOST).map(show).collect();
    if items.len() > MOST {
        shown.push("…".into());
    }
    format!("{open}{}{close}", shown.join(", "))
}
