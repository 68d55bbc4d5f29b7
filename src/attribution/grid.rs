//! The grid: evidence of every kernel, link, noise and slab width.

use super::designs;
use super::filter::Whitening;
use super::gram::{Gram, MOST_KINDS};
use super::hypothesis::{self, ByHypothesis, averaged};
use super::inclusion::Inclusion;
use super::kernels::Kernel;
use super::link::Link;
use super::linked::Linked;
use super::noise_cell::NoiseCell;
use super::pilot;
use super::regression::Regression;
use super::shifts;
use super::special::ln_sum_exp;
use super::subsets;
use super::system::System;
use super::week;

/// tau: standard deviations of the slab, in points for one standard deviation of adstock.
pub(super) const TAUS: [f64; 3] = [0.15, 0.5, 1.5];

/// A track under one link with the noise cells that the pilot kept, the best first.
#[derive(Clone, Debug)]
pub(super) struct Branch {
    pub(super) linked: Linked,
    pub(super) noises: Vec<NoiseCell>,
    /// One for each noise cell.
    pub(super) whitenings: Vec<Whitening>,
}

/// The full pass over the grid of one series.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    pub(super) regression: Regression,
    pub(super) kernels: Vec<Kernel>,
    /// `sd(s_k)` under each kernel.
    pub(super) sds: Vec<Vec<f64>>,
    /// One for each link.
    pub(super) branches: [Branch; Link::ALL.len()],
    /// Gram matrices and evidences, by kernel, link and noise.
    pub(super) cells: Vec<GridCell>,
    /// How the hypotheses are weighed: by their prior, until [`Grid::weighed`].
    pub(super) weights: ByHypothesis,
}

/// One kernel, link and noise: the evidence for each tau.
#[derive(Clone, Debug)]
pub(super) struct GridCell {
    pub(super) kernel: usize,
    pub(super) branch: usize,
    pub(super) noise: usize,
    pub(super) gram: Gram,
    /// ln Z for each of [`TAUS`] under each hypothesis.
    by_hypothesis: [ByHypothesis; TAUS.len()],
    /// ln Z for each of [`TAUS`], averaged over the hypotheses.
    pub(super) ln_evidence: [f64; TAUS.len()],
}

impl Branch {
    /// The part of the evidence of a noise cell that does not depend on the regressors.
    pub(super) fn ln_constant(&self, noise: usize) -> f64 {
        self.linked.ln_constant(&self.whitenings[noise]) + self.noises[noise].ln_prior
    }

    /// ln of the evidence of a noise cell with its prior, for each of [`TAUS`] under each
    /// hypothesis.
    pub(super) fn ln_evidence(
        &self,
        noise: usize,
        gram: &Gram,
        inclusion: &Inclusion,
    ) -> [ByHypothesis; TAUS.len()] {
        let constant = self.ln_constant(noise);
        TAUS.map(|tau| {
            let system = System::new(gram, self.linked.points, tau);
            subsets::ln_evidence(&system, inclusion, MOST_KINDS).map(|ln| ln + constant)
        })
    }
}

impl Grid {
    /// The full pass, with a wave of a week among the nuisance columns where the series shows one
    /// that activity does not explain as well.
    pub(super) fn new(regression: Regression) -> Self {
        let identity = Linked::of(&regression.track, Link::Identity);
        let with_week = week::with_week(&regression, &identity).map(Self::of);
        let plain = Self::of(regression);
        match with_week {
            Some(wave) if wave.ln_evidence() + week::LN_PRIOR > plain.ln_evidence() => wave,
            _ => plain,
        }
    }

    /// Level shifts, pilot and full pass.
    fn of(regression: Regression) -> Self {
        let linked = Link::ALL.map(|link| Linked::of(&regression.track, link));
        let mut rows = designs::rows(&regression);
        designs::set_score(&mut rows, &linked[0]);
        let noises = shifts::cells(&regression, &linked[0], &rows);
        let branches = linked.map(|linked| {
            designs::set_score(&mut rows, &linked);
            let kept = pilot::kept(&regression, &linked, &rows, &noises);
            let whitening = |cell: &NoiseCell| {
                let factors = cell.shifts.factors(linked.z.len());
                Whitening::new(&linked.level(&regression.track, &factors), cell.noise)
            };
            let whitenings = kept.iter().map(whitening).collect();
            Branch { linked, noises: kept, whitenings }
        });
        drop(rows);
        let kernels = Kernel::grid();
        let mut cells = Vec::new();
        let mut sds = Vec::with_capacity(kernels.len());
        for (kernel, &shape) in kernels.iter().enumerate() {
            let (mut rows, kernel_sds) = regression.rows(shape);
            let inclusion = Inclusion::of(&kernel_sds);
            for (place, branch) in branches.iter().enumerate() {
                rows.set_score(branch.linked.z.iter().copied());
                for (noise, whitening) in branch.whitenings.iter().enumerate() {
                    let gram = rows.gram(whitening);
                    let by_hypothesis = branch.ln_evidence(noise, &gram, &inclusion);
                    cells.push(GridCell {
                        kernel,
                        branch: place,
                        noise,
                        gram,
                        by_hypothesis,
                        ln_evidence: by_hypothesis.map(|ln| averaged(hypothesis::PRIOR, ln)),
                    });
                }
            }
            sds.push(kernel_sds);
        }
        Self { regression, kernels, sds, branches, cells, weights: hypothesis::PRIOR }
    }

    /// The same with other weights of the hypotheses.
    pub(super) fn weighed(mut self, weights: ByHypothesis) -> Self {
        self.weights = weights;
        for cell in &mut self.cells {
            cell.ln_evidence = cell.by_hypothesis.map(|ln| averaged(weights, ln));
        }
        self
    }

    /// ln of the evidence over all cells.
    fn ln_evidence(&self) -> f64 {
        averaged(hypothesis::PRIOR, self.ln_evidence_of_hypotheses(&Kernel::ln_priors()))
    }

    /// ln of the evidence under each hypothesis, over all cells; `ln_priors` are those of the
    /// kernels.
    pub(super) fn ln_evidence_of_hypotheses(&self, ln_priors: &[f64]) -> ByHypothesis {
        [0, 1].map(|h| {
            let cells = self.cells.iter().flat_map(|cell| {
                cell.by_hypothesis.iter().map(move |ln| ln_priors[cell.kernel] + ln[h])
            });
            ln_sum_exp(cells)
        })
    }

    /// The later snapshot of each interval in which the level shifted, by the best noise cell.
    pub(super) fn shifted(&self) -> Vec<usize> {
        let best = self.branches[0].noises.first();
        best.map(|cell| cell.shifts.intervals()).unwrap_or_default()
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
