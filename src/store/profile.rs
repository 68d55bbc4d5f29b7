//! One person's data.

use std::path::{Path, PathBuf};

use crate::domain::{Covered, Imported, Log};

use super::files::{coverage, events};
use super::{Lock, LogFile, ProfileFile, RestrictionFile, SnapshotFile, StoreError};

/// The data of one person.
#[derive(Clone, Debug)]
pub struct Profile {
    folder: PathBuf,
    file: ProfileFile,
}

impl Profile {
    /// The folder and the name of the profile that need not be added.
    pub const DEFAULT: &'static str = "default";

    /// Reads what is known of the profile in that folder, which need not exist.
    pub(super) fn open(folder: PathBuf) -> Result<Self, StoreError> {
        let file = ProfileFile::open(&folder.join(ProfileFile::NAME))?;
        Ok(Self { folder, file })
    }

    /// Its name: as it was given, else as its folder is called.
    #[must_use]
    pub fn name(&self) -> &str {
        self.given_name().unwrap_or_else(|| self.folder_name())
    }

    /// The name that a person gave it.
    #[must_use]
    pub fn given_name(&self) -> Option<&str> {
        self.file.name()
    }

    /// Its folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether its folder was made; the first write makes it.
    #[must_use]
    pub fn exists(&self) -> bool {
        self.folder.is_dir()
    }

    /// The last part of its folder.
    #[must_use]
    pub fn folder_name(&self) -> &str {
        self.folder.file_name().and_then(|name| name.to_str()).unwrap_or(Self::DEFAULT)
    }

    /// What is kept of the profile itself.
    #[must_use]
    pub fn file(&self) -> &ProfileFile {
        &self.file
    }

    /// Reads the snapshots. Takes no lock and writes nothing.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Damaged`] with file, line and column, or why it could not be read.
    pub fn snapshots(&self) -> Result<SnapshotFile, StoreError> {
        SnapshotFile::open(self.folder.join(SnapshotFile::NAME))
    }

    /// Reads what was done: the log that the person keeps, and what was imported beside it. What is
    /// in both counts once. Takes no lock and writes nothing.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Damaged`] with file, line and column, or why it could not be read.
    pub fn log(&self) -> Result<Log, StoreError> {
        let imported = self.imported()?;
        Ok(self.log_file()?.log().beside(&imported))
    }

    /// Reads what was imported beside the log; without a file, nothing was.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Damaged`] with file, line and column, or why it could not be read.
    pub fn imported(&self) -> Result<Vec<Imported>, StoreError> {
        events::read(self.folder.join(events::NAME))
    }

    /// Reads the log that the person keeps. Takes no lock and writes nothing.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Damaged`] with file, line and column, or why it could not be read.
    pub fn log_file(&self) -> Result<LogFile, StoreError> {
        LogFile::open(self.folder.join(LogFile::NAME))
    }

    /// Reads the restrictions. Takes no lock and writes nothing.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Damaged`] with file, line and column, or why it could not be read.
    pub fn restrictions(&self) -> Result<RestrictionFile, StoreError> {
        RestrictionFile::open(self.folder.join(RestrictionFile::NAME))
    }

    /// Reads what imports cover; without a file, nothing is said.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Damaged`] with file, line and column, or why it could not be read.
    pub fn coverage(&self) -> Result<Vec<Covered>, StoreError> {
        coverage::read(self.folder.join(coverage::NAME))
    }

    /// Waits for the right to write, up to ten seconds; makes the folder if needed.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Busy`] when another writer kept it, or why it could not be had.
    pub fn lock(&self) -> Result<Lock<'_>, StoreError> {
        Lock::take(self)
    }
}
