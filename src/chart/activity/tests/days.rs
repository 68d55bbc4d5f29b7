//! The bars of chart 5, their numbers, and when there are none.

use super::{DAY, WEEK, busy, drawn, figure, height, idle, left, near, read, right, safe, with};
use crate::chart::tests::layout::check;
use crate::chart::tests::marks::{bars, label, lines, texts};
use crate::chart::tests::samples::Sample;
use crate::chart::{Fonts, Ink, Weight};
use crate::domain::{Date, LimitDay, LimitId};

#[test]
fn the_parts_have_their_places_and_their_letters_a_size_that_can_be_read() {
    let figure = figure(&busy());
    assert_eq!((figure.width, figure.height), (640, 100 + 4 * 118 + 24));
    let at = |text: &str| (label(&figure, text).at.x, label(&figure, text).at.y);
    assert_eq!(figure.title, "Invitations: 1 day over 100 in 10 weeks");
    assert_eq!(at(&figure.title), (20.0, 32.0));
    let subtitle = "\u{2068}Anna\u{2069} · Activity beside safe numbers · 5 Jan – 15 Mar 2026";
    assert_eq!(at(subtitle), (20.0, 56.0));
    let footer =
        "Dashed: safe numbers, which are guidance, not LinkedIn’s rules. Only what was logged.";
    assert_eq!(at(footer), (20.0, 582.0));
    // In the order of `ssi limits`; the number without a count has no row.
    let titles = [
        "Invitations, one day",
        "Invitations, 7 days",
        "Pending invitations",
        "Notes, calendar month",
    ];
    for (title, y) in titles.into_iter().zip([88.0, 206.0, 324.0, 442.0]) {
        assert_eq!(at(title), (20.0, y), "{title}");
        assert_eq!((label(&figure, title).size, label(&figure, title).weight), (15, Weight::Bold));
    }
    assert!(!texts(&figure).contains(&"Messages, same text"));
    for label in figure.labels() {
        assert!([14, 15, 20].contains(&label.size), "{label:?}");
        assert!(matches!(label.ink, Ink::Ink | Ink::Muted | Ink::Limit), "{label:?}");
    }
    assert!(right(&figure) <= 548.0 && right(&figure) > 500.0);
}

#[test]
fn a_bar_is_as_high_as_its_count_on_a_scale_of_one_fifth_more_than_the_highest() {
    let figure = figure(&busy());
    let over = bars(&figure, Ink::Limit);
    assert_eq!(over.len(), 1, "one day is over: {over:?}");
    near(height(&over[0]), 70.0 / 1.2);
    near(over[0].bottom, 170.0);
    let day = (right(&figure) - left(&figure)) / 70.0;
    near(f64::midpoint(over[0].left, over[0].right), left(&figure) + 40.5 * day);
    near(over[0].width(), 0.72 * day);
    let ground = bars(&figure, Ink::Ground);
    let line = ground.iter().find(|area| (area.left - over[0].left).abs() < 1e-9);
    let line = line.expect("the line goes on inside the bar");
    near(line.right, over[0].right);
    near(f64::midpoint(line.top, line.bottom), lines(&figure, Ink::Limit)[0][0].y);
    let others = bars(&figure, Ink::Bar);
    let heights: Vec<f64> = others.iter().map(height).collect();
    let expected = [
        70.0 / 1.2 * 60.0 / 112.0,
        70.0 / 1.2 * 50.0 / 112.0,
        70.0 / 1.2 * 300.0 / 500.0,
        70.0 / 1.2 * 400.0 / 700.0,
        70.0 / 1.2 * 340.0 / 700.0,
        70.0 / 1.2 * 2.0 / 5.0,
    ];
    assert_eq!(heights.len(), expected.len(), "nothing done is no bar");
    heights.into_iter().zip(expected).for_each(|(found, expected)| near(found, expected));
    let last = others[1];
    near(f64::midpoint(last.left, last.right), right(&figure) - day / 2.0);
}

#[test]
fn of_neighbours_only_the_highest_has_a_number_on_top() {
    let counts = [(40, 110), (39, 130), (38, 130), (37, 120), (20, 105), (19, 99), (0, 101)];
    let figure = figure(&[(WEEK, with(idle(70, 100), &counts))]);
    let numbers: Vec<_> =
        figure.labels().filter(|label| label.weight == Weight::Bold && label.size == 14).collect();
    let mut found: Vec<&str> = numbers.iter().map(|label| label.text.as_str()).collect();
    found.sort_unstable();
    assert_eq!(found, ["101", "105", "130"]);
    let over = bars(&figure, Ink::Limit);
    let first = *numbers.iter().find(|label| label.text == "130").unwrap();
    near(first.at.x + first.width / 2.0, f64::midpoint(over[1].left, over[1].right));
    near(first.at.y, over[1].top - 5.0);
    assert_eq!(first.ink, Ink::Ink);
    let last = *numbers.iter().find(|label| label.text == "101").unwrap();
    near(last.at.x + last.width, right(&figure));
}

#[test]
fn a_bar_that_is_over_beside_higher_ones_has_its_number_above_them() {
    for last in [0, 20] {
        let around: Vec<(usize, u64)> = (0..40).map(|back| (back, 18)).collect();
        let mut days = with(with(idle(70, 20), &around), &[(last, 12)]);
        let place = days.len() - 1 - last;
        days[place].safe = safe(10);
        let figure = figure(&[(DAY, days)]);
        let [bar] = bars(&figure, Ink::Limit)[..] else { panic!("one is over") };
        let number = label(&figure, "12");
        assert!(number.at.x < bar.right && number.at.x + number.width > bar.left, "{number:?}");
        let higher = bars(&figure, Ink::Bar)[0].top;
        assert!(number.at.y < higher && number.at.y > 94.0, "{number:?}");
    }
}

#[test]
fn neighbours_share_a_number_also_where_each_would_have_room() {
    let counts = [(6, 21), (4, 25), (3, 30), (2, 22), (0, 24)];
    let figure = figure(&[(DAY, with(idle(7, 20), &counts))]);
    let numbers = figure.labels().filter(|label| label.weight == Weight::Bold && label.size == 14);
    let numbers: Vec<&str> = numbers.map(|label| label.text.as_str()).collect();
    assert_eq!(numbers, ["30", "24", "21"]);
}

#[test]
fn above_26_weeks_a_bar_is_the_highest_of_a_week() {
    let of = |days, counts: &[(usize, u64)]| {
        let pending = read(days, 500, &[(13, 300), (8, 400), (7, 350), (0, 90)]);
        figure(&[(DAY, with(idle(days, 20), counts)), (LimitId::Pending, pending)])
    };
    let counts = [(13, 4), (7, 18), (6, 12), (3, 21), (1, 15)];
    let daily = of(182, &counts);
    assert_eq!(bars(&daily, Ink::Bar).len() + bars(&daily, Ink::Limit).len(), 9);
    assert!(!texts(&daily).iter().any(|text| text.starts_with("highest")));
    let weekly = of(183, &counts);
    label(&weekly, "highest day of each week");
    label(&weekly, "highest reading of each week");
    let [over] = bars(&weekly, Ink::Limit)[..] else { panic!("one week is over") };
    near(height(&over), 70.0 / 1.2);
    label(&weekly, "21");
    let heights: Vec<f64> = bars(&weekly, Ink::Bar).iter().map(height).collect();
    let expected = [18.0 / 21.0, 400.0 / 500.0, 90.0 / 500.0].map(|share| share * 70.0 / 1.2);
    assert_eq!(heights.len(), 3);
    heights.into_iter().zip(expected).for_each(|(found, expected)| near(found, expected));
    let monthly = of(3_650, &counts);
    label(&monthly, "highest day of each month");
}

#[test]
fn a_day_over_its_number_is_seen_in_a_week_in_which_the_number_rose() {
    let mut days = with(idle(200, 20), &[(5, 30), (1, 80)]);
    let last = days.len();
    for day in &mut days[last - 3..] {
        day.safe = safe(100);
    }
    let figure = figure(&[(DAY, days)]);
    let [over] = bars(&figure, Ink::Limit)[..] else { panic!("the week is over") };
    near(height(&over), 70.0 / 1.2 * 30.0 / 100.0);
    assert_eq!(figure.title, "Invitations: 1 day over the safe number in 200 days");
}

#[test]
fn nothing_to_see_is_no_row_and_no_row_is_no_chart() {
    assert_eq!(drawn(&[]), None);
    assert_eq!(drawn(&[(DAY, Vec::new())]), None);
    assert_eq!(drawn(&[(DAY, idle(70, 20)), (WEEK, idle(70, 100))]), None, "nothing was done");
    assert_eq!(drawn(&[(LimitId::Pending, read(70, 500, &[]))]), None, "nothing was read");
    let mut free = with(idle(70, 100), &[(0, 400)]);
    for day in &mut free {
        day.safe = None;
    }
    assert_eq!(drawn(&[(WEEK, free.clone())]), None, "the number has no limit");
    let one = figure(&[(DAY, with(idle(70, 20), &[(0, 1)])), (WEEK, free)]);
    assert_eq!(one.height, 124 + 118);
}

#[test]
fn one_day_of_activity_is_one_bar_at_the_right_edge_of_ten_weeks() {
    let mut days = with(idle(70, 20), &[(0, 12)]);
    for day in &mut days[..69] {
        (day.count, day.is_whole) = (None, false);
    }
    let figure = figure(&[(DAY, days)]);
    let drawn = bars(&figure, Ink::Bar);
    let [bar] = drawn[..] else { panic!("{drawn:?}") };
    let day = (right(&figure) - left(&figure)) / 70.0;
    near(f64::midpoint(bar.left, bar.right), right(&figure) - day / 2.0);
    label(&figure, "5 Jan 2026");
    label(&figure, "15 Mar");
}

#[test]
fn nothing_over_is_nothing_in_the_colour_of_limits() {
    let mut seen = 0;
    for seed in 0..200 {
        let sample = Sample::random(seed);
        let Some(figure) = sample.activity(&Fonts::bundled()) else { continue };
        let any_over = sample.numbers.iter().flat_map(|(_, days)| days).any(LimitDay::is_over);
        seen += usize::from(!any_over);
        assert_eq!(bars(&figure, Ink::Limit).is_empty(), !any_over, "seed {seed}");
    }
    assert!(seen > 5, "{seen}");
}

#[test]
fn ends_of_time_are_laid_out() {
    for first in [Date::MIN, Date::MAX.plus_days(-69)] {
        let days = (0..70).map(|number| LimitDay {
            date: first.plus_days(number),
            count: Some(25),
            is_whole: true,
            safe: safe(20),
            is_halved: false,
            is_restricted: true,
            before: 0,
        });
        let figure = figure(&[(DAY, days.collect())]);
        check(&figure, &Fonts::bundled(), 0);
        assert_eq!(bars(&figure, Ink::Limit).len(), 70);
    }
}
