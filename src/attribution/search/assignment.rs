//! Assignments: a kernel of its own for every kind (posts may fade while a profile edit stays).

use crate::attribution::design::Gram;
use crate::attribution::evidence::Inclusion;
use crate::attribution::evidence::hypothesis::averaged;
use crate::attribution::numerics::ln_sum_exp;

use super::ascent::{Ascent, ln_prior};
use super::branch::TAUS;
use super::grid::Grid;
use super::start::Start;

/// Assignments are evaluated at this many noise cells, those with most mass, if they have this
/// share of the mass of the first.
const MOST_NOISES: usize = 3;
const LEAST_SHARE_OF_NOISE: f64 = 0.03;

/// A kernel for every kind, with its evidence.
#[derive(Clone, Debug)]
pub(crate) struct Assignment {
    /// Place of the kernel of each kind in the grid.
    pub(crate) kernels: Vec<usize>,
    /// `sd(s_k)` of each kind.
    pub(crate) sds: Vec<f64>,
    /// Place of the branch (link).
    pub(crate) branch: usize,
    /// ln of the prior, relative to that of the kernels of the grid.
    pub(crate) ln_prior: f64,
    /// Noise, Gram matrix and ln Z for each of [`TAUS`].
    pub(crate) cells: Vec<(usize, Gram, [f64; TAUS.len()])>,
}

/// Finds the best assignment by steepest ascent from the best cell, and evaluates those around it.
///
/// `ln_priors` are the kernels' priors after the series shared their mechanics. The log prior of an
/// assignment is `ln p(j0) + sum over kinds with kernel j != j0 of ln(0.3/0.7) + ln p(j)`; the
/// nuisance columns are those of `j0`. Empty for fewer than two kinds.
pub(crate) fn around_best(grid: &Grid, ln_priors: &[f64]) -> Vec<Assignment> {
    if grid.regression.kinds.len() < 2 {
        return Vec::new();
    }
    let Some(start) = Start::best(grid, ln_priors) else { return Vec::new() };
    let searched = start.most_included(grid);
    let mut ascent = Ascent::new(grid, ln_priors, start, &searched);
    ascent.climb(grid.regression.kinds.len() + 2);
    evaluate(grid, start, &searched, &ascent.near_best(), ln_priors)
}

/// The noise cells of a branch with most mass, the heaviest first.
fn heaviest_noises(grid: &Grid, start: Start, ln_priors: &[f64]) -> Vec<usize> {
    let mass = |noise: usize| {
        let cells = grid
            .cells
            .iter()
            .filter(move |cell| cell.branch == start.branch && cell.noise == noise)
            .flat_map(|cell| cell.ln_evidence.map(|ln| ln + ln_priors[cell.kernel]));
        ln_sum_exp(cells)
    };
    let mut noises: Vec<(f64, usize)> = (0..grid.branches[start.branch].whitenings.len())
        .map(|noise| (mass(noise), noise))
        .collect();
    noises.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let least = noises.first().map_or(0.0, |(mass, _)| *mass) + libm::log(LEAST_SHARE_OF_NOISE);
    noises.retain(|&(mass, _)| mass >= least);
    noises.truncate(MOST_NOISES);
    noises.into_iter().map(|(_, noise)| noise).collect()
}

/// Evidence of assignments of the searched kinds (the others keep the start's kernel) with all
/// kinds in the model.
fn evaluate(
    grid: &Grid,
    start: Start,
    searched: &[usize],
    assignments: &[Vec<usize>],
    ln_priors: &[f64],
) -> Vec<Assignment> {
    let regression = &grid.regression;
    let branch = &grid.branches[start.branch];
    let kinds = regression.kinds.len();
    let full = |assigned: &Vec<usize>| {
        let mut kernels = vec![start.kernel; kinds];
        for (&place, &kernel) in searched.iter().zip(assigned) {
            kernels[place] = kernel;
        }
        kernels
    };
    let noises = heaviest_noises(grid, start, ln_priors);
    assignments
        .iter()
        .map(|assigned| {
            let kernels = full(assigned);
            let shapes: Vec<_> = kernels.iter().map(|&kernel| grid.kernels[kernel]).collect();
            let (mut rows, sds) = regression.rows_of(grid.kernels[start.kernel], &shapes);
            rows.set_score(branch.linked.z.iter().copied());
            let inclusion = Inclusion::of(&sds);
            let cells = noises
                .iter()
                .map(|&noise| {
                    let gram = rows.gram(&branch.whitenings[noise]);
                    let by_hypothesis = branch.ln_evidence(noise, &gram, &inclusion);
                    let ln_evidence = by_hypothesis.map(|ln| averaged(grid.weights, ln));
                    (noise, gram, ln_evidence)
                })
                .collect();
            let ln_prior = ln_prior(ln_priors, start.kernel, assigned);
            Assignment { kernels, sds, branch: start.branch, ln_prior, cells }
        })
        .collect()
}
