//! Which way to go through the steps.

/// Which way to go through the steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Taking back, the newest step first.
    Undo,
    /// Bringing back, the step that was taken back last first.
    Redo,
}
