//! One change, taken apart.

use crate::attribution::{Bounds, Links, Part, RowPart, Split};
use crate::domain::{By, Kind, Series, Snapshot};
use crate::words::numbers::Decimals;

use super::super::caveats::{self, is_early, is_examined, is_nothing_logged};
use super::super::missing::{AnswerError, Missing};
use super::super::oddities;
use super::super::person::Person;
use super::chosen::{Asked, at, one_change};
use super::told::{Told, is_named};
use super::words;

/// One change, taken apart: what a sentence, a row of JSON, a chart and a report tell of it.
#[derive(Clone, Debug)]
pub struct Explained<'a> {
    /// What the model makes of it.
    pub split: Split,
    /// The snapshots at its two ends.
    pub ends: Option<[&'a Snapshot; 2]>,
    /// The week, the month, ... that is not over, if it is of one.
    pub so_far: Option<By>,
    links: &'a Links,
}

/// The logged rows behind a change.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// Those that are told one by one, in order of time.
    pub shown: Vec<RowPart>,
    /// How many are told together, because each is small.
    pub small: usize,
    /// What of the small ones began to act, in points.
    pub small_started: f64,
    /// What of the small ones faded, in points.
    pub small_fading: f64,
}

impl<'a> Explained<'a> {
    /// The change that is asked for.
    ///
    /// # Errors
    ///
    /// Returns [`AnswerError::Missing`] where there is no such change, and
    /// [`AnswerError::Store`] where the profile cannot be read.
    pub fn of(person: &'a Person, asked: Asked) -> Result<Self, AnswerError> {
        let (snapshots, links) = (person.snapshots()?, person.links()?);
        let chosen = one_change(asked, links, snapshots)?;
        let split = links.split(chosen.series, chosen.from, chosen.to);
        let split = split
            .ok_or_else(|| Missing::new(format!("there is no change of {} yet", chosen.series)))?;
        let is_going_on = |by: &By| by.is_going_on(chosen.to, person.today());
        let so_far = chosen.by.filter(is_going_on);
        Ok(Self { so_far, ..Self::new(split, snapshots, links) })
    }

    pub(in crate::answer) fn new(
        split: Split,
        snapshots: &'a [Snapshot],
        links: &'a Links,
    ) -> Self {
        let ends = at(snapshots, split.from).zip(at(snapshots, split.to));
        Self { split, ends: ends.map(|(earlier, later)| [earlier, later]), so_far: None, links }
    }

    /// `Insights 17.9 -> 19.1 (+1.2), 23 Feb - 3 Mar 2026, week so far`.
    #[must_use]
    pub fn heading(&self) -> Option<String> {
        let so_far = self.so_far.map(|by| format!(", {} so far", by.name())).unwrap_or_default();
        Some(words::heading(&self.split, self.ends?)? + &so_far)
    }

    /// Why nothing is said of it; `None` where something is.
    #[must_use]
    pub fn silence(&self) -> Option<String> {
        if self.is_early() {
            Some(caveats::too_early(self.length()))
        } else if self.is_nothing_logged() {
            Some(caveats::NOTHING_LOGGED.to_owned())
        } else {
            None
        }
    }

    /// Whether its series has too few snapshots for anything to be said.
    #[must_use]
    pub fn is_early(&self) -> bool {
        is_early(self.links, self.split.series)
    }

    /// Whether no activity was logged at all.
    #[must_use]
    pub fn is_nothing_logged(&self) -> bool {
        is_nothing_logged(self.links)
    }

    /// Whether it is of a total that is the sum of the pillars, each of which has more to tell.
    #[must_use]
    pub fn is_sum(&self) -> bool {
        let series = self.split.series;
        series == Series::Total && !is_examined(self.links, series)
    }

    /// On one line of at most so many columns: the likely parts that are not tiny and sure to have a
    /// direction, and what is left beside them; `None` where there is no such part.
    #[must_use]
    pub fn in_short(&self, most: usize) -> Option<String> {
        words::in_short(&self.split, &self.told(false), most)
    }

    /// How many snapshots its series has.
    #[must_use]
    pub fn snapshots(&self) -> usize {
        self.links.dates(self.split.series).len()
    }

    /// Whether several pillars jumped at once in it.
    #[must_use]
    pub fn moved_everywhere(&self) -> bool {
        self.links.moved_everywhere_in(&self.split)
    }

    /// The parts that are named; with `all` also those without evidence.
    #[must_use]
    pub fn told(&self, all: bool) -> Told<'_> {
        let is_acting = |part: &Part| part.interval.ninety != Bounds::default();
        self.told_of(|part| is_named(part) || (all && is_acting(part)))
    }

    /// The parts that are named, if there are snapshots enough to name any.
    #[must_use]
    pub fn told_if_known(&self) -> Told<'_> {
        self.told_of(|part| is_named(part) && !self.is_early())
    }

    /// To as many decimals as the ranges of these parts support, or to more where it takes more for
    /// the scores at both ends, as shown, to differ by the change as shown.
    fn told_of(&self, is_told: impl Fn(&Part) -> bool) -> Told<'_> {
        let told = Told::of(self.links, &self.split, &is_told);
        match self.scores().and_then(|scores| decimals_of_ends(scores, told.decimals)) {
            Some(decimals) if decimals != told.decimals => {
                Told::to(decimals, self.links, &self.split, is_told)
            }
            _ => told,
        }
    }

    /// Its scores, in points.
    fn scores(&self) -> Option<[f64; 2]> {
        let of = |snapshot: &Snapshot| match self.split.series {
            Series::Total => Some(snapshot.total.points()),
            Series::Pillar(pillar) => Some(snapshot.pillar(pillar)?.points()),
        };
        let [earlier, later] = self.ends?;
        Some([of(earlier)?, of(later)?])
    }

    /// What the difference of a total from its pillars is. What is more than rounding is a number
    /// of one of the two days that is mistyped.
    #[must_use]
    pub fn name_of_rounding(&self) -> &'static str {
        let most: f64 = self.ends.into_iter().flatten().map(most_rounding).sum();
        if self.split.rounding.abs() <= most {
            "rounding of the total"
        } else {
            "total and pillars disagree"
        }
    }

    /// What is said where the score moved and no part is named.
    #[must_use]
    pub fn no_evidence(&self) -> Option<String> {
        let is_said = self.split.has_moved && !self.split.parts.iter().any(is_named);
        is_said.then(|| words::no_evidence(&self.split))
    }

    /// What is odd in it, in sentences.
    #[must_use]
    pub fn oddities(&self) -> Vec<String> {
        oddities::of_split(self.links, &self.split)
    }

    /// The kinds of its series that cannot be told apart, in sentences.
    #[must_use]
    pub fn look_alikes(&self) -> Vec<String> {
        caveats::look_alikes(self.links, self.split.series)
    }

    /// The last line below it.
    #[must_use]
    pub fn caveat(&self) -> String {
        caveats::caveat(&[self.length()])
    }

    /// The logged rows of these kinds behind it, those too small to be told one by one added up.
    #[must_use]
    pub fn rows(&self, kinds: &[&Kind]) -> Rows {
        /// Smaller rows are added up, in points.
        const LEAST: f64 = 0.005;
        let mut rows = self.links.rows(self.split.series, self.split.from, self.split.to);
        rows.retain(|row| kinds.contains(&&row.kind));
        let (shown, small): (Vec<_>, Vec<_>) =
            rows.into_iter().partition(|row| row.mean().abs() >= LEAST);
        Rows {
            shown,
            small: small.len(),
            small_started: small.iter().map(|row| row.started).sum(),
            small_fading: small.iter().map(|row| row.fading).sum(),
        }
    }

    /// From how many snapshots its series was estimated: those at which the display was renewed;
    /// the total as a sum from those that have every pillar.
    fn length(&self) -> usize {
        let series = self.split.series;
        let is_sum = self.is_sum();
        let readings = self.links.examined().filter(|one| is_sum || one.series == series);
        let fewest = readings.map(|examined| examined.readings).min();
        self.snapshots().min(fewest.unwrap_or(0))
    }
}

/// So many decimals, or the next that it takes for the difference of two scores, as shown, to be
/// the change as shown.
fn decimals_of_ends([from, to]: [f64; 2], least: Decimals) -> Option<Decimals> {
    let adds_up = |decimals: &Decimals| {
        let difference = decimals.rounded(to) - decimals.rounded(from);
        decimals.signed(difference) == decimals.signed(to - from)
    };
    least.or_more().find(adds_up)
}

/// By how much a total and the sum of its pillars may differ by rounding, in points: half a point
/// of the total, and of each pillar half of a tenth, to which they are often typed, or half a point
/// where all are whole.
fn most_rounding(snapshot: &Snapshot) -> f64 {
    let mut pillars = snapshot.pillars.iter().flatten();
    let are_whole = pillars.all(|score| score.thousandths() % 1000 == 0);
    if are_whole { 0.5 + 4.0 * 0.5 } else { 0.5 + 4.0 * 0.05 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_differ_by_the_change_as_both_are_shown() {
        #[track_caller]
        fn case(scores: [f64; 2], expected: Decimals) {
            assert_eq!(decimals_of_ends(scores, Decimals::TENTHS), Some(expected), "{scores:?}");
        }
        case([15.2, 16.9], Decimals::TENTHS);
        case([25.0, 0.0], Decimals::TENTHS);
        case([18.991, 19.62], Decimals::TENTHS);
        case([15.24, 16.95], Decimals::HUNDREDTHS); // 1.7, and not 17.0 less 15.2.
        case([15.249, 15.251], Decimals::HUNDREDTHS); // 0.00, and not 15.3 less 15.2.
        case([15.244, 16.956], Decimals::THOUSANDTHS); // 1.712, and neither 1.8 nor 1.72.
    }
}
