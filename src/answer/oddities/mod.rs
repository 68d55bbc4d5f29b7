//! What the model found odd in the scores themselves, in sentences and as JSON.

mod apart;
mod json;
mod sentences;

pub use apart::Mistyped;
pub(super) use json::OddFields;
pub(super) use sentences::{of_series, of_split, too_noisy};
