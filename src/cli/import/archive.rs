//! `ssi import` of LinkedIn's data export.

use crate::answer::import::archive::{
    Archive, Arrival, json, known_days, left_out, missing, summary, title, unknown,
};
use crate::cli::frame::{Context, Exit, Failure, progress, table};
use crate::domain::shown;
use crate::store::{DataFile, Profile, Saved, Transaction};
use crate::words::with_year;

use super::args::ImportArgs;
use super::export_files::Named;
use super::zone::Zone;

/// Imports exports as one step.
pub(super) fn run(
    args: &ImportArgs,
    exports: Vec<Named>,
    context: &mut Context,
) -> Result<(), Failure> {
    check_options(args)?;
    let zone = Zone::parse(args.zone.as_deref())?;
    let profile = context.profile()?;
    for file in FILES {
        context.check_writable(&profile.findings_of(file, context.today)?)?;
    }
    let latest = context.latest();
    let archives: Vec<Archive> = progress::shown(context.is_quiet(), "reading the export", || {
        let read = |Named { name, mut files }| {
            let export = zone.read(&name, files.as_mut(), latest);
            Archive { name, export }
        };
        exports.into_iter().map(read).collect()
    });
    check_readable(&archives)?;
    let is_new = !profile.exists();
    if context.dry_run {
        let arrival = Arrival::of(&archives, profile.events()?.events_mut(), args.all_kinds);
        return reply(&archives, &arrival, zone, profile.name(), context);
    }
    let (arrival, saved) = save(args, &archives, &profile, context)?;
    let confirmed = context.saved_step(saved);
    reply(&archives, &arrival, zone, profile.name(), context)?;
    if is_new {
        context.hint(format_args!("your data are in {}", profile.folder().display()));
    }
    confirmed
}

/// The files that are changed.
const FILES: [DataFile; 3] = [DataFile::Events, DataFile::Coverage, DataFile::Settings];

/// Refuses options that only a table can have.
fn check_options(args: &ImportArgs) -> Result<(), Failure> {
    match args.option_of_tables() {
        None => Ok(()),
        Some(option) => {
            let what = format!("{option} says how a table is read, and this is LinkedIn's export");
            Err(Failure::new(Exit::Usage, what).fix(format!("leave {option} out")))
        }
    }
}

/// Refuses exports of which nothing could be read.
fn check_readable(archives: &[Archive]) -> Result<(), Failure> {
    let parts = || archives.iter().flat_map(|archive| &archive.export.parts);
    let tells = parts().any(|part| !part.events.is_empty() || !part.early.is_empty());
    let unread = parts().find_map(|part| {
        let (line, what) = part.rejected.first()?;
        Some(format!("{}, line {line}: {what}", shown(&part.path)))
    });
    if tells || (unread.is_none() && parts().next().is_some()) {
        return Ok(());
    }
    let mut skipped = archives.iter().flat_map(|archive| &archive.export.skipped);
    let skipped = skipped.next().map(|(file, why)| format!("{}: {why}", shown(file)));
    let why = unread
        .or(skipped)
        .unwrap_or_else(|| "no file is one in which something that was done stands".to_owned());
    Err(Failure::new(Exit::Damaged, "nothing of the export can be read")
        .why(why)
        .fix("ask LinkedIn for the archive once more, and import that"))
}

/// Reads what was imported before, takes what is new, and saves it, all under the lock.
fn save(
    args: &ImportArgs,
    archives: &[Archive],
    profile: &Profile,
    context: &Context,
) -> Result<(Arrival, Saved), Failure> {
    let mut transaction = profile.begin()?;
    for file in FILES {
        context.check_writable(&transaction.findings_of(file, context.today)?)?;
    }
    let mut events = transaction.events()?;
    let arrival = Arrival::of(archives, events.events_mut(), args.all_kinds);
    if !events.is_empty() {
        transaction.put(events.edited());
    }
    put_kinds(&arrival, &mut transaction)?;
    if !arrival.covered.is_empty() {
        transaction.cover(arrival.covered.clone())?;
    }
    let command = match archives {
        [one] => format!("import {}", one.name),
        several => format!("import {} exports", several.len()),
    };
    Ok((arrival, transaction.commit(&command)?))
}

/// Adds the kinds that are new.
fn put_kinds(arrival: &Arrival, transaction: &mut Transaction) -> Result<(), Failure> {
    let mut settings = transaction.settings()?;
    let new = arrival.new_kinds(settings.kinds());
    if new.is_empty() {
        return Ok(());
    }
    for kind in &new {
        settings.add_kind(kind);
    }
    transaction.put(settings.edited());
    Ok(())
}

/// Says what became of the export, or in a dry run would.
fn reply(
    archives: &[Archive],
    arrival: &Arrival,
    zone: Zone,
    profile: &str,
    context: &mut Context,
) -> Result<(), Failure> {
    if context.json {
        return context.say_json(&json(profile, context.dry_run, zone.name(), archives, arrival));
    }
    warn_of_skipped(archives, context);
    for title in archives.iter().filter_map(title) {
        context.confirm(title);
    }
    context.confirm(summary(arrival, zone.name(), context.dry_run));
    if arrival.added() == 0 && arrival.known() > 0 {
        return Ok(());
    }
    say_kinds(arrival, context);
    let sentences =
        missing(archives).into_iter().chain(unknown(archives)).chain(known_days(arrival));
    for sentence in sentences.chain(left_out(arrival)) {
        context.confirm(sentence);
    }
    if context.dry_run || arrival.added() == 0 {
        return Ok(());
    }
    let log = context.ssi("log pending COUNT");
    context.confirm(format_args!(
        "An export has no scores of the index, no profile views, no edits of the profile but photos, \
         and not how many invitations are pending: note that number with {log}"
    ));
    let effects = context.ssi("effects");
    context.confirm(format_args!(
        "Scores that you record can now be laid beside all of this: {effects}"
    ));
    Ok(())
}

/// A row a kind: how many are new, how many were there, and from when to when.
fn say_kinds(arrival: &Arrival, context: &mut Context) {
    if context.is_quiet() || arrival.added() == 0 {
        return;
    }
    let mut rows = table::with_heading(&["kind", "new", "there already", "first", "last"], &[0]);
    for fate in arrival.kinds() {
        let days = fate.days.map(|(first, last)| [with_year(first), with_year(last)]);
        let [first, last] = days.unwrap_or_default();
        let cells = [
            fate.kind.name().to_owned(),
            fate.added.to_string(),
            fate.known.to_string(),
            first,
            last,
        ];
        rows.add_row(cells);
    }
    context.say_all(table::lines(rows));
}

/// Warns of files and rows that were left out.
fn warn_of_skipped(archives: &[Archive], context: &mut Context) {
    /// How many are told of each sort.
    const TOLD: usize = 5;
    let files: Vec<String> = archives
        .iter()
        .flat_map(|archive| &archive.export.skipped)
        .map(|(file, why)| format!("not read: {}: {why}", shown(file)))
        .collect();
    let rows: Vec<String> = archives
        .iter()
        .flat_map(|archive| &archive.export.parts)
        .flat_map(|part| part.rejected.iter().map(move |(line, what)| (&part.path, line, what)))
        .map(|(file, line, what)| format!("left out: {}, line {line}: {what}", shown(file)))
        .collect();
    for told in [files, rows] {
        for one in told.iter().take(TOLD) {
            context.warn(one);
        }
        if told.len() > TOLD {
            context.warn(format_args!("and {} more", told.len() - TOLD));
        }
    }
}
