//! The pillars of a row: how each moved, and where it is.

use super::columns::{HALF_BAR, PILLARS as COLUMNS};
use super::standing::{PILLARS, Standing, is_move};
use crate::chart::figure::{Anchor, Area, Ink, Page, Point, Set};
use crate::domain::{Delta, Pillar};

/// The points that a bar can be long, in thousandths, to either side; the same for everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct BarScale(u32);

impl BarScale {
    /// The smallest of 4, 8, 16 and 25 points that holds every change of a pillar.
    pub(super) fn of(all: &[Standing<'_>]) -> Self {
        const SCALES: [u32; 3] = [4_000, 8_000, 16_000];
        const WHOLE: u32 = 25_000;
        let of_one =
            |one: &Standing<'_>| Pillar::ALL.map(|pillar| one.pillar_moved(pillar)).into_iter();
        let most = all.iter().flat_map(of_one).flatten().map(Delta::size).max().unwrap_or(0);
        Self(SCALES.into_iter().find(|scale| *scale >= most).unwrap_or(WHOLE))
    }

    pub(super) const fn points(self) -> u32 {
        self.0 / 1_000
    }

    /// How far a bar goes to the right of its line.
    fn way(self, delta: Delta) -> f64 {
        delta.points() / f64::from(self.points()) * HALF_BAR
    }
}

/// Draws the pillars into a row that begins at that height.
pub(super) fn draw(page: &mut Page<'_>, one: &Standing<'_>, scale: BarScale, top: f64) {
    for (pillar, x) in Pillar::ALL.into_iter().zip(COLUMNS) {
        let moved = one.pillar_moved(pillar);
        if let Some(delta) = moved {
            bar(page, (x, top), scale.way(delta), Ink::Pillar(pillar));
        }
        let score = one.pillar(pillar).map(|score| PILLARS.pillar(score));
        let is_bold = moved.is_some_and(is_move);
        let set = if is_bold { Set::NUMBER } else { Set::SMALL };
        let text = score.unwrap_or_else(|| "\u{2013}".to_owned());
        page.text(&text, Point { x, y: top + 37.0 }, set, Anchor::Middle);
    }
}

/// A bar from its line to either side.
fn bar(page: &mut Page<'_>, (x, top): (f64, f64), way: f64, ink: Ink) {
    if way != 0.0 {
        let (left, right) = (x.min(x + way), x.max(x + way));
        page.bar(Area { left, right, top: top + 9.0, bottom: top + 19.0 }, ink);
    }
    let ends = [6.0, 22.0].map(|below| Point { x, y: top + below });
    page.rule(ends[0], ends[1], Ink::Muted);
}
