//! Mixtures of normal distributions, and their quantiles.

use super::special::normal;

/// Ends are found to this many points, far below what is shown.
const TOLERANCE: f64 = 1e-7;

/// A step of Newton's method that is shorter is the last: the error left is its square over the
/// standard deviation.
const LAST_STEP: f64 = 1e-5;

/// A part below this standard deviation, in points, has nothing that could contribute.
const LEAST_SD: f64 = 1e-12;

/// A mixture of normal distributions.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mixture {
    /// Weight, mean and 1/sd.
    parts: Vec<[f64; 3]>,
    weight: f64,
    /// Weighted sums of the values and of their squares.
    first: f64,
    second: f64,
}

impl Mixture {
    /// Forgets everything, and keeps the memory.
    pub(crate) fn clear(&mut self) {
        self.parts.clear();
        (self.weight, self.first, self.second) = (0.0, 0.0, 0.0);
    }

    /// Adds a normal distribution; one without spread is left out.
    ///
    /// A component under whose kernel nothing began or faded is thus no point mass at 0: the
    /// interval is given that there was something to contribute, as in the reference numbers.
    pub(crate) fn add(&mut self, weight: f64, mean: f64, variance: f64) {
        let sd = variance.max(0.0).sqrt();
        if sd < LEAST_SD {
            return;
        }
        self.weight += weight;
        self.parts.push([weight, mean, 1.0 / sd]);
        self.first += weight * mean;
        self.second += weight * (mean * mean + variance);
    }

    /// Whether nothing can contribute.
    pub(crate) fn is_empty(&self) -> bool {
        self.parts.is_empty() || self.weight <= 0.0
    }

    /// Weight of the parts up to a value, and its derivative.
    fn cdf(&self, value: f64) -> (f64, f64) {
        let mut sums = (0.0, 0.0);
        for &[weight, mean, precision] in &self.parts {
            let (cdf, density) = normal((value - mean) * precision);
            sums.0 += weight * cdf;
            sums.1 += weight * density * precision;
        }
        sums
    }

    /// The quantile at a probability: Newton's method inside a bracket that only shrinks, with
    /// bisection where a step leaves it. `normal_quantile` is that of the standard normal
    /// distribution, from which the search starts.
    pub(crate) fn quantile(&self, probability: f64, normal_quantile: f64) -> f64 {
        const FAR: f64 = 8.0;
        const MOST_STEPS: usize = 100;
        const LAST_STEP_IN_SD: f64 = 1e-3;
        let target = probability * self.weight;
        let mean = self.first / self.weight;
        let sd = (self.second / self.weight - mean * mean).max(0.0).sqrt();
        let ends = |side: f64| self.parts.iter().map(move |part| part[1] + side * FAR / part[2]);
        let mut low = ends(-1.0).fold(f64::INFINITY, f64::min);
        let mut high = ends(1.0).fold(f64::NEG_INFINITY, f64::max);
        let mut value = (mean + normal_quantile * sd).clamp(low, high);
        for _ in 0..MOST_STEPS {
            let (cdf, density) = self.cdf(value);
            if cdf < target {
                low = value;
            } else {
                high = value;
            }
            let step = (target - cdf) / density;
            let newton = value + step;
            let inside = newton > low && newton < high;
            let next = if inside { newton } else { low.midpoint(high) };
            let is_last = inside && step.abs() < LAST_STEP.min(LAST_STEP_IN_SD * sd);
            value = next;
            if is_last || high - low < TOLERANCE {
                break;
            }
        }
        value
    }
}
