//! What became of a write.

use super::super::StoreError;

/// What became of files that were to be saved.
#[derive(Debug)]
#[must_use]
pub enum Saved {
    /// The files held the same already, and do so on the disk; nothing was written.
    Unchanged,
    /// Saved, once, on the disk.
    Synced {
        /// The number of the step that takes it back; `None` for what is no step.
        step: Option<u64>,
    },
    /// Saved, but the disk did not confirm it.
    Unconfirmed(StoreError),
}

impl Saved {
    /// Whether it is a step that undo takes back.
    #[must_use]
    pub const fn is_step(&self) -> bool {
        matches!(self, Self::Synced { step: Some(_) })
    }
}
