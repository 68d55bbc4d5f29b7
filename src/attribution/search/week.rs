//! A wave of a week: scores that are higher on some weekdays than on others.
//!
//! What is done has its weekdays too. A person who records on all days and invites on Tuesdays
//! would read a wave of the display as an effect of inviting, so a wave is sought before any kind
//! is.

use crate::attribution::design::{DAYS_PER_WEEK, HARMONICS, Linked, Regression, Rows};
use crate::attribution::evidence::{Columns, Ridge};
use crate::attribution::level::Whitening;
use crate::attribution::level::noise::{self, Noise};

use super::quick_looks;

/// On fewer weekdays a wave cannot be told from anything.
const LEAST_WEEKDAYS: usize = 3;

/// With fewer snapshots, three of each weekday, six columns would fit anything.
const LEAST_SNAPSHOTS: usize = 21;

/// ln of the prior odds of a wave: one series in fifty, our guess. No wave of a week was seen in
/// the few series that could be had.
pub(super) const LN_PRIOR: f64 = -3.9;

/// The regression with the harmonics of a week that its series may show among its nuisance columns;
/// `None` if it shows none.
///
/// The first or all of them, by evidence: the best over a coarse grid of noise and the designs of
/// the search for shifts.
pub(super) fn with_week(regression: &Regression, identity: &Linked) -> Option<Regression> {
    let days = &regression.track.days;
    let mut weekdays: Vec<i32> = days.iter().map(|day| day.rem_euclid(DAYS_PER_WEEK)).collect();
    weekdays.sort_unstable();
    weekdays.dedup();
    if weekdays.len() < LEAST_WEEKDAYS || days.len() < LEAST_SNAPSHOTS {
        return None;
    }
    let all = regression.with_harmonics(HARMONICS);
    let mut with_kinds = quick_looks::rows(&all);
    quick_looks::set_score(&mut with_kinds, identity);
    let fading = with_kinds.into_iter().take(quick_looks::FADING).map(|(rows, _)| rows);
    let designs: Vec<Rows> =
        std::iter::once(quick_looks::without_kinds(&all, identity)).chain(fading).collect();
    let mut best = (f64::NEG_INFINITY, 0);
    let mut none = f64::NEG_INFINITY;
    for noise in noise::coarse_grid() {
        for (harmonics, ln_evidence) in ln_evidences(&all, identity, &designs, noise) {
            if harmonics == 0 {
                none = none.max(ln_evidence);
            } else if ln_evidence > best.0 {
                best = (ln_evidence, harmonics);
            }
        }
    }
    (best.0 > none).then(|| regression.with_harmonics(best.1))
}

/// The best evidence over the designs at one noise cell, by the number of harmonics.
fn ln_evidences(
    all: &Regression,
    identity: &Linked,
    designs: &[Rows],
    noise: Noise,
) -> [(usize, f64); 3] {
    let factors = vec![1.0; identity.z.len()];
    let whitening = Whitening::new(&identity.level(&all.track, &factors), noise);
    let grams: Vec<_> = designs.iter().map(|rows| rows.gram(&whitening)).collect();
    let constant = noise.ln_prior() - 0.5 * whitening.ln_determinant;
    [0, 1, HARMONICS].map(|harmonics| {
        let left_out = all.week_columns().skip(2 * harmonics);
        let columns = Columns {
            points: identity.points,
            slab: quick_looks::TAU * identity.points,
            left_out: left_out.collect(),
        };
        let fits = grams.iter().map(|gram| Ridge::fit(gram, &columns).ln_evidence);
        (harmonics, fits.fold(f64::NEG_INFINITY, f64::max) + constant)
    })
}
