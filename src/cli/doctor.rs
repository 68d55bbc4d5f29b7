//! `ssi doctor`: checks the data files, and mends what has one answer.

use std::collections::BTreeMap;

use clap::Args;

use crate::answer::doctor::{Report, Told};
use crate::store::{Mended, Patient};
use crate::words::{WIDTH, counted, wrapped};

use super::frame::{Context, Exit, Failure, table};

/// Check the data files, and mend what has one answer
#[derive(Args, Debug)]
#[command(after_help = "\
Looks at every file of the profile: damage with its line, rows and days that stand twice, unknown
kinds, days after today, empty and vanished files, conflicted copies of Dropbox, OneDrive, iCloud,
Syncthing, Nextcloud and Google Drive, and who may read them. Changes nothing without --fix, which
first copies the files to backup-DAY beside them; `ssi undo` takes back what it did to them.
Exit status 1: something was found, and is not mended; a total that its pillars do not add up to
may be as the page showed it, and is only told.

  ssi doctor
  ssi doctor --fix -n
  ssi doctor --fix")]
pub(super) struct DoctorArgs {
    /// Mend what has one answer, and list the rest
    #[arg(long)]
    fix: bool,
}

/// How many things of one sort are told of a file; `--json` tells all.
const MOST_OF_A_SORT: usize = 10;

/// What `--fix` did.
struct Done {
    told: Vec<Told>,
    /// The folder with the files as they were.
    backup: String,
}

pub(super) fn run(args: &DoctorArgs, context: &mut Context) -> Result<(), Failure> {
    let patient = context.patient()?;
    let latest = context.latest();
    let checkup = patient.check(latest)?;
    if !args.fix || context.dry_run || !checkup.has_one_answer() {
        let report = Report::of(&checkup, &context.commands());
        let others = other_profiles(context)?;
        tell(context, &patient, &report, others, None)?;
        if report.is_empty() {
            nothing_found(context);
        }
        return verdict(context, &report, args.fix);
    }
    let others = other_profiles(context)?;
    let Mended { troubles, backup, saved, left } = patient.mend(context.today, checkup)?;
    let is_step = saved.is_step();
    let confirmed = context.saved(saved);
    let done = Done { told: Report::done(&troubles, &context.commands()), backup };
    for error in left {
        context.warn(Failure::from(error));
    }
    // What is left is told as it stands now, with the lines that it has now.
    let now = patient.check(latest);
    let report = now.as_ref().map(|now| Report::of(now, &context.commands())).unwrap_or_default();
    tell(context, &patient, &report, others, Some(&done))?;
    if let Err(error) = now {
        context.warn(Failure::from(error));
    } else if report.is_empty() {
        nothing_found(context);
    }
    if is_step && !context.json {
        let undo = context.ssi("undo");
        context.confirm(format_args!("Taken back with: {undo} (the backup stays)"));
    }
    confirmed?;
    verdict(context, &report, true)
}

/// Tells what was found, below what was mended.
fn tell(
    context: &mut Context,
    patient: &Patient,
    report: &Report,
    others: usize,
    done: Option<&Done>,
) -> Result<(), Failure> {
    if context.json {
        let name = name_of(context, patient);
        let done = done.map(|done| (done.told.as_slice(), done.backup.as_str()));
        let document = report.json(&name, patient.folder(), others, done, context.dry_run);
        return context.say_json(&document);
    }
    match done {
        None => say_files(context, patient, report, others),
        Some(Done { told, backup }) if !context.is_quiet() => {
            let (done, end) =
                if told.is_empty() { ("Rows have an id now", ".") } else { ("Mended", ":") };
            context.say(format_args!("{done}; the files as they were are in {backup}{end}"));
            say_found(context, told, "");
        }
        Some(_) => {}
    }
    say_found(context, &report.mended, "--fix: ");
    say_found(context, &report.left, "");
    Ok(())
}

fn nothing_found(context: &mut Context) {
    if !context.json {
        context.confirm("Nothing found.");
    }
}

/// The files, and where they are.
fn say_files(context: &mut Context, patient: &Patient, report: &Report, others: usize) {
    context.say(patient.folder().display());
    let mut files = table::plain();
    for row in report.rows() {
        files.add_row(row);
    }
    for line in table::lines(files) {
        context.say(format_args!("  {line}"));
    }
    if others > 0 {
        let list = context.ssi_without_profile("profile");
        let others = counted(others, "other profile");
        context.say(format_args!("  {others}, checked with -p NAME: {list}"));
    }
    if let Some(hint) = report.hint(patient.folder()) {
        context.hint(hint);
    }
}

/// What was found; of many things of one sort in a file, the first.
fn say_found(context: &mut Context, found: &[Told], before: &str) {
    let of = |told: &Told| (told.file.clone(), told.sort);
    let mut seen: BTreeMap<(String, &str), usize> = BTreeMap::new();
    for told in found {
        let count = seen.entry(of(told)).or_default();
        *count += 1;
        if *count <= MOST_OF_A_SORT {
            say_hanging(context, "", &told.line());
            for then in &told.then {
                say_hanging(context, "  ", &format!("{before}{then}"));
            }
        }
    }
    for ((file, sort), count) in seen {
        if count > MOST_OF_A_SORT {
            let more = count - MOST_OF_A_SORT;
            context.say(format_args!("{file}: {more} more of the sort {sort}"));
        }
    }
}

/// A paragraph in lines that fit; a command that can be pasted stays on one line.
fn say_hanging(context: &mut Context, indent: &str, paragraph: &str) {
    if paragraph.contains(": ssi ") {
        context.say(format_args!("{indent}{paragraph}"));
        return;
    }
    for (place, line) in wrapped(paragraph, WIDTH - indent.len() - 2).iter().enumerate() {
        let hang = if place == 0 { "" } else { "  " };
        context.say(format_args!("{indent}{hang}{line}"));
    }
}

/// How many profiles there are beside the one that is checked.
fn other_profiles(context: &Context) -> Result<usize, Failure> {
    let (known, damaged) = context.folder.profiles()?;
    Ok((known.len() + damaged.len()).saturating_sub(1))
}

/// The name of the profile; of one whose `profile.toml` is damaged, that of its folder.
fn name_of(context: &Context, patient: &Patient) -> String {
    let folder = || patient.folder().file_name().unwrap_or_default().display().to_string();
    context.profile().map_or_else(|_| folder(), |profile| profile.name().to_owned())
}

/// The exit status, and in short why.
fn verdict(context: &Context, report: &Report, fix: bool) -> Result<(), Failure> {
    if report.count() == 0 {
        return Ok(());
    }
    let failure = Failure::new(Exit::Found, report.in_short());
    let is_all_done = !report.helps || (fix && !context.dry_run);
    Err(if is_all_done { failure } else { failure.fix(context.ssi("doctor --fix")) })
}
