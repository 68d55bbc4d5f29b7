//! Which change is to be taken apart.

use crate::attribution::Links;
use crate::domain::{By, Date, Delta, Minimum, Period, Series, Snapshot, changes};

use super::super::caveats::{is_early, is_examined};
use super::super::missing::Missing;

/// A change of a series between two snapshots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OneChange {
    pub(super) series: Series,
    /// The day of the earlier snapshot.
    pub(super) from: Date,
    /// The day of the later snapshot.
    pub(super) to: Date,
    /// What it is the change of; `None` of a stretch whose ends were chosen.
    pub(super) by: Option<By>,
    delta: Delta,
}

/// Which change is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked {
    /// Which days.
    pub which: Which,
    /// From week to week, or from snapshot to snapshot; by default as the person's rhythm is.
    pub by: Option<By>,
    /// This series; else the pillar that moved most, or the total where it is recorded without
    /// pillars, or with too few of them for anything to be said.
    pub series: Option<Series>,
}

/// Which days are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// The latest change that `changes` lists; else the latest that moved at all.
    #[default]
    Latest,
    /// The change that ends on this day, or spans it, whether or not anything moved.
    On(Date),
    /// From the last snapshot on or before the first day, or the first of all, to the last one on
    /// or before the last day.
    Stretch(Period),
}

/// The change that is asked for, of those that the model can take apart.
pub(super) fn one_change(
    asked: Asked,
    links: &Links,
    snapshots: &[Snapshot],
) -> Result<OneChange, Missing> {
    let series: Vec<Series> = match asked.series {
        Some(series) => vec![series],
        // The total is among them where it is not the sum of the pillars.
        None => links.examined().map(|examined| examined.series).collect(),
    };
    let by = asked.by.unwrap_or_else(|| By::rhythm(snapshots));
    let moves = |by| -> Vec<OneChange> {
        series.iter().flat_map(|&series| moves(series, by, links, snapshots)).collect()
    };
    let (moves, found) = match asked.which {
        Which::Latest => {
            let moves = moves(by);
            let found = latest(asked.series, by, &moves, links, snapshots);
            (moves, found)
        }
        Which::On(day) => {
            let moves = moves(by);
            let spans = |one: &&OneChange| one.from < day && day <= one.to;
            let found = moves.iter().filter(spans).max_by_key(|one| (one.to, rank(one, links)));
            (moves.clone(), found.copied())
        }
        Which::Stretch(period) => {
            let stretches = series.iter().filter_map(|&one| stretch(one, period, links, snapshots));
            (moves(By::Snapshot), stretches.max_by_key(|one| rank(one, links)))
        }
    };
    found.ok_or_else(|| no_such_change(asked, links, &moves))
}

/// The snapshot of a day.
pub(super) fn at(snapshots: &[Snapshot], date: Date) -> Option<&Snapshot> {
    let place = snapshots.binary_search_by_key(&date, |snapshot| snapshot.date).ok()?;
    snapshots.get(place)
}

/// The days between which the changes of a series lie, as the model can take them apart.
pub(super) fn days(series: Series, by: By, links: &Links) -> Vec<(Date, Date)> {
    let ends = by.ends(links.dates(series), |day| *day);
    ends.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

/// Every change of a series, in order of time.
fn moves(series: Series, by: By, links: &Links, snapshots: &[Snapshot]) -> Vec<OneChange> {
    let pairs = days(series, by, links).into_iter();
    pairs.filter_map(|days| change(series, days, Some(by), snapshots)).collect()
}

fn change(
    series: Series,
    (from, to): (Date, Date),
    by: Option<By>,
    snapshots: &[Snapshot],
) -> Option<OneChange> {
    let delta = at(snapshots, to)?.moved_since(at(snapshots, from)?, series)?;
    Some(OneChange { series, from, to, by, delta })
}

/// Of several changes between the same days the one that is taken apart: the largest of a pillar.
fn rank(one: &OneChange, links: &Links) -> impl Ord + use<> {
    (!is_early(links, one.series), one.series != Series::Total, one.delta.size())
}

/// Of what `changes` lists first what moved most; where that was not examined, or nothing is
/// listed, the latest that reached its minimum, or that moved at all.
fn latest(
    series: Option<Series>,
    by: By,
    moves: &[OneChange],
    links: &Links,
    snapshots: &[Snapshot],
) -> Option<OneChange> {
    let (series, minimum) =
        (series.map_or(Series::ALL.to_vec(), |one| vec![one]), Minimum::default());
    let listed = changes(snapshots, by, &series, minimum);
    let listed = listed.last();
    let is_listed = |one: &OneChange| {
        listed.is_some_and(|listed| (listed.from, listed.to) == (one.from, one.to))
    };
    let any = moves.iter().filter(|one| one.delta != Delta::ZERO);
    let found = any.max_by_key(|one| {
        let is_enough = is_listed(one) || one.delta.size() >= minimum.of(one.series);
        (is_enough, one.to, rank(one, links))
    });
    found.copied()
}

/// What a series moved between the snapshots that stand for two days.
fn stretch(
    series: Series,
    period: Period,
    links: &Links,
    snapshots: &[Snapshot],
) -> Option<OneChange> {
    let days = links.dates(series);
    let before = |end: Date| days.partition_point(|day| *day <= end);
    let from = period.since.map_or(0, |since| before(since).saturating_sub(1));
    let to = period.until.map_or(days.len(), before).checked_sub(1)?;
    let pair = (*days.get(from)?, *days.get(to)?);
    if from < to { change(series, pair, None, snapshots) } else { None }
}

fn no_such_change(asked: Asked, links: &Links, moves: &[OneChange]) -> Missing {
    let of_series = asked.series.map(|series| format!(" of {series}")).unwrap_or_default();
    let first = moves.iter().map(|one| one.from).min();
    let Some((first, last)) = first.zip(moves.iter().map(|one| one.to).max()) else {
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
    let ends = format!("the first snapshot is of {first}, the last of {last}");
    match asked.which {
        Which::On(day) => {
            Missing::new(format!("there is no change{of_series} that spans {day}")).why(ends)
        }
        Which::Stretch(period) => {
            let when = period.in_words();
            Missing::new(format!("there is no change{of_series} {when}"))
                .why(format!("a change needs two snapshots; {ends}"))
                .command("history")
        }
        Which::Latest => {
            let what = match asked.series {
                Some(series) => format!("{series} has not moved yet"),
                None => "no score has moved yet".to_owned(),
            };
            Missing::new(what).command("history")
        }
    }
}
