//! A CSV file as it was found: its dialect, its rows, and edits that leave every other byte alone.

mod dialect;
mod file;
mod lines;
mod splitter;

pub(super) use file::{CsvFile, Edit};
pub(super) use splitter::{Cells, Row};
