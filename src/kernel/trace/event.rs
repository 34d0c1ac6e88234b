//! The closed list of events.

use super::Writer;
use super::field::*;

/// An event of `N` words on its way into the record.
pub(super) struct Encoded<const N: usize> {
    words: [u32; N],
    length: usize,
}

impl<const N: usize> Encoded<N> {
    #[inline(always)]
    pub(super) fn put(&mut self, word: u32) {
        self.words[self.length] = word;
        self.length += 1;
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
            /// Where the kind of event is known, so are its length and the place of every word.
            #[inline(always)]
            pub(super) fn write_to(self, to: &impl Writer) {
                match self {
                    $(Event::$variant { $($field),* } => {
                        const LENGTH: usize = 1 $(+ <$type as Field>::LENGTH)*;
                        let mut encoded = Encoded::<LENGTH> { words: [0; LENGTH], length: 0 };
                        encoded.put(Tag::$variant as u32);
                        $($field.put(&mut encoded);)*
                        to.write(encoded.words);
                    })*
                }
            }

            pub(super) fn decode(words: &mut impl Iterator<Item = u32>) -> Option<Event> {
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

        /// The kinds in the order of their tags, with the names and types of their fields.
        const KINDS: &[(&str, &[(&str, &str)])] = &[
            $(($word, &[$((stringify!($field), <$type as Field>::NAME)),*])),*
        ];
    };
}

/// `kind field:type field:type`, one line an event in the order of their tags; then the words of each
/// enumerated type. It is all a decoder needs.
#[must_use]
pub fn schema() -> String {
    let mut schema = String::new();
    for (kind, fields) in KINDS {
        schema.push_str(kind);
        for (field, of) in *fields {
            schema.extend([" ", field, ":", of]);
        }
        schema.push('\n');
    }
    for (name, words) in ENUMERATED {
        schema.extend(["=", name]);
        for word in *words {
            schema.extend([" ", word]);
        }
        schema.push('\n');
    }
    schema.pop(); // the last line is not ended
    schema
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
    Spawned "spawned" { task: Id, parent: Id, event_loop: Id, name: Name, label: Text, line: Id },
    /// `set_name`.
    Named "named" { task: Id, name: Name },
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
    /// `future` is awaited by `by`: a future that stands for several (`gather`, `wait`, `shield`), a group, or a task.
    /// What a task awaits itself, `Awaits` says.
    AwaitedBy "awaited_by" { future: Id, by: Id },
    /// A future or task is done.
    Settled "settled" { future: Id, outcome: Outcome },
    /// The program asked for a call of its function `name`, at `line`: once `future` is done (0: soon, or at a time).
    CallbackAdded "callback_added" { handle: Id, future: Id, name: Text, line: Id },
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
    /// A frame came into being at `line`, of the function called `name`.
    FrameCreated "frame_created" { frame: Frame, of: FrameKind, name: Note, line: Id },
    /// The frame goes on at `line` (0: where it begins), because it was asked to at line `from` (0: by the loop);
    /// `value` goes in.
    FrameResumed "frame_resumed" { frame: Frame, by: Resumed, value: Note, line: Id, from: Id },
    /// The frame stops at `line` and gives `value` out.
    FrameYielded "frame_yielded" { frame: Frame, value: Note, line: Id },
    /// `yield from`, `await`: until frame `to` has ended the frame stands at `line`, and who asks for the next value
    /// asks `to`. If `to` is 0, it is no frame, and `value` says what it is.
    FrameDelegated "frame_delegated" { frame: Frame, to: Frame, value: Note, line: Id },
    /// The frame is over.
    FrameEnded "frame_ended" { frame: Frame, how: Ended, value: Note, line: Id },
    /// What frames do from here on is not recorded.
    FramesLeftOut "frames_left_out" {},
    /// A bound of the run was reached.
    LimitReached "limit_reached" { limit: Limit },
    /// A diagnostic was made; it stands at `index` in the run's list.
    Diagnosed "diagnosed" { index: Id, task: Id },
}
