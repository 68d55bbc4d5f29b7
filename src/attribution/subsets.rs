//! The walk over the subsets of kinds: evidence and posterior of one grid cell.
//!
//! Spike and slab (George & `McCulloch` 1993): a kind is in the model with its prior probability, and
//! then its coefficient is normal around 0. Given the subset everything is conjugate, so the sum
//! over all `2^K` subsets is exact.

use super::gram::{Gram, MOST_KINDS, NUISANCE};
use super::special::normal_cdf;

const SIZE: usize = MOST_KINDS + 1;

type Square = [[f64; SIZE]; SIZE];

/// A subset whose posterior weight within its cell is below this (in ln) is not accumulated.
const LN_NEGLIGIBLE: f64 = -36.0;

/// Prior of the kinds' inclusion, in the order of the columns.
#[derive(Clone, Debug)]
pub(super) struct Inclusion {
    /// `ln(p/(1-p))`.
    pub(super) ln_odds: Vec<f64>,
    /// `sum of ln(1-p)`.
    pub(super) ln_absent: f64,
}

impl Inclusion {
    /// Prior probabilities of the kinds; `varies` is false where the kind's column is 0 under the
    /// kernel, whose prior odds are then `e^-60`.
    pub(super) fn new(probabilities: &[f64], varies: &[bool]) -> Self {
        const LN_ODDS_WITHOUT_VARIATION: f64 = -60.0;
        let ln_odds = probabilities.iter().zip(varies).map(|(&probability, &varies)| {
            let odds = libm::log(probability / (1.0 - probability));
            if varies { odds } else { LN_ODDS_WITHOUT_VARIATION }
        });
        Self {
            ln_odds: ln_odds.collect(),
            ln_absent: probabilities.iter().map(|&probability| libm::log(1.0 - probability)).sum(),
        }
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
    /// The system of a Gram matrix whose nuisance columns are scaled by `points` and whose kinds by
    /// `slab` (`tau gm`).
    #[expect(clippy::needless_range_loop, reason = "the triangle of a matrix is its indices")]
    pub(super) fn new(gram: &Gram, points: f64, slab: f64) -> Self {
        const FULL: usize = NUISANCE + SIZE;
        let kinds = gram.kinds;
        let size = gram.size();
        let scale = |column: usize| {
            if column < NUISANCE {
                points
            } else if column < NUISANCE + kinds {
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
        for pivot in 0..NUISANCE {
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
                .copy_from_slice(&full[NUISANCE + row][NUISANCE + row..=NUISANCE + kinds]);
        }
        Self { kinds, cells, ln_nuisance }
    }

    /// ln of the evidence, summed over the subsets of at most `at_most` kinds.
    ///
    /// Right-looking: including a kind updates the Schur complement of the later kinds only, so
    /// that half of the `2^K` subsets cost O(1) and the mean is about 4 multiplications. Without
    /// the terms of the whitening and of the link, which do not depend on the regressors.
    pub(super) fn ln_evidence(&self, inclusion: &Inclusion, at_most: usize) -> f64 {
        let mut sum = LogSum::new(-0.5 * self.cells[self.kinds][self.kinds]);
        let mut stack = [self.cells; SIZE];
        let walk = Walk { kinds: self.kinds, inclusion };
        walk.descend(&mut stack, 0, at_most, (0.0, 1.0), &mut sum);
        sum.ln() + self.ln_nuisance + inclusion.ln_absent
    }

    /// ln of the evidence of the empty subset.
    #[cfg(test)]
    pub(super) fn ln_evidence_empty(&self, inclusion: &Inclusion) -> f64 {
        -0.5 * self.cells[self.kinds][self.kinds] + self.ln_nuisance + inclusion.ln_absent
    }

    /// Posterior averaged over the subsets, given their sum [`System::ln_evidence`].
    ///
    /// Left-looking: grows one Cholesky factor and carries the rows of its inverse. Adding a kind:
    /// `l = L^-1 A[in, new]`, `d = sqrt(A[new,new] - l'l)`, `u = (b[new] - l'zeta)/d`; the new row
    /// `w` of `L^-1` gives `mean += w u` and `covariance += w w'`. O(m^2) a subset.
    pub(super) fn moments(&self, inclusion: &Inclusion, ln_evidence: f64) -> Moments {
        let mut moments = Moments::ZERO;
        let mut stack = vec![Node::EMPTY; self.kinds + 1];
        stack[0].ln_weight =
            -0.5 * self.cells[self.kinds][self.kinds] + self.ln_nuisance + inclusion.ln_absent
                - ln_evidence;
        self.grow(&mut stack, 0, inclusion, &mut moments);
        moments
    }

    fn grow(&self, stack: &mut [Node], from: usize, inclusion: &Inclusion, moments: &mut Moments) {
        for kind in from..self.kinds {
            let Some(([parent], rest)) = stack.split_first_chunk_mut() else { return };
            let Some(node) = rest.first_mut() else { return };
            self.add(parent, node, kind, inclusion.ln_odds[kind]);
            node.accumulate(moments);
            self.grow(rest, kind + 1, inclusion, moments);
        }
    }

    fn add(&self, parent: &Node, node: &mut Node, kind: usize, ln_odds: f64) {
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
        node.ln_weight = parent.ln_weight;
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
        node.ln_weight += 0.5 * score * score - 0.5 * libm::log(pivot) + ln_odds;
        for left in 0..=size {
            node.mean[left] += row[left] * score;
            for right in left..=size {
                node.covariance[left][right] += row[left] * row[right];
            }
        }
    }
}

/// A subset on the way of the second walk.
#[derive(Clone)]
struct Node {
    size: usize,
    members: [usize; MOST_KINDS],
    /// zeta: the right side whitened by the Cholesky factor.
    scores: [f64; MOST_KINDS],
    /// Rows of `L^-1`.
    inverse: [[f64; MOST_KINDS]; MOST_KINDS],
    mean: [f64; MOST_KINDS],
    covariance: [[f64; MOST_KINDS]; MOST_KINDS],
    ln_weight: f64,
}

impl Node {
    const EMPTY: Self = Self {
        size: 0,
        members: [0; MOST_KINDS],
        scores: [0.0; MOST_KINDS],
        inverse: [[0.0; MOST_KINDS]; MOST_KINDS],
        mean: [0.0; MOST_KINDS],
        covariance: [[0.0; MOST_KINDS]; MOST_KINDS],
        ln_weight: 0.0,
    };

    fn accumulate(&self, moments: &mut Moments) {
        if self.ln_weight < LN_NEGLIGIBLE {
            return;
        }
        let weight = libm::exp(self.ln_weight);
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
    inclusion: &'a Inclusion,
}

impl Walk<'_> {
    /// Adds the subsets that extend the present one, whose Schur complement is `stack[0]`, by kinds
    /// from `from` on. `so_far` is (ln prior odds, determinant).
    fn descend(
        &self,
        stack: &mut [Square],
        from: usize,
        at_most: usize,
        so_far: (f64, f64),
        sum: &mut LogSum,
    ) {
        let (ln_odds, determinant) = so_far;
        let z = self.kinds;
        let Some(([parent], rest)) = stack.split_first_chunk_mut() else { return };
        for kind in from..z {
            let pivot_row = &parent[kind];
            let inverse = 1.0 / pivot_row[kind];
            let rest_of_z = parent[z][z] - pivot_row[z] * pivot_row[z] * inverse;
            let ln_odds = ln_odds + self.inclusion.ln_odds[kind];
            let determinant = determinant * pivot_row[kind];
            sum.add(ln_odds - 0.5 * rest_of_z, determinant);
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
            self.descend(rest, kind + 1, at_most - 1, (ln_odds, determinant), sum);
        }
    }
}

/// A running `ln(sum of exp(term) / sqrt(determinant))`.
struct LogSum {
    largest: f64,
    sum: f64,
    /// Terms below this change nothing: every determinant is at least 1.
    negligible: f64,
    recheck_above: f64,
}

impl LogSum {
    fn new(first: f64) -> Self {
        Self { largest: first, sum: 1.0, negligible: first - 45.0, recheck_above: 2.0 }
    }

    fn add(&mut self, term: f64, determinant: f64) {
        if term < self.negligible {
            return;
        }
        if term > self.largest {
            self.sum *= libm::exp(self.largest - term);
            self.largest = term;
            self.sum += 1.0 / determinant.sqrt();
            self.recheck();
        } else {
            self.sum += libm::exp(term - self.largest) / determinant.sqrt();
            if self.sum > self.recheck_above {
                self.recheck();
            }
        }
    }

    /// Moves the limit of what is negligible up to the present sum.
    fn recheck(&mut self) {
        self.negligible = self.ln() - 45.0;
        self.recheck_above = self.sum * 2.0;
    }

    fn ln(&self) -> f64 {
        self.largest + libm::log(self.sum)
    }
}
