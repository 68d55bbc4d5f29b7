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
mod contribution;
mod course;
mod filter;
mod gram;
mod grid;
mod interval;
mod kernels;
mod link;
mod links;
mod look_alikes;
mod member;
mod parallel;
mod pilot;
mod rebase;
mod regression;
mod screening;
mod special;
mod split;
mod subsets;
#[cfg(test)]
mod tests;
mod total;
mod verdict;

pub use course::Course;
pub use interval::{Bounds, Interval};
pub use kernels::Shape;
pub use links::{Effect, Examined, Links, Options, PerUnit, link};
pub use look_alikes::LookAlikes;
pub use member::{Member, Observation, Resolution};
pub use split::{Part, RowPart, Split, Unexplained};
pub use verdict::{LEAST_DAYS, LEAST_SNAPSHOTS, Reason, Verdict};
