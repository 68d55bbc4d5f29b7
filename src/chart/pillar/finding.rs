//! What the course of a pillar comes to, and how exact it is shown.

use crate::chart::parts::extent::Extent;
use crate::chart::parts::series::Ends;
use crate::chart::parts::words::{Precision, UNCHANGED};
use crate::domain::{Current, Date, Pillar, Run, Runs, Series, Snapshot};

/// The finding: `Insights 16.1: up 3.5 since 6 Jan, up 9.8 in all`; of a pillar in no run
/// how it moved as a whole.
pub(super) fn finding(
    pillar: Pillar,
    snapshots: &[Snapshot],
    ends: Ends,
    precision: Precision,
) -> String {
    let (name, (last, score)) = (pillar.title(), ends.last);
    let value = precision.pillar(score);
    let Some(change) = ends.change(precision) else {
        return format!("{name} {value} on {}", last.day_month_year());
    };
    let series = Series::Pillar(pillar);
    let since = |moved: &str, from: Date| match moved {
        UNCHANGED => format!("same as on {} (within {})", from.beside(last), precision.unit()),
        moved => format!("{moved} since {}", from.beside(last)),
    };
    let run = running(snapshots, series).filter(|run| run.from.date != ends.first.0);
    let Some(run) = run else {
        return format!(
            "{name} {value}: {}",
            since(&precision.moved(change, series), ends.first.0)
        );
    };
    let delta = precision.between(run.to.thousandths, run.from.thousandths);
    let moved = since(&precision.moved(delta, series), run.from.date);
    match precision.moved(change, series) {
        whole if whole == UNCHANGED => format!("{name} {value}: {moved}"),
        whole => format!("{name} {value}: {moved}, {whole} in all"),
    }
}

/// The run that ends at the last snapshot.
fn running(snapshots: &[Snapshot], series: Series) -> Option<Run> {
    match Runs::of(snapshots, series)?.current {
        Current::Running(run) => Some(run),
        Current::Still(_) => None,
    }
}

/// As exact as the axis: on one of two points hundredths are seen.
pub(super) fn precision(extent: Extent) -> Precision {
    const FINE: i32 = 500;
    let is_fine = matches!(extent, Extent::Linear { step, .. } if step <= FINE);
    if is_fine { Precision::Hundredths } else { Precision::Tenths }
}
