//! The discrepancy: how far what one activity does may differ from what its kind does on average.

/// rho: not every post is worth the same and no log is complete, so each part has a relative
/// discrepancy of its own (Kennedy & O'Hagan 2001).
const DISCREPANCY: f64 = 0.25;

/// Variance of the discrepancy of a part, in points squared: `rho^2 E[b^2] (new^2 + fade^2)`.
pub(crate) fn discrepancy(second_moment: f64, [started, fading]: [f64; 2]) -> f64 {
    DISCREPANCY * DISCREPANCY * second_moment * (started * started + fading * fading)
}
