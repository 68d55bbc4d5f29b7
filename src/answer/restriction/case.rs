//! Where a restriction of the account stands: the next step, the plan, and the SSI meanwhile.

use crate::domain::{Covered, Date, Log, Reading, Restriction, RestrictionKind, Snapshot};
use crate::safety::{Kept, Planned, plan};
use crate::store::StoreError;

use super::super::person::Person;

/// The restrictions of an account, and where the one that is to be shown stands.
#[derive(Debug)]
pub struct Restrictions<'a> {
    pub(super) profile: &'a str,
    pub(super) today: Date,
    /// All, in order of time.
    pub(super) every: &'a [Restriction],
    /// Those that have begun, in order of time.
    pub noted: Vec<Noted<'a>>,
    /// The one that is open, else the last of them, unless it is long over and not asked for.
    pub case: Option<Case<'a>>,
}

/// A restriction among all that are noted.
#[derive(Clone, Copy, Debug)]
pub struct Noted<'a> {
    /// The restriction.
    pub restriction: &'a Restriction,
    /// The how-manieth it is; `None` of kinds that do not count.
    pub time: Option<u16>,
}

/// Where a restriction stands.
#[derive(Debug)]
pub struct Case<'a> {
    /// The restriction.
    pub restriction: &'a Restriction,
    pub(super) time: Option<u16>,
    pub(super) readings: &'a [Reading],
    pub(super) today: Date,
    pub(super) stages: Vec<Planned>,
    /// What the log tells of what is barred.
    pub(super) kept: Kept,
    /// What was logged on its days of rest after the first, whatever it is.
    pub(super) rested: Kept,
    /// The day of the latest snapshot.
    pub(super) before: Option<Date>,
    /// The SSI before it and since.
    pub(super) moved: Option<(&'a Snapshot, &'a Snapshot)>,
}

impl<'a> Restrictions<'a> {
    /// These restrictions of a person; with `all` the last is shown long after its end, too.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError`] where the profile cannot be read.
    pub fn of(person: &'a Person, every: &'a [Restriction], all: bool) -> Result<Self, StoreError> {
        let today = person.today();
        let log = person.log()?;
        let readings = log.readings();
        let snapshots = person.snapshots()?;
        let times = Restriction::times(every);
        let noted =
            every.iter().zip(&times).map(|(restriction, &time)| Noted { restriction, time });
        let noted = noted.filter(|noted| noted.restriction.start <= today).collect();
        let coverage = person.coverage()?;
        let case = Restriction::current(every, today).map(|place| {
            let restriction = &every[place];
            let last = restriction.ended_on().map_or(today, |end| end.plus_days(-1).min(today));
            Case {
                restriction,
                time: times[place],
                readings,
                today,
                stages: plan(restriction, readings, today),
                kept: Kept::of(restriction.kind, log, coverage, restriction.start, last),
                rested: rested(restriction, log, coverage, last),
                before: snapshots.last().map(|snapshot| snapshot.date),
                moved: meanwhile(restriction, snapshots, today),
            }
        });
        let case = case.filter(|case| all || case.is_current());
        Ok(Self { profile: person.profile().name(), today, every, noted, case })
    }

    /// All that have begun but the one that is shown.
    #[must_use]
    pub fn others(&self) -> Vec<Noted<'a>> {
        let shown = self.case.as_ref().map(|case| case.restriction.start);
        let is_other = |noted: &&Noted<'_>| Some(noted.restriction.start) != shown;
        self.noted.iter().filter(is_other).copied().collect()
    }
}

impl Case<'_> {
    /// Whether something of it may be left to do; long after the end there is not.
    #[must_use]
    pub fn is_current(&self) -> bool {
        let ramp_up = self.restriction.ramp_up().is_some_and(|(_, until)| self.today <= until);
        ramp_up || self.is_open()
    }

    /// Whether it is not over.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.restriction.is_open_on(self.today)
    }
}

/// What was logged on the days of rest of a restriction after its first, up to a day.
fn rested(restriction: &Restriction, log: &Log, coverage: &[Covered], last: Date) -> Kept {
    let first = restriction.start.plus_days(1);
    let rest = restriction.start.plus_days(Restriction::REST_DAYS - 1).min(last);
    let rests = restriction.rests_on(restriction.start);
    // Whatever one does oneself is what an account is barred from.
    let rest = if rests { rest } else { first.plus_days(-1) };
    Kept::of(RestrictionKind::Account, log, coverage, first, rest)
}

/// The last snapshot before a restriction (else its first one), and the latest of it.
fn meanwhile<'a>(
    restriction: &Restriction,
    snapshots: &'a [Snapshot],
    today: Date,
) -> Option<(&'a Snapshot, &'a Snapshot)> {
    let last_day = restriction.ended_on().map_or(today, |end| end.min(today));
    let until = snapshots.partition_point(|snapshot| snapshot.date <= last_day);
    let snapshots = &snapshots[..until];
    let since = snapshots.partition_point(|snapshot| snapshot.date < restriction.start);
    let before = snapshots.get(since.saturating_sub(1))?;
    let after = snapshots.last()?;
    (before.date < after.date && after.date >= restriction.start).then_some((before, after))
}
