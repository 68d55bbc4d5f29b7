//! Why fields are not taken for a day, and what to do.

use crate::domain::{MergeError, Snapshot};

use super::context::Context;
use super::failure::{Exit, Failure};

impl Context {
    /// Why fields are not taken for a day, of which `found` is known.
    pub(crate) fn refused(&self, error: &MergeError, found: Option<&Snapshot>) -> Failure {
        match (error, found) {
            (MergeError::WouldOverwrite(_), Some(found)) => self
                .exists_already(found)
                .why(format!("one record a day keeps changes unambiguous; {error}")),
            (MergeError::NoTotal, _) => Failure::new(Exit::Usage, error)
                .why("a day needs its total, or all four pillars to add up")
                .fix(self.typed_form()),
            (MergeError::AllZero, _) => Failure::new(Exit::Usage, error)
                .why("that is what a page shows that did not load; LinkedIn gives nobody zero")
                .fix("load the page again, and record what it shows then"),
            (MergeError::Sum(_), _) => Failure::new(Exit::Usage, error)
                .why(
                    "LinkedIn's total is the rounded sum of its pillars, so one number is mistyped",
                )
                .fix(format!(
                    "correct it, or, if the page does show this: {}",
                    self.command_with("--as-shown")
                )),
            _ => Failure::new(Exit::Usage, error),
        }
    }

    /// A day that would be changed has a snapshot already.
    pub(crate) fn exists_already(&self, found: &Snapshot) -> Failure {
        let what =
            format!("{} has a record already (total {})", found.date.with_weekday(), found.total);
        Failure::new(Exit::Refused, what)
            .why("one record a day keeps changes unambiguous")
            .fix(self.command_with("--replace"))
    }
}
