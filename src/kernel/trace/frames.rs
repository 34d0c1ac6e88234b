//! What generators, coroutines and iterators do, as far as their language can see it.
//!
//! ```text
//!                          FrameYielded, FrameDelegated
//!   FrameCreated ──▶ stands ◀──────────────────── runs ──▶ over (FrameEnded)
//!                      └────── FrameResumed ───────▲
//! ```
//!
//! Frames that run are nested: whoever yields gives control back to the one that resumed it, and who delegates
//! gives it to the one below. Frames are no schedule: they do not enter the hash, and what is not kept is not made.
//! The record of them is short, because a loop over a generator can go round a million times.

use std::cell::Cell;

use super::{Event, Frame, FrameKind, Id, Note, Trace, Writer};

/// Events of frames that are kept at most: more than anybody steps through, and made in some milliseconds.
pub const FRAME_EVENT_LIMIT: u32 = 5_000;

#[derive(Clone, Copy, Default)]
pub(super) struct Count {
    frames: u32,
    events: u32,
}

/// The record alone.
struct Unhashed<'a>(&'a Trace);

impl Writer for Unhashed<'_> {
    fn write<const N: usize>(&self, event: [u32; N]) {
        self.0.keep(event);
    }
}

impl Trace {
    /// Whether what frames do is recorded: not in a trace that keeps nothing, nor beyond the bound.
    #[must_use]
    pub fn sees_frames(&self) -> bool {
        self.limit.get() > 0 && self.frames.get().events < FRAME_EVENT_LIMIT
    }

    /// A frame of the function called `name` was made at `line`. The answer is 0 where it is not recorded.
    pub fn frame_created(&self, of: FrameKind, name: &str, line: Id) -> Frame {
        if !self.sees_frames() {
            return Frame::default();
        }
        let frame = Frame(self.frames.get().frames + 1);
        update(&self.frames, |count| count.frames += 1);
        let name = self.note(name);
        self.record_frame(Event::FrameCreated {
            frame,
            of,
            name,
            line,
        });
        frame
    }

    /// The table's entry for what goes into a frame, or comes out.
    pub fn note(&self, text: &str) -> Note {
        Note(self.notes.borrow_mut().index(text))
    }

    /// Records what a frame that is recorded does, until the bound is reached.
    pub fn record_frame(&self, event: Event) {
        if !self.sees_frames() {
            return;
        }
        event.write_to(&Unhashed(self));
        update(&self.frames, |count| count.events += 1);
        if !self.sees_frames() {
            Event::FramesLeftOut {}.write_to(&Unhashed(self));
        }
    }
}

fn update(cell: &Cell<Count>, change: impl FnOnce(&mut Count)) {
    let mut count = cell.get();
    change(&mut count);
    cell.set(count);
}

#[cfg(test)]
mod tests {
    use super::super::Stream;
    use super::*;

    fn yielded(trace: &Trace, frame: Frame) -> Event {
        Event::FrameYielded {
            frame,
            value: trace.note("1"),
            line: 2,
        }
    }

    #[test]
    fn frames_do_not_change_the_hash() {
        let hash = |limit| {
            let trace = Trace::default();
            trace.start(limit);
            let frame = trace.frame_created(FrameKind::Generator, "count", 1);
            trace.record_frame(yielded(&trace, frame));
            let text = trace.text("printed");
            let (task, stream, line) = (0, Stream::Stdout, 1);
            trace.record(Event::Printed {
                task,
                stream,
                text,
                line,
            });
            (trace.hash(), trace.len())
        };
        assert_eq!(hash(10).1, 3);
        assert_eq!(hash(0), (hash(10).0, 0));
    }

    #[test]
    fn a_generator_that_is_asked_for_ever_does_not_fill_the_record() {
        let trace = Trace::default();
        trace.start(100_000);
        let frame = trace.frame_created(FrameKind::Generator, "count", 1);
        for _ in 0..50_000 {
            trace.record_frame(yielded(&trace, frame));
        }
        assert_eq!(trace.len(), FRAME_EVENT_LIMIT as usize + 1);
        assert_eq!(trace.events().last(), Some(&Event::FramesLeftOut {}));
        assert!(!trace.is_full());
        assert_eq!(trace.frame_created(FrameKind::Generator, "late", 1), Frame(0));
    }
}
