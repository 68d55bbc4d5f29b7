//! Rules that hold for whole charts.

mod activity;
mod activity_alt;
mod alt;
mod benchmark;
mod benchmark_alt;
mod change;
mod colours;
mod golden;
mod layout;
mod marks;
mod overview;
mod pictures;
mod pillar;
mod samples;

pub(super) use pictures::decoded;
pub(super) use samples::activity;
