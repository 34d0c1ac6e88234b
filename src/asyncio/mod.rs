//! asyncio's vocabulary, written on the kernel's public names alone.
//!
//! Each file is one word of asyncio, and its functions follow CPython 3.11's branch by branch:
//! the same futures are made in the same order, so the same things happen in the same turns. What
//! a coroutine function is in Python is here a function that returns a Rust future; it is as lazy,
//! nothing happens before it is first awaited.
//!
//! | to run and combine | to wait for one another |
//! |---|---|
//! | [`create_task`], [`ensure_future`], [`current_task`], [`all_tasks`] | [`Event`] |
//! | [`sleep`] | [`Lock`], [`Condition`] |
//! | [`gather`], [`wait`], [`as_completed`] | [`Semaphore`] |
//! | [`wait_for`], [`timeout`], [`shield`] | [`Barrier`] |
//! | [`TaskGroup`] | [`Queue`] |
//!
//! `x.within(body)` is `async with x: body`.
//!
//! ```
//! use loopscope::asyncio::{gather, sleep};
//! use loopscope::driver::{Clock, run};
//! use loopscope::kernel::{Exception, get_running_loop};
//!
//! async fn cook(dish: &str, seconds: f64) -> Result<String, Exception> {
//!     sleep(seconds).await?;
//!     Ok(format!("{dish} is ready at {}", get_running_loop()?.time()))
//! }
//!
//! let dishes = run(async { gather([cook("rice", 2.0), cook("soup", 1.0)])?.await }, Clock::Virtual);
//! assert_eq!(dishes.unwrap(), ["rice is ready at 2", "soup is ready at 1"]);
//! ```
#![forbid(unsafe_code)]

mod awaitable;
mod barrier;
mod condition;
mod event;
mod gather;
mod heap;
mod lock;
mod loop_bound;
mod queue;
mod runner;
mod semaphore;
mod shield;
mod sleep;
mod task_group;
mod timeout;
mod wait;
mod wait_for;
mod waiters;

pub use awaitable::{Awaitable, all_tasks, create_task, create_task_with, current_task, ensure_future};
pub use barrier::Barrier;
pub use condition::Condition;
pub use event::Event;
pub use gather::{Gather, gather, gather_settled, gather_with};
pub use lock::Lock;
pub use queue::{Less, Queue};
pub use runner::cancel_all_tasks;
pub use semaphore::Semaphore;
pub use shield::shield;
pub use sleep::{sleep, sleep_with};
pub use task_group::TaskGroup;
pub use timeout::{Timeout, timeout, timeout_at};
pub use wait::{AsCompleted, ReturnWhen, Split, as_completed, wait};
pub use wait_for::wait_for;
