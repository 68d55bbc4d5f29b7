//! A command that changes several files: decided as a whole by one rename, then put in place.
//!
//! `.ssi/commit.json` says which files are to be replaced, and what becomes of the steps. Putting
//! it in place is the commit point. From then on every reader reads the staged files
//! ([`View`](super::View)), and the next writer puts in place what a killed one left.

use std::fs::{self, Metadata};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use super::super::{DataFile, StoreError};
use super::own_folder::{OwnFolder, private_new_file, remove_if_there};
use super::replace::{folder_of, resolved, sync_folder};
use super::steps::{StepsChange, cursor_path, description_path, read_if_there};

/// What is decided.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Commit {
    pub(super) files: Vec<Replacement>,
    pub(super) steps: StepsChange,
}

/// What becomes of one file.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Replacement {
    /// Its name.
    file: String,
    /// What it was when it was decided; `None` if it did not exist.
    before: Option<Stamp>,
    /// What it will be; `None` if it is to go.
    after: Option<Stamp>,
    /// Where its new version is staged, from the folder `.ssi`; `None` if it is to go.
    staged: Option<PathBuf>,
}

/// Who puts files in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Finisher {
    /// The command that decided: it is not done unless every file is in place.
    Decider,
    /// The next one, after a killed command: what somebody else wrote since stays theirs.
    Successor,
}

/// By what a file is known that nobody touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
struct Stamp {
    length: u64,
    /// When it was written, in nanoseconds since 1970.
    modified: Option<u128>,
}

/// What a reader is to read of a file.
#[derive(Debug)]
pub(super) enum Decided {
    /// It is in place, or is not concerned.
    InPlace,
    /// Its new version, which may be put in place at any moment.
    Staged(PathBuf),
    /// It is to go.
    Gone,
}

impl Stamp {
    pub(super) fn of(metadata: &Metadata) -> Self {
        let modified = metadata.modified().ok();
        let modified = modified.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        Self { length: metadata.len(), modified: modified.map(|time| time.as_nanos()) }
    }
}

impl Replacement {
    /// A file that is to be replaced by a staged one, or to go; `found` is what it is now.
    pub(super) fn new(
        own: &OwnFolder,
        file: DataFile,
        found: Option<&Metadata>,
        staged: Option<&Path>,
    ) -> io::Result<Self> {
        let after = staged.map(fs::metadata).transpose()?;
        Ok(Self {
            file: file.name().to_owned(),
            before: found.map(Stamp::of),
            after: after.as_ref().map(Stamp::of),
            staged: staged.map(|path| path.strip_prefix(own.path()).unwrap_or(path).to_owned()),
        })
    }

    /// Whether the file is as it is to be.
    pub(super) fn is_in_place(&self, path: &Path) -> io::Result<bool> {
        Ok(present(path)? == self.after)
    }

    /// Puts the file in place, unless it is there.
    fn put(&self, own: &OwnFolder, finisher: Finisher) -> Result<(), StoreError> {
        let Some(file) = DataFile::from_name(&self.file) else { return Ok(()) };
        let path = file.path(own.profile());
        let target = resolved(&path)?;
        let found = present(&target).map_err(StoreError::write(&path))?;
        let put = match &self.staged {
            _ if found == self.after && found != self.before => Ok(()), // it is in place
            _ if found != self.before => Err(ErrorKind::ResourceBusy.into()),
            None => remove_if_there(&target),
            Some(staged) => match fs::rename(own.path().join(staged), &target) {
                // It is in place, or somebody removed it.
                Err(error) if error.kind() == ErrorKind::NotFound && found == self.after => Ok(()),
                renamed => renamed,
            },
        };
        match (put, finisher) {
            (Err(error), Finisher::Decider) if error.kind() == ErrorKind::ResourceBusy => {
                Err(StoreError::ChangedMeanwhile { path: target.clone() })
            }
            (Err(error), Finisher::Successor)
                if matches!(error.kind(), ErrorKind::ResourceBusy | ErrorKind::NotFound) =>
            {
                Ok(()) // theirs, or lost: nothing can be done
            }
            (put, _) => put.map_err(StoreError::write(&path)),
        }?;
        sync_folder(folder_of(&target)).map_err(StoreError::write(&path))
    }
}

/// By what a file is known now; `None` if it does not exist.
fn present(path: &Path) -> io::Result<Option<Stamp>> {
    match fs::metadata(path) {
        Ok(metadata) => Ok(Some(Stamp::of(&metadata))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

impl Commit {
    /// What is decided and not yet in place; `None` in nearly every case.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Read`], or [`StoreError::OwnDamaged`] for what is not whole.
    pub(super) fn read(own: &OwnFolder) -> Result<Option<Self>, StoreError> {
        let path = own.commit();
        let json = read_if_there(&path).map_err(StoreError::read(&path))?;
        let Some(json) = json else { return Ok(None) };
        serde_json::from_slice(&json).map(Some).map_err(|_| StoreError::OwnDamaged { path })
    }

    /// What is decided, for a reader, to whom `.ssi` may be closed: then nothing is.
    pub(super) fn read_as_guest(own: &OwnFolder) -> Result<Option<Self>, StoreError> {
        match Self::read(own) {
            Err(StoreError::Read { source, .. })
                if matches!(
                    source.kind(),
                    ErrorKind::PermissionDenied | ErrorKind::NotADirectory
                ) =>
            {
                Ok(None)
            }
            read => read,
        }
    }

    /// Decides it: the commit point. Returns why the disk did not confirm it, if it did not.
    ///
    /// # Errors
    ///
    /// Returns what the system says; nothing is decided then.
    pub(super) fn decide(&self, own: &OwnFolder) -> io::Result<Option<io::Error>> {
        put_in_place(own, &own.commit(), &serde_json::to_vec(self)?)?;
        Ok(sync_folder(own.path()).err())
    }

    /// What a reader is to read of a file.
    ///
    /// # Errors
    ///
    /// Returns what the system says.
    pub(super) fn of_file(&self, own: &OwnFolder, file: DataFile) -> io::Result<Decided> {
        let found = self.files.iter().find(|replacement| replacement.file == file.name());
        let Some(replacement) = found else { return Ok(Decided::InPlace) };
        if present(&file.path(own.profile()))? != replacement.before {
            return Ok(Decided::InPlace); // put there already, or somebody's later version
        }
        Ok(match &replacement.staged {
            None => Decided::Gone,
            Some(staged) => Decided::Staged(own.path().join(staged)),
        })
    }

    /// Puts everything in place that is not there yet, and the steps. Returns why the disk did not
    /// confirm the steps, if it did not: all is in place then, and stays decided.
    ///
    /// # Errors
    ///
    /// Returns what the system says; it stays decided then, and can be tried again.
    pub(super) fn finish(
        &self,
        own: &OwnFolder,
        finisher: Finisher,
    ) -> Result<Option<StoreError>, StoreError> {
        for replacement in &self.files {
            replacement.put(own, finisher)?;
        }
        let path = own.steps();
        self.finish_steps(own).map_err(StoreError::write(&path))?;
        // All is in place. Where the disk does not confirm the steps it stays decided.
        let unsynced = sync_folder(&path).err().map(StoreError::write(&path));
        if unsynced.is_none() {
            let _ = fs::remove_file(own.commit()); // the next writer does it, then
        }
        Ok(unsynced)
    }

    fn finish_steps(&self, own: &OwnFolder) -> io::Result<()> {
        let (path, json) = match &self.steps {
            StepsChange::New(number, step) => {
                (description_path(&own.steps(), *number), serde_json::to_vec(step)?)
            }
            StepsChange::Moved(cursor) => (cursor_path(own), serde_json::to_vec(cursor)?),
            StepsChange::Nothing => return Ok(()),
        };
        put_in_place(own, &path, &json)
    }
}

/// Writes a file of the program's own as a whole.
fn put_in_place(own: &OwnFolder, path: &Path, content: &[u8]) -> io::Result<()> {
    let staged = own.staged().join("own.json");
    remove_if_there(&staged)?;
    let written = private_new_file(&staged).and_then(|mut file| {
        file.write_all(content)?;
        file.sync_all()
    });
    written.and_then(|()| fs::rename(&staged, path)).inspect_err(|_| {
        let _ = fs::remove_file(&staged); // the next writer does it, then
    })
}
