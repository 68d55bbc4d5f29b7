//! What `ssi record` answers.

use serde::Serialize;

use crate::answer::SnapshotFields;
use crate::cli::frame::{Context, Failure};
use crate::domain::{Snapshot, Text};
use crate::store::Profile;
use crate::words;

use super::decision::{Decision, Done};
use super::given::fields;

/// Says what became of the record, or in a dry run would.
pub(super) fn reply(context: &mut Context, profile: &Profile, done: &Done) -> Result<(), Failure> {
    let (Decision::Add(snapshot)
    | Decision::AlreadySaved(snapshot)
    | Decision::Fill(snapshot, _)
    | Decision::Change(snapshot, _)) = &done.decision;
    if context.json {
        return reply_json(context, profile, &done.decision, snapshot);
    }
    let (day, total) = (snapshot.date.with_weekday(), snapshot.total);
    let would = context.dry_run;
    let verb =
        |past: &'static str, conditional: &'static str| if would { conditional } else { past };
    let moved = match &done.before {
        Some(before) => format!(", {}", words::since_the_one_before(snapshot, before)),
        None if done.is_first => ", the first snapshot".to_owned(),
        None => String::new(),
    };
    match &done.decision {
        Decision::AlreadySaved(_) => {
            context.confirm(format_args!("Already saved: {day}, {total}."));
            return Ok(());
        }
        Decision::Add(_) => {
            let verb = verb("Saved", "Would save");
            let sum = if done.total_is_sum { " (the sum of the pillars, rounded)" } else { "" };
            context.confirm(format_args!("{verb} {day}: {total}{sum}{moved}."));
        }
        Decision::Fill(_, filled) => {
            let verb = verb("Added to", "Would add to");
            context.confirm(format_args!("{verb} {day}: {}.", filled.join(", ")));
        }
        Decision::Change(_, old) => {
            let verb = verb("Replaced", "Would replace");
            context.confirm(format_args!("{verb} {day}: {total}{moved}."));
            say_changes(context, old, snapshot);
            return Ok(());
        }
    }
    if let Some(pillars) =
        words::pillars(snapshot, done.before.as_ref()).filter(|_| done.has_scores)
    {
        context.confirm(format_args!("  {pillars}"));
    }
    Ok(())
}

/// The values that changed, old and new.
fn say_changes(context: &mut Context, old: &Snapshot, new: &Snapshot) {
    let shown = |text: &str| match Text::from_file(text) {
        text if text.is_empty() => "empty".to_owned(),
        text => text.to_string(),
    };
    for ((name, old), (_, new)) in fields(old).into_iter().zip(fields(new)) {
        if old != new {
            context.confirm(format_args!("  {name}: {} -> {}", shown(&old), shown(&new)));
        }
    }
}

fn reply_json(
    context: &mut Context,
    profile: &Profile,
    decision: &Decision,
    snapshot: &Snapshot,
) -> Result<(), Failure> {
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
        outcome: match decision {
            Decision::Add(_) => "added",
            Decision::AlreadySaved(_) => "unchanged",
            Decision::Fill(..) => "filled",
            Decision::Change(..) => "replaced",
        },
        dry_run: context.dry_run,
        snapshot: snapshot.into(),
    };
    context.say_json(&document)
}
