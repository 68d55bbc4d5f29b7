//! Look-alikes: kinds of which one has an effect, and the data cannot tell which.

use crate::attribution::averaging::Posterior;
use crate::domain::{Kind, Series};

/// From this probability on an effect is said to be there.
const CERTAIN_ENOUGH: f64 = 0.8;

/// By how much less often two look-alikes are in the model together than independent kinds would
/// be.
const LEAST_STAND_IN: f64 = 0.05;

/// Two kinds that stand in for each other: at least one of them has an effect.
#[derive(Clone, Debug, PartialEq)]
pub struct LookAlikes {
    /// The series.
    pub series: Series,
    /// The two kinds, in order of their names.
    pub kinds: [Kind; 2],
    /// The probability that at least one of them has an effect.
    pub probability: f64,
}

/// The pairs of kinds with `P < 0.8` each, `P(either) = P_k + P_l - J_kl >= 0.8`, and
/// `P_k P_l - J_kl >= 0.05`. `kinds` are those of the regression.
pub(crate) fn find(series: Series, kinds: &[&Kind], posterior: &Posterior) -> Vec<LookAlikes> {
    let mut found = Vec::new();
    let probability = &posterior.probability;
    for (one, &kind) in kinds.iter().enumerate() {
        for (other, &other_kind) in kinds.iter().enumerate().skip(one + 1) {
            let either = probability[one] + probability[other] - posterior.joint[one][other];
            let both_open =
                probability[one] < CERTAIN_ENOUGH && probability[other] < CERTAIN_ENOUGH;
            // What one of them may explain the other need not: they are in together less often than
            // two that have nothing to do with each other.
            let stands_in = probability[one] * probability[other] - posterior.joint[one][other];
            if both_open && either >= CERTAIN_ENOUGH && stands_in >= LEAST_STAND_IN {
                let kinds = [kind.clone(), other_kind.clone()];
                found.push(LookAlikes { series, kinds, probability: either.min(1.0) });
            }
        }
    }
    found
}
