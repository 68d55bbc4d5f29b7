//! What went with each pillar over the whole history.

mod alike;
mod found;
mod groups;
mod json;
mod size;
#[cfg(test)]
mod tests;
mod told;

pub use found::{CAVEAT, Effects, HEADER, HEADING, NO_EVIDENCE, OF_SUM};
pub use told::{Line, Told};
