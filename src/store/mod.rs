//! The person's own files: read, checked, and replaced as a whole.
//!
//! Contract of every write ([`Lock::save`]): the profile is locked, the new file is written beside
//! the old one, synced, renamed over it, and the folder is synced; only then is it reported as
//! saved. Whatever goes wrong before the rename leaves the old file as it was. Readers take no lock
//! and write nothing: a rename shows them either the old file or the new one.
//!
//! A file that a spreadsheet or an editor has rewritten is read as it is (mark, separator, line
//! ends, moved and unknown columns), and keeps that form; rows that a command does not touch stay
//! byte for byte. What cannot be read without a guess is refused with file, line and column, and
//! never written to.

mod coverage_file;
mod csv_file;
mod dialect;
mod error;
mod escape;
mod event_file;
mod folder;
mod lock;
mod log_file;
mod profile;
mod profile_file;
#[cfg(test)]
mod properties;
mod replace;
mod restriction_file;
mod snapshot_file;
mod splitter;
mod undo;

pub use csv_file::Edited;
pub use error::{Damage, StoreError};
pub use escape::escaped;
pub use folder::{Folder, Name, NameError};
pub use lock::{Lock, Saved};
pub use log_file::{LogFile, NewActivity};
pub use profile::Profile;
pub use profile_file::ProfileFile;
pub use replace::{replace_picture, write_letter};
pub use restriction_file::RestrictionFile;
pub use snapshot_file::{DoubledDay, SnapshotFile};
