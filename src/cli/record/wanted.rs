//! What is to be saved of a day.

use crate::domain::{Date, Fields, MergeError, MergeOutcome, MergeRules, Snapshot, Source, merge};

/// What was given for a day, on the command line and in answers.
pub(super) struct Wanted {
    pub(super) date: Date,
    pub(super) fields: Fields,
    pub(super) rules: MergeRules,
    /// Typed, unless a page was read.
    pub(super) source: Source,
}

impl Wanted {
    /// What becomes of the day, of which `found` is there.
    pub(super) fn outcome(&self, found: Option<&Snapshot>) -> Result<MergeOutcome, MergeError> {
        merge(self.date, found, &self.fields, self.source, self.rules)
    }
}
