//! Assignments: a kernel of its own for every kind (posts may fade while a profile edit stays).

use super::dot::dot;
use super::gram::{Gram, MOST_KINDS};
use super::grid::{Grid, TAUS};
use super::hypothesis::{ByHypothesis, averaged};
use super::inclusion::Inclusion;
use super::moments::Moments;
use super::special::ln_sum_exp;
use super::subsets;
use super::system::System;

/// `ln(0.3/0.7)`: prior odds that a kind has a kernel of its own.
const LN_ODDS_OWN: f64 = -0.847_297_860_387_203_6;

/// The ascent moves on while it gains more than this (ln).
const LN_WORTH_A_MOVE: f64 = 0.5;

/// The search looks at this many kinds at most.
const MOST_SEARCHED: usize = 8;

/// Assignments this far (ln) below the best are left out, and those beyond this many.
const LN_FAR: f64 = 7.0;
const MOST_ASSIGNMENTS: usize = 120;

/// Assignments are evaluated at this many noise cells, those with most mass, if they have this
/// share of the mass of the first.
const MOST_NOISES: usize = 3;
const LEAST_SHARE_OF_NOISE: f64 = 0.03;

/// A kernel for every kind, with its evidence.
#[derive(Clone, Debug)]
pub(super) struct Assignment {
    /// Place of the kernel of each kind in the grid.
    pub(super) kernels: Vec<usize>,
    /// `sd(s_k)` of each kind.
    pub(super) sds: Vec<f64>,
    /// Place of the branch (link).
    pub(super) branch: usize,
    /// ln of the prior, relative to that of the kernels of the grid.
    pub(super) ln_prior: f64,
    /// Noise, Gram matrix and ln Z for each of [`TAUS`].
    pub(super) cells: Vec<(usize, Gram, [f64; TAUS.len()])>,
}

/// Where the ascent starts: the best cell of the grid.
#[derive(Clone, Copy)]
struct Start {
    kernel: usize,
    branch: usize,
    noise: usize,
    tau: usize,
}

/// Finds the best assignment by steepest ascent from the best cell, and evaluates those around it.
///
/// `ln_priors` are the kernels' priors after the series shared their mechanics. The log prior of an
/// assignment is `ln p(j0) + sum over kinds with kernel j != j0 of ln(0.3/0.7) + ln p(j)`; the
/// nuisance columns are those of `j0`. Empty for fewer than two kinds.
pub(super) fn around_best(grid: &Grid, ln_priors: &[f64]) -> Vec<Assignment> {
    if grid.regression.kinds.len() < 2 {
        return Vec::new();
    }
    let Some(start) = best_cell(grid, ln_priors) else { return Vec::new() };
    let searched = most_included(grid, start);
    let mut search = Search::new(grid, ln_priors, start, &searched);
    search.ascend(grid.regression.kinds.len() + 2);
    evaluate(grid, start, &searched, &search.near_best(), ln_priors)
}

fn best_cell(grid: &Grid, ln_priors: &[f64]) -> Option<Start> {
    let mut best: Option<(f64, Start)> = None;
    for cell in &grid.cells {
        for (tau, ln_evidence) in cell.ln_evidence.into_iter().enumerate() {
            let score = ln_evidence + ln_priors[cell.kernel];
            if best.is_none_or(|(best, _)| score > best) {
                let (kernel, branch, noise) = (cell.kernel, cell.branch, cell.noise);
                best = Some((score, Start { kernel, branch, noise, tau }));
            }
        }
    }
    best.map(|(_, start)| start)
}

/// The places of the kinds that the search looks at: those with the highest inclusion probability
/// at the start, in their order.
fn most_included(grid: &Grid, start: Start) -> Vec<usize> {
    let mut places: Vec<usize> = (0..grid.regression.kinds.len()).collect();
    if places.len() <= MOST_SEARCHED {
        return places;
    }
    let found = grid.cells.iter().find(|cell| {
        (cell.kernel, cell.branch, cell.noise) == (start.kernel, start.branch, start.noise)
    });
    let Some(cell) = found else { return places };
    let points = grid.branches[start.branch].linked.points;
    let system = System::new(&cell.gram, points, TAUS[start.tau]);
    let inclusion = Inclusion::of(&grid.sds[start.kernel]);
    let by_hypothesis = subsets::ln_evidence(&system, &inclusion, MOST_KINDS);
    let ln_evidence = averaged(grid.weights, by_hypothesis);
    let included = Moments::of(&system, &inclusion, grid.weights, ln_evidence).included;
    places.sort_by(|&a, &b| included[b].total_cmp(&included[a]).then(a.cmp(&b)));
    places.truncate(MOST_SEARCHED);
    places.sort_unstable();
    places
}

/// The steepest ascent at one cell of the grid.
struct Search<'a> {
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

impl<'a> Search<'a> {
    fn new(grid: &Grid, ln_priors: &'a [f64], start: Start, searched: &[usize]) -> Self {
        let branch = &grid.branches[start.branch];
        let whitening = &branch.whitenings[start.noise];
        let regression = &grid.regression;
        let mut columns = Vec::new();
        let mut sds = Vec::new();
        for &place in searched {
            for &kernel in &grid.kernels {
                let (column, sd) = regression.column(place, kernel);
                columns.push(whitening.column(column.into_iter()));
                sds.push(sd);
            }
        }
        let kernels = grid.kernels.len();
        let mut fixed: Vec<Vec<f64>> = regression
            .nuisance(grid.kernels[start.kernel])
            .into_iter()
            .map(|column| whitening.column(column.into_iter()))
            .collect();
        let nuisance = fixed.len();
        fixed.push(whitening.column(branch.linked.z.iter().copied()));
        let present = (0..searched.len()).map(|kind| &columns[kind * kernels + start.kernel]);
        let with: Vec<&Vec<f64>> =
            fixed[..nuisance].iter().chain(present).chain(&fixed[nuisance..]).collect();
        let mut gram = Gram::new(nuisance, searched.len());
        for (row, left) in with.iter().enumerate() {
            for (column, right) in with.iter().enumerate().skip(row) {
                gram.set(row, column, dot(left, right));
            }
        }
        let cross = with
            .iter()
            .map(|left| columns.iter().map(|right| dot(left, right)).collect())
            .collect();
        let norms = columns.iter().map(|column| dot(column, column)).collect();
        let mut search = Self {
            ln_priors,
            start,
            points: branch.linked.points,
            kernels,
            weights: grid.weights,
            kinds: regression.kinds.len(),
            columns,
            sds,
            norms,
            cross,
            assigned: vec![start.kernel; searched.len()],
            gram,
            score: 0.0,
        };
        search.score = search.scored(&search.gram, &search.assigned);
        search
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

    fn ascend(&mut self, most_moves: usize) {
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
    fn near_best(&self) -> Vec<Vec<usize>> {
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

fn ln_prior(ln_priors: &[f64], shared: usize, assigned: &[usize]) -> f64 {
    let own = assigned.iter().filter(|&&kernel| kernel != shared);
    ln_priors[shared] + own.map(|&kernel| LN_ODDS_OWN + ln_priors[kernel]).sum::<f64>()
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
