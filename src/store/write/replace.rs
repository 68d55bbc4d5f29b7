//! Replacing a file as a whole.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::super::StoreError;
use super::saved::Saved;

/// What a replacement left on the disk.
#[derive(Debug)]
pub(super) enum Replaced {
    /// The new content is on the disk.
    Synced,
    /// The new content is in place, but the disk did not confirm it.
    Unconfirmed(io::Error),
}

const SUFFIX: &str = ".tmp";

/// Who may read a file that did not exist before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// Its owner: a person's data are nobody else's business.
    Owner,
    /// Whom the person's settings (umask) allow: a picture is made to be shown.
    Usual,
}

impl Access {
    #[cfg(unix)]
    fn apply(self, builder: &mut tempfile::Builder<'_, '_>) {
        use std::os::unix::fs::PermissionsExt;
        if self == Self::Usual {
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
    }

    /// Other systems give a new file what its folder says.
    #[cfg(not(unix))]
    fn apply(self, _builder: &mut tempfile::Builder<'_, '_>) {}
}

impl Replaced {
    /// The same, as the person is told.
    pub(super) fn into_saved(self, path: &Path) -> Saved {
        match self {
            Self::Synced => Saved::Synced { step: None },
            Self::Unconfirmed(error) => Saved::Unconfirmed(StoreError::write(path)(error)),
        }
    }
}

/// Replaces a picture, or whatever file stands in its place. It is not part of anybody's data: no
/// lock, no undo step.
///
/// # Errors
///
/// Any error means that the target is as it was.
pub fn replace_picture(path: &Path, content: &[u8]) -> Result<Saved, StoreError> {
    replace_other(path, content, Access::Usual)
}

/// Writes a letter, which a new file keeps for its owner alone. It is not part of the data: no
/// lock, no undo step.
///
/// # Errors
///
/// Any error means that the target is as it was.
pub fn write_letter(path: &Path, text: &str) -> Result<Saved, StoreError> {
    replace_other(path, text.as_bytes(), Access::Owner)
}

/// Writes records for other programs, which a new file keeps for its owner alone. It is not part of
/// the data: no lock, no undo step.
///
/// # Errors
///
/// Any error means that the target is as it was.
pub fn write_export(path: &Path, content: &[u8]) -> Result<Saved, StoreError> {
    replace_other(path, content, Access::Owner)
}

/// Replaces a file that is not part of the data.
fn replace_other(path: &Path, content: &[u8], access: Access) -> Result<Saved, StoreError> {
    let target = resolved(path)?;
    let found = fs::metadata(&target).ok();
    if found.as_ref().is_some_and(|found| found.permissions().readonly()) {
        return Err(StoreError::ReadOnly { path: path.to_owned() });
    }
    let replaced =
        replace(&target, content, found.as_ref(), access).map_err(StoreError::write(path))?;
    Ok(replaced.into_saved(path))
}

/// Replaces the file by one with that content: a temporary file beside it, synced, renamed over it.
///
/// The rename is the commit point. `found` is the old file, whose permissions the new one takes;
/// `access` tells who may read a new one.
///
/// # Errors
///
/// Any error means that the target is as it was, and that the temporary file is gone.
pub(super) fn replace(
    target: &Path,
    content: &[u8],
    found: Option<&Metadata>,
    access: Access,
) -> io::Result<Replaced> {
    let folder = folder_of(target);
    let prefix = prefix(target);
    let mut builder = tempfile::Builder::new(); // mode 0600, never an existing name
    builder.prefix(&prefix).suffix(SUFFIX);
    access.apply(&mut builder);
    let mut temporary = builder.tempfile_in(folder).map_err(without_path)?;
    temporary.write_all(content)?;
    if let Some(found) = found {
        keep_permissions(temporary.as_file(), found)?;
    }
    temporary.as_file().sync_all()?;
    temporary.persist(target).map_err(|error| error.error)?;
    Ok(match sync_folder(folder) {
        Ok(()) => Replaced::Synced,
        Err(error) => Replaced::Unconfirmed(error),
    })
}

/// The error without the name of the temporary file, which means nothing to a person.
fn without_path(error: io::Error) -> io::Error {
    // The crate writes `CAUSE at path "PATH"` and keeps the cause to itself.
    match error.to_string().split_once(" at path ") {
        Some((cause, _)) => io::Error::new(error.kind(), cause),
        None => error,
    }
}

/// The file itself, if the name is a link to it.
pub(super) fn resolved(path: &Path) -> Result<PathBuf, StoreError> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_symlink() => match fs::canonicalize(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                Err(StoreError::Dangling { path: path.to_owned() })
            }
            result => result.map_err(StoreError::read(path)),
        },
        Err(error) if error.kind() != ErrorKind::NotFound => Err(StoreError::read(path)(error)),
        _ => Ok(path.to_owned()),
    }
}

/// Makes what happened in a folder last: new, renamed and removed names.
///
/// # Errors
///
/// Returns what the system says.
#[cfg(unix)]
pub(in crate::store) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Other systems cannot sync a folder; the rename itself is all there is.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same shape as on Unix")]
pub(in crate::store) fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
pub(super) fn keep_permissions(temporary: &File, found: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = |metadata: &Metadata| metadata.permissions().mode() & 0o777;
    if mode(&temporary.metadata()?) == mode(found) {
        return Ok(());
    }
    temporary.set_permissions(fs::Permissions::from_mode(mode(found)))
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same shape as on Unix")]
pub(super) fn keep_permissions(_temporary: &File, _found: &Metadata) -> io::Result<()> {
    Ok(())
}

fn prefix(target: &Path) -> String {
    format!(".{}.", target.file_name().unwrap_or_default().to_string_lossy())
}

/// Whether two looks at a file met the same one, unchanged.
pub(in crate::store) fn is_same(one: &Metadata, other: &Metadata) -> bool {
    let plain = |metadata: &Metadata| (metadata.len(), metadata.modified().ok());
    plain(one) == plain(other) && is_same_inode(one, other)
}

#[cfg(unix)]
pub(super) fn is_same_inode(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

#[cfg(not(unix))]
pub(super) fn is_same_inode(_one: &Metadata, _other: &Metadata) -> bool {
    true
}

pub(super) fn folder_of(target: &Path) -> &Path {
    target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        names.map(|name| name.into_string().unwrap()).collect()
    }

    #[test]
    fn the_whole_content_is_replaced_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.csv");
        for content in [&b"first, and longer"[..], b"second"] {
            let found = fs::metadata(&target).ok();
            assert!(matches!(
                replace(&target, content, found.as_ref(), Access::Owner),
                Ok(Replaced::Synced)
            ));
            assert_eq!(fs::read(&target).unwrap(), content);
        }
        assert_eq!(names(folder.path()), ["a.csv"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_is_private_and_an_old_one_keeps_its_permissions() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.csv");
        let mode = || fs::metadata(&target).unwrap().permissions().mode() & 0o777;
        replace(&target, b"", None, Access::Owner).unwrap();
        assert_eq!(mode(), 0o600);
        fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).unwrap();
        replace(&target, b"", Some(&fs::metadata(&target).unwrap()), Access::Owner).unwrap();
        assert_eq!(mode(), 0o640);
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        assert!(replace(&folder.path().join("no/a.csv"), b"", None, Access::Owner).is_err());
    }
}
