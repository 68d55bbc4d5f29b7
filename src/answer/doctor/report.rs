//! What a look at a profile's folder found, in lines.

use std::path::Path;

use crate::store::{Checkup, FileFacts, Trouble, What};
use crate::words::counted;

use super::super::Commands;
use super::{mending, words};

/// What was found, and what is done about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The data files in numbers.
    pub files: Vec<FileFacts>,
    /// The service in whose folder the data lie.
    pub synced_by: Option<&'static str>,
    /// What is, or would be, mended.
    pub mended: Vec<Told>,
    /// What is left to the person.
    pub left: Vec<Told>,
    /// Whether mending does anything, if only for what is left.
    pub helps: bool,
}

/// Something that was found, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The name of the file.
    pub file: String,
    /// The line, from 1.
    pub line: Option<usize>,
    /// What sort of thing it is: `doubled-id`.
    pub sort: &'static str,
    /// What is the matter.
    pub what: String,
    /// Whether it may be as it should: it is told, and not counted.
    pub may_stay: bool,
    /// What is made of it, or what to do: sentences and commands that can be pasted.
    pub then: Vec<String>,
}

impl Report {
    /// Of a look; `commands` are those of the profile.
    #[must_use]
    pub fn of(checkup: &Checkup, commands: &Commands) -> Self {
        let (mended, left) = told(&checkup.troubles, commands, mending::would);
        let helps = checkup.has_one_answer();
        let Checkup { files, synced_by, .. } = checkup;
        Self { files: files.clone(), synced_by: *synced_by, mended, left, helps }
    }

    /// What was mended; what is left is told as it stands now.
    #[must_use]
    pub fn done(troubles: &[Trouble], commands: &Commands) -> Vec<Told> {
        told(troubles, commands, mending::done).0
    }

    /// How many things were found that must not stay as they are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.mended.len() + self.left.iter().filter(|told| !told.may_stay).count()
    }

    /// Whether there is nothing to tell.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.mended.is_empty() && self.left.is_empty()
    }

    /// The data files as rows of a table: name, size, rows, days.
    #[must_use]
    pub fn rows(&self) -> Vec<[String; 4]> {
        self.files.iter().filter(|facts| facts.bytes.is_some()).map(row).collect()
    }

    /// How many there are, of which so many are mended.
    #[must_use]
    pub fn in_short(&self) -> String {
        let count = self.count();
        match self.mended.len() {
            0 => format!("found {}", counted(count, "thing")),
            all if all == count && count == 1 => "found 1 thing; --fix mends it".to_owned(),
            all if all == count => format!("found {count} things; --fix mends them all"),
            some => format!("found {count} things; --fix mends {some} of them"),
        }
    }

    /// A hint about where the data lie.
    #[must_use]
    pub fn hint(&self, folder: &Path) -> Option<String> {
        let service = self.synced_by?;
        Some(format!(
            "{} lies in a folder of {service}: two computers that write at the same time leave \
             copies, which `ssi doctor --fix` merges; --dir names another folder",
            folder.display()
        ))
    }
}

impl Told {
    /// `snapshots.csv:14: 2062-03-02 lies after today`.
    #[must_use]
    pub fn line(&self) -> String {
        match self.line {
            Some(line) => format!("{}:{line}: {}", self.file, self.what),
            None => format!("{}: {}", self.file, self.what),
        }
    }
}

/// What mending settles, and what it leaves.
fn told(
    troubles: &[Trouble],
    commands: &Commands,
    mended: impl Fn(&Trouble) -> Vec<String>,
) -> (Vec<Told>, Vec<Told>) {
    let told = |trouble: &Trouble| Told {
        file: words::file(trouble),
        line: trouble.line,
        sort: words::sort(&trouble.what),
        may_stay: matches!(trouble.what, What::WrongSum { .. }),
        what: words::what(&trouble.what),
        then: match trouble.mend {
            None => words::help(trouble, commands),
            Some(_) if trouble.is_settled_by_mending() => mended(trouble),
            Some(_) => mended(trouble).iter().map(|then| format!("--fix: {then}")).collect(),
        },
    };
    let (mended, left): (Vec<_>, Vec<_>) =
        troubles.iter().partition(|trouble| trouble.is_settled_by_mending());
    (mended.into_iter().map(told).collect(), left.into_iter().map(told).collect())
}

fn row(facts: &FileFacts) -> [String; 4] {
    let days = facts.days.map(|[first, last]| format!("{first} to {last}"));
    [
        facts.file.name().to_owned(),
        facts.bytes.map(size).unwrap_or_default(),
        facts.rows.map(|rows| counted(rows, "row")).unwrap_or_default(),
        days.unwrap_or_default(),
    ]
}

/// A number of bytes: `63 bytes`, `4.1 kB`, `2.5 MB`.
fn size(bytes: usize) -> String {
    const KILO: usize = 1000;
    let tenths = |unit: usize| format!("{}.{}", bytes / unit, bytes % unit * 10 / unit);
    match bytes {
        ..KILO => counted(bytes, "byte"),
        KILO..1_000_000 => format!("{} kB", tenths(KILO)),
        _ => format!("{} MB", tenths(KILO * KILO)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_short() {
        let sizes = [1, 999, 1000, 4096, 999_999, 2_560_000].map(size);
        assert_eq!(sizes, ["1 byte", "999 bytes", "1.0 kB", "4.0 kB", "999.9 kB", "2.5 MB"]);
    }
}
