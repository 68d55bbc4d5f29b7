//! What is said of activity beside safe numbers: the finding, and the text alternative.

use super::alt;
use super::limit_row::LimitRow;
use super::words::{grouped, length};
use crate::domain::{Date, LimitDay, LimitId};

/// The finding: `Invitations: 3 days over 20 in 10 weeks`.
pub(super) fn finding(rows: &[LimitRow<'_>], first: Date, last: Date) -> String {
    let worst = rows.iter().rev().max_by_key(|row| row.over()).filter(|row| row.over() > 0);
    if first == last {
        let day = last.day_month_year();
        return match worst {
            Some(row) => format!("{} over {} on {day}", name(row), number(row.only_limit())),
            None => format!("All within the safe numbers on {day}"),
        };
    }
    let time = length(first, last);
    if let Some(row) = worst {
        let (count, limit) = (row.over(), row.exceeded_limit());
        return over(row, &counted(count), row.noun(count), limit, &time);
    }
    if unknown(rows).is_some() {
        return format!("No day known to be over the safe numbers in {time}");
    }
    match rows {
        [row] => over(row, "no", row.noun(1), row.only_limit(), &time),
        _ => format!("All within the safe numbers in {time}"),
    }
}

/// `Invitations: 3 days over 20 in 10 weeks`; where the number changed it has no room for the time,
/// which the subtitle says.
fn over(row: &LimitRow<'_>, count: &str, noun: &str, limit: Option<u64>, time: &str) -> String {
    let what = format!("{}: {count} {noun} over {}", name(row), number(limit));
    if limit.is_some() { format!("{what} in {time}") } else { what }
}

/// What a row is about, where the day that it counts is said otherwise.
fn name(row: &LimitRow<'_>) -> String {
    match row.id {
        LimitId::InvitationsDay => "Invitations".to_owned(),
        _ => row.title(),
    }
}

/// How many days are not known, of the number of which most are not: `56 of 70 days not known`.
pub(super) fn unknown(rows: &[LimitRow<'_>]) -> Option<String> {
    let unknown = |row: &LimitRow<'_>| row.unknown().map(<[LimitDay]>::len).sum::<usize>();
    let row = rows.iter().max_by_key(|row| unknown(row))?;
    let (count, all) = (unknown(row), row.days.len());
    (count > 0)
        .then(|| format!("{} of {} {} not known", counted(count), counted(all), row.noun(all)))
}

/// A row in the text alternative: `Invitations, one day: 3 days over the safe number 20; highest 42 on
/// 25 Feb.`
pub(super) fn sentence(row: &LimitRow<'_>, end: Date) -> String {
    let is_pending = row.id == LimitId::Pending;
    let over = row.over();
    let how_many = match over {
        0 if is_pending => format!("none of {}", counted(row.counted())),
        0 => "no".to_owned(),
        _ if is_pending => format!("{} of {}", counted(over), counted(row.counted())),
        _ => counted(over),
    };
    let noun = row.noun(if is_pending { row.counted() } else { over.max(1) });
    let on = |count: u64, date: Date| format!("{} on {}", grouped(count), date.beside(end));
    let mut parts =
        vec![format!("{}: {how_many} {noun} over the safe number{}", row.title(), limit(row, end))];
    parts.extend(row.highest().map(|(date, count)| format!("; highest {}", on(count, date))));
    let latest = row.latest_reading().filter(|latest| Some(*latest) != row.highest());
    parts.extend(latest.map(|(date, count)| format!(", latest {}", on(count, date))));
    format!("{}.", parts.concat())
}

/// ` 20`, or ` of the day (20 since 26 Nov)`.
fn limit(row: &LimitRow<'_>, end: Date) -> String {
    if let Some(limit) = row.only_limit() {
        return format!(" {}", grouped(limit));
    }
    let Some((days, safe)) = row.stretches().last() else { return String::new() };
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return String::new() };
    let when = if last.date == end {
        format!("since {}", first.date.beside(end))
    } else {
        format!("until {}", last.date.beside(end))
    };
    format!(" of the day ({} {when})", grouped(safe.limit))
}

/// `Restricted from 4 Nov to 11 Nov 2025.`
pub(super) fn restricted(days: &[LimitDay], end: Date) -> Option<String> {
    const MOST: usize = 2;
    let stretches: Vec<String> = days
        .chunk_by(|a, b| a.is_restricted == b.is_restricted)
        .filter(|days| days[0].is_restricted)
        .filter_map(|days| {
            let (from, to) = (days.first()?.date, days.last()?.date);
            let one_day = || format!("on {}", from.beside(end));
            Some(if from == to { one_day() } else { format!("from {}", alt::span(from, to, end)) })
        })
        .collect();
    match stretches.as_slice() {
        [] => None,
        [.., last] if stretches.len() > MOST => {
            Some(format!("Restricted {} times, most recently {last}.", stretches.len()))
        }
        few => Some(format!("Restricted {}.", few.join(" and "))),
    }
}

fn number(limit: Option<u64>) -> String {
    limit.map_or_else(|| "the safe number".to_owned(), grouped)
}

fn counted(count: usize) -> String {
    grouped(u64::try_from(count).unwrap_or(u64::MAX))
}
