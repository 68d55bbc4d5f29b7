//! The card: one look at the last snapshot, to be posted or mailed.

mod alternative;
mod chart;
mod compared;
mod facts;
mod foot;
mod pillars;
mod places;
#[cfg(test)]
mod tests;
mod total;

pub use chart::Card;
