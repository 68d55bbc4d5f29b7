//! Taking steps back, and bringing them back.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fs;
use std::path::{Path, PathBuf};

use super::super::found::Found;
use super::super::{DataFile, Direction, StoreError};
use super::commit::Commit;
use super::own_folder::{OwnFolder, remove_if_there};
use super::replace::resolved;
use super::saved::Saved;
use super::steps::{Cursor, FileStep, Step, Steps, StepsChange, fingerprint, keep, read_if_there};
use super::transaction::{Change, Transaction};
use super::view::View;

/// A step, as a person is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// Its number; later steps have higher ones.
    pub number: u64,
    /// What was done: `record 2026-03-03 (72)`.
    pub command: String,
}

/// The steps of a profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// Steps that can be taken back, the newest first.
    pub applied: Vec<Done>,
    /// Steps that were taken back and can be brought back, the one that comes first first.
    pub undone: Vec<Done>,
}

/// What is to be done for some steps.
struct Plan {
    /// The steps in the order in which they are gone through.
    steps: Vec<(u64, Step)>,
    files: BTreeMap<DataFile, FilePlan>,
    cursor: Cursor,
}

/// What becomes of one file.
struct FilePlan {
    found: Found,
    /// The fingerprint of its content after the steps that were gone through.
    fingerprint: Option<String>,
    /// Where that content is kept; `None` for the content that was found.
    kept: Option<PathBuf>,
    /// For each step that is taken back: where its later version is to be kept, and where that
    /// version is now (`None` for the content that was found).
    later: Vec<(PathBuf, Option<PathBuf>)>,
}

impl History {
    /// Reads the steps, at most so many each way. Takes no lock and writes nothing.
    pub(in crate::store) fn read(profile: &Path, most: usize) -> Result<Self, StoreError> {
        let own = OwnFolder::of(profile);
        let steps = steps_of(&own)?;
        let done = |&number: &u64| {
            let command = steps.step(number)?.command;
            Ok::<_, StoreError>(Done { number, command })
        };
        Ok(Self {
            applied: steps.applied().iter().rev().take(most).map(done).collect::<Result<_, _>>()?,
            undone: steps.undone().iter().take(most).map(done).collect::<Result<_, _>>()?,
        })
    }

    /// What [`Transaction::go`] would do. Takes no lock and writes nothing.
    pub(in crate::store) fn plan(
        profile: &Path,
        direction: Direction,
        count: usize,
    ) -> Result<Vec<Done>, StoreError> {
        let own = OwnFolder::of(profile);
        // What is decided and not yet in place counts for the files as it does for the steps.
        let view = View::open(profile)?;
        let found = |file| view.found(file);
        Ok(Plan::new(&own, &steps_of(&own)?, found, direction, count)?.done())
    }
}

impl Transaction {
    /// Takes so many steps back, or brings them back: all of them or none.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::NoSteps`] when there are fewer, [`StoreError::ChangedSince`] for a file
    /// that is not as the step left it, or why it could not be read or written; every file is as it
    /// was then.
    pub fn go(self, direction: Direction, count: usize) -> Result<(Vec<Done>, Saved), StoreError> {
        let path = self.own.steps();
        let mut steps = steps_of(&self.own)?;
        steps.remove_void().map_err(StoreError::write(&path))?;
        let found = |file| Found::read(file, self.own.profile());
        let plan = Plan::new(&self.own, &steps, found, direction, count)?;
        let changes = plan.changes()?;
        let moved = StepsChange::Moved(plan.cursor);
        let saved = plan.keep_later().and_then(|()| self.replace_all(&changes, moved));
        let needs_no_later = match direction {
            Direction::Undo => saved.is_err(),
            Direction::Redo => matches!(saved, Ok(Saved::Synced { .. })),
        };
        if needs_no_later {
            plan.forget_later(&steps);
        }
        Ok((plan.done(), saved?))
    }
}

/// The steps, with what is decided and not yet in place.
pub(super) fn steps_of(own: &OwnFolder) -> Result<Steps, StoreError> {
    let decided = Commit::read(own)?.map(|commit| commit.steps);
    // A step that is taken back at this moment may look as if it never was.
    let cursor = match &decided {
        Some(StepsChange::Moved(cursor)) => Some(*cursor),
        _ => None,
    };
    let steps = Steps::read_with(own, cursor).map_err(StoreError::read(&own.steps()))?;
    Ok(match decided {
        Some(change) => steps.after_change(change),
        None => steps,
    })
}

impl Plan {
    fn new(
        own: &OwnFolder,
        steps: &Steps,
        found: impl Fn(DataFile) -> Result<Found, StoreError>,
        direction: Direction,
        count: usize,
    ) -> Result<Self, StoreError> {
        let numbers: Vec<u64> = match direction {
            Direction::Undo => steps.applied().iter().rev().copied().collect(),
            Direction::Redo => steps.undone().to_vec(),
        };
        let chosen = numbers.get(..count).ok_or(StoreError::NoSteps {
            direction,
            wanted: count,
            there: numbers.len(),
        })?;
        let below = match direction {
            Direction::Undo => numbers.get(count).copied().unwrap_or_default(),
            Direction::Redo => chosen.last().copied().unwrap_or_default(),
        };
        let cursor = Cursor { applied: below, newest: steps.newest() };
        let mut plan = Self { steps: Vec::new(), files: BTreeMap::new(), cursor };
        for &number in chosen {
            let step = steps.step(number)?;
            for part in &step.files {
                let Some(file) = DataFile::from_name(&part.file) else {
                    return Err(StoreError::lost(&own.profile().join(&part.file), &step.command));
                };
                let file = match plan.files.entry(file) {
                    Entry::Occupied(known) => known.into_mut(),
                    Entry::Vacant(new) => new.insert(FilePlan::of(found(file)?)),
                };
                file.go_through(steps, direction, number, &step.command, part)?;
            }
            plan.steps.push((number, step));
        }
        Ok(plan)
    }

    fn done(&self) -> Vec<Done> {
        let done =
            |(number, step): &(u64, Step)| Done { number: *number, command: step.command.clone() };
        self.steps.iter().map(done).collect()
    }

    /// The files as they are to be; those that become what they are are left out.
    fn changes(&self) -> Result<Vec<Change>, StoreError> {
        let mut changes = Vec::new();
        for FilePlan { found, fingerprint: after, kept, .. } in self.files.values() {
            if *after == found.content().map(fingerprint) {
                continue;
            }
            let (content, like) = match kept {
                Some(kept) => {
                    (Some(fs::read(kept).map_err(StoreError::read(kept))?), fs::metadata(kept).ok())
                }
                None => (None, None),
            };
            changes.push(Change { found: found.clone(), content, like });
        }
        Ok(changes)
    }

    /// Keeps the versions that the steps led to, so that they can be brought back.
    fn keep_later(&self) -> Result<(), StoreError> {
        for FilePlan { found, later, .. } in self.files.values() {
            for (place, now) in later {
                let target = resolved(&found.path)?;
                let now = now.as_deref().unwrap_or(&target);
                remove_if_there(place)
                    .and_then(|()| keep(now, place))
                    .map_err(StoreError::write(place))?;
            }
        }
        Ok(())
    }

    /// Removes the later versions of steps that are brought back; the next redo replaces what stays.
    fn forget_later(&self, steps: &Steps) {
        for (number, step) in &self.steps {
            for part in &step.files {
                let _ = fs::remove_file(steps.after(*number, &part.file));
            }
        }
    }
}

impl FilePlan {
    fn of(found: Found) -> Self {
        let fingerprint = found.content().map(fingerprint);
        Self { found, fingerprint, kept: None, later: Vec::new() }
    }

    /// Goes through what a step did to the file.
    fn go_through(
        &mut self,
        steps: &Steps,
        direction: Direction,
        number: u64,
        command: &str,
        part: &FileStep,
    ) -> Result<(), StoreError> {
        let (from, to) = match direction {
            Direction::Undo => (&part.after, &part.before),
            Direction::Redo => (&part.before, &part.after),
        };
        // Without its target a link would lead nowhere.
        let is_link = || std::fs::symlink_metadata(&self.found.path).is_ok_and(|m| m.is_symlink());
        if self.fingerprint != *from || (to.is_none() && is_link()) {
            let path = self.found.path.clone();
            return Err(StoreError::ChangedSince { path, command: command.to_owned(), direction });
        }
        let (before, after) = (steps.before(number, &part.file), steps.after(number, &part.file));
        let kept = match direction {
            Direction::Undo => {
                if part.after.is_some() {
                    self.later.push((after, self.kept.clone()));
                }
                before
            }
            Direction::Redo => after,
        };
        if let Some(to) = to
            && !is_whole(&kept, to).map_err(StoreError::read(&kept))?
        {
            return Err(StoreError::lost(&self.found.path, command));
        }
        self.kept = to.is_some().then_some(kept);
        self.fingerprint.clone_from(to);
        Ok(())
    }
}

/// Whether a version that is kept is still the one that was kept.
fn is_whole(kept: &Path, expected: &str) -> std::io::Result<bool> {
    let content = read_if_there(kept)?;
    Ok(content.is_some_and(|content| fingerprint(&content) == expected))
}
