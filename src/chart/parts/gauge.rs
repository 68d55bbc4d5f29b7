//! A slim bar beside a panel: the whole scale, darker where the panel's axis lies, with a dot at
//! the last value.

use super::extent::Extent;
use super::position;
use crate::chart::figure::{Anchor, Area, Ink, Page, Point, Set};

/// How wide the bar is.
const WIDTH: f64 = 5.0;
/// The radius of the dot.
const DOT: f64 = 3.5;
/// What is free around the dot.
const AROUND: f64 = 1.0;

/// Where the bar stands and what it shows.
#[derive(Clone, Copy)]
pub(in crate::chart) struct Gauge {
    /// Its left edge.
    pub(in crate::chart) left: f64,
    pub(in crate::chart) top: f64,
    pub(in crate::chart) bottom: f64,
    /// The largest value of the scale, in points.
    pub(in crate::chart) most: u32,
    /// The axis of the panel.
    pub(in crate::chart) extent: Extent,
    /// The last value, in points.
    pub(in crate::chart) value: f64,
    pub(in crate::chart) ink: Ink,
}

impl Gauge {
    /// Draws the bar and the ends of the scale, right of it.
    pub(in crate::chart) fn draw(&self, page: &mut Page<'_>) {
        let Extent::Linear { low, high, .. } = self.extent else { return };
        let thousandths = |value: i32| f64::from(value) / 1_000.0;
        let bar =
            |top: f64, bottom: f64| Area { left: self.left, right: self.left + WIDTH, top, bottom };
        page.bar(bar(self.top, self.bottom), Ink::Band);
        page.bar(bar(self.height(thousandths(high)), self.height(thousandths(low))), Ink::Window);
        let at = Point { x: self.left + WIDTH / 2.0, y: self.height(self.value) };
        page.dot(at, DOT + AROUND, Ink::Ground);
        page.dot(at, DOT, self.ink);
        let x = self.left + WIDTH + 4.0;
        for (text, y) in [(self.most.to_string(), self.top), ("0".to_owned(), self.bottom)] {
            page.text(&text, Point { x, y: y + 5.0 }, Set::SMALL, Anchor::Left);
        }
    }

    fn height(&self, points: f64) -> f64 {
        position::place(points / f64::from(self.most), (self.bottom, self.top))
    }
}
