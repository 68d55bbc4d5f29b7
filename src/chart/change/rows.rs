//! The rows of a change: a step each, on one scale; for names and parts that have no room as columns.

use super::chart::{ChangeChart, ChangePart};
use crate::chart::figure::{
    Anchor, Area, Dash, Fill, Fonts, Ink, Page, Point, Set, TEXT_MARGIN, WIDTH,
};
use crate::chart::parts::extent::Extent;
use crate::chart::parts::words::true_minus;
use crate::domain::Date;
use crate::words::numbers::Decimals;

/// The height of a row.
pub(super) const ROW: u32 = 46;
/// The upper edge of the first row.
const TOP: f64 = 86.0;
/// Where row labels end: further to the right where a label needs the room, but never beyond
/// [`LABELS_AT_MOST`].
const LABELS: f64 = 150.0;
const LABELS_AT_MOST: f64 = 220.0;
/// Between row labels and the plot.
const BESIDE_LABELS: f64 = 10.0;
/// The right edge of the plot.
const RIGHT: f64 = 510.0;
/// From the middle of a row down to the baseline of a text that is alone in it ...
const ALONE: f64 = 5.0;
/// ... and to those of two.
const UPPER: f64 = -2.0;
const LOWER: f64 = 15.0;
/// Names of rows.
const NAME: Set = Set { ink: Ink::Ink, ..Set::ROW };

/// Where the rows lie and what their length means.
pub(super) struct Rows {
    left: f64,
    extent: Extent,
    pub(super) count: u32,
}

impl Rows {
    /// As many as the change has parts, a rest and two ends.
    pub(super) fn of(chart: &ChangeChart<'_>, fonts: &Fonts) -> Self {
        let count = u32::try_from(chart.steps().count()).unwrap_or(u32::MAX) + 2;
        Self { left: left(chart, fonts), extent: extent(chart), count }
    }

    fn middle(row: u32) -> f64 {
        TOP + f64::from(ROW) * (f64::from(row) + 0.5)
    }

    fn x(&self, points: f64) -> f64 {
        self.left + (RIGHT - self.left) * self.extent.share(points)
    }

    /// Draws them.
    pub(super) fn draw(&self, page: &mut Page<'_>, chart: &ChangeChart<'_>) {
        self.grid(page, chart.decimals);
        self.end(page, 0, ("Start", chart.from.date), chart.from.points, &chart.score(chart.from));
        let mut sum = chart.from.points;
        for (row, (part, ink)) in (1..).zip(chart.inked()) {
            self.joined(page, row, sum);
            self.step(page, row, sum, part, ink);
            sum += part.points;
        }
        let last = self.count - 1;
        self.joined(page, last, sum);
        self.end(page, last, ("End", chart.to.date), chart.to.points, &chart.score(chart.to));
    }

    fn grid(&self, page: &mut Page<'_>, decimals: Decimals) {
        let bottom = TOP + f64::from(ROW * self.count);
        for (value, _) in self.extent.grid() {
            let x = self.x(value);
            page.rule(Point { x, y: TOP }, Point { x, y: bottom }, Ink::Grid);
            let text = true_minus(&decimals.unsigned(value));
            page.text(&text, Point { x, y: bottom + 17.0 }, Set::SMALL, Anchor::Middle);
        }
    }

    /// The height of what marks a row: a tick in the first and the last, bars between them.
    const fn height(&self, row: u32) -> f64 {
        if row == 0 || row + 1 == self.count { 32.0 } else { 24.0 }
    }

    /// A tick at a score, with its day and its value.
    fn end(
        &self,
        page: &mut Page<'_>,
        row: u32,
        (word, day): (&str, Date),
        points: f64,
        shown: &str,
    ) {
        const WIDTH: f64 = 4.0;
        let (x, middle) = (self.x(points), Self::middle(row));
        let tick = around(x - WIDTH / 2.0, x + WIDTH / 2.0, middle, self.height(row));
        page.bar(tick, Ink::Ink);
        let at = Point { x: x + WIDTH / 2.0 + 8.0, y: middle + 5.0 };
        page.clear_text(shown, at, Set::PANEL);
        self.label(page, row, &format!("{word} {}", day.day_month()), None);
    }

    /// The line that leads from a row to the next one.
    fn joined(&self, page: &mut Page<'_>, row: u32, points: f64) {
        const DASH: Dash = Dash { on: 3.0, off: 3.0 };
        let x = self.x(points);
        let half = |row: u32| self.height(row) / 2.0;
        let line = [Self::middle(row - 1) + half(row - 1), Self::middle(row) - half(row)];
        page.dashed(line.map(|y| Point { x, y }).to_vec(), 1.0, Ink::Muted, Some(DASH));
    }

    fn step(&self, page: &mut Page<'_>, row: u32, sum: f64, part: &ChangePart, ink: Ink) {
        const LEAST: f64 = 2.0;
        const RANGE: f64 = 8.0;
        let (middle, from, to) = (Self::middle(row), self.x(sum), self.x(sum + part.points));
        let (left, right) = (from.min(to), from.max(to).max(from.min(to) + LEAST));
        let fill = if part.is_possible { Fill::Hatched } else { Fill::Solid };
        page.filled(around(left, right, middle, self.height(row)), ink, fill);
        if let Some(range) = &part.range {
            let [low, high] = [range.low, range.high].map(|end| self.x(sum + end));
            let area = around(low, high, middle, RANGE);
            // On ground of its own, it is seen inside the bar as well.
            page.bar(area, Ink::Ground);
            page.filled(area, ink, Fill::Pale);
        }
        self.label(page, row, &part.name, part.remark.as_deref());
        Self::numbers(page, row, part);
    }

    /// The estimate and its range, right of the plot.
    fn numbers(page: &mut Page<'_>, row: u32, part: &ChangePart) {
        let (perhaps, set) = if part.is_possible { ("perhaps ", NAME) } else { ("", Set::PANEL) };
        let shown = format!("{perhaps}{}", part.shown);
        let mut line = |text: &str, set: Set, below: f64| {
            let x = f64::from(WIDTH) - TEXT_MARGIN;
            let at = Point { x, y: Self::middle(row) + below };
            page.text(&true_minus(text), at, set, Anchor::Right);
        };
        match &part.range {
            None => line(&shown, set, ALONE),
            Some(range) => {
                line(&shown, set, UPPER);
                line(&range.shown, Set::SMALL, LOWER);
            }
        }
    }

    /// What a row is, left of the plot; cut where it is too long.
    fn label(&self, page: &mut Page<'_>, row: u32, name: &str, remark: Option<&str>) {
        let (right, middle) = (self.left - BESIDE_LABELS, Self::middle(row));
        let fonts = page.fonts;
        let mut line = |text: &str, set: Set, below: f64| {
            let text = fonts.cut(text, set.size, set.weight, right - TEXT_MARGIN, 0);
            page.text(&text, Point { x: right, y: middle + below }, set, Anchor::Right);
        };
        match remark {
            None => line(name, NAME, ALONE),
            Some(remark) => {
                line(name, NAME, UPPER);
                line(remark, Set::SMALL, LOWER);
            }
        }
    }
}

/// From the least to the most of both ends, of all running sums and of all ends of ranges.
fn extent(chart: &ChangeChart<'_>) -> Extent {
    let mut values = vec![chart.from.points, chart.to.points];
    let mut sum = chart.from.points;
    for part in chart.steps() {
        values.extend(part.range.iter().flat_map(|range| [sum + range.low, sum + range.high]));
        sum += part.points;
        values.push(sum);
    }
    let lowest = values.iter().copied().fold(f64::INFINITY, f64::min);
    let highest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    Extent::whole_points(thousandths(lowest), thousandths(highest))
}

/// The left edge of the plot.
fn left(chart: &ChangeChart<'_>, fonts: &Fonts) -> f64 {
    let widths = chart.steps().flat_map(|part| {
        let remark = part.remark.iter().map(|remark| width(fonts, remark, Set::SMALL));
        [width(fonts, &part.name, NAME)].into_iter().chain(remark)
    });
    let labels = TEXT_MARGIN + widths.fold(0.0, f64::max);
    labels.clamp(LABELS, LABELS_AT_MOST).ceil() + BESIDE_LABELS
}

fn width(fonts: &Fonts, text: &str, set: Set) -> f64 {
    fonts.width(text, set.size, set.weight)
}

/// A bar of that height around the middle of a row.
fn around(left: f64, right: f64, middle: f64, height: f64) -> Area {
    Area { left, right, top: middle - height / 2.0, bottom: middle + height / 2.0 }
}

#[expect(clippy::cast_possible_truncation, reason = "scores and their differences are small")]
fn thousandths(points: f64) -> i32 {
    (points * 1_000.0).round() as i32
}
