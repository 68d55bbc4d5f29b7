//! Tables in which a row is not one record: a log with a column a kind, scores with a row a number.

use std::ops::ControlFlow;

use crate::domain::Field;

use super::counted::Counted;
use super::lexicon::{Meaning, field_in, is_empty, is_summary};
use super::named::Named;
use super::number::plain;
use super::rules::{Rules, Sort};
use super::sheet::Sheet;

/// How records stand in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// A row is a record.
    Rows,
    /// A row has what was done on a day, a column each kind.
    Wide,
    /// A row is one number of a day.
    Long,
}

/// The columns below a header, if each row is of one field.
///
/// # Errors
///
/// Returns the column that should tell the field, where it tells none.
pub(super) fn long(
    sheet: &Sheet,
    line: usize,
    columns: &[Named],
    rules: &Rules,
) -> Result<Option<Vec<Named>>, Named> {
    let one = |meaning: Meaning| {
        let mut found = columns.iter().filter(|named| named.meaning == Some(meaning));
        found.next().filter(|_| found.next().is_none())
    };
    let metric = one(Meaning::Metric).or_else(|| one(Meaning::Kind));
    let total = one(Meaning::Field(Field::Total)).filter(|named| !named.is_told);
    let value = one(Meaning::Value).or(total);
    let is_part = |named: &Named| matches!(named.meaning, Some(Meaning::Field(field)) if !matches!(field, Field::Total | Field::Note));
    let (Some(metric), Some(value)) = (metric, value) else {
        return Ok(None);
    };
    let has_day = one(Meaning::Date).is_some() || rules.day.is_some();
    if !has_day || rules.sort == Some(Sort::Activities) || columns.iter().any(is_part) {
        return Ok(None);
    }
    let is_kind = metric.meaning == Some(Meaning::Kind);
    let (fields, others) = names(sheet, line, metric, is_kind);
    if fields == 0 || (is_kind && others > 0) {
        let is_long = !is_kind && value.meaning == Some(Meaning::Value);
        return if is_long && others > 0 { Err(metric.clone()) } else { Ok(None) };
    }
    let told = |named: &Named| {
        let meaning = match named.place {
            place if place == metric.place => Some(Meaning::Metric),
            place if place == value.place => Some(Meaning::Value),
            _ => named.meaning.filter(|meaning| matches!(meaning, Meaning::Date | Meaning::Seat)),
        };
        Named { meaning, ..named.clone() }
    };
    Ok(Some(columns.iter().map(told).collect()))
}

/// How many rows name a score, and how many name something else; after the first of these if
/// none may.
fn names(sheet: &Sheet, line: usize, metric: &Named, is_strict: bool) -> (usize, usize) {
    let (mut fields, mut others) = (0, 0);
    sheet.each_row(|row| {
        let text = row.cell(metric.place).text;
        if row.line <= line || is_empty(text) || text == metric.name {
            return ControlFlow::Continue(());
        }
        match field_in(text) {
            Some(_) => fields += 1,
            None => others += 1,
        }
        if is_strict && others > 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    (fields, others)
}

/// The columns below a header, if they are of a log with a column for each kind.
///
/// A total beside them is their sum if it is so in every row; else nothing tells whether it is the
/// index, and the columns are not taken for a log, unless the person says that they are one.
pub(super) fn wide(
    sheet: &Sheet,
    line: usize,
    columns: &[Named],
    rules: &Rules,
) -> Option<Vec<Named>> {
    let is_counted = columns.iter().any(|named| named.counted.is_some());
    let is_log = rules.sort == Some(Sort::Activities) || is_counted;
    let has = |meaning| columns.iter().any(|named| named.meaning == Some(meaning));
    // Beside impressions stand the comments of others.
    let is_other = has(Meaning::Kind) || has(Meaning::Impressions);
    let is_one = has(Meaning::Date) && !is_other && rules.sort != Some(Sort::Scores);
    if !is_one || (!is_log && columns.iter().any(is_score)) {
        return None;
    }
    let counted = |named: &Named| {
        if named.counted.is_some() {
            return named.counted.clone();
        }
        let counted = Counted::of_header(&named.name, &rules.own_kinds);
        counted.filter(|_| is_open(named) && has_numbers(sheet, line, named.place))
    };
    let counts: Vec<(usize, Counted)> = columns
        .iter()
        .enumerate()
        .filter_map(|(place, named)| Some((place, counted(named)?)))
        .collect();
    // The comments of a lone column may be remarks.
    let is_telling = |(place, _): &(usize, Counted)| columns[*place].meaning.is_none();
    let is_told = counts.iter().any(is_telling) || counts.len() > 1 || is_log;
    let places: Vec<usize> = counts.iter().map(|(place, _)| columns[*place].place).collect();
    let mut sums = columns.iter().filter(|named| is_sum(named));
    if counts.is_empty() || !is_told {
        return None;
    }
    if !is_log && !sums.all(|sum| adds_up(sheet, line, sum, &places)) {
        return None;
    }
    let mut columns = columns.to_vec();
    for (place, counted) in counts {
        columns[place].meaning = Some(Meaning::Count);
        columns[place].counted = Some(counted);
    }
    for named in columns.iter_mut().filter(|named| named.counted.is_none()) {
        let is_of_numbers = !named.is_told && has_numbers(sheet, line, named.place);
        named.meaning = named.meaning.filter(|meaning| match meaning {
            Meaning::Field(Field::Note) => !is_of_numbers,
            meaning => matches!(meaning, Meaning::Date | Meaning::Seat),
        });
    }
    Some(columns)
}

/// Whether a column is a score that no sum is.
const fn is_score(named: &Named) -> bool {
    match named.meaning {
        Some(Meaning::Field(Field::Total)) => named.is_told,
        Some(Meaning::Field(field)) => !matches!(field, Field::Note),
        _ => false,
    }
}

/// Whether a column may be the sum of the others.
const fn is_sum(named: &Named) -> bool {
    matches!(named.meaning, Some(Meaning::Field(Field::Total) | Meaning::Count))
}

/// Whether a name may be that of a kind: nothing else is known by it.
fn is_open(named: &Named) -> bool {
    !named.is_told && matches!(named.meaning, None | Some(Meaning::Field(Field::Note)))
}

/// Whether a number stands in a column.
fn has_numbers(sheet: &Sheet, line: usize, place: usize) -> bool {
    let found = sheet.each_row(|row| match plain(row.cell(place).text) {
        Some(_) if row.line > line => ControlFlow::Break(()),
        _ => ControlFlow::Continue(()),
    });
    found.is_some()
}

/// Whether a column is in every row the sum of others, and is called so. One column has no sum.
fn adds_up(sheet: &Sheet, line: usize, sum: &Named, places: &[usize]) -> bool {
    is_summary(&sum.name) && places.len() > 1 && is_sum_of(sheet, line, sum, places)
}

/// Whether a column is in every row the sum of others.
pub(super) fn is_sum_of(sheet: &Sheet, line: usize, sum: &Named, places: &[usize]) -> bool {
    let mut has_sum = false;
    let other = sheet.each_row(|row| {
        let Some(sum) = plain(row.cell(sum.place).text).filter(|_| row.line > line) else {
            return ControlFlow::Continue(());
        };
        has_sum = true;
        let counts = places.iter().filter_map(|place| plain(row.cell(*place).text));
        let is_sum = (counts.sum::<f64>() - sum).abs() < 0.5;
        if is_sum { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    has_sum && other.is_none()
}
