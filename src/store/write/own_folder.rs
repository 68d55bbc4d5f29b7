//! The folder `.ssi` of a profile: what is the program's own and not the person's data.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::replace::{is_same_inode, sync_folder};

/// What stands in it:
///
/// * `lock`: empty; the kernel's lock is on it, and it is never removed
/// * `staged`: new files before they are put in place
/// * `commit.json`: what a command of several files has decided and not yet put in place
/// * `undo`: the steps that can be taken back
/// * `.gitignore`: git leaves the folder out, so that two clones do not meet in it
#[derive(Clone, Debug)]
pub(in crate::store) struct OwnFolder {
    profile: PathBuf,
    path: PathBuf,
}

impl OwnFolder {
    /// The one of the profile in that folder; it need not exist.
    pub(in crate::store) fn of(profile: &Path) -> Self {
        Self { profile: profile.to_owned(), path: profile.join(".ssi") }
    }

    /// The folder of the profile.
    pub(super) fn profile(&self) -> &Path {
        &self.profile
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn lock(&self) -> PathBuf {
        self.path.join("lock")
    }

    pub(in crate::store) fn staged(&self) -> PathBuf {
        self.path.join("staged")
    }

    /// Where copies are made before they are put in place together.
    pub(super) fn staged_backup(&self) -> PathBuf {
        self.staged().join("backup")
    }

    pub(in crate::store) fn commit(&self) -> PathBuf {
        self.path.join("commit.json")
    }

    /// Where the steps are; of data that an earlier version wrote last, where that kept them.
    pub(super) fn steps(&self) -> PathBuf {
        let earlier = self.earlier_steps();
        let steps = self.path.join("undo");
        if !steps.exists() && earlier.is_dir() { earlier } else { steps }
    }

    /// Makes it, and puts the lock of an earlier version in its place: whoever holds that one still
    /// keeps others out.
    pub(super) fn make(&self) -> io::Result<()> {
        make_private_folder(&self.path)?;
        let (earlier, lock) = (self.earlier_lock(), self.lock());
        if !lock.exists() && earlier.is_file() {
            let _ = fs::hard_link(&earlier, &lock); // without links, a lock of its own will do
        }
        Ok(())
    }

    /// Makes what belongs into it, and takes over what an earlier version kept beside the data; only
    /// under the lock.
    pub(super) fn fill(&self) -> io::Result<()> {
        let ignore = self.path.join(".gitignore");
        if fs::metadata(&ignore).map_or(0, |metadata| metadata.len()) == 0 {
            remove_if_there(&ignore)?; // a killed command may have left it empty
            private_new_file(&ignore)?.write_all(b"*\n")?;
        }
        make_private_folder(&self.staged())?;
        let steps = self.path.join("undo");
        if is_folder(&self.earlier_steps())? && !is_folder(&steps)? {
            fs::rename(self.earlier_steps(), &steps)?;
        }
        make_private_folder(&steps)?;
        self.remove_earlier_lock();
        sync_folder(&self.path)
    }

    /// Removes the lock of an earlier version, which is another name of ours now; a file that is
    /// somebody else's stays.
    fn remove_earlier_lock(&self) {
        let earlier = self.earlier_lock();
        let looks = [&earlier, &self.lock()].map(fs::symlink_metadata);
        if let [Ok(earlier_look), Ok(look)] = looks
            && earlier_look.len() == 0
            && is_same_inode(&earlier_look, &look)
        {
            let _ = fs::remove_file(earlier); // the next write tries again
        }
    }

    /// The names of what an earlier version kept beside the data, which the next write takes over.
    pub(in crate::store) fn earlier_layout(&self) -> Vec<&'static str> {
        let (steps, lock) = (self.earlier_steps(), self.earlier_lock());
        let looks = [&lock, &self.lock()].map(|path| fs::symlink_metadata(path).ok());
        let is_our_lock = match &looks {
            [Some(earlier), None] => earlier.is_file() && earlier.len() == 0,
            [Some(earlier), Some(lock)] => earlier.len() == 0 && is_same_inode(earlier, lock),
            [None, _] => false,
        };
        let is_taken_over = steps.is_dir() && !self.path.join("undo").is_dir();
        let names = [(is_taken_over, ".undo"), (is_our_lock, ".lock")];
        names.into_iter().filter_map(|(is_there, name)| is_there.then_some(name)).collect()
    }

    fn earlier_lock(&self) -> PathBuf {
        self.profile.join(".lock")
    }

    fn earlier_steps(&self) -> PathBuf {
        self.profile.join(".undo")
    }
}

/// Whether there is a folder; that it cannot be known is an error.
fn is_folder(path: &Path) -> io::Result<bool> {
    match fs::metadata(path) {
        Ok(metadata) => Ok(metadata.is_dir()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Makes a folder and those above it that do not exist, private, and makes them last.
pub(in crate::store) fn make_folders(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let above = folder.parent().filter(|above| !above.as_os_str().is_empty());
    if let Some(above) = above {
        make_folders(above)?;
    }
    make_private_folder(folder)?;
    sync_folder(above.unwrap_or(Path::new(".")))
}

/// Makes a folder that only its owner can enter, unless it exists.
pub(super) fn make_private_folder(folder: &Path) -> io::Result<()> {
    match private_builder().create(folder) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            if fs::metadata(folder)?.is_dir() { Ok(()) } else { Err(error) }
        }
        result => result,
    }
}

#[cfg(unix)]
fn private_builder() -> fs::DirBuilder {
    let mut builder = fs::DirBuilder::new();
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

#[cfg(not(unix))]
fn private_builder() -> fs::DirBuilder {
    fs::DirBuilder::new()
}

/// Makes a file that only its owner can read; one that exists is an error.
pub(super) fn private_new_file(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Removes a file, if it is there.
pub(super) fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
