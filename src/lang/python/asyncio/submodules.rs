//! The classes and constants of `asyncio`, and the modules in which CPython keeps its names, for
//! programs that import them from there.

use rustpython_vm::builtins::{PyModule, PyTypeRef};
use rustpython_vm::class::PyClassImpl;
use rustpython_vm::{AsObject, Py, PyObjectRef, PyResult, VirtualMachine};

use super::completed::PyAsCompleted;
use super::event_loop::PyLoop;
use super::future::PyFuture;
use super::future_iter::PyFutureIter;
use super::gathering::PyGatheringFuture;
use super::handle::{PyHandle, PyTimerHandle};
use super::library::PyLibraryCoroutine;
use super::locks::{PyBoundedSemaphore, PyEvent, PyLock, PySemaphore};
use super::meeting::{PyBarrier, PyCondition};
use super::policy_class::PyPolicy;
use super::queues::{PyLifoQueue, PyPriorityQueue, PyQueue};
use super::runner::PyRunner;
use super::scopes::{PyTaskGroup, PyTimeout};
use super::state::make_types;
use super::task::PyTask;
use super::wakeup::PyWakeup;
use super::{internals, unavailable};

/// Where CPython defines what.
const SUBMODULES: &[(&str, &[&str])] = &[
    ("base_events", &["BaseEventLoop"]),
    ("base_futures", &["isfuture"]),
    ("constants", &[]),
    ("coroutines", &["iscoroutine", "iscoroutinefunction"]),
    (
        "events",
        &[
            "AbstractEventLoop",
            "Handle",
            "TimerHandle",
            "get_event_loop",
            "set_event_loop",
            "new_event_loop",
            "AbstractEventLoopPolicy",
            "get_event_loop_policy",
            "set_event_loop_policy",
            "get_running_loop",
            "_get_running_loop",
            "_set_running_loop",
        ],
    ),
    (
        "exceptions",
        &[
            "CancelledError",
            "InvalidStateError",
            "TimeoutError",
            "BrokenBarrierError",
            "IncompleteReadError",
            "LimitOverrunError",
            "SendfileNotAvailableError",
        ],
    ),
    ("futures", &["Future", "wrap_future", "isfuture"]),
    ("log", &[]),
    (
        "locks",
        &[
            "Lock",
            "Event",
            "Condition",
            "Semaphore",
            "BoundedSemaphore",
            "Barrier",
        ],
    ),
    (
        "queues",
        &[
            "Queue",
            "LifoQueue",
            "PriorityQueue",
            "QueueEmpty",
            "QueueFull",
            "QueueShutDown",
        ],
    ),
    ("runners", &["Runner", "run"]),
    ("taskgroups", &["TaskGroup"]),
    (
        "tasks",
        &[
            "Task",
            "create_task",
            "eager_task_factory",
            "create_eager_task_factory",
            "FIRST_COMPLETED",
            "FIRST_EXCEPTION",
            "ALL_COMPLETED",
            "wait",
            "wait_for",
            "as_completed",
            "sleep",
            "gather",
            "shield",
            "ensure_future",
            "run_coroutine_threadsafe",
            "current_task",
            "all_tasks",
            "_register_task",
            "_unregister_task",
            "_enter_task",
            "_leave_task",
        ],
    ),
    ("threads", &["to_thread"]),
    ("timeouts", &["Timeout", "timeout", "timeout_at"]),
    ("unix_events", &["SelectorEventLoop"]),
    ("selector_events", &["BaseSelectorEventLoop"]),
];

/// Puts everything that is no function into `module`, and makes the modules beneath it.
pub(super) fn fill(module: &Py<PyModule>, vm: &VirtualMachine) -> PyResult<()> {
    let set = |name: &'static str, value: PyObjectRef| module.set_attr(name, value, vm);
    for (name, class) in classes(vm)? {
        set(name, class.into())?;
    }
    for name in ["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"] {
        set(name, vm.ctx.new_str(name).into())?;
    }
    unavailable::fill(module, vm)?;
    let modules = vm.sys_module.as_object().get_attr("modules", vm)?;
    for (name, names) in SUBMODULES {
        let dict = vm.ctx.new_dict();
        let full = format!("asyncio.{name}");
        for &member in *names {
            dict.set_item(member, module.get_attr(member, vm)?, vm)?;
        }
        let submodule = vm.new_module(&full, dict, None);
        modules.set_item(&*full, submodule.clone().into(), vm)?;
        module.set_attr(*name, submodule, vm)?;
    }
    module.set_attr("__path__", vm.ctx.new_list(Vec::new()), vm)?;
    internals::fill(module, vm)
}

fn classes(vm: &VirtualMachine) -> PyResult<Vec<(&'static str, PyTypeRef)>> {
    let ctx = &vm.ctx;
    let types = make_types(vm)?;
    let exception = |name: &str, base: &Py<rustpython_vm::builtins::PyType>| {
        ctx.new_exception_type("asyncio.exceptions", name, Some(vec![base.to_owned()]))
    };
    // Programs do not name these.
    let _ = PyFutureIter::make_static_type();
    let _ = PyLibraryCoroutine::make_static_type();
    let _ = PyAsCompleted::make_static_type();
    let _ = PyWakeup::make_static_type();
    let _ = super::awaitable::PyAwaiting::make_static_type();
    let event_loop = PyLoop::make_static_type();
    let policy = PyPolicy::make_static_type();
    unavailable::add_loop_methods(&event_loop, vm);
    Ok(vec![
        ("AbstractEventLoop", event_loop.clone()),
        ("BaseEventLoop", event_loop.clone()),
        ("BaseSelectorEventLoop", event_loop.clone()),
        ("SelectorEventLoop", event_loop.clone()),
        ("EventLoop", event_loop),
        ("AbstractEventLoopPolicy", policy.clone()),
        ("DefaultEventLoopPolicy", policy),
        ("Future", PyFuture::make_static_type()),
        ("Task", PyTask::make_static_type()),
        ("_GatheringFuture", PyGatheringFuture::make_static_type()),
        ("Handle", PyHandle::make_static_type()),
        ("TimerHandle", PyTimerHandle::make_static_type()),
        ("Lock", PyLock::make_static_type()),
        ("Event", PyEvent::make_static_type()),
        ("Condition", PyCondition::make_static_type()),
        ("Semaphore", PySemaphore::make_static_type()),
        ("BoundedSemaphore", PyBoundedSemaphore::make_static_type()),
        ("Barrier", PyBarrier::make_static_type()),
        ("Queue", PyQueue::make_static_type()),
        ("LifoQueue", PyLifoQueue::make_static_type()),
        ("PriorityQueue", PyPriorityQueue::make_static_type()),
        ("Runner", PyRunner::make_static_type()),
        ("Timeout", PyTimeout::make_static_type()),
        ("TaskGroup", PyTaskGroup::make_static_type()),
        ("CancelledError", types.cancelled_error.clone()),
        ("InvalidStateError", types.invalid_state_error.clone()),
        ("BrokenBarrierError", types.broken_barrier_error.clone()),
        ("QueueEmpty", types.queue_empty.clone()),
        ("QueueFull", types.queue_full.clone()),
        ("QueueShutDown", types.queue_shut_down.clone()),
        ("TimeoutError", ctx.exceptions.timeout_error.to_owned()),
        (
            "IncompleteReadError",
            exception("IncompleteReadError", ctx.exceptions.eof_error),
        ),
        (
            "LimitOverrunError",
            exception("LimitOverrunError", ctx.exceptions.exception_type),
        ),
        (
            "SendfileNotAvailableError",
            exception("SendfileNotAvailableError", ctx.exceptions.runtime_error),
        ),
    ])
}
