//! The dashed lines of safe numbers.

use super::{DAY, WEEK, busy, figure, height, idle, left, near, right, safe, with};
use crate::chart::tests::marks::{bars, label, lines, texts};
use crate::chart::{Area, Dash, Ink, Mark, Weight};

#[test]
fn the_line_of_a_limit_is_dashed_and_has_its_label_right_of_it() {
    let figure = figure(&busy());
    let drawn = lines(&figure, Ink::Limit);
    let words = ["safe: 100 a day", "safe: 500 in 7 days", "safe: 700", "safe: 5 a month"];
    let shares = [100.0 / 112.0, 1.0, 1.0, 1.0];
    let bottoms = [170.0, 288.0, 406.0, 524.0];
    assert_eq!(drawn.len(), 4);
    for (((line, words), share), bottom) in drawn.iter().zip(words).zip(shares).zip(bottoms) {
        let y = bottom - 70.0 / 1.2 * share;
        assert_eq!(line.len(), 2, "{line:?}");
        near(line[0].x, left(&figure));
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
    let day = (right(&figure) - left(&figure)) / 70.0;
    let steps = [0.0, 50.0, 50.0, 60.0, 60.0, 70.0].map(|days| left(&figure) + days * day);
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
    near(earlier.at.x + earlier.width / 2.0, left(&figure) + 55.0 * day);
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
    let ground = 170.0 + 24.0; // The title has a second line for the restriction.
    near(heights[0], ground - 70.0 / 1.2);
    near(heights[2], ground);
    near(heights[3], ground);
    label(&figure, "safe: 0 a day");
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
    label(&parted, "safe: 100 in 7 days");
    for day in &mut days[30..] {
        day.safe = None;
    }
    let ended = figure(&[(WEEK, days)]);
    label(&ended, "safe: 100 in 7 days until 3 Feb");
    assert!(bars(&ended, Ink::Limit).is_empty(), "nothing is over a number that does not hold");
    assert_eq!(ended.title, "Invitations, 7 days: no day over the safe number in 10 weeks");
}

#[test]
fn a_number_that_is_half_after_a_restriction_says_so_where_it_stands() {
    let mut days = with(idle(70, 20), &[(40, 15)]);
    for day in &mut days[50..] {
        (day.safe, day.is_halved) = (safe(10), true);
    }
    let halved = figure(&[(DAY, days.clone())]);
    label(&halved, "half: 10");
    label(&halved, "safe: 20 a day");
    // No longer half, and days that are too few for more than the number.
    for day in &mut days[56..] {
        (day.safe, day.is_halved) = (safe(20), false);
    }
    let whole = figure(&[(DAY, days)]);
    label(&whole, "10");
    label(&whole, "safe: 20 a day");
}
