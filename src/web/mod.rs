//! The boundary to JavaScript: the only code that names wasm-bindgen and js-sys.
//!
//! JavaScript holds futures and coroutines by number. A number names a future until it settles
//! (then the wrapper on the other side is told the outcome and needs us no more) and a coroutine
//! until it is awaited. `www/runtime` is the other side of every function here.
#![allow(
    unsafe_code,
    reason = "wasm-bindgen's macros expand to it; there is none of our own"
)]

mod combinators;
mod context;
mod coroutine;
mod error;
mod frames;
mod future;
mod loops;
#[cfg(feature = "python")]
pub mod python;
mod session;
mod slab;
#[cfg(feature = "python")]
mod stack;
mod sync;

pub use future::Beginning;
pub use session::WebSession;
