//! Scores, counts and times in words, as every chart has them.

pub(in crate::chart) mod alt;
mod counts;
mod done;
mod initial;
mod precision;
mod restricted;
mod time;

pub(in crate::chart) use counts::{grouped, short, snapshots};
pub(in crate::chart) use done::{MOST_KINDS, after};
pub(in crate::chart) use initial::{capitalized, lowered};
pub(in crate::chart) use precision::{Precision, UNCHANGED, true_minus};
pub(in crate::chart) use restricted::restricted;
pub(in crate::chart) use time::{MOST_WEEKS, length, on, period};
