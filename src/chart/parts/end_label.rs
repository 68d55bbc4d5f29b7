//! The values at the right ends of lines.

use super::placing::spread;
use crate::chart::figure::{Fonts, Ink, Page, Point, Set, WIDTH};

/// Between a point and its value.
pub(in crate::chart) const BESIDE: f64 = 8.0;
/// The least distance between two labels, from middle to middle.
const APART: f64 = 18.0;
/// A label that was moved further than this is joined to its point.
const JOINED_FROM: f64 = 6.0;
/// Between the end of the joining line and what it joins.
const CLEAR: f64 = 3.0;
/// So much further right the labels stand where one of them is joined.
const FOR_JOINING: f64 = 6.0;

/// Between a label and the edge of the canvas.
const EDGE: f64 = 4.0;

/// What stands beside the last point of a line.
pub(in crate::chart) struct EndLabel {
    /// The point.
    pub(in crate::chart) of: Point,
    pub(in crate::chart) text: String,
    pub(in crate::chart) set: Set,
}

/// Where a panel may end at most, so that these labels have room beside it, also where some of them
/// are joined to their points; not beyond `most`.
pub(in crate::chart) fn right_edge<'a>(
    fonts: &Fonts,
    labels: impl IntoIterator<Item = (&'a str, Set)>,
    most: f64,
) -> f64 {
    let width = |(text, set): (&str, Set)| fonts.width(text, set.size, set.weight);
    let widest = labels.into_iter().map(width).fold(0.0, f64::max);
    most.min(f64::from(WIDTH) - EDGE - widest - FOR_JOINING - BESIDE)
}

/// Draws the labels of a panel right of the rightmost of their points.
///
/// Labels that would meet are pushed apart; of equal values the one given first is above. Where a
/// label does not stand beside its point, a thin line joins them, and all labels make room for it.
/// The middles of the labels stay between the heights `high` and `low`.
pub(in crate::chart) fn end_labels(page: &mut Page<'_>, labels: &[EndLabel], high: f64, low: f64) {
    let rightmost = labels.iter().map(|label| label.of.x).fold(0.0, f64::max);
    let wanted: Vec<f64> = labels.iter().map(|label| label.of.y).collect();
    let largest = labels.iter().map(|label| label.set.size).max().unwrap_or_default();
    let middles = spread(&wanted, APART.max(1.1 * f64::from(largest)), high, low);
    let is_joined = |(label, &middle): (&EndLabel, &f64)| {
        (rightmost - label.of.x).hypot(middle - label.of.y) > JOINED_FROM
    };
    let joined: Vec<bool> = labels.iter().zip(&middles).map(is_joined).collect();
    let left = rightmost + BESIDE + if joined.contains(&true) { FOR_JOINING } else { 0.0 };
    for ((label, middle), joined) in labels.iter().zip(middles).zip(joined) {
        if joined {
            let from = Point { x: label.of.x + CLEAR + 1.0, ..label.of };
            let to = Point { x: left - CLEAR, y: middle };
            page.line(vec![from, to], 1.0, joining(label.set.ink));
        }
        // A figure's middle is so far above its baseline.
        let baseline = middle + 0.36 * f64::from(label.set.size);
        page.clear_text(&label.text, Point { x: left, y: baseline }, label.set);
    }
}

/// A label in the colour of its line is joined to it in that colour.
const fn joining(of_label: Ink) -> Ink {
    match of_label {
        Ink::You | Ink::Network | Ink::Industry => of_label,
        _ => Ink::Muted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::figure::{Figure, Fonts, Mark};

    fn figure(places: &[(f64, f64)]) -> Figure {
        let fonts = Fonts::bundled();
        let mut page = Page::new(&fonts, None, String::new(), 400);
        let label = |(number, &(x, y))| EndLabel {
            of: Point { x, y },
            text: format!("label {number}"),
            set: Set::SMALL,
        };
        let labels: Vec<EndLabel> = places.iter().enumerate().map(label).collect();
        end_labels(&mut page, &labels, 100.0, 200.0);
        page.finish(String::new())
    }

    fn joined(figure: &Figure) -> usize {
        figure.marks.iter().filter(|mark| matches!(mark, Mark::Line { .. })).count()
    }

    #[test]
    fn labels_stand_beside_their_points_where_there_is_room() {
        let figure = figure(&[(490.0, 120.0), (490.0, 150.0)]);
        let places: Vec<Point> = figure.labels().skip(1).map(|label| label.at).collect();
        assert_eq!(places, [Point { x: 498.0, y: 125.04 }, Point { x: 498.0, y: 155.04 }]);
        assert_eq!(joined(&figure), 0);
    }

    #[test]
    fn a_panel_leaves_room_for_its_widest_label_also_if_it_is_joined() {
        let fonts = Fonts::bundled();
        let texts = ["short", "a label of many words"];
        let right = right_edge(&fonts, texts.map(|text| (text, Set::SMALL)), 560.0);
        let mut page = Page::new(&fonts, None, String::new(), 400);
        let label = |text: &str| EndLabel {
            of: Point { x: right, y: 150.0 },
            text: text.to_owned(),
            set: Set::SMALL,
        };
        end_labels(&mut page, &texts.map(label), 100.0, 200.0);
        let ends =
            page.finish(String::new()).labels().map(|label| label.area().right).fold(0.0, f64::max);
        assert!((ends - 636.0).abs() < 1e-9, "{ends}");
        assert!((right_edge(&fonts, [("short", Set::SMALL)], 560.0) - 560.0).abs() < 1e-9);
    }

    #[test]
    fn equal_ones_are_pushed_apart_and_joined() {
        let figure = figure(&[(490.0, 150.0), (490.0, 150.0)]);
        let labels: Vec<_> = figure.labels().skip(1).collect();
        assert!((labels[1].at.y - labels[0].at.y - 18.0).abs() < 1e-9);
        assert!(labels[0].text.ends_with('0') && !labels[0].area().overlaps(&labels[1].area()));
        assert_eq!(joined(&figure), 2);
    }

    #[test]
    fn a_line_that_ends_earlier_is_joined_to_its_label() {
        let figure = figure(&[(490.0, 120.0), (400.0, 160.0)]);
        let lefts: Vec<f64> = figure.labels().skip(1).map(|label| label.at.x).collect();
        assert_eq!(lefts, [504.0, 504.0], "all make room for the joining line");
        assert_eq!(joined(&figure), 1);
    }
}
