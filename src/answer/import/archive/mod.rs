//! What becomes of LinkedIn's data export beside what was imported before.

mod arrival;
mod json;
mod words;

pub use arrival::{Archive, Arrival, Fate};
pub use json::json;
pub use words::{known_days, left_out, missing, summary, title, unknown};
