//! A change and its parts, as the program shows them.

use crate::attribution::effects::{Interval, Verdict};
use crate::domain::{Date, Kind, Series};

use super::sum::Sum;

/// A change between two snapshots of a series, split.
///
/// The means of the parts, the unexplained rest and the rounding add up to the change.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    /// What changed.
    pub series: Series,
    /// The day of the earlier snapshot.
    pub from: Date,
    /// The day of the later snapshot.
    pub to: Date,
    /// By how much, in points.
    pub change: f64,
    /// The part of each kind that was examined, in order of their names.
    pub parts: Vec<Part>,
    /// The difference between the change of the total and the sum of the pillars' changes, in
    /// points; 0 for a pillar, and for a total that was examined by itself.
    pub rounding: f64,
    /// The day of the reading from which on activity has a part in it: `from`, or an earlier one if
    /// the display had stood still since.
    pub since: Date,
    /// Whether the display was renewed in between; else nothing could be seen to move.
    pub has_moved: bool,
    /// Whether the level of the score was taken to have shifted in between: a jump that no activity
    /// explains.
    pub is_shifted: bool,
    /// Covariance of the parts, row by row.
    pub(in crate::attribution) covariance: Vec<f64>,
}

/// What a kind contributed to a change, in points.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The kind.
    pub kind: Kind,
    /// The part of what began to act in between.
    pub started: f64,
    /// The part of what was done before and faded.
    pub fading: f64,
    /// The intervals of the sum of both.
    pub interval: Interval,
    /// The verdict on the kind and the series; of the total the best of the pillars'.
    pub verdict: Verdict,
    /// Whether the coverage of the log leaves days in between unknown for this kind.
    pub is_partly_unknown: bool,
}

/// What one day's logged activity of a kind contributed to a change, in points.
#[derive(Clone, Debug, PartialEq)]
pub struct RowPart {
    /// The kind.
    pub kind: Kind,
    /// The day it was done.
    pub date: Date,
    /// How often.
    pub count: u32,
    /// Its part if it began to act in between.
    pub started: f64,
    /// Its part if it had begun before.
    pub fading: f64,
}

impl Part {
    /// The mean, in points: what began and what faded.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.started + self.fading
    }
}

impl RowPart {
    /// The mean, in points.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.started + self.fading
    }
}

impl Split {
    /// What none of the examined kinds explains.
    #[must_use]
    pub fn unexplained(&self) -> Sum {
        self.unexplained_beside(|_| true)
    }

    /// What the kinds that are named leave unexplained: the others are folded into it.
    ///
    /// Normal with the variance of the sum of the named parts, their discrepancies included: what a
    /// part may hold more or less than its mean, the rest holds less or more. So the rest is never
    /// surer than the parts beside it.
    #[must_use]
    pub fn unexplained_beside(&self, is_named: impl Fn(&Part) -> bool) -> Sum {
        let (explained, variance) = self.moments(is_named);
        Sum::normal(self.change - self.rounding - explained, variance)
    }

    /// What some kinds contributed together. Normal with the variance of the sum.
    #[must_use]
    pub fn together(&self, is_one: impl Fn(&Part) -> bool) -> Sum {
        let (mean, variance) = self.moments(is_one);
        Sum::normal(mean, variance)
    }

    /// The mean and the variance of the sum of some parts.
    fn moments(&self, is_one: impl Fn(&Part) -> bool) -> (f64, f64) {
        let kinds = self.parts.len();
        let chosen: Vec<usize> = (0..kinds).filter(|&kind| is_one(&self.parts[kind])).collect();
        let mean = chosen.iter().map(|&kind| self.parts[kind].mean()).sum();
        let cells = chosen.iter().flat_map(|&row| {
            chosen.iter().map(move |&column| self.covariance[row * kinds + column])
        });
        (mean, cells.sum())
    }
}
