//! Ticks by which a reader finds their way through months and years: years first.

use super::{Across, MONDAYS_UP_TO, Tick, TimeAxis, beside, dated};
use crate::chart::figure::{Anchor, Fonts, Ink, Page, Point, Set};
use crate::domain::Date;

/// Between how many years ticks are.
const YEARS: [i32; 11] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000];
/// Between how many months.
const MONTHS: [i32; 4] = [1, 2, 3, 6];

impl TimeAxis {
    /// Draws them below a height.
    pub(in crate::chart) fn draw_landmarks(&self, page: &mut Page<'_>, across: Across, y: f64) {
        for tick in self.landmarks(across, page.fonts) {
            page.rule(Point { x: tick.x, y }, Point { x: tick.x, y: y + 4.0 }, Ink::Muted);
            page.text(&tick.label, Point { x: tick.left, y: y + 18.0 }, Set::SMALL, Anchor::Left);
        }
    }

    /// The starts of years, which win over the first and the last day where labels collide, and
    /// these over months. Of equal rank all have labels or none has, but for months beside an end.
    ///
    /// Up to three months the ticks are days, as everywhere.
    pub(in crate::chart) fn landmarks(&self, across: Across, fonts: &Fonts) -> Vec<Tick> {
        if self.days() <= MONDAYS_UP_TO {
            return self.ticks(across, fonts);
        }
        let years = self.year_starts(across, fonts);
        let last_year = self.last_year_told(&years);
        let ends = [
            self.tick(self.first, &dated(self.first), across, fonts),
            self.tick(self.last, &beside(self.last, last_year), across, fonts),
        ];
        let ends = ends.into_iter().filter(|end| is_clear(end, &years, fonts)).collect::<Vec<_>>();
        let months = self.months_beside(&years, &ends, across, fonts);
        let mut ticks = [years, ends, months].concat();
        ticks.sort_by(|a, b| a.x.total_cmp(&b.x));
        ticks
    }

    /// The starts of years where there is one, else the first and the last day: for a narrow panel.
    pub(in crate::chart) fn years_or_ends(&self, across: Across, fonts: &Fonts) -> Vec<Tick> {
        let years = self.year_starts(across, fonts);
        if years.is_empty() || self.days() <= MONDAYS_UP_TO {
            let [first, last] = &self.ends(across, fonts)[..] else {
                return self.ends(across, fonts);
            };
            let both = vec![first.clone(), last.clone()];
            return if first.is_clear_of(last, fonts) { both } else { vec![last.clone()] };
        }
        years
    }

    /// Every so many years, as many as have room.
    fn year_starts(&self, across: Across, fonts: &Fonts) -> Vec<Tick> {
        let every = |count: &i32| -> Vec<Tick> {
            let years = self.first.year()..=self.last.year();
            let starts = years.filter(|year| year % count == 0);
            let starts = starts.filter_map(|year| Date::new(year, 1, 1).ok());
            starts
                .filter(|start| self.first < *start && *start <= self.last)
                .map(|start| self.tick(start, &start.year().to_string(), across, fonts))
                .collect()
        };
        YEARS.iter().map(every).find(|ticks| are_clear(ticks, fonts)).unwrap_or_default()
    }

    /// The year in which a reader is on the last day.
    fn last_year_told(&self, years: &[Tick]) -> i32 {
        years.last().and_then(|tick| tick.label.parse().ok()).unwrap_or(self.first.year())
    }

    /// The months between, the smallest step at which none meets a year or another one.
    fn months_beside(
        &self,
        years: &[Tick],
        ends: &[Tick],
        across: Across,
        fonts: &Fonts,
    ) -> Vec<Tick> {
        /// Below so many units a month, none has a tick.
        const NARROWEST: f64 = 8.0;
        if (across.right - across.left) / f64::from(self.days()) * 30.0 < NARROWEST {
            return Vec::new();
        }
        let inside = |date: &Date| self.first < *date && *date < self.last && date.month() != 1;
        let every = |count: &i32| -> Vec<Tick> {
            let months = self.months(*count).into_iter().filter(inside);
            let tick = |date: Date| self.tick(date, &month(date), across, fonts);
            months.map(tick).filter(|tick| is_clear(tick, ends, fonts)).collect()
        };
        let fits = |ticks: &Vec<Tick>| {
            are_clear(ticks, fonts) && ticks.iter().all(|tick| is_clear(tick, years, fonts))
        };
        MONTHS.iter().map(every).find(fits).unwrap_or_default()
    }
}

/// `Jul`.
fn month(date: Date) -> String {
    date.day_month().to_string().split(' ').next_back().unwrap_or_default().to_owned()
}

/// Whether a label meets none of these.
fn is_clear(tick: &Tick, others: &[Tick], fonts: &Fonts) -> bool {
    others.iter().all(|other| {
        if tick.left < other.left {
            tick.is_clear_of(other, fonts)
        } else {
            other.is_clear_of(tick, fonts)
        }
    })
}

/// Whether no two neighbours meet.
fn are_clear(ticks: &[Tick], fonts: &Fonts) -> bool {
    ticks.windows(2).all(|pair| pair[0].is_clear_of(&pair[1], fonts))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDE: Across = Across { left: 46.0, right: 514.0 };

    fn axis(first: &str, last: &str) -> TimeAxis {
        TimeAxis::spanning(Date::parse(first).unwrap(), Date::parse(last).unwrap())
    }

    #[track_caller]
    fn case(first: &str, last: &str, expected: &[&str]) {
        assert_eq!(labels(first, last), expected);
    }

    fn labels(first: &str, last: &str) -> Vec<String> {
        let ticks = axis(first, last).landmarks(WIDE, &Fonts::bundled());
        ticks.into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn years_win_over_ends_and_ends_over_months() {
        // The last day, 3 Mar, has no room beside the year.
        case(
            "2024-03-04",
            "2026-03-03",
            &["4 Mar 2024", "Oct", "2025", "Apr", "Jul", "Oct", "2026"],
        );
        case(
            "2024-03-04",
            "2026-01-10",
            &["4 Mar 2024", "Oct", "2025", "Apr", "Jul", "Oct", "2026"],
        );
        case("2023-12-20", "2026-07-10", &["2024", "Jul", "2025", "Jul", "2026", "10 Jul"]);
        case("2025-03-04", "2025-09-20", &["4 Mar 2025", "May", "Jun", "Jul", "Aug", "20 Sep"]);
        case("2016-03-04", "2026-03-03", &["2018", "2020", "2022", "2024", "2026"]);
    }

    #[test]
    fn no_two_labels_meet_however_long_the_time() {
        let fonts = Fonts::bundled();
        let first = Date::parse("2019-11-27").unwrap();
        for days in (1..900).step_by(3).chain((900..40_000).step_by(997)).chain([2_900_000]) {
            for across in [WIDE, Across { left: 358.0, right: 526.0 }] {
                let axis = TimeAxis::spanning(first, first.plus_days(days));
                for ticks in [axis.landmarks(across, &fonts), axis.years_or_ends(across, &fonts)] {
                    assert!(!ticks.is_empty(), "{days}");
                    assert!(are_clear(&ticks, &fonts) || days < 94, "{days}: {ticks:?}");
                    assert!(ticks.iter().all(|tick| tick.left >= across.left), "{days}");
                    let right = ticks.iter().map(|tick| tick.right(&fonts)).fold(0.0, f64::max);
                    assert!(right <= across.right + 1e-9, "{days}");
                }
            }
        }
    }
}
