//! What `ssi doctor` looks at: everything in a profile's folder, read without a stop at the first
//! thing that is wrong, and what can be mended because it has one answer.

mod checkup;
mod copies;
mod damage;
mod facts;
mod patient;
mod rows;
mod state;
mod surroundings;
mod trouble;

pub use checkup::Checkup;
pub use copies::{Tool, conflicted_copy, synced_by};
pub use facts::FileFacts;
pub use patient::{Mended, Patient};
pub use trouble::{Hitch, Mend, Trouble, What};
