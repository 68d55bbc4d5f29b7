//! Chart 4: how do I compare with my industry and my network?

use super::alternative::alternative;
use super::axis::{gauge, is_cut, of_ranks, of_scores};
use super::comparison::{has_average, has_rank, precision};
use super::distance::distances;
use super::finding::finding;
use super::lines::{Line, YOU, averages, ranks};
use super::words::{Needed, Words};
use crate::chart::figure::text::{cleaned, isolated};
use crate::chart::figure::{Figure, Fonts, Ink, Page, Point};
use crate::chart::parts::bridges;
use crate::chart::parts::end_label::{EndLabel, end_labels, right_edge};
use crate::chart::parts::panel::{LONE, Panel};
use crate::chart::parts::score_axis::Axis;
use crate::chart::parts::time_axis::{Across, TimeAxis};
use crate::chart::parts::words::period;
use crate::domain::Recorded;

/// The total beside the averages of a person's industry and network, and the person's ranks in
/// them.
#[derive(Clone, Copy, Debug)]
pub struct Benchmark<'a> {
    /// The person's name, as the subtitle and the text alternative show it.
    pub who: Option<&'a str>,
    /// The name of somebody else, whose scores these are; `None` of one's own.
    pub of: Option<&'a str>,
    /// The snapshots to draw from, in order of time, one a day.
    pub snapshots: Recorded<'a>,
    /// How much of the scale the axis of the scores shows.
    pub axis: Axis,
    /// Words instead of the finding.
    pub title: Option<&'a str>,
}

/// How high the chart is.
const HEIGHT: u32 = 500;
/// How high it is with one of the panels.
const HEIGHT_OF_ONE: u32 = 320;
/// The scores, the ranks below them, and one of them alone.
const SCORES: (f64, f64) = (104.0, 284.0);
const RANKS: (f64, f64) = (330.0, 436.0);
const ALONE: (f64, f64) = (104.0, 256.0);
/// From edge to edge of the panels, unless the labels need more room.
const LEFT: f64 = 56.0;
const RIGHT: f64 = 490.0;
/// Right of the labels.
const AIR: f64 = 8.0;
/// How far from the right edge the gauge stands, and its room.
const GAUGE: f64 = 52.0;

/// A panel and what it shows.
struct Part<'a> {
    title: &'static str,
    panel: Panel<'a>,
    lines: Vec<Line>,
    /// How far above the dates the middle of a label stays.
    above_dates: f64,
}

impl<'a> Benchmark<'a> {
    /// Lays the chart out; `None` without an average and without a rank.
    #[must_use]
    pub fn figure(&self, fonts: &Fonts) -> Option<Figure> {
        let snapshots = self.drawn()?;
        let (first, last) = (snapshots.first()?.date, snapshots.last()?.date);
        let precision = precision(&snapshots);
        let words = Words { of: self.name(fonts) };
        let (averages, ranks) = (averages(snapshots, precision, &words), ranks(snapshots));
        let extent = of_scores(&snapshots, self.axis);
        let is_cut = !averages.is_empty() && is_cut(extent);
        let has_both = !averages.is_empty() && !ranks.is_empty();
        let height = if has_both { HEIGHT } else { HEIGHT_OF_ONE };
        let finding = finding(&snapshots, precision)?;
        let mut page = Page::new(fonts, self.title, finding, height);
        let has_averages = !averages.is_empty();
        page.subtitle(self.who, &["LinkedIn Social Selling Index".to_owned(), period(first, last)]);

        let axis = TimeAxis::spanning(first, last);
        let labels = averages.iter().chain(&ranks).map(|line| (line.label.as_str(), line.set));
        let beside = if is_cut { GAUGE } else { 0.0 };
        let right = right_edge(fonts, labels, RIGHT + AIR + beside) - AIR - beside;
        let across = Across { left: LEFT, right };
        let part = |title, extent, place, lines| {
            let (top, bottom) = if has_both { place } else { ALONE };
            let panel = Panel { axis: &axis, across, top, bottom, extent };
            // Those of one snapshot stand above the axis, and not beside it.
            let above_dates = if snapshots.len() == 1 { 10.0 } else { 3.0 };
            Part { title, panel, lines, above_dates }
        };
        let parts = [
            part("Score and averages (0–100)", extent, SCORES, averages),
            part(words.ranks(), of_ranks(&snapshots), RANKS, ranks),
        ];
        let parts: Vec<Part<'_>> =
            parts.into_iter().filter(|part| !part.lines.is_empty()).collect();
        // Of the upper panel alone: the lower one is of the same days.
        let upper = &parts.first()?.panel;
        let distances = distances(snapshots);
        for pairs in &distances {
            upper.between(&mut page, pairs, Ink::Distance);
        }
        let mut is_dotted = false;
        for part in &parts {
            is_dotted |= part.draw(&mut page);
        }
        if is_cut {
            gauge(upper, snapshots.last()?.total.points()).draw(&mut page);
        }
        dates(&mut page, &parts.last()?.panel);
        let is_shaded = distances.iter().any(|pairs| pairs.len() > 1);
        let needed = Needed { is_shaded, is_dotted, is_cut };
        page.footer(&words.footer(fonts, has_averages, needed));
        let axis = is_cut.then(|| format!("The axis shows {}.", extent.in_words()));
        Some(page.finish(alternative(self.who, snapshots, precision, axis)))
    }

    /// The name at the line, as far as it has room.
    fn name(&self, fonts: &Fonts) -> Option<String> {
        const WIDEST: f64 = 130.0;
        let name = cleaned(self.of)?;
        Some(isolated(&fonts.cut(&name, YOU.size, YOU.weight, WIDEST, 0)))
    }

    /// The snapshots of the chart: all of them beside averages; without any average those from the
    /// first rank to the last. `None` where nothing was recorded to compare with.
    #[must_use]
    pub fn drawn(&self) -> Option<Recorded<'a>> {
        if self.snapshots.iter().any(has_average) {
            return Some(self.snapshots);
        }
        let first = self.snapshots.iter().position(has_rank)?;
        let last = self.snapshots.iter().rposition(has_rank)?;
        Some(self.snapshots.at(first..=last))
    }
}

/// The line along the foot of a panel, and its days.
fn dates(page: &mut Page<'_>, panel: &Panel<'_>) {
    let ends = [panel.across.left, panel.across.right].map(|x| Point { x, y: panel.bottom });
    page.rule(ends[0], ends[1], Ink::Muted);
    panel.axis.draw_landmarks(page, panel.across, panel.bottom);
}

impl Part<'_> {
    /// Whether what was not recorded is bridged by dots.
    fn draw(&self, page: &mut Page<'_>) -> bool {
        /// How wide a bridge is.
        const BRIDGE: f64 = 2.0;
        let panel = &self.panel;
        panel.title(page, self.title, None);
        panel.grid(page);
        let (mut labels, mut is_dotted) = (Vec::new(), false);
        for line in &self.lines {
            let Line { pieces, look, .. } = line;
            is_dotted |= bridges::between_pieces(page, panel, pieces, (BRIDGE, look.ink));
            if let Some(of) = panel.line(page, pieces, *look) {
                if !look.has_points {
                    page.point(of, LONE, look.ink, look.shape);
                }
                labels.push(EndLabel { of, text: line.label.clone(), set: line.set });
            }
        }
        end_labels(page, &labels, panel.top, panel.bottom - self.above_dates);
        is_dotted
    }
}
