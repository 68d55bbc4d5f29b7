//! What the text alternatives of several charts have in common.

use super::counts::snapshots as counted;
use super::initial::capitalized;
use crate::chart::figure::text::{cleaned, cut_to_chars};
use crate::domain::{Date, Recorded};

/// The most characters of a text alternative.
pub(in crate::chart) const LONGEST: usize = 600;
/// The most characters of a name in it.
const LONGEST_NAME: usize = 80;
/// The most gaps that are listed.
const MOST_GAPS: usize = 2;

/// The sentences that fit, in their order.
pub(in crate::chart) fn joined(sentences: impl IntoIterator<Item = String>) -> String {
    let mut alt = String::new();
    for sentence in sentences {
        let space = usize::from(!alt.is_empty());
        if alt.chars().count() + space + sentence.chars().count() <= LONGEST {
            if space > 0 {
                alt.push(' ');
            }
            alt.push_str(&sentence);
        }
    }
    alt
}

/// These parts as a sentence.
pub(in crate::chart) fn sentence(parts: &[String]) -> String {
    format!("{}.", capitalized(&parts.join(", ")))
}

/// `Line chart of Anna's ..., 1 Jan to 16 Mar 2026, 28 snapshots.`
pub(in crate::chart) fn line_chart(
    what: &str,
    who: Option<&str>,
    first: Date,
    last: Date,
    count: usize,
) -> String {
    format!("{}, {}.", head("Line chart", what, who, first, last), counted(count))
}

/// `Line chart of Anna's ..., 1 Jan to 16 Mar 2026`.
pub(in crate::chart) fn head(
    kind: &str,
    what: &str,
    who: Option<&str>,
    first: Date,
    last: Date,
) -> String {
    format!("{kind} of {}, {}", whose(what, who), days(first, last))
}

/// `Anna's insights score`, or `the insights score`.
pub(in crate::chart) fn whose(what: &str, who: Option<&str>) -> String {
    match cleaned(who) {
        Some(name) => format!("{}'s {what}", cut_to_chars(&name, LONGEST_NAME)),
        None => format!("the {what}"),
    }
}

/// `1 Jan to 16 Mar 2026`, or one day.
pub(in crate::chart) fn days(first: Date, last: Date) -> String {
    if first == last {
        return last.day_month_year().to_string();
    }
    format!("{} to {}", first.beside(last), last.day_month_year())
}

/// `1 Jan to 16 Mar`, of a chart that ends on `last`: with the year on both days when they are in
/// two years, on the later one when both are in a year that is not the chart's last.
pub(in crate::chart) fn span(from: Date, to: Date, last: Date) -> String {
    let in_last_year = from.year() == last.year() && to.year() == last.year();
    let end = if in_last_year { to.day_month() } else { to.day_month_year() };
    format!("{} to {end}", from.beside(to))
}

/// Last, first, highest and lowest of a series, in order of time; of several highest or lowest days
/// the first. `None` without a value.
pub(in crate::chart) fn extremes<T: Copy + Ord>(
    name: &str,
    values: &[(Date, T)],
    shown: impl Fn(T) -> String,
) -> Option<String> {
    let (first, last) = (values.first()?, values.last()?);
    let highest = values.iter().rev().max_by_key(|(_, value)| *value)?;
    let lowest = values.iter().min_by_key(|(_, value)| *value)?;
    let shown = |(_, value): &(Date, T)| shown(*value);
    let day = |(date, _): &(Date, T)| date.beside(last.0);
    Some(if values.len() == 1 {
        format!("{name} {}.", shown(last))
    } else if highest.1 == lowest.1 {
        format!("{name} {}, the same in every snapshot.", shown(last))
    } else if shown(highest) == shown(lowest) {
        format!("{name} {} in every snapshot, rounded.", shown(last))
    } else {
        format!(
            "{name} {}, from {}; highest {} on {}, lowest {} on {}.",
            shown(last),
            shown(first),
            shown(highest),
            day(highest),
            shown(lowest),
            day(lowest)
        )
    })
}

/// The days without a snapshot, both included.
pub(in crate::chart) fn gaps(snapshots: Recorded<'_>) -> Option<String> {
    let last = snapshots.last()?.date;
    let gaps: Vec<String> = snapshots
        .gap_pairs()
        .map(|[before, after]| {
            let (from, to) = (before.date.plus_days(1), after.date.plus_days(-1));
            format!("from {}", span(from, to, last))
        })
        .collect();
    match gaps.len() {
        0 => None,
        1..=MOST_GAPS => Some(format!("No snapshots {}.", gaps.join(" and "))),
        many => Some(format!(
            "No snapshots {}, and in {} other gaps of over {} days.",
            gaps[..1].join(""),
            many - 1,
            snapshots.gaps().most_days()
        )),
    }
}
