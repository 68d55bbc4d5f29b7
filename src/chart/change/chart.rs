//! Chart 3: how might this change split?

use crate::domain::{Date, Series};
use crate::words::numbers::{Decimals, is_zero};

/// A change of a score between two snapshots as a waterfall: what each kind of activity may have
/// contributed, each with its range, and what stays unexplained.
///
/// The chart knows nothing of how the split was estimated: estimates come with the words for them,
/// so that a picture and a table never word them differently. Words may have ASCII minus signs.
#[derive(Clone, Copy, Debug)]
pub struct ChangeChart<'a> {
    /// The person's name, as the subtitle and the text alternative show it.
    pub who: Option<&'a str>,
    /// Which pillar, or the total.
    pub series: Series,
    /// The earlier snapshot.
    pub from: &'a ChangeEnd,
    /// The later snapshot.
    pub to: &'a ChangeEnd,
    /// How many decimals each number has: those of the scores, and those that come in words.
    pub decimals: Decimals,
    /// What may have contributed, in the order in which it is drawn.
    pub parts: &'a [ChangePart],
    /// What is left: with the parts it makes up the change.
    pub rest: &'a ChangePart,
    /// What a reader must know of the change as a whole, in a few words of the subtitle.
    pub remark: Option<&'a str>,
    /// Words instead of the finding.
    pub title: Option<&'a str>,
}

/// A snapshot at one end of a change.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeEnd {
    /// The day.
    pub date: Date,
    /// The score, in points.
    pub points: f64,
}

/// A part of a change.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangePart {
    /// What it is: `12 comments`.
    pub name: String,
    /// What it is in the title: `comments`.
    pub kind: String,
    /// A few more words on it, below the name.
    pub remark: Option<String>,
    /// The estimate, in points.
    pub points: f64,
    /// The estimate in words, with its sign.
    pub shown: String,
    /// Where the part may lie; `None` where nothing was estimated.
    pub range: Option<ChangeRange>,
    /// Whether it is possible only, and not likely.
    pub is_possible: bool,
}

/// Where a part of a change may lie.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeRange {
    /// The lower end, in points.
    pub low: f64,
    /// The upper end, in points.
    pub high: f64,
    /// Both ends in words: `0.3 to 1.6`.
    pub shown: String,
}

impl ChangeChart<'_> {
    /// A score as it is shown.
    pub(super) fn score(&self, end: &ChangeEnd) -> String {
        self.decimals.unsigned(end.points)
    }

    /// The difference of the scores as they are shown; `None` where it is zero.
    pub(super) fn moved(&self) -> Option<String> {
        let [from, to] = [self.from, self.to].map(|end| self.decimals.rounded(end.points));
        let moved = self.decimals.signed(to - from);
        (!is_zero(&moved)).then_some(moved)
    }

    /// The parts and what is left.
    pub(super) fn steps(&self) -> impl Iterator<Item = &ChangePart> {
        self.parts.iter().chain([self.rest])
    }

    /// Whether any part was estimated with a range.
    pub(super) fn has_ranges(&self) -> bool {
        self.steps().any(|part| part.range.is_some())
    }
}
