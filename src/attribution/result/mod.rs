//! What is said of a person: fitted series, links, and what is odd in the scores themselves.

mod examined;
mod fit;
mod links;
mod oddities;
mod revision;

pub(super) use fit::Fit;

pub use examined::Examined;
pub use links::Links;
pub use oddities::Apart;
