//! Rules that hold for whole charts.

mod alt;
mod colours;
mod golden;
mod layout;
mod overview;
mod pictures;
mod samples;

pub(super) use pictures::decoded;
pub(super) use samples::activity;
