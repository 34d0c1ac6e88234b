//! On the `futures` crate's `LocalPool`.

use futures::executor::LocalPool;
use futures::future::join_all;
use futures::task::LocalSpawnExt;
use wasm_bindgen::prelude::*;

use crate::pause_often;

/// As `kernelGather`.
#[wasm_bindgen(js_name = localPoolGather)]
pub fn local_pool_gather(tasks: u32, rounds: u32) -> u32 {
    let mut pool = LocalPool::new();
    let spawner = pool.spawner();
    let handles = (0..tasks).flat_map(|_| spawner.spawn_local_with_handle(pause_often(rounds)));
    let all = join_all(handles.collect::<Vec<_>>());
    pool.run_until(all).iter().sum()
}
