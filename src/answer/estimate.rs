//! An estimate, in points and in words.

use std::fmt;

use crate::attribution::Bounds;
use crate::words::numbers::{Decimals, Ends, is_zero};

/// An estimate, in points and in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    /// The mean, not rounded.
    pub points: f64,
    /// Where it may lie, the mean as it is shown included.
    pub bounds: Bounds,
    /// The mean in words: `+0.9`.
    pub mean: String,
    /// The range in words: `0.4 to 1.4`; `None` where the mean is known exactly.
    pub range: Option<String>,
    /// To how many decimals the words are.
    pub(super) decimals: Decimals,
}

impl Estimate {
    /// Of a mean that is shown as another, in a range.
    pub(super) fn new(points: f64, shown: f64, range: Bounds, decimals: Decimals) -> Self {
        let bounds = Bounds { lower: range.lower.min(shown), upper: range.upper.max(shown) };
        let [lower, upper] = ends(bounds).map(|end| decimals.unsigned(end));
        let words = if is_zero(&lower) && is_zero(&upper) {
            decimals.less_than_half()
        } else {
            format!("{lower} to {upper}")
        };
        let is_known = range.lower >= range.upper;
        Self {
            points,
            bounds,
            mean: decimals.signed(shown),
            range: (!is_known).then_some(words),
            decimals,
        }
    }

    /// What one more of a kind, or more of them, goes with; `None` where only zeros would be seen.
    pub(super) fn of_unit(mean: f64, range: Bounds) -> Option<Self> {
        let decimals = Decimals::of_unit(ends(range));
        decimals.show(mean, ends(range)).then(|| Self::new(mean, mean, range, decimals))
    }

    /// The same to so many decimals.
    pub(super) fn to(self, decimals: Decimals) -> Self {
        Self::new(self.points, self.points, self.bounds, decimals)
    }

    /// `(0.4 to 1.4)`, or nothing.
    #[must_use]
    pub fn range_in_brackets(&self) -> String {
        self.range.as_ref().map(|range| format!("({range})")).unwrap_or_default()
    }
}

impl fmt::Display for Estimate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.mean)?;
        self.range.as_ref().map_or(Ok(()), |range| write!(f, " ({range})"))
    }
}

/// The ends of a range, as numbers are written of them.
pub(super) const fn ends(Bounds { lower, upper }: Bounds) -> Ends {
    [lower, upper]
}
