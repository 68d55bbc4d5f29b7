//! What becomes of the file.

use crate::cli::frame::{Context, Exit, Failure};
use crate::domain::{Date, Snapshot};
use crate::store::SnapshotFile;

use super::args::RecordArgs;
use super::given::{Given, filled, overwritten};

/// What is to become of the file.
pub(super) enum Decision {
    /// The day is new.
    Add(Snapshot),
    /// The day is there and says the same.
    AlreadySaved(Snapshot),
    /// The day is there; values that it lacked are filled in.
    Fill(Snapshot, Vec<String>),
    /// The day is there; values that it had are changed.
    Change(Snapshot, Box<Snapshot>),
}

/// What became of a record, or would in a dry run.
pub(super) struct Done {
    pub(super) decision: Decision,
    /// The snapshot before it.
    pub(super) before: Option<Snapshot>,
    /// Whether there was no other.
    pub(super) is_first: bool,
    /// Whether the total was not given, but added up.
    pub(super) total_is_sum: bool,
    pub(super) has_scores: bool,
}

impl Done {
    pub(super) fn of(
        args: &RecordArgs,
        context: &Context,
        given: &Given,
        file: &SnapshotFile,
        date: Date,
    ) -> Result<Self, Failure> {
        Ok(Self {
            decision: decide(args, context, given.clone(), file, date)?,
            before: file.before(date).cloned(),
            is_first: file.snapshots().is_empty(),
            total_is_sum: given.total.is_none(),
            has_scores: given.has_scores(),
        })
    }
}

pub(super) fn decide(
    args: &RecordArgs,
    context: &Context,
    mut given: Given,
    file: &SnapshotFile,
    date: Date,
) -> Result<Decision, Failure> {
    let found = file.on(date);
    if found.is_none() {
        given.add_up_total();
    }
    let Some(found) = found else {
        let Some(total) = given.total else {
            return Err(Failure::new(Exit::Usage, "there is no total")
                .why("a snapshot needs its total, or all four pillars to add up")
                .fix(context.ssi("record TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS")));
        };
        let mut snapshot = Snapshot::new(date, total.value);
        given.apply(&mut snapshot);
        given.check(&snapshot, args.as_shown, context)?;
        return Ok(Decision::Add(snapshot));
    };
    let mut snapshot = found.clone();
    given.apply(&mut snapshot);
    if snapshot == *found {
        return Ok(Decision::AlreadySaved(snapshot));
    }
    let overwritten = overwritten(found, &snapshot);
    if !overwritten.is_empty() && !args.replace {
        return Err(exists_already(found, context).why(format!(
            "one snapshot a day keeps changes unambiguous; {} would change",
            overwritten.join(", ")
        )));
    }
    given.check(&snapshot, args.as_shown, context)?;
    if overwritten.is_empty() {
        let filled = filled(found, &snapshot);
        return Ok(Decision::Fill(snapshot, filled));
    }
    Ok(Decision::Change(snapshot, Box::new(found.clone())))
}

pub(super) fn exists_already(found: &Snapshot, context: &Context) -> Failure {
    let what = format!("a snapshot for `{}` exists already (total {})", found.date, found.total);
    Failure::new(Exit::Refused, what)
        .why("one snapshot a day keeps changes unambiguous")
        .fix(context.command_with("--replace"))
}
