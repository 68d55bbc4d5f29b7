//! The panel of the total: gaps, restrictions, the line, and the numbered stretches.

use super::finding::between;
use super::layout::{LANE, Layout, Plot};
use super::stretch::{Stretch, StretchSort};
use crate::chart::figure::{Anchor, Area, Ink, Page, Point, Set, Weight};
use crate::chart::parts::bridges::{DOTTED, bridges};
use crate::chart::parts::disc::{self, Marked, RADIUS};
use crate::chart::parts::extent::Extent;
use crate::chart::parts::gauge::Gauge;
use crate::chart::parts::panel::{Look, Panel};
use crate::chart::parts::placing::spread;
use crate::chart::parts::room::Room;
use crate::chart::parts::series;
use crate::chart::parts::time_axis::TimeAxis;
use crate::chart::parts::words::Precision;
use crate::domain::{Date, Recorded, Restriction, RestrictionKind, RunEnd, Series, Snapshot};

/// The radius of a hollow dot, and of its hole.
const HOLLOW: (f64, f64) = (4.0, 2.2);
/// The last value.
const VALUE: Set = Set { size: 28, weight: Weight::Bold, ink: Ink::Ink };
/// The same where it would be too wide.
const SMALLER: Set = Set { size: 18, ..VALUE };

/// The panel of the total.
pub(super) struct TotalPanel<'a> {
    pub(super) panel: Panel<'a>,
    pub(super) plot: Plot,
    /// The left edge of its gauge.
    pub(super) gauge: f64,
    pub(super) snapshots: Recorded<'a>,
    pub(super) totals: Precision,
    pub(super) is_cut: bool,
}

/// What the footer has to say of a panel.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Unsaid {
    /// There are days of a restriction whose band has no label.
    pub(super) restricted: bool,
}

impl<'a> TotalPanel<'a> {
    pub(super) const fn new(
        snapshots: Recorded<'a>,
        axis: &'a TimeAxis,
        extent: Extent,
        layout: &Layout,
        totals: Precision,
        is_cut: bool,
    ) -> Self {
        let (plot, gauge) = (layout.total, layout.gauge);
        let Plot { across, top, bottom, .. } = plot;
        let panel = Panel { axis, across, top, bottom, extent };
        Self { panel, plot, gauge, snapshots, totals, is_cut }
    }

    pub(super) fn draw(
        &self,
        page: &mut Page<'_>,
        restrictions: &[Restriction],
        stretches: &[Stretch],
        today: Date,
    ) -> Unsaid {
        self.heading(page);
        bands(page, &self.panel, self.snapshots);
        let restricted = self.restricted(restrictions, today);
        for band in &restricted {
            page.bar(*band, Ink::Restricted);
        }
        self.panel.grid(page);
        self.ticks(page, !stretches.is_empty());
        bridges(page, &self.panel, self.snapshots, Series::Total);
        self.verticals(page, stretches);
        let pieces = series::pieces(self.snapshots, series::score(Series::Total));
        let last = self.panel.line(page, &pieces, Look::line(3.0, Ink::Ink));
        let discs = self.steps(page, stretches);
        self.brackets(page, stretches);
        if let Some(point) = last {
            self.value(page, point);
        }
        Unsaid { restricted: !self.label_restricted(page, &restricted, &discs) }
    }

    fn heading(&self, page: &mut Page<'_>) {
        let at = Point { x: self.plot.left, y: self.plot.top - 14.0 };
        page.text("Total", at, Set::PANEL, Anchor::Left);
        let x = at.x + page.fonts.width("Total", Set::PANEL.size, Set::PANEL.weight) + 5.0;
        page.text("of 100", Point { x, ..at }, Set::SMALL, Anchor::Left);
    }

    /// The days of each restriction, as far as they are on the axis; not the one on which it ended.
    fn restricted(&self, restrictions: &[Restriction], today: Date) -> Vec<Area> {
        /// Of a day in years.
        const NARROWEST: f64 = 2.0;
        let axis = self.panel.axis;
        // A warning restricts nothing.
        let bars = restrictions.iter().filter(|one| one.kind != RestrictionKind::Warning);
        let on_axis = bars.filter_map(|one| {
            let last = one.last_open_day().unwrap_or(today);
            let days = (one.start.max(axis.first), last.min(axis.last));
            (days.0 <= days.1).then_some(days)
        });
        let area = |days| {
            let across = self.panel.across;
            let (left, right) = axis.stretch(days, across);
            let left = left.min(across.right - NARROWEST);
            let right = right.max(left + NARROWEST);
            Area { left, right, top: self.plot.top, bottom: self.plot.bottom }
        };
        on_axis.map(area).collect()
    }

    /// Writes `restricted` inside or beside the bands; whether none was left without.
    fn label_restricted(&self, page: &mut Page<'_>, bands: &[Area], discs: &[Area]) -> bool {
        const WORD: &str = "restricted";
        if bands.is_empty() {
            return true;
        }
        let set = Set { ink: Ink::Limit, ..Set::SMALL };
        let width = page.fonts.width(WORD, set.size, set.weight);
        let taken = [self.line_areas(), discs.to_vec()].concat();
        let mut room = Room::beside(self.panel.across, taken);
        let mut named = 0;
        for band in bands {
            let inside = f64::midpoint(band.left, band.right) - width / 2.0;
            let fits = width + 8.0 <= band.right - band.left;
            let xs =
                [fits.then_some(inside), Some(band.left - 4.0 - width), Some(band.right + 4.0)];
            let xs = xs.into_iter().flatten();
            let (high, low) = (self.plot.top + 14.0, self.plot.bottom - 6.0);
            let at: Vec<Point> = xs.flat_map(|x| [high, low].map(|y| Point { x, y })).collect();
            named += usize::from(room.place(page, WORD, &at, set));
        }
        named == bands.len()
    }

    /// The rectangles around the pieces of the line, gaps among them, and what is free beside it.
    fn line_areas(&self) -> Vec<Area> {
        const AROUND: f64 = 5.0;
        let place = |one: &Snapshot| self.panel.place(one.date, one.total.points());
        let area = |pair: &[Snapshot]| {
            let (a, b) = (place(&pair[0]), place(&pair[1]));
            Area {
                left: a.x - AROUND,
                right: b.x + AROUND,
                top: a.y.min(b.y) - AROUND,
                bottom: a.y.max(b.y) + AROUND,
            }
        };
        self.snapshots.windows(2).map(area).collect()
    }

    /// The ticks below the brackets.
    fn ticks(&self, page: &mut Page<'_>, has_brackets: bool) {
        let y = self.plot.bottom + if has_brackets { 2.0 * LANE } else { 0.0 };
        self.panel.axis.draw_landmarks(page, self.panel.across, y);
    }

    fn value(&self, page: &mut Page<'_>, point: Point) {
        let (Some(first), Some(last)) = (self.snapshots.first(), self.snapshots.last()) else {
            return;
        };
        let text = self.totals.shown(last.total);
        let (x, right) = (self.panel.across.right + 10.0, self.gauge - 6.0);
        let width = page.fonts.width(&text, VALUE.size, VALUE.weight);
        let set = if x + width <= right { VALUE } else { SMALLER };
        let y = (point.y + 10.0).clamp(self.plot.top + 20.0, self.plot.bottom - 18.0);
        page.text(&text, Point { x, y }, set, Anchor::Left);
        let whole = self.totals.between(last.total.thousandths(), first.total.thousandths());
        let change = self.totals.signed(whole).unwrap_or_else(|| "same".to_owned());
        page.text(&change, Point { x, y: y + 18.0 }, Set::SMALL, Anchor::Left);
        if self.is_cut {
            let (left, extent) = (self.gauge, self.panel.extent);
            let (top, bottom) = (self.plot.top, self.plot.bottom);
            let (value, ink) = (last.total.points(), Ink::Ink);
            Gauge { left, top, bottom, most: 100, extent, value, ink }.draw(page);
        }
    }

    fn place(&self, end: RunEnd) -> Point {
        self.panel.place(end.date, f64::from(end.thousandths) / 1_000.0)
    }

    /// Dotted lines from the ends of runs down to their brackets.
    fn verticals(&self, page: &mut Page<'_>, stretches: &[Stretch]) {
        for stretch in runs(stretches) {
            for end in [stretch.from, stretch.to] {
                let from = self.place(end);
                let to = Point { x: from.x, y: self.plot.bottom + LANE };
                page.dashed(vec![from, to], 1.0, Ink::Ink, Some(DOTTED));
            }
        }
    }

    /// The numbered brackets of runs, and hollow dots at their ends.
    fn brackets(&self, page: &mut Page<'_>, stretches: &[Stretch]) {
        let y = self.plot.bottom + LANE;
        let found: Vec<(u8, &Stretch)> =
            (1..).zip(stretches).filter(|(_, one)| one.sort != StretchSort::Step).collect();
        let ends = |stretch: &Stretch| [self.place(stretch.from), self.place(stretch.to)];
        for (_, stretch) in &found {
            let [from, to] = ends(stretch);
            page.line([from, to].map(|end| Point { y, ..end }).to_vec(), 2.5, Ink::Ink);
            page.dot(from, HOLLOW.0, Ink::Ink);
            page.dot(from, HOLLOW.1, Ink::Ground);
            if stretch.sort == StretchSort::Run {
                page.dot(to, HOLLOW.0, Ink::Ink);
                page.dot(to, HOLLOW.1, Ink::Ground);
            }
        }
        let middles: Vec<f64> = found
            .iter()
            .map(|(_, stretch)| f64::midpoint(ends(stretch)[0].x, ends(stretch)[1].x))
            .collect();
        let across = self.panel.across;
        let xs = spread(&middles, 2.0 * RADIUS + 2.0, across.left, across.right);
        for ((number, _), x) in found.iter().zip(xs) {
            disc::disc(page, *number, Point { x, y });
        }
    }

    /// The numbered disc of a step; the areas of discs.
    fn steps(&self, page: &mut Page<'_>, stretches: &[Stretch]) -> Vec<Area> {
        let across = self.panel.across;
        let plot = Area {
            left: across.left + RADIUS,
            right: across.right,
            top: self.plot.top,
            bottom: self.plot.bottom,
        };
        let numbered = (1..).zip(stretches).filter(|(_, one)| one.sort == StretchSort::Step);
        let mut areas = Vec::new();
        for (number, stretch) in numbered {
            let at = self.place(stretch.to);
            let is_fall = stretch.to.thousandths < stretch.from.thousandths;
            for place in disc::places(&[Marked { at, is_fall }], &plot) {
                page.line(vec![at, place], 1.0, Ink::Muted);
                page.dot(at, HOLLOW.0, Ink::Ink);
                disc::disc(page, number, place);
                areas.push(disc::area(place));
            }
        }
        areas
    }

    /// The change of a stretch as its row shows it.
    pub(super) fn change(&self, stretch: &Stretch) -> String {
        let change = between(self.totals, stretch.from, stretch.to);
        self.totals.signed(change).unwrap_or_else(|| "0".to_owned())
    }
}

fn runs(stretches: &[Stretch]) -> impl Iterator<Item = &Stretch> {
    stretches.iter().filter(|one| one.sort != StretchSort::Step)
}

/// Grey bands where there are no snapshots.
pub(super) fn bands(page: &mut Page<'_>, panel: &Panel<'_>, snapshots: Recorded<'_>) {
    for [before, after] in snapshots.gap_pairs() {
        let [left, right] = [before, after].map(|one| panel.place(one.date, 0.0).x);
        page.bar(Area { left, right, top: panel.top, bottom: panel.bottom }, Ink::Band);
    }
}
