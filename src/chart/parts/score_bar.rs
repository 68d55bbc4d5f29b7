//! A score of one day as a bar over the whole scale.

use crate::chart::figure::{Anchor, Area, Ink, Page, Point, Set, Weight};

/// The value that a picture is of.
pub(in crate::chart) const VALUE: Set = Set { size: 28, weight: Weight::Bold, ink: Ink::Ink };

/// A name, a bar from 0 to the maximum, the value and the maximum.
pub(in crate::chart) struct ScoreBar<'a> {
    pub(in crate::chart) name: &'a str,
    /// The value as it is shown and as a share of its maximum, if it was recorded.
    pub(in crate::chart) value: Option<(String, f64)>,
    pub(in crate::chart) ink: Ink,
    /// How the value is set.
    pub(in crate::chart) set: Set,
    /// `of 25`.
    pub(in crate::chart) most: &'a str,
}

impl ScoreBar<'_> {
    /// Draws it with that baseline.
    pub(in crate::chart) fn draw(self, page: &mut Page<'_>, y: f64) {
        const LEFT: f64 = 140.0;
        const HEIGHT: f64 = 14.0;
        /// Right of the bar: the value and its maximum.
        const BESIDE: f64 = 120.0;
        let right = page.width() - BESIDE - 20.0;
        page.text(self.name, Point { x: 20.0, y }, Set::PANEL, Anchor::Left);
        let bar = Area { left: LEFT, right, top: y - HEIGHT + 2.0, bottom: y + 2.0 };
        page.bar(bar, Ink::Band);
        let Some((value, share)) = self.value else {
            page.text("not recorded", Point { x: right + 12.0, y }, Set::SMALL, Anchor::Left);
            return;
        };
        if share > 0.0 {
            page.bar(Area { right: LEFT + (right - LEFT) * share, ..bar }, self.ink);
        }
        let set = self.set;
        let at = Point { x: right + 12.0, y: y + f64::from(set.size) * 0.1 };
        page.text(&value, at, set, Anchor::Left);
        let x = at.x + page.fonts.width(&value, set.size, set.weight) + 6.0;
        page.text(self.most, Point { x, y }, Set::SMALL, Anchor::Left);
    }
}
