//! A strip: a day a square, a week a column.

use super::counts::WEEKDAYS;
use super::day::{CalendarDay, LoggedDay, class, ink};
use super::grid::{ACROSS, Grid};
use crate::chart::figure::{Anchor, Area, Fill, Ink, Page, Point, Set};
use crate::domain::Date;

/// From a row's middle down to the baseline of its name.
const TO_BASELINE: f64 = 5.0;
/// From the foot of the strip down to the names of the months, and from them to the years.
const MONTHS: f64 = 16.0;
const YEARS: f64 = 15.0;
/// Between the name of a month and the next one, and between it and the edge.
const APART: f64 = 6.0;
/// How thick the outline of a restricted day is.
const OUTLINE: f64 = 1.4;

/// The days of a strip on the page.
pub(super) struct Strip<'a> {
    pub(super) days: &'a [CalendarDay],
    pub(super) grid: Grid,
    pub(super) top: f64,
    /// Whether the months say in which year they are.
    pub(super) has_years: bool,
}

/// The name of a month below its first week.
struct Month {
    left: f64,
    right: f64,
    name: String,
    year: i32,
    is_january: bool,
}

impl Strip<'_> {
    pub(super) fn draw(&self, page: &mut Page<'_>) {
        for (row, name) in WEEKDAYS.iter().enumerate().step_by(2) {
            let row = f64::from(u8::try_from(row).unwrap_or(0)) + 0.5;
            let y = self.top + row * self.grid.day() + TO_BASELINE;
            let at = Point { x: ACROSS.left - 8.0, y };
            page.text(&name[..3], at, Set::SMALL, Anchor::Right);
        }
        for day in self.days {
            square(page, day, self.grid.cell(day, self.top));
        }
        self.months(page);
    }

    /// The names of the months; of the first one and of January with the year, where it is not said
    /// otherwise.
    fn months(&self, page: &mut Page<'_>) {
        let y = self.top + self.grid.height() + MONTHS;
        for (place, month) in self.named(page).iter().enumerate() {
            page.text(&month.name, Point { x: month.left, y }, Set::SMALL, Anchor::Left);
            if self.has_years && (place == 0 || month.is_january) {
                let at = Point { x: month.left, y: y + YEARS };
                page.text(&month.year.to_string(), at, Set::SMALL, Anchor::Left);
            }
        }
    }

    /// The months that have room, below the first week that begins in them; where the first one,
    /// which may have begun before, has too little, it is left out.
    fn named(&self, page: &Page<'_>) -> Vec<Month> {
        let (Some(first), Some(last)) = (self.days.first(), self.days.last()) else {
            return Vec::new();
        };
        let start = if self.has_years { first.date } else { self.grid.new_year() };
        let mondays = (1..self.grid.weeks).map(|week| (week, self.grid.monday(week)));
        let mut before = start;
        let mut months = vec![self.month(page, 0, start)];
        for (week, monday) in mondays.take_while(|(_, monday)| *monday <= last.date) {
            if monday.month_start() == before.month_start() {
                continue;
            }
            before = monday;
            let month = self.month(page, week, monday);
            if months.last().is_some_and(|before| before.right + APART > month.left) {
                months.pop();
            }
            months.push(month);
        }
        months
    }

    fn month(&self, page: &Page<'_>, week: i32, day: Date) -> Month {
        let name = day.day_month().to_string();
        let name = name.split(' ').nth(1).unwrap_or_default().to_owned();
        let (size, weight) = (Set::SMALL.size, Set::SMALL.weight);
        let width = |text: &str| page.fonts.width(text, size, weight);
        let widest = width(&name).max(width(&day.year().to_string()));
        let left = self.grid.left(week).min(page.width() - APART - widest);
        let right = left + width(&name);
        Month { left, right, name, year: day.year(), is_january: day.month() == 1 }
    }
}

/// A day: nothing before the first entry, hatched where it is unknown, with an outline where the
/// account was restricted.
pub(super) fn square(page: &mut Page<'_>, day: &CalendarDay, area: Area) {
    if day.is_restricted {
        page.bar(area, Ink::Limit);
        let inner = Area {
            left: area.left + OUTLINE,
            right: area.right - OUTLINE,
            top: area.top + OUTLINE,
            bottom: area.bottom - OUTLINE,
        };
        if day.done().is_none() {
            page.bar(inner, Ink::Ground);
        }
        return fill(page, day, inner);
    }
    fill(page, day, area);
}

fn fill(page: &mut Page<'_>, day: &CalendarDay, area: Area) {
    match (day.logged, day.done()) {
        (LoggedDay::Unknown, _) => page.filled(area, Ink::Bar, Fill::Hatched),
        (_, Some(done)) => page.bar(area, ink(class(done))),
        (_, None) => {}
    }
}
