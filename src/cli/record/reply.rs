//! What `ssi record` answers.

use serde::Serialize;

use crate::domain::{Snapshot, Text};

use super::super::context::Context;
use super::super::failure::Failure;
use super::super::json::SnapshotFields;
use super::super::words;
use super::Decision;
use super::given::{Given, fields};

/// Says what became of the record, or in a dry run would.
pub(super) fn reply(
    context: &mut Context,
    decision: &Decision,
    before: Option<&Snapshot>,
    given: &Given,
) -> Result<(), Failure> {
    let (Decision::Add(snapshot)
    | Decision::AlreadySaved(snapshot)
    | Decision::Fill(snapshot, _)
    | Decision::Change(snapshot, _)) = decision;
    if context.json {
        return reply_json(context, decision, snapshot);
    }
    let day = snapshot.date.with_weekday();
    let total = snapshot.total;
    let would = context.dry_run;
    let verb =
        |done: &str, would_do: &str| if would { would_do.to_owned() } else { done.to_owned() };
    let moved = before.map_or_else(
        || ", the first snapshot".to_owned(),
        |before| format!(", {}", words::since_the_one_before(snapshot, before)),
    );
    let is_sum = if given.total.is_none() && matches!(decision, Decision::Add(_)) {
        " (the sum of the pillars, rounded)"
    } else {
        ""
    };
    match decision {
        Decision::AlreadySaved(_) => {
            context.confirm(format_args!("Already saved: {day}, {total}."));
            return Ok(());
        }
        Decision::Add(_) => {
            let verb = verb("Saved", "Would save");
            context.confirm(format_args!("{verb} {day}: {total}{is_sum}{moved}."));
        }
        Decision::Fill(_, filled) => {
            let verb = verb("Added to", "Would add to");
            context.confirm(format_args!("{verb} {day}: {}.", filled.join(", ")));
        }
        Decision::Change(_, old) => {
            let verb = verb("Replaced", "Would replace");
            context.confirm(format_args!("{verb} {day}: {total}{moved}."));
            for ((name, old), (_, new)) in fields(old).into_iter().zip(fields(snapshot)) {
                if old != new {
                    let shown = |text: &str| match Text::from_file(text) {
                        text if text.is_empty() => "empty".to_owned(),
                        text => text.to_string(),
                    };
                    context.confirm(format_args!("  {name}: {} -> {}", shown(&old), shown(&new)));
                }
            }
            return Ok(());
        }
    }
    if given.has_scores()
        && let Some(pillars) = words::pillars(snapshot, before)
    {
        context.confirm(format_args!("  {pillars}"));
    }
    Ok(())
}

fn reply_json(
    context: &mut Context,
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
    let profile = context.profile()?;
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
