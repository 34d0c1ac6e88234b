//! Wakers: how anything outside asyncio says that a task should be looked at again.
//!
//! A waker holds a task's name and the loop's inbox, nothing else; it may be kept, cloned and sent
//! anywhere. Waking writes the name into the inbox and, if the loop may be asleep, calls the pender.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Wake, Waker};

use super::trace::Id;

/// Arranges for the loop to be turned soon. It must not turn the loop itself.
pub type Pender = Box<dyn Fn() + Send>;

#[derive(Default)]
struct Letters {
    woken: Vec<Id>,
    pender: Option<Pender>,
}

/// Tasks woken from outside since the last turn began.
#[derive(Default)]
pub(crate) struct Inbox(Mutex<Letters>);

impl Inbox {
    fn lock(&self) -> MutexGuard<'_, Letters> {
        // A waker that panicked while it held the lock left a list that is still whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn set_pender(&self, pender: Option<Pender>) {
        self.lock().pender = pender;
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.lock().woken.is_empty()
    }

    pub(crate) fn take(&self) -> Vec<Id> {
        std::mem::take(&mut self.lock().woken)
    }

    fn put(&self, task: Id) {
        let mut letters = self.lock();
        letters.woken.push(task);
        let is_first = letters.woken.len() == 1;
        drop(letters);
        if is_first {
            self.ring();
        }
    }

    /// Calls the pender.
    pub(crate) fn ring(&self) {
        if let Some(pender) = &self.lock().pender {
            pender();
        }
    }
}

/// The waker of one task.
struct TaskWaker {
    task: AtomicU32,
    inbox: Arc<Inbox>,
}

impl Wake for TaskWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.inbox.put(self.task.load(Ordering::Relaxed));
    }
}

/// A waker that is one task's after another's, until somebody keeps it.
pub(crate) struct SpareWaker {
    inner: Arc<TaskWaker>,
    waker: Waker,
}

impl SpareWaker {
    pub(crate) fn new(inbox: Arc<Inbox>) -> Self {
        let task = AtomicU32::new(0);
        let inner = Arc::new(TaskWaker { task, inbox });
        let waker = inner.clone().into();
        SpareWaker { inner, waker }
    }

    /// From now on it wakes `task`.
    pub(crate) fn of(&self, task: Id) -> &Waker {
        self.inner.task.store(task, Ordering::Relaxed);
        &self.waker
    }

    /// Whether somebody has a clone.
    pub(crate) fn is_kept(&self) -> bool {
        Arc::strong_count(&self.inner) > 2
    }

    pub(crate) fn into_waker(self) -> Waker {
        self.waker
    }
}
