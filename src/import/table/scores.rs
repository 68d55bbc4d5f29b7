//! Rows of scores.

use crate::domain::{Date, Field, FieldValue, Fields, Source};

use super::header::Header;
use super::item::{Item, LeftOut, Rejected, ScoresRow};
use super::lexicon::{Meaning, is_empty};
use super::number::{plain, value};
use super::sheet::{Row, Sheet};
use super::telling::parts;

/// Where the values of a row of scores stand.
#[derive(Debug)]
pub(super) struct ScoreColumns {
    /// Each with its place in [`Header::columns`].
    fields: Vec<(Field, usize)>,
    source: Option<usize>,
    /// The places of percentages that are parts of one.
    parts: Vec<usize>,
}

impl ScoreColumns {
    pub(super) fn of(header: &Header, sheet: &Sheet) -> Self {
        let field = |(place, meaning): (usize, Option<Meaning>)| match meaning? {
            Meaning::Field(field) => Some((field, place)),
            _ => None,
        };
        let columns = header.columns.iter().map(|named| named.meaning).enumerate();
        let source = header.of(Meaning::Source).map(|named| named.place);
        let parts = parts(sheet, header);
        Self { fields: columns.filter_map(field).collect(), source, parts }
    }

    /// Whether a row has no score at all: a day that was prepared and not filled in, of which a
    /// spreadsheet may have added up nothing to a total of 0.
    pub(super) fn are_empty(&self, row: Row<'_>, header: &Header) -> bool {
        let has_parts = self.fields.iter().any(|(field, _)| matches!(field, Field::Pillar(_)));
        let is_nothing = |(field, place): &(Field, usize)| {
            let text = row.cell(header.columns[*place].place).text;
            is_empty(text) || (has_parts && *field == Field::Total && text == "0")
        };
        self.fields.iter().filter(|(field, _)| *field != Field::Note).all(is_nothing)
    }

    /// The scores of a day.
    pub(super) fn read(&self, row: Row<'_>, header: &Header, date: Date) -> Item {
        let mut fields = Fields::default();
        for (field, place) in &self.fields {
            let named = &header.columns[*place];
            let mut cell = row.cell(named.place);
            if self.parts.contains(&named.place) && plain(cell.text) == Some(1.0) {
                cell.text = "100%";
            }
            match value(*field, cell) {
                Ok(Some(value)) => fields.set(value),
                Ok(None) => {}
                Err(what) => {
                    let column = Some(named.in_words());
                    return Item::Rejected(Rejected { line: row.line, column, what });
                }
            }
        }
        let source = self.source.and_then(|place| source(row.cell(place).text));
        checked(row.line, date, fields, source)
    }
}

/// The scores of a day, unless its total can be none.
pub(super) fn checked(line: usize, date: Date, fields: Fields, source: Option<Source>) -> Item {
    // What ssi itself has written was checked when it was saved.
    if source.is_none() && is_part(&fields) {
        const WHAT: &str = "the total is below 1: perhaps a spreadsheet's percentage, which it \
            shows times 100";
        return Item::Rejected(Rejected::row(line, WHAT.to_owned()));
    }
    Item::Scores(ScoresRow { line, date, fields, source })
}

/// Whether the total is above zero and below one, which no person's is.
fn is_part(fields: &Fields) -> bool {
    fields.value(Field::Total).is_some_and(|typed| match &typed.value {
        FieldValue::Total(total) => (1..1000).contains(&total.thousandths()),
        _ => false,
    })
}

/// Where a row of `ssi` itself came from; an empty cell is one that was typed.
pub(super) fn source(text: &str) -> Option<Source> {
    if text.is_empty() { Some(Source::Typed) } else { Source::from_name(text) }
}

/// A row that has no score.
pub(super) const fn without_score(line: usize) -> Item {
    Item::LeftOut(LeftOut { line, what: "a row without a score" })
}
