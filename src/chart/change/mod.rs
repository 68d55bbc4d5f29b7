//! Chart 3, the change: how a pillar's change may split.

mod alternative;
mod chart;
mod layout;
mod rows;

pub use chart::{ChangeChart, ChangeEnd, ChangePart, ChangeRange};
