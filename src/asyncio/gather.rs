//! `gather`: many awaitables at once, their results in the order of the arguments.

use std::cell::{Cell, OnceCell};
use std::collections::HashSet;
use std::rc::Rc;

use super::awaitable::{Awaitable, check_loop, ensure_future};
use crate::kernel::trace::{Id, Purpose};
use crate::kernel::{AnyFuture, Exception, Future, get_event_loop};

/// Runs `awaitables` concurrently. The future's result is the list of theirs; its exception is
/// the first of theirs, while the others go on. Cancelling it cancels them all. A coroutine starts
/// as a task in the next turn, whether or not the future is awaited.
///
/// ```
/// use loopscope::asyncio::{gather, sleep_with};
/// use loopscope::driver::{Clock, run};
///
/// let results = run(async { gather([sleep_with(2.0, 'a'), sleep_with(1.0, 'b')])?.await }, Clock::Virtual);
/// assert_eq!(results.unwrap(), ['a', 'b']);
/// ```
///
/// # Errors
/// `ValueError` if they belong to different loops.
pub fn gather<T: Clone + 'static>(
    awaitables: impl IntoIterator<Item = impl Into<Awaitable<T>>>,
) -> Result<Future<Vec<T>>, Exception> {
    // Every child succeeded, or the exception has gone out before.
    gather_with(awaitables, false, |outcomes| {
        outcomes.into_iter().flatten().collect()
    })
}

/// `gather(…, return_exceptions=True)`: waits for every one, however it ends.
///
/// # Errors
/// `ValueError` if they belong to different loops.
pub fn gather_settled<T: Clone + 'static>(
    awaitables: impl IntoIterator<Item = impl Into<Awaitable<T>>>,
) -> Result<Future<Vec<Result<T, Exception>>>, Exception> {
    gather_with(awaitables, true, |outcomes| outcomes)
}

/// `gather` of awaitables, whose outcomes `collect` makes into the result. One that occurs twice is
/// waited for once.
///
/// # Errors
/// `ValueError` if they belong to different loops.
pub fn gather_with<T: Clone + 'static, U: 'static>(
    awaitables: impl IntoIterator<Item = impl Into<Awaitable<T>>>,
    return_exceptions: bool,
    collect: impl FnOnce(Vec<Result<T, Exception>>) -> U + 'static,
) -> Result<Future<U>, Exception> {
    let mut gather = Gather::new();
    let mut event_loop = None;
    for awaitable in awaitables {
        let awaitable = awaitable.into();
        let is_ours = matches!(awaitable, Awaitable::Coroutine { .. });
        let child = ensure_future(awaitable, event_loop.as_ref())?;
        if is_ours && let Some(task) = child.any().task() {
            // The caller cannot name this task, so it is not to blame for its end.
            task.forgive_destruction();
        }
        event_loop.get_or_insert_with(|| child.get_loop());
        gather.add(child)?;
    }
    gather.finish(return_exceptions, collect)
}

/// `gather`, one child after the other, for a caller who makes the children in between: the callback
/// of one that is done already is in the queue before the next one's first step.
pub struct Gather<T> {
    children: Vec<Future<T>>,
    gathered: Gathered,
}

impl<T: Clone + 'static> Gather<T> {
    /// Without children.
    #[must_use]
    pub fn new() -> Self {
        Self {
            children: Vec::new(),
            gathered: Gathered::default(),
        }
    }

    /// Waits for `child` too.
    ///
    /// # Errors
    /// `ValueError` if it belongs to another loop than the first one.
    pub fn add(&mut self, child: Future<T>) -> Result<(), Exception> {
        self.gathered.add(child.any())?;
        self.children.push(child);
        Ok(())
    }

    /// The future of all children, whose outcomes `collect` makes into the result.
    ///
    /// # Errors
    /// `RuntimeError` if there are no children and no loop.
    pub fn finish<U: 'static>(
        self,
        return_exceptions: bool,
        collect: impl FnOnce(Vec<Result<T, Exception>>) -> U + 'static,
    ) -> Result<Future<U>, Exception> {
        let children = self.children;
        self.gathered.finish(return_exceptions, move || {
            collect(children.iter().map(outcome).collect())
        })
    }
}

impl<T: Clone + 'static> Default for Gather<T> {
    fn default() -> Self {
        Self::new()
    }
}

/// What a child is in the list of results.
fn outcome<T: Clone + 'static>(child: &Future<T>) -> Result<T, Exception> {
    if child.cancelled() {
        // CPython makes a new CancelledError of the message given to `Future.cancel`, or of ''.
        let message = child.core().cancel_message().unwrap_or_else(|| "".into());
        return Err(Exception::cancelled(Some(message)));
    }
    child.result()
}

/// The algorithm itself, which does not look at results.
#[derive(Default)]
pub(super) struct Gathered {
    children: Vec<Rc<dyn AnyFuture>>,
    seen: HashSet<Id>,
    /// Empty for good if a child was refused: then the others just have their exceptions retrieved.
    gathering: Rc<OnceCell<Box<dyn ChildDone>>>,
}

impl Gathered {
    pub(super) fn add(&mut self, child: Rc<dyn AnyFuture>) -> Result<(), Exception> {
        if let Some(first) = self.children.first() {
            check_loop(&*child, first.core().event_loop())?;
        }
        if self.seen.insert(child.core().id()) {
            let (gathering, settled) = (self.gathering.clone(), Rc::downgrade(&child));
            let callback = child.add_done_callback(move || match (settled.upgrade(), gathering.get()) {
                (Some(child), Some(gathering)) => gathering.child_done(&*child),
                (Some(child), None) => Ok(child.core().mark_retrieved()),
                (None, _) => Ok(()),
            });
            let task = child.core().event_loop().current_task_id();
            child
                .core()
                .name_callback(callback, "gather.<locals>._done_callback", task);
        }
        self.children.push(child);
        Ok(())
    }

    /// `collect` is called when all children are done.
    pub(super) fn finish<U: 'static>(
        self,
        return_exceptions: bool,
        collect: impl FnOnce() -> U + 'static,
    ) -> Result<Future<U>, Exception> {
        let children = Rc::new(self.children);
        let Some(last) = children.last().cloned() else {
            let outer = get_event_loop().create_future_for(Purpose::Gather, 0.0);
            outer.set_result(collect())?;
            return Ok(outer);
        };
        let event_loop = last.core().event_loop().clone();
        let count = self.seen.len();
        let cancel_requested = Rc::new(Cell::new(false));
        let requested = cancel_requested.clone();
        let asked = children.clone();
        let outer = Future::with_cancel(&event_loop, Purpose::Gather, count as f64, move |message| {
            // Like Task.cancel, it asks: the outer future is done when the children are.
            let mut any = false;
            for child in &*asked {
                any |= child.clone().cancel(message.clone());
            }
            if any {
                requested.set(true);
            }
            any
        });
        for child in &*children {
            child.core().record_awaited_by(outer.core().id());
        }
        let gathering = Gathering {
            outer: outer.clone(),
            unfinished: Cell::new(count),
            cancel_requested,
            return_exceptions,
            collect: Cell::new(Some(collect)),
            last,
        };
        let _ = self.gathering.set(Box::new(gathering));
        Ok(outer)
    }
}

/// The state that the children's callbacks share.
struct Gathering<U, C> {
    outer: Future<U>,
    unfinished: Cell<usize>,
    /// Not by way of this, or the outer future would keep itself alive.
    cancel_requested: Rc<Cell<bool>>,
    return_exceptions: bool,
    collect: Cell<Option<C>>,
    last: Rc<dyn AnyFuture>,
}

trait ChildDone {
    fn child_done(&self, child: &dyn AnyFuture) -> Result<(), Exception>;
}

impl<U: 'static, C: FnOnce() -> U> ChildDone for Gathering<U, C> {
    fn child_done(&self, child: &dyn AnyFuture) -> Result<(), Exception> {
        self.unfinished.set(self.unfinished.get() - 1);
        let outer = &self.outer;
        if outer.done() {
            child.core().mark_retrieved();
            return Ok(());
        }
        if !self.return_exceptions {
            child.core().mark_retrieved();
            if let Some(exception) = child.core().failure() {
                return outer.set_exception(exception);
            }
        }
        if self.unfinished.get() > 0 {
            return Ok(());
        }
        let results = self.collect.take().map(|collect| collect());
        if self.cancel_requested.get() {
            // A gather that is being cancelled says so, whatever return_exceptions is.
            return outer.set_exception(self.last.core().make_cancelled_error());
        }
        match results {
            Some(results) => outer.set_result(results),
            None => Ok(()),
        }
    }
}
