//! Correcting a restriction.

use crate::domain::{
    Date, Field, FieldValue, Restriction, RestrictionError, RestrictionKind, Step, Strike, Text,
    shown,
};
use crate::store::RestrictionFile;

use super::super::frame::{Context, Exit, Failure};
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
    all[place] = new.clone();
    check(&all)?;
    let changes = differences(&old, &new);
    Ok(Outcome {
        sort: "restriction",
        record: old.start.to_string(),
        called: format!("the restriction since {}", old.start.with_weekday()),
        changes,
        files: vec![file.replace(place, &new)],
    })
}

fn changed(old: &Restriction, given: &Given, context: &Context) -> Result<Restriction, Failure> {
    let belong = ["on", "clear", "kind", "strike", "until", "end", "note"];
    given.check_belong("a restriction", &belong)?;
    let steps = Step::ALL.map(Step::name);
    let known: Vec<&str> = ["until", "end", "note"].into_iter().chain(steps).collect();
    given.check_clear(&known)?;
    let mut new = old.clone();
    new.start = given.on.unwrap_or(new.start);
    if let Some(text) = &given.kind {
        new.kind = RestrictionKind::from_name(&text.trim().to_lowercase())
            .ok_or_else(|| not_of("--kind", text, "invitations or account"))?;
    }
    if let Some(text) = &given.strike {
        new.strike = strike(text)?;
    }
    new.until = day(given, "until", given.until.as_deref(), new.until, context)?;
    new.end = day(given, "end", given.end.as_deref(), new.end, context)?;
    new.done.retain(|(step, _)| !given.clears(step.name()));
    match given.fields.value(Field::Note).map(|typed| &typed.value) {
        Some(FieldValue::Note(note)) => new.note = note.clone(),
        _ if given.clears("note") => new.note = Text::default(),
        _ => {}
    }
    Ok(new)
}

/// A day that may lie in the future.
fn day(
    given: &Given,
    name: &str,
    text: Option<&str>,
    old: Option<Date>,
    context: &Context,
) -> Result<Option<Date>, Failure> {
    match text {
        Some(text) => match Date::parse(text.trim()) {
            Ok(date) => Ok(Some(date)),
            Err(_) => context.when(text).map(Some),
        },
        None if given.clears(name) => Ok(None),
        None => Ok(old),
    }
}

fn strike(text: &str) -> Result<Strike, Failure> {
    let text = text.trim().to_lowercase();
    let found = Strike::ALL
        .into_iter()
        .find(|strike| strike.name() == text || strike.number().to_string() == text);
    found.ok_or_else(|| not_of("--strike", &text, "first, second or third"))
}

fn not_of(option: &str, text: &str, choice: &str) -> Failure {
    Failure::value(option, format!("`{}` is not {choice}", shown(text)))
}

/// Checks the restrictions as they would be.
fn check(all: &[Restriction]) -> Result<(), Failure> {
    Restriction::check_all(all).map_err(|error| match &error {
        RestrictionError::Strike { .. } => Failure::new(Exit::Refused, &error)
            .fix("correct the other one too: ssi edit restriction WHEN --strike STRIKE"),
        RestrictionError::Overlap { .. } => Failure::new(Exit::Refused, &error)
            .why("restrictions are noted in order of time, and none lies inside another"),
        _ => Failure::new(Exit::Usage, &error),
    })
}

fn differences(old: &Restriction, new: &Restriction) -> Vec<FieldChange> {
    let optional = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let texts = |restriction: &Restriction| {
        let mut texts = vec![
            ("first day", restriction.start.to_string()),
            ("last day", optional(restriction.end)),
            ("kind", restriction.kind.name().to_owned()),
            ("strike", restriction.strike.to_string()),
            ("until", optional(restriction.until)),
        ];
        texts.extend(Step::ALL.map(|step| (step.name(), optional(restriction.done_on(step)))));
        texts.push(("note", restriction.note.as_str().to_owned()));
        texts
    };
    texts(old)
        .into_iter()
        .zip(texts(new))
        .filter_map(|((field, old), (_, new))| FieldChange::between(field, &old, &new))
        .collect()
}
