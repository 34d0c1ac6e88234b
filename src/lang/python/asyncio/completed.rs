//! `as_completed`: an iterator of coroutines.

use std::cell::RefCell;
use std::rc::Rc;

use rustpython_vm::protocol::PyIterReturn;
use rustpython_vm::types::{IterNext, Iterable, SelfIter};
use rustpython_vm::{AsObject as _, Py, PyObjectRef, PyPayload, PyResult, VirtualMachine, pyclass};

use super::awaitable::future_of;
use super::error::Raise;
use super::gathering::check_several;
use super::library::coroutine;
use super::policy;
use super::value::Value;
use crate::asyncio::as_completed;
use crate::lang::BoxedCoroutine;

enum Stand {
    /// As a generator, it does nothing before it is first asked.
    Unstarted(PyObjectRef, PyObjectRef),
    /// The coroutines to be given out, and the futures that they are about.
    Started(std::vec::IntoIter<BoxedCoroutine<Value>>, Rc<[PyObjectRef]>),
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
        let mut objects = Vec::with_capacity(awaitables.len());
        let mut futures = Vec::with_capacity(awaitables.len());
        for awaitable in awaitables {
            let (object, future) = future_of(awaitable, Some(event_loop.clone()), vm)?;
            objects.push(object);
            futures.push(future);
        }
        let timeout = match vm.option_if_none(timeout.clone()) {
            Some(timeout) => Some(timeout.try_float(vm)?.to_f64()),
            None => None,
        };
        let coroutines = as_completed(futures, timeout).raise(vm)?;
        let boxed = coroutines
            .into_iter()
            .map(|coroutine| -> BoxedCoroutine<Value> { Box::pin(coroutine) });
        Ok(Stand::Started(
            boxed.collect::<Vec<_>>().into_iter(),
            objects.into(),
        ))
    }
}

#[pyclass(flags(DISALLOW_INSTANTIATION, HAS_WEAKREF), with(IterNext, Iterable))]
impl PyAsCompleted {}

impl SelfIter for PyAsCompleted {}

impl IterNext for PyAsCompleted {
    fn next(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<PyIterReturn> {
        let unstarted = match &*zelf.0.borrow() {
            Stand::Unstarted(awaitables, timeout) => Some((awaitables.clone(), timeout.clone())),
            Stand::Started(..) => None,
        };
        if let Some((awaitables, timeout)) = unstarted {
            let started = PyAsCompleted::start(&awaitables, &timeout, vm)?;
            drop(zelf.0.replace(started));
        }
        let next = match &mut *zelf.0.borrow_mut() {
            Stand::Started(coroutines, objects) => coroutines.next().map(|next| (next, objects.clone())),
            Stand::Unstarted(..) => None,
        };
        Ok(match next {
            None => PyIterReturn::StopIteration(None),
            Some((next, objects)) => {
                let waiting = async move {
                    let outcome = next.await;
                    drop(objects); // kept until now, so that each is who it was
                    outcome
                };
                PyIterReturn::Return(coroutine("as_completed.<locals>._wait_for_one", waiting, vm))
            }
        })
    }
}
