//! A primitive belongs to the loop in which somebody first had to wait for it.

use std::cell::OnceCell;

use crate::kernel::{EventLoop, Exception, get_running_loop};

/// `asyncio.mixins._LoopBoundMixin`.
#[derive(Default)]
pub(super) struct LoopBound(OnceCell<EventLoop>);

impl LoopBound {
    /// The running loop, which must be the one of before; `repr` shows the primitive.
    pub(super) fn get_loop(&self, repr: impl FnOnce() -> String) -> Result<EventLoop, Exception> {
        let event_loop = get_running_loop()?;
        if self.0.get_or_init(|| event_loop.clone()) != &event_loop {
            return Err(Exception::runtime(format!(
                "{} is bound to a different event loop",
                repr()
            )));
        }
        Ok(event_loop)
    }
}
