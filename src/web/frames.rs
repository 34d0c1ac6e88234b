//! What the probes tell of generators, async functions and iterators; `www/runtime/microscope.js` calls it.
//! Each call answers whether the next is still worth making.

use wasm_bindgen::prelude::*;

use super::session::WebSession;
use crate::kernel::trace::{Ended, Event, Frame, FrameKind, Note, Resumed, Trace};

impl WebSession {
    fn trace(&self) -> &Trace {
        &self.session.process().trace
    }

    fn note(&self, text: &str) -> Note {
        self.trace().note(text)
    }

    fn record_frame(&self, event: Event) -> bool {
        self.trace().record_frame(event);
        self.trace().sees_frames()
    }
}

#[wasm_bindgen(js_class = Session)]
impl WebSession {
    /// A frame was made; 0 if it is not recorded.
    #[wasm_bindgen(js_name = frameCreated)]
    pub fn frame_created(&self, kind: &str, name: &str, line: u32) -> u32 {
        let kind = FrameKind::named(kind).unwrap_or(FrameKind::Generator);
        self.trace().frame_created(kind, name, line).0
    }

    /// It goes on at `line`, asked to at line `from`.
    #[wasm_bindgen(js_name = frameResumed)]
    pub fn frame_resumed(&self, frame: u32, by: &str, value: &str, line: u32, from: u32) -> bool {
        self.record_frame(Event::FrameResumed {
            frame: Frame(frame),
            by: Resumed::named(by).unwrap_or(Resumed::Next),
            value: self.note(value),
            line,
            from,
        })
    }

    /// It gives a value out.
    #[wasm_bindgen(js_name = frameYielded)]
    pub fn frame_yielded(&self, frame: u32, value: &str, line: u32) -> bool {
        self.record_frame(Event::FrameYielded {
            frame: Frame(frame),
            value: self.note(value),
            line,
        })
    }

    /// It stands until what it delegates to is over: frame `to`, or `value`.
    #[wasm_bindgen(js_name = frameDelegated)]
    pub fn frame_delegated(&self, frame: u32, to: u32, value: &str, line: u32) -> bool {
        self.record_frame(Event::FrameDelegated {
            frame: Frame(frame),
            to: Frame(to),
            value: self.note(value),
            line,
        })
    }

    /// It is over.
    #[wasm_bindgen(js_name = frameEnded)]
    pub fn frame_ended(&self, frame: u32, how: &str, value: &str, line: u32) -> bool {
        self.record_frame(Event::FrameEnded {
            frame: Frame(frame),
            how: Ended::named(how).unwrap_or(Ended::Returned),
            value: self.note(value),
            line,
        })
    }
}
