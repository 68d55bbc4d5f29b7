//! New files before they are put in place.
//!
//! A file is staged in the folder `.ssi/staged`, where everything is ours. Only where the data file
//! is a link to a file elsewhere, its new version is staged beside that one (a rename stays within
//! a file system), and its name is written down in `.ssi/staged` first: what a killed command
//! leaves is removed by the names written down, never by how a name looks.

use std::ffi::OsString;
use std::fs::{self, Metadata};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::own_folder::{OwnFolder, private_new_file, remove_if_there};
use super::replace::{folder_of, keep_permissions};

/// The end of the name of a note that says where a file was staged.
const NOTE: &str = ".elsewhere";
/// The end of the name of a file that is staged elsewhere.
const SUFFIX: &str = ".ssi";

/// A new file that is written and synced.
#[derive(Debug)]
pub(super) struct Staged {
    pub(super) path: PathBuf,
    /// Where it is written down, if it is staged elsewhere.
    note: Option<PathBuf>,
}

impl Staged {
    /// Writes and syncs what is to replace `target`, whose permissions it takes from `found`.
    ///
    /// # Errors
    ///
    /// Returns what the system says; nothing is left then.
    pub(super) fn write(
        own: &OwnFolder,
        name: &str,
        target: &Path,
        content: &[u8],
        found: Option<&Metadata>,
    ) -> io::Result<Self> {
        let staged = if folder_of(target) == own.profile() {
            Self { path: own.staged().join(name), note: None }
        } else {
            Self::elsewhere(own, name, target)?
        };
        match staged.fill(content, found) {
            Ok(()) => Ok(staged),
            Err(error) => {
                staged.discard();
                Err(error)
            }
        }
    }

    fn elsewhere(own: &OwnFolder, name: &str, target: &Path) -> io::Result<Self> {
        let mut hidden = OsString::from(".");
        hidden.push(target.file_name().unwrap_or_default());
        hidden.push(format!(".{:08x}{SUFFIX}", fastrand::u32(..)));
        let path = folder_of(target).join(hidden);
        let note = own.staged().join(format!("{name}{NOTE}"));
        let mut file = private_new_file(&note)?;
        file.write_all(path.as_os_str().as_encoded_bytes())
            .and_then(|()| file.sync_all())
            .inspect_err(|_| {
                let _ = fs::remove_file(&note); // the next writer does it, then
            })?;
        Ok(Self { path, note: Some(note) })
    }

    fn fill(&self, content: &[u8], found: Option<&Metadata>) -> io::Result<()> {
        let mut file = private_new_file(&self.path)?;
        file.write_all(content)?;
        if let Some(found) = found {
            keep_permissions(&file, found)?;
        }
        file.sync_all()
    }

    /// Puts it in the place of `target`.
    pub(super) fn put(&self, target: &Path) -> io::Result<()> {
        fs::rename(&self.path, target)?;
        self.forget();
        Ok(())
    }

    /// Removes it: it will not be put in place.
    pub(super) fn discard(&self) {
        let _ = fs::remove_file(&self.path);
        self.forget();
    }

    fn forget(&self) {
        if let Some(note) = &self.note {
            let _ = fs::remove_file(note); // the next writer does it, then
        }
    }
}

/// Removes what killed commands left; only under the lock, when nothing staged is decided.
pub(super) fn remove_leftovers(own: &OwnFolder) -> io::Result<()> {
    let entries = match fs::read_dir(own.staged()) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(NOTE)
            && let Some(elsewhere) = noted(&fs::read(&path)?).filter(|path| is_of_ours(path))
        {
            let _ = fs::remove_file(elsewhere); // where it cannot be removed it does no harm
        }
        if path == own.staged_backup() {
            fs::remove_dir_all(&path)?;
        } else {
            remove_if_there(&path)?;
        }
    }
    Ok(())
}

/// Whether the note is whole: a power cut may leave a part of a name.
fn is_of_ours(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') && name.ends_with(SUFFIX)
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere not every text is a path")]
fn noted(bytes: &[u8]) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStrExt;
    Some(PathBuf::from(std::ffi::OsStr::from_bytes(bytes)))
}

#[cfg(not(unix))]
fn noted(bytes: &[u8]) -> Option<PathBuf> {
    std::str::from_utf8(bytes).ok().map(PathBuf::from)
}
