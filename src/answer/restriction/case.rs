//! Where a restriction of the account stands: the next step, the plan, and the SSI meanwhile.

use crate::domain::{Date, Reading, Restriction, Snapshot};
use crate::safety::{Planned, plan};
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
    pub noted: Vec<&'a Restriction>,
    /// The last of them, unless it is long over and not asked for.
    pub case: Option<Case<'a>>,
}

/// Where a restriction stands.
#[derive(Debug)]
pub struct Case<'a> {
    /// The restriction.
    pub restriction: &'a Restriction,
    pub(super) readings: &'a [Reading],
    pub(super) today: Date,
    pub(super) stages: Vec<Planned>,
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
        let readings = person.log()?.readings();
        let snapshots = person.snapshots()?;
        let noted: Vec<&Restriction> =
            every.iter().filter(|restriction| restriction.start <= today).collect();
        let case = noted.last().map(|restriction| Case {
            restriction,
            readings,
            today,
            stages: plan(restriction, readings, today),
            moved: meanwhile(restriction, snapshots, today),
        });
        let case = case.filter(|case| all || case.is_current());
        Ok(Self { profile: person.profile().name(), today, every, noted, case })
    }

    /// Those before the last.
    #[must_use]
    pub fn earlier(&self) -> &[&'a Restriction] {
        self.noted.split_last().map_or(&[], |(_, earlier)| earlier)
    }
}

impl Case<'_> {
    /// Whether something of it may be left to do; long after the end there is not.
    #[must_use]
    pub fn is_current(&self) -> bool {
        let ramp_up = self.restriction.ramp_up();
        ramp_up.is_none_or(|(_, until)| self.today <= until)
    }
}

/// The last snapshot before a restriction (else its first one), and the latest of it.
fn meanwhile<'a>(
    restriction: &Restriction,
    snapshots: &'a [Snapshot],
    today: Date,
) -> Option<(&'a Snapshot, &'a Snapshot)> {
    let last_day = restriction.end.map_or(today, |end| end.min(today));
    let until = snapshots.partition_point(|snapshot| snapshot.date <= last_day);
    let snapshots = &snapshots[..until];
    let since = snapshots.partition_point(|snapshot| snapshot.date < restriction.start);
    let before = snapshots.get(since.saturating_sub(1))?;
    let after = snapshots.last()?;
    (before.date < after.date && after.date >= restriction.start).then_some((before, after))
}
