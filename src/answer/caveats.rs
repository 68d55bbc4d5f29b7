//! What must be said beside every link, and where nothing can be said. Never said anywhere: that an
//! activity caused a change, that more of it will raise a score, that it is useless, anything about
//! LinkedIn's formula, a mean without its range, a probability of 0 or 100 %.

use crate::attribution::{LEAST_SNAPSHOTS, Links, Reason};
use crate::domain::Series;
use crate::words::counted;
use crate::words::numbers::percent;

/// What is said where no activity was logged at all.
pub(super) const NOTHING_LOGGED: &str =
    "Nothing is linked: no activity was logged. Save what you do: ssi log comment 5";

/// The last line under splits of series with so many snapshots each.
pub(super) fn caveat(snapshots: &[usize]) -> String {
    let fewest = snapshots.iter().copied().min().unwrap_or(0);
    let most = counted(snapshots.iter().copied().max().unwrap_or(0), "snapshot");
    let most = if snapshots.iter().all(|&count| count == fewest) {
        most
    } else {
        format!("{fewest} to {most}")
    };
    format!("From {most}, 90 % ranges: what went together, not what caused it.")
}

/// Why nothing is said of a series with few snapshots.
pub(super) fn too_early(snapshots: usize) -> String {
    format!(
        "Too early to say: {}. From about 20 snapshots with ups and downs in activity, medium \
         effects start to show.",
        counted(snapshots, "snapshot")
    )
}

/// The same of series with so many snapshots each, by name: a line for those that have as many.
pub(super) fn too_early_of(series: &[(Series, usize)]) -> Vec<String> {
    let mut counts: Vec<usize> = series.iter().map(|&(_, snapshots)| snapshots).collect();
    counts.sort_unstable();
    counts.dedup();
    let line = |count: usize| {
        let of_count = series.iter().filter(|&&(_, snapshots)| snapshots == count);
        let names: Vec<&str> = of_count.map(|(series, _)| series.name()).collect();
        format!("{}: {}", names.join(", "), too_early(count))
    };
    counts.into_iter().rev().map(line).collect()
}

/// Whether no activity was logged at all.
pub(super) fn is_nothing_logged(links: &Links) -> bool {
    // Where nothing was examined, nothing is known of the log.
    links.examined().next().is_some()
        && links.examined().all(|examined| examined.reason == Some(Reason::NoActivity))
}

/// Whether a series has too few snapshots for anything to be said, however sure it looks.
pub(super) fn is_early(links: &Links, series: Series) -> bool {
    links.dates(series).len() < LEAST_SNAPSHOTS
}

/// Whether a series was compared with the activity by itself: a pillar, or a total that is recorded
/// without its pillars.
pub(super) fn is_examined(links: &Links, series: Series) -> bool {
    links.examined().any(|examined| examined.series == series)
}

/// Kinds that cannot be told apart, as sentences.
pub(super) fn look_alikes(links: &Links, series: Series) -> Vec<String> {
    let alike = links.look_alikes();
    let of_series = alike.iter().filter(|pair| pair.series == series);
    of_series
        .map(|pair| {
            let [one, other] = &pair.kinds;
            format!(
                "{} or {}: at least one of them goes with {series} (probability {}), the data cannot \
                 tell which; weeks with only one of the two would.",
                one.many(),
                other.many(),
                percent(pair.probability)
            )
        })
        .collect()
}
