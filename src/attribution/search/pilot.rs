//! The pilot: which noise cells are worth a full pass.

use crate::attribution::design::{Linked, MOST_KINDS, Regression};
use crate::attribution::evidence::hypothesis::{self, averaged};
use crate::attribution::evidence::{Inclusion, System, subsets};
use crate::attribution::level::{NoiseCell, Whitening};

use super::quick_looks::{Design, TAU};

/// Above this many kinds the pilot looks at subsets of at most two.
const MOST_KINDS_IN_FULL: usize = 8;

/// At most this many noise cells are kept.
const MOST_KEPT: usize = 10;

/// A noise cell whose best evidence is this far (ln) below the best is dropped.
const LN_FAR: f64 = 7.0;

/// The noise cells that are kept for a link, the best first. `rows` hold its z.
pub(super) fn kept(
    regression: &Regression,
    linked: &Linked,
    rows: &[Design],
    cells: &[NoiseCell],
) -> Vec<NoiseCell> {
    let best = |cell: &NoiseCell| -> f64 {
        let factors = cell.shifts.factors(linked.z.len());
        let whitening = Whitening::new(&linked.level(&regression.track, &factors), cell.noise);
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

fn ln_evidence(linked: &Linked, (rows, sds): &Design, whitening: &Whitening) -> f64 {
    let at_most = if sds.len() > MOST_KINDS_IN_FULL { 2 } else { MOST_KINDS };
    let gram = rows.gram(whitening);
    let system = System::new(&gram, linked.points, TAU);
    let constant = linked.ln_constant(whitening);
    let by_hypothesis = subsets::ln_evidence(&system, &Inclusion::of(sds), at_most);
    averaged(hypothesis::PRIOR, by_hypothesis.map(|ln| ln + constant))
}
