//! `as_completed`: an iterator of coroutines, and to `async for` (3.13) one of the futures themselves.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use rustpython_vm::protocol::PyIterReturn;
use rustpython_vm::types::{IterNext, Iterable, SelfIter};
use rustpython_vm::vm::thread::with_current_vm;
use rustpython_vm::{AsObject as _, Py, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine, pyclass};

use super::awaitable::future_of;
use super::error::{Raise, from_python};
use super::gathering::check_several;
use super::library::coroutine;
use super::policy;
use super::value::Value;
use crate::asyncio::{AsCompleted, as_completed};
use crate::kernel::trace::Id;

/// Futures by their numbers in the kernel.
type Objects = Rc<HashMap<Id, PyObjectRef>>;

enum Stand {
    /// As a generator, it does nothing before it is first asked.
    Unstarted(PyObjectRef, PyObjectRef),
    /// What is still to come, and all there is.
    Started(AsCompleted<Value>, Objects),
}

/// What `as_completed` returns.
#[pyclass(module = "asyncio.tasks", name = "as_completed")]
#[derive(PyPayload)]
pub(super) struct PyAsCompleted(RefCell<Stand>);

impl std::fmt::Debug for PyAsCompleted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("as_completed")
    }
}

impl PyAsCompleted {
    pub(super) fn new(awaitables: PyObjectRef, timeout: PyObjectRef) -> Self {
        PyAsCompleted(RefCell::new(Stand::Unstarted(awaitables, timeout)))
    }

    fn start(awaitables: &PyObjectRef, timeout: &PyObjectRef, vm: &VirtualMachine) -> PyResult<Stand> {
        check_several(awaitables, "an iterable", vm)?;
        let event_loop = policy::get_event_loop(vm)?;
        let mut awaitables: Vec<PyObjectRef> = awaitables.try_to_value(vm)?;
        let mut seen = std::collections::HashSet::new();
        awaitables.retain(|object| seen.insert(object.get_id()));
        let mut objects = HashMap::with_capacity(awaitables.len());
        let mut futures = Vec::with_capacity(awaitables.len());
        for awaitable in awaitables {
            let (object, future) = future_of(awaitable, Some(event_loop.clone()), vm)?;
            objects.insert(future.core().id(), object);
            futures.push(future);
        }
        let timeout = match vm.option_if_none(timeout.clone()) {
            Some(timeout) => Some(timeout.try_float(vm)?.to_f64()),
            None => None,
        };
        Ok(Stand::Started(
            as_completed(futures, timeout).raise(vm)?,
            objects.into(),
        ))
    }

    /// Starts it if nobody has, and asks it for the next one.
    fn ask<N>(
        &self,
        next: impl FnOnce(&mut AsCompleted<Value>) -> Option<N>,
        vm: &VirtualMachine,
    ) -> PyResult<Option<(N, Objects)>> {
        let unstarted = match &*self.0.borrow() {
            Stand::Unstarted(awaitables, timeout) => Some((awaitables.clone(), timeout.clone())),
            Stand::Started(..) => None,
        };
        if let Some((awaitables, timeout)) = unstarted {
            let started = PyAsCompleted::start(&awaitables, &timeout, vm)?;
            drop(self.0.replace(started));
        }
        Ok(match &mut *self.0.borrow_mut() {
            Stand::Started(completed, objects) => next(completed).map(|next| (next, objects.clone())),
            Stand::Unstarted(..) => None,
        })
    }
}

#[pyclass(flags(DISALLOW_INSTANTIATION, HAS_WEAKREF), with(IterNext, Iterable))]
impl PyAsCompleted {
    #[pymethod]
    fn __aiter__(zelf: PyRef<Self>) -> PyRef<Self> {
        zelf
    }

    #[pymethod]
    fn __anext__(zelf: PyRef<Self>, vm: &VirtualMachine) -> PyObjectRef {
        let next = async move {
            let asked = with_current_vm(|vm| {
                zelf.ask(AsCompleted::next_done, vm)
                    .and_then(|asked| {
                        asked.ok_or_else(|| {
                            vm.new_exception_empty(vm.ctx.exceptions.stop_async_iteration.to_owned())
                        })
                    })
                    .map_err(|raised| from_python(raised, vm))
            });
            let (next, objects) = asked?;
            let future = next.await?;
            Ok(objects
                .get(&future.core().id())
                .cloned()
                .map(Value::from)
                .unwrap_or_default())
        };
        coroutine("_AsCompletedIterator.__anext__", next, vm)
    }
}

impl SelfIter for PyAsCompleted {}

impl IterNext for PyAsCompleted {
    fn next(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<PyIterReturn> {
        let Some((next, objects)) = zelf.ask(Iterator::next, vm)? else {
            return Ok(PyIterReturn::StopIteration(None));
        };
        let waiting = async move {
            let outcome = next.await;
            drop(objects); // kept until now, so that each is who it was
            outcome
        };
        Ok(PyIterReturn::Return(coroutine(
            "as_completed.<locals>._wait_for_one",
            waiting,
            vm,
        )))
    }
}
