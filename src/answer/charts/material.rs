//! What charts are drawn from.

use crate::chart::{Axis, PageShape};
use crate::domain::{By, Date, Gaps, Period, Recorded, Snapshot};
use crate::store::StoreError;

use super::super::missing::Missing;
use super::super::person::Person;

/// The words of the command that would record scores.
pub(super) const SCORES: &str = "record TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS";

/// What charts are drawn from, and how.
#[derive(Clone, Copy, Debug)]
pub struct Material<'a> {
    /// Whose scores and activity.
    pub person: &'a Person,
    /// Whose scores a chart of several people shows.
    pub team: &'a [Person],
    /// Whether nobody of them is named.
    pub is_anonymous: bool,
    /// Of which days.
    pub period: Period,
    /// Words instead of the finding.
    pub title: Option<&'a str>,
    /// How much of the scale the axes of scores show.
    pub axis: Axis,
    /// What the overview is for.
    pub shape: PageShape,
    /// The day of the change that is asked for; else that of the period, or the latest.
    pub on: Option<Date>,
    /// From what to what changes are; by default as the person's rhythm is.
    pub by: Option<By>,
    /// Whether the card shows what was done.
    pub activity: bool,
}

impl<'a> Material<'a> {
    /// All that is known of a person, as it is drawn where nothing else is asked for.
    #[must_use]
    pub fn of(person: &'a Person) -> Self {
        Self {
            person,
            team: &[],
            is_anonymous: false,
            period: Period::default(),
            title: None,
            axis: Axis::Fit,
            shape: PageShape::Page,
            on: None,
            by: None,
            activity: false,
        }
    }

    /// From what to what changes are.
    pub(super) fn by(&self, snapshots: &[Snapshot]) -> By {
        self.by.unwrap_or_else(|| By::rhythm(snapshots))
    }

    /// The snapshots of the period, none of them of a day to come.
    pub(super) fn snapshots(&self) -> Result<Recorded<'a>, StoreError> {
        let today = self.person.today();
        let until = self.period.until.map_or(today, |until| until.min(today));
        let period = Period { until: Some(until), ..self.period };
        let every = self.person.snapshots()?;
        Ok(Recorded::new(in_period(every, period), Gaps::of(every)))
    }

    /// Why snapshots give no picture: there are none, or none of them has what it shows.
    pub(super) fn nothing_to_draw(&self, what: &str, record: &str) -> Result<Missing, StoreError> {
        let when = self.period.in_words();
        if self.snapshots()?.is_empty() {
            return Ok(no_snapshot(self.person.snapshots()?, &when));
        }
        let what = format!("{what} {when}");
        Ok(Missing::new(what.trim_end()).command(record))
    }
}

fn in_period(snapshots: &[Snapshot], period: Period) -> &[Snapshot] {
    let start =
        period.since.map_or(0, |since| snapshots.partition_point(|snapshot| snapshot.date < since));
    let end = period.until.map_or(snapshots.len(), |until| {
        snapshots.partition_point(|snapshot| snapshot.date <= until)
    });
    snapshots.get(start..end).unwrap_or_default()
}

/// A period without ends is all the time up to today.
const fn when_told(when: &str) -> &str {
    if when.is_empty() { "until today" } else { when }
}

fn no_snapshot(recorded: &[Snapshot], when: &str) -> Missing {
    match (recorded.first(), recorded.last()) {
        (Some(first), Some(last)) => {
            Missing::new(format!("there is no snapshot {}", when_told(when)))
                .why(format!("the first is of {}, the last of {}", first.date, last.date))
        }
        _ => Missing::new("there is no snapshot yet").command(SCORES),
    }
}
