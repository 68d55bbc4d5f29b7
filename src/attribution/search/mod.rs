//! The search: from quick looks, which say what is worth it, to the full pass over the grid and to
//! kinds with kernels of their own.

mod ascent;
pub(super) mod assignment;
mod branch;
mod drift;
mod grid;
mod pilot;
mod quick_looks;
mod screening;
mod shifts;
mod start;
mod week;

pub(super) use branch::TAUS;
pub(super) use grid::Grid;
pub(super) use screening::screened;
