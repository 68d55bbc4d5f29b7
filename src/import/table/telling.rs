//! What the rows of a table tell of its columns.

use std::ops::ControlFlow;

use crate::domain::{Field, Group};

use super::counted::Counted;
use super::header::Header;
use super::lexicon::{self, Meaning, is_empty};
use super::named::Named;
use super::number::{plain, value};
use super::rules::Sort;
use super::sheet::Sheet;

/// The header as its rows tell it: without a note that is a number of comments, and with the ranks
/// that stand below the name of a group.
pub(super) fn corrected(sheet: &Sheet, header: Header) -> Header {
    let is_number = |named: &Named| !named.is_told && is_of_numbers(sheet, &header, named);
    // Numbers are no names: `Email` may count what was sent.
    let header = if header.of(Meaning::Seat).is_some_and(is_number) {
        header.without(Meaning::Seat)
    } else {
        header
    };
    match header.sort {
        Sort::Scores => with_ranks(sheet, without_counts(sheet, header)),
        Sort::Activities => header,
    }
}

fn without_counts(sheet: &Sheet, header: Header) -> Header {
    let note = Meaning::Field(Field::Note);
    let is_count = header.of(note).is_some_and(|named| {
        !named.is_told
            && Counted::of_header(&named.name, &[]).is_some()
            && is_of_numbers(sheet, &header, named)
    });
    if is_count { header.without(note) } else { header }
}

/// `Industry` above `Top 5 %` is a rank. Above a number it may be anything.
fn with_ranks(sheet: &Sheet, mut header: Header) -> Header {
    for group in [Group::Industry, Group::Network] {
        let rank = Meaning::Field(Field::Rank(group));
        let is_of_group =
            |named: &&Named| named.meaning.is_none() && lexicon::group(&named.name) == Some(group);
        let mut found = header.columns.iter().filter(is_of_group);
        let (Some(named), None, None) = (found.next(), found.next(), header.of(rank)) else {
            continue;
        };
        if !named.is_told && is_every(sheet, &header, named, |text| is_rank(group, text)) {
            let place = named.place;
            header.take(place, rank);
        }
    }
    header
}

/// Whether a text says that it is a rank: `Top 5 %`.
fn is_rank(group: Group, text: &str) -> bool {
    let cell = super::sheet::Cell { text, day: None };
    text.starts_with(char::is_alphabetic) && matches!(value(Field::Rank(group), cell), Ok(Some(_)))
}

/// The places of the percentages that are parts of one, as spreadsheets keep them: 1 is all.
pub(super) fn parts(sheet: &Sheet, header: &Header) -> Vec<usize> {
    let is_rank = |named: &&Named| matches!(named.meaning, Some(Meaning::Field(Field::Rank(_))));
    let ranks: Vec<usize> =
        header.columns.iter().filter(is_rank).map(|named| named.place).collect();
    let mut parts = Vec::new();
    // In a file of `ssi` itself they are whole.
    if ranks.is_empty() || header.of(Meaning::Source).is_some() {
        return parts;
    }
    sheet.each_row(|row| {
        for place in &ranks {
            let part = plain(row.cell(*place).text).filter(|part| *part > 0.0 && *part < 1.0);
            if part.is_some() && row.line > header.line && !parts.contains(place) {
                parts.push(*place);
            }
        }
        ControlFlow::<()>::Continue(())
    });
    parts
}

/// Whether only numbers stand in a column, and at least one.
pub(super) fn is_of_numbers(sheet: &Sheet, header: &Header, column: &Named) -> bool {
    is_every(sheet, header, column, |text| plain(text).is_some())
}

/// Whether only numbers above one stand in a column, and at least one.
pub(super) fn is_every_above(sheet: &Sheet, header: &Header, column: &Named, least: f64) -> bool {
    is_every(sheet, header, column, |text| plain(text).is_some_and(|number| number > least))
}

/// Whether all that stands in a column is of a sort, and at least one thing does.
fn is_every(sheet: &Sheet, header: &Header, column: &Named, is: impl Fn(&str) -> bool) -> bool {
    let mut has_some = false;
    let other = sheet.each_row(|row| {
        let text = row.cell(column.place).text;
        let is_row = row.line > header.line && !is_empty(text) && text != column.name;
        if is_row && !is(text) {
            return ControlFlow::Break(());
        }
        has_some |= is_row;
        ControlFlow::Continue(())
    });
    has_some && other.is_none()
}
