//! What readers see.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::super::{Absence, DataFile, Found, StoreError, regular};
use super::commit::{Commit, Decided};
use super::own_folder::OwnFolder;
use super::replace::is_same;

/// How often the files are opened again because a writer was at work between them.
const TRIES: u32 = 100;

/// The data files of a profile as they stood at one moment: opened together, read when they are
/// asked for. Whatever is written meanwhile, a file that is open stays as it was, since writers
/// replace files and never change them.
#[derive(Debug)]
pub(in crate::store) struct View {
    folder: PathBuf,
    files: [io::Result<Opened>; DataFile::ALL.len()],
}

/// A file that is open; `None` if it does not exist.
#[derive(Debug)]
struct Opened {
    /// From where it was opened.
    path: PathBuf,
    file: Option<(File, Metadata)>,
}

impl View {
    /// Opens the files of a profile. Takes no lock and writes nothing.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Busy`] when writers were at work all the time, or why it could not be
    /// known what a killed writer had decided. A file that cannot be opened is an error only for
    /// whoever reads it.
    pub(in crate::store) fn open(folder: &Path) -> Result<Self, StoreError> {
        let own = OwnFolder::of(folder);
        for _ in 0..TRIES {
            let commit = Commit::read_as_guest(&own)?;
            let files = DataFile::ALL.map(|file| opened(&own, commit.as_ref(), file));
            // If nothing was replaced since the first was opened, all stood there at one moment.
            let is_still = Commit::read_as_guest(&own)?.is_some() == commit.is_some()
                && files.iter().flatten().all(Opened::is_in_place);
            if is_still {
                return Ok(Self { folder: folder.to_owned(), files });
            }
        }
        Err(StoreError::Busy { path: folder.to_owned() })
    }

    /// What there is in the place of a file's content; `None` where there is some, or where it cannot
    /// be known.
    pub(in crate::store) fn absence(&self, file: DataFile) -> Option<Absence> {
        let opened = self.files[file as usize].as_ref().ok()?;
        match opened.file.as_ref() {
            Some((_, metadata)) => Absence::of_file(file, &opened.path, metadata),
            None => Some(Absence::of_missing(&file.path(&self.folder))),
        }
    }

    /// Reads a file.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Read`].
    pub(in crate::store) fn found(&self, file: DataFile) -> Result<Found, StoreError> {
        let path = file.path(&self.folder);
        match &self.files[file as usize] {
            Ok(Opened { file: Some((open, _)), .. }) => Found::of(file, path, open),
            Ok(Opened { file: None, .. }) => Ok(Found::absent(file, path)),
            Err(error) => Err(StoreError::read(&path)(regular::again(error))),
        }
    }
}

impl Opened {
    /// Whether the file that is open is still the one at its path.
    fn is_in_place(&self) -> bool {
        match (&self.file, fs::metadata(&self.path)) {
            (Some((_, found)), Ok(present)) => is_same(found, &present),
            (None, Err(error)) => error.kind() == ErrorKind::NotFound,
            _ => false,
        }
    }
}

fn opened(own: &OwnFolder, commit: Option<&Commit>, file: DataFile) -> io::Result<Opened> {
    let path = file.path(own.profile());
    match commit.map_or(Ok(Decided::InPlace), |commit| commit.of_file(own, file))? {
        Decided::InPlace => open(path),
        Decided::Gone => Ok(Opened { path: own.path().join("gone"), file: None }),
        Decided::Staged(staged) => match open(staged)? {
            Opened { file: None, .. } => open(path), // it was put in place in this moment
            opened => Ok(opened),
        },
    }
}

fn open(path: PathBuf) -> io::Result<Opened> {
    let file = match regular::open(&path) {
        Ok(opened) => Some(opened),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    Ok(Opened { path, file })
}
