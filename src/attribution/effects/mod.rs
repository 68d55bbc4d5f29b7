//! What is said of a kind of activity and a series: how sure, how large, how fast.

mod course;
mod discrepancy;
mod effect;
mod interval;
pub(super) mod look_alikes;
mod verdict;

pub(super) use discrepancy::discrepancy;
pub(super) use verdict::verdicts;

pub use course::Course;
pub use effect::{Effect, PerUnit};
pub use interval::{Bounds, Interval};
pub use look_alikes::LookAlikes;
pub use verdict::{LEAST_DAYS, LEAST_SNAPSHOTS, Reason, Verdict};
