//! The columns of a change: from the earlier score a step for every part, to the later score.

use super::chart::{ChangeChart, ChangeEnd, ChangePart};
use super::fitting::{lines, range};
use super::heights::{Block, Heights};
use crate::chart::figure::{
    Anchor, Area, Dash, Fill, Fonts, Ink, Page, Point, Set, TEXT_MARGIN, WIDTH,
};
use crate::chart::parts::words::true_minus;

/// The upper and the lower edge of the plot.
const PLOT: (f64, f64) = (78.0, 330.0);
/// From the plot down to the baseline of the first line of a name.
const NAMES: f64 = 20.0;
/// From line to line.
const LINE: f64 = 17.0;
/// What is below the names: a gap and the footer.
const FOOT: u32 = 42;
/// Between the texts of two columns.
const BETWEEN: f64 = 3.0;
/// Between a mark and the numbers above or below it.
const CLEAR: f64 = 8.0;
/// Between the labels of the grid and the columns.
const BESIDE_LABELS: f64 = 8.0;
/// Beside the last column: its texts stand in its middle.
const MARGIN: f64 = 16.0;
/// The widest mark of a column, and its part of the column.
const WIDEST: f64 = 64.0;
const PART: f64 = 0.56;
/// The width of the first and the last column, if there are many.
const END: f64 = 47.0;
/// How numbers of steps that are likely, and those of scores, are set; and names.
const NUMBER: Set = Set::VALUE;
const NAME: Set = Set { ink: Ink::Ink, ..Set::SMALL };

/// Where the columns lie and what stands at them.
pub(super) struct Columns<'a> {
    chart: &'a ChangeChart<'a>,
    left: f64,
    cells: Vec<Cell>,
    heights: Heights,
}

/// A column.
struct Cell {
    middle: f64,
    /// Its number, and the lines of its range.
    numbers: Vec<(String, Set)>,
    /// Its name, and what else is said of it.
    names: Vec<(String, Set)>,
    /// Where the numbers are.
    are_below: bool,
    /// The width of its mark.
    mark: f64,
}

impl<'a> Columns<'a> {
    /// Those of a change; `None` where a name or a number has no room.
    pub(super) fn of(chart: &'a ChangeChart<'a>, fonts: &Fonts) -> Option<Self> {
        let label = chart.decimals.unsigned(chart.series.highest());
        let labels = fonts.width(&label, Set::SMALL.size, Set::SMALL.weight);
        // Without these, where the columns need their room.
        [TEXT_MARGIN + labels + BESIDE_LABELS, MARGIN].into_iter().find_map(|left| {
            let cells = cells(chart, fonts, left)?;
            let blocks: Vec<Block> =
                spans(chart).zip(&cells).map(|(span, cell)| cell.block(span)).collect();
            Some(Self { chart, left, heights: Heights::of(&blocks, PLOT, chart.decimals), cells })
        })
    }

    /// How high the picture is.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred")]
    pub(super) fn height(&self) -> u32 {
        let most = self.cells.iter().map(|cell| cell.names.len()).max().unwrap_or(0);
        let lines = u32::try_from(most).unwrap_or(0);
        (PLOT.1 + NAMES) as u32 + lines.saturating_sub(1) * LINE as u32 + FOOT
    }

    /// Draws them.
    pub(super) fn draw(&self, page: &mut Page<'_>) {
        self.grid(page);
        let (first, last) = (&self.cells[..1], &self.cells[self.cells.len() - 1..]);
        let mut sum = self.chart.from.points;
        for ((part, ink), pair) in self.chart.inked().zip(self.cells.windows(2)) {
            self.joined(page, pair, sum);
            self.step(page, &pair[1], sum, part, ink);
            sum += part.points;
        }
        self.joined(page, &self.cells[self.cells.len() - 2..], sum);
        for (cell, end) in
            first.iter().zip([self.chart.from]).chain(last.iter().zip([self.chart.to]))
        {
            let y = self.heights.y(end.points);
            page.bar(cell.area(y - 2.0, y + 2.0), Ink::Ink);
        }
        for (cell, span) in self.cells.iter().zip(spans(self.chart)) {
            cell.write(page, span.map(|end| self.heights.y(end)));
        }
    }

    fn grid(&self, page: &mut Page<'_>) {
        let decimals = self.chart.decimals;
        let ends = [self.left.max(TEXT_MARGIN), f64::from(WIDTH) - TEXT_MARGIN];
        for value in self.heights.grid(decimals, self.chart.series.highest()) {
            let y = self.heights.y(value);
            let [from, to] = ends.map(|x| Point { x, y });
            page.rule(from, to, Ink::Grid);
            if self.left > MARGIN {
                let at = Point { x: self.left - BESIDE_LABELS, y: y + 5.0 };
                page.text(&decimals.unsigned(value), at, Set::SMALL, Anchor::Right);
            }
        }
    }

    /// The line that leads from a column to the next one.
    fn joined(&self, page: &mut Page<'_>, pair: &[Cell], points: f64) {
        const DASH: Dash = Dash { on: 3.0, off: 3.0 };
        let [from, to] = pair else { return };
        let y = self.heights.y(points);
        let ends = [from.area(y, y).right, to.area(y, y).left];
        page.dashed(ends.map(|x| Point { x, y }).to_vec(), 1.0, Ink::Muted, Some(DASH));
    }

    /// A bar from a sum to the next one, and the line of its range.
    fn step(&self, page: &mut Page<'_>, cell: &Cell, sum: f64, part: &ChangePart, ink: Ink) {
        const LEAST: f64 = 2.0;
        let ends = [sum, sum + part.points].map(|points| self.heights.y(points));
        let top = ends[0].min(ends[1]);
        let bottom = ends[0].max(ends[1]).max(top + LEAST);
        let fill = if part.is_possible { Fill::Hatched } else { Fill::Solid };
        page.filled(cell.area(top, bottom), ink, fill);
        let Some(range) = &part.range else { return };
        // Beside the middle, and seen on the bar as well.
        let x = cell.middle + cell.mark / 4.0;
        let line =
            [sum + range.low, sum + range.high].map(|end| Point { x, y: self.heights.y(end) });
        page.line(line.to_vec(), 4.5, Ink::Ground);
        page.line(line.to_vec(), 2.0, Ink::Ink);
    }
}

impl Cell {
    fn area(&self, top: f64, bottom: f64) -> Area {
        let half = self.mark / 2.0;
        Area { left: self.middle - half, right: self.middle + half, top, bottom }
    }

    /// What it needs around its values.
    fn block(&self, [low, high]: [f64; 2]) -> Block {
        let lines = f64::from(u32::try_from(self.numbers.len()).unwrap_or(0));
        let numbers = CLEAR + lines * LINE;
        let (below, above) = if self.are_below { (numbers, CLEAR) } else { (CLEAR, numbers) };
        Block { low, high, below, above }
    }

    /// Its numbers, above or below what it shows, and its name.
    fn write(&self, page: &mut Page<'_>, [low, high]: [f64; 2]) {
        let lines = f64::from(u32::try_from(self.numbers.len()).unwrap_or(0));
        let first =
            if self.are_below { low + CLEAR + 12.0 } else { high - CLEAR - (lines - 1.0) * LINE };
        self.lines(page, &self.numbers, first, true);
        self.lines(page, &self.names, PLOT.1 + NAMES, false);
    }

    fn lines(&self, page: &mut Page<'_>, lines: &[(String, Set)], first: f64, on_ground: bool) {
        let mut y = first;
        for (text, set) in lines {
            let width = page.fonts.width(text, set.size, set.weight);
            let at = Point { x: self.middle - width / 2.0, y };
            if on_ground {
                page.clear_text(text, at, *set);
            } else {
                page.text(text, at, *set, Anchor::Left);
            }
            y += LINE;
        }
    }
}

/// The lowest and the highest value of every column, from left to right.
fn spans(chart: &ChangeChart<'_>) -> impl Iterator<Item = [f64; 2]> {
    let mut sum = chart.from.points;
    let step = move |part: &ChangePart| {
        let (before, after) = (sum, sum + part.points);
        sum = after;
        let ends = part
            .range
            .as_ref()
            .map_or([before; 2], |range| [before + range.low, before + range.high]);
        [before.min(after).min(ends[0]), before.max(after).max(ends[1])]
    };
    let end = |end: &ChangeEnd| [end.points; 2];
    [end(chart.from)].into_iter().chain(chart.steps().map(step)).chain([end(chart.to)])
}

/// Every column from a left edge on; `None` where a text has no room.
fn cells(chart: &ChangeChart<'_>, fonts: &Fonts, left: f64) -> Option<Vec<Cell>> {
    let count = f64::from(u32::try_from(chart.steps().count()).ok()?);
    let room = f64::from(WIDTH) - MARGIN - left;
    let end = END.min(room / (count + 2.0)).max(room / (count + 2.0) * 0.7);
    let width = (room - 2.0 * end) / count;
    let score = |middle: f64, word: &str, end: &ChangeEnd, width: f64| Cell {
        middle,
        numbers: vec![(chart.score(end), NUMBER)],
        names: vec![(word.to_owned(), NAME), (end.date.day_month().to_string(), Set::SMALL)],
        are_below: false,
        mark: (width - BETWEEN).min(WIDEST),
    };
    let mut cells = vec![score(left + end / 2.0, "Start", chart.from, end)];
    let mut middle = left + end + width / 2.0;
    for part in chart.steps() {
        cells.push(cell(fonts, part, middle, width)?);
        middle += width;
    }
    cells.push(score(f64::from(WIDTH) - MARGIN - end / 2.0, "End", chart.to, end));
    Some(cells)
}

/// The column of a part, if its texts have room.
fn cell(fonts: &Fonts, part: &ChangePart, middle: f64, width: f64) -> Option<Cell> {
    let room = width - BETWEEN;
    let weight = if part.is_possible { Set::ROW.weight } else { NUMBER.weight };
    let mut numbers = vec![(true_minus(&part.shown), Set { weight, ..NUMBER })];
    if let Some(one) = &part.range {
        let shown = range(fonts, &true_minus(&one.shown), Set::SMALL, room)?;
        numbers.extend(shown.into_iter().map(|line| (line, Set::SMALL)));
    }
    let perhaps = if part.is_possible { "perhaps " } else { "" };
    let name = lines(fonts, &format!("{perhaps}{}", part.name), NAME, room)?;
    let remark = match &part.remark {
        Some(remark) => lines(fonts, remark, Set::SMALL, room)?,
        None => Vec::new(),
    };
    let names = name.into_iter().map(|line| (line, NAME));
    let names = names.chain(remark.into_iter().map(|line| (line, Set::SMALL))).collect();
    let mark = (width * PART).min(WIDEST);
    Some(Cell { middle, numbers, names, are_below: part.points < 0.0, mark })
}
