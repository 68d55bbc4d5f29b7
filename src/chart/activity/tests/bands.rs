//! Bands of restrictions and of days that are not known.

use super::{DAY, WEEK, busy, figure, idle, left, near, right, with};
use crate::chart::tests::marks::{bars, label, texts};
use crate::chart::{Ink, Mark};
use crate::domain::{LimitDay, LimitId};

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
    let title = 24; // Its second line names the restriction.
    assert_eq!(figure.height, plain.height + 10 + title);
    let day = (right(&figure) - left(&figure)) / 70.0;
    let bands = bars(&figure, Ink::Restricted);
    let [first, last] = bands[..] else { panic!("{bands:?}") };
    near(first.left, left(&figure) + 20.0 * day);
    near(first.right, left(&figure) + 30.0 * day);
    near(first.top, 100.0 + f64::from(title));
    assert!(first.bottom > 524.0 && first.bottom < f64::from(figure.height));
    near(last.right, right(&figure));
    let mut words: Vec<_> = figure.labels().filter(|label| label.text == "restricted").collect();
    words.sort_by(|a, b| a.at.x.total_cmp(&b.at.x));
    assert_eq!(words.len(), 2);
    near(words[0].at.x + words[0].width / 2.0, left(&figure) + 25.0 * day);
    near(words[1].at.x + words[1].width, right(&figure));
    assert!(words.iter().all(|word| word.area().top > first.bottom), "under the bands");
    assert!(
        figure.alt.contains("Restricted from 25 Jan to 3 Feb and since 15 Mar."),
        "{}",
        figure.alt
    );
    // Bands lie behind everything.
    let behind = |mark: &Mark| matches!(mark, Mark::Bar { ink: Ink::Restricted, .. });
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
    near(band.left, left(&figure));
    near(band.right, left(&figure) + 56.0 * (right(&figure) - left(&figure)) / 70.0);
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
    near(band.right, left(&figure) + 67.0 * (right(&figure) - left(&figure)) / 70.0);
    let expected = " Invitations, one day: 1 known day over the safe number 20; highest 42 or more on 12 Mar, \
                    67 of 70 days not known. Within the safe numbers: invitations, 7 days (";
    assert!(figure.alt.contains(expected), "{}", figure.alt);
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
    let week = (right(&figure) - left(&figure)) / 30.0;
    let ends: Vec<(f64, f64)> = bands.iter().map(|band| (band.left, band.right)).collect();
    let expected = [(25.0, 26.0), (27.0, 29.0)];
    assert_eq!(ends.len(), 2, "{ends:?}");
    for (found, expected) in ends.into_iter().zip(expected) {
        near(found.0, left(&figure) + expected.0 * week);
        near(found.1, left(&figure) + expected.1 * week);
    }
}
