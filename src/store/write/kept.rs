//! Files without content, and what the steps know of it.

use std::fs;
use std::path::Path;

use crate::domain::Date;

use super::super::{Absence, DataFile, Finding, Kept, Oddity, StoreError};
use super::history::steps_of;
use super::own_folder::OwnFolder;
use super::steps::{FileStep, Step, Steps, fingerprint, read_if_there};
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
    let found = |(file, now)| match now {
        Absence::NoRows => without_rows(profile, file, last(file)),
        now => finding(file, now, last(file)),
    };
    // What another process wrote while the steps were read is not lost.
    let is_still =
        |&(file, now): &(DataFile, Absence)| Absence::now(file, &file.path(profile)) == Some(now);
    let findings: Vec<((DataFile, Absence), Finding)> =
        absent.into_iter().filter_map(|one| Some((one, found(one)?))).collect();
    let still = findings.into_iter().filter(|(one, _)| is_still(one));
    still.map(|(_, finding)| finding).collect()
}

impl Transaction {
    /// What is odd in a file that is to be changed.
    ///
    /// # Errors
    ///
    /// As [`Profile::findings`](super::super::Profile::findings).
    pub fn findings_of(&self, file: DataFile, today: Date) -> Result<Vec<Finding>, StoreError> {
        let odd = match file {
            DataFile::Snapshots => self.snapshots()?.findings(today),
            DataFile::Log => self.log()?.findings(self.settings()?.kinds(), today),
            _ => Vec::new(),
        };
        Ok([self.lost(file)?, odd].concat())
    }

    /// Whether a file has no content although it had some, or should have.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError`] for a file that cannot be read.
    pub fn lost(&self, file: DataFile) -> Result<Vec<Finding>, StoreError> {
        let absence = self.found(file)?.absence();
        Ok(lost(self.own.profile(), |other| absence.filter(|_| other == file)))
    }
}

/// That a table has no row, if another program took them: a person may have removed them all.
fn without_rows(profile: &Path, file: DataFile, last: LastKnown) -> Option<Finding> {
    let LastKnown::Content(print, kept) = last else { return None };
    let is_ours = fingerprint(&std::fs::read(file.path(profile)).ok()?) == print;
    let oddity = Oddity::Lost { now: Absence::NoRows, kept };
    (!is_ours).then_some(Finding { file, line: None, oddity })
}

/// That a file has no content, if it should have some.
fn finding(file: DataFile, now: Absence, last: LastKnown) -> Option<Finding> {
    let should_have_some = match now {
        Absence::Dangling => true,
        Absence::Empty => file != DataFile::Settings,
        Absence::Gone | Absence::NoRows => false,
    };
    let kept = match last {
        LastKnown::Content(_, kept) => kept,
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

/// What a step did to one file: fingerprints as in [`FileStep`].
struct Part {
    number: u64,
    command: String,
    before: Option<String>,
    after: Option<String>,
}

/// What a file held when this program wrote it last.
enum LastKnown {
    /// No step speaks of it, or it had no content.
    Nothing,
    /// It had content, of this fingerprint; with its newest version that is kept.
    Content(String, Option<Kept>),
}

impl Memory {
    /// Reads the steps; `None` where there are none, or where they cannot be read.
    fn of(profile: &Path) -> Option<Self> {
        let own = OwnFolder::of(profile);
        let steps = steps_of(&own).ok()?;
        let read = |number: &u64| Some((*number, steps.step(*number).ok()?));
        // A killed write leaves what it had staged; of one that took place, the file is gone again.
        let newest = steps.void().filter(|_| is_empty(&own.staged()));
        let applied = newest.iter().chain(steps.applied().iter().rev());
        let applied = applied.filter_map(read).collect();
        let undone = steps.undone().iter().filter_map(read).collect();
        Some(Self { steps, applied, undone })
    }

    /// What the steps know of a file.
    fn of_file(&self, file: DataFile) -> LastKnown {
        let part = |(number, step): &(u64, Step)| Part::of(*number, step, file);
        let undone = self.undone.iter().find_map(part);
        let applied: Vec<Part> = self.applied.iter().filter_map(part).collect();
        // What the first step that is taken back found is what the last one that is not left, unless
        // it was lost between the two: then that step brought it back.
        let has_content = |print: &String| *print != fingerprint(b"");
        let found = undone.as_ref().and_then(|undone| undone.before.clone()).filter(has_content);
        let left = || applied.first().and_then(|applied| applied.after.clone());
        match found.or_else(left).filter(has_content) {
            Some(last) => LastKnown::Content(last, self.newest(file, undone, applied)),
            None => LastKnown::Nothing,
        }
    }

    /// The newest version of a file that is kept.
    fn newest(&self, file: DataFile, undone: Option<Part>, applied: Vec<Part>) -> Option<Kept> {
        let mut missing = Vec::new();
        if let Some(content) = undone.and_then(|part| self.before(&part, file)) {
            return Some(Kept { content, missing });
        }
        for part in applied {
            let content = self.before(&part, file);
            missing.insert(0, part.command);
            if let Some(content) = content {
                return Some(Kept { content, missing });
            }
        }
        None
    }

    /// The version of a file before a step, if it is kept, whole, and not empty.
    fn before(&self, part: &Part, file: DataFile) -> Option<Vec<u8>> {
        let content = read_if_there(&self.steps.before(part.number, file.name())).ok()??;
        let is_whole = part.before.as_ref().is_some_and(|before| *before == fingerprint(&content));
        (is_whole && !content.is_empty()).then_some(content)
    }
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

impl Part {
    fn of(number: u64, step: &Step, file: DataFile) -> Option<Self> {
        let part = step.files.iter().find(|part| part.file == file.name())?;
        let FileStep { before, after, .. } = part.clone();
        Some(Self { number, command: step.command.clone(), before, after })
    }
}
