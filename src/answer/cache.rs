//! Results of the model that were computed before, in a folder outside the data.
//!
//! Best effort: what cannot be read, is damaged or belongs to another version is computed again,
//! and what cannot be written is not kept. Nobody's data are here: they can be deleted at any time.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use xxhash_rust::xxh3::xxh3_128;

use crate::attribution::{Links, Member};

/// Rises when what is kept changes its form or its meaning.
const FORM: u32 = 6;
/// The most that all results together may take, in bytes.
const MOST: u64 = 50 * 1024 * 1024;
const EXTENSION: &str = "links";

/// Where the result for a member is kept.
pub(super) struct Entry {
    path: PathBuf,
}

impl Entry {
    /// The place for the result of this program's version for these scores and activities.
    pub(super) fn of(member: &Member, folder: &Path) -> Option<Self> {
        let inputs = postcard::to_allocvec(&(FORM, env!("CARGO_PKG_VERSION"), member)).ok()?;
        let name = format!("{:032x}.{EXTENSION}", xxh3_128(&inputs));
        Some(Self { path: folder.join(name) })
    }

    /// The result, if it was kept and is whole.
    pub(super) fn read(&self) -> Option<Links> {
        let bytes = fs::read(&self.path).ok()?;
        let (checksum, content) = bytes.split_first_chunk::<16>()?;
        if u128::from_le_bytes(*checksum) != xxh3_128(content) {
            return None;
        }
        postcard::from_bytes(content).ok()
    }

    /// Keeps a result.
    pub(super) fn write(&self, links: &Links) {
        let _ = self.try_write(links); // best effort
    }

    fn try_write(&self, links: &Links) -> Option<()> {
        let content = postcard::to_allocvec(links).ok()?;
        let folder = self.path.parent()?;
        make_private(folder)?;
        let mut file = tempfile::Builder::new().prefix(".").tempfile_in(folder).ok()?; // 0600
        file.write_all(&xxh3_128(&content).to_le_bytes()).ok()?;
        file.write_all(&content).ok()?;
        file.persist(&self.path).ok()?;
        prune(folder, &self.path);
        Some(())
    }
}

fn make_private(folder: &Path) -> Option<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).ok()
}

/// Removes the oldest results until the others take no more than [`MOST`].
fn prune(folder: &Path, newest: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut kept: Vec<_> = entries
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension == EXTENSION))
        .filter_map(|entry| {
            let found = entry.metadata().ok()?;
            Some((found.modified().ok()?, found.len(), entry.path()))
        })
        .collect();
    kept.sort();
    let mut size: u64 = kept.iter().map(|(_, bytes, _)| bytes).sum();
    for (_, bytes, path) in kept.iter().filter(|(_, _, path)| path != newest) {
        if size <= MOST {
            return;
        }
        size -= bytes;
        let _ = fs::remove_file(path);
    }
}
