//! What the person says of a table.

use crate::domain::{Date, Kind};

use super::counted::Counted;
use super::lexicon::Meaning;
use super::order::DateOrder;

/// What the rows of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// The scores of days.
    Scores,
    /// What was done.
    Activities,
}

/// What a column holds that is not known by its header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map {
    /// The header, or the letter of the column.
    pub column: String,
    /// What it holds; `None` for nothing that is wanted.
    pub meaning: Option<Meaning>,
    /// What its numbers count, if they are of a log with a column for each kind.
    pub counted: Option<Counted>,
}

/// What the person says of a table, and what is known without it.
#[derive(Clone, Debug)]
pub struct Rules {
    /// What its rows are; else the header tells.
    pub sort: Option<Sort>,
    /// Columns by name.
    pub maps: Vec<Map>,
    /// The order of dates of which nothing else tells.
    pub date_order: Option<DateOrder>,
    /// The day of rows that have none.
    pub day: Option<Date>,
    /// The last day that a record can be of.
    pub latest: Date,
    /// Kinds of the person's own.
    pub own_kinds: Vec<Kind>,
}

impl Rules {
    /// Nothing is said.
    #[must_use]
    pub const fn up_to(latest: Date) -> Self {
        Self {
            sort: None,
            maps: Vec::new(),
            date_order: None,
            day: None,
            latest,
            own_kinds: Vec::new(),
        }
    }
}
