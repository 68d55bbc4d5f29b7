//! What lies beside the data files: copies, what killed commands left, and who may read it all.

use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::super::write::{OwnFolder, is_same};
use super::super::{DataFile, StoreError};
use super::trouble::{Mend, Trouble, What};
use super::{Tool, conflicted_copy};

/// A file that is put into the backup, and away.
#[derive(Debug)]
pub(super) struct Aside {
    pub(super) name: String,
    pub(super) path: PathBuf,
    pub(super) content: Vec<u8>,
    pub(super) metadata: Metadata,
}

/// What lies beside the data files.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// The conflicted copies, by their names.
    pub(super) copies: Vec<(Aside, DataFile, Tool)>,
    /// Temporary files that an earlier version left beside the data when it was killed.
    pub(super) temporaries: Vec<Aside>,
    /// Those of them that cannot be read, and why.
    pub(super) closed: Vec<(String, StoreError)>,
}

impl Beside {
    /// Looks at a folder, which need not exist.
    ///
    /// # Errors
    ///
    /// Returns why the folder could not be read.
    pub(super) fn of(folder: &Path) -> Result<Self, StoreError> {
        let mut beside = Self::default();
        for name in names(folder).map_err(StoreError::read(folder))? {
            let copy = conflicted_copy(&name);
            if copy.is_none() && !is_temporary(&name) {
                continue;
            }
            match (Aside::read(folder, &name), copy) {
                (Ok(Some(aside)), Some((file, tool))) => beside.copies.push((aside, file, tool)),
                (Ok(Some(aside)), None) => beside.temporaries.push(aside),
                (Ok(None), _) => {}
                (Err(error), _) => beside.closed.push((name, error)),
            }
        }
        Ok(beside)
    }
}

impl Aside {
    /// `None` for what is no file.
    fn read(folder: &Path, name: &str) -> Result<Option<Self>, StoreError> {
        let path = folder.join(name);
        let metadata = fs::symlink_metadata(&path).map_err(StoreError::read(&path))?;
        if !metadata.is_file() {
            return Ok(None);
        }
        let content = fs::read(&path).map_err(StoreError::read(&path))?;
        Ok(Some(Self { name: name.to_owned(), path, content, metadata }))
    }

    /// Removes it, once it is in the backup; one that was changed since stays.
    pub(super) fn remove(&self) -> Result<(), StoreError> {
        let Self { path, metadata, .. } = self;
        if !fs::symlink_metadata(path).is_ok_and(|now| is_same(metadata, &now)) {
            return Err(StoreError::ChangedMeanwhile { path: path.clone() });
        }
        fs::remove_file(path).map_err(StoreError::write(path))
    }
}

/// The names of what stands in a folder, sorted; none where there is no folder.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut names = Vec::new();
    for entry in entries {
        names.extend(entry?.file_name().into_string()); // other names are none of ours
    }
    names.sort();
    Ok(names)
}

/// Whether a name is one that an earlier version gave its temporary files: `.snapshots.csv.a1B2c3.tmp`.
fn is_temporary(name: &str) -> bool {
    let middle = name.strip_prefix('.').and_then(|rest| rest.strip_suffix(".tmp"));
    let Some((file, random)) = middle.and_then(|middle| middle.rsplit_once('.')) else {
        return false;
    };
    DataFile::from_name(file).is_some()
        && random.len() == 6
        && random.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// What taking the lock mends: the layout of an earlier version, and what a killed command staged.
pub(super) fn of_the_program(folder: &Path) -> Vec<Trouble> {
    let own = OwnFolder::of(folder);
    let earlier = own
        .earlier_layout()
        .into_iter()
        .map(|name| Trouble::of(name, What::EarlierLayout, Some(Mend::TakenOver)));
    // What is decided is put in place; it is not left.
    let staged =
        if own.commit().exists() { Vec::new() } else { names(&own.staged()).unwrap_or_default() };
    let staged = staged.into_iter().map(|name| {
        Trouble::of(format!(".ssi/staged/{name}"), What::Leftover, Some(Mend::Removed))
    });
    earlier.chain(staged).collect()
}

/// What others than the owner may read: the folder, and the files in it. In a folder that only its
/// owner can enter nobody reads a file, whatever its own mode.
#[cfg(unix)]
pub(super) fn exposed(folder: &Path) -> Option<(Trouble, Vec<PathBuf>)> {
    use std::os::unix::fs::PermissionsExt;
    /// The bits of everybody but the owner.
    const OTHERS: u32 = 0o077;
    let mode_of = |path: &Path| {
        let mode = fs::metadata(path).map_or(0, |metadata| metadata.permissions().mode());
        Some(mode & 0o777).filter(|mode| mode & OTHERS != 0)
    };
    let mode = mode_of(folder)?;
    let files = DataFile::ALL.map(|file| folder.join(file.name()));
    let exposed = files.into_iter().filter(|path| mode_of(path).is_some());
    let paths = std::iter::once(folder.to_owned()).chain(exposed).collect();
    Some((Trouble::of(".", What::Exposed(mode), Some(Mend::Private)), paths))
}

/// Other systems keep it elsewhere.
#[cfg(not(unix))]
pub(super) fn exposed(_folder: &Path) -> Option<(Trouble, Vec<PathBuf>)> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_ours_are_temporary() {
        assert!(is_temporary(".snapshots.csv.a1B2c3.tmp"));
        assert!(is_temporary(".profile.toml.ABCDEF.tmp"));
        for name in [
            ".snapshots.csv.my-backup.tmp",
            ".snapshots.csv.backup1.tmp",
            "snapshots.csv.a1B2c3.tmp",
            ".notes.csv.a1B2c3.tmp",
            ".snapshots.csv.tmp",
        ] {
            assert!(!is_temporary(name), "{name}");
        }
    }
}
