//! The left half of a card: the total, how it moved, and the line of twelve weeks.

use super::compared::Compared;
use super::facts::Facts;
use super::places::{CAPTION, EDGES};
use crate::chart::figure::{Anchor, Area, Dash, Fonts, Ink, Page, Point, Set, Weight};
use crate::chart::parts::extent::Extent;
use crate::chart::parts::panel::Panel;
use crate::chart::parts::series::{Value, without_gaps};
use crate::chart::parts::time_axis::{Across, TimeAxis};
use crate::domain::{Current, Date, Delta, Recorded, Run, Series, Snapshot};
use crate::words;

/// The line shows so many days.
const DAYS: i32 = 84;
const TOTAL: Set = Set { size: 92, weight: Weight::Bold, ink: Ink::Ink };
const CHANGE: Set = Set { size: 19, weight: Weight::Bold, ink: Ink::Muted };
const LINE: f64 = 3.0;
/// From line to line of what the total does at present, and so much higher all stands for two.
const CURRENT_LINE: f64 = 17.0;
const HIGHER: f64 = 6.0;
/// Where these lines end at most.
const CURRENT_RIGHT: f64 = 280.0;
/// The radius of the last point, and of one without neighbours.
const DOTS: (f64, f64) = (5.0, 2.6);
/// Over a gap.
const DOTTED: Dash = Dash { on: 2.0, off: 2.5 };

/// Where a line lies: from left to right, from top to bottom.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    across: Across,
    heights: (f64, f64),
}

/// Below the total.
const SMALL: Frame = Frame { across: Across { left: 28.0, right: 240.0 }, heights: (195.0, 226.0) };
/// Below two lines of what the total does at present.
const BELOW_TWO: Frame = Frame { heights: (202.0, 228.0), ..SMALL };
/// In the right half, where no pillars are.
const LARGE: Frame = Frame { across: Across { left: 290.0, right: 530.0 }, heights: (72.0, 226.0) };
/// A bar of the total, where there is no line either.
const BAR: (f64, f64) = (132.0, 146.0);

/// The left half of a card.
pub(super) struct Left<'a> {
    pub(super) facts: &'a Facts<'a>,
    pub(super) snapshots: Recorded<'a>,
    /// How much lower everything stands.
    pub(super) lower: f64,
    /// Whether the heading has one line only.
    pub(super) has_room_above: bool,
}

/// The days of the line, and whether snapshots reach back to the first.
struct Weeks<'a> {
    snapshots: Recorded<'a>,
    first: Date,
    last: Date,
    is_whole: bool,
}

impl<'a> Weeks<'a> {
    /// `None` where there is one snapshot.
    fn of(snapshots: Recorded<'a>) -> Option<Self> {
        let last = snapshots.last()?.date;
        let start = last.plus_days(1 - DAYS);
        let place = snapshots.partition_point(|one| one.date < start);
        let shown = snapshots.at(place..);
        let earliest = shown.first()?.date;
        let is_whole = place > 0 || earliest == start;
        let first = if is_whole { start } else { earliest };
        (shown.len() > 1).then_some(Self { snapshots: shown, first, last, is_whole })
    }
}

/// How the total moved, `+2 this week`, and with which ink.
pub(super) fn moved(compared: Compared<'_>, facts: &Facts<'_>) -> (String, Ink) {
    let delta = compared.total(facts.last, facts.totals);
    let time = compared.time();
    match facts.totals.signed(delta) {
        Some(points) => (format!("{points} {time}"), ink(delta)),
        None => (format!("same {time}"), Ink::Muted),
    }
}

/// Of a change that is not zero.
pub(super) const fn ink(delta: Delta) -> Ink {
    if delta.thousandths() < 0 { Ink::Down } else { Ink::Up }
}

/// `up 9 since 6 Jan`, `no move of 4 points or more since 6 Jan`.
pub(super) fn current(current: Current, facts: &Facts<'_>) -> String {
    let moved = |run: &Run| {
        let last = facts.last.total.thousandths();
        let delta = facts.totals.between(last, run.from.thousandths);
        let direction = if delta < Delta::ZERO { "down" } else { "up" };
        format!("{direction} {}", facts.totals.size(delta))
    };
    words::current(current, Series::Total, facts.last.date, moved)
}

impl Left<'_> {
    /// The total and how it moved.
    pub(super) fn numbers(&self, page: &mut Page<'_>) {
        let lines = self.current(page.fonts);
        let higher = if lines.len() > 1 && self.has_room_above { HIGHER } else { 0.0 };
        let at = |y: f64| Point { x: EDGES.0, y: y + self.lower - higher };
        let total = self.facts.totals.shown(self.facts.last.total);
        page.text(&total, Point { x: EDGES.0 - 3.0, ..at(122.0) }, TOTAL, Anchor::Left);
        let Some(compared) = self.facts.compared else {
            page.text("one snapshot", at(159.0), Set::ROW, Anchor::Left);
            return;
        };
        let (words, ink) = moved(compared, self.facts);
        page.text(&words, at(159.0), Set { ink, ..CHANGE }, Anchor::Left);
        for (line, y) in lines.iter().zip([178.0, 178.0 + CURRENT_LINE]) {
            page.text(line, at(y), Set::ROW, Anchor::Left);
        }
    }

    /// What the total does at present, in one line or two.
    fn current(&self, fonts: &Fonts) -> Vec<String> {
        let Some(found) = self.facts.current else { return Vec::new() };
        let words = current(found, self.facts);
        let Set { size, weight, .. } = Set::ROW;
        let fits = fonts.width(&words, size, weight) <= CURRENT_RIGHT - EDGES.0;
        match words.find(" since ").filter(|_| !fits) {
            Some(end) => vec![words[..end].to_owned(), words[end + 1..].to_owned()],
            None => vec![words],
        }
    }

    /// The place of the line below the numbers.
    pub(super) fn small(&self, fonts: &Fonts) -> Frame {
        if self.current(fonts).len() > 1 { BELOW_TWO } else { SMALL }
    }

    /// The right half where no pillars are: a large line, or a bar of the total.
    pub(super) fn large(&self, page: &mut Page<'_>) {
        if !self.line(page, LARGE) {
            self.bar(page);
        }
    }

    /// The line of twelve weeks. Whether there is one.
    pub(super) fn line(&self, page: &mut Page<'_>, frame: Frame) -> bool {
        let Some(weeks) = Weeks::of(self.snapshots) else {
            if self.snapshots.len() > 1 && frame.across == SMALL.across {
                self.caption(page, SMALL, "no other snapshot in 12 weeks");
            }
            return false;
        };
        let axis = TimeAxis::exactly(weeks.first, weeks.last);
        let extent = tens(&weeks.snapshots);
        let (top, bottom) = (frame.heights.0 + self.lower, frame.heights.1 + self.lower);
        let panel = Panel { axis: &axis, across: frame.across, top, bottom, extent };
        grid(page, &panel);
        let has_gaps = self.draw(page, &panel, &weeks);
        let time = if weeks.is_whole {
            "12 weeks".to_owned()
        } else {
            // No day of twelve weeks needs a year.
            format!("since {}", weeks.first.day_month())
        };
        let dotted = if has_gaps { "; dotted: no snapshots" } else { "" };
        self.caption(page, frame, &format!("{time}{dotted}"));
        true
    }

    fn caption(&self, page: &mut Page<'_>, frame: Frame, words: &str) {
        let at = Point { x: frame.across.left, y: CAPTION.0 + self.lower };
        page.text(words, at, CAPTION.1, Anchor::Left);
    }

    /// Draws the pieces of the line, and dots over its gaps; whether it has any.
    fn draw(&self, page: &mut Page<'_>, panel: &Panel<'_>, weeks: &Weeks<'_>) -> bool {
        // What is usual shows in all snapshots, not in the few of these weeks.
        let gaps = self.snapshots.gaps();
        let value = |one: &Snapshot| Value { date: one.date, points: one.total.points() };
        let pieces = without_gaps(gaps, weeks.snapshots.iter().map(value));
        let place = |value: &Value| panel.place(value.date, value.points);
        let mut before: Option<Point> = None;
        for piece in &pieces {
            let points: Vec<Point> = piece.iter().map(place).collect();
            if let Some((from, to)) = before.zip(points.first()) {
                page.dashed(vec![from, *to], 1.5, Ink::Muted, Some(DOTTED));
            }
            before = points.last().copied();
            if let [alone] = points[..] {
                page.dot(alone, DOTS.1, Ink::Ink);
            }
            page.line(points, LINE, Ink::Ink);
        }
        if let Some(last) = before {
            page.dot(last, DOTS.0, Ink::Ink);
        }
        pieces.len() > 1
    }

    /// How much of 100 the only snapshot is.
    fn bar(&self, page: &mut Page<'_>) {
        let (left, right) = (LARGE.across.left, EDGES.1);
        let (top, bottom) = (BAR.0 + self.lower, BAR.1 + self.lower);
        let share = self.facts.last.total.points() / 100.0;
        page.bar(Area { left, top, right, bottom }, Ink::Grid);
        page.bar(Area { left, right: left + share * (right - left), top, bottom }, Ink::Ink);
        let at = |x: f64| Point { x, y: bottom + 20.0 };
        page.text("0", at(left), Set::SMALL, Anchor::Left);
        page.text("100", at(right), Set::SMALL, Anchor::Right);
    }
}

/// The lowest and the highest line of the grid, with their values right of them.
fn grid(page: &mut Page<'_>, panel: &Panel<'_>) {
    let Extent::Linear { low, high, .. } = panel.extent else { return };
    for value in [low, high].map(|thousandths| thousandths / 1_000) {
        let (text, y) = (value.to_string(), panel.place(panel.axis.first, value.into()).y);
        let ends = [panel.across.left, panel.across.right].map(|x| Point { x, y });
        page.rule(ends[0], ends[1], Ink::Grid);
        let at = Point { x: panel.across.right + 9.0, y: y + 5.0 };
        page.text(&text, at, Set::SMALL, Anchor::Left);
    }
}

/// The tens around the totals; ten more on both sides of totals that are all the same ten.
fn tens(snapshots: &[Snapshot]) -> Extent {
    const TEN: i32 = 10_000;
    let totals = || snapshots.iter().map(|one| one.total.thousandths().cast_signed());
    let low = totals().min().unwrap_or(0) / TEN * TEN;
    let high = (totals().max().unwrap_or(0) + TEN - 1) / TEN * TEN;
    let more = if low == high { TEN } else { 0 };
    let (low, high) = ((low - more).max(0), (high + more).min(10 * TEN));
    Extent::Linear { low, high, step: high - low, ends: true }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Total;

    #[test]
    fn the_axis_of_the_line_ends_on_tens_and_is_never_flat() {
        let words = |totals: &[&str]| {
            let one = |total: &&str| Snapshot::new(Date::MIN, Total::parse(total).unwrap());
            tens(&totals.iter().map(one).collect::<Vec<_>>()).in_words()
        };
        assert_eq!(words(&["61", "69"]), "60 to 70");
        assert_eq!(words(&["60", "60"]), "50 to 70");
        assert_eq!(words(&["0"]), "0 to 10");
        assert_eq!(words(&["100"]), "90 to 100");
        assert_eq!(words(&["12", "87.5"]), "10 to 90");
    }
}
