//! What several charts are made of.

pub(super) mod bins;
pub(super) mod bridges;
pub(super) mod disc;
pub(super) mod end_label;
pub(super) mod extent;
pub(super) mod gauge;
pub(super) mod key;
pub(super) mod panel;
pub(super) mod placing;
mod position;
pub(super) mod room;
pub(super) mod score_axis;
pub(super) mod score_bar;
pub(super) mod series;
pub(super) mod time_axis;
pub(super) mod together;
pub(super) mod words;
