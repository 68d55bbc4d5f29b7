//! Words beside a line: where they fit without crossing it.

use crate::chart::figure::{Area, Point};

/// The longest way from a mark to its words.
const LONGEST: f64 = 40.0;
/// From the line to words that a leader joins with it.
const CLEAR: f64 = 5.0;
/// Between two blocks of words.
const APART: f64 = 8.0;

/// A plot and what is drawn in it.
pub(super) struct Surroundings<'a> {
    /// Words stay inside.
    pub(super) plot: Area,
    /// The pieces of the line, each in order of time.
    pub(super) pieces: &'a [Vec<Point>],
    /// What else words keep clear of.
    pub(super) taken: Vec<Area>,
}

/// Where words stand and what they belong to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    /// The words.
    pub(super) area: Area,
    /// The point on the line.
    pub(super) anchor: Point,
    /// The end of the upright leader at the words.
    pub(super) end: Point,
}

impl Surroundings<'_> {
    /// The nearest free place for words of that width and height, beside one of these points, the
    /// first of equally near ones.
    pub(super) fn place(&self, anchors: &[Point], (width, height): (f64, f64)) -> Option<Place> {
        const AWAY: [f64; 5] = [9.0, 14.0, 20.0, 29.0, LONGEST];
        const SHARES: [f64; 7] = [0.5, 0.85, 0.15, 0.7, 0.3, 0.97, 0.03];
        let candidates = AWAY.into_iter().flat_map(|away| {
            anchors.iter().flat_map(move |&anchor| {
                SHARES.into_iter().flat_map(move |share| {
                    [true, false].map(|is_above| {
                        let left = anchor.x - share * width;
                        let side = if is_above { -1.0 } else { 1.0 };
                        let near = anchor.y + side * away;
                        let top = if is_above { near - height } else { near };
                        let area = Area { left, right: left + width, top, bottom: top + height };
                        Place { area, anchor, end: Point { y: near, ..anchor } }
                    })
                })
            })
        });
        candidates.into_iter().find(|place| self.is_free(place))
    }

    /// A place of that size in the middle of one of these points, where nothing else is: on the line
    /// itself.
    pub(super) fn on_line(&self, anchors: &[Point], size: f64) -> Option<Place> {
        const NEAR: f64 = 1e-6;
        let places = anchors.iter().map(|&anchor| {
            let (half, Point { x, y }) = (size / 2.0, anchor);
            let area = Area { left: x - half, right: x + half, top: y - half, bottom: y + half };
            Place { area, anchor, end: anchor }
        });
        // What is around the point alone is its own ring.
        let is_around = |other: &Area, at: Point| {
            let middle =
                (f64::midpoint(other.left, other.right), f64::midpoint(other.top, other.bottom));
            (middle.0 - at.x).abs() < NEAR && (middle.1 - at.y).abs() < NEAR
        };
        let is_free = |place: &Place| {
            let meets =
                |other: &Area| other.overlaps(&place.area) && !is_around(other, place.anchor);
            !self.taken.iter().any(meets)
        };
        places.into_iter().find(is_free)
    }

    /// Keeps what comes later clear of a place.
    pub(super) fn take(&mut self, place: &Place) {
        let Area { left, right, top, bottom } = place.area;
        self.taken.push(Area {
            left: left - APART,
            right: right + APART,
            top: top - APART,
            bottom: bottom + APART,
        });
        self.taken.push(leader(place));
    }

    fn is_free(&self, place: &Place) -> bool {
        let (area, plot) = (&place.area, &self.plot);
        let is_inside = plot.left <= area.left
            && area.right <= plot.right
            && plot.top <= area.top
            && area.bottom <= plot.bottom;
        let leader = leader(place);
        let meets = |other: &Area| other.overlaps(area) || is_between(place.anchor, &leader, other);
        is_inside && !self.taken.iter().any(meets) && self.is_clear_of_line(area)
    }

    /// Whether the line passes words wholly above or wholly below.
    fn is_clear_of_line(&self, area: &Area) -> bool {
        let (left, right) = (area.left - CLEAR, area.right + CLEAR);
        let heights = self.pieces.iter().filter_map(|piece| heights(piece, left, right));
        let all = heights.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        all.is_none_or(|(highest, lowest)| {
            area.bottom + CLEAR <= highest || area.top - CLEAR >= lowest
        })
    }
}

/// The strip of a leader.
fn leader(place: &Place) -> Area {
    const HALF: f64 = 2.0;
    let (from, to) = (place.anchor.y, place.end.y);
    Area {
        left: place.anchor.x - HALF,
        right: place.anchor.x + HALF,
        top: from.min(to),
        bottom: from.max(to),
    }
}

/// Whether something lies in the way of a leader; what is around its own point does not.
fn is_between(anchor: Point, leader: &Area, other: &Area) -> bool {
    let is_around = other.left <= anchor.x
        && anchor.x <= other.right
        && other.top <= anchor.y
        && anchor.y <= other.bottom;
    !is_around && other.overlaps(leader)
}

/// The highest and the lowest place of a line between two places across.
fn heights(piece: &[Point], left: f64, right: f64) -> Option<(f64, f64)> {
    let start = piece.partition_point(|point| point.x < left);
    let end = piece.partition_point(|point| point.x <= right);
    let inside = piece[start..end].iter().map(|point| point.y);
    let crossing = |place: f64, pair: Option<&[Point]>| {
        let [a, b] = pair? else { return None };
        Some(a.y + (b.y - a.y) * (place - a.x) / (b.x - a.x).max(f64::MIN_POSITIVE))
    };
    let entry = start.checked_sub(1).and_then(|before| crossing(left, piece.get(before..=start)));
    let exit = end.checked_sub(1).and_then(|before| crossing(right, piece.get(before..=end)));
    let all = inside.chain(entry).chain(exit);
    all.fold(None, |range, y| {
        let (high, low) = range.unwrap_or((y, y));
        Some((high.min(y), low.max(y)))
    })
}
