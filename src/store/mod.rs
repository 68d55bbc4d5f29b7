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

mod csv;
mod data_file;
mod error;
mod files;
mod folder;
mod found;
mod name;
mod profile;
#[cfg(test)]
mod properties;
mod write;

pub use csv::escaped;
pub use data_file::DataFile;
pub use error::{Damage, StoreError};
pub use files::{
    DoubledDay, Entry, LogFile, NewActivity, ProfileFile, RestrictionFile, SnapshotFile,
};
pub use folder::{Folder, Known};
pub use found::Edited;
use found::Found;
pub use name::{Name, NameError};
pub use profile::Profile;
pub use write::{Direction, Done, History, Saved, Transaction, replace_picture, write_letter};
