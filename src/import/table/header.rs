//! The header of a table: which row it is, and what its columns hold.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::domain::{Field, shown};

use super::day;
use super::layout::{self, Layout};
use super::lexicon::{Meaning, folded, is_contact, is_period};
use super::named::Named;
use super::place::letters;
use super::rules::{Map, Rules, Sort};
use super::sheet::{Row, Sheet};

/// How far down a header is looked for.
const MOST_ROWS_ABOVE: usize = 60;

/// The columns of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The line of the row, from 1.
    pub line: usize,
    /// What the rows below are.
    pub sort: Sort,
    /// How they stand in it.
    pub layout: Layout,
    /// The columns that have a name, in order.
    pub columns: Vec<Named>,
}

/// Why no header was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeaderError {
    /// No row has what a table needs. With the row that came nearest.
    Missing(Vec<Named>),
    /// Several columns hold the same: what, and which.
    Twice(Vec<(String, Vec<String>)>),
    /// The rows are of one number each, and the column that tells of which names no score.
    NoMetric(Named),
    /// It may be of scores or of activities.
    BothSorts,
    /// LinkedIn's analytics of posts: not what the person did.
    Analytics,
    /// A column that was named is not there; with those that are.
    NoColumn(String, Vec<Named>),
}

impl Header {
    /// Finds the header of a sheet.
    ///
    /// # Errors
    ///
    /// Returns [`HeaderError`].
    pub(super) fn find(sheet: &Sheet, rules: &Rules) -> Result<Self, HeaderError> {
        let mut search =
            Search { sheet, rules, seen: 0, best: Vec::new(), lone: None, unmapped: Vec::new() };
        let found = sheet.each_row(|row| search.look(row));
        match found {
            Some(Some(found)) => found,
            _ if !search.unmapped.is_empty() => {
                Err(HeaderError::NoColumn(search.unmapped.remove(0), search.best))
            }
            _ => search.lone.unwrap_or(Err(HeaderError::Missing(search.best))),
        }
    }

    /// The column that holds something.
    #[must_use]
    pub fn of(&self, meaning: Meaning) -> Option<&Named> {
        self.columns.iter().find(|named| named.meaning == Some(meaning))
    }

    /// Whether each column that is read has the name that it has in the files of `ssi`.
    #[must_use]
    pub fn is_our_own(&self) -> bool {
        let is_own = |named: &Named| {
            named.meaning.is_none_or(|found| found.name().eq_ignore_ascii_case(&named.name))
        };
        self.layout == Layout::Rows && self.columns.iter().all(is_own)
    }

    /// The header with the meaning that the rows show a column to have.
    pub(super) fn take(&mut self, place: usize, meaning: Meaning) {
        for named in self.columns.iter_mut().filter(|named| named.place == place) {
            named.meaning = Some(meaning);
        }
    }

    /// The header without a name that its table's rows show to be wrong.
    pub(super) fn without(mut self, meaning: Meaning) -> Self {
        for named in self.columns.iter_mut().filter(|named| named.meaning == Some(meaning)) {
            named.meaning = None;
        }
        self
    }
}

/// How many columns of a row are known.
pub(super) fn known(row: Row<'_>) -> usize {
    row.cells().filter(|cell| Meaning::of(cell.text).is_some()).count()
}

struct Search<'a> {
    sheet: &'a Sheet,
    rules: &'a Rules,
    seen: usize,
    /// The row that came nearest.
    best: Vec<Named>,
    /// The first row that is a header if no other is: a title may be called as a lone total is.
    lone: Found,
    /// Columns that were named, and are not in it.
    unmapped: Vec<String>,
}

type Found = Option<Result<Header, HeaderError>>;

impl Search<'_> {
    fn look(&mut self, row: Row<'_>) -> ControlFlow<Found> {
        self.seen += 1;
        if self.seen > MOST_ROWS_ABOVE {
            return ControlFlow::Break(None);
        }
        let columns = named(row, &self.rules.maps);
        let has = |meaning| columns.iter().any(|named| named.meaning == Some(meaning));
        let unmapped = unmapped(&columns, &self.rules.maps);
        if unmapped.is_empty()
            && let Some(found) = self.laid_out(row.line, &columns)
        {
            return ControlFlow::Break(Some(found));
        }
        match sort(&columns, self.rules) {
            Some(_) if !unmapped.is_empty() => {}
            Some(Ok(sort)) => {
                let (line, columns) = above_records(row, columns);
                return ControlFlow::Break(Some(settled(line, sort, columns)));
            }
            Some(Err(error)) => return ControlFlow::Break(Some(Err(error))),
            None if has(Meaning::Impressions) && (columns.len() <= 4 || has(Meaning::Date)) => {
                return ControlFlow::Break(Some(Err(HeaderError::Analytics)));
            }
            None => self.note_lone(row.line, &columns),
        }
        let count = |columns: &[Named]| {
            (columns.iter().filter(|named| named.meaning.is_some()).count(), columns.len())
        };
        if self.best.is_empty() || count(&columns) > count(&self.best) {
            self.unmapped = unmapped;
            self.best = columns;
        }
        ControlFlow::Continue(())
    }
}

impl Search<'_> {
    /// Notes the row if it names the total, and the day of the records is known.
    fn note_lone(&mut self, line: usize, columns: &[Named]) {
        let is_total = |named: &Named| named.meaning == Some(Meaning::Field(Field::Total));
        let can_be = self.rules.day.is_some() && self.rules.sort != Some(Sort::Activities);
        if can_be && self.lone.is_none() && columns.iter().any(is_total) {
            self.lone = Some(settled(line, Sort::Scores, columns.to_vec()));
        }
    }

    /// The header of a table in which a row is not one record.
    fn laid_out(&self, line: usize, columns: &[Named]) -> Option<Result<Header, HeaderError>> {
        let columns_of = |sort, layout, columns| Header { line, sort, layout, columns };
        match layout::long(self.sheet, line, columns, self.rules) {
            Ok(Some(columns)) => {
                return Some(Ok(columns_of(Sort::Scores, Layout::Long, columns)));
            }
            Ok(None) => {}
            Err(metric) => return Some(Err(HeaderError::NoMetric(metric))),
        }
        let columns = layout::wide(self.sheet, line, columns, self.rules)?;
        let twice = counted_twice(&columns);
        if !twice.is_empty() {
            return Some(Err(HeaderError::Twice(twice)));
        }
        Some(Ok(columns_of(Sort::Activities, Layout::Wide, columns)))
    }
}

/// The line of the header. Of a table that has none, and of which the columns were told by their
/// letters, the first row is a record, and the columns have only letters.
fn above_records(row: Row<'_>, mut columns: Vec<Named>) -> (usize, Vec<Named>) {
    let is_day = |named: &Named| {
        named.is_told && named.meaning == Some(Meaning::Date) && day::is_one(row.cell(named.place))
    };
    if !columns.iter().any(is_day) {
        return (row.line, columns);
    }
    for named in &mut columns {
        named.name = letters(named.place);
        named.meaning = named.meaning.filter(|_| named.is_told);
    }
    (row.line - 1, columns)
}

/// The columns of a row, taken for a header.
fn named(row: Row<'_>, maps: &[Map]) -> Vec<Named> {
    let of_cell = |place: usize| {
        let text = row.cell(place).text;
        let mapped = maps.iter().find(|map| is_of(map, place, text));
        if text.is_empty() && mapped.is_none() {
            return None;
        }
        let meaning = mapped.map_or_else(|| Meaning::of(text), |map| map.meaning);
        let name = if text.is_empty() { letters(place) } else { shown(text) };
        let counted = mapped.and_then(|map| map.counted.clone());
        Some(Named { place, name, meaning, counted, is_told: mapped.is_some() })
    };
    let columns = (0..row.len()).filter_map(of_cell).collect();
    with_lone(with_lone(columns, Meaning::Date, is_period), Meaning::Seat, is_contact)
}

/// The columns, of which one whose name may mean something does, if no other does: a stretch of time
/// has the days, an address tells the person.
fn with_lone(mut columns: Vec<Named>, meaning: Meaning, may_mean: fn(&str) -> bool) -> Vec<Named> {
    let is_one = |named: &Named| named.meaning.is_none() && may_mean(&named.name);
    let has_other = columns.iter().any(|named| named.meaning == Some(meaning));
    let mut found = columns.iter_mut().filter(|named| is_one(named));
    if let (false, Some(named), None) = (has_other, found.next(), found.next()) {
        named.meaning = (!named.is_told).then_some(meaning);
    }
    columns
}

/// Whether a column was named: by its header, or by its letter.
fn is_of(map: &Map, place: usize, header: &str) -> bool {
    let is_header = map.column.trim() == header
        || (!folded(header).is_empty() && folded(&map.column) == folded(header));
    is_header || map.column.trim().eq_ignore_ascii_case(&letters(place))
}

/// The columns that were named and that a header does not have.
fn unmapped(columns: &[Named], maps: &[Map]) -> Vec<String> {
    let is_there = |map: &&Map| columns.iter().any(|named| is_of(map, named.place, &named.name));
    maps.iter().filter(|map| !is_there(map)).map(|map| map.column.clone()).collect()
}

/// What the rows below a header would be; `None` below a row that is no header.
fn sort(columns: &[Named], rules: &Rules) -> Option<Result<Sort, HeaderError>> {
    let has = |meaning| columns.iter().any(|named| named.meaning == Some(meaning));
    let has_pillars = columns.iter().any(|named| {
        matches!(named.meaning, Some(Meaning::Field(field)) if field != Field::Note
            && field != Field::Total)
    });
    let has_total = has(Meaning::Field(Field::Total));
    // A report of seats has no day; a lone `SSI` may be a title.
    let is_report = has_total && has_pillars && (has(Meaning::Seat) || rules.day.is_some());
    let is_scores = (has_pillars || has_total) && (has(Meaning::Date) || is_report);
    let is_activities = has(Meaning::Date) && has(Meaning::Kind);
    match (rules.sort, is_scores, is_activities) {
        (None, true, true) if has_pillars => Some(Ok(Sort::Scores)),
        (None, true, true) => Some(Err(HeaderError::BothSorts)),
        (None | Some(Sort::Scores), true, _) => Some(Ok(Sort::Scores)),
        (None | Some(Sort::Activities), _, true) => Some(Ok(Sort::Activities)),
        _ => None,
    }
}

/// The header with the meanings that its sort wants, each once.
fn settled(line: usize, sort: Sort, mut columns: Vec<Named>) -> Result<Header, HeaderError> {
    for named in &mut columns {
        named.meaning = named.meaning.filter(|meaning| is_wanted(*meaning, sort));
    }
    let mut meanings: Vec<Meaning> = columns.iter().filter_map(|named| named.meaning).collect();
    meanings.sort();
    meanings.dedup();
    let twice: Vec<_> =
        meanings.into_iter().filter_map(|meaning| leave_one(&mut columns, meaning)).collect();
    if !twice.is_empty() {
        return Err(HeaderError::Twice(twice));
    }
    Ok(Header { line, sort, layout: Layout::Rows, columns })
}

fn is_wanted(meaning: Meaning, sort: Sort) -> bool {
    match meaning {
        Meaning::Date | Meaning::Source | Meaning::Seat | Meaning::Field(Field::Note) => true,
        Meaning::Field(_) => sort == Sort::Scores,
        Meaning::Kind | Meaning::Count | Meaning::Template | Meaning::Id => {
            sort == Sort::Activities
        }
        Meaning::Metric | Meaning::Value | Meaning::Impressions => false,
    }
}

/// Of several columns that hold the same, leaves the one that has our own name for it; returns them
/// where none has.
fn leave_one(columns: &mut [Named], meaning: Meaning) -> Option<(String, Vec<String>)> {
    let places: Vec<usize> =
        (0..columns.len()).filter(|place| columns[*place].meaning == Some(meaning)).collect();
    let is_own = |place: &&usize| {
        let name = &columns[**place].name;
        let is_note = meaning == Meaning::Field(Field::Note);
        name == meaning.name() || (is_note && name.eq_ignore_ascii_case(meaning.name()))
    };
    let own: Vec<usize> = places.iter().filter(is_own).copied().collect();
    match (places.len(), own.as_slice()) {
        (0 | 1, _) => None,
        (_, [own]) => {
            for place in places.iter().filter(|place| *place != own) {
                columns[*place].meaning = None;
            }
            None
        }
        _ => {
            let names = places.iter().map(|place| columns[*place].in_words()).collect();
            Some((meaning.name().to_owned(), names))
        }
    }
}

/// The columns that count the same.
fn counted_twice(columns: &[Named]) -> Vec<(String, Vec<String>)> {
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for named in columns {
        if let Some(counted) = &named.counted {
            all.entry(counted.many()).or_default().push(named.in_words());
        }
    }
    all.into_iter().filter(|(_, names)| names.len() > 1).collect()
}
