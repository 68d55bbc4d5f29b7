//! Chart 3: how might this change split?

use super::extent::Extent;
use super::page::{Anchor, Page, Set, TEXT_MARGIN, WIDTH};
use super::words::{period, true_minus};
use super::{Area, Dash, Figure, Fill, Fonts, Ink, Point, alt};
use crate::domain::{Date, Pillar};

/// A pillar's change between two snapshots as a horizontal waterfall: what each kind of activity may
/// have contributed, each with its range, and what stays unexplained.
///
/// The chart knows nothing of how the split was estimated: numbers come with the words for them, so
/// that a picture and a table never word them differently. Words may have ASCII minus signs.
#[derive(Clone, Copy, Debug)]
pub struct ChangeChart<'a> {
    /// The person's name, as the subtitle and the text alternative show it.
    pub who: Option<&'a str>,
    /// Which pillar.
    pub pillar: Pillar,
    /// The earlier snapshot.
    pub from: &'a ChangeEnd,
    /// The later snapshot.
    pub to: &'a ChangeEnd,
    /// The change in words: `+1.7`, `unchanged`.
    pub moved: &'a str,
    /// What may have contributed, in the order in which it is drawn.
    pub parts: &'a [ChangePart],
    /// What is left: with the parts it makes up the change.
    pub rest: &'a ChangePart,
    /// What a reader must know of the change as a whole, in a few words of the subtitle.
    pub remark: Option<&'a str>,
    /// Words instead of the finding.
    pub title: Option<&'a str>,
}

/// A snapshot at one end of a change.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeEnd {
    /// The day.
    pub date: Date,
    /// The score, in points.
    pub points: f64,
    /// The score in words.
    pub shown: String,
}

/// A part of a change.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangePart {
    /// What it is: `12 comments`.
    pub name: String,
    /// A few more words on it, below the name.
    pub remark: Option<String>,
    /// The estimate, in points.
    pub points: f64,
    /// The estimate in words, with its sign.
    pub shown: String,
    /// Where the part may lie; `None` where nothing was estimated.
    pub range: Option<ChangeRange>,
    /// Whether it is possible only, and not likely.
    pub is_possible: bool,
}

/// Where a part of a change may lie.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeRange {
    /// The lower end, in points.
    pub low: f64,
    /// The upper end, in points.
    pub high: f64,
    /// Both ends in words: `0.3 to 1.6`.
    pub shown: String,
}

/// The height of a row, and of everything else.
const ROW: u32 = 46;
const AROUND: u32 = 138;
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
/// How to read the chart.
const FOOTER: &str =
    "Pale: where each part may lie (90 % range). What went together, not what caused it.";
/// The same, where no part is told.
const FOOTER_WITHOUT_RANGES: &str = "Nothing is linked. That is no proof that nothing helped.";

/// Where the rows lie and what their length means.
struct Rows {
    left: f64,
    extent: Extent,
    count: u32,
}

impl ChangeChart<'_> {
    /// Lays the chart out.
    #[must_use]
    pub fn figure(&self, fonts: &Fonts) -> Figure {
        let count = u32::try_from(self.steps().count()).unwrap_or(u32::MAX) + 2;
        let rows = Rows { left: self.left(fonts), extent: self.extent(), count };
        let mut page = Page::new(fonts, self.title, self.finding(), AROUND + ROW * count);
        let mut words = vec![period(self.from.date, self.to.date)];
        words.extend(self.has_ranges().then(|| "estimated split, not a measurement".to_owned()));
        words.extend(self.remark.map(ToOwned::to_owned));
        page.subtitle(self.who, &words);

        rows.grid(&mut page);
        rows.end(&mut page, 0, "Start", self.from);
        let mut sum = self.from.points;
        for (row, part) in (1..).zip(self.steps()) {
            rows.joined(&mut page, row, sum);
            let ink = self.ink(part);
            rows.step(&mut page, row, sum, part, ink);
            sum += part.points;
        }
        rows.joined(&mut page, count - 1, sum);
        rows.end(&mut page, count - 1, "Now", self.to);
        page.footer(if self.has_ranges() { FOOTER } else { FOOTER_WITHOUT_RANGES });
        page.finish(self.alt())
    }

    fn steps(&self) -> impl Iterator<Item = &ChangePart> {
        self.parts.iter().chain([self.rest])
    }

    fn has_ranges(&self) -> bool {
        self.steps().any(|part| part.range.is_some())
    }

    fn is_rest(&self, part: &ChangePart) -> bool {
        std::ptr::eq(part, self.rest)
    }

    fn ink(&self, part: &ChangePart) -> Ink {
        match part.points {
            _ if self.is_rest(part) => Ink::Bar,
            points if points < 0.0 => Ink::Down,
            _ => Ink::Up,
        }
    }

    /// `Insights 15.2 → 16.9 (+1.7)`.
    fn finding(&self) -> String {
        let (name, from, to) = (self.pillar.title(), &self.from.shown, &self.to.shown);
        format!("{name} {from} → {to} ({})", true_minus(self.moved))
    }

    /// From the least to the most of both ends, of all running sums and of all ends of ranges.
    fn extent(&self) -> Extent {
        let mut values = vec![self.from.points, self.to.points];
        let mut sum = self.from.points;
        for part in self.steps() {
            values.extend(part.range.iter().flat_map(|range| [sum + range.low, sum + range.high]));
            sum += part.points;
            values.push(sum);
        }
        let lowest = values.iter().copied().fold(f64::INFINITY, f64::min);
        let highest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        Extent::whole_points(thousandths(lowest), thousandths(highest))
    }

    /// The left edge of the plot.
    fn left(&self, fonts: &Fonts) -> f64 {
        let widths = self.steps().flat_map(|part| {
            let remark = part.remark.iter().map(|remark| width(fonts, remark, Set::SMALL));
            [width(fonts, &part.name, NAME)].into_iter().chain(remark)
        });
        let labels = TEXT_MARGIN + widths.fold(0.0, f64::max);
        labels.clamp(LABELS, LABELS_AT_MOST).ceil() + BESIDE_LABELS
    }

    fn alt(&self) -> String {
        let name = self.pillar.name();
        let days = alt::days(self.from.date, self.to.date);
        let whose = alt::whose(&format!("{name} score"), self.who);
        let (from, to) = (&self.from.shown, &self.to.shown);
        let parts: Vec<String> = self.steps().map(|part| self.in_words(part)).collect();
        let split = if self.has_ranges() { "Estimated split: " } else { "" };
        let sentences = [
            Some(format!("Waterfall chart of a change of {whose}, {days}.")),
            Some(format!("From {from} to {to} ({}).", self.moved)),
            Some(format!("{split}{}.", parts.join("; "))),
            self.remark.map(|remark| format!("Note: {remark}.")),
            self.has_ranges().then(|| "90 % ranges; not a measurement.".to_owned()),
        ];
        alt::joined(sentences.into_iter().flatten())
    }

    /// `perhaps 2 posts (and earlier ones) +0.6 (-0.1 to 1.4)`.
    fn in_words(&self, part: &ChangePart) -> String {
        let perhaps = if part.is_possible { "perhaps " } else { "" };
        // Of the rest, which is a sentence of its own where it is alone.
        let is_inside = self.is_rest(part) && !self.parts.is_empty();
        let name = if is_inside { part.name.to_lowercase() } else { part.name.clone() };
        let in_brackets = |text: &str| format!(" ({text})");
        let remark = part.remark.as_deref().map(in_brackets).unwrap_or_default();
        let range = part.range.as_ref().map(|range| in_brackets(&range.shown));
        format!("{perhaps}{name}{remark} {}{}", part.shown, range.unwrap_or_default())
    }
}

impl Rows {
    fn middle(row: u32) -> f64 {
        TOP + f64::from(ROW) * (f64::from(row) + 0.5)
    }

    fn x(&self, points: f64) -> f64 {
        self.left + (RIGHT - self.left) * self.extent.share(points)
    }

    fn grid(&self, page: &mut Page<'_>) {
        let bottom = TOP + f64::from(ROW * self.count);
        for (value, text) in self.extent.grid() {
            let x = self.x(value);
            page.rule(Point { x, y: TOP }, Point { x, y: bottom }, Ink::Grid);
            page.text(&text, Point { x, y: bottom + 17.0 }, Set::SMALL, Anchor::Middle);
        }
    }

    /// The height of what marks a row: a tick in the first and the last, bars between them.
    const fn height(&self, row: u32) -> f64 {
        if row == 0 || row + 1 == self.count { 32.0 } else { 24.0 }
    }

    /// A tick at a score, with its day and its value.
    fn end(&self, page: &mut Page<'_>, row: u32, word: &str, end: &ChangeEnd) {
        const WIDTH: f64 = 4.0;
        let (x, middle) = (self.x(end.points), Self::middle(row));
        let tick = around(x - WIDTH / 2.0, x + WIDTH / 2.0, middle, self.height(row));
        page.bar(tick, Ink::Ink);
        let at = Point { x: x + WIDTH / 2.0 + 8.0, y: middle + 5.0 };
        page.clear_text(&end.shown, at, Set::PANEL);
        self.label(page, row, &format!("{word} {}", end.date.day_month()), None);
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
        let right = f64::from(WIDTH) - TEXT_MARGIN;
        let (shown, set) = if part.is_possible {
            (format!("perhaps {}", part.shown), NAME)
        } else {
            (part.shown.clone(), Set::PANEL)
        };
        let above = Point { x: right, y: middle - if part.range.is_some() { 2.0 } else { -5.0 } };
        page.text(&true_minus(&shown), above, set, Anchor::Right);
        if let Some(range) = &part.range {
            let [low, high] = [range.low, range.high].map(|end| self.x(sum + end));
            let area = around(low, high, middle, RANGE);
            // On ground of its own, it is seen inside the bar as well.
            page.bar(area, Ink::Ground);
            page.filled(area, ink, Fill::Pale);
            let below = Point { x: right, y: middle + 15.0 };
            page.text(&true_minus(&range.shown), below, Set::SMALL, Anchor::Right);
        }
        self.label(page, row, &part.name, part.remark.as_deref());
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
            None => line(name, NAME, 5.0),
            Some(remark) => {
                line(name, NAME, -2.0);
                line(remark, Set::SMALL, 15.0);
            }
        }
    }
}

/// Names of rows.
const NAME: Set = Set { ink: Ink::Ink, ..Set::ROW };

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
