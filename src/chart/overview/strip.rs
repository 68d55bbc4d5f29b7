//! The strip below a pillar: what was logged of the kinds that feed it.

use std::collections::BTreeMap;

use crate::chart::figure::{Fill, Ink, Page, Point};
use crate::chart::parts::bins::{bar, share};
use crate::chart::parts::time_axis::{Across, TimeAxis};
use crate::chart::parts::words::short;
use crate::domain::{Activity, Date, Kind, Log, Pillar};

/// How much time a bar stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    /// From Monday to Sunday.
    Week,
    /// Of the calendar.
    Month,
    Year,
}

/// A bar: its days and what was done in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bar {
    pub(super) first: Date,
    pub(super) last: Date,
    pub(super) count: u64,
}

/// What was logged for a pillar in the time of a chart.
pub(super) struct Strip<'a> {
    pub(super) pillar: Pillar,
    pub(super) axis: &'a TimeAxis,
    pub(super) across: Across,
    pub(super) unit: Unit,
    /// A bar is paler if its time is not over on this day.
    pub(super) today: Date,
    done: Vec<&'a Activity>,
}

/// From so many days on bars are weeks.
const DAYS_BELOW: i32 = 92;
/// The narrowest that the time of a bar may be.
const NARROWEST: f64 = 1.4;

impl Unit {
    /// The unit whose bars have room.
    pub(super) fn fitting(axis: &TimeAxis, across: Across) -> Self {
        let days = axis.last.days_since(axis.first) + 1;
        let day = (across.right - across.left) / f64::from(days);
        if days < DAYS_BELOW {
            Self::Day
        } else if 7.0 * day >= NARROWEST {
            Self::Week
        } else if 30.0 * day >= NARROWEST {
            Self::Month
        } else {
            Self::Year
        }
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// The first and the last day of the unit that a day is in.
    pub(super) fn around(self, day: Date) -> (Date, Date) {
        match self {
            Self::Day => (day, day),
            Self::Week => {
                let monday = day.plus_days(-day.weekday().num_days_from_monday().cast_signed());
                (monday, monday.plus_days(6))
            }
            Self::Month => {
                let first = day.month_start();
                (first, first.plus_months(1).plus_days(-1))
            }
            Self::Year => {
                let of = |month, day_of_month| Date::new(day.year(), month, day_of_month);
                (of(1, 1).unwrap_or(day), of(12, 31).unwrap_or(day))
            }
        }
    }
}

impl<'a> Strip<'a> {
    /// The first and the last bar are of whole weeks too, as far as there were days.
    pub(super) fn of(
        pillar: Pillar,
        log: &'a Log,
        axis: &'a TimeAxis,
        across: Across,
        today: Date,
    ) -> Self {
        let unit = Unit::fitting(axis, across);
        let (first, last) = (unit.around(axis.first).0, unit.around(axis.last).1);
        let done = log.between(first, last.min(today.max(axis.last))).iter();
        let done = done.filter(|one| one.kind.feeds() == Some(pillar)).collect();
        Self { pillar, axis, across, unit, today, done }
    }

    /// Its bars, in order of time; none is empty.
    pub(super) fn bars(&self) -> Vec<Bar> {
        let mut bars: Vec<Bar> = Vec::new();
        for activity in &self.done {
            let count = u64::from(activity.count.get());
            match bars.last_mut() {
                Some(bar) if activity.date <= bar.last => bar.count += count,
                _ => {
                    let (first, last) = self.unit.around(activity.date);
                    bars.push(Bar { first, last, count });
                }
            }
        }
        bars
    }

    /// What it shows, in fewer and fewer words: `searches, profile views: up to 53 a week`.
    pub(super) fn words(&self) -> Vec<String> {
        let highest = self.highest();
        if highest == 0 {
            let nothing = ["nothing said to feed it logged", "nothing of it logged"];
            return nothing.map(ToOwned::to_owned).to_vec();
        }
        let most = format!("up to {} a {}", short(highest), self.unit.name());
        let kinds = self.kinds();
        let with_most = kinds.iter().map(|kinds| format!("{kinds}: {most}"));
        with_most.chain(kinds.iter().cloned()).collect()
    }

    fn highest(&self) -> u64 {
        self.bars().iter().map(|bar| bar.count).max().unwrap_or(0)
    }

    /// The kinds in it, the most frequent first, in fewer and fewer words.
    fn kinds(&self) -> Vec<String> {
        let mut counts: BTreeMap<&Kind, u64> = BTreeMap::new();
        for activity in &self.done {
            *counts.entry(&activity.kind).or_default() += u64::from(activity.count.get());
        }
        let mut kinds: Vec<(&Kind, u64)> = counts.into_iter().collect();
        kinds.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let form = |most: usize| {
            let names: Vec<&str> = kinds[..most].iter().map(|(kind, _)| kind.many()).collect();
            match kinds.len() - most {
                0 => names.join(", "),
                left => format!("{} and {left} more", names.join(", ")),
            }
        };
        (1..=kinds.len()).rev().map(form).collect()
    }

    /// The bars between two heights, and their base line.
    pub(super) fn draw(&self, page: &mut Page<'_>, (top, bottom): (f64, f64)) {
        let bars = self.bars();
        let highest = self.highest();
        for one in &bars {
            let height = share(one.count, highest);
            let area = bar(self.axis, self.across, (one.first, one.last), (top, bottom), height);
            let fill = if one.last > self.today { Fill::Pale } else { Fill::Solid };
            page.filled(area, Ink::Pillar(self.pillar), fill);
        }
        let ends = [self.across.left, self.across.right].map(|x| Point { x, y: bottom });
        page.rule(ends[0], ends[1], Ink::Muted);
    }
}
