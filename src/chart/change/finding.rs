//! What a change comes to, in a line.

use super::chart::{ChangeChart, ChangePart};
use crate::chart::parts::words::{lowered, true_minus};
use crate::words::numbers::is_zero;

/// The most parts that a title names.
const MOST: usize = 2;

/// `Insights +0.65: posts +0.31, comments +0.15`.
pub(super) fn finding(chart: &ChangeChart<'_>) -> String {
    let name = chart.series.title();
    let moved = chart.moved().unwrap_or_else(|| still(chart));
    true_minus(&format!("{name} {moved}: {}", parts(chart)))
}

/// `10.4, same (within 0.05)`.
fn still(chart: &ChangeChart<'_>) -> String {
    format!("{}, {}", chart.score(chart.to), chart.decimals.same())
}

/// The largest parts that are sure to have a direction; without any the largest that may have one,
/// and without any part what is said instead of them.
fn parts(chart: &ChangeChart<'_>) -> String {
    let seen = || chart.parts.iter().filter(|part| !is_zero(&part.shown));
    let sure: Vec<String> = seen().filter(|part| is_sure(part)).take(MOST).map(words).collect();
    let parts = match (sure.as_slice(), seen().next()) {
        ([], Some(part)) => format!("perhaps {}", words(part)),
        ([], None) => return rest(chart.rest),
        (sure, _) => sure.join(", "),
    };
    if is_most(chart) { format!("{parts}, most not explained") } else { parts }
}

/// Whether what is left is most of the change.
fn is_most(chart: &ChangeChart<'_>) -> bool {
    let change = chart.to.points - chart.from.points;
    chart.moved().is_some() && chart.rest.points * change.signum() > change.abs() / 2.0
}

/// Whether a part is likely, and its range is on one side of zero.
fn is_sure(part: &ChangePart) -> bool {
    let is_on_one_side = part.range.as_ref().is_some_and(|range| range.low * range.high > 0.0);
    is_on_one_side && !part.is_possible
}

fn words(part: &ChangePart) -> String {
    format!("{} {}", part.kind, part.shown)
}

/// `not explained (nothing logged)`.
fn rest(rest: &ChangePart) -> String {
    let remark = rest.remark.as_deref().map(|remark| format!(" ({remark})"));
    format!("{}{}", lowered(&rest.name), remark.unwrap_or_default())
}
