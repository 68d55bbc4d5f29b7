//! Time along a chart: a day is a day wide.

mod landmarks;

use super::position;
use crate::chart::figure::{Anchor, Fonts, Ink, Page, Point, Set, Weight};
use crate::domain::Date;

/// The size of the labels, in units.
const LABEL_SIZE: u8 = 14;
/// The least distance between two ticks, in units.
const APART: f64 = 60.0;
/// The least distance between two labels, in units.
const CLEAR: f64 = 10.0;

/// Up to so many days, three weeks, ticks are days ...
const DAYS_UP_TO: i32 = 22;
/// ... up to three months Mondays ...
const MONDAYS_UP_TO: i32 = 93;
/// ... and up to two years the first days of months.
const MONTHS_UP_TO: i32 = 732;

/// The days of a chart, from edge to edge of its panels.
///
/// Every day is a cell of equal width and a mark stands in the middle of its day, so that bars of
/// the first and the last day are as wide as the others.
#[derive(Clone, Copy, Debug)]
pub(in crate::chart) struct TimeAxis {
    pub(in crate::chart) first: Date,
    pub(in crate::chart) last: Date,
    /// The one day with a snapshot, if it is the only one.
    only: Option<Date>,
}

/// A round day below an axis.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::chart) struct Tick {
    /// The middle of the day.
    pub(in crate::chart) x: f64,
    /// Where the label starts.
    pub(in crate::chart) left: f64,
    pub(in crate::chart) label: String,
}

/// Where a panel lies across the chart, in units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::chart) struct Across {
    pub(in crate::chart) left: f64,
    pub(in crate::chart) right: f64,
}

impl TimeAxis {
    /// The days from the first snapshot to the last; 15 days around a single one.
    pub(in crate::chart) fn spanning(first: Date, last: Date) -> Self {
        const AROUND: i32 = 7;
        if first < last {
            return Self::exactly(first, last);
        }
        Self { first: first.plus_days(-AROUND), last: first.plus_days(AROUND), only: Some(first) }
    }

    /// Exactly these days, also if they are one.
    pub(in crate::chart) const fn exactly(first: Date, last: Date) -> Self {
        Self { first, last, only: None }
    }

    /// Days, both ends included.
    pub(super) fn days(&self) -> i32 {
        self.last.days_since(self.first) + 1
    }

    /// The middle of a day.
    pub(super) fn middle(&self, date: Date, across: Across) -> f64 {
        self.place(f64::from(date.days_since(self.first)) + 0.5, across)
    }

    /// From the start of a day to the end of another, as far as they are on the axis.
    pub(in crate::chart) fn stretch(
        &self,
        (first, last): (Date, Date),
        across: Across,
    ) -> (f64, f64) {
        let days = |date: Date| f64::from(date.days_since(self.first));
        // Of the last day there is, too, the end has a place.
        let ends = [days(first), days(last) + 1.0];
        let [left, right] =
            ends.map(|day| self.place(day, across).clamp(across.left, across.right));
        (left, right)
    }

    fn place(&self, day: f64, across: Across) -> f64 {
        position::place(day / f64::from(self.days()), (across.left, across.right))
    }

    /// The first day, the last, and the round days between them whose labels have room; the year
    /// stands at the first and wherever it changes.
    ///
    /// Every tick has a label. Days of the same step that are too near the first or the last day
    /// are left out; where two of them would meet, the next larger step is taken.
    pub(super) fn ticks(&self, across: Across, fonts: &Fonts) -> Vec<Tick> {
        let first = self.tick(self.first, &dated(self.first), across, fonts);
        if self.first == self.last {
            return vec![first];
        }
        let between = self.between(across);
        let between = between.iter().find_map(|dates| self.labelled(dates, &first, across, fonts));
        let (between, year) = between.unwrap_or_else(|| (Vec::new(), self.first.year()));
        let last = self.tick(self.last, &beside(self.last, year), across, fonts);
        [vec![first], between, vec![last]].concat()
    }

    /// The line along the foot of a panel, its ticks and their labels.
    pub(in crate::chart) fn draw(&self, page: &mut Page<'_>, across: Across, y: f64) {
        let ends = [across.left, across.right].map(|x| Point { x, y });
        page.rule(ends[0], ends[1], Ink::Muted);
        for tick in self.ticks(across, page.fonts) {
            page.rule(Point { x: tick.x, y }, Point { x: tick.x, y: y + 5.0 }, Ink::Muted);
            let at = Point { x: tick.left, y: y + 6.0 + f64::from(LABEL_SIZE) };
            page.text(&tick.label, at, Set::SMALL, Anchor::Left);
        }
    }

    /// The ticks of these days that are clear of the first and the last day, and the year that the
    /// reader is in after them; `None` when two of them meet.
    fn labelled(
        &self,
        dates: &[Date],
        first: &Tick,
        across: Across,
        fonts: &Fonts,
    ) -> Option<(Vec<Tick>, i32)> {
        let mut year = self.first.year();
        let years = self.days() > MONTHS_UP_TO;
        let mut ticks: Vec<Tick> = Vec::new();
        for &date in dates {
            let label = if years { date.year().to_string() } else { beside(date, year) };
            let tick = self.tick(date, &label, across, fonts);
            let last = self.tick(self.last, &beside(self.last, date.year()), across, fonts);
            if !first.is_clear_of(&tick, fonts) || !tick.is_clear_of(&last, fonts) {
                continue;
            }
            if ticks.last().is_some_and(|before| !before.is_clear_of(&tick, fonts)) {
                return None;
            }
            year = date.year();
            ticks.push(tick);
        }
        Some((ticks, year))
    }

    /// The first and the last day with a snapshot.
    pub(in crate::chart) fn ends(&self, across: Across, fonts: &Fonts) -> Vec<Tick> {
        if let Some(only) = self.only {
            return vec![self.tick(only, &dated(only), across, fonts)];
        }
        vec![
            self.tick(self.first, &dated(self.first), across, fonts),
            self.tick(self.last, &beside(self.last, self.first.year()), across, fonts),
        ]
    }

    fn tick(&self, date: Date, label: &str, across: Across, fonts: &Fonts) -> Tick {
        let label = label.to_owned();
        let x = self.middle(date, across);
        let width = fonts.width(&label, LABEL_SIZE, Weight::Regular);
        let left = (x - width / 2.0).min(across.right - width).max(across.left);
        Tick { x, left, label }
    }

    /// Round days between the first and the last, at least [`APART`]: those of the smallest step
    /// first.
    fn between(&self, across: Across) -> Vec<Vec<Date>> {
        let day = (across.right - across.left) / f64::from(self.days());
        let inside = |date: &Date| self.first < *date && *date < self.last;
        if let Some(only) = self.only {
            return vec![Some(only).filter(inside).into_iter().collect()];
        }
        let days = self.days();
        let (unit, counts): (f64, &[i32]) = if days <= DAYS_UP_TO {
            (1.0, &[1, 2, 3, 4, 5, 7])
        } else if days <= MONDAYS_UP_TO {
            (7.0, &[1, 2, 3, 4])
        } else if days <= MONTHS_UP_TO {
            (28.0, &[1, 2, 3, 4, 6, 12])
        } else {
            (365.0, &[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000])
        };
        let too_fine = counts.partition_point(|&count| f64::from(count) * unit * day < APART);
        let fitting = counts[too_fine.min(counts.len() - 1)..].iter();
        fitting.map(|&count| self.every(count).into_iter().filter(inside).collect()).collect()
    }

    /// Every so many days, Mondays, months or years, from before the first day to after the last.
    fn every(&self, count: i32) -> Vec<Date> {
        let days = self.days();
        if days <= DAYS_UP_TO {
            (1..=days / count).map(|number| self.first.plus_days(number * count)).collect()
        } else if days <= MONDAYS_UP_TO {
            let weekday = self.first.weekday().num_days_from_monday().cast_signed();
            let monday = self.first.plus_days(7 - weekday);
            (0..=days / 7 / count).map(|number| monday.plus_days(7 * number * count)).collect()
        } else if days <= MONTHS_UP_TO {
            self.months(count)
        } else {
            (self.first.year()..=self.last.year())
                .filter(|year| year % count == 0)
                .filter_map(|year| Date::new(year, 1, 1).ok())
                .collect()
        }
    }

    /// The first days of every so many months, January among them.
    fn months(&self, every: i32) -> Vec<Date> {
        (self.first.year()..=self.last.year())
            .flat_map(|year| (1..=12_u32).map(move |month| (year, month)))
            .filter(|(_, month)| (month.cast_signed() - 1) % every == 0)
            .filter_map(|(year, month)| Date::new(year, month, 1).ok())
            .collect()
    }
}

/// `1 Jan 2026`.
fn dated(date: Date) -> String {
    date.day_month_year().to_string()
}

/// `1 Jan`, with the year when it is not that one.
fn beside(date: Date, year: i32) -> String {
    if date.year() == year { date.day_month().to_string() } else { dated(date) }
}

impl Tick {
    /// Where the label ends.
    pub(in crate::chart) fn right(&self, fonts: &Fonts) -> f64 {
        self.left + fonts.width(&self.label, LABEL_SIZE, Weight::Regular)
    }

    fn is_clear_of(&self, later: &Self, fonts: &Fonts) -> bool {
        self.right(fonts) + CLEAR <= later.left
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDE: Across = Across { left: 44.0, right: 576.0 };

    fn iso(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn labels(first: &str, last: &str) -> Vec<String> {
        let axis = TimeAxis::spanning(iso(first), iso(last));
        axis.ticks(WIDE, &Fonts::bundled()).into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn ticks_are_days_then_mondays_then_months_then_years() {
        #[track_caller]
        fn case(first: &str, last: &str, expected: &[&str]) {
            assert_eq!(labels(first, last), expected);
        }
        case("2026-03-02", "2026-03-04", &["2 Mar 2026", "3 Mar", "4 Mar"]);
        case(
            "2026-03-02",
            "2026-03-22",
            &["2 Mar 2026", "8 Mar", "11 Mar", "14 Mar", "17 Mar", "22 Mar"],
        );
        case(
            "2026-01-01",
            "2026-03-16",
            &["1 Jan 2026", "19 Jan", "2 Feb", "16 Feb", "2 Mar", "16 Mar"],
        );
        case(
            "2025-11-20",
            "2026-04-16",
            &["20 Nov 2025", "1 Jan 2026", "1 Feb", "1 Mar", "16 Apr"],
        );
        // Every Monday would have room, were it not for the year at one of them.
        case(
            "2025-12-01",
            "2026-01-31",
            &["1 Dec 2025", "22 Dec", "5 Jan 2026", "19 Jan", "31 Jan"],
        );
    }

    #[test]
    fn one_day_has_one_tick_in_the_middle() {
        let day = iso("2026-03-02");
        let ticks = TimeAxis::exactly(day, day).ticks(WIDE, &Fonts::bundled());
        let [tick] = ticks.as_slice() else { panic!("{ticks:?}") };
        assert_eq!(tick.label, "2 Mar 2026");
        assert!((tick.x - 310.0).abs() < 0.1, "{tick:?}");
    }

    #[test]
    fn a_day_is_a_day_wide_and_marks_stand_in_its_middle() {
        let axis = TimeAxis::spanning(iso("2026-03-01"), iso("2026-03-10"));
        let middle = |text| axis.middle(iso(text), WIDE);
        assert!((middle("2026-03-01") - (44.0 + 26.6)).abs() < 0.1);
        assert!((middle("2026-03-10") - (576.0 - 26.6)).abs() < 0.1);
        let width = middle("2026-03-02") - middle("2026-03-01");
        assert!((middle("2026-03-09") - middle("2026-03-08") - width).abs() < 0.1);
    }

    #[test]
    fn labels_never_meet_and_stay_between_the_edges_of_the_panel() {
        let fonts = Fonts::bundled();
        let first = iso("2019-11-27");
        let spans = (1..800).step_by(3).chain((800..40_000).step_by(997)).chain([2_900_000]);
        for days in spans {
            for across in [WIDE, Across { left: 352.0, right: 552.0 }] {
                let axis = TimeAxis::spanning(first, first.plus_days(days));
                let ticks = axis.ticks(across, &fonts);
                assert!(ticks[0].left >= across.left && ticks.len() >= 2, "{days}");
                assert!(ticks[ticks.len() - 1].right(&fonts) <= across.right + 1e-9, "{days}");
                for pair in ticks[1..ticks.len() - 1].windows(2) {
                    assert!(pair[1].x - pair[0].x >= APART - 0.1, "{days}: {pair:?}");
                }
                assert!(ticks.iter().all(|tick| !tick.label.is_empty()), "{days}");
                for pair in ticks.windows(2) {
                    assert!(pair[0].right(&fonts) + 5.0 <= pair[1].left, "{days}: {pair:?}");
                }
            }
        }
    }
}
