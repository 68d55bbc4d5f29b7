//! A pillar's line with its runs and its largest step.

use super::alternative::{alternative, alternative_of_one};
use super::beside::Surroundings;
use super::chart::PillarChart;
use super::finding::{finding, precision};
use super::footer;
use super::marked::marked;
use super::marks::{Placed, Wanted, placed};
use super::single;
use super::wording::wording;
use crate::chart::figure::{Anchor, Area, Figure, Fonts, Ink, Page, Point, Set, TEXT_MARGIN};
use crate::chart::parts::end_label::{BESIDE, EndLabel, end_labels};
use crate::chart::parts::gauge::Gauge;
use crate::chart::parts::key::{self, Row};
use crate::chart::parts::panel::{Look, Panel};
use crate::chart::parts::score_axis::ScoreAxes;
use crate::chart::parts::series::{self, Ends, Value};
use crate::chart::parts::time_axis::{Across, TimeAxis};
use crate::chart::parts::words::{Precision, period};
use crate::domain::{Date, Recorded, Series};

/// How high the chart is without a key.
const HEIGHT: u32 = 470;
/// What a key needs beside its rows.
const ABOVE_KEY: u32 = 12;
/// The height of the middle of the first row of the key.
const FIRST_ROW: f64 = 437.0;
const LEFT: f64 = 44.0;
const TOP: f64 = 88.0;
const BOTTOM: f64 = 384.0;
/// The right edge of the plot beside a gauge, and without one.
const RIGHT: f64 = 500.0;
const RIGHT_ALONE: f64 = 540.0;
/// The left edge of the gauge.
const GAUGE: f64 = 598.0;
/// The last value.
const VALUE: Set = Set { size: 28, ..Set::TOTAL };

impl PillarChart<'_> {
    /// Lays the chart out; `None` without a value of the pillar.
    #[must_use]
    pub fn figure(&self, fonts: &Fonts) -> Option<Figure> {
        let snapshots = self.recorded()?;
        let ends = Ends::of(&snapshots, self.pillar)?;
        let scales = ScoreAxes::of(&self.snapshots, self.axis);
        let series = Series::Pillar(self.pillar);
        let (extent, is_cut) = (scales.extent(series), scales.is_cut(series));
        if ends.first.0 == ends.last.0 {
            return Some(self.single(snapshots, ends, precision(extent), fonts));
        }
        let axis = TimeAxis::spanning(ends.first.0, ends.last.0);
        let right = if is_cut { RIGHT } else { RIGHT_ALONE };
        let across = Across { left: LEFT, right };
        let panel = Panel { axis: &axis, across, top: TOP, bottom: BOTTOM, extent };
        let marks = self.marks(&panel, snapshots, fonts);
        let rows: Vec<Row> = marks.iter().filter_map(Placed::row).collect();

        let finding = finding(self.pillar, &snapshots, ends, precision(extent));
        let height = HEIGHT + below(&rows);
        let mut page = Page::new(fonts, self.title, finding, height);
        page.subtitle(self.who, &self.subtitle(ends));
        let are_unnamed = self.plot(&mut page, &panel, snapshots, &marks);
        if is_cut {
            gauge(&mut page, &panel, ends.last.1.points(), Ink::Pillar(self.pillar));
        }
        key::draw(&mut page, &rows, FIRST_ROW);
        if is_cut {
            above_footer(&mut page, &footer::axis(extent), height);
        }
        let footer = footer::footer(&marks, |one| self.done_of(one));
        page.footer_with_bands(footer, are_unnamed);
        let marked = marked(snapshots, self.pillar);
        Some(page.finish(alternative(self, snapshots, &marked, (extent, is_cut))))
    }

    /// What and when.
    fn subtitle(&self, ends: Ends) -> [String; 2] {
        [format!("{} (0–25)", self.pillar.wording()), period(ends.first.0, ends.last.0)]
    }

    /// The chart of one snapshot: no axis, as nothing moved.
    fn single(
        &self,
        snapshots: Recorded<'_>,
        ends: Ends,
        precision: Precision,
        fonts: &Fonts,
    ) -> Figure {
        let finding = finding(self.pillar, &snapshots, ends, precision);
        let mut page = Page::new(fonts, self.title, finding, single::HEIGHT);
        page.subtitle(self.who, &self.subtitle(ends));
        let score = ends.last.1;
        single::draw(&mut page, self.pillar, score, precision.pillar(score));
        page.finish(alternative_of_one(self, ends, precision))
    }

    /// Draws the line and its marks; whether there are bands of gaps and none has words.
    fn plot(
        &self,
        page: &mut Page<'_>,
        panel: &Panel<'_>,
        snapshots: Recorded<'_>,
        marks: &[Placed],
    ) -> bool {
        /// So far from the edges of the panel stays the middle of the last value.
        const INSIDE: f64 = 13.0;
        let Some((last, score)) = Ends::of(&snapshots, self.pillar).map(|ends| ends.last) else {
            return false;
        };
        let words = marks.iter().filter_map(Placed::area).collect();
        let are_unnamed = panel.gaps(page, snapshots, words);
        panel.grid(page);
        panel.axis.draw(page, panel.across, panel.bottom);
        panel.line(page, &self.pieces(snapshots), Look::line(3.0, Ink::Pillar(self.pillar)));
        let bands = panel.bands(snapshots);
        let mut number = 0;
        for mark in marks {
            number += u8::from(mark.row().is_some());
            mark.draw(page, number, &bands);
        }
        let of = panel.place(last, score.points());
        page.dot(of, 5.0, Ink::Pillar(self.pillar));
        let text = precision(panel.extent).pillar(score);
        let label = EndLabel { of, text, set: VALUE };
        end_labels(page, &[label], panel.top, panel.bottom - INSIDE);
        are_unnamed
    }

    /// The marks with their places.
    fn marks(&self, panel: &Panel<'_>, snapshots: Recorded<'_>, fonts: &Fonts) -> Vec<Placed> {
        /// Words stay so far inside the plot.
        const INSIDE: f64 = 4.0;
        let pieces: Vec<Vec<Point>> = self
            .pieces(snapshots)
            .iter()
            .map(|piece| piece.iter().map(|one| panel.place(one.date, one.points)).collect())
            .collect();
        let precision = precision(panel.extent);
        let last = snapshots.last().map_or(Date::MAX, |last| last.date);
        let wanted = marked(snapshots, self.pillar).into_iter().map(|marked| {
            let ends = [marked.from, marked.to]
                .map(|end| panel.place(end.date, f64::from(end.thousandths) / 1_000.0));
            let done = self.done_of(&marked);
            let between = if marked.is_step { Vec::new() } else { between(&pieces, ends) };
            Wanted { marked, wording: wording(&marked, done, last, precision), ends, between }
        });
        let plot = Area {
            left: panel.across.left + INSIDE,
            right: panel.across.right - INSIDE,
            top: panel.top + INSIDE,
            bottom: panel.bottom - INSIDE,
        };
        let taken = self.end_label(panel, snapshots, fonts).into_iter().collect();
        let avoided = avoided(panel, snapshots);
        let mut around = Surroundings { plot, pieces: &pieces, taken, avoided };
        placed(wanted.collect(), &mut around, fonts)
    }

    /// What the last value covers, beside its point.
    fn end_label(&self, panel: &Panel<'_>, snapshots: Recorded<'_>, fonts: &Fonts) -> Option<Area> {
        let (last, score) = Ends::of(&snapshots, self.pillar)?.last;
        let at = panel.place(last, score.points());
        let text = precision(panel.extent).pillar(score);
        let width = BESIDE + fonts.width(&text, VALUE.size, VALUE.weight);
        let half = f64::from(VALUE.size);
        Some(Area { left: at.x, right: at.x + width, top: at.y - half, bottom: at.y + half })
    }

    fn pieces(&self, snapshots: Recorded<'_>) -> Vec<Vec<Value>> {
        series::pieces(snapshots, series::score(Series::Pillar(self.pillar)))
    }
}

/// The bands of gaps and the level lines: what words had better not lie on.
fn avoided(panel: &Panel<'_>, snapshots: Recorded<'_>) -> Vec<(Area, f64)> {
    const BAND: f64 = 30.0;
    const LEVEL: f64 = 4.0;
    let (left, right) = (panel.across.left, panel.across.right);
    let bands = panel.bands(snapshots).into_iter().map(|band| (band, BAND));
    let level = |y: f64| (Area { left, right, top: y - 0.5, bottom: y + 0.5 }, LEVEL);
    bands.chain(panel.levels().into_iter().map(level)).collect()
}

/// Places on the line between the ends of a run, from its middle on.
fn between(pieces: &[Vec<Point>], [from, to]: [Point; 2]) -> Vec<Point> {
    const SHARES: [f64; 15] =
        [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8, 0.1, 0.9];
    let on_line = |share: f64| {
        let x = from.x + share * (to.x - from.x);
        let mut pairs = pieces.iter().flat_map(|piece| piece.windows(2));
        let pair = pairs.find(|pair| pair[0].x <= x && x <= pair[1].x)?;
        let way = (x - pair[0].x) / (pair[1].x - pair[0].x).max(f64::MIN_POSITIVE);
        Some(Point { x, y: pair[0].y + way * (pair[1].y - pair[0].y) })
    };
    SHARES.into_iter().filter_map(on_line).collect()
}

/// How much higher a page is with these rows.
fn below(rows: &[Row]) -> u32 {
    let count = u32::try_from(rows.len()).unwrap_or(0);
    if count > 0 { ABOVE_KEY + count * key::ROW } else { 0 }
}

/// The bar of the whole scale, with words that say so above it.
fn gauge(page: &mut Page<'_>, panel: &Panel<'_>, value: f64, ink: Ink) {
    const ABOVE: f64 = 16.0;
    let (top, bottom, extent) = (panel.top, panel.bottom, panel.extent);
    Gauge { left: GAUGE, top, bottom, most: 25, extent, value, ink }.draw(page);
    let at = Point { x: page.width() - TEXT_MARGIN, y: top - ABOVE };
    page.text("whole scale", at, Set::SMALL, Anchor::Right);
}

/// The line above the footer.
fn above_footer(page: &mut Page<'_>, sentence: &str, height: u32) {
    let at = Point { x: TEXT_MARGIN, y: f64::from(height) - 34.0 };
    page.text(sentence, at, Set::SMALL, Anchor::Left);
}
