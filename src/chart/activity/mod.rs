//! Chart 5, the activity: what counted against each safe number, beside the number.

mod alternative;
mod chart;
mod finding;
mod naming;
mod panel;
mod restrictions;
mod row;
#[cfg(test)]
mod tests;

pub use chart::ActivityChart;
