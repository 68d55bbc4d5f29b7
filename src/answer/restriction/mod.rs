//! Where a restriction of the account stands: the next step, the plan, and the SSI meanwhile.

mod case;
mod json;
mod words;

pub use case::{Case, Restrictions};
pub(super) use words::is;
pub use words::{NextStep, StageLine, past};
