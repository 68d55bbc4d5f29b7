//! Numerics that know nothing of scores: special functions, mixtures, products, threads.

mod dot;
mod mixture;
pub(super) mod parallel;
mod special;

pub(super) use dot::dot;
pub(super) use mixture::Mixture;
pub(super) use special::{ln_sum_exp, normal_cdf, real};
