//! The pilot: which noise cells are worth a full pass.

use super::filter::{Noise, Whitening};
use super::gram::{MOST_KINDS, Rows};
use super::grid::noise_grid;
use super::kernels::Kernel;
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

/// Columns of a pilot kernel, and `sd(s_k)`.
pub(super) type PilotRows = (Rows, Vec<f64>);

/// The columns under each of the pilot's kernels.
pub(super) fn rows(regression: &Regression) -> [PilotRows; 4] {
    [Kernel::window(30), Kernel::window(90), Kernel::exponential(6.0), Kernel::exponential(21.0)]
        .map(|kernel| regression.rows(kernel))
}

/// The evidence of a pilot kernel and a noise cell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pilot {
    /// Place among [`rows`].
    pub(super) kernel: usize,
    pub(super) noise: Noise,
    pub(super) ln_evidence: f64,
}

/// The best pilot kernel for each noise cell, in the order of the noise grid.
pub(super) fn run(
    regression: &Regression,
    linked: &Linked,
    rows: &[PilotRows],
    prior: &[f64],
    factors: &[f64],
) -> Vec<Pilot> {
    let at_most = if prior.len() > MOST_KINDS_IN_FULL { 2 } else { MOST_KINDS };
    let level = linked.level(regression, factors);
    let noises = noise_grid();
    let whitenings: Vec<Whitening> =
        noises.iter().map(|&noise| Whitening::new(&level, noise)).collect();
    let mut best: Vec<Pilot> = noises
        .iter()
        .map(|&noise| Pilot { kernel: 0, noise, ln_evidence: f64::NEG_INFINITY })
        .collect();
    for (kernel, (rows, sds)) in rows.iter().enumerate() {
        let mut rows = rows.clone();
        rows.set_score(linked.z.iter().copied());
        let inclusion = Inclusion::of(prior, sds);
        for (best, whitening) in best.iter_mut().zip(&whitenings) {
            let gram = rows.gram(whitening);
            let ln_evidence = linked.ln_evidence(&gram, whitening, TAU, &inclusion, at_most);
            if ln_evidence > best.ln_evidence {
                *best = Pilot { kernel, ln_evidence, ..*best };
            }
        }
    }
    best
}

/// The noise cells that are kept for a link, the best first.
pub(super) fn kept(
    regression: &Regression,
    linked: &Linked,
    rows: &[PilotRows],
    prior: &[f64],
    factors: &[f64],
) -> Vec<Noise> {
    let mut cells = run(regression, linked, rows, prior, factors);
    cells.sort_by(|a, b| b.ln_evidence.total_cmp(&a.ln_evidence));
    let best = cells.first().map_or(0.0, |cell| cell.ln_evidence);
    cells
        .iter()
        .take(MOST_KEPT)
        .filter(|cell| cell.ln_evidence >= best - LN_FAR)
        .map(|cell| cell.noise)
        .collect()
}
