//! The first of many.

/// The first few of a list, and how many there are: a file may have a million bad rows.
#[derive(Clone, Debug)]
pub struct Few<T> {
    first: Vec<T>,
    count: usize,
}

impl<T> Few<T> {
    const MOST: usize = 5;

    /// Adds one.
    pub fn push(&mut self, one: impl FnOnce() -> T) {
        self.count += 1;
        if self.first.len() < Self::MOST {
            self.first.push(one());
        }
    }

    /// The first ones, at most five.
    #[must_use]
    pub fn first(&self) -> &[T] {
        &self.first
    }

    /// How many there are.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.count
    }

    /// How many there are beyond the first ones.
    #[must_use]
    pub fn more(&self) -> usize {
        self.count - self.first.len()
    }
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self { first: Vec::new(), count: 0 }
    }
}
