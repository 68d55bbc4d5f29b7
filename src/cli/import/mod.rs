//! `ssi import`: adds records from tables, and from LinkedIn's data export.

mod archive;
mod args;
mod doubts;
mod export_files;
mod file;
mod reply;
mod seats;
mod tables;
mod zone;

use crate::answer::import::{Intake, Policy};
use crate::cli::frame::{Context, Exit, Failure, new_name, progress, quoted};
use crate::domain::shown;
use crate::import::page;
use crate::import::table::Sort;
use crate::store::{
    DataFile, LogFile, Name, Profile, Saved, SnapshotFile, StoreError, Transaction,
};

pub(super) use args::ImportArgs;
use export_files::{Input, input};
use file::Given;
use reply::{check, reply};
use seats::{Whose, whose};
use tables::{Placed, Source, Tables, add, is_same_seat, source};

pub(super) fn run(args: &ImportArgs, context: &mut Context) -> Result<(), Failure> {
    let given = match input(&args.files, args.says_columns())? {
        Input::Exports(exports) => return archive::run(args, exports, context),
        Input::Tables(given) => given,
    };
    args.check_no_option_of_exports()?;
    let profile = context.profile()?;
    let rules = args.rules(profile.file().kinds(), context)?;
    let piped = given.iter().zip(&args.files).find(|(_, path)| *path == "-");
    let piped = piped.map(|(given, _)| given.bytes.clone());
    let or_page = |failure, path: &String, context: &Context| {
        or_page(failure, path, piped.as_deref(), context)
    };
    let sources = progress::shown(context.is_quiet(), "reading tables", || {
        let read = |(given, path): (Given, &String)| {
            source(given).map_err(|failure| or_page(failure, path, context))
        };
        given.into_iter().zip(&args.files).map(read).collect::<Result<Vec<Source>, _>>()
    })?;
    let mut tables = Tables::default();
    progress::shown(context.is_quiet(), "reading columns", || {
        sources.iter().zip(&args.files).try_for_each(|(source, path)| {
            add(&mut tables, source, &rules, context)
                .map_err(|failure| or_page(failure, path, context))
        })
    })?;
    let Tables { placed, mut passed } = tables;
    match whose(args, &placed, context)? {
        Whose::Everything => {
            import(args, &of_seat(&placed, None), None, &profile, context)?;
        }
        Whose::Seat(seat) => {
            import(args, &of_seat(&placed, Some(&seat)), Some(&seat), &profile, context)?;
            let others = placed.iter().filter(|placed| !placed.may_be_of(&seat));
            passed.extend(others.map(|placed| format!("{} ({})", placed.origin, placed.whose())));
        }
        Whose::Seats(seats) => every(args, &placed, &seats, context)?,
    }
    if !context.json && !passed.is_empty() {
        context.confirm(format_args!("Not read: {}.", passed.join(", ")));
    }
    Ok(())
}

/// Why a file is not imported: it is the page of the scores, or else what is known of it.
fn or_page(failure: Failure, path: &str, piped: Option<&[u8]>, context: &Context) -> Failure {
    let is_page = |bytes: &[u8]| page::read(bytes).is_ok_and(|scores| scores.has_total());
    let (name, command, is_page) = match path {
        "-" => ("stdin".to_owned(), "record -".to_owned(), piped.is_some_and(is_page)),
        path => {
            let is_page = file::read(path).is_ok_and(|given| is_page(&given.bytes));
            (shown(path), format!("record --from {}", quoted(path)), is_page)
        }
    };
    if !is_page {
        return failure;
    }
    let what = format!("{name} is a page with the scores of one day, and no table");
    Failure::new(Exit::Damaged, what).fix(context.another_form(&command, &[]))
}

/// The tables that may have rows of a seat, or all.
fn of_seat<'a, 'b>(placed: &'b [Placed<'a>], seat: Option<&str>) -> Vec<&'b Placed<'a>> {
    placed.iter().filter(|placed| seat.is_none_or(|seat| placed.may_be_of(seat))).collect()
}

/// Imports the rows of every seat, each into the profile of its name. What is refused for one of
/// them is refused for all: each is tried before the first is saved.
fn every(
    args: &ImportArgs,
    placed: &[Placed<'_>],
    seats: &[String],
    context: &mut Context,
) -> Result<(), Failure> {
    for seat in seats {
        let found = found(&new_name(seat)?, context)?;
        let intake =
            decided(args, &of_seat(placed, Some(seat)), Some(seat), found.as_ref(), context)?;
        check(args, &intake, context)?;
    }
    let mut saved = Vec::new();
    for seat in seats {
        let name = new_name(seat)?;
        let profile = match found(&name, context)? {
            None if !context.dry_run => Some(context.folder.add(&name)?.0),
            found => found,
        };
        let (placed, seat) = (of_seat(placed, Some(seat)), Some(seat.as_str()));
        if let Some(profile) = profile {
            if import(args, &placed, seat, &profile, context)? {
                saved.push(name);
            }
        } else {
            let intake = decided(args, &placed, seat, None, context)?;
            reply(&intake, &placed, seat, name.as_str(), context)?;
        }
    }
    if context.way_back.is_some() {
        context.tell_way_back(way_back(&saved, context));
    }
    Ok(())
}

/// The commands that take back what was saved: a step of each profile.
fn way_back(saved: &[Name], context: &Context) -> String {
    let undo =
        |name: &Name| context.ssi_without_profile(&format!("-p {} undo", quoted(name.as_str())));
    saved.iter().map(undo).collect::<Vec<_>>().join("; ")
}

/// The profile of that name, if there is one.
fn found(name: &Name, context: &Context) -> Result<Option<Profile>, Failure> {
    match context.folder.profile(name) {
        Err(StoreError::NoProfile { .. }) => Ok(None),
        found => Ok(Some(found?)),
    }
}

/// Imports rows into a profile; returns whether there is something to take back.
fn import(
    args: &ImportArgs,
    placed: &[&Placed<'_>],
    seat: Option<&str>,
    profile: &Profile,
    context: &mut Context,
) -> Result<bool, Failure> {
    let is_new = !profile.exists();
    let mut first = None;
    if context.dry_run || is_new {
        for file in files(placed) {
            context.check_writable(&profile.findings_of(file, context.today)?)?;
        }
        // What is refused makes no folder.
        let intake = decided(args, placed, seat, Some(profile), context)?;
        check(args, &intake, context)?;
        if context.dry_run || intake.is_empty() {
            reply(&intake, placed, seat, profile.name(), context)?;
            return Ok(false);
        }
        first = Some(intake);
    }
    let (intake, saved) = save(args, placed, seat, profile, first, context)?;
    let is_step = matches!(saved, Saved::Synced { step: Some(_) });
    let confirmed = context.saved_step(saved);
    reply(&intake, placed, seat, profile.name(), context)?;
    if is_new {
        context.hint(format_args!("your data are in {}", profile.folder().display()));
    }
    confirmed.map(|()| is_step)
}

/// The files that the tables change.
fn files(placed: &[&Placed<'_>]) -> impl Iterator<Item = DataFile> {
    let has = |sort| placed.iter().any(|placed| placed.table.header.sort == sort);
    let scores = has(Sort::Scores).then_some(DataFile::Snapshots);
    let log = has(Sort::Activities).then_some(DataFile::Log);
    [scores, log].into_iter().flatten()
}

/// What becomes of the rows beside what a profile has; nothing is saved.
fn decided(
    args: &ImportArgs,
    placed: &[&Placed<'_>],
    seat: Option<&str>,
    profile: Option<&Profile>,
    context: &Context,
) -> Result<Intake, Failure> {
    let has = |file| files(placed).any(|other| other == file);
    let of = |file| profile.filter(|_| has(file));
    let snapshots = of(DataFile::Snapshots).map(Profile::snapshots).transpose()?;
    let log = of(DataFile::Log).map(Profile::log_file).transpose()?;
    Ok(taken(args, placed, seat, snapshots.as_ref(), log, context))
}

/// Takes the rows of a seat, or all.
fn taken(
    args: &ImportArgs,
    placed: &[&Placed<'_>],
    wanted: Option<&str>,
    snapshots: Option<&SnapshotFile>,
    log: Option<LogFile>,
    context: &Context,
) -> Intake {
    let policy = Policy { replace: args.replace, as_shown: args.as_shown };
    let mut intake = Intake::beside(snapshots, log, policy);
    progress::shown(context.is_quiet(), "reading rows", || {
        for Placed { origin, table, seat: of_sheet, .. } in placed {
            intake.begin_table();
            table.each(|seat, item| {
                let seat = of_sheet.or(seat);
                if wanted.is_none_or(|wanted| seat.is_some_and(|seat| is_same_seat(seat, wanted))) {
                    intake.take(origin, item);
                }
            });
        }
    });
    intake
}

/// Reads, decides and saves, all under the lock. What was decided `first`, beside nothing, holds if
/// there is still nothing.
fn save(
    args: &ImportArgs,
    placed: &[&Placed<'_>],
    seat: Option<&str>,
    profile: &Profile,
    first: Option<Intake>,
    context: &mut Context,
) -> Result<(Intake, Saved), Failure> {
    let mut transaction = profile.begin()?;
    let has = |file| files(placed).any(|other| other == file);
    let scores = has(DataFile::Snapshots).then(|| checked_scores(&transaction, context));
    let log = has(DataFile::Log).then(|| checked_log(&transaction, context)).transpose()?;
    let snapshots = scores.transpose()?;
    let is_empty = snapshots.as_ref().is_none_or(|file| file.snapshots().is_empty())
        && log.as_ref().is_none_or(|file| file.entries().next().is_none());
    let mut intake = match (first.filter(|_| is_empty), log) {
        (Some(mut intake), Some(log)) => {
            intake.move_beside(log);
            intake
        }
        (Some(intake), None) => intake,
        (None, log) => taken(args, placed, seat, snapshots.as_ref(), log, context),
    };
    check(args, &intake, context)?;
    if let Some(file) = snapshots {
        transaction.put(intake.edited_snapshots(file));
    }
    put_log(args, &mut intake, &mut transaction, context)?;
    let command = match placed {
        [one] => format!("import {}", one.file),
        several => format!("import {} tables", several.len()),
    };
    Ok((intake, transaction.commit(&command)?))
}

/// The scores, which must not be odd.
fn checked_scores(transaction: &Transaction, context: &Context) -> Result<SnapshotFile, Failure> {
    context.check_writable(&transaction.findings_of(DataFile::Snapshots, context.today)?)?;
    Ok(transaction.snapshots()?)
}

/// The log, which must not be odd. It may have a million rows, so it is read once.
fn checked_log(transaction: &Transaction, context: &Context) -> Result<LogFile, Failure> {
    let log = transaction.log()?;
    let odd = log.findings(transaction.settings()?.kinds(), context.today);
    context.check_writable(&[transaction.lost(DataFile::Log)?, odd].concat())?;
    Ok(log)
}

/// Puts the log and the kinds that are new.
fn put_log(
    args: &ImportArgs,
    intake: &mut Intake,
    transaction: &mut Transaction,
    context: &Context,
) -> Result<(), Failure> {
    let mut settings = transaction.settings()?;
    let mut new = intake.new_kinds(settings.kinds());
    new.extend(args.new_kinds()?.into_iter().filter(|kind| !settings.kinds().contains(kind)));
    new.sort();
    new.dedup();
    let Some(log) = intake.edited_log() else { return Ok(()) };
    transaction.put(log);
    if new.is_empty() {
        return Ok(());
    }
    context.check_writable(&transaction.findings_of(DataFile::Settings, context.today)?)?;
    for kind in &new {
        settings.add_kind(kind);
    }
    transaction.put(settings.edited());
    Ok(())
}
