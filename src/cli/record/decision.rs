//! What becomes of the day.

use crate::cli::frame::{Context, Failure};
use crate::domain::{Date, Field, Fields, MergeOutcome, MergeRules, Snapshot, Source, merge};
use crate::store::SnapshotFile;

use super::args::RecordArgs;

/// What became of a record, or would in a dry run.
pub(super) struct Done {
    pub(super) outcome: MergeOutcome,
    /// The snapshot before it.
    pub(super) before: Option<Snapshot>,
    /// Whether there was no other.
    pub(super) is_first: bool,
    /// Whether the total was not given, but added up.
    pub(super) total_is_sum: bool,
    pub(super) has_scores: bool,
}

impl Done {
    /// Decides what becomes of the day.
    pub(super) fn of(
        args: &RecordArgs,
        context: &Context,
        fields: &Fields,
        file: &SnapshotFile,
        date: Date,
    ) -> Result<Self, Failure> {
        let found = file.on(date);
        let rules = MergeRules { replace: args.replace, as_shown: args.as_shown };
        let outcome = merge(date, found, fields, Source::Typed, rules)
            .map_err(|error| context.refused(&error, found))?;
        Ok(Self {
            outcome,
            before: file.before(date).cloned(),
            is_first: file.snapshots().is_empty(),
            total_is_sum: fields.get(Field::Total).is_none(),
            has_scores: fields.has_scores(),
        })
    }
}
