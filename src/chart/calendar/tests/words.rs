use super::{days, page, pages, year};
use crate::chart::LoggedDay::{All, AtLeast, Before, Unknown};
use crate::chart::calendar::grid::ACROSS;
use crate::chart::tests::marks::{label, texts};
use crate::chart::tests::samples::{iso, snapshot};
use crate::domain::Snapshot;

/// Snapshots so many days after 5 Jan 2026, of so many points.
fn snapshots(days: &[(i32, i32)]) -> Vec<Snapshot> {
    let one =
        |&(day, points): &(i32, i32)| snapshot(iso("2026-01-05").plus_days(day), [points * 250; 4]);
    days.iter().map(one).collect()
}

#[test]
fn the_title_counts_known_days_only() {
    let first = iso("2026-01-05");
    let title = |logged: &[_]| page(&days(first, logged), &[]).title;
    assert_eq!(title(&[All(3), All(0), All(40)]), "Active on 2 of 3 days");
    assert_eq!(title(&[Before, All(0), All(40)]), "Active on 1 of 2 days");
    assert_eq!(title(&[AtLeast(2), Unknown, All(4), All(0)]), "Active on 1 of 2 known days");
    assert_eq!(title(&[AtLeast(2), Unknown, Unknown]), "Active on at least 1 of 3 days");
    assert_eq!(title(&[Unknown, Unknown]), "Nothing known of 2 days");
    assert_eq!(title(&[All(0)]), "Active on 0 of 1 day");
    assert!(pages(&days(first, &[Before, Before]), &[]).is_empty());
    assert!(pages(&[], &[]).is_empty());
}

#[test]
fn the_title_says_how_the_score_moved_and_when() {
    let days = year(iso("2026-01-05"), 60);
    let title = |found: &[(i32, i32)]| page(&days, &snapshots(found)).title;
    assert_eq!(title(&[(0, 57), (59, 69)]), "Active on 48 of 60 days, score up 12");
    assert_eq!(title(&[(7, 69), (52, 57)]), "Active on 48 of 60 days, score down 12");
    assert_eq!(title(&[(7, 69), (52, 69)]), "Active on 48 of 60 days, score the same");
    assert_eq!(title(&[(8, 57), (52, 69)]), "Active on 48 of 60 days, score up 12 since 13 Jan");
    assert_eq!(
        title(&[(8, 57), (51, 69)]),
        "Active on 48 of 60 days, score up 12 from 13 Jan to 25 Feb"
    );
    assert_eq!(title(&[(8, 57)]), "Active on 48 of 60 days, score 57");
    let mut late = days.clone();
    for day in &mut late[..20] {
        day.logged = Before;
    }
    let late = page(&late, &snapshots(&[(0, 57), (59, 69)])).title;
    assert_eq!(late, "Active on 32 of 40 days, score up 12 since 5 Jan", "of more days");
}

#[test]
fn the_subtitle_says_what_is_not_known() {
    let first = iso("2026-01-05");
    let found = page(&days(first, &[Before, Unknown, All(4), AtLeast(1)]), &[]);
    let all = texts(&found).join(" ");
    assert!(all.contains("activity a day · 5–8 Jan 2026 · first entry 6 Jan"), "{all}");
    assert!(all.contains("2 of 3 days not known"), "{all}");
    label(&found, "not known");
    let known = page(&days(first, &[All(4)]), &[]);
    assert!(!texts(&known).iter().any(|text| text.contains("known")));
}

#[test]
fn the_footer_says_where_the_axis_is_cut_and_what_is_dotted() {
    let days = year(iso("2026-01-05"), 60);
    let footer = |found: &[(i32, i32)]| {
        let found = page(&days, &snapshots(found));
        let lines = texts(&found);
        let start = lines.iter().position(|text| text.starts_with("Own acts")).unwrap();
        lines[start..].join(" ")
    };
    let cut = "Own acts, as logged. The axis of the score is cut to 50–70 of 100.";
    assert_eq!(footer(&[(0, 57), (10, 63)]), cut);
    assert_eq!(footer(&[(0, 57), (30, 63)]), format!("{cut} Dotted: no snapshots."));
    assert_eq!(footer(&[(0, 2), (10, 98)]), "Own acts, as logged.");
    assert_eq!(footer(&[]), "Own acts, as logged.");
}

#[test]
fn months_stand_below_the_first_week_that_begins_in_them() {
    let found = page(&year(iso("2025-03-03"), 366), &[]);
    let lines = texts(&found);
    let start = lines.iter().position(|text| *text == "Mar").unwrap();
    let months = "Mar 2025 Apr May Jun Jul Aug Sep Oct Nov Dec Jan 2026 Feb Mar";
    assert_eq!(lines[start..start + 15].join(" "), months);
    let week = (ACROSS.right - ACROSS.left) / 53.0;
    let april = label(&found, "Apr").at.x;
    assert!((april - (ACROSS.left + 5.0 * week)).abs() < 1e-9, "7 Apr is a Monday: {april}");
    let of_april = page(&year(iso("2025-03-31"), 80), &[]);
    let lines = texts(&of_april);
    assert!(lines.contains(&"Mar") && lines.contains(&"Apr"), "{lines:?}");
    let of_year = page(&year(iso("2025-03-24"), 370), &[]);
    assert!(!texts(&of_year)[2..8].contains(&"Mar"), "no room: {:?}", texts(&of_year));
}
