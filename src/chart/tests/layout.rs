//! Nothing is cut, nothing lies on something else, whatever the data.

use unicode_segmentation::UnicodeSegmentation;

use super::samples::{Sample, activity, snapshot};
use crate::chart::{Area, Figure, Fonts, Ink, Label, Mark, Point};
use crate::domain::{Date, Log};

/// Panics when two texts meet, a mark leaves the canvas, or a bar hides a text.
#[track_caller]
pub(in crate::chart) fn check(figure: &Figure, fonts: &Fonts, seed: u64) {
    check_texts(figure, fonts, seed);
    for (place, mark) in figure.marks.iter().enumerate() {
        match mark {
            Mark::Bar { area, ink, .. } => {
                assert!(is_inside(figure, area), "seed {seed}: {mark:?}");
                check_bar(figure, place, area, *ink, seed);
            }
            Mark::Dot { at, radius, .. } => {
                let (left, right) = (at.x - radius, at.x + radius);
                let area = Area { left, right, top: at.y - radius, bottom: at.y + radius };
                assert!(is_inside(figure, &area), "seed {seed}: {mark:?}");
                // A number stands on its disc.
                let mut beside = figure.labels().filter(|label| label.ink != Ink::Ground);
                let text = beside.find(|label| label.area().overlaps(&area));
                // A circle does not fill the corners of its rectangle.
                assert!(text.is_none(), "seed {seed}: {mark:?} on {text:?}");
            }
            Mark::Line { points, ink, width, .. } => {
                check_line(figure, points, *width, *ink, seed);
            }
            Mark::Surface { points, .. } => {
                let area = around(points);
                assert!(is_inside(figure, &area), "seed {seed}: {area:?}");
                let mut before = figure.marks[..place].iter().filter_map(text_of);
                assert!(!before.any(|text| text.overlaps(&area)), "seed {seed}: {area:?}");
            }
            Mark::Rule { from, to, .. } => {
                let area = Area { left: from.x, top: from.y, right: to.x, bottom: to.y };
                assert!(is_inside(figure, &area), "seed {seed}: {mark:?}");
            }
            Mark::Text(label) if label.ink == Ink::Ground => {
                assert!(is_on_disc(figure, label), "seed {seed}: {label:?}");
            }
            Mark::Text(_) => {}
        }
    }
}

fn is_inside(figure: &Figure, area: &Area) -> bool {
    let (right, bottom) = (f64::from(figure.width), f64::from(figure.height));
    (0.0..=area.right).contains(&area.left)
        && (0.0..=area.bottom).contains(&area.top)
        && area.right <= right
        && area.bottom <= bottom
}

/// Every text is on the canvas, as wide as it says, and on no other one.
#[track_caller]
fn check_texts(figure: &Figure, fonts: &Fonts, seed: u64) {
    let labels: Vec<_> = figure.labels().collect();
    for (place, label) in labels.iter().enumerate() {
        assert!(is_inside(figure, &label.area()), "seed {seed}: {label:?} leaves the canvas");
        let width = fonts.width(&label.text, label.size, label.weight);
        assert!((label.width - width).abs() < 1e-9, "seed {seed}: {label:?} is {width} wide");
        for other in &labels[place + 1..] {
            assert!(!label.area().overlaps(&other.area()), "seed {seed}: {label:?} on {other:?}");
        }
    }
}

/// The bar, which is the mark at that place, hides no text, and none stands on it.
#[track_caller]
fn check_bar(figure: &Figure, place: usize, area: &Area, ink: Ink, seed: u64) {
    let texts = |marks: &[Mark]| marks.iter().filter_map(text_of).any(|text| text.overlaps(area));
    let (before, after) = figure.marks.split_at(place);
    assert!(!texts(before), "seed {seed}: {area:?} hides a text");
    // Bands and the ground are what other marks stand on.
    let may = matches!(ink, Ink::Band | Ink::Ground | Ink::Restricted);
    assert!(may || !texts(after), "seed {seed}: a text on {area:?}");
}

/// The line is where lines may be. A safe number's runs through no text; that of a series may.
#[track_caller]
fn check_line(figure: &Figure, points: &[Point], width: f64, ink: Ink, seed: u64) {
    assert!(points.len() > 1, "seed {seed}: {points:?}");
    let within = |point: &Point| {
        let (top, bottom) = (point.y - width / 2.0, point.y + width / 2.0);
        let is_inside = top >= 0.0 && bottom <= f64::from(figure.height);
        (20.0..=f64::from(figure.width) - 60.0).contains(&point.x) && is_inside
    };
    assert!(points.iter().all(within), "seed {seed}: {points:?}");
    for ends in points.windows(2).filter(|_| ink == Ink::Limit) {
        let area = Area {
            left: ends[0].x.min(ends[1].x),
            right: ends[0].x.max(ends[1].x) + width / 2.0,
            top: ends[0].y.min(ends[1].y),
            bottom: ends[0].y.max(ends[1].y) + width / 2.0,
        };
        let text = figure.labels().find(|label| label.area().overlaps(&area));
        assert!(text.is_none(), "seed {seed}: {area:?} through {text:?}");
    }
}

/// Whether a label is the number of a disc, in its middle.
fn is_on_disc(figure: &Figure, label: &Label) -> bool {
    figure.marks.iter().any(|mark| match mark {
        Mark::Dot { at, radius, ink: Ink::Ink, .. } => {
            let (x, y) = (label.at.x + label.width / 2.0, label.at.y - 5.0);
            (x - at.x).abs() < 0.1 && (y - at.y).abs() < 0.1 && *radius > 10.0
        }
        _ => false,
    })
}

/// The rectangle around these points.
fn around(points: &[Point]) -> Area {
    let empty = Area { left: f64::MAX, right: 0.0, top: f64::MAX, bottom: 0.0 };
    points.iter().fold(empty, |area, point| Area {
        left: area.left.min(point.x),
        right: area.right.max(point.x),
        top: area.top.min(point.y),
        bottom: area.bottom.max(point.y),
    })
}

/// The rectangle of a text.
fn text_of(mark: &Mark) -> Option<Area> {
    match mark {
        Mark::Text(label) => Some(label.area()),
        _ => None,
    }
}

#[test]
fn no_two_texts_meet_and_none_leaves_the_canvas() {
    let fonts = Fonts::bundled();
    for seed in 0..200 {
        for figure in Sample::random(seed).every_figure(&fonts) {
            check(&figure, &fonts, seed);
        }
    }
}

#[test]
fn the_same_holds_with_an_extra_font() {
    let fonts = Fonts::bundled().and(dejavu::sans::regular().to_vec(), 0).unwrap();
    for seed in 1_000..1_060 {
        for figure in Sample::random(seed).every_figure(&fonts) {
            check(&figure, &fonts, seed);
        }
    }
}

#[test]
fn odd_data_is_laid_out_as_well() {
    let fonts = Fonts::bundled();
    let on = |dates: &[Date]| Sample {
        snapshots: dates.iter().map(|&date| snapshot(date, [25_000, 0, 1, 24_999])).collect(),
        log: Log::new(vec![activity(dates[0], "post", 10_000); 3_000], Vec::new()),
        numbers: Sample::random(7).numbers,
        ..Sample::default()
    };
    assert!(on(&[Date::MIN]).activity(&fonts).is_some());
    let days = [
        vec![Date::MIN],
        vec![Date::MAX],
        vec![Date::MIN, Date::MAX],
        vec![Date::MIN, Date::MIN],
        vec![Date::MAX.plus_days(-1), Date::MAX],
    ];
    for (number, dates) in (0..).zip(&days) {
        for figure in on(dates).every_figure(&fonts) {
            check(&figure, &fonts, number);
        }
    }
    let words =
        ["word ".repeat(4_000), "x".repeat(20_000), format!("e{}", "\u{301}".repeat(9_999))];
    for text in words.iter().map(String::as_str).chain([" ", "\u{2066}", "\n\n", "\u{fe0f}"]) {
        let text = Some(text.to_owned());
        let sample = Sample { who: text.clone(), title: text, ..on(&days[0]) };
        for figure in sample.every_figure(&fonts) {
            check(&figure, &fonts, 0);
            assert!(figure.alt.chars().count() <= 600);
        }
    }
}

#[test]
fn a_name_keeps_at_least_twelve_letters() {
    for letter in ["W", "Щ", "李", "👩‍💻", "e\u{301}"] {
        for snapshots in [1, 3_000] {
            let who = Some(letter.repeat(60));
            let sample = Sample { who, ..Sample::every(1, snapshots, 0..0) };
            let figure = sample.figure();
            let subtitle = figure.labels().find(|label| label.text.starts_with('\u{2068}'));
            let name = subtitle.unwrap().text.split('…').next().unwrap().to_owned();
            let letters = name.graphemes(true).filter(|part| part.contains(letter)).count();
            assert!(letters >= 12, "{letters} of {letter}");
        }
    }
}

#[test]
fn a_title_of_two_lines_moves_everything_below_it() {
    let sample = Sample::every(7, 20, 0..0);
    let long = Sample { title: Some("A title that goes on ".repeat(5)), ..sample.clone() };
    let (one, two) = (sample.figure(), long.figure());
    assert_eq!(two.height, one.height + 24);
    let lowered: Vec<f64> = two.labels().skip(2).map(|label| label.at.y).collect();
    let plain: Vec<f64> = one.labels().skip(1).map(|label| label.at.y + 24.0).collect();
    assert_eq!(lowered, plain);
}
