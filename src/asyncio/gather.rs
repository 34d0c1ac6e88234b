//! `gather`: many awaitables at once, their results in the order of the arguments.

use std::cell::{Cell, OnceCell};
use std::collections::HashSet;
use std::rc::Rc;

use super::awaitable::{Awaitable, check_loop, ensure_future};
use crate::kernel::trace::Purpose;
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
    gather_with(ensure_all(awaitables)?, false, |outcomes| {
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
    gather_with(ensure_all(awaitables)?, true, |outcomes| outcomes)
}

fn ensure_all<T: 'static>(
    awaitables: impl IntoIterator<Item = impl Into<Awaitable<T>>>,
) -> Result<Vec<Future<T>>, Exception> {
    let mut children: Vec<Future<T>> = Vec::new();
    for awaitable in awaitables {
        let event_loop = children.first().map(Future::get_loop);
        let awaitable = awaitable.into();
        let is_ours = matches!(awaitable, Awaitable::Coroutine { .. });
        let child = ensure_future(awaitable, event_loop.as_ref())?;
        if is_ours && let Some(task) = child.any().task() {
            // The caller cannot name this task, so it is not to blame for its end.
            task.forgive_destruction();
        }
        children.push(child);
    }
    Ok(children)
}

/// `gather` of futures, whose outcomes `collect` makes into the result. A future that occurs twice
/// is waited for once.
///
/// # Errors
/// `ValueError` if they belong to different loops.
pub fn gather_with<T: Clone + 'static, U: 'static>(
    children: Vec<Future<T>>,
    return_exceptions: bool,
    collect: impl FnOnce(Vec<Result<T, Exception>>) -> U + 'static,
) -> Result<Future<U>, Exception> {
    let untyped = children.iter().map(Future::any).collect();
    gather_any(untyped, return_exceptions, move || {
        collect(children.iter().map(outcome).collect())
    })
}

/// What a child is in the list of results.
fn outcome<T: Clone + 'static>(child: &Future<T>) -> Result<T, Exception> {
    let outcome = child.result();
    match &outcome {
        // CPython makes a new CancelledError of the message given to `Future.cancel`, or of '';
        // a message that the child raised itself is not that one.
        Err(error) if child.cancelled() => {
            let raised = child.core().peek_exception().is_some();
            let message = error.argument().filter(|_| !raised);
            Err(Exception::cancelled(Some(message.unwrap_or_default())))
        }
        _ => outcome,
    }
}

/// The algorithm itself, which does not look at results; `collect` is called when all are done.
pub(super) fn gather_any<U: 'static>(
    children: Vec<Rc<dyn AnyFuture>>,
    return_exceptions: bool,
    collect: impl FnOnce() -> U + 'static,
) -> Result<Future<U>, Exception> {
    let Some(last) = children.last().cloned() else {
        let outer = get_event_loop().create_future_for(Purpose::Gather, 0.0);
        outer.set_result(collect())?;
        return Ok(outer);
    };
    let event_loop = children[0].core().event_loop().clone();
    for child in &children {
        check_loop(&**child, &event_loop)?;
    }
    let mut seen = HashSet::new();
    let distinct: Vec<_> = children
        .iter()
        .filter(|child| seen.insert(child.core().id()))
        .cloned()
        .collect();

    let cancel_requested = Rc::new(Cell::new(false));
    let shared = Rc::new(Gathering {
        outer: OnceCell::new(),
        unfinished: Cell::new(distinct.len()),
        cancel_requested: cancel_requested.clone(),
        return_exceptions,
        collect: Cell::new(Some(collect)),
        last,
    });
    for child in &distinct {
        let (shared, settled) = (shared.clone(), Rc::downgrade(child));
        let callback = child.add_done_callback(move || match settled.upgrade() {
            Some(child) => shared.child_done(&*child),
            None => Ok(()),
        });
        child
            .core()
            .name_callback(callback, "gather.<locals>._done_callback");
    }
    let count = distinct.len() as f64;
    let outer = Future::with_cancel(&event_loop, Purpose::Gather, count, move |message| {
        // Like Task.cancel, it asks: the outer future is done when the children are.
        let mut any = false;
        for child in &children {
            any |= child.clone().cancel(message.clone());
        }
        if any {
            cancel_requested.set(true);
        }
        any
    });
    let _ = shared.outer.set(outer.clone());
    Ok(outer)
}

/// The state that the children's callbacks share.
struct Gathering<U, C> {
    outer: OnceCell<Future<U>>,
    unfinished: Cell<usize>,
    /// Not by way of this, or the outer future would keep itself alive.
    cancel_requested: Rc<Cell<bool>>,
    return_exceptions: bool,
    collect: Cell<Option<C>>,
    last: Rc<dyn AnyFuture>,
}

impl<U: 'static, C: FnOnce() -> U> Gathering<U, C> {
    fn child_done(&self, child: &dyn AnyFuture) -> Result<(), Exception> {
        self.unfinished.set(self.unfinished.get() - 1);
        let Some(outer) = self.outer.get().filter(|outer| !outer.done()) else {
            child.core().mark_retrieved();
            return Ok(());
        };
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
            let error = self.last.core().failure().filter(Exception::is_cancelled);
            return outer.set_exception(error.unwrap_or_else(|| Exception::cancelled(None)));
        }
        match results {
            Some(results) => outer.set_result(results),
            None => Ok(()),
        }
    }
}
