//! The grid: evidence of every kernel, link, noise and slab width.

use crate::attribution::design::{Gram, Linked, Regression};
use crate::attribution::evidence::Inclusion;
use crate::attribution::evidence::hypothesis::{self, ByHypothesis, averaged};
use crate::attribution::numerics::ln_sum_exp;
use crate::attribution::response::{Kernel, Link};

use super::branch::{Branch, TAUS};
use super::{drift, week};

/// The full pass over the grid of one series.
#[derive(Clone, Debug)]
pub(crate) struct Grid {
    pub(crate) regression: Regression,
    pub(crate) kernels: Vec<Kernel>,
    /// `sd(s_k)` under each kernel.
    pub(crate) sds: Vec<Vec<f64>>,
    /// One for each link.
    pub(crate) branches: [Branch; Link::ALL.len()],
    /// Gram matrices and evidences, by kernel, link and noise.
    pub(crate) cells: Vec<GridCell>,
    /// How the hypotheses are weighed: by their prior, until [`Grid::weighed`].
    pub(crate) weights: ByHypothesis,
}

/// One kernel, link and noise: the evidence for each tau.
#[derive(Clone, Debug)]
pub(crate) struct GridCell {
    pub(crate) kernel: usize,
    pub(crate) branch: usize,
    pub(crate) noise: usize,
    pub(crate) gram: Gram,
    /// ln Z for each of [`TAUS`] under each hypothesis.
    by_hypothesis: [ByHypothesis; TAUS.len()],
    /// ln Z for each of [`TAUS`], averaged over the hypotheses.
    pub(crate) ln_evidence: [f64; TAUS.len()],
}

impl GridCell {
    /// A cell with the hypotheses weighed by their prior.
    fn new(
        kernel: usize,
        branch: usize,
        noise: usize,
        gram: Gram,
        by_hypothesis: [ByHypothesis; TAUS.len()],
    ) -> Self {
        let ln_evidence = by_hypothesis.map(|ln| averaged(hypothesis::PRIOR, ln));
        Self { kernel, branch, noise, gram, by_hypothesis, ln_evidence }
    }
}

impl Grid {
    /// The full pass, with room for a drift where the series shows one.
    pub(crate) fn new(regression: Regression) -> Self {
        let identity = Linked::of(&regression.track, Link::Identity);
        Self::without_drift(drift::with_drift(regression, &identity))
    }

    /// The full pass, with a wave of a week among the nuisance columns where the series shows one
    /// that activity does not explain as well.
    pub(crate) fn without_drift(regression: Regression) -> Self {
        let identity = Linked::of(&regression.track, Link::Identity);
        let with_week = week::with_week(&regression, &identity).map(Self::of);
        let plain = Self::of(regression);
        match with_week {
            Some(wave) if wave.ln_evidence() + week::LN_PRIOR > plain.ln_evidence() => wave,
            _ => plain,
        }
    }

    /// The full pass over the cells that the quick looks leave.
    fn of(regression: Regression) -> Self {
        let branches = Branch::of_each_link(&regression);
        let kernels = Kernel::grid();
        let mut cells = Vec::new();
        let mut sds = Vec::with_capacity(kernels.len());
        for (kernel, &shape) in kernels.iter().enumerate() {
            let (mut rows, kernel_sds) = regression.rows(shape);
            let inclusion = Inclusion::of(&kernel_sds);
            for (place, branch) in branches.iter().enumerate() {
                rows.set_score(branch.linked.z.iter().copied());
                let of_branch = branch.grams(&rows).enumerate().map(|(noise, gram)| {
                    let by_hypothesis = branch.ln_evidence(noise, &gram, &inclusion);
                    GridCell::new(kernel, place, noise, gram, by_hypothesis)
                });
                cells.extend(of_branch);
            }
            sds.push(kernel_sds);
        }
        Self { regression, kernels, sds, branches, cells, weights: hypothesis::PRIOR }
    }

    /// The same with other weights of the hypotheses.
    pub(crate) fn weighed(mut self, weights: ByHypothesis) -> Self {
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
    pub(crate) fn ln_evidence_of_hypotheses(&self, ln_priors: &[f64]) -> ByHypothesis {
        [0, 1].map(|h| {
            let cells = self.cells.iter().flat_map(|cell| {
                cell.by_hypothesis.iter().map(move |ln| ln_priors[cell.kernel] + ln[h])
            });
            ln_sum_exp(cells)
        })
    }

    /// The later snapshot of each interval in which the level shifted, by the best noise cell.
    pub(crate) fn shifted(&self) -> Vec<usize> {
        let best = self.branches[0].noises.first();
        best.map(|cell| cell.shifts.intervals()).unwrap_or_default()
    }

    /// ln E(j): the evidence of each kernel, summed over links, noise and tau.
    pub(crate) fn ln_evidence_of_kernels(&self) -> Vec<f64> {
        (0..self.kernels.len())
            .map(|kernel| {
                let cells = self.cells.iter().filter(|cell| cell.kernel == kernel);
                ln_sum_exp(cells.flat_map(|cell| cell.ln_evidence))
            })
            .collect()
    }
}
