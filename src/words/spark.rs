//! A series over time as one line of bars.

use crate::domain::{Date, Gaps};

/// What bars are made of, from the lowest to the highest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bars {
    /// Eighths of a block.
    Blocks,
    /// Figures from 1 to 8.
    Ascii,
}

/// Time as columns of equal length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    last: Date,
    count: usize,
    days: i32,
}

/// How many heights there are.
const HEIGHTS: u32 = 8;

impl Bars {
    const fn all(self) -> [char; HEIGHTS as usize] {
        match self {
            Self::Blocks => ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
            Self::Ascii => ['1', '2', '3', '4', '5', '6', '7', '8'],
        }
    }

    /// The bar of a value between the lowest and the highest of its series; half as high as the
    /// highest where they are the same.
    fn bar(self, value: u32, lowest: u32, highest: u32) -> char {
        let steps = HEIGHTS - 1;
        let range = highest - lowest;
        let height = match range {
            0 => steps / 2,
            _ => ((value - lowest) * steps + range / 2) / range,
        };
        self.all()[height as usize % HEIGHTS as usize]
    }
}

impl Columns {
    /// As many columns of the same whole number of days as there may be, at most `most` and at least
    /// one; the last one ends with the last day, the first may begin before the first.
    #[must_use]
    pub fn new(first: Date, last: Date, most: usize) -> Self {
        let all = last.days_since(first) + 1;
        let most = i32::try_from(most).unwrap_or(i32::MAX).max(1);
        let days = (all + most - 1) / most;
        let count = usize::try_from((all + days - 1) / days).unwrap_or(1);
        Self { last, count, days }
    }

    /// How many days a column stands for.
    #[must_use]
    pub const fn days(self) -> i32 {
        self.days
    }

    /// The line of a series; its values are in order of time. A column shows the last value of its
    /// days. One without a snapshot goes on like the one before it, unless it lies in a gap or beside a
    /// missing value: then it is a space.
    #[must_use]
    pub fn draw(self, values: &[(Date, Option<u32>)], gaps: Gaps, bars: Bars) -> String {
        let known = || values.iter().filter_map(|(_, value)| *value);
        let Some((lowest, highest)) = known().min().zip(known().max()) else {
            return String::new();
        };
        let bar = |value: Option<u32>| value.map_or(' ', |value| bars.bar(value, lowest, highest));
        self.values(values, gaps).into_iter().map(bar).collect()
    }

    fn values(self, values: &[(Date, Option<u32>)], gaps: Gaps) -> Vec<Option<u32>> {
        let mut columns = vec![None; self.count];
        for (place, &(date, value)) in values.iter().enumerate() {
            if value.is_none() {
                continue;
            }
            let joined = values
                .get(place + 1)
                .filter(|(next, value)| value.is_some() && !gaps.is_gap(date, *next));
            let column = self.place(date);
            let end = joined.map_or(column + 1, |(next, _)| self.place(*next).max(column + 1));
            if let Some(columns) = columns.get_mut(column..end) {
                columns.fill(value);
            }
        }
        columns
    }

    fn place(self, date: Date) -> usize {
        let before_last = usize::try_from(self.last.days_since(date) / self.days).unwrap_or(0);
        (self.count - 1).saturating_sub(before_last)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(number: i32) -> Date {
        Date::parse("2026-01-01").unwrap().plus_days(number)
    }

    /// The line of values on these days, in at most so many columns.
    fn line(values: &[(i32, Option<u32>)], most: usize, bars: Bars) -> String {
        let values: Vec<(Date, Option<u32>)> =
            values.iter().map(|&(number, value)| (day(number), value)).collect();
        let gaps = Gaps::between(values.iter().map(|(date, _)| *date));
        Columns::new(values[0].0, values[values.len() - 1].0, most).draw(&values, gaps, bars)
    }

    fn daily(values: &[u32]) -> Vec<(i32, Option<u32>)> {
        (0..).zip(values).map(|(number, &value)| (number, Some(value))).collect()
    }

    #[test]
    fn bars_reach_from_the_lowest_value_to_the_highest() {
        let rising = daily(&[1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 7_000, 8_000]);
        assert_eq!(line(&rising, 20, Bars::Blocks), "▁▂▃▄▅▆▇█");
        assert_eq!(line(&rising, 20, Bars::Ascii), "12345678");
        assert_eq!(line(&daily(&[18_200, 18_210, 18_205]), 20, Bars::Ascii), "185");
        assert_eq!(line(&daily(&[100_000, 0]), 20, Bars::Ascii), "81");
    }

    #[test]
    fn what_never_moved_is_level_at_half_the_height() {
        assert_eq!(line(&daily(&[0; 4]), 20, Bars::Blocks), "▄▄▄▄");
        assert_eq!(line(&daily(&[25_000]), 20, Bars::Ascii), "4");
    }

    #[test]
    fn time_is_proportional_and_a_gap_is_a_space() {
        let weekly = [(0, Some(1)), (7, Some(8)), (14, Some(1))];
        assert_eq!(line(&weekly, 40, Bars::Ascii), "111111188888881");
        // Fourteen days are joined, fifteen are a gap.
        assert_eq!(line(&[(0, Some(1)), (14, Some(8))], 40, Bars::Ascii), "111111111111118");
        assert_eq!(line(&[(0, Some(1)), (15, Some(8))], 40, Bars::Ascii), "1              8");
    }

    #[test]
    fn a_missing_value_is_a_space() {
        let holes = [(0, Some(1)), (1, None), (2, Some(8)), (4, None), (6, Some(8))];
        assert_eq!(line(&holes, 40, Bars::Ascii), "1 8   8");
        assert_eq!(line(&[(0, None), (1, None)], 40, Bars::Ascii), "");
    }

    #[test]
    fn a_column_is_so_many_days_and_shows_their_last_value() {
        let columns = |all: i32, most| Columns::new(day(0), day(all - 1), most);
        assert_eq!((columns(7, 10).count, columns(7, 10).days()), (7, 1));
        assert_eq!((columns(10, 10).count, columns(11, 10).count), (10, 6));
        assert_eq!((columns(730, 31).count, columns(730, 31).days()), (31, 24));
        let saw = daily(&[8, 1, 8, 2, 8, 3, 8]);
        assert_eq!(line(&saw, 4, Bars::Ascii), "8888", "the last column is whole");
        assert_eq!(line(&saw[..6], 3, Bars::Ascii), "123");
    }

    proptest! {
        #[test]
        fn a_line_is_never_longer_than_its_room_and_ends_in_the_last_value(
            steps in prop::collection::vec((1..40, prop::option::weighted(0.8, 0_u32..25_000)), 1..80),
            most in 1..60_usize,
        ) {
            let mut at = 0;
            let values: Vec<(i32, Option<u32>)> = steps
                .iter()
                .map(|&(step, value)| {
                    at += step;
                    (at, value)
                })
                .collect();
            let found: Vec<char> = line(&values, most, Bars::Ascii).chars().collect();
            let known: Vec<u32> = values.iter().filter_map(|(_, value)| *value).collect();
            let (lowest, highest) = (known.iter().min(), known.iter().max());
            prop_assert_eq!(found.is_empty(), known.is_empty());
            prop_assert!(found.len() <= most);
            if let (Some(&lowest), Some(&highest), Some((_, Some(last)))) = (lowest, highest, values.last()) {
                prop_assert_eq!(*found.last().unwrap(), Bars::Ascii.bar(*last, lowest, highest));
            }
        }
    }
}
