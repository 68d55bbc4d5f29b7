//! The questions of `ssi record`.

use crate::cli::frame::{Context, Exit, Failure, Lines, ask, numbers, output};
use crate::domain::{Date, Field, FieldValue, Fields, Group, Snapshot, Typed};
use crate::store::SnapshotFile;

use super::settle::{Confirmed, settle, stopped, with_present};
use super::shown;
use super::wanted::Wanted;

/// Asks what to do with a day that has a record, and for the scores one by one: of a day that is
/// there for what it lacks, or to replace for everything, with the present value in brackets. What
/// was given on the command line is not asked for.
///
/// # Errors
///
/// Returns the failure of an interruption when the person stops.
pub(super) fn asked(
    wanted: &mut Wanted,
    confirmed: &mut Confirmed,
    file: &SnapshotFile,
    context: &Context,
    input: &mut impl Lines,
) -> Result<(), Failure> {
    choose_day(wanted, file, context, input)?;
    output::to_stderr(&format!(
        "Scores of {} (linkedin.com/sales/ssi). Enter skips, Ctrl-C stops.\n",
        wanted.date.with_weekday()
    ));
    let found = file.on(wanted.date);
    let scores = all(Field::SCORES.into_iter(), wanted, found, input)?;
    wanted.fields.extend(scores);
    settle(wanted, confirmed, file, input)?;
    let compared = all(COMPARED.into_iter(), wanted, found, input)?;
    wanted.fields.extend(compared);
    Ok(())
}

/// What is asked for beside the scores.
const COMPARED: [Field; 4] = [
    Field::Rank(Group::Industry),
    Field::Rank(Group::Network),
    Field::Average(Group::Industry),
    Field::Average(Group::Network),
];

/// What is to be done with a day that has a record.
#[derive(Clone, Copy)]
enum Choice {
    Fill,
    Replace,
    AnotherDay,
}

/// Says that the day has a record, and asks what to do, until a day is chosen.
fn choose_day(
    wanted: &mut Wanted,
    file: &SnapshotFile,
    context: &Context,
    input: &mut impl Lines,
) -> Result<(), Failure> {
    while let Some(found) = file.on(wanted.date).filter(|_| !wanted.rules.replace) {
        show(found);
        match choice(lacks(found), input)? {
            Choice::Fill => return Ok(()),
            Choice::Replace => wanted.rules.replace = true,
            Choice::AnotherDay => wanted.date = another_day(context, input)?,
        }
    }
    Ok(())
}

fn show(found: &Snapshot) {
    let day = found.date.with_weekday();
    output::to_stderr(&format!("{day} has a record already: {}\n", found.total));
    for line in shown::lines(found, None, |_| true) {
        output::to_stderr(&format!("{line}\n"));
    }
}

/// Whether something is missing that would be asked for.
fn lacks(found: &Snapshot) -> bool {
    Field::SCORES.into_iter().chain(COMPARED).any(|field| field.of(found).is_none())
}

fn choice(lacks: bool, input: &mut impl Lines) -> Result<Choice, Failure> {
    let question = if lacks {
        "f to fill in what is missing, r to replace numbers, d for another day [f]"
    } else {
        "r to replace numbers, d for another day; Enter stops"
    };
    let answer = ask(question, input, |text| match &*text.to_lowercase() {
        "f" | "fill" if lacks => Ok(Choice::Fill),
        "r" | "replace" => Ok(Choice::Replace),
        "d" | "day" => Ok(Choice::AnotherDay),
        _ if lacks => Err(Failure::new(Exit::Usage, "write `f`, `r` or `d`")),
        _ => Err(Failure::new(Exit::Usage, "write `r` or `d`")),
    })?;
    answer.or(lacks.then_some(Choice::Fill)).ok_or_else(stopped)
}

fn another_day(context: &Context, input: &mut impl Lines) -> Result<Date, Failure> {
    ask("Which day (yesterday, 2 Mar, 2026-03-02)", input, |text| context.when(text))?
        .ok_or_else(stopped)
}

/// Asks for fields one by one.
pub(super) fn all(
    fields: impl Iterator<Item = Field>,
    wanted: &Wanted,
    found: Option<&Snapshot>,
    input: &mut impl Lines,
) -> Result<Fields, Failure> {
    let is_open = |field: &Field| wanted.fields.get(*field).is_none();
    fields
        .filter(is_open)
        .filter_map(|field| one(field, wanted, found, input).transpose())
        .collect()
}

/// Asks unless the day has the value already; to replace it, Enter keeps it.
fn one(
    field: Field,
    wanted: &Wanted,
    found: Option<&Snapshot>,
    input: &mut impl Lines,
) -> Result<Option<Typed<FieldValue>>, Failure> {
    let present = found.and_then(|found| field.of(found));
    if present.is_some() && !wanted.rules.replace {
        return Ok(None);
    }
    let question = with_present(field, present.map(|value| value.to_string()).as_deref());
    let name = match field {
        Field::Rank(_) => "rank",
        Field::Average(_) => "average",
        _ => field.name(),
    };
    Ok(ask(&question, input, |text| numbers::value(field, name, text))?.flatten())
}
