//! Bayesian model averaging: all cells of a series, weighed into its posterior.

mod component;
mod mechanics;
mod posterior;
mod weighing;

pub(super) use component::Component;
pub(super) use mechanics::shared_ln_priors;
pub(super) use posterior::Posterior;
