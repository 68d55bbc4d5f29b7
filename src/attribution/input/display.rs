//! A display that stands still: the page shows for days what it showed before, and then everything
//! at once.
//!
//! Taken as it is, each still day would say that nothing acts, and the day of the renewal that
//! whatever was done on the day before does. So the still days are no readings: the model is fitted
//! without them.

use std::collections::{BTreeMap, BTreeSet};

use crate::attribution::numerics::real;
use crate::domain::{Date, Pillar, Series};

use super::member::Member;
use super::observation::Resolution;

/// The display stands still if this share of the intervals changes nothing at all...
const LEAST_STILL: f64 = 0.4;

/// ...and of the series so large a share moves in the others on average (1.9 of 4 pillars): scores
/// that are renewed together, not one that rarely moves while the others never do.
const LEAST_MOVING: f64 = 1.9 / 4.0;

/// ...and at least so many snapshots of each series are left.
const LEAST_LEFT: usize = 8;

/// Of fewer moves there is no smallest tenth.
const LEAST_MOVES: usize = 10;

/// The smallest tenth of the moves of a series by itself is below this share of the median: chosen
/// on simulated members, between those that lag and those that step (`docs/calibration.md`).
const SMALL: f64 = 0.4;

/// A smaller difference is none, in points: half of a thousandth.
const UNCHANGED: f64 = 0.0005;

/// For each series the days on which its display stood still: all pillars together, or else each by
/// itself, as is a total.
pub(crate) fn still_days_of_each(member: &Member, series: &[Series]) -> Vec<BTreeSet<Date>> {
    let of_pillars = still_days(member, &Pillar::ALL.map(Series::Pillar));
    series
        .iter()
        .map(|&series| match series {
            Series::Total => still_days(member, &[Series::Total]),
            Series::Pillar(_) if of_pillars.is_empty() => still_days(member, &[series]),
            Series::Pillar(_) => of_pillars.clone(),
        })
        .collect()
}

/// The days on which a display that stands still showed what it had shown before; none if it does
/// not. `series` are those that it renews together: all pillars, or one by itself.
fn still_days(member: &Member, series: &[Series]) -> BTreeSet<Date> {
    let mut by_date: BTreeMap<Date, Vec<f64>> = BTreeMap::new();
    let mut has_decimals = false;
    for observation in series.iter().flat_map(|&series| member.observations(series)) {
        by_date.entry(observation.date).or_default().push(observation.points());
        has_decimals |= observation.resolution != Resolution::Whole;
    }
    let snapshots: Vec<(Date, Vec<f64>)> = by_date.into_iter().collect();
    let mut still = BTreeSet::new();
    let mut compared = 0;
    let mut moves = Vec::new();
    for pair in snapshots.windows(2) {
        let [(_, before), (date, after)] = pair else { continue };
        if before.len() < series.len() || after.len() < series.len() {
            continue; // What is missing may have moved.
        }
        let sizes = before.iter().zip(after).map(|(before, after)| (after - before).abs());
        let so_far = moves.len();
        moves.extend(sizes.filter(|size| *size >= UNCHANGED));
        if moves.len() == so_far {
            still.insert(*date);
        } else {
            compared += 1;
        }
    }
    let intervals = real(snapshots.len().saturating_sub(1));
    let is_left = |&series: &Series| {
        let readings = member.observations(series).filter(|one| !still.contains(&one.date));
        readings.count() >= LEAST_LEFT
    };
    let does_lag = has_decimals
        && real(still.len()) >= LEAST_STILL * intervals
        && real(moves.len()) >= LEAST_MOVING * real(series.len() * compared)
        && series.iter().all(is_left)
        && (series.len() > 1 || are_of_any_size(moves));
    if does_lag { still } else { BTreeSet::new() }
}

/// Whether a score moves by little as well as by much: it is renewed at times. One that moves as
/// soon as it is off by a step stands still within that step of what it is, and each day is a
/// reading.
fn are_of_any_size(mut moves: Vec<f64>) -> bool {
    if moves.len() < LEAST_MOVES {
        return false;
    }
    moves.sort_by(f64::total_cmp);
    let at = |share: usize| moves.get(moves.len() * share / 10).copied().unwrap_or(0.0);
    at(1) < SMALL * at(5)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Score;

    /// Forty days; of every three the page is renewed on the first, by `moving` pillars.
    fn member(moving: usize, resolution: Resolution) -> Member {
        stepping(moving, resolution, |renewal| renewal)
    }

    /// The same, so many hundredths above the first score after so many renewals.
    fn stepping(moving: usize, resolution: Resolution, above: fn(i32) -> i32) -> Member {
        let mut member = Member::new();
        for day in 0..40 {
            for (place, pillar) in Pillar::ALL.into_iter().enumerate() {
                let above = if place < moving { above(day / 3) } else { 0 };
                let whole = 10 + i32::try_from(place).unwrap() + above / 100;
                let score = Score::parse(&format!("{whole}.{:02}", above % 100)).unwrap();
                let date = Date::new(2026, 1, 1).unwrap().plus_days(day);
                member.observe_pillar(pillar, date, score, resolution);
            }
        }
        member
    }

    fn still(member: &Member) -> usize {
        still_days(member, &Pillar::ALL.map(Series::Pillar)).len()
    }

    #[test]
    fn days_that_show_what_was_shown_before_are_no_readings() {
        let lagging = member(4, Resolution::Hundredth);
        assert_eq!(still(&lagging), 26);
        let days = still_days(&lagging, &Pillar::ALL.map(Series::Pillar));
        let date = |day| Date::new(2026, 1, day).unwrap();
        assert_eq!(days.first(), Some(&date(2)), "the first snapshot is a reading");
        assert!(!days.contains(&date(4)));
        assert_eq!(still(&member(2, Resolution::Hundredth)), 26);
    }

    #[test]
    fn a_pillar_that_moves_by_any_size_may_stand_still_by_itself() {
        let alone = |above, pillar| {
            let member = stepping(1, Resolution::Hundredth, above);
            still_days(&member, &[Series::Pillar(pillar)]).len()
        };
        // Of three moves one of 0.01 and two of 0.2.
        let any_size =
            |renewal: i32| renewal / 3 * 41 + [0, 1, 21][usize::try_from(renewal % 3).unwrap()];
        assert_eq!(alone(any_size, Pillar::Brand), 26);
        assert_eq!(alone(any_size, Pillar::People), 0, "never renewed");
        assert_eq!(alone(|renewal| renewal * 20, Pillar::Brand), 0, "it steps when off by 0.2");
    }

    #[test]
    fn one_pillar_that_rarely_moves_and_whole_numbers_are_no_lag() {
        assert_eq!(still(&member(1, Resolution::Hundredth)), 0);
        assert_eq!(still(&member(4, Resolution::Whole)), 0);
        assert_eq!(still(&member(0, Resolution::Hundredth)), 0);
    }

    #[test]
    fn enough_readings_of_each_pillar_must_be_left() {
        let renewals = |days: i32| {
            let mut member = Member::new();
            for (place, pillar) in (0..).zip(Pillar::ALL) {
                for day in 0..days {
                    let score = Score::parse(&format!("{}.{:02}", 10 + place, day / 3)).unwrap();
                    let date = Date::new(2026, 1, 1).unwrap().plus_days(day);
                    member.observe_pillar(pillar, date, score, Resolution::Hundredth);
                }
            }
            still(&member)
        };
        assert_eq!(renewals(3 * 7), 0, "seven are left");
        assert_eq!(renewals(3 * 8), 16);
    }

    #[test]
    fn a_snapshot_that_lacks_a_pillar_is_a_reading() {
        let mut lagging = member(4, Resolution::Hundredth);
        let date = Date::new(2026, 2, 10).unwrap();
        for pillar in [Pillar::Brand, Pillar::People] {
            let score = Score::parse("10.13").unwrap();
            lagging.observe_pillar(pillar, date, score, Resolution::Hundredth);
        }
        assert!(!still_days(&lagging, &Pillar::ALL.map(Series::Pillar)).contains(&date));
    }
}
