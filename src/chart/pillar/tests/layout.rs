//! The rules and the cases of chart 2, asserted on the figure.

use crate::chart::tests::marks::{bars, dots, label, lines};
use crate::chart::tests::samples::{Sample, activity, iso, snapshot};
use crate::chart::{Area, Figure, Fonts, Ink, Weight};
use crate::domain::{Log, Pillar};

/// The footers.
const NO_PROOF: &str = "Linked: it went together with what was logged; no proof of a cause.";
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
    384.0 - points / 25.0 * 296.0
}

fn quarter() -> Sample {
    let mut sample = series(&[
        ("2026-01-01", 13_100),
        ("2026-01-12", 14_000),
        ("2026-01-25", 13_000),
        ("2026-02-16", 16_400),
        ("2026-02-23", 17_500),
        ("2026-03-02", 17_700),
        ("2026-03-04", 19_100),
        ("2026-03-16", 18_800),
    ]);
    let log = [
        ("2026-01-11", "post", 40),
        ("2026-01-12", "comment", 8),
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
    assert_eq!(figure.title, "Insights 18.8: up 5.8 since 25 Jan, up 5.7 in all");
    assert_eq!(at(&figure.title), (20.0, 32.0));
    let subtitle = "\u{2068}Anna Lind\u{2069} · Engage with insights (0–25) · 1 Jan – 16 Mar 2026";
    assert_eq!(at(subtitle), (20.0, 56.0));
    assert_eq!(at(NO_PROOF), (20.0, 456.0));
    for value in ["0", "5", "10", "15", "20", "25"] {
        assert!((at(value).1 - 5.0 - height(value.parse().unwrap())).abs() < 0.1, "{value}");
    }
    for label in figure.labels() {
        assert!([14, 15, 20, 28].contains(&label.size), "{label:?}");
        let bold = label.weight == Weight::Bold;
        assert!(!bold || matches!(label.ink, Ink::Ink | Ink::Ground), "{label:?}");
    }
}

#[test]
fn the_line_lies_where_its_values_are_and_ends_in_its_label() {
    let sample = quarter();
    let figure = insights(&sample);
    let drawn = lines(&figure, INSIGHTS);
    assert_eq!(
        drawn.iter().map(Vec::len).collect::<Vec<_>>(),
        [8],
        "22 days are no gap beside a median of 11"
    );
    let values = sample.snapshots.iter().map(|one| one.pillars[2].unwrap().points());
    for (point, value) in drawn.concat().iter().zip(values) {
        assert!((point.y - height(value)).abs() <= 0.07, "{point:?} for {value}");
    }
    let last = drawn[0][7];
    let end = label(&figure, "18.8");
    assert_eq!((end.size, end.weight), (28, Weight::Bold));
    assert!((end.at.x - last.x - 8.0).abs() < 1e-9);
    assert!((end.at.y - 0.36 * 28.0 - last.y).abs() < 1e-9);
    assert_eq!(bars(&figure, Ink::Band).len(), 0);
}

#[test]
fn runs_and_the_step_have_their_words_beside_them() {
    let figure = insights(&quarter());
    // 25 Jan to 16 Mar, the current run as the last value is less than a turn below; the step of it.
    for (change, when, what) in [
        ("+5.8", "since 25 Jan", "linked to comments, posts"),
        ("+3.4", "16 Feb", "linked to comments, posts"),
    ] {
        let at = label(&figure, change).at;
        let beside = figure.labels().find(|label| label.text == when && label.at.x > at.x);
        let is_level = |other: f64| (other - at.y).abs() < 1e-9;
        assert!(figure.labels().any(|one| one.text == when && is_level(one.at.y)), "{beside:?}");
        let what = figure
            .labels()
            .find(|label| label.text == what && label.at.x.to_bits() == at.x.to_bits());
        assert!(what.is_some_and(|what| (what.at.y - at.y - 18.0).abs() < 1e-9), "{change}");
    }
    label(&figure, NO_PROOF);
}

#[test]
fn the_words_of_a_run_stand_between_its_ends() {
    let rises = (0..20).map(|week| (iso("2026-01-05").plus_days(7 * week), 8_000 + 300 * week));
    let snapshots = rises.map(|(day, score)| snapshot(day, [9_000, 9_000, score, 9_000]));
    let figure = insights(&Sample { snapshots: snapshots.collect(), ..Sample::default() });
    let (change, when) = (label(&figure, "+5.7"), label(&figure, "since 5 Jan"));
    let drawn = lines(&figure, INSIGHTS).concat();
    let middle = f64::midpoint(drawn[0].x, drawn[19].x);
    assert!(change.at.x < middle && middle < when.at.x + when.width, "{change:?} {when:?}");
}

#[test]
fn words_on_a_band_have_the_ground_of_the_band() {
    let mut seen = 0;
    for seed in 0..300 {
        let sample = Sample { title: None, who: None, ..Sample::random(seed) };
        let Some(figure) = sample.pillar(Pillar::Brand, true, &Fonts::bundled()) else { continue };
        let bands = bars(&figure, Ink::Band);
        for (band, ground) in bands.iter().flat_map(|band| {
            bars(&figure, Ink::Ground).into_iter().map(move |ground| (band, ground))
        }) {
            // The gauge is no gap, and patches are as high as their words.
            if !band.overlaps(&ground) || band.bottom - band.top < 200.0 {
                continue;
            }
            seen += 1;
            let (left, right) = (band.left.max(ground.left), band.right.min(ground.right));
            let patch = Area { left, right, ..ground };
            assert!(bands.contains(&patch), "seed {seed}: {ground:?} cuts {band:?}");
        }
    }
    assert!(seen > 10, "{seen}");
}

#[test]
fn one_snapshot_is_a_bar_over_the_whole_scale_without_an_axis() {
    let sample = series(&[("2026-03-16", 18_800)]);
    for zoom in [false, true] {
        let figure = sample.pillar(Pillar::Insights, zoom, &Fonts::bundled()).unwrap();
        assert_eq!((figure.title.as_str(), figure.height), ("Insights 18.8 on 16 Mar 2026", 170));
        assert!(lines(&figure, INSIGHTS).is_empty() && dots(&figure, INSIGHTS).is_empty());
        for text in ["Insights", "18.8", "of 25", "A change needs a second snapshot."] {
            label(&figure, text);
        }
        let ([whole], [bar]) = (&bars(&figure, Ink::Band)[..], &bars(&figure, INSIGHTS)[..]) else {
            panic!("one bar in another")
        };
        assert!((bar.width() / whole.width() - 18.8 / 25.0).abs() < 1e-9);
        assert_eq!(bar.left.to_bits(), whole.left.to_bits());
        assert_eq!(
            figure.alt,
            "Bar chart of Anna Lind's insights score (0 to 25), 16 Mar 2026, 1 snapshot. \
             Insights 18.8."
        );
    }
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
    assert_eq!(figure.title, "Insights 19.1: up 6.1 since 25 Jan, up 5.1 in all");
    let pieces: Vec<usize> = lines(&figure, INSIGHTS).iter().map(Vec::len).collect();
    assert_eq!(pieces, [4], "a missing value breaks the line");
    label(&figure, "4 Mar");
    assert!(figure.alt.contains("12 Jan to 4 Mar 2026, 6 snapshots. "), "{}", figure.alt);
    assert!(figure.alt.ends_with(" Not recorded in 1 of the snapshots."), "{}", figure.alt);
}

#[test]
fn a_fitted_axis_has_a_gauge_and_says_so() {
    let rows = [("2026-04-01", 20_930), ("2026-04-08", 21_070), ("2026-04-15", 20_946)];
    let sample = series(&rows);
    let figure = sample.pillar(Pillar::Insights, true, &Fonts::bundled()).unwrap();
    label(&figure, "The axis shows 18 to 23, not 0 to 25.");
    let title = label(&figure, "whole scale");
    let [top, bottom] = ["25", "0"].map(|end| label(&figure, end).at);
    assert!(title.at.y < top.y - 15.0 && top.y < bottom.y, "the bar says what it is");
    assert!(figure.alt.contains("The axis shows 18 to 23."), "{}", figure.alt);
    let [window] = bars(&figure, Ink::Window)[..] else { panic!("one window") };
    assert!((window.top - (384.0 - 23.0 / 25.0 * 296.0)).abs() < 0.1, "{window:?}");
    assert!((window.bottom - (384.0 - 18.0 / 25.0 * 296.0)).abs() < 0.1, "{window:?}");
    assert_eq!(figure.title, "Insights 20.9: same as on 1 Apr (within 0.1)");
    let plain = insights(&sample);
    assert!(!plain.alt.contains("The axis") && bars(&plain, Ink::Window).is_empty());
}

#[test]
fn words_that_fit_nowhere_stand_in_the_key_with_a_disc() {
    let mut seen = 0;
    for seed in 0..200 {
        let sample = Sample { title: None, who: None, ..Sample::random(seed) };
        let Some(figure) = sample.pillar(Pillar::Brand, true, &Fonts::bundled()) else { continue };
        // A single snapshot has no plot.
        if figure.alt.starts_with("Bar chart") {
            continue;
        }
        let numbers = figure.labels().filter(|label| label.ink == Ink::Ground);
        let numbers: Vec<&str> = numbers.map(|label| label.text.as_str()).collect();
        // Each once in the plot, and once in the key.
        let half = numbers.len() / 2;
        assert_eq!(numbers[..half], numbers[half..], "seed {seed}");
        seen += half;
        let rows = u32::try_from(half).unwrap();
        let expected = if rows > 0 { 470 + 12 + 26 * rows } else { 470 };
        assert!([0, 20, 24, 44].contains(&(figure.height - expected)), "seed {seed}");
    }
    assert!(seen > 3, "{seen}");
}

#[test]
fn three_thousand_snapshots_are_reduced() {
    let figure = insights(&Sample::every(1, 3_000, 0..0));
    assert!(lines(&figure, INSIGHTS).concat().len() < 3_000);
}
