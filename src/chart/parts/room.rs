//! Words where they have room and nothing else is.

use super::time_axis::Across;
use crate::chart::figure::{Anchor, Area, Page, Point, Set};

/// What stays free on both sides of words.
const BESIDE: f64 = 4.0;
/// So near the edges is on them: sums of floats round.
const NEAR: f64 = 1e-9;

/// A part of a chart from edge to edge, and what is drawn there already.
pub(in crate::chart) struct Room {
    across: Across,
    taken: Vec<Area>,
}

impl Room {
    /// A room in which words lie on none of these.
    pub(in crate::chart) const fn beside(across: Across, taken: Vec<Area>) -> Self {
        Self { across, taken }
    }

    /// Puts words into the middle of a stretch, where it is wide enough, at the first free height
    /// of their baseline. Whether they were put.
    pub(in crate::chart) fn between(
        &mut self,
        page: &mut Page<'_>,
        text: &str,
        (left, right): (f64, f64),
        baselines: &[f64],
        set: Set,
    ) -> bool {
        let width = page.fonts.width(text, set.size, set.weight);
        let x = f64::midpoint(left, right) - width / 2.0;
        let at: Vec<Point> = baselines.iter().map(|&y| Point { x, y }).collect();
        width + 2.0 * BESIDE <= right - left && self.place(page, text, &at, set)
    }

    /// Puts words at the first of these places that is free. Whether one was.
    pub(in crate::chart) fn place(
        &mut self,
        page: &mut Page<'_>,
        text: &str,
        at: &[Point],
        set: Set,
    ) -> bool {
        let areas = at.iter().map(|&at| (at, page.text_area(text, at, set)));
        let Some((at, area)) = areas.into_iter().find(|(_, area)| self.is_free(area)) else {
            return false;
        };
        page.text(text, at, set, Anchor::Left);
        let (left, right) = (area.left - BESIDE, area.right + BESIDE);
        self.taken.push(Area { left, right, ..area });
        true
    }

    /// The upper edges of what is drawn between two places.
    pub(in crate::chart) fn tops(&self, left: f64, right: f64) -> Vec<f64> {
        let is_between = |area: &&Area| area.left < right && left < area.right;
        self.taken.iter().filter(is_between).map(|area| area.top).collect()
    }

    fn is_free(&self, area: &Area) -> bool {
        let Across { left, right } = self.across;
        let is_inside = left - NEAR <= area.left && area.right <= right + NEAR;
        is_inside && !self.taken.iter().any(|other| other.overlaps(area))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::figure::Fonts;

    const WIDE: Across = Across { left: 20.0, right: 320.0 };

    /// Where words come to stand that may stand at these places, beside a bar.
    fn placed(at: &[(f64, f64)]) -> Option<(f64, f64)> {
        let fonts = Fonts::bundled();
        let mut page = Page::new(&fonts, None, String::new(), 400);
        let bar = Area { left: 100.0, right: 120.0, top: 90.0, bottom: 200.0 };
        let at: Vec<Point> = at.iter().map(|&(x, y)| Point { x, y }).collect();
        let was_put = Room::beside(WIDE, vec![bar]).place(&mut page, "words", &at, Set::SMALL);
        let figure = page.finish(String::new());
        let found = figure.labels().nth(1).map(|label| (label.at.x, label.at.y));
        assert_eq!(found.is_some(), was_put);
        found
    }

    #[test]
    fn words_take_the_first_place_that_is_free() {
        assert_eq!(placed(&[(90.0, 150.0), (90.0, 80.0), (130.0, 150.0)]), Some((90.0, 80.0)));
        assert_eq!(placed(&[(90.0, 150.0), (110.0, 100.0)]), None);
    }

    #[test]
    fn words_leave_the_room_at_neither_edge() {
        assert_eq!(placed(&[(19.0, 50.0), (310.0, 50.0), (20.0, 50.0)]), Some((20.0, 50.0)));
    }

    #[test]
    fn words_in_a_stretch_stand_in_its_middle_and_apart_from_others() {
        let fonts = Fonts::bundled();
        let mut page = Page::new(&fonts, None, String::new(), 400);
        let width = fonts.width("words", Set::SMALL.size, Set::SMALL.weight);
        let mut room = Room::beside(WIDE, Vec::new());
        let mut put = |ends| room.between(&mut page, "words", ends, &[60.0, 90.0], Set::SMALL);
        assert!(!put((100.0, 107.9 + width)), "too narrow");
        assert!(put((100.0, 108.1 + width)) && put((103.0, 111.1 + width)));
        assert!(!put((103.0, 111.1 + width)), "both heights are taken");
        let figure = page.finish(String::new());
        let at: Vec<Point> = figure.labels().skip(1).map(|label| label.at).collect();
        assert!((at[0].x - 104.05).abs() < 1e-9 && (at[1].x - 107.05).abs() < 1e-9, "{at:?}");
        assert_eq!((at[0].y.to_bits(), at[1].y.to_bits()), (60_f64.to_bits(), 90_f64.to_bits()));
    }
}
