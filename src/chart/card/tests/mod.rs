use proptest::prelude::*;

use crate::chart::tests::golden::compare;
use crate::chart::tests::layout::check;
use crate::chart::tests::marks::{bars, label, lines, texts};
use crate::chart::tests::samples::{Sample, activity, iso, snapshot};
use crate::chart::{Card, Figure, Fonts, Ink, Theme};
use crate::domain::{Log, Pillar, Rank, Snapshot};

fn card(snapshots: &[Snapshot], activity: Option<&Log>) -> Figure {
    let who = Some("Anna Lind");
    let today = snapshots.last().unwrap().date;
    let card = Card { who, snapshots: snapshots.into(), activity, today, title: None };
    card.figure(&Fonts::bundled()).unwrap()
}

/// Snapshots so many days before 3 Mar 2026, with all pillars at so many thousandths.
fn back(days: &[(i32, i32)]) -> Vec<Snapshot> {
    let one =
        |&(days, score): &(i32, i32)| snapshot(iso("2026-03-03").plus_days(-days), [score; 4]);
    days.iter().map(one).collect()
}

#[track_caller]
fn says(figure: &Figure, text: &str) {
    label(figure, text);
}

#[test]
fn a_week_has_a_tick_a_change_and_a_sign() {
    let figure = card(&back(&[(60, 10_000), (7, 15_000), (0, 15_500)]), None);
    for text in ["62", "+2 this week", "up 22 since 2 Jan", "week to 3 March 2026", "15.5"] {
        says(&figure, text);
    }
    says(&figure, "each of 25; the tick is a week ago");
    let ticks = bars(&figure, Ink::Ink);
    assert_eq!(ticks.len(), 4);
    let middle = f64::midpoint(ticks[0].left, ticks[0].right);
    assert!((middle - (290.0 + 0.6 * 170.0)).abs() < 1e-9, "15 of 25");
    assert_eq!(label(&figure, "+2 this week").ink, Ink::Up);
    let falling = card(&back(&[(7, 15_500), (0, 15_000)]), None);
    assert_eq!(label(&falling, "\u{2212}2 this week").ink, Ink::Down);
    let rising = card(&back(&[(7, 15_000), (0, 15_500)]), None);
    assert_eq!(falling.marks.len(), rising.marks.len(), "no alarm");
}

#[test]
fn without_a_week_there_is_no_tick_and_the_day_is_named() {
    let figure = card(&back(&[(19, 15_000), (1, 15_500), (0, 15_520)]), None);
    says(&figure, "+2 since 12 Feb");
    says(&figure, "each of 25; change since 12 Feb");
    says(&figure, "3 March 2026");
    assert!(bars(&figure, Ink::Ink).is_empty());
}

#[test]
fn a_change_that_would_not_be_seen_is_the_same() {
    let figure = card(&back(&[(7, 15_000), (0, 15_040)]), None);
    says(&figure, "same this week");
    assert_eq!(texts(&figure).iter().filter(|text| **text == "same").count(), 4);
}

#[test]
fn one_snapshot_has_no_change_and_no_line() {
    let figure = card(&back(&[(0, 15_000)]), None);
    for text in ["60", "one snapshot", "3 March 2026", "each of 25"] {
        says(&figure, text);
    }
    assert!(lines(&figure, Ink::Ink).is_empty() && bars(&figure, Ink::Ink).is_empty());
    says(&card(&[snapshot(iso("2014-05-01"), [15_000; 4])], None), "1 May 2014");
    let mut alone = back(&[(0, 15_000)]);
    alone[0].pillars = [None; 4];
    let total = bars(&card(&alone, None), Ink::Ink);
    assert!((total[0].width() - 0.6 * (574.0 - 290.0)).abs() < 1e-9, "60 of 100");
}

#[test]
fn a_pillar_that_lacks_a_value_says_so_and_one_that_lacked_it_has_no_change() {
    let mut snapshots = back(&[(7, 15_000), (0, 16_000)]);
    snapshots[1].pillars[1] = None;
    snapshots[0].pillars[2] = None;
    let figure = card(&snapshots, None);
    says(&figure, "not recorded");
    let count = |text: &str| texts(&figure).iter().filter(|found| **found == text).count();
    assert_eq!((count("16.0"), count("+1.0")), (3, 2));
    assert!(bars(&figure, Ink::Pillar(Pillar::People)).is_empty());
}

#[test]
fn a_gap_is_dotted_and_its_caption_says_so() {
    let days: Vec<(i32, i32)> =
        (0..80).filter(|day| !(30..60).contains(day)).map(|day| (80 - day, 15_000)).collect();
    let figure = card(&back(&days), None);
    says(&figure, "since 13 Dec; dotted: no snapshots");
    says(&figure, "50"); // The axis of the line says where it is cut ...
    says(&figure, "70"); // ... at both ends.
    assert_eq!((lines(&figure, Ink::Ink).len(), lines(&figure, Ink::Muted).len()), (2, 1));
}

#[test]
fn activity_is_shown_only_where_it_is_asked_for_and_only_of_the_week() {
    let mut snapshots = back(&[(7, 15_000), (0, 16_000)]);
    snapshots[1].industry.rank = Rank::new(4);
    let day = |text| iso(text);
    let log = Log::new(
        vec![
            activity(day("2026-02-24"), "post", 50),
            activity(day("2026-02-25"), "post", 2),
            activity(day("2026-03-03"), "comment", 9),
            activity(day("2026-03-03"), "connection", 30),
            activity(day("2026-03-04"), "post", 50),
        ],
        Vec::new(),
    );
    let with = card(&snapshots, Some(&log));
    says(&with, "Top 4 % of the industry");
    says(&with, "Logged in 7 days: 9 comments, 2 posts");
    assert!(with.alt.ends_with("Logged in 7 days: 9 comments, 2 posts."), "{}", with.alt);
    let without = card(&snapshots, None);
    assert!(!texts(&without).iter().any(|text| text.contains("comment")));
    assert!(!without.alt.contains("comment"), "{}", without.alt);
    says(&card(&snapshots, Some(&Log::default())), "Nothing logged in 7 days");
}

#[test]
fn the_run_is_told_as_everywhere_and_in_two_lines_where_it_is_long() {
    let figure = card(&back(&[(90, 15_000), (60, 15_300), (7, 15_100), (0, 15_000)]), None);
    let still = "no move of 4 points or more since 3 Dec 2025";
    let lines: Vec<String> = texts(&figure).windows(2).map(|lines| lines.join(" ")).collect();
    assert!(lines.iter().any(|line| line == still), "{lines:?}");
    assert!(figure.alt.contains(&format!("{still}.")), "{}", figure.alt);
    let falling = card(&back(&[(60, 20_000), (7, 15_000), (0, 15_000)]), None);
    says(&falling, "down 20 since 2 Jan");
    let of_the_week = card(&back(&[(7, 15_000), (0, 20_000)]), None);
    assert!(!texts(&of_the_week).iter().any(|text| text.starts_with("up ")), "told as the change");
}

#[test]
fn a_snapshot_of_weeks_ago_is_told_with_its_day() {
    let mut sample = Sample { snapshots: back(&[(7, 15_000), (0, 16_000)]), ..Sample::default() };
    let fonts = Fonts::bundled();
    says(&sample.card(6, false, &fonts), "+4 this week");
    let stale = sample.card(7, true, &fonts);
    for text in ["as of 3 March 2026", "+4 in 7 days", "each of 25; the tick is a week before"] {
        says(&stale, text);
    }
    says(&stale, "Nothing logged in the 7 days to 3 Mar");
    assert!(!stale.alt.contains("this week") && !stale.title.contains("this week"));
    sample.snapshots.remove(0);
    says(&sample.card(30, false, &fonts), "as of 3 March 2026");
}

#[test]
fn every_name_and_title_fits_and_the_size_is_always_the_same() {
    let fonts = Fonts::bundled();
    for seed in 0..160 {
        let mut sample = Sample::random(seed);
        if seed % 8 == 0 {
            for snapshot in &mut sample.snapshots {
                snapshot.pillars = [None; 4];
            }
        }
        for is_told in [false, true] {
            let figure = sample.card(i32::try_from(seed % 3 * 7).unwrap(), is_told, &fonts);
            check(&figure, &fonts, seed);
            assert_eq!((figure.width, figure.height), (600, 314));
            assert!(figure.alt.chars().count() <= 600 && figure.labels().all(|l| l.size >= 14));
        }
    }
}

proptest! {
    #[test]
    fn the_change_told_is_the_difference_of_what_is_printed(
        before in 0_i32..=25_000, after in 0_i32..=25_000, days in 4_i32..=10,
    ) {
        let figure = card(&back(&[(days, before), (0, after)]), None);
        let tenths = |score: i32| (score + 50) / 100;
        let moved = tenths(after) - tenths(before);
        let shown = match moved {
            0 => "same".to_owned(),
            1.. => format!("+{}.{}", moved / 10, moved % 10),
            _ => format!("\u{2212}{}.{}", -moved / 10, -moved % 10),
        };
        prop_assert_eq!(texts(&figure).iter().filter(|text| **text == shown).count(), 4);
        let (whole, tenth) = (tenths(after) / 10, tenths(after) % 10);
        let told = format!("Brand {whole}.{tenth} ({})", shown.replace('\u{2212}', "-"));
        prop_assert!(figure.alt.contains(&told), "{}", figure.alt);
    }
}

#[test]
fn the_card_is_as_it_was_looked_at() {
    let (sample, fonts) = (Sample::every(7, 105, 97..100), Fonts::bundled());
    compare("card-light", &sample.card(0, false, &fonts), Theme::Light, 2);
    compare("card-dark", &sample.card(0, true, &fonts), Theme::Dark, 2);
    let mut bare = Sample::every(7, 30, 0..0);
    for snapshot in &mut bare.snapshots {
        snapshot.pillars = [None; 4];
    }
    compare("card-totals", &card(&bare.snapshots, None), Theme::Light, 1);
    compare("card-one", &card(&back(&[(0, 15_000)]), None), Theme::Light, 1);
}
