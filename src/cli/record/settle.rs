//! Numbers that may be mistyped: the person is asked, and corrects them or says that they are right.

use crate::cli::frame::{Exit, Failure, Lines, ask, numbers, output};
use crate::domain::{
    Field, FieldValue, Fields, Leap, MergeError, Snapshot, Source, SumError, Typed, Unit, leaps,
    shown,
};
use crate::store::SnapshotFile;
use crate::words;

use super::wanted::Wanted;

/// The values of which the person said that they are right.
#[derive(Default)]
pub(super) struct Confirmed(Vec<FieldValue>);

/// Asks about a total that its pillars do not add up to, and about every leap, until there is none
/// that was not confirmed. What is refused otherwise is refused where it is decided.
///
/// # Errors
///
/// Returns [`Exit::Interrupted`] when the person stops.
pub(super) fn settle(
    wanted: &mut Wanted,
    confirmed: &mut Confirmed,
    file: &SnapshotFile,
    input: &mut impl Lines,
) -> Result<(), Failure> {
    let found = file.on(wanted.date);
    loop {
        match wanted.outcome(found) {
            Err(MergeError::Sum(error)) => correct_sum(&error, wanted, found, input)?,
            Err(_) => return Ok(()),
            Ok(outcome) => {
                let leaps = leaps(outcome.snapshot(), found, file.snapshots());
                match leaps.into_iter().find(|leap| !confirmed.0.contains(&leap.value)) {
                    None => return Ok(()),
                    Some(leap) => correct_leap(leap, wanted, confirmed, input)?,
                }
            }
        }
    }
}

/// Asks which of the scores that may change is mistyped, and for the right one.
fn correct_sum(
    error: &SumError,
    wanted: &mut Wanted,
    found: Option<&Snapshot>,
    input: &mut impl Lines,
) -> Result<(), Failure> {
    let can_change = |field: &Field| {
        wanted.fields.get(*field).is_some()
            || (wanted.rules.replace && found.is_some_and(|found| field.of(found).is_some()))
    };
    let given: Vec<Field> = Field::SCORES.into_iter().filter(can_change).collect();
    let names: Vec<String> = given.iter().map(ToString::to_string).collect();
    let why = match wanted.source {
        Source::Typed => "one number is mistyped",
        _ => "not all of it was read right, or the page shows this",
    };
    output::to_stderr(&format!("  {error}: {why}\n"));
    let question = format!(
        "Which one is wrong? {}; none if the page shows this; Enter stops",
        names.join(", ")
    );
    match ask(&question, input, |text| which(text, &given, &wanted.fields))?.ok_or_else(stopped)? {
        None => wanted.rules.as_shown = true,
        Some(field) => {
            let given = wanted.fields.value(field).map(|typed| typed.value.clone());
            let present = given.or_else(|| field.of(found?)).map(|value| value.to_string());
            let question = with_present(field, present.as_deref());
            let parse = |text: &str| value(field, text);
            if let Some(typed) = ask(&question, input, parse)? {
                wanted.fields.set(typed);
            }
        }
    }
    Ok(())
}

/// The field that is meant, by its name or the beginning of it, or by a value that no other has;
/// `None` for `none`.
fn which(text: &str, given: &[Field], fields: &Fields) -> Result<Option<Field>, Failure> {
    let text = text.to_lowercase();
    if text == "none" {
        return Ok(None);
    }
    let has_value = |field: &Field| {
        let typed = fields.value(*field).map(|typed| &typed.value);
        typed.is_some() && typed == field.parse(&text).ok().map(|typed| typed.value).as_ref()
    };
    let of_value: Vec<Field> = given.iter().copied().filter(has_value).collect();
    let of_name = given.iter().copied().find(|field| field.name().starts_with(&text));
    let only = <[Field; 1]>::try_from(of_value).ok().map(|[field]| field);
    of_name.or(only).map(Some).ok_or_else(|| {
        let first = given.first().map_or("total", |field| field.name());
        let what = format!(
            "`{}` is none of them: write its name, as {first}, or none to save what is shown",
            shown(&text)
        );
        Failure::new(Exit::Usage, what)
    })
}

/// Asks whether a leap is right, or for the right number.
fn correct_leap(
    leap: Leap,
    wanted: &mut Wanted,
    confirmed: &mut Confirmed,
    input: &mut impl Lines,
) -> Result<(), Failure> {
    output::to_stderr(&format!("  {}\n", words::leap(&leap, wanted.date)));
    let question = format!("Is {} right? y, or the right number; Enter stops", leap.value);
    let answer = ask(&question, input, |text| match &*text.to_lowercase() {
        "y" | "yes" => Ok(Some(None)),
        "n" | "no" => Ok(None),
        text => value(leap.field(), text).map(|typed| Some(Some(typed))),
    })?;
    match answer.flatten().ok_or_else(stopped)? {
        None => confirmed.0.push(leap.value),
        Some(typed) => wanted.fields.set(typed),
    }
    Ok(())
}

/// What is asked for a field, with its range, and with the value that it has.
pub(super) fn with_present(field: Field, present: Option<&str>) -> String {
    let question = match field.unit() {
        Unit::Points { most } if field.is_score() => format!("{} (0-{most})", field.title()),
        _ => field.title(),
    };
    match present {
        None => question,
        Some(present) => format!("{question} [{present}]"),
    }
}

/// A number in the place of another: there must be one.
fn value(field: Field, text: &str) -> Result<Typed<FieldValue>, Failure> {
    numbers::value(field, &field.to_string(), text)?
        .ok_or_else(|| Failure::new(Exit::Usage, "write a number, or Enter to leave it"))
}

/// The person stopped before anything was saved.
pub(super) fn stopped() -> Failure {
    Failure::new(Exit::Interrupted, "stopped; nothing was saved")
}
