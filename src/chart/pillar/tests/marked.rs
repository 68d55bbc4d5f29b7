//! Which runs and which step are pointed at.

use super::super::marked::marked;
use crate::chart::tests::samples::{iso, snapshot};
use crate::domain::{Pillar, Snapshot};

fn weekly(insights: &[i32]) -> Vec<Snapshot> {
    let day = |week| iso("2026-01-05").plus_days(7 * week);
    (0..)
        .zip(insights)
        .map(|(week, &score)| snapshot(day(week), [9_000, 9_000, score, 9_000]))
        .collect()
}

/// Each mark as its first and last value, and whether it is a step.
fn found(snapshots: &[Snapshot]) -> Vec<(u32, u32, bool)> {
    let marks = marked(snapshots.into(), Pillar::Insights);
    marks.iter().map(|one| (one.from.thousandths, one.to.thousandths, one.is_step)).collect()
}

#[test]
fn the_current_run_and_the_largest_other_one_are_marked_with_the_largest_step() {
    let values = [10_000, 13_000, 13_600, 11_000, 11_200, 12_900, 12_800, 14_200];
    let found = found(&weekly(&values));
    assert_eq!(found, [(10_000, 13_000, true), (10_000, 13_600, false), (11_000, 14_200, false)]);
}

#[test]
fn a_step_that_is_a_run_is_marked_once_and_a_small_one_only_alone() {
    assert_eq!(found(&weekly(&[10_000, 10_000, 13_000])), [(10_000, 13_000, false)]);
    assert_eq!(found(&weekly(&[10_000, 10_800, 11_600])), [(10_000, 11_600, false)]);
    assert_eq!(found(&weekly(&[10_000, 10_300, 10_301])), [(10_000, 10_300, true)]);
    assert_eq!(found(&weekly(&[10_000, 10_299, 10_000])), []);
}

#[test]
fn what_a_gap_hides_is_no_step() {
    let mut snapshots = weekly(&[10_000, 10_100, 10_900]);
    snapshots[2].date = iso("2026-03-01");
    assert_eq!(found(&snapshots), []);
}

#[test]
fn pillars_are_counted_that_moved_at_once_and_the_same_way() {
    let mut snapshots = weekly(&[10_000, 10_800, 10_800]);
    let at_once = |snapshots: &[Snapshot]| {
        marked(snapshots.into(), Pillar::Insights)[0].at_once.map(|found| found.count)
    };
    assert_eq!(at_once(&snapshots), None);
    snapshots[1] = snapshot(snapshots[1].date, [9_300, 9_299, 10_800, 9_900]);
    assert_eq!(at_once(&snapshots), Some(3));
    snapshots[1] = snapshot(snapshots[1].date, [9_300, 8_700, 10_800, 9_900]);
    assert_eq!(at_once(&snapshots), None, "not all went up");
}

#[test]
fn a_run_is_mostly_the_step_in_which_all_pillars_moved() {
    let of_run = |insights: &[i32], others: i32| {
        let mut snapshots = weekly(insights);
        for (one, &score) in snapshots.iter_mut().zip(insights).skip(2) {
            let other = 9_000 + others;
            *one = snapshot(one.date, [other, other, score, other]);
        }
        let marks = marked((&snapshots).into(), Pillar::Insights);
        let run = marks.iter().find(|one| !one.is_step).unwrap();
        run.at_once.map(|found| (found.count, found.is_all))
    };
    assert_eq!(of_run(&[10_000, 10_500, 11_600, 12_000], 300), Some((4, false)));
    assert_eq!(of_run(&[10_000, 10_500, 11_600, 12_000], 299), None, "too little");
    assert_eq!(of_run(&[10_000, 10_500, 11_600, 12_000], -300), None, "another way");
    assert_eq!(of_run(&[10_000, 10_500, 11_600, 12_700], 300), None, "less than half");
    assert_eq!(of_run(&[10_000, 10_000, 13_000], 300), Some((4, true)));
}
