//! `wait` and `as_completed`: several futures, in the order in which they come to an end.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::pin::Pin;
use std::rc::Rc;

use super::queue::Queue;
use super::waiters::finally;
use crate::kernel::trace::{Id, Purpose};
use crate::kernel::{CallbackId, Exception, Future, Kind, TimerHandle, get_event_loop, get_running_loop};

/// When [`wait`] returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReturnWhen {
    /// When one is done.
    FirstCompleted,
    /// When one has raised, or all are done.
    FirstException,
    /// When all are done.
    AllCompleted,
}

/// Each future once, in the order of the arguments (CPython's `set(fs)` has none).
fn distinct<T: 'static>(futures: Vec<Future<T>>) -> Vec<Future<T>> {
    let mut seen = HashSet::new();
    futures
        .into_iter()
        .filter(|future| seen.insert(future.core().id()))
        .collect()
}

/// The futures that are done and those that are pending, each in the order of the arguments.
pub type Split<T> = (Vec<Future<T>>, Vec<Future<T>>);

/// Waits until enough of `futures` are done, or for `timeout` seconds. Answers those that are done
/// and those that are pending; it raises no exception of theirs and cancels none.
///
/// # Errors
/// When awaited: `CancelledError`; `ValueError` if there are none.
pub fn wait<T: 'static>(
    futures: Vec<Future<T>>,
    timeout: Option<f64>,
    return_when: ReturnWhen,
) -> impl std::future::Future<Output = Result<Split<T>, Exception>> + 'static + use<T> {
    async move {
        if futures.is_empty() {
            return Err(Exception::new(Kind::ValueError, "Set of Tasks/Futures is empty."));
        }
        let futures = distinct(futures);
        let event_loop = get_running_loop()?;
        let waiter: Future<()> = event_loop.create_future_for(Purpose::Wait, futures.len() as f64);
        let timer = match timeout {
            Some(seconds) => Some(event_loop.call_later(seconds, release(&waiter))?),
            None => None,
        };
        let counter = Rc::new(Cell::new(futures.len()));
        let (task, waiter_id) = (event_loop.current_task_id(), waiter.core().id());
        let callbacks: Vec<_> = futures
            .iter()
            .map(|future| {
                let (counter, timer, waiter) = (counter.clone(), timer.clone(), waiter.clone());
                let callback = future.add_done_callback(move |future| {
                    counter.set(counter.get() - 1);
                    let enough = counter.get() == 0
                        || return_when == ReturnWhen::FirstCompleted
                        || return_when == ReturnWhen::FirstException
                            && !future.cancelled()
                            && matches!(future.exception(), Ok(Some(_)));
                    if enough {
                        timer.iter().for_each(TimerHandle::cancel);
                        release(&waiter)();
                    }
                });
                let core = future.core();
                core.name_callback(callback, "_wait.<locals>._on_completion", task);
                core.record_awaited_by(waiter_id);
                callback
            })
            .collect();
        let clean_up = finally(|| {
            timer.iter().for_each(TimerHandle::cancel);
            for (future, callback) in futures.iter().zip(callbacks) {
                future.remove_done_callback(callback);
            }
        });
        waiter.await?;
        drop(clean_up);
        Ok(futures.into_iter().partition(Future::done))
    }
}

/// `_release_waiter`: a callback that lets go whoever awaits `waiter`.
pub(super) fn release(waiter: &Future<()>) -> impl Fn() + 'static + use<> {
    let waiter = waiter.clone();
    move || {
        if !waiter.done() {
            let _ = waiter.set_result(());
        }
    }
}

/// What comes to an end, one after the other: an iterator of coroutines, of which the first that is awaited has the
/// outcome of the future that ends first, and so on. After `timeout` seconds those that are left raise `TimeoutError`.
///
/// # Errors
/// `RuntimeError` if the loop is closed.
pub fn as_completed<T: 'static>(
    futures: Vec<Future<T>>,
    timeout: Option<f64>,
) -> Result<AsCompleted<T>, Exception> {
    let futures = distinct(futures);
    let left = futures.len();
    let completed = Rc::new(Completed {
        todo: RefCell::new(HashMap::new()),
        done: Queue::new(0),
        timer: RefCell::new(None),
    });
    for future in futures {
        let shared = completed.clone();
        let callback = future.add_fallible_callback(move |future| shared.on_completion(future));
        let core = future.core();
        core.name_callback(callback, "as_completed.<locals>._on_completion", 0);
        core.record_awaited_by(core.event_loop().current_task_id());
        completed.todo.borrow_mut().insert(core.id(), (future, callback));
    }
    if let Some(seconds) = timeout.filter(|_| left > 0) {
        let shared = completed.clone();
        let timer = get_event_loop().call_later(seconds, move || shared.on_timeout())?;
        *completed.timer.borrow_mut() = Some(timer);
    }
    Ok(AsCompleted { completed, left })
}

/// What [`as_completed`] answers.
pub struct AsCompleted<T> {
    completed: Rc<Completed<T>>,
    /// How many are still to be asked for.
    left: usize,
}

impl<T: 'static> AsCompleted<T> {
    /// `__anext__` of Python 3.13: a coroutine that answers the next future itself, when that is done.
    pub fn next_done(
        &mut self,
    ) -> Option<impl std::future::Future<Output = Result<Future<T>, Exception>> + 'static + use<T>> {
        self.left = self.left.checked_sub(1)?;
        Some(wait_for_one(self.completed.clone()))
    }
}

impl<T: Clone + 'static> Iterator for AsCompleted<T> {
    type Item = Pin<Box<dyn std::future::Future<Output = Result<T, Exception>>>>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.next_done()?;
        Some(Box::pin(async move { next.await?.result() }))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

struct Completed<T> {
    todo: RefCell<HashMap<Id, (Future<T>, CallbackId)>>,
    /// The ended, in order; `None` stands for one that did not make it in time.
    done: Queue<Option<Future<T>>>,
    timer: RefCell<Option<TimerHandle>>,
}

impl<T: 'static> Completed<T> {
    fn on_timeout(&self) -> Result<(), Exception> {
        for (future, callback) in self.todo.take().into_values() {
            future.remove_done_callback(callback);
            self.done.put_nowait(None)?;
        }
        Ok(())
    }

    fn on_completion(&self, future: &Future<T>) -> Result<(), Exception> {
        let mut todo = self.todo.borrow_mut();
        if todo.remove(&future.core().id()).is_none() {
            return Ok(()); // the timeout was first
        }
        self.done.put_nowait(Some(future.clone()))?;
        if todo.is_empty()
            && let Some(timer) = &*self.timer.borrow()
        {
            timer.cancel();
        }
        Ok(())
    }
}

/// `_wait_for_one`.
async fn wait_for_one<T: 'static>(completed: Rc<Completed<T>>) -> Result<Future<T>, Exception> {
    let next = completed.done.get_for(Purpose::Wait).await?;
    next.ok_or_else(|| Exception::bare(Kind::TimeoutError))
}
