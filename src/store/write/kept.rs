//! Files without content, and what the steps know of it.

use std::path::Path;

use crate::domain::Date;

use super::super::{Absence, DataFile, Finding, Kept, Oddity, StoreError};
use super::history::steps_of;
use super::own_folder::OwnFolder;
use super::steps::{Step, Steps, fingerprint, read_if_there};
use super::transaction::Transaction;

/// The files of a profile that have no content although they had some, or should have; `absence` is
/// what stands in the place of theirs.
pub(in crate::store) fn lost(
    profile: &Path,
    absence: impl Fn(DataFile) -> Option<Absence>,
) -> Vec<Finding> {
    let absent = DataFile::ALL.into_iter().filter_map(|file| Some((file, absence(file)?)));
    let absent: Vec<(DataFile, Absence)> = absent.collect();
    if absent.is_empty() {
        return Vec::new();
    }
    let memory = Memory::of(profile);
    let last = |file| memory.as_ref().map_or(LastKnown::Nothing, |memory| memory.of_file(file));
    absent.into_iter().filter_map(|(file, now)| finding(file, now, last(file))).collect()
}

impl Transaction {
    /// What is odd in a file that is to be changed.
    ///
    /// # Errors
    ///
    /// As [`Profile::findings`](super::super::Profile::findings).
    pub fn findings_of(&self, file: DataFile, today: Date) -> Result<Vec<Finding>, StoreError> {
        let lost = lost(self.own.profile(), |other| match other == file {
            true => self.found(file).ok()?.absence(),
            false => None,
        });
        let odd = match file {
            DataFile::Snapshots => self.snapshots()?.findings(today),
            DataFile::Log => self.log()?.findings(self.settings()?.kinds(), today),
            _ => Vec::new(),
        };
        Ok([lost, odd].concat())
    }
}

/// That a file has no content, if it should have some.
fn finding(file: DataFile, now: Absence, last: LastKnown) -> Option<Finding> {
    let should_have_some = match now {
        Absence::Dangling => true,
        Absence::Empty => file != DataFile::Settings,
        Absence::Gone => false,
    };
    let kept = match last {
        LastKnown::Content(kept) => kept,
        LastKnown::Nothing if should_have_some => None,
        LastKnown::Nothing => return None,
    };
    Some(Finding { file, line: None, oddity: Oddity::Lost { now, kept } })
}

/// The steps of a profile, read once.
struct Memory {
    steps: Steps,
    /// Those that are not taken back, the newest first.
    applied: Vec<(u64, Step)>,
    /// Those that are, the one that comes first first.
    undone: Vec<(u64, Step)>,
}

/// What a file held when this program wrote it last.
enum LastKnown {
    /// No step speaks of it, or it had no content.
    Nothing,
    /// It had content; with its newest version that is kept.
    Content(Option<Kept>),
}

impl Memory {
    /// Reads the steps; `None` where there are none, or where they cannot be read.
    fn of(profile: &Path) -> Option<Self> {
        let steps = steps_of(&OwnFolder::of(profile)).ok()?;
        let read = |number: &u64| Some((*number, steps.step(*number).ok()?));
        let applied = steps.applied().iter().rev().filter_map(read).collect();
        let undone = steps.undone().iter().filter_map(read).collect();
        Some(Self { applied, undone, steps })
    }

    /// What the steps know of a file.
    fn of_file(&self, file: DataFile) -> LastKnown {
        let part = |(number, step): &'_ (u64, Step)| {
            let part = step.files.iter().find(|part| part.file == file.name())?;
            Some((*number, step.command.clone(), part.before.clone(), part.after.clone()))
        };
        let next = self.undone.iter().find_map(part);
        let mut applied = self.applied.iter().filter_map(part).peekable();
        // What the first step that is taken back found is what the last one that is not left.
        let last = match (&next, applied.peek()) {
            (Some((_, _, before, _)), _) => before.clone(),
            (None, Some((.., after))) => after.clone(),
            (None, None) => None,
        };
        if last.is_none_or(|last| last == fingerprint(b"")) {
            return LastKnown::Nothing;
        }
        let mut missing = Vec::new();
        let next = next.map(|(number, _, before, _)| (number, before));
        if let Some(content) = next.and_then(|(number, before)| self.kept(number, file, before)) {
            return LastKnown::Content(Some(Kept { content, missing }));
        }
        for (number, command, before, _) in applied {
            missing.insert(0, command);
            if let Some(content) = self.kept(number, file, before) {
                return LastKnown::Content(Some(Kept { content, missing }));
            }
        }
        LastKnown::Content(None)
    }

    /// The version of a file before a step, if it is kept, whole, and not empty.
    fn kept(&self, number: u64, file: DataFile, before: Option<String>) -> Option<Vec<u8>> {
        let content = read_if_there(&self.steps.before(number, file.name())).ok()??;
        (!content.is_empty() && before? == fingerprint(&content)).then_some(content)
    }
}
