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
//! wake-up is queued (`Ready`). `Settled` comes once. One that starts eagerly is never READY before its
//! first step, which stands inside the step or callback that made it. `tests/invariants.rs` holds this grammar.
//!
//! An event's time is that of the last [`Event::Turn`] or [`Event::Blocked`] before it, so it is
//! not stored again.

mod event;
mod field;
mod frames;
mod pages;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

pub use event::{Event, schema};
pub use field::{
    Ended, Frame, FrameKind, Id, Limit, Name, Note, Outcome, Purpose, Resumed, Stream, Suspended, Text,
};
pub use frames::FRAME_EVENT_LIMIT;
use pages::Pages;

/// The record of a run. Off, an event costs one test of a flag. On, every event goes into the
/// schedule hash, and as many as there is room for are kept.
#[derive(Default)]
pub struct Trace {
    on: Cell<bool>,
    full: Cell<bool>,
    limit: Cell<usize>,
    count: Cell<usize>,
    frames: Cell<frames::Count>,
    hash: Cell<u64>,
    words: RefCell<Pages>,
    texts: RefCell<Texts>,
    notes: RefCell<Texts>,
}

#[derive(Default)]
struct Texts {
    table: Vec<Rc<str>>,
    known: HashMap<Rc<str>, u32>, // looked up, never iterated
    /// The one that was asked for last.
    last: u32,
}

impl Texts {
    fn index(&mut self, text: &str) -> u32 {
        // Tasks are often made of one function, many in a row.
        if self
            .table
            .get(self.last as usize)
            .is_some_and(|last| **last == *text)
        {
            return self.last;
        }
        if let Some(&index) = self.known.get(text) {
            self.last = index;
            return index;
        }
        let index = self.table.len() as u32;
        let text: Rc<str> = text.into();
        self.table.push(text.clone());
        self.known.insert(text, index);
        self.last = index;
        index
    }
}

/// Odd numbers with their bits spread evenly, one for each word of an event (the first is FxHash's).
const MIXERS: [u64; 8] = [
    0x517c_c1b7_2722_0a95,
    0x9e37_79b9_7f4a_7c15,
    0xbf58_476d_1ce4_e5b9,
    0x94d0_49bb_1331_11eb,
    0xff51_afd7_ed55_8ccd,
    0xc4ce_b9fe_1a85_ec53,
    0x2127_599b_f432_5c37,
    0x8803_55f2_1e6d_1965,
];

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
    #[inline(always)]
    pub fn record(&self, event: Event) {
        if self.on.get() {
            event.write_to(self);
        }
    }

    /// As [`record`](Trace::record), for an event that is costly to make.
    #[inline]
    pub fn record_with(&self, event: impl FnOnce(&Trace) -> Event) {
        if self.on.get() {
            event(self).write_to(self);
        }
    }

    fn keep<const N: usize>(&self, event: [u32; N]) {
        if self.count.get() < self.limit.get() {
            self.count.set(self.count.get() + 1);
            self.words.borrow_mut().push(event);
        } else {
            self.full.set(true);
        }
    }

    /// The table's entry for `text`; equal labels share one.
    pub fn text(&self, text: &str) -> Text {
        Text(self.texts.borrow_mut().index(text))
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
        let mut words = self.words().into_iter();
        std::iter::from_fn(|| Event::decode(&mut words)).collect()
    }

    /// The record as it is stored, for a decoder that has the [`schema`].
    #[must_use]
    pub fn words(&self) -> Vec<u32> {
        self.words.borrow().concat()
    }

    /// The table of strings.
    #[must_use]
    pub fn texts(&self) -> Vec<Rc<str>> {
        let (texts, notes) = (self.texts.borrow(), self.notes.borrow());
        texts
            .table
            .iter()
            .chain(notes.table.iter().rev())
            .cloned()
            .collect()
    }
}

/// Where the words of an event go.
trait Writer {
    fn write<const N: usize>(&self, event: [u32; N]);
}

/// Into the schedule hash, and into the record as far as there is room.
impl Writer for Trace {
    #[inline(never)]
    fn write<const N: usize>(&self, event: [u32; N]) {
        const { assert!(N <= MIXERS.len()) };
        // The words of one event do not wait for each other; the events do, for their order is what counts.
        let mixed = event.iter().zip(MIXERS).fold(0, |sum: u64, (&word, mixer)| {
            sum.wrapping_add((u64::from(word) + 1).wrapping_mul(mixer))
        });
        self.hash
            .set((self.hash.get().rotate_left(5) ^ mixed).wrapping_mul(MIXERS[0]));
        self.keep(event);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_recorded_comes_back() {
        let trace = Trace::default();
        trace.start(10);
        let name = Name::Given(trace.text("cook"));
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
