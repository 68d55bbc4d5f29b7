//! A single snapshot: nothing moves, so bars over the whole scale tell where things stand.

use super::layout::PageShape;
use crate::chart::figure::{Ink, Page, Set};
use crate::chart::parts::score_bar::{ScoreBar, VALUE};
use crate::chart::parts::words::Precision;
use crate::domain::{Pillar, Snapshot};

/// From row to row.
const PITCH: f64 = 40.0;
/// The first row, its baseline.
const FIRST: f64 = 104.0;

/// How large the picture is.
pub(super) const fn size(shape: PageShape, has_pillars: bool) -> (u32, u32) {
    match (shape, has_pillars) {
        (PageShape::Slide, _) => (800, 450),
        (PageShape::Page, true) => (640, 330),
        (PageShape::Page, false) => (640, 160),
    }
}

/// The total and the pillars as bars from 0 to their maximum.
pub(super) fn draw(page: &mut Page<'_>, snapshot: &Snapshot, totals: Precision) {
    let total = (totals.shown(snapshot.total), snapshot.total.points() / 100.0);
    ScoreBar { name: "Total", value: Some(total), ink: Ink::Ink, set: VALUE, most: "of 100" }
        .draw(page, FIRST);
    if snapshot.pillars == [None; 4] {
        return;
    }
    let mut y = FIRST + PITCH + 10.0;
    for pillar in Pillar::ALL {
        let score = snapshot.pillar(pillar);
        let value = score.map(|score| (Precision::Tenths.pillar(score), score.points() / 25.0));
        let (name, ink) = (pillar.title(), Ink::Pillar(pillar));
        ScoreBar { name, value, ink, set: Set::VALUE, most: "of 25" }.draw(page, y);
        y += PITCH;
    }
}
