//! Why a file could not be read or written.

use std::io;
use std::path::{Path, PathBuf};

use super::{DataFile, Direction, Name, NameError};

/// Why the data could not be read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// A file or folder could not be read.
    #[error("cannot read {}", path.display())]
    Read {
        /// What could not be read.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file or folder could not be written; nothing changed.
    #[error("cannot save {}", path.display())]
    Write {
        /// What could not be saved.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The profile's lock could not be taken; nothing changed.
    #[error("cannot lock {}", path.display())]
    Lock {
        /// The lock file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Another `ssi` held the lock for too long; nothing changed.
    #[error("another ssi is writing to {}", path.display())]
    Busy {
        /// The folder of the profile.
        path: PathBuf,
    },
    /// Another program changed the file while it was being changed here; nothing changed.
    #[error("{} was changed by another program in this moment", path.display())]
    ChangedMeanwhile {
        /// The file.
        path: PathBuf,
    },
    /// The file is marked as not to be written; nothing changed.
    #[error("{} is marked read-only", path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// The file is a link to a file that is not there; nothing changed.
    #[error("{} is a link that leads nowhere", path.display())]
    Dangling {
        /// The link.
        path: PathBuf,
    },
    /// There are fewer steps than were to be taken back, or brought back; nothing changed.
    #[error("{}", too_few(*direction, *there))]
    NoSteps {
        /// Which way.
        direction: Direction,
        /// How many were wanted.
        wanted: usize,
        /// How many there are.
        there: usize,
    },
    /// A file is not as a step left it (or found it), so it cannot be taken back (or brought back);
    /// nothing changed.
    #[error("{} was changed by another program {} `{command}`", last(path), when(*direction))]
    ChangedSince {
        /// The file.
        path: PathBuf,
        /// What the step was.
        command: String,
        /// Which way.
        direction: Direction,
    },
    /// What ssi itself wrote down beside the data is damaged; nothing changed.
    #[error("{} in .ssi is damaged", file_name(path))]
    OwnDamaged {
        /// The file.
        path: PathBuf,
    },
    /// The version of a file that a step kept is gone or damaged; nothing changed.
    #[error("the version of {} that `{command}` kept is gone or damaged", file_name(path))]
    Lost {
        /// The file.
        path: PathBuf,
        /// What the step was.
        command: String,
    },
    /// The file does not hold what it should; nothing of it is used.
    #[error("{}{}", file_name(path), at(*line))]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The line, from 1; `None` for the whole file.
        line: Option<usize>,
        /// What is wrong there.
        source: Damage,
    },
    /// There is no profile of that name.
    #[error("there is no profile `{name}`")]
    NoProfile {
        /// The name asked for.
        name: Name,
        /// The names of the profiles that are most like it.
        nearest: Vec<String>,
    },
    /// A profile of that name exists already.
    #[error("the profile `{name}` exists already")]
    ProfileExists {
        /// Its name.
        name: String,
    },
    /// The text cannot be the name of a profile.
    #[error("`{}` cannot be the name of a profile", text.escape_debug())]
    BadName {
        /// The text.
        text: String,
        /// Why.
        source: NameError,
    },
}

/// What is wrong with a file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Damage {
    /// A NUL byte: what a crashed disk or editor leaves behind.
    #[error("byte {column} is NUL; a text file has none")]
    Nul {
        /// The byte within the line, from 1.
        column: usize,
    },
    /// Bytes that are no UTF-8.
    #[error("byte {column} is not UTF-8; the file was saved in another encoding")]
    NotUtf8 {
        /// The byte within the line, from 1.
        column: usize,
    },
    /// A file in UTF-16, as a spreadsheet's "Unicode text".
    #[error("the file is UTF-16; save it as UTF-8")]
    Utf16,
    /// What git leaves behind where it could not merge.
    #[error("a conflict marker of a merge")]
    ConflictMarker,
    /// A row with fewer or more cells than the header.
    #[error("{found} cell{} where the header has {expected}; the row is torn{}", if *found == 1 { "" } else { "s" }, last_column(last.as_ref()))]
    Torn {
        /// Cells of the row.
        found: usize,
        /// Cells of the header.
        expected: usize,
        /// The column in which the row ends, if it is too short.
        last: Option<String>,
    },
    /// A quotation mark that opens and does not close, so that other rows would be swallowed.
    #[error("column `{column}`: a quotation mark is not closed")]
    OpenQuote {
        /// The column.
        column: String,
    },
    /// A column that must be there is not.
    #[error("there is no column {0}")]
    NoColumn(String),
    /// A column appears twice.
    #[error("column `{0}` appears twice")]
    DoubledColumn(String),
    /// A cell does not hold what its column is for.
    #[error("column `{column}`: {what}")]
    Cell {
        /// The column.
        column: &'static str,
        /// What is wrong.
        what: String,
    },
    /// The text does not follow the rules of its format.
    #[error("{0}")]
    Syntax(String),
}

impl StoreError {
    pub(super) fn read(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Read { path: path.to_owned(), source }
    }

    pub(super) fn write(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Write { path: path.to_owned(), source }
    }

    pub(super) fn lost(path: &Path, command: &str) -> Self {
        Self::Lost { path: path.to_owned(), command: command.to_owned() }
    }
}

fn last(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).display().to_string()
}

/// The name of a file; of a profile's own file with its folder, since every profile has one.
fn file_name(path: &Path) -> String {
    match path.parent() {
        Some(folder) if path.ends_with(DataFile::Settings.name()) => {
            format!("{}/{}", last(folder), last(path))
        }
        _ => last(path),
    }
}

fn too_few(direction: Direction, there: usize) -> String {
    let to_do = match direction {
        Direction::Undo => "to take back",
        Direction::Redo => "to bring back",
    };
    match there {
        0 => format!("there is nothing {to_do}"),
        1 => format!("there is only one step {to_do}"),
        there => format!("there are only {there} steps {to_do}"),
    }
}

const fn when(direction: Direction) -> &'static str {
    match direction {
        Direction::Undo => "after",
        Direction::Redo => "since ssi took back",
    }
}

fn at(line: Option<usize>) -> String {
    line.map(|line| format!(":{line}")).unwrap_or_default()
}

fn last_column(last: Option<&String>) -> String {
    last.map(|name| format!(" in column `{name}`")).unwrap_or_default()
}
