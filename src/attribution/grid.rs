//! The grid: evidence of every kernel, link, noise and slab width.

use super::filter::{Level, Noise, Whitening};
use super::gram::{Gram, MOST_KINDS};
use super::kernels::Kernel;
use super::link::Link;
use super::pilot;
use super::rebase;
use super::regression::{Linked, Regression};
use super::special::ln_sum_exp;
use super::subsets::{Inclusion, System};

/// sqrt(q) of the noise grid, in points per square root of a day.
const SQRT_Q: [f64; 6] = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32];

/// r of the noise grid, in points.
const R: [f64; 4] = [0.02, 0.05, 0.1, 0.3];

/// tau: standard deviations of the slab, in points for one standard deviation of adstock.
pub(super) const TAUS: [f64; 3] = [0.15, 0.5, 1.5];

/// The 24 noise cells, with equal weight. The smallest values are a floor on purpose: without
/// one, a handful of snapshots can be fitted perfectly by accident.
pub(super) fn noise_grid() -> Vec<Noise> {
    SQRT_Q.into_iter().flat_map(|sqrt_q| R.map(|r| Noise { sqrt_q, r })).collect()
}

/// A track under one link with the noise cells that the pilot kept.
#[derive(Clone, Debug)]
pub(super) struct Branch {
    pub(super) linked: Linked,
    pub(super) whitenings: Vec<Whitening>,
}

/// The full pass over the grid of one series.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    pub(super) regression: Regression,
    /// Prior inclusion probabilities of the regression's kinds.
    pub(super) prior: Vec<f64>,
    pub(super) kernels: Vec<Kernel>,
    /// `sd(s_k)` under each kernel.
    pub(super) sds: Vec<Vec<f64>>,
    /// One for each link.
    pub(super) branches: [Branch; Link::ALL.len()],
    /// Steps of the level that are re-based.
    pub(super) rebased: Vec<usize>,
    /// Gram matrices and evidences, by kernel, link and noise.
    pub(super) cells: Vec<GridCell>,
}

/// One kernel, link and noise: the evidence for each tau.
#[derive(Clone, Debug)]
pub(super) struct GridCell {
    pub(super) kernel: usize,
    pub(super) branch: usize,
    pub(super) noise: usize,
    pub(super) gram: Gram,
    /// ln Z for each of [`TAUS`].
    pub(super) ln_evidence: [f64; TAUS.len()],
}

impl Linked {
    /// What the filter needs to know.
    pub(super) fn level<'a>(&'a self, regression: &'a Regression, factors: &'a [f64]) -> Level<'a> {
        Level {
            days: &regression.track.days,
            rounding: &regression.track.rounding,
            slopes: &self.slopes,
            factors,
            points: self.points,
            unit: regression.track.scale.unit,
        }
    }

    /// `sum ln g - sum ln F / 2`: the part of the evidence that does not depend on the regressors.
    pub(super) fn ln_constant(&self, whitening: &Whitening) -> f64 {
        self.ln_jacobian - 0.5 * whitening.ln_determinant
    }

    /// ln of the evidence of a cell, up to constants common to all cells:
    /// `ln sum over subsets + K ln 0.75 - z'z/2 - logdet/2 + sum of ln g`.
    pub(super) fn ln_evidence(
        &self,
        gram: &Gram,
        whitening: &Whitening,
        tau: f64,
        inclusion: &Inclusion,
        at_most: usize,
    ) -> f64 {
        self.system(gram, tau).ln_evidence(inclusion, at_most) + self.ln_constant(whitening)
    }

    /// The system of a cell.
    pub(super) fn system(&self, gram: &Gram, tau: f64) -> System {
        System::new(gram, self.points, tau * self.points)
    }
}

impl Grid {
    /// Pilot, re-based intervals and full pass (sections 5.1 to 5.3 of the method).
    pub(super) fn new(regression: Regression, prior: Vec<f64>) -> Self {
        let linked = Link::ALL.map(|link| regression.track.linked(link));
        let mut factors = vec![1.0; regression.track.days.len()];
        let rows = pilot::rows(&regression);
        let rebased = rebase::find(&regression, &linked[0], &rows, &prior, &mut factors);
        let branches = linked.map(|linked| {
            let kept = pilot::kept(&regression, &linked, &rows, &prior, &factors);
            let level = linked.level(&regression, &factors);
            let whitenings = kept.into_iter().map(|noise| Whitening::new(&level, noise)).collect();
            Branch { linked, whitenings }
        });
        drop(rows);
        let kernels = Kernel::grid();
        let mut cells = Vec::new();
        let mut sds = Vec::with_capacity(kernels.len());
        for (kernel, &shape) in kernels.iter().enumerate() {
            let (mut rows, kernel_sds) = regression.rows(shape);
            let inclusion = Inclusion::of(&prior, &kernel_sds);
            for (branch, Branch { linked, whitenings }) in branches.iter().enumerate() {
                rows.set_score(linked.z.iter().copied());
                for (noise, whitening) in whitenings.iter().enumerate() {
                    let gram = rows.gram(whitening);
                    let ln_evidence = TAUS.map(|tau| {
                        linked.ln_evidence(&gram, whitening, tau, &inclusion, MOST_KINDS)
                    });
                    cells.push(GridCell { kernel, branch, noise, gram, ln_evidence });
                }
            }
            sds.push(kernel_sds);
        }
        Self { regression, prior, kernels, sds, branches, rebased, cells }
    }

    /// ln E(j): the evidence of each kernel, summed over links, noise and tau.
    pub(super) fn ln_evidence_of_kernels(&self) -> Vec<f64> {
        (0..self.kernels.len())
            .map(|kernel| {
                let cells = self.cells.iter().filter(|cell| cell.kernel == kernel);
                ln_sum_exp(cells.flat_map(|cell| cell.ln_evidence))
            })
            .collect()
    }
}

impl Inclusion {
    /// The prior of kinds with these standard deviations of adstock.
    pub(super) fn of(prior: &[f64], sds: &[f64]) -> Self {
        let varies: Vec<bool> = sds.iter().map(|&sd| sd > 0.0).collect();
        Self::new(prior, &varies)
    }
}
