//! Verdicts: what is said of each pair of series and kind.

use serde::{Deserialize, Serialize};

/// What is said of a kind and a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Verdict {
    /// No evidence of an effect, which is not evidence that there is none.
    None,
    /// More probable than not.
    Possible,
    /// So probable that among all that are called so at most one in ten is expected to be false.
    Likely,
}

/// Why a verdict cannot be better, or is none at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Reason {
    /// Nothing was logged.
    NoActivity,
    /// The kind does not vary over the snapshots under any kernel.
    NoVariation,
    /// Not examined: other kinds were more promising, and ten are examined.
    Screened,
    /// Fewer than [`LEAST_SNAPSHOTS`] snapshots of the series.
    FewSnapshots,
    /// Done on fewer than [`LEAST_DAYS`] days: one edit and one jump the next day fit perfectly
    /// and prove nothing.
    FewOccurrences,
}

/// With fewer snapshots of a series nothing is likely.
pub const LEAST_SNAPSHOTS: usize = 8;

/// A kind that was done on fewer days is never likely.
pub const LEAST_DAYS: usize = 3;

/// The share of false links that is accepted among those called likely.
const FALSE_SHARE: f64 = 0.10;

const LEAST_LIKELY: f64 = 0.80;
const LEAST_POSSIBLE: f64 = 0.50;

impl Verdict {
    /// The word in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Possible => "possible",
            Self::Likely => "likely",
        }
    }
}

impl Reason {
    /// The word in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoActivity => "no_activity",
            Self::NoVariation => "no_variation",
            Self::Screened => "screened",
            Self::FewSnapshots => "few_snapshots",
            Self::FewOccurrences => "few_occurrences",
        }
    }

    /// Whether it keeps a pair from being likely.
    const fn caps(self) -> bool {
        matches!(self, Self::FewSnapshots | Self::FewOccurrences)
    }
}

/// The verdicts on all pairs of one person at once, from the probability of each and its reason.
///
/// `likely` are the pairs of the longest prefix in order of probability whose mean of `1 - P` is
/// at most 0.10, if `P >= 0.80`; `possible` are others with `P >= 0.50`.
///
/// # Source
///
/// Newton et al. (2004), Biostatistics 5(2); Müller, Parmigiani & Rice (2006): the Bayesian
/// false-discovery rate.
pub(crate) fn verdicts(pairs: &[(f64, Option<Reason>)]) -> Vec<Verdict> {
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    order.sort_by(|&a, &b| pairs[b].0.total_cmp(&pairs[a].0).then(a.cmp(&b)));
    let mut verdicts = vec![Verdict::None; pairs.len()];
    let (mut false_so_far, mut count) = (0.0, 0.0);
    for place in order {
        let (probability, reason) = pairs[place];
        false_so_far += 1.0 - probability;
        count += 1.0;
        // The mean of 1 - P only grows along the order: the longest prefix ends at the first miss.
        let likely = false_so_far <= FALSE_SHARE * count && probability >= LEAST_LIKELY;
        verdicts[place] = if likely && !reason.is_some_and(Reason::caps) {
            Verdict::Likely
        } else if probability >= LEAST_POSSIBLE {
            Verdict::Possible
        } else {
            Verdict::None
        };
    }
    verdicts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likely_is_bounded_by_the_expected_share_of_false_links() {
        use Verdict::{Likely, None, Possible};
        let pairs = |probabilities: &[f64]| -> Vec<_> {
            probabilities.iter().map(|&probability| (probability, Option::None)).collect()
        };
        assert_eq!(verdicts(&pairs(&[0.4, 0.95, 0.6])), [None, Likely, Possible]);
        // 0.85 alone is too uncertain; beside two certain ones it is not.
        assert_eq!(verdicts(&pairs(&[0.85])), [Possible]);
        assert_eq!(verdicts(&pairs(&[0.85, 1.0, 1.0])), [Likely; 3]);
        assert_eq!(verdicts(&pairs(&[0.79, 1.0, 1.0, 1.0]))[0], Possible);
        assert_eq!(verdicts(&[(1.0, Some(Reason::FewOccurrences))]), [Possible]);
        assert_eq!(verdicts(&[]), []);
    }
}
