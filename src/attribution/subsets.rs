//! The walk over the subsets of kinds: evidence and posterior of one grid cell.
//!
//! Spike and slab (George & `McCulloch` 1993): a kind is in the model with its prior probability,
//! and then its coefficient is normal around 0. Given the subset everything is conjugate, so the
//! sum over all `2^K` subsets is exact.

use super::gram::{Gram, MOST_KINDS, MOST_NUISANCE};
use super::hypothesis::{self, ByHypothesis, COUNT};
use super::special::{normal_cdf, real};

const SIZE: usize = MOST_KINDS + 1;

type Square = [[f64; SIZE]; SIZE];

/// A subset whose posterior weight within its cell is below this (in ln) is not accumulated.
const LN_NEGLIGIBLE: f64 = -36.0;

/// Prior odds of a kind whose column is 0 under the kernel, in ln.
const LN_ODDS_WITHOUT_VARIATION: f64 = -60.0;

/// Prior of which kinds are in, under each hypothesis.
///
/// All kinds that vary have the same prior, so that the prior of a subset depends on its size only.
#[derive(Clone, Debug)]
pub(super) struct Inclusion {
    /// Whether the column of each kind is not 0.
    varies: Vec<bool>,
    /// `ln(p/(1-p))` under each hypothesis.
    ln_odds: ByHypothesis,
    /// `sum of ln(1-p)` over all kinds under each hypothesis.
    ln_absent: ByHypothesis,
}

impl Inclusion {
    /// The prior of kinds with these standard deviations of adstock; 0 is no variation.
    pub(super) fn of(sds: &[f64]) -> Self {
        Self::among(sds, sds.len())
    }

    /// The same where further kinds, so many in all, are left out of the model.
    pub(super) fn among(sds: &[f64], kinds: usize) -> Self {
        Self {
            varies: sds.iter().map(|&sd| sd > 0.0).collect(),
            ln_odds: hypothesis::ln_odds(),
            ln_absent: hypothesis::ln_absent(kinds),
        }
    }

    /// The odds of a kind as the walk counts them: ln of those under the first hypothesis, and how
    /// those under the second compare with it.
    fn odds(&self, kind: usize) -> (f64, f64) {
        let [first, second] = self.ln_odds;
        if self.varies[kind] {
            (first, libm::exp(second - first))
        } else {
            (LN_ODDS_WITHOUT_VARIATION, 1.0)
        }
    }

    /// ln of the prior of a subset of so many kinds that vary, averaged over the hypotheses; by the
    /// number of kinds.
    fn ln_priors(&self, weights: ByHypothesis) -> Vec<f64> {
        (0..=self.varies.len())
            .map(|size| {
                let ln = |h: usize| self.ln_absent[h] + real(size) * self.ln_odds[h];
                hypothesis::averaged(weights, [ln(0), ln(1)])
            })
            .collect()
    }
}

/// One cell's regression after the nuisance columns are integrated out: precision and right side
/// of the kinds' scaled coefficients `b_k / (tau gm)`, whose prior is N(0, 1).
#[derive(Clone, Debug)]
pub(super) struct System {
    kinds: usize,
    /// `A` with the right side `b` as a last column and `z'z` as the last cell: the Schur
    /// complement, upper triangle.
    cells: Square,
    /// `-sum ln d` of the nuisance columns.
    ln_nuisance: f64,
}

/// Posterior of a cell's scaled coefficients, averaged over the subsets; a subset without a kind
/// counts as 0.
#[derive(Clone, Debug)]
pub(super) struct Moments {
    /// P: inclusion probabilities.
    pub(super) included: [f64; MOST_KINDS],
    /// Posterior mass of a positive coefficient.
    pub(super) positive: [f64; MOST_KINDS],
    /// First moments.
    pub(super) first: [f64; MOST_KINDS],
    /// Second moments.
    pub(super) second: [[f64; MOST_KINDS]; MOST_KINDS],
    /// J: probability that both kinds are in.
    pub(super) joint: [[f64; MOST_KINDS]; MOST_KINDS],
}

impl Moments {
    pub(super) const ZERO: Self = Self {
        included: [0.0; MOST_KINDS],
        positive: [0.0; MOST_KINDS],
        first: [0.0; MOST_KINDS],
        second: [[0.0; MOST_KINDS]; MOST_KINDS],
        joint: [[0.0; MOST_KINDS]; MOST_KINDS],
    };
}

impl System {
    /// The system of a Gram matrix whose nuisance columns are scaled by `points` (`gm`) and whose
    /// kinds by `tau` times that.
    #[expect(clippy::needless_range_loop, reason = "the triangle of a matrix is its indices")]
    pub(super) fn new(gram: &Gram, points: f64, tau: f64) -> Self {
        const FULL: usize = MOST_NUISANCE + SIZE;
        let slab = tau * points;
        let (nuisance, kinds) = (gram.nuisance, gram.kinds);
        let size = gram.size();
        let scale = |column: usize| {
            if column < nuisance {
                points
            } else if column < nuisance + kinds {
                slab
            } else {
                1.0
            }
        };
        let mut full = [[0.0; FULL]; FULL];
        for row in 0..size {
            for column in row..size {
                full[row][column] = gram.get(row, column) * scale(row) * scale(column);
            }
            if row + 1 < size {
                full[row][row] += 1.0;
            }
        }
        let mut ln_nuisance = 0.0;
        for pivot in 0..nuisance {
            let pivot_row = full[pivot];
            ln_nuisance -= 0.5 * libm::log(pivot_row[pivot]);
            for row in pivot + 1..size {
                let factor = pivot_row[row] / pivot_row[pivot];
                for column in row..size {
                    full[row][column] -= factor * pivot_row[column];
                }
            }
        }
        let mut cells = [[0.0; SIZE]; SIZE];
        for (row, cells) in cells.iter_mut().enumerate().take(kinds + 1) {
            cells[row..=kinds]
                .copy_from_slice(&full[nuisance + row][nuisance + row..=nuisance + kinds]);
        }
        Self { kinds, cells, ln_nuisance }
    }

    /// ln of the evidence under each hypothesis, summed over the subsets of at most `at_most`
    /// kinds.
    ///
    /// Right-looking: including a kind updates the Schur complement of the later kinds only, so
    /// that half of the `2^K` subsets cost O(1) and the mean is about 4 multiplications. Without
    /// the terms of the whitening and of the link, which do not depend on the regressors.
    pub(super) fn ln_evidence(&self, inclusion: &Inclusion, at_most: usize) -> ByHypothesis {
        let odds: Vec<(f64, f64)> = (0..self.kinds).map(|kind| inclusion.odds(kind)).collect();
        let mut sum = LogSum::new(-0.5 * self.cells[self.kinds][self.kinds]);
        let mut stack = [self.cells; SIZE];
        let walk = Walk { kinds: self.kinds, odds: &odds };
        walk.descend(&mut stack, 0, at_most, Subset::EMPTY, &mut sum);
        let ln_sums = sum.ln();
        [0, 1].map(|h| ln_sums[h] + self.ln_nuisance + inclusion.ln_absent[h])
    }

    /// ln of the evidence of the empty subset under each hypothesis.
    #[cfg(test)]
    pub(super) fn ln_evidence_empty(&self, inclusion: &Inclusion) -> ByHypothesis {
        let ln_fit = -0.5 * self.cells[self.kinds][self.kinds] + self.ln_nuisance;
        inclusion.ln_absent.map(|ln_absent| ln_fit + ln_absent)
    }

    /// Posterior averaged over the hypotheses and the subsets, given the average of
    /// [`System::ln_evidence`] by the same weights.
    ///
    /// Left-looking: grows one Cholesky factor and carries the rows of its inverse. Adding a kind:
    /// `l = L^-1 A[in, new]`, `d = sqrt(A[new,new] - l'l)`, `u = (b[new] - l'zeta)/d`; the new row
    /// `w` of `L^-1` gives `mean += w u` and `covariance += w w'`. O(m^2) a subset.
    pub(super) fn moments(
        &self,
        inclusion: &Inclusion,
        weights: ByHypothesis,
        ln_evidence: f64,
    ) -> Moments {
        let mut moments = Moments::ZERO;
        let mut stack = vec![Node::EMPTY; self.kinds + 1];
        stack[0].ln_fit =
            -0.5 * self.cells[self.kinds][self.kinds] + self.ln_nuisance - ln_evidence;
        let prior = Prior { varies: &inclusion.varies, by_size: inclusion.ln_priors(weights) };
        self.grow(&mut stack, 0, &prior, &mut moments);
        moments
    }

    fn grow(&self, stack: &mut [Node], from: usize, prior: &Prior<'_>, moments: &mut Moments) {
        for kind in from..self.kinds {
            let Some(([parent], rest)) = stack.split_first_chunk_mut() else { return };
            let Some(node) = rest.first_mut() else { return };
            self.add(parent, node, kind);
            if prior.varies[kind] {
                node.varying += 1;
            } else {
                node.ln_fit += LN_ODDS_WITHOUT_VARIATION;
            }
            node.accumulate(node.ln_fit + prior.by_size[node.varying], moments);
            self.grow(rest, kind + 1, prior, moments);
        }
    }

    fn add(&self, parent: &Node, node: &mut Node, kind: usize) {
        let size = parent.size;
        let (members, _) = parent.members.split_at(size);
        let mut pivot = self.cells[kind][kind];
        let mut right = self.cells[kind][self.kinds];
        let mut row = [0.0; MOST_KINDS];
        for (place, inverse) in parent.inverse.iter().enumerate().take(size) {
            let factor: f64 = members[..=place]
                .iter()
                .zip(inverse)
                .map(|(&member, inverse)| self.cells[member][kind] * inverse)
                .sum();
            pivot -= factor * factor;
            right -= factor * parent.scores[place];
            for (row, inverse) in row.iter_mut().zip(&inverse[..=place]) {
                *row -= factor * inverse;
            }
        }
        let root = pivot.sqrt();
        for row in &mut row[..size] {
            *row /= root;
        }
        row[size] = 1.0 / root;
        let score = right / root;
        node.size = size + 1;
        node.varying = parent.varying;
        node.ln_fit = parent.ln_fit;
        node.members[..size].copy_from_slice(members);
        node.scores[..size].copy_from_slice(&parent.scores[..size]);
        node.inverse[..size].copy_from_slice(&parent.inverse[..size]);
        node.mean = parent.mean;
        node.mean[size] = 0.0;
        for (node, parent) in node.covariance.iter_mut().zip(&parent.covariance).take(size) {
            *node = *parent;
            node[size] = 0.0;
        }
        node.covariance[size] = [0.0; MOST_KINDS];
        node.members[size] = kind;
        node.scores[size] = score;
        node.inverse[size] = row;
        node.ln_fit += 0.5 * score * score - 0.5 * libm::log(pivot);
        for left in 0..=size {
            node.mean[left] += row[left] * score;
            for right in left..=size {
                node.covariance[left][right] += row[left] * row[right];
            }
        }
    }
}

/// The prior of subsets on the second walk.
struct Prior<'a> {
    varies: &'a [bool],
    /// ln of the prior of a subset, by how many of its kinds vary.
    by_size: Vec<f64>,
}

/// A subset on the way of the second walk.
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

/// The first walk: what stays the same on it.
struct Walk<'a> {
    kinds: usize,
    /// Of each kind, [`Inclusion::odds`].
    odds: &'a [(f64, f64)],
}

/// What is known of a subset on the first walk.
#[derive(Clone, Copy)]
struct Subset {
    /// ln of its prior odds under the first hypothesis.
    ln_odds: f64,
    /// Its odds under the second hypothesis as a share of those.
    second: f64,
    determinant: f64,
}

impl Subset {
    const EMPTY: Self = Self { ln_odds: 0.0, second: 1.0, determinant: 1.0 };
}

impl Walk<'_> {
    /// Adds the subsets that extend the present one, whose Schur complement is `stack[0]`, by kinds
    /// from `from` on.
    fn descend(
        &self,
        stack: &mut [Square],
        from: usize,
        at_most: usize,
        so_far: Subset,
        sum: &mut LogSum,
    ) {
        let z = self.kinds;
        let Some(([parent], rest)) = stack.split_first_chunk_mut() else { return };
        for kind in from..z {
            let pivot_row = &parent[kind];
            let inverse = 1.0 / pivot_row[kind];
            let rest_of_z = parent[z][z] - pivot_row[z] * pivot_row[z] * inverse;
            let (ln_odds, second) = self.odds[kind];
            let subset = Subset {
                ln_odds: so_far.ln_odds + ln_odds,
                second: so_far.second * second,
                determinant: so_far.determinant * pivot_row[kind],
            };
            sum.add(&subset, -0.5 * rest_of_z);
            if kind + 1 == z || at_most == 1 {
                continue;
            }
            let Some(child) = rest.first_mut() else { continue };
            for row in kind + 1..z {
                let factor = pivot_row[row] * inverse;
                for column in row..=z {
                    child[row][column] = parent[row][column] - factor * pivot_row[column];
                }
            }
            child[z][z] = rest_of_z;
            self.descend(rest, kind + 1, at_most - 1, subset, sum);
        }
    }
}

/// A running `ln(sum of exp(fit) odds / sqrt(determinant))` under each hypothesis.
struct LogSum {
    largest: f64,
    /// Under each hypothesis, times `exp(-largest)`.
    sums: ByHypothesis,
    /// Terms below this change nothing.
    negligible: f64,
    recheck_above: f64,
}

impl LogSum {
    /// So far (ln) below the sum under the first hypothesis a term changes nothing: every
    /// determinant is at least 1, and the second hypothesis weighs a subset of ten kinds e^24 times
    /// less than the first, which is what another subset may then weigh more.
    const LN_NEGLIGIBLE: f64 = 60.0;

    fn new(first: f64) -> Self {
        Self {
            largest: first,
            sums: [1.0; COUNT],
            negligible: first - Self::LN_NEGLIGIBLE,
            recheck_above: 2.0,
        }
    }

    fn add(&mut self, subset: &Subset, ln_fit: f64) {
        let term = subset.ln_odds + ln_fit;
        if term < self.negligible {
            return;
        }
        let share = 1.0 / subset.determinant.sqrt();
        let share = if term > self.largest {
            let shrink = libm::exp(self.largest - term);
            self.sums = self.sums.map(|sum| sum * shrink);
            self.largest = term;
            self.recheck_above = 0.0;
            share
        } else {
            libm::exp(term - self.largest) * share
        };
        self.sums[0] += share;
        self.sums[1] += share * subset.second;
        if self.sums[0] > self.recheck_above {
            // The limit of what is negligible moves up to the present sum.
            self.negligible = self.ln()[0] - Self::LN_NEGLIGIBLE;
            self.recheck_above = self.sums[0] * 2.0;
        }
    }

    fn ln(&self) -> ByHypothesis {
        self.sums.map(|sum| self.largest + libm::log(sum.max(f64::MIN_POSITIVE)))
    }
}
