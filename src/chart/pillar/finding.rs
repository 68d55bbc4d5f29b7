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

/// As exact as the axis: what lies between two of its lines has its decimals.
pub(super) fn precision(extent: Extent) -> Precision {
    if extent.decimals() > 1 { Precision::Hundredths } else { Precision::Tenths }
}

/// Whether the axis is not the one of every pillar.
pub(super) fn is_cut(extent: Extent) -> bool {
    extent != Extent::PILLAR_IN_STEPS
}
