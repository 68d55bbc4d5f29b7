//! What went with the scores, and how much of it a usual week has.

mod alike;
mod alternative;
mod chart;
mod columns;
mod finding;
mod group;
mod layout;
mod paragraph;
mod plot;
mod row;
mod scale;
#[cfg(test)]
mod tests;

pub use chart::{EffectAlike, EffectGroup, EffectRow, EffectSize, EffectsChart};
