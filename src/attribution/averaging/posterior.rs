//! The posterior: what one series learns from all cells together.

use serde::{Deserialize, Serialize};

use crate::attribution::evidence::{Inclusion, Moments, System};
use crate::attribution::response::{Kernel, Link};
use crate::attribution::search::Grid;
use crate::attribution::search::assignment::{self, Assignment};

use super::component::{Component, Pooled};
use super::weighing::{Weighed, heaviest};

/// Means and intervals use at most this many components.
const MOST_COMPONENTS: usize = 40;

/// What is known of one series' kinds.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Posterior {
    /// The heaviest first.
    pub(crate) components: Vec<Component>,
    /// `P_k` over all components.
    pub(crate) probability: Vec<f64>,
    /// Probability of a positive effect given that there is one.
    pub(crate) positive: Vec<f64>,
    /// `J_kl`: probability that both have an effect.
    pub(crate) joint: Vec<Vec<f64>>,
    /// Probability that the score is noisier than what is usual.
    pub(crate) wild: f64,
}

impl Posterior {
    /// Weighs all cells, and averages those that hold 99 % of the mass. `ln_priors` are those of
    /// the kernels.
    pub(crate) fn new(grid: &Grid, ln_priors: &[f64]) -> Self {
        let assignments = assignment::around_best(grid, ln_priors);
        let cells = heaviest(Weighed::all(grid, ln_priors, &assignments));
        let count = grid.kernels.len() * Link::ALL.len() + assignments.len();
        let (pooled, wild) = pooled(grid, cells, count);
        let kinds = grid.regression.kinds.len();
        let summary = Summary::of(pooled.iter().flatten(), kinds);
        let components = components(grid, &assignments, &pooled);
        let Summary { probability, positive, joint } = summary;
        Self { components, probability, positive, joint, wild }
    }
}

/// The cells of each component together, by its place, and the probability that the score is
/// noisier than what is usual.
fn pooled(
    grid: &Grid,
    cells: Vec<(f64, Weighed<'_>)>,
    components: usize,
) -> (Vec<Option<Pooled>>, f64) {
    let total: f64 = cells.iter().map(|(weight, _)| weight).sum();
    let kinds = grid.regression.kinds.len();
    let mut pooled: Vec<Option<Pooled>> = vec![None; components];
    let mut wild = 0.0;
    for (weight, cell) in cells {
        let weight = weight / total;
        let branch = &grid.branches[cell.branch];
        let inclusion = Inclusion::of(cell.sds);
        let system = System::new(cell.gram, branch.linked.points, cell.tau);
        let moments = Moments::of(&system, &inclusion, grid.weights, cell.ln_evidence);
        wild += if branch.noises[cell.noise].noise.is_wild() { weight } else { 0.0 };
        pooled[cell.component].get_or_insert_with(|| Pooled::new(cell.branch, cell.sds)).add(
            weight,
            &moments,
            cell.tau * branch.linked.points,
            kinds,
        );
    }
    (pooled, wild)
}

/// The heaviest components, whose weights add up to 1.
fn components(
    grid: &Grid,
    assignments: &[Assignment],
    pooled: &[Option<Pooled>],
) -> Vec<Component> {
    let kinds = grid.regression.kinds.len();
    let kernels = |component: usize| -> Vec<Kernel> {
        match component.checked_sub(grid.kernels.len() * Link::ALL.len()) {
            None => vec![grid.kernels[component / Link::ALL.len()]; kinds],
            Some(place) => {
                assignments[place].kernels.iter().map(|&kernel| grid.kernels[kernel]).collect()
            }
        }
    };
    let mut components: Vec<Component> = pooled
        .iter()
        .enumerate()
        .filter_map(|(place, pooled)| Some((place, pooled.as_ref()?)))
        .map(|(place, pooled)| {
            pooled.component(grid.branches[pooled.branch].linked.link, kernels(place), kinds)
        })
        .collect();
    components.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    components.truncate(MOST_COMPONENTS);
    let kept: f64 = components.iter().map(|component| component.weight).sum();
    for component in &mut components {
        component.weight /= kept;
    }
    components
}

/// Probabilities over all components.
struct Summary {
    probability: Vec<f64>,
    positive: Vec<f64>,
    joint: Vec<Vec<f64>>,
}

impl Summary {
    fn of<'a>(sums: impl Iterator<Item = &'a Pooled>, kinds: usize) -> Self {
        let mut moments = Moments::ZERO;
        for sum in sums {
            for kind in 0..kinds {
                moments.included[kind] += sum.moments.included[kind];
                moments.positive[kind] += sum.moments.positive[kind];
                for other in kind..kinds {
                    moments.joint[kind][other] += sum.moments.joint[kind][other];
                }
            }
        }
        let probability = |kind: usize| moments.included[kind].clamp(0.0, 1.0);
        let positive = |kind: usize| {
            let share = moments.positive[kind] / moments.included[kind].max(f64::MIN_POSITIVE);
            share.clamp(0.0, 1.0)
        };
        let joint = |row: usize, column: usize| moments.joint[row.min(column)][row.max(column)];
        Self {
            probability: (0..kinds).map(probability).collect(),
            positive: (0..kinds).map(positive).collect(),
            joint: (0..kinds)
                .map(|row| (0..kinds).map(|column| joint(row, column)).collect())
                .collect(),
        }
    }
}
