//! The values at the right ends of lines.

use super::page::{Page, Set};
use super::placing::spread;
use super::{Ink, Point};

/// Between a point and its value.
pub(super) const BESIDE: f64 = 8.0;
/// The least distance between two labels, from middle to middle.
const APART: f64 = 18.0;
/// A label that was moved further than this is joined to its point.
const JOINED_FROM: f64 = 6.0;
/// Between the end of the joining line and what it joins.
const CLEAR: f64 = 3.0;
/// So much further right the labels stand where one of them is joined.
pub(super) const FOR_JOINING: f64 = 6.0;

/// What stands beside the last point of a line.
pub(super) struct EndLabel {
    /// The point.
    pub(super) of: Point,
    pub(super) text: String,
    pub(super) set: Set,
}

/// Labels of the lines of a panel, right of the rightmost of their points: pushed apart, and joined
/// to their points by a thin line, for which all make room, where they had to move. Of equal values the one given first is
/// above. `high` and `low` are the heights that their middles stay between.
pub(super) fn end_labels(page: &mut Page<'_>, labels: &[EndLabel], high: f64, low: f64) {
    let rightmost = labels.iter().map(|label| label.of.x).fold(0.0, f64::max);
    let wanted: Vec<f64> = labels.iter().map(|label| label.of.y).collect();
    let middles = spread(&wanted, APART, high, low);
    let is_joined = |(label, &middle): (&EndLabel, &f64)| {
        (rightmost - label.of.x).hypot(middle - label.of.y) > JOINED_FROM
    };
    let joined: Vec<bool> = labels.iter().zip(&middles).map(is_joined).collect();
    let left = rightmost + BESIDE + if joined.contains(&true) { FOR_JOINING } else { 0.0 };
    for ((label, middle), joined) in labels.iter().zip(middles).zip(joined) {
        if joined {
            let from = Point { x: label.of.x + CLEAR + 1.0, ..label.of };
            page.line(vec![from, Point { x: left - CLEAR, y: middle }], 1.0, Ink::Muted);
        }
        // A figure's middle is so far above its baseline.
        let baseline = middle + 0.36 * f64::from(label.set.size);
        page.clear_text(&label.text, Point { x: left, y: baseline }, label.set);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Figure, Fonts, Mark};

    fn figure(places: &[(f64, f64)]) -> Figure {
        let fonts = Fonts::bundled();
        let mut page = Page::new(&fonts, "", 400);
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
