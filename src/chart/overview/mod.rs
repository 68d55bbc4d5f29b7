//! Chart 1, the overview: the total, the four pillars and what was logged.

mod alternative;
mod chart;
mod strip;
#[cfg(test)]
mod tests;

pub use chart::Overview;
