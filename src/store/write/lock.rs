//! One writer at a time.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::Duration;

use super::super::StoreError;
use super::own_folder::{OwnFolder, make_folders};

/// How long a writer waits for another one: 2,000 times 5 ms, 10 s.
const WAITS: u32 = 2_000;
const WAIT: Duration = Duration::from_millis(5);

/// Waits for the lock of a profile, up to ten seconds; makes the profile's folder if needed. The
/// kernel's lock is on the file for as long as it is open.
///
/// # Errors
///
/// Returns [`StoreError::Busy`] when another writer kept the lock, or why the folder or the lock
/// file could not be made.
pub(super) fn take(own: &OwnFolder) -> Result<File, StoreError> {
    make_folders(own.profile()).map_err(StoreError::write(own.profile()))?;
    let path = own.lock();
    let refused = |source| StoreError::Lock { path: path.clone(), source };
    own.make().map_err(refused)?;
    let file = open(&path).map_err(refused)?;
    for _ in 0..WAITS {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => std::thread::sleep(WAIT),
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Interrupted => {}
            Err(TryLockError::Error(error)) => return Err(refused(error)),
        }
    }
    Err(StoreError::Busy { path: own.profile().to_owned() })
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = fs::OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
