//! A drift: a series that goes farther by itself than most do.
//!
//! What is done evenly from the first day on comes to a ramp and then a level, or to a ramp for
//! ever. Were a series that rises steadily not believed to do so by itself, any such kind would be
//! what it rises with. So a drift is sought before any kind is.

use crate::attribution::design::{Linked, Regression, Rows};
use crate::attribution::evidence::{Columns, Ridge};
use crate::attribution::level::Whitening;
use crate::attribution::level::noise;

use super::quick_looks;

/// ln of the prior odds of a drift: one series in twenty, our guess. Without it some links are lost
/// of those who begin to do things with their log.
const LN_PRIOR: f64 = -3.0;

/// The regression with room for a drift where its series, without any kind, shows one.
pub(super) fn with_drift(regression: Regression, identity: &Linked) -> Regression {
    let wide = regression.with_wide_drift();
    let is_shown = ln_evidence(&wide, identity) + LN_PRIOR > ln_evidence(&regression, identity);
    if is_shown { wide } else { regression }
}

/// The best evidence without any kind over a coarse grid of noise.
fn ln_evidence(regression: &Regression, identity: &Linked) -> f64 {
    let designs = quick_looks::without_kinds_each(regression, identity);
    let factors = vec![1.0; identity.z.len()];
    let level = identity.level(&regression.track, &factors);
    let columns = Columns { points: identity.points, slab: 0.0, left_out: Vec::new() };
    let mut best = f64::NEG_INFINITY;
    for noise in noise::coarse_grid() {
        let whitening = Whitening::new(&level, noise);
        let constant = noise.ln_prior() - 0.5 * whitening.ln_determinant;
        let of = |rows: &Rows| Ridge::fit(&rows.gram(&whitening), &columns).ln_evidence + constant;
        best = designs.iter().map(of).fold(best, f64::max);
    }
    best
}
