//! Which change is to be taken apart.

use crate::attribution::Links;
use crate::domain::{Date, Delta, Period, Series, Snapshot};

use super::super::caveats::{is_early, is_examined};
use super::super::missing::Missing;

/// A change between two neighbouring snapshots of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::answer) struct OneChange {
    pub(in crate::answer) series: Series,
    /// The day of the earlier snapshot.
    pub(in crate::answer) from: Date,
    /// The day of the later snapshot.
    pub(in crate::answer) to: Date,
}

/// Which change is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked {
    /// The change that ends on this day, or spans it, whether or not anything moved; else the
    /// latest that moved.
    pub when: Option<Date>,
    /// This series; else the pillar that moved most, or the total where it is recorded without
    /// pillars, or with too few of them for anything to be said.
    pub series: Option<Series>,
    /// Without a day: only changes that end in this period.
    pub period: Period,
}

/// The change that is asked for, of those that the model can take apart.
pub(in crate::answer) fn one_change(
    asked: Asked,
    links: &Links,
    snapshots: &[Snapshot],
) -> Result<OneChange, Missing> {
    let series: Vec<Series> = match asked.series {
        Some(series) => vec![series],
        // The total is among them where it is not the sum of the pillars.
        None => links.examined().map(|examined| examined.series).collect(),
    };
    let moves: Vec<(OneChange, Delta)> =
        series.iter().flat_map(|&series| moves(series, links, snapshots)).collect();
    let is_asked = |(change, delta): &&(OneChange, Delta)| match asked.when {
        Some(when) => change.from < when && when <= change.to,
        None => *delta != Delta::ZERO && asked.period.contains(change.to),
    };
    let found =
        moves.iter().filter(is_asked).max_by_key(|(OneChange { series, to, .. }, delta)| {
            let is_pillar = *series != Series::Total;
            (*to, !is_early(links, *series), is_pillar, delta.size())
        });
    found.map(|(change, _)| *change).ok_or_else(|| no_such_change(asked, links, &moves))
}

/// The snapshot of a day.
pub(in crate::answer) fn at(snapshots: &[Snapshot], date: Date) -> Option<&Snapshot> {
    let place = snapshots.binary_search_by_key(&date, |snapshot| snapshot.date).ok()?;
    snapshots.get(place)
}

/// Every change of a series, in order of time, with its size.
fn moves(series: Series, links: &Links, snapshots: &[Snapshot]) -> Vec<(OneChange, Delta)> {
    let dates = links.dates(series);
    let pairs = dates.windows(2).map(|pair| (pair[0], pair[1]));
    let delta = |from, to| at(snapshots, to)?.moved_since(at(snapshots, from)?, series);
    pairs
        .filter_map(|(from, to)| Some((OneChange { series, from, to }, delta(from, to)?)))
        .collect()
}

fn no_such_change(asked: Asked, links: &Links, moves: &[(OneChange, Delta)]) -> Missing {
    let of_series = asked.series.map(|series| format!(" of {series}")).unwrap_or_default();
    let first = moves.iter().map(|(change, _)| change.from).min();
    let Some((first, last)) = first.zip(moves.iter().map(|(change, _)| change.to).max()) else {
        // Whoever records totals only may not see the pillars at all.
        let has_totals_only = is_examined(links, Series::Total);
        return Missing::new(format!("there is no change{of_series} yet"))
            .why("a change needs two snapshots that have it")
            .command(if has_totals_only {
                "explain --pillar total"
            } else {
                "record TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS"
            });
    };
    if let Some(when) = asked.when {
        return Missing::new(format!("there is no change{of_series} that spans {when}"))
            .why(format!("the first snapshot is of {first}, the last of {last}"));
    }
    let what = match asked.series {
        Some(series) => format!("{series} has not moved"),
        None => "no score has moved".to_owned(),
    };
    let period = asked.period.in_words();
    let when = if period.is_empty() { "yet" } else { &period };
    Missing::new(format!("{what} {when}")).command("history")
}
