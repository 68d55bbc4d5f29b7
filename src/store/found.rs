//! A file of a profile as it was found, and as it is to be.

use std::fs::{File, Metadata};
use std::io::{ErrorKind, Read, Seek};
use std::path::{Path, PathBuf};

use super::{Absence, DataFile, StoreError, regular};

/// A file as it was found.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) file: DataFile,
    pub(super) path: PathBuf,
    /// Its content; nothing if it did not exist.
    pub(super) bytes: Vec<u8>,
    /// Its metadata; `None` if it did not exist.
    pub(super) metadata: Option<Metadata>,
}

impl Found {
    /// Reads the file as it stands in the folder of a profile.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Read`].
    pub(super) fn read(file: DataFile, folder: &Path) -> Result<Self, StoreError> {
        let path = file.path(folder);
        match regular::open(&path) {
            Ok((opened, _)) => Self::of(file, path, &opened),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::absent(file, path)),
            Err(error) => Err(StoreError::read(&path)(error)),
        }
    }

    /// Reads a file that is open; `path` is where it stands for the person.
    pub(super) fn of(file: DataFile, path: PathBuf, mut open: &File) -> Result<Self, StoreError> {
        let mut bytes = Vec::new();
        let _ = open.rewind(); // it may be read again; a pipe has no beginning
        let read = open.metadata().and_then(|metadata| {
            open.read_to_end(&mut bytes)?;
            Ok(metadata)
        });
        let metadata = Some(read.map_err(StoreError::read(&path))?);
        Ok(Self { file, path, bytes, metadata })
    }

    /// A file that does not exist.
    pub(super) fn absent(file: DataFile, path: PathBuf) -> Self {
        Self { file, path, bytes: Vec::new(), metadata: None }
    }

    /// A file with that content, of which nothing is on the disk.
    #[cfg(test)]
    pub(super) fn holding(file: DataFile, bytes: impl AsRef<[u8]>) -> Self {
        Self { bytes: bytes.as_ref().to_vec(), ..Self::absent(file, file.name().into()) }
    }

    /// What there is in the place of its content; `None` where there is some.
    pub(super) fn absence(&self) -> Option<Absence> {
        match &self.metadata {
            Some(_) => Absence::of_content(self.file, &self.bytes),
            None => Some(Absence::of_missing(&self.path)),
        }
    }

    /// Its content; `None` if it did not exist.
    pub(super) fn content(&self) -> Option<&[u8]> {
        self.metadata.as_ref().map(|_| self.bytes.as_slice())
    }
}

/// A file as it was found and as it is to be, for
/// [`Transaction::put`](super::Transaction::put).
#[derive(Debug)]
#[must_use]
pub struct Edited {
    pub(super) found: Found,
    pub(super) content: Vec<u8>,
}
