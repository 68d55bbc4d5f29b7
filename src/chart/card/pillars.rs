//! The right half of a card: each pillar as a bar from 0 to 25.

use super::facts::Facts;
use super::places::{CAPTION, EDGES};
use super::total::ink;
use crate::chart::figure::{Anchor, Area, Ink, Page, Point, Set, Weight};
use crate::chart::parts::words::Precision;
use crate::domain::{Delta, Pillar, Score};

/// Where a bar starts and where it would end at 25.
const BAR: (f64, f64) = (290.0, 460.0);
/// The right ends of value and change.
const COLUMNS: [f64; 2] = [514.0, EDGES.1];
/// The baseline of the first name, and from row to row.
const ROWS: (f64, f64) = (68.0, 44.0);
/// Below the baseline of the name.
const HEIGHTS: (f64, f64) = (7.0, 16.0);
/// How wide a tick is, and how far it stands out.
const TICK: (f64, f64) = (3.0, 3.0);
const VALUE: Set = Set { size: 19, weight: Weight::Bold, ink: Ink::Ink };
const NAME: Set = Set { size: 15, weight: Weight::Bold, ink: Ink::Ink };
/// To one decimal.
pub(super) const SHOWN: Precision = Precision::Tenths;
/// No change that would be seen.
pub(super) const SAME: &str = "same";

/// The right half of a card.
pub(super) struct Pillars<'a> {
    pub(super) facts: &'a Facts<'a>,
    /// How much lower everything stands.
    pub(super) lower: f64,
}

impl Facts<'_> {
    /// A pillar before, if both snapshots have it.
    pub(super) fn before(&self, pillar: Pillar) -> Option<Score> {
        self.last.pillar(pillar)?;
        self.compared?.with.pillar(pillar)
    }

    /// How a pillar moved, as it is shown.
    pub(super) fn moved(&self, pillar: Pillar) -> Option<Delta> {
        let (last, before) = (self.last.pillar(pillar)?, self.before(pillar)?);
        Some(SHOWN.between(last.thousandths(), before.thousandths()))
    }
}

impl Pillars<'_> {
    pub(super) fn draw(&self, page: &mut Page<'_>) {
        let mut y = ROWS.0 + self.lower;
        for pillar in Pillar::ALL {
            self.row(page, pillar, y);
            y += ROWS.1;
        }
        let at = Point { x: BAR.0, y: CAPTION.0 + self.lower };
        page.text(&self.caption(), at, CAPTION.1, Anchor::Left);
    }

    fn row(&self, page: &mut Page<'_>, pillar: Pillar, y: f64) {
        page.text(pillar.title(), Point { x: BAR.0, y }, NAME, Anchor::Left);
        let (top, bottom) = (y + HEIGHTS.0, y + HEIGHTS.1);
        page.bar(Area { left: BAR.0, right: BAR.1, top, bottom }, Ink::Grid);
        let foot = |x: f64| Point { x, y: bottom };
        let Some(score) = self.facts.last.pillar(pillar) else {
            page.text("not recorded", foot(COLUMNS[1]), Set::SMALL, Anchor::Right);
            return;
        };
        let area = Area { left: BAR.0, right: place(score), top, bottom };
        page.bar(area, Ink::Pillar(pillar));
        self.tick(page, pillar, (top, bottom));
        page.text(&SHOWN.pillar(score), foot(COLUMNS[0]), VALUE, Anchor::Right);
        if let Some(moved) = self.facts.moved(pillar) {
            let (words, ink) = match SHOWN.signed(moved) {
                Some(points) => (points, ink(moved)),
                None => (SAME.to_owned(), Ink::Muted),
            };
            page.text(&words, foot(COLUMNS[1]), Set { ink, ..NAME }, Anchor::Right);
        }
    }

    /// Where the pillar was about a week ago.
    fn tick(&self, page: &mut Page<'_>, pillar: Pillar, (top, bottom): (f64, f64)) {
        if !self.facts.compared.is_some_and(super::compared::Compared::is_about_a_week) {
            return;
        }
        let Some(before) = self.facts.before(pillar) else { return };
        let (x, half) = (place(before), TICK.0 / 2.0);
        let (top, bottom) = (top - TICK.1, bottom + TICK.1);
        page.bar(Area { left: x - half, right: x + half, top, bottom }, Ink::Ink);
    }

    /// What bars and changes are of.
    fn caption(&self) -> String {
        const SCALE: &str = "each of 25";
        let is_compared = Pillar::ALL.into_iter().any(|pillar| self.facts.before(pillar).is_some());
        match self.facts.compared.filter(|_| is_compared) {
            Some(compared) => format!("{SCALE}; {}", compared.explained()),
            None => SCALE.to_owned(),
        }
    }
}

fn place(score: Score) -> f64 {
    BAR.0 + score.points() / 25.0 * (BAR.1 - BAR.0)
}
