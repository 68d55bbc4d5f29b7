//! Chart 2: when did this pillar move, and what went with it?

use crate::chart::parts::score_axis::Axis;
use crate::domain::{Date, Pillar, Recorded, Run, Snapshot};

use super::marked::{Marked, marked};

/// One pillar over time, with its runs and its largest step, and what was done in each.
#[derive(Clone, Copy, Debug)]
pub struct PillarChart<'a> {
    /// The person's name, as the subtitle and the text alternative show it.
    pub who: Option<&'a str>,
    /// Which pillar.
    pub pillar: Pillar,
    /// The snapshots to draw, in order of time, one a day; those before the pillar's first value
    /// and after its last are left out.
    pub snapshots: Recorded<'a>,
    /// What was done in the [stretches](Self::stretches) that the chart marks.
    pub done: &'a [DoneIn],
    /// How much of the scale the axis shows.
    pub axis: Axis,
    /// Words instead of the finding.
    pub title: Option<&'a str>,
}

/// What was done between two days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoneIn {
    /// The day of the earlier snapshot.
    pub from: Date,
    /// The day of the later snapshot.
    pub to: Date,
    /// What is said of it.
    pub what: WhatWasDone,
}

/// What is said of the activity in a stretch of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhatWasDone {
    /// Kinds to which the change is likely linked, in the plural, the largest part first.
    Linked(Vec<String>),
    /// Kinds that were done more often than in the rest of the time, by the largest factor first.
    MoreThanUsual(Vec<String>),
    /// Kinds that were done less often than in the rest of the time, likewise; of a fall.
    LessThanUsual(Vec<String>),
    /// Some of it, of which nothing is known.
    NothingLinked,
    /// Some of it, of which nothing can be known yet: there are too few snapshots.
    TooEarly,
    /// Nothing at all.
    NothingLogged,
}

impl WhatWasDone {
    /// `linked to posts, comments`, with at most so many kinds.
    pub(super) fn in_words(&self, most: usize) -> String {
        let named = |kinds: &[String]| kinds[..most.min(kinds.len())].join(", ");
        match self {
            Self::Linked(kinds) => format!("linked to {}", named(kinds)),
            Self::MoreThanUsual(kinds) => format!("more than usual: {}", named(kinds)),
            Self::LessThanUsual(kinds) => format!("less than usual: {}", named(kinds)),
            Self::TooEarly => "too early to link".to_owned(),
            Self::NothingLinked => "nothing linked".to_owned(),
            Self::NothingLogged => "nothing logged".to_owned(),
        }
    }

    /// Whether kinds are named, which some may take for a cause.
    pub(super) const fn names_kinds(&self) -> bool {
        matches!(self, Self::Linked(_) | Self::MoreThanUsual(_) | Self::LessThanUsual(_))
    }
}

impl<'a> PillarChart<'a> {
    /// The stretches that the chart marks, each from the day of a snapshot to that of a later one.
    #[must_use]
    pub fn stretches(pillar: Pillar, snapshots: Recorded<'_>) -> Vec<Run> {
        marked(snapshots, pillar).iter().map(|one| Run { from: one.from, to: one.to }).collect()
    }

    /// From the first snapshot with a value to the last one.
    pub(super) fn recorded(&self) -> Option<Recorded<'a>> {
        let has_value = |snapshot: &Snapshot| snapshot.pillar(self.pillar).is_some();
        let first = self.snapshots.iter().position(has_value)?;
        let last = self.snapshots.iter().rposition(has_value)?;
        Some(self.snapshots.at(first..=last))
    }

    /// What was done in a mark, if it is known.
    pub(super) fn done_of(&self, marked: &Marked) -> Option<&'a WhatWasDone> {
        let (from, to) = (marked.from.date, marked.to.date);
        self.done.iter().find(|done| (done.from, done.to) == (from, to)).map(|done| &done.what)
    }
}
