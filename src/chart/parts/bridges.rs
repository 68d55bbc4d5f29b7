//! Dotted lines over the days without a snapshot.

use super::panel::Panel;
use super::series;
use crate::chart::figure::{Dash, Ink, Page};
use crate::domain::{Gaps, Series, Snapshot};

/// How a gap is bridged.
pub(in crate::chart) const DOTTED: Dash = Dash { on: 1.5, off: 3.5 };

/// Dotted lines over gaps, from value to value.
pub(in crate::chart) fn bridges(
    page: &mut Page<'_>,
    panel: &Panel<'_>,
    snapshots: &[Snapshot],
    series: Series,
) {
    let (width, ink) = match series {
        Series::Total => (2.0, Ink::Ink),
        Series::Pillar(pillar) => (1.5, Ink::Pillar(pillar)),
    };
    let score = series::score(series);
    for pair in Gaps::pairs(snapshots) {
        let ends = pair.map(|one| score(one).map(|points| panel.place(one.date, points)));
        if let [Some(from), Some(to)] = ends {
            page.dashed(vec![from, to], width, ink, Some(DOTTED));
        }
    }
}
