//! One safe number and what counted against it: what a chart says and draws of it.

use super::bins::{Bin, Span};
use super::words::{capitalized, grouped};
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
    /// A row, if there is anything to see of it: a safe number, and a count above zero or, of pending
    /// invitations, a reading.
    pub(super) fn new(id: LimitId, days: &'a [LimitDay]) -> Option<Self> {
        let counts = days.iter().filter_map(|day| day.count);
        let limits = days.iter().filter_map(|day| day.safe).map(|safe| safe.limit);
        let row = Self { id, days, most: counts.chain(limits).max().unwrap_or(0) };
        let has_count = days.iter().any(|day| row.is_shown(day));
        (has_count && days.iter().any(|day| day.safe.is_some())).then_some(row)
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

    /// A safe number with its unit: `100 / 7 days`.
    pub(super) fn limit_in_words(self, safe: SafeNumber) -> String {
        let limit = grouped(safe.limit);
        match self.id {
            LimitId::InvitationsDay | LimitId::SameMessageDay => format!("{limit} / day"),
            LimitId::InvitationsWeek => format!("{limit} / 7 days"),
            LimitId::NotesMonth => format!("{limit} / month"),
            LimitId::Pending => format!("{limit} pending"),
        }
    }

    /// On how many days, or at how many readings, it was exceeded.
    pub(super) fn over(self) -> usize {
        self.days.iter().filter(|day| day.is_over()).count()
    }

    /// The safe number, if it is the same on every day that has one.
    pub(super) fn only_limit(self) -> Option<u64> {
        let mut limits = self.days.iter().filter_map(|day| Some(day.safe?.limit));
        let first = limits.next()?;
        limits.all(|limit| limit == first).then_some(first)
    }

    /// The safe number that was exceeded, if it was the same on all days that were over.
    pub(super) fn exceeded_limit(self) -> Option<u64> {
        let over = self.days.iter().filter(|day| day.is_over());
        let mut limits = over.filter_map(|day| Some(day.safe?.limit));
        let first = limits.next()?;
        limits.all(|limit| limit == first).then_some(first)
    }

    /// The first of the days with the highest count, and the count.
    pub(super) fn highest(self) -> Option<(Date, u64)> {
        let counts = self.days.iter().filter_map(|day| Some((day.date, day.count?)));
        counts.rev().max_by_key(|&(_, count)| count)
    }

    /// The day of the latest reading of pending invitations, and how many there were.
    pub(super) fn latest_reading(self) -> Option<(Date, u64)> {
        let mut readings = self.days.iter().rev().filter(|_| self.id == LimitId::Pending);
        readings.find_map(|day| Some((day.date, day.count?)))
    }

    /// How many days have a count.
    pub(super) fn counted(self) -> usize {
        self.days.iter().filter(|day| day.count.is_some()).count()
    }

    /// The stretches of days of which nothing is known. Between readings there are none: nobody reads
    /// the number of pending invitations every day.
    pub(super) fn unknown(self) -> impl Iterator<Item = &'a [LimitDay]> {
        let is_unknown = move |day: &LimitDay| day.count.is_none() && self.id != LimitId::Pending;
        let stretches = self.days.chunk_by(move |a, b| is_unknown(a) == is_unknown(b));
        stretches.filter(move |days| is_unknown(&days[0]))
    }

    /// The stretches of days on which one safe number held.
    pub(super) fn stretches(self) -> impl Iterator<Item = (&'a [LimitDay], SafeNumber)> {
        let limit = |day: &LimitDay| day.safe.map(|safe| safe.limit);
        let stretches = self.days.chunk_by(move |a, b| limit(a) == limit(b));
        stretches.filter_map(|days| Some((days, days[0].safe?)))
    }

    /// What becomes a bar, in order of time: the highest of its days; where some are over their safe
    /// number, the highest of those.
    pub(super) fn bins(self, span: Span) -> Vec<Bin<LimitDay>> {
        let Some(end) = self.days.last().map(|day| day.date) else { return Vec::new() };
        let shown = self.days.iter().filter(|day| self.is_shown(day));
        let rank = |day: &LimitDay| (day.is_over(), day.count);
        let higher = |a: LimitDay, b: LimitDay| if rank(&b) > rank(&a) { b } else { a };
        span.bins(shown.map(|day| (day.date, *day)), end, higher)
    }

    /// Whether the day has a bar: nothing done is no bar, a reading of nothing is a low one.
    fn is_shown(self, day: &LimitDay) -> bool {
        day.count.is_some_and(|count| count > 0 || self.id == LimitId::Pending)
    }
}
