//! Odd input: every row of section 8 of the method.
//!
//! Scores that are no numbers, negative counts and values outside 0 to 25 cannot be given to the
//! model: `Score`, `Total` and `Count` refuse them.

use super::support::{Made, checked, effect, kind};

use crate::attribution::{Interval, Member, Options, Reason, Resolution, Verdict, link};
use crate::domain::{Date, Pillar, Score, Series, Total};

const BRAND: Series = Series::Pillar(Pillar::Brand);

fn score(text: &str) -> Score {
    Score::parse(text).unwrap()
}

/// The first snapshots of a made member.
fn short(snapshots: usize) -> Made {
    let mut made = Made::year();
    made.days.truncate(snapshots);
    for scores in &mut made.scores {
        scores.truncate(snapshots);
    }
    made
}

#[test]
fn no_snapshot_or_one_makes_no_change() {
    for snapshots in [0, 1] {
        let links = short(snapshots).links();
        assert!(checked(&links).is_empty());
        assert!(links.effects().is_empty() && links.examined().next().is_none());
    }
}

#[test]
fn few_snapshots_are_never_likely() {
    for snapshots in 2..8 {
        let links = short(snapshots).links();
        assert_eq!(checked(&links).len(), (snapshots - 1) * 5, "four pillars and the total");
        for effect in links.effects() {
            assert!(effect.verdict <= Verdict::Possible);
            if effect.reason != Some(Reason::NoVariation) {
                assert_eq!(effect.reason, Some(Reason::FewSnapshots));
            }
        }
        assert!(links.examined().all(|series| series.reason == Some(Reason::FewSnapshots)));
    }
}

#[test]
fn of_several_snapshots_on_a_day_the_last_counts() {
    let made = Made::year();
    let mut member = Member::new();
    for day in &made.days {
        member.observe_pillar(Pillar::Brand, made.date(*day), score("3"), Resolution::Hundredth);
    }
    let twice = made.member();
    for (day, points) in made.days.iter().zip(&made.scores[0]) {
        let points = score(&format!("{points:.2}"));
        member.observe_pillar(Pillar::Brand, made.date(*day), points, Resolution::Hundredth);
    }
    let scores = |member: &Member| -> Vec<_> { member.observations(BRAND).copied().collect() };
    assert_eq!(scores(&member), scores(&twice));
}

#[test]
fn without_activity_the_whole_change_is_unexplained() {
    let mut made = Made::year();
    for (_, _, count) in &mut made.rows {
        *count = 0;
    }
    let links = made.links();
    assert!(links.effects().is_empty());
    assert!(links.examined().all(|series| series.reason == Some(Reason::NoActivity)));
    for split in checked(&links) {
        assert!(split.parts.is_empty());
        let unexplained = split.unexplained();
        assert!((unexplained.mean - split.change).abs() < 1e-12);
        assert!((unexplained.interval.ninety.lower - split.change).abs() < 1e-12);
    }
}

#[test]
fn a_kind_done_as_often_from_each_snapshot_to_the_next_goes_with_nothing() {
    let start = Date::parse("2026-01-05").unwrap();
    for (days, apart) in [(8, 1), (40, 1), (40, 7)] {
        let mut member = Member::new();
        let login = kind("login");
        for place in 0..days {
            let day = start.plus_days(place * apart);
            let points = f64::from(place).mul_add(0.3, 10.0);
            let points = score(&format!("{points:.2}"));
            member.observe_pillar(Pillar::Brand, day, points, Resolution::Hundredth);
            member.log(&login, day, 1);
        }
        let links = link(&member, &Options::default());
        let effect = effect(&links, Pillar::Brand, "login");
        assert_eq!(effect.verdict, Verdict::None, "{days} {apart}: {effect:?}");
        assert_eq!(effect.reason, Some(Reason::NoVariation));
    }
}

#[test]
fn a_kind_that_does_not_vary_has_no_part() {
    let mut made = Made::year();
    made.rows.push(("search", 400, 5)); // After the last snapshot.
    let with = made.links();
    let search = effect(&with, Pillar::Brand, "search");
    assert_eq!((search.reason, search.verdict), (Some(Reason::NoVariation), Verdict::None));
    assert!(search.probability.abs() < 1e-12);
    let without = Made::year().links();
    assert_eq!(checked(&with), checked(&without));
}

#[test]
fn a_kind_done_the_same_every_day_for_ever_is_no_link() {
    let mut made = Made::year();
    made.rows.retain(|(name, _, _)| *name != "comment");
    made.rows.extend((-1500..361).map(|day| ("comment", day, 2)));
    let links = made.links();
    checked(&links);
    let effects = links.effects().iter().filter(|effect| effect.kind == kind("comment"));
    assert!(effects.clone().count() > 0);
    for effect in effects {
        // Only the step could tell it from nothing, and the trend does as well.
        assert_eq!(effect.verdict, Verdict::None, "{effect:?}");
    }
}

#[test]
fn flat_series_work() {
    for points in [0.0, 12.0, 25.0] {
        let mut made = Made::year();
        made.scores = [0, 1, 2, 3].map(|_| vec![points; made.days.len()]);
        let links = made.links();
        for split in checked(&links) {
            assert!(split.change.abs() < 1e-12);
        }
        assert!(links.effects().iter().all(|effect| effect.verdict == Verdict::None));
    }
}

#[test]
fn whole_numbers_and_fractions_may_be_mixed() {
    let made = Made::year();
    let mut member = made.member();
    for (place, day) in made.days.iter().enumerate().filter(|(place, _)| place % 3 == 0) {
        let points = score(&format!("{:.0}", made.scores[0][place]));
        member.observe_pillar(Pillar::Brand, made.date(*day), points, Resolution::Whole);
    }
    let links = link(&member, &Options::default());
    checked(&links);
    assert_eq!(effect(&links, Pillar::Brand, "post").verdict, Verdict::Likely);
}

#[test]
fn a_pillar_that_is_missing_in_some_snapshots_skips_them() {
    let made = Made::year();
    let mut member = made.member();
    let last = made.days[made.days.len() - 1];
    for pillar in [Pillar::Brand, Pillar::People, Pillar::Insights] {
        member.observe_pillar(pillar, made.date(last + 2), score("9"), Resolution::Hundredth);
    }
    for pillar in Pillar::ALL {
        member.observe_pillar(pillar, made.date(last + 4), score("9.5"), Resolution::Hundredth);
    }
    let links = link(&member, &Options::default());
    checked(&links);
    let gap = |series| links.split(series, made.date(last), made.date(last + 4));
    let relationships = links.changes(Series::Pillar(Pillar::Relationships)).pop().unwrap();
    assert_eq!((relationships.from, relationships.to), (made.date(last), made.date(last + 4)));
    // The total runs between the snapshots that have all four, over two steps of the others.
    assert_eq!(links.changes(Series::Total).pop(), gap(Series::Total));
    assert_eq!(links.changes(BRAND).pop().unwrap().from, made.date(last + 2));
    assert!(gap(BRAND).is_some());
    assert!(links.split(BRAND, made.date(last), made.date(last + 3)).is_none());
}

#[test]
fn gaps_of_months_and_huge_counts_work() {
    let mut made = Made::year();
    for (place, day) in made.days.iter_mut().enumerate() {
        *day += if place > 30 { 400 } else { 0 };
    }
    for (_, _, count) in &mut made.rows {
        *count *= 1_000_000;
    }
    checked(&made.links());
}

#[test]
fn a_kind_done_on_two_days_is_at_most_possible() {
    let mut made = Made::year();
    made.rows.retain(|(name, _, _)| *name == "comment");
    made.rows.extend([("post", 100, 1), ("post", 200, 1)]);
    for (day, score) in made.days.iter().zip(&mut made.scores[0]) {
        *score = 9.0 + 0.01 * f64::from(day % 7) + if *day > 200 { 2.0 } else { 0.0 };
        *score += if *day > 100 { 2.0 } else { 0.0 };
    }
    let links = made.links();
    checked(&links);
    let post = effect(&links, Pillar::Brand, "post");
    assert_eq!(post.reason, Some(Reason::FewOccurrences));
    assert!(post.verdict <= Verdict::Possible);
}

#[test]
fn more_than_ten_kinds_are_screened() {
    let mut made = Made::year();
    let others = [
        "article", "repost", "video", "poll", "event", "message", "inmail", "search", "view",
        "lead",
    ];
    for (place, name) in others.into_iter().enumerate() {
        let step = 5 + 2 * place;
        made.rows.extend((0..360).step_by(step).map(|day| (name, day, 1)));
    }
    let links = made.links();
    checked(&links);
    let of_brand = links.effects().iter().filter(|effect| effect.series == BRAND);
    let screened = of_brand.filter(|effect| effect.reason == Some(Reason::Screened));
    assert_eq!(screened.count(), 2);
    assert_eq!(effect(&links, Pillar::Brand, "post").verdict, Verdict::Likely);
    assert!(links.changes(BRAND).iter().all(|split| split.parts.len() == 10));
}

#[test]
fn totals_alone_are_fitted_by_themselves() {
    let made = Made::year();
    let mut member = Member::new();
    for (place, &day) in made.days.iter().enumerate() {
        let sum: f64 = made.scores.iter().map(|scores| scores[place]).sum();
        let total = Total::parse(&format!("{sum:.2}")).unwrap();
        member.observe_total(made.date(day), total, Resolution::Hundredth);
    }
    for &(name, day, count) in &made.rows {
        member.log(&kind(name), made.date(day), count);
    }
    let links = link(&member, &Options::default());
    assert_eq!(checked(&links).len(), made.days.len() - 1);
    let post = links.effects().iter().find(|effect| effect.kind == kind("post")).unwrap();
    assert_eq!((post.series, post.verdict), (Series::Total, Verdict::Likely));
    assert!(links.changes(BRAND).is_empty());
    let nothing = Interval::default();
    assert!(links.changes(Series::Total).iter().any(|split| split.parts[0].interval != nothing));
}
