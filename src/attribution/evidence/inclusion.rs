//! Inclusion: the prior of which kinds are in the model.

use crate::attribution::numerics::real;

use super::hypothesis::{self, ByHypothesis};

/// Prior odds of a kind whose column is 0 under the kernel, in ln.
pub(super) const LN_ODDS_WITHOUT_VARIATION: f64 = -60.0;

/// Prior of which kinds are in, under each hypothesis.
///
/// All kinds that vary have the same prior, so that the prior of a subset depends on its size only.
#[derive(Clone, Debug)]
pub(crate) struct Inclusion {
    /// Whether the column of each kind is not 0.
    pub(super) varies: Vec<bool>,
    /// `ln(p/(1-p))` under each hypothesis.
    ln_odds: ByHypothesis,
    /// `sum of ln(1-p)` over all kinds under each hypothesis.
    pub(super) ln_absent: ByHypothesis,
}

impl Inclusion {
    /// The prior of kinds with these standard deviations of adstock; 0 is no variation.
    pub(crate) fn of(sds: &[f64]) -> Self {
        Self::among(sds, sds.len())
    }

    /// The same where further kinds, so many in all, are left out of the model.
    pub(crate) fn among(sds: &[f64], kinds: usize) -> Self {
        Self {
            varies: sds.iter().map(|&sd| sd > 0.0).collect(),
            ln_odds: hypothesis::ln_odds(),
            ln_absent: hypothesis::ln_absent(kinds),
        }
    }

    /// The odds of a kind as the walk counts them: ln of those under the first hypothesis, and how
    /// those under the second compare with it.
    pub(super) fn odds(&self, kind: usize) -> (f64, f64) {
        let [first, second] = self.ln_odds;
        if self.varies[kind] {
            (first, libm::exp(second - first))
        } else {
            (LN_ODDS_WITHOUT_VARIATION, 1.0)
        }
    }

    /// ln of the prior of a subset of so many kinds that vary, averaged over the hypotheses; by the
    /// number of kinds.
    pub(super) fn ln_priors(&self, weights: ByHypothesis) -> Vec<f64> {
        (0..=self.varies.len())
            .map(|size| {
                let ln = |h: usize| self.ln_absent[h] + real(size) * self.ln_odds[h];
                hypothesis::averaged(weights, [ln(0), ln(1)])
            })
            .collect()
    }
}
