//! The questions of `ssi record`.

use std::fmt::Display;
use std::io::{self, BufRead};

use crate::cli::frame::{Context, Exit, Failure, ask, numbers, output};
use crate::domain::{Date, Field, Fields, Group, Snapshot, Unit, check_scores};

use super::args::RecordArgs;

/// Asks for the scores one by one: of a day that is there for what it lacks, or with `--replace`
/// for everything, with the present value in brackets. Scores that do not add up are asked for
/// again at once.
///
/// # Errors
///
/// Returns [`Exit::Refused`] for a day that lacks nothing, and [`Exit::Interrupted`] when the person
/// stops.
pub(super) fn asked(
    args: &RecordArgs,
    context: &Context,
    fields: &mut Fields,
    found: Option<&Snapshot>,
    date: Date,
) -> Result<(), Failure> {
    let mut questions = Questions { input: io::stdin().lock(), replace: args.replace, asked: 0 };
    output::to_stderr(&format!(
        "Scores of {} (linkedin.com/sales/ssi). Enter skips, Ctrl-C stops.\n",
        date.with_weekday()
    ));
    loop {
        questions.scores(fields, found)?;
        match disagreement(fields, found) {
            Some(error) if !args.as_shown => output::to_stderr(&format!(
                "  {error}: one of them is mistyped; once more, please\n"
            )),
            _ => break,
        }
    }
    questions.comparisons(fields, found)?;
    match (questions.asked, found) {
        (0, Some(found)) => Err(context.exists_already(found)),
        _ if fields.is_empty() => {
            Err(Failure::new(Exit::Interrupted, "nothing was typed; nothing was saved"))
        }
        _ => Ok(()),
    }
}

struct Questions<R> {
    input: R,
    replace: bool,
    /// How many were asked.
    asked: usize,
}

impl<R: BufRead> Questions<R> {
    /// Asks for total and pillars, in the place of what was typed before.
    fn scores(&mut self, fields: &mut Fields, found: Option<&Snapshot>) -> Result<(), Failure> {
        for field in Field::SCORES {
            let question = match field.unit() {
                Unit::Points { most } => format!("{} (0-{most})", field.title()),
                _ => field.title(),
            };
            fields.forget(field);
            self.field(fields, found, field, &question, field.name())?;
        }
        Ok(())
    }

    fn comparisons(
        &mut self,
        fields: &mut Fields,
        found: Option<&Snapshot>,
    ) -> Result<(), Failure> {
        for group in Group::ALL {
            for (field, name) in [(Field::Rank(group), "rank"), (Field::Average(group), "average")]
            {
                self.field(fields, found, field, &field.title(), name)?;
            }
        }
        Ok(())
    }

    fn field(
        &mut self,
        fields: &mut Fields,
        found: Option<&Snapshot>,
        field: Field,
        question: &str,
        name: &str,
    ) -> Result<(), Failure> {
        let present = found.and_then(|found| field.of(found));
        if let Some(value) =
            self.ask(question, present, |text| numbers::value(field, name, text))?
        {
            fields.set(value);
        }
        Ok(())
    }

    /// Asks unless the day has the value already; with `--replace` Enter keeps it.
    fn ask<T>(
        &mut self,
        question: &str,
        present: Option<impl Display>,
        parse: impl Fn(&str) -> Result<Option<T>, Failure>,
    ) -> Result<Option<T>, Failure> {
        let question = match present {
            Some(_) if !self.replace => return Ok(None),
            Some(present) => format!("{question} [{present}]"),
            None => question.to_owned(),
        };
        self.asked += 1;
        Ok(ask(&question, &mut self.input, parse)?.flatten())
    }
}

/// What is wrong with the sum of the scores as they would be. Where no score was typed, those that
/// are there were saved so on purpose.
fn disagreement(fields: &Fields, found: Option<&Snapshot>) -> Option<impl Display> {
    if !fields.has_scores() {
        return None;
    }
    check_scores(found, fields).err()
}
