//! Queue, LifoQueue and PriorityQueue. Each list is CPython 3.11's, but for `shutdown`, which is 3.13's.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use std::rc::Rc;

use loopscope::asyncio::{Queue, ReturnWhen, create_task, gather, sleep, wait};
use loopscope::kernel::Exception;
use support::{Log, Outcome, logged};

#[test]
fn a_bounded_queue_holds_producers_up() {
    let lines = logged(|log| async move {
        let queue = Queue::new(1);
        let (putting, noted) = (queue.clone(), log.clone());
        let producer = create_task(async move {
            for item in 0..3 {
                putting.put(item).await?;
                noted.at(format!("put {item}"));
            }
            Ok(())
        })?;
        for _ in 0..3 {
            sleep(1.0).await?;
            log.at(format!("got {}", queue.get().await?));
        }
        producer.await?;
        log.add(queue.repr(i32::to_string));
        Ok(())
    });
    let expected = [
        "0 put 0",
        "1 got 0",
        "1 put 1",
        "2 got 1",
        "2 put 2",
        "3 got 2",
        "<Queue maxsize=1 tasks=3>",
    ];
    assert_eq!(lines, expected);
}

async fn consume(queue: Queue<i32>, log: Log, name: &str) -> Outcome<()> {
    let item = queue.get().await?;
    log.add(format!("{name} {item}"));
    Ok(())
}

#[test]
fn consumers_are_served_in_their_order() {
    let lines = logged(|log| async move {
        let queue = Queue::new(0);
        let both = gather(["a", "b"].map(|name| consume(queue.clone(), log.clone(), name)))?;
        sleep(0.0).await?;
        log.add(queue.repr(i32::to_string));
        queue.put_nowait(1)?;
        queue.put_nowait(2)?;
        both.await
    });
    assert_eq!(lines, ["<Queue maxsize=0 _getters[2]>", "a 1", "b 2"]);
}

#[test]
fn a_cancelled_consumer_who_was_woken_wakes_the_next() {
    let lines = logged(|log| async move {
        let queue = Queue::new(0);
        let a = create_task(consume(queue.clone(), log.clone(), "a"))?;
        let b = create_task(consume(queue.clone(), log.clone(), "b"))?;
        sleep(0.0).await?;
        queue.put_nowait(1)?;
        a.cancel();
        wait(vec![a.into(), b.into()], None, ReturnWhen::AllCompleted).await?;
        log.add(queue.repr(i32::to_string));
        Ok(())
    });
    assert_eq!(lines, ["b 1", "<Queue maxsize=0 tasks=1>"]);
}

fn drain<T: 'static>(queue: &Queue<T>) -> Vec<T> {
    std::iter::from_fn(|| queue.get_nowait().ok()).collect()
}

#[test]
fn a_lifo_queue_gives_the_last_first_and_a_priority_queue_the_least() {
    let (lifo, priority) = (
        Queue::lifo(0),
        Queue::priority(0, Rc::new(|a: &i32, b: &i32| Ok(a < b))),
    );
    for item in [2, 3, 1] {
        lifo.put_nowait(item).unwrap();
        priority.put_nowait(item).unwrap();
    }
    assert_eq!(
        lifo.repr(i32::to_string),
        "<LifoQueue maxsize=0 _queue=[2, 3, 1] tasks=3>"
    );
    assert_eq!(
        priority.repr(i32::to_string),
        "<PriorityQueue maxsize=0 _queue=[1, 3, 2] tasks=3>"
    );
    assert_eq!((drain(&lifo), drain(&priority)), (vec![1, 3, 2], vec![1, 2, 3]));
}

#[test]
fn equal_priorities_come_out_as_heapq_has_them() {
    let queue = Queue::priority(0, Rc::new(|a: &(i32, char), b: &(i32, char)| Ok(a.0 < b.0)));
    for item in [(1, 'a'), (1, 'b'), (0, 'c'), (1, 'd'), (0, 'e'), (1, 'f')] {
        queue.put_nowait(item).unwrap();
    }
    assert_eq!(
        drain(&queue)
            .into_iter()
            .map(|(_, name)| name)
            .collect::<String>(),
        "ceafbd"
    );
}

#[test]
fn a_comparison_may_raise_and_may_look_at_the_queue() {
    let seen: Rc<std::cell::OnceCell<Queue<i32>>> = Rc::default();
    let looking = seen.clone();
    let queue = Queue::priority(
        0,
        Rc::new(move |_: &i32, _: &i32| {
            let empty = looking.get().is_some_and(Queue::empty);
            Err(Exception::runtime(format!("compared while empty: {empty}")))
        }),
    );
    let _ = seen.set(queue.clone());
    queue.put_nowait(1).unwrap();
    assert_eq!(
        queue.put_nowait(2).unwrap_err().message(),
        "compared while empty: true"
    );
    assert_eq!(queue.qsize(), 2);
}

#[test]
fn join_waits_until_everything_is_done() {
    let lines = logged(|log| async move {
        let queue = Queue::new(0);
        let worked = queue.clone();
        let worker = create_task(async move {
            loop {
                worked.get().await?;
                sleep(1.0).await?;
                worked.task_done()?;
            }
            #[allow(unreachable_code, reason = "the type of its result")]
            Ok(())
        })?;
        queue.put_nowait(1)?;
        queue.put_nowait(2)?;
        queue.join().await?;
        log.at(queue.repr(i32::to_string));
        worker.cancel();
        Ok(())
    });
    assert_eq!(lines, ["2 <Queue maxsize=0 _getters[1]>"]);
}

#[test]
fn a_queue_misused_says_so() {
    let queue = Queue::new(1);
    let repr = |outcome: Outcome<()>| format!("{:?}", outcome.unwrap_err());
    assert_eq!(repr(queue.get_nowait().map(|_| ())), "QueueEmpty()");
    queue.put_nowait(1).unwrap();
    assert_eq!(repr(queue.put_nowait(2)), "QueueFull()");
    queue.task_done().unwrap();
    assert_eq!(
        repr(queue.task_done()),
        "ValueError('task_done() called too many times')"
    );
}

#[test]
fn a_queue_that_is_shut_down_can_be_emptied_and_sends_producers_away() {
    let lines = logged(|log| async move {
        let queue = Queue::new(1);
        queue.put_nowait(1)?;
        let producer = create_task(queue.put(2))?;
        sleep(0.0).await?;
        queue.shutdown(false)?;
        log.add(queue.repr(i32::to_string));
        log.add(format!("{:?}", producer.await));
        log.add(format!("{:?} {:?}", queue.get().await, queue.get().await));
        Ok(())
    });
    let expected = [
        "<Queue maxsize=1 _queue=[1] tasks=1 shutdown>",
        "Err(QueueShutDown())",
        "Ok(1) Err(QueueShutDown())",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn a_queue_shut_down_at_once_is_empty_and_joined() {
    let lines = logged(|log| async move {
        let queue = Queue::<i32>::new(0);
        let consumer = create_task(queue.get())?;
        sleep(0.0).await?;
        queue.shutdown(true)?;
        log.add(format!("{:?}", consumer.await));
        let queue = Queue::new(0);
        queue.put_nowait(1)?;
        let joined = create_task(queue.join())?;
        sleep(0.0).await?;
        queue.shutdown(true)?;
        joined.await?;
        log.add(queue.repr(i32::to_string));
        Ok(())
    });
    assert_eq!(lines, ["Err(QueueShutDown())", "<Queue maxsize=0 shutdown>"]);
}
