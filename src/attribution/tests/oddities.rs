//! What is odd in the scores themselves, and is told.

use super::support::{Made, checked, effect, example_links, kind};
use crate::attribution::{Apart, Bounds, Member, Options, Resolution, Verdict, link};
use crate::domain::{Date, Pillar, Series, Total};

const BRAND: Series = Series::Pillar(Pillar::Brand);

#[test]
fn mistyped_scores_are_told_with_those_beside_them() {
    let links = example_links("slip-of-the-comma");
    let apart = |date, score, before, after| Apart {
        series: BRAND,
        date: Date::parse(date).unwrap(),
        score,
        before,
        after,
        looks_mistyped: true,
    };
    let expected =
        [apart("2024-02-16", 1.26, 12.01, 13.28), apart("2024-06-16", 1.45, 13.86, 14.22)];
    assert_eq!(links.apart(), expected);
    assert_eq!(links.shifts().len(), 4, "there and back");
    assert!(example_links("adstock-mixed-dates").apart().is_empty());
}

#[test]
fn a_slip_in_every_pillar_is_not_a_move_of_everything() {
    let mut made = Made::year();
    for scores in &mut made.scores {
        scores[30] /= 10.0;
    }
    let links = made.links();
    let days: Vec<_> = links.apart().iter().map(|apart| apart.date).collect();
    assert_eq!(days, [made.date(made.days[30]); 4]);
    assert!(links.moved_everywhere().is_empty());
    assert_eq!(effect(&links, Pillar::Brand, "post").verdict, Verdict::Likely);
}

#[test]
fn scores_of_two_accounts_are_too_noisy_and_calm_ones_are_not() {
    let mixed = example_links("two-accounts");
    for pillar in Pillar::ALL {
        assert!(mixed.is_too_noisy(Series::Pillar(pillar)), "{pillar}");
    }
    assert!(mixed.is_too_noisy(Series::Total), "every part of the sum is");
    let calm = Made::year().links();
    assert!(!calm.is_too_noisy(BRAND) && !calm.is_too_noisy(Series::Pillar(Pillar::People)));
}

/// The year of [`Made`], recorded every day of a page that is renewed on its days only.
fn lagging() -> Made {
    let made = Made::year();
    let days: Vec<i32> = (0..=made.days[made.days.len() - 1]).collect();
    let shown = |day: i32| made.days.partition_point(|&renewed| renewed <= day) - 1;
    let scores =
        made.scores.clone().map(|scores| days.iter().map(|&day| scores[shown(day)]).collect());
    Made { days, scores, ..made }
}

#[test]
fn a_display_that_stands_still_hides_no_effect_and_makes_none() {
    let (made, renewed) = (lagging(), Made::year());
    let (links, plain) = (made.links(), renewed.links());
    let (ours, same) = (links.effects(), plain.effects());
    assert_eq!(ours, same, "the still days are no readings");
    let stretches = links.stood_still(BRAND);
    assert_eq!(stretches.len(), renewed.days.len() - 1);
    assert_eq!(stretches, links.stood_still(Series::Total));
    assert!(plain.stood_still(BRAND).is_empty());
    for split in checked(&links) {
        let is_renewed = renewed.days.iter().any(|&day| made.date(day) == split.to);
        assert_eq!(split.has_moved, is_renewed, "{split:?}");
        let since = renewed.days.iter().map(|&day| made.date(day));
        assert_eq!(Some(split.since), since.filter(|day| *day <= split.from).max());
        if is_renewed {
            // Everything since the renewal before is in this change.
            let whole = plain.split(split.series, split.since, split.to).unwrap();
            let means = |parts: &[crate::attribution::Part]| -> Vec<f64> {
                parts.iter().map(crate::attribution::Part::mean).collect()
            };
            assert_eq!(means(&split.parts), means(&whole.parts));
        } else {
            let still: Vec<f64> = split.parts.iter().map(|part| part.mean().abs()).collect();
            assert!(still.iter().all(|mean| *mean < 1e-12) && split.change.abs() < 1e-12);
            assert!(split.parts.iter().all(|part| part.interval.ninety.contains(0.0)));
            assert!(links.rows(split.series, split.from, split.to).is_empty());
        }
    }
}

#[test]
fn what_a_still_day_hides_is_its_share_of_the_days() {
    let made = lagging();
    let links = made.links();
    let stretch = |from: i32, to: i32| links.split(BRAND, made.date(from), made.date(to)).unwrap();
    let [first, next] = [Made::year().days[10], Made::year().days[11]];
    let whole = stretch(first, next);
    let post = |split: &crate::attribution::Split| {
        split.parts.iter().find(|part| part.kind == kind("post")).unwrap().interval.ninety
    };
    let Bounds { lower, upper } = post(&whole);
    let hidden = post(&stretch(first, first + 1));
    let days = f64::from(next - first);
    assert!((hidden.lower - (lower / days).min(0.0)).abs() < 1e-12, "{hidden:?}");
    assert!((hidden.upper - (upper / days).max(0.0)).abs() < 1e-12, "{hidden:?}");
    assert!(hidden.upper > 0.0 || hidden.lower < 0.0);
}

#[test]
fn a_pillar_that_stands_still_by_itself_leaves_the_others_as_they_are() {
    let (made, mut held) = (Made::year(), Made::year());
    // Brand is renewed at every third snapshot only.
    for place in 0..held.days.len() {
        held.scores[0][place] = made.scores[0][place / 3 * 3];
    }
    let links = held.links();
    checked(&links);
    assert!(!links.stood_still(BRAND).is_empty());
    assert!(links.stood_still(Series::Pillar(Pillar::People)).is_empty());
    assert!(links.stood_still(Series::Total).is_empty(), "the others moved on");
    assert_eq!(effect(&links, Pillar::Brand, "post").verdict, Verdict::Likely);
    let people = Series::Pillar(Pillar::People);
    for (ours, plain) in links.changes(people).iter().zip(made.links().changes(people)) {
        assert_eq!((ours.since, ours.from, ours.to), (ours.from, plain.from, plain.to));
        assert!((ours.change - plain.change).abs() < 1e-12);
    }
    for total in links.changes(Series::Total) {
        assert_eq!(total.since, total.from, "what the others show is newer");
        let rows = links.rows(Series::Total, total.from, total.to);
        for part in &total.parts {
            let rows = rows.iter().filter(|row| row.kind == part.kind);
            let sum: f64 = rows.map(crate::attribution::RowPart::mean).sum();
            assert!((sum - part.mean()).abs() < 1e-9, "{total:?}");
        }
    }
}

#[test]
fn a_total_by_itself_may_stand_still() {
    let (renewed, mut member) = (Made::year(), Member::new());
    let shown = |day: i32| renewed.days.partition_point(|&renewed| renewed <= day) - 1;
    for day in 0..=renewed.days[renewed.days.len() - 1] {
        let total: f64 = renewed.scores.iter().map(|scores| scores[shown(day)]).sum();
        let total = Total::parse(&format!("{total:.2}")).unwrap();
        member.observe_total(renewed.date(day), total, Resolution::Hundredth);
    }
    for &(name, day, count) in &renewed.rows {
        member.log(&kind(name), renewed.date(day), count);
    }
    let links = link(&member, &Options::default());
    checked(&links);
    assert!(links.stood_still(Series::Total).len() > 60);
    let post = links.effects().iter().find(|effect| effect.kind == kind("post")).unwrap();
    assert_eq!(post.verdict, Verdict::Likely);
}

#[test]
fn a_dip_that_the_total_confirms_is_not_mistyped() {
    let mut made = Made::year();
    made.scores[0][30] -= 5.0;
    let apart = |total: f64| {
        let mut member = made.member();
        let total = Total::parse(&format!("{total:.0}")).unwrap();
        member.observe_total(made.date(made.days[30]), total, Resolution::Whole);
        let links = link(&member, &Options::default());
        let [apart] = links.apart().try_into().unwrap();
        assert_eq!((apart.series, apart.date), (BRAND, made.date(made.days[30])));
        apart.looks_mistyped
    };
    let sum: f64 = made.scores.iter().map(|scores| scores[30]).sum();
    assert!(!apart(sum));
    assert!(apart(sum + 5.0), "the total is that of the score before the slip");
}

/// A member whose scores have a wave of a week, and who posts on its best days; nothing else moves.
fn wave() -> Made {
    let mut made = Made::year();
    made.days = (0..360).filter(|day| day % 5 != 2).collect();
    made.rows.retain(|(name, _, _)| *name != "post");
    made.rows
        .extend((0..360).filter(|day| day % 7 == 2 && day % 3 != 0).map(|day| ("post", day, 2)));
    for (pillar, scores) in made.scores.iter_mut().enumerate() {
        let mut numbers = super::support::Numbers::new(40 + u64::try_from(pillar).unwrap());
        let of_day = |day: &i32| {
            let angle = std::f64::consts::TAU * f64::from(*day % 7) / 7.0;
            12.0 + 0.6 * angle.sin() + 0.1 * (numbers.next() - 0.5)
        };
        *scores = made.days.iter().map(of_day).collect();
    }
    made
}

#[test]
fn what_is_done_on_one_weekday_and_has_an_effect_is_found() {
    let mut made = wave();
    for (place, &day) in made.days.clone().iter().enumerate() {
        let decayed = made.decayed("post", day, 9.0);
        made.scores[0][place] = 12.0 + 0.25 * decayed + 0.02 * f64::from(day % 3);
    }
    let links = made.links();
    assert_eq!(effect(&links, Pillar::Brand, "post").verdict, Verdict::Likely);
}

#[test]
fn a_wave_of_a_week_is_no_effect_of_what_has_its_weekdays() {
    let links = wave().links();
    checked(&links);
    for effect in links.effects() {
        assert_eq!(effect.verdict, Verdict::None, "{effect:?}");
    }
}

#[test]
fn shifts_are_found_and_a_jump_that_activity_explains_is_none() {
    let mut made = Made::year();
    let (up, down, busy) = (20, 50, 35);
    let before = made.clone();
    made.rows.push(("post", made.days[busy] - 1, 5));
    for place in 0..made.days.len() {
        let day = made.days[place];
        let burst = made.decayed("post", day, 14.0) - before.decayed("post", day, 14.0);
        let shifted = if place >= up { 3.0 } else { 0.0 } - if place >= down { 2.0 } else { 0.0 };
        made.scores[0][place] += 0.4 * burst + shifted;
    }
    let jump = made.scores[0][busy] - made.scores[0][busy - 1];
    assert!(jump > 1.5, "{jump}");
    let links = made.links();
    let between =
        |place: usize| (BRAND, made.date(made.days[place - 1]), made.date(made.days[place]));
    assert_eq!(links.shifts(), [between(up), between(down)]);
    assert!(links.apart().is_empty() && links.moved_everywhere().is_empty());
    assert_eq!(effect(&links, Pillar::Brand, "post").verdict, Verdict::Likely);
}

#[test]
fn of_two_accounts_by_turns_no_more_than_one_shift_in_six_snapshots_is_taken() {
    let mut made = Made::year();
    for (place, score) in made.scores.iter_mut().flat_map(|scores| scores.iter_mut().enumerate()) {
        *score -= if place % 9 == 4 { 6.0 } else { 0.0 };
    }
    let links = made.links();
    for pillar in Pillar::ALL {
        let of_pillar = |(series, _, _): &(Series, Date, Date)| *series == Series::Pillar(pillar);
        let count = links.shifts().iter().filter(|shift| of_pillar(shift)).count();
        assert!(count <= 12.min(made.days.len() / 6), "{count}");
    }
}

#[test]
fn an_effect_that_is_gone_again_each_time_is_not_told_to_be_there_still() {
    let mut made = Made::year();
    made.days = (0..360).collect();
    made.rows.retain(|(name, _, _)| *name == "comment");
    let done: Vec<i32> = (30..330).step_by(45).collect();
    made.rows.extend(done.iter().map(|&day| ("article", day, 1)));
    for (pillar, scores) in made.scores.iter_mut().enumerate() {
        let mut numbers = super::support::Numbers::new(70 + u64::try_from(pillar).unwrap());
        let rise = |day: i32| if pillar == 0 && done.contains(&(day - 1)) { 3.0 } else { 0.0 };
        *scores = (0..360).map(|day| 12.0 + rise(day) + 0.05 * numbers.next()).collect();
    }
    let links = made.links();
    let article = effect(&links, Pillar::Brand, "article");
    assert_eq!((article.verdict, article.course), (Verdict::Likely, None));
    assert!(links.apart().is_empty(), "the rise is the article's");
    assert!(effect(&Made::year().links(), Pillar::Brand, "post").course.is_some());
}
