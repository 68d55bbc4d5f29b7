//! The local level, a random walk seen with noise: how noisy it is, where it shifts, and the Kalman
//! filter that whitens what stands on it.

mod filter;
pub(super) mod noise;
mod noise_cell;
pub(super) mod shifts;

pub(super) use filter::{Level, Whitening};
pub(super) use noise_cell::NoiseCell;
