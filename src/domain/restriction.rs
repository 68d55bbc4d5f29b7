//! Restrictions of an account: when, what, the how-manieth, and what was done about it.

use std::fmt;

use super::whole::parse_whole;
use super::{Date, Kind, Text};

/// A restriction that LinkedIn put on the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restriction {
    /// The first day.
    pub start: Date,
    /// The last day; `None` while it holds.
    pub end: Option<Date>,
    /// The day until which it was to last, if LinkedIn named one.
    pub until: Option<Date>,
    /// What is restricted.
    pub kind: RestrictionKind,
    /// Whether it is the first, the second or a later one.
    pub strike: Strike,
    /// The steps that the person did, each with its day; each step at most once.
    pub done: Vec<(Step, Date)>,
    /// What the person wrote beside it.
    pub note: Text,
}

/// What a restriction bars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RestrictionKind {
    /// Sending invitations.
    Invitations,
    /// The whole account.
    Account,
}

/// Whether a restriction is the first, the second or a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strike {
    /// The first.
    First,
    /// The second.
    Second,
    /// The third or a later one.
    Third,
}

/// A step of the way through a restriction that a person does and ticks off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Stopping what is restricted.
    Stop,
    /// Withdrawing old pending invitations.
    Withdraw,
    /// Writing to LinkedIn's support.
    Write,
    /// Asking that a closed case be opened again.
    Reopen,
    /// Writing again, six months after a third restriction.
    WriteAfter6Months,
    /// Writing again, twelve months after a third restriction.
    WriteAfter12Months,
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
        /// The last day of the other one; `None` if it holds still.
        end: Option<Date>,
    },
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
}

impl Restriction {
    /// How long half of the safe numbers holds after the end (the project's founding article).
    pub const RAMP_UP_DAYS: i32 = 14;

    /// A restriction that nothing was done about yet.
    #[must_use]
    pub fn new(start: Date, kind: RestrictionKind, strike: Strike) -> Self {
        let (end, until, done, note) = (None, None, Vec::new(), Text::default());
        Self { start, end, until, kind, strike, done, note }
    }

    /// Whether the day belongs to it, the first and the last one included.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.start <= day && self.end.is_none_or(|end| day <= end)
    }

    /// Whether it still holds at the end of a day: on its last day it may be over already.
    #[must_use]
    pub fn is_open_on(&self, day: Date) -> bool {
        self.holds_on(day) && self.end != Some(day)
    }

    /// The last day at the end of which it held, the one before it ended; `None` while it holds.
    #[must_use]
    pub fn last_open_day(&self) -> Option<Date> {
        self.end.map(|end| end.plus_days(-1))
    }

    /// Whether it bars an activity on a day.
    #[must_use]
    pub fn bars(&self, kind: &Kind, day: Date) -> bool {
        self.is_open_on(day)
            && match self.kind {
                RestrictionKind::Invitations => kind.is(Kind::INVITATION),
                RestrictionKind::Account => !kind.is_done_by_others(),
            }
    }

    /// The days of the ramp-up: from the day on which it ended, for two weeks.
    #[must_use]
    pub fn ramp_up(&self) -> Option<(Date, Date)> {
        self.end.map(|end| (end, end.plus_days(Self::RAMP_UP_DAYS)))
    }

    /// The day on which a step was done.
    #[must_use]
    pub fn done_on(&self, step: Step) -> Option<Date> {
        self.done.iter().find(|(done, _)| *done == step).map(|&(_, day)| day)
    }

    /// Ticks off a step.
    ///
    /// # Errors
    ///
    /// Returns [`RestrictionError::BeforeStart`] for a day before the first.
    pub fn tick(&mut self, step: Step, day: Date) -> Result<(), RestrictionError> {
        self.check_day(day)?;
        self.done.retain(|(done, _)| *done != step);
        self.done.push((step, day));
        self.done.sort_by_key(|&(step, _)| step);
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

    /// Refuses a restriction that does not lie after all `earlier` ones, or is not of a later
    /// strike than theirs. `earlier` are in order of time. The day on which one ended is free, so
    /// that the next may start on it; no two start on one day.
    ///
    /// # Errors
    ///
    /// Returns [`RestrictionError::Overlap`] or [`RestrictionError::Strike`].
    pub fn check_after(&self, earlier: &[Self]) -> Result<(), RestrictionError> {
        let Some(last) = earlier.last() else { return Ok(()) };
        let is_free = last.end.is_some_and(|end| last.start < self.start && end <= self.start);
        if !is_free {
            let (start, other, end) = (self.start, last.start, last.end);
            return Err(RestrictionError::Overlap { start, other, end });
        }
        if self.strike < last.strike.next() {
            return Err(RestrictionError::Strike { strike: self.strike, last: last.strike });
        }
        Ok(())
    }
}

impl Restriction {
    /// Refuses restrictions of which one does not lie after those before it, or is not of a later
    /// strike, or has a day before its first.
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
}

impl RestrictionKind {
    /// Both kinds.
    pub const ALL: [Self; 2] = [Self::Invitations, Self::Account];

    /// The name in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Invitations => "invitations",
            Self::Account => "account",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Strike {
    /// All, in their order.
    pub const ALL: [Self; 3] = [Self::First, Self::Second, Self::Third];

    /// 1, 2 or 3.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }

    /// Reads its number: `2`, or `2.0` as a spreadsheet writes it.
    #[must_use]
    pub fn from_number(text: &str) -> Option<Self> {
        let number = parse_whole(text)?;
        Self::ALL.into_iter().find(|strike| u16::from(strike.number()) == number)
    }

    /// `first`, `second` or `third`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Third => "third",
        }
    }

    /// What a restriction after those would be, which are in order of time.
    #[must_use]
    pub fn after(history: &[Restriction]) -> Self {
        history.last().map_or(Self::First, |last| last.strike.next())
    }

    const fn next(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second | Self::Third => Self::Third,
        }
    }
}

impl fmt::Display for Strike {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl Step {
    /// All, in their order.
    pub const ALL: [Self; 6] = [
        Self::Stop,
        Self::Withdraw,
        Self::Write,
        Self::Reopen,
        Self::WriteAfter6Months,
        Self::WriteAfter12Months,
    ];

    /// The name on the command line; files have `_` for `-`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stop => "stop",
            Self::Withdraw => "withdraw",
            Self::Write => "write",
            Self::Reopen => "reopen",
            Self::WriteAfter6Months => "write-6-months",
            Self::WriteAfter12Months => "write-12-months",
        }
    }

    /// The step of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
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
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn restriction(start: &str, end: Option<&str>, strike: Strike) -> Restriction {
        let new = Restriction::new(day(start), RestrictionKind::Invitations, strike);
        Restriction { end: end.map(day), ..new }
    }

    #[test]
    fn both_ends_belong_to_it_and_the_last_day_bars_nothing() {
        let found = restriction("2024-02-28", Some("2024-03-01"), Strike::First);
        let invitation = Kind::parse("invitation", &[]).unwrap();
        let on = |text| (found.holds_on(day(text)), found.bars(&invitation, day(text)));
        assert_eq!(on("2024-02-27"), (false, false));
        assert_eq!(on("2024-02-28"), (true, true));
        assert_eq!(on("2024-02-29"), (true, true), "a leap day");
        assert_eq!(on("2024-03-01"), (true, false));
        assert_eq!(on("2024-03-02"), (false, false));
        assert_eq!(found.last_open_day(), Some(day("2024-02-29")));
        let open = Restriction { end: None, ..found };
        assert!(open.bars(&invitation, Date::MAX));
        assert_eq!(open.last_open_day(), None);
    }

    #[test]
    fn an_account_is_barred_from_all_that_one_does_oneself() {
        let kind = |word| Kind::parse(word, &[]).unwrap();
        let invitations = restriction("2026-03-03", None, Strike::First);
        let account = Restriction { kind: RestrictionKind::Account, ..invitations.clone() };
        let today = day("2026-03-03");
        for (word, by_invitations, by_account) in [
            ("invitation", true, true),
            ("post", false, true),
            ("message", false, true),
            ("connection", false, false),
            ("message-received", false, false),
            ("endorsement", false, false),
        ] {
            let bars = |restriction: &Restriction| restriction.bars(&kind(word), today);
            assert_eq!(
                (bars(&invitations), bars(&account)),
                (by_invitations, by_account),
                "{word}"
            );
        }
    }

    #[test]
    fn the_ramp_up_lasts_two_weeks_whatever_the_month() {
        let ramp_up = |end| {
            let (from, to) = restriction("2024-01-01", Some(end), Strike::First).ramp_up().unwrap();
            format!("{from} {to}")
        };
        assert_eq!(ramp_up("2024-02-20"), "2024-02-20 2024-03-05", "over a leap day");
        assert_eq!(ramp_up("2025-02-20"), "2025-02-20 2025-03-06");
        assert_eq!(ramp_up("2025-12-24"), "2025-12-24 2026-01-07");
        // The clocks of Europe and of the United States change in these weeks; days do not.
        assert_eq!(ramp_up("2026-03-20"), "2026-03-20 2026-04-03");
        assert_eq!(ramp_up("2026-10-24"), "2026-10-24 2026-11-07");
        assert_eq!(restriction("2024-01-01", None, Strike::First).ramp_up(), None);
    }

    #[test]
    fn restrictions_follow_each_other() {
        let first = restriction("2026-01-05", Some("2026-01-10"), Strike::First);
        let after = |start, strike| {
            restriction(start, None, strike).check_after(std::slice::from_ref(&first))
        };
        assert_eq!(after("2026-01-11", Strike::Second), Ok(()));
        assert_eq!(after("2026-01-11", Strike::Third), Ok(()), "one in between was not kept");
        assert_eq!(after("2026-01-10", Strike::Second), Ok(()), "the day of its end is free");
        for start in ["2026-01-01", "2026-01-05", "2026-01-07", "2026-01-09"] {
            assert!(
                matches!(after(start, Strike::Second), Err(RestrictionError::Overlap { .. })),
                "{start}"
            );
        }
        assert!(matches!(after("2026-01-11", Strike::First), Err(RestrictionError::Strike { .. })));
        let of_a_day = restriction("2026-01-05", Some("2026-01-05"), Strike::First);
        let again = restriction("2026-01-05", None, Strike::Second).check_after(&[of_a_day]);
        assert!(matches!(again, Err(RestrictionError::Overlap { .. })), "they have one name");
        let open = restriction("2026-01-05", None, Strike::First);
        let inside = restriction("2027-01-05", None, Strike::Second).check_after(&[open]);
        assert!(matches!(inside, Err(RestrictionError::Overlap { end: None, .. })));
        assert_eq!(restriction("2026-01-05", None, Strike::Third).check_after(&[]), Ok(()));
    }

    #[test]
    fn strikes_are_counted_up_to_three() {
        let of = |strikes: &[Strike]| {
            let history = strikes.iter().map(|&strike| restriction("2026-01-05", None, strike));
            Strike::after(&history.collect::<Vec<_>>())
        };
        assert_eq!(of(&[]), Strike::First);
        assert_eq!(of(&[Strike::First]), Strike::Second);
        assert_eq!(of(&[Strike::First, Strike::Second]), Strike::Third);
        assert_eq!(of(&[Strike::Third]), Strike::Third);
    }

    #[test]
    fn a_step_is_done_once_and_not_before_the_start() {
        let mut found = restriction("2026-03-03", None, Strike::First);
        assert_eq!(found.tick(Step::Write, day("2026-03-06")), Ok(()));
        assert_eq!(found.tick(Step::Stop, day("2026-03-03")), Ok(()));
        assert_eq!(found.tick(Step::Write, day("2026-03-07")), Ok(()));
        assert_eq!(found.done_on(Step::Write), Some(day("2026-03-07")));
        assert_eq!(found.done.len(), 2);
        let early = found.tick(Step::Write, day("2026-03-02"));
        assert!(matches!(early, Err(RestrictionError::BeforeStart { .. })));
    }

    #[test]
    fn names_are_read_back() {
        for step in Step::ALL {
            assert_eq!(Step::from_name(step.name()), Some(step));
        }
        for strike in Strike::ALL {
            assert_eq!(Strike::from_number(&strike.number().to_string()), Some(strike));
        }
        for kind in RestrictionKind::ALL {
            assert_eq!(RestrictionKind::from_name(kind.name()), Some(kind));
        }
        assert_eq!(Strike::from_number("2,0"), Some(Strike::Second));
        assert_eq!(Strike::from_number("0"), None);
    }
}
