//! Screening: with more than ten kinds, which of them are worth the walk over all subsets.

use crate::attribution::design::{Linked, MOST_KINDS, Regression};
use crate::attribution::level::Whitening;
use crate::attribution::level::noise::Noise;
use crate::attribution::numerics::dot;
use crate::attribution::response::{Kernel, Link};

/// The slab, the noise and the levels of the screening, in points.
const TAU: f64 = 0.5;
const R: f64 = 0.03;
const SQRT_Q: [f64; 3] = [0.01, 0.03, 0.1];

/// What each further kind must gain (ln), near the odds of 0.25.
const LN_COST_PER_KIND: f64 = 1.1;

/// The regression with at most ten kinds.
///
/// Forward selection by evidence for three kernels and three levels of q (identity link, the trend
/// as the only nuisance column); of the nine paths the one whose best prefix, with -1.1 a kind, has
/// the highest evidence.
pub(crate) fn screened(regression: Regression) -> Regression {
    if regression.kinds.len() <= MOST_KINDS {
        return regression;
    }
    let linked = Linked::of(&regression.track, Link::Identity);
    let factors = vec![1.0; regression.track.days.len()];
    let level = linked.level(&regression.track, &factors);
    let mut best: Option<(f64, Vec<usize>)> = None;
    for kernel in [Kernel::window(90), Kernel::exponential(6.0), Kernel::exponential(21.0)] {
        let columns: Vec<(Vec<f64>, f64)> =
            (0..regression.kinds.len()).map(|place| regression.column(place, kernel)).collect();
        for sqrt_q in SQRT_Q {
            let whitening = Whitening::new(&level, Noise { sqrt_q, r: R });
            let whitened = |values: &[f64], scale: f64| {
                whitening.column(values.iter().map(|value| value * scale))
            };
            let mut all = vec![whitened(regression.trend(), linked.points)];
            all.extend(columns.iter().map(|(column, _)| whitened(column, TAU * linked.points)));
            all.push(whitened(&linked.z, 1.0));
            let path = Path::forward(&all, linked.ln_constant(&whitening));
            if best.as_ref().is_none_or(|(ln_evidence, _)| path.ln_evidence > *ln_evidence) {
                best = Some((path.ln_evidence, path.selected));
            }
        }
    }
    let Some((_, mut selected)) = best else { return regression };
    selected.sort_unstable();
    regression.with_kinds(&selected)
}

/// A path of forward selection.
struct Path {
    /// The kinds, in order of selection.
    selected: Vec<usize>,
    /// ln of the evidence of its best prefix, with the cost of the kinds.
    ln_evidence: f64,
}

impl Path {
    /// Adds greedily the kind that raises the evidence most. `columns` are whitened and scaled:
    /// trend, kinds, z.
    fn forward(columns: &[Vec<f64>], ln_constant: f64) -> Self {
        let z = columns.len() - 1;
        let mut matrix: Vec<Vec<f64>> = columns
            .iter()
            .map(|left| columns.iter().map(|right| dot(left, right)).collect())
            .collect();
        for (place, row) in matrix.iter_mut().enumerate().take(z) {
            row[place] += 1.0;
        }
        let gain = |matrix: &[Vec<f64>], column: usize| {
            let (pivot, right) = (matrix[column][column], matrix[column][z]);
            0.5 * right * right / pivot - 0.5 * libm::log(pivot)
        };
        let mut ln_evidence = ln_constant - 0.5 * matrix[z][z] + gain(&matrix, 0);
        sweep(&mut matrix, 0);
        let mut left: Vec<usize> = (1..z).collect();
        let mut selected = Vec::new();
        let mut best = ln_evidence;
        while selected.len() < MOST_KINDS {
            let gains = left.iter().map(|&column| (column, gain(&matrix, column)));
            let largest = gains.reduce(|best, next| if next.1 > best.1 { next } else { best });
            let Some((column, gain)) = largest else { break };
            ln_evidence += gain - LN_COST_PER_KIND;
            best = best.max(ln_evidence);
            selected.push(column - 1);
            left.retain(|&other| other != column);
            sweep(&mut matrix, column);
        }
        Self { selected, ln_evidence: best }
    }
}

/// Takes a column out: the Schur complement of the others.
fn sweep(matrix: &mut [Vec<f64>], column: usize) {
    let pivot_row = matrix[column].clone();
    for (row, cells) in matrix.iter_mut().enumerate() {
        if row == column {
            continue;
        }
        let factor = cells[column] / pivot_row[column];
        for (cell, above) in cells.iter_mut().zip(&pivot_row) {
            *cell -= factor * above;
        }
    }
}
