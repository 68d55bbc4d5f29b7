//! A pillar: its run in words, its line, its last value, and the strip of what feeds it.

use super::finding::moved;
use super::layout::{PillarPlace, Plot};
use super::rows::fitted;
use super::strip::Strip;
use super::total::bands;
use crate::chart::figure::{Anchor, Ink, Page, Point, Set};
use crate::chart::parts::bridges::bridges;
use crate::chart::parts::panel::{Look, Panel};
use crate::chart::parts::series::{self, Ends};
use crate::chart::parts::words::Precision;
use crate::domain::{Current, Date, Pillar, Recorded, Runs, Series, Snapshot};

/// From the foot of a strip to the line below it.
const DAYS: f64 = 15.0;

/// A pillar of the overview.
pub(super) struct PillarPart<'a> {
    pub(super) pillar: Pillar,
    pub(super) place: PillarPlace,
    pub(super) panel: Panel<'a>,
    pub(super) snapshots: Recorded<'a>,
    pub(super) strip: Strip<'a>,
}

impl PillarPart<'_> {
    pub(super) fn draw(&self, page: &mut Page<'_>) {
        self.heading(page);
        bands(page, &self.panel, self.snapshots);
        self.ticks(page);
        if Ends::of(&self.snapshots, self.pillar).is_some() {
            self.panel.grid(page);
        }
        bridges(page, &self.panel, self.snapshots, Series::Pillar(self.pillar));
        let pieces = series::pieces(self.snapshots, series::score(Series::Pillar(self.pillar)));
        let look = Look::line(2.5, Ink::Pillar(self.pillar));
        match self.panel.line(page, &pieces, look) {
            Some(point) => self.value(page, point),
            None => self.panel.note(page, "not recorded"),
        }
        self.strip(page);
    }

    /// The name, and what it does at present.
    fn heading(&self, page: &mut Page<'_>) {
        const DOT: f64 = 5.0;
        const WORDS_LINE: f64 = 17.0;
        let PillarPlace { plot: Plot { left, top, .. }, right, is_double, .. } = self.place;
        let y = top - if is_double { 10.0 + WORDS_LINE } else { 10.0 };
        page.dot(Point { x: left + DOT, y: y - DOT }, DOT, Ink::Pillar(self.pillar));
        let name = self.pillar.title();
        let at = Point { x: left + 2.0 * DOT + 6.0, y };
        page.text(name, at, Set::PANEL, Anchor::Left);
        let width = page.fonts.width(name, Set::PANEL.size, Set::PANEL.weight);
        let at = if is_double {
            Point { x: left, y: y + WORDS_LINE }
        } else {
            Point { x: at.x + width + 7.0, y }
        };
        fitted(page, &run_in_words(&self.snapshots, self.pillar), at, right, Set::SMALL);
    }

    /// Upright grid lines through the panel and the strip, and what day they are.
    fn ticks(&self, page: &mut Page<'_>) {
        let bottom = self.place.strip.1;
        for tick in self.panel.axis.years_or_ends(self.panel.across, page.fonts) {
            let line = [self.panel.top, bottom].map(|y| Point { x: tick.x, y });
            page.rule(line[0], line[1], Ink::Grid);
            if self.place.has_days {
                let at = Point { x: tick.left, y: bottom + DAYS };
                page.text(&tick.label, at, Set::SMALL, Anchor::Left);
            }
        }
    }

    /// The last value, and how it moved since the first; of a pillar that is no longer recorded the
    /// day.
    fn value(&self, page: &mut Page<'_>, point: Point) {
        let Some(ends) = Ends::of(&self.snapshots, self.pillar) else { return };
        let Panel { top, bottom, across, .. } = self.panel;
        let x = across.right + 7.0;
        let y = (point.y + 3.0).clamp(top + 12.0, bottom - 15.0);
        let value = Precision::Tenths.pillar(ends.last.1);
        page.text(&value, Point { x, y }, Set::VALUE, Anchor::Left);
        let at = Point { x, y: y + 17.0 };
        let last = self.snapshots.last().map_or(ends.last.0, |one| one.date);
        if ends.last.0 < last {
            // Longer than a change: where there is no room, as much of it as there is.
            let day = ends.last.0.beside(last);
            let forms = [format!("on {day}"), day.to_string()];
            fitted(page, &forms, at, self.place.right, Set::SMALL);
        } else if let Some(change) = ends.change(Precision::Tenths) {
            let change = Precision::Tenths.signed(change).unwrap_or_else(|| "same".to_owned());
            page.text(&change, at, Set::SMALL, Anchor::Left);
        }
    }

    fn strip(&self, page: &mut Page<'_>) {
        let bottom = self.place.strip.1;
        self.strip.draw(page, self.place.strip);
        let words = self.strip.words();
        let below = if self.place.has_days { 2.0 * DAYS + 1.0 } else { DAYS + 1.0 };
        let at = Point { x: self.panel.across.left, y: bottom + below };
        fitted(page, &words, at, self.place.right, Set::SMALL);
    }
}

/// What a pillar does at present, in fewer and fewer words: `up 2.9 since 18 Aug 2025`.
fn run_in_words(snapshots: &[Snapshot], pillar: Pillar) -> Vec<String> {
    let series = Series::Pillar(pillar);
    let (Some(runs), Some(last)) = (Runs::of(snapshots, series), snapshots.last()) else {
        return Vec::new();
    };
    match runs.current {
        Current::Running(run) => {
            let tenths = Precision::Tenths;
            let moved = moved(tenths, tenths.between(run.to.thousandths, run.from.thousandths));
            [since(&moved, run.from.date, last.date).to_vec(), vec![moved]].concat()
        }
        Current::Still(_)
            if Ends::of(snapshots, pillar).is_none_or(|ends| ends.first.0 == ends.last.0) =>
        {
            Vec::new()
        }
        // Without its day it would be said of the whole chart.
        Current::Still(day) => ["within 1.2 points", "within 1.2"]
            .map(|what| since(what, day, last.date))
            .concat()
            .into_iter()
            .chain([String::new()])
            .collect(),
    }
}

/// `... since 18 Aug 2025`, `... since Aug 2025`.
fn since(what: &str, day: Date, last: Date) -> [String; 2] {
    let full = day.beside(last).to_string();
    let month = full.split_once(' ').map_or(full.as_str(), |(_, month)| month);
    [format!("{what} since {full}"), format!("{what} since {month}")]
}
