//! What went up or down, and what was done before it.

mod found;
mod json;
mod linked;
mod logged;
mod words;

pub use found::{Asked, Changes};
pub use linked::{Linked, LinkedChange, LinkedMove};
pub use words::Line;
