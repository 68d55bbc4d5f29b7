//! What went with the scores?

use crate::chart::parts::words::snapshots;
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
    /// How many snapshots a series has: the fewest and the most.
    pub snapshots: (usize, usize),
    /// The pillars in LinkedIn's order, or the total alone; none where nothing can be said.
    pub groups: &'a [EffectGroup],
    /// Where nothing was found: why, and what is still needed, in sentences.
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
    /// Kinds of which only together something is known.
    pub alike: Vec<EffectAlike>,
    /// Of how many other kinds there is no sign.
    pub others: usize,
    /// Why nothing can be said of it, or what would settle the question.
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
    /// What so many more go with.
    pub more: EffectSize,
    /// How long it lasts.
    pub lasts: Option<String>,
    /// Whether it is possible only, and not likely.
    pub is_possible: bool,
}

/// The size of an effect in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EffectSize {
    /// `+0.2`.
    pub mean: String,
    /// `0.1 to 0.3`.
    pub range: Option<String>,
    /// `for one more`.
    pub unit: String,
}

/// Kinds that the data do not tell apart: at least one of them goes with the score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EffectAlike {
    /// Two kinds or more, of many: `posts`.
    pub kinds: Vec<String>,
    /// How probable it is that there is one among them: `93 %`; of two kinds.
    pub probability: Option<String>,
}

impl EffectsChart<'_> {
    /// Every effect.
    pub(super) fn rows(&self) -> impl Iterator<Item = &EffectRow> {
        self.groups.iter().flat_map(|group| &group.rows)
    }

    /// `306 snapshots`, `12 to 306 snapshots`.
    pub(super) fn snapshots(&self) -> String {
        let (fewest, most) = self.snapshots;
        let from = if fewest < most { format!("{fewest} to ") } else { String::new() };
        format!("{from}{}", snapshots(most))
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

    /// Whether there is a sign of any kind.
    pub(super) fn has_sign(&self) -> bool {
        !self.rows.is_empty() || !self.alike.is_empty()
    }

    /// `14 other kinds: no sign`; nothing where there is none.
    pub(super) fn no_sign(&self) -> Option<String> {
        let other = if self.has_sign() { "other " } else { "" };
        match self.others {
            0 => None,
            1 => Some(format!("1 {other}kind: no sign")),
            many => Some(format!("{many} {other}kinds: no sign")),
        }
    }
}

impl EffectAlike {
    /// `posts`, `comments`, `4 other kinds`: each name as `shown` shows it.
    pub(super) fn names(&self, shown: impl Fn(&str) -> String) -> Vec<String> {
        /// As many as are named.
        const MOST: usize = 3;
        let shown_count = if self.kinds.len() > MOST { MOST - 1 } else { self.kinds.len() };
        let (first, left) = self.kinds.split_at(shown_count);
        let left = (!left.is_empty()).then(|| format!("{} other kinds", left.len()));
        first.iter().map(|kind| shown(kind)).chain(left).collect()
    }

    /// How probable it is that there is an effect among them, in two lines; of two kinds.
    pub(super) fn how_probable(&self) -> Vec<String> {
        let Some(probability) = &self.probability else { return Vec::new() };
        vec!["at least one of them,".to_owned(), format!("probability {probability}")]
    }
}
