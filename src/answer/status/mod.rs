//! Where things stand on a day: the last scores, today's activity and what to do next.

mod day;
mod exposure;
mod json;
mod next;
mod words;

pub use day::Status;
