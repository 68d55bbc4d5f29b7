//! What the rows of a table are read as.

use crate::domain::{Activity, Date, Fields, Reading, Source};

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// The scores of a day.
    Scores(ScoresRow),
    /// Something that was done.
    Activity(ActivityRow),
    /// A row that cannot be read.
    Rejected(Rejected),
    /// A row that holds no record.
    LeftOut(LeftOut),
}

/// The scores of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoresRow {
    /// Its line, from 1.
    pub line: usize,
    /// The day.
    pub date: Date,
    /// What the row says.
    pub fields: Fields,
    /// Where a row of `ssi` itself came from: it was checked when it was saved.
    pub source: Option<Source>,
}

/// Something that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivityRow {
    /// Its line, from 1.
    pub line: usize,
    /// What.
    pub done: Done,
}

/// A row of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    /// Something that was done.
    Activity(Activity),
    /// How many invitations were pending.
    Reading(Reading),
}

/// A row that cannot be read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// Its line, from 1.
    pub line: usize,
    /// The header of the column, with its letter, if it is one.
    pub column: Option<String>,
    /// What is wrong.
    pub what: String,
}

/// A row that holds no record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its line, from 1.
    pub line: usize,
    /// What it holds instead: `a total`.
    pub what: &'static str,
}

impl Rejected {
    pub(super) const fn row(line: usize, what: String) -> Self {
        Self { line, column: None, what }
    }
}
