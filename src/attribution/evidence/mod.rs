//! How well a cell of the grid explains a series: the prior of which kinds are in, and the sums
//! over all subsets of kinds.

pub(super) mod hypothesis;
mod inclusion;
mod moments;
mod ridge;
pub(super) mod subsets;
mod system;

pub(super) use inclusion::Inclusion;
pub(super) use moments::Moments;
pub(super) use ridge::{Columns, Ridge};
pub(super) use system::System;
