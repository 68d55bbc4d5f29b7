//! What a person who does not see the split of a change is told.

use super::chart::{ChangeChart, ChangePart};
use crate::chart::parts::words::{alt, lowered};

/// The parts that have room, the largest first, and the rest.
pub(super) fn alternative(chart: &ChangeChart<'_>) -> String {
    let what = format!("{} score", chart.series.name());
    let (whose, days) = (alt::whose(&what, chart.who), alt::days(chart.from.date, chart.to.date));
    let (from, to) = (chart.score(chart.from), chart.score(chart.to));
    let moved = chart.moved().unwrap_or_else(|| chart.decimals.same());
    let head = [
        format!("Waterfall chart of a change of {whose}, {days}."),
        format!("From {from} to {to}: {moved}."),
    ];
    let remark = chart.remark.map(|remark| format!("Note: {remark}."));
    let caveat = "90 % ranges; not a measurement.".to_owned();
    let foot = chart.has_ranges().then_some(caveat).into_iter().chain(remark);
    let (head, foot) = (head.join(" "), foot.collect::<Vec<_>>().join(" "));
    let rest = in_words(chart.rest);
    let split = |count: usize| {
        let shown = chart.parts[..count].iter().map(in_words);
        let more = chart.parts.len() - count;
        let more = (more > 0).then(|| format!("{more} more in the picture"));
        let rest = if chart.parts.is_empty() { rest.clone() } else { lowered(&rest) };
        let list: Vec<String> = shown.chain(more).chain([rest]).collect();
        let estimated = if chart.has_ranges() { "Estimated split: " } else { "" };
        format!("{head} {estimated}{}. {foot}", list.join("; ")).trim_end().to_owned()
    };
    let counts = (0..=chart.parts.len()).rev();
    let fitting = counts.map(split).find(|alt| alt.chars().count() <= alt::LONGEST);
    fitting.unwrap_or(head)
}

/// `perhaps 2 posts (and earlier ones) +0.6 (-0.1 to 1.4)`.
fn in_words(part: &ChangePart) -> String {
    let perhaps = if part.is_possible { "perhaps " } else { "" };
    let in_brackets = |text: &str| format!(" ({text})");
    let remark = part.remark.as_deref().map(in_brackets).unwrap_or_default();
    let range = part.range.as_ref().map(|range| in_brackets(&range.shown)).unwrap_or_default();
    format!("{perhaps}{}{remark} {}{range}", part.name, part.shown)
}
