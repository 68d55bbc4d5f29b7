//! A row: who, since when, the line of the total, and how far it went.

use super::bars::{self, BarScale};
use super::below::below_name;
use super::columns::{Columns, change_in_words};
use super::standing::{Standing, TOTALS, is_move};
use crate::chart::figure::text::isolated;
use crate::chart::figure::{Anchor, Fonts, Ink, Page, Point, Set, TEXT_MARGIN};
use crate::chart::parts::extent::Extent;
use crate::chart::parts::panel::{Look, Panel};
use crate::chart::parts::time_axis::TimeAxis;
use crate::domain::{Date, Delta};

/// The height of a row of two lines.
const HEIGHT: f64 = 45.0;
/// From line to line of the words beside the name.
const LINE: f64 = 17.0;
/// The baseline of the first line.
const FIRST_LINE: f64 = 20.0;

/// A row that is to be drawn.
pub(super) struct Row<'a> {
    one: &'a Standing<'a>,
    /// The name and what is said below it.
    words: Vec<(String, Set)>,
    /// The points of the total that its line can show.
    extent: Extent,
}

/// What all rows have in common.
pub(super) struct Common {
    pub(super) columns: Columns,
    pub(super) axis: TimeAxis,
    pub(super) scale: BarScale,
}

impl<'a> Row<'a> {
    pub(super) fn of(
        one: &'a Standing<'a>,
        extent: Extent,
        (columns, today): (&Columns, Date),
        fonts: &Fonts,
    ) -> Self {
        let room = columns.name.right - columns.name.left;
        let lines = |text: &str, set: Set| {
            let lines = fonts.wrap(text, set.size, set.weight, room);
            lines.into_iter().map(move |line| (line, set))
        };
        let mut words: Vec<(String, Set)> =
            lines(&one.name, Set::PANEL).map(|(line, set)| (isolated(&line), set)).collect();
        for (text, ink) in below_name(one, today) {
            words.extend(lines(&text, Set { ink, ..Set::SMALL }));
        }
        Self { one, words, extent }
    }

    pub(super) fn height(&self) -> f64 {
        let more = self.words.len().saturating_sub(2);
        HEIGHT + LINE * u32::try_from(more).map_or(0.0, f64::from)
    }

    /// Draws it from that height on.
    pub(super) fn draw(&self, page: &mut Page<'_>, look: &Common, top: f64) {
        let mut y = top + FIRST_LINE;
        for (text, set) in &self.words {
            page.text(text, Point { x: TEXT_MARGIN, y }, *set, Anchor::Left);
            y += LINE;
        }
        // What is beside a high row stands in its middle.
        let top = top + (self.height() - HEIGHT) / 2.0;
        self.numbers(page, &look.columns, top);
        self.line(page, look, top);
        if look.columns.has_pillars {
            bars::draw(page, self.one, look.scale, top);
        }
    }

    /// The last total and the change.
    fn numbers(&self, page: &mut Page<'_>, columns: &Columns, top: f64) {
        let y = top + 29.0;
        if let Some(last) = self.one.last {
            let ink = if self.one.drawn.is_empty() { Ink::Muted } else { Ink::Ink };
            let at = Point { x: columns.total, y };
            page.text(&TOTALS.shown(last.total), at, Set { ink, ..Set::TOTAL }, Anchor::Right);
        }
        let is_bold = self.one.moved().is_some_and(is_move);
        let set = if is_bold { Set::PANEL } else { Set::ROW };
        let at = Point { x: columns.change, y };
        page.text(&change_in_words(self.one), at, set, Anchor::Right);
    }

    /// The total over time beside its first value, with the last one as a point.
    fn line(&self, page: &mut Page<'_>, look: &Common, top: f64) {
        let (Some(first), Some(last)) = (self.one.drawn.first(), self.one.drawn.last()) else {
            return;
        };
        let Columns { line: across, first: right, .. } = look.columns;
        let (axis, extent) = (&look.axis, self.extent);
        let panel = Panel { axis, across, top: top + 8.0, bottom: top + 37.0, extent };
        let y = panel.place(first.date, first.total.points()).y;
        if self.one.drawn.len() > 1 {
            page.rule(Point { x: across.left, y }, Point { x: across.right, y }, Ink::Window);
            let at = Point { x: right, y: y + 5.0 };
            page.text(&TOTALS.shown(first.total), at, Set::SMALL, Anchor::Right);
        }
        let plain = Look { has_points: false, alone: 2.0, ..Look::line(2.5, Ink::Ink) };
        panel.line(page, &self.one.pieces(), plain);
        page.dot(panel.place(last.date, last.total.points()), 4.0, self.ink());
    }

    /// Of the last point: that of the change, whose sign stands beside it.
    fn ink(&self) -> Ink {
        match self.one.moved().filter(|delta| is_move(*delta)) {
            Some(delta) if delta > Delta::ZERO => Ink::Up,
            Some(_) => Ink::Down,
            None => Ink::Ink,
        }
    }
}
