//! One person's data.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::domain::{Covered, Date, Imported, Log};

use super::files::{EventsFile, coverage, events};
use super::write::{View, lost};
use super::{
    Absence, DataFile, Direction, Done, Finding, History, LogFile, ProfileFile, RestrictionFile,
    SnapshotFile, StoreError, Transaction,
};

/// The data of one person, as they stood when it was opened: what is written meanwhile is seen by
/// whoever opens it again.
#[derive(Clone, Debug)]
pub struct Profile {
    folder: PathBuf,
    file: ProfileFile,
    view: Rc<View>,
}

impl Profile {
    /// The folder and the name of the profile that need not be added.
    pub const DEFAULT: &'static str = "default";

    /// Opens the profile in that folder, which need not exist.
    pub(super) fn open(folder: PathBuf) -> Result<Self, StoreError> {
        let view = View::open(&folder)?;
        let file = ProfileFile::open(view.found(DataFile::Settings)?)?;
        Ok(Self { folder, file, view: Rc::new(view) })
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

    /// The content of a file as readers see it; `None` if it does not exist.
    ///
    /// # Errors
    ///
    /// Returns why it could not be read.
    pub fn content(&self, file: DataFile) -> Result<Option<Vec<u8>>, StoreError> {
        let found = self.view.found(file)?;
        Ok(found.content().map(<[u8]>::to_vec))
    }

    /// What is odd in the files that can be read all the same, in the order of [`DataFile::ALL`] and
    /// of the lines. Takes no lock and writes nothing.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Damaged`] for the first file that cannot be read without a guess, or why
    /// it could not be read.
    pub fn findings(&self, today: Date) -> Result<Vec<Finding>, StoreError> {
        let mut findings = self.lost();
        for file in DataFile::ALL {
            findings.extend(self.odd_rows(file, today)?);
        }
        findings.sort_by_key(|finding| finding.file); // stable
        Ok(findings)
    }

    /// What is odd in one file.
    ///
    /// # Errors
    ///
    /// As [`Self::findings`].
    pub fn findings_of(&self, file: DataFile, today: Date) -> Result<Vec<Finding>, StoreError> {
        let lost =
            lost(&self.folder, |other| (other == file).then(|| self.absence(file)).flatten());
        Ok([lost, self.odd_rows(file, today)?].concat())
    }

    /// The files that have no content although they had some, or should have.
    #[must_use]
    pub fn lost(&self) -> Vec<Finding> {
        lost(&self.folder, |file| self.absence(file))
    }

    /// What there was in the place of a file's content, and is; what was written since the profile
    /// was opened is not lost.
    fn absence(&self, file: DataFile) -> Option<Absence> {
        let was = self.view.absence(file)?;
        Absence::now(file, &file.path(&self.folder)).filter(|now| *now == was)
    }

    fn odd_rows(&self, file: DataFile, today: Date) -> Result<Vec<Finding>, StoreError> {
        Ok(match file {
            DataFile::Snapshots => self.snapshots()?.findings(today),
            DataFile::Log => self.log_file()?.findings(self.file.kinds(), today),
            _ => Vec::new(),
        })
    }

    /// Reads the snapshots. Takes no lock and writes nothing.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Damaged`] with file, line and column, or why it could not be read.
    pub fn snapshots(&self) -> Result<SnapshotFile, StoreError> {
        SnapshotFile::open(self.view.found(DataFile::Snapshots)?)
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
        events::read(self.view.found(DataFile::Events)?)
    }

    /// Reads what was imported with its keys, to be compared with an import.
    ///
    /// # Errors
    ///
    /// As [`Profile::imported`].
    pub fn events(&self) -> Result<EventsFile, StoreError> {
        EventsFile::open(self.view.found(DataFile::Events)?)
    }

    /// Reads the log that the person keeps. Takes no lock and writes nothing.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Damaged`] with file, line and column, or why it could not be read.
    pub fn log_file(&self) -> Result<LogFile, StoreError> {
        LogFile::open(self.view.found(DataFile::Log)?)
    }

    /// Reads the restrictions. Takes no lock and writes nothing.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Damaged`] with file, line and column, or why it could not be read.
    pub fn restrictions(&self) -> Result<RestrictionFile, StoreError> {
        RestrictionFile::open(self.view.found(DataFile::Restrictions)?)
    }

    /// Reads what imports cover; without a file, nothing is said.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Damaged`] with file, line and column, or why it could not be read.
    pub fn coverage(&self) -> Result<Vec<Covered>, StoreError> {
        coverage::read(self.view.found(DataFile::Coverage)?)
    }

    /// Waits for the right to write, up to ten seconds; makes the folder if needed.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Busy`] when another writer kept it, or why it could not be had.
    pub fn begin(&self) -> Result<Transaction, StoreError> {
        Transaction::begin(&self.folder)
    }

    /// The steps that can be taken back and brought back, at most so many of each.
    ///
    /// # Errors
    ///
    /// Returns why they could not be read.
    pub fn history(&self, most: usize) -> Result<History, StoreError> {
        History::read(&self.folder, most)
    }

    /// The steps that [`Transaction::go`] would go through.
    ///
    /// # Errors
    ///
    /// As [`Transaction::go`].
    pub fn plan(&self, direction: Direction, count: usize) -> Result<Vec<Done>, StoreError> {
        History::plan(&self.folder, direction, count)
    }
}
