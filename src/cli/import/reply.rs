//! What `ssi import` answers, and what it refuses.

use crate::answer::import::{self, File, Intake};
use crate::cli::frame::{Context, Exit, Failure, table, warn_of_leaps};
use crate::domain::shown;
use crate::import::table::{Header, Sort};
use crate::words::{self, counted};

use super::args::ImportArgs;
use super::tables::Placed;

/// The most days of which a number that may be mistyped is told.
const MOST_LEAPS: usize = 3;

/// Refuses an import of rows that cannot be read or that say something else than what is there.
pub(super) fn check(
    args: &ImportArgs,
    intake: &Intake,
    context: &mut Context,
) -> Result<(), Failure> {
    if args.skip_bad {
        return Ok(());
    }
    let more = |more: usize| if more == 0 { String::new() } else { format!(" (and {more} more)") };
    if let [first, others @ ..] = intake.refused.first() {
        for told in others {
            context.warn(import::refused(told));
        }
        let what = format!("{}{}", import::refused(first), more(intake.refused.count() - 1));
        return Err(Failure::new(Exit::Damaged, what)
            .why("a row that cannot be read stops an import before anything is saved")
            .fix(format!(
                "correct the table, or leave such rows out: {}",
                context.command_with("--skip-bad")
            )));
    }
    if let [first, others @ ..] = intake.conflicts.first() {
        for one in others {
            context.warn(import::conflict(one));
        }
        let what = format!("{}{}", import::conflict(first), more(intake.conflicts.count() - 1));
        if first.is_of_file {
            return Err(Failure::new(Exit::Refused, what)
                .why("two rows say different things of one day; nothing was saved")
                .fix(format!(
                    "correct the table, or keep the first row of each day: {}",
                    context.command_with("--skip-bad")
                )));
        }
        return Err(Failure::new(Exit::Refused, what)
            .why("a record that is there is not changed without being asked; nothing was saved")
            .fix(format!(
                "take the table's values: {}; or keep what is there: {}",
                context.command_with("--replace"),
                context.command_with("--skip-bad")
            )));
    }
    Ok(())
}

/// Says what became of the rows, or in a dry run would.
pub(super) fn reply(
    intake: &Intake,
    placed: &[&Placed<'_>],
    seat: Option<&str>,
    profile: &str,
    context: &mut Context,
) -> Result<(), Failure> {
    warn_of_skipped(intake, context);
    say_leaps(intake, profile, context);
    if context.json {
        let files: Vec<File> = placed.iter().copied().map(file).collect();
        return context.say_json(&import::json(profile, context.dry_run, &files, intake));
    }
    for sentence in import::sentences(intake, context.dry_run) {
        context.confirm(sentence);
    }
    if let Some(seat) = seat.filter(|seat| !seat.is_empty()) {
        context.confirm(format_args!("The table says that they are of `{}`.", shown(seat)));
    }
    let has_several = placed.len() > 1;
    for placed in placed {
        let whose = has_several.then(|| placed.origin.to_string());
        say_table(placed, whose.as_deref(), context);
    }
    if intake.left_out.count() > 0 {
        let first: Vec<String> = intake
            .left_out
            .first()
            .iter()
            .map(|told| {
                let line = format!("line {}", told.place.line);
                let place = if has_several { told.place.to_string() } else { line };
                format!("{place} ({})", told.what)
            })
            .collect();
        let more = match intake.left_out.more() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        context.confirm(format_args!("Left out: {}{more}.", first.join(", ")));
    }
    if context.dry_run {
        say_previews(intake, context);
    }
    Ok(())
}

/// Warns of numbers that may be mistyped; with the command that corrects them, if it would be of this
/// profile.
fn say_leaps(intake: &Intake, profile: &str, context: &mut Context) {
    let is_own = context.profile().is_ok_and(|own| own.name() == profile);
    for (date, leaps) in intake.leaps(MOST_LEAPS) {
        if is_own {
            warn_of_leaps(context, date, &leaps);
            continue;
        }
        for leap in leaps {
            let leap = words::leap(&leap, date);
            context.warn(format_args!("is this right? {}: {leap}", shown(profile)));
        }
    }
}

/// Warns of rows that were left out although they may be records.
fn warn_of_skipped(intake: &Intake, context: &mut Context) {
    for told in intake.refused.first() {
        context.warn(format_args!("left out: {}", import::refused(told)));
    }
    for one in intake.conflicts.first() {
        context.warn(format_args!("kept what is there: {}", import::conflict(one)));
    }
    let more = intake.refused.more() + intake.conflicts.more();
    if more > 0 {
        context.warn(format_args!("left out: {} more", counted(more, "row")));
    }
}

fn file(placed: &Placed<'_>) -> File {
    File {
        file: placed.file.to_owned(),
        sheet: placed.sheet.map(ToOwned::to_owned),
        sort: match placed.table.header.sort {
            Sort::Scores => "snapshots",
            Sort::Activities => "activities",
        },
        unused: placed.table.unused().map(ToOwned::to_owned).collect(),
        date_order: placed.table.settled.as_ref().map(|settled| settled.order.name()),
    }
}

/// Says how a table was read: in a dry run or where its headers are not our own what each column
/// became, and else what may surprise.
fn say_table(placed: &Placed<'_>, whose: Option<&str>, context: &mut Context) {
    let table = &placed.table;
    let whose = |word: &str| {
        let capital = || word[..1].to_uppercase() + &word[1..];
        whose.map_or_else(capital, |whose| format!("{whose}: {word}"))
    };
    let unused: Vec<String> = table.unused().map(|name| format!("`{name}`")).collect();
    if context.dry_run || !table.header.is_our_own() {
        let not_read = if unused.is_empty() { "" } else { "; not read: " };
        let (read, unused) = (some(&read(&table.header)), some(&unused));
        context.confirm(format_args!("{}: {read}{not_read}{unused}.", whose("read")));
    } else if !unused.is_empty() {
        context.confirm(format_args!("{}: {}.", whose("columns not used"), some(&unused)));
    }
    if table.has_counts() {
        let fix = context.command_with("--as=activities");
        context.hint(format_args!("the table counts what was done, too: {fix}"));
    }
    if let Some(settled) = &table.settled {
        context.confirm(format_args!(
            "{} {}: line {} (`{}`) can be nothing else.",
            whose("dates are"),
            settled.order.in_words(),
            settled.line,
            settled.text
        ));
    }
}

/// What each column is: "`Datum` as date", "`Gesamt` as total".
fn read(header: &Header) -> Vec<String> {
    let known = header.columns.iter().filter_map(|named| {
        let read_as = named.read_as()?;
        Some(format!("`{}` as {read_as}", named.name))
    });
    known.collect()
}

/// The first of some names.
fn some(names: &[String]) -> String {
    const MOST: usize = 8;
    let shown = names[..names.len().min(MOST)].join(", ");
    match names.len().saturating_sub(MOST) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// The first rows as they will be saved.
fn say_previews(intake: &Intake, context: &mut Context) {
    for preview in intake.previews() {
        let mut rows = table::with_heading(&preview.heading, &[]);
        for row in preview.rows {
            rows.add_row(row);
        }
        context.say("");
        context.say_all(table::lines(rows));
        if preview.more > 0 {
            context.say(format_args!("  and {} more", preview.more));
        }
    }
}
