//! Chart 2, the pillar: its course, its runs and largest step, and what was done in them.

mod alternative;
mod at_once;
mod beside;
mod chart;
mod finding;
mod footer;
mod layout;
mod marked;
mod marks;
mod single;
#[cfg(test)]
mod tests;
mod wording;

pub use chart::{DoneIn, PillarChart, WhatWasDone};
