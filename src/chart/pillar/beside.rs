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
    /// What words had better not lie on, each with the length that a leader may be longer for it.
    pub(super) avoided: Vec<(Area, f64)>,
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
    /// The best free place for words of that width and height, beside one of these points: near to
    /// it, near to the first of them, which is where the words belong, and on nothing that they had
    /// better avoid.
    pub(super) fn place(&self, anchors: &[Point], size: (f64, f64)) -> Option<Place> {
        const AWAY: [f64; 6] = [9.0, 14.0, 20.0, 26.0, 33.0, LONGEST];
        const SHARES: [f64; 9] = [0.5, 0.6, 0.4, 0.7, 0.3, 0.85, 0.15, 0.97, 0.03];
        let wanted = anchors.first()?;
        let candidates = AWAY.into_iter().flat_map(|away| {
            anchors.iter().flat_map(move |&anchor| {
                SHARES.into_iter().flat_map(move |share| {
                    [-away, away].map(|lower| place(anchor, share, lower, size))
                })
            })
        });
        let mut candidates: Vec<(f64, Place)> =
            candidates.map(|place| (self.cost(&place, *wanted), place)).collect();
        candidates.sort_by(|a, b| a.0.total_cmp(&b.0));
        candidates.into_iter().map(|(_, place)| place).find(|place| self.is_free(place))
    }

    /// How bad a place is, in units of a longer leader.
    fn cost(&self, place: &Place, wanted: Point) -> f64 {
        /// Of a unit to the side of where the words belong, for words and for their leader.
        const ASIDE: f64 = 0.3;
        let middle = f64::midpoint(place.area.left, place.area.right);
        let aside = (middle - wanted.x).abs() + (place.anchor.x - wanted.x).abs();
        let met = self.avoided.iter().filter(|(area, _)| area.overlaps(&place.area));
        let met: f64 = met.map(|(_, cost)| cost).sum();
        (place.end.y - place.anchor.y).abs() + ASIDE * aside + met
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

/// Words whose upright leader goes so much lower than a point, or higher, and meets them at that
/// share of their width.
fn place(anchor: Point, share: f64, lower: f64, (width, height): (f64, f64)) -> Place {
    let (left, near) = (anchor.x - share * width, anchor.y + lower);
    let top = if lower < 0.0 { near - height } else { near };
    let area = Area { left, right: left + width, top, bottom: top + height };
    Place { area, anchor, end: Point { y: near, ..anchor } }
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
