//! Activity beside the safe numbers, on a day.

mod day;
mod json;
mod over;
mod remarks;
mod rows;
mod sources;

pub use day::Limits;
pub use over::{Fix, Over};
pub use rows::{HEADING, Line, OVER};
pub use sources::{sources, sources_json};
