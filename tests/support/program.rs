//! Small random programs in asyncio's vocabulary, and what they print.

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;

use loopscope::asyncio::{
    Barrier, Condition, Event, Lock, Queue, ReturnWhen, Semaphore, TaskGroup, as_completed, create_task,
    create_task_with, current_task, gather_settled, shield, sleep, timeout, wait, wait_for,
};
use loopscope::kernel::{Exception, Future, Start, Task, TaskOptions, get_running_loop};

use crate::support::Log;

/// One statement. A script is named by its number, a task by its number in the order of creation.
#[derive(Clone, Debug)]
pub enum Op {
    Sleep(u8),
    Raise,
    Spawn(usize),
    SpawnEagerly(usize),
    Await(usize),
    Cancel(usize),
    Shield(usize),
    Gather(Vec<usize>),
    WaitFor(usize, u8),
    Wait(Vec<usize>, u8, ReturnWhen),
    AsCompleted(Vec<usize>, u8),
    Barrier,
    Set,
    Clear,
    WaitEvent,
    Put,
    Get,
    TaskDone,
    Join,
    WaitCondition,
    Notify,
    Timeout(u8, Vec<Op>),
    Locked(Vec<Op>),
    Limited(Vec<Op>),
    Group(Vec<usize>, Vec<Op>),
    Try(Vec<Op>),
}

/// Scripts of statements; the first is the main one, and each starts only later ones.
#[derive(Clone, Debug)]
pub struct Program(pub Vec<Vec<Op>>);

pub const SCRIPTS: usize = 5;

/// What all scripts of a run share.
struct World {
    program: Program,
    log: Log,
    tasks: RefCell<Vec<Task<usize>>>,
    event: Event,
    queue: Queue<usize>,
    lock: Lock,
    semaphore: Semaphore,
    condition: Condition,
    barrier: Barrier,
}

type Boxed<T> = Pin<Box<dyn std::future::Future<Output = Result<T, Exception>>>>;

/// The coroutine that runs `program`, noting in `log` what happens.
pub fn main(program: Program, log: Log) -> Result<Boxed<usize>, Exception> {
    let world = World {
        program,
        log,
        tasks: RefCell::default(),
        event: Event::new(),
        queue: Queue::new(1),
        lock: Lock::new(),
        semaphore: Semaphore::bounded(2)?,
        condition: Condition::new(),
        barrier: Barrier::new(2)?,
    };
    Ok(script(Rc::new(world), 0))
}

fn script(world: Rc<World>, index: usize) -> Boxed<usize> {
    Box::pin(async move {
        world.note(format!("starts {index}"))?;
        let outcome = block(world.clone(), world.program.0[index].clone()).await;
        world.note(match &outcome {
            Ok(()) => format!("ends {index}"),
            Err(error) => format!("ends {index} with {error:?}"),
        })?;
        outcome.map(|()| index)
    })
}

fn block(world: Rc<World>, ops: Vec<Op>) -> Boxed<()> {
    Box::pin(async move {
        for op in ops {
            step(&world, op).await?;
        }
        Ok(())
    })
}

impl World {
    fn note(&self, text: String) -> Result<(), Exception> {
        let name = current_task()?
            .and_then(|task| Some(task.task()?.name()))
            .unwrap_or_default();
        self.log
            .add(format!("{} {name} {text}", get_running_loop()?.time()));
        Ok(())
    }

    fn task(&self, number: usize) -> Option<Future<usize>> {
        self.tasks.borrow().get(number).map(Task::future)
    }
}

async fn step(world: &Rc<World>, op: Op) -> Result<(), Exception> {
    let start = |index: usize| script(world.clone(), index);
    match op {
        Op::Sleep(seconds) => {
            sleep(seconds.into()).await?;
            world.note("slept".into())
        }
        Op::Raise => Err(Exception::runtime("raised")),
        Op::Spawn(index) => {
            world.tasks.borrow_mut().push(create_task(start(index))?);
            Ok(())
        }
        Op::SpawnEagerly(index) => {
            let options = TaskOptions {
                start: Start::Eager,
                ..TaskOptions::default()
            };
            let task = create_task_with(start(index), options)?;
            world.tasks.borrow_mut().push(task);
            Ok(())
        }
        Op::Await(number) => {
            let Some(task) = world.task(number) else {
                return Ok(());
            };
            let value = task.await?;
            world.note(format!("got {value}"))
        }
        Op::Cancel(number) => {
            let Some(task) = world.task(number) else {
                return Ok(());
            };
            world.note(format!("cancels {number}: {}", task.cancel()))
        }
        Op::Shield(number) => {
            let Some(task) = world.task(number) else {
                return Ok(());
            };
            let value = shield(task)?.await?;
            world.note(format!("got shielded {value}"))
        }
        Op::Gather(scripts) => {
            let outcomes = gather_settled(scripts.into_iter().map(start))?.await?;
            world.note(format!("gathered {outcomes:?}"))
        }
        Op::WaitFor(index, seconds) => {
            let value = wait_for(start(index), Some(seconds.into())).await?;
            world.note(format!("waited for {value}"))
        }
        Op::Wait(scripts, seconds, return_when) => {
            let tasks = scripts
                .into_iter()
                .map(|index| Ok(create_task(start(index))?.into()));
            let tasks: Vec<Future<usize>> = tasks.collect::<Result<_, Exception>>()?;
            let (done, pending) = wait(tasks, Some(seconds.into()), return_when).await?;
            world.note(format!("{} done, {} pending", done.len(), pending.len()))
        }
        Op::AsCompleted(scripts, seconds) => {
            let tasks = scripts
                .into_iter()
                .map(|index| Ok(create_task(start(index))?.into()));
            for completed in as_completed(tasks.collect::<Result<_, Exception>>()?, Some(seconds.into()))? {
                let value = completed.await?;
                world.note(format!("completed {value}"))?;
            }
            Ok(())
        }
        Op::Barrier => {
            let index = world.barrier.wait().await?;
            world.note(format!("passes as {index} {}", world.barrier.repr()))
        }
        Op::Set => {
            world.event.set();
            world.note(world.event.repr())
        }
        Op::Clear => {
            world.event.clear();
            Ok(())
        }
        Op::WaitEvent => {
            world.event.wait().await?;
            world.note(world.event.repr())
        }
        Op::Put => {
            world.queue.put(1).await?;
            world.note(world.queue.repr(usize::to_string))
        }
        Op::Get => {
            world.queue.get().await?;
            world.note(world.queue.repr(usize::to_string))
        }
        Op::TaskDone => world.queue.task_done(),
        Op::Join => {
            world.queue.join().await?;
            world.note("joined".into())
        }
        Op::WaitCondition => {
            let condition = &world.condition;
            condition.within(condition.wait()).await?;
            world.note(condition.repr())
        }
        Op::Notify => {
            let condition = &world.condition;
            condition.within(async { condition.notify(1) }).await?;
            world.note(condition.repr())
        }
        Op::Timeout(seconds, body) => {
            timeout(Some(seconds.into()))?
                .within(block(world.clone(), body))
                .await?;
            world.note("in time".into())
        }
        Op::Locked(body) => {
            world.lock.within(block(world.clone(), body)).await?;
            world.note(world.lock.repr())
        }
        Op::Limited(body) => {
            world.semaphore.within(block(world.clone(), body)).await?;
            world.note(world.semaphore.repr())
        }
        Op::Group(scripts, body) => {
            let group = TaskGroup::new();
            let members = group.clone();
            let body = async move {
                for index in scripts {
                    members.create_task(start(index), TaskOptions::default())?;
                }
                block(world.clone(), body).await
            };
            group.within(body).await?;
            world.note("grouped".into())
        }
        Op::Try(body) => {
            if let Err(error) = block(world.clone(), body).await {
                world.note(format!("caught {error:?}"))?;
            }
            Ok(())
        }
    }
}
