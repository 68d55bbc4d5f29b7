//! The order of dates that a column settles.

use crate::domain::shown;

use super::day::{Days, Reading};
use super::order::DateOrder;

/// The order of a column's dates, and the line that settled it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The order.
    pub order: DateOrder,
    /// The line, from 1.
    pub line: usize,
    /// What stands there.
    pub text: String,
}

/// A date of which no line tells the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecided {
    /// The line, from 1.
    pub line: usize,
    /// What stands there.
    pub text: String,
    /// The days that it may be.
    pub readings: Days,
    /// Two lines that contradict each other, if that is why.
    pub contradiction: Option<(Settled, Settled)>,
}

/// What a column tells of the order of its dates.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// For each order the first value that has no other.
    only: [Option<(usize, String)>; DateOrder::ALL.len()],
    /// The first value that has several days.
    open: Option<(usize, String, Days)>,
}

impl Evidence {
    /// Takes a value of the column.
    pub(super) fn add(&mut self, line: usize, text: &str, reading: &Reading) {
        let Reading::Orders(orders) = reading else { return };
        match orders.as_slice() {
            [(order, _)] => {
                let only = &mut self.only[*order as usize];
                only.get_or_insert_with(|| (line, shown(text)));
            }
            [first, rest @ ..] if rest.iter().any(|other| other.1 != first.1) => {
                self.open.get_or_insert_with(|| (line, shown(text), orders.clone()));
            }
            _ => {}
        }
    }

    /// The line that shows that the order which was told is not that of the column: it has another,
    /// and no line has only that one.
    pub(super) fn against(self, told: DateOrder) -> Option<Settled> {
        if self.only[told as usize].is_some() {
            return None;
        }
        let found = DateOrder::ALL.into_iter().zip(self.only);
        let mut found = found
            .filter_map(|(order, only)| only.map(|(line, text)| Settled { order, line, text }));
        found.next()
    }

    /// The order; none where nothing needs one.
    ///
    /// # Errors
    ///
    /// Returns the first date of several readings where nothing settles them.
    pub(super) fn settled(self) -> Result<Option<Settled>, Box<Undecided>> {
        let found: Vec<Settled> = DateOrder::ALL
            .into_iter()
            .zip(self.only)
            .filter_map(|(order, only)| only.map(|(line, text)| Settled { order, line, text }))
            .collect();
        match (<[Settled; 1]>::try_from(found), self.open) {
            (Ok([settled]), Some((line, text, readings))) => {
                if readings.iter().any(|(order, _)| *order == settled.order) {
                    return Ok(Some(settled));
                }
                let contradiction = None;
                Err(Box::new(Undecided { line, text, readings, contradiction }))
            }
            (Ok([settled]), None) => Ok(Some(settled)),
            (Err(_), None) => Ok(None),
            (Err(found), Some((line, text, readings))) => {
                let mut found = found.into_iter();
                let contradiction = found.next().zip(found.next());
                Err(Box::new(Undecided { line, text, readings, contradiction }))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::day::read;
    use super::super::sheet::Cell;
    use super::*;

    fn settled(texts: &[&str]) -> Result<Option<(DateOrder, usize)>, String> {
        let mut evidence = Evidence::default();
        for (place, text) in texts.iter().enumerate() {
            evidence.add(place + 1, text, &read(Cell { text, day: None }));
        }
        let settled = evidence.settled().map_err(|open| open.text)?;
        Ok(settled.map(|settled| (settled.order, settled.line)))
    }

    #[test]
    fn one_value_with_one_reading_settles_the_column() {
        use DateOrder::{DayFirst, MonthFirst, YearFirst};
        assert_eq!(settled(&["3/4/2025", "25/4/2025"]), Ok(Some((DayFirst, 2))));
        assert_eq!(settled(&["3/4/2025", "4/25/2025"]), Ok(Some((MonthFirst, 2))));
        assert_eq!(settled(&["3/4/25", "4/25/25"]), Ok(Some((MonthFirst, 2))));
        assert_eq!(settled(&["25-01-02", "25-01-31"]), Ok(Some((YearFirst, 1))));
        assert_eq!(settled(&["3/4/2025", "5/6/2025"]), Err("3/4/2025".into()));
        assert_eq!(settled(&["3/4/2025", "25/4/2025", "4/25/2025"]), Err("3/4/2025".into()));
        assert_eq!(settled(&["3/3/2025", "4/4/2025"]), Ok(None));
        assert_eq!(settled(&["2025-03-04"]), Ok(None));
    }

    #[test]
    fn an_order_that_the_column_contradicts_is_known() {
        let against = |texts: &[&str], told| {
            let mut evidence = Evidence::default();
            for (place, text) in texts.iter().enumerate() {
                evidence.add(place + 1, text, &read(Cell { text, day: None }));
            }
            evidence.against(told).map(|settled| (settled.order, settled.line))
        };
        let texts = ["3/4/2026", "3/18/2026"];
        let expected = Some((DateOrder::MonthFirst, 2));
        assert_eq!(against(&texts, DateOrder::DayFirst), expected);
        assert_eq!(against(&texts, DateOrder::MonthFirst), None);
        assert_eq!(against(&["3/4/2026"], DateOrder::DayFirst), None);
        assert_eq!(against(&["18/3/2026", "3/18/2026"], DateOrder::DayFirst), None);
    }
}
