use super::{days, page, pages, year};
use crate::chart::LoggedDay::{All, Before, Unknown};
use crate::chart::calendar::grid::ACROSS;
use crate::chart::tests::golden::compare;
use crate::chart::tests::layout::check;
use crate::chart::tests::marks::{bars, dots, lines, texts};
use crate::chart::tests::samples::{Sample, iso};
use crate::chart::{Area, Figure, Fill, Fonts, Ink, Mark, Theme};

/// The squares of a class, without the larger one of the legend.
fn squares(figure: &Figure, class: u8) -> Vec<Area> {
    let found = bars(figure, Ink::Done(class));
    found.into_iter().filter(|area| area.bottom - area.top < 10.0).collect()
}

#[test]
fn a_week_is_a_column_and_monday_its_top() {
    let mut logged = vec![All(0); 371];
    (logged[0], logged[6], logged[7], logged[370]) = (All(1), All(10), All(20), All(40));
    let figure = page(&days(iso("2025-03-03"), &logged), &[]);
    let only = |class| match squares(&figure, class)[..] {
        [area] => (area.left, area.top),
        ref found => panic!("{found:?}"),
    };
    let (monday, sunday, next, last) = (only(1), only(2), only(3), only(4));
    assert!((monday.0 - 56.0).abs() < 1.0 && (sunday.0 - monday.0).abs() < 1e-9);
    let day = (ACROSS.right - ACROSS.left) / 53.0;
    assert!((sunday.1 - monday.1 - 6.0 * day).abs() < 1e-9, "{monday:?} {sunday:?}");
    assert!((next.1 - monday.1).abs() < 1e-9 && next.0 > monday.0 + 8.0);
    assert!((last.1 - sunday.1).abs() < 1e-9 && last.0 > 560.0);
}

#[test]
fn blank_unknown_and_restricted_days_look_different() {
    let mut logged = vec![All(5); 371];
    logged[..7].fill(Before);
    logged[7..9].fill(Unknown);
    let mut found = days(iso("2025-03-03"), &logged);
    found[20].is_restricted = true;
    let figure = page(&found, &[]);
    let hatched =
        figure.marks.iter().filter(|mark| matches!(mark, Mark::Bar { fill: Fill::Hatched, .. }));
    assert_eq!(hatched.count(), 2 + 1, "and one in the legend");
    assert_eq!(bars(&figure, Ink::Limit).len(), 1 + 1);
    let drawn = bars(&figure, Ink::Done(1)).len();
    assert_eq!(drawn, 371 - 9 + 1);
    assert!(texts(&figure).contains(&"restricted"));
}

#[test]
fn the_line_lies_on_the_columns_of_its_days() {
    let sample = Sample::every(7, 53, 0..0);
    let figure = page(&year(iso("2024-03-18"), 371), &sample.snapshots);
    let (line, week) = (&lines(&figure, Ink::Ink)[0], (ACROSS.right - ACROSS.left) / 53.0);
    for (number, point) in (0_u32..).zip(line) {
        let monday = ACROSS.left + (f64::from(number) + 0.5 / 7.0) * week;
        assert!((point.x - monday).abs() < 0.07, "{number}: {point:?}");
    }
    let labels = texts(&figure).iter().filter(|text| **text == "45").count();
    assert_eq!(labels, 1, "the last total, and no line of the axis");
    assert!(!dots(&figure, Ink::Ink).is_empty());
}

#[test]
fn more_than_a_year_is_a_strip_a_year_and_many_years_are_pages() {
    let years = |figure: &Figure| -> Vec<String> {
        let texts = texts(figure).into_iter();
        texts.filter(|text| text.len() == 4 && text.starts_with("20")).map(str::to_owned).collect()
    };
    let one = page(&year(iso("2025-03-03"), 378), &[]);
    assert_eq!(years(&one), ["2025", "2026"], "below the months of an only strip");
    let two = page(&year(iso("2025-03-03"), 379), &[]);
    assert_eq!(years(&two), ["2025", "2026"]);
    assert!(two.height > one.height);
    let many = pages(&year(iso("2016-03-06"), 3_650), &[]);
    let counts: Vec<usize> = many.iter().map(|page| years(page).len()).collect();
    assert_eq!(counts, [4, 4, 3]);
    let nine = pages(&year(iso("2016-01-01"), 9 * 365), &[]);
    assert_eq!(nine.iter().map(|page| years(page).len()).collect::<Vec<_>>(), [3, 3, 3]);
    let counted = |figure: &Figure| {
        let words: Vec<&str> = figure.title.split(' ').collect();
        words[4].replace(',', "").parse::<u32>().unwrap()
    };
    assert_eq!(many.iter().map(counted).sum::<u32>(), 3_650, "each page tells of its own days");
}

#[test]
fn everything_fits_whatever_the_days() {
    let fonts = Fonts::bundled();
    for seed in 0..80 {
        for figure in Sample::random(seed).calendar(&fonts) {
            check(&figure, &fonts, seed);
            assert!(figure.alt.chars().count() <= 600, "{seed}: {}", figure.alt);
            assert!(figure.labels().all(|label| label.size >= 14) && figure.height <= 1_000);
        }
    }
}

#[test]
fn the_calendar_is_as_it_was_looked_at() {
    let fonts = Fonts::bundled();
    let mut sample = Sample::every(3, 160, 40..47);
    let figure = |sample: &Sample| sample.calendar(&fonts).remove(0);
    compare("calendar-years", &figure(&sample), Theme::Light, 1);
    sample.snapshots.drain(..50);
    sample.log = crate::domain::Log::new(
        sample.log.between(iso("2024-09-07"), iso("2025-07-01")).to_vec(),
        Vec::new(),
    );
    compare("calendar-light", &figure(&sample), Theme::Light, 2);
    compare("calendar-dark", &figure(&sample), Theme::Dark, 2);
    sample.snapshots.clear();
    compare("calendar-no-score", &figure(&sample), Theme::Light, 1);
}
