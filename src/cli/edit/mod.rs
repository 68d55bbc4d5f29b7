//! `ssi edit`: corrects a record.

mod args;
mod asked;
mod entry;
mod given;
mod outcome;
mod restriction;
mod settings;
mod snapshot;

use std::io;

use crate::store::{Profile, Saved};
use crate::words;

use super::frame::target::{self, Record, Records, Sort};
use super::frame::{Context, Exit, Failure, ask, output, quoted, warn_of_leaps};
pub(super) use args::EditArgs;
use given::Given;
use outcome::Outcome;

pub(super) fn run(args: &EditArgs, context: &mut Context) -> Result<(), Failure> {
    let profile = context.profile()?;
    context.warn_of_lost(&profile);
    let mut given = Given::of(args, context)?;
    let (sort, words) = target::sort(&args.what);
    if words.is_empty() {
        return Err(target::nothing_named(sort, context));
    }
    if given.is_empty() && matches!(sort, Sort::Record | Sort::Restriction) {
        given = Given { as_shown: given.as_shown, ..asked_for(sort, words, &profile, context)? };
        context.add_arguments(given.arguments());
    }
    // What is refused makes no folder and waits for no lock.
    let planned = outcome(sort, words, Records::of_profile(&profile)?, &profile, &given, context)?;
    if context.asks {
        confirmed_by_person(&planned)?;
    }
    if context.dry_run {
        return answer(&planned, &profile, context);
    }
    let mut transaction = profile.begin()?;
    let records = Records::of_transaction(&transaction)?;
    let mut outcome = outcome(sort, words, records, &profile, &given, context)?;
    for edited in outcome.files.drain(..) {
        transaction.put(edited);
    }
    let saved = transaction.commit(&outcome.command())?;
    let confirmed = if sort == Sort::Name {
        hint_of_new_name(words, &saved, context);
        context.saved(saved)
    } else {
        context.saved_step(saved)
    };
    answer(&outcome, &profile, context)?;
    confirmed
}

/// Says what was changed; of what may be mistyped a person at a terminal was asked.
fn answer(outcome: &Outcome, profile: &Profile, context: &mut Context) -> Result<(), Failure> {
    outcome.reply(context, profile)?;
    match &outcome.leaps {
        Some((date, leaps)) if !context.asks => warn_of_leaps(context, *date, leaps),
        _ => {}
    }
    Ok(())
}

/// Asks a person about numbers that may be mistyped.
fn confirmed_by_person(planned: &Outcome) -> Result<(), Failure> {
    let Some((date, leaps)) = planned.leaps.as_ref().filter(|(_, leaps)| !leaps.is_empty()) else {
        return Ok(());
    };
    for leap in leaps {
        output::to_stderr(&format!("  {}\n", words::leap(leap, *date)));
    }
    let question = "Is that right? y or n [n]";
    let answer = ask(question, &mut io::stdin().lock(), |text| match &*text.to_lowercase() {
        "y" | "yes" => Ok(true),
        "n" | "no" => Ok(false),
        _ => Err(Failure::new(Exit::Usage, "write `y` or `n`")),
    })?;
    match answer {
        Some(true) => Ok(()),
        _ => Err(Failure::new(Exit::Interrupted, "stopped; nothing was saved")),
    }
}

/// By its old name the profile is not found any more.
fn hint_of_new_name(words: &[String], saved: &Saved, context: &mut Context) {
    if let (true, [new]) = (saved.is_step(), words) {
        let undo = context.ssi_without_profile(&format!("-p {} undo", quoted(new.trim())));
        context.tell_way_back(undo);
    }
}

/// What is made of what the words name.
fn outcome(
    sort: Sort,
    words: &[String],
    records: Records,
    profile: &Profile,
    given: &Given,
    context: &Context,
) -> Result<Outcome, Failure> {
    let Records { snapshots, log, restrictions, settings } = records;
    // A day may be written in several words.
    let word = words.join(" ");
    match sort {
        Sort::Record => match target::record(&word, &snapshots, &log, context)? {
            Record::Snapshot(date) => snapshot::edited(date, snapshots, given, context),
            Record::Entry(id) => entry::edited(&id, log, &settings, given, context),
        },
        Sort::Restriction => {
            let place = target::restriction(&word, &restrictions, context)?;
            restriction::edited(place, restrictions, given, context)
        }
        Sort::Kind => settings::renamed_kind(words, log, settings, given, context),
        Sort::Name => settings::renamed_profile(words, profile, settings, given, context),
        Sort::Limits => {
            Err(Failure::new(Exit::Usage, "chosen safe numbers are set anew, not edited").fix(
                format!(
                    "{}; or {}",
                    context.ssi("limits --set invitation=30/day"),
                    context.ssi("remove limits WHEN")
                ),
            ))
        }
    }
}

/// Asks a person what is to be changed.
fn asked_for(
    sort: Sort,
    words: &[String],
    profile: &Profile,
    context: &Context,
) -> Result<Given, Failure> {
    let records = Records::of_profile(profile)?;
    let word = words.join(" ");
    if sort == Sort::Restriction {
        let place = target::restriction(&word, &records.restrictions, context)?;
        check_asks(context, "edit restriction WHEN --strike second")?;
        return asked::restriction(&records.restrictions.restrictions()[place], context);
    }
    match target::record(&word, &records.snapshots, &records.log, context)? {
        Record::Snapshot(date) => {
            check_asks(context, "edit WHEN --brand 18.4")?;
            let found = records.snapshots.on(date);
            found.map_or_else(|| Ok(Given::default()), |found| asked::snapshot(found, context))
        }
        Record::Entry(id) => {
            check_asks(context, "edit ID --count 6")?;
            let found = records.log.entry(&id);
            found.map_or_else(|| Ok(Given::default()), |found| asked::entry(found, context))
        }
    }
}

fn check_asks(context: &Context, example: &str) -> Result<(), Failure> {
    if context.asks {
        return Ok(());
    }
    Err(Failure::new(Exit::Usage, "nothing is given that is to be changed")
        .fix(format!("{} (ssi help edit)", context.ssi(example))))
}
