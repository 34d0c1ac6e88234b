//! `Queue`, `LifoQueue` and `PriorityQueue`: items from producers to consumers.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use super::event::Event;
use super::heap;
use super::loop_bound::LoopBound;
use super::waiters::{Waiters, finally};
use crate::kernel::trace::Purpose;
use crate::kernel::{AnyFuture, Exception, Future, Kind};

/// Whether one item comes before another in a priority queue; a comparison may raise.
pub type Less<T> = Rc<dyn Fn(&T, &T) -> Result<bool, Exception>>;

enum Discipline<T> {
    Fifo,
    Lifo,
    Priority(Less<T>),
}

struct Inner<T> {
    maxsize: isize,
    discipline: Discipline<T>,
    items: RefCell<VecDeque<T>>,
    getters: Waiters,
    putters: Waiters,
    unfinished: Cell<usize>,
    finished: Event,
    is_shutdown: Cell<bool>,
    bound: LoopBound,
}

/// `asyncio.Queue`, and with another order `LifoQueue` and `PriorityQueue`.
///
/// ```
/// use loopscope::asyncio::{Queue, create_task, sleep};
/// use loopscope::driver::{Clock, run};
///
/// let eaten = run(
///     async {
///         let counter = Queue::new(1);
///         let dishes = counter.clone();
///         create_task(async move {
///             for dish in ["rice", "soup"] {
///                 dishes.put(dish).await?; // waits while the counter is full
///                 sleep(1.0).await?;
///             }
///             Ok(())
///         })?;
///         Ok([counter.get().await?, counter.get().await?])
///     },
///     Clock::Virtual,
/// );
/// assert_eq!(eaten.unwrap(), ["rice", "soup"]);
/// ```
pub struct Queue<T>(Rc<Inner<T>>);

impl<T> Clone for Queue<T> {
    fn clone(&self) -> Self {
        Queue(self.0.clone())
    }
}

impl<T: 'static> Queue<T> {
    /// `Queue(maxsize)`: first in, first out. Without bound if `maxsize` is not positive.
    #[must_use]
    pub fn new(maxsize: isize) -> Self {
        Self::build(maxsize, Discipline::Fifo)
    }

    /// `LifoQueue(maxsize)`: the last item put is the first to get.
    #[must_use]
    pub fn lifo(maxsize: isize) -> Self {
        Self::build(maxsize, Discipline::Lifo)
    }

    /// `PriorityQueue(maxsize)`: the least item is the first to get.
    #[must_use]
    pub fn priority(maxsize: isize, less: Less<T>) -> Self {
        Self::build(maxsize, Discipline::Priority(less))
    }

    fn build(maxsize: isize, discipline: Discipline<T>) -> Self {
        let finished = Event::with_purpose(Purpose::QueueJoin);
        finished.set();
        Queue(Rc::new(Inner {
            maxsize,
            discipline,
            items: RefCell::default(),
            getters: Waiters::default(),
            putters: Waiters::default(),
            unfinished: Cell::new(0),
            finished,
            is_shutdown: Cell::new(false),
            bound: LoopBound::default(),
        }))
    }

    /// The bound on the number of items; not positive for none.
    #[must_use]
    pub fn maxsize(&self) -> isize {
        self.0.maxsize
    }

    /// The number of items.
    #[must_use]
    pub fn qsize(&self) -> usize {
        self.0.items.borrow().len()
    }

    /// Whether there is no item.
    #[must_use]
    pub fn empty(&self) -> bool {
        self.qsize() == 0
    }

    /// Whether there are as many items as there may be.
    #[must_use]
    pub fn full(&self) -> bool {
        self.0.maxsize > 0 && self.qsize() >= self.0.maxsize.unsigned_abs()
    }

    /// Adds an item, waiting while the queue is full.
    ///
    /// # Errors
    /// When awaited: `CancelledError`; `QueueShutDown`; a comparison's own.
    pub fn put(
        &self,
        item: T,
    ) -> impl std::future::Future<Output = Result<(), Exception>> + 'static + use<T> {
        let queue = self.clone();
        async move {
            while queue.full() {
                if queue.0.is_shutdown.get() {
                    return Err(Exception::bare(Kind::QueueShutDown));
                }
                queue
                    .stand_in(&queue.0.putters, Purpose::QueuePut, || !queue.full())
                    .await?;
            }
            queue.put_nowait(item)
        }
    }

    /// Removes an item, waiting while there is none.
    ///
    /// # Errors
    /// When awaited: `CancelledError`; `QueueShutDown`; a comparison's own.
    pub fn get(&self) -> impl std::future::Future<Output = Result<T, Exception>> + 'static + use<T> {
        self.get_for(Purpose::QueueGet)
    }

    /// `get`, for a queue that is part of something else.
    pub(super) fn get_for(
        &self,
        purpose: Purpose,
    ) -> impl std::future::Future<Output = Result<T, Exception>> + 'static + use<T> {
        let queue = self.clone();
        async move {
            while queue.empty() {
                if queue.0.is_shutdown.get() {
                    return Err(Exception::bare(Kind::QueueShutDown));
                }
                queue
                    .stand_in(&queue.0.getters, purpose, || !queue.empty())
                    .await?;
            }
            queue.get_nowait()
        }
    }

    /// Waits in `line` to be woken. One who was woken and cannot go on wakes the next, if there is
    /// `something_left` to go on with.
    async fn stand_in(
        &self,
        line: &Waiters,
        purpose: Purpose,
        something_left: impl Fn() -> bool,
    ) -> Result<(), Exception> {
        let event_loop = self.0.bound.get_loop(|| self.repr(|_| "...".into()))?;
        let waiter: Future<()> = event_loop.create_future_for(purpose, self.0.maxsize as f64);
        let pass_on = finally(|| {
            waiter.cancel(); // just in case it is not done yet
            if something_left() && !waiter.cancelled() {
                line.wake_next();
            }
        });
        let place = line.enter(waiter.clone());
        (&waiter).await?;
        drop(place);
        pass_on.forget();
        Ok(())
    }

    /// Adds an item at once.
    ///
    /// # Errors
    /// `QueueFull`; `QueueShutDown`; a comparison's own.
    pub fn put_nowait(&self, item: T) -> Result<(), Exception> {
        if self.0.is_shutdown.get() {
            return Err(Exception::bare(Kind::QueueShutDown));
        }
        if self.full() {
            return Err(Exception::bare(Kind::QueueFull));
        }
        match &self.0.discipline {
            Discipline::Fifo | Discipline::Lifo => self.0.items.borrow_mut().push_back(item),
            Discipline::Priority(less) => self.reorder(|heap| heap::push(heap, item, &**less))?,
        }
        self.0.unfinished.set(self.0.unfinished.get() + 1);
        self.0.finished.clear();
        self.0.getters.wake_next();
        Ok(())
    }

    /// Removes an item at once.
    ///
    /// # Errors
    /// `QueueEmpty`; `QueueShutDown`; a comparison's own.
    pub fn get_nowait(&self) -> Result<T, Exception> {
        let Some(item) = self.take()? else {
            let kind = if self.0.is_shutdown.get() {
                Kind::QueueShutDown
            } else {
                Kind::QueueEmpty
            };
            return Err(Exception::bare(kind));
        };
        self.0.putters.wake_next();
        Ok(item)
    }

    fn take(&self) -> Result<Option<T>, Exception> {
        match &self.0.discipline {
            Discipline::Fifo => Ok(self.0.items.borrow_mut().pop_front()),
            Discipline::Lifo => Ok(self.0.items.borrow_mut().pop_back()),
            Discipline::Priority(less) => self.reorder(|heap| heap::pop(heap, &**less)),
        }
    }

    /// Changes the heap outside the borrow: a comparison may call the program, and that this queue.
    fn reorder<R>(
        &self,
        change: impl FnOnce(&mut VecDeque<T>) -> Result<R, Exception>,
    ) -> Result<R, Exception> {
        let mut heap = self.0.items.take();
        let outcome = change(&mut heap);
        let meanwhile = self.0.items.replace(heap);
        if !meanwhile.is_empty() {
            return Err(Exception::runtime("list changed size during iteration"));
        }
        outcome
    }

    /// Says that an item that was got has been dealt with.
    ///
    /// # Errors
    /// `ValueError('task_done() called too many times')`.
    pub fn task_done(&self) -> Result<(), Exception> {
        let Some(left) = self.0.unfinished.get().checked_sub(1) else {
            return Err(Exception::new(
                Kind::ValueError,
                "task_done() called too many times",
            ));
        };
        self.finish(left);
        Ok(())
    }

    fn finish(&self, unfinished: usize) {
        self.0.unfinished.set(unfinished);
        if unfinished == 0 {
            self.0.finished.set();
        }
    }

    /// Waits until every item that was put has been dealt with.
    ///
    /// # Errors
    /// When awaited: `CancelledError`.
    pub fn join(&self) -> impl std::future::Future<Output = Result<(), Exception>> + 'static + use<T> {
        let queue = self.clone();
        async move {
            if queue.0.unfinished.get() > 0 {
                queue.0.finished.wait().await?;
            }
            Ok(())
        }
    }

    /// Closes the queue (3.13): from now on `put` raises `QueueShutDown`, and so does `get` once it
    /// is empty; which it is now, if `immediate`.
    ///
    /// # Errors
    /// A comparison's own.
    pub fn shutdown(&self, immediate: bool) -> Result<(), Exception> {
        self.0.is_shutdown.set(true);
        if immediate {
            while self.take()?.is_some() {
                self.0.unfinished.set(self.0.unfinished.get().saturating_sub(1));
            }
            self.finish(self.0.unfinished.get());
        }
        // They look again, and raise.
        while self.0.getters.wake_next() {}
        while self.0.putters.wake_next() {}
        Ok(())
    }

    /// The futures of those who wait for an item, in order (`_getters`).
    #[must_use]
    pub fn getters(&self) -> Vec<Rc<dyn AnyFuture>> {
        self.0.getters.futures()
    }

    /// The futures of those who wait for room, in order (`_putters`).
    #[must_use]
    pub fn putters(&self) -> Vec<Rc<dyn AnyFuture>> {
        self.0.putters.futures()
    }

    /// `str()`, with `show` for the items.
    pub fn repr(&self, show: impl Fn(&T) -> String) -> String {
        let class = match self.0.discipline {
            Discipline::Fifo => "Queue",
            Discipline::Lifo => "LifoQueue",
            Discipline::Priority(_) => "PriorityQueue",
        };
        let mut text = format!("<{class} maxsize={}", self.0.maxsize);
        let items: Vec<String> = self.0.items.borrow().iter().map(show).collect();
        if !items.is_empty() {
            text += &format!(" _queue=[{}]", items.join(", "));
        }
        for (name, line) in [("_getters", &self.0.getters), ("_putters", &self.0.putters)] {
            if !line.is_empty() {
                text += &format!(" {name}[{}]", line.len());
            }
        }
        if self.0.unfinished.get() > 0 {
            text += &format!(" tasks={}", self.0.unfinished.get());
        }
        if self.0.is_shutdown.get() {
            text += " shutdown";
        }
        text + ">"
    }
}
