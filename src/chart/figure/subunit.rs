//! How exact the places of a figure are.

/// Steps in a unit: places are exact to 1/16 unit, finer than a pixel at every scale.
pub(in crate::chart) const SUBUNITS: u16 = 16;
