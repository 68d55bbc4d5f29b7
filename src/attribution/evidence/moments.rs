//! The second walk over the subsets of kinds: the posterior of one grid cell.

use crate::attribution::design::MOST_KINDS;
use crate::attribution::numerics::normal_cdf;

use super::hypothesis::ByHypothesis;
use super::inclusion::{Inclusion, LN_ODDS_WITHOUT_VARIATION};
use super::system::System;

/// A subset whose posterior weight within its cell is below this (in ln) is not accumulated.
const LN_NEGLIGIBLE: f64 = -36.0;

/// Posterior of a cell's scaled coefficients, averaged over the subsets; a subset without a kind
/// counts as 0.
#[derive(Clone, Debug)]
pub(crate) struct Moments {
    /// P: inclusion probabilities.
    pub(crate) included: [f64; MOST_KINDS],
    /// Posterior mass of a positive coefficient.
    pub(crate) positive: [f64; MOST_KINDS],
    /// First moments.
    pub(crate) first: [f64; MOST_KINDS],
    /// Second moments.
    pub(crate) second: [[f64; MOST_KINDS]; MOST_KINDS],
    /// J: probability that both kinds are in.
    pub(crate) joint: [[f64; MOST_KINDS]; MOST_KINDS],
}

impl Moments {
    pub(crate) const ZERO: Self = Self {
        included: [0.0; MOST_KINDS],
        positive: [0.0; MOST_KINDS],
        first: [0.0; MOST_KINDS],
        second: [[0.0; MOST_KINDS]; MOST_KINDS],
        joint: [[0.0; MOST_KINDS]; MOST_KINDS],
    };

    /// The posterior averaged over the hypotheses and the subsets, given the average of
    /// [`ln_evidence`](super::subsets::ln_evidence) by the same weights.
    ///
    /// Left-looking: grows one Cholesky factor and carries the rows of its inverse. Adding a kind:
    /// `l = L^-1 A[in, new]`, `d = sqrt(A[new,new] - l'l)`, `u = (b[new] - l'zeta)/d`; the new row
    /// `w` of `L^-1` gives `mean += w u` and `covariance += w w'`. O(m^2) a subset.
    pub(crate) fn of(
        system: &System,
        inclusion: &Inclusion,
        weights: ByHypothesis,
        ln_evidence: f64,
    ) -> Self {
        let mut moments = Self::ZERO;
        let mut stack = vec![Node::EMPTY; system.kinds + 1];
        stack[0].ln_fit =
            -0.5 * system.cells[system.kinds][system.kinds] + system.ln_nuisance - ln_evidence;
        let ln_prior_by_size = inclusion.ln_priors(weights);
        let walk = Walk { system, varies: &inclusion.varies, ln_prior_by_size };
        walk.grow(&mut stack, 0, &mut moments);
        moments
    }
}

/// What stays the same on the walk.
struct Walk<'a> {
    system: &'a System,
    varies: &'a [bool],
    /// ln of the prior of a subset, by how many of its kinds vary.
    ln_prior_by_size: Vec<f64>,
}

impl Walk<'_> {
    /// Adds the subsets that extend the one of `stack[0]` by kinds from `from` on.
    fn grow(&self, stack: &mut [Node], from: usize, moments: &mut Moments) {
        let system = self.system;
        for kind in from..system.kinds {
            let Some(([parent], rest)) = stack.split_first_chunk_mut() else { return };
            let Some(node) = rest.first_mut() else { return };
            node.extend(parent, system, kind);
            if self.varies[kind] {
                node.varying += 1;
            } else {
                node.ln_fit += LN_ODDS_WITHOUT_VARIATION;
            }
            node.accumulate(node.ln_fit + self.ln_prior_by_size[node.varying], moments);
            self.grow(rest, kind + 1, moments);
        }
    }
}

/// A subset on the walk.
#[derive(Clone)]
struct Node {
    size: usize,
    /// How many of its kinds vary.
    varying: usize,
    members: [usize; MOST_KINDS],
    /// zeta: the right side whitened by the Cholesky factor.
    scores: [f64; MOST_KINDS],
    /// Rows of `L^-1`.
    inverse: [[f64; MOST_KINDS]; MOST_KINDS],
    mean: [f64; MOST_KINDS],
    covariance: [[f64; MOST_KINDS]; MOST_KINDS],
    /// ln of how well it fits, without its prior.
    ln_fit: f64,
}

/// What one more kind adds to a subset.
struct Addition {
    /// w: the new row of `L^-1`.
    row: [f64; MOST_KINDS],
    /// u: the new one of the scores.
    score: f64,
    /// `d^2`.
    pivot: f64,
}

impl Node {
    const EMPTY: Self = Self {
        size: 0,
        varying: 0,
        members: [0; MOST_KINDS],
        scores: [0.0; MOST_KINDS],
        inverse: [[0.0; MOST_KINDS]; MOST_KINDS],
        mean: [0.0; MOST_KINDS],
        covariance: [[0.0; MOST_KINDS]; MOST_KINDS],
        ln_fit: 0.0,
    };

    /// Becomes the subset of `parent` with one more kind.
    fn extend(&mut self, parent: &Self, system: &System, kind: usize) {
        let size = parent.size;
        let Addition { row, score, pivot } = parent.addition(system, kind);
        self.copy(parent);
        self.size = size + 1;
        self.members[size] = kind;
        self.scores[size] = score;
        self.inverse[size] = row;
        self.ln_fit += 0.5 * score * score - 0.5 * libm::log(pivot);
        for left in 0..=size {
            self.mean[left] += row[left] * score;
            for right in left..=size {
                self.covariance[left][right] += row[left] * row[right];
            }
        }
    }

    /// What one more kind adds.
    fn addition(&self, system: &System, kind: usize) -> Addition {
        let size = self.size;
        let mut pivot = system.cells[kind][kind];
        let mut right = system.cells[kind][system.kinds];
        let mut row = [0.0; MOST_KINDS];
        for (place, inverse) in self.inverse.iter().enumerate().take(size) {
            let factor: f64 = self.members[..=place]
                .iter()
                .zip(inverse)
                .map(|(&member, inverse)| system.cells[member][kind] * inverse)
                .sum();
            pivot -= factor * factor;
            right -= factor * self.scores[place];
            for (row, inverse) in row.iter_mut().zip(&inverse[..=place]) {
                *row -= factor * inverse;
            }
        }
        let root = pivot.sqrt();
        for row in &mut row[..size] {
            *row /= root;
        }
        row[size] = 1.0 / root;
        Addition { row, score: right / root, pivot }
    }

    /// Takes over what is used of a smaller subset, with room for one more kind.
    fn copy(&mut self, smaller: &Self) {
        let size = smaller.size;
        self.varying = smaller.varying;
        self.ln_fit = smaller.ln_fit;
        self.members[..size].copy_from_slice(&smaller.members[..size]);
        self.scores[..size].copy_from_slice(&smaller.scores[..size]);
        self.inverse[..size].copy_from_slice(&smaller.inverse[..size]);
        self.mean = smaller.mean;
        self.mean[size] = 0.0;
        for (row, smaller) in self.covariance.iter_mut().zip(&smaller.covariance).take(size) {
            *row = *smaller;
            row[size] = 0.0;
        }
        self.covariance[size] = [0.0; MOST_KINDS];
    }

    /// Adds its moments with a weight (ln).
    fn accumulate(&self, ln_weight: f64, moments: &mut Moments) {
        if ln_weight < LN_NEGLIGIBLE {
            return;
        }
        let weight = libm::exp(ln_weight);
        for left in 0..self.size {
            let (kind, mean) = (self.members[left], self.mean[left]);
            let sd = self.covariance[left][left].sqrt();
            moments.included[kind] += weight;
            moments.positive[kind] += weight * normal_cdf(mean / sd);
            moments.first[kind] += weight * mean;
            for right in left..self.size {
                let other = self.members[right];
                moments.second[kind][other] +=
                    weight * (mean * self.mean[right] + self.covariance[left][right]);
                moments.joint[kind][other] += weight;
            }
        }
    }
}
