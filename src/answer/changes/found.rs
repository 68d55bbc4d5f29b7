//! What went up or down, and what was done before it.

use std::cell::OnceCell;

use crate::attribution::Links;
use crate::domain::{
    By, Change, Covered, Done, KnownDays, Log, Minimum, Move, Period, Rate, Series, Snapshot,
    Usual, changes,
};
use crate::store::StoreError;

use super::super::caveats::is_early;
use super::super::explain::Explained;
use super::super::person::Person;
use super::linked::{Linked, LinkedChange, LinkedMove};

/// Which changes are asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Those that end in it. What is recorded after it is left out, so that of a week that it cuts
    /// the change up to its last day is told.
    pub period: Period,
    /// From week to week, or from snapshot to snapshot; by default as the person's rhythm is.
    pub by: Option<By>,
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
            by: None,
            series: Series::ALL.to_vec(),
            minimum: Minimum::default(),
        }
    }
}

/// What went up or down.
#[derive(Debug)]
pub struct Changes<'a> {
    person: &'a Person,
    pub(super) snapshots: &'a [Snapshot],
    pub(super) log: &'a Log,
    /// From what to what they are.
    pub by: By,
    pub(super) asked: Asked,
    usual: OnceCell<Usual<'a>>,
    /// What imports cover; empty where nothing was imported.
    coverage: &'a [Covered],
    /// The days in which the most common kinds are known.
    known: OnceCell<Vec<KnownDays>>,
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
        let coverage = person.coverage()?;
        let by = asked.by.unwrap_or_else(|| By::rhythm(snapshots));
        let end = asked.period.until.map_or(snapshots.len(), |until| {
            snapshots.partition_point(|snapshot| snapshot.date <= until)
        });
        let mut found = changes(&snapshots[..end], by, &asked.series, asked.minimum);
        found.retain(|change| asked.period.contains(change.to));
        found.reverse();
        let (usual, known) = (OnceCell::new(), OnceCell::new());
        Ok(Self { person, snapshots, log, by, asked, usual, coverage, known, found })
    }

    /// Whether all that was done before a change is known, as far as imports could tell it.
    pub(super) fn is_all_known(&self, change: &Change) -> bool {
        const COMMON: [&str; 6] =
            ["post", "comment", "reaction", "message", "invitation", "connection"];
        if self.coverage.is_empty() {
            return true;
        }
        let known = self.known.get_or_init(|| {
            COMMON.iter().map(|kind| KnownDays::of(kind, self.log, self.coverage)).collect()
        });
        let mut days = (0..change.to.days_since(change.from)).map(|n| change.from.plus_days(n));
        days.all(|day| known.iter().all(|known| known.contains(day)))
    }

    /// What was done between the snapshots of a change.
    #[must_use]
    pub fn done_before(&self, change: &Change) -> Done {
        self.log.before_change(change.from, change.to)
    }

    /// How often each kind was done before a change, beside all that is known of the other days;
    /// nothing where too little is.
    pub(super) fn rates(&self, change: &Change) -> Vec<Rate> {
        let [Some(first), Some(last)] = [self.snapshots.first(), self.snapshots.last()] else {
            return Vec::new();
        };
        let usual = self.usual.get_or_init(|| Usual::new(self.log, first.date, last.date));
        usual.rates(change.from, change.to).unwrap_or_default()
    }

    /// Whether the week of a change, the month, ... is not over.
    #[must_use]
    pub fn is_so_far(&self, change: &Change) -> bool {
        self.by.is_going_on(change.to, self.person.today())
    }

    /// Whether the period has no snapshot at all.
    #[must_use]
    pub fn is_of_nothing(&self) -> bool {
        let is_inside = |snapshot: &Snapshot| self.asked.period.contains(snapshot.date);
        !self.snapshots.iter().any(is_inside)
    }

    /// The first so many changes with what each of their moves is linked to.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError`] where the profile cannot be read.
    pub fn linked(&self, most: usize) -> Result<Linked<'_>, StoreError> {
        let links = self.person.links()?;
        let found = self.found.iter().take(most);
        let changes = found.map(|change| LinkedChange::of(change, self, links)).collect();
        Ok(Linked { profile: self.person.profile().name(), by: self.by, links, changes })
    }
}

impl<'a> LinkedChange<'a> {
    fn of(change: &'a Change, changes: &'a Changes<'_>, links: &'a Links) -> Self {
        let linked = |found: &Move| {
            let split = links.split(found.series, change.from, change.to);
            let split = split.filter(|_| !is_early(links, found.series));
            let explained = split.map(|split| Explained::new(split, changes.snapshots, links));
            LinkedMove { moved: *found, explained }
        };
        Self {
            change,
            is_so_far: changes.is_so_far(change),
            before: changes.done_before(change),
            moves: change.moves.iter().map(linked).collect(),
        }
    }
}
