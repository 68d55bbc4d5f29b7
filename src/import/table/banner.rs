//! Lines above and between the rows of a table that say that what stands below is not the person's.

use std::ops::ControlFlow;

use crate::domain::Field;

use super::day;
use super::header::Header;
use super::lexicon::{Meaning, is_mean, is_summary, names_nobody};
use super::named::Named;
use super::sheet::{Cell, Row, Sheet};
use super::title::{is_foreign, is_seat, names_somebody};

/// The first such line, and what stands there; `column` is the first that may be another's.
pub(super) fn of(sheet: &Sheet, header: &Header, column: &Named) -> Option<(usize, String)> {
    let is_title = |cell: &Cell<'_>| is_foreign(cell.text) && !is_summary(cell.text);
    // What stands alone between records is the title of a second table.
    let mut between: Option<(usize, String)> = None;
    sheet.each_row(|row| {
        let found = match row.line.cmp(&header.line) {
            std::cmp::Ordering::Less => above(row, column),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => lone(row, header).filter(is_title),
        };
        if let Some(cell) = found {
            return ControlFlow::Break((row.line, cell.text.to_owned()));
        }
        let is_below = row.line > header.line;
        if is_below && between.is_some() && has_day(row, header) {
            return between.take().map_or(ControlFlow::Continue(()), ControlFlow::Break);
        }
        if is_below && between.is_none() {
            let title = lone(row, header).filter(|cell| !names_nobody(cell.text));
            between = title.map(|cell| (row.line, cell.text.to_owned()));
        }
        ControlFlow::Continue(())
    })
}

/// What says in a row above the header that what stands below is not the person's own. The label
/// of a text beside it, before the first score, does not: `Industry`, `Software`.
fn above<'a>(row: Row<'a>, column: &Named) -> Option<Cell<'a>> {
    let is_filled = |cell: &Cell<'_>| !cell.text.is_empty();
    let is_text = |cell: Cell<'_>| {
        is_filled(&cell) && !is_foreign(cell.text) && Meaning::of(cell.text).is_none()
    };
    let is_pair = row.cells().filter(is_filled).count() == 2;
    let is_label = |place: usize| is_pair && place < column.place && is_text(row.cell(place + 1));
    let is_owner =
        |place: usize| is_pair && is_seat(row.cell(place).text, row.cell(place + 1).text);
    let mut cells = row.cells().enumerate();
    let found = cells.find(|(place, cell)| {
        is_mean(cell.text)
            || names_somebody(cell.text)
            || is_owner(*place)
            || (is_foreign(cell.text) && !is_label(*place))
    });
    found.map(|(_, cell)| cell)
}

fn has_day(row: Row<'_>, header: &Header) -> bool {
    header.of(Meaning::Date).is_some_and(|named| day::is_one(row.cell(named.place)))
}

/// What stands alone in a row, and not where notes stand.
fn lone<'a>(row: Row<'a>, header: &Header) -> Option<Cell<'a>> {
    let note = header.of(Meaning::Field(Field::Note)).map(|named| named.place);
    let mut cells = row.cells().enumerate().filter(|(_, cell)| !cell.text.is_empty());
    let (place, first) = cells.next()?;
    let is_alone = cells.next().is_none() && note != Some(place);
    (is_alone && !has_day(row, header)).then_some(first)
}
