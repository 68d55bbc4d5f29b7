//! The questions of `ssi edit`: each shows what is there; Enter keeps it, `-` empties it.

use std::io;

use crate::domain::{Activity, Date, Field, Reading, Restriction, Snapshot};
use crate::store::Entry;

use super::super::frame::field_args::value;
use super::super::frame::{Context, Exit, Failure, ask, numbers, output};
use super::given::{Given, option_of};

/// What empties a field.
const EMPTY: &str = "-";

/// Asks for a snapshot.
pub(super) fn snapshot(found: &Snapshot, context: &Context) -> Result<Given, Failure> {
    let mut questions = Questions::begin(&found.date.with_weekday(), context);
    questions.day(found.date)?;
    let is_asked = |field: &Field| match field {
        Field::AveragePillar(..) => field.of(found).is_some(),
        _ => true,
    };
    for field in Field::BY_GROUP.into_iter().filter(is_asked) {
        let present = field.of(found).map(|value| value.to_string()).unwrap_or_default();
        questions.field(field, &present)?;
    }
    Ok(questions.given)
}

/// Asks for a row of the log.
pub(super) fn entry(found: &Entry, context: &Context) -> Result<Given, Failure> {
    match found {
        Entry::Activity(Activity { date, kind, count, template, note, .. }) => {
            let mut questions = Questions::begin("this log entry", context);
            questions.day(*date)?;
            questions.given.kind = questions.text("Kind", kind.name(), None, |_| Ok(()))?;
            let check = |text: &str| numbers::count("count", text).map(drop);
            questions.given.count = questions.text("How many", &count.to_string(), None, check)?;
            if kind.takes_template() {
                let template = template.as_str();
                questions.given.template =
                    questions.text("Text", template, Some("template"), |_| Ok(()))?;
            }
            questions.field(Field::Note, note.as_str())?;
            Ok(questions.given)
        }
        Entry::Reading(Reading { date, pending, note, .. }) => {
            let mut questions = Questions::begin("this number of pending invitations", context);
            questions.day(*date)?;
            let check = |text: &str| numbers::pending("pending", text).map(drop);
            let pending = pending.to_string();
            questions.given.count = questions.text("How many", &pending, None, check)?;
            questions.field(Field::Note, note.as_str())?;
            Ok(questions.given)
        }
    }
}

/// Asks for a restriction.
pub(super) fn restriction(found: &Restriction, context: &Context) -> Result<Given, Failure> {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let mut questions = Questions::begin("this restriction", context);
    questions.day(found.start)?;
    let is_day = |text: &str| context.when(text).map(drop);
    questions.given.end = questions.text("Last day", &day(found.end), Some("end"), is_day)?;
    let kind = found.kind.name();
    let check = |text: &str| numbers::restricted("kind", text).map(drop);
    questions.given.kind = questions.text("What is restricted", kind, None, check)?;
    if let Some(strike) = found.strike {
        let check = |text: &str| numbers::strike("strike", text).map(drop);
        let question = "First, second or third";
        questions.given.strike = questions.text(question, strike.name(), None, check)?;
    }
    let check = |text: &str| numbers::until_hour(text, found.start).map(drop);
    let until = format!("{} {}", day(found.until), found.until_hour);
    let until = until.trim().to_owned();
    questions.given.until = questions.text("To last until", &until, Some("until"), check)?;
    questions.field(Field::Note, found.note.as_str())?;
    Ok(questions.given)
}

struct Questions<'a> {
    context: &'a Context,
    input: io::StdinLock<'static>,
    given: Given,
}

impl<'a> Questions<'a> {
    fn begin(what: &str, context: &'a Context) -> Self {
        output::to_stderr(&format!(
            "Correcting {what}. Enter keeps what is there, - empties it, Ctrl-C stops.\n"
        ));
        Self { context, input: io::stdin().lock(), given: Given::default() }
    }

    fn day(&mut self, present: Date) -> Result<(), Failure> {
        let context = self.context;
        let when = |text: &str| context.when(text);
        self.given.on = ask(&with_present("Day", &present.to_string()), &mut self.input, when)?;
        Ok(())
    }

    /// Asks for a field of a snapshot, or for a note.
    fn field(&mut self, field: Field, present: &str) -> Result<(), Failure> {
        let context = self.context;
        let question = with_present(&field.title(), present);
        let parse = |text: &str| match (text, field) {
            (EMPTY, Field::Total) => Err(cannot_be_emptied()),
            (EMPTY, _) => Ok(None),
            _ => value(field, text, context),
        };
        match ask(&question, &mut self.input, parse)? {
            None => {}
            Some(Some(typed)) => self.given.fields.set(typed),
            Some(None) => self.given.clear.push(option_of(field)),
        }
        Ok(())
    }

    /// Asks for a text that passes a check; `clear` is the name of the field, if it can be emptied.
    fn text(
        &mut self,
        question: &str,
        present: &str,
        clear: Option<&str>,
        check: impl Fn(&str) -> Result<(), Failure>,
    ) -> Result<Option<String>, Failure> {
        let question = with_present(question, present);
        let answer = ask(&question, &mut self.input, |text| {
            match (text, clear) {
                (EMPTY, Some(_)) => {}
                (EMPTY, None) => return Err(cannot_be_emptied()),
                _ => check(text)?,
            }
            Ok(text.to_owned())
        })?;
        match (answer, clear) {
            (Some(answer), Some(name)) if answer == EMPTY => {
                self.given.clear.push(name.to_owned());
                Ok(None)
            }
            (answer, _) => Ok(answer),
        }
    }
}

fn cannot_be_emptied() -> Failure {
    Failure::new(Exit::Usage, "this cannot be emptied")
}

fn with_present(question: &str, present: &str) -> String {
    if present.is_empty() { question.to_owned() } else { format!("{question} [{present}]") }
}
