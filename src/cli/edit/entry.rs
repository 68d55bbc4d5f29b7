//! Correcting a row of the log.

use crate::domain::{Activity, ActivityId, Field, FieldValue, Kind, Reading, Text};
use crate::store::{Entry, LogFile, ProfileFile};

use super::super::frame::target::{date_of, entry_in_words, own_kinds};
use super::super::frame::{Context, Exit, Failure, numbers};
use super::given::Given;
use super::outcome::{FieldChange, Outcome};

/// What is made of the row of that id.
pub(super) fn edited(
    id: &ActivityId,
    mut log: LogFile,
    settings: &ProfileFile,
    given: &Given,
    context: &Context,
) -> Result<Outcome, Failure> {
    let Some(old) = log.entry(id).cloned() else {
        return Err(Failure::new(Exit::Missing, format!("there is no log entry `{id}`")));
    };
    let own = own_kinds(settings.kinds(), &log);
    let new = match &old {
        Entry::Activity(activity) => Entry::Activity(changed(activity, given, &own, context)?),
        Entry::Reading(reading) => Entry::Reading(changed_reading(reading, given, &log)?),
    };
    let sort = match old {
        Entry::Activity(_) => "activity",
        Entry::Reading(_) => "pending",
    };
    let changes = differences(&old, &new);
    let day = date_of(&old).with_weekday();
    let called = format!("{id} ({}, {day})", entry_in_words(&old));
    log.replace(new);
    Ok(Outcome {
        sort,
        record: id.to_string(),
        called,
        changes,
        files: vec![log.edited()],
        leaps: None,
    })
}

fn changed(
    old: &Activity,
    given: &Given,
    own: &[Kind],
    context: &Context,
) -> Result<Activity, Failure> {
    given.check_belong("a log entry", &["on", "clear", "kind", "count", "template", "note"])?;
    given.check_clear(&["template", "note"])?;
    let mut new = old.clone();
    if let Some(word) = &given.kind {
        new.kind = kind(word, own, context)?;
        let is_mark = old.template.as_str() == Activity::WITH_NOTE;
        if new.kind != old.kind && (is_mark || !new.kind.takes_template()) {
            new.template = Text::default();
        }
    }
    if let Some(count) = &given.count {
        new.count = numbers::count("--count", count)?;
    }
    if let Some(template) = &given.template {
        if !new.kind.takes_template() {
            return Err(Failure::new(Exit::Usage, "--template is for messages only"));
        }
        new.template = numbers::text("--template", template, context)?;
    }
    if given.clears("template") {
        new.template = Text::default();
    }
    new.note = note(given).unwrap_or(new.note);
    new.date = given.on.unwrap_or(new.date);
    if new.kind.is(Kind::OTHER) && new.note.is_empty() {
        return Err(Failure::new(Exit::Usage, "`other` needs a note that says what it was"));
    }
    Ok(new)
}

fn changed_reading(old: &Reading, given: &Given, log: &LogFile) -> Result<Reading, Failure> {
    given.check_belong("a number of pending invitations", &["on", "clear", "count", "note"])?;
    given.check_clear(&["note"])?;
    let mut new = old.clone();
    if let Some(count) = &given.count {
        new.pending = numbers::pending("--count", count)?;
    }
    new.note = note(given).unwrap_or(new.note);
    new.date = given.on.unwrap_or(new.date);
    let taken = log.entries().find_map(|entry| match entry {
        Entry::Reading(reading) if reading.date == new.date && reading.id != old.id => {
            Some(reading)
        }
        _ => None,
    });
    match taken.filter(|_| new.date != old.date) {
        None => Ok(new),
        Some(taken) => {
            let day = taken.date.with_weekday();
            let what =
                format!("{day} has a number of pending invitations already ({})", taken.pending);
            Err(Failure::new(Exit::Refused, what).why("one number a day is kept"))
        }
    }
}

fn kind(word: &str, own: &[Kind], context: &Context) -> Result<Kind, Failure> {
    if word.trim().eq_ignore_ascii_case(Reading::KIND) {
        let what = "an activity cannot become a number of pending invitations";
        return Err(Failure::new(Exit::Usage, what).fix(context.ssi("log pending COUNT")));
    }
    Kind::parse(word, own).map_err(|error| {
        Failure::new(Exit::Usage, error).fix("choose a kind of `ssi help log`, or one of your own")
    })
}

/// The note that was given, or the emptiness.
fn note(given: &Given) -> Option<Text> {
    match given.fields.value(Field::Note).map(|typed| &typed.value) {
        Some(FieldValue::Note(note)) => Some(note.clone()),
        _ => given.clears("note").then(Text::default),
    }
}

fn differences(old: &Entry, new: &Entry) -> Vec<FieldChange> {
    let texts = |entry: &Entry| match entry {
        Entry::Activity(Activity { date, kind, count, template, note, .. }) => [
            date.to_string(),
            kind.to_string(),
            count.to_string(),
            template.as_str().to_owned(),
            note.as_str().to_owned(),
        ],
        Entry::Reading(Reading { date, pending, note, .. }) => [
            date.to_string(),
            Reading::KIND.to_owned(),
            pending.to_string(),
            String::new(),
            note.as_str().to_owned(),
        ],
    };
    ["day", "kind", "count", "template", "note"]
        .into_iter()
        .zip(texts(old).into_iter().zip(texts(new)))
        .filter_map(|(field, (old, new))| FieldChange::between(field, &old, &new))
        .collect()
}
