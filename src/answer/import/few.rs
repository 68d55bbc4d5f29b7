//! The first of many.

/// The first few of a list, and how many there are: a file may have a million bad rows.
#[derive(Clone, Debug)]
pub struct Few<T> {
    kept: Vec<T>,
    count: usize,
}

impl<T> Few<T> {
    /// How many are shown.
    const SHOWN: usize = 5;
    /// How many are kept.
    const KEPT: usize = 100_000;

    /// Adds one.
    pub fn push(&mut self, one: impl FnOnce() -> T) {
        self.count += 1;
        if self.kept.len() < Self::KEPT {
            self.kept.push(one());
        }
    }

    /// The first ones, at most five.
    #[must_use]
    pub fn first(&self) -> &[T] {
        &self.kept[..self.kept.len().min(Self::SHOWN)]
    }

    /// All, as long as there are no more than a hundred thousand.
    #[must_use]
    pub fn kept(&self) -> &[T] {
        &self.kept
    }

    /// How many there are.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.count
    }

    /// How many there are beyond the first ones.
    #[must_use]
    pub fn more(&self) -> usize {
        self.count - self.first().len()
    }
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self { kept: Vec::new(), count: 0 }
    }
}
