//! What makes it doubtful of what, or of whom, the numbers of a table are.

use std::ops::ControlFlow;

use crate::domain::{Field, Source, shown};

use super::counted::Counted;
use super::day;
use super::header::Header;
use super::layout::Layout;
use super::lexicon::{Meaning, folded, is_empty, is_long, is_mean, is_of_others, is_summary};
use super::named::Named;
use super::number::plain;
use super::rules::Sort;
use super::sheet::{Cell, Row, Sheet};
use super::telling::is_of_numbers;

/// Why the numbers of a table are not taken: they may be another's, or of something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The sheet has the name of others.
    Sheet(String),
    /// A line above or between the rows says that what stands below is of others.
    Banner {
        /// The line, from 1.
        line: usize,
        /// What stands there.
        text: String,
        /// A column that may be theirs.
        score: Named,
    },
    /// A column tells of what each row is.
    Rows {
        /// The column.
        column: Named,
        /// What stands in it.
        text: String,
    },
    /// A sum beside columns of activities.
    Sum {
        /// The column of the sum.
        total: Named,
        /// The first column of activities.
        kind: Named,
    },
    /// A column of numbers in a log that has no count.
    Count(Named),
}

/// The doubt about a table of which the header is known, if there is one.
pub(super) fn of(sheet: &Sheet, header: &Header) -> Option<Doubt> {
    match header.sort {
        Sort::Scores => of_whom(sheet, header),
        Sort::Activities if header.layout == Layout::Wide => None,
        Sort::Activities if header.of(Meaning::Count).is_none() => open(header)
            .find(|named| is_of_numbers(sheet, header, named))
            .cloned()
            .map(Doubt::Count),
        Sort::Activities => None,
    }
}

/// Columns that are not used, and of which the person has said nothing.
fn open(header: &Header) -> impl Iterator<Item = &Named> {
    header.columns.iter().filter(|named| named.meaning.is_none() && !named.is_told)
}

fn of_whom(sheet: &Sheet, header: &Header) -> Option<Doubt> {
    let rows = || header.columns.iter().find_map(|column| of_rows(sheet, header, column));
    let is_score = |named: &&Named| {
        use Field::{Pillar, Total};
        matches!(named.meaning, Some(Meaning::Field(Total | Pillar(_)) | Meaning::Value))
    };
    let score = header.columns.iter().find(is_score)?;
    if header.columns.iter().filter(is_score).any(|named| named.is_told) {
        return rows();
    }
    if let Some(name) = sheet.name().filter(|name| is_of_others(name)) {
        return Some(Doubt::Sheet(shown(name)));
    }
    banner(sheet, header, score).or_else(|| sum(header)).or_else(rows)
}

/// A line that says that what stands below it is of others.
fn banner(sheet: &Sheet, header: &Header, score: &Named) -> Option<Doubt> {
    sheet.each_row(|row| {
        let found = match row.line.cmp(&header.line) {
            std::cmp::Ordering::Less => above(row, score),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => lone(row, header).filter(|cell| is_of_others(cell.text)),
        };
        match found {
            Some(cell) => ControlFlow::Break(Doubt::Banner {
                line: row.line,
                text: shown(cell.text),
                score: score.clone(),
            }),
            None => ControlFlow::Continue(()),
        }
    })
}

/// What says in a row above the header that what stands below is not the person's own. The label
/// of a text beside it, before the first score, does not: `Industry: Software`.
fn above<'a>(row: Row<'a>, score: &Named) -> Option<Cell<'a>> {
    let is_filled = |cell: &Cell<'_>| !cell.text.is_empty();
    let is_plain = |cell: Cell<'_>| {
        is_filled(&cell) && !is_of_others(cell.text) && Meaning::of(cell.text).is_none()
    };
    let is_label = |place: usize| {
        place < score.place
            && row.cells().filter(is_filled).count() == 2
            && is_plain(row.cell(place + 1))
    };
    let mut cells = row.cells().enumerate();
    let found = cells
        .find(|(place, cell)| (is_of_others(cell.text) && !is_label(*place)) || is_mean(cell.text));
    found.map(|(_, cell)| cell)
}

/// What stands alone in a row.
fn lone<'a>(row: Row<'a>, header: &Header) -> Option<Cell<'a>> {
    let date = header.of(Meaning::Date).map(|named| row.cell(named.place));
    if date.is_some_and(day::is_one) {
        return None;
    }
    let mut cells = row.cells().filter(|cell| !cell.text.is_empty());
    let first = cells.next()?;
    cells.next().is_none().then_some(first)
}

/// A sum that has no name of the index, beside columns of activities.
fn sum(header: &Header) -> Option<Doubt> {
    let is_pillar = |named: &Named| matches!(named.meaning, Some(Meaning::Field(Field::Pillar(_))));
    let total = header.of(Meaning::Field(Field::Total)).filter(|named| is_summary(&named.name))?;
    let kind = open(header).find(|named| is_kind(&named.name))?;
    let is_sum = !header.columns.iter().any(is_pillar);
    is_sum.then(|| Doubt::Sum { total: total.clone(), kind: kind.clone() })
}

/// A column that tells of what each row is: of a pillar, of others, or from where.
fn of_rows(sheet: &Sheet, header: &Header, column: &Named) -> Option<Doubt> {
    let is_source = column.meaning == Some(Meaning::Source);
    if column.is_told || !(is_source || column.meaning.is_none()) {
        return None;
    }
    let is_long = is_long(&column.name) || is_source;
    let mut first: Option<String> = None;
    sheet.each_row(|row| {
        let text = row.cell(column.place).text;
        if row.line <= header.line || is_empty(text) || plain(text).is_some() {
            return ControlFlow::Continue(());
        }
        if is_source && Source::from_name(text).is_some() {
            return ControlFlow::Continue(());
        }
        let words = folded(text);
        let is_told = is_of_others(text) || is_pillar_name(&words);
        let is_other = first.get_or_insert_with(|| words.clone()) != &words;
        if is_told || (is_long && is_other) {
            let text = shown(text);
            return ControlFlow::Break(Doubt::Rows { column: column.clone(), text });
        }
        ControlFlow::Continue(())
    })
}

fn is_pillar_name(words: &str) -> bool {
    matches!(Meaning::of(words), Some(Meaning::Field(Field::Pillar(_))))
}

fn is_kind(name: &str) -> bool {
    Counted::of_header(name, &[]).is_some()
}
