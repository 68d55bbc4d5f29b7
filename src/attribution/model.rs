//! The model from scores and activity to links, step by step.

use std::num::NonZeroUsize;

use crate::attribution::averaging::{Posterior, shared_ln_priors};
use crate::attribution::design::{Regression, Track};
use crate::attribution::evidence::hypothesis;
use crate::attribution::input::{Member, still_days_of_each};
use crate::attribution::numerics::parallel;
use crate::attribution::response::Kernel;
use crate::attribution::result::{Fit, Links};
use crate::attribution::search::Grid;
use crate::domain::Series;

use super::selection::{fitted_series, regression};

/// How the model runs.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// On how many threads; the result is the same.
    pub threads: NonZeroUsize,
}

impl Default for Options {
    /// On one thread.
    fn default() -> Self {
        Self { threads: NonZeroUsize::MIN }
    }
}

/// Links the changes of a member's scores to the logged activity.
///
/// Each series with at least two snapshots is fitted. The total is the sum of the pillars where at
/// least half of the snapshots have all four; else it is fitted by itself.
///
/// Takes O(97 * 2 * noise cells * (n K^2 + 2^K)) for each series, K at most 10; before that the
/// search for level shifts takes O(54 * 5 * shifts * n K^2). Both are done twice for a series that
/// may show a wave of a week.
#[must_use]
pub fn link(member: &Member, options: &Options) -> Links {
    linked(member, options.threads, Grid::new)
}

/// The same, with another way from a regression to its grid.
pub(super) fn linked(
    member: &Member,
    threads: NonZeroUsize,
    grid: impl Fn(Regression) -> Grid + Sync,
) -> Links {
    let threads = threads.get();
    let activities = member.activities();
    let series = fitted_series(member);
    let still = still_days_of_each(member, &series);
    let tracks: Vec<Track> = series
        .iter()
        .zip(&still)
        .filter_map(|(&series, still)| Track::of(member, series, still))
        .collect();
    let prepared = parallel::map(&tracks, threads, |track| {
        let (regression, left_out) = regression(track.clone(), &activities);
        (grid(regression), left_out)
    });
    let (grids, left_out): (Vec<Grid>, Vec<_>) = prepared.into_iter().unzip();
    let ln_prior = Kernel::ln_priors();
    let grids = weighed(grids, &ln_prior);
    let with_priors: Vec<(&Grid, Vec<f64>)> =
        grids.iter().zip(ln_priors_of_each(&grids, &ln_prior)).collect();
    let posteriors =
        parallel::map(&with_priors, threads, |(grid, ln_priors)| Posterior::new(grid, ln_priors));
    drop(with_priors);
    let fits: Vec<Fit> = grids
        .into_iter()
        .zip(posteriors)
        .zip(left_out)
        .map(|((grid, posterior), left_out)| Fit::new(member, grid, posterior, left_out))
        .collect();
    let totals = member.observations(Series::Total).map(|o| (o.date, o.points())).collect();
    Links::new(activities, fits, totals, threads)
}

/// The grids with the hypotheses weighed: each pillar's by the others. A total that is fitted by
/// itself is no further evidence beside pillars that are part of it, and keeps the prior.
fn weighed(grids: Vec<Grid>, ln_priors: &[f64]) -> Vec<Grid> {
    let evidences = grids
        .iter()
        .filter(|grid| is_pillar(grid))
        .map(|grid| grid.ln_evidence_of_hypotheses(ln_priors));
    let weights = hypothesis::weights_of_each(&evidences.collect::<Vec<_>>());
    let mut weights = weights.into_iter();
    grids
        .into_iter()
        .map(|grid| {
            let of_pillar = if is_pillar(&grid) { weights.next() } else { None };
            grid.weighed(of_pillar.unwrap_or(hypothesis::PRIOR))
        })
        .collect()
}

/// The kernels' priors of each series: the pillars share their mechanics, a total keeps the prior.
fn ln_priors_of_each(grids: &[Grid], ln_prior: &[f64]) -> Vec<Vec<f64>> {
    let pillars = grids.iter().filter(|grid| is_pillar(grid));
    let evidences: Vec<Vec<f64>> = pillars.map(Grid::ln_evidence_of_kernels).collect();
    let mut shared = shared_ln_priors(ln_prior, &evidences).into_iter();
    grids
        .iter()
        .map(|grid| {
            let of_pillar = if is_pillar(grid) { shared.next() } else { None };
            of_pillar.unwrap_or_else(|| ln_prior.to_vec())
        })
        .collect()
}

fn is_pillar(grid: &Grid) -> bool {
    matches!(grid.regression.track.series, Series::Pillar(_))
}
