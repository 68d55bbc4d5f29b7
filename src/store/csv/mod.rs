//! A CSV file as it was found: its dialect, its rows, and edits that leave every other byte alone.

mod dialect;
mod escape;
mod file;
mod splitter;

pub use escape::escaped;
pub(super) use escape::unescaped;
pub(super) use file::{CsvFile, Edit};
pub(super) use splitter::{Cells, Row};
