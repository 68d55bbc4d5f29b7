//! Chart 2: when did this pillar move, and what had I done before?

use crate::chart::parts::score_axis::Axis;
use crate::domain::{Log, Pillar, Snapshot};

/// One pillar over time, with its largest changes and what was logged before them.
#[derive(Clone, Copy, Debug)]
pub struct PillarChart<'a> {
    /// The person's name, as the subtitle and the text alternative show it.
    pub who: Option<&'a str>,
    /// Which pillar.
    pub pillar: Pillar,
    /// The snapshots to draw, in order of time, one a day; those before the pillar's first value
    /// and after its last are left out.
    pub snapshots: &'a [Snapshot],
    /// What was logged.
    pub log: &'a Log,
    /// How much of the scale the axis shows.
    pub axis: Axis,
    /// Words instead of the finding.
    pub title: Option<&'a str>,
}

impl PillarChart<'_> {
    /// From the first snapshot with a value to the last one.
    pub(super) fn recorded(&self) -> Option<&[Snapshot]> {
        let has_value = |snapshot: &Snapshot| snapshot.pillar(self.pillar).is_some();
        let first = self.snapshots.iter().position(has_value)?;
        let last = self.snapshots.iter().rposition(has_value)?;
        self.snapshots.get(first..=last)
    }
}
