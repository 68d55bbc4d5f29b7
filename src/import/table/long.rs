//! Tables with a row for each number: `date, metric, value`.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::domain::{Date, Field, FieldValue, Fields, Typed};

use super::header::Header;
use super::item::{Item, LeftOut, Rejected};
use super::lexicon::{Meaning, field_in, is_empty};
use super::named::Named;
use super::number::{plain, value};
use super::scores::checked;
use super::sheet::{Cell, Row, Sheet};

/// The most days of all people: all of them are kept until the last row was read.
const MOST_DAYS: usize = 50_000;

/// Where the name of a field and its value stand.
#[derive(Debug)]
pub(super) struct LongColumns {
    metric: Option<Named>,
    value: Option<Named>,
    /// The ranks that are parts of one: 1 is all.
    parts: Vec<Field>,
}

impl LongColumns {
    pub(super) fn of(header: &Header, sheet: &Sheet) -> Self {
        let of = |meaning| header.of(meaning).cloned();
        let mut columns =
            Self { metric: of(Meaning::Metric), value: of(Meaning::Value), parts: Vec::new() };
        let mut parts = Vec::new();
        sheet.each_row(|row| {
            let part = plain(Self::cell(columns.value.as_ref(), row).text);
            if row.line > header.line && part.is_some_and(|part| part > 0.0 && part < 1.0) {
                let rank = columns.field(row).filter(|field| matches!(field, Field::Rank(_)));
                parts.extend(rank.filter(|field| !parts.contains(field)));
            }
            ControlFlow::<()>::Continue(())
        });
        columns.parts = parts;
        columns
    }

    fn field(&self, row: Row<'_>) -> Option<Field> {
        field_in(Self::cell(self.metric.as_ref(), row).text)
    }

    /// The value of a field, of which 1 may be all.
    fn value_of<'a>(&self, field: Field, row: Row<'a>) -> Cell<'a> {
        let cell = Self::cell(self.value.as_ref(), row);
        let is_all = self.parts.contains(&field) && plain(cell.text) == Some(1.0);
        if is_all { Cell { text: "100%", day: None } } else { cell }
    }

    /// Whether a row has no value.
    pub(super) fn are_empty(&self, row: Row<'_>) -> bool {
        is_empty(Self::cell(self.value.as_ref(), row).text)
    }

    fn cell<'a>(named: Option<&Named>, row: Row<'a>) -> Cell<'a> {
        named.map_or_else(Cell::default, |named| row.cell(named.place))
    }
}

/// What was read of each day of a long table, by whose it is.
#[derive(Debug, Default)]
pub(super) struct Days(BTreeMap<(Option<String>, Date), Day>);

/// What was read of a day.
#[derive(Debug, Default)]
struct Day {
    line: usize,
    fields: Fields,
    /// Where each field was found.
    lines: Vec<(Field, usize)>,
}

impl Days {
    /// Takes a row; returns what is said of one that gives nothing.
    pub(super) fn take(
        &mut self,
        columns: &LongColumns,
        row: Row<'_>,
        seat: Option<&str>,
        date: Date,
    ) -> Option<Item> {
        let line = row.line;
        let Some(field) = columns.field(row) else {
            return Some(Item::LeftOut(LeftOut { line, what: "no score" }));
        };
        let rejected = |what: String| {
            let column = columns.value.as_ref().map(Named::in_words);
            Some(Item::Rejected(Rejected { line, column, what }))
        };
        let typed = match value(field, columns.value_of(field, row)) {
            Ok(Some(typed)) => typed,
            Ok(None) => return None,
            Err(what) => return rejected(what),
        };
        let key = (seat.map(ToOwned::to_owned), date);
        if self.0.len() >= MOST_DAYS && !self.0.contains_key(&key) {
            return rejected(format!("more than {MOST_DAYS} days; divide the table by years"));
        }
        let day = self.0.entry(key).or_insert_with(|| Day { line, ..Day::default() });
        day.put(field, typed, line).and_then(rejected)
    }

    /// Hands over the days, in order of time.
    pub(super) fn each(self, mut take: impl FnMut(Option<&str>, Item)) {
        for ((seat, date), day) in self.0 {
            take(seat.as_deref(), checked(day.line, date, day.fields, None));
        }
    }
}

impl Day {
    /// Takes a value; returns what is wrong if the day has another of that field.
    fn put(&mut self, field: Field, typed: Typed<FieldValue>, line: usize) -> Option<String> {
        let there = self.fields.value(field).map(|there| there.value.clone());
        match there {
            None => {
                self.fields.set(typed);
                self.lines.push((field, line));
                None
            }
            Some(there) if there == typed.value => None,
            Some(there) => {
                let first = self.lines.iter().find(|(other, _)| *other == field);
                let first = first.map_or(self.line, |(_, line)| *line);
                let here = &typed.value;
                Some(format!("the day has {field} {there} in line {first}, here {here}"))
            }
        }
    }
}
