//! Opening what must be a file.

use std::fs::{File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

/// What stands where a file should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it is {0}, not a file")]
pub(super) struct NotAFile(&'static str);

/// Opens a file for reading. Anything else is refused at once and never waited for, as a pipe would
/// have to be.
///
/// # Errors
///
/// Returns [`NotAFile`] inside, or what the system says.
pub(crate) fn open(path: &Path) -> io::Result<(File, Metadata)> {
    // Opening a device may set it going; a path may be another thing by the time it is opened.
    checked(std::fs::metadata(path)?)?;
    let file = without_waiting().open(path)?;
    let metadata = checked(file.metadata()?)?;
    Ok((file, metadata))
}

/// The same error once more.
pub(super) fn again(error: &io::Error) -> io::Error {
    let not_a_file = error.get_ref().and_then(|inner| inner.downcast_ref::<NotAFile>());
    match (not_a_file, error.raw_os_error()) {
        (Some(not_a_file), _) => io::Error::other(*not_a_file),
        (None, Some(code)) => io::Error::from_raw_os_error(code),
        (None, None) => io::Error::from(error.kind()),
    }
}

fn checked(metadata: Metadata) -> io::Result<Metadata> {
    if metadata.is_file() {
        return Ok(metadata);
    }
    Err(io::Error::other(NotAFile(what(&metadata))))
}

#[cfg(unix)]
fn without_waiting() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.read(true).custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY);
    options
}

#[cfg(not(unix))]
fn without_waiting() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true);
    options
}

#[cfg(unix)]
fn what(metadata: &Metadata) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    let sort = metadata.file_type();
    if sort.is_dir() {
        "a folder"
    } else if sort.is_fifo() {
        "a named pipe"
    } else if sort.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}

#[cfg(not(unix))]
fn what(metadata: &Metadata) -> &'static str {
    if metadata.is_dir() { "a folder" } else { "a device" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_no_file_however_often_it_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let error = open(folder.path()).unwrap_err();
        assert_eq!(error.to_string(), "it is a folder, not a file");
        assert_eq!(again(&error).to_string(), error.to_string());
        let missing = open(&folder.path().join("x")).unwrap_err();
        assert_eq!(again(&missing).kind(), io::ErrorKind::NotFound);
    }
}
