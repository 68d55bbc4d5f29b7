//! Keeps things that stand in a row from lying on each other.

/// Moves places apart until no two neighbours are nearer than `apart`, by the least sum of squares,
/// and keeps all between `low` and `high`. Their order is kept; equal ones stay as they were given.
///
/// Where there is no room for all, they start at `low` and go beyond `high`.
///
/// # Source
///
/// The pool-adjacent-violators algorithm of isotonic regression: Barlow, Bartholomew, Bremner,
/// Brunk (1972), "Statistical Inference under Order Restrictions", section 1.2.
pub(in crate::chart) fn spread(wanted: &[f64], apart: f64, low: f64, high: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|&a, &b| wanted[a].total_cmp(&wanted[b]));
    // Without the room that the ones before it take, each may be as low as its neighbour.
    let mut taken = 0.0;
    let mut pools: Vec<(f64, f64)> = Vec::new(); // Mean and weight.
    for &place in &order {
        let mut pool = (wanted[place] - taken, 1.0);
        taken += apart;
        while let Some(&(mean, weight)) = pools.last().filter(|(mean, _)| *mean > pool.0) {
            pools.pop();
            let both = weight + pool.1;
            pool = ((mean * weight + pool.0 * pool.1) / both, both);
        }
        pools.push(pool);
    }
    let last = (high - (taken - apart).max(0.0)).max(low);
    let mut placed = vec![0.0; wanted.len()];
    let mut rest = order.into_iter();
    let mut before = 0.0;
    for (mean, weight) in pools {
        let mut left = weight;
        while left > 0.5 {
            left -= 1.0;
            if let Some(place) = rest.next() {
                placed[place] = mean.clamp(low, last) + before;
                before += apart;
            }
        }
    }
    placed
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_apart_stays_and_what_is_near_moves_both_ways() {
        assert_eq!(spread(&[10.0, 50.0], 18.0, 0.0, 100.0), [10.0, 50.0]);
        assert_eq!(spread(&[50.0, 50.0], 18.0, 0.0, 100.0), [41.0, 59.0]);
        assert_eq!(spread(&[50.0, 40.0, 10.0], 18.0, 0.0, 100.0), [54.0, 36.0, 10.0]);
        assert_eq!(spread(&[99.0, 99.0], 18.0, 0.0, 100.0), [82.0, 100.0]);
        assert_eq!(spread(&[], 18.0, 0.0, 100.0), [0.0; 0]);
    }

    proptest! {
        #[test]
        fn no_two_are_too_near_and_all_are_inside(
            wanted in prop::collection::vec(-20.0..120.0_f64, 0..6),
        ) {
            let placed = spread(&wanted, 18.0, 0.0, 100.0);
            for (a, x) in placed.iter().enumerate() {
                prop_assert!((-1e-9..=100.0 + 1e-9).contains(x));
                for (b, y) in placed.iter().enumerate().skip(a + 1) {
                    prop_assert!((x - y).abs() >= 18.0 - 1e-9);
                    prop_assert!((wanted[a] <= wanted[b]) == (x < y));
                }
            }
        }
    }
}
