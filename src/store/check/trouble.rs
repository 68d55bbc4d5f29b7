//! What is not as it should be, and what can be made of it.

use crate::domain::{ActivityId, Date, SumError};

use super::super::{DataFile, Merge, Oddity, StoreError};
use super::Tool;

/// Something in a profile's folder that is not as it should be.
#[derive(Debug)]
pub struct Trouble {
    /// The name of the file, as it stands in the folder.
    pub file: String,
    /// The line, from 1; `None` for the file as a whole.
    pub line: Option<usize>,
    /// What is the matter.
    pub what: What,
    /// What mending makes of it; `None` where it has more than one answer.
    pub mend: Option<Mend>,
}

/// What is the matter.
#[derive(Debug)]
pub enum What {
    /// A file that can be read, and holds something odd.
    Odd {
        /// What.
        oddity: Oddity,
        /// By what its rows are known, in order of the lines: of rows of the log their ids, of
        /// snapshots their totals; `None` for a row without.
        rows: Vec<Option<String>>,
    },
    /// A file that cannot be read, or not without a guess.
    Unreadable(StoreError),
    /// A day of which total and pillars cannot add up.
    WrongSum {
        /// The day.
        date: Date,
        /// Why.
        error: SumError,
    },
    /// A row that says the same as one above it.
    DoubledRow,
    /// The second version of a file that was changed in two places.
    Copy {
        /// The file.
        of: DataFile,
        /// Whose way of naming it is.
        tool: Tool,
        /// Why it cannot be merged.
        hitch: Option<Hitch>,
    },
    /// What a killed command left.
    Leftover,
    /// The steps of `undo`, or the lock, as an earlier version kept them.
    EarlierLayout,
    /// Others than its owner may read it: the bits of its mode that say so.
    Exposed(u32),
}

/// Why a conflicted copy cannot be merged.
#[derive(Debug)]
pub enum Hitch {
    /// It is damaged.
    Damaged(StoreError),
    /// The data file is damaged, or has several rows of a day that differ.
    DataFile,
    /// It has several rows of a day that differ.
    DoubledDay,
    /// It is no table of rows.
    Settings,
    /// With its rows, the file would not hold together.
    Unfit,
}

/// What mending makes of a trouble.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mend {
    /// Rows with one id: some said the same and are taken out, others have new ids.
    Parted {
        /// The lines that are taken out.
        same: Vec<usize>,
        /// The lines that have new ids.
        renamed: Vec<(usize, ActivityId)>,
    },
    /// Readings of a day that are taken out, by their lines, with their numbers.
    LastReading(Vec<(usize, u16)>),
    /// The rows of a day are one.
    DayJoined,
    /// The row is taken out.
    RowTakenOut,
    /// The row has an id, by which commands can name it.
    Named,
    /// The kind stands in `profile.toml`.
    Declared,
    /// The file has its kept version.
    Restored,
    /// What the file lacked is in it, and the copy in the backup.
    Merged(Merge),
    /// It is in the backup only.
    PutAway,
    /// It is removed: it was never the person's.
    Removed,
    /// It is where this version keeps it.
    TakenOver,
    /// Only its owner may read it.
    Private,
}

impl Trouble {
    /// Of a file as a whole.
    pub(super) fn of(file: impl Into<String>, what: What, mend: Option<Mend>) -> Self {
        Self { file: file.into(), line: None, what, mend }
    }

    /// Whether mending settles it: a row that only gets an id is still to be taken out.
    #[must_use]
    pub fn is_settled_by_mending(&self) -> bool {
        !matches!(self.mend, None | Some(Mend::Named))
    }

    /// Whether it is that this file cannot be read.
    pub(super) fn is_unreadable(&self, file: &str) -> bool {
        self.file == file && matches!(self.what, What::Unreadable(_))
    }

    /// Whether taking the lock mends it.
    pub(super) fn is_mended_by_writing(&self) -> bool {
        matches!(self.mend, Some(Mend::TakenOver | Mend::Removed))
    }
}
