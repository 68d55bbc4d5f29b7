//! What the title, the labels and the text alternative of chart 5 say.

use super::{DAY, WEEK, busy, figure, height, idle, near, read, right, safe, title, with};
use crate::chart::tests::marks::{bars, label, texts};
use crate::chart::{ActivityChart, Fonts, Ink, Label, Weight};
use crate::domain::LimitId;

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
                    month (highest 2 on 5 Mar, safe number 6 since 6 Mar, 5 on 5 Mar).";
    assert_eq!(figure(&numbers).alt, expected);
}

#[test]
fn a_reading_is_held_against_the_number_that_came_after_it() {
    let mut days = read(70, 500, &[(20, 272)]);
    for day in &mut days[60..] {
        day.safe = safe(250); // Half of it, after a restriction.
    }
    let figure = figure(&[(LimitId::Pending, days)]);
    assert_eq!(figure.title, "272 pending are above the safe number 250 of 15 Mar");
    let told = " Above the safe number that holds now: pending invitations (highest 272 on 23 Feb, safe number 250 since 6 Mar, 500 on 23 Feb).";
    assert!(figure.alt.contains(told) && !figure.alt.contains("Within"), "{}", figure.alt);
}

#[test]
fn pending_invitations_are_readings() {
    let readings = [(60, 10), (30, 0), (12, 640)];
    let figure = figure(&[(LimitId::Pending, read(70, 500, &readings))]);
    assert_eq!((bars(&figure, Ink::Bar).len(), bars(&figure, Ink::Limit).len()), (2, 1));
    // Nothing pending was read: not the same as unread.
    near(height(&bars(&figure, Ink::Bar)[1]), 1.0);
    assert!(bars(&figure, Ink::Band).is_empty(), "no day is unknown between readings");
    let latest = label(&figure, "640 on 3 Mar");
    assert_eq!((latest.size, latest.weight, latest.ink), (14, Weight::Bold, Ink::Ink));
    near(latest.at.x, right(&figure) + 8.0);
    let on_bar = |label: &&Label| label.text == "640" && label.weight == Weight::Bold;
    assert_eq!(figure.labels().filter(on_bar).count(), 0, "it is said beside the bars");
    assert_eq!(figure.title, "Pending over 500 in 1 reading");
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
    assert_eq!(told(&[(30, 40)]), "from 4 to 13 Feb");
    assert_eq!(told(&[(20, 21)]), "on 25 Jan");
    assert_eq!(told(&[(20, 70)]), "since 25 Jan");
    assert_eq!(told(&[(69, 70)]), "since 15 Mar");
    assert_eq!(told(&[(0, 20)]), "until 24 Jan");
    assert_eq!(told(&[(0, 70)]), "all the time");
    assert_eq!(told(&[(0, 20), (60, 70)]), "until 24 Jan and since 6 Mar");
    assert_eq!(told(&[(0, 20), (30, 31), (60, 70)]), "3 times, most recently since 6 Mar");
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
