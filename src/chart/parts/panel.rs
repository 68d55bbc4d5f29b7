//! A panel: one series over time, on a scale that is the same in every chart.

use super::extent::Extent;
use super::position;
use super::room::Room;
use super::series::{self, Value};
use super::time_axis::{Across, TimeAxis};
use crate::chart::figure::{Anchor, Area, Dash, Ink, Page, Point, Set, Shape};
use crate::domain::{Date, Recorded, Snapshot};

/// The radius of the last point, and of a point without neighbours.
pub(in crate::chart) const LONE: f64 = 4.0;
/// The radius of every other point.
pub(in crate::chart) const POINT: f64 = 2.6;
/// Above so many values in a panel, none but the last has a point.
const MOST_POINTS: u32 = 120;
/// Points with a smaller mean distance are not drawn either, though they may be few: a point is 5.2
/// units wide, so that 105 weeks in a pillar of 200 units would lie on each other, as a band that
/// hides the line, its colour and its breaks.
const POINTS_APART: f64 = 6.5;

/// Where a panel lies and what its height means.
#[derive(Clone, Copy)]
pub(in crate::chart) struct Panel<'a> {
    pub(in crate::chart) axis: &'a TimeAxis,
    pub(in crate::chart) across: Across,
    pub(in crate::chart) top: f64,
    pub(in crate::chart) bottom: f64,
    pub(in crate::chart) extent: Extent,
}

/// How a line and its points look.
#[derive(Clone, Copy)]
pub(in crate::chart) struct Look {
    pub(in crate::chart) width: f64,
    pub(in crate::chart) ink: Ink,
    pub(in crate::chart) dash: Option<Dash>,
    /// Of every point.
    pub(in crate::chart) shape: Shape,
    /// Whether the values are points, the last one a large one; otherwise only what stands alone
    /// is.
    pub(in crate::chart) has_points: bool,
    /// The radius of what stands alone before the last value.
    pub(in crate::chart) alone: f64,
}

impl Look {
    /// A line of that width, with round points.
    pub(in crate::chart) const fn line(width: f64, ink: Ink) -> Self {
        Self { width, ink, dash: None, shape: Shape::Circle, has_points: true, alone: LONE }
    }
}

impl Panel<'_> {
    /// The title, ten units above.
    pub(in crate::chart) fn title(&self, page: &mut Page<'_>, title: &str, dot: Option<Ink>) {
        let baseline = Point { x: self.across.left, y: self.top - 10.0 };
        let Some(ink) = dot else {
            page.text(title, baseline, Set::PANEL, Anchor::Left);
            return;
        };
        page.dot(Point { x: baseline.x + 5.0, y: baseline.y - 5.0 }, 5.0, ink);
        page.text(title, Point { x: baseline.x + 16.0, ..baseline }, Set::PANEL, Anchor::Left);
    }

    /// The level lines of the extent, with their values left of them.
    pub(in crate::chart) fn grid(&self, page: &mut Page<'_>) {
        for (value, text) in self.extent.grid() {
            let y = self.height(value);
            let ends = [self.across.left, self.across.right].map(|x| Point { x, y });
            page.rule(ends[0], ends[1], Ink::Grid);
            let label = Point { x: self.across.left - 8.0, y: y + 5.0 };
            page.text(&text, label, Set::SMALL, Anchor::Right);
        }
    }

    /// The heights of the level lines.
    pub(in crate::chart) fn levels(&self) -> Vec<f64> {
        self.extent.grid().into_iter().map(|(value, _)| self.height(value)).collect()
    }

    /// Bands where no snapshot is, with words at their foot where there is room and nothing that is
    /// drawn over them. Whether none of the bands has words: the footer then says what they are.
    pub(in crate::chart) fn gaps(
        &self,
        page: &mut Page<'_>,
        snapshots: Recorded<'_>,
        over: Vec<Area>,
    ) -> bool {
        const WORDS: &str = "no snapshots";
        let mut room = Room::beside(self.across, over);
        let (mut bands, mut named) = (0, 0);
        for band in self.bands(snapshots) {
            page.bar(band, Ink::Band);
            bands += 1;
            let foot = self.bottom - 8.0;
            let ends = (band.left, band.right);
            let is_named = room.between(page, WORDS, ends, &[foot], Set::SMALL);
            named += u32::from(is_named);
        }
        bands > 0 && named == 0
    }

    /// Where no snapshot is.
    pub(in crate::chart) fn bands(&self, snapshots: Recorded<'_>) -> Vec<Area> {
        /// Between a band and the points beside it, and of a narrow gap at most that part of it.
        const CLEAR: f64 = 6.0;
        const PART: f64 = 0.1;
        let band = |pair: [&Snapshot; 2]| {
            let ends = pair.map(|snapshot| self.axis.middle(snapshot.date, self.across));
            let clear = CLEAR.min((ends[1] - ends[0]) * PART);
            let (left, right) = (ends[0] + clear, ends[1] - clear);
            Area { left, right, top: self.top, bottom: self.bottom }
        };
        snapshots.gap_pairs().map(band).collect()
    }

    /// The pieces of a line and their points; returns the last point.
    pub(in crate::chart) fn line(
        &self,
        page: &mut Page<'_>,
        pieces: &[Vec<Value>],
        look: Look,
    ) -> Option<Point> {
        let Look { width, ink, dash, shape, .. } = look;
        let places = |piece: &Vec<Value>| -> Vec<Point> {
            piece.iter().map(|value| self.place(value.date, value.points)).collect()
        };
        let pieces: Vec<Vec<Point>> = pieces.iter().map(places).collect();
        let count = pieces.iter().map(Vec::len).sum();
        let last = *pieces.last()?.last()?;
        let dense = series::is_dense(count, self.across.right - self.across.left);
        for piece in &pieces {
            let line = if dense { series::reduced(piece) } else { piece.clone() };
            page.dashed(line, width, ink, dash);
        }
        let has_points = look.has_points && have_room_for_points(&pieces);
        for piece in &pieces {
            match piece.as_slice() {
                [alone] if look.has_points && *alone == last => {}
                [alone] => page.point(*alone, look.alone, ink, shape),
                many if has_points => {
                    for &point in many {
                        page.point(point, POINT, ink, shape);
                    }
                }
                _ => {}
            }
        }
        if look.has_points {
            page.point(last, LONE, ink, shape);
        }
        Some(last)
    }

    /// What lies between two lines, of days on which both have a value.
    pub(in crate::chart) fn between(&self, page: &mut Page<'_>, pairs: &[[Value; 2]], ink: Ink) {
        let dense = series::is_dense(pairs.len(), self.across.right - self.across.left);
        let line = |place: usize| -> Vec<Point> {
            let values = pairs.iter().map(|pair| self.place(pair[place].date, pair[place].points));
            let points: Vec<Point> = values.collect();
            if dense { series::reduced(&points) } else { points }
        };
        page.between(line(0), line(1), ink);
    }

    /// A sentence in the middle of an empty panel.
    pub(in crate::chart) fn note(&self, page: &mut Page<'_>, words: &str) {
        let x = f64::midpoint(self.across.left, self.across.right);
        let y = f64::midpoint(self.top, self.bottom) + 5.0;
        page.text(words, Point { x, y }, Set::ROW, Anchor::Middle);
    }

    /// Where the value of a day lies.
    pub(in crate::chart) fn place(&self, date: Date, points: f64) -> Point {
        Point { x: self.axis.middle(date, self.across), y: self.height(points) }
    }

    fn height(&self, points: f64) -> f64 {
        position::place(self.extent.share(points), (self.bottom, self.top))
    }
}

/// Whether every value gets a point: few enough, and far enough from each other.
fn have_room_for_points(pieces: &[Vec<Point>]) -> bool {
    let many = u32::try_from(pieces.iter().map(Vec::len).sum::<usize>()).unwrap_or(u32::MAX);
    let steps = pieces.iter().flat_map(|piece| piece.windows(2)).map(|pair| pair[1].x - pair[0].x);
    let (count, sum) = steps.fold((0.0, 0.0), |(count, sum), step| (count + 1.0, sum + step));
    many <= MOST_POINTS && sum >= POINTS_APART * count
}
