//! What the module knows about the run under way: its exception classes, its loops, and the Python
//! objects of the kernel's tasks.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use rustpython_vm::builtins::PyTypeRef;
use rustpython_vm::{PyObjectRef, PyRef, PyResult, VirtualMachine};

use super::event_loop::PyLoop;
use super::policy::Policy;
use super::task::PyTask;
use super::third_party::ThirdParty;
use super::value::Value;
use crate::kernel::{AnyFuture, EventLoop, Future};

/// The classes that the module makes when it is imported, and what it needs of others.
pub(super) struct Types {
    pub(super) cancelled_error: PyTypeRef,
    pub(super) invalid_state_error: PyTypeRef,
    pub(super) broken_barrier_error: PyTypeRef,
    pub(super) queue_empty: PyTypeRef,
    pub(super) queue_full: PyTypeRef,
    pub(super) queue_shut_down: PyTypeRef,
    /// `contextvars.Context`.
    pub(super) context: PyObjectRef,
}

impl Types {
    fn new(vm: &VirtualMachine) -> PyResult<Self> {
        let builtin = &vm.ctx.exceptions;
        let class = |module: &str, name: &str, base: &rustpython_vm::Py<rustpython_vm::builtins::PyType>| {
            vm.ctx
                .new_exception_type(module, name, Some(vec![base.to_owned()]))
        };
        let (exceptions, queues) = ("asyncio.exceptions", "asyncio.queues");
        Ok(Types {
            cancelled_error: class(exceptions, "CancelledError", builtin.base_exception_type),
            invalid_state_error: class(exceptions, "InvalidStateError", builtin.exception_type),
            broken_barrier_error: class(exceptions, "BrokenBarrierError", builtin.runtime_error),
            queue_empty: class(queues, "QueueEmpty", builtin.exception_type),
            queue_full: class(queues, "QueueFull", builtin.exception_type),
            queue_shut_down: class(queues, "QueueShutDown", builtin.exception_type),
            context: vm.import("_contextvars", 0)?.get_attr("Context", vm)?,
        })
    }
}

/// See the [module](self).
#[derive(Default)]
pub(super) struct State {
    /// The tasks that are not done, by the token under which the kernel knows them. The loop keeps
    /// no Python object; these are kept here, so that a task's object lasts as long as the task.
    tasks: RefCell<Vec<Option<PyRef<PyTask>>>>,
    free: RefCell<Vec<u32>>,
    /// Tasks that have just ended, until nobody else runs who could miss them.
    ended: RefCell<Vec<PyRef<PyTask>>>,
    /// Tasks whose last step took so many seconds, until that has been told.
    slow: RefCell<Vec<(PyObjectRef, f64)>>,
    loops: RefCell<Vec<PyRef<PyLoop>>>,
    pub(super) policy: Policy,
    pub(super) third_party: RefCell<ThirdParty>,
    /// See `TaskContext::run`.
    pub(super) spare_context: Cell<Option<PyObjectRef>>,
}

thread_local! {
    static TYPES: RefCell<Option<Rc<Types>>> = const { RefCell::new(None) };
    static STATE: RefCell<Rc<State>> = RefCell::default();
}

/// The classes of the interpreter that imported the module last.
pub(super) fn types(vm: &VirtualMachine) -> Rc<Types> {
    if let Some(types) = TYPES.with_borrow(Clone::clone) {
        return types;
    }
    match make_types(vm) {
        Ok(types) => types,
        Err(error) => panic!("asyncio needs contextvars: {error:?}"),
    }
}

/// Makes the classes anew, for another interpreter.
pub(super) fn make_types(vm: &VirtualMachine) -> PyResult<Rc<Types>> {
    let types = Rc::new(Types::new(vm)?);
    drop(TYPES.replace(Some(types.clone())));
    Ok(types)
}

/// The state of the run under way.
pub(super) fn state() -> Rc<State> {
    STATE.with_borrow(Clone::clone)
}

/// A run begins: nothing of the former one is left.
pub(super) fn reset() {
    let former = STATE.replace(Rc::default());
    former.tasks.take();
    former.ended.take();
    former.loops.take();
}

impl State {
    /// Keeps `task`, the object of the kernel's `future`, until that is done.
    pub(super) fn keep_task(&self, future: &Future<Value>, task: PyRef<PyTask>) {
        let mut tasks = self.tasks.borrow_mut();
        let number = match self.free.borrow_mut().pop() {
            Some(number) => {
                tasks[number as usize - 1] = Some(task);
                number
            }
            None => {
                tasks.push(Some(task));
                tasks.len() as u32
            }
        };
        future.core().observe(number);
    }

    /// The object of a task that is not done.
    pub(super) fn task(&self, future: &dyn AnyFuture) -> Option<PyRef<PyTask>> {
        let number = future.core().token() as usize;
        let found = self.tasks.borrow().get(number.wrapping_sub(1)).cloned().flatten();
        // A done one's number may be another's by now.
        found.filter(|_| !future.core().done())
    }

    /// The kernel says that the task with this number is done.
    pub(super) fn task_ended(&self, number: u32) {
        let slot = number as usize - 1;
        let ended = self.tasks.borrow_mut().get_mut(slot).and_then(Option::take);
        self.free.borrow_mut().push(number);
        self.ended.borrow_mut().extend(ended);
    }

    /// A step of `task` took `seconds`, in debug mode.
    pub(super) fn note_slow(&self, task: PyObjectRef, seconds: f64) {
        self.slow.borrow_mut().push((task, seconds));
    }

    /// The slow steps that have not been told of.
    pub(super) fn take_slow(&self) -> Vec<(PyObjectRef, f64)> {
        self.slow.take()
    }

    /// Lets go of the tasks that have ended. In CPython the loop does so before it runs the next
    /// handle; here whoever runs next calls this.
    pub(super) fn bury_ended(&self) {
        if !self.slow.borrow().is_empty() {
            super::slow::tell(self.take_slow());
        }
        while let Some(task) = {
            let mut ended = self.ended.borrow_mut();
            if ended.is_empty() {
                None
            } else {
                Some(ended.remove(0))
            }
        } {
            drop(task);
        }
    }

    /// The objects of the tasks that are not done, in no order of theirs.
    pub(super) fn pending_tasks(&self) -> Vec<PyRef<PyTask>> {
        self.tasks.borrow().iter().flatten().cloned().collect()
    }

    /// Lets go of the object of a task that will never be done.
    pub(super) fn abandon(&self, future: &dyn AnyFuture) {
        let number = future.core().token() as usize;
        future.core().observe(0);
        let slot = self
            .tasks
            .borrow_mut()
            .get_mut(number.wrapping_sub(1))
            .and_then(Option::take);
        if slot.is_some() {
            self.free.borrow_mut().push(number as u32);
        }
        drop(slot);
    }

    /// The Python object of a loop.
    pub(super) fn event_loop(&self, event_loop: &EventLoop) -> Option<PyRef<PyLoop>> {
        let loops = self.loops.borrow();
        let found = loops.iter().rev().find(|object| object.kernel() == event_loop);
        found.cloned()
    }

    /// Remembers the Python object of a loop.
    pub(super) fn keep_loop(&self, event_loop: PyRef<PyLoop>) {
        self.loops.borrow_mut().push(event_loop);
    }
}
