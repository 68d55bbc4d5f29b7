//! The rules and the cases of the chart of effects.

mod alternative;
mod finding;
mod golden;
mod layout;
mod samples;
mod scale;
