//! What is known of a person: scores with their resolution, counts by kind and day, and the days
//! on which the display stood still.

mod activities;
mod display;
mod member;
mod observation;

pub(super) use activities::Activities;
pub(super) use display::still_days_of_each;

pub use member::Member;
pub use observation::{Observation, Resolution};
