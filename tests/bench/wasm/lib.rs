//! The same small programs on Loopscope's kernel and on the executors people use in a browser.
//! `tests/bench/peers.js` calls them and holds the watch.

mod local_pool;
mod ours;
mod promises;

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// One pause on an executor that knows only wakers.
#[derive(Default)]
struct Pause {
    taken: bool,
}

impl Future for Pause {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.taken {
            return Poll::Ready(());
        }
        self.taken = true;
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

async fn pause_often(rounds: u32) -> u32 {
    for _ in 0..rounds {
        Pause::default().await;
    }
    rounds
}
