//! `ssi log`: saves what a person did.

mod args;
mod asked;
mod entries;
mod names;
mod parts;
mod reply;

use crate::cli::frame::{Context, Exit, Failure};
use crate::domain::{Activity, Date, Source, Text};
use crate::store::{DataFile, LogFile, NewActivity, Profile, Saved};

pub(super) use args::LogArgs;
use asked::asked;
use entries::{Entry, text_option, understood};
use parts::{Part, parts};
use reply::{Logged, reply};

/// What all rows of a command have in common.
struct Entered {
    date: Date,
    note: Text,
}

pub(super) fn run(args: &LogArgs, context: &mut Context) -> Result<(), Failure> {
    let date = args.on.as_deref().map_or(Ok(context.today), |text| context.when(text))?;
    let entered = Entered { date, note: text_option("--note", args.note.as_deref(), context)? };
    let profile = context.profile()?;
    context.check_writable(&profile.findings_of(DataFile::Log, context.today)?)?;
    let parts = if args.words.is_empty() && context.asks {
        asked(args, &profile, date, context)?
    } else {
        parts(&args.words).map_err(|count| count.failure(context))?
    };
    if parts.is_empty() {
        return Err(nothing_named(context));
    }
    if context.dry_run {
        let mut file = profile.log_file()?;
        let (entries, _) = understood(args, &parts, profile.file().kinds(), &file, context)?;
        let logged = enter(&mut file, entries, &entered);
        return reply(context, &profile, date, logged);
    }
    if !profile.exists() {
        // What is refused makes no folder.
        understood(args, &parts, &[], &profile.log_file()?, context)?;
    }
    let (logged, saved) = save(args, &parts, context, &profile, &entered)?;
    let confirmed = context.saved_step(saved);
    context.warn_of_day_ahead(date);
    reply(context, &profile, date, logged)?;
    confirmed
}

fn nothing_named(context: &Context) -> Failure {
    Failure::new(Exit::Usage, "what you did is missing")
        .why("write KIND [COUNT], as often as you like; `ssi help log` lists the kinds")
        .fix(context.ssi("log comment 5 invitation 20"))
}

/// Reads, decides and saves, all under the lock.
fn save(
    args: &LogArgs,
    parts: &[Part],
    context: &Context,
    profile: &Profile,
    entered: &Entered,
) -> Result<(Logged, Saved), Failure> {
    let mut transaction = profile.begin()?;
    context.check_writable(&transaction.findings_of(DataFile::Log, context.today)?)?;
    let mut file = transaction.log()?;
    let mut settings = transaction.settings()?;
    let (entries, new_kinds) = understood(args, parts, settings.kinds(), &file, context)?;
    let logged = enter(&mut file, entries, entered);
    let words: Vec<String> = parts.iter().map(Part::to_string).collect();
    let command = format!("log {} ({})", words.join(" "), entered.date);
    transaction.put(file.edited());
    for kind in &new_kinds {
        settings.add_kind(kind);
    }
    if !new_kinds.is_empty() {
        context.check_writable(&transaction.findings_of(DataFile::Settings, context.today)?)?;
        transaction.put(settings.edited());
    }
    let saved = transaction.commit(&command)?;
    Ok((logged, saved))
}

/// Puts the rows into the file.
fn enter(file: &mut LogFile, entries: Vec<Entry>, entered: &Entered) -> Logged {
    let date = entered.date;
    let mut ids = Vec::new();
    let mut readings = Vec::new();
    for entry in entries {
        let note = entered.note.clone();
        match entry {
            Entry::Pending(pending) => {
                // One a day is kept: of several the last counts, instead of what was there before.
                let (reading, before) = file.put_reading(date, pending, Source::Typed, note);
                let before = readings.pop().map_or(before, |(_, before)| before);
                readings.push((reading, before));
            }
            Entry::Activity(kind, count, template) => {
                ids.push(file.add(NewActivity { date, kind, count, template, note }));
            }
        }
    }
    let log = file.log();
    let is_entered = |activity: &&Activity| activity.id.as_ref().is_some_and(|id| ids.contains(id));
    let activities = log.between(date, date).iter().filter(is_entered).cloned().collect();
    Logged { activities, readings, log }
}
