//! What went up or down, and what was done before it.

use crate::domain::{Change, Done, Log, Minimum, Period, Series, Snapshot, changes};
use crate::store::StoreError;

use super::super::person::Person;
use super::linked::Linked;

/// Which changes are asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Those that end in it; steps are added up over the whole history.
    pub period: Period,
    /// Of these series.
    pub series: Vec<Series>,
    /// The smallest that counts.
    pub minimum: Minimum,
}

impl Default for Asked {
    /// All of any series.
    fn default() -> Self {
        Self {
            period: Period::default(),
            series: Series::ALL.to_vec(),
            minimum: Minimum::default(),
        }
    }
}

/// What went up or down.
#[derive(Debug)]
pub struct Changes<'a> {
    pub(super) person: &'a Person,
    pub(super) snapshots: &'a [Snapshot],
    pub(super) log: &'a Log,
    pub(super) asked: Asked,
    /// The latest first.
    pub found: Vec<Change>,
}

impl<'a> Changes<'a> {
    /// Those of a person.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError`] where the profile cannot be read.
    pub fn of(person: &'a Person, asked: Asked) -> Result<Self, StoreError> {
        let (snapshots, log) = (person.snapshots()?, person.log()?);
        let mut found = changes(snapshots, &asked.series, asked.minimum);
        found.retain(|change| asked.period.contains(change.to));
        found.reverse();
        Ok(Self { person, snapshots, log, asked, found })
    }

    /// What was done between the snapshots of a change.
    #[must_use]
    pub fn done_before(&self, change: &Change) -> Done {
        self.log.before_change(change.from, change.to)
    }

    /// Whether the period has no snapshot at all.
    #[must_use]
    pub fn is_of_nothing(&self) -> bool {
        let is_inside = |snapshot: &Snapshot| self.asked.period.contains(snapshot.date);
        !self.snapshots.iter().any(is_inside)
    }

    /// What the first so many changes are linked to.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError`] where the profile cannot be read.
    pub fn linked(&self, most: usize) -> Result<Linked, StoreError> {
        let found = &self.found[..most.min(self.found.len())];
        Ok(Linked::of(found, self.person.links()?))
    }
}
