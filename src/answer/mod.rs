//! What is known, as data and in words, for whoever shows it.

pub(crate) mod fields;
pub(crate) mod link_words;
mod safe;
pub(crate) mod unit;

pub(crate) use safe::Safe;
