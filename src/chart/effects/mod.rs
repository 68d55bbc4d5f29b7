//! What went with the scores, and how much of it a usual week has.

mod alternative;
mod chart;
mod finding;
mod layout;
mod scale;

pub use chart::{EffectGroup, EffectRow, EffectsChart};
