//! What is said of an import.

use crate::domain::{Date, Text};
use crate::words::counted;

use super::fate::{Conflict, Tally, Told};
use super::intake::Intake;

/// What became of the rows; `would` says that nothing was saved.
#[must_use]
pub fn sentences(intake: &Intake, would: bool) -> Vec<String> {
    let days = span(intake.snapshots().map(|snapshot| snapshot.date));
    let scores = sentence(intake.scores(), "snapshot", days, would);
    let log = sentence(intake.log(), "log entry", intake.log_days(), would);
    let summed = match intake.scores.summed {
        0 => None,
        1 => Some("1 total is the rounded sum of its pillars.".to_owned()),
        many => Some(format!("{many} totals are the rounded sums of their pillars.")),
    };
    let said: Vec<String> = [scores, summed, log].into_iter().flatten().collect();
    if said.is_empty() { vec!["There is nothing to import.".to_owned()] } else { said }
}

/// The first and the last of some days.
fn span(days: impl Iterator<Item = Date>) -> Option<(Date, Date)> {
    days.fold(None, |span, day| match span {
        None => Some((day, day)),
        Some((first, last)) => Some((first.min(day), last.max(day))),
    })
}

/// `Added 41 snapshots (5 Jan 2024 to 1 Mar 2026), filled in 2, 3 were there already.`
fn sentence(tally: Tally, noun: &str, days: Option<(Date, Date)>, would: bool) -> Option<String> {
    let Tally { added, filled, replaced, unchanged } = tally;
    let days = match days {
        Some((first, last)) if first == last => format!(" ({})", first.day_month_year()),
        Some((first, last)) => {
            format!(" ({} to {})", first.day_month_year(), last.day_month_year())
        }
        None => String::new(),
    };
    let verb = |past: &str, present: &str| {
        if would { format!("would {present}") } else { past.to_owned() }
    };
    let mut parts = Vec::new();
    let many = |count: usize| several(count, noun);
    for (count, verb) in [
        (added, verb("added", "add")),
        (filled, verb("filled in", "fill in")),
        (replaced, verb("replaced", "replace")),
    ] {
        if count > 0 {
            let is_first = parts.is_empty();
            let what = if is_first { many(count) + &days } else { count.to_string() };
            parts.push(format!("{verb} {what}"));
        }
    }
    let were = if unchanged == 1 { "was" } else { "were" };
    match (parts.is_empty(), unchanged) {
        (true, 0) => return None,
        (true, _) => parts.push(format!("Nothing new: {} {were} there already", many(unchanged))),
        (false, 0) => {}
        (false, _) => parts.push(format!("{unchanged} {were} there already")),
    }
    Some(capitalised(&parts.join(", ")) + ".")
}

fn several(count: usize, noun: &str) -> String {
    match noun.strip_suffix('y') {
        Some(stem) if count != 1 => format!("{count} {stem}ies"),
        _ => counted(count, noun),
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A row that says something else: `scores.csv line 5: Tue 3 Mar 2026 has total 72, here 73`.
#[must_use]
pub fn conflict(conflict: &Conflict) -> String {
    let Conflict { place, record, is_of_file, differences } = conflict;
    let differing: Vec<String> = differences
        .iter()
        .map(|(name, there, here)| {
            format!("{name} {}, here {}", Text::from_file(there), Text::from_file(here))
        })
        .collect();
    let earlier = if *is_of_file { " in an earlier row" } else { "" };
    format!("{place}: {record} has{earlier} {}", differing.join("; "))
}

/// A row of which something is said: `scores.csv line 5, column: ...`.
#[must_use]
pub fn refused(told: &Told) -> String {
    let column = told.column.as_ref().map(|column| format!(", {column}")).unwrap_or_default();
    format!("{}{column}: {}", told.place, told.what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_became_of_rows_is_one_sentence() {
        let day = |text| Date::parse(text).unwrap();
        let days = Some((day("2024-01-05"), day("2026-03-01")));
        let tally =
            |added, filled, replaced, unchanged| Tally { added, filled, replaced, unchanged };
        let said = |tally, would| sentence(tally, "snapshot", days, would).unwrap_or_default();
        let expected = "Added 41 snapshots (5 Jan 2024 to 1 Mar 2026), 3 were there already.";
        assert_eq!(said(tally(41, 0, 0, 3), false), expected);
        let expected = "Would add 1 snapshot (5 Jan 2024 to 1 Mar 2026), would fill in 2, \
            would replace 1.";
        assert_eq!(said(tally(1, 2, 1, 0), true), expected);
        assert_eq!(said(tally(0, 0, 0, 1), false), "Nothing new: 1 snapshot was there already.");
        assert_eq!(said(tally(0, 0, 0, 0), false), "");
        assert_eq!(several(2, "log entry"), "2 log entries");
    }
}
