//! `ssi record`: saves the scores of one day.

mod args;
mod given;
mod reply;

use std::io;

use crate::domain::{Date, Group, Pillar, Snapshot};
use crate::store::{Profile, Saved, SnapshotFile};

use super::context::Context;
use super::failure::{Exit, Failure};
use super::numbers;
use super::output;
use super::prompt::ask;

pub(super) use args::RecordArgs;
use given::{Given, filled, overwritten};
use reply::reply;

/// What is to become of the file.
enum Decision {
    /// The day is new.
    Add(Snapshot),
    /// The day is there and says the same.
    AlreadySaved(Snapshot),
    /// The day is there; values that it lacked are filled in.
    Fill(Snapshot, Vec<String>),
    /// The day is there; values that it had are changed.
    Change(Snapshot, Box<Snapshot>),
}

pub(super) fn run(args: &RecordArgs, context: &mut Context) -> Result<(), Failure> {
    let date = args.on.as_deref().map_or(Ok(context.today), |text| context.when(text))?;
    let profile = context.profile()?;
    let mut given = args.given()?;
    if given.is_empty() {
        if !context.asks {
            return Err(Failure::new(Exit::Usage, "there is no score to save")
                .fix("ssi record TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS"));
        }
        let file = profile.snapshots()?;
        if let (Some(found), false) = (file.on(date), args.replace) {
            return Err(exists_already(found, context));
        }
        asked(date, &mut given)?;
        context.add_arguments(given.arguments());
    }
    if context.dry_run {
        let file = context.snapshots(&profile)?;
        let decision = decide(args, context, given.clone(), &file, date)?;
        let before = file.before(date).cloned();
        return reply(context, &decision, before.as_ref(), &given);
    }
    if !profile.exists() {
        // What is refused makes no folder.
        decide(args, context, given.clone(), &profile.snapshots()?, date)?;
    }
    let (decision, before, saved) = save(args, context, &profile, given.clone(), date)?;
    let confirmed = context.saved(saved);
    reply(context, &decision, before.as_ref(), &given)?;
    if args.on.is_none() {
        hint_after_midnight(context, date);
    }
    confirmed
}

/// Reads, decides and saves, all under the lock.
fn save(
    args: &RecordArgs,
    context: &Context,
    profile: &Profile,
    given: Given,
    date: Date,
) -> Result<(Decision, Option<Snapshot>, Saved), Failure> {
    let lock = profile.lock()?;
    let mut file = lock.snapshots()?;
    let decision = decide(args, context, given, &file, date)?;
    let before = file.before(date).cloned();
    let (Decision::Add(snapshot) | Decision::Fill(snapshot, _) | Decision::Change(snapshot, _)) =
        &decision
    else {
        return Ok((decision, before, Saved::Unchanged));
    };
    let command = format!("record {date} ({})", snapshot.total);
    file.put(snapshot.clone());
    let saved = lock.save_snapshots(file, &command)?;
    Ok((decision, before, saved))
}

fn decide(
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
                .fix("ssi record TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS"));
        };
        let mut snapshot = Snapshot::new(date, total.value);
        given.apply(&mut snapshot);
        given.check(&snapshot, args, context)?;
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
    given.check(&snapshot, args, context)?;
    if overwritten.is_empty() {
        let filled = filled(found, &snapshot);
        return Ok(Decision::Fill(snapshot, filled));
    }
    Ok(Decision::Change(snapshot, Box::new(found.clone())))
}

fn exists_already(found: &Snapshot, context: &Context) -> Failure {
    let what = format!("a snapshot for `{}` exists already (total {})", found.date, found.total);
    Failure::new(Exit::Refused, what)
        .why("one snapshot a day keeps changes unambiguous")
        .fix(context.command_with("--replace"))
}

/// Asks for the scores one by one.
fn asked(date: Date, given: &mut Given) -> Result<(), Failure> {
    let mut input = io::stdin().lock();
    output::to_stderr(&format!(
        "Scores of {} (linkedin.com/sales/ssi). Enter skips, Ctrl-C stops.\n",
        date.with_weekday()
    ));
    given.total = ask("Total (0-100)", &mut input, numbers::total)?.flatten();
    for pillar in Pillar::ALL {
        let question = format!("{} (0-25)", pillar.title());
        let answer = ask(&question, &mut input, |text| numbers::score(pillar.name(), text))?;
        given.pillars[pillar.index()] = answer.flatten();
    }
    for (group, comparison) in Group::ALL.into_iter().zip(&mut given.comparisons) {
        let name = group.name();
        let question = format!("Top N % of your {name}");
        comparison.rank = ask(&question, &mut input, |text| numbers::rank("rank", text))?.flatten();
        let question = format!("Average of your {name}");
        comparison.average =
            ask(&question, &mut input, |text| numbers::average("average", text))?.flatten();
    }
    if given.is_empty() {
        return Err(Failure::new(Exit::Interrupted, "nothing was typed; nothing was saved"));
    }
    Ok(())
}

/// Late at night, today is not the day that a person means by "today".
fn hint_after_midnight(context: &mut Context, date: Date) {
    const MORNING: u32 = 4;
    if context.hour.is_some_and(|hour| hour < MORNING) {
        context.hint(format_args!(
            "it is past midnight: saved for {}; --on yesterday means the evening before",
            date.with_weekday()
        ));
    }
}
