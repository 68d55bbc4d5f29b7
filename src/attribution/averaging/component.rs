//! Components: the cells that have link and kernels in common, averaged over noise and tau.

use serde::{Deserialize, Serialize};

use crate::attribution::evidence::Moments;
use crate::attribution::response::{Kernel, Link};

/// A kernel for every kind and a link, averaged over noise and tau.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Component {
    /// W: its share of the posterior; the components that are kept add up to 1.
    pub(crate) weight: f64,
    pub(crate) link: Link,
    /// The kernel of each kind of the regression.
    pub(crate) kernels: Vec<Kernel>,
    /// P: inclusion probabilities.
    pub(crate) included: Vec<f64>,
    /// `mu`: mean of the raw coefficient given inclusion, in z a unit of adstock.
    pub(crate) mean: Vec<f64>,
    /// V: its variance given inclusion.
    pub(crate) variance: Vec<f64>,
    /// M2: second moments of the raw coefficients, 0 where not included.
    pub(crate) second: Vec<Vec<f64>>,
}

/// The weighted sum of the moments of a component's cells; first and second moments times
/// `tau gm`.
#[derive(Clone)]
pub(super) struct Pooled {
    pub(crate) weight: f64,
    pub(super) moments: Moments,
    pub(super) branch: usize,
    sds: Vec<f64>,
}

impl Pooled {
    /// Nothing yet, in a branch with these standard deviations of adstock.
    pub(super) fn new(branch: usize, sds: &[f64]) -> Self {
        Self { weight: 0.0, moments: Moments::ZERO, branch, sds: sds.to_vec() }
    }

    /// Adds the moments of a cell with its share of the posterior and its `tau gm`.
    pub(super) fn add(&mut self, weight: f64, moments: &Moments, slab: f64, kinds: usize) {
        self.weight += weight;
        for kind in 0..kinds {
            self.moments.included[kind] += weight * moments.included[kind];
            self.moments.positive[kind] += weight * moments.positive[kind];
            self.moments.first[kind] += weight * slab * moments.first[kind];
            for other in kind..kinds {
                self.moments.second[kind][other] +=
                    weight * slab * slab * moments.second[kind][other];
                self.moments.joint[kind][other] += weight * moments.joint[kind][other];
            }
        }
    }

    /// What the cells say together.
    pub(super) fn component(&self, link: Link, kernels: Vec<Kernel>, kinds: usize) -> Component {
        let raw = |kind: usize| if self.sds[kind] > 0.0 { 1.0 / self.sds[kind] } else { 0.0 };
        let moments = &self.moments;
        let included = |kind: usize| moments.included[kind].max(f64::MIN_POSITIVE);
        let mean = |kind: usize| moments.first[kind] / included(kind) * raw(kind);
        let variance = |kind: usize| {
            let square = moments.second[kind][kind] / included(kind) * raw(kind) * raw(kind);
            (square - mean(kind) * mean(kind)).max(0.0)
        };
        let second = |row: usize, column: usize| {
            let (low, high) = (row.min(column), row.max(column));
            moments.second[low][high] / self.weight * raw(low) * raw(high)
        };
        Component {
            weight: self.weight,
            link,
            kernels,
            included: (0..kinds).map(|kind| moments.included[kind] / self.weight).collect(),
            mean: (0..kinds).map(mean).collect(),
            variance: (0..kinds).map(variance).collect(),
            second: (0..kinds)
                .map(|row| (0..kinds).map(|column| second(row, column)).collect())
                .collect(),
        }
    }
}
