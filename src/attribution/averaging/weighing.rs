//! How the cells of the grid and the assignments are weighed.

use crate::attribution::design::Gram;
use crate::attribution::numerics::ln_sum_exp;
use crate::attribution::response::Link;
use crate::attribution::search::assignment::Assignment;
use crate::attribution::search::{Grid, TAUS};

/// The second pass stops when the cells hold this share of the posterior mass.
const ENOUGH_MASS: f64 = 0.99;

/// A cell on the way to the second pass.
pub(super) struct Weighed<'a> {
    pub(super) ln_weight: f64,
    /// Place among the components.
    pub(super) component: usize,
    pub(super) branch: usize,
    pub(super) noise: usize,
    pub(super) gram: &'a Gram,
    pub(super) tau: f64,
    /// ln of the evidence without the constants of the whitening.
    pub(super) ln_evidence: f64,
    pub(super) sds: &'a [f64],
}

impl<'a> Weighed<'a> {
    /// Every cell of the grid, and then of the assignments; `ln_priors` are those of the kernels.
    pub(super) fn all(
        grid: &'a Grid,
        ln_priors: &[f64],
        assignments: &'a [Assignment],
    ) -> Vec<Self> {
        let mut cells = of_grid(grid, ln_priors);
        cells.extend(of_assignments(grid, assignments));
        cells
    }
}

fn of_grid<'a>(grid: &'a Grid, ln_priors: &[f64]) -> Vec<Weighed<'a>> {
    let mut cells = Vec::new();
    for cell in &grid.cells {
        let constant = grid.branches[cell.branch].ln_constant(cell.noise);
        for (ln_evidence, tau) in cell.ln_evidence.into_iter().zip(TAUS) {
            cells.push(Weighed {
                ln_weight: ln_priors[cell.kernel] + ln_evidence,
                component: cell.kernel * Link::ALL.len() + cell.branch,
                branch: cell.branch,
                noise: cell.noise,
                gram: &cell.gram,
                tau,
                ln_evidence: ln_evidence - constant,
                sds: &grid.sds[cell.kernel],
            });
        }
    }
    cells
}

fn of_assignments<'a>(grid: &Grid, assignments: &'a [Assignment]) -> Vec<Weighed<'a>> {
    let mut cells = Vec::new();
    for (place, assignment) in assignments.iter().enumerate() {
        for (noise, gram, ln_evidences) in &assignment.cells {
            let constant = grid.branches[assignment.branch].ln_constant(*noise);
            for (&ln_evidence, tau) in ln_evidences.iter().zip(TAUS) {
                cells.push(Weighed {
                    ln_weight: assignment.ln_prior + ln_evidence,
                    component: grid.kernels.len() * Link::ALL.len() + place,
                    branch: assignment.branch,
                    noise: *noise,
                    gram,
                    tau,
                    ln_evidence: ln_evidence - constant,
                    sds: &assignment.sds,
                });
            }
        }
    }
    cells
}

/// The cells that hold [`ENOUGH_MASS`], the heaviest first, each with its share of all mass.
pub(super) fn heaviest(mut cells: Vec<Weighed<'_>>) -> Vec<(f64, Weighed<'_>)> {
    let ln_total = ln_sum_exp(cells.iter().map(|cell| cell.ln_weight));
    cells.sort_by(|a, b| b.ln_weight.total_cmp(&a.ln_weight));
    let mut held = 0.0;
    let mut kept = Vec::new();
    for cell in cells {
        if held >= ENOUGH_MASS {
            break;
        }
        let weight = libm::exp(cell.ln_weight - ln_total);
        held += weight;
        kept.push((weight, cell));
    }
    kept
}
