//! The system of one cell: its regression after the nuisance columns are integrated out.

use crate::attribution::design::{Gram, MOST_KINDS, MOST_NUISANCE};

/// The kinds and z.
pub(super) const SIZE: usize = MOST_KINDS + 1;

pub(super) type Square = [[f64; SIZE]; SIZE];

/// One cell's regression after the nuisance columns are integrated out: precision and right side
/// of the kinds' scaled coefficients `b_k / (tau gm)`, whose prior is N(0, 1).
#[derive(Clone, Debug)]
pub(crate) struct System {
    pub(super) kinds: usize,
    /// `A` with the right side `b` as a last column and `z'z` as the last cell: the Schur
    /// complement, upper triangle.
    pub(super) cells: Square,
    /// `-sum ln d` of the nuisance columns.
    pub(super) ln_nuisance: f64,
}

impl System {
    /// The system of a Gram matrix whose nuisance columns are scaled by `points` (`gm`) and whose
    /// kinds by `tau` times that.
    #[expect(clippy::needless_range_loop, reason = "the triangle of a matrix is its indices")]
    pub(crate) fn new(gram: &Gram, points: f64, tau: f64) -> Self {
        const FULL: usize = MOST_NUISANCE + SIZE;
        let slab = tau * points;
        let (nuisance, kinds) = (gram.nuisance, gram.kinds);
        let size = gram.size();
        let scale = |column: usize| {
            if column < nuisance {
                points
            } else if column < nuisance + kinds {
                slab
            } else {
                1.0
            }
        };
        let mut full = [[0.0; FULL]; FULL];
        for row in 0..size {
            for column in row..size {
                full[row][column] = gram.get(row, column) * scale(row) * scale(column);
            }
            if row + 1 < size {
                full[row][row] += 1.0;
            }
        }
        let mut ln_nuisance = 0.0;
        for pivot in 0..nuisance {
            let pivot_row = full[pivot];
            ln_nuisance -= 0.5 * libm::log(pivot_row[pivot]);
            for row in pivot + 1..size {
                let factor = pivot_row[row] / pivot_row[pivot];
                for column in row..size {
                    full[row][column] -= factor * pivot_row[column];
                }
            }
        }
        let mut cells = [[0.0; SIZE]; SIZE];
        for (row, cells) in cells.iter_mut().enumerate().take(kinds + 1) {
            cells[row..=kinds]
                .copy_from_slice(&full[nuisance + row][nuisance + row..=nuisance + kinds]);
        }
        Self { kinds, cells, ln_nuisance }
    }
}
