//! Where the search for assignments starts: the best cell of the grid.

use crate::attribution::design::MOST_KINDS;
use crate::attribution::evidence::hypothesis::averaged;
use crate::attribution::evidence::{Inclusion, Moments, System, subsets};

use super::branch::TAUS;
use super::grid::Grid;

/// The search looks at this many kinds at most.
const MOST_SEARCHED: usize = 8;

/// Where the ascent starts: the best cell of the grid.
#[derive(Clone, Copy)]
pub(super) struct Start {
    pub(super) kernel: usize,
    pub(super) branch: usize,
    pub(super) noise: usize,
    pub(super) tau: usize,
}

impl Start {
    /// The cell with the highest posterior; `ln_priors` are those of the kernels.
    pub(super) fn best(grid: &Grid, ln_priors: &[f64]) -> Option<Self> {
        let mut best: Option<(f64, Self)> = None;
        for cell in &grid.cells {
            for (tau, ln_evidence) in cell.ln_evidence.into_iter().enumerate() {
                let score = ln_evidence + ln_priors[cell.kernel];
                if best.is_none_or(|(best, _)| score > best) {
                    let (kernel, branch, noise) = (cell.kernel, cell.branch, cell.noise);
                    best = Some((score, Self { kernel, branch, noise, tau }));
                }
            }
        }
        best.map(|(_, start)| start)
    }

    /// The places of the kinds that the search looks at: those with the highest inclusion
    /// probability at the start, in their order.
    pub(super) fn most_included(self, grid: &Grid) -> Vec<usize> {
        let mut places: Vec<usize> = (0..grid.regression.kinds.len()).collect();
        if places.len() <= MOST_SEARCHED {
            return places;
        }
        let found = grid.cells.iter().find(|cell| {
            (cell.kernel, cell.branch, cell.noise) == (self.kernel, self.branch, self.noise)
        });
        let Some(cell) = found else { return places };
        let points = grid.branches[self.branch].linked.points;
        let system = System::new(&cell.gram, points, TAUS[self.tau]);
        let inclusion = Inclusion::of(&grid.sds[self.kernel]);
        let by_hypothesis = subsets::ln_evidence(&system, &inclusion, MOST_KINDS);
        let ln_evidence = averaged(grid.weights, by_hypothesis);
        let included = Moments::of(&system, &inclusion, grid.weights, ln_evidence).included;
        places.sort_by(|&a, &b| included[b].total_cmp(&included[a]).then(a.cmp(&b)));
        places.truncate(MOST_SEARCHED);
        places.sort_unstable();
        places
    }
}
