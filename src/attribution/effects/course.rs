//! How fast an effect came and went.

use serde::{Deserialize, Serialize};

use crate::attribution::averaging::Component;
use crate::attribution::response::{Kernel, Shape};

/// How fast the effect of a kind came and went, by the posterior of its kernels given an effect.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub struct Course {
    /// The most probable family of shapes, with the weighted median of its parameter.
    pub shape: Shape,
    /// The posterior share of that family.
    pub share: f64,
    /// Days until the effect came: the mean within the family.
    pub delay_days: f64,
}

impl Course {
    /// The course of a kind, by its place in the regression; `None` where it has no weight.
    pub(in crate::attribution) fn of(components: &[Component], kind: usize) -> Option<Self> {
        let mut weighed: Vec<(Kernel, f64)> = components
            .iter()
            .map(|component| (component.kernels[kind], component.weight * component.included[kind]))
            .collect();
        let total: f64 = weighed.iter().map(|(_, weight)| weight).sum();
        if total <= 0.0 {
            return None;
        }
        let families = [0, 1, 2].map(|wanted| {
            let of_family = weighed.iter().filter(|(kernel, _)| family(*kernel) == wanted);
            of_family.map(|(_, weight)| weight).sum::<f64>()
        });
        let best = (0..families.len())
            .reduce(|best, next| if families[next] > families[best] { next } else { best })?;
        weighed.retain(|(kernel, _)| family(*kernel) == best);
        weighed.sort_by(|(a, _), (b, _)| parameter(*a).total_cmp(&parameter(*b)));
        let mut below = 0.0;
        let median = weighed.iter().find(|(_, weight)| {
            below += weight;
            below >= families[best] / 2.0
        });
        let delays = weighed.iter().map(|(kernel, weight)| weight * f64::from(kernel.delay_days));
        Some(Self {
            shape: median.or(weighed.last())?.0.shape,
            share: families[best] / total,
            delay_days: delays.sum::<f64>() / families[best],
        })
    }
}

const fn family(kernel: Kernel) -> usize {
    match kernel.shape {
        Shape::Window { .. } => 0,
        Shape::Exponential { .. } => 1,
        Shape::Step => 2,
    }
}

fn parameter(kernel: Kernel) -> f64 {
    match kernel.shape {
        Shape::Window { days } => f64::from(days),
        Shape::Exponential { half_life_days } => half_life_days,
        Shape::Step => 0.0,
    }
}
