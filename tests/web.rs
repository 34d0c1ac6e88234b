//! The loop in a real browser: the same kernel and vocabulary, and the boundary that
//! `www/runtime` stands on. Run by `wasm-pack test --headless --chrome`.
#![cfg(target_arch = "wasm32")]

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::futures::JsFuture;
use js_sys::{Array, Promise};
use loopscope::asyncio::{TaskGroup, create_task, gather, sleep, timeout};
use loopscope::driver::{Clock, run};
use loopscope::kernel::{Exception, Kind, TaskOptions, get_running_loop};
use loopscope::web::{Beginning, WebSession};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

type Log = Rc<RefCell<Vec<String>>>;

async fn cook(log: Log, dish: &'static str, seconds: f64) -> Result<&'static str, Exception> {
    log.borrow_mut().push(format!("{dish} on"));
    sleep(seconds).await?;
    log.borrow_mut()
        .push(format!("{dish} ready at {}", get_running_loop()?.time()));
    Ok(dish)
}

#[wasm_bindgen_test]
fn gathered_coroutines_sleep_at_the_same_time() {
    let log = Log::default();
    let (egg, toast) = (cook(log.clone(), "egg", 3.0), cook(log.clone(), "toast", 1.0));
    let dishes = run(async { gather([egg, toast])?.await }, Clock::Virtual);
    assert_eq!(dishes.unwrap(), ["egg", "toast"]);
    assert_eq!(
        *log.borrow(),
        ["egg on", "toast on", "toast ready at 1", "egg ready at 3"]
    );
}

#[wasm_bindgen_test]
fn a_cancelled_task_cleans_up() {
    let log = Log::default();
    let noted = log.clone();
    let ended = run(
        async move {
            let task = create_task(async move {
                let outcome = sleep(10.0).await;
                noted.borrow_mut().push("cleaning up".into());
                outcome
            })?;
            sleep(1.0).await?;
            task.cancel_with("enough");
            task.await
        },
        Clock::Virtual,
    );
    let error = ended.unwrap_err();
    assert_eq!((error.kind(), error.message()), (&Kind::CancelledError, "enough"));
    assert_eq!(*log.borrow(), ["cleaning up"]);
}

#[wasm_bindgen_test]
fn a_timeout_and_a_task_group_end_their_bodies() {
    let late = run(
        async { timeout(Some(1.0))?.within(sleep(5.0)).await },
        Clock::Virtual,
    );
    assert_eq!(late.unwrap_err().kind(), &Kind::TimeoutError);

    let failed = run(
        async {
            let group = TaskGroup::new();
            let inside = group.clone();
            let body = async move {
                inside.create_task(
                    async { Err::<(), _>(Exception::runtime("burnt")) },
                    TaskOptions::default(),
                )?;
                sleep(5.0).await
            };
            group.within(body).await
        },
        Clock::Virtual,
    );
    assert_eq!(failed.unwrap_err().members()[0].message(), "burnt");
}

#[wasm_bindgen(inline_js = r#"
export function makeHost(log) {
  return {
    line: () => 1,
    goTo: () => {},
    now: () => 0,
    makeError: (name, message) => Object.assign(new Error(message), { name }),
    errorName: (error) => error.name,
    errorMessage: (error) => error.message,
    settled: (number, state, value) => log.push(`settled ${state} ${value}`),
    rouse: () => log.push("roused"),
    panicked: (text) => console.error(text),
  };
}

// The codes are those of src/web/coroutine.rs.
const [YIELDS, RETURNS, RUNNING, FOREIGN] = [0, 4, 7, 8];

// A generator, as a coroutine that yields and returns.
export function stepGenerator(log) {
  const generator = (function* () {
    log.push("one");
    yield;
    log.push("two");
    return "done";
  })();
  let value;
  return {
    resume(given, thrown) {
      const step = thrown ? generator.throw(given) : generator.next(given);
      value = step.value;
      return step.done ? RETURNS : YIELDS;
    },
    outcome: () => RUNNING,
    take: () => value,
    onWake() {},
  };
}

// A promise, as a coroutine that is on its way at first, then waits for what is not asyncio's, then returns.
export function stepPromise(promise) {
  let [state, value] = [RUNNING, undefined];
  promise.then((result) => ([state, value] = [RETURNS, result]));
  return {
    resume: () => RUNNING,
    outcome: () => (state === RETURNS ? state : FOREIGN),
    take: () => value,
    onWake: (wake) => promise.then(wake),
  };
}
"#)]
extern "C" {
    #[wasm_bindgen(js_name = makeHost)]
    fn make_host(log: &Array) -> JsValue;
    #[wasm_bindgen(js_name = stepGenerator)]
    fn step_generator(log: &Array) -> JsValue;
    #[wasm_bindgen(js_name = stepPromise)]
    fn step_promise(promise: &Promise) -> JsValue;
}

/// What `turn` answers.
const BUSY: u32 = 0;
const SOON: u32 = 1;
const IDLE: u32 = 3;
const ENDED: u32 = 4;

/// A session whose main loop runs `stepper` to its end.
fn running(log: &Array, stepper: JsValue) -> WebSession {
    let session = WebSession::new(make_host(log).unchecked_into(), true, 100.0, 100.0, 100.0);
    let main = session.main_loop();
    let stepper = stepper.unchecked_into();
    let task = session
        .create_task(main, stepper, None, session.label("main"), Beginning::Soon, None)
        .unwrap();
    session.begin_run(main, task).unwrap();
    session
}

fn told(log: &Array) -> Vec<String> {
    log.iter().filter_map(|line| line.as_string()).collect()
}

#[wasm_bindgen_test]
fn a_generator_is_stepped_turn_by_turn() {
    let log = Array::new();
    let session = running(&log, step_generator(&log));
    assert_eq!(session.turn(0.0), SOON); // first step: a bare yield
    assert_eq!(session.turn(0.0), SOON); // second step: it returns, its callback is ready
    assert_eq!(session.turn(0.0), ENDED); // the callback stops the loop
    assert_eq!(told(&log), ["one", "two", "settled 2 done"]);
    assert_eq!(session.turns(), 3.0);
    assert_ne!(session.hash(), "0000000000000000");
}

#[wasm_bindgen_test]
async fn a_promise_is_waited_for_and_rouses_the_loop() {
    let log = Array::new();
    let promise: Promise = Promise::resolve(&JsValue::from("kept"));
    let session = running(&log, step_promise(&promise));
    assert_eq!(session.turn(0.0), BUSY); // its step goes on in the engine
    assert_eq!(session.turn(0.0), IDLE); // it waits for what is not asyncio's
    for _ in 0..3 {
        JsFuture::from(promise.clone()).await.unwrap();
    }
    assert_eq!(told(&log), ["roused"]);
    assert_eq!(session.turn(0.0), SOON);
    assert_eq!(session.turn(0.0), ENDED);
    assert_eq!(told(&log), ["roused", "settled 2 kept"]);
}
