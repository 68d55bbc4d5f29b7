//! What is true of a series and a kind: the parts of every change, and how large they are.

use ssi::domain::{Kind, Series};

/// What is true of a series and a kind.
#[derive(Clone)]
pub(crate) struct TrueEffect {
    pub(crate) series: Series,
    pub(crate) kind: Kind,
    /// Points of each change between neighbouring snapshots that the logged rows made.
    pub(crate) parts: Vec<f64>,
    /// The standard deviation of their running sum, in points: 0 for no effect.
    pub(crate) size: f64,
}

impl TrueEffect {
    pub(super) fn new(series: Series, kind: Kind, parts: Vec<f64>) -> Self {
        let running = parts.iter().scan(0.0, |sum, part| {
            *sum += part;
            Some(*sum)
        });
        let size = deviation(&std::iter::once(0.0).chain(running).collect::<Vec<f64>>());
        Self { series, kind, parts, size }
    }
}

/// What a kind did to a score between neighbouring snapshots: `path` is what it drives at each, and
/// `latent` the whole drive, which the `curve` turns into the score.
pub(super) fn parts(path: &[f64], latent: &[f64], curve: impl Fn(f64) -> f64) -> Vec<f64> {
    path.windows(2)
        .zip(latent.windows(2))
        .map(|(path, latent)| (path[1] - path[0]) * slope(latent[0], latent[1], &curve))
        .collect()
}

/// A score that gets harder to raise above 8 points, and never reaches 25.
pub(super) fn saturated(value: f64) -> f64 {
    let above = (value - 8.0).max(0.0);
    value.min(8.0) + 17.0 * above / (17.0 + above)
}

/// How many points one more point of drive is worth on the straight way between two snapshots.
fn slope(from: f64, to: f64, curve: impl Fn(f64) -> f64) -> f64 {
    let to = if (to - from).abs() > 1e-6 { to } else { from + 1e-6 };
    (curve(to) - curve(from)) / (to - from)
}

pub(super) fn deviation(values: &[f64]) -> f64 {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (squares / values.len() as f64).sqrt()
}
