//! The one way in which data are written.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::super::found::Found;
use super::super::{
    DataFile, Edited, LogFile, ProfileFile, RestrictionFile, SnapshotFile, StoreError,
};
use super::commit::{Commit, Replacement};
use super::lock;
use super::own_folder::{OwnFolder, remove_if_there};
use super::replace::{folder_of, resolved, sync_folder};
use super::stage::{Staged, remove_leftovers};
use super::steps::{FileStep, Step, Steps, StepsChange, fingerprint, keep, read_if_there};

/// The right to write to a profile, and what is to be written: all of it or nothing, and one step of
/// `undo`. Given back when dropped.
#[derive(Debug)]
pub struct Transaction {
    pub(super) own: OwnFolder,
    edited: Vec<Edited>,
    /// The kernel's lock is on it, for as long as it is open.
    _lock: File,
}

/// What became of files that were to be saved.
#[derive(Debug)]
#[must_use]
pub enum Saved {
    /// The files held the same already, and do so on the disk; nothing was written.
    Unchanged,
    /// Saved, once, on the disk.
    Synced {
        /// The number of the step that takes it back; `None` for what is no step.
        step: Option<u64>,
    },
    /// Saved, but the disk did not confirm it.
    Unconfirmed(StoreError),
}

impl Saved {
    /// Whether it is a step that undo takes back.
    #[must_use]
    pub const fn is_step(&self) -> bool {
        matches!(self, Self::Synced { step: Some(_) })
    }
}

/// A file that is to be another.
#[derive(Debug)]
pub(super) struct Change {
    pub(super) found: Found,
    /// Its new content; `None` if it is to go.
    pub(super) content: Option<Vec<u8>>,
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
            decided.finish(&own)?;
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

    pub(super) fn found(&self, file: DataFile) -> Result<Found, StoreError> {
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
            .map(|Edited { found, content }| Change { found, content: Some(content) })
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
        for Change { found, .. } in &changes {
            let target = checked_target(found)?;
            if found.metadata.is_some() {
                let name = found.file.name();
                steps.keep(number, name, &target).map_err(StoreError::write(&found.path))?;
            }
        }
        match <[Change; 1]>::try_from(changes) {
            Ok([change]) => {
                let path = change.found.path.clone();
                steps.describe(number, &step).map_err(StoreError::write(&path))?;
                self.replace(&change)
            }
            Err(changes) => {
                let kept = |file: DataFile| steps.before(number, file.name());
                self.replace_all(&changes, StepsChange::New(number, step), kept)
            }
        }
    }

    /// Replaces one file: the rename is the commit point.
    fn replace(&self, change: &Change) -> Result<Saved, StoreError> {
        let path = &change.found.path;
        let target = resolved(path)?;
        let content = change.content.as_deref().unwrap_or_default();
        let staged = self.stage(&change.found, &target, content)?;
        if let Err(error) = staged.put(&target) {
            staged.discard();
            return Err(StoreError::write(path)(error));
        }
        Ok(match sync_folder(folder_of(&target)) {
            Ok(()) => Saved::Synced { step: None },
            Err(error) => Saved::Unconfirmed(StoreError::write(path)(error)),
        })
    }

    /// Replaces several files, all or none: putting the [`Commit`] in place is the commit point.
    /// `kept` is where the present version of a file is kept.
    ///
    /// # Errors
    ///
    /// Any error means that every file is as it was.
    pub(super) fn replace_all(
        &self,
        changes: &[Change],
        steps: StepsChange,
        kept: impl Fn(DataFile) -> PathBuf,
    ) -> Result<Saved, StoreError> {
        let (mut files, mut staged) = (Vec::new(), Vec::new());
        let result = self.stage_all(changes, &mut files, &mut staged).and_then(|()| {
            let commit = Commit { files, steps };
            commit.decide(&self.own).map_err(StoreError::write(&self.own.commit()))?;
            Ok(commit)
        });
        let commit = match result {
            Ok(commit) => commit,
            Err(error) => {
                staged.iter().for_each(Staged::discard);
                return Err(error);
            }
        };
        let Err(error) = commit.finish(&self.own) else { return Ok(Saved::Synced { step: None }) };
        // A file cannot be put in place: it is open elsewhere, or its folder is protected.
        match self.take_back(changes, kept) {
            Ok(()) => {
                staged.iter().for_each(Staged::discard);
                Err(error)
            }
            Err(_) => Ok(Saved::Unconfirmed(error)),
        }
    }

    fn stage_all(
        &self,
        changes: &[Change],
        files: &mut Vec<Replacement>,
        all: &mut Vec<Staged>,
    ) -> Result<(), StoreError> {
        for Change { found, content } in changes {
            let target = checked_target(found)?;
            let mut place = None;
            if let Some(content) = content {
                let staged = self.stage(found, &target, content)?;
                let path = staged.path.strip_prefix(self.own.path()).unwrap_or(&staged.path);
                place = Some(path.to_owned());
                all.push(staged);
            }
            files.push(Replacement::new(found.file, found.metadata.as_ref(), place));
        }
        Ok(())
    }

    fn stage(&self, found: &Found, target: &Path, content: &[u8]) -> Result<Staged, StoreError> {
        Staged::write(&self.own, found.file.name(), target, content, found.metadata.as_ref())
            .map_err(StoreError::write(&found.path))
    }

    /// Puts the files back that were replaced already, and undecides.
    fn take_back(&self, changes: &[Change], kept: impl Fn(DataFile) -> PathBuf) -> io::Result<()> {
        for Change { found, content } in changes {
            let target = resolved(&found.path).map_err(io::Error::other)?;
            let present = read_if_there(&target)?;
            if present != *content || present.as_deref() == found.content() {
                continue;
            }
            if found.metadata.is_none() {
                remove_if_there(&target)?;
                continue;
            }
            let name = format!("{}.back", found.file.name());
            let back = self.own.staged().join(name);
            remove_if_there(&back)?;
            keep(&kept(found.file), &back)?;
            fs::rename(&back, &target)?;
        }
        fs::remove_file(self.own.commit())?;
        sync_folder(self.own.path())
    }
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
    let looks = |metadata: &Metadata| (metadata.len(), metadata.modified().ok());
    if present.as_ref().map(looks) != found.metadata.as_ref().map(looks) {
        return Err(StoreError::ChangedMeanwhile { path: target });
    }
    if present.is_some_and(|present| present.permissions().readonly()) {
        return Err(StoreError::ReadOnly { path: target });
    }
    Ok(target)
}
