//! What happened, as data: a closed list of events, recorded in a few words each.
//!
//! Every view (console, timeline, queues, a test) is a fold over this record. The life of a task
//! in it, each arrow the event that makes it:
//!
//! ```text
//!              Spawned                    StepBegin
//!   (nothing) ────────▶ READY ◀─────────┐──────────▶ RUNNING
//!                         ▲     Ready   │               │ StepEnd
//!                   Ready │             │               ▼
//!                         └── WAITING ◀─┴─ Awaits ── suspended │ returned ──▶ DONE (Settled)
//! ```
//!
//! A task is READY while a handle of its stands in the ready queue, RUNNING between `StepBegin`
//! and `StepEnd`, WAITING from `StepEnd` until the future of its last `Awaits` settles and its
//! wake-up is queued (`Ready`). `Settled` comes once. `tests/invariants.rs` holds this grammar.
//!
//! An event's time is that of the last [`Event::Turn`] or [`Event::Blocked`] before it, so it is
//! not stored again.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

/// Names a task, future, handle or loop within one trace; 0 is "none".
pub type Id = u32;

/// A string of the trace's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text(pub u32);

/// How a field is stored.
trait Field: Sized {
    const NAME: &'static str;
    fn put(self, words: &mut impl FnMut(u32));
    fn take(words: &mut impl Iterator<Item = u32>) -> Option<Self>;
}

impl Field for u32 {
    const NAME: &'static str = "id";
    fn put(self, words: &mut impl FnMut(u32)) {
        words(self);
    }
    fn take(words: &mut impl Iterator<Item = u32>) -> Option<Self> {
        words.next()
    }
}

impl Field for f64 {
    const NAME: &'static str = "seconds";
    fn put(self, words: &mut impl FnMut(u32)) {
        let bits = self.to_bits();
        words(bits as u32);
        words((bits >> 32) as u32);
    }
    fn take(words: &mut impl Iterator<Item = u32>) -> Option<Self> {
        let low = u64::from(words.next()?);
        let high = u64::from(words.next()?);
        Some(f64::from_bits(low | high << 32))
    }
}

impl Field for Text {
    const NAME: &'static str = "text";
    fn put(self, words: &mut impl FnMut(u32)) {
        words(self.0);
    }
    fn take(words: &mut impl Iterator<Item = u32>) -> Option<Self> {
        words.next().map(Text)
    }
}

/// An enum whose variants are stored as their index and shown as a word.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $kind:literal { $($(#[$vdoc:meta])* $variant:ident $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }
        impl $name {
            const ALL: &'static [(Self, &'static str)] = &[$((Self::$variant, $word),)*];

            /// The word for it.
            #[must_use]
            pub fn name(self) -> &'static str { Self::ALL[self as usize].1 }

            /// The one that a word stands for.
            #[must_use]
            pub fn named(word: &str) -> Option<Self> {
                Self::ALL.iter().find(|(_, name)| *name == word).map(|(value, _)| *value)
            }
        }
        impl Field for $name {
            const NAME: &'static str = $kind;
            fn put(self, words: &mut impl FnMut(u32)) { words(self as u32); }
            fn take(words: &mut impl Iterator<Item = u32>) -> Option<Self> {
                Self::ALL.get(words.next()? as usize).map(|(value, _)| *value)
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
        /// `TaskGroup`'s exit.
        TaskGroup "TaskGroup",
        /// `Event.wait`.
        Event "Event.wait",
        /// `Lock.acquire`.
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

/// One table makes the enum, its encoding, and the schema that other languages decode with.
macro_rules! events {
    ($($(#[$doc:meta])* $variant:ident $word:literal { $($field:ident: $type:ty),* $(,)? },)*) => {
        /// Everything that can happen in a run.
        #[derive(Clone, Copy, Debug, PartialEq)]
        #[allow(missing_docs, reason = "the fields are named by what they hold")]
        pub enum Event { $($(#[$doc])* $variant { $($field: $type),* },)* }

        #[derive(Clone, Copy)]
        enum Tag { $($variant,)* }

        impl Event {
            /// Its words, and how many they are.
            #[inline(always)] // where the kind of event is known, nothing is left of the match
            fn encode(self) -> ([u32; LONGEST_EVENT], usize) {
                let (mut encoded, mut length) = ([0; LONGEST_EVENT], 0);
                let words = &mut |word| {
                    encoded[length] = word;
                    length += 1;
                };
                match self {
                    $(Event::$variant { $($field),* } => {
                        words(Tag::$variant as u32);
                        $($field.put(words);)*
                    })*
                }
                (encoded, length)
            }

            fn decode(words: &mut impl Iterator<Item = u32>) -> Option<Event> {
                let tag = words.next()?;
                $(if tag == Tag::$variant as u32 {
                    return Some(Event::$variant { $($field: Field::take(words)?),* });
                })*
                None
            }

            /// The name of the event's kind in the schema.
            #[must_use]
            pub fn kind(self) -> &'static str {
                match self { $(Event::$variant { .. } => $word,)* }
            }
        }

        /// `kind field:type field:type`, one line an event in the order of their tags; then the
        /// words of each enumerated type. It is all a decoder needs.
        #[must_use]
        pub fn schema() -> String {
            let mut lines = Vec::new();
            $({
                let fields: &[String] = &[$(format!(" {}:{}", stringify!($field), <$type as Field>::NAME)),*];
                lines.push(format!("{}{}", $word, fields.concat()));
            })*
            let mut types = |name: &str, words: Vec<&str>| lines.push(format!("={name} {}", words.join(" ")));
            types(Outcome::NAME, Outcome::ALL.iter().map(|(_, word)| *word).collect());
            types(Suspended::NAME, Suspended::ALL.iter().map(|(_, word)| *word).collect());
            types(Purpose::NAME, Purpose::ALL.iter().map(|(_, word)| *word).collect());
            types(Stream::NAME, Stream::ALL.iter().map(|(_, word)| *word).collect());
            types(Limit::NAME, Limit::ALL.iter().map(|(_, word)| *word).collect());
            lines.join("\n")
        }
    };
}

events! {
    /// A loop came into being.
    LoopCreated "loop_created" { event_loop: Id },
    /// `run_forever` began.
    LoopStarted "loop_started" { event_loop: Id },
    /// `run_forever` ended.
    LoopStopped "loop_stopped" { event_loop: Id },
    /// `close()`.
    LoopClosed "loop_closed" { event_loop: Id },
    /// A turn begins at `time`, with `ready` handles to run.
    Turn "turn" { event_loop: Id, time: f64, ready: Id },
    /// The virtual clock went from one deadline to the next because everything slept.
    TimeJumped "time_jumped" { from: f64, to: f64 },
    /// A step held everyone else up until `time` (`time.sleep`, a long computation).
    Blocked "blocked" { time: f64 },
    /// A task was created by `parent` (0: from outside any task) at `line`.
    Spawned "spawned" { task: Id, parent: Id, event_loop: Id, name: Text, label: Text, line: Id },
    /// `set_name`.
    Named "named" { task: Id, name: Text },
    /// A step of `task` was put at the end of the ready queue, woken by future `by` (0: itself).
    Ready "ready" { task: Id, by: Id },
    /// The loop runs the next step of `task`.
    StepBegin "step_begin" { task: Id },
    /// The step is over.
    StepEnd "step_end" { task: Id, how: Suspended, line: Id },
    /// `task` awaits `future` at `line`.
    Awaits "awaits" { task: Id, future: Id, line: Id },
    /// A future was made for `purpose`.
    Created "created" { future: Id, purpose: Purpose, argument: f64 },
    /// A future or task is done.
    Settled "settled" { future: Id, outcome: Outcome },
    /// A callback was put at the end of the ready queue, by future `by` (0: `call_soon`).
    CallbackReady "callback_ready" { handle: Id, by: Id },
    /// The loop runs a callback.
    CallbackBegin "callback_begin" { handle: Id },
    /// The callback returned.
    CallbackEnd "callback_end" { handle: Id },
    /// A callback is to be called at `deadline`; `task` asked for it.
    TimerSet "timer_set" { handle: Id, deadline: f64, task: Id },
    /// The deadline came: the callback is in the ready queue.
    TimerFired "timer_fired" { handle: Id },
    /// The timer or callback was cancelled.
    HandleCancelled "handle_cancelled" { handle: Id },
    /// `cancel()` was called on a future or task by task `by` (0: from outside).
    CancelRequested "cancel_requested" { future: Id, by: Id },
    /// `CancelledError` is thrown into `task`.
    CancelDelivered "cancel_delivered" { task: Id },
    /// Text was printed while `task` ran (0: outside), from `line`.
    Printed "printed" { task: Id, stream: Stream, text: Text, line: Id },
    /// A bound of the run was reached.
    LimitReached "limit_reached" { limit: Limit },
    /// A diagnostic was made; it stands at `index` in the run's list.
    Diagnosed "diagnosed" { index: Id, task: Id },
}

/// The record of a run. Off, an event costs one test of a flag. On, every event goes into the
/// schedule hash, and as many as there is room for are kept.
#[derive(Default)]
pub struct Trace {
    on: Cell<bool>,
    full: Cell<bool>,
    limit: Cell<usize>,
    count: Cell<usize>,
    hash: Cell<u64>,
    words: RefCell<Vec<u32>>,
    texts: RefCell<Texts>,
}

#[derive(Default)]
struct Texts {
    table: Vec<Rc<str>>,
    known: HashMap<Rc<str>, u32>, // looked up, never iterated
}

/// The words of the longest event, its kind among them.
const LONGEST_EVENT: usize = 8;

/// The odd multiplier of the schedule hash (that of FxHash).
const MIX: u64 = 0x517c_c1b7_2722_0a95;

/// Events recorded at most where the caller names no other bound.
pub const DEFAULT_EVENT_LIMIT: usize = 1_000_000;

impl Trace {
    /// Records from now on, and keeps at most `limit` events; with 0 there is only the hash.
    pub fn start(&self, limit: usize) {
        self.on.set(true);
        self.limit.set(limit);
    }

    /// Whether events are recorded.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.on.get()
    }

    /// Whether the bound was reached and later events are missing.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.full.get()
    }

    /// Records `event`, unless the trace is off or full.
    #[inline]
    pub fn record(&self, event: Event) {
        if self.on.get() {
            let (words, length) = event.encode();
            self.write(&words, length);
        }
    }

    /// As [`record`](Trace::record), for an event that is costly to make.
    #[inline]
    pub fn record_with(&self, event: impl FnOnce(&Trace) -> Event) {
        if self.on.get() {
            let (words, length) = event(self).encode();
            self.write(&words, length);
        }
    }

    fn write(&self, event: &[u32; LONGEST_EVENT], length: usize) {
        // A sum of products, which a processor works out side by side; a chain it could not.
        let digest = |sum: u64, (pair, place): (&[u32], u32)| {
            let pair = u64::from(pair[0]) | u64::from(pair[1]) << 32;
            sum.wrapping_add(pair.wrapping_mul(MIX.rotate_left(7 * place) | 1))
        };
        let digest = event.chunks_exact(2).zip(1..).fold(0, digest);
        self.hash
            .set((self.hash.get().rotate_left(5) ^ digest).wrapping_mul(MIX));
        if self.count.get() < self.limit.get() {
            self.count.set(self.count.get() + 1);
            let mut words = self.words.borrow_mut();
            // The whole array and then less of it: a copy of fixed size is a few instructions.
            let end = words.len() + length;
            words.extend_from_slice(event);
            words.truncate(end);
        } else {
            self.full.set(true);
        }
    }

    /// The table's entry for `text`; equal labels share one.
    pub fn text(&self, text: &str) -> Text {
        let mut texts = self.texts.borrow_mut();
        if let Some(&index) = texts.known.get(text) {
            return Text(index);
        }
        let index = texts.table.len() as u32;
        let text: Rc<str> = text.into();
        texts.table.push(text.clone());
        texts.known.insert(text, index);
        Text(index)
    }

    /// The string of a table entry.
    #[must_use]
    pub fn resolve(&self, text: Text) -> Option<Rc<str>> {
        self.texts.borrow().table.get(text.0 as usize).cloned()
    }

    /// Number of events recorded.
    #[must_use]
    pub fn len(&self) -> usize {
        self.count.get()
    }

    /// Whether nothing was recorded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The schedule hash: equal for equal schedules, on every machine. Sixteen hex digits.
    #[must_use]
    pub fn hash(&self) -> String {
        format!("{:016x}", self.hash.get())
    }

    /// The events, decoded.
    #[must_use]
    pub fn events(&self) -> Vec<Event> {
        let words = self.words.borrow();
        let mut words = words.iter().copied();
        std::iter::from_fn(|| Event::decode(&mut words)).collect()
    }

    /// The record as it is stored, for a decoder that has the [`schema`].
    #[must_use]
    pub fn words(&self) -> Vec<u32> {
        self.words.borrow().clone()
    }

    /// The table of strings.
    #[must_use]
    pub fn texts(&self) -> Vec<Rc<str>> {
        self.texts.borrow().table.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_recorded_comes_back() {
        let trace = Trace::default();
        trace.start(10);
        let name = trace.text("Task-1");
        let label = trace.text("main");
        let events = [
            Event::Turn {
                event_loop: 1,
                time: 0.25,
                ready: 1,
            },
            Event::Spawned {
                task: 2,
                parent: 0,
                event_loop: 1,
                name,
                label,
                line: 3,
            },
            Event::StepEnd {
                task: 2,
                how: Suspended::Yielded,
                line: 4,
            },
            Event::Settled {
                future: 2,
                outcome: Outcome::Cancelled,
            },
        ];
        for event in events {
            trace.record(event);
        }
        assert_eq!(trace.events(), events);
        assert_eq!(trace.resolve(label).as_deref(), Some("main"));
    }

    #[test]
    fn the_hash_tells_orders_apart() {
        let record = |order: [u32; 2]| {
            let trace = Trace::default();
            trace.start(10);
            for task in order {
                trace.record(Event::StepBegin { task });
            }
            trace.hash()
        };
        assert_eq!(record([1, 2]), record([1, 2]));
        assert_ne!(record([1, 2]), record([2, 1]));
    }

    #[test]
    fn a_full_trace_says_so_and_keeps_what_it_has() {
        let trace = Trace::default();
        trace.start(1);
        trace.record(Event::StepBegin { task: 1 });
        trace.record(Event::StepBegin { task: 2 });
        assert!(trace.is_full());
        assert_eq!(trace.len(), 1);
    }

    #[test]
    fn the_hash_does_not_depend_on_what_is_kept() {
        let hash = |limit| {
            let trace = Trace::default();
            trace.start(limit);
            trace.record(Event::StepBegin { task: 1 });
            trace.record(Event::StepBegin { task: 2 });
            trace.hash()
        };
        assert_eq!(hash(0), hash(10));
    }

    #[test]
    fn the_schema_names_every_field() {
        let schema = schema();
        assert!(schema.contains("awaits task:id future:id line:id"), "{schema}");
        assert!(schema.contains("=outcome result exception cancelled"), "{schema}");
    }
}
