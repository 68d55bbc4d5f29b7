//! Level shifts: single jumps of the score that no activity explains.
//!
//! `LinkedIn` has changed the index for everybody at once, pages stand still and then step, a comma
//! slips. One such jump would inflate the noise and hide everything else, or be given to whatever
//! was done that week. So the level may step: a variance factor `f_i` above 1 in single intervals.
//! Which intervals stand out depends on how noisy the score is, so a set of shifts belongs to a
//! noise cell; each is a cell of its own beside the one without shifts, and costs prior.

use super::designs::{self, Design};
use super::filter::{Noise, Whitening};
use super::gram::Rows;
use super::linked::Linked;
use super::regression::Regression;
use super::ridge::{Columns, Ridge};

/// About so many days pass between two shifts: the prior of one in an interval is that of a Poisson
/// process.
const DAYS_PER_SHIFT: f64 = 365.0;

/// An interval counts as at least so many days.
const SHORTEST_DAYS: f64 = 0.5;

/// What a shift costs besides (ln): its size is free.
const LN_COST: f64 = 1.5;

/// A whitened residual below this many standard deviations is no shift.
const LEAST_SD: f64 = 2.0;

/// A shift is at least this large, in points.
const LEAST_POINTS: f64 = 0.1;

/// At most so many shifts, and one for so many snapshots; one is always allowed.
const MOST_SHIFTS: usize = 12;
const SNAPSHOTS_PER_SHIFT: usize = 6;

/// The search goes on for so many shifts without a better evidence.
const PATIENCE: usize = 3;

/// Intervals in which the level may step, with the excess of their variance factors.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Shifts {
    /// The later snapshot of each interval and `f - 1`, in order of time.
    steps: Vec<(usize, f64)>,
    /// ln of their prior.
    pub(super) ln_prior: f64,
}

impl Shifts {
    /// The later snapshot of each interval, in order of time.
    pub(super) fn intervals(&self) -> Vec<usize> {
        self.steps.iter().map(|&(later, _)| later).collect()
    }

    /// The variance factors of all intervals.
    pub(super) fn factors(&self, snapshots: usize) -> Vec<f64> {
        let mut factors = vec![1.0; snapshots];
        for &(later, excess) in &self.steps {
            factors[later] += excess;
        }
        factors
    }
}

/// The columns with which shifts are sought, so that one that activity explains is not flagged.
pub(super) struct Designs<'a> {
    /// The nuisance columns alone.
    alone: Rows,
    /// And with all kinds, under each of some kernels.
    with_kinds: &'a [Design],
}

impl<'a> Designs<'a> {
    /// The designs with z on the scale of a link. `with_kinds` hold z already.
    pub(super) fn new(regression: &Regression, linked: &Linked, with_kinds: &'a [Design]) -> Self {
        Self { alone: designs::without_kinds(regression, linked), with_kinds }
    }

    fn all(&self) -> impl Iterator<Item = &Rows> {
        std::iter::once(&self.alone).chain(self.with_kinds.iter().map(|(rows, _)| rows))
    }
}

/// ln of the prior of a shift in each interval, by its later snapshot: that of at least one event
/// of a Poisson process in its days, and the cost.
pub(super) fn ln_priors(days: &[i32]) -> Vec<f64> {
    let of = |pair: &[i32]| {
        let days = f64::from(pair[1] - pair[0]).max(SHORTEST_DAYS);
        libm::log(-libm::expm1(-days / DAYS_PER_SHIFT)) - LN_COST
    };
    std::iter::once(f64::NEG_INFINITY).chain(days.windows(2).map(of)).collect()
}

/// The distinct sets of shifts of a noise cell that the designs lead to; the empty one is left out.
pub(super) fn find(
    regression: &Regression,
    linked: &Linked,
    designs: &Designs<'_>,
    noise: Noise,
    ln_priors: &[f64],
) -> Vec<Shifts> {
    let mut found: Vec<Shifts> = Vec::new();
    for rows in designs.all() {
        let shifts = Path { regression, linked, rows, noise, ln_priors }.best();
        let intervals = shifts.intervals();
        let is_new = found.iter().all(|other| other.intervals() != intervals);
        if !intervals.is_empty() && is_new {
            found.push(shifts);
        }
    }
    found
}

/// A greedy search at one noise cell with one design.
struct Path<'a> {
    regression: &'a Regression,
    linked: &'a Linked,
    rows: &'a Rows,
    noise: Noise,
    ln_priors: &'a [f64],
}

impl Path<'_> {
    /// The best set of shifts on the path; it may be empty.
    ///
    /// Each step whitens, fits, and lets the level shift where the whitened residual `e_i` is
    /// largest: `f_i += max(e_i^2 F_i, (0.1 gm)^2) / (q dt_i)`. The evidence of a step is that of
    /// the fit with the prior of its shifts.
    fn best(&self) -> Shifts {
        let snapshots = self.linked.z.len();
        let most = MOST_SHIFTS.min((snapshots / SNAPSHOTS_PER_SHIFT).max(1));
        let points = self.linked.points;
        let columns = Columns { points, slab: designs::TAU * points, left_out: Vec::new() };
        let mut shifts = Shifts::default();
        let (mut best, mut best_ln_evidence) = (Shifts::default(), f64::NEG_INFINITY);
        let mut without_gain = 0;
        for _ in 0..=most {
            let factors = shifts.factors(snapshots);
            let level = self.linked.level(&self.regression.track, &factors);
            let whitening = Whitening::new(&level, self.noise);
            let ridge = Ridge::fit(&self.rows.gram(&whitening), &columns);
            let ln_evidence = ridge.ln_evidence - 0.5 * whitening.ln_determinant + shifts.ln_prior;
            if ln_evidence > best_ln_evidence {
                (best, best_ln_evidence, without_gain) = (shifts.clone(), ln_evidence, 0);
            } else {
                without_gain += 1;
                if without_gain == PATIENCE {
                    break;
                }
            }
            let Some((later, residual)) = self.largest_residual(&ridge, &whitening, &shifts) else {
                break;
            };
            let [_, scale] = whitening.steps[later];
            let least = LEAST_POINTS * self.linked.points;
            let variance = (residual * residual / (scale * scale)).max(least * least);
            shifts.steps.push((later, variance / level.wander(self.noise, later)));
            shifts.ln_prior += self.ln_priors[later];
        }
        best.steps.sort_by_key(|&(later, _)| later);
        best
    }

    /// The snapshot with the largest whitened residual, if it is large: not the first, and none
    /// that is shifted already.
    fn largest_residual(
        &self,
        ridge: &Ridge,
        whitening: &Whitening,
        shifts: &Shifts,
    ) -> Option<(usize, f64)> {
        // Whitening is linear: the residual is whitened once, not every column.
        let residuals = whitening.column(self.rows.residuals(&ridge.coefficients));
        let is_free = |later: usize| shifts.steps.iter().all(|&(shifted, _)| shifted != later);
        let free = residuals.into_iter().enumerate().skip(1).filter(|&(later, _)| is_free(later));
        free.reduce(|best, next| if next.1.abs() > best.1.abs() { next } else { best })
            .filter(|(_, residual)| residual.abs() >= LEAST_SD)
    }
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
