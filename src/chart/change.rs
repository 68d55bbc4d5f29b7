//! Chart 3: how might this change split?

use crate::chart::figure::{
    Anchor, Area, Dash, Figure, Fill, Fonts, Ink, Page, Point, Set, TEXT_MARGIN, WIDTH,
};
use crate::chart::parts::extent::Extent;
use crate::chart::parts::words::{alt, period, true_minus};
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
/// From the middle of a row down to the baseline of a text that is alone in it ...
const ALONE: f64 = 5.0;
/// ... and to those of two.
const UPPER: f64 = -2.0;
const LOWER: f64 = 15.0;
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
        for (row, (part, ink)) in (1..).zip(self.inked()) {
            rows.joined(&mut page, row, sum);
            rows.step(&mut page, row, sum, part, ink);
            sum += part.points;
        }
        rows.joined(&mut page, count - 1, sum);
        rows.end(&mut page, count - 1, "End", self.to);
        page.footer(if self.has_ranges() { FOOTER } else { FOOTER_WITHOUT_RANGES });
        page.finish(self.alt())
    }

    fn steps(&self) -> impl Iterator<Item = &ChangePart> {
        self.parts.iter().chain([self.rest])
    }

    fn has_ranges(&self) -> bool {
        self.steps().any(|part| part.range.is_some())
    }

    fn inked(&self) -> impl Iterator<Item = (&ChangePart, Ink)> {
        let ink = |part: &ChangePart| if part.points < 0.0 { Ink::Down } else { Ink::Up };
        let parts = self.parts.iter().map(move |part| (part, ink(part)));
        parts.chain([(self.rest, Ink::Bar)])
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

    /// The parts that have room, the largest first, and the rest.
    fn alt(&self) -> String {
        let what = format!("{} score", self.pillar.name());
        let (whose, days) = (alt::whose(&what, self.who), alt::days(self.from.date, self.to.date));
        let (from, to, moved) = (&self.from.shown, &self.to.shown, self.moved);
        let head = [
            format!("Waterfall chart of a change of {whose}, {days}."),
            format!("From {from} to {to} ({moved})."),
        ];
        let remark = self.remark.map(|remark| format!("Note: {remark}."));
        let caveat = "90 % ranges; not a measurement.".to_owned();
        let foot = self.has_ranges().then_some(caveat).into_iter().chain(remark);
        let (head, foot) = (head.join(" "), foot.collect::<Vec<_>>().join(" "));
        let rest = in_words(self.rest);
        let split = |count: usize| {
            let shown = self.parts[..count].iter().map(in_words);
            let more = self.parts.len() - count;
            let more = (more > 0).then(|| format!("{more} more in the picture"));
            let rest = if self.parts.is_empty() { rest.clone() } else { lowered(&rest) };
            let list: Vec<String> = shown.chain(more).chain([rest]).collect();
            let estimated = if self.has_ranges() { "Estimated split: " } else { "" };
            format!("{head} {estimated}{}. {foot}", list.join("; ")).trim_end().to_owned()
        };
        let counts = (0..=self.parts.len()).rev();
        let fitting = counts.map(split).find(|alt| alt.chars().count() <= alt::LONGEST);
        fitting.unwrap_or(head)
    }
}

/// `perhaps 2 posts (and earlier ones) +0.6 (-0.1 to 1.4)`.
fn in_words(part: &ChangePart) -> String {
    let perhaps = if part.is_possible { "perhaps " } else { "" };
    let in_brackets = |text: &str| format!(" ({text})");
    let remark = part.remark.as_deref().map(in_brackets).unwrap_or_default();
    let range = part.range.as_ref().map(|range| in_brackets(&range.shown)).unwrap_or_default();
    format!("{perhaps}{}{remark} {}{range}", part.name, part.shown)
}

/// With a small initial, inside a sentence.
fn lowered(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(initial) = text.get_mut(..1) {
        initial.make_ascii_lowercase();
    }
    text
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
