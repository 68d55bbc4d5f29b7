//! The one way in which data are written.

use std::fs::{self, File, Metadata};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::domain::Covered;

use super::super::coverage;
use super::super::found::Found;
use super::super::{
    DataFile, Edited, EventsFile, LogFile, ProfileFile, RestrictionFile, SnapshotFile, StoreError,
};
use super::commit::{Commit, Finisher, Replacement};
use super::lock;
use super::own_folder::OwnFolder;
use super::replace::{folder_of, is_same, resolved, sync_folder};
use super::saved::Saved;
use super::stage::{Staged, remove_leftovers};
use super::steps::{FileStep, Step, Steps, StepsChange, fingerprint};

/// The right to write to a profile, and what is to be written: all of it or nothing, and one step of
/// `undo`. Given back when dropped.
#[derive(Debug)]
pub struct Transaction {
    pub(super) own: OwnFolder,
    edited: Vec<Edited>,
    /// The kernel's lock is on it, for as long as it is open.
    _lock: File,
}

/// A file that is to be another.
#[derive(Debug)]
pub(super) struct Change {
    pub(super) found: Found,
    /// Its new content; `None` if it is to go.
    pub(super) content: Option<Vec<u8>>,
    /// The file whose permissions it takes where there is none yet.
    pub(super) like: Option<Metadata>,
}

impl Transaction {
    /// Waits for the lock of the profile in that folder, up to ten seconds; makes the folder if
    /// needed. Puts in place what a killed command had decided, and removes what it had not.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Busy`] when another writer kept the lock, or why it could not be had.
    pub(in crate::store) fn begin(folder: &Path) -> Result<Self, StoreError> {
        let own = OwnFolder::of(folder);
        let lock = lock::take(&own)?;
        own.fill().map_err(StoreError::write(own.path()))?;
        if let Some(decided) = Commit::read(&own)? {
            decided.finish(&own, Finisher::Successor)?;
        }
        remove_leftovers(&own).map_err(StoreError::write(&own.staged()))?;
        Ok(Self { own, edited: Vec::new(), _lock: lock })
    }

    /// Reads the snapshots, to be changed.
    ///
    /// # Errors
    ///
    /// As [`Profile::snapshots`](super::super::Profile::snapshots).
    pub fn snapshots(&self) -> Result<SnapshotFile, StoreError> {
        SnapshotFile::open(self.found(DataFile::Snapshots)?)
    }

    /// Reads the log, to be changed.
    ///
    /// # Errors
    ///
    /// As [`Profile::log`](super::super::Profile::log).
    pub fn log(&self) -> Result<LogFile, StoreError> {
        LogFile::open(self.found(DataFile::Log)?)
    }

    /// Reads `profile.toml`, to be changed.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Damaged`], or why it could not be read.
    pub fn settings(&self) -> Result<ProfileFile, StoreError> {
        ProfileFile::open(self.found(DataFile::Settings)?)
    }

    /// Reads the restrictions, to be changed.
    ///
    /// # Errors
    ///
    /// As [`Profile::restrictions`](super::super::Profile::restrictions).
    pub fn restrictions(&self) -> Result<RestrictionFile, StoreError> {
        RestrictionFile::open(self.found(DataFile::Restrictions)?)
    }

    /// Reads what was imported, to be added to.
    ///
    /// # Errors
    ///
    /// As [`Profile::imported`](super::super::Profile::imported).
    pub fn events(&self) -> Result<EventsFile, StoreError> {
        EventsFile::open(self.found(DataFile::Events)?)
    }

    /// Adds days to what imports cover, to be saved.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Damaged`], or why the file could not be read.
    pub fn cover(&mut self, covered: Vec<Covered>) -> Result<(), StoreError> {
        let edited = coverage::with(self.found(DataFile::Coverage)?, covered)?;
        self.put(edited);
        Ok(())
    }

    pub(in crate::store) fn found(&self, file: DataFile) -> Result<Found, StoreError> {
        Found::read(file, self.own.profile())
    }

    /// Adds a file to what [`Self::commit`] will save.
    pub fn put(&mut self, edited: Edited) {
        self.edited.push(edited);
    }

    /// Saves the files, all or none; `command` is what undo will call the step.
    ///
    /// # Errors
    ///
    /// Any error means that every file is as it was.
    pub fn commit(mut self, command: &str) -> Result<Saved, StoreError> {
        let edited = std::mem::take(&mut self.edited);
        let paths: Vec<PathBuf> = edited.iter().map(|edited| edited.found.path.clone()).collect();
        let changes: Vec<Change> = edited
            .into_iter()
            .filter(|Edited { found, content }| found.bytes != *content)
            .map(|Edited { found, content }| Change { found, content: Some(content), like: None })
            .collect();
        if changes.is_empty() {
            return make_last(&paths);
        }
        let path = self.own.steps();
        let mut steps = Steps::read(&self.own).map_err(StoreError::read(&path))?;
        steps.remove_void().map_err(StoreError::write(&path))?;
        let number = steps.next();
        let saved =
            self.save_as_step(&mut steps, number, command, changes).map(|saved| match saved {
                Saved::Synced { .. } => Saved::Synced { step: Some(number) },
                saved => saved,
            });
        match &saved {
            Err(_) => drop(steps.remove(number)), // the next write does it, then
            Ok(Saved::Synced { .. }) => drop(steps.prune(number)), // likewise
            Ok(_) => {}
        }
        saved
    }

    fn save_as_step(
        &self,
        steps: &mut Steps,
        number: u64,
        command: &str,
        changes: Vec<Change>,
    ) -> Result<Saved, StoreError> {
        let step = Step {
            command: command.to_owned(),
            files: changes.iter().map(Change::file_step).collect(),
        };
        match <[Change; 1]>::try_from(changes) {
            Ok([change]) => self.replace(&change, steps, number, &step),
            Err(changes) => {
                for Change { found, .. } in &changes {
                    keep_before(steps, number, found)?;
                }
                steps.expect_description(number);
                self.replace_all(&changes, StepsChange::New(number, step))
            }
        }
    }

    /// Replaces one file: the rename is the commit point.
    fn replace(
        &self,
        change: &Change,
        steps: &mut Steps,
        number: u64,
        step: &Step,
    ) -> Result<Saved, StoreError> {
        let found = &change.found;
        let target = checked_target(found)?;
        let content = change.content.as_deref().unwrap_or_default();
        let staged = self.stage(found, &target, content, None)?;
        let renamed = keep_before(steps, number, found)
            .and_then(|()| {
                let described = steps.describe(number, step).and_then(|()| steps.sync());
                described.map_err(StoreError::write(&found.path))
            })
            // What takes time is done: directly before the rename the file is looked at again.
            .and_then(|()| checked_target(found))
            .and_then(|target| staged.put(&target).map_err(StoreError::write(&found.path)));
        if let Err(error) = renamed {
            staged.discard();
            return Err(error);
        }
        Ok(match sync_folder(folder_of(&target)) {
            Ok(()) => Saved::Synced { step: None },
            Err(error) => Saved::Unconfirmed(StoreError::write(&found.path)(error)),
        })
    }

    /// Replaces several files, all or none: putting the [`Commit`] in place is the commit point.
    ///
    /// # Errors
    ///
    /// Any error means that every file is as it was, to every reader.
    pub(super) fn replace_all(
        &self,
        changes: &[Change],
        steps: StepsChange,
    ) -> Result<Saved, StoreError> {
        let (mut files, mut staged) = (Vec::new(), Vec::new());
        let decided = self.stage_all(changes, &mut files, &mut staged).and_then(|()| {
            let commit = Commit { files, steps };
            let unsynced =
                commit.decide(&self.own).map_err(StoreError::write(&self.own.commit()))?;
            Ok((commit, unsynced))
        });
        let (commit, unsynced) = match decided {
            Ok(decided) => decided,
            Err(error) => {
                staged.iter().for_each(Staged::discard);
                return Err(error);
            }
        };
        match (commit.finish(&self.own, Finisher::Decider), unsynced) {
            (Ok(None), None) => Ok(Saved::Synced { step: None }),
            (Ok(Some(error)), _) => Ok(Saved::Unconfirmed(error)),
            (Ok(None), Some(error)) => {
                Ok(Saved::Unconfirmed(StoreError::write(&self.own.commit())(error)))
            }
            // A file cannot be put in place: it is open elsewhere, or its folder is protected.
            (Err(error), _) => match self.lead_back(changes, &commit) {
                Ok(()) => {
                    staged.iter().for_each(Staged::discard);
                    Err(error)
                }
                // It stays decided: the next writer puts it in place.
                Err(_) => Ok(Saved::Unconfirmed(error)),
            },
        }
    }

    fn stage_all(
        &self,
        changes: &[Change],
        files: &mut Vec<Replacement>,
        all: &mut Vec<Staged>,
    ) -> Result<(), StoreError> {
        for Change { found, content, like } in changes {
            let target = checked_target(found)?;
            let path = match content {
                Some(content) => {
                    let staged = self.stage(found, &target, content, like.as_ref())?;
                    let path = staged.path.clone();
                    all.push(staged);
                    sync_folder(folder_of(&path)).map_err(StoreError::write(&path))?;
                    Some(path)
                }
                None => None,
            };
            let found_now = found.metadata.as_ref();
            let replacement = Replacement::new(&self.own, found.file, found_now, path.as_deref());
            files.push(replacement.map_err(StoreError::write(&found.path))?);
        }
        sync_folder(&self.own.steps()).map_err(StoreError::write(&self.own.steps()))
    }

    /// Stages new content; `like` is the file whose permissions it takes if there is none yet.
    fn stage(
        &self,
        found: &Found,
        target: &Path,
        content: &[u8],
        like: Option<&Metadata>,
    ) -> Result<Staged, StoreError> {
        let like = found.metadata.as_ref().or(like);
        Staged::write(&self.own, found.file.name(), target, content, like)
            .map_err(StoreError::write(&found.path))
    }

    /// Decides that the files be as they were, where some are in place already: killed at any
    /// moment, everything is old to every reader from then on.
    fn lead_back(&self, changes: &[Change], commit: &Commit) -> Result<(), StoreError> {
        let mut files = Vec::new();
        for (Change { found, content, .. }, replacement) in changes.iter().zip(&commit.files) {
            let target = resolved(&found.path)?;
            let failed = || StoreError::write(&found.path);
            if *content == found.content().map(<[u8]>::to_vec)
                || !replacement.is_in_place(&target).map_err(failed())?
            {
                continue;
            }
            let present = fs::metadata(&target).ok();
            let staged = match found.content() {
                // Under a name of its own: what is decided may still be staged under the other.
                Some(content) => {
                    let name = format!("{}.back", found.file.name());
                    let like = found.metadata.as_ref();
                    Some(Staged::write(&self.own, &name, &target, content, like).map_err(failed())?)
                }
                None => None,
            };
            let path = staged.as_ref().map(|staged| staged.path.as_path());
            let back = Replacement::new(&self.own, found.file, present.as_ref(), path);
            files.push(back.map_err(failed())?);
        }
        let path = self.own.commit();
        if files.is_empty() {
            return fs::remove_file(&path).map_err(StoreError::write(&path));
        }
        let back = Commit { files, steps: StepsChange::Nothing };
        back.decide(&self.own).map_err(StoreError::write(&path))?;
        let _ = back.finish(&self.own, Finisher::Successor); // else the next writer does it
        Ok(())
    }
}

/// Keeps a file as it is before a step.
fn keep_before(steps: &mut Steps, number: u64, found: &Found) -> Result<(), StoreError> {
    let target = checked_target(found)?;
    if found.metadata.is_none() {
        return Ok(());
    }
    steps.keep(number, found.file.name(), &target).map_err(StoreError::write(&found.path))
}

impl Change {
    fn file_step(&self) -> FileStep {
        FileStep {
            file: self.found.file.name().to_owned(),
            before: self.found.content().map(fingerprint),
            after: self.content.as_deref().map(fingerprint),
        }
    }
}

/// Makes sure that files which hold what they should are on the disk: the write that saved them may
/// have been killed before its last sync, or failed there.
fn make_last(paths: &[PathBuf]) -> Result<Saved, StoreError> {
    for path in paths {
        if let Err(error) = sync_folder(folder_of(&resolved(path)?)) {
            return Ok(Saved::Unconfirmed(StoreError::write(path)(error)));
        }
    }
    Ok(Saved::Unchanged)
}

/// The file itself, if the name is a link to it. Refuses one that is not as it was read (programs
/// that know nothing of the lock may write it), and one that its owner has marked read-only, which
/// a rename would pass over.
pub(super) fn checked_target(found: &Found) -> Result<PathBuf, StoreError> {
    let target = resolved(&found.path)?;
    let present = match fs::metadata(&target) {
        Ok(metadata) => Some(metadata),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(StoreError::read(&target)(error)),
    };
    let is_as_read = match (&present, &found.metadata) {
        (Some(present), Some(read)) => is_same(read, present),
        (None, None) => true,
        _ => false,
    };
    if !is_as_read {
        return Err(StoreError::ChangedMeanwhile { path: target });
    }
    if present.is_some_and(|present| present.permissions().readonly()) {
        return Err(StoreError::ReadOnly { path: target });
    }
    Ok(target)
}
