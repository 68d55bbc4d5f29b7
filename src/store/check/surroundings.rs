//! What lies beside the data files: copies, what killed commands left, and who may read it all.

use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};

use super::super::DataFile;
use super::super::write::OwnFolder;
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

/// The conflicted copies in a folder, by their names.
pub(super) fn copies(folder: &Path) -> Vec<(Aside, DataFile, Tool)> {
    let copy = |name: String| {
        let (file, tool) = conflicted_copy(&name)?;
        Some((Aside::read(folder, name)?, file, tool))
    };
    names(folder).into_iter().filter_map(copy).collect()
}

/// Temporary files that an earlier version left beside the data when it was killed.
pub(super) fn temporaries(folder: &Path) -> Vec<Aside> {
    let of_ours = names(folder).into_iter().filter(|name| is_temporary(name));
    of_ours.filter_map(|name| Aside::read(folder, name)).collect()
}

impl Aside {
    /// `None` for what is no file, or cannot be read.
    fn read(folder: &Path, name: String) -> Option<Self> {
        let path = folder.join(&name);
        let metadata = fs::symlink_metadata(&path).ok().filter(Metadata::is_file)?;
        let content = fs::read(&path).ok()?;
        Some(Self { name, path, content, metadata })
    }
}

/// The names of what stands in a folder, sorted; none where it cannot be read.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> =
        entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names
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
    let staged = if own.commit().exists() { Vec::new() } else { names(&own.staged()) };
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
