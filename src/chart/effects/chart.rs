//! What went with the scores?

use crate::domain::{Date, Series};

/// What went with each pillar, in points for a usual week of it.
///
/// The chart knows nothing of how effects were estimated: numbers come with the words for them, so
/// that a picture and a table never word them differently. Words may have ASCII minus signs.
#[derive(Clone, Copy, Debug)]
pub struct EffectsChart<'a> {
    /// The person's name, as the subtitle and the text alternative show it.
    pub who: Option<&'a str>,
    /// The days of the first and the last snapshot.
    pub days: (Date, Date),
    /// How many snapshots there are.
    pub snapshots: usize,
    /// The pillars in LinkedIn's order, or the total alone.
    pub groups: &'a [EffectGroup],
    /// Where nothing was found: why, and what is still needed.
    pub silence: &'a [String],
    /// Words instead of the finding.
    pub title: Option<&'a str>,
}

/// What went with a pillar.
#[derive(Clone, Debug, PartialEq)]
pub struct EffectGroup {
    /// The pillar, or the total.
    pub series: Series,
    /// What there is a sign of, the largest first.
    pub rows: Vec<EffectRow>,
    /// Kinds of which only together something is known: `posts or comments, not told apart`.
    pub alike: Vec<String>,
    /// Of how many other kinds there is no sign.
    pub others: usize,
    /// Why nothing can be said of it.
    pub note: Option<String>,
}

/// An effect.
#[derive(Clone, Debug, PartialEq)]
pub struct EffectRow {
    /// The kind, of many: `posts`.
    pub kind: String,
    /// A usual week of it: `2 posts`.
    pub week: String,
    /// What a usual week goes with, in points.
    pub points: f64,
    /// Where that may lie; the estimate lies inside.
    pub range: (f64, f64),
    /// Both in words: `+0.4 (0.2 to 0.6)`.
    pub shown: String,
    /// What so many more go with: `+0.2`, `0.1 to 0.3`, `for one more`.
    pub more: [String; 3],
    /// How long it lasts.
    pub lasts: Option<String>,
    /// Whether it is possible only, and not likely.
    pub is_possible: bool,
}

impl EffectsChart<'_> {
    /// Every effect.
    pub(super) fn rows(&self) -> impl Iterator<Item = &EffectRow> {
        self.groups.iter().flat_map(|group| &group.rows)
    }
}

impl EffectGroup {
    /// `Brand`, `Total`.
    pub(super) fn name(&self) -> &'static str {
        match self.series {
            Series::Total => "Total",
            Series::Pillar(pillar) => pillar.title(),
        }
    }

    /// `14 other kinds: no sign`; nothing where there is none.
    pub(super) fn no_sign(&self) -> Option<String> {
        let other = if self.rows.is_empty() && self.alike.is_empty() { "" } else { "other " };
        match self.others {
            0 => None,
            1 => Some(format!("1 {other}kind: no sign")),
            many => Some(format!("{many} {other}kinds: no sign")),
        }
    }
}
