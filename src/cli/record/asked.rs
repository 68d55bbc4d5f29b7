//! The questions of `ssi record`.

use std::fmt::Display;
use std::io::{self, BufRead};

use crate::cli::frame::{Context, Exit, Failure, ask, numbers, output};
use crate::domain::{Comparison, Date, Group, Pillar, Snapshot, Total, check_sum};

use super::args::RecordArgs;
use super::decision::exists_already;
use super::given::Given;

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
    given: &mut Given,
    found: Option<&Snapshot>,
    date: Date,
) -> Result<(), Failure> {
    let mut questions = Questions { input: io::stdin().lock(), replace: args.replace, asked: 0 };
    output::to_stderr(&format!(
        "Scores of {} (linkedin.com/sales/ssi). Enter skips, Ctrl-C stops.\n",
        date.with_weekday()
    ));
    loop {
        questions.scores(given, found)?;
        match disagreement(given, found) {
            Some(error) if !args.as_shown => output::to_stderr(&format!(
                "  {error}: one of them is mistyped; once more, please\n"
            )),
            _ => break,
        }
    }
    questions.comparisons(given, found)?;
    match (questions.asked, found) {
        (0, Some(found)) => Err(exists_already(found, context)),
        _ if given.is_empty() => {
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
    fn scores(&mut self, given: &mut Given, found: Option<&Snapshot>) -> Result<(), Failure> {
        let present = found.map(|found| found.total);
        given.total = self.ask("Total (0-100)", present, numbers::total)?;
        for pillar in Pillar::ALL {
            let present = found.and_then(|found| found.pillar(pillar));
            let question = format!("{} (0-25)", pillar.title());
            given.pillars[pillar.index()] =
                self.ask(&question, present, |text| numbers::score(pillar.name(), text))?;
        }
        Ok(())
    }

    fn comparisons(&mut self, given: &mut Given, found: Option<&Snapshot>) -> Result<(), Failure> {
        for (group, comparison) in Group::ALL.into_iter().zip(&mut given.comparisons) {
            let name = group.name();
            let present = found.map_or_else(Comparison::default, |found| *found.comparison(group));
            let rank = |text: &str| numbers::rank("rank", text);
            let question = format!("Top N % of your {name}");
            comparison.rank = self.ask(&question, present.rank, rank)?.or(comparison.rank);
            let average = |text: &str| numbers::average("average", text);
            let question = format!("Average of your {name}");
            comparison.average =
                self.ask(&question, present.average, average)?.or(comparison.average);
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
fn disagreement(given: &Given, found: Option<&Snapshot>) -> Option<impl Display> {
    if !given.has_scores() {
        return None;
    }
    let mut snapshot = match (found, given.total) {
        (Some(found), _) => found.clone(),
        (None, Some(total)) => Snapshot::new(Date::MIN, total.value),
        (None, None) => Snapshot::new(Date::MIN, Total::MAX),
    };
    given.apply(&mut snapshot);
    if found.is_none() && given.total.is_none() {
        return None; // The total will be the sum.
    }
    let (total, pillars) = given.typed(&snapshot);
    check_sum(total, pillars?).err()
}
