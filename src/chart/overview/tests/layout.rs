//! The rules and the cases of chart 1, asserted on the figure.

use crate::chart::parts::series::COLUMNS;
use crate::chart::tests::marks::{bars, dots, label, lines, texts};
use crate::chart::tests::samples::{Sample, activity, iso, snapshot};
use crate::chart::{Figure, Fonts, Ink, Mark, Overview, Point, Weight};
use crate::domain::{Log, Pillar, Snapshot, Source, Total};

const BRAND: Ink = Ink::Pillar(Pillar::Brand);

/// Where a value of the total lies.
fn height(points: f64) -> f64 {
    224.0 - points / 100.0 * 120.0
}

#[test]
fn the_parts_have_their_places_and_their_letters_a_size_that_can_be_read() {
    let sample = Sample::every(7, 30, 0..0);
    let figure = sample.figure();
    assert_eq!((figure.width, figure.height), (640, 690));
    let at = |text: &str| (label(&figure, text).at.x, label(&figure, text).at.y);
    assert_eq!(at(&figure.title), (20.0, 32.0));
    assert_eq!(at("\u{2068}Anna Lind\u{2069} · 30 snapshots · 18 Mar – 7 Oct 2024"), (20.0, 56.0));
    assert_eq!(at("Total (0–100)"), (44.0, 94.0));
    assert_eq!(at("Brand"), (60.0, 258.0));
    assert_eq!(at("Relationships"), (368.0, 390.0));
    assert_eq!(at("Logged activity per week"), (44.0, 538.0));
    let footer = "As shown by LinkedIn, entered by hand. Gaps over 14 days stay open.";
    assert_eq!(at(footer), (20.0, 676.0));
    for label in figure.labels() {
        assert!([14, 15, 17, 18, 20].contains(&label.size), "{label:?}");
        assert!(matches!(label.ink, Ink::Ink | Ink::Muted), "{label:?}");
        let bold = matches!(label.ink, Ink::Ink);
        assert_eq!(label.weight == Weight::Bold, bold, "{label:?}");
    }
}

#[test]
fn the_total_lies_where_its_value_is_and_ends_in_its_label() {
    let sample = Sample::every(7, 30, 0..0);
    let figure = sample.figure();
    let line = &lines(&figure, Ink::Ink)[0];
    assert_eq!(line.len(), 30);
    for (point, snapshot) in line.iter().zip(&sample.snapshots) {
        assert!((point.y - height(snapshot.total.points())).abs() <= 0.07, "{point:?}");
    }
    // A day is a day wide: 204 days on 532 units.
    for pair in line.windows(2) {
        assert!((pair[1].x - pair[0].x - 7.0 * 532.0 / 204.0).abs() < 0.13, "{pair:?}");
    }
    let (last, radius) = *dots(&figure, Ink::Ink).last().unwrap();
    assert_eq!((last, radius), (line[29], 4.0));
    let total = figure.labels().find(|label| label.size == 18).unwrap();
    assert!((total.at.x - last.x - 8.0).abs() < 1e-9);
    assert_eq!(total.text, sample.snapshots[29].total.to_string());
    let level = |from: &Point, to: &Point| from.x < 45.0 && to.x > 575.0;
    let grid: Vec<f64> = figure
        .marks
        .iter()
        .filter_map(|mark| match mark {
            Mark::Rule { from, to, ink: Ink::Grid } if level(from, to) => Some(from.y),
            _ => None,
        })
        .collect();
    assert_eq!(grid, [224.0, 164.0, 104.0, 548.0]);
}

#[test]
fn pictures_have_true_minus_signs_and_dashes() {
    let scores = [[20_000, 5_000, 5_000, 5_000], [10_000, 5_050, 5_000, 5_000]];
    let snapshots =
        vec![snapshot(iso("2025-12-30"), scores[0]), snapshot(iso("2026-01-05"), scores[1])];
    let figure = Sample { snapshots, ..Sample::default() }.figure();
    assert_eq!(figure.title, "SSI 25, down 10 since 30 Dec 2025");
    let texts = texts(&figure);
    assert!(texts.contains(&"\u{2212}10.0") && texts.contains(&"+0.1"), "{texts:?}");
    assert!(texts.contains(&"2 snapshots · 30 Dec 2025 – 5 Jan 2026"), "{texts:?}");
    assert!(texts.iter().all(|text| !text.contains('-')), "{texts:?}");
}

#[test]
fn nothing_to_draw_is_no_figure() {
    let overview = Overview { who: None, snapshots: &[], log: &Log::default(), title: None };
    assert_eq!(overview.figure(&Fonts::bundled()), None);
}

#[test]
fn one_snapshot_is_points_without_lines_in_fifteen_days() {
    let mut sample = Sample::every(7, 1, 0..0);
    let around = [-8, -7, 7, 8].map(|day| activity(iso("2024-03-18").plus_days(day), "post", 5));
    sample.log = Log::new(around.to_vec(), Vec::new());
    let figure = sample.figure();
    assert!(figure.title.ends_with(" on 18 Mar 2024"), "{}", figure.title);
    let drawn = figure.marks.iter().any(|mark| matches!(mark, Mark::Line { .. }));
    assert!(!drawn, "a line through one point");
    assert_eq!(dots(&figure, Ink::Ink), [(Point { x: 310.0, y: height(45.0) }, 4.0)]);
    assert!(texts(&figure).iter().all(|text| !text.starts_with(['+', '\u{2212}', '±'])));
    for text in ["11 Mar 2024", "18 Mar", "25 Mar"] {
        label(&figure, text);
    }
    // Fifteen days, so the outer two of the four are not shown.
    assert_eq!(bars(&figure, Ink::Bar).len(), 2);
}

#[test]
fn a_flat_series_is_a_flat_line_and_says_so() {
    let day = |day| {
        let mut snapshot =
            snapshot(iso("2026-04-27").plus_days(day), [20_973, 6_380, 10_250, 15_000]);
        // 52.603 to 52.611, as the page's own numbers wander.
        snapshot.total = Total::from_thousandths(52_603 + day.unsigned_abs()).unwrap();
        snapshot
    };
    let sample = Sample { snapshots: (0..9).map(day).collect(), ..Sample::default() };
    let figure = sample.figure();
    assert_eq!(figure.title, "SSI 52.6, unchanged since 27 Apr");
    for point in &lines(&figure, Ink::Ink)[0] {
        assert!((point.y - height(52.6)).abs() < 0.1);
    }
    assert_eq!(texts(&figure).iter().filter(|text| **text == "unchanged").count(), 4);
}

#[test]
fn without_any_pillar_their_rows_fall_away() {
    let mut sample = Sample::every(7, 20, 0..0);
    for snapshot in &mut sample.snapshots {
        snapshot.pillars = [None; 4];
    }
    let figure = sample.figure();
    assert_eq!(figure.height, 400);
    assert!(!texts(&figure).contains(&"Brand"));
    assert!(dots(&figure, BRAND).is_empty());
}

#[test]
fn a_pillar_without_values_says_so_and_one_with_holes_is_broken_there() {
    let mut sample = Sample::every(7, 20, 0..0);
    for snapshot in &mut sample.snapshots {
        snapshot.pillars[1] = None;
    }
    sample.snapshots[5].pillars[0] = None;
    sample.snapshots[7].pillars[0] = None;
    let figure = sample.figure();
    let words = label(&figure, "not recorded");
    assert!((words.at.x + words.width / 2.0 - 452.0).abs() < 1e-9 && words.size == 15);
    assert_eq!(lines(&figure, Ink::Ink).len(), 1, "the total is whole");
    let pieces: Vec<usize> = lines(&figure, BRAND).iter().map(Vec::len).collect();
    assert_eq!(pieces, [5, 12]);
    let alone =
        dots(&figure, BRAND).iter().filter(|(_, radius)| (3.9..4.1).contains(radius)).count();
    assert_eq!(alone, 2, "the value between two holes, and the last");
}

#[test]
fn a_gap_is_not_joined_and_has_a_band() {
    let sample = Sample::every(7, 40, 10..20);
    let figure = sample.figure();
    let pieces: Vec<usize> = lines(&figure, Ink::Ink).iter().map(Vec::len).collect();
    assert_eq!(pieces, [10, 20]);
    let [band] = bars(&figure, Ink::Band)[..] else { panic!("one band") };
    assert_eq!((band.top, band.bottom), (104.0, 224.0));
    let ends = [lines(&figure, Ink::Ink)[0][9].x, lines(&figure, Ink::Ink)[1][0].x];
    assert!(ends[0] < band.left && band.right < ends[1]);
    let words = label(&figure, "no snapshots").area();
    assert!(band.left < words.left && words.right < band.right && words.bottom < band.bottom);
    // Two weeks are no gap; a narrow one has no words.
    assert_eq!(bars(&Sample::every(14, 10, 0..0).figure(), Ink::Band), []);
    let narrow = Sample::every(7, 60, 20..23).figure();
    assert_eq!(bars(&narrow, Ink::Band).len(), 1);
    assert!(!texts(&narrow).contains(&"no snapshots"));
}

#[test]
fn points_are_drawn_while_they_are_few_and_apart() {
    let figure = Sample::every(7, 30, 0..0).figure();
    assert_eq!(dots(&figure, Ink::Ink).iter().filter(|(_, radius)| *radius < 2.7).count(), 30);
    for count in [100, 130] {
        let figure = Sample::every(7, count, 0..0).figure();
        assert_eq!(dots(&figure, Ink::Ink).len(), 1, "{count}: the last only");
    }
}

#[test]
fn nothing_logged_is_a_finding() {
    let mut sample = Sample { log: Log::default(), ..Sample::every(7, 20, 0..0) };
    let figure = sample.figure();
    label(&figure, "nothing logged");
    assert!(figure.alt.ends_with("No activity logged."));
    sample.log = Log::new(vec![activity(iso("2020-01-01"), "post", 1)], Vec::new());
    let figure = sample.figure();
    label(&figure, "nothing logged in this time");
    assert_eq!(bars(&figure, Ink::Bar), []);
}

#[test]
fn activity_is_added_by_day_and_above_26_weeks_by_week() {
    let on = |day: &str, count| activity(iso(day), "post", count);
    let log = Log::new(
        vec![on("2024-03-18", 4), on("2024-03-19", 2), on("2024-03-19", 4), on("2024-03-25", 5)],
        Vec::new(),
    );
    // 26 weeks are 182 days: the 27th snapshot is the 183rd day.
    let daily = Sample { log: log.clone(), ..Sample::every(7, 26, 0..0) }.figure();
    label(&daily, "Logged activity per day");
    let heights = |figure: &Figure| -> Vec<f64> {
        bars(figure, Ink::Bar).iter().map(|bar| (bar.bottom - bar.top).round()).collect()
    };
    assert_eq!(heights(&daily), [40.0, 60.0, 50.0]);
    label(&daily, "6");
    let weekly = Sample { log, ..Sample::every(7, 27, 0..0) }.figure();
    label(&weekly, "Logged activity per week");
    // The last day is a Monday, so the 18th, the first day, is the last of its week.
    assert_eq!(heights(&weekly), [22.0, 60.0]);
    label(&weekly, "11");
    for bar in bars(&weekly, Ink::Bar) {
        assert!((bar.bottom - 608.0).abs() < 1e-9, "bars start at zero");
    }
}

#[test]
fn one_day_far_above_the_others_is_cut_and_numbered() {
    let on = |day: &str, count| activity(iso(day), "invitation", count);
    let log = |most| {
        let rows = vec![on("2024-03-20", 10), on("2024-04-02", most), on("2024-05-01", 3)];
        Log::new(rows, Vec::new())
    };
    let figure = Sample { log: log(41), ..Sample::every(7, 20, 0..0) }.figure();
    label(&figure, "41");
    label(&figure, "20");
    assert_eq!(lines(&figure, Ink::Ground).len(), 1);
    let bar = bars(&figure, Ink::Bar)[1];
    assert_eq!((bar.top, bar.bottom), (548.0, 608.0));
    let whole = Sample { log: log(40), ..Sample::every(7, 20, 0..0) }.figure();
    label(&whole, "40");
    assert!(lines(&whole, Ink::Ground).is_empty());
}

#[test]
fn a_cut_bar_and_its_break_are_seen_in_twelve_years_too() {
    for (weeks, title) in [(416, "week"), (520, "month"), (626, "month")] {
        let mut sample = Sample::every(7, weeks, 0..0);
        let outlier = activity(iso("2029-04-10"), "invitation", 9_999);
        let activities = [sample.log.activities(), &[outlier]].concat();
        sample.log = Log::new(activities, Vec::new());
        let figure = sample.figure();
        label(&figure, &format!("Logged activity per {title}"));
        let bars = bars(&figure, Ink::Bar);
        assert!(bars.iter().all(|bar| bar.width() > 0.999), "{weeks}");
        let cut = bars.iter().find(|bar| bar.top < 548.5).unwrap();
        let [slash] = &lines(&figure, Ink::Ground)[..] else { panic!("one break") };
        assert!(slash[0].x < cut.left && cut.right < slash[1].x, "{weeks}");
        assert!(slash[0].y - slash[1].y <= cut.width(), "{weeks}: a notch, not a break");
        // Nothing but the cut bar reaches the break, so that it shows on the ground.
        let reach = bars.iter().filter(|bar| bar.top < slash[0].y + 2.0).count();
        assert_eq!(reach, 1, "{weeks}");
    }
}

#[test]
fn only_what_was_typed_throughout_is_said_to_be() {
    let mut sample = Sample::every(7, 3, 0..0);
    let footer = |sample: &Sample| sample.figure().labels().last().unwrap().text.clone();
    let typed = "As shown by LinkedIn, entered by hand. Gaps over 14 days stay open.";
    assert_eq!(footer(&sample), typed);
    for source in [Source::Page, Source::Json, Source::Csv] {
        sample.snapshots[1].source = source;
        assert_eq!(footer(&sample), "As shown by LinkedIn. Gaps over 14 days stay open.");
    }
}

#[test]
fn a_change_is_shown_as_it_is_rounded_and_alike_in_words() {
    let people = |last| {
        let day = |day, people| snapshot(iso("2026-01-01").plus_days(day), [9_000, people, 0, 0]);
        let snapshots = vec![day(0, 8_000), day(7, last)];
        Sample { snapshots, ..Sample::default() }.figure()
    };
    let figure = people(8_060);
    label(&figure, "8.1");
    label(&figure, "+0.1");
    assert!(figure.alt.contains("people 8.1 (+0.1)"), "{}", figure.alt);
    let figure = people(8_049);
    assert_eq!(texts(&figure).iter().filter(|text| **text == "unchanged").count(), 4);
    assert!(figure.alt.contains("people 8.0 (unchanged)"), "{}", figure.alt);
}

#[test]
fn first_and_last_day_stand_below_the_pillars_and_below_the_page() {
    let figure = Sample::every(7, 30, 0..0).figure();
    let days: Vec<(&str, f64)> = figure
        .labels()
        .filter(|label| ["18 Mar 2024", "7 Oct"].contains(&label.text.as_str()))
        .map(|label| (label.text.as_str(), label.at.y))
        .collect();
    let row = [("18 Mar 2024", 504.0), ("7 Oct", 504.0)];
    let page = [("18 Mar 2024", 628.0), ("7 Oct", 628.0)];
    assert_eq!(days, [row, row, page].concat());
}

#[test]
fn three_thousand_snapshots_keep_the_extremes_of_every_column() {
    let sample = Sample::every(1, 3_000, 500..560);
    let figure = sample.figure();
    let drawn: Vec<Point> = lines(&figure, Ink::Ink).concat();
    assert!(drawn.len() < sample.snapshots.len(), "{}", drawn.len());
    let place = |snapshot: &Snapshot| Point {
        x: 44.0 + (f64::from(snapshot.date.days_since(iso("2024-03-18"))) + 0.5) / 3_000.0 * 532.0,
        y: height(snapshot.total.points()),
    };
    let column = |point: &Point| ((point.x * 16.0 + 1e-3).floor() / 16.0 * COLUMNS).floor();
    let all: Vec<Point> = sample.snapshots.iter().map(place).collect();
    for data in all.chunk_by(|a, b| (column(a) - column(b)).abs() < 0.5) {
        let mine = drawn.iter().filter(|point| (column(point) - column(&data[0])).abs() < 0.5);
        let ys: Vec<f64> = mine.map(|point| point.y).collect();
        let reach = |ys: &[f64]| {
            (ys.iter().copied().fold(f64::MAX, f64::min), ys.iter().copied().fold(0.0, f64::max))
        };
        let (found, expected) = (reach(&ys), reach(&data.iter().map(|p| p.y).collect::<Vec<_>>()));
        assert!((found.0 - expected.0).abs() < 0.1 && (found.1 - expected.1).abs() < 0.1);
    }
    assert_eq!(dots(&figure, Ink::Ink).len(), 1);
    let bars = bars(&figure, Ink::Bar);
    assert!(bars.len() > 400 && bars.iter().all(|bar| (1.0..1.28).contains(&(bar.width() + 1e-9))));
    for year in ["2026", "2030"] {
        label(&figure, year);
    }
}
