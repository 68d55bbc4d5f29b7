//! The pilot: which noise cells are worth a full pass.

use super::filter::Whitening;
use super::gram::{MOST_KINDS, Rows};
use super::hypothesis::{self, averaged};
use super::kernels::Kernel;
use super::noise::NoiseCell;
use super::regression::{Linked, Regression};
use super::subsets::Inclusion;

/// The slab of the pilot.
pub(super) const TAU: f64 = 0.5;

/// Above this many kinds the pilot looks at subsets of at most two.
const MOST_KINDS_IN_FULL: usize = 8;

/// At most this many noise cells are kept.
const MOST_KEPT: usize = 10;

/// A noise cell whose best evidence is this far (ln) below the best is dropped.
const LN_FAR: f64 = 7.0;

/// The kernels of the pilot: a short and a long one of each fading shape, and the step, without which
/// the cells that suit a lasting effect would be lost to those with a shift.
pub(super) const KERNELS: [Kernel; 5] = [
    Kernel::window(30),
    Kernel::window(90),
    Kernel::exponential(6.0),
    Kernel::exponential(21.0),
    Kernel::STEP,
];

/// How many of [`KERNELS`] the search for shifts looks at: the fading ones.
pub(super) const FADING: usize = 4;

/// Columns of a pilot kernel, and `sd(s_k)`.
pub(super) type PilotRows = (Rows, Vec<f64>);

/// The columns under each of the pilot's kernels.
pub(super) fn rows(regression: &Regression) -> [PilotRows; KERNELS.len()] {
    KERNELS.map(|kernel| regression.rows(kernel))
}

/// Fills in z on the scale of a link.
pub(super) fn set_score(rows: &mut [PilotRows], linked: &Linked) {
    for (rows, _) in rows {
        rows.set_score(linked.z.iter().copied());
    }
}

/// The noise cells that are kept for a link, the best first. `rows` hold its z.
pub(super) fn kept(
    regression: &Regression,
    linked: &Linked,
    rows: &[PilotRows],
    cells: &[NoiseCell],
) -> Vec<NoiseCell> {
    let best = |cell: &NoiseCell| -> f64 {
        let factors = cell.shifts.factors(linked.z.len());
        let whitening = Whitening::new(&linked.level(regression, &factors), cell.noise);
        rows.iter()
            .map(|rows| ln_evidence(linked, rows, &whitening))
            .fold(f64::NEG_INFINITY, f64::max)
            + cell.ln_prior
    };
    let mut scored: Vec<(f64, &NoiseCell)> = cells.iter().map(|cell| (best(cell), cell)).collect();
    // A stable sort: of equal ones the first of the grid is first.
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let best = scored.first().map_or(0.0, |(ln_evidence, _)| *ln_evidence);
    scored
        .into_iter()
        .take(MOST_KEPT)
        .filter(|(ln_evidence, _)| *ln_evidence > best - LN_FAR)
        .map(|(_, cell)| cell.clone())
        .collect()
}

fn ln_evidence(linked: &Linked, (rows, sds): &PilotRows, whitening: &Whitening) -> f64 {
    let at_most = if sds.len() > MOST_KINDS_IN_FULL { 2 } else { MOST_KINDS };
    let gram = rows.gram(whitening);
    let by_hypothesis = linked.ln_evidence(&gram, whitening, TAU, &Inclusion::of(sds), at_most);
    averaged(hypothesis::PRIOR, by_hypothesis)
}
