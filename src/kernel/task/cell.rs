//! A task's own step: `Task.__step` and `Task.cancel`.

use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::rc::Rc;
use std::task::{Poll, Waker};
use std::thread;

use crate::kernel::event_loop::{ErrorContext, Ready, Throw};
use crate::kernel::exception::{Exception, Kind, Message};
use crate::kernel::future::{
    AnyFuture, Callback, Future, FutureCore, FutureObject, State, add_callback, cancel_plain, fail,
    report_unretrieved,
};
use crate::kernel::process::{Diagnostic, DiagnosticKind};
use crate::kernel::trace::{Event, Id, Suspended, Trace};

use super::shared::*;
use super::*;

pub(super) struct TaskCell<T> {
    pub(super) core: FutureCore,
    pub(super) task: TaskCore,
    pub(super) body: Cell<Body<T>>,
}

/// What a task runs, and what comes of it.
pub(super) enum Body<T> {
    /// None of its code has run: an exception thrown in is raised in its stead.
    New(Coroutine<T>),
    Begun(Coroutine<T>),
    /// Nothing while the coroutine is polled: the program may ask anything of its own task meanwhile.
    Gone(Option<T>),
    /// The result that somebody else gave it before its coroutine had ended.
    Overtaken(T),
}

impl<T> Default for Body<T> {
    fn default() -> Self {
        Body::Gone(None)
    }
}

impl<T: 'static> TaskCell<T> {
    /// Polls the coroutine, whatever it has stopped at; `Pending` if there is none.
    #[inline(always)] // with what follows it in a step: a call would hand the result over by memory
    fn poll(self: &Rc<Self>) -> Poll<Result<T, Exception>> {
        let (Body::New(mut coroutine) | Body::Begun(mut coroutine)) = self.body.take() else {
            return Poll::Pending;
        };
        let poll = match self.task.waker.get() {
            Some(waker) => self.poll_with(&mut coroutine, waker),
            None => {
                let id = self.core.id();
                let poll = |waker: &Waker| self.poll_with(&mut coroutine, waker);
                let (poll, kept) = self.core.event_loop().lend_waker(id, poll);
                if let Some(waker) = kept {
                    let _ = self.task.waker.set(Box::new(waker)); // it had none
                }
                poll
            }
        };
        let poll = poll.unwrap_or_else(|panic| self.clone().finish_panicked(panic));
        if poll.is_pending() {
            self.body.set(Body::Begun(coroutine));
        }
        poll
    }

    #[inline(always)]
    fn poll_with(
        &self,
        coroutine: &mut Coroutine<T>,
        waker: &Waker,
    ) -> thread::Result<Poll<Result<T, Exception>>> {
        let mut cx = std::task::Context::from_waker(waker);
        let poll = || catch_unwind(AssertUnwindSafe(|| coroutine.as_mut().poll(&mut cx)));
        let outer = self.task.enter_context();
        let poll = self.core.event_loop().step().with_waker(waker, poll);
        self.task.leave_context(outer);
        poll
    }

    /// What is thrown in before its first step closes a coroutine, as `coro.throw` does. False if it has begun.
    fn close_new(&self) -> bool {
        let body = self.body.take();
        let is_new = matches!(body, Body::New(_));
        if !is_new {
            self.body.set(body);
        }
        is_new
    }

    /// A step of a task that is done: nobody asked for it, unless somebody settled the task as if it were a plain
    /// future (`Future.set_result(task, …)`) while its coroutine had still to run.
    fn refuse_step(&self) {
        let (body, still_to_run) = match self.body.take() {
            Body::Overtaken(value) => (Body::Gone(Some(value)), true),
            body @ Body::Gone(_) => (body, false),
            body => (body, true),
        };
        self.body.set(body);
        if still_to_run {
            let error = format!("__step(): already done: {}", AnyFuture::repr(self));
            let exception = Exception::new(Kind::InvalidStateError, error);
            self.core.event_loop().call_exception_handler(&ErrorContext {
                message: format!("Exception in callback {}", AnyFuture::repr(self)),
                exception: Some(exception),
                handle: 0,
            });
        }
    }

    /// A panic goes to whoever runs the loop; those who wait for the task see it fail.
    fn finish_panicked(self: Rc<Self>, panic: Box<dyn Any + Send>) -> ! {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        let text = text
            .or_else(|| panic.downcast_ref::<&str>().copied())
            .unwrap_or("Box<dyn Any>");
        let error = Exception::runtime(format!("coroutine panicked: {text}"));
        self.end(Err(error));
        resume_unwind(panic)
    }

    /// The rest of `Task.__step`, once the coroutine has given control away.
    /// `former` is what it waited for before, unless that is what woke it.
    fn suspend(self: Rc<Self>, former: Option<Rc<dyn AnyFuture>>) {
        let event_loop = self.core.event_loop();
        let stop = event_loop.step().stop.take();
        if matches!(stop, Stop::Held) {
            event_loop.hold(self.clone(), event_loop.step().thrown.take());
            return;
        }
        let how = self.wait(stop, former);
        self.end_step(how);
    }

    /// The rest of `Task.__step`, once the coroutine has ended.
    fn end(self: Rc<Self>, result: Result<T, Exception>) {
        self.end_step(Suspended::Finished);
        self.finish(result);
    }

    fn end_step(&self, how: Suspended) {
        self.core.event_loop().check_step_time();
        let process = self.core.event_loop().process();
        let (task, line) = (self.core.id(), process.line());
        self.task.line.set(line);
        process.trace.record(Event::StepEnd { task, how, line });
        self.core.event_loop().leave_task();
    }

    fn wait(self: &Rc<Self>, stop: Stop, former: Option<Rc<dyn AnyFuture>>) -> Suspended {
        let event_loop = self.core.event_loop();
        let task = &self.task;
        if let Some(undelivered) = event_loop.step().thrown.take() {
            // It waits for something that cannot be interrupted: throw at the next await instead.
            task.must_cancel.set(true);
            self.core.set_cancel_message(undelivered.argument());
        }
        match stop {
            Stop::Awaits(future) => {
                let process = event_loop.process();
                process.trace.record_with(|_| Event::Awaits {
                    task: self.core.id(),
                    future: future.core().id(),
                    line: process.line(),
                });
                // Polled without need, it waits on with the callback that it has.
                if former.is_none_or(|former| former.core().id() != future.core().id()) {
                    add_callback(&future, Callback::Wakeup(self.clone()));
                }
                task.waits.set(Waits::For(future.clone()));
                if task.must_cancel.get() && future.cancel(self.core.make_cancelled_error().argument()) {
                    task.must_cancel.set(false);
                }
                Suspended::Waiting
            }
            Stop::Yielded => {
                event_loop.push(self.clone(), 0);
                Suspended::Yielded
            }
            Stop::Refused(error) => {
                let (task, exception) = (self.clone(), error);
                event_loop.push(Rc::new(Throw { task, exception }), 0);
                Suspended::Yielded
            }
            Stop::Foreign | Stop::Held => {
                task.waits.set(Waits::Outside(self.clone()));
                Suspended::Foreign
            }
        }
    }

    /// `StopIteration`, `CancelledError` or another exception: the task is done.
    fn finish(self: Rc<Self>, result: Result<T, Exception>) {
        let this: Rc<dyn AnyFuture> = self.clone();
        match result {
            Ok(_) if self.task.must_cancel.replace(false) => {
                // Cancelled right before the coroutine stopped.
                cancel_plain(&this, self.core.make_cancelled_error().argument());
            }
            Ok(value) => {
                let future = Future::from_object(self.clone());
                // It is pending: only this function settles a task.
                let _ = future.set_result(value);
            }
            Err(exception) => {
                if exception.is_exit() {
                    self.core.event_loop().raise_exit(exception.clone());
                }
                fail(&this, exception);
            }
        }
        self.core.event_loop().forget_task();
    }
}

impl<T: 'static> AnyTask for TaskCell<T> {
    fn task_core(&self) -> &TaskCore {
        &self.task
    }

    fn step(self: Rc<Self>, cause: Option<Exception>) {
        let task = &self.task;
        task.queued.set(false);
        if self.core.done() {
            self.refuse_step();
            return;
        }
        let mut thrown = cause;
        let former = match task.waits.take() {
            Waits::For(future) => Some(future),
            Waits::Nothing | Waits::Outside(_) => None,
        };
        // The await raises what its future holds; but a `CancelledError` takes the place of a
        // cancellation that is still to be thrown in.
        let awaited_cancelled = former.as_ref().is_some_and(|future| {
            let raises = future.core().peek_exception();
            future.core().state() == State::Cancelled || raises.is_some_and(|raised| raised.is_cancelled())
        });
        if task.must_cancel.replace(false) && !awaited_cancelled {
            thrown = Some(self.core.make_cancelled_error());
        }
        let event_loop = self.core.event_loop();
        let trace = &event_loop.process().trace;
        event_loop.enter_task(self.clone());
        event_loop.process().set_line(task.line.get());
        trace.record(Event::StepBegin { task: self.core.id() });
        if awaited_cancelled || thrown.as_ref().is_some_and(Exception::is_cancelled) {
            trace.record(Event::CancelDelivered { task: self.core.id() });
        }
        if thrown.is_some() && self.close_new() {
            if let Some(exception) = thrown {
                self.end(Err(exception));
            }
            return;
        }
        event_loop.step().thrown.set(thrown);
        match self.poll() {
            Poll::Pending => self.suspend(former),
            Poll::Ready(result) => self.end(result),
        }
    }

    fn resume(self: Rc<Self>) {
        match self.poll() {
            Poll::Pending => self.suspend(None),
            Poll::Ready(result) => self.end(result),
        }
    }

    fn start_eagerly(self: Rc<Self>) {
        let event_loop = self.core.event_loop().clone();
        let outer = event_loop.interrupt_step();
        event_loop.enter_task(self.clone());
        let trace = &event_loop.process().trace;
        trace.record(Event::StepBegin { task: self.core.id() });
        match self.poll() {
            Poll::Pending => {
                event_loop.step().let_go();
                self.suspend(None);
            }
            Poll::Ready(result) => self.end(result),
        }
        event_loop.resume_step(outer);
    }
}

impl<T: 'static> Ready for TaskCell<T> {
    fn run(self: Rc<Self>, _: &EventLoop) {
        self.step(None);
    }

    fn record_ready(&self, trace: &Trace, by: Id) {
        let task = self.core.id();
        trace.record(Event::Ready { task, by });
    }

    fn is_step(&self) -> bool {
        true
    }
}

impl<T: 'static> AnyFuture for TaskCell<T> {
    fn core(&self) -> &FutureCore {
        &self.core
    }

    fn cancel(self: Rc<Self>, message: Option<Message>) -> bool {
        self.core.mark_retrieved();
        if self.core.done() {
            return false;
        }
        let event_loop = self.core.event_loop();
        if self.task.passing_cancel.get() {
            // Tasks that wait for each other in a circle: CPython raises RecursionError. The circle
            // is broken here.
            self.task.must_cancel.set(true);
            self.core.set_cancel_message(message);
            event_loop.push(self.clone(), 0);
            return true;
        }
        let by = event_loop.current_task_id();
        event_loop.process().trace.record(Event::CancelRequested {
            future: self.core.id(),
            by,
        });
        self.task.cancelling.set(self.task.cancelling.get() + 1);
        if let Some(waiter) = self.task.waits_for() {
            self.task.passing_cancel.set(true);
            let cancelled = waiter.cancel(message.clone());
            self.task.passing_cancel.set(false);
            if cancelled {
                return true; // the cancelled future will wake the task, and the await raises
            }
        }
        self.task.must_cancel.set(true);
        self.core.set_cancel_message(message);
        true
    }

    fn task(&self) -> Option<&TaskCore> {
        Some(&self.task)
    }

    fn repr(&self) -> String {
        let state = match self.core.state() {
            State::Pending if self.task.must_cancel.get() => "cancelling",
            State::Pending => "pending",
            State::Cancelled => "cancelled",
            State::Finished => "finished",
        };
        let waits = match self.task.waits_for() {
            Some(future) => format!(" wait_for={}", future.repr()),
            None => String::new(),
        };
        let exception = match self.core.peek_exception() {
            Some(exception) if self.core.state() == State::Finished => format!(" exception={exception:?}"),
            _ => String::new(),
        };
        format!(
            "<Task {state} name='{}' coro=<{}()>{waits}{exception}>",
            self.task.name(),
            self.task.label()
        )
    }
}

impl<T: 'static> FutureObject<T> for TaskCell<T> {
    fn put(&self, value: T) {
        self.body.set(match self.body.take() {
            Body::Gone(_) => Body::Gone(Some(value)),
            Body::New(_) | Body::Begun(_) | Body::Overtaken(_) => Body::Overtaken(value),
        });
    }

    fn value(&self) -> Option<T>
    where
        T: Clone,
    {
        let body = self.body.take();
        let value = match &body {
            Body::Gone(value) => value.clone(),
            Body::Overtaken(value) => Some(value.clone()),
            Body::New(_) | Body::Begun(_) => None, // only a task that is done is asked
        };
        self.body.set(body);
        value
    }
}

impl<T> Drop for TaskCell<T> {
    fn drop(&mut self) {
        report_unretrieved(&self.core, self.core.id(), "Task");
        if self.core.done() {
            return;
        }
        let event_loop = self.core.event_loop();
        event_loop.forget_task();
        if self.task.log_destroyed.get() {
            event_loop.process().report(Diagnostic {
                kind: DiagnosticKind::DestroyedPending,
                message: "Task was destroyed but it is pending!".into(),
                task: self.core.id(),
                line: self.task.line.get(),
                exception: None,
            });
        }
    }
}
