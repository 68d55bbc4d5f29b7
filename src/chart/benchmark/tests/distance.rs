//! How far the person is from the industry, and whose chart it is.

use super::layout::{averages, drawn, lengths, quarter, with_gap};
use crate::chart::tests::marks::{bars, label, texts};
use crate::chart::{Axis, Benchmark, Figure, Fonts, Ink, Mark, Point};
use crate::domain::Total;

/// The corners of what is shaded.
fn shaded(figure: &Figure) -> Vec<Vec<Point>> {
    let surface = |mark: &Mark| match mark {
        Mark::Surface { points, ink: Ink::Distance } => Some(points.clone()),
        _ => None,
    };
    figure.marks.iter().filter_map(surface).collect()
}

#[test]
fn the_distance_from_the_industry_is_shaded_except_in_gaps() {
    let figure = drawn(&with_gap());
    let pieces = shaded(&figure);
    assert_eq!(lengths(&pieces, |piece| piece), [6, 8]);
    let (mine, industry) = (averages(&figure, Ink::You), averages(&figure, Ink::Industry));
    for ((piece, (mine, _)), (industry, _)) in pieces.iter().zip(&mine).zip(&industry) {
        let around: Vec<Point> = mine.iter().chain(industry.iter().rev()).copied().collect();
        assert_eq!(piece, &around);
    }
    let mut without = quarter();
    for snapshot in &mut without.snapshots {
        snapshot.industry.average = None;
    }
    let figure = drawn(&without);
    assert!(shaded(&figure).is_empty());
    assert!(texts(&figure).iter().all(|text| !text.contains("Shaded")));
}

#[test]
fn the_line_of_somebody_else_has_their_name_and_nothing_says_you() {
    let fonts = Fonts::bundled();
    let sample = quarter();
    let figure = |of| {
        let who = Some("Maria Vogt");
        let snapshots = &sample.snapshots;
        Benchmark { who, of, snapshots: snapshots.into(), axis: Axis::Full, title: None }
            .figure(&fonts)
            .unwrap()
    };
    let hers = figure(Some("Maria Vogt"));
    label(&hers, "\u{2068}Maria Vogt\u{2069} 76");
    label(&hers, "In the top … % (higher is better)");
    let says_you = |text: &&&str| text.to_lowercase().contains("you");
    assert_eq!(texts(&hers).iter().find(says_you), None);
    assert_eq!(texts(&figure(None)).iter().filter(says_you).count(), 2);
    let long = figure(Some("Maria Magdalena von und zu Hohenstein"));
    let cut = long.labels().find(|label| label.text.contains('…') && label.size == 20).unwrap();
    assert!(cut.text.starts_with("\u{2068}Maria Ma") && cut.area().right < 636.0, "{cut:?}");
    // The whole scale needs no gauge.
    assert!(bars(&hers, Ink::Window).is_empty() && !hers.alt.contains("axis"));
    let footer = "The averages move with other people. Shaded: distance to industry.";
    label(&hers, footer);
}

/// The ends of the dotted bridges in this ink.
fn bridges(figure: &Figure, of: Ink) -> Vec<[Point; 2]> {
    let bridge = |mark: &Mark| match mark {
        Mark::Line { points, ink, dash: Some(_), .. } if *ink == of => Some([points[0], points[1]]),
        _ => None,
    };
    figure.marks.iter().filter_map(bridge).collect()
}

#[test]
fn what_was_not_recorded_is_bridged_by_dots_from_piece_to_piece_and_the_footer_says_so() {
    let figure = drawn(&with_gap());
    for (ink, count) in [(Ink::You, 1), (Ink::Network, 2), (Ink::Industry, 2)] {
        assert_eq!(bridges(&figure, ink).len(), count, "{ink:?}: of a score, and of a rank");
    }
    let mine = averages(&figure, Ink::You);
    assert_eq!(bridges(&figure, Ink::You)[0], [mine[0].0[2], mine[1].0[0]]);
    label(&figure, "Shaded: distance to industry. Dotted: not recorded. Slim bar: whole scale.");
    // A hole in the averages of the industry alone, while the score was recorded.
    let mut holes = quarter();
    for snapshot in &mut holes.snapshots[2..5] {
        snapshot.industry.average = None;
    }
    let figure = drawn(&holes);
    assert_eq!(bridges(&figure, Ink::Industry).len(), 1);
    assert_eq!((bridges(&figure, Ink::You).len(), bridges(&figure, Ink::Network).len()), (0, 0));
    assert_eq!(lengths(&shaded(&figure), |piece| piece), [4, 4]);
    assert!(texts(&drawn(&quarter())).iter().all(|text| !text.contains("Dotted")));
}

#[test]
fn scores_that_need_more_than_40_points_are_on_the_whole_scale_without_a_gauge() {
    let mut wide = quarter();
    wide.snapshots[0].total = Total::parse("9").unwrap();
    let figure = drawn(&wide);
    assert!(bars(&figure, Ink::Window).is_empty() && !figure.alt.contains("axis"));
    for text in ["0", "20", "40", "60", "80", "100"] {
        label(&figure, text);
    }
    assert!(texts(&figure).iter().all(|text| !text.contains("Slim bar")));
    assert_eq!(bars(&drawn(&quarter()), Ink::Window).len(), 1);
}
