//! What a person who does not see a team is told.

use super::chart::TeamChart;
use super::finding::{Moves, people};
use super::standing::{Standing, TOTALS};
use crate::chart::figure::text::cut_to_chars;
use crate::chart::parts::words::alt::{LONGEST, days};
use crate::domain::Date;

/// The most characters of a name.
const LONGEST_NAME: usize = 40;

/// The text alternative of a page, which shows `here` of everybody: of as many of its rows as have
/// room, from the first on.
pub(super) fn alternative(
    chart: &TeamChart<'_>,
    (all, here): (&[Standing<'_>], &[Standing<'_>]),
    span: u32,
    (page, pages): (usize, usize),
) -> String {
    let (first, last) = chart.days;
    let Moves { up, down, known } = Moves::of(all);
    let unknown = match all.len() - known {
        0 => String::new(),
        left => format!(", {left} without a change to show"),
    };
    let time = days(first, last);
    let number = if pages > 1 { format!(" Page {page} of {pages}.") } else { String::new() };
    let head = format!(
        "Table of the Social Selling Index of {}, {time}, the largest fall first. {up} up by a \
         point or more, {down} down{unknown}. Each line spans {span} points.{number}",
        people(all.len())
    );
    let told: Vec<String> = here.iter().map(|one| in_words(one, last)).collect();
    let with = |count: usize| {
        let more = match here.len() - count {
            0 => String::new(),
            left if count == 0 => format!("{} in rows", people(left)),
            left => format!(", and {left} more"),
        };
        format!("{head} {}{more}.", told[..count].join(", "))
    };
    let texts = (0..=told.len()).rev().map(with);
    texts.into_iter().find(|text| text.chars().count() <= LONGEST).unwrap_or(head)
}

/// `Finn Larsen 63 (-4)`, `Hugo Petit 47 (+1 since 3 Feb; last on 9 Feb)`, `Zoe 50 (new)`.
fn in_words(one: &Standing<'_>, end: Date) -> String {
    let name = cut_to_chars(&one.name, LONGEST_NAME);
    let Some(last) = one.last else { return format!("{name} (new, no snapshot yet)") };
    let moved = match one.moved() {
        _ if one.is_new => "new".to_owned(),
        None => "no change to show".to_owned(),
        Some(delta) => TOTALS.signed_ascii(delta).unwrap_or_else(|| "0".to_owned()),
    };
    let late = one.late_start().map(|day| format!(" since {}", day.beside(end)));
    let old = one.is_old().then(|| format!("; last on {}", last.date.beside(end)));
    let (late, old) = (late.unwrap_or_default(), old.unwrap_or_default());
    format!("{name} {} ({moved}{late}{old})", TOTALS.shown(last.total))
}
