//! A single snapshot: nothing moves, so bars over the whole scale tell where things stand.

use super::layout::PageShape;
use crate::chart::figure::{Anchor, Area, Ink, Page, Point, Set, Weight};
use crate::chart::parts::words::Precision;
use crate::domain::{Pillar, Snapshot};

/// The last value.
const VALUE: Set = Set { size: 28, weight: Weight::Bold, ink: Ink::Ink };
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
    row(page, FIRST, "Total", Some(total), (Ink::Ink, VALUE, "of 100"));
    if snapshot.pillars == [None; 4] {
        return;
    }
    let mut y = FIRST + PITCH + 10.0;
    for pillar in Pillar::ALL {
        let score = snapshot.pillar(pillar);
        let score = score.map(|score| (Precision::Tenths.pillar(score), score.points() / 25.0));
        row(page, y, pillar.title(), score, (Ink::Pillar(pillar), Set::VALUE, "of 25"));
        y += PITCH;
    }
}

fn row(
    page: &mut Page<'_>,
    y: f64,
    name: &str,
    value: Option<(String, f64)>,
    (ink, set, most): (Ink, Set, &str),
) {
    const LEFT: f64 = 140.0;
    const HEIGHT: f64 = 14.0;
    /// Right of the bar: the value and its maximum.
    const BESIDE: f64 = 120.0;
    let right = page.width() - BESIDE - 20.0;
    page.text(name, Point { x: 20.0, y }, Set::PANEL, Anchor::Left);
    let bar = Area { left: LEFT, right, top: y - HEIGHT + 2.0, bottom: y + 2.0 };
    page.bar(bar, Ink::Band);
    let Some((value, share)) = value else {
        page.text("not recorded", Point { x: right + 12.0, y }, Set::SMALL, Anchor::Left);
        return;
    };
    if share > 0.0 {
        page.bar(Area { right: LEFT + (right - LEFT) * share, ..bar }, ink);
    }
    let at = Point { x: right + 12.0, y: y + f64::from(set.size) * 0.1 };
    page.text(&value, at, set, Anchor::Left);
    let x = at.x + page.fonts.width(&value, set.size, set.weight) + 6.0;
    page.text(most, Point { x, y }, Set::SMALL, Anchor::Left);
}
