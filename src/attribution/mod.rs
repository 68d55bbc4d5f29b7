//! Links each change of a score to the activity that was logged, with honest intervals.
//!
//! Bayesian model averaging over which kinds of activity matter, how fast their effect comes and
//! goes, how the score saturates and how noisy it is, in a local-level state-space regression for
//! irregular snapshots. Each change is then split into activity that started, activity that faded,
//! and the unexplained rest, with an interval for every part. Everything is deterministic and in
//! closed form: no simulation, no random numbers, no optimiser.

mod adstock;
mod assignment;
mod combine;
mod filter;
mod gram;
mod grid;
mod kernels;
mod link;
mod member;
mod pilot;
mod rebase;
mod regression;
mod screening;
mod special;
mod subsets;
#[cfg(test)]
mod tests;

pub use kernels::{Kernel, Shape};
pub use link::Link;
pub use member::{Member, Observation, Resolution};
