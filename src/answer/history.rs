//! Scores and activity over time.

use serde::Serialize;

use crate::domain::{
    Activity, ActivityId, By, Date, Delta, Gaps, Log, Period, Pillar, Reading, Snapshot, Text,
    Total,
};
use crate::store::StoreError;

use super::commands::Commands;
use super::fields::{ActivityFields, SnapshotFields};
use super::person::Person;

/// Scores and activity of a period.
#[derive(Debug)]
pub struct History<'a> {
    person: &'a Person,
    every: &'a [Snapshot],
    log: &'a Log,
    period: Period,
    by: By,
    /// How far apart two of those that are listed are for a gap.
    pub gaps: Gaps,
    /// The snapshots of the period, in order of time: all, or the last one of each week, ...
    pub snapshots: Vec<&'a Snapshot>,
}

/// A row of the log.
#[derive(Clone, Copy, Debug)]
pub enum Entry<'a> {
    /// Something that was done.
    Activity(&'a Activity),
    /// How many invitations were pending.
    Reading(&'a Reading),
}

/// A series in short: its scores, and what they come to.
#[derive(Clone, Debug)]
pub struct Course {
    /// `total`, or the name of a pillar.
    pub name: &'static str,
    /// Pillars too; both kinds of score are thousandths of a point.
    pub values: Vec<(Date, Option<Total>)>,
}

impl<'a> History<'a> {
    /// That of a person.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError`] where the profile cannot be read.
    pub fn of(person: &'a Person, period: Period, by: By) -> Result<Self, StoreError> {
        let (every, log) = (person.snapshots()?, person.log()?);
        let inside = every.iter().filter(|snapshot| period.contains(snapshot.date));
        let snapshots = by.last_of_each(inside, |snapshot| snapshot.date);
        let last_of_each = by.last_of_each(every, |snapshot| snapshot.date);
        let gaps = Gaps::between(last_of_each.iter().map(|snapshot| snapshot.date));
        Ok(Self { person, every, log, period, by, gaps, snapshots })
    }

    /// What is said where the period has no snapshots.
    #[must_use]
    pub fn nothing_there(&self, commands: &Commands) -> String {
        nothing_there(self.person, self.every, self.period, commands)
    }

    /// The days of the longest gap between two snapshots, with all that were recorded in between.
    #[must_use]
    pub fn gap_between(&self, earlier: &Snapshot, later: &Snapshot) -> Option<i32> {
        let place = |date: Date| self.every.partition_point(|snapshot| snapshot.date < date);
        let between = self.every.get(place(earlier.date)..=place(later.date))?;
        Gaps::of(self.every).longest(between)
    }

    /// The rows of the log of the period, or of what is left of it from another day on; in order of
    /// time.
    #[must_use]
    pub fn entries(&self, since: Option<Date>) -> Vec<Entry<'a>> {
        entries(self.log, Period { since: since.or(self.period.since), ..self.period })
    }

    /// The document of `--json`.
    #[must_use]
    pub fn json(&self) -> impl Serialize {
        #[derive(Serialize)]
        struct Document<'a> {
            schema: &'static str,
            profile: &'a str,
            by: &'static str,
            snapshots: Vec<SnapshotFields<'a>>,
            activities: Vec<ActivityFields<'a>>,
        }
        Document {
            schema: "ssi/history/1",
            profile: self.person.profile().name(),
            by: self.by.name(),
            snapshots: self.snapshots.iter().copied().map(SnapshotFields::from).collect(),
            activities: self.entries(None).into_iter().map(Entry::fields).collect(),
        }
    }
}

/// What is said where a period has no snapshots: which days have.
#[must_use]
pub fn nothing_there(
    person: &Person,
    snapshots: &[Snapshot],
    period: Period,
    commands: &Commands,
) -> String {
    if let (Some(first), Some(last)) = (snapshots.first(), snapshots.last()) {
        format!(
            "No scores {}. There are some from {} to {}.",
            period.in_words(),
            first.date,
            last.date
        )
    } else if let Some(lost) = person.lost_scores() {
        let back = if lost.can_be_brought_back() {
            format!(" Bring them back: {}", commands.command("doctor --fix"))
        } else {
            String::new()
        };
        format!("No scores: {} has lost them.{back}", lost.file.name())
    } else {
        format!("No scores yet. Save the first: {}", commands.command("record TOTAL"))
    }
}

fn entries(log: &Log, period: Period) -> Vec<Entry<'_>> {
    let activities = log.activities().iter().filter(|activity| period.contains(activity.date));
    let readings = log.readings().iter().filter(|reading| period.contains(reading.date));
    let mut entries: Vec<Entry<'_>> =
        activities.map(Entry::Activity).chain(readings.map(Entry::Reading)).collect();
    entries.sort_by_key(|entry| entry.date()); // stable
    entries
}

impl<'a> Entry<'a> {
    /// The day of it.
    #[must_use]
    pub const fn date(self) -> Date {
        match self {
            Self::Activity(activity) => activity.date,
            Self::Reading(reading) => reading.date,
        }
    }

    /// Its place in the file.
    #[must_use]
    pub const fn id(self) -> Option<&'a ActivityId> {
        match self {
            Self::Activity(activity) => activity.id.as_ref(),
            Self::Reading(reading) => reading.id.as_ref(),
        }
    }

    /// How often, or how many.
    #[must_use]
    pub const fn count(self) -> u16 {
        match self {
            Self::Activity(activity) => activity.count.get(),
            Self::Reading(reading) => reading.pending,
        }
    }

    /// What it is of, with the name of its text: `message (intro)`.
    #[must_use]
    pub fn kind(self) -> String {
        match self {
            Self::Activity(Activity { kind, template, .. }) if template.is_empty() => {
                kind.to_string()
            }
            Self::Activity(Activity { kind, template, .. }) => format!("{kind} ({template})"),
            Self::Reading(_) => Reading::KIND.to_owned(),
        }
    }

    /// The note.
    #[must_use]
    pub const fn note(self) -> &'a Text {
        match self {
            Self::Activity(activity) => &activity.note,
            Self::Reading(reading) => &reading.note,
        }
    }

    fn fields(self) -> ActivityFields<'a> {
        match self {
            Self::Activity(activity) => activity.into(),
            Self::Reading(reading) => reading.into(),
        }
    }
}

impl Course {
    /// The total of some snapshots.
    #[must_use]
    pub fn total(snapshots: &[&Snapshot]) -> Self {
        let value = |snapshot: &&Snapshot| (snapshot.date, Some(snapshot.total));
        Self { name: "total", values: snapshots.iter().map(value).collect() }
    }

    /// A pillar of them.
    #[must_use]
    pub fn pillar(snapshots: &[&Snapshot], pillar: Pillar) -> Self {
        let value = |snapshot: &&Snapshot| {
            let score = snapshot.pillar(pillar);
            (snapshot.date, score.and_then(|score| Total::from_thousandths(score.thousandths())))
        };
        Self { name: pillar.name(), values: snapshots.iter().map(value).collect() }
    }

    /// The first and the last score.
    #[must_use]
    pub fn ends(&self) -> Option<[Total; 2]> {
        let known: Vec<Total> = self.known().collect();
        Some([*known.first()?, *known.last()?])
    }

    /// From the first to the last score; `None` if there is one only.
    #[must_use]
    pub fn change(&self) -> Option<Delta> {
        let [first, last] = self.ends().filter(|_| self.known().count() > 1)?;
        Some(last - first)
    }

    /// The lowest and the highest score.
    #[must_use]
    pub fn extremes(&self) -> Option<[Total; 2]> {
        Some([self.known().min()?, self.known().max()?])
    }

    fn known(&self) -> impl Iterator<Item = Total> {
        self.values.iter().filter_map(|(_, value)| *value)
    }
}
