//! On `wasm-bindgen-futures`, which runs on the browser's microtasks.

use futures::FutureExt;
use futures::future::join_all;
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::pause_often;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &Function, milliseconds: f64);
}

/// As `kernelGather`.
#[wasm_bindgen(js_name = promisesGather)]
pub async fn promises_gather(tasks: u32, rounds: u32) -> u32 {
    let handles = (0..tasks).map(|_| {
        let (task, handle) = pause_often(rounds).remote_handle();
        spawn_local(task);
        handle
    });
    join_all(handles.collect::<Vec<_>>()).await.iter().sum()
}

/// `tasks` tasks that sleep until moments spread over one second, gathered.
#[wasm_bindgen(js_name = promisesSleep)]
pub async fn promises_sleep(tasks: u32) {
    let handles = (0..tasks).map(|number| {
        let (task, handle) = sleep(1000.0 * f64::from(number) / f64::from(tasks)).remote_handle();
        spawn_local(task);
        handle
    });
    join_all(handles.collect::<Vec<_>>()).await;
}

pub(crate) async fn sleep(milliseconds: f64) {
    let promise = Promise::new(&mut |resolve, _| set_timeout(&resolve, milliseconds));
    let _ = JsFuture::from(promise).await;
}
