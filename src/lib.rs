//! asyncio's event loop in Rust: run, step and see asynchronous programs.
//!
//! These pages can be read as a short book. Each chapter is a layer, and stands on the ones before it.
//!
//! | chapter | what it knows |
//! |---|---|
//! | [`kernel`] | the event loop: futures, tasks, timers, the trace; no browser, no language, no clock |
//! | [`asyncio`] | the vocabulary: `sleep`, `gather`, `Lock`, `Queue` …, on the kernel's public names |
//! | [`driver`] | how to run a loop to its end, in virtual or in real time |
//! | [`lang`] | the seam where coroutines of other languages come in |
//! | [`session`] | one run of a program, with its limits |
//! | `web` | the boundary to JavaScript, in WebAssembly only |
//!
//! # 1. A loop is a queue of callbacks
//!
//! An event loop holds callbacks that are ready, and timers. It does one thing, again and again: it
//! takes **one turn**. Timers that are due join the queue; then exactly those callbacks that are ready
//! now are called. What they make ready waits for the next turn. The loop never waits by itself: it
//! is told the time, and answers what it is waiting for.
//!
//! ```
//! use loopscope::kernel::{EventLoop, Next, Process};
//!
//! let event_loop = EventLoop::new(&Process::new());
//! event_loop.call_soon(|| println!("first"))?;
//! event_loop.call_later(2.0, || println!("two seconds later"))?;
//!
//! assert_eq!(event_loop.turn(0.0), Next::At(2.0)); // prints "first"; nothing to do before 2.0
//! assert_eq!(event_loop.turn(2.0), Next::Idle); // prints "two seconds later"; nothing is left
//! # Ok::<(), loopscope::kernel::Exception>(())
//! ```
//!
//! # 2. A future is a result that is not there yet
//!
//! Somebody will settle it, once, with a value or an exception; others want to be told. They are told
//! through the queue, in the turn after.
//!
//! ```
//! # use loopscope::kernel::{EventLoop, Process};
//! # let event_loop = EventLoop::new(&Process::new());
//! let future = event_loop.create_future();
//! future.add_done_callback(|future| println!("it is {:?}", future.result()));
//! future.set_result(42)?; // nothing is printed yet
//! event_loop.turn(0.0); // it is Ok(42)
//! # Ok::<(), loopscope::kernel::Exception>(())
//! ```
//!
//! # 3. A task is a coroutine on its way through the loop
//!
//! A coroutine is a function that can stop in the middle, at an `await`, and be resumed there. A task
//! runs it from stop to stop. When it awaits a future that is not done, the task leaves the loop to
//! the others; the future's done-callback puts its next step into the queue. A task is itself a future,
//! whose result is what the coroutine returns: that is how one task awaits another.
//!
//! ```
//! use loopscope::asyncio::create_task;
//! use loopscope::driver::{Clock, run};
//! use loopscope::kernel::get_running_loop;
//!
//! let main = async {
//!     let bell = get_running_loop()?.create_future();
//!     let heard = bell.clone();
//!     let listener = create_task(async move { heard.await.map(|sound| format!("heard {sound}")) })?;
//!     bell.set_result("ding")?;
//!     listener.await
//! };
//! assert_eq!(run(main, Clock::Virtual)?, "heard ding");
//! # Ok::<(), loopscope::kernel::Exception>(())
//! ```
//!
//! # 4. Cancellation is an exception at the await
//!
//! `cancel()` throws `CancelledError` in where the coroutine stands. It may clean up, take its time for
//! that, or refuse. It is an error value like any other, so `?` passes it on.
//!
//! ```
//! use loopscope::asyncio::{create_task, sleep};
//! use loopscope::driver::{Clock, run};
//! # use loopscope::kernel::Exception;
//!
//! let main = async {
//!     let cook = create_task(async {
//!         let outcome = sleep(60.0).await;
//!         println!("the stove is off"); // happens in any case
//!         outcome
//!     })?;
//!     sleep(1.0).await?;
//!     cook.cancel();
//!     Ok(cook.await.is_err_and(|error: Exception| error.is_cancelled()))
//! };
//! assert!(run(main, Clock::Virtual)?);
//! # Ok::<(), loopscope::kernel::Exception>(())
//! ```
//!
//! # 5. Time is whatever the host says
//!
//! Because the loop is told the time, a minute need not take a minute. Under [`driver::Clock::Virtual`] the
//! clock jumps to the next deadline as soon as everything sleeps: a run takes no time and goes the same
//! way every time. The same program runs under [`driver::Clock::Real`].
//!
//! # 6. What happened can be looked at
//!
//! The kernel writes a [trace](kernel::trace) of small events: spawned, awaits, woken by, settled … Every
//! view of a run is a fold over it, and its hash tells two schedules apart.
//!
//! ```
//! use loopscope::asyncio::sleep;
//! use loopscope::driver::{Clock, run_until_complete};
//! use loopscope::kernel::trace::Event;
//! use loopscope::kernel::{EventLoop, Process};
//!
//! let process = Process::new();
//! process.trace.start(1000);
//! run_until_complete(&EventLoop::new(&process), sleep(1.0), Clock::Virtual)?;
//! assert!(process.trace.events().contains(&Event::TimeJumped { from: 0.0, to: 1.0 }));
//! # Ok::<(), loopscope::kernel::Exception>(())
//! ```

pub mod asyncio;
pub mod driver;
pub mod kernel;
pub mod lang;
pub mod session;
#[cfg(target_arch = "wasm32")]
pub mod web;
