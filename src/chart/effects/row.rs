//! An effect: its name, its dot with the range, and its words.

use super::chart::EffectRow;
use super::columns::Columns;
use crate::chart::figure::{Anchor, Area, Fill, Fonts, Ink, Page, Point, Set};
use crate::chart::parts::words::true_minus;

/// The height of a row of two lines, and of each line.
const TWO_LINES: f64 = 38.0;
const LINE: f64 = 17.0;
/// The widest name, and the widest of the words beside the plot.
pub(super) const NAME_ROOM: f64 = 152.0;
const MORE_ROOM: f64 = 156.0;
const LASTS_ROOM: f64 = 104.0;
/// Between an estimate and what it is of.
const SPACE: f64 = 5.0;
/// Names of rows.
pub(super) const NAME: Set = Set { ink: Ink::Ink, ..Set::ROW };

/// The words of an effect, in lines that fit their columns.
pub(super) struct Words {
    name: Vec<String>,
    /// The size, in the set of an estimate; what stands beside it, and below it.
    mean: Vec<String>,
    beside: Option<String>,
    below: Vec<String>,
    lasts: Vec<String>,
    mean_set: Set,
}

impl Words {
    /// The words of a row.
    pub(super) fn of(fonts: &Fonts, row: &EffectRow) -> Self {
        let wrap = |text: &str, set: Set, room| fonts.wrap(text, set.size, set.weight, room);
        let mean_set = if row.is_possible { NAME } else { Set::PANEL };
        let mean = wrap(&true_minus(&row.more.mean), mean_set, MORE_ROOM);
        let range = row.more.range.as_deref().map(true_minus);
        let unit = row.more.unit.clone();
        let on_one = mean.len() == 1 && width(fonts, &mean, mean_set) < MORE_ROOM / 2.0;
        let (beside, below) = if on_one { (Some(unit), None) } else { (None, Some(unit)) };
        let lasts = row.lasts.as_deref().unwrap_or_default();
        Self {
            name: name_lines(fonts, &row.week),
            mean,
            beside,
            below: range.into_iter().chain(below).collect(),
            lasts: wrap(lasts, Set::SMALL, LASTS_ROOM),
            mean_set,
        }
    }

    pub(super) fn name_width(&self, fonts: &Fonts) -> f64 {
        width(fonts, &self.name, NAME)
    }

    pub(super) fn more_width(&self, fonts: &Fonts) -> f64 {
        let beside = width(fonts, self.beside.as_slice(), Set::SMALL);
        let first = width(fonts, &self.mean, self.mean_set) + SPACE + beside;
        first.max(width(fonts, &self.below, Set::SMALL))
    }

    pub(super) fn lasts_width(&self, fonts: &Fonts) -> f64 {
        width(fonts, &self.lasts, Set::SMALL)
    }

    /// How high the row is.
    pub(super) fn height(&self) -> f64 {
        height(self.mean.len() + self.below.len())
    }

    /// Draws the words around the middle of the row.
    pub(super) fn draw(&self, page: &mut Page<'_>, columns: &Columns, middle: f64) {
        around(page, &self.name, columns.names, middle, (NAME, Anchor::Right));
        around(page, &self.lasts, columns.lasts, middle, (Set::SMALL, Anchor::Left));
        let mut y = first_baseline(self.mean.len() + self.below.len(), middle);
        if let Some(beside) = &self.beside {
            let after = width(page.fonts, &self.mean, self.mean_set) + SPACE;
            let at = Point { x: columns.more + after, y };
            page.text(beside, at, Set::SMALL, Anchor::Left);
        }
        let mean = self.mean.iter().map(|line| (line, self.mean_set));
        let below = self.below.iter().map(|line| (line, Set::SMALL));
        for (line, set) in mean.chain(below) {
            page.text(line, Point { x: columns.more, y }, set, Anchor::Left);
            y += LINE;
        }
    }
}

/// The dot of an effect with its range, around the middle of its row.
pub(super) fn dot(
    page: &mut Page<'_>,
    row: &EffectRow,
    ink: Ink,
    middle: f64,
    x: impl Fn(f64) -> f64,
) {
    const HIGH: f64 = 5.0;
    let (top, bottom) = (middle - HIGH / 2.0, middle + HIGH / 2.0);
    let area = Area { left: x(row.range.0), right: x(row.range.1), top, bottom };
    // On ground of its own, no grid line runs through the range.
    page.bar(area, Ink::Ground);
    page.filled(area, ink, if row.is_possible { Fill::Pale } else { Fill::Solid });
    let at = Point { x: x(row.points), y: middle };
    for (radius, ink) in [(6.0, Ink::Ground), (5.0, ink)] {
        page.dot(at, radius, ink);
    }
    if row.is_possible {
        page.dot(at, 3.0, Ink::Ground);
    }
}

/// A name on at most two lines, broken after a space or a hyphen where that leaves no short line.
fn name_lines(fonts: &Fonts, name: &str) -> Vec<String> {
    const SHORT: f64 = 0.4 * NAME_ROOM;
    let Set { size, weight, .. } = NAME;
    let width = |text: &str| fonts.width(text, size, weight);
    let breaks = name.char_indices().filter(|(_, letter)| matches!(letter, ' ' | '-'));
    let fitting = breaks
        .map(|(place, _)| name.split_at(place + 1))
        .rfind(|(first, _)| (SHORT..=NAME_ROOM).contains(&width(first.trim_end())));
    match fitting.filter(|_| width(name) > NAME_ROOM) {
        Some((first, rest)) => {
            vec![first.trim_end().to_owned(), fonts.cut(rest, size, weight, NAME_ROOM, 0)]
        }
        None => fonts.wrap(name, size, weight, NAME_ROOM),
    }
}

/// How high a row of so many lines is.
pub(super) fn height(lines: usize) -> f64 {
    TWO_LINES + LINE * count(lines.saturating_sub(2))
}

/// Writes lines around the middle.
pub(super) fn around(
    page: &mut Page<'_>,
    lines: &[String],
    x: f64,
    middle: f64,
    (set, anchor): (Set, Anchor),
) {
    let mut y = first_baseline(lines.len(), middle);
    for line in lines {
        page.text(line, Point { x, y }, set, anchor);
        y += LINE;
    }
}

/// The baseline of the first of so many lines around the middle.
fn first_baseline(lines: usize, middle: f64) -> f64 {
    middle + 5.0 - LINE / 2.0 * count(lines.saturating_sub(1))
}

/// How wide the widest of some lines is.
pub(super) fn width(fonts: &Fonts, lines: &[String], set: Set) -> f64 {
    lines.iter().map(|line| fonts.width(line, set.size, set.weight)).fold(0.0, f64::max)
}

fn count(number: usize) -> f64 {
    u8::try_from(number).map_or(f64::from(u8::MAX), f64::from)
}
