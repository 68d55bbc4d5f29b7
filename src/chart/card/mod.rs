//! The card: one look at the last snapshot, to be posted or mailed.

mod alternative;
mod chart;
mod compared;
mod foot;
mod pillars;
#[cfg(test)]
mod tests;
mod total;

pub use chart::Card;
