//! asyncio's event loop in Rust.

pub mod asyncio;
pub mod driver;
pub mod kernel;
pub mod lang;
pub mod session;
#[cfg(target_arch = "wasm32")]
pub mod web;
