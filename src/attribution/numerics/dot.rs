//! The inner product.

/// The inner product of two columns, in a fixed order of four sums.
pub(crate) fn dot(left: &[f64], right: &[f64]) -> f64 {
    let (left_fours, left_rest) = left.as_chunks::<4>();
    let (right_fours, right_rest) = right.as_chunks::<4>();
    let mut sums = [0.0; 4];
    for (left, right) in left_fours.iter().zip(right_fours) {
        for place in 0..4 {
            sums[place] += left[place] * right[place];
        }
    }
    let rest: f64 = left_rest.iter().zip(right_rest).map(|(left, right)| left * right).sum();
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
}
