//! Tasks of other people's classes: `asyncio._register_task` and its kin, by which the loop of another library makes its
//! own tasks known ("Extending" in CPython's documentation). The kernel's tasks need none of it.

use rustpython_vm::function::OptionalArg;
use rustpython_vm::{AsObject, PyObject, PyObjectRef, PyResult, VirtualMachine, pymodule};

use super::functions::current_task_of;
use super::state::state;

/// What has been made known.
#[derive(Default)]
pub(super) struct ThirdParty {
    /// A `weakref.WeakSet` of tasks, once there is one.
    tasks: Option<PyObjectRef>,
    /// The loops in which such a task is being executed, with the task.
    current: Vec<(PyObjectRef, PyObjectRef)>,
}

impl ThirdParty {
    fn current(&self, event_loop: &PyObject) -> Option<PyObjectRef> {
        let entry = self.current.iter().find(|(other, _)| other.is(event_loop));
        entry.map(|(_, task)| task.clone())
    }
}

/// The set of tasks.
fn registered(vm: &VirtualMachine) -> PyResult {
    if let Some(tasks) = state().third_party.borrow().tasks.clone() {
        return Ok(tasks);
    }
    let tasks = vm.import("weakref", 0)?.get_attr("WeakSet", vm)?.call((), vm)?;
    state().third_party.borrow_mut().tasks = Some(tasks.clone());
    Ok(tasks)
}

/// The tasks of `event_loop` that were made known and are not done.
pub(super) fn all_tasks(event_loop: &PyObject, vm: &VirtualMachine) -> PyResult<Vec<PyObjectRef>> {
    let Some(tasks) = state().third_party.borrow().tasks.clone() else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for task in vm.extract_elements_with(&tasks, Ok)? {
        // `futures._get_loop`
        let its_loop = match vm.get_attribute_opt(&task, "get_loop")? {
            Some(method) => method.call((), vm)?,
            None => task.get_attr("_loop", vm)?,
        };
        if its_loop.is(event_loop) && !vm.call_method(&task, "done", ())?.is_true(vm)? {
            found.push(task);
        }
    }
    Ok(found)
}

/// The task that is being executed in `event_loop`: one that was made known, or the kernel's.
pub(super) fn current_task(event_loop: &PyObject, vm: &VirtualMachine) -> PyObjectRef {
    match (
        state().third_party.borrow().current(event_loop),
        event_loop.downcast_ref(),
    ) {
        (Some(task), _) => task,
        (None, Some(ours)) => current_task_of(ours, vm),
        (None, None) => vm.ctx.none(),
    }
}

#[pymodule(sub, name = "asyncio")]
pub(super) mod names {
    use rustpython_vm::builtins::PySet;
    use rustpython_vm::{PyPayload, PyRef};

    use super::*;
    use crate::lang::python::asyncio::event_loop::PyLoop;

    #[pyfunction]
    fn _register_task(task: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        let tasks = registered(vm)?;
        vm.call_method(&tasks, "add", (task,)).map(drop)
    }

    #[pyfunction]
    fn _unregister_task(task: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        let tasks = registered(vm)?;
        vm.call_method(&tasks, "discard", (task,)).map(drop)
    }

    #[pyfunction]
    fn _enter_task(event_loop: PyObjectRef, task: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        let current = current_task(&event_loop, vm);
        if !vm.is_none(&current) {
            let (task, current) = (task.repr(vm)?, current.repr(vm)?);
            return Err(vm.new_runtime_error(format!(
                "Cannot enter into task {task} while another task {current} is being executed."
            )));
        }
        state().third_party.borrow_mut().current.push((event_loop, task));
        Ok(())
    }

    #[pyfunction]
    fn _leave_task(event_loop: PyObjectRef, task: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        let current = current_task(&event_loop, vm);
        if !current.is(&task) {
            let (task, current) = (task.repr(vm)?, current.repr(vm)?);
            return Err(vm.new_runtime_error(format!(
                "Leaving task {task} does not match the current task {current}."
            )));
        }
        let entered = &state().third_party;
        entered
            .borrow_mut()
            .current
            .retain(|(other, _)| !other.is(&event_loop));
        Ok(())
    }

    #[derive(rustpython_vm::FromArgs)]
    struct LoopArgument {
        #[pyarg(any, name = "loop", optional)]
        event_loop: OptionalArg<PyObjectRef>,
    }

    impl LoopArgument {
        /// The loop that is meant.
        fn event_loop(self, vm: &VirtualMachine) -> PyResult {
            match self.event_loop.into_option().filter(|given| !vm.is_none(given)) {
                Some(given) => Ok(given),
                None => Ok(super::super::policy::get_running_loop(vm)?.into()),
            }
        }
    }

    #[pyfunction(name = "current_task")]
    fn py_current_task(args: LoopArgument, vm: &VirtualMachine) -> PyResult {
        let event_loop = args.event_loop(vm)?;
        Ok(current_task(&event_loop, vm))
    }

    #[pyfunction(name = "all_tasks")]
    fn py_all_tasks(args: LoopArgument, vm: &VirtualMachine) -> PyResult<PyRef<PySet>> {
        let event_loop = args.event_loop(vm)?;
        let set = PySet::default().into_ref(&vm.ctx);
        let ours = event_loop.downcast_ref::<PyLoop>();
        let ours = ours.map(|event_loop| super::super::functions::all_tasks(event_loop, vm));
        let others = all_tasks(&event_loop, vm)?;
        for task in ours.unwrap_or_default().into_iter().chain(others) {
            set.add(task, vm)?;
        }
        Ok(set)
    }
}
