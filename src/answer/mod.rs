//! Questions about a person, and their answers.
//!
//! An answer is one value that holds what a sentence, a row of JSON, a chart and a report tell of
//! it; each of them is a short function of that value. Here nothing asks the clock, the environment
//! or the terminal, and nothing prints: the day that counts as today comes in with the [`Person`],
//! what the model may use of the machine as a [`Machine`], and how the person's commands are written
//! as [`Commands`].

mod cache;
mod caveats;
pub mod changes;
pub mod charts;
mod commands;
pub mod doctor;
pub mod effects;
mod estimate;
pub mod explain;
pub mod export;
mod fields;
pub mod history;
pub mod import;
pub mod limits;
mod missing;
pub mod oddities;
mod person;
pub mod restriction;
mod safe;
pub mod status;

pub use commands::Commands;
pub use estimate::Estimate;
pub use fields::{ActivityFields, RestrictionFields, SnapshotFields};
pub use missing::{AnswerError, Missing};
pub use person::{Machine, Person};
pub use safe::Safe;
