//! What the fields of an event are, and how each is stored.

use super::event::Encoded;

/// Names a task, future, handle or loop within one trace; 0 is "none".
pub type Id = u32;

/// A string of the trace's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text(pub u32);

/// What a frame gives and gets, a string of the table counted from its end: the schedule hash is to be that of a
/// trace which records no frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note(pub u32);

/// How a field is stored.
pub(super) trait Field: Sized {
    const NAME: &'static str;
    /// How many words it takes.
    const LENGTH: usize = 1;
    fn put<const N: usize>(self, words: &mut Encoded<N>);
    fn take(words: &mut impl Iterator<Item = u32>) -> Option<Self>;
}

impl Field for u32 {
    const NAME: &'static str = "id";
    #[inline(always)]
    fn put<const N: usize>(self, words: &mut Encoded<N>) {
        words.put(self);
    }
    fn take(words: &mut impl Iterator<Item = u32>) -> Option<Self> {
        words.next()
    }
}

impl Field for f64 {
    const NAME: &'static str = "seconds";
    const LENGTH: usize = 2;
    #[inline(always)]
    fn put<const N: usize>(self, words: &mut Encoded<N>) {
        let bits = self.to_bits();
        words.put(bits as u32);
        words.put((bits >> 32) as u32);
    }
    fn take(words: &mut impl Iterator<Item = u32>) -> Option<Self> {
        let low = u64::from(words.next()?);
        let high = u64::from(words.next()?);
        Some(f64::from_bits(low | high << 32))
    }
}

/// Types that wrap one word.
macro_rules! wrapped {
    ($($of:ident $name:literal)*) => {
        $(impl Field for $of {
            const NAME: &'static str = $name;
            #[inline(always)]
            fn put<const N: usize>(self, words: &mut Encoded<N>) { words.put(self.0); }
            fn take(words: &mut impl Iterator<Item = u32>) -> Option<Self> { words.next().map($of) }
        })*
    };
}

wrapped! { Text "text" Note "note" Frame "frame" }

/// Names a frame within one trace; 0 is one that is not recorded, or none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frame(pub u32);

/// A task's name. Most are numbered, and a string for each would cost more than the task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// `Task-N`.
    Numbered(u32),
    /// One that it was given.
    Given(Text),
}

impl Field for Name {
    const NAME: &'static str = "name";
    #[inline(always)]
    fn put<const N: usize>(self, words: &mut Encoded<N>) {
        words.put(match self {
            Name::Numbered(number) => number << 1 | 1,
            Name::Given(Text(index)) => index << 1,
        });
    }
    fn take(words: &mut impl Iterator<Item = u32>) -> Option<Self> {
        let word = words.next()?;
        Some(match word & 1 {
            1 => Name::Numbered(word >> 1),
            _ => Name::Given(Text(word >> 1)),
        })
    }
}

/// An enum whose variants are stored as their index and shown as a word.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $kind:literal { $($(#[$vdoc:meta])* $variant:ident $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }
        impl $name {
            const ALL: &'static [Self] = &[$(Self::$variant,)*];
            const WORDS: &'static [&'static str] = &[$($word,)*];

            /// The word for it.
            #[must_use]
            pub fn name(self) -> &'static str { Self::WORDS[self as usize] }

            /// The one that a word stands for.
            #[must_use]
            pub fn named(word: &str) -> Option<Self> {
                Self::WORDS.iter().position(|name| *name == word).map(|at| Self::ALL[at])
            }
        }
        impl Field for $name {
            const NAME: &'static str = $kind;
            #[inline(always)]
            fn put<const N: usize>(self, words: &mut Encoded<N>) { words.put(self as u32); }
            fn take(words: &mut impl Iterator<Item = u32>) -> Option<Self> {
                Self::ALL.get(words.next()? as usize).copied()
            }
        }
    };
}

words! {
    /// How a future ended, or a step: three words of state, as in CPython.
    Outcome, "outcome" {
        /// With a value.
        Result "result",
        /// With an exception.
        Exception "exception",
        /// Cancelled.
        Cancelled "cancelled",
    }
}

words! {
    /// How a step ended.
    Suspended, "suspended" {
        /// It waits for a future (the `Awaits` before this says which).
        Waiting "waiting",
        /// A bare `yield`: it runs again in the next turn.
        Yielded "yielded",
        /// It waits for something that is not asyncio's, such as a plain promise.
        Foreign "foreign",
        /// It returned, raised or was cancelled; `Settled` follows.
        Finished "finished",
    }
}

words! {
    /// What a future stands for; the number beside it is its argument (seconds, size, count).
    Purpose, "purpose" {
        /// Made by the program.
        Future "Future",
        /// A task.
        Task "Task",
        /// `sleep(seconds)`.
        Sleep "sleep",
        /// `gather` of so many awaitables.
        Gather "gather",
        /// `wait`, `wait_for` and `as_completed`.
        Wait "wait",
        /// `shield`.
        Shield "shield",
        /// `TaskGroup`'s exit; its argument is the group's name in the trace.
        TaskGroup "TaskGroup",
        /// `Event.wait`.
        Event "Event.wait",
        /// `Lock.acquire`; its argument is the task that has the lock, 0 if nobody has.
        Lock "Lock.acquire",
        /// `Condition.wait`.
        Condition "Condition.wait",
        /// `Semaphore.acquire`.
        Semaphore "Semaphore.acquire",
        /// `Queue.get`.
        QueueGet "Queue.get",
        /// `Queue.put`.
        QueuePut "Queue.put",
        /// `Queue.join`.
        QueueJoin "Queue.join",
        /// `Barrier.wait`.
        Barrier "Barrier.wait",
    }
}

words! {
    /// Whose frame it is.
    FrameKind, "frame_kind" {
        /// An object with `next`, written by hand.
        Iterator "iterator",
        /// A generator.
        Generator "generator",
        /// A native coroutine.
        Coroutine "coroutine",
        /// An asynchronous generator.
        AsyncGenerator "async_generator",
    }
}

words! {
    /// How a frame was resumed.
    Resumed, "resumed" {
        /// With nothing: `next()`, or the first step.
        Next "next",
        /// With a value.
        Send "send",
        /// With an exception, which is raised where it stands.
        Throw "throw",
        /// To be closed: only its `finally` still runs.
        Close "close",
    }
}

words! {
    /// How a frame ended.
    Ended, "ended" {
        /// It returned: `StopIteration` with the value.
        Returned "returned",
        /// It raised.
        Raised "raised",
        /// It was closed before its end.
        Closed "closed",
    }
}

words! {
    /// Where printed text goes.
    Stream, "stream" {
        /// Standard output.
        Stdout "stdout",
        /// Standard error.
        Stderr "stderr",
    }
}

words! {
    /// Which bound of a run was reached.
    Limit, "limit" {
        /// Real seconds.
        Seconds "seconds",
        /// Turns of the loop.
        Turns "turns",
        /// Events in the trace.
        Events "events",
        /// Tasks alive at once.
        Tasks "tasks",
        /// Bytes printed.
        Output "output",
        /// Bytes of memory.
        Memory "memory",
    }
}

/// The words of each enumerated type, by its name in the schema.
pub(super) const ENUMERATED: &[(&str, &[&str])] = &[
    (Outcome::NAME, Outcome::WORDS),
    (Suspended::NAME, Suspended::WORDS),
    (Purpose::NAME, Purpose::WORDS),
    (FrameKind::NAME, FrameKind::WORDS),
    (Resumed::NAME, Resumed::WORDS),
    (Ended::NAME, Ended::WORDS),
    (Stream::NAME, Stream::WORDS),
    (Limit::NAME, Limit::WORDS),
];
