//! The calendar: on which days was something done, and what did the total do meanwhile?

mod alternative;
mod chart;
mod counts;
mod day;
mod finding;
mod grid;
mod legend;
mod score;
mod shown;
mod strip;
#[cfg(test)]
mod tests;

pub use day::{CalendarDay, LoggedDay};
pub use shown::Calendar;
