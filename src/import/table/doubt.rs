//! What makes it doubtful of what, or of whom, the numbers of a table are.

use std::ops::ControlFlow;

use crate::domain::{Field, Source, shown};

use super::banner;
use super::counted::Counted;
use super::day;
use super::header::{Header, known};
use super::layout::{Layout, is_sum_of};
use super::lexicon::{
    Meaning, folded, is_empty, is_goal, is_long, is_of_others, is_period, is_standing, is_summary,
    names_index,
};
use super::named::Named;
use super::number::plain;
use super::rules::Sort;
use super::sheet::{Row, Sheet};
use super::telling::{is_every_above, is_of_numbers};
use super::title::is_foreign;

/// What is longer, in bytes, says more than that it is a goal.
const LONGEST_GOAL: usize = 24;
/// More connections than this nobody makes in each row.
const MOST_MADE: f64 = 200.0;

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
        column: Named,
    },
    /// A column tells of what each row is.
    Rows {
        /// The column.
        column: Named,
        /// What stands in it.
        text: String,
    },
    /// A sum beside what it may be the sum of.
    Sum {
        /// The column of the sum.
        total: Named,
        /// The first column that may be a part of it.
        part: Named,
        /// Whether that is named as a kind of activity.
        is_kind: bool,
    },
    /// The line of a second row of headers.
    SecondHeader(usize),
    /// A column that may count the connections that there are, not those that were made.
    Standing(Named),
    /// A column of numbers in a log that has no count.
    Count(Named),
}

/// The doubt about a table of which the header is known, if there is one.
pub(super) fn of(sheet: &Sheet, header: &Header) -> Option<Doubt> {
    if let Some(line) = second_header(sheet, header) {
        return Some(Doubt::SecondHeader(line));
    }
    let column = header.columns.iter().find(|named| is_claim(header.sort, named))?;
    let is_told = header.columns.iter().any(|named| named.is_told && is_claim(header.sort, named));
    let of_whom = || of_sheet(sheet).or_else(|| banner(sheet, header, column));
    let rows = || header.columns.iter().find_map(|column| of_rows(sheet, header, column));
    let first = if is_told { None } else { of_whom() };
    first.or_else(|| match header.sort {
        Sort::Scores if is_told => rows(),
        Sort::Scores => sum(sheet, header).or_else(rows),
        Sort::Activities => rows().or_else(|| of_counts(sheet, header)),
    })
}

/// Whether a column says how much is the person's.
fn is_claim(sort: Sort, named: &Named) -> bool {
    use Field::{Pillar, Total};
    match sort {
        Sort::Scores => {
            matches!(named.meaning, Some(Meaning::Field(Total | Pillar(_)) | Meaning::Value))
        }
        Sort::Activities => matches!(named.meaning, Some(Meaning::Kind | Meaning::Count)),
    }
}

/// Columns that are not used, and of which the person has said nothing.
fn open(header: &Header) -> impl Iterator<Item = &Named> {
    header.columns.iter().filter(|named| named.meaning.is_none() && !named.is_told)
}

fn of_sheet(sheet: &Sheet) -> Option<Doubt> {
    sheet.name().filter(|name| is_foreign(name)).map(|name| Doubt::Sheet(shown(name)))
}

fn banner(sheet: &Sheet, header: &Header, column: &Named) -> Option<Doubt> {
    let (line, text) = banner::of(sheet, header, column)?;
    Some(Doubt::Banner { line, text: shown(&text), column: column.clone() })
}

/// The line of a second row of headers below the first.
fn second_header(sheet: &Sheet, header: &Header) -> Option<usize> {
    let date = header.of(Meaning::Date)?.place;
    let is_again = |row: Row<'_>| {
        header.columns.iter().all(|named| {
            let text = row.cell(named.place).text;
            text.is_empty() || folded(text) == folded(&named.name)
        })
    };
    let first = sheet.each_row(|row| match row.line > header.line {
        true if !day::is_one(row.cell(date)) && known(row) > 1 && !is_again(row) => {
            ControlFlow::Break(Some(row.line))
        }
        true => ControlFlow::Break(None),
        false => ControlFlow::Continue(()),
    });
    first.flatten()
}

/// A column that may count something else than what was done.
fn of_counts(sheet: &Sheet, header: &Header) -> Option<Doubt> {
    if header.layout == Layout::Wide {
        return standing(sheet, header).cloned().map(Doubt::Standing);
    }
    let has_count = header.of(Meaning::Count).is_some();
    let numbers = || open(header).find(|named| is_of_numbers(sheet, header, named));
    numbers().filter(|_| !has_count).cloned().map(Doubt::Count)
}

/// A column that may count the connections that there are, and not those that were made.
fn standing<'a>(sheet: &Sheet, header: &'a Header) -> Option<&'a Named> {
    let is_connections = |named: &&Named| {
        let counted = named.counted.as_ref().map(Counted::name);
        !named.is_told && counted == Some("connection")
    };
    let named = header.columns.iter().find(is_connections)?;
    let beside_others = open(header).any(|named| is_standing(&named.name));
    (beside_others || is_every_above(sheet, header, named, MOST_MADE)).then_some(named)
}

/// A sum that has no name of the index, beside columns that it may be the sum of.
fn sum(sheet: &Sheet, header: &Header) -> Option<Doubt> {
    let is_other = |named: &Named| {
        let is_ours = |meaning| matches!(meaning, Meaning::Field(_));
        let is_plain = |meaning| matches!(meaning, Meaning::Field(Field::Total | Field::Note));
        named.meaning.is_some_and(|meaning| is_ours(meaning) && !is_plain(meaning))
    };
    let is_pillar = |named: &Named| matches!(named.meaning, Some(Meaning::Field(Field::Pillar(_))));
    let total =
        header.of(Meaning::Field(Field::Total)).filter(|named| !names_index(&named.name))?;
    if header.columns.iter().any(is_pillar) {
        return None;
    }
    let is_part = |named: &&Named| {
        let name = &named.name;
        let is_no_part = is_summary(name) || is_period(name) || is_of_others(name) || is_goal(name);
        !is_no_part && is_of_numbers(sheet, header, named)
    };
    let parts: Vec<&Named> = open(header).filter(is_part).collect();
    let places: Vec<usize> = parts.iter().map(|named| named.place).collect();
    let is_lone = !header.columns.iter().any(is_other);
    let part = if is_summary(&total.name) {
        let kind = open(header).find(|named| is_kind(&named.name));
        kind.or_else(|| parts.first().copied().filter(|_| is_lone))
    } else {
        None
    };
    let adds_up = || places.len() > 1 && is_sum_of(sheet, header.line, total, &places);
    let part = part.or_else(|| parts.first().copied().filter(|_| adds_up()))?;
    let is_kind = is_kind(&part.name);
    Some(Doubt::Sum { total: total.clone(), part: part.clone(), is_kind })
}

/// A column that tells of what each row is: of a pillar, of others, from where, or a goal.
fn of_rows(sheet: &Sheet, header: &Header, column: &Named) -> Option<Doubt> {
    let is_source = column.meaning == Some(Meaning::Source);
    let is_note = column.meaning == Some(Meaning::Field(Field::Note));
    if column.is_told || !(is_source || is_note || column.meaning.is_none()) {
        return None;
    }
    let is_scores = header.sort == Sort::Scores;
    let is_long = is_scores && (is_long(&column.name) || is_source);
    let mut first: Option<String> = None;
    sheet.each_row(|row| {
        let text = row.cell(column.place).text;
        let is_long_note = is_note && text.len() >= LONGEST_GOAL;
        if row.line <= header.line || is_long_note || is_empty(text) || plain(text).is_some() {
            return ControlFlow::Continue(());
        }
        if is_source && Source::from_name(text).is_some() {
            return ControlFlow::Continue(());
        }
        let is_of_others = || is_scores && (is_of_others(text) || is_pillar_name(&folded(text)));
        let is_told = (text.len() < LONGEST_GOAL && is_goal(text)) || (!is_note && is_of_others());
        let is_other = is_long && first.get_or_insert_with(|| folded(text)) != &folded(text);
        if is_told || is_other {
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
