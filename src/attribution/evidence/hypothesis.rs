//! The question before all others: does logged activity move this person's scores at all?
//!
//! A person's pairs of pillar and kind have in common whether anything acts. Under "something" each
//! pair has the prior 0.25, under "nothing" 0.03; the pillars answer together, and where they
//! answer "nothing", a chance likeness in one of them is no longer a link.

use crate::attribution::numerics::{ln_sum_exp, real};

/// A hypothesis on all pairs of a person at once.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Hypothesis {
    /// Its prior probability.
    prior: f64,
    /// The prior probability of an effect of a kind on a series, independently of each other.
    inclusion: f64,
}

/// How many hypotheses there are.
pub(super) const COUNT: usize = 2;

/// "Something" first: under no other is an effect more probable.
const HYPOTHESES: [Hypothesis; COUNT] =
    [Hypothesis { prior: 0.7, inclusion: 0.25 }, Hypothesis { prior: 0.3, inclusion: 0.03 }];

/// A number for each hypothesis.
pub(crate) type ByHypothesis = [f64; COUNT];

/// The prior probability of each hypothesis.
pub(crate) const PRIOR: ByHypothesis = [HYPOTHESES[0].prior, HYPOTHESES[1].prior];

/// `ln(p/(1-p))` of an effect, under each hypothesis.
pub(super) fn ln_odds() -> ByHypothesis {
    HYPOTHESES.map(|Hypothesis { inclusion, .. }| libm::log(inclusion / (1.0 - inclusion)))
}

/// `ln((1-p)^kinds)`: that none of so many kinds has an effect, under each hypothesis.
pub(super) fn ln_absent(kinds: usize) -> ByHypothesis {
    let kinds = real(kinds);
    HYPOTHESES.map(|Hypothesis { inclusion, .. }| kinds * libm::log(1.0 - inclusion))
}

/// ln of the evidence averaged over the hypotheses: `ln(sum over h of w(h) Z(h))`.
pub(crate) fn averaged(weights: ByHypothesis, ln_evidence: ByHypothesis) -> f64 {
    let of = |h: usize| libm::log(weights[h]) + ln_evidence[h];
    ln_sum_exp((0..COUNT).map(of))
}

/// What each pillar takes the probability of the hypotheses to be, from the others.
///
/// `ln_evidences` are `ln Z_p(h)`. With `P(h) ~ prior_h product over p of Z_p(h)`, pillar p has the
/// weights `w_p(h) ~ P(h) / Z_p(h)`: its own evidence enters when its subsets are weighed.
pub(crate) fn weights_of_each(ln_evidences: &[ByHypothesis]) -> Vec<ByHypothesis> {
    (0..ln_evidences.len())
        .map(|own| {
            let ln_weight = |h: usize| {
                let others = ln_evidences.iter().enumerate().filter(|&(other, _)| other != own);
                libm::log(PRIOR[h]) + others.map(|(_, evidence)| evidence[h]).sum::<f64>()
            };
            let ln_weights = [ln_weight(0), ln_weight(1)];
            let ln_total = ln_sum_exp(ln_weights.into_iter());
            // No weight is 0: its logarithm is taken.
            ln_weights.map(|ln| libm::exp(ln - ln_total).max(f64::MIN_POSITIVE))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pillar_learns_from_the_others_and_not_from_itself() {
        let nothing = [-10.0, 0.0];
        let something = [0.0, -10.0];
        let weights = weights_of_each(&[something, nothing, nothing]);
        // The first sees two that say nothing; each of these sees one of either.
        let odds = PRIOR[0] / PRIOR[1] * libm::exp(-20.0);
        assert!((weights[0][0] / weights[0][1] / odds - 1.0).abs() < 1e-9);
        assert!((weights[1][0] - PRIOR[0]).abs() < 1e-12);
        assert!((weights_of_each(&[something])[0][1] - PRIOR[1]).abs() < 1e-12);
        assert!(weights_of_each(&[[0.0, -1e6], [0.0, -1e6]])[0][1] > 0.0);
    }

    #[test]
    fn hypotheses_are_averaged_by_their_weights() {
        let averaged = averaged([0.25, 0.75], [libm::log(8.0), libm::log(4.0)]);
        assert!((averaged - libm::log(5.0)).abs() < 1e-12);
        assert!((ln_absent(2)[0] - libm::log(0.75 * 0.75)).abs() < 1e-12);
        assert!((ln_odds()[0] - libm::log(1.0 / 3.0)).abs() < 1e-12);
        assert!((PRIOR.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }
}
