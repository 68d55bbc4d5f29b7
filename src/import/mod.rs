//! What others wrote, read: bytes in; values, and what could not be read, each with its place, out.
//! Nothing here reads a file or writes one; what becomes of the values is decided by
//! [`merge`](crate::domain::merge), and saved by whoever asked.

pub mod archive;
pub mod json;
mod lines;
pub mod page;
mod scores;
pub mod table;
mod text;

pub use scores::{Scores, ScoresError, Unusable, UnusableError};
