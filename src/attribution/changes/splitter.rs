//! Contributions: a change split into what began, what faded, and the rest.

use crate::attribution::averaging::{Component, Posterior};
use crate::attribution::design::Regression;
use crate::attribution::effects::discrepancy;
use crate::attribution::numerics::Mixture;
use crate::attribution::response::{Kernel, Stock};

use super::portion::{Parts, Portion};

/// What is needed to split any change of one series.
pub(crate) struct Splitter<'a> {
    regression: &'a Regression,
    posterior: &'a Posterior,
    exposures: &'a Exposures,
}

/// What each kind comes to on each day under the kernels of a posterior.
#[derive(Clone, Debug)]
pub(crate) struct Exposures {
    /// The adstocks that occur, each kind and kernel once.
    stocks: Vec<Stock>,
    /// For each component and kind the place of its adstock.
    places: Vec<Vec<usize>>,
}

/// The part of one logged row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RowPortion {
    /// Place in the regression.
    pub(crate) kind: usize,
    pub(crate) day: i32,
    pub(crate) count: f64,
    pub(crate) started: f64,
    pub(crate) fading: f64,
}

impl Exposures {
    /// Computes the adstocks: O(days) for each kind and kernel that occurs.
    pub(crate) fn of(regression: &Regression, posterior: &Posterior) -> Self {
        let mut seen: Vec<(usize, Kernel)> = Vec::new();
        let places = posterior
            .components
            .iter()
            .map(|component| {
                let wanted = component.kernels.iter().enumerate().map(|(kind, &kernel)| {
                    // The imputed part never contributes.
                    let wanted = (kind, Kernel { imputed: false, ..kernel });
                    seen.iter().position(|seen| *seen == wanted).unwrap_or_else(|| {
                        seen.push(wanted);
                        seen.len() - 1
                    })
                });
                wanted.collect()
            })
            .collect();
        let stocks =
            seen.into_iter().map(|(kind, kernel)| regression.daily[kind].stock(kernel)).collect();
        Self { stocks, places }
    }
}

impl<'a> Splitter<'a> {
    pub(crate) const fn new(
        regression: &'a Regression,
        posterior: &'a Posterior,
        exposures: &'a Exposures,
    ) -> Self {
        Self { regression, posterior, exposures }
    }

    /// Splits the change from one snapshot to a later one, by their places.
    ///
    /// Contribution of kind k under component c: `B = sl (new + fade) b_k`, with the secant slope
    /// `sl` in points per z; mean `sum of W_c P_ck mu_ck sl (new + fade)`; component variance
    /// `sl^2 ((new + fade)^2 V + rho^2 (mu^2 + V)(new^2 + fade^2))`. The parts and the unexplained
    /// rest add up to the change by construction. Covariance of the parts:
    /// `sum of W_c D_k D_l M2_kl - mean_k mean_l`, `D = sl (new + fade)`, and on the diagonal the
    /// discrepancy, `rho^2 sum of W_c sl^2 (new^2 + fade^2) M2_kk`: what a part may differ from its
    /// mean is missing from, or in, the unexplained rest.
    pub(crate) fn split(&self, from: usize, to: usize) -> Parts {
        let track = &self.regression.track;
        let (day, later) = (track.days[from], track.days[to]);
        let (score, later_score) = (track.scores[from], track.scores[to]);
        let exposures: Vec<[f64; 2]> = self
            .exposures
            .stocks
            .iter()
            .map(|stock| {
                let started = stock.started(day, later);
                [started, stock.logged(later) - stock.logged(day) - started]
            })
            .collect();
        let kinds = self.regression.kinds.len();
        let slope = |component: &Component| component.link.secant(score, later_score, track.scale);
        let slopes: Vec<f64> = self.posterior.components.iter().map(slope).collect();
        let mut mixture = Mixture::default();
        let portions: Vec<Portion> = (0..kinds)
            .map(|kind| {
                let exposed = self.exposed(kind, &exposures, &slopes);
                Portion::of(exposed, kind, self.posterior.probability[kind], &mut mixture)
            })
            .collect();
        let covariance = self.covariance(&exposures, &slopes, &portions);
        Parts { change: later_score - score, portions, covariance }
    }

    /// Each component with what it makes of a kind's exposure: `sl new` and `sl fade`.
    fn exposed<'b>(
        &'b self,
        kind: usize,
        exposures: &'b [[f64; 2]],
        slopes: &'b [f64],
    ) -> impl Iterator<Item = (&'b Component, [f64; 2])> {
        self.posterior.components.iter().zip(slopes).zip(&self.exposures.places).map(
            move |((component, slope), places)| {
                let [started, fading] = exposures[places[kind]];
                (component, [slope * started, slope * fading])
            },
        )
    }

    fn covariance(&self, exposures: &[[f64; 2]], slopes: &[f64], parts: &[Portion]) -> Vec<f64> {
        let kinds = parts.len();
        let mut covariance = vec![0.0; kinds * kinds];
        let mut moved = vec![0.0; kinds];
        let mut discrepancies = vec![0.0; kinds];
        for ((component, slope), places) in
            self.posterior.components.iter().zip(slopes).zip(&self.exposures.places)
        {
            for (kind, &place) in places.iter().enumerate() {
                let [started, fading] = exposures[place].map(|exposure| slope * exposure);
                moved[kind] = started + fading;
                let second = component.second[kind][kind];
                discrepancies[kind] += component.weight * discrepancy(second, [started, fading]);
            }
            for row in 0..kinds {
                let factor = component.weight * moved[row];
                let cells = &mut covariance[row * kinds..][..kinds];
                for column in row..kinds {
                    cells[column] += factor * moved[column] * component.second[row][column];
                }
            }
        }
        for row in 0..kinds {
            for column in row..kinds {
                let means = parts[row].mean() * parts[column].mean();
                let own = if row == column { discrepancies[row] } else { 0.0 };
                let cell = covariance[row * kinds + column] - means + own;
                covariance[row * kinds + column] = cell;
                covariance[column * kinds + row] = cell;
            }
        }
        covariance
    }

    /// The contribution of each logged row to a change: the mean with `new + fade` replaced by
    /// `c_a (w(t_to - t_a - D) - w(t_from - t_a - D))`. Rows that contribute nothing are left out.
    /// `rows` are those of each kind of the regression (day, count).
    pub(crate) fn rows(&self, from: usize, to: usize, rows: &[&[(i32, f64)]]) -> Vec<RowPortion> {
        let track = &self.regression.track;
        let (day, later) = (track.days[from], track.days[to]);
        let (score, later_score) = (track.scores[from], track.scores[to]);
        let mut found = Vec::new();
        for (kind, rows) in rows.iter().enumerate().filter(|(_, rows)| !rows.is_empty()) {
            let coefficients: Vec<(Kernel, f64)> = self
                .posterior
                .components
                .iter()
                .map(|component| {
                    let slope = component.link.secant(score, later_score, track.scale);
                    let weight = component.weight * component.included[kind];
                    (component.kernels[kind], weight * component.mean[kind] * slope)
                })
                .collect();
            for &(done, count) in *rows {
                let (mut started, mut fading) = (0.0, 0.0);
                for &(kernel, coefficient) in &coefficients {
                    let begins = done + kernel.delay_days;
                    let after = coefficient * count * kernel.weight(later - done);
                    if day < begins && begins <= later {
                        started += after;
                    } else {
                        fading += after - coefficient * count * kernel.weight(day - done);
                    }
                }
                if started != 0.0 || fading != 0.0 {
                    found.push(RowPortion { kind, day: done, count, started, fading });
                }
            }
        }
        found
    }
}
