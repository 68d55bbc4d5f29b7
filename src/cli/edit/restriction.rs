//! Correcting a restriction.

use crate::domain::{Date, Field, FieldValue, Restriction, RestrictionError, Step, Text};
use crate::store::RestrictionFile;

use super::super::frame::{Context, Exit, Failure, numbers};
use super::given::Given;
use super::outcome::{FieldChange, Outcome};

/// What is made of the restriction in that place.
pub(super) fn edited(
    place: usize,
    file: RestrictionFile,
    given: &Given,
    context: &Context,
) -> Result<Outcome, Failure> {
    let mut all = file.restrictions().to_vec();
    let old = all[place].clone();
    let new = changed(&old, given, context)?;
    all[place] = new;
    if given.strike.is_some() {
        let error = all[place].check_strike(&all[..place]).err();
        error.map_or(Ok(()), |error| Err(strike_refused(&error, context)))?;
    }
    check(&all, place)?;
    Restriction::count(&mut all);
    let new = all.swap_remove(place);
    let changes = differences(&old, &new);
    Ok(Outcome {
        sort: "restriction",
        record: old.start.to_string(),
        called: format!("the restriction since {}", old.start.with_weekday()),
        changes,
        files: vec![file.replace(place, &new)],
        leaps: None,
    })
}

fn changed(old: &Restriction, given: &Given, context: &Context) -> Result<Restriction, Failure> {
    let belong = ["on", "clear", "kind", "strike", "until", "end", "note"];
    given.check_belong("a restriction", &belong)?;
    let steps = Step::ALL.map(Step::name);
    let known: Vec<&str> = ["until", "end", "note", "strike"].into_iter().chain(steps).collect();
    given.check_clear(&known)?;
    let mut new = old.clone();
    new.start = given.on.unwrap_or(new.start);
    if let Some(text) = &given.kind {
        new.kind = numbers::restricted("--kind", text)?;
    }
    if let Some(text) = &given.strike {
        new.given_strike = Some(numbers::strike("--strike", text)?);
    } else if !new.kind.is_strike() || given.clears("strike") {
        new.given_strike = None;
    }
    if given.clears("until") || given.until.is_some() {
        let until = given.until.as_deref().map(|text| numbers::until_hour(text, new.start));
        let until = until.transpose()?;
        new.until = until.as_ref().map(|(day, _)| *day);
        new.until_hour = until.map(|(_, hour)| hour).unwrap_or_default();
    }
    if given.clears("end") || given.end.is_some() {
        new.end = given.end.as_deref().map(|text| context.when(text)).transpose()?;
    }
    new.done.retain(|(step, _)| !given.clears(step.name()));
    match given.fields.value(Field::Note).map(|typed| &typed.value) {
        Some(FieldValue::Note(note)) => new.note = note.clone(),
        _ if given.clears("note") => new.note = Text::default(),
        _ => {}
    }
    Ok(new)
}

/// Checks the restriction in that place, and all as they would be.
fn check(all: &[Restriction], place: usize) -> Result<(), Failure> {
    let edited = &all[place];
    let early: Vec<&(Step, Date)> =
        edited.done.iter().filter(|(_, day)| *day < edited.start).collect();
    if let [(step, day), ..] = early.as_slice() {
        let steps: Vec<&str> = early.iter().map(|(step, _)| step.name()).collect();
        let what = format!(
            "`{step}` was ticked off on {}, before the first day, {}",
            day.with_weekday(),
            edited.start.with_weekday()
        );
        return Err(Failure::new(Exit::Usage, what).fix(format!("add --clear {}", steps.join(","))));
    }
    Restriction::check_all(all).map_err(|error| match &error {
        RestrictionError::Overlap { .. } | RestrictionError::SameDay(_) => {
            Failure::new(Exit::Refused, &error)
                .why("restrictions are noted in order of time, and none lies inside another")
        }
        _ => Failure::new(Exit::Usage, &error),
    })
}

/// A strike that cannot be.
fn strike_refused(error: &RestrictionError, context: &Context) -> Failure {
    match error {
        RestrictionError::Strike { .. } => Failure::new(Exit::Refused, error)
            .why("each restriction counts as one more than the one before: first, second, third")
            .fix(format!(
                "correct the other one too: {}",
                context.ssi("edit restriction WHEN --strike STRIKE")
            )),
        _ => Failure::new(Exit::Usage, error),
    }
}

fn differences(old: &Restriction, new: &Restriction) -> Vec<FieldChange> {
    let optional = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let texts = |restriction: &Restriction| {
        let until = format!("{} {}", optional(restriction.until), restriction.until_hour);
        let mut texts = vec![
            ("first day", restriction.start.to_string()),
            ("last day", optional(restriction.end)),
            ("kind", restriction.kind.name().to_owned()),
            ("strike", restriction.strike.map(|one| one.to_string()).unwrap_or_default()),
            ("until", until.trim().to_owned()),
        ];
        let days = |step| restriction.days_of(step).map(|day| day.to_string());
        let days = |step| days(step).collect::<Vec<_>>().join(" ");
        texts.extend(Step::ALL.map(|step| (step.name(), days(step))));
        texts.push(("note", restriction.note.as_str().to_owned()));
        texts
    };
    texts(old)
        .into_iter()
        .zip(texts(new))
        .filter_map(|((field, old), (_, new))| FieldChange::between(field, &old, &new))
        .collect()
}
