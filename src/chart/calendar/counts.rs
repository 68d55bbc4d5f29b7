//! What the days of a calendar add up to.

use super::day::{CalendarDay, LoggedDay, NAMES, class};
use crate::chart::parts::words::grouped;
use crate::domain::Date;

/// The names of the days of the week, from Monday.
pub(super) const WEEKDAYS: [&str; 7] =
    ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"];
/// So often a day of the week is known at least for it to have an average.
const FEWEST_WEEKS: u64 = 4;
/// The most days of the week that are named as equals.
const MOST_EQUALS: usize = 2;

/// What the days of a calendar add up to.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    /// The days from the first entry on.
    pub(super) days: u64,
    /// Those of which all is known, and those of them on which something was done.
    pub(super) known: u64,
    pub(super) active: u64,
    /// Days on which something is logged, known or not.
    pub(super) logged: u64,
    /// Everything that is logged.
    pub(super) done: u64,
    /// How many days each class has.
    pub(super) classes: [u64; NAMES.len()],
    /// Of each day of the week, how much was done on how many known days.
    weekdays: [(u64, u64); 7],
    /// The most that was done on a known day, the last such day, and how many there are.
    busiest: Option<(u64, Date, u64)>,
}

impl Counts {
    pub(super) fn of(days: &[CalendarDay]) -> Self {
        let mut counts = Self::default();
        for day in days {
            counts.add(day);
        }
        counts
    }

    fn add(&mut self, day: &CalendarDay) {
        self.days += u64::from(day.logged != LoggedDay::Before);
        if let Some(done) = day.done() {
            self.logged += u64::from(done > 0);
            self.done += done;
            self.classes[class(done)] += 1;
        }
        let Some(done) = day.known() else { return };
        self.known += 1;
        self.active += u64::from(done > 0);
        let weekday = &mut self.weekdays[weekday(day.date)];
        *weekday = (weekday.0 + done, weekday.1 + 1);
        self.busiest = match self.busiest {
            Some((most, _, times)) if done == most => Some((most, day.date, times + 1)),
            Some((most, date, times)) if done < most => Some((most, date, times)),
            _ => Some((done, day.date, 1)),
        };
    }

    /// Days from the first entry on of which not all is known.
    pub(super) const fn unknown(&self) -> u64 {
        self.days - self.known
    }

    /// `Most on Wednesdays (16 a day), least on Sundays (4); busiest day 1 Oct 2025 (82)`; `None`
    /// where nothing was done.
    pub(super) fn sentence(&self, last: Date) -> Option<String> {
        let parts = [self.week(), self.busiest(last)];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let mut sentence = parts.join("; ");
        let first = sentence.chars().next().filter(|_| self.active > 0)?;
        sentence.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
        Some(sentence)
    }

    /// `most on Wednesdays (16 a day), least on Sundays (4)`; `None` where the days of the week are
    /// too few or alike.
    fn week(&self) -> Option<String> {
        if self.weekdays.iter().any(|(_, days)| *days < FEWEST_WEEKS) {
            return None;
        }
        // A fraction is larger if it is so with both multiplied by both denominators.
        let cross = |a: usize, b: usize| self.weekdays[a].0 * self.weekdays[b].1;
        let by_mean = |a: &usize, b: &usize| cross(*a, *b).cmp(&cross(*b, *a));
        let (most, least) = ((0..7).max_by(by_mean)?, (0..7).min_by(by_mean)?);
        let equals = |of: usize| (0..7).filter(|day| cross(*day, of) == cross(of, *day)).collect();
        let [busy, idle]: [Vec<usize>; 2] = [equals(most), equals(least)];
        let [high, low] = [most, least].map(|day| mean(self.weekdays[day]));
        if high == low {
            return None;
        }
        let busy = named(&busy).map(|days| format!("most on {days} ({high} a day)"));
        let unit = if busy.is_some() { "" } else { " a day" };
        let idle = named(&idle).map(|days| format!("least on {days} ({low}{unit})"));
        let parts: Vec<String> = [busy, idle].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// `busiest day 1 Oct 2025 (82)`, `busiest 2 days (82), last 1 Oct 2025`.
    fn busiest(&self, last: Date) -> Option<String> {
        let (most, date, times) = self.busiest?;
        let known = if self.unknown() > 0 { "known " } else { "" };
        let (date, most) = (date.beside(last), grouped(most));
        Some(match times {
            1 => format!("busiest {known}day {date} ({most})"),
            _ => format!("busiest {} {known}days ({most}), last {date}", grouped(times)),
        })
    }
}

/// The place of a day in its week, from Monday.
pub(super) fn weekday(date: Date) -> usize {
    usize::try_from(date.weekday().num_days_from_monday()).unwrap_or(0)
}

fn named(days: &[usize]) -> Option<String> {
    let names: Vec<&str> = days.iter().map(|day| WEEKDAYS[*day]).collect();
    (names.len() <= MOST_EQUALS).then(|| names.join(" and "))
}

/// `16`, below ten `4.2`, and `4` where it is whole.
fn mean((sum, days): (u64, u64)) -> String {
    let tenths = (20 * sum + days) / (2 * days).max(1);
    if tenths >= 100 {
        grouped((2 * sum + days) / (2 * days).max(1))
    } else if tenths % 10 == 0 {
        (tenths / 10).to_string()
    } else {
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Weeks from Monday 5 Jan 2026 on, of these counts.
    fn told(weeks: &[[u64; 7]]) -> Option<String> {
        let first = Date::new(2026, 1, 5).unwrap();
        let day = |(number, done): (i32, &u64)| CalendarDay {
            date: first.plus_days(number),
            logged: LoggedDay::All(*done),
            is_restricted: false,
        };
        let days: Vec<CalendarDay> = (0..).zip(weeks.iter().flatten()).map(day).collect();
        Counts::of(&days).sentence(first.plus_days(99))
    }

    #[test]
    fn the_sentence_tells_weekdays_and_the_busiest_day() {
        let week = [2, 2, 30, 2, 2, 0, 0];
        let busy = [2, 2, 34, 2, 2, 0, 0];
        assert_eq!(
            told(&[week, busy, week, week]).as_deref(),
            Some(
                "Most on Wednesdays (31 a day), least on Saturdays and Sundays (0); busiest day 14 \
                 Jan (34)"
            )
        );
        assert_eq!(
            told(&[week, week]).as_deref(),
            Some("Busiest 2 days (30), last 14 Jan"),
            "two weeks have no usual day"
        );
        assert_eq!(told(&[[1; 7]; 4]).as_deref(), Some("Busiest 28 days (1), last 1 Feb"));
        assert_eq!(told(&[[0; 7]; 4]), None);
        let three = told(&[[0, 0, 0, 5, 5, 5, 4]; 4]).unwrap();
        assert!(three.starts_with("Busiest"), "three at both ends: {three}");
        let idle = told(&[[3, 5, 5, 5, 4, 4, 4]; 4]).unwrap();
        assert!(idle.starts_with("Least on Mondays (3 a day); "), "{idle}");
    }

    #[test]
    fn means_have_a_decimal_below_ten() {
        assert_eq!(mean((33, 2)), "17");
        assert_eq!(mean((21, 5)), "4.2");
        assert_eq!(mean((12, 3)), "4");
        assert_eq!(mean((0, 3)), "0");
        assert_eq!(mean((999, 100)), "10");
    }
}
