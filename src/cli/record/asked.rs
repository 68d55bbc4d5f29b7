//! The questions of `ssi record`.

use std::io::{self, BufRead};

use crate::cli::frame::{Context, Failure, ask, numbers, output};
use crate::domain::{Date, Field, FieldValue, Fields, Snapshot, Typed, Unit, check_scores};

use super::args::RecordArgs;

/// Asks for the scores one by one: of a day that is there for what it lacks, or with `--replace`
/// for everything, with the present value in brackets. Scores that do not add up are asked for
/// again at once.
///
/// # Errors
///
/// Refuses a day that lacks nothing, and returns the failure of an interruption when the person
/// stops.
pub(super) fn asked(
    args: &RecordArgs,
    context: &Context,
    found: Option<&Snapshot>,
    date: Date,
) -> Result<Fields, Failure> {
    let mut questions =
        Questions { input: io::stdin().lock(), found, replace: args.replace, asked: 0 };
    output::to_stderr(&format!(
        "Scores of {} (linkedin.com/sales/ssi). Enter skips, Ctrl-C stops.\n",
        date.with_weekday()
    ));
    let mut answers = loop {
        let scores = questions.all(Field::SCORES)?;
        match check_scores(found, &scores) {
            Err(error) if !args.as_shown => output::to_stderr(&format!(
                "  {error}: one of them is mistyped; once more, please\n"
            )),
            _ => break scores,
        }
    };
    let is_compared = |field: &Field| matches!(field, Field::Rank(_) | Field::Average(_));
    answers.extend(questions.all(Field::BY_GROUP.into_iter().filter(is_compared))?);
    match (questions.asked, found) {
        (0, Some(found)) => Err(context.exists_already(found)),
        _ => Ok(answers),
    }
}

struct Questions<'a, R> {
    input: R,
    found: Option<&'a Snapshot>,
    replace: bool,
    /// How many were asked.
    asked: usize,
}

impl<R: BufRead> Questions<'_, R> {
    fn all(&mut self, fields: impl IntoIterator<Item = Field>) -> Result<Fields, Failure> {
        fields.into_iter().filter_map(|field| self.one(field).transpose()).collect()
    }

    /// Asks unless the day has the value already; with `--replace` Enter keeps it.
    fn one(&mut self, field: Field) -> Result<Option<Typed<FieldValue>>, Failure> {
        let question = match self.found.and_then(|found| field.of(found)) {
            Some(_) if !self.replace => return Ok(None),
            Some(present) => format!("{} [{present}]", question(field)),
            None => question(field),
        };
        self.asked += 1;
        let name = match field {
            Field::Rank(_) => "rank",
            Field::Average(_) => "average",
            _ => field.name(),
        };
        let parse = |text: &str| numbers::value(field, name, text);
        Ok(ask(&question, &mut self.input, parse)?.flatten())
    }
}

fn question(field: Field) -> String {
    match field.unit() {
        Unit::Points { most } if field.is_score() => format!("{} (0-{most})", field.title()),
        _ => field.title(),
    }
}
