//! What must not change a result, and what must change it.

use std::num::NonZeroUsize;

use super::support::{Made, checked, effect, kind};
use crate::attribution::{Interval, Links, Options, Part, RowPart, Split, Sum, Verdict, link};
use crate::domain::{Pillar, Series};

const BRAND: Series = Series::Pillar(Pillar::Brand);

/// The largest difference between the parts, their intervals and the probabilities of two results.
fn difference(one: &Links, other: &Links) -> f64 {
    let numbers = |links: &Links| -> Vec<f64> {
        let changes = checked(links);
        let parts = changes.iter().flat_map(|split| &split.parts).flat_map(|part| {
            let ninety = part.interval.ninety;
            [part.started, part.fading, ninety.lower, ninety.upper]
        });
        parts.chain(links.effects().iter().map(|effect| effect.probability)).collect()
    };
    let (one, other) = (numbers(one), numbers(other));
    assert_eq!(one.len(), other.len());
    one.iter().zip(&other).map(|(one, other)| (one - other).abs()).fold(0.0, f64::max)
}

#[test]
fn a_true_effect_is_found_with_its_course_and_size() {
    let links = Made::year().links();
    let post = effect(&links, Pillar::Brand, "post");
    assert_eq!((post.verdict, post.reason), (Verdict::Likely, None));
    assert!(post.positive.unwrap() > 0.99);
    let size = post.per_unit.unwrap();
    assert!((size.mean - 0.4).abs() < 0.08, "{size:?}");
    assert!(size.interval.ninety.contains(0.4), "{size:?}");
    let others = links.effects().iter().filter(|effect| effect.verdict == Verdict::Likely);
    assert_eq!(others.count(), 1);
}

#[test]
fn threads_and_repetition_change_no_bit() {
    let member = Made::year().member();
    let run = |threads: usize| {
        let threads = NonZeroUsize::new(threads).unwrap();
        let links = link(&member, &Options { threads });
        (checked(&links), links.effects().to_vec())
    };
    let one = run(1);
    assert_eq!(one, run(1));
    assert_eq!(one, run(2));
    assert_eq!(one, run(5));
}

#[test]
fn the_order_of_the_rows_changes_no_bit() {
    let made = Made::year();
    let mut reversed = made.clone();
    reversed.rows.reverse();
    assert_eq!(checked(&made.links()), checked(&reversed.links()));
}

#[test]
fn the_order_of_kinds_and_pillars_changes_nothing() {
    let made = Made::year();
    let mut renamed = made.clone();
    for (name, _, _) in &mut renamed.rows {
        *name = if *name == "post" { "article" } else { "video" }; // Names in the other order.
    }
    let (links, other) = (made.links(), renamed.links());
    for (ours, renamed) in checked(&links).iter().zip(checked(&other)) {
        for (name, new) in [("post", "article"), ("comment", "video")] {
            let mean = |split: &Split, name: &str| {
                split.parts.iter().find(|part| part.kind == kind(name)).map(Part::mean).unwrap()
            };
            assert!((mean(ours, name) - mean(&renamed, new)).abs() < 1e-9);
        }
    }
    let mut swapped = made.clone();
    swapped.scores.reverse();
    let swapped = swapped.links();
    for (pillar, mirror) in Pillar::ALL.into_iter().zip(Pillar::ALL.into_iter().rev()) {
        let ours = links.changes(Series::Pillar(pillar));
        for (one, other) in ours.iter().zip(swapped.changes(Series::Pillar(mirror))) {
            for (one, other) in one.parts.iter().zip(&other.parts) {
                assert!((one.mean() - other.mean()).abs() < 1e-9);
                assert_eq!(one.verdict, other.verdict);
            }
        }
    }
}

#[test]
fn shifting_all_dates_changes_nothing() {
    let made = Made::year();
    let mut shifted = made.clone();
    shifted.first = made.first.plus_days(137);
    assert!(difference(&made.links(), &shifted.links()) < 1e-6, "ends are found to 1e-7");
    for (one, other) in checked(&made.links()).iter().zip(checked(&shifted.links())) {
        for (one, other) in one.parts.iter().zip(&other.parts) {
            assert!((one.mean() - other.mean()).abs() < 1e-9);
        }
    }
}

#[test]
fn shifting_the_scores_changes_hardly_anything() {
    let made = Made::year();
    let mut shifted = made.clone();
    for score in shifted.scores.iter_mut().flatten() {
        *score += 0.5;
    }
    let (links, other) = (made.links(), shifted.links());
    for (one, other) in links.effects().iter().zip(other.effects()) {
        assert!((one.probability - other.probability).abs() < 0.02, "{one:?} {other:?}");
    }
}

#[test]
fn counting_a_kind_tenfold_changes_nothing() {
    let made = Made::year();
    let mut tenfold = made.clone();
    for (name, _, count) in &mut tenfold.rows {
        *count *= if *name == "post" { 10 } else { 1 };
    }
    assert!(difference(&made.links(), &tenfold.links()) < 1e-6);
    let per_unit = |links: &Links| effect(links, Pillar::Brand, "post").per_unit.unwrap().mean;
    assert!((per_unit(&made.links()) / per_unit(&tenfold.links()) - 10.0).abs() < 1e-6);
}

#[test]
fn a_kind_logged_under_two_names_has_the_same_effect_in_all_and_looks_alike() {
    let made = Made::year();
    let mut twice = made.clone();
    let posts = made.rows.iter().filter(|(name, _, _)| *name == "post");
    twice.rows.extend(posts.map(|&(_, day, count)| ("video", day, count)));
    let (links, other) = (made.links(), twice.links());
    let sum = |split: &Split, names: &[&str]| -> f64 {
        let parts = split.parts.iter().filter(|part| names.contains(&part.kind.name()));
        parts.map(Part::mean).sum()
    };
    for (one, two) in links.changes(BRAND).iter().zip(other.changes(BRAND)) {
        let (one, two) = (sum(one, &["post"]), sum(&two, &["post", "video"]));
        assert!((one - two).abs() < 0.05 + 0.1 * one.abs(), "{one} {two}");
    }
    let look_alikes = other.look_alikes();
    let found = look_alikes.iter().find(|found| found.series == BRAND).unwrap();
    assert_eq!(found.kinds, [kind("post"), kind("video")]);
    assert!(links.look_alikes().is_empty());
}

#[test]
fn rows_add_up_to_the_parts() {
    let made = Made::year();
    let links = made.links();
    for series in [BRAND, Series::Total] {
        for split in links.changes(series) {
            let rows = links.rows(series, split.from, split.to);
            for part in &split.parts {
                let rows = rows.iter().filter(|row| row.kind == part.kind);
                let started: f64 = rows.clone().map(|row| row.started).sum();
                let fading: f64 = rows.map(|row| row.fading).sum();
                assert!((started - part.started).abs() < 1e-9, "{split:?}");
                assert!((fading - part.fading).abs() < 1e-9, "{split:?}");
            }
        }
    }
}

#[test]
fn recent_rows_are_those_that_were_done_or_began_in_a_change() {
    let links = Made::year().links();
    let post = kind("post");
    let mut late = 0;
    for split in [BRAND, Series::Total].into_iter().flat_map(|series| links.changes(series)) {
        let is_recent =
            |row: &RowPart| row.kind == post && (row.date >= split.since || row.started != 0.0);
        let mut all = links.rows(split.series, split.from, split.to);
        all.retain(is_recent);
        let mut recent = links.recent_rows(&split, &[&post]);
        recent.retain(is_recent);
        assert_eq!(recent, all);
        late += all.iter().filter(|row| row.date < split.since).count();
    }
    assert!(late > 10, "a delay was found: {late}");
}

#[test]
fn kinds_that_are_not_named_are_folded_into_the_rest() {
    let links = Made::year().links();
    for split in links.changes(BRAND) {
        let post = split.parts.iter().find(|part| part.kind == kind("post")).unwrap();
        let rest = split.unexplained_beside(|part| part.kind == kind("post"));
        assert!((rest.mean + post.mean() - split.change).abs() < 1e-9);
        let nothing = split.unexplained_beside(|_| false);
        assert!((nothing.mean - split.change).abs() < 1e-12);
        let width = nothing.interval.ninety.upper - nothing.interval.ninety.lower;
        assert!(width.abs() < 1e-12, "a change is known");
    }
}

#[test]
fn some_kinds_together_are_the_rest_of_the_rest() {
    let links = Made::year().links();
    for split in links.changes(BRAND) {
        let is_post = |part: &Part| part.kind == kind("post");
        for is_one in [&is_post as &dyn Fn(&_) -> bool, &|_| true, &|_| false] {
            let Sum { mean, interval } = split.together(is_one);
            let means = split.parts.iter().filter(|part| is_one(part)).map(Part::mean);
            assert!((means.sum::<f64>() - mean).abs() < 1e-12);
            let rest = split.unexplained_beside(is_one);
            assert!((mean + rest.mean - split.change).abs() < 1e-9);
            let width = |interval: Interval| interval.ninety.upper - interval.ninety.lower;
            assert!((width(interval) - width(rest.interval)).abs() < 1e-9);
        }
    }
}

#[test]
fn the_rest_is_no_surer_than_the_part_beside_it() {
    let links = Made::year().links();
    let width = |interval: Interval| interval.ninety.upper - interval.ninety.lower;
    let post = effect(&links, Pillar::Brand, "post");
    assert!(post.probability > 0.999, "else the part is no single bell");
    let mut compared = 0;
    for split in links.changes(BRAND) {
        let part = split.parts.iter().find(|part| part.kind == kind("post")).unwrap();
        let rest = split.unexplained_beside(|part| part.kind == kind("post"));
        if width(part.interval) > 0.01 {
            let ratio = width(rest.interval) / width(part.interval);
            assert!((0.9..1.2).contains(&ratio), "{ratio}");
            compared += 1;
        }
    }
    assert!(compared > 10, "{compared}");
}

#[test]
fn the_total_is_the_sum_of_the_pillars_and_rounding() {
    let (snapshots, log) = super::support::read("window-saturating");
    let links = link(&crate::attribution::Member::of(&snapshots, &log), &Options::default());
    let totals = links.changes(Series::Total);
    assert_eq!(totals.len(), snapshots.len() - 1);
    for total in totals {
        let pillars: Vec<Split> = Pillar::ALL
            .into_iter()
            .map(|pillar| links.split(Series::Pillar(pillar), total.from, total.to).unwrap())
            .collect();
        for part in &total.parts {
            let of_kind = |split: &Split| {
                split.parts.iter().find(|other| other.kind == part.kind).unwrap().clone()
            };
            let sum: f64 = pillars.iter().map(|split| of_kind(split).mean()).sum();
            assert!((part.mean() - sum).abs() < 1e-12);
            let best = pillars.iter().map(|split| of_kind(split).verdict).max();
            assert_eq!(best, Some(part.verdict));
        }
        assert!(total.rounding.abs() < 0.03, "{}", total.rounding);
    }
}

#[test]
fn a_jump_of_all_pillars_at_once_is_told() {
    let mut made = Made::year();
    let at = 40;
    for scores in &mut made.scores {
        for score in &mut scores[at..] {
            *score -= 2.5;
        }
    }
    let links = made.links();
    let (from, to) = (made.date(made.days[at - 1]), made.date(made.days[at]));
    assert_eq!(links.moved_everywhere(), [(from, to)]);
    assert!(links.split(BRAND, from, to).unwrap().is_shifted);
    assert_eq!(effect(&links, Pillar::Brand, "post").verdict, Verdict::Likely);
    assert!(Made::year().links().moved_everywhere().is_empty());
}

#[test]
fn coverage_moves_the_start_and_marks_what_is_unknown() {
    let made = Made::year();
    let mut member = made.member();
    member.cover(&kind("comment"), made.date(50), made.date(100));
    let links = link(&member, &Options::default());
    let changes = checked(&links);
    for split in changes {
        let inside = made.date(49) <= split.from && split.to <= made.date(100);
        for part in split.parts {
            let expected = part.kind == kind("comment") && !inside;
            assert_eq!(part.is_partly_unknown, expected, "{:?} {:?}", split.from, split.to);
        }
    }
    let plain = checked(&made.links());
    assert!(plain.iter().all(|split| split.parts.iter().all(|part| !part.is_partly_unknown)));
}
