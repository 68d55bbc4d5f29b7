//! The person's own files: read, checked, and replaced as a whole.
//!
//! Contract of every write ([`Transaction`]): the profile is locked, the new files are staged and
//! synced, renamed over the old ones, and the folder is synced; only then are they reported as
//! saved, as one step of `undo`. Whatever goes wrong before that leaves every file as it was: one
//! command writes all of its files or none, to whoever reads. Readers take no lock and write
//! nothing: a [`Profile`] is the data as they stood when it was opened.
//!
//! A file that a spreadsheet or an editor has rewritten is read as it is (mark, separator, line
//! ends, moved and unknown columns), and keeps that form; rows that a command does not touch stay
//! byte for byte. What cannot be read without a guess is refused with file, line and column, and
//! never written to.

mod check;
mod csv;
mod data_file;
mod direction;
mod error;
mod files;
mod finding;
mod folder;
mod found;
mod merge;
mod name;
mod profile;
#[cfg(test)]
mod properties;
mod regular;
mod write;

pub use check::{
    Checkup, FileFacts, Hitch, Mend, Mended, Patient, Tool, Trouble, What, conflicted_copy,
    synced_by,
};
pub use data_file::DataFile;
pub use direction::Direction;
pub use error::{Damage, StoreError};
pub use files::{
    Entry, EventsFile, LogFile, NewActivity, ProfileFile, RestrictionFile, SnapshotFile,
};
use files::{coverage, events};
pub use finding::{Absence, Finding, Kept, Oddity};
pub use folder::{Folder, Known};
pub use found::Edited;
use found::Found;
pub use merge::{Conflict, Difference, Merge};
pub use name::{Name, NameError};
pub use profile::Profile;
#[cfg(feature = "cli")]
pub(crate) use regular::open as open_regular;
pub use write::{Done, History, Saved, Transaction, replace_picture, write_export, write_letter};
