//! The columns of a regression, side by side: what is whitened and multiplied into a Gram matrix.

use crate::attribution::level::Whitening;

use super::gram::{Gram, MOST_COLUMNS};

/// How wide rows are: whole vectors.
const WIDTHS: [usize; 5] = [8, 12, 16, 20, WIDEST];
const WIDEST: usize = 24;

/// Columns of a regression, a row for each snapshot: nuisance, kinds, z, and zeros up to a width
/// for which the loops are unrolled.
#[derive(Clone, Debug)]
pub(crate) struct Rows {
    /// How many of the columns are nuisance.
    nuisance: usize,
    /// How many are kinds.
    kinds: usize,
    width: usize,
    cells: Vec<f64>,
}

impl Rows {
    /// Rows of zeros.
    pub(super) fn new(snapshots: usize, nuisance: usize, kinds: usize) -> Self {
        let columns = nuisance + kinds + 1;
        assert!(columns <= MOST_COLUMNS, "{columns} columns");
        let width = WIDTHS.into_iter().find(|&width| columns <= width).unwrap_or(WIDEST);
        Self { nuisance, kinds, width, cells: vec![0.0; snapshots * width] }
    }

    /// The place of z.
    const fn z(&self) -> usize {
        self.nuisance + self.kinds
    }

    /// Fills a column.
    pub(super) fn set(&mut self, column: usize, values: impl Iterator<Item = f64>) {
        for (row, value) in self.cells.chunks_exact_mut(self.width).zip(values) {
            row[column] = value;
        }
    }

    /// Fills the column of z.
    pub(crate) fn set_score(&mut self, values: impl Iterator<Item = f64>) {
        self.set(self.z(), values);
    }

    /// What a linear combination of all columns but z leaves of z.
    pub(crate) fn residuals(&self, coefficients: &[f64]) -> impl Iterator<Item = f64> + '_ {
        let coefficients = coefficients.to_vec();
        let z = self.z();
        self.cells.chunks_exact(self.width).map(move |row| {
            let fitted = row.iter().zip(&coefficients).map(|(value, b)| value * b);
            row[z] - fitted.sum::<f64>()
        })
    }

    /// A column.
    #[cfg(test)]
    pub(crate) fn column(&self, column: usize) -> impl Iterator<Item = f64> + '_ {
        self.cells.chunks_exact(self.width).map(move |row| row[column])
    }

    /// Whitens all columns and multiplies them with each other: O(n columns^2), one pass.
    pub(crate) fn gram(&self, whitening: &Whitening) -> Gram {
        match self.width {
            8 => self.gram_of_width::<8>(whitening),
            12 => self.gram_of_width::<12>(whitening),
            16 => self.gram_of_width::<16>(whitening),
            20 => self.gram_of_width::<20>(whitening),
            _ => self.gram_of_width::<WIDEST>(whitening),
        }
    }

    #[expect(
        clippy::needless_range_loop,
        reason = "indices below a constant width become whole vectors; iterators with offsets do not"
    )]
    fn gram_of_width<const W: usize>(&self, whitening: &Whitening) -> Gram {
        let mut sums = [[0.0; W]; W];
        let mut predicted = [0.0; W];
        let mut whitened = [0.0; W];
        let (rows, _) = self.cells.as_chunks::<W>();
        for (row, &[gain, scale]) in rows.iter().zip(&whitening.steps) {
            for column in 0..W {
                let innovation = row[column] - predicted[column];
                predicted[column] += gain * innovation;
                whitened[column] = innovation * scale;
            }
            for (left, sums) in sums.iter_mut().enumerate() {
                // From the multiple of four at or before the diagonal on: whole vectors.
                let factor = whitened[left];
                for right in left / 4 * 4..W {
                    sums[right] += factor * whitened[right];
                }
            }
        }
        let mut gram = Gram::new(self.nuisance, self.kinds);
        let size = gram.size();
        for left in 0..size {
            for right in left..size {
                gram.set(left, right, sums[left][right]);
            }
        }
        gram
    }
}
