//! Re-based intervals: single jumps of the score that no activity explains.
//!
//! LinkedIn has changed the index for everybody at once, and real series show plateaus with single
//! jumps of several points. One such jump inflates q and hides everything else, so the level may
//! step there: a variance factor `f_i` above 1.

use super::filter::Whitening;
use super::gram::NUISANCE;
use super::pilot::{self, PilotRows};
use super::regression::{Linked, Regression};

/// A whitened residual beyond this many standard deviations is a jump.
const JUMP_SD: f64 = 4.0;

/// At most this many intervals are re-based.
const MOST_JUMPS: usize = 4;

/// Snapshots for each re-based interval that is allowed; one always is.
const SNAPSHOTS_PER_JUMP: usize = 20;

/// Raises the variance factors of re-based steps, and returns which they are: the later snapshot
/// of each, in order of time.
///
/// At the best pilot kernel and noise cell of the identity link: whitens, fits all kinds by ridge
/// regression, and takes the largest residual `e_i` (i > 1); if it is beyond 4, then
/// `f_i += e_i^2 F_i / (q dt)`, and again. Because the fit contains the activity, a jump that
/// activity explains is not flagged.
pub(super) fn find(
    regression: &Regression,
    identity: &Linked,
    rows: &[PilotRows],
    prior: &[f64],
    factors: &mut [f64],
) -> Vec<usize> {
    let pilots = pilot::run(regression, identity, rows, prior, factors);
    let best = pilots
        .into_iter()
        .reduce(|best, next| if next.ln_evidence > best.ln_evidence { next } else { best });
    let Some(best) = best else { return Vec::new() };
    let most = MOST_JUMPS.min((factors.len() / SNAPSHOTS_PER_JUMP).max(1));
    let mut found: Vec<usize> = Vec::new();
    for _ in 0..MOST_JUMPS {
        let level = identity.level(regression, factors);
        let whitening = Whitening::new(&level, best.noise);
        let residuals = ridge_residuals(regression, identity, &rows[best.kernel], &whitening);
        let largest =
            residuals.iter().enumerate().skip(1).reduce(|largest, next| {
                if next.1.abs() > largest.1.abs() { next } else { largest }
            });
        let Some((i, &residual)) = largest else { break };
        if residual.abs() <= JUMP_SD || (found.len() == most && !found.contains(&i)) {
            break;
        }
        let [_, scale] = whitening.steps[i];
        let excess = residual * residual / (scale * scale) / level.wander(best.noise, i);
        factors[i] += excess;
        if !found.contains(&i) {
            found.push(i);
        }
    }
    found.sort_unstable();
    found
}

/// Residuals of the whitened series when every kind is in (tau of the pilot).
fn ridge_residuals(
    regression: &Regression,
    identity: &Linked,
    (rows, _): &PilotRows,
    whitening: &Whitening,
) -> Vec<f64> {
    let mut rows = rows.clone();
    rows.set_score(identity.z.iter().copied());
    let gram = rows.gram(whitening);
    let size = gram.size() - 1;
    let scale = |column: usize| identity.points * if column < NUISANCE { 1.0 } else { pilot::TAU };
    let precision = |row: usize, column: usize| {
        gram.get(row, column) * scale(row) * scale(column) + f64::from(u8::from(row == column))
    };
    let mut matrix: Vec<Vec<f64>> =
        (0..size).map(|row| (0..size).map(|column| precision(row, column)).collect()).collect();
    let mut right: Vec<f64> = (0..size).map(|row| gram.get(row, size) * scale(row)).collect();
    solve(&mut matrix, &mut right);
    let mut residuals = whitening.column(identity.z.iter().copied());
    for (column, coefficient) in right.into_iter().enumerate() {
        let factor = coefficient * scale(column);
        let whitened = whitening.column(rows.column(column));
        for (residual, value) in residuals.iter_mut().zip(whitened) {
            *residual -= factor * value;
        }
    }
    debug_assert_eq!(residuals.len(), regression.track.days.len());
    residuals
}

/// Solves a symmetric positive definite system in place by elimination.
fn solve(matrix: &mut [Vec<f64>], right: &mut [f64]) {
    let size = right.len();
    for pivot in 0..size {
        let pivot_row = matrix[pivot].clone();
        for row in pivot + 1..size {
            let factor = matrix[row][pivot] / pivot_row[pivot];
            for (cell, above) in matrix[row].iter_mut().zip(&pivot_row) {
                *cell -= factor * above;
            }
            right[row] -= factor * right[pivot];
        }
    }
    for row in (0..size).rev() {
        let known: f64 =
            matrix[row][row + 1..].iter().zip(&right[row + 1..]).map(|(a, b)| a * b).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
}
