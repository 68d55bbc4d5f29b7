//! `ssi undo` and `ssi redo`: take back what was done, and bring it back.

use std::num::NonZeroUsize;

use clap::Args;
use serde::Serialize;

use crate::domain::Text;
use crate::store::{Direction, Done, Finding, History, Profile, StoreError};

use super::frame::{Context, Failure, quoted};

/// How many steps are listed.
const LISTED: usize = 20;

/// Take back what was done last (--list: what can be)
#[derive(Args, Debug)]
#[command(after_help = "\
A step is what one command saved: a record, log entries, a restriction, safe numbers, an edit, a
removal. The last 100 are kept. A step whose file another program has changed since is not taken
back. `ssi redo` brings back what was taken back, until something else is saved.

  ssi undo
  ssi undo 3
  ssi undo --list")]
pub(super) struct UndoArgs {
    /// How many steps [default: 1]
    #[arg(value_name = "COUNT", value_parser = count)]
    count: Option<NonZeroUsize>,
    /// List the last 20 steps, the newest first, and take nothing back
    #[arg(long, conflicts_with = "count")]
    list: bool,
}

/// Bring back what was taken back
#[derive(Args, Debug)]
#[command(after_help = "  ssi redo
  ssi redo 2")]
pub(super) struct RedoArgs {
    /// How many steps [default: 1]
    #[arg(value_name = "COUNT", value_parser = count)]
    count: Option<NonZeroUsize>,
}

/// A number of steps.
fn count(text: &str) -> Result<NonZeroUsize, &'static str> {
    text.parse().map_err(|_| "is not a whole number from 1 on")
}

pub(super) fn undo(args: &UndoArgs, context: &mut Context) -> Result<(), Failure> {
    let profile = context.profile()?;
    context.warn_of_lost(&profile);
    if args.list {
        return list(context, &profile);
    }
    go(Direction::Undo, args.count, context, &profile)
}

pub(super) fn redo(args: &RedoArgs, context: &mut Context) -> Result<(), Failure> {
    let profile = context.profile()?;
    context.warn_of_lost(&profile);
    go(Direction::Redo, args.count, context, &profile)
}

fn go(
    direction: Direction,
    count: Option<NonZeroUsize>,
    context: &mut Context,
    profile: &Profile,
) -> Result<(), Failure> {
    let count = count.map_or(1, NonZeroUsize::get);
    let failed = |error: StoreError, context: &Context| {
        let is_lost = matches!(error, StoreError::ChangedSince { .. })
            && profile.lost().iter().any(Finding::can_be_brought_back);
        let failure = Failure::from(error);
        if is_lost { failure.fix(context.ssi("doctor --fix")) } else { failure }
    };
    if context.dry_run {
        let planned = profile.plan(direction, count).map_err(|error| failed(error, context))?;
        return reply(direction, context, profile, &planned);
    }
    if !profile.exists() {
        profile.plan(direction, count)?; // where there is nothing no folder is made
    }
    let gone = profile.begin()?.go(direction, count);
    let (done, saved) = gone.map_err(|error| failed(error, context))?;
    let confirmed = context.saved(saved);
    reply(direction, context, profile, &done)?;
    confirmed
}

/// Says what was taken back or brought back, or in a dry run would be.
fn reply(
    direction: Direction,
    context: &mut Context,
    profile: &Profile,
    steps: &[Done],
) -> Result<(), Failure> {
    #[derive(Serialize)]
    struct Document<'a> {
        schema: &'static str,
        profile: &'a str,
        dry_run: bool,
        steps: Vec<StepFields<'a>>,
    }
    if context.json {
        let schema = match direction {
            Direction::Undo => "ssi/undo/1",
            Direction::Redo => "ssi/redo/1",
        };
        let (dry_run, profile) = (context.dry_run, profile.name());
        let steps = steps.iter().map(StepFields::from).collect();
        return context.say_json(&Document { schema, profile, dry_run, steps });
    }
    let done = match (direction, context.dry_run) {
        (Direction::Undo, false) => "Took back",
        (Direction::Undo, true) => "Would take back",
        (Direction::Redo, false) => "Brought back",
        (Direction::Redo, true) => "Would bring back",
    };
    let tells_way_back = direction == Direction::Undo && !context.dry_run;
    match steps {
        [step] => {
            let way_back = if tells_way_back {
                format!(". Bring it back: {}", way_back(context, profile, "redo"))
            } else {
                String::new()
            };
            context.confirm(format_args!("{done}: {}{way_back}", shown(step)));
        }
        steps => {
            context.confirm(format_args!("{done} {} steps:", steps.len()));
            for step in steps {
                context.confirm(format_args!("  {}", shown(step)));
            }
            if tells_way_back {
                let back = way_back(context, profile, &format!("redo {}", steps.len()));
                context.confirm(format_args!("Bring them back: {back}"));
            }
        }
    }
    Ok(())
}

/// The command that brings back what was taken back; if that was the name of the profile, it is
/// found by its folder.
fn way_back(context: &Context, profile: &Profile, command: &str) -> String {
    if context.profile().is_ok() {
        return context.ssi(command);
    }
    context.ssi_without_profile(&format!("-p {} {command}", quoted(profile.folder_name())))
}

/// Lists the steps: what can be brought back, then what can be taken back, each with its count.
fn list(context: &mut Context, profile: &Profile) -> Result<(), Failure> {
    let History { applied, undone } = profile.history(LISTED)?;
    if context.json {
        #[derive(Serialize)]
        struct Document<'a> {
            schema: &'static str,
            profile: &'a str,
            /// The newest first.
            applied: Vec<StepFields<'a>>,
            /// The one that `redo` brings back first.
            undone: Vec<StepFields<'a>>,
        }
        return context.say_json(&Document {
            schema: "ssi/undo-list/1",
            profile: profile.name(),
            applied: applied.iter().map(StepFields::from).collect(),
            undone: undone.iter().map(StepFields::from).collect(),
        });
    }
    if applied.is_empty() && undone.is_empty() {
        context.say("Nothing can be taken back.");
        return Ok(());
    }
    for (place, step) in undone.iter().enumerate().rev() {
        context.say(format_args!("redo {:<3} {}", place + 1, shown(step)));
    }
    for (place, step) in applied.iter().enumerate() {
        context.say(format_args!("undo {:<3} {}", place + 1, shown(step)));
    }
    Ok(())
}

#[derive(Serialize)]
struct StepFields<'a> {
    number: u64,
    command: &'a str,
}

impl<'a> From<&'a Done> for StepFields<'a> {
    fn from(step: &'a Done) -> Self {
        Self { number: step.number, command: &step.command }
    }
}

/// What was done, without what would act on a terminal.
fn shown(step: &Done) -> Text {
    Text::from_file(&step.command)
}
