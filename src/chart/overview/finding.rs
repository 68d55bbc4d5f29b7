//! The title of the overview: the current run, and the whole.

use crate::chart::parts::words::Precision;
use crate::domain::{Current, Date, Delta, RunEnd, Runs, Series, Snapshot};
use crate::words::{in_full, with_year};

/// `SSI 69: up 9 since 6 January, 28 in two years`; `None` without a snapshot.
pub(super) fn finding(snapshots: &[Snapshot], totals: Precision) -> Option<String> {
    let (first, last) = (snapshots.first()?, snapshots.last()?);
    let total = totals.shown(last.total);
    if first.date == last.date {
        let day = with_year(last.date);
        return Some(format!("SSI {total} on {day}"));
    }
    let whole = totals.between(last.total.thousandths(), first.total.thousandths());
    let words = match Runs::of(snapshots, Series::Total)?.current {
        Current::Running(run) if run.from.date > first.date => {
            let moved = moved(totals, between(totals, run.from, run.to));
            let since = in_full(run.from.date, last.date);
            let is_alike = (run.delta() > Delta::ZERO) == (whole > Delta::ZERO);
            format!("{moved} since {since}, {}", beside(totals, whole, is_alike, first, last))
        }
        Current::Still(since) if since > first.date => {
            let since = in_full(since, last.date);
            let whole = beside(totals, whole, false, first, last);
            format!("no move of 4 points or more since {since}, {whole}")
        }
        _ if totals.signed(whole).is_none() => {
            format!("the same as on {}", in_full(first.date, last.date))
        }
        _ => format!("{} since {}", moved(totals, whole), in_full(first.date, last.date)),
    };
    Some(format!("SSI {total}: {words}"))
}

/// As it is printed: the difference of the numbers printed.
pub(super) fn between(totals: Precision, from: RunEnd, to: RunEnd) -> Delta {
    totals.between(to.thousandths, from.thousandths)
}

/// `28 in two years`, of a move in the direction that was told before; else `up 28 in two years`.
fn beside(
    totals: Precision,
    whole: Delta,
    is_alike: bool,
    first: &Snapshot,
    last: &Snapshot,
) -> String {
    if totals.signed(whole).is_none() {
        return format!("the same as on {}", in_full(first.date, last.date));
    }
    let moved = if is_alike { totals.size(whole) } else { moved(totals, whole) };
    format!("{moved} {}", time(first.date, last.date))
}

/// `up 9`, `down 1.5`. The move is not zero as it is shown.
pub(super) fn moved(precision: Precision, delta: Delta) -> String {
    let direction = if delta < Delta::ZERO { "down" } else { "up" };
    format!("{direction} {}", precision.size(delta))
}

/// `in two years`, `in 18 months`, or where it is neither `since 4 March 2024`.
fn time(first: Date, last: Date) -> String {
    /// So many days may be missing of months that are told, or be too many.
    const NEAR: i32 = 4;
    let days = last.days_since(first);
    let is_near = |months: u32| {
        let start = last.checked_minus_months(months);
        start.is_some_and(|start| start.days_since(first).abs() <= NEAR)
    };
    let about = (f64::from(days) / 30.436_875).round();
    let found = (2..=1_200_u32).find(|months| (f64::from(*months) - about).abs() < 0.5);
    match found.filter(|months| is_near(*months)) {
        Some(months) if months % 12 == 0 => format!("in {}", years(months / 12)),
        Some(months) if months < 24 => format!("in {months} months"),
        _ => format!("since {}", in_full(first, last)),
    }
}

fn years(count: u32) -> String {
    const WORDS: [&str; 11] = [
        "a year",
        "two years",
        "three years",
        "four years",
        "five years",
        "six years",
        "seven years",
        "eight years",
        "nine years",
        "ten years",
        "eleven years",
    ];
    let word = usize::try_from(count).ok().and_then(|count| WORDS.get(count.checked_sub(1)?));
    word.map_or_else(|| format!("{count} years"), ToString::to_string)
}
