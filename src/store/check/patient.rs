//! A profile to be looked at, and mended.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::write::{Transaction, View, is_same, sync_folder};
use super::super::{Saved, StoreError};
use super::checkup::Checkup;
use super::surroundings::Aside;
use super::trouble::Trouble;
use crate::domain::Date;

/// What undo calls the step that mends.
const COMMAND: &str = "doctor --fix";

/// The folder of a profile, none of whose files must be readable.
#[derive(Clone, Debug)]
pub struct Patient {
    folder: PathBuf,
}

/// What mending did.
#[derive(Debug)]
pub struct Mended {
    /// What was the matter; what has a mend is mended.
    pub troubles: Vec<Trouble>,
    /// The name of the folder with the files as they were.
    pub backup: String,
    /// What became of the files.
    pub saved: Saved,
    /// What could not be done once the files were saved.
    pub left: Vec<StoreError>,
}

impl Patient {
    /// The profile in that folder.
    pub(in crate::store) fn of(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// Its folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Looks at everything, as on a day that counts as today. Takes no lock and writes nothing.
    ///
    /// # Errors
    ///
    /// Returns why it could not be known what a killed command had decided; that a file cannot be
    /// read is a trouble, and no error.
    pub fn check(&self, today: Date) -> Result<Checkup, StoreError> {
        let view = View::open(&self.folder)?;
        Ok(Checkup::of(&self.folder, |file| view.found(file), today))
    }

    /// Copies the files into a new folder, then mends what has one answer, as one step of undo.
    /// `before` is what the person was told.
    ///
    /// # Errors
    ///
    /// Any error means that every file is as it was.
    pub fn mend(&self, today: Date, before: Checkup) -> Result<Mended, StoreError> {
        let mut transaction = Transaction::begin(&self.folder)?;
        let checkup = Checkup::of(&self.folder, |file| transaction.found(file), today);
        let Checkup { mut troubles, edited, aside, exposed, .. } = checkup;
        troubles.extend(before.troubles.into_iter().filter(Trouble::is_mended_by_writing));
        let beside: Vec<(&str, &[u8])> =
            aside.iter().map(|aside| (aside.name.as_str(), aside.content.as_slice())).collect();
        let backup = transaction.back_up(today, &beside)?;
        for edited in edited {
            transaction.put(edited);
        }
        let saved = transaction.commit(COMMAND).inspect_err(|_| {
            let _ = fs::remove_dir_all(self.folder.join(&backup)); // it is what the files are
        })?;
        let mut left = Vec::new();
        if !matches!(saved, Saved::Unconfirmed(_)) {
            left.extend(self.put_away(&aside));
            left.extend(exposed.iter().filter_map(|path| make_private(path).err()));
        }
        Ok(Mended { troubles, backup, saved, left })
    }

    /// Removes what is in the backup, unless it was changed since.
    fn put_away(&self, aside: &[Aside]) -> Vec<StoreError> {
        let remove = |Aside { path, metadata, .. }: &Aside| {
            let is_as_read = fs::symlink_metadata(path).is_ok_and(|now| is_same(metadata, &now));
            if !is_as_read {
                return Err(StoreError::ChangedMeanwhile { path: path.clone() });
            }
            fs::remove_file(path).map_err(StoreError::write(path))
        };
        let mut left: Vec<StoreError> =
            aside.iter().filter_map(|aside| remove(aside).err()).collect();
        if !aside.is_empty() {
            left.extend(sync_folder(&self.folder).map_err(StoreError::write(&self.folder)).err());
        }
        left
    }
}

/// Takes from everybody but its owner the right to read a file or a folder, or to change it.
#[cfg(unix)]
fn make_private(path: &Path) -> Result<(), StoreError> {
    use std::os::unix::fs::PermissionsExt;
    let failed = || StoreError::write(path);
    let metadata = fs::metadata(path).map_err(failed())?;
    let mode = metadata.permissions().mode() & 0o700;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).map_err(failed())
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same shape as on Unix")]
fn make_private(_path: &Path) -> Result<(), StoreError> {
    Ok(())
}
