//! The regression of one series: its track on the scale of a link, its columns, and their whitened
//! products.

mod gram;
mod linked;
mod nuisance;
mod regression;
mod rows;
mod track;

pub(super) use gram::{Gram, MOST_KINDS, MOST_NUISANCE};
pub(super) use linked::Linked;
pub(super) use nuisance::{DAYS_PER_WEEK, HARMONICS};
pub(super) use regression::Regression;
pub(super) use rows::Rows;
pub(super) use track::Track;
