//! What activity beside safe numbers comes to.

use super::restrictions::restricted;
use super::row::LimitRow;
use crate::chart::parts::words::{grouped, length};
use crate::domain::{Date, LimitId};

/// The finding: `Invitations: 3 days over 20 in 10 weeks, restricted from 4 to 11 Nov`, `Pending over
/// 500 in 5 readings`. A number that was not the same on all days is not named: bars above one
/// number may be within another.
pub(super) fn finding(rows: &[LimitRow<'_>], first: Date, last: Date) -> String {
    let counts = counts(rows, first, last);
    match rows.first().and_then(|row| restricted(row.days)) {
        Some(restricted) => format!("{counts}, {restricted}"),
        None => counts,
    }
}

fn counts(rows: &[LimitRow<'_>], first: Date, last: Date) -> String {
    let worst = rows.iter().rev().max_by_key(|row| row.over()).filter(|row| row.over() > 0);
    let is_known = rows.iter().all(|row| row.unknown_days() == 0);
    if first == last {
        let day = last.day_month_year();
        return match worst {
            Some(row) => format!("{} over {} on {day}", name(row), limit(row)),
            None if is_known => format!("All within the safe numbers on {day}"),
            None => format!("Nothing known to be over the safe numbers on {day}"),
        };
    }
    let time = length(first, last);
    if let (None, Some((count, limit))) = (worst, rows.iter().find_map(|row| row.above_since())) {
        return format!(
            "{count} pending are above the safe number {limit} of {}",
            last.day_month()
        );
    }
    match (worst, rows) {
        (Some(row), _) if row.id == LimitId::Pending => {
            let (over, noun) = (counted(row.over()), row.noun(row.over()));
            format!("Pending over {} in {over} {noun}", limit(row))
        }
        (Some(row), _) => format!("{} over {} in {time}", days_over(&name(row), row), limit(row)),
        (None, _) if !is_known => format!("No day known to be over the safe numbers in {time}"),
        (None, [row]) => {
            format!("{}: no {} over {} in {time}", name(row), row.noun(1), limit(row))
        }
        (None, _) => format!("All within the safe numbers in {time}"),
    }
}

/// What a row is about, where the day that it counts is said otherwise.
fn name(row: &LimitRow<'_>) -> String {
    match row.id {
        LimitId::InvitationsDay => "Invitations".to_owned(),
        _ => row.title(),
    }
}

/// `Invitations: 3 days`, `Invitations: 3 known days` where there may be more.
pub(super) fn days_over(name: &str, row: &LimitRow<'_>) -> String {
    let known = if row.unknown_days() > 0 { "known " } else { "" };
    format!("{name}: {} {known}{}", counted(row.over()), row.noun(row.over()))
}

/// `20`, or `the safe number` where that was not the same on all days.
fn limit(row: &LimitRow<'_>) -> String {
    row.only_limit().map_or_else(|| "the safe number".to_owned(), grouped)
}

/// How many days are not known: `56 of 70 days not known`, `some days not known` where that differs
/// from row to row. Of pending invitations none is unknown.
pub(super) fn unknown(rows: &[LimitRow<'_>]) -> Option<String> {
    let mut rows = rows.iter().filter(|row| row.id != LimitId::Pending);
    let first = rows.next()?;
    if rows.all(|row| row.unknown_days() == first.unknown_days()) {
        unknown_days(first)
    } else {
        Some("some days not known".to_owned())
    }
}

/// `56 of 70 days not known`.
pub(super) fn unknown_days(row: &LimitRow<'_>) -> Option<String> {
    let (count, all) = (row.unknown_days(), row.days.len());
    (count > 0)
        .then(|| format!("{} of {} {} not known", counted(count), counted(all), row.noun(all)))
}

pub(super) fn counted(count: usize) -> String {
    grouped(u64::try_from(count).unwrap_or(u64::MAX))
}
