//! Where a person stands, and how far they moved in the days of the chart.

use super::chart::{TeamChart, TeamMember};
use crate::chart::parts::series::{Value, without_gaps};
use crate::chart::parts::words::Precision;
use crate::domain::{Date, Delta, Pillar, Recorded, Score, Snapshot};

/// A score of a pillar is compared with a total that is at most so many days from it.
const DAYS: i32 = 14;
/// Totals are shown as LinkedIn's page shows them.
pub(super) const TOTALS: Precision = Precision::Whole;
/// Pillars are shown with one decimal.
pub(super) const PILLARS: Precision = Precision::Tenths;
/// From so many thousandths on, as they are shown, something has moved.
const MOVED: u32 = 1_000;

/// A person on the days of a chart.
#[derive(Clone, Debug)]
pub(super) struct Standing<'a> {
    /// As the rows show it.
    pub(super) name: String,
    /// The snapshots up to the last day of the chart.
    known: Recorded<'a>,
    /// Those of the days of the chart.
    pub(super) drawn: &'a [Snapshot],
    /// The last one, which may be older than the chart.
    pub(super) last: Option<&'a Snapshot>,
    /// Whether there are fewer than two snapshots up to the last day, so that nothing can be
    /// compared.
    pub(super) is_new: bool,
    days: (Date, Date),
}

impl<'a> Standing<'a> {
    pub(super) fn of(member: &TeamMember<'a>, name: String, days: (Date, Date)) -> Self {
        let up_to = member.snapshots.partition_point(|one| one.date <= days.1);
        // What comes later does not count, not even for what a gap is.
        let known = Recorded::from(member.snapshots.at(..up_to).snapshots());
        let drawn = known.at(known.partition_point(|one| one.date < days.0)..).snapshots();
        Self { name, known, drawn, last: known.snapshots().last(), is_new: known.len() < 2, days }
    }

    /// The totals that are drawn, in pieces that are joined by a line. What counts as a gap is seen
    /// by all that is known: three months of a person who records monthly are too few.
    pub(super) fn pieces(&self) -> Vec<Vec<Value>> {
        let value = |one: &Snapshot| Value { date: one.date, points: one.total.points() };
        without_gaps(self.known.gaps(), self.drawn.iter().map(value))
    }

    /// The first and the last snapshot of the chart's days, if they are two.
    fn ends(&self) -> Option<(&'a Snapshot, &'a Snapshot)> {
        match self.drawn {
            [first, .., last] => Some((first, last)),
            _ => None,
        }
    }

    /// How far the total moved in the days of the chart, as it is shown.
    pub(super) fn moved(&self) -> Option<Delta> {
        let (first, last) = self.ends()?;
        Some(TOTALS.between(last.total.thousandths(), first.total.thousandths()))
    }

    /// The score of a pillar: the last one that is no more than 14 days older than the total.
    pub(super) fn pillar(&self, pillar: Pillar) -> Option<Score> {
        let last = self.last?;
        let is_near = |one: &&Snapshot| last.date.days_since(one.date) <= DAYS;
        let known = if self.drawn.is_empty() { std::slice::from_ref(last) } else { self.drawn };
        known.iter().rev().take_while(is_near).find_map(|one| one.pillar(pillar))
    }

    /// How far a pillar moved, as it is shown: from a score that is no more than 14 days younger
    /// than the first total.
    pub(super) fn pillar_moved(&self, pillar: Pillar) -> Option<Delta> {
        let (first, _) = self.ends()?;
        let has_it = |one: &&Snapshot| one.pillar(pillar).is_some();
        let from = self.drawn.iter().find(has_it)?;
        let to = self.drawn.iter().rfind(has_it)?;
        let is_comparable = from.date < to.date && from.date.days_since(first.date) <= DAYS;
        let (score, before) = (self.pillar(pillar)?, from.pillar(pillar)?);
        is_comparable.then(|| PILLARS.between(score.thousandths(), before.thousandths()))
    }

    /// After so many days the last snapshot is old, and a first one late: after a gap of whoever
    /// records so often.
    pub(super) fn patience(&self) -> i32 {
        self.known.gaps().most_days()
    }

    /// Whether the last snapshot is older than that.
    pub(super) fn is_old(&self) -> bool {
        self.last.is_some_and(|last| self.days.1.days_since(last.date) > self.patience())
    }

    /// The day from which on the change counts, where that is not the start of the chart.
    pub(super) fn late_start(&self) -> Option<Date> {
        let (first, _) = self.ends()?;
        (first.date.days_since(self.days.0) > self.patience()).then_some(first.date)
    }

    /// The place in the order of the rows: the largest fall first, then who has no change in the
    /// days of the chart, then who is new.
    fn place(&self) -> (bool, bool, i32) {
        let moved = self.moved().filter(|_| !self.is_new);
        (self.is_new, moved.is_none(), moved.map_or(0, Delta::thousandths))
    }
}

/// Whether a change counts as one: by a point or more.
pub(super) fn is_move(delta: Delta) -> bool {
    delta.size() >= MOVED
}

/// Everybody in the order of the rows; equal changes by name.
pub(super) fn standings<'a>(chart: &TeamChart<'a>) -> Vec<Standing<'a>> {
    let of = |member: &TeamMember<'a>| Standing::of(member, member.name.to_owned(), chart.days);
    let mut all: Vec<Standing<'a>> = chart.members.iter().map(of).collect();
    all.sort_by_cached_key(|one| (one.place(), one.name.to_lowercase(), one.name.clone()));
    for (number, one) in all.iter_mut().enumerate() {
        one.name = super::names::shown(&one.name, chart.is_anonymous, number);
    }
    all
}
