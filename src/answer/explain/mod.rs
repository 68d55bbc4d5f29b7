//! One change, taken apart: an estimate and a range for each kind of activity, and what stays
//! unexplained.

mod behind;
mod chosen;
mod explained;
mod explanation;
mod json;
mod told;
mod words;

pub use behind::Behind;
pub use chosen::{Asked, Which};
pub use explained::{Explained, Rows};
pub use explanation::{Explanation, HEADER};
pub use told::{Told, ToldPart, is_named};
