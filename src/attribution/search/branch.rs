//! The branches of the grid: a series under one link, with the noise cells that matter.

use crate::attribution::design::{Gram, Linked, MOST_KINDS, Regression, Rows};
use crate::attribution::evidence::hypothesis::ByHypothesis;
use crate::attribution::evidence::{Inclusion, System, subsets};
use crate::attribution::level::{NoiseCell, Whitening};
use crate::attribution::response::Link;

use super::{pilot, quick_looks, shifts};

/// tau: standard deviations of the slab, in points for one standard deviation of adstock.
pub(crate) const TAUS: [f64; 3] = [0.15, 0.5, 1.5];

/// A track under one link with the noise cells that the pilot kept, the best first.
#[derive(Clone, Debug)]
pub(crate) struct Branch {
    pub(crate) linked: Linked,
    pub(crate) noises: Vec<NoiseCell>,
    /// One for each noise cell.
    pub(super) whitenings: Vec<Whitening>,
}

impl Branch {
    /// The branch of each link: level shifts are sought, and a pilot keeps the noise cells that
    /// matter.
    pub(crate) fn of_each_link(regression: &Regression) -> [Self; Link::ALL.len()] {
        let linked = Link::ALL.map(|link| Linked::of(&regression.track, link));
        let mut rows = quick_looks::rows(regression);
        quick_looks::set_score(&mut rows, &linked[0]);
        let noises = shifts::cells(regression, &linked[0], &rows);
        linked.map(|linked| {
            quick_looks::set_score(&mut rows, &linked);
            let kept = pilot::kept(regression, &linked, &rows, &noises);
            let whitening = |cell: &NoiseCell| {
                let factors = cell.shifts.factors(linked.z.len());
                Whitening::new(&linked.level(&regression.track, &factors), cell.noise)
            };
            let whitenings = kept.iter().map(whitening).collect();
            Self { linked, noises: kept, whitenings }
        })
    }

    /// The Gram matrix of columns under each noise cell. `rows` hold z of the link.
    pub(super) fn grams(&self, rows: &Rows) -> impl Iterator<Item = Gram> {
        self.whitenings.iter().map(|whitening| rows.gram(whitening))
    }

    /// The part of the evidence of a noise cell that does not depend on the regressors.
    pub(crate) fn ln_constant(&self, noise: usize) -> f64 {
        self.linked.ln_constant(&self.whitenings[noise]) + self.noises[noise].ln_prior
    }

    /// ln of the evidence of a noise cell with its prior, for each of [`TAUS`] under each
    /// hypothesis.
    pub(super) fn ln_evidence(
        &self,
        noise: usize,
        gram: &Gram,
        inclusion: &Inclusion,
    ) -> [ByHypothesis; TAUS.len()] {
        let constant = self.ln_constant(noise);
        TAUS.map(|tau| {
            let system = System::new(gram, self.linked.points, tau);
            subsets::ln_evidence(&system, inclusion, MOST_KINDS).map(|ln| ln + constant)
        })
    }
}
