//! Dotted lines over the days without a snapshot.

use super::panel::Panel;
use super::series::{self, Value};
use crate::chart::figure::{Dash, Ink, Page};
use crate::domain::{Recorded, Series};

/// How a gap is bridged.
pub(in crate::chart) const DOTTED: Dash = Dash { on: 1.5, off: 3.5 };

/// Dotted lines over gaps, from value to value.
pub(in crate::chart) fn bridges(
    page: &mut Page<'_>,
    panel: &Panel<'_>,
    snapshots: Recorded<'_>,
    series: Series,
) {
    let (width, ink) = match series {
        Series::Total => (2.0, Ink::Ink),
        Series::Pillar(pillar) => (1.5, Ink::Pillar(pillar)),
    };
    let score = series::score(series);
    for pair in snapshots.gap_pairs() {
        let ends = pair.map(|one| score(one).map(|points| panel.place(one.date, points)));
        if let [Some(from), Some(to)] = ends {
            page.dashed(vec![from, to], width, ink, Some(DOTTED));
        }
    }
}

/// Dotted lines from each piece of a line to the next; whether there are any.
pub(in crate::chart) fn between_pieces(
    page: &mut Page<'_>,
    panel: &Panel<'_>,
    pieces: &[Vec<Value>],
    (width, ink): (f64, Ink),
) -> bool {
    let ends = pieces.windows(2).filter_map(|pair| Some([*pair[0].last()?, *pair[1].first()?]));
    let ends: Vec<[Value; 2]> = ends.collect();
    for ends in &ends {
        let line = ends.map(|value| panel.place(value.date, value.points));
        page.dashed(line.to_vec(), width, ink, Some(DOTTED));
    }
    !ends.is_empty()
}
