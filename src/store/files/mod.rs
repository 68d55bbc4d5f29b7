//! The files of a profile: a type for each, read and checked as a whole, and edited in one style.

mod activities;
pub(super) mod coverage;
pub(super) mod events;
mod restrictions;
mod settings;
mod snapshots;

pub(super) use activities::Renamed;
pub use activities::{Entry, LogFile, NewActivity};
pub use events::EventsFile;
pub use restrictions::RestrictionFile;
pub use settings::ProfileFile;
pub use snapshots::SnapshotFile;
