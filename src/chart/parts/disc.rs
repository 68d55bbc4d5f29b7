//! Numbered discs that point at places of a line, and stand before the rows that explain them.

use super::placing::spread;
use crate::chart::figure::{Anchor, Area, Ink, Page, Point, Set};

pub(in crate::chart) const RADIUS: f64 = 11.0;
/// From a point to the middle of its disc.
const AWAY: f64 = 20.0;
/// The least distance between the middles of two discs.
const APART: f64 = 2.0 * RADIUS + 2.0;

/// A point that a disc belongs to.
#[derive(Clone, Copy)]
pub(in crate::chart) struct Marked {
    pub(in crate::chart) at: Point,
    /// Whether the line comes down to it: above it a disc would hide the fall.
    pub(in crate::chart) is_fall: bool,
}

/// Where the discs of these points stand: above a rise and below a fall, on the other side where
/// they would leave the plot, and beside where two would lie on each other. Points are in order of
/// time.
pub(in crate::chart) fn places(points: &[Marked], plot: &Area) -> Vec<Point> {
    let y = |Marked { at, is_fall }: &Marked| {
        let (above, below) = (at.y - AWAY, at.y + AWAY);
        let fits = |y: f64| y - RADIUS >= plot.top && y + RADIUS <= plot.bottom;
        let (first, second) = if *is_fall { (below, above) } else { (above, below) };
        if fits(first) { first } else { second }
    };
    let place = |point: &Marked| Point { x: point.at.x.clamp(plot.left, plot.right), y: y(point) };
    let placed: Vec<Point> = points.iter().map(place).collect();
    let meet = |a: &Point, b: &Point| (a.x - b.x).hypot(a.y - b.y) < APART;
    let any_meet =
        placed.iter().enumerate().any(|(place, a)| placed[place + 1..].iter().any(|b| meet(a, b)));
    if !any_meet {
        return placed;
    }
    let xs: Vec<f64> = placed.iter().map(|place| place.x).collect();
    let xs = spread(&xs, APART, plot.left, plot.right);
    placed.iter().zip(xs).map(|(place, x)| Point { x, ..*place }).collect()
}

/// A disc with its number.
pub(in crate::chart) fn disc(page: &mut Page<'_>, number: u8, at: Point) {
    page.dot(at, RADIUS, Ink::Ink);
    let set = Set { ink: Ink::Ground, ..Set::NUMBER };
    page.text(&number.to_string(), Point { x: at.x, y: at.y + 5.0 }, set, Anchor::Middle);
}

/// The square around a disc that stays free of words.
pub(in crate::chart) fn area(at: Point) -> Area {
    const CLEAR: f64 = 4.0;
    let half = RADIUS + CLEAR;
    Area { left: at.x - half, right: at.x + half, top: at.y - half, bottom: at.y + half }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLOT: Area = Area { left: 48.0, top: 92.0, right: 564.0, bottom: 302.0 };

    fn placed(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
        marked(points, false)
    }

    fn marked(points: &[(f64, f64)], is_fall: bool) -> Vec<(f64, f64)> {
        let points: Vec<Marked> =
            points.iter().map(|&(x, y)| Marked { at: Point { x, y }, is_fall }).collect();
        places(&points, &PLOT).iter().map(|place| (place.x, place.y)).collect()
    }

    #[test]
    fn a_disc_stands_above_a_rise_and_below_one_at_the_top() {
        assert_eq!(placed(&[(100.0, 200.0), (200.0, 122.0)]), [(100.0, 180.0), (200.0, 142.0)]);
        assert_eq!(placed(&[(200.0, 123.0)]), [(200.0, 103.0)]);
    }

    #[test]
    fn a_disc_stands_below_a_fall_and_above_one_at_the_foot() {
        let falls = [(100.0, 200.0), (200.0, 122.0), (300.0, 271.0), (400.0, 272.0)];
        let expected = [(100.0, 220.0), (200.0, 142.0), (300.0, 291.0), (400.0, 252.0)];
        assert_eq!(marked(&falls, true), expected);
    }

    #[test]
    fn discs_that_would_meet_move_sideways() {
        assert_eq!(placed(&[(100.0, 200.0), (110.0, 200.0)]), [(93.0, 180.0), (117.0, 180.0)]);
        // At the edge of the plot only one of them can move.
        assert_eq!(placed(&[(560.0, 200.0), (564.0, 201.0)]), [(540.0, 180.0), (564.0, 181.0)]);
        // Near each other in time, but not in height.
        assert_eq!(placed(&[(100.0, 200.0), (110.0, 250.0)]), [(100.0, 180.0), (110.0, 230.0)]);
    }
}
