//! What `ssi record` answers.

use serde::Serialize;

use crate::answer::SnapshotFields;
use crate::cli::frame::{Context, Failure};
use crate::domain::{Field, MergeOutcome, Snapshot, Text};
use crate::store::Profile;
use crate::words;

use super::decision::Done;
use super::shown;

/// Says what became of the record, or in a dry run would.
pub(super) fn reply(context: &mut Context, profile: &Profile, done: &Done) -> Result<(), Failure> {
    let snapshot = done.outcome.snapshot();
    if context.json {
        return reply_json(context, profile, done);
    }
    let (day, total) = (snapshot.date.with_weekday(), snapshot.total);
    let would = context.dry_run;
    let verb =
        |past: &'static str, conditional: &'static str| if would { conditional } else { past };
    let moved = match &done.before {
        Some(before) => format!(", {}", words::since_the_one_before(snapshot, before)),
        None if done.is_first => ", the first record".to_owned(),
        None => String::new(),
    };
    match &done.outcome {
        MergeOutcome::Same(_) => {
            context.confirm(format_args!("Already saved: {day}, {total}."));
            return Ok(());
        }
        MergeOutcome::Add(_) => {
            let verb = verb("Saved", "Would save");
            let sum = if done.total_is_sum { " (the sum of the pillars, rounded)" } else { "" };
            context.confirm(format_args!("{verb} {day}: {total}{sum}{moved}."));
        }
        MergeOutcome::Fill { filled, .. } => {
            let verb = verb("Added to", "Would add to");
            let filled: Vec<String> = filled.iter().map(ToString::to_string).collect();
            context.confirm(format_args!("{verb} {day}: {}.", filled.join(", ")));
        }
        MergeOutcome::Replace { old, changed, .. } => {
            let verb = verb("Replaced", "Would replace");
            context.confirm(format_args!("{verb} {day}: {total}{moved}."));
            say_changes(context, old, snapshot, changed);
            return Ok(());
        }
    }
    let is_saved = |field: Field| match &done.outcome {
        MergeOutcome::Fill { filled, .. } if !field.is_score() => filled.contains(&field),
        _ => done.has_scores || !field.is_score(),
    };
    for line in shown::lines(snapshot, done.before.as_ref(), is_saved) {
        context.confirm(line);
    }
    Ok(())
}

/// The values that changed, old and new.
fn say_changes(context: &mut Context, old: &Snapshot, new: &Snapshot, changed: &[Field]) {
    let shown = |field: &Field, snapshot: &Snapshot| match field.of(snapshot) {
        Some(value) => Text::from_file(&value.to_string()).to_string(),
        None => "empty".to_owned(),
    };
    for field in changed {
        context.confirm(format_args!("  {field}: {} -> {}", shown(field, old), shown(field, new)));
    }
}

fn reply_json(context: &mut Context, profile: &Profile, done: &Done) -> Result<(), Failure> {
    #[derive(Serialize)]
    struct Document<'a> {
        schema: &'static str,
        profile: &'a str,
        /// `added`, `filled`, `replaced`, `unchanged`.
        outcome: &'static str,
        dry_run: bool,
        snapshot: SnapshotFields<'a>,
    }
    let document = Document {
        schema: "ssi/record/1",
        profile: profile.name(),
        outcome: match done.outcome {
            MergeOutcome::Add(_) => "added",
            MergeOutcome::Same(_) => "unchanged",
            MergeOutcome::Fill { .. } => "filled",
            MergeOutcome::Replace { .. } => "replaced",
        },
        dry_run: context.dry_run,
        snapshot: done.outcome.snapshot().into(),
    };
    context.say_json(&document)
}
