//! The search for level shifts.
//!
//! Which intervals stand out depends on how noisy the score is, so a set of shifts belongs to a
//! noise cell; each is a cell of its own beside the one without shifts, and costs prior.

use crate::attribution::design::{Linked, Regression, Rows};
use crate::attribution::evidence::{Columns, Ridge};
use crate::attribution::level::noise::{self, Noise};
use crate::attribution::level::shifts::{self, Shifts};
use crate::attribution::level::{NoiseCell, Whitening};

use super::quick_looks::{self, Design};

/// A whitened residual below this many standard deviations is no shift.
const LEAST_SD: f64 = 2.0;

/// A shift is at least this large, in points.
const LEAST_POINTS: f64 = 0.1;

/// At most so many shifts, and one for so many snapshots; one is always allowed.
const MOST_SHIFTS: usize = 12;
const SNAPSHOTS_PER_SHIFT: usize = 6;

/// The search goes on for so many shifts without a better evidence.
const PATIENCE: usize = 3;

/// The cells without shifts, and then each with the sets of shifts that stand out in it. `rows`
/// hold z of the identity link.
pub(super) fn cells(regression: &Regression, identity: &Linked, rows: &[Design]) -> Vec<NoiseCell> {
    let designs = Designs::new(regression, identity, &rows[..quick_looks::FADING]);
    let ln_priors = shifts::ln_priors(&regression.track.days);
    let grid = noise::grid();
    let shifted = grid.iter().flat_map(|&noise| {
        let found = find(regression, identity, &designs, noise, &ln_priors);
        found.into_iter().map(move |shifts| NoiseCell::new(noise, shifts))
    });
    let calm = grid.iter().map(|&noise| NoiseCell::new(noise, Shifts::default()));
    calm.chain(shifted).collect()
}

/// The columns with which shifts are sought, so that one that activity explains is not flagged.
struct Designs<'a> {
    /// The nuisance columns alone.
    alone: Rows,
    /// And with all kinds, under each of some kernels.
    with_kinds: &'a [Design],
}

impl<'a> Designs<'a> {
    /// The designs with z on the scale of a link. `with_kinds` hold z already.
    fn new(regression: &Regression, linked: &Linked, with_kinds: &'a [Design]) -> Self {
        Self { alone: quick_looks::without_kinds(regression, linked), with_kinds }
    }

    fn all(&self) -> impl Iterator<Item = &Rows> {
        std::iter::once(&self.alone).chain(self.with_kinds.iter().map(|(rows, _)| rows))
    }
}

/// The distinct sets of shifts of a noise cell that the designs lead to; the empty one is left out.
fn find(
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
        let columns = Columns { points, slab: quick_looks::TAU * points, left_out: Vec::new() };
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
            let excess = variance / level.wander(self.noise, later);
            shifts.add(later, excess, self.ln_priors[later]);
        }
        best.in_order()
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
        let free = residuals.into_iter().enumerate().skip(1).filter(|&(i, _)| !shifts.has(i));
        free.reduce(|best, next| if next.1.abs() > best.1.abs() { next } else { best })
            .filter(|(_, residual)| residual.abs() >= LEAST_SD)
    }
}
