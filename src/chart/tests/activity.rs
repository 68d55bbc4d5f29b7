//! The rules and the cases of chart 5, asserted on the figure.

use super::layout::check;
use super::marks::{bars, label, lines, texts};
use super::samples::{Sample, iso};
use crate::chart::{ActivityChart, Area, Dash, Figure, Fonts, Ink, Mark, Weight};
use crate::domain::{Date, LimitDay, LimitId, SafeNumber};

/// The last day of the charts.
const LAST: &str = "2026-03-15";
const DAY: LimitId = LimitId::InvitationsDay;
const WEEK: LimitId = LimitId::InvitationsWeek;

/// Days up to [`LAST`] on which nothing was done, beside that safe number.
fn idle(days: i32, limit: u64) -> Vec<LimitDay> {
    let last = iso(LAST);
    let day = |back: i32| LimitDay {
        date: last.plus_days(-back),
        count: Some(0),
        is_whole: true,
        safe: safe(limit),
        is_restricted: false,
    };
    (0..days).rev().map(day).collect()
}

#[expect(clippy::unnecessary_wraps, reason = "as a day has it")]
fn safe(limit: u64) -> Option<SafeNumber> {
    Some(SafeNumber { warn: limit, limit })
}

/// Counts on some days, as many days before [`LAST`].
fn with(mut days: Vec<LimitDay>, counts: &[(usize, u64)]) -> Vec<LimitDay> {
    let last = days.len() - 1;
    for &(back, count) in counts {
        days[last - back].count = Some(count);
    }
    days
}

/// Days without a reading, but for some.
fn read(days: i32, limit: u64, counts: &[(usize, u64)]) -> Vec<LimitDay> {
    let mut days = idle(days, limit);
    for day in &mut days {
        day.count = None;
    }
    with(days, counts)
}

fn drawn(numbers: &[(LimitId, Vec<LimitDay>)]) -> Option<Figure> {
    ActivityChart { who: Some("Anna"), numbers, title: None }.figure(&Fonts::bundled())
}

#[track_caller]
fn figure(numbers: &[(LimitId, Vec<LimitDay>)]) -> Figure {
    drawn(numbers).unwrap()
}

fn title(numbers: &[(LimitId, Vec<LimitDay>)]) -> String {
    figure(numbers).title
}

/// Where bars end: as far right as the labels allow.
fn right(figure: &Figure) -> f64 {
    let axis = figure.marks.iter().find_map(|mark| match mark {
        Mark::Rule { to, ink: Ink::Muted, .. } => Some(to.x),
        _ => None,
    });
    axis.unwrap()
}

fn height(bar: &Area) -> f64 {
    bar.bottom - bar.top
}

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 0.15, "{found} instead of {expected}");
}

fn busy() -> Vec<(LimitId, Vec<LimitDay>)> {
    vec![
        (DAY, with(idle(70, 100), &[(29, 112), (28, 60), (0, 50)])),
        (WEEK, with(idle(70, 500), &[(0, 300)])),
        (LimitId::Pending, read(70, 700, &[(50, 400), (3, 340)])),
        (LimitId::SameMessageDay, idle(70, 60)),
        (LimitId::NotesMonth, with(idle(70, 5), &[(10, 2)])),
    ]
}

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
        "Dashed: safe numbers, which are guidance, not LinkedIn’s rules. Only what you logged.";
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
    let day = (right(&figure) - 20.0) / 70.0;
    near(f64::midpoint(over[0].left, over[0].right), 20.0 + 40.5 * day);
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
fn the_line_of_a_limit_is_dashed_and_has_its_label_right_of_it() {
    let figure = figure(&busy());
    let drawn = lines(&figure, Ink::Limit);
    let words = ["100 / day", "500 / 7 days", "700 pending", "5 / month"];
    let shares = [100.0 / 112.0, 1.0, 1.0, 1.0];
    let bottoms = [170.0, 288.0, 406.0, 524.0];
    assert_eq!(drawn.len(), 4);
    for (((line, words), share), bottom) in drawn.iter().zip(words).zip(shares).zip(bottoms) {
        let y = bottom - 70.0 / 1.2 * share;
        assert_eq!(line.len(), 2, "{line:?}");
        near(line[0].x, 20.0);
        near(line[1].x, right(&figure));
        assert!(line.iter().all(|point| (point.y - y).abs() < 1e-9), "{words}: {line:?}");
        let label = label(&figure, words);
        assert_eq!((label.ink, label.size, label.weight), (Ink::Limit, 14, Weight::Regular));
        near(label.at.x, right(&figure) + 8.0);
        near(label.at.y - 0.36 * 14.0, y);
    }
    let dashed = figure.marks.iter().filter(|mark| {
        matches!(
            mark,
            Mark::Line { width: 1.5, ink: Ink::Limit, dash: Some(Dash { on: 6.0, off: 3.0 }), .. }
        )
    });
    assert_eq!(dashed.count(), 4);
}

#[test]
fn a_limit_that_changed_steps_on_its_day_and_every_day_is_beside_its_own() {
    let mut days = with(idle(70, 20), &[(40, 15), (10, 15), (9, 9), (0, 25)]);
    for day in &mut days[50..60] {
        day.safe = safe(10);
    } // 19 to 10 days before the last.
    let figure = figure(&[(DAY, days)]);
    assert_eq!(figure.title, "Invitations: 2 days over the safe number in 10 weeks");
    let heights: Vec<f64> = bars(&figure, Ink::Limit).iter().map(height).collect();
    near(heights[0], 70.0 / 1.2 * 15.0 / 25.0);
    near(heights[1], 70.0 / 1.2);
    assert_eq!((heights.len(), bars(&figure, Ink::Bar).len()), (2, 2));
    let drawn = lines(&figure, Ink::Limit);
    let [line] = drawn.as_slice() else { panic!("{drawn:?}") };
    let day = (right(&figure) - 20.0) / 70.0;
    let steps = [0.0, 50.0, 50.0, 60.0, 60.0, 70.0].map(|days| 20.0 + days * day);
    let levels =
        [20.0, 20.0, 10.0, 10.0, 20.0, 20.0].map(|limit| 170.0 - 70.0 / 1.2 * limit / 25.0);
    assert_eq!(line.len(), 6);
    for (point, (x, y)) in line.iter().zip(steps.into_iter().zip(levels)) {
        near(point.x, x);
        near(point.y, y);
    }
    // The one that holds stands right of the row, the other one on its line.
    let earlier = label(&figure, "10");
    assert_eq!(earlier.ink, Ink::Limit);
    near(earlier.at.x + earlier.width / 2.0, 20.0 + 55.0 * day);
    near(earlier.at.y, levels[2] - 5.0);
    assert_eq!(texts(&figure).iter().filter(|text| **text == "20").count(), 0);
}

#[test]
fn where_none_is_safe_the_line_lies_on_the_ground_and_every_bar_is_over() {
    let mut days = with(idle(70, 20), &[(30, 15), (20, 1), (0, 2)]);
    for day in &mut days[45..] {
        day.safe = safe(0);
        day.is_restricted = true;
    }
    let figure = figure(&[(DAY, days)]);
    let over = bars(&figure, Ink::Limit);
    assert_eq!((over.len(), bars(&figure, Ink::Bar).len()), (2, 1));
    let drawn = lines(&figure, Ink::Limit);
    let heights: Vec<f64> = drawn[0].iter().map(|point| point.y).collect();
    near(heights[0], 170.0 - 70.0 / 1.2);
    near(heights[2], 170.0);
    near(heights[3], 170.0);
    label(&figure, "0 / day");
    let is_in_bar = |ground: &Area| over.iter().any(|bar| (bar.left - ground.left).abs() < 1e-9);
    assert!(!bars(&figure, Ink::Ground).iter().any(is_in_bar), "no line parts a bar from its axis");
}

#[test]
fn a_limit_that_no_longer_holds_ends_and_says_when() {
    let mut days = with(idle(70, 100), &[(60, 90), (0, 120)]);
    for day in &mut days[30..50] {
        day.safe = None;
    }
    let parted = figure(&[(WEEK, days.clone())]);
    assert_eq!(lines(&parted, Ink::Limit).len(), 2, "days without a number part the line");
    label(&parted, "100 / 7 days");
    for day in &mut days[30..] {
        day.safe = None;
    }
    let ended = figure(&[(WEEK, days)]);
    label(&ended, "100 until 3 Feb");
    assert!(bars(&ended, Ink::Limit).is_empty(), "nothing is over a number that does not hold");
    assert_eq!(ended.title, "Invitations, 7 days: no day over the safe number in 10 weeks");
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
    let first = label(&figure, "130");
    near(first.at.x + first.width / 2.0, f64::midpoint(over[1].left, over[1].right));
    near(first.at.y, over[1].top - 5.0);
    assert_eq!(first.ink, Ink::Ink);
    let last = label(&figure, "101");
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
    let numbers: Vec<&str> =
        texts(&figure).into_iter().filter(|text| text.parse::<u64>().is_ok()).collect();
    assert_eq!(numbers, ["30", "24", "21"]);
}

#[test]
fn the_text_alternative_says_what_is_over_first() {
    let mut numbers = busy();
    numbers[0].1 = with(idle(70, 100), &[(29, 112), (10, 112)]);
    numbers[2].1 = read(70, 700, &[(50, 740), (20, 500), (3, 640)]);
    for day in &mut numbers[4].1[60..] {
        day.safe = safe(6);
    }
    let expected = "Bar charts of Anna's activity beside safe numbers, 5 Jan to 15 Mar 2026. Invitations, one \
                    day: 2 days over the safe number 100; highest 112 on 14 Feb. Pending invitations: 1 of 3 \
                    readings over the safe number 700; highest 740 on 24 Jan, latest 640 on 12 Mar. Within the \
                    safe numbers: invitations, 7 days (highest 300 on 15 Mar, safe number 500); notes, calendar \
                    month (highest 2 on 5 Mar, safe number 6 since 6 Mar).";
    assert_eq!(figure(&numbers).alt, expected);
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
fn pending_invitations_are_readings() {
    let readings = [(60, 10), (30, 0), (12, 640)];
    let figure = figure(&[(LimitId::Pending, read(70, 500, &readings))]);
    assert_eq!((bars(&figure, Ink::Bar).len(), bars(&figure, Ink::Limit).len()), (2, 1));
    near(height(&bars(&figure, Ink::Bar)[1]), 1.0); // Nothing pending was read: not the same as unread.
    assert!(bars(&figure, Ink::Band).is_empty(), "no day is unknown between readings");
    let latest = label(&figure, "640 on 3 Mar");
    assert_eq!((latest.size, latest.weight, latest.ink), (14, Weight::Bold, Ink::Ink));
    near(latest.at.x, right(&figure) + 8.0);
    assert!(!texts(&figure).contains(&"640"), "it is said once");
    assert_eq!(figure.title, "Pending invitations: 1 reading over 500 in 10 weeks");
}

#[test]
fn a_restriction_is_a_band_over_all_rows() {
    let mut numbers = busy();
    for (_, days) in &mut numbers {
        for day in &mut days[20..30] {
            day.is_restricted = true;
        }
        days[69].is_restricted = true;
    }
    let plain = figure(&busy());
    let figure = figure(&numbers);
    assert_eq!(figure.height, plain.height + 10);
    let day = (right(&figure) - 20.0) / 70.0;
    let bands = bars(&figure, Ink::Band);
    let [first, last] = bands[..] else { panic!("{bands:?}") };
    near(first.left, 20.0 + 20.0 * day);
    near(first.right, 20.0 + 30.0 * day);
    near(first.top, 100.0);
    assert!(first.bottom > 524.0 && first.bottom < f64::from(figure.height));
    near(last.right, right(&figure));
    let words: Vec<_> = figure.labels().filter(|label| label.text == "restricted").collect();
    assert_eq!(words.len(), 2);
    near(words[0].at.x + words[0].width / 2.0, 20.0 + 25.0 * day);
    near(words[1].at.x + words[1].width, right(&figure));
    assert!(words.iter().all(|word| word.at.y > 544.0 && word.at.y < first.bottom));
    assert!(
        figure.alt.contains("Restricted from 25 Jan to 3 Feb and since 15 Mar."),
        "{}",
        figure.alt
    );
    // Bands lie behind everything.
    let behind = |mark: &Mark| matches!(mark, Mark::Bar { ink: Ink::Band, .. });
    let place = figure.marks.iter().rposition(behind).unwrap();
    let bar = figure.marks.iter().position(|mark| matches!(mark, Mark::Bar { ink: Ink::Bar, .. }));
    assert!(place < bar.unwrap());
}

#[test]
fn days_that_are_not_known_are_no_zero() {
    let mut days = with(idle(70, 20), &[(3, 9)]);
    for day in &mut days[..56] {
        (day.count, day.is_whole) = (None, false);
    }
    let known = with(idle(70, 50), &[(3, 9)]);
    let figure = figure(&[(DAY, days.clone()), (LimitId::SameMessageDay, known)]);
    assert_eq!(figure.title, "No day known to be over the safe numbers in 10 weeks");
    let bands = bars(&figure, Ink::Band);
    let [band] = bands[..] else { panic!("{bands:?}") };
    near(band.left, 20.0);
    near(band.right, 20.0 + 56.0 * (right(&figure) - 20.0) / 70.0);
    assert_eq!((band.top, band.bottom), (100.0, 170.0), "of that row alone");
    let words = label(&figure, "not known");
    near(words.at.x + words.width / 2.0, f64::midpoint(band.left, band.right));
    assert!(texts(&figure)[1].ends_with(" · some days not known"), "{:?}", texts(&figure));
    let expected = " Within the safe numbers: messages, same text (highest 9 on 12 Mar, safe number 50). \
                    No known day over the safe numbers: invitations, one day (highest 9 on 12 Mar, \
                    safe number 20, 56 of 70 days not known).";
    assert!(figure.alt.ends_with(expected), "{}", figure.alt);
    let alone = [(DAY, days)];
    let figure = self::figure(&alone);
    assert!(texts(&figure)[1].ends_with(" · 56 of 70 days not known"), "{:?}", texts(&figure));
}

#[test]
fn a_count_of_which_a_part_is_not_known_is_at_least_that() {
    let mut days = with(idle(70, 20), &[(3, 30), (0, 9)]);
    for day in &mut days[..67] {
        (day.count, day.is_whole) = (None, false);
    }
    days[66] = LimitDay { count: Some(42), ..days[66] };
    let figure = figure(&[(DAY, days), (WEEK, with(idle(70, 100), &[(3, 30)]))]);
    assert_eq!(figure.title, "Invitations: 1 known day over 20 in 10 weeks");
    let [band] = bars(&figure, Ink::Band)[..] else { panic!("one row is not known") };
    near(band.right, 20.0 + 67.0 * (right(&figure) - 20.0) / 70.0);
    let expected = " Invitations, one day: 1 known day over the safe number 20; highest 42 or more on 12 Mar, \
                    67 of 70 days not known. Within the safe numbers: invitations, 7 days (";
    assert!(figure.alt.contains(expected), "{}", figure.alt);
}

#[test]
fn a_number_that_changed_is_not_in_the_title_and_the_worst_day_is_told() {
    let mut days = with(idle(70, 20), &[(13, 18), (5, 12), (3, 11)]);
    for day in &mut days[60..] {
        day.safe = safe(10);
    }
    let two = figure(&[(DAY, days.clone())]);
    assert_eq!(two.title, "Invitations: 2 days over the safe number in 10 weeks");
    let expected = " Invitations, one day: 2 days over the safe number of their day; most on 10 Mar: 12 over 10.";
    assert!(two.alt.ends_with(expected), "{}", two.alt);
    for day in &mut days[60..] {
        day.safe = safe(0);
    }
    days[66].count = Some(0);
    let expected = " 1 day over the safe number of that day; most on 10 Mar: 12 while restricted.";
    let one = figure(&[(DAY, days.clone())]);
    assert!(one.alt.ends_with(expected), "{}", one.alt);
    for day in &mut days {
        day.safe = safe(0);
    }
    days[0].safe = None;
    assert_eq!(
        figure(&[(DAY, days.clone())]).title,
        "Invitations: 2 days over the safe number in 10 weeks"
    );
    let last = figure(&[(DAY, days[64..65].to_vec())]);
    assert_eq!(last.title, "Invitations over the safe number on 10 Mar 2026");
}

#[test]
fn the_ends_of_a_restriction_that_lie_outside_are_not_told() {
    let told = |restricted: &[(usize, usize)]| {
        let mut days = with(idle(70, 20), &[(30, 5)]);
        for &(from, to) in restricted {
            days[from..to].iter_mut().for_each(|day| day.is_restricted = true);
        }
        let alt = figure(&[(DAY, days)]).alt;
        let (_, rest) = alt.split_once(" Restricted ").unwrap();
        rest.split_once('.').unwrap().0.to_owned()
    };
    assert_eq!(told(&[(20, 30)]), "from 25 Jan to 3 Feb");
    assert_eq!(told(&[(20, 21)]), "on 25 Jan");
    assert_eq!(told(&[(20, 70)]), "since 25 Jan");
    assert_eq!(told(&[(69, 70)]), "since 15 Mar");
    assert_eq!(told(&[(0, 20)]), "until 24 Jan");
    assert_eq!(told(&[(0, 70)]), "all the time");
    assert_eq!(told(&[(0, 20), (60, 70)]), "until 24 Jan and since 6 Mar");
    assert_eq!(told(&[(0, 20), (30, 31), (60, 70)]), "3 times, most recently since 6 Mar");
}

#[test]
fn a_week_of_which_a_day_is_not_known_has_a_band() {
    let mut days = with(idle(210, 20), &[(3, 9)]);
    for back in [8, 9, 15, 30] {
        let place = days.len() - 1 - back;
        (days[place].count, days[place].is_whole) = (None, false);
    }
    let figure = figure(&[(DAY, days)]);
    let bands = bars(&figure, Ink::Band);
    let week = (right(&figure) - 20.0) / 30.0;
    let ends: Vec<(f64, f64)> = bands.iter().map(|band| (band.left, band.right)).collect();
    let expected = [(25.0, 26.0), (27.0, 29.0)];
    assert_eq!(ends.len(), 2, "{ends:?}");
    for (found, expected) in ends.into_iter().zip(expected) {
        near(found.0, 20.0 + expected.0 * week);
        near(found.1, 20.0 + expected.1 * week);
    }
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
    let day = (right(&figure) - 20.0) / 70.0;
    near(f64::midpoint(bar.left, bar.right), right(&figure) - day / 2.0);
    label(&figure, "5 Jan 2026");
    label(&figure, "15 Mar");
}

#[test]
fn a_period_of_one_day_is_that_day() {
    let figure = figure(&[(DAY, with(idle(1, 20), &[(0, 25)]))]);
    assert_eq!(figure.title, "Invitations over 20 on 15 Mar 2026");
    let dates = texts(&figure).iter().filter(|text| **text == "15 Mar 2026").count();
    assert_eq!(dates, 1, "{:?}", texts(&figure));
    assert_eq!(bars(&figure, Ink::Limit).len(), 1);
}

#[test]
fn the_title_names_what_was_exceeded_most_often() {
    let day = |counts: &[(usize, u64)]| (DAY, with(idle(70, 20), counts));
    let week = |counts: &[(usize, u64)]| (WEEK, with(idle(70, 100), counts));
    let over = [(9, 101), (8, 102), (4, 103)];
    assert_eq!(
        title(&[day(&[(9, 21)]), week(&over)]),
        "Invitations, 7 days: 3 days over 100 in 10 weeks"
    );
    // Of equally many the first.
    let title_of_equal = title(&[day(&[(9, 21), (1, 22), (0, 23)]), week(&over)]);
    assert_eq!(title_of_equal, "Invitations: 3 days over 20 in 10 weeks");
    let within = title(&[day(&[(9, 20)]), week(&[(0, 100)])]);
    assert_eq!(within, "All within the safe numbers in 10 weeks");
    let read = (LimitId::Pending, read(70, 500, &[(9, 500)]));
    assert_eq!(title(&[read]), "Pending invitations: no reading over 500 in 10 weeks");
    let own = Some("Mine");
    let numbers = [day(&[(9, 21)])];
    let chart = ActivityChart { who: None, numbers: &numbers, title: own };
    assert_eq!(chart.figure(&Fonts::bundled()).unwrap().title, "Mine");
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
            is_restricted: true,
        });
        let figure = figure(&[(DAY, days.collect())]);
        check(&figure, &Fonts::bundled(), 0);
        assert_eq!(bars(&figure, Ink::Limit).len(), 70);
    }
}
