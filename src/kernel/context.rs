//! Context variables: values that belong to a task and are inherited by what it starts (PEP 567).

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};

type Values = Vec<(u32, Rc<dyn Any>)>; // few variables, ordered by the variable's number

/// A mapping from [`ContextVar`]s to values. Copying is O(1); a copy does not see later writes.
#[derive(Clone, Default)]
pub struct Context(Option<Rc<Shared>>);

#[derive(Default)]
struct Shared {
    values: RefCell<Rc<Values>>,
    /// How many run in it: it is current, or will be again when those within have ended.
    entered: Cell<u32>,
}

thread_local! {
    static CURRENT: Cell<Context> = const { Cell::new(Context(None)) };
}

/// `contextvars.copy_context()`.
#[must_use]
pub fn copy_context() -> Context {
    with_current(|current| current.copy())
}

/// The context itself that is current; what is set in it is set here.
#[must_use]
pub fn current_context() -> Context {
    with_current(|current| {
        current.writable();
        current.clone()
    })
}

fn with_current<R>(f: impl FnOnce(&mut Context) -> R) -> R {
    let mut current = CURRENT.take();
    let answer = f(&mut current);
    CURRENT.set(current);
    answer
}

impl PartialEq for Context {
    /// Whether it is the same context, not whether the values are. One that was never written to is like no other.
    fn eq(&self, other: &Self) -> bool {
        matches!((&self.0, &other.0), (Some(one), Some(other)) if Rc::ptr_eq(one, other))
    }
}

impl Context {
    /// `Context.run`: calls `f` with this context current.
    pub fn run<R>(&mut self, f: impl FnOnce() -> R) -> R {
        let _current = Current::enter(self);
        f()
    }

    /// `Context.copy`.
    #[must_use]
    pub fn copy(&self) -> Context {
        let values = self.0.as_ref().map(|shared| shared.values.borrow().clone());
        // Where nothing is set, a copy costs nothing.
        Context(values.filter(|values| !values.is_empty()).map(|values| {
            Rc::new(Shared {
                values: RefCell::new(values),
                entered: Cell::new(0),
            })
        }))
    }

    /// Whether somebody runs in it: a task whose step is under way, a callback, [`run`](Self::run).
    #[must_use]
    pub fn is_entered(&self) -> bool {
        self.0.as_ref().is_some_and(|shared| shared.entered.get() > 0)
    }

    /// From now on this context is current, until [`leave`](Self::leave) is given what this answers.
    pub(crate) fn enter(self) -> Context {
        self.count(1);
        CURRENT.replace(self)
    }

    /// What was current is current again; answers with the context that was it meanwhile.
    pub(crate) fn leave(outer: Context) -> Context {
        let left = CURRENT.replace(outer);
        left.count(-1);
        left
    }

    fn count(&self, more: i32) {
        if let Some(shared) = &self.0 {
            shared
                .entered
                .set(shared.entered.get().saturating_add_signed(more));
        }
    }

    /// Its cell, made now if nothing was ever set. It must be current.
    fn writable(&mut self) -> &Shared {
        self.0.get_or_insert_with(|| {
            Rc::new(Shared {
                entered: Cell::new(1),
                ..Shared::default()
            })
        })
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
        *context = std::mem::take(context).enter();
        Current(context)
    }
}

impl Drop for Current<'_> {
    fn drop(&mut self) {
        *self.0 = Context::leave(std::mem::take(self.0));
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
            let values = current.0.as_ref()?.values.borrow().clone();
            let at = values.binary_search_by_key(&self.number, |entry| entry.0).ok()?;
            values[at].1.downcast_ref::<T>().cloned()
        })
    }

    /// Sets the value in the current context.
    pub fn set(&self, value: T) {
        with_current(|current| {
            let mut shared = current.writable().values.borrow_mut();
            let values = Rc::make_mut(&mut shared);
            let entry = (self.number, Rc::new(value) as Rc<dyn Any>);
            match values.binary_search_by_key(&self.number, |entry| entry.0) {
                Ok(at) => values[at] = entry,
                Err(at) => values.insert(at, entry),
            }
        });
    }
}
