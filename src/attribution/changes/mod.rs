//! Changes, split into what began to act, what faded and the unexplained rest.

mod portion;
mod split;
mod splitter;
mod sum;
pub(super) mod total;

pub(super) use portion::Parts;
pub(super) use splitter::{Exposures, Splitter};

pub use split::{Part, RowPart, Split};
pub use sum::Sum;
