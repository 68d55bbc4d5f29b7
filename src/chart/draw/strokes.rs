//! Shapes and broken lines taken apart into what every backend draws alike: polygons and plain
//! lines.

use crate::chart::figure::{Area, Dash, Point, Shape};

/// From line to line of a hatched bar, along the bar.
const HATCH: f64 = 6.0;

/// The corners of a shape as large as a circle of that radius; `None` for the circle.
pub(super) fn corners(shape: Shape, at: Point, radius: f64) -> Option<Vec<Point>> {
    use std::f64::consts::PI;
    let place = |&(x, y): &(f64, f64)| Point { x: at.x + x * radius, y: at.y + y * radius };
    let corners: &[(f64, f64)] = match shape {
        Shape::Circle => return None,
        Shape::Square => {
            let half = PI.sqrt() / 2.0;
            &[(-half, -half), (half, -half), (half, half), (-half, half)]
        }
        Shape::Triangle => {
            let side = (PI * 4.0 / 3.0_f64.sqrt()).sqrt();
            let height = side * 3.0_f64.sqrt() / 2.0;
            // Around the centre of its area.
            &[(0.0, -height * 2.0 / 3.0), (side / 2.0, height / 3.0), (-side / 2.0, height / 3.0)]
        }
        Shape::Diamond => {
            let half = (PI / 2.0).sqrt();
            &[(0.0, -half), (half, 0.0), (0.0, half), (-half, 0.0)]
        }
    };
    Some(corners.iter().map(place).collect())
}

/// The strokes of a broken line as quadrilaterals with straight ends. The pattern runs on round a
/// corner; a stroke ends there and goes on in the new direction.
pub(super) fn strokes(points: &[Point], width: f64, dash: Dash) -> Vec<[Point; 4]> {
    let mut strokes = Vec::new();
    let period = dash.on + dash.off;
    if dash.on <= 0.0 || dash.off <= 0.0 {
        return strokes;
    }
    let mut walked = 0.0; // Since the start of the current period.
    for pair in corners_of(points).windows(2) {
        let (across, down) = (pair[1].x - pair[0].x, pair[1].y - pair[0].y);
        let length = across.hypot(down);
        if length <= 0.0 {
            continue;
        }
        let (across, down) = (across / length, down / length);
        let mut start = -walked;
        while start < length {
            let (from, to) = (start.max(0.0), (start + dash.on).min(length));
            if to > from {
                let place = |along: f64, side: f64| Point {
                    x: pair[0].x + across * along - down * side * width / 2.0,
                    y: pair[0].y + down * along + across * side * width / 2.0,
                };
                strokes.push([
                    place(from, 1.0),
                    place(to, 1.0),
                    place(to, -1.0),
                    place(from, -1.0),
                ]);
            }
            start += period;
        }
        walked = (walked + length).rem_euclid(period);
    }
    strokes
}

/// The points of a line without those that it goes straight through: two strokes that meet there
/// would show a seam.
fn corners_of(points: &[Point]) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    for &point in points {
        if let [.., before, last] = kept[..] {
            let (across, down) = (point.x - last.x, point.y - last.y);
            let cross = (last.x - before.x) * down - (last.y - before.y) * across;
            let forward = (last.x - before.x) * across + (last.y - before.y) * down;
            if cross.abs() < 1e-9 && forward >= 0.0 {
                kept.pop();
            }
        }
        kept.push(point);
    }
    kept
}

/// Lines at 45 degrees inside a rectangle, rising to the right.
pub(super) fn hatching(area: &Area) -> Vec<[Point; 2]> {
    let mut lines = Vec::new();
    // On each of them, x + y is the same.
    let mut sum = area.left + area.top + HATCH / 2.0;
    while sum < area.right + area.bottom {
        let (left, right) = (area.left.max(sum - area.bottom), area.right.min(sum - area.top));
        if right > left {
            lines.push([left, right].map(|x| Point { x, y: sum - x }));
        }
        sum += HATCH;
    }
    lines
}

/// The rectangle without a margin; nothing is left of one that is narrower.
pub(super) fn inset(area: &Area, margin: f64) -> Option<Area> {
    let inner = Area {
        left: area.left + margin,
        top: area.top + margin,
        right: area.right - margin,
        bottom: area.bottom - margin,
    };
    (inner.left <= inner.right && inner.top <= inner.bottom).then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: Point = Point { x: 10.0, y: 20.0 };

    /// The area of a polygon.
    fn size(corners: &[Point]) -> f64 {
        let next = corners.iter().cycle().skip(1);
        let cross = corners.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y);
        (cross.sum::<f64>() / 2.0).abs()
    }

    #[test]
    fn every_shape_is_as_large_as_the_circle_and_around_its_centre() {
        assert!(corners(Shape::Circle, AT, 4.0).is_none());
        for (shape, count) in [(Shape::Square, 4), (Shape::Triangle, 3), (Shape::Diamond, 4)] {
            let found = corners(shape, AT, 4.0).unwrap();
            assert_eq!(found.len(), count);
            assert!((size(&found) - std::f64::consts::PI * 16.0).abs() < 1e-9, "{shape:?}");
            let corners = f64::from(u32::try_from(count).unwrap());
            let centre = found.iter().fold((0.0, 0.0), |sum, p| (sum.0 + p.x, sum.1 + p.y));
            assert!((centre.0 / corners - AT.x).abs() < 1e-9, "{shape:?}");
            assert!((centre.1 / corners - AT.y).abs() < 1e-9, "{shape:?}");
        }
    }

    #[test]
    fn strokes_keep_their_pattern_round_corners() {
        let at = |x, y| Point { x, y };
        let dash = Dash { on: 8.0, off: 4.0 };
        let found =
            strokes(&[at(0.0, 0.0), at(18.0, 0.0), at(18.0, 0.0), at(18.0, 30.0)], 2.0, dash);
        let ends: Vec<(Point, Point)> = found
            .iter()
            .map(|[a, b, c, d]| {
                let middle =
                    |p: &Point, q: &Point| at(f64::midpoint(p.x, q.x), f64::midpoint(p.y, q.y));
                (middle(a, d), middle(b, c))
            })
            .collect();
        let expected = [
            (at(0.0, 0.0), at(8.0, 0.0)),
            (at(12.0, 0.0), at(18.0, 0.0)),
            (at(18.0, 0.0), at(18.0, 2.0)),
            (at(18.0, 6.0), at(18.0, 14.0)),
            (at(18.0, 18.0), at(18.0, 26.0)),
        ];
        assert_eq!(ends, expected);
        assert!((size(&found[0]) - 16.0).abs() < 1e-9, "as wide as the line");
    }

    #[test]
    fn a_stroke_has_no_seam_where_the_line_goes_straight_on() {
        let at = |x| Point { x, y: 0.0 };
        let dash = Dash { on: 8.0, off: 4.0 };
        let through = strokes(&[at(0.0), at(3.0), at(5.0), at(30.0)], 2.0, dash);
        assert_eq!(through, strokes(&[at(0.0), at(30.0)], 2.0, dash));
        // There and back is a corner.
        assert_eq!(corners_of(&[at(0.0), at(9.0), at(4.0)]).len(), 3);
    }

    #[test]
    fn hatching_stays_inside_and_covers_every_corner_of_a_bar() {
        for (right, bottom) in [(2.0, 24.0), (60.0, 24.0), (7.0, 7.0)] {
            let area = Area { left: 1.0, top: 1.0, right, bottom };
            let lines = hatching(&area);
            assert!(!lines.is_empty());
            for [from, to] in lines {
                assert!(from.x >= area.left && to.x <= area.right, "{from:?} {to:?}");
                assert!(to.y >= area.top - 1e-9 && from.y <= area.bottom + 1e-9);
                assert!((to.x - from.x - (from.y - to.y)).abs() < 1e-9, "45 degrees");
            }
        }
        assert_eq!(inset(&Area { left: 0.0, top: 0.0, right: 1.0, bottom: 9.0 }, 1.0), None);
    }
}
