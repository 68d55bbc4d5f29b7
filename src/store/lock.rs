//! One writer at a time, and the one way in which data are saved.

use std::fs::{self, File, Metadata, TryLockError};
use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::Duration;

use super::csv_file::Edited;
use super::replace::{Access, folder_of, remove_leftovers, replace, resolved, sync_folder};
use super::undo::{self, make_private_folder};
use super::{LogFile, Profile, ProfileFile, SnapshotFile, StoreError};

/// How long a writer waits for another one: 2,000 times 5 ms, 10 s.
const WAITS: u32 = 2_000;
const WAIT: Duration = Duration::from_millis(5);

/// The right to write to a profile; given back when dropped.
#[derive(Debug)]
pub struct Lock<'a> {
    profile: &'a Profile,
    /// The kernel's lock is on it, for as long as it is open.
    _file: File,
}

/// What became of a file that was to be saved.
#[derive(Debug)]
#[must_use]
pub enum Saved {
    /// The file held the same already, and does so on the disk; nothing was written.
    Unchanged,
    /// Saved, once, on the disk.
    Synced,
    /// Saved, but the disk did not confirm it.
    Unconfirmed(StoreError),
}

impl<'a> Lock<'a> {
    /// Waits for the lock of a profile, up to ten seconds; makes the profile's folder if needed.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Busy`] when another writer kept the lock, or why the folder or the
    /// lock file could not be made.
    pub(super) fn take(profile: &'a Profile) -> Result<Self, StoreError> {
        let folder = profile.folder();
        make_folders(folder).map_err(StoreError::write(folder))?;
        let path = folder.join(".lock");
        let refused = |source| StoreError::Lock { path: path.clone(), source };
        let file = open_lock(&path).map_err(refused)?;
        for _ in 0..WAITS {
            match file.try_lock() {
                Ok(()) => return Ok(Self { profile, _file: file }),
                Err(TryLockError::WouldBlock) => std::thread::sleep(WAIT),
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Interrupted => {}
                Err(TryLockError::Error(error)) => return Err(refused(error)),
            }
        }
        Err(StoreError::Busy { path: folder.to_owned() })
    }

    /// Reads the snapshots, to be changed and saved.
    ///
    /// # Errors
    ///
    /// As [`Profile::snapshots`].
    pub fn snapshots(&self) -> Result<SnapshotFile, StoreError> {
        self.profile.snapshots()
    }

    /// Reads the log, to be changed and saved.
    ///
    /// # Errors
    ///
    /// As [`Profile::log`].
    pub fn log(&self) -> Result<LogFile, StoreError> {
        self.profile.log()
    }

    /// Reads `profile.toml`, to be changed and saved.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Damaged`], or why it could not be read.
    pub fn profile_file(&self) -> Result<ProfileFile, StoreError> {
        ProfileFile::open(&self.profile.folder().join(ProfileFile::NAME))
    }

    /// Saves a file; `command` is what undo will call the step.
    ///
    /// # Errors
    ///
    /// Any error means that the file is as it was.
    pub fn save(&self, edited: &Edited, command: &str) -> Result<Saved, StoreError> {
        let Edited { file, content } = edited;
        let path = file.path();
        let before = file.found().map(|_| file.bytes());
        let target = resolved(path)?;
        if before.unwrap_or_default() == content {
            // The write that saved it may have been killed before its last sync, or failed there.
            return Ok(match sync_folder(folder_of(&target)) {
                Ok(()) => Saved::Unchanged,
                Err(error) => Saved::Unconfirmed(StoreError::write(path)(error)),
            });
        }
        self.remove_leftovers(&target);
        check_unchanged(&target, file.found())?;
        let name = path.file_name().unwrap_or_default();
        let step = undo::prepare(self.profile.folder(), name, &target, command, before, content)
            .map_err(StoreError::write(path))?;
        match replace(&target, content, file.found(), Access::Owner) {
            Ok(replaced) => Ok(replaced.into_saved(path)),
            Err(error) => {
                step.discard();
                Err(StoreError::write(path)(error))
            }
        }
    }

    /// Saves `profile.toml`. It holds no records, so there is no undo step.
    ///
    /// # Errors
    ///
    /// Any error means that the file is as it was.
    pub fn save_profile_file(&self, file: &ProfileFile) -> Result<Saved, StoreError> {
        let path = self.profile.folder().join(ProfileFile::NAME);
        let target = resolved(&path)?;
        self.remove_leftovers(&target);
        check_unchanged(&target, file.found())?;
        let replaced = replace(&target, file.to_string().as_bytes(), file.found(), Access::Owner)
            .map_err(StoreError::write(&path))?;
        Ok(replaced.into_saved(&path))
    }

    /// Removes what killed processes left beside the files of the profile, and beside the target,
    /// which is elsewhere if it is a link.
    fn remove_leftovers(&self, target: &Path) {
        for name in [SnapshotFile::NAME, LogFile::NAME, ProfileFile::NAME] {
            remove_leftovers(&self.profile.folder().join(name));
        }
        remove_leftovers(target);
    }
}

/// Refuses a file that is not as it was read (programs that know nothing of the lock may write
/// it), and one that its owner has marked read-only, which a rename would pass over.
fn check_unchanged(target: &Path, found: Option<&Metadata>) -> Result<(), StoreError> {
    let present = match fs::metadata(target) {
        Ok(metadata) => Some(metadata),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(StoreError::read(target)(error)),
    };
    let is_same = match (&present, found) {
        (Some(present), Some(found)) => {
            present.len() == found.len() && present.modified().ok() == found.modified().ok()
        }
        (None, None) => true,
        _ => false,
    };
    if !is_same {
        return Err(StoreError::ChangedMeanwhile { path: target.to_owned() });
    }
    if present.is_some_and(|present| present.permissions().readonly()) {
        return Err(StoreError::ReadOnly { path: target.to_owned() });
    }
    Ok(())
}

fn open_lock(path: &Path) -> io::Result<File> {
    let mut options = fs::OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes a folder and those above it that do not exist, private, and makes them last.
pub(super) fn make_folders(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let above = folder.parent().filter(|above| !above.as_os_str().is_empty());
    if let Some(above) = above {
        make_folders(above)?;
    }
    make_private_folder(folder)?;
    sync_folder(above.unwrap_or(Path::new(".")))
}
