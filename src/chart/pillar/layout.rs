//! A pillar's line with discs at its largest changes, and a key to them.

use super::alternative::alternative;
use super::chart::PillarChart;
use super::finding::{finding, is_cut, precision};
use super::rows::rows;
use super::steps::{Step, largest_steps};
use crate::chart::figure::{Area, Figure, Fonts, Ink, Page, Set};
use crate::chart::parts::disc::{self, Marked};
use crate::chart::parts::end_label::{EndLabel, end_labels};
use crate::chart::parts::extent::Extent;
use crate::chart::parts::key;
use crate::chart::parts::panel::{Look, Panel};
use crate::chart::parts::score_axis::ScoreAxes;
use crate::chart::parts::series::{self, Ends, Value};
use crate::chart::parts::time_axis::{Across, TimeAxis};
use crate::chart::parts::words::period;
use crate::domain::{Date, Delta, Score, Series, Snapshot};

/// How high the chart is without a key.
const HEIGHT: u32 = 380;
/// What a key needs beside its rows.
const ABOVE_KEY: u32 = 12;
/// The height of the middle of the first row of the key.
const FIRST_ROW: f64 = 369.0;
const TOP: f64 = 92.0;
const BOTTOM: f64 = 302.0;
const RIGHT: f64 = 568.0;
/// How to read the chart.
const FOOTER: &str = "Activities in the days before a change; not proof that they caused it.";

/// The same, where no change is pointed at: what a gap or a missing value hides may be one.
const FOOTER_WITHOUT_CHANGES: &str =
    "No change of 0.3 points or more between neighbouring snapshots.";
const FOOTER_OF_ONE: &str = "A change needs a second snapshot.";
const FOOTER_OF_A_BROKEN_LINE: &str =
    "No change of 0.3 points or more between neighbours that a line joins.";

impl PillarChart<'_> {
    /// Lays the chart out; `None` without a value of the pillar.
    #[must_use]
    pub fn figure(&self, fonts: &Fonts) -> Option<Figure> {
        let snapshots = self.recorded()?;
        let ends = Ends::of(snapshots, self.pillar)?;
        let steps = largest_steps(snapshots, self.pillar);
        let extent = self.extent();
        let finding = finding(self.pillar, ends, precision(extent));
        let count = u32::try_from(steps.len()).unwrap_or(0);
        let below = if count > 0 { ABOVE_KEY + count * key::ROW } else { 0 };

        let mut page = Page::new(fonts, self.title, finding, HEIGHT + below);
        let mut parts =
            vec![format!("{} (0–25)", self.pillar.wording()), period(ends.first.0, ends.last.0)];
        parts.extend(is_cut(extent).then(|| format!("axis cut to {}", extent.in_words())));
        page.subtitle(self.who, &parts);
        let axis = TimeAxis::spanning(ends.first.0, ends.last.0);
        let left = if extent.decimals() > 1 { 56.0 } else { 44.0 };
        let across = Across { left, right: RIGHT };
        let panel = Panel { axis: &axis, across, top: TOP, bottom: BOTTOM, extent };
        let are_unnamed = self.plot(&mut page, &panel, snapshots, &steps);
        key::draw(&mut page, &rows(self.log, &steps, ends.last.0), FIRST_ROW);
        page.footer_with_bands(self.footer(snapshots, &steps), are_unnamed);
        Some(page.finish(alternative(self, snapshots, &steps, extent)))
    }

    fn extent(&self) -> Extent {
        ScoreAxes::of(self.snapshots, self.axis).extent(Series::Pillar(self.pillar))
    }

    /// Draws the line and the discs; whether there are bands of gaps and none has words.
    fn plot(
        &self,
        page: &mut Page<'_>,
        panel: &Panel<'_>,
        snapshots: &[Snapshot],
        steps: &[Step<'_>],
    ) -> bool {
        /// So far the discs stay from the values of the axis, and from the end label.
        const CLEAR: f64 = 6.0;
        let Some((last, score)) = Ends::of(snapshots, self.pillar).map(|ends| ends.last) else {
            return false;
        };
        let place = |date: Date, score: Score| panel.place(date, score.points());
        let end = place(last, score);
        let marked = |step: &Step<'_>| {
            let at = place(step.to.date, step.to.pillar(self.pillar)?);
            Some(Marked { at, is_fall: step.delta < Delta::ZERO })
        };
        let points: Vec<Marked> = steps.iter().filter_map(marked).collect();
        let area = Area {
            left: panel.across.left + CLEAR,
            right: end.x - CLEAR,
            top: panel.top,
            bottom: panel.bottom,
        };
        let places = disc::places(&points, &area);
        let discs: Vec<Area> = places.iter().map(|&place| disc::area(place)).collect();

        let are_unnamed = panel.gaps(page, snapshots, discs);
        panel.grid(page);
        panel.axis.draw(page, panel.across, panel.bottom);
        panel.line(page, &self.pieces(snapshots), Look::line(3.0, Ink::Pillar(self.pillar)));
        disc::draw(page, &points, &places);
        let text = precision(panel.extent).pillar(score);
        let label = EndLabel { of: end, text, set: Set::TOTAL };
        // Above the dates.
        end_labels(page, &[label], panel.top, panel.bottom - 3.0);
        are_unnamed
    }

    fn pieces(&self, snapshots: &[Snapshot]) -> Vec<Vec<Value>> {
        series::pieces(snapshots, series::score(Series::Pillar(self.pillar)))
    }

    fn footer(&self, snapshots: &[Snapshot], steps: &[Step<'_>]) -> &'static str {
        match self.pieces(snapshots).as_slice() {
            _ if !steps.is_empty() => FOOTER,
            [piece] if piece.len() == 1 => FOOTER_OF_ONE,
            [_] => FOOTER_WITHOUT_CHANGES,
            _ => FOOTER_OF_A_BROKEN_LINE,
        }
    }
}
