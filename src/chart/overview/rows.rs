//! The numbered rows: what happened in a stretch of the total.

use super::layout::Rows;
use super::shown::{Linked, Overview};
use super::stretch::{Stretch, StretchSort};
use super::together::Together;
use super::usual::{self, Window};
use crate::chart::figure::{Anchor, Ink, Page, Point, Set};
use crate::chart::parts::disc::{self, RADIUS};
use crate::chart::parts::words::{period, true_minus};
use crate::domain::Delta;

/// A row.
pub(super) struct Row {
    pub(super) days: String,
    pub(super) change: String,
    /// The same in fewer and fewer words.
    pub(super) words: Vec<String>,
}

/// Between two columns.
const BETWEEN: f64 = 11.0;
/// From the left edge of the disc to the days.
const DAYS: f64 = 2.0 * RADIUS + 8.0;

impl Overview<'_> {
    pub(super) fn row(&self, stretch: &Stretch, change: String) -> Row {
        Row { days: days(stretch), change, words: self.words(stretch) }
    }

    /// What a stretch is linked to; else what was done more or less than usual.
    fn words(&self, stretch: &Stretch) -> Vec<String> {
        let together = Together::within(self.snapshots, stretch);
        if let Some(together) = together.as_ref().filter(|together| together.is_all) {
            return together.words();
        }
        let (from, to) = (stretch.from.date, stretch.to.date);
        let linked = self.linked.iter().find(|one| (one.from, one.to) == (from, to));
        let forms = linked.map(Linked::forms).filter(|forms| !forms.is_empty());
        forms.or_else(|| together.map(|together| together.words())).unwrap_or_else(|| {
            let first = self.snapshots.first().map_or(from, |one| one.date);
            let last = self.snapshots.last().map_or(to, |one| one.date);
            let is_rise = stretch.delta() > Delta::ZERO;
            let to = stretch.moved_until(&self.snapshots);
            usual::words(self.log, &Window { from, to, first, last, is_rise })
        })
    }
}

/// `since 6 Jan 2026`, `11 Aug – 7 Nov 2025`, `13 May 2025`.
fn days(stretch: &Stretch) -> String {
    let (from, to) = (stretch.from.date, stretch.to.date);
    match stretch.sort {
        StretchSort::Current => format!("since {}", from.day_month_year()),
        StretchSort::Step if to.days_since(from) == 1 => to.day_month_year().to_string(),
        StretchSort::Run | StretchSort::Step => period(from, to),
    }
}

impl Linked {
    /// The likely parts, at most two, then one: `of it posts +1.9 (1.1 to 2.6)`.
    fn forms(&self) -> Vec<String> {
        const MOST: usize = 2;
        let most = self.parts.len().min(MOST);
        let form = |count| true_minus(&format!("of it {}", self.parts[..count].join(", ")));
        (1..=most).rev().map(form).collect()
    }
}

/// Draws the rows. Columns are as wide as their widest text.
pub(super) fn draw(page: &mut Page<'_>, rows: &[Row], place: Rows) {
    let fonts = page.fonts;
    let width = |text: &str, set: Set| fonts.width(text, set.size, set.weight);
    let widest = |column: &dyn Fn(&Row) -> &str, set: Set| {
        rows.iter().map(|row| width(column(row), set)).fold(0.0, f64::max)
    };
    let days = place.left + DAYS;
    let change = days
        + widest(&|row| &row.days, Set::SMALL)
        + BETWEEN
        + widest(&|row| &row.change, Set::PANEL);
    let mut middle = place.first;
    for (number, row) in (1..).zip(rows) {
        let y = middle + 5.0;
        disc::disc(page, number, Point { x: place.left + RADIUS, y: middle });
        page.text(&row.days, Point { x: days, y }, Set::SMALL, Anchor::Left);
        page.text(&row.change, Point { x: change, y }, Set::PANEL, Anchor::Right);
        let at = if place.are_double {
            Point { x: days, y: y + 18.0 }
        } else {
            Point { x: change + BETWEEN, y }
        };
        fitted(page, &row.words, at, place.right, Set { ink: Ink::Ink, ..Set::SMALL });
        middle += place.pitch;
    }
}

/// Writes the first of these texts that fits up to the right edge, else as much of the last one.
pub(super) fn fitted(page: &mut Page<'_>, texts: &[String], at: Point, right: f64, set: Set) {
    let room = right - at.x;
    let fits = |text: &&String| page.fonts.width(text, set.size, set.weight) <= room;
    let Some(text) = texts.iter().find(fits).or(texts.last()) else { return };
    if text.is_empty() {
        return;
    }
    let text = page.fonts.cut(text, set.size, set.weight, room, 0);
    page.text(&text, at, set, Anchor::Left);
}
