//! The tasks of a loop: all that are alive, and the one whose step is run.

use std::task::Waker;

use super::*;
use crate::kernel::seconds::to_thousandths;

/// A held step laid aside by [`EventLoop::park`]. Its context stays current: what its code sets meanwhile is its own.
pub struct Parked {
    held: Held,
    step_began: f64,
    /// Turns until then: if there are more when it is taken up, others ran meanwhile.
    turns: u64,
}

/// What was current before the code of a task ran between its steps.
pub struct BetweenSteps {
    task: Id,
    running: Option<EventLoop>,
    current: Option<Rc<dyn AnyTask>>,
}

/// A step in which another one takes place.
pub(crate) struct Outer {
    task: Option<Rc<dyn AnyTask>>,
    step: Interrupted,
    line: u32,
}

impl EventLoop {
    pub(crate) fn remember_task(&self, task: &Rc<dyn AnyTask>) {
        let mut tasks = self.0.tasks.borrow_mut();
        // The dead are swept out when they are more than half: each is paid for once.
        if tasks.len() > 64 && tasks.len() > 2 * self.0.live_tasks.get() {
            tasks.retain(|(_, task)| task.upgrade().is_some_and(|task| !task.core().done()));
        }
        tasks.push((task.core().id(), Rc::downgrade(task)));
        self.0.live_tasks.set(self.0.live_tasks.get() + 1);
    }

    pub(crate) fn forget_task(&self) {
        self.0.live_tasks.set(self.0.live_tasks.get().saturating_sub(1));
    }

    pub(crate) fn task_by_id(&self, id: Id) -> Option<Rc<dyn AnyTask>> {
        let tasks = self.0.tasks.borrow();
        let at = tasks.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        tasks[at].1.upgrade()
    }

    /// Number of tasks that are not done.
    #[must_use]
    pub fn live_tasks(&self) -> usize {
        self.0.live_tasks.get()
    }

    /// The tasks that are not done, in the order of creation: `asyncio.all_tasks(loop)`.
    #[must_use]
    pub fn all_tasks(&self) -> Vec<Rc<dyn AnyFuture>> {
        let tasks = self.0.tasks.borrow();
        let alive = tasks.iter().filter_map(|(_, task)| task.upgrade());
        alive
            .filter(|task| !task.core().done())
            .map(|task| task as Rc<dyn AnyFuture>)
            .collect()
    }

    pub(crate) fn enter_task(&self, task: Rc<dyn AnyTask>) {
        let former = self.0.current_task.replace(Some(task));
        drop(former);
    }

    pub(crate) fn leave_task(&self) {
        let former = self.0.current_task.take();
        drop(former);
    }

    /// Takes the first step of a task that was made with [`Start::Held`](crate::kernel::Start::Held), inside the step or callback under way; in the
    /// next turn if the loop does not run.
    pub fn start_eagerly(&self, task: Id) {
        if let Some(task) = self.task_by_id(task) {
            self.start(&task);
        }
    }

    pub(crate) fn start(&self, task: &Rc<dyn AnyTask>) {
        match self.is_running() {
            true => task.clone().start_eagerly(),
            false => wake(task),
        }
    }

    /// Another step begins inside the one under way; [`resume_step`](Self::resume_step) ends it.
    pub(crate) fn interrupt_step(&self) -> Outer {
        Outer {
            task: self.0.current_task.take(),
            step: self.0.step.interrupt(),
            line: self.0.process.line(),
        }
    }

    pub(crate) fn resume_step(&self, outer: Outer) {
        self.0.step.go_on(outer.step);
        self.0.process.set_line(outer.line);
        drop(self.0.current_task.replace(outer.task));
    }

    /// Tells of a step, about to end, that held everybody else up.
    pub(crate) fn check_step_time(&self) {
        let now = self.0.process.now();
        let began = self.0.step_began.replace(now);
        if now - began >= self.0.slow_callback_duration.get() {
            self.with_current_task(|task| self.report_slow_step(task, began, now));
        }
    }

    /// `_run_once`, in debug mode.
    #[cold]
    fn report_slow_step(&self, task: &Rc<dyn AnyTask>, began: f64, now: f64) {
        let process = &self.0.process;
        // Where it slept; a computation is known only by the line that it ended at.
        let line = process.blocking_line(began).unwrap_or_else(|| process.line());
        if process.has_clock() {
            process.block_until(process.now());
        }
        process.report(Diagnostic {
            kind: DiagnosticKind::SlowStep,
            message: format!(
                "Executing {} took {} seconds",
                task.repr(),
                to_thousandths(now - began)
            ),
            task: task.core().id(),
            line,
            exception: None,
        });
    }

    pub(crate) fn hold(&self, task: Rc<dyn AnyTask>, thrown: Option<Exception>) {
        let outer = task.task_core().enter_context();
        self.0.held.borrow_mut().push(Held { task, thrown, outer });
    }

    /// Lays the held step aside: its code now counts as outside any loop, and this loop can be run
    /// from there (a `run_until_complete` at a program's top level). `None` if no step is held.
    #[must_use]
    pub fn park(&self) -> Option<Parked> {
        let held = self.0.held.borrow_mut().pop()?;
        self.leave_task();
        self.0.process.set_outer_task(held.task.core().id());
        self.0.running.set(false);
        drop(set_running_loop(None));
        Some(Parked {
            held,
            step_began: self.0.step_began.get(),
            turns: self.0.process.turns(),
        })
    }

    /// Takes up the step laid aside.
    pub fn unpark(&self, parked: Parked) {
        self.enter_task(parked.held.task.clone());
        let is_same_turn = self.0.process.turns() == parked.turns;
        self.0.step_began.set(match is_same_turn {
            true => parked.step_began,
            false => self.0.process.now(),
        });
        self.0.process.set_outer_task(0);
        self.0.running.set(true);
        drop(set_running_loop(Some(self.clone())));
        self.0.held.borrow_mut().push(parked.held);
    }

    /// Code of `task` runs although the loop runs no step of it: something outside has had it go on.
    /// It is the current task until [`leave_between_steps`](Self::leave_between_steps). In the trace
    /// this is a step, unless another one is under way.
    #[must_use]
    pub fn enter_between_steps(&self, task: Id) -> Option<BetweenSteps> {
        let task = self.task_by_id(task)?;
        let id = task.core().id();
        let running = set_running_loop(Some(self.clone()));
        let current = self.0.current_task.replace(Some(task.clone()));
        if current.is_none() {
            self.0.process.trace.record(Event::StepBegin { task: id });
        }
        self.hold(task, None);
        Some(BetweenSteps {
            task: id,
            running,
            current,
        })
    }

    /// That code has given control away.
    pub fn leave_between_steps(&self, between: BetweenSteps) {
        let is_it = |held: &mut Held| held.task.core().id() == between.task;
        // If it was laid aside meanwhile, it goes on as a step.
        if let Some(held) = self.0.held.borrow_mut().pop_if(is_it) {
            held.task.task_core().leave_context(held.outer);
            if between.current.is_none() {
                self.0.process.trace.record(Event::StepEnd {
                    task: between.task,
                    how: Suspended::Foreign,
                    line: self.0.process.line(),
                });
            }
        }
        drop(self.0.current_task.replace(between.current));
        drop(set_running_loop(between.running));
    }

    /// What is told during the step under way.
    pub(crate) fn step(&self) -> &Step {
        &self.0.step
    }

    /// Calls `poll` with a waker of `task`. Most are not kept beyond the call, and serve the next
    /// task; one that is kept is given to the task.
    #[inline(always)] // called, it would hand the outcome over by memory
    pub(crate) fn lend_waker<R>(&self, task: Id, poll: impl FnOnce(&Waker) -> R) -> (R, Option<Waker>) {
        let spare = self.0.spare_waker.take();
        let spare = spare.unwrap_or_else(|| Box::new(SpareWaker::new(self.0.inbox.clone())));
        let answer = poll(spare.of(task));
        if spare.is_kept() {
            return (answer, Some(spare.into_waker()));
        }
        self.0.spare_waker.set(Some(spare));
        (answer, None)
    }

    /// Calls `f` with the task whose step is being run. It must not ask for it again.
    pub(crate) fn with_current_task<R>(&self, f: impl FnOnce(&Rc<dyn AnyTask>) -> R) -> Option<R> {
        let current = self.0.current_task.take();
        let answer = current.as_ref().map(f);
        self.0.current_task.set(current);
        answer
    }

    /// The task whose step is being run: `asyncio.current_task(loop)`.
    #[must_use]
    pub fn current(&self) -> Option<Rc<dyn AnyFuture>> {
        self.with_current_task(|task| task.clone() as Rc<dyn AnyFuture>)
    }

    /// The name in the trace of the task whose code runs; 0 if there is none.
    #[must_use]
    pub fn current_task_id(&self) -> Id {
        let current = self.with_current_task(|task| task.core().id());
        current.unwrap_or_else(|| self.0.process.outer_task())
    }
}
