//! Whether a log carries that something was left alone.

use crate::domain::{Covered, Date, Kind, KnownDays, Log, RestrictionKind};

/// What a log tells of the days in which an activity is barred.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The first day that is looked at.
    pub since: Date,
    /// How often each of the kinds was logged, in order of time.
    pub logged: Vec<Logged>,
    /// The first day of which not all is known that would be barred.
    pub first_unknown: Option<Date>,
}

/// What was logged of a kind on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// The day.
    pub date: Date,
    /// What.
    pub kind: Kind,
    /// How often.
    pub count: u64,
}

impl Kept {
    /// What was logged, from a day to today, of what a restriction of that kind bars.
    #[must_use]
    pub fn of(
        barred: RestrictionKind,
        log: &Log,
        coverage: &[Covered],
        since: Date,
        today: Date,
    ) -> Self {
        let rows = log.between(since, today).iter().filter(|row| barred.bars(&row.kind));
        let mut logged: Vec<Logged> = Vec::new();
        for row in rows {
            let count = u64::from(row.count.get());
            match logged.iter_mut().find(|one| (one.date, &one.kind) == (row.date, &row.kind)) {
                Some(one) => one.count += count,
                None => logged.push(Logged { date: row.date, kind: row.kind.clone(), count }),
            }
        }
        let kinds = Kind::listed().filter(|kind| barred.bars(kind));
        let known: Vec<KnownDays> =
            kinds.map(|kind| KnownDays::of(kind.name(), log, coverage)).collect();
        let mut days = (0..=today.days_since(since)).map(|days| since.plus_days(days));
        let first_unknown = days.find(|day| known.iter().any(|known| !known.contains(*day)));
        Self { since, logged, first_unknown }
    }

    /// Whether nothing was logged, and all days are known.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.logged.is_empty() && self.first_unknown.is_none()
    }
}
