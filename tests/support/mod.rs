//! What the tests share.

pub mod program;
use std::cell::RefCell;
use std::fmt::Display;
use std::rc::Rc;

/// What happened, in order.
#[derive(Clone, Default)]
pub struct Log(Rc<RefCell<Vec<String>>>);

impl Log {
    pub fn add(&self, line: impl Display) {
        self.0.borrow_mut().push(line.to_string());
    }

    pub fn lines(&self) -> Vec<String> {
        self.0.borrow().clone()
    }
}
