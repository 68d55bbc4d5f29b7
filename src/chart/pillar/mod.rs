//! Chart 2, the pillar: its course, its largest changes, and what was logged before them.

mod alternative;
mod chart;
mod finding;
mod layout;
mod rows;
mod steps;
#[cfg(test)]
mod tests;

pub use chart::PillarChart;
