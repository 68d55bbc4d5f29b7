//! Restrictions of an account: when, what, the how-manieth, and what was done about it.

mod kind;
mod step;
mod strike;

use super::{Date, Kind, Text};
pub use kind::RestrictionKind;
pub use step::Step;
pub use strike::Strike;

/// A restriction that LinkedIn put on the account, or a warning that it gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restriction {
    /// The first day: day 0.
    pub start: Date,
    /// The day on which it ended; `None` while it holds.
    pub end: Option<Date>,
    /// The day until which it was to last, if LinkedIn named one.
    pub until: Option<Date>,
    /// The hour of that day, in LinkedIn's words; empty if none was named.
    pub until_hour: Text,
    /// What is restricted.
    pub kind: RestrictionKind,
    /// Whether it is the first, the second or a later one; `None` of kinds that do not count.
    pub strike: Option<Strike>,
    /// What the person said that it is; `None`: it is counted from those before it.
    pub given_strike: Option<Strike>,
    /// The steps that the person did, each with its day, in order of [`Step::ALL`] and of time;
    /// each at most once, but for those that are repeated.
    pub done: Vec<(Step, Date)>,
    /// What the person wrote beside it.
    pub note: Text,
}

/// Why a restriction was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RestrictionError {
    /// It would lie inside another one, or before it.
    #[error(
        "{} does not lie after the restriction that started on {}{}",
        start.with_weekday(), other.with_weekday(), ended(*end)
    )]
    Overlap {
        /// Its first day.
        start: Date,
        /// The first day of the other one.
        other: Date,
        /// The day on which the other one ended; `None` if it holds still.
        end: Option<Date>,
    },
    /// Another one started on that day.
    #[error("another restriction starts on {} already", .0.with_weekday())]
    SameDay(Date),
    /// A day that lies before its start.
    #[error("{} lies before the start of the restriction, {}", day.with_weekday(), start.with_weekday())]
    BeforeStart {
        /// The day.
        day: Date,
        /// The first day.
        start: Date,
    },
    /// A strike that the history has passed.
    #[error("it cannot be the {strike} restriction: there was a {last} one before it")]
    Strike {
        /// What was given.
        strike: Strike,
        /// The one before.
        last: Strike,
    },
    /// A strike of a kind that does not count.
    #[error("`{}` does not count as a first, second or third restriction", .0.name())]
    NoStrike(RestrictionKind),
}

impl Restriction {
    /// How long half of the safe numbers holds after the end: our own caution, nobody's number.
    pub const RAMP_UP_DAYS: i32 = 14;

    /// A weekly limit ends by itself within so many days (LinkedIn Help a550555).
    pub const WEEK_DAYS: i32 = 7;

    /// The day on which nothing is done any more for which everything rests: day 3. The article
    /// says to stop everything for one or two days.
    pub const REST_DAYS: i32 = 3;

    /// A restriction that nothing was done about yet. Of a kind that does not count the strike is
    /// left out.
    #[must_use]
    pub fn new(start: Date, kind: RestrictionKind, strike: Strike) -> Self {
        Self {
            start,
            end: None,
            until: None,
            until_hour: Text::default(),
            kind,
            strike: kind.is_strike().then_some(strike),
            given_strike: None,
            done: Vec::new(),
            note: Text::default(),
        }
    }

    /// The day on which it ended. A warning bars nothing; it is over once the days of rest are.
    #[must_use]
    pub fn ended_on(&self) -> Option<Date> {
        let rested = || self.start.plus_days(Self::REST_DAYS);
        self.end.or_else(|| (self.kind == RestrictionKind::Warning).then(rested))
    }

    /// Whether the day belongs to it, the first and the last one included.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.start <= day && self.ended_on().is_none_or(|end| day <= end)
    }

    /// Whether it still holds at the end of a day: on its last day it may be over already.
    #[must_use]
    pub fn is_open_on(&self, day: Date) -> bool {
        self.holds_on(day) && self.ended_on() != Some(day)
    }

    /// The last day at the end of which it held, the one before it ended; `None` while it holds.
    #[must_use]
    pub fn last_open_day(&self) -> Option<Date> {
        self.ended_on().map(|end| end.plus_days(-1))
    }

    /// The last day of it that is known before it has ended: the one that LinkedIn named, or that of a weekly
    /// limit.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        let is_week = self.kind == RestrictionKind::WeeklyLimit;
        self.until.or_else(|| is_week.then(|| self.start.plus_days(Self::WEEK_DAYS)))
    }

    /// The day on which it is over by what is known before: the one after the last, or the last one where an
    /// hour of it was named.
    #[must_use]
    pub fn over_on(&self) -> Option<Date> {
        let days = i32::from(self.until_hour.is_empty());
        Some(self.last_day()?.plus_days(days))
    }

    /// Whether it bars an activity on a day.
    #[must_use]
    pub fn bars(&self, kind: &Kind, day: Date) -> bool {
        self.is_open_on(day) && self.kind.bars(kind)
    }

    /// Whether the advice for a day is to do nothing at all: the first three days of what is more
    /// than a weekly limit.
    #[must_use]
    pub fn rests_on(&self, day: Date) -> bool {
        let rests = self.kind != RestrictionKind::WeeklyLimit;
        rests && self.is_open_on(day) && day < self.start.plus_days(Self::REST_DAYS)
    }

    /// The days of the ramp-up: from the day on which it ended, for two weeks. None after a weekly
    /// limit, which ends by itself.
    #[must_use]
    pub fn ramp_up(&self) -> Option<(Date, Date)> {
        let end = self.ended_on().filter(|_| self.kind != RestrictionKind::WeeklyLimit)?;
        Some((end, end.plus_days(Self::RAMP_UP_DAYS)))
    }

    /// The day on which a step was done, the last time.
    #[must_use]
    pub fn done_on(&self, step: Step) -> Option<Date> {
        self.done.iter().rev().find(|(done, _)| *done == step).map(|&(_, day)| day)
    }

    /// Every day on which a step was done.
    pub fn days_of(&self, step: Step) -> impl Iterator<Item = Date> {
        self.done.iter().filter(move |(done, _)| *done == step).map(|&(_, day)| day)
    }

    /// What was done about it up to a day.
    #[must_use]
    pub fn as_of(&self, day: Date) -> Self {
        let done = self.done.iter().filter(|(_, done)| *done <= day).copied();
        Self { done: done.collect(), ..self.clone() }
    }

    /// The day of the latest letter about it.
    #[must_use]
    pub fn last_letter(&self) -> Option<Date> {
        Step::LETTERS.into_iter().filter_map(|step| self.done_on(step)).max()
    }

    /// Ticks off a step. One that was ticked off before gets the new day, but for steps that are
    /// repeated, which have one day more.
    ///
    /// # Errors
    ///
    /// Returns [`RestrictionError::BeforeStart`] for a day before the first.
    pub fn tick(&mut self, step: Step, day: Date) -> Result<(), RestrictionError> {
        self.check_day(day)?;
        let stays =
            |found: &(Step, Date)| found.0 != step || (step.is_repeated() && found.1 != day);
        self.done.retain(stays);
        self.done.push((step, day));
        self.done.sort_unstable();
        Ok(())
    }

    /// Refuses a day that lies before the first.
    ///
    /// # Errors
    ///
    /// Returns [`RestrictionError::BeforeStart`].
    pub fn check_day(&self, day: Date) -> Result<(), RestrictionError> {
        if day < self.start {
            return Err(RestrictionError::BeforeStart { day, start: self.start });
        }
        Ok(())
    }

    /// Refuses a restriction that does not lie after all `earlier` ones, which are in order of time. It may
    /// begin on the day on which the last one ended. A warning may lie anywhere; no two begin on one day.
    ///
    /// # Errors
    ///
    /// Returns [`RestrictionError::Overlap`] or [`RestrictionError::SameDay`].
    pub fn check_after(&self, earlier: &[Self]) -> Result<(), RestrictionError> {
        if earlier.iter().any(|other| other.start == self.start) {
            return Err(RestrictionError::SameDay(self.start));
        }
        let is_span = |found: &&Self| found.kind != RestrictionKind::Warning;
        let Some(last) = earlier.iter().rfind(is_span).filter(|_| is_span(&self)) else {
            return Ok(());
        };
        if last.end.is_none_or(|end| self.start < end) {
            let (start, other, end) = (self.start, last.start, last.end);
            return Err(RestrictionError::Overlap { start, other, end });
        }
        Ok(())
    }

    /// Refuses a strike that the person gave and that cannot be, after those which are in order of time
    /// and counted.
    ///
    /// # Errors
    ///
    /// Returns [`RestrictionError::Strike`] or [`RestrictionError::NoStrike`].
    pub fn check_strike(&self, earlier: &[Self]) -> Result<(), RestrictionError> {
        let Some(strike) = self.given_strike else { return Ok(()) };
        if !self.kind.is_strike() {
            return Err(RestrictionError::NoStrike(self.kind));
        }
        let last = earlier.iter().rev().find_map(|found| found.strike);
        match last.filter(|last| strike < last.next()) {
            Some(last) => Err(RestrictionError::Strike { strike, last }),
            None => Ok(()),
        }
    }
}

impl Restriction {
    /// Refuses restrictions of which one does not lie after those before it, or has a day before its
    /// first.
    ///
    /// # Errors
    ///
    /// Returns what is wrong with the first that is.
    pub fn check_all(restrictions: &[Self]) -> Result<(), RestrictionError> {
        for (place, restriction) in restrictions.iter().enumerate() {
            let days = restriction.done.iter().map(|&(_, day)| day);
            for day in days.chain(restriction.end).chain(restriction.until) {
                restriction.check_day(day)?;
            }
            restriction.check_after(&restrictions[..place])?;
        }
        Ok(())
    }

    /// Counts the strikes of restrictions in order of time: each is the one after that before it, or the later
    /// one that the person said it is.
    pub fn count(restrictions: &mut [Self]) {
        let mut next = Strike::First;
        for found in restrictions {
            let is_strike = found.kind.is_strike();
            let strike =
                is_strike.then(|| found.given_strike.map_or(next, |given| given.max(next)));
            next = strike.map_or(next, Strike::next);
            found.strike = strike;
        }
    }

    /// The how-manieth each of them is, in order of time: one more than the one before it that counts, or the
    /// one that the person said it is; `None` of those that do not count. A fourth is the fourth, though it is
    /// treated as the third.
    #[must_use]
    pub fn times(restrictions: &[Self]) -> Vec<Option<u16>> {
        let mut before = 0;
        let time = |found: &Self| {
            found.strike?;
            let given = found.given_strike.map_or(0, |given| u16::from(given.number()));
            before = given.max(before + 1);
            Some(before)
        };
        restrictions.iter().map(time).collect()
    }

    /// The place of the one that a person means who names none: the one that is open on a day, a
    /// warning only where nothing else is; else the latest of those after which half of the safe numbers
    /// holds; else the latest that has begun.
    #[must_use]
    pub fn current(restrictions: &[Self], day: Date) -> Option<usize> {
        let begun = restrictions.iter().rposition(|found| found.start <= day)?;
        let open = |is_warning: bool| {
            restrictions.iter().rposition(|found| {
                found.is_open_on(day) && (found.kind == RestrictionKind::Warning) == is_warning
            })
        };
        let ramps_up = || {
            restrictions.iter().rposition(|found| {
                found.ramp_up().is_some_and(|(from, to)| from <= day && day <= to)
            })
        };
        open(false).or_else(|| open(true)).or_else(ramps_up).or(Some(begun))
    }
}

/// How another restriction ended, in an error.
fn ended(end: Option<Date>) -> String {
    end.map_or_else(
        || " and holds still".to_owned(),
        |end| format!(" and ended on {}", end.with_weekday()),
    )
}

#[cfg(test)]
mod tests;
