//! How far the person is from the industry, and whose chart it is.

use super::layout::{averages, drawn, lengths, quarter, with_gap};
use crate::chart::tests::marks::{bars, label, lines, texts};
use crate::chart::{Axis, Benchmark, Figure, Fonts, Ink, Mark, Point};

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
    let (mine, industry) = (lines(&figure, Ink::You), averages(&figure, Ink::Bar));
    for ((piece, mine), (industry, _)) in pieces.iter().zip(&mine).zip(&industry) {
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
        Benchmark { who, of, snapshots, axis: Axis::Full, title: None }.figure(&fonts).unwrap()
    };
    let hers = figure(Some("Maria Vogt"));
    label(&hers, "\u{2068}Maria Vogt\u{2069} 76");
    label(&hers, "In the top … % (higher is better)");
    let says_you = |text: &&&str| text.to_lowercase().contains("you");
    assert_eq!(texts(&hers).iter().find(says_you), None);
    assert_eq!(texts(&figure(None)).iter().filter(says_you).count(), 2);
    let long = figure(Some("Maria Magdalena von und zu Hohenstein"));
    let cut = long.labels().find(|label| label.text.contains('…') && label.size == 16).unwrap();
    assert!(cut.text.starts_with("\u{2068}Maria Ma") && cut.area().right < 636.0, "{cut:?}");
    // The whole scale needs no gauge.
    assert!(bars(&hers, Ink::Window).is_empty() && !hers.alt.contains("axis"));
    let footer = "The averages move with other people. Shaded: distance to industry.";
    label(&hers, footer);
}
