//! Links each change of a score to the activity that was logged, with honest intervals.
//!
//! Bayesian model averaging over which kinds of activity matter, how fast their effect comes and
//! goes, how the score saturates and how noisy it is, in a local-level state-space regression for
//! irregular snapshots. Each change is then split into activity that started, activity that faded,
//! and the unexplained rest, with an interval for every part. Everything is deterministic and in
//! closed form: no simulation, no random numbers, no optimiser.
//!
//! How the parts fit together, from the ground up; arrows point down only:
//!
//! * `numerics`: special functions, mixtures of normals, work on threads
//! * `input`: [`Member`], scores with their resolution and counts by kind and day, and the days on
//!   which the display stood still
//! * `response`: 97 kernels, the adstock that they make of what was done, two links
//! * `level`: the noise of a level that wanders, its shifts, and the Kalman filter that whitens
//! * `design`: the regression of a series, whose whitened columns are multiplied into a Gram matrix
//! * `evidence`: whether anything acts at all (`hypothesis`), and the sums over which kinds are in
//! * `search`: screening to ten kinds, a drift and a wave of a week if a series shows one, the level
//!   shifts that stand out, a pilot that keeps the noise that matters, the full grid of kernels, links,
//!   noise and slab widths, and assignments that give kinds kernels of their own
//! * `averaging`: all cells weighed into a posterior, with the mechanics that the pillars share
//! * `effects`: [`Effect`]s with their intervals, verdicts and courses
//! * `changes`: each change as a [`Split`]
//! * `result`: fitted series and [`Links`], what is taken back, and what is odd in the scores
//! * `selection` and `model`: what is fitted, and the steps in their order; start at [`link`]
//!
//! Model, for a pillar with score y on day `t_i`, `z = link(y)`:
//! `z_i = m(t_i) + sum b_k x_k(t_i) + sum a_m v_m(t_i) + e_i`, where the level m is a random walk,
//! `x_k` the adstock of kind k in units of its standard deviation, `v_m` trend, season, week and
//! fading pre-history, and `b_k` is 0 with probability 0.75 (0.97 where nothing seems to act), else
//! normal.
//!
//! A link says that score and activity went together in a person's data, never that one caused the
//! other.
//!
//! # Examples
//!
//! ```
//! use ssi::attribution::{Member, Options, Resolution, link};
//! use ssi::domain::{Date, Kind, Pillar, Score, Series};
//!
//! let mut member = Member::new();
//! let day = |day| Date::new(2026, 3, day);
//! for (number, score) in [(1, "10.2"), (8, "11"), (15, "10.7")] {
//!     let score = Score::parse(score)?;
//!     member.observe_pillar(Pillar::Brand, day(number)?, score, Resolution::Hundredth);
//! }
//! member.log(&Kind::parse("post", &[])?, day(4)?, 2);
//! let links = link(&member, &Options::default());
//! let changes = links.changes(Series::Pillar(Pillar::Brand));
//! let parts = changes[0].parts[0].mean() + changes[0].unexplained().mean;
//! assert!((parts - 0.8).abs() < 1e-9);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Sources
//!
//! Harvey (1989), Forecasting, Structural Time Series Models and the Kalman Filter; Kohn & Ansley
//! (1985), Biometrika 72(3); George & `McCulloch` (1993), JASA 88; Hoeting, Madigan, Raftery &
//! Volinsky (1999), Stat. Sci. 14(4); Scott & Varian (2014), IJMMNO 5; Chan & Perry (2017) and Jin
//! et al. (2017), Google, for adstock and saturation.

mod averaging;
mod changes;
mod design;
mod effects;
mod evidence;
mod input;
mod level;
mod model;
mod numerics;
mod response;
mod result;
mod search;
mod selection;
#[cfg(test)]
mod tests;

pub use changes::{Part, RowPart, Split, Sum};
pub use effects::{
    Bounds, Course, Effect, Interval, LEAST_DAYS, LEAST_SNAPSHOTS, LookAlikes, PerUnit, Reason,
    Verdict,
};
pub use input::{Member, Observation, Resolution};
pub use model::{Options, link};
pub use response::Shape;
pub use result::{Apart, Examined, Links};
