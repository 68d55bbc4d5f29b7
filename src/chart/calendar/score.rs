//! The total above a strip, on the same columns.

use super::grid::{ACROSS, Grid};
use crate::chart::figure::{Area, Ink, Page, Set};
use crate::chart::parts::bridges::bridges;
use crate::chart::parts::end_label::{EndLabel, end_labels};
use crate::chart::parts::extent::Extent;
use crate::chart::parts::panel::{Look, Panel};
use crate::chart::parts::series;
use crate::domain::{Date, Recorded, Series};

/// A day of a restriction is at least so wide.
const NARROWEST: f64 = 2.0;
/// The line of the total.
const LINE: f64 = 2.5;

/// The total of the days of a strip.
pub(super) struct Score<'a> {
    pub(super) snapshots: Recorded<'a>,
    /// What stands at the end of the line; where nothing does, the line goes on in the next strip.
    pub(super) label: Option<String>,
    pub(super) extent: Extent,
    /// The first and the last day of each restriction.
    pub(super) restricted: &'a [(Date, Date)],
    pub(super) grid: Grid,
    pub(super) top: f64,
    pub(super) bottom: f64,
}

impl Score<'_> {
    pub(super) fn draw(&self, page: &mut Page<'_>) {
        let (axis, across) = self.grid.axis();
        let (top, bottom) = (self.top, self.bottom);
        let extent = coarse(self.extent, bottom - top);
        let panel = Panel { axis: &axis, across, top, bottom, extent };
        for days in self.restricted {
            let (left, right) = axis.stretch(*days, across);
            let left = left.min(across.right - NARROWEST);
            let right = right.max(left + NARROWEST);
            page.bar(Area { left, top, right, bottom }, Ink::Restricted);
        }
        Panel { across: ACROSS, ..panel }.grid(page);
        if self.snapshots.is_empty() {
            panel.note(page, "no snapshots");
            return;
        }
        bridges(page, &panel, self.snapshots, Series::Total);
        let pieces = series::pieces(self.snapshots, series::score(Series::Total));
        let look = Look { has_points: self.label.is_some(), ..Look::line(LINE, Ink::Ink) };
        let last = panel.line(page, &pieces, look);
        if let Some((of, text)) = last.zip(self.label.clone()) {
            end_labels(page, &[EndLabel { of, text, set: Set::TOTAL }], top, bottom);
        }
    }
}

/// The axis on a panel so high, with as many lines as have room for their labels.
fn coarse(extent: Extent, height: f64) -> Extent {
    const STEPS: [i32; 3] = [10_000, 20_000, 50_000];
    const APART: f64 = 14.0;
    let Extent::Linear { low, high, ends, .. } = extent else { return extent };
    let has_room = |step: &i32| height * f64::from(*step) / f64::from((high - low).max(1)) >= APART;
    let step = STEPS.into_iter().find(has_room).unwrap_or(high - low);
    Extent::Linear { low, high, step, ends }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_low_panel_has_few_lines() {
        let lines = |low, high, height| {
            let extent = Extent::Linear { low, high, step: 10_000, ends: false };
            let grid = coarse(extent, height).grid();
            grid.into_iter().map(|(_, label)| label).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(lines(50_000, 70_000, 44.0), "50 60 70");
        assert_eq!(lines(35_000, 75_000, 44.0), "40 60");
        assert_eq!(lines(40_000, 100_000, 44.0), "40 60 80 100");
        assert_eq!(lines(0, 100_000, 44.0), "0 50 100");
        assert_eq!(lines(0, 100_000, 140.0), "0 10 20 30 40 50 60 70 80 90 100");
    }
}
