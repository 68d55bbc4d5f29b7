//! `ssi export`: writes records for other programs.

mod args;
mod format;

use std::io::IsTerminal;
use std::path::Path;

use crate::answer::Person;
use crate::answer::export::{Export, What, csv, json, workbook};
use crate::cli::frame::model::ModelArgs;
use crate::cli::frame::{Context, Exit, Failure};
use crate::domain::{is_unprintable, shown};
use crate::import::table::too_large;
use crate::store::{DataFile, write_export};
use crate::words::counted;

pub(super) use args::ExportArgs;
use format::Format;

pub(super) fn run(args: &ExportArgs, context: &mut Context) -> Result<(), Failure> {
    let format = Format::chosen(args, context)?;
    let file = args.output.as_deref().filter(|path| path.as_os_str() != "-");
    if let Some(path) = file {
        check_free(path, args, context)?;
    }
    let period = args.period.period(context)?;
    let people = people(args, context)?;
    for person in &people {
        let whose = format!("{}: ", person.profile().name());
        let export = Export::of(person, args.what(), period)?; // reads what is warned of
        if args.all_profiles && export.records.iter().all(|records| records.rows.is_empty()) {
            context.note(format_args!("{whose}nothing of it is written: no such records"));
        }
        drop(export);
        context.warn_of_findings(if args.all_profiles { &whose } else { "" }, person);
    }
    let export = match people.as_slice() {
        [person] if !args.all_profiles => Export::of(person, args.what(), period)?,
        people => Export::of_all(people, args.what(), period)?,
    };
    let bytes = written(&export, format)?;
    if let Some(error) = too_large(&bytes) {
        let command = |what: &What| {
            context.another_form(
                &format!("export {0} -o {0}.csv", what.name()),
                &["output", "json", "overwrite"],
            )
        };
        let fixes: Vec<String> = args.what().iter().map(command).collect();
        let fixes = fixes.join("; ");
        context.note(format_args!("import would refuse this: {error}; as CSV: {fixes}"));
    }
    let left_out = left_out(args, &people);
    if let Some(path) = file {
        save(path, &export, &bytes, context)?;
        if !left_out.is_empty() {
            context.confirm(format_args!("Not in it: {}.", left_out.join(", ")));
        }
        return Ok(());
    }
    if !left_out.is_empty() {
        context.note(format_args!("not in it: {}", left_out.join(", ")));
    }
    context.answer.extend(for_stdout(bytes, format));
    Ok(())
}

/// The files with records of a sort that no export holds, where all records were asked for.
fn left_out(args: &ExportArgs, people: &[Person]) -> Vec<&'static str> {
    let is_kept = |file: &DataFile| {
        let path = |person: &Person| person.profile().folder().join(file.name());
        people.iter().any(|person| path(person).exists())
    };
    let others = [DataFile::Restrictions, DataFile::Events, DataFile::Coverage];
    let has_log = args.what().contains(&What::Activities);
    let is_asked =
        |file: &DataFile| args.what().len() > 1 || (has_log && matches!(file, DataFile::Events));
    let kept = others.into_iter().filter(|file| is_asked(file) && is_kept(file));
    kept.map(DataFile::name).collect()
}

/// Whose records are written.
fn people(args: &ExportArgs, context: &Context) -> Result<Vec<Person>, Failure> {
    if !args.all_profiles {
        return Ok(vec![context.person(ModelArgs::default())?]);
    }
    if context.has_typed_profiles() {
        return Err(Failure::new(Exit::Usage, "--all-profiles and --profile do not go together")
            .fix("leave one of them out"));
    }
    let (known, damaged) = context.folder.profiles()?;
    if let Some(error) = damaged.into_iter().next() {
        return Err(error.into());
    }
    let person = |profile| context.person_of(profile, ModelArgs::default());
    known.iter().map(|known| Ok(person(known.open()?))).collect()
}

fn written(export: &Export, format: Format) -> Result<Vec<u8>, Failure> {
    let failed = |error: &dyn std::fmt::Display| {
        Failure::new(Exit::File, format!("cannot write this: {error}"))
    };
    match (format, export.records.as_slice()) {
        (Format::Csv(form), [records, ..]) => csv(records, form).map_err(|error| failed(&error)),
        (Format::Csv(_), []) => Ok(Vec::new()),
        (Format::Json, _) => {
            let mut bytes = serde_json::to_vec(&json(export)).map_err(|error| failed(&error))?;
            bytes.push(b'\n');
            Ok(bytes)
        }
        (Format::Workbook, _) => workbook(export).map_err(|error| failed(&error)),
    }
}

/// The bytes for stdout; on a terminal without what would act on it.
fn for_stdout(bytes: Vec<u8>, format: Format) -> Vec<u8> {
    if format == Format::Workbook || !std::io::stdout().is_terminal() {
        return bytes;
    }
    let text = String::from_utf8_lossy(&bytes);
    let harmless = |c: char| if is_unprintable(c) && c != '\n' && c != '\r' { ' ' } else { c };
    text.chars().map(harmless).collect::<String>().into_bytes()
}

/// Refuses to write where something is, or where records are kept.
fn check_free(path: &Path, args: &ExportArgs, context: &Context) -> Result<(), Failure> {
    context.check_not_records(path)?;
    let name = shown(&path.to_string_lossy());
    match path.symlink_metadata() {
        Err(_) => Ok(()),
        Ok(found) if found.is_dir() => {
            Err(Failure::new(Exit::Usage, format!("{name} is a folder")).fix("name a file in it"))
        }
        Ok(_) if args.overwrite && path.is_file() => Ok(()),
        Ok(_) if args.overwrite => {
            Err(Failure::new(Exit::Refused, format!("{name} is no ordinary file"))
                .why("a device, a pipe or what a link leads to would be lost")
                .fix("name another file"))
        }
        Ok(_) => Err(Failure::new(Exit::Refused, format!("{name} exists already"))
            .why("it may be something that you want to keep")
            .fix(context.command_with("--overwrite"))),
    }
}

fn save(path: &Path, export: &Export, bytes: &[u8], context: &mut Context) -> Result<(), Failure> {
    let many = |what: What, count: usize| match what {
        What::Snapshots => counted(count, "snapshot"),
        What::Activities if count == 1 => "1 log entry".to_owned(),
        What::Activities => format!("{count} log entries"),
    };
    let records = export.records.iter().map(|records| many(records.what, records.rows.len()));
    let records = records.collect::<Vec<_>>().join(" and ");
    let name = shown(&path.display().to_string());
    if context.dry_run {
        context.confirm(format_args!("Would write {records} to {name}."));
        return Ok(());
    }
    let saved = write_export(path, bytes)?;
    let confirmed = context.saved(saved);
    context.confirm(format_args!("Wrote {records} to {name}."));
    confirmed
}
