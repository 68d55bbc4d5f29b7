//! Logged activity against safe numbers: how much room is left on a day.
//!
//! LinkedIn publishes no number of invitations or messages; the safe numbers are what an article
//! and practitioners advise (`data/limits.csv`, each row with its source). Nothing here reads a
//! file or a clock.

mod headroom;
mod limit;

pub use headroom::{Headroom, Standing, headrooms, headrooms_after_logging, same_template};
pub use limit::{Limit, LimitId};
