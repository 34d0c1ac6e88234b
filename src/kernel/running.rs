//! Which loop runs on this thread, and which one `get_event_loop` gives (asyncio/events.py).

use std::cell::RefCell;
use std::rc::Rc;

use super::event_loop::EventLoop;
use super::exception::Exception;
use super::process::Process;

struct Thread {
    running: Option<EventLoop>,
    current: Option<EventLoop>,
    /// Made when it is first asked for.
    process: Option<Rc<Process>>,
}

thread_local! {
    static THREAD: RefCell<Thread> = const { RefCell::new(Thread { running: None, current: None, process: None }) };
}

/// The loop whose turn is being run.
///
/// # Errors
/// `RuntimeError('no running event loop')` outside any.
pub fn get_running_loop() -> Result<EventLoop, Exception> {
    running_loop().ok_or_else(|| Exception::runtime("no running event loop"))
}

/// The loop whose turn is being run, if any: `asyncio._get_running_loop`.
#[must_use]
pub fn running_loop() -> Option<EventLoop> {
    THREAD.with_borrow(|thread| thread.running.clone())
}

/// Calls `f` with the running loop. `f` must not call the program.
pub(crate) fn with_running<R>(f: impl FnOnce(&EventLoop) -> R) -> Option<R> {
    THREAD.with_borrow(|thread| thread.running.as_ref().map(f))
}

/// The running loop, or else the thread's current one, made if there is none: CPython 3.11's rule.
/// (3.12 warns where it makes one; 3.14 raises.)
#[must_use]
pub fn get_event_loop() -> EventLoop {
    let known = THREAD.with_borrow(|thread| thread.running.clone().or_else(|| thread.current.clone()));
    known.unwrap_or_else(|| {
        let event_loop = new_event_loop();
        set_event_loop(Some(event_loop.clone()));
        event_loop
    })
}

/// Makes `event_loop` the thread's current one, or leaves the thread without.
pub fn set_event_loop(event_loop: Option<EventLoop>) {
    let former = THREAD.with_borrow_mut(|thread| std::mem::replace(&mut thread.current, event_loop));
    drop(former); // outside the borrow: dropping a loop drops its tasks, which may look here
}

/// A new loop in the thread's process.
#[must_use]
pub fn new_event_loop() -> EventLoop {
    EventLoop::new(&process())
}

/// The process in which the thread's new loops are made.
#[must_use]
pub fn process() -> Rc<Process> {
    THREAD.with_borrow_mut(|thread| thread.process.get_or_insert_default().clone())
}

/// Gives the thread a new process, with no loop. A run begins with this.
pub fn set_process(process: Rc<Process>) {
    let former = THREAD.replace(Thread {
        running: None,
        current: None,
        process: Some(process),
    });
    drop(former);
}

/// `asyncio._set_running_loop`, for hosts: which loop's turn is being run. Returns the former one.
pub fn set_running_loop(event_loop: Option<EventLoop>) -> Option<EventLoop> {
    THREAD.with_borrow_mut(|thread| std::mem::replace(&mut thread.running, event_loop))
}
