//! What a coroutine can raise: one value, with CPython's class names and words.

use std::any::Any;
use std::cell::{OnceCell, RefCell};
use std::fmt::{self, Write as _};
use std::rc::Rc;

/// The class of an [`Exception`], named as CPython names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `asyncio.CancelledError`; a `BaseException`, so `except Exception` does not catch it.
    CancelledError,
    /// The builtin `TimeoutError` (`asyncio.TimeoutError` is the same class since 3.11).
    TimeoutError,
    /// `asyncio.InvalidStateError`: a result asked for too early or set twice.
    InvalidStateError,
    /// `RuntimeError`.
    RuntimeError,
    /// `ValueError`.
    ValueError,
    /// `TypeError`.
    TypeError,
    /// `AssertionError`.
    AssertionError,
    /// `asyncio.QueueEmpty`.
    QueueEmpty,
    /// `asyncio.QueueFull`.
    QueueFull,
    /// `asyncio.QueueShutDown` (3.13).
    QueueShutDown,
    /// `asyncio.BrokenBarrierError`.
    BrokenBarrierError,
    /// `ExceptionGroup`: every member is an `Exception`.
    ExceptionGroup,
    /// `BaseExceptionGroup`: some member is a `BaseException` only.
    BaseExceptionGroup,
    /// `KeyboardInterrupt` and `SystemExit`: they end the run, whoever waits.
    Exit(Rc<str>),
    /// An exception of the program's own language, under its own class name.
    Other(Rc<str>),
}

impl Kind {
    /// The class name as a traceback prints it.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Kind::CancelledError => "CancelledError",
            Kind::TimeoutError => "TimeoutError",
            Kind::InvalidStateError => "InvalidStateError",
            Kind::RuntimeError => "RuntimeError",
            Kind::ValueError => "ValueError",
            Kind::TypeError => "TypeError",
            Kind::AssertionError => "AssertionError",
            Kind::QueueEmpty => "QueueEmpty",
            Kind::QueueFull => "QueueFull",
            Kind::QueueShutDown => "QueueShutDown",
            Kind::BrokenBarrierError => "BrokenBarrierError",
            Kind::ExceptionGroup => "ExceptionGroup",
            Kind::BaseExceptionGroup => "BaseExceptionGroup",
            Kind::Exit(name) | Kind::Other(name) => name,
        }
    }
}

/// The argument of an exception, or of `cancel(msg)`: its text, and the language's own object where that is no text.
#[derive(Clone)]
pub struct Message {
    text: Rc<str>,
    object: Option<Rc<dyn Any>>,
}

impl Message {
    /// A message that is `object`, and reads `text`.
    pub fn with_object(text: impl Into<Rc<str>>, object: Rc<dyn Any>) -> Self {
        let (text, object) = (text.into(), Some(object));
        Message { text, object }
    }

    /// `str(msg)`.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The language's own object, where it is no text.
    #[must_use]
    pub fn object(&self) -> Option<&Rc<dyn Any>> {
        self.object.as_ref()
    }
}

impl From<Rc<str>> for Message {
    fn from(text: Rc<str>) -> Self {
        Message { text, object: None }
    }
}

impl From<&str> for Message {
    fn from(text: &str) -> Self {
        Rc::<str>::from(text).into()
    }
}

impl From<String> for Message {
    fn from(text: String) -> Self {
        Rc::<str>::from(text).into()
    }
}

/// An exception in flight. Cloning keeps its identity, as a Python name does.
#[derive(Clone)]
pub struct Exception(Rc<Inner>);

struct Inner {
    kind: Kind,
    /// `str(exc)`; `None` where the exception was made without arguments.
    message: Option<Message>,
    members: Vec<Exception>,
    cause: RefCell<Option<Exception>>,
    /// The language's own exception object, so that what is caught is what was thrown.
    payload: OnceCell<Rc<dyn Any>>,
}

impl Exception {
    /// `KIND(message)`.
    pub fn new(kind: Kind, message: impl Into<Message>) -> Self {
        Self::build(kind, Some(message.into()), Vec::new())
    }

    /// `KIND()`: no arguments, so `str(exc)` is empty.
    #[must_use]
    pub fn bare(kind: Kind) -> Self {
        Self::build(kind, None, Vec::new())
    }

    /// `RuntimeError(message)`, the one most errors of the loop are.
    pub fn runtime(message: impl Into<Message>) -> Self {
        Self::new(Kind::RuntimeError, message)
    }

    /// `CancelledError(message)`, or `CancelledError()` without one.
    #[must_use]
    pub fn cancelled(message: Option<Message>) -> Self {
        Self::build(Kind::CancelledError, message, Vec::new())
    }

    /// `BaseExceptionGroup(message, members)`, which is an `ExceptionGroup` where every member
    /// is an `Exception` (CPython's `BaseExceptionGroup.__new__` decides the same way).
    pub fn group(message: impl Into<Message>, members: Vec<Exception>) -> Self {
        let kind = if members.iter().all(|member| !member.is_base()) {
            Kind::ExceptionGroup
        } else {
            Kind::BaseExceptionGroup
        };
        Self::build(kind, Some(message.into()), members)
    }

    fn build(kind: Kind, message: Option<Message>, members: Vec<Exception>) -> Self {
        Exception(Rc::new(Inner {
            kind,
            message,
            members,
            cause: RefCell::new(None),
            payload: OnceCell::new(),
        }))
    }

    /// The class.
    #[must_use]
    pub fn kind(&self) -> &Kind {
        &self.0.kind
    }

    /// `str(exc)` without a group's count of members; empty where there were no arguments.
    #[must_use]
    pub fn message(&self) -> &str {
        self.0.message.as_ref().map_or("", Message::text)
    }

    /// What the exception was made with (`CancelledError('why')`), if with anything.
    #[must_use]
    pub fn argument(&self) -> Option<Message> {
        self.0.message.clone()
    }

    /// A group's exceptions, in order; empty for any other class.
    #[must_use]
    pub fn members(&self) -> &[Exception] {
        &self.0.members
    }

    /// `__cause__`: what `raise … from cause` named.
    #[must_use]
    pub fn cause(&self) -> Option<Exception> {
        self.0.cause.borrow().clone()
    }

    /// `raise self from cause`.
    #[must_use]
    pub fn from_cause(self, cause: Exception) -> Self {
        *self.0.cause.borrow_mut() = Some(cause);
        self
    }

    /// Whether this is `asyncio.CancelledError`.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.kind == Kind::CancelledError
    }

    /// Whether it derives from `BaseException` only, so that `except Exception` lets it pass.
    #[must_use]
    pub fn is_base(&self) -> bool {
        matches!(
            self.0.kind,
            Kind::CancelledError | Kind::BaseExceptionGroup | Kind::Exit(_)
        )
    }

    /// Whether it ends the whole run (`KeyboardInterrupt`, `SystemExit`).
    #[must_use]
    pub fn is_exit(&self) -> bool {
        matches!(self.0.kind, Kind::Exit(_))
    }

    /// The language's own object for this exception, made by `make` at the first call.
    pub fn payload(&self, make: impl FnOnce() -> Rc<dyn Any>) -> Rc<dyn Any> {
        self.0.payload.get_or_init(make).clone()
    }

    /// The same exception object, not merely an equal one.
    #[must_use]
    pub fn same(&self, other: &Exception) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// `str(exc)`: a group adds its number of members.
impl fmt::Display for Exception {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())?;
        match self.0.kind {
            Kind::ExceptionGroup | Kind::BaseExceptionGroup => {
                let count = self.0.members.len();
                let plural = if count == 1 { "" } else { "s" };
                write!(f, " ({count} sub-exception{plural})")
            }
            _ => Ok(()),
        }
    }
}

/// `repr(exc)`.
impl fmt::Debug for Exception {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}(", self.0.kind.name())?;
        if let Some(message) = &self.0.message {
            write_quoted(f, message.text())?;
        }
        if !self.0.members.is_empty() {
            write!(f, ", {:?}", self.0.members)?;
        }
        f.write_str(")")
    }
}

/// `repr(str)`: in single quotes, unless only double ones save it from escaping.
fn write_quoted(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    let quote = if text.contains('\'') && !text.contains('"') {
        '"'
    } else {
        '\''
    };
    f.write_char(quote)?;
    for character in text.chars() {
        match character {
            '\n' | '\r' | '\t' | '\\' => write!(f, "{}", character.escape_default())?,
            _ if character == quote => write!(f, "\\{character}")?,
            _ => f.write_char(character)?,
        }
    }
    f.write_char(quote)
}

impl std::error::Error for Exception {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_of_plain_exceptions_is_an_exception_group() {
        let group = Exception::group("two", vec![Exception::runtime("a"), Exception::runtime("b")]);
        assert_eq!(group.kind(), &Kind::ExceptionGroup);
        assert_eq!(group.to_string(), "two (2 sub-exceptions)");
    }

    #[test]
    fn a_group_with_a_cancellation_is_a_base_exception_group() {
        let group = Exception::group("one", vec![Exception::cancelled(None)]);
        assert_eq!(group.kind(), &Kind::BaseExceptionGroup);
        assert!(group.is_base());
        assert_eq!(group.to_string(), "one (1 sub-exception)");
    }

    #[test]
    fn repr_is_the_constructor_call() {
        assert_eq!(format!("{:?}", Exception::cancelled(None)), "CancelledError()");
        assert_eq!(format!("{:?}", Exception::runtime("no")), "RuntimeError('no')");
        assert_eq!(
            format!("{:?}", Exception::runtime("it's\n")),
            r#"RuntimeError("it's\n")"#
        );
        assert_eq!(
            format!("{:?}", Exception::runtime("'\"")),
            r#"RuntimeError('\'"')"#
        );
    }
}
