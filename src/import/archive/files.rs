//! The files of an export: an archive, a folder, or single files.

use std::io::{Read, Seek};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::domain::shown;

use super::table::{Table, is_article, stem};

const MEGABYTE: u64 = 1024 * 1024;
/// The most bytes that one file may unpack to; the largest that was seen has 2 MB.
pub const MOST_OF_ONE: u64 = 64 * MEGABYTE;
/// The most bytes that the files that are read may unpack to.
pub const MOST_OF_ALL: u64 = 512 * MEGABYTE;
/// The most entries; the largest archive that was seen has some hundred, an article each.
pub const MOST_FILES: usize = 20_000;

/// The files of an export. Nothing is unpacked but those that are asked for, into memory.
pub trait Files {
    /// Their names.
    fn names(&self) -> Vec<FileName>;

    /// Whether they are all of an export, so that what is missing means something.
    fn are_whole(&self) -> bool;

    /// The bytes of one, by its place among [`Files::names`].
    ///
    /// # Errors
    ///
    /// Returns why it cannot be read.
    fn bytes(&mut self, place: usize) -> Result<Vec<u8>, String>;
}

/// What a file is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileName {
    /// Its path, as it is written.
    pub path: String,
    /// The path by which its table is known: another one only if it was renamed.
    pub known_as: String,
}

impl FileName {
    /// A file that has its own name.
    #[must_use]
    pub fn of(path: &str) -> Self {
        Self { path: path.to_owned(), known_as: path.to_owned() }
    }

    /// Whether it is a file of an export in which acts stand.
    #[must_use]
    pub fn is_of_export(&self) -> bool {
        let table = stem(&self.known_as).and_then(|stem| Table::of_stem(&stem));
        is_article(&self.path)
            || table.is_some_and(|table| !matches!(table, Table::Profile | Table::Registration))
    }
}

/// A ZIP archive.
#[derive(Debug)]
pub struct Zip<R> {
    archive: ZipArchive<R>,
    paths: Vec<String>,
    left: u64,
}

/// Why an archive is not read at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ZipRefused {
    /// It is cut, or no archive.
    #[error("the archive is damaged: {0}")]
    Damaged(String),
    /// It has more entries than any export.
    #[error("the archive has {0} entries, more than {MOST_FILES}")]
    TooMany(usize),
}

impl<R: Read + Seek> Zip<R> {
    /// Reads the list of an archive's entries.
    ///
    /// # Errors
    ///
    /// Returns [`ZipRefused`].
    pub fn open(archive: R) -> Result<Self, ZipRefused> {
        let damaged = |error: ZipError| ZipRefused::Damaged(shown(&error.to_string()));
        let archive = ZipArchive::new(archive).map_err(damaged)?;
        if archive.len() > MOST_FILES {
            return Err(ZipRefused::TooMany(archive.len()));
        }
        // A name that is no text is none of ours.
        let path = |place| archive.name_for_index(place)?.ok().map(std::borrow::Cow::into_owned);
        let paths = (0..archive.len()).map(|place| path(place).unwrap_or_default()).collect();
        Ok(Self { archive, paths, left: MOST_OF_ALL })
    }

    /// Whether it is the workbook of a spreadsheet, or a document of one.
    #[must_use]
    pub fn is_workbook(&self) -> bool {
        const PARTS: [&str; 3] = ["[Content_Types].xml", "xl/workbook.xml", "content.xml"];
        self.paths.iter().any(|path| PARTS.contains(&path.as_str()))
    }
}

impl<R: Read + Seek> Files for Zip<R> {
    fn names(&self) -> Vec<FileName> {
        self.paths.iter().map(|path| FileName::of(path)).collect()
    }

    fn are_whole(&self) -> bool {
        true
    }

    fn bytes(&mut self, place: usize) -> Result<Vec<u8>, String> {
        let entry = self.archive.by_index(place).map_err(|error| why(&error))?;
        if entry.is_symlink() {
            return Err("it is a link".to_owned());
        }
        let most = MOST_OF_ONE.min(self.left);
        let mut bytes = Vec::new();
        // The size that an entry claims is not believed.
        let read = entry.take(most + 1).read_to_end(&mut bytes);
        self.left = self.left.saturating_sub(bytes.len() as u64);
        if bytes.len() as u64 > most {
            return Err(match most {
                MOST_OF_ONE => format!("it has more than {} MB", MOST_OF_ONE / MEGABYTE),
                _ => format!("the archive has more than {} MB", MOST_OF_ALL / MEGABYTE),
            });
        }
        read.map_err(|error| format!("it is damaged ({})", shown(&error.to_string())))?;
        Ok(bytes)
    }
}

fn why(error: &ZipError) -> String {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            "it is locked with a password".to_owned()
        }
        error => format!("it is damaged ({})", shown(&error.to_string())),
    }
}
