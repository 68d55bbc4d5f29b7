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
    /// Where its new version is staged, from the folder `.ssi`; `None` if it is to go.
    staged: Option<PathBuf>,
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
    pub(super) fn new(file: DataFile, found: Option<&Metadata>, staged: Option<PathBuf>) -> Self {
        Self { file: file.name().to_owned(), before: found.map(Stamp::of), staged }
    }

    /// Whether nobody touched the file since it was decided.
    fn is_untouched(&self, path: &Path) -> io::Result<bool> {
        let present = match fs::metadata(path) {
            Ok(metadata) => Some(Stamp::of(&metadata)),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        Ok(present == self.before)
    }

    /// Puts one file in place, unless it is there, or somebody else changed it meanwhile.
    fn put(&self, own: &OwnFolder) -> Result<(), StoreError> {
        let Some(file) = DataFile::from_name(&self.file) else { return Ok(()) };
        let path = file.path(own.profile());
        let target = resolved(&path)?;
        if !self.is_untouched(&target).map_err(StoreError::write(&path))? {
            return sync_folder(folder_of(&target)).map_err(StoreError::write(&path));
        }
        let put = match &self.staged {
            None => remove_if_there(&target),
            // A staged file that somebody removed cannot be had again.
            Some(staged) => match fs::rename(own.path().join(staged), &target) {
                Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
                renamed => renamed,
            },
        };
        put.and_then(|()| sync_folder(folder_of(&target))).map_err(StoreError::write(&path))
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

    /// Decides it: the commit point.
    ///
    /// # Errors
    ///
    /// Returns what the system says; nothing is decided then.
    pub(super) fn decide(&self, own: &OwnFolder) -> io::Result<()> {
        put_in_place(own, &own.commit(), &serde_json::to_vec(self)?)?;
        sync_folder(own.path()).inspect_err(|_| {
            let _ = fs::remove_file(own.commit());
        })
    }

    /// What a reader is to read of a file.
    ///
    /// # Errors
    ///
    /// Returns what the system says.
    pub(super) fn of_file(&self, own: &OwnFolder, file: DataFile) -> io::Result<Decided> {
        let found = self.files.iter().find(|replacement| replacement.file == file.name());
        let Some(replacement) = found else { return Ok(Decided::InPlace) };
        if !replacement.is_untouched(&file.path(own.profile()))? {
            return Ok(Decided::InPlace); // put there already, or somebody's later version
        }
        Ok(match &replacement.staged {
            None => Decided::Gone,
            Some(staged) => Decided::Staged(own.path().join(staged)),
        })
    }

    /// Puts everything in place that is not there yet, and the steps.
    ///
    /// # Errors
    ///
    /// Returns what the system says; it stays decided then, and can be tried again.
    pub(super) fn finish(&self, own: &OwnFolder) -> Result<(), StoreError> {
        for replacement in &self.files {
            replacement.put(own)?;
        }
        let path = own.steps();
        self.finish_steps(own).map_err(StoreError::write(&path))?;
        let _ = fs::remove_file(own.commit()); // all is in place: the next writer does it, then
        Ok(())
    }

    fn finish_steps(&self, own: &OwnFolder) -> io::Result<()> {
        let (path, json) = match &self.steps {
            StepsChange::New(number, step) => {
                (description_path(&own.steps(), *number), serde_json::to_vec(step)?)
            }
            StepsChange::Moved(cursor) => (cursor_path(own), serde_json::to_vec(cursor)?),
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
