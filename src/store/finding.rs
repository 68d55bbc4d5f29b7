//! What is odd in a file that can be read all the same.

use std::fmt::{self, Display};
use std::fs::Metadata;
use std::path::Path;

use crate::domain::{ActivityId, Date, Kind, hidden, shown};
use crate::words::{counted, or_list};

use super::DataFile;

/// Something odd in a file of a profile, as an editor, a spreadsheet or a merge leaves it. Readers
/// use the file and warn; most of it stops writers until it is mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The file.
    pub file: DataFile,
    /// The line, from 1; `None` for the file as a whole.
    pub line: Option<usize>,
    /// What is odd.
    pub oddity: Oddity,
}

/// What is odd, with what is needed to mend it. Lines count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// A kind that is neither of the program nor of the person's own in `profile.toml`. It counts as
    /// one of their own.
    UnknownKind {
        /// The kind as it was read.
        kind: Kind,
        /// Kinds with a similar name, the nearest first.
        nearest: Vec<Kind>,
        /// The lines of all its rows, in order.
        lines: Vec<usize>,
    },
    /// Rows of the log that have one id.
    DoubledId {
        /// The id.
        id: ActivityId,
        /// The lines of all the rows, in order.
        lines: Vec<usize>,
    },
    /// Several readings of pending invitations on one day; the last one is used.
    DoubledReading {
        /// The day.
        date: Date,
        /// The lines of all the rows, in order.
        lines: Vec<usize>,
    },
    /// Several snapshots of one day; the last one is used.
    DoubledDay {
        /// The day.
        date: Date,
        /// The lines of all the rows, in order.
        lines: Vec<usize>,
    },
    /// A day after today; the row is left out of every answer.
    DayAhead {
        /// The day.
        date: Date,
    },
    /// The file has no content, although it had some.
    Lost {
        /// What there is instead.
        now: Absence,
        /// The newest version that is kept in `.ssi`.
        kept: Option<Kept>,
    },
}

/// What there is where a file should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// A file without a byte.
    Empty,
    /// A table of which nothing but the header is left.
    NoRows,
    /// Nothing.
    Gone,
    /// A link to a file that is not there.
    Dangling,
}

/// A version of a file that is kept in `.ssi`.
#[derive(Clone, PartialEq, Eq)]
pub struct Kept {
    /// What it holds.
    pub content: Vec<u8>,
    /// The commands that changed the file after it, the oldest first: what they did is not in it.
    pub missing: Vec<String>,
}

impl Absence {
    /// What there is of a file at a path, if it does not lead to content.
    pub(super) fn now(file: DataFile, path: &Path) -> Option<Self> {
        match path.metadata() {
            Ok(metadata) => Self::of_file(file, path, &metadata),
            Err(_) => Some(Self::of_missing(path)),
        }
    }

    /// What there is of a file of that size; one that may have rows is not read.
    pub(super) fn of_file(file: DataFile, path: &Path, metadata: &Metadata) -> Option<Self> {
        /// No header is longer, with what a spreadsheet adds to it.
        const LONGEST_HEADER: u64 = 4096;
        match metadata.len() {
            0 => Some(Self::Empty),
            1..=LONGEST_HEADER => Self::of_content(file, &std::fs::read(path).ok()?),
            _ => None,
        }
    }

    /// What content of a file lacks.
    pub(super) fn of_content(file: DataFile, content: &[u8]) -> Option<Self> {
        let lines = content.split(|byte| matches!(byte, b'\n' | b'\r'));
        let written = lines.filter(|line| !line.trim_ascii().is_empty());
        match written.take(2).count() {
            _ if content.is_empty() => Some(Self::Empty),
            0 | 1 if file != DataFile::Settings => Some(Self::NoRows),
            _ => None,
        }
    }

    /// What there is at a path that does not lead to a file.
    pub(super) fn of_missing(path: &Path) -> Self {
        match path.symlink_metadata() {
            Ok(metadata) if metadata.is_symlink() => Self::Dangling,
            _ => Self::Gone,
        }
    }
}

impl Finding {
    /// What is odd in lines of a file, in their order.
    pub(super) fn in_order(file: DataFile, mut odd: Vec<(usize, Oddity)>) -> Vec<Self> {
        odd.sort_by_key(|(line, _)| *line); // stable
        let found = |(line, oddity)| Self { file, line: Some(line), oddity };
        odd.into_iter().map(found).collect()
    }

    /// Whether it is a file that has lost its content, of which a version is kept.
    #[must_use]
    pub fn can_be_brought_back(&self) -> bool {
        matches!(self.oddity, Oddity::Lost { kept: Some(_), .. })
    }

    /// Whether it is odd on a day: the later one of today and the day of the clock. Rows after a
    /// today that somebody sets to look back are left out, and as they should be.
    #[must_use]
    pub fn is_odd_on(&self, latest: Date) -> bool {
        !matches!(self.oddity, Oddity::DayAhead { date } if date <= latest)
    }

    /// Whether a command that writes to the file must refuse; `latest` as in [`Self::is_odd_on`].
    #[must_use]
    pub fn stops_writers(&self, latest: Date) -> bool {
        self.is_odd_on(latest) && !matches!(self.oddity, Oddity::Lost { kept: None, .. })
    }
}

impl Display for Finding {
    /// `activities.csv:5: the id ...`: file, line, and what is odd.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.file.name())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.oddity)
    }
}

impl Display for Oddity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownKind { kind, nearest, lines } => {
                unknown_kind(f, kind, nearest, lines.len())
            }
            Self::DoubledId { id, lines } => {
                write!(f, "the id `{id}` stands in line {} already", lines[0])
            }
            Self::DoubledReading { date, lines } => write!(
                f,
                "{date} has more than one reading of pending invitations; the last one (line {}) is used",
                last(lines)
            ),
            Self::DoubledDay { date, lines } => {
                write!(
                    f,
                    "{date} has more than one row; the last one (line {}) is used",
                    last(lines)
                )
            }
            Self::DayAhead { date } => write!(f, "{date} lies after today; left out"),
            Self::Lost { now, kept } => lost(f, *now, kept.as_ref()),
        }
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { content, missing } = self;
        f.debug_struct("Kept").field("bytes", &content.len()).field("missing", missing).finish()
    }
}

fn last(lines: &[usize]) -> usize {
    lines.last().copied().unwrap_or_default()
}

fn unknown_kind(
    f: &mut fmt::Formatter<'_>,
    kind: &Kind,
    nearest: &[Kind],
    rows: usize,
) -> fmt::Result {
    let rows = if rows > 1 { format!(" ({})", counted(rows, "row")) } else { String::new() };
    let name = shown(kind.name());
    write!(f, "`{name}`{rows} is no kind of ssi, nor one of your own in profile.toml")?;
    if let Some(hidden) = hidden(kind.name()) {
        write!(f, "; it holds {hidden}")?;
    }
    if nearest.is_empty() {
        return Ok(());
    }
    write!(f, "; did you mean {}?", or_list(nearest))
}

fn lost(f: &mut fmt::Formatter<'_>, now: Absence, kept: Option<&Kept>) -> fmt::Result {
    f.write_str(match now {
        Absence::Empty => "the file is empty, not a byte is in it",
        Absence::NoRows => "the file has no row left",
        Absence::Gone => "the file is gone",
        Absence::Dangling => "the link leads to a file that is not there",
    })?;
    match kept.map(|kept| kept.missing.as_slice()) {
        None => Ok(()),
        Some([]) => f.write_str("; ssi keeps its last version"),
        Some([first, ..]) => write!(f, "; ssi keeps its version from before `{first}`"),
    }
}
