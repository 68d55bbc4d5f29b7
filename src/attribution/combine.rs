//! Combining the cells of the grid: what one series learns from all of them, and from the others.

use serde::{Deserialize, Serialize};

use super::assignment::{self, Assignment};
use super::branch::TAUS;
use super::gram::Gram;
use super::grid::Grid;
use super::inclusion::Inclusion;
use super::kernels::Kernel;
use super::link::Link;
use super::moments::Moments;
use super::special::ln_sum_exp;
use super::system::System;

/// The second pass stops when the cells hold this share of the posterior mass.
const ENOUGH_MASS: f64 = 0.99;

/// Means and intervals use at most this many components.
const MOST_COMPONENTS: usize = 40;

/// A kernel for every kind and a link, averaged over noise and tau.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Component {
    /// W: its share of the posterior; the components that are kept add up to 1.
    pub(super) weight: f64,
    pub(super) link: Link,
    /// The kernel of each kind of the regression.
    pub(super) kernels: Vec<Kernel>,
    /// P: inclusion probabilities.
    pub(super) included: Vec<f64>,
    /// `mu`: mean of the raw coefficient given inclusion, in z a unit of adstock.
    pub(super) mean: Vec<f64>,
    /// V: its variance given inclusion.
    pub(super) variance: Vec<f64>,
    /// M2: second moments of the raw coefficients, 0 where not included.
    pub(super) second: Vec<Vec<f64>>,
}

/// What is known of one series' kinds.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Posterior {
    /// The heaviest first.
    pub(super) components: Vec<Component>,
    /// `P_k` over all components.
    pub(super) probability: Vec<f64>,
    /// Probability of a positive effect given that there is one.
    pub(super) positive: Vec<f64>,
    /// `J_kl`: probability that both have an effect.
    pub(super) joint: Vec<Vec<f64>>,
    /// Probability that the score is noisier than what is usual.
    pub(super) wild: f64,
}

/// The kernels' priors when the series share their mechanics:
/// `0.5 p(j) + 0.5 norm(p(j) * product over the other series o of E_o(j))`, in ln.
pub(super) fn shared_ln_priors(ln_prior: &[f64], ln_evidences: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let half = libm::log(0.5);
    (0..ln_evidences.len())
        .map(|own| {
            let product: Vec<f64> = ln_prior
                .iter()
                .enumerate()
                .map(|(kernel, ln_prior)| {
                    let others = ln_evidences.iter().enumerate().filter(|&(other, _)| other != own);
                    ln_prior + others.map(|(_, evidence)| evidence[kernel]).sum::<f64>()
                })
                .collect();
            let norm = ln_sum_exp(product.iter().copied());
            let mixed = |(own, others): (&f64, &f64)| {
                ln_sum_exp([half + own, half + others - norm].into_iter())
            };
            ln_prior.iter().zip(&product).map(mixed).collect()
        })
        .collect()
}

/// A cell on the way to the second pass.
struct Weighed<'a> {
    ln_weight: f64,
    /// Place among the components.
    component: usize,
    branch: usize,
    noise: usize,
    gram: &'a Gram,
    tau: f64,
    /// ln of the evidence without the constants of the whitening.
    ln_evidence: f64,
    sds: &'a [f64],
}

impl Posterior {
    /// Weighs all cells, and averages those that hold 99 % of the mass.
    pub(super) fn new(grid: &Grid, ln_priors: &[f64]) -> Self {
        let assignments = assignment::around_best(grid, ln_priors);
        let cells = heaviest(weighed(grid, ln_priors, &assignments));
        let total: f64 = cells.iter().map(|(weight, _)| weight).sum();
        let kinds = grid.regression.kinds.len();
        let count = grid.kernels.len() * Link::ALL.len() + assignments.len();
        let mut sums: Vec<Option<Sum>> = vec![None; count];
        let mut wild = 0.0;
        for (weight, cell) in cells {
            let weight = weight / total;
            let linked = &grid.branches[cell.branch].linked;
            let inclusion = Inclusion::of(cell.sds);
            let system = System::new(cell.gram, linked.points, cell.tau);
            let moments = Moments::of(&system, &inclusion, grid.weights, cell.ln_evidence);
            wild += if grid.branches[cell.branch].noises[cell.noise].noise.is_wild() {
                weight
            } else {
                0.0
            };
            let sum = sums[cell.component].get_or_insert_with(|| Sum {
                weight: 0.0,
                moments: Moments::ZERO,
                branch: cell.branch,
                sds: cell.sds.to_vec(),
            });
            sum.add(weight, &moments, cell.tau * linked.points, kinds);
        }
        let summary = Summary::of(sums.iter().flatten(), kinds);
        let kernels = |component: usize| -> Vec<Kernel> {
            let grid_components = grid.kernels.len() * Link::ALL.len();
            match component.checked_sub(grid_components) {
                None => vec![grid.kernels[component / Link::ALL.len()]; kinds],
                Some(place) => {
                    assignments[place].kernels.iter().map(|&kernel| grid.kernels[kernel]).collect()
                }
            }
        };
        let mut components: Vec<Component> = sums
            .iter()
            .enumerate()
            .filter_map(|(place, sum)| Some((place, sum.as_ref()?)))
            .map(|(place, sum)| {
                sum.component(grid.branches[sum.branch].linked.link, kernels(place), kinds)
            })
            .collect();
        components.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        components.truncate(MOST_COMPONENTS);
        let kept: f64 = components.iter().map(|component| component.weight).sum();
        for component in &mut components {
            component.weight /= kept;
        }
        let Summary { probability, positive, joint } = summary;
        Self { components, probability, positive, joint, wild }
    }
}

fn weighed<'a>(
    grid: &'a Grid,
    ln_priors: &[f64],
    assignments: &'a [Assignment],
) -> Vec<Weighed<'a>> {
    let mut cells = Vec::new();
    let constant = |branch: usize, noise: usize| grid.branches[branch].ln_constant(noise);
    for cell in &grid.cells {
        for (ln_evidence, tau) in cell.ln_evidence.into_iter().zip(TAUS) {
            cells.push(Weighed {
                ln_weight: ln_priors[cell.kernel] + ln_evidence,
                component: cell.kernel * Link::ALL.len() + cell.branch,
                branch: cell.branch,
                noise: cell.noise,
                gram: &cell.gram,
                tau,
                ln_evidence: ln_evidence - constant(cell.branch, cell.noise),
                sds: &grid.sds[cell.kernel],
            });
        }
    }
    for (place, assignment) in assignments.iter().enumerate() {
        for (noise, gram, ln_evidences) in &assignment.cells {
            for (&ln_evidence, tau) in ln_evidences.iter().zip(TAUS) {
                cells.push(Weighed {
                    ln_weight: assignment.ln_prior + ln_evidence,
                    component: grid.kernels.len() * Link::ALL.len() + place,
                    branch: assignment.branch,
                    noise: *noise,
                    gram,
                    tau,
                    ln_evidence: ln_evidence - constant(assignment.branch, *noise),
                    sds: &assignment.sds,
                });
            }
        }
    }
    cells
}

/// The cells that hold [`ENOUGH_MASS`], the heaviest first, each with its share of all mass.
fn heaviest(mut cells: Vec<Weighed<'_>>) -> Vec<(f64, Weighed<'_>)> {
    let ln_total = ln_sum_exp(cells.iter().map(|cell| cell.ln_weight));
    cells.sort_by(|a, b| b.ln_weight.total_cmp(&a.ln_weight));
    let mut held = 0.0;
    let mut kept = Vec::new();
    for cell in cells {
        if held >= ENOUGH_MASS {
            break;
        }
        let weight = libm::exp(cell.ln_weight - ln_total);
        held += weight;
        kept.push((weight, cell));
    }
    kept
}

/// The weighted sum of the moments of a component's cells; first and second moments times
/// `tau gm`.
#[derive(Clone)]
struct Sum {
    weight: f64,
    moments: Moments,
    branch: usize,
    sds: Vec<f64>,
}

impl Sum {
    fn add(&mut self, weight: f64, moments: &Moments, slab: f64, kinds: usize) {
        self.weight += weight;
        for kind in 0..kinds {
            self.moments.included[kind] += weight * moments.included[kind];
            self.moments.positive[kind] += weight * moments.positive[kind];
            self.moments.first[kind] += weight * slab * moments.first[kind];
            for other in kind..kinds {
                self.moments.second[kind][other] +=
                    weight * slab * slab * moments.second[kind][other];
                self.moments.joint[kind][other] += weight * moments.joint[kind][other];
            }
        }
    }

    fn component(&self, link: Link, kernels: Vec<Kernel>, kinds: usize) -> Component {
        let raw = |kind: usize| if self.sds[kind] > 0.0 { 1.0 / self.sds[kind] } else { 0.0 };
        let moments = &self.moments;
        let included = |kind: usize| moments.included[kind].max(f64::MIN_POSITIVE);
        let mean = |kind: usize| moments.first[kind] / included(kind) * raw(kind);
        let variance = |kind: usize| {
            let square = moments.second[kind][kind] / included(kind) * raw(kind) * raw(kind);
            (square - mean(kind) * mean(kind)).max(0.0)
        };
        let second = |row: usize, column: usize| {
            let (low, high) = (row.min(column), row.max(column));
            moments.second[low][high] / self.weight * raw(low) * raw(high)
        };
        Component {
            weight: self.weight,
            link,
            kernels,
            included: (0..kinds).map(|kind| moments.included[kind] / self.weight).collect(),
            mean: (0..kinds).map(mean).collect(),
            variance: (0..kinds).map(variance).collect(),
            second: (0..kinds)
                .map(|row| (0..kinds).map(|column| second(row, column)).collect())
                .collect(),
        }
    }
}

/// Probabilities over all components.
struct Summary {
    probability: Vec<f64>,
    positive: Vec<f64>,
    joint: Vec<Vec<f64>>,
}

impl Summary {
    fn of<'a>(sums: impl Iterator<Item = &'a Sum>, kinds: usize) -> Self {
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
