//! The rules and the cases of chart 2, asserted on the figure.

use crate::chart::tests::marks::{bars, dots, label, lines, texts};
use crate::chart::tests::samples::{Sample, activity, iso, snapshot};
use crate::chart::{Figure, Fonts, Ink, Point, Weight};
use crate::domain::{Log, Pillar, Score};

/// The footers.
const NO_PROOF: &str = "Activities in the days before a change; not proof that they caused it.";
const NO_CHANGE: &str = "No change of 0.3 points or more between neighbouring snapshots.";
const INSIGHTS: Ink = Ink::Pillar(Pillar::Insights);

fn insights(sample: &Sample) -> Figure {
    sample.pillar(Pillar::Insights, false, &Fonts::bundled()).unwrap()
}

/// Snapshots on these days of 2026 with these scores, in thousandths, of insights; all else is
/// level.
fn series(rows: &[(&str, i32)]) -> Sample {
    let day = |&(day, score): &(&str, i32)| snapshot(iso(day), [9_000, 9_000, score, 9_000]);
    let who = Some("Anna Lind".to_owned());
    Sample { who, snapshots: rows.iter().map(day).collect(), ..Sample::default() }
}

/// Where a value lies.
fn height(points: f64) -> f64 {
    302.0 - points / 25.0 * 210.0
}

/// The middles of the discs in the plot, in their order.
fn discs(figure: &Figure) -> Vec<Point> {
    let all = dots(figure, Ink::Ink);
    let large = all.iter().filter(|(at, radius)| *radius > 10.0 && at.y < 340.0);
    large.map(|(at, _)| *at).collect()
}

/// The rows of the key: what stands at each height below the plot, from left to right.
fn rows(figure: &Figure) -> Vec<Vec<String>> {
    let low: Vec<_> = figure.labels().filter(|label| label.at.y > 340.0).collect();
    let rows = low.chunk_by(|a, b| (a.at.y - b.at.y).abs() < 1.0);
    rows.map(|row| row.iter().map(|label| label.text.clone()).collect()).collect()
}

fn quarter() -> Sample {
    let mut sample = series(&[
        ("2026-01-01", 13_100),
        ("2026-01-24", 14_000),
        ("2026-01-30", 13_000),
        ("2026-02-16", 16_400),
        ("2026-02-23", 17_500),
        ("2026-03-02", 17_700),
        ("2026-03-04", 19_100),
        ("2026-03-16", 18_800),
    ]);
    let log = [
        ("2026-01-23", "post", 40),
        ("2026-01-24", "comment", 8),
        ("2026-01-29", "post", 1),
        ("2026-01-30", "comment", 2),
        ("2026-02-16", "comment", 10),
    ];
    let log = log.map(|(day, kind, count)| activity(iso(day), kind, count));
    sample.log = Log::new(log.to_vec(), Vec::new());
    sample
}

#[test]
fn the_parts_have_their_places_and_their_letters_a_size_that_can_be_read() {
    let figure = insights(&quarter());
    assert_eq!((figure.width, figure.height), (640, 470));
    let at = |text: &str| (label(&figure, text).at.x, label(&figure, text).at.y);
    assert_eq!(figure.title, "Insights 18.8, up 5.7 since 1 Jan");
    assert_eq!(at(&figure.title), (20.0, 32.0));
    let subtitle = "\u{2068}Anna Lind\u{2069} · Engage with insights (0–25) · 1 Jan – 16 Mar 2026";
    assert_eq!(at(subtitle), (20.0, 56.0));
    assert_eq!(at(NO_PROOF), (20.0, 456.0));
    for value in ["0", "5", "10", "15", "20", "25"] {
        assert!((at(value).1 - 5.0 - height(value.parse().unwrap())).abs() < 0.1, "{value}");
    }
    for label in figure.labels() {
        assert!([14, 15, 18, 20].contains(&label.size), "{label:?}");
        let bold = label.weight == Weight::Bold;
        assert!(!bold || matches!(label.ink, Ink::Ink | Ink::Ground), "{label:?}");
    }
}

#[test]
fn the_line_lies_where_its_values_are_and_ends_in_its_label() {
    let sample = quarter();
    let figure = insights(&sample);
    let drawn = lines(&figure, INSIGHTS);
    assert_eq!(drawn.iter().map(Vec::len).collect::<Vec<_>>(), [2, 5], "a gap stays open");
    let values = sample.snapshots[1..].iter().map(|one| one.pillars[2].unwrap().points());
    for (point, value) in drawn.concat().iter().zip(values) {
        assert!((point.y - height(value)).abs() <= 0.07, "{point:?} for {value}");
    }
    let last = drawn[1][4];
    let end = label(&figure, "18.8");
    assert_eq!((end.size, end.weight), (18, Weight::Bold));
    assert!((end.at.x - last.x - 8.0).abs() < 1e-9);
    assert!((end.at.y - 0.36 * 18.0 - last.y).abs() < 1e-9);
    assert_eq!(bars(&figure, Ink::Band).len(), 2);
}

#[test]
fn the_three_largest_changes_are_numbered_in_order_of_time() {
    let figure = insights(&quarter());
    let points = lines(&figure, INSIGHTS).concat();
    let above = |point: Point| Point { y: point.y - 20.0, ..point };
    let below = |point: Point| Point { y: point.y + 20.0, ..point };
    // 30 Jan, a fall, 23 Feb, 4 Mar; what a gap hides is none, though it is larger.
    assert_eq!(discs(&figure), [below(points[1]), above(points[3]), above(points[5])]);
    let expected: [&[&str]; 4] = [
        &["1", "30 Jan", "\u{2212}1.0", "after 8 comments, 1 post"],
        &["2", "23 Feb", "+1.1", "after 10 comments"],
        &["3", "4 Mar", "+1.4", "after nothing logged"],
        &[NO_PROOF],
    ];
    assert_eq!(rows(&figure), expected);
}

#[test]
fn of_equal_changes_the_latest_are_shown() {
    let rows_of = [
        ("2026-01-01", 10_000),
        ("2026-01-02", 10_300),
        ("2026-01-09", 10_600),
        ("2026-01-16", 10_301),
        ("2026-01-23", 10_601),
        ("2026-01-30", 10_901),
    ];
    let figure = insights(&series(&rows_of));
    let days: Vec<String> = rows(&figure)[..3].iter().map(|row| row[1].clone()).collect();
    assert_eq!(days, ["9 Jan", "23 Jan", "30 Jan"]);
}

#[test]
fn the_key_is_as_high_as_its_rows() {
    let figure = |second, third| {
        let rows = [("2026-01-01", 10_000), ("2026-01-08", second), ("2026-01-15", third)];
        insights(&series(&rows))
    };
    for (figure, height, count) in [
        (figure(10_299, 10_000), 380, 0),
        (figure(10_299, 9_990), 418, 1),
        (figure(10_300, 9_999), 444, 2),
    ] {
        assert_eq!((figure.height, discs(&figure).len()), (height, count));
        assert_eq!(rows(&figure).len(), count + 1);
        let footer = label(&figure, if count == 0 { NO_CHANGE } else { NO_PROOF });
        assert!((footer.at.y - f64::from(height) + 14.0).abs() < 1e-9, "{footer:?}");
    }
    let figure = figure(10_000, 10_000);
    assert_eq!(figure.title, "Insights 10.0, unchanged since 1 Jan");
}

#[test]
fn no_change_is_claimed_of_what_a_gap_or_a_missing_value_hides() {
    let rows = [("2026-01-01", 10_000), ("2026-01-08", 10_100), ("2026-01-15", 15_000)];
    let broken = "No change of 0.3 points or more between neighbours that a line joins.";
    let mut missing = series(&rows);
    missing.snapshots[1].pillars[2] = None;
    label(&insights(&missing), broken);
    let gap = [rows[0], rows[1], ("2026-02-15", 15_000)];
    label(&insights(&series(&gap)), broken);
}

#[test]
fn a_disc_at_the_top_stands_below_and_two_that_would_meet_stand_apart() {
    let rows = [
        ("2026-01-01", 25_000),
        ("2026-01-02", 24_000),
        ("2026-01-03", 25_000),
        ("2026-03-12", 10_000),
        ("2026-03-19", 10_000),
    ];
    let figure = insights(&series(&rows));
    let points = lines(&figure, INSIGHTS).concat();
    let found = discs(&figure);
    assert!((found[1].y - points[2].y - 20.0).abs() < 1e-9, "{found:?}");
    for pair in found.windows(2) {
        assert!((pair[0].x - pair[1].x).hypot(pair[0].y - pair[1].y) >= 24.0 - 1e-9, "{found:?}");
    }
    assert!(!lines(&figure, Ink::Muted).is_empty(), "a disc that moved is joined to its point");
}

#[test]
fn pillars_that_moved_at_once_are_counted() {
    let mut sample = quarter();
    sample.snapshots[6].pillars[0] = Score::parse("9.3").ok();
    sample.snapshots[6].pillars[1] = Score::parse("8.71").ok();
    sample.snapshots[6].pillars[3] = Score::parse("8.7").ok();
    let figure = insights(&sample);
    assert_eq!(rows(&figure)[2][3], "after nothing logged (3 pillars moved at once)");
    assert_eq!(rows(&figure)[1][3], "after 10 comments");
    assert!(figure.alt.contains("(3 pillars at once), after nothing logged"), "{}", figure.alt);
}

#[test]
fn long_lists_name_three_kinds_and_fewer_where_there_is_no_room() {
    let mut sample = quarter();
    let kinds = ["comment", "post", "reaction", "invitation", "message"];
    let day = iso("2026-03-03");
    let many =
        |count: u16| (1..).zip(kinds).map(move |(less, kind)| activity(day, kind, count - less));
    sample.log = Log::new(many(30).collect(), Vec::new());
    let words = "after 29 comments, 28 posts, 27 reactions and 2 more kinds";
    assert_eq!(rows(&insights(&sample))[2][3], words);
    // Where one kind and the remark have no room either, how many there are.
    let mut crowded = sample.clone();
    for place in [0, 1, 3] {
        crowded.snapshots[6].pillars[place] = Score::parse("11").ok();
    }
    crowded.log = Log::new(many(9_999).collect(), Vec::new());
    let own = crate::domain::Kind::new_own("conversation about an article").unwrap();
    let most = crate::domain::Activity { kind: own, ..activity(day, "post", 10_000) };
    crowded.log = Log::new([&[most], crowded.log.activities()].concat(), Vec::new());
    let words = "after 6 kinds of activity (4 pillars moved at once)";
    assert_eq!(rows(&insights(&crowded))[2][3], words);
    let long = |place: usize| format!("{}{place}", "w".repeat(28));
    sample.log = Log::new(
        (0..3)
            .map(|place| {
                let kind = crate::domain::Kind::new_own(&long(place)).unwrap();
                crate::domain::Activity { kind, ..activity(day, "post", 9) }
            })
            .collect(),
        Vec::new(),
    );
    assert_eq!(rows(&insights(&sample))[2][3], "after 3 kinds of activity");
}

#[test]
fn one_snapshot_is_a_point_without_a_key() {
    let figure = insights(&series(&[("2026-03-16", 18_800)]));
    assert_eq!((figure.title.as_str(), figure.height), ("Insights 18.8 on 16 Mar 2026", 380));
    assert!(lines(&figure, INSIGHTS).is_empty());
    label(&figure, "A change needs a second snapshot.");
    let [(at, radius)] = dots(&figure, INSIGHTS)[..] else { panic!("one point") };
    assert!((radius - 4.0).abs() < 1e-9 && (at.y - height(18.8)).abs() < 0.1);
    assert_eq!(
        figure.alt,
        "Line chart of Anna Lind's insights score (0 to 25), 16 Mar 2026, 1 snapshot. Insights 18.8."
    );
}

#[test]
fn a_pillar_that_was_never_recorded_is_no_figure() {
    let mut sample = quarter();
    for snapshot in &mut sample.snapshots {
        snapshot.pillars[2] = None;
    }
    assert_eq!(sample.pillar(Pillar::Insights, false, &Fonts::bundled()), None);
    assert!(sample.pillar(Pillar::Brand, false, &Fonts::bundled()).is_some());
}

#[test]
fn the_chart_goes_from_the_first_value_to_the_last() {
    let mut sample = quarter();
    for place in [0, 5, 7] {
        sample.snapshots[place].pillars[2] = None;
    }
    let figure = insights(&sample);
    assert_eq!(figure.title, "Insights 19.1, up 5.1 since 24 Jan");
    let pieces: Vec<usize> = lines(&figure, INSIGHTS).iter().map(Vec::len).collect();
    assert_eq!(pieces, [2, 2], "a missing value breaks the line");
    label(&figure, "4 Mar");
    assert!(figure.alt.contains("24 Jan to 4 Mar 2026, 6 snapshots. "), "{}", figure.alt);
    assert!(figure.alt.ends_with(" Not recorded in 1 of the snapshots."), "{}", figure.alt);
}

#[test]
fn zoom_fits_the_axis_and_says_so() {
    let rows = [
        ("2026-04-01", 20_930),
        ("2026-04-02", 20_967),
        ("2026-04-03", 21_070),
        ("2026-04-04", 21_004),
        ("2026-04-05", 20_946),
    ];
    let sample = series(&rows);
    let zoomed =
        |sample: &Sample| sample.pillar(Pillar::Insights, true, &Fonts::bundled()).unwrap();
    let figure = zoomed(&sample);
    let said = texts(&figure).iter().any(|text| text.ends_with("axis cut to 20.9 to 21.1"));
    assert!(said, "{:?}", texts(&figure));
    assert!(figure.alt.contains("The axis is cut to 20.9 to 21.1."), "{}", figure.alt);
    for value in ["20.90", "20.95", "21.00", "21.05", "21.10"] {
        assert!(label(&figure, value).area().left >= 8.0);
    }
    assert_eq!(figure.title, "Insights 20.95, up 0.02 since 1 Apr");
    label(&figure, "20.95");
    let point = lines(&figure, INSIGHTS).concat()[0];
    let shift = f64::from(figure.height) - 380.0;
    assert!((point.y - shift - (302.0 - 0.03 / 0.2 * 210.0)).abs() < 0.1, "{point:?}");
    assert!(!insights(&sample).alt.contains("cut"));
    // Values from end to end leave nothing to cut.
    let whole = zoomed(&series(&[("2026-01-01", 0), ("2026-01-08", 25_000)]));
    assert!(!whole.alt.contains("cut") && texts(&whole).iter().all(|text| !text.contains("cut")));
}

#[test]
fn a_subtitle_without_room_for_a_name_has_a_second_line() {
    let mut sample = quarter();
    sample.who = Some("W".repeat(60));
    let figure = sample.pillar(Pillar::Brand, true, &Fonts::bundled()).unwrap();
    let name = figure.labels().nth(1).unwrap();
    assert!(name.text.contains(&"W".repeat(12)), "{name:?}");
    let second = figure.labels().nth(2).unwrap();
    assert!((second.at.y - 76.0).abs() < 1e-9 && second.text.contains("axis cut"), "{second:?}");
    let plain = sample.pillar(Pillar::Insights, false, &Fonts::bundled()).unwrap();
    assert_eq!(figure.height, 400, "one line more, without a key");
    assert_eq!(plain.height, 470);
}

#[test]
fn three_thousand_snapshots_are_reduced_and_keep_their_discs() {
    let sample = Sample::every(1, 3_000, 0..0);
    let figure = insights(&sample);
    assert!(lines(&figure, INSIGHTS).concat().len() < 3_000);
    assert_eq!(dots(&figure, INSIGHTS).len(), 1);
    assert_eq!(discs(&figure).len(), 3);
}
