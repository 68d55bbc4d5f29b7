//! What is the matter, and what a person can do about it.

use std::error::Error;

use crate::domain::{Date, Kind};
use crate::store::{Absence, Damage, DataFile, Hitch, Oddity, StoreError, Trouble, What};

use super::super::Commands;

/// How the file of a trouble is called.
pub(super) fn file(trouble: &Trouble) -> String {
    match (trouble.file.as_str(), &trouble.what) {
        (".", What::Exposed(_)) => "the folder of the profile".to_owned(),
        (name, _) => name.to_owned(),
    }
}

/// What sort of thing is the matter.
pub(super) const fn sort(what: &What) -> &'static str {
    match what {
        What::Odd { oddity, .. } => match oddity {
            Oddity::UnknownKind { .. } => "unknown-kind",
            Oddity::DoubledId { .. } => "doubled-id",
            Oddity::DoubledReading { .. } => "doubled-reading",
            Oddity::DoubledDay { .. } => "doubled-day",
            Oddity::DayAhead { .. } => "day-ahead",
            Oddity::Lost { .. } => "lost",
        },
        What::Unreadable(_) => "unreadable",
        What::WrongSum { .. } => "wrong-sum",
        What::DoubledRow => "doubled-row",
        What::Copy { .. } => "copy",
        What::Leftover => "leftover",
        What::EarlierLayout => "earlier-layout",
        What::Exposed(_) => "exposed",
    }
}

/// What is the matter.
pub(super) fn what(what: &What) -> String {
    match what {
        What::Odd { oddity, .. } => oddity.to_string(),
        What::Unreadable(error) => cause(error),
        What::WrongSum { date, error } => format!("{date}: {error}"),
        What::DoubledRow => "the row stands above already".to_owned(),
        What::Copy { of, tool, .. } => {
            format!("a conflicted copy of {}, named as {} does", of.name(), tool.name())
        }
        What::Leftover => "what a command that was killed left".to_owned(),
        What::EarlierLayout => "kept here by an earlier version of ssi".to_owned(),
        What::Exposed(mode) => format!("others on this machine may read it (mode {mode:o})"),
    }
}

/// What a person can do about it: sentences, and commands that can be pasted.
pub(super) fn help(trouble: &Trouble, commands: &Commands) -> Vec<String> {
    match &trouble.what {
        What::Odd { oddity, rows } => help_with_oddity(trouble, oddity, rows, commands),
        What::Unreadable(StoreError::Damaged { source, .. }) => {
            vec![how_to_mend(source, &trouble.file, &place(trouble))]
        }
        What::Unreadable(_) => {
            vec!["correct that; the other files are read all the same".to_owned()]
        }
        What::Copy { of, hitch, .. } => {
            hitch.iter().map(|hitch| help_with_copy(*of, hitch)).collect()
        }
        What::WrongSum { date, .. } => {
            let edit = commands.command(format_args!("edit {date} --total N --brand N"));
            vec![format!("to correct it: {edit}"), "it may stay if the page showed this".to_owned()]
        }
        What::DoubledRow | What::Leftover | What::EarlierLayout | What::Exposed(_) => Vec::new(),
    }
}

fn help_with_oddity(
    trouble: &Trouble,
    oddity: &Oddity,
    rows: &[Option<String>],
    commands: &Commands,
) -> Vec<String> {
    match oddity {
        Oddity::UnknownKind { kind, .. } if Kind::new_own(kind.name()).is_err() => {
            vec![format!("correct {}", place(trouble))]
        }
        Oddity::UnknownKind { kind, nearest, .. } => help_with_kind(kind, nearest, commands),
        Oddity::DayAhead { date } => help_with_day(trouble, *date, rows, commands),
        Oddity::DoubledDay { date, lines } => help_with_rows(*date, lines, rows, commands),
        Oddity::DoubledId { lines, .. } | Oddity::DoubledReading { lines, .. } => {
            vec![format!("remove all but one of {}", in_lines(lines))]
        }
        Oddity::Lost { now, .. } => vec![help_with_loss(*now).to_owned()],
    }
}

/// What a person can do about a file that has lost its content, and of which no version is kept.
#[must_use]
pub const fn help_with_loss(now: Absence) -> &'static str {
    match now {
        Absence::Dangling => "put the file back where the link leads, or remove the link",
        Absence::Gone => "put a version of your own back; a new one is made otherwise",
        Absence::Empty | Absence::NoRows => "put a version of your own back, or remove it",
    }
}

fn help_with_kind(kind: &Kind, nearest: &[Kind], commands: &Commands) -> Vec<String> {
    let meant = nearest.first().map(|meant| {
        format!(
            "if {meant} is meant: {}",
            commands.command(format_args!("edit kind {kind} {meant}"))
        )
    });
    let own = commands.command(format_args!("edit kind {kind} {kind}"));
    meant.into_iter().chain([format!("to keep it as your own: {own}")]).collect()
}

fn help_with_day(
    trouble: &Trouble,
    date: Date,
    rows: &[Option<String>],
    commands: &Commands,
) -> Vec<String> {
    let record = match (DataFile::from_name(&trouble.file), rows) {
        (Some(DataFile::Log), [Some(id), ..]) => id.clone(),
        (Some(DataFile::Log), _) => return vec![format!("correct {}", place(trouble))],
        _ => date.to_string(),
    };
    vec![
        format!("to take it out: {}", commands.command(format_args!("remove {record}"))),
        format!("to correct it: {}", commands.command(format_args!("edit {record} --on WHEN"))),
    ]
}

/// The rows of a day differ: what the last one says, which readers use, or a line to be removed.
fn help_with_rows(
    date: Date,
    lines: &[usize],
    totals: &[Option<String>],
    commands: &Commands,
) -> Vec<String> {
    let rows = lines.iter().zip(totals);
    let rows: Vec<String> = rows
        .map(|(line, total)| format!("line {line} (total {})", total.as_deref().unwrap_or("?")))
        .collect();
    let keep = totals.last().and_then(Option::as_ref).map(|total| {
        let edit = commands.command(format_args!("edit {date} --total {total} --as-shown"));
        format!("to keep the last one alone: {edit}")
    });
    keep.into_iter()
        .chain([format!("or remove all but one by hand: {}", rows.join(", "))])
        .collect()
}

fn help_with_copy(of: DataFile, hitch: &Hitch) -> String {
    let name = of.name();
    match hitch {
        Hitch::Damaged(error) => format!("it cannot be merged: {}", whole(error)),
        Hitch::DataFile => format!("it is merged once {name} is in order"),
        Hitch::DoubledDay => {
            "it cannot be merged: a day stands in it twice, and differs".to_owned()
        }
        Hitch::Settings => format!("compare it with {name}, then remove it"),
        Hitch::Unfit => {
            format!("its rows do not go together with those of {name}: compare, then remove it")
        }
    }
}

/// What to do about a damage; `file` is the name of the file, `place` that of the line in it.
#[must_use]
pub fn how_to_mend(damage: &Damage, file: &str, place: &str) -> String {
    match damage {
        Damage::NotUtf8 { .. } | Damage::Utf16 => {
            format!("save {file} as UTF-8; Excel calls it `CSV UTF-8 (comma delimited)`")
        }
        Damage::ConflictMarker => {
            format!("remove the lines of the marker in {file}, and of two rows the wrong one")
        }
        Damage::Syntax(what) if what.contains("CR") => {
            format!("save {file} with the line ends of Windows or Unix")
        }
        Damage::Cell { column: "date", .. } => format!(
            "write the date as YYYY-MM-DD in {place}; in a spreadsheet give the whole column the format yyyy-mm-dd"
        ),
        Damage::NoColumn(_) => {
            format!("let line 1 of {file} name the columns: {}", header_of(file))
        }
        _ => format!("correct {place}"),
    }
}

/// The columns that a table must have, and those that most have.
fn header_of(file: &str) -> &'static str {
    match DataFile::from_name(file) {
        Some(DataFile::Log) => "date,kind,count",
        Some(DataFile::Restrictions) => "start,end,kind,strike",
        Some(DataFile::Events) => "date,kind,count,key",
        Some(DataFile::Coverage) => "source,kind,from,to",
        _ => "date,total,brand,people,insights,relationships",
    }
}

fn place(trouble: &Trouble) -> String {
    match trouble.line {
        Some(line) => format!("line {line} of {}", trouble.file),
        None => trouble.file.clone(),
    }
}

/// `line 3 and line 9`.
fn in_lines(lines: &[usize]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| format!("line {line}")).collect();
    match lines.split_last() {
        Some((last, earlier)) if !earlier.is_empty() => {
            format!("{} and {last}", earlier.join(", "))
        }
        _ => lines.concat(),
    }
}

/// What an error says beside the name of the file and the line.
fn cause(error: &StoreError) -> String {
    match error.source() {
        Some(source) => source.to_string(),
        None => error.to_string(),
    }
}

/// An error with its cause.
fn whole(error: &StoreError) -> String {
    match error.source() {
        Some(source) => format!("{error}: {source}"),
        None => error.to_string(),
    }
}
