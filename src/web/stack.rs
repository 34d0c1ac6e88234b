//! How deep Python may go.
//!
//! The stack of a WebAssembly program is in two parts. What Rust keeps there lies in the memory and grows down to address
//! 0; the interpreter measures what is left of it, and raises RecursionError in time. What the engine keeps there is
//! of a size that nobody can ask for, and a program that fills it is lost. Both grow together, though not evenly. So
//! where the engine's part is small, only so much of the other is given out that it is full first.

use std::hint::black_box;
use std::mem::MaybeUninit;

const STEP: usize = 16 * 1024;
/// The interpreter raises RecursionError when less than half of this is left.
const NEARLY_NONE: usize = 64 * 1024;

/// Calls `f` with at most `bytes` of the stack in memory left, and at least a step less than that.
#[inline(never)]
pub(super) fn run_within<R>(bytes: usize, f: impl FnOnce() -> R) -> R {
    let step = MaybeUninit::<[u8; STEP]>::uninit();
    let left = black_box(&raw const step).addr();
    if left > bytes { run_within(bytes, f) } else { f() }
}

/// Whether the stack in memory is all but full. The interpreter's own code may not expect a RecursionError where it is.
#[inline(never)]
pub(super) fn is_nearly_full() -> bool {
    let here = 0_u8;
    black_box(&raw const here).addr() < NEARLY_NONE
}
