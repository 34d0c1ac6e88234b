//! Context variables: values that belong to a task and are inherited by what it starts (PEP 567).

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};

type Values = Vec<(u32, Rc<dyn Any>)>; // few variables, ordered by the variable's number

/// A mapping from [`ContextVar`]s to values. Copying is O(1); a copy does not see later writes.
#[derive(Clone, Default)]
pub struct Context(Option<Rc<RefCell<Rc<Values>>>>);

thread_local! {
    static CURRENT: Cell<Context> = const { Cell::new(Context(None)) };
}

/// `contextvars.copy_context()`.
#[must_use]
pub fn copy_context() -> Context {
    with_current(|current| match &current.0 {
        // Nothing was ever set: an empty context costs nothing to copy.
        None => Context(None),
        Some(values) => Context(Some(Rc::new(RefCell::new(values.borrow().clone())))),
    })
}

fn with_current<R>(f: impl FnOnce(&mut Context) -> R) -> R {
    let mut current = CURRENT.take();
    let answer = f(&mut current);
    CURRENT.set(current);
    answer
}

impl Context {
    /// `Context.run`: calls `f` with this context current.
    pub fn run<R>(&mut self, f: impl FnOnce() -> R) -> R {
        let _current = Current::enter(self);
        f()
    }

    /// From now on its clones are the same context. (Those of one that was never written to are
    /// not, because they cost nothing.)
    #[must_use]
    pub fn share(mut self) -> Self {
        self.0.get_or_insert_default();
        self
    }
}

/// A context being current; ends also when what runs in it panics.
struct Current<'a>(&'a mut Context);

impl<'a> Current<'a> {
    fn enter(context: &'a mut Context) -> Self {
        *context = CURRENT.replace(std::mem::take(context));
        Current(context)
    }
}

impl Drop for Current<'_> {
    fn drop(&mut self) {
        *self.0 = CURRENT.replace(std::mem::take(self.0));
    }
}

/// `contextvars.ContextVar`.
pub struct ContextVar<T> {
    number: u32,
    kind: PhantomData<fn() -> T>,
}

impl<T: Clone + 'static> ContextVar<T> {
    /// A new variable, unset in every context.
    #[must_use]
    #[allow(clippy::new_without_default, reason = "each call makes another variable")]
    pub fn new() -> Self {
        static LAST: AtomicU32 = AtomicU32::new(0);
        Self {
            number: LAST.fetch_add(1, Ordering::Relaxed),
            kind: PhantomData,
        }
    }

    /// The value in the current context.
    #[must_use]
    pub fn get(&self) -> Option<T> {
        with_current(|current| {
            let values = current.0.as_ref()?.borrow().clone();
            let at = values.binary_search_by_key(&self.number, |entry| entry.0).ok()?;
            values[at].1.downcast_ref::<T>().cloned()
        })
    }

    /// Sets the value in the current context.
    pub fn set(&self, value: T) {
        with_current(|current| {
            let cell = current.0.get_or_insert_default();
            let mut shared = cell.borrow_mut();
            let values = Rc::make_mut(&mut shared);
            let entry = (self.number, Rc::new(value) as Rc<dyn Any>);
            match values.binary_search_by_key(&self.number, |entry| entry.0) {
                Ok(at) => values[at] = entry,
                Err(at) => values.insert(at, entry),
            }
        });
    }
}
