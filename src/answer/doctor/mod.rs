//! What is the matter with the data files, what mending makes of it, and what is left to the person.

mod json;
mod mending;
mod report;
mod words;

pub use report::{Report, Told};
pub use words::how_to_mend;
