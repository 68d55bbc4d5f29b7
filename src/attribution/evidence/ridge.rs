//! Ridge regression on all columns at once: the quick fit of the search for level shifts.

use crate::attribution::design::{Gram, MOST_KINDS, MOST_NUISANCE};

/// The most columns but z.
const MOST: usize = MOST_NUISANCE + MOST_KINDS;

/// The prior of the coefficients.
pub(crate) struct Columns {
    /// Standard deviation of those of the nuisance columns.
    pub(crate) points: f64,
    /// Of those of the kinds.
    pub(crate) slab: f64,
    /// Columns whose coefficient is 0, by their places.
    pub(crate) left_out: Vec<usize>,
}

/// A fit with every column in, each coefficient with a normal prior.
pub(crate) struct Ridge {
    /// The coefficient of each column as it stands in the Gram matrix.
    pub(crate) coefficients: Vec<f64>,
    /// `-z'z/2 + s's/2 - sum ln L_jj`: ln of the evidence but for the terms of the whitening.
    pub(crate) ln_evidence: f64,
}

impl Ridge {
    /// Fits z of a Gram matrix of whitened columns.
    ///
    /// With the columns scaled so that every coefficient is N(0, 1): `M = A'A + I = L L'`,
    /// `s = L^-1 A'z`, coefficients `L'^-1 s`. O(columns^3).
    #[expect(clippy::needless_range_loop, reason = "the triangle of a matrix is its indices")]
    pub(crate) fn fit(gram: &Gram, columns: &Columns) -> Self {
        let size = gram.size() - 1;
        let scale = |column: usize| {
            if columns.left_out.contains(&column) {
                0.0
            } else if column < gram.nuisance {
                columns.points
            } else {
                columns.slab
            }
        };
        let mut lower = [[0.0; MOST]; MOST];
        let mut right = [0.0; MOST];
        let mut ln_evidence = -0.5 * gram.get(size, size);
        for row in 0..size {
            for column in 0..=row {
                let one = f64::from(u8::from(row == column));
                let mut cell = gram.get(row, column) * scale(row) * scale(column) + one;
                for before in 0..column {
                    cell -= lower[row][before] * lower[column][before];
                }
                lower[row][column] =
                    if row == column { cell.sqrt() } else { cell / lower[column][column] };
            }
            let mut value = gram.get(row, size) * scale(row);
            for before in 0..row {
                value -= lower[row][before] * right[before];
            }
            right[row] = value / lower[row][row];
            ln_evidence += 0.5 * right[row] * right[row] - libm::log(lower[row][row]);
        }
        for row in (0..size).rev() {
            for after in row + 1..size {
                right[row] -= lower[after][row] * right[after];
            }
            right[row] /= lower[row][row];
        }
        let coefficients = (0..size).map(|column| right[column] * scale(column)).collect();
        Self { coefficients, ln_evidence }
    }
}
