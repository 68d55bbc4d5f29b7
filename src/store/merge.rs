//! What becomes of the rows of a conflicted copy.

/// What the data file takes from a copy: what it lacks. Where both say something else, its own
/// values stay, and the copy's are told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    /// How many rows are added.
    pub added: usize,
    /// In how many rows empty cells are filled.
    pub filled: usize,
    /// Rows of the copy that say something else.
    pub conflicts: Vec<Conflict>,
}

/// A row of the copy that says something else than the data file does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Its line in the copy, from 1.
    pub line: usize,
    /// By what the row is known: its day, or its id.
    pub record: String,
    /// What differs.
    pub differences: Vec<Difference>,
}

/// A value that differs; empty texts are no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What is: the name of its column.
    pub column: String,
    /// What the data file says.
    pub ours: String,
    /// What the copy says.
    pub theirs: String,
}

impl Difference {
    /// Of two texts of a column; `None` where they are the same.
    pub(super) fn between(column: &str, ours: &str, theirs: &str) -> Option<Self> {
        (ours != theirs).then(|| Self {
            column: column.to_owned(),
            ours: ours.to_owned(),
            theirs: theirs.to_owned(),
        })
    }
}
