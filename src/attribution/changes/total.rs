//! The split of the total: the sum of the pillars' splits.

use crate::attribution::effects::{Interval, Verdict};
use crate::domain::{Date, Kind, Series};

use super::split::{Part, Split};

/// Adds up the splits of the four pillars between the same two days.
///
/// Means and covariances add; intervals add by [`Interval::of_sum`]. `probability` is that of an
/// effect on a series. `change` is that of the total as it was recorded; what it differs from the
/// sum of the pillars' changes is rounding.
pub(crate) fn sum(
    pillars: &[Split],
    (from, to): (Date, Date),
    change: Option<f64>,
    probability: impl Fn(Series, &Kind) -> f64,
) -> Split {
    let mut kinds: Vec<&Kind> =
        pillars.iter().flat_map(|split| split.parts.iter().map(|part| &part.kind)).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let parts = kinds.iter().map(|kind| sum_of_kind(pillars, kind, &probability)).collect();
    let mut covariance = vec![0.0; kinds.len() * kinds.len()];
    for split in pillars {
        let places: Vec<usize> =
            split.parts.iter().filter_map(|part| kinds.binary_search(&&part.kind).ok()).collect();
        for (row, &place) in places.iter().enumerate() {
            for (column, &other) in places.iter().enumerate() {
                covariance[place * kinds.len() + other] +=
                    split.covariance[row * places.len() + column];
            }
        }
    }
    let of_pillars: f64 = pillars.iter().map(|split| split.change).sum();
    let change = change.unwrap_or(of_pillars);
    Split {
        series: Series::Total,
        from,
        to,
        change,
        parts,
        rounding: change - of_pillars,
        since: common_since(pillars).unwrap_or(from),
        has_moved: pillars.iter().any(|split| split.has_moved),
        is_shifted: pillars.iter().any(|split| split.is_shifted),
        covariance,
    }
}

/// The day since which all pillars had stood still; `None` if they had not together.
fn common_since(pillars: &[Split]) -> Option<Date> {
    let since = pillars.first()?.since;
    pillars.iter().all(|split| split.since == since).then_some(since)
}

fn sum_of_kind(
    pillars: &[Split],
    kind: &Kind,
    probability: &impl Fn(Series, &Kind) -> f64,
) -> Part {
    let mut sum: Option<Part> = None;
    let mut intervals = Vec::new();
    let mut no_effect = 1.0;
    for split in pillars {
        let Some(part) = split.parts.iter().find(|part| part.kind == *kind) else { continue };
        intervals.push((part.mean(), part.interval));
        if part.interval != Interval::default() {
            no_effect *= 1.0 - probability(split.series, kind);
        }
        sum = Some(match sum {
            None => part.clone(),
            Some(sum) => Part {
                started: sum.started + part.started,
                fading: sum.fading + part.fading,
                verdict: sum.verdict.max(part.verdict),
                is_partly_unknown: sum.is_partly_unknown || part.is_partly_unknown,
                ..sum
            },
        });
    }
    let interval = Interval::of_sum(&intervals, no_effect);
    let empty = || Part {
        kind: kind.clone(),
        started: 0.0,
        fading: 0.0,
        interval,
        verdict: Verdict::None,
        is_partly_unknown: false,
    };
    Part { interval, ..sum.unwrap_or_else(empty) }
}
