//! What the course of a pillar comes to, and how exact it is shown.

use crate::chart::parts::extent::Extent;
use crate::chart::parts::series::Ends;
use crate::chart::parts::words::Precision;
use crate::domain::{Pillar, Series};

/// The finding: `Insights 18.8, up 5.7 since 1 Jan`.
pub(super) fn finding(pillar: Pillar, ends: Ends, precision: Precision) -> String {
    let (name, (last, score)) = (pillar.title(), ends.last);
    let value = precision.pillar(score);
    match ends.change(precision) {
        None => format!("{name} {value} on {}", last.day_month_year()),
        Some(change) => {
            let moved = precision.moved(change, Series::Pillar(pillar));
            format!("{name} {value}, {moved} since {}", ends.first.0.beside(last))
        }
    }
}

/// As exact as the axis: on one of two points hundredths are seen.
pub(super) fn precision(extent: Extent) -> Precision {
    const FINE: f64 = 0.5;
    let is_fine =
        matches!(extent, Extent::Linear { step, .. } if f64::from(step) / 1_000.0 <= FINE);
    if is_fine { Precision::Hundredths } else { Precision::Tenths }
}

/// Whether the axis is less than the scale.
pub(super) fn is_cut(extent: Extent) -> bool {
    !matches!(extent, Extent::Linear { low: 0, high: 25_000, .. })
}
