//! What others wrote, read: bytes in; values, and what could not be read, out. Nothing here writes.

pub mod json;
pub mod page;
mod scores;

pub use scores::{Scores, ScoresError, Unusable};
