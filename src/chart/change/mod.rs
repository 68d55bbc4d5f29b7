//! Chart 3, the change: how a change of a score may split.

mod alternative;
mod chart;
mod columns;
mod finding;
mod fitting;
mod heights;
mod layout;
mod rows;
#[cfg(test)]
mod tests;

pub use chart::{ChangeChart, ChangeEnd, ChangePart, ChangeRange};
