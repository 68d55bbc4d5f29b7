//! The text alternative: what a person who does not see the chart is told.

use super::{
    MOST_KINDS, Precision, UNCHANGED, after, capitalized, grouped, on, snapshots as counted,
};
use crate::chart::figure::text::{cleaned, cut_to_chars};
use crate::chart::parts::series::Ends;
use crate::domain::{Activity, Date, Log, Pillar, Snapshot, is_gap, largest_change};

/// The most characters of a text alternative.
pub(in crate::chart) const LONGEST: usize = 600;
/// The most characters of a name in it.
const LONGEST_NAME: usize = 80;
/// The most gaps that are listed.
const MOST_GAPS: usize = 2;

/// The text alternative of chart 1. There is at least one snapshot.
///
/// `shown` are the activities that the chart shows; what was done before a change is in the log.
pub(in crate::chart) fn overview(
    who: Option<&str>,
    snapshots: &[Snapshot],
    shown: &[Activity],
    log: &Log,
) -> String {
    let (Some(first), Some(last)) = (snapshots.first(), snapshots.last()) else {
        return String::new();
    };
    let totals = Precision::of_totals(snapshots);
    let sentences = [
        Some(line_chart("Social Selling Index", who, first.date, last.date, snapshots.len())),
        total(snapshots, totals),
        Some(pillars(snapshots)),
        largest(snapshots, totals, log),
        gaps(snapshots),
        Some(activity(snapshots.len(), shown)),
    ];
    joined(sentences.into_iter().flatten())
}

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

/// `1 Jan to 16 Mar`, of a chart that ends on `last`: with the year on both days when they are in two
/// years, on the later one when both are in a year that is not the chart's last.
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

fn total(snapshots: &[Snapshot], totals: Precision) -> Option<String> {
    let values: Vec<_> = snapshots.iter().map(|snapshot| (snapshot.date, snapshot.total)).collect();
    extremes("Total", &values, |total| totals.shown(total))
}

fn pillars(snapshots: &[Snapshot]) -> String {
    let parts: Vec<String> = Pillar::ALL
        .into_iter()
        .map(|pillar| match Ends::of(snapshots, pillar) {
            None => format!("{} not recorded", pillar.name()),
            Some(ends) => worded(pillar, ends, snapshots),
        })
        .collect();
    if Pillar::ALL.into_iter().all(|pillar| Ends::of(snapshots, pillar).is_none()) {
        return "No pillars recorded.".to_owned();
    }
    sentence(&parts)
}

/// `brand 22.1 (+6.3)`; with the days where they are not those of the chart.
fn worded(pillar: Pillar, ends: Ends, snapshots: &[Snapshot]) -> String {
    let days = |snapshot: &Snapshot| snapshot.date;
    let chart = snapshots.first().map(days).zip(snapshots.last().map(days));
    let (first, last) = chart.unwrap_or((ends.first.0, ends.last.0));
    let value = Precision::Tenths.pillar(ends.last.1);
    let value = format!("{} {value}{}", pillar.name(), on(ends.last.0, last));
    let Some(change) = ends.change(Precision::Tenths) else { return value };
    let moved = Precision::Tenths.signed_ascii(change).unwrap_or_else(|| UNCHANGED.to_owned());
    if ends.first.0 == first {
        return format!("{value} ({moved})");
    }
    format!("{value} ({moved} since {})", ends.first.0.beside(last))
}

/// The largest change between neighbours that are no gap apart; a gap may hide a larger one.
fn largest(snapshots: &[Snapshot], totals: Precision, log: &Log) -> Option<String> {
    let (earlier, later) = largest_change(snapshots)?;
    let change = totals.between(later.total.thousandths(), earlier.total.thousandths());
    let change = totals.signed_ascii(change)?;
    let days = span(earlier.date, later.date, snapshots.last()?.date);
    let has_gaps = snapshots.windows(2).any(|pair| is_gap(pair[0].date, pair[1].date));
    let which = if has_gaps { "outside gaps" } else { "between neighbours" };
    let size = (later.total - earlier.total).size();
    let as_large = snapshots.windows(2).filter(|pair| {
        !is_gap(pair[0].date, pair[1].date) && (pair[1].total - pair[0].total).size() == size
    });
    let of = match as_large.count() {
        0..=1 => String::new(),
        many => format!(" (latest of {many} as large)"),
    };
    let done = log.before_change(earlier.date, later.date);
    let done = if done.is_empty() {
        "with nothing logged before it".to_owned()
    } else {
        after(&done, MOST_KINDS)
    };
    Some(format!("Largest change {which}{of}: {change} from {days}, {done}."))
}

/// The days without a snapshot, both included.
pub(in crate::chart) fn gaps(snapshots: &[Snapshot]) -> Option<String> {
    let last = snapshots.last()?.date;
    let gaps: Vec<String> = snapshots
        .windows(2)
        .filter(|pair| is_gap(pair[0].date, pair[1].date))
        .map(|pair| {
            let (from, to) = (pair[0].date.plus_days(1), pair[1].date.plus_days(-1));
            format!("from {}", span(from, to, last))
        })
        .collect();
    match gaps.len() {
        0 => None,
        1..=MOST_GAPS => Some(format!("No snapshots {}.", gaps.join(" and "))),
        many => Some(format!(
            "No snapshots {}, and in {} other gaps of over 14 days.",
            gaps[..1].join(""),
            many - 1
        )),
    }
}

fn activity(snapshots: usize, shown: &[Activity]) -> String {
    let done: u64 = shown.iter().map(|activity| u64::from(activity.count.get())).sum();
    let when = if snapshots == 1 { " in the 15 days around it" } else { "" };
    match done {
        0 => format!("No activity logged{when}."),
        1 => format!("1 activity logged{when}."),
        _ => format!("{} activities logged{when}.", grouped(done)),
    }
}
