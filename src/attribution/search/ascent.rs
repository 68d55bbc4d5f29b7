//! The steepest ascent over assignments, at one cell of the grid.

use crate::attribution::design::{Gram, MOST_KINDS};
use crate::attribution::evidence::hypothesis::{ByHypothesis, averaged};
use crate::attribution::evidence::{Inclusion, System, subsets};
use crate::attribution::level::Whitening;
use crate::attribution::numerics::dot;

use super::branch::TAUS;
use super::grid::Grid;
use super::start::Start;

/// `ln(0.3/0.7)`: prior odds that a kind has a kernel of its own.
const LN_ODDS_OWN: f64 = -0.847_297_860_387_203_6;

/// The ascent moves on while it gains more than this (ln).
const LN_WORTH_A_MOVE: f64 = 0.5;

/// Assignments this far (ln) below the best are left out, and those beyond this many.
const LN_FAR: f64 = 7.0;
const MOST_ASSIGNMENTS: usize = 120;

/// The steepest ascent at one cell of the grid.
pub(super) struct Ascent<'a> {
    ln_priors: &'a [f64],
    start: Start,
    points: f64,
    kernels: usize,
    weights: ByHypothesis,
    /// How many kinds there are, searched or not.
    kinds: usize,
    /// Whitened columns and `sd(s_k)`, by kind and kernel.
    columns: Vec<Vec<f64>>,
    sds: Vec<f64>,
    norms: Vec<f64>,
    /// Inner products of each column of the present Gram matrix with each of `columns`.
    cross: Vec<Vec<f64>>,
    /// The present assignment, its Gram matrix and its score.
    assigned: Vec<usize>,
    gram: Gram,
    score: f64,
}

impl<'a> Ascent<'a> {
    /// The ascent over the kernels of the kinds that are searched; all have that of the start.
    pub(super) fn new(grid: &Grid, ln_priors: &'a [f64], start: Start, searched: &[usize]) -> Self {
        let branch = &grid.branches[start.branch];
        let whitening = &branch.whitenings[start.noise];
        let kernels = grid.kernels.len();
        let Candidates { columns, sds } = Candidates::of(grid, whitening, searched);
        let nuisance = grid.regression.nuisance(grid.kernels[start.kernel]);
        let nuisance: Vec<Vec<f64>> =
            nuisance.into_iter().map(|column| whitening.column(column.into_iter())).collect();
        let z = whitening.column(branch.linked.z.iter().copied());
        let present = (0..searched.len()).map(|kind| &columns[kind * kernels + start.kernel]);
        let with: Vec<&Vec<f64>> = nuisance.iter().chain(present).chain([&z]).collect();
        let gram = multiplied(&with, nuisance.len(), searched.len());
        let cross = with
            .iter()
            .map(|left| columns.iter().map(|right| dot(left, right)).collect())
            .collect();
        let norms = columns.iter().map(|column| dot(column, column)).collect();
        let mut ascent = Self {
            ln_priors,
            start,
            points: branch.linked.points,
            kernels,
            weights: grid.weights,
            kinds: grid.regression.kinds.len(),
            columns,
            sds,
            norms,
            cross,
            assigned: vec![start.kernel; searched.len()],
            gram,
            score: 0.0,
        };
        ascent.score = ascent.scored(&ascent.gram, &ascent.assigned);
        ascent
    }

    /// ln prior and ln evidence of an assignment, up to a constant of the cell.
    fn scored(&self, gram: &Gram, assigned: &[usize]) -> f64 {
        let sds: Vec<f64> = assigned
            .iter()
            .enumerate()
            .map(|(kind, &kernel)| self.sds[kind * self.kernels + kernel])
            .collect();
        let inclusion = Inclusion::among(&sds, self.kinds);
        let system = System::new(gram, self.points, TAUS[self.start.tau]);
        let ln_prior = ln_prior(self.ln_priors, self.start.kernel, assigned);
        let by_hypothesis = subsets::ln_evidence(&system, &inclusion, MOST_KINDS);
        averaged(self.weights, by_hypothesis) + ln_prior
    }

    /// The Gram matrix with another kernel for one kind: only its row changes.
    fn changed(&self, kind: usize, kernel: usize) -> Gram {
        let column = kind * self.kernels + kernel;
        let mut gram = self.gram.clone();
        let place = gram.nuisance + kind;
        for (other, cross) in self.cross.iter().enumerate() {
            gram.set(place, other, cross[column]);
        }
        gram.set(place, place, self.norms[column]);
        gram
    }

    /// The scores of all assignments that differ from the present one in one kind.
    fn neighbours(&self) -> Vec<(f64, usize, usize)> {
        let mut neighbours = Vec::new();
        for kind in 0..self.assigned.len() {
            for kernel in (0..self.kernels).filter(|&kernel| kernel != self.assigned[kind]) {
                let mut assigned = self.assigned.clone();
                assigned[kind] = kernel;
                let score = self.scored(&self.changed(kind, kernel), &assigned);
                neighbours.push((score, kind, kernel));
            }
        }
        neighbours
    }

    /// Moves to the best neighbour, at most so many times, while that gains enough.
    pub(super) fn climb(&mut self, most_moves: usize) {
        for _ in 0..most_moves {
            let best = self
                .neighbours()
                .into_iter()
                .reduce(|best, next| if next.0 > best.0 { next } else { best });
            let Some((score, kind, kernel)) = best else { return };
            if score <= self.score + LN_WORTH_A_MOVE {
                return;
            }
            self.gram = self.changed(kind, kernel);
            self.assigned[kind] = kernel;
            self.score = score;
            let moved = &self.columns[kind * self.kernels + kernel];
            self.cross[self.gram.nuisance + kind] =
                self.columns.iter().map(|column| dot(moved, column)).collect();
        }
    }

    /// The present assignment and those one change away, the best first, as far as they are near
    /// the best and not the same kernel for all.
    pub(super) fn near_best(&self) -> Vec<Vec<usize>> {
        let mut all = vec![(self.score, self.assigned.clone())];
        for (score, kind, kernel) in self.neighbours() {
            let mut assigned = self.assigned.clone();
            assigned[kind] = kernel;
            all.push((score, assigned));
        }
        all.sort_by(|a, b| b.0.total_cmp(&a.0));
        let best = all.first().map_or(0.0, |(score, _)| *score);
        all.into_iter()
            .take_while(|(score, _)| *score >= best - LN_FAR)
            .map(|(_, assigned)| assigned)
            .filter(|assigned| assigned.iter().any(|&kernel| kernel != assigned[0]))
            .take(MOST_ASSIGNMENTS)
            .collect()
    }
}

/// What each kind may have: whitened columns and `sd(s_k)`, by kind and kernel.
struct Candidates {
    columns: Vec<Vec<f64>>,
    sds: Vec<f64>,
}

impl Candidates {
    fn of(grid: &Grid, whitening: &Whitening, searched: &[usize]) -> Self {
        let mut candidates = Self { columns: Vec::new(), sds: Vec::new() };
        for &place in searched {
            for &kernel in &grid.kernels {
                let (column, sd) = grid.regression.column(place, kernel);
                candidates.columns.push(whitening.column(column.into_iter()));
                candidates.sds.push(sd);
            }
        }
        candidates
    }
}

/// The Gram matrix of whitened columns: nuisance, kinds, z.
fn multiplied(columns: &[&Vec<f64>], nuisance: usize, kinds: usize) -> Gram {
    let mut gram = Gram::new(nuisance, kinds);
    for (row, left) in columns.iter().enumerate() {
        for (column, right) in columns.iter().enumerate().skip(row) {
            gram.set(row, column, dot(left, right));
        }
    }
    gram
}

/// ln of the prior of an assignment; `shared` is the kernel of the start.
pub(super) fn ln_prior(ln_priors: &[f64], shared: usize, assigned: &[usize]) -> f64 {
    let own = assigned.iter().filter(|&&kernel| kernel != shared);
    ln_priors[shared] + own.map(|&kernel| LN_ODDS_OWN + ln_priors[kernel]).sum::<f64>()
}
