//! Python's `asyncio` as a native module over the kernel and [`crate::asyncio`].
//!
//! What JavaScript has, Python has from the same code; here are only the classes that Python sees,
//! CPython 3.11's texts, and the seam: [`coroutine`] steps a Python coroutine, [`library`] is a
//! coroutine of the library as a Python object, [`turning`] runs a loop in place.

mod asyncgens;
mod awaitable;
mod callback;
mod completed;
mod context;
mod coroutine;
mod error;
mod event_loop;
mod failures;
mod functions;
mod future;
mod future_iter;
mod future_object;
mod gathering;
mod handle;
mod internals;
mod kernel;
mod library;
mod locks;
mod meeting;
mod origin;
mod policy;
mod policy_class;
mod queues;
mod repr;
mod runner;
mod scopes;
mod slow;
mod stack;
mod state;
mod submodules;
mod task;
mod third_party;
mod threads;
mod turning;
mod unavailable;
mod value;
mod wakeup;

use rustpython_vm::{PyObjectRef, PyResult, VirtualMachine};

use crate::kernel::set_event_loop;

pub(super) use module::module_def;

/// A run begins, in the process of `Run::current()`.
pub(super) fn begin(run: &super::run::Run) {
    state::reset();
    set_event_loop(None); // `get_event_loop()` makes one
    let ended = |token: u32| state::state().task_ended(token);
    run.session.process().set_observer(std::rc::Rc::new(ended));
}

/// Runs the coroutine that a program with `await` at its top level is: as the task `main` of a loop of
/// its own, which ends as in `asyncio.run`.
pub(super) fn run_main(coroutine: PyObjectRef, vm: &VirtualMachine) -> PyResult {
    vm.import("asyncio", 0)?; // the program may do without the name
    runner::run_main(coroutine, vm)
}

/// The program has ended: what is left has its say, as when CPython's process ends.
pub(super) fn finish(vm: &VirtualMachine) {
    state::state().bury_ended();
    let mut tasks = state::state().pending_tasks();
    tasks.sort_by_key(|task| {
        task.as_future()
            .kernel_if_any()
            .map(|kernel| kernel.any().core().id())
    });
    // The collector closes what a task runs before it takes the task.
    for coroutine in tasks.iter().filter_map(|task| task.coroutine()) {
        if coroutine::has_started(&coroutine) {
            let _ = vm.call_method(&coroutine, "close", ());
        }
    }
    // What it writes to goes away with the program.
    let _ = failures::report_destroyed(tasks, vm);
    state::reset();
}

/// What the trace calls an object that a coroutine waits for: a task by its name, a future by its purpose.
pub(super) fn name_of(object: &rustpython_vm::PyObject) -> Option<String> {
    if let Some(library) = object.downcast_ref::<library::PyLibraryCoroutine>() {
        return Some(format!("{}()", library.name()));
    }
    let kernel = match object.downcast_ref::<task::PyTask>() {
        Some(task) => task.as_future().kernel_if_any()?.any(),
        None => object.downcast_ref::<future::PyFuture>()?.kernel_if_any()?.any(),
    };
    let name = match kernel.task() {
        Some(task) => task.name().to_string(),
        None => kernel.core().purpose().name().to_string(),
    };
    Some(name)
}

#[rustpython_vm::pymodule(
    name = "asyncio",
    with(
        functions::names,
        gathering::names,
        policy_class::names,
        runner::names,
        scopes::names,
        third_party::names,
        threads::names
    )
)]
mod module {
    use rustpython_vm::builtins::PyModule;
    use rustpython_vm::{Py, PyResult, VirtualMachine};

    pub(crate) fn module_exec(vm: &VirtualMachine, module: &Py<PyModule>) -> PyResult<()> {
        __module_exec(vm, module);
        super::submodules::fill(module, vm)
    }
}
