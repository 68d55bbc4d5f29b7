//! One safe number and what counted against it: what a chart says and draws of it.

use crate::chart::parts::bins::{Bin, Span};
use crate::chart::parts::words::capitalized;
use crate::domain::{Date, LimitDay, LimitId, SafeNumber};

/// A safe number with its days, in order of time, at least one of which has a count to show.
#[derive(Clone, Copy, Debug)]
pub(super) struct LimitRow<'a> {
    pub(super) id: LimitId,
    pub(super) days: &'a [LimitDay],
    /// The largest of all counts and safe numbers.
    pub(super) most: u64,
}

impl Bin<LimitDay> {
    pub(super) fn count(&self) -> u64 {
        self.shown.count.unwrap_or(0)
    }
}

impl<'a> LimitRow<'a> {
    /// A row, if there is anything to see of it: a safe number, and a count above zero or, of
    /// pending invitations, a reading.
    pub(super) fn new(id: LimitId, days: &'a [LimitDay]) -> Option<Self> {
        let counts = days.iter().filter_map(|day| day.count);
        let limits = days.iter().filter_map(|day| day.safe).map(|safe| safe.limit);
        let row = Self { id, days, most: counts.chain(limits).max().unwrap_or(0) };
        id.shown(days).next().map(|_| row)
    }

    /// The last day of the chart.
    pub(super) fn end(self) -> Date {
        self.days.last().map_or(Date::MIN, |day| day.date)
    }

    /// `Invitations, one day`.
    pub(super) fn title(self) -> String {
        capitalized(self.id.subject())
    }

    /// What a count is of: a day, or a reading.
    pub(super) fn noun(self, count: usize) -> &'static str {
        match (self.id, count) {
            (LimitId::Pending, 1) => "reading",
            (LimitId::Pending, _) => "readings",
            (_, 1) => "day",
            (_, _) => "days",
        }
    }

    /// On how many days, or at how many readings, it was exceeded.
    pub(super) fn over(self) -> usize {
        self.days.iter().filter(|day| day.is_over()).count()
    }

    /// The safe number, if it is one and the same on all days, and lets anything be done.
    pub(super) fn only_limit(self) -> Option<u64> {
        let first = self.days.first()?.safe?.limit;
        let is_same = |day: &LimitDay| day.safe.is_some_and(|safe| safe.limit == first);
        (first > 0 && self.days.iter().all(is_same)).then_some(first)
    }

    /// The first of the days with the highest count.
    pub(super) fn highest(self) -> Option<&'a LimitDay> {
        let counted = self.days.iter().filter(|day| day.count.is_some());
        counted.rev().max_by_key(|day| day.count)
    }

    /// The first of the days that were over by most.
    pub(super) fn worst(self) -> Option<&'a LimitDay> {
        let over = self.days.iter().filter(|day| day.is_over());
        over.rev().max_by_key(|day| day.excess())
    }

    /// The day of the latest reading of pending invitations, and how many there were.
    pub(super) fn latest_reading(self) -> Option<(Date, u64)> {
        let mut readings = self.days.iter().rev().filter(|_| self.id == LimitId::Pending);
        readings.find_map(|day| Some((day.date, day.count?)))
    }

    /// The latest reading of pending invitations, where it is above the number that holds at the end, which
    /// came after it.
    pub(super) fn above_since(self) -> Option<(u64, u64)> {
        let (_, count) = self.latest_reading()?;
        let limit = self.days.last()?.safe?.limit;
        (self.over() == 0 && count > limit).then_some((count, limit))
    }

    /// How many days have a count.
    pub(super) fn counted(self) -> usize {
        self.days.iter().filter(|day| day.count.is_some()).count()
    }

    /// The stretches of days of which not everything is known.
    pub(super) fn unknown(self) -> impl Iterator<Item = &'a [LimitDay]> {
        let stretches = self.days.chunk_by(|a, b| a.is_whole == b.is_whole);
        stretches.filter(|days| !days[0].is_whole)
    }

    /// Of how many days not everything is known.
    pub(super) fn unknown_days(self) -> usize {
        self.unknown().map(<[LimitDay]>::len).sum()
    }

    /// The stretches of days on which one safe number held.
    pub(super) fn stretches(self) -> impl Iterator<Item = (&'a [LimitDay], SafeNumber)> {
        let limit = |day: &LimitDay| day.safe.map(|safe| safe.limit);
        let stretches = self.days.chunk_by(move |a, b| limit(a) == limit(b));
        stretches.filter_map(|days| Some((days, days[0].safe?)))
    }

    /// What becomes a bar, in order of time: the highest of its days; where some are over their
    /// safe number, the highest of those.
    pub(super) fn bins(self, span: Span) -> Vec<Bin<LimitDay>> {
        let Some(end) = self.days.last().map(|day| day.date) else { return Vec::new() };
        let shown = self.id.shown(self.days);
        let rank = |day: &LimitDay| (day.is_over(), day.count);
        let higher = |a: LimitDay, b: LimitDay| if rank(&b) > rank(&a) { b } else { a };
        span.bins(shown.map(|day| (day.date, *day)), end, higher)
    }
}
