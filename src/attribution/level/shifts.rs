//! Level shifts: single jumps of the score that no activity explains.
//!
//! `LinkedIn` has changed the index for everybody at once, pages stand still and then step, a comma
//! slips. One such jump would inflate the noise and hide everything else, or be given to whatever
//! was done that week. So the level may step: a variance factor `f_i` above 1 in single intervals.

/// About so many days pass between two shifts: the prior of one in an interval is that of a Poisson
/// process.
const DAYS_PER_SHIFT: f64 = 365.0;

/// An interval counts as at least so many days.
const SHORTEST_DAYS: f64 = 0.5;

/// What a shift costs besides (ln): its size is free.
const LN_COST: f64 = 1.5;

/// Intervals in which the level may step, with the excess of their variance factors.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Shifts {
    /// The later snapshot of each interval and `f - 1`, in the order in which they were added.
    steps: Vec<(usize, f64)>,
    /// ln of their prior.
    pub(crate) ln_prior: f64,
}

impl Shifts {
    /// Adds a step of the level in the interval before the snapshot `later`, by the excess of its
    /// variance factor, at the price of a prior (ln).
    pub(crate) fn add(&mut self, later: usize, excess: f64, ln_prior: f64) {
        self.steps.push((later, excess));
        self.ln_prior += ln_prior;
    }

    /// The same steps in order of time.
    pub(crate) fn in_order(mut self) -> Self {
        self.steps.sort_by_key(|&(later, _)| later);
        self
    }

    /// Whether the level steps in the interval before a snapshot.
    pub(crate) fn has(&self, snapshot: usize) -> bool {
        self.steps.iter().any(|&(later, _)| later == snapshot)
    }

    /// The later snapshot of each interval, in the order of the steps.
    pub(crate) fn intervals(&self) -> Vec<usize> {
        self.steps.iter().map(|&(later, _)| later).collect()
    }

    /// The variance factors of all intervals.
    pub(crate) fn factors(&self, snapshots: usize) -> Vec<f64> {
        let mut factors = vec![1.0; snapshots];
        for &(later, excess) in &self.steps {
            factors[later] += excess;
        }
        factors
    }
}

/// ln of the prior of a shift in each interval, by its later snapshot: that of at least one event
/// of a Poisson process in its days, and the cost.
pub(crate) fn ln_priors(days: &[i32]) -> Vec<f64> {
    let of = |pair: &[i32]| {
        let days = f64::from(pair[1] - pair[0]).max(SHORTEST_DAYS);
        libm::log(-libm::expm1(-days / DAYS_PER_SHIFT)) - LN_COST
    };
    std::iter::once(f64::NEG_INFINITY).chain(days.windows(2).map(of)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shift_is_more_probable_in_a_longer_interval() {
        let ln_priors = ln_priors(&[0, 1, 8, 373]);
        assert!(ln_priors[0].is_infinite(), "nothing lies before the first snapshot");
        assert!(ln_priors[1] < ln_priors[2] && ln_priors[2] < ln_priors[3]);
        let year = libm::log(1.0 - libm::exp(-1.0)) - 1.5;
        assert!((ln_priors[3] - year).abs() < 1e-12);
    }
}
