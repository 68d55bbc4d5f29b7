//! What a row becomes.

use super::origin::Place;

/// What an import takes that it otherwise refuses.
#[derive(Clone, Copy, Debug, Default)]
pub struct Policy {
    /// Values other than those that are there.
    pub replace: bool,
    /// Totals and pillars that do not add up.
    pub as_shown: bool,
}

/// How many records became what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Tally {
    /// New ones.
    pub added: usize,
    /// Ones that lacked something.
    pub filled: usize,
    /// Ones that said something else.
    pub replaced: usize,
    /// Ones that say the same.
    pub unchanged: usize,
}

/// A record that is there and says something else.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// Where the other stands.
    pub place: Place,
    /// By what the record is known: its day, or what was done on it.
    pub record: String,
    /// Whether both stand in what is imported.
    pub is_of_file: bool,
    /// What differs: its name, what is there, what would be.
    pub differences: Vec<(String, String, String)>,
}

/// What is said of a row.
#[derive(Clone, Debug)]
pub struct Told {
    /// Where it stands.
    pub place: Place,
    /// The column, if it is one.
    pub column: Option<String>,
    /// What is said.
    pub what: String,
}

/// What a row becomes.
pub(super) enum Fate {
    Taken,
    Conflict { record: String, is_of_file: bool, differences: Vec<(String, String, String)> },
    Refused(String),
}
