//! The event loop: time, timers, futures, tasks, and the one place where they are run.
#![forbid(unsafe_code)]

mod await_;
mod context;
mod event_loop;
mod exception;
mod future;
mod handle;
mod process;
mod running;
mod schedule;
mod seconds;
mod task;
mod timers;
pub mod trace;
mod waker;

pub use await_::{Await, Stopped, Wait, YieldNow, drive, hold_step, refuse_yield, take_thrown, yield_now};
pub use context::{Context, ContextVar, copy_context, current_context};
pub use event_loop::{BetweenSteps, CLOCK_RESOLUTION, ErrorContext, EventLoop, Next, Parked};
pub use exception::{Exception, Kind, Message};
pub use future::{AnyFuture, CallbackId, Future, FutureCore, State, TimedFuture};
pub use handle::{Handle, IntoOutcome, TimerHandle};
pub use process::{Diagnostic, DiagnosticKind, Process, SLOW_STEP};
pub use running::{
    get_event_loop, get_running_loop, new_event_loop, process, running_loop, set_event_loop, set_process,
    set_running_loop,
};
pub use schedule::Schedule;
pub use seconds::{rounded, to_thousandths};
pub use task::{Coroutine, Label, Start, Task, TaskCore, TaskOptions, set_task_name};
pub use waker::Pender;
