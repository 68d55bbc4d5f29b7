//! One row of chart 5: bars beside a dashed line that steps where the safe number changed.

use super::naming::names;
use super::row::LimitRow;
use crate::chart::figure::{Anchor, Area, Dash, Fonts, Ink, Page, Point, Set, TEXT_MARGIN};
use crate::chart::parts::bins::{Bin, Span, bar, share};
use crate::chart::parts::end_label::{self, BESIDE, EndLabel, end_labels};
use crate::chart::parts::room::Room;
use crate::chart::parts::time_axis::{Across, TimeAxis};
use crate::chart::parts::words::grouped;
use crate::domain::{Date, LimitDay};

/// The height of a row, without its title.
pub(super) const HEIGHT: f64 = 70.0;
/// From the title down to the row, so that a number above the highest bar has room.
const BELOW_TITLE: f64 = 12.0;
/// Where bars end at most; labels that need more room push it to the left.
const RIGHT: f64 = 548.0;
/// So much higher than the highest bar and line is the scale.
const SCALE_TO_HIGHEST: f64 = 1.2;
/// Between a bar or line and the number above it.
const ABOVE: f64 = 5.0;
/// The line of a safe number.
const LINE: f64 = 1.5;
const DASH: Dash = Dash { on: 6.0, off: 3.0 };
/// A safe number beside its line.
const LIMIT: Set = Set { ink: Ink::Limit, ..Set::SMALL };

/// One row on the page.
pub(super) struct LimitPanel<'a> {
    pub(super) row: &'a LimitRow<'a>,
    pub(super) axis: &'a TimeAxis,
    pub(super) across: Across,
    pub(super) span: Span,
    pub(super) top: f64,
}

impl LimitPanel<'_> {
    pub(super) fn draw(&self, page: &mut Page<'_>) {
        self.title(page);
        self.scale(page);
        let bars: Vec<(Bin<LimitDay>, Area)> =
            self.row.bins(self.span).into_iter().map(|bin| (bin, self.bar(&bin))).collect();
        let lines = self.lines();
        let strokes = lines.iter().flat_map(|line| line.windows(2)).map(around);
        let taken = bars.iter().map(|(_, bar)| wider(bar)).chain(strokes).collect();
        let mut room = Room::beside(self.across, taken);
        self.unknown(page, &mut room);
        for (bin, bar) in &bars {
            page.bar(*bar, if bin.shown.is_over() { Ink::Limit } else { Ink::Bar });
        }
        let ends = [self.across.left, self.across.right].map(|x| Point { x, y: self.bottom() });
        page.rule(ends[0], ends[1], Ink::Muted);
        for line in lines {
            page.dashed(line, LINE, Ink::Limit, Some(DASH));
        }
        for (bin, bar) in bars.iter().filter(|(bin, _)| bin.shown.is_over()) {
            self.line_through(page, bin, *bar);
        }
        self.numbers(page, &bars, &mut room);
        self.earlier_limits(page, &mut room);
        self.end_labels(page);
    }

    /// The line inside a bar of its own colour. A line on the ground, where none is safe, has no
    /// bar below it.
    fn line_through(&self, page: &mut Page<'_>, bin: &Bin<LimitDay>, bar: Area) {
        let Some(safe) = bin.shown.safe.filter(|safe| safe.limit > 0) else { return };
        let middle = self.height(safe.limit);
        let (top, bottom) = (middle - LINE / 2.0, (middle + LINE / 2.0).min(self.bottom()));
        page.bar(Area { top, bottom, ..bar }, Ink::Ground);
    }

    fn title(&self, page: &mut Page<'_>) {
        let title = self.row.title();
        let at = Point { x: TEXT_MARGIN, y: self.top - BELOW_TITLE };
        page.text(&title, at, Set::PANEL, Anchor::Left);
        if self.span != Span::Day {
            let x = at.x + page.fonts.width(&title, Set::PANEL.size, Set::PANEL.weight) + BESIDE;
            let of = format!("highest {} of each {}", self.row.noun(1), self.span.name());
            page.text(&of, Point { x, ..at }, Set::SMALL, Anchor::Left);
        }
    }

    /// Zero and the largest of all counts and safe numbers, left of the row.
    fn scale(&self, page: &mut Page<'_>) {
        const TO_MIDDLE: f64 = 5.0;
        for count in [0, self.row.most] {
            let at = Point { x: self.across.left - BESIDE, y: self.height(count) + TO_MIDDLE };
            page.text(&grouped(count), at, Set::SMALL, Anchor::Right);
        }
    }

    /// Bands where not everything is known, which is not zero, with words where they have room.
    fn unknown(&self, page: &mut Page<'_>, room: &mut Room) {
        const WORDS: &str = "not known";
        /// From the foot of the row up to the words: the lowest place that is free.
        const UP: [f64; 3] = [8.0, 28.0, 48.0];
        let mut bands: Vec<(f64, f64)> = Vec::new();
        for days in self.row.unknown() {
            // All of the bars that these days are in.
            let around = |date: Date| self.span.around(date, self.axis.last);
            let (first, last) = ends(days);
            let days = (around(first).0, around(last).1);
            let (left, right) = self.axis.stretch(days, self.across);
            match bands.last_mut() {
                Some(band) if left <= band.1 => band.1 = right,
                _ => bands.push((left, right)),
            }
        }
        for (left, right) in bands {
            page.bar(Area { left, right, top: self.top, bottom: self.bottom() }, Ink::Band);
            let heights = UP.map(|up| self.bottom() - up);
            room.between(page, WORDS, (left, right), &heights, Set::SMALL);
        }
    }

    fn bar(&self, bin: &Bin<LimitDay>) -> Area {
        let share = self.share(bin.count());
        bar(self.axis, self.across, (bin.first, bin.last), (self.top, self.bottom()), share)
    }

    /// The corners of the line; days without a safe number part it.
    fn lines(&self) -> Vec<Vec<Point>> {
        let mut lines: Vec<Vec<Point>> = Vec::new();
        let mut before: Option<Date> = None;
        for (days, safe) in self.row.stretches() {
            let (first, last) = ends(days);
            let (left, right) = self.axis.stretch((first, last), self.across);
            let corners = [left, right].map(|x| Point { x, y: self.height(safe.limit) });
            let next = before.map(|last| last.plus_days(1));
            match lines.last_mut().filter(|_| next == Some(first)) {
                Some(line) => line.extend(corners),
                None => lines.push(corners.to_vec()),
            }
            before = Some(last);
        }
        lines
    }

    /// The numbers above the bars that are over, the highest first: of neighbours the highest
    /// alone, and none that would lie on another mark. That of the latest reading stands right of
    /// the row.
    fn numbers(&self, page: &mut Page<'_>, bars: &[(Bin<LimitDay>, Area)], room: &mut Room) {
        let is_over = |bin: &Bin<LimitDay>| bin.shown.is_over();
        let runs = bars
            .chunk_by(|(a, _), (b, _)| is_over(a) && is_over(b) && a.last.plus_days(1) == b.first);
        let latest = self.row.latest_reading();
        let mut highest: Vec<&(Bin<LimitDay>, Area)> = runs
            .filter(|run| is_over(&run[0].0))
            .filter_map(|run| run.iter().rev().max_by_key(|(bin, _)| bin.count()))
            .filter(|(bin, _)| latest != Some((bin.shown.date, bin.count())))
            .collect();
        highest.sort_by_key(|(bin, _)| std::cmp::Reverse(bin.count()));
        for (bin, bar) in highest {
            let number = grouped(bin.count());
            let width = page.fonts.width(&number, Set::NUMBER.size, Set::NUMBER.weight);
            let middle = f64::midpoint(bar.left, bar.right) - width / 2.0;
            let last = self.across.right - width;
            let xs = [middle, bar.left, bar.right - width];
            let xs = xs.map(|x| x.clamp(self.across.left, last));
            // On the bar, else above what stands higher beside it, as low as there is room.
            let mut heights = room.tops(xs[2], xs[1] + width);
            let highest = self.height(self.row.most) - LINE;
            heights.retain(|top| (highest..bar.top).contains(top));
            heights.push(bar.top);
            heights.sort_by(|a, b| b.total_cmp(a));
            let at = heights.iter().flat_map(|top| xs.map(|x| Point { x, y: top - ABOVE }));
            room.place(page, &number, &at.collect::<Vec<_>>(), Set::NUMBER);
        }
    }

    /// The safe numbers that held before the one that stands right of the row, above their lines.
    fn earlier_limits(&self, page: &mut Page<'_>, room: &mut Room) {
        let Some((_, last)) = self.row.stretches().last() else { return };
        for (days, safe) in self.row.stretches().filter(|(_, safe)| safe.limit != last.limit) {
            let ends = self.axis.stretch(ends(days), self.across);
            let y = self.height(safe.limit) - ABOVE;
            for name in names(self.row, days, safe) {
                let at = on_line(page.fonts.width(&name, LIMIT.size, LIMIT.weight), ends, y);
                if room.place(page, &name, &at, LIMIT) {
                    break;
                }
            }
        }
    }

    /// The safe number, and of readings the latest, right of the row.
    fn end_labels(&self, page: &mut Page<'_>) {
        let label = |(count, text, set)| {
            let of = Point { x: self.across.right, y: self.height(count) };
            EndLabel { of, text, set }
        };
        let labels: Vec<EndLabel> = labels(self.row).into_iter().map(label).collect();
        end_labels(page, &labels, self.top, self.bottom() - 3.0);
    }

    fn height(&self, count: u64) -> f64 {
        self.bottom() - HEIGHT * self.share(count)
    }

    fn share(&self, count: u64) -> f64 {
        share(count, self.row.most) / SCALE_TO_HIGHEST
    }

    fn bottom(&self) -> f64 {
        self.top + HEIGHT
    }
}

/// What stands right of a row, each with the count that it stands beside: the safe number that
/// holds at the end, or held last, and the latest reading.
fn labels(row: &LimitRow<'_>) -> Vec<(u64, String, Set)> {
    let Some(end) = row.days.last().map(|day| day.date) else { return Vec::new() };
    let limit = row.stretches().last().map(|(days, safe)| {
        let (_, last) = ends(days);
        let names = names(row, days, safe);
        let name = names.first().cloned().unwrap_or_default();
        let text = if last == end { name } else { format!("{name} until {}", last.beside(end)) };
        (safe.limit, text, LIMIT)
    });
    let reading = row.latest_reading().map(|(date, count)| {
        (count, format!("{} on {}", grouped(count), date.beside(end)), Set::NUMBER)
    });
    limit.into_iter().chain(reading).collect()
}

/// Where words of that width may stand between the ends of a line: in the middle, else at the left
/// or at the right; nowhere on a line that is too short.
fn on_line(width: f64, (left, right): (f64, f64), y: f64) -> Vec<Point> {
    const CLEAR: f64 = 4.0;
    let (first, last) = (left + CLEAR, right - CLEAR - width);
    let xs = [f64::midpoint(first, last), first, last];
    xs.into_iter().filter(|_| first <= last).map(|x| Point { x, y }).collect()
}

/// Where the bars begin, so that the scales left of them have room.
pub(super) fn left_edge(rows: &[LimitRow<'_>], fonts: &Fonts) -> f64 {
    let width =
        |row: &LimitRow<'_>| fonts.width(&grouped(row.most), Set::SMALL.size, Set::SMALL.weight);
    TEXT_MARGIN + rows.iter().map(width).fold(0.0, f64::max) + BESIDE
}

/// Where the bars end, so that what stands right of them has room.
pub(super) fn right_edge(rows: &[LimitRow<'_>], fonts: &Fonts) -> f64 {
    let labels: Vec<_> = rows.iter().flat_map(labels).collect();
    let labels = labels.iter().map(|(_, text, set)| (text.as_str(), *set));
    end_label::right_edge(fonts, labels, RIGHT)
}

/// The first and the last of a stretch of days, which has at least one.
pub(super) fn ends(days: &[LimitDay]) -> (Date, Date) {
    (days[0].date, days[days.len() - 1].date)
}

/// A bar with what stays free beside it.
fn wider(bar: &Area) -> Area {
    const CLEAR: f64 = 2.0;
    Area { left: bar.left - CLEAR, right: bar.right + CLEAR, ..*bar }
}

/// What a level or upright piece of the line covers.
fn around(ends: &[Point]) -> Area {
    let [from, to] = [ends[0], ends[ends.len() - 1]];
    Area {
        left: from.x.min(to.x) - LINE / 2.0,
        right: from.x.max(to.x) + LINE / 2.0,
        top: from.y.min(to.y) - LINE / 2.0,
        bottom: from.y.max(to.y) + LINE / 2.0,
    }
}
