//! Where things stand on a day: the last scores, today's activity and what to do next.

use crate::domain::{Date, Done, Log, Restriction, Snapshot};
use crate::safety::{Headroom, Rules};
use crate::store::{DataFile, StoreError};

use super::super::person::Person;
use super::super::safe::Safe;

/// Where things stand on a day.
#[derive(Debug)]
pub struct Status<'a> {
    pub(super) person: &'a Person,
    /// The day.
    pub today: Date,
    /// Up to that day, in order of time.
    pub snapshots: &'a [Snapshot],
    pub(super) log: &'a Log,
    pub(super) safe: &'a Safe,
    pub(super) rules: Rules<'a>,
    pub(super) headrooms: Vec<Headroom>,
}

impl<'a> Status<'a> {
    /// That of a person, today.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError`] where the profile cannot be read.
    pub fn of(person: &'a Person) -> Result<Self, StoreError> {
        let today = person.today();
        let snapshots = person.snapshots()?;
        let (log, safe) = (person.log()?, person.safe()?);
        let (rules, headrooms) = (safe.rules(), safe.ledger(log).headrooms(today));
        Ok(Self { person, today, snapshots, log, safe, rules, headrooms })
    }

    /// Whether anything was ever logged, if only in rows that are lost.
    #[must_use]
    pub fn is_logged(&self) -> bool {
        self.person.lost(DataFile::Log).is_some()
            || !self.log.activities().is_empty()
            || !self.log.readings().is_empty()
    }

    /// Whether there is anything that could be too much: activity, or a restriction.
    #[must_use]
    pub fn is_exposed(&self) -> bool {
        let is_lost = || self.person.lost(DataFile::Restrictions).is_some();
        self.is_logged() || !self.safe.restrictions.is_empty() || is_lost()
    }

    /// The restriction or the warning that is open today.
    pub(super) fn open(&self) -> Option<&Restriction> {
        let all = &self.safe.restrictions;
        let current = Restriction::current(all, self.today).map(|place| &all[place]);
        current.filter(|found| found.is_open_on(self.today))
    }

    pub(super) fn done_today(&self) -> Done {
        Done::of(self.log.between(self.today, self.today))
    }
}
