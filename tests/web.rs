//! The loop in a real browser: the same kernel and vocabulary, and the boundary that
//! `www/runtime` stands on. Run by `wasm-pack test --headless --chrome`.
#![cfg(target_arch = "wasm32")]

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use loopscope::asyncio::{TaskGroup, create_task, gather, sleep, timeout};
use loopscope::driver::{Clock, run};
use loopscope::kernel::{Exception, Kind, TaskOptions, get_running_loop};
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
    now: () => 0,
    makeError: (name, message) => Object.assign(new Error(message), { name }),
    errorName: (error) => error.name,
    errorMessage: (error) => error.message,
    settled: (number, state, value) => log.push(`settled ${state} ${value}`),
  };
}

// A coroutine that yields once and then returns; the codes are those of src/web/coroutine.rs.
export function makeStepper(log) {
  let step = 0;
  let value;
  return {
    resume(given, thrown) {
      log.push(`resume ${thrown}`);
      step += 1;
      if (step === 1) return 0;
      value = "done";
      return 4;
    },
    outcome: () => 7,
    take: () => value,
    onWake: () => {},
  };
}
"#)]
extern "C" {
    #[wasm_bindgen(js_name = makeHost)]
    fn make_host(log: &Array) -> JsValue;
    #[wasm_bindgen(js_name = makeStepper)]
    fn make_stepper(log: &Array) -> JsValue;
}

#[wasm_bindgen_test]
fn a_coroutine_of_javascript_is_stepped_turn_by_turn() {
    let log = Array::new();
    let host = make_host(&log).unchecked_into();
    let session = loopscope::web::WebSession::new(host, true, 100.0, 100.0, 100.0);
    let main = session.main_loop();
    let stepper = make_stepper(&log).unchecked_into();
    let task = session.create_task(main, stepper, None, "main", false).unwrap();
    session.begin_run(main, task).unwrap();

    let (soon, ended) = (1, 4);
    assert_eq!(session.turn(0.0), soon); // first step: a bare yield
    assert_eq!(session.turn(0.0), soon); // second step: it returns, its callback is ready
    assert_eq!(session.turn(0.0), ended); // the callback stops the loop
    let told: Vec<_> = log.iter().filter_map(|line| line.as_string()).collect();
    assert_eq!(told, ["resume false", "resume false", "settled 2 done"]);
    assert_eq!(session.turns(), 3.0);
    assert_ne!(session.hash(), "0000000000000000");
}
