//! What `asyncio.run` does at its end with the tasks that are left.

use std::rc::Rc;

use super::gather::Gathered;
use crate::kernel::{AnyFuture, ErrorContext, EventLoop, Future, State};

/// Cancels every task of `event_loop` (`runners._cancel_all_tasks`). Run the loop until the future
/// is done: by then each has ended, and those that failed were reported to the exception handler.
/// `None` if there was nothing to cancel.
#[must_use]
pub fn cancel_all_tasks(event_loop: &EventLoop) -> Option<Future<()>> {
    let tasks = event_loop.all_tasks();
    if tasks.is_empty() {
        return None;
    }
    for task in &tasks {
        task.clone().cancel(None);
    }
    let mut gathered = Gathered::default();
    for task in &tasks {
        // It fails only where they belong to different loops.
        gathered.add(task.clone()).ok()?;
    }
    let event_loop = event_loop.clone();
    let report = move || tasks.iter().for_each(|task| report_failure(&event_loop, task));
    gathered.finish(true, report).ok()
}

fn report_failure(event_loop: &EventLoop, task: &Rc<dyn AnyFuture>) {
    if task.core().state() == State::Cancelled {
        return;
    }
    task.core().mark_retrieved();
    if let Some(exception) = task.core().failure() {
        event_loop.call_exception_handler(&ErrorContext {
            message: "unhandled exception during asyncio.run() shutdown".into(),
            exception: Some(exception),
            handle: 0,
        });
    }
}
