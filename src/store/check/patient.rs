//! A profile to be looked at, and mended.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::write::{Transaction, View, sync_folder};
use super::super::{Saved, StoreError};
use super::checkup::Checkup;
use super::trouble::{Trouble, What};
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
    /// Returns why it could not be known what a killed command had decided, or what the folder
    /// holds; that a file cannot be read is a trouble, and no error.
    pub fn check(&self, today: Date) -> Result<Checkup, StoreError> {
        let view = View::open(&self.folder)?;
        Checkup::of(&self.folder, |file| view.found(file), today)
    }

    /// Copies the files into a new folder, then mends what has one answer, as one step of undo.
    /// `before` is what the person was told.
    ///
    /// # Errors
    ///
    /// Any error means that every file is as it was.
    pub fn mend(&self, today: Date, before: Checkup) -> Result<Mended, StoreError> {
        let mut transaction = Transaction::begin(&self.folder)?;
        let checkup = Checkup::of(&self.folder, |file| transaction.found(file), today)?;
        let Checkup { mut troubles, found, edited, aside, exposed, .. } = checkup;
        if let Some(error) = failed_since(&before, &mut troubles) {
            return Err(error);
        }
        troubles.extend(before.troubles.into_iter().filter(Trouble::is_mended_by_writing));
        let found = found.iter().map(|(name, content)| (*name, content.as_slice()));
        let beside = aside.iter().map(|aside| (aside.name.as_str(), aside.content.as_slice()));
        let files: Vec<(&str, &[u8])> = found.chain(beside).collect();
        let backup = transaction.back_up(today, &files)?;
        for edited in edited {
            transaction.put(edited);
        }
        let saved = transaction.commit(COMMAND).inspect_err(|_| {
            let _ = fs::remove_dir_all(self.folder.join(&backup)); // it is what the files are
        })?;
        if matches!(saved, Saved::Unconfirmed(_)) {
            return Ok(Mended { troubles, backup, saved, left: Vec::new() });
        }
        let mut left: Vec<StoreError> =
            exposed.iter().filter_map(|path| make_private(path).err()).collect();
        left.extend(aside.iter().filter_map(|aside| aside.remove().err()));
        let saved = match sync_folder(&self.folder) {
            Err(error) => Saved::Unconfirmed(StoreError::write(&self.folder)(error)),
            Ok(()) => saved,
        };
        Ok(Mended { troubles, backup, saved, left })
    }
}

/// Why a file cannot be read now that could be before: half of what was told would be mended.
fn failed_since(before: &Checkup, troubles: &mut Vec<Trouble>) -> Option<StoreError> {
    let is_failed = |trouble: &Trouble| {
        matches!(trouble.what, What::Unreadable(StoreError::Read { .. }))
            && !before.troubles.iter().any(|known| known.is_unreadable(&trouble.file))
    };
    let place = troubles.iter().position(is_failed)?;
    match troubles.swap_remove(place).what {
        What::Unreadable(error) => Some(error),
        _ => None,
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
