//! What becomes of the rows of a table, beside what is there.

pub mod archive;
mod fate;
mod few;
mod intake;
mod json;
mod log;
mod origin;
mod preview;
mod rows;
mod scores;
mod words;

pub use fate::{Conflict, Policy, Tally, Told};
pub use few::Few;
pub use intake::Intake;
pub use json::{File, json};
pub use origin::{Origin, Place};
pub use preview::Preview;
pub use words::{conflict, refused, sentences};
