//! The walk over the subsets of kinds: the evidence of one grid cell.
//!
//! Spike and slab (George & `McCulloch` 1993): a kind is in the model with its prior probability,
//! and then its coefficient is normal around 0. Given the subset everything is conjugate, so the
//! sum over all `2^K` subsets is exact.

use super::hypothesis::{ByHypothesis, COUNT};
use super::inclusion::Inclusion;
use super::system::{SIZE, Square, System};

/// ln of the evidence of a system under each hypothesis, summed over the subsets of at most
/// `at_most` kinds.
///
/// Right-looking: including a kind updates the Schur complement of the later kinds only, so that
/// half of the `2^K` subsets cost O(1) and the mean is about 4 multiplications. Without the terms
/// of the whitening and of the link, which do not depend on the regressors.
pub(crate) fn ln_evidence(system: &System, inclusion: &Inclusion, at_most: usize) -> ByHypothesis {
    let odds: Vec<(f64, f64)> = (0..system.kinds).map(|kind| inclusion.odds(kind)).collect();
    let mut sum = LogSum::new(-0.5 * system.cells[system.kinds][system.kinds]);
    let mut stack = [system.cells; SIZE];
    let walk = Walk { kinds: system.kinds, odds: &odds };
    walk.descend(&mut stack, 0, at_most, Subset::EMPTY, &mut sum);
    let ln_sums = sum.ln();
    [0, 1].map(|h| ln_sums[h] + system.ln_nuisance + inclusion.ln_absent[h])
}

/// ln of the evidence of the empty subset under each hypothesis.
#[cfg(test)]
pub(crate) fn ln_evidence_empty(system: &System, inclusion: &Inclusion) -> ByHypothesis {
    let ln_fit = -0.5 * system.cells[system.kinds][system.kinds] + system.ln_nuisance;
    inclusion.ln_absent.map(|ln_absent| ln_fit + ln_absent)
}

/// What stays the same on the walk.
struct Walk<'a> {
    kinds: usize,
    /// Of each kind, [`Inclusion::odds`].
    odds: &'a [(f64, f64)],
}

/// What is known of a subset on the walk.
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
