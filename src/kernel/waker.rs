//! Wakers: how anything outside asyncio says that a task should be looked at again.
//!
//! A waker holds a task's name and the loop's inbox, nothing else; it may be kept, cloned and sent
//! anywhere. Waking writes the name into the inbox and, if the loop may be asleep, calls the pender.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Wake;

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
pub(crate) struct TaskWaker {
    pub(crate) task: Id,
    pub(crate) inbox: Arc<Inbox>,
}

impl Wake for TaskWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.inbox.put(self.task);
    }
}
