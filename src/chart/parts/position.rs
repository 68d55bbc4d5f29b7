//! The way between two places of the canvas, in steps.

use crate::chart::figure::SUBUNITS;

/// What is missing of a step at most where a place counts as on it: sums of floats round.
const NEAR: f64 = 1e-3;

/// The place after that share of the way from one place to another: the last whole step before it,
/// in units. Bars, lines and bands that begin or end at the same value meet exactly.
pub(super) fn place(share: f64, (from, to): (f64, f64)) -> f64 {
    let steps = |units: f64| (units * f64::from(SUBUNITS)).round();
    let way = (steps(to) - steps(from)) * share;
    let walked = if steps(to) > steps(from) { (way + NEAR).floor() } else { (way - NEAR).ceil() };
    (steps(from) + walked) / f64::from(SUBUNITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_the_last_step_before_it_in_both_directions() {
        #[track_caller]
        fn case(share: f64, ends: (f64, f64), expected: f64) {
            assert_eq!(place(share, ends).to_bits(), expected.to_bits());
        }
        case(0.0, (44.0, 576.0), 44.0);
        case(0.5, (44.0, 576.0), 310.0);
        case(1.0, (44.0, 576.0), 576.0);
        case(0.0999, (0.0, 1.0), 1.0 / 16.0);
        case(0.76, (224.0, 104.0), 132.8125);
        case(0.76, (104.0, 224.0), 195.1875);
        // A third of three steps, which is less than one as a sum of floats.
        case(1.0 - 2.0 / 3.0 - 1e-9, (0.0, 3.0 / 16.0), 1.0 / 16.0);
        case(0.3, (12.0, 12.0), 12.0);
    }
}
