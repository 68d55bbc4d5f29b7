//! The team: several people below each other, those first who fell most.

mod alternative;
mod bars;
mod below;
mod chart;
mod columns;
mod finding;
mod footer;
mod layout;
mod names;
mod row;
mod standing;
#[cfg(test)]
mod tests;

pub use chart::{TeamChart, TeamMember};
