//! The Gram matrix of the whitened columns.

/// The most kinds that one regression holds; more are screened before.
pub(crate) const MOST_KINDS: usize = 10;

/// The most nuisance columns: trend, two of the season, those of the week, fading pre-history.
pub(crate) const MOST_NUISANCE: usize = 3 + 6 + 1;

/// The most columns: nuisance, kinds, the score itself.
pub(super) const MOST_COLUMNS: usize = MOST_NUISANCE + MOST_KINDS + 1;

/// `G = X'X` of whitened columns: the evidence and the posterior need nothing else.
#[derive(Clone, Debug)]
pub(crate) struct Gram {
    /// How many of the columns are nuisance.
    pub(crate) nuisance: usize,
    /// How many are kinds.
    pub(crate) kinds: usize,
    cells: Vec<f64>,
}

impl Gram {
    /// A matrix of zeros.
    pub(crate) fn new(nuisance: usize, kinds: usize) -> Self {
        let size = nuisance + kinds + 1;
        Self { nuisance, kinds, cells: vec![0.0; size * size] }
    }

    /// Rows and columns.
    pub(crate) const fn size(&self) -> usize {
        self.nuisance + self.kinds + 1
    }

    /// A cell.
    pub(crate) fn get(&self, row: usize, column: usize) -> f64 {
        self.cells[row * self.size() + column]
    }

    /// Sets a cell and its mirror image.
    pub(crate) fn set(&mut self, row: usize, column: usize, value: f64) {
        let size = self.size();
        self.cells[row * size + column] = value;
        self.cells[column * size + row] = value;
    }
}
