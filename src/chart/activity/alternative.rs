//! What a person who does not see activity beside safe numbers is told.

use super::finding::{counted, days_over, unknown_days};
use super::restrictions::restricted;
use super::row::LimitRow;
use crate::chart::parts::words::{alt, capitalized, grouped};
use crate::domain::{Date, LimitDay, LimitId};

/// The text alternative, after its first sentence: what is over, the restrictions, what is within.
/// Every row is named; where all of it is too long, rows within their number are told without their
/// numbers, then those over it, the last first.
pub(super) fn described(head: &str, rows: &[LimitRow<'_>]) -> String {
    let over: Vec<&LimitRow<'_>> = rows.iter().filter(|row| row.over() > 0).collect();
    let form = |long: usize, is_within_long: bool| {
        let over = over.iter().enumerate().map(|(place, row)| sentence(row, place < long));
        let restricted = rows.first().and_then(|row| restricted(row.days));
        let restricted = restricted.map(|words| format!("{}.", capitalized(&words)));
        let head = std::iter::once(head.to_owned());
        let sentences = head.chain(over).chain(restricted).chain(not_over(rows, is_within_long));
        sentences.collect::<Vec<_>>().join(" ")
    };
    let shorter = (0..=over.len()).rev().map(|long| form(long, false));
    let mut forms = std::iter::once(form(over.len(), true)).chain(shorter);
    let is_fitting = |form: &String| form.chars().count() <= alt::LONGEST;
    forms.find(is_fitting).unwrap_or_else(|| form(0, false))
}

/// A row that is over: `Invitations, one day: 3 days over the safe number 20; highest 42 on 25
/// Feb.`, `1 day over the safe number of that day; most on 10 Mar: 12 over 10.`
fn sentence(row: &LimitRow<'_>, is_long: bool) -> String {
    let over = match row.id {
        LimitId::Pending => {
            let (over, all) = (row.over(), row.counted());
            format!("{}: {} of {} {}", row.title(), counted(over), counted(all), row.noun(all))
        }
        _ => days_over(&row.title(), row),
    };
    if !is_long {
        return format!("{over} over the safe number.");
    }
    let end = row.end();
    let mut parts = vec![match (row.only_limit(), row.highest(), row.worst()) {
        (Some(limit), Some(highest), _) => {
            format!("{over} over the safe number {}; highest {}", grouped(limit), on(highest, end))
        }
        (_, _, Some(worst)) => {
            let whose = if row.over() == 1 { "that" } else { "their" };
            let by = match worst.safe.map_or(0, |safe| safe.limit) {
                0 => "while restricted".to_owned(),
                limit => format!("over {}", grouped(limit)),
            };
            let (day, count) = (worst.date.beside(end), known(worst));
            format!("{over} over the safe number of {whose} day; most on {day}: {count} {by}")
        }
        _ => over,
    }];
    parts.extend(latest(row));
    parts.extend(unknown_days(row));
    format!("{}.", parts.join(", "))
}

/// The rows that are not over: `Within the safe numbers: invitations, 7 days (highest 62 on 3 Mar,
/// safe number 100); pending invitations (...).`, and those of which not everything is known.
fn not_over(rows: &[LimitRow<'_>], is_long: bool) -> Vec<String> {
    let sentence = |is_known: bool, intro: &str| {
        let rows = rows.iter().filter(|row| row.over() == 0 && row.above_since().is_none());
        let rows = rows.filter(|row| (row.unknown_days() == 0) == is_known);
        let rows: Vec<String> = rows.map(|row| within(row, is_long)).collect();
        (!rows.is_empty()).then(|| format!("{intro}: {}.", rows.join("; ")))
    };
    let above = rows.iter().find(|row| row.above_since().is_some());
    let above =
        above.map(|row| format!("Above the safe number that holds now: {}.", within(row, is_long)));
    let sentences = [
        above,
        sentence(true, "Within the safe numbers"),
        sentence(false, "No known day over the safe numbers"),
    ];
    sentences.into_iter().flatten().collect()
}

/// `invitations, 7 days (highest 62 or more on 3 Mar, safe number 100, 6 of 70 days not known)`.
fn within(row: &LimitRow<'_>, is_long: bool) -> String {
    let subject = row.id.subject();
    if !is_long {
        return subject.to_owned();
    }
    let highest = row.highest().map(|day| format!("highest {}", on(day, row.end())));
    let safe = row.only_limit().map(|limit| format!("safe number {}", grouped(limit)));
    let safe = safe.or_else(|| changed(row));
    let parts = [highest, latest(row), safe, unknown_days(row)];
    format!("{subject} ({})", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// The safe number that holds at the end, or held last, and the one on the day of the highest count, where that
/// is another: `safe number 250 since 10 Mar, 500 on 3 Mar`.
fn changed(row: &LimitRow<'_>) -> Option<String> {
    let (days, safe) = row.stretches().last()?;
    let (first, last) = (days.first()?.date, days.last()?.date);
    let when = if last == row.end() {
        format!("since {}", first.beside(last))
    } else {
        format!("until {}", last.beside(row.end()))
    };
    let highest = row.highest().filter(|day| day.date < first);
    let then = highest.and_then(|day| Some((day.date, day.safe?.limit)));
    let then = then
        .filter(|(_, limit)| *limit != safe.limit)
        .map(|(date, limit)| format!(", {} on {}", grouped(limit), date.beside(row.end())));
    Some(format!("safe number {} {when}{}", grouped(safe.limit), then.unwrap_or_default()))
}

/// `latest 640 on 12 Mar`, of readings, unless that is the highest.
fn latest(row: &LimitRow<'_>) -> Option<String> {
    let (date, count) = row.latest_reading()?;
    let is_highest = row.highest().is_some_and(|highest| highest.date == date);
    (!is_highest).then(|| format!("latest {} on {}", grouped(count), date.beside(row.end())))
}

/// `42 on 25 Feb`.
fn on(day: &LimitDay, end: Date) -> String {
    format!("{} on {}", known(day), day.date.beside(end))
}

/// `42`, or `42 or more` where not all days that count are known.
fn known(day: &LimitDay) -> String {
    let count = grouped(day.count.unwrap_or(0));
    if day.is_whole { count } else { format!("{count} or more") }
}
