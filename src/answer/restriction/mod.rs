//! Where a restriction of the account stands: the next step, the plan, and the SSI meanwhile.

mod case;
mod json;
mod next;
mod stages;
mod words;

pub use case::{Case, Noted, Restrictions};
pub use next::NextStep;
pub use stages::StageLine;
pub(super) use words::is;
