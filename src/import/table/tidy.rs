//! A sheet whose header is understood.

use std::ops::ControlFlow;

use super::activities::ActivityColumns;
use super::counted::Counted;
use super::day;
use super::doubt::Doubt;
use super::header::{Header, HeaderError};
use super::item::{Item, LeftOut, Rejected};
use super::layout::Layout;
use super::lexicon::{Meaning, folded, is_goal, is_summary};
use super::long::{Days, LongColumns};
use super::order::DateOrder;
use super::rules::{Rules, Sort};
use super::scores::{ScoreColumns, without_score};
use super::settle::{Evidence, Settled, Undecided};
use super::sheet::{Row, Sheet};
use super::wide::WideColumns;
use super::{doubt, telling};
use crate::domain::Date;
use crate::words::unescaped;

/// A sheet whose header is understood, and whose dates are settled.
#[derive(Debug)]
pub struct Table<'a> {
    sheet: &'a Sheet,
    /// Its columns.
    pub header: Header,
    /// The order of its dates, if one is needed and a line tells.
    pub settled: Option<Settled>,
    order: Option<DateOrder>,
    date: Option<usize>,
    seat: Option<usize>,
    latest: Date,
    day: Option<Date>,
    columns: Columns,
}

/// What is said of a row that has no date in its column.
const NO_DATE: &str = "there is no date (below merged cells the day must be written into each row)";

#[derive(Debug)]
enum Columns {
    Scores(ScoreColumns),
    Activities(Box<ActivityColumns>),
    Wide(WideColumns),
    Long(LongColumns),
}

/// Why a sheet is no table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableError {
    /// No header was understood.
    Header(HeaderError),
    /// Nothing tells the order of its dates.
    Undecided(Box<Undecided>),
    /// A line shows that the order that was told is not that of the table.
    OtherOrder(Settled),
    /// The numbers may be another's, or of something else.
    Doubt(Box<Doubt>),
}

impl<'a> Table<'a> {
    /// Understands a sheet.
    ///
    /// # Errors
    ///
    /// Returns [`TableError`].
    pub fn of(sheet: &'a Sheet, rules: &Rules) -> Result<Self, TableError> {
        let header = Header::find(sheet, rules).map_err(TableError::Header)?;
        let header = telling::corrected(sheet, header);
        if let Some(doubt) = doubt::of(sheet, &header) {
            return Err(TableError::Doubt(Box::new(doubt)));
        }
        let place = |meaning| header.of(meaning).map(|named| named.place);
        let (date, seat) = (place(Meaning::Date), place(Meaning::Seat));
        let columns = Columns::of(&header, sheet, rules);
        let evidence = |date| evidence(sheet, &header, date);
        let settled = match (rules.date_order, date) {
            (None, Some(date)) => evidence(date).settled().map_err(TableError::Undecided)?,
            (Some(told), Some(date)) => match evidence(date).against(told) {
                Some(other) => return Err(TableError::OtherOrder(other)),
                None => None,
            },
            (_, None) => None,
        };
        let order = rules.date_order.or(settled.as_ref().map(|settled| settled.order));
        let (latest, day) = (rules.latest, rules.day);
        Ok(Self { sheet, header, settled, order, date, seat, latest, day, columns })
    }

    /// Whether its rows have no day of their own.
    #[must_use]
    pub const fn lacks_days(&self) -> bool {
        self.date.is_none()
    }

    /// Whether its rows tell whose they are.
    #[must_use]
    pub const fn has_seats(&self) -> bool {
        self.seat.is_some()
    }

    /// The columns that are not used, by their names.
    pub fn unused(&self) -> impl Iterator<Item = &str> {
        let unused = self.header.columns.iter().filter(|named| named.meaning.is_none());
        unused.map(|named| named.name.as_str())
    }

    /// Whether a column beside scores is named as a kind of activity, and not used.
    #[must_use]
    pub fn has_counts(&self) -> bool {
        let is_count = |name: &str| Counted::of_header(name, &[]).is_some();
        self.header.sort == Sort::Scores && self.date.is_some() && self.unused().any(is_count)
    }

    /// Reads the rows, one after the other, each with whose it is where the table tells. The days of
    /// a long table come after its last row.
    pub fn each(&self, mut take: impl FnMut(Option<&str>, Item)) {
        let mut days = Days::default();
        self.sheet.each_row(|row| {
            if row.line > self.header.line {
                let seat = self.seat.map(|place| unescaped(row.cell(place).text));
                self.read(row, seat, &mut days, &mut |item| take(seat, item));
            }
            ControlFlow::<()>::Continue(())
        });
        days.each(take);
    }

    fn read(&self, row: Row<'_>, seat: Option<&str>, days: &mut Days, take: &mut impl FnMut(Item)) {
        if let Some(what) = self.not_a_record(row) {
            return take(Item::LeftOut(LeftOut { line: row.line, what }));
        }
        if self.columns.are_empty(row, &self.header) {
            // A day without activity is nothing to be told of.
            if matches!(self.columns, Columns::Scores(_)) {
                take(without_score(row.line));
            }
            return;
        }
        if let Some(what) = self.overlong(row) {
            return take(Item::Rejected(Rejected::row(row.line, what)));
        }
        let date = match self.date_of(row) {
            Ok(date) => date,
            Err(what) => {
                let column = self.header.of(Meaning::Date).map(super::Named::in_words);
                return take(Item::Rejected(Rejected { line: row.line, column, what }));
            }
        };
        match &self.columns {
            Columns::Scores(columns) => take(columns.read(row, &self.header, date)),
            Columns::Activities(columns) => take(columns.read(row, date)),
            Columns::Wide(columns) => columns.read(row, date, take),
            Columns::Long(columns) => {
                days.take(columns, row, seat, date).into_iter().for_each(take);
            }
        }
    }

    fn date_of(&self, row: Row<'_>) -> Result<Date, String> {
        let Some(place) = self.date else {
            return self.day.ok_or_else(|| "there is no date".to_owned());
        };
        let day = day::resolved(row.cell(place), self.order)
            .map_err(|why| if why.is_empty() { NO_DATE.to_owned() } else { why })?;
        if day > self.latest {
            return Err(format!("{day} lies after today"));
        }
        Ok(day)
    }

    /// What a row is that holds no record: a sum below the table, a remark, the header once more.
    fn not_a_record(&self, row: Row<'_>) -> Option<&'static str> {
        let date = row.cell(self.date?);
        let has_digit = date.text.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
        if has_digit || day::is_one(date) {
            return None;
        }
        let mut cells = row.cells().map(|cell| cell.text).filter(|text| !text.is_empty());
        let first = cells.next().unwrap_or_default();
        let is_header = |named: &super::Named| {
            named.meaning.is_none() || folded(row.cell(named.place).text) == folded(&named.name)
        };
        if is_summary(first) {
            Some("a total")
        } else if is_goal(first) {
            Some("a goal")
        } else if self.header.columns.iter().all(is_header) {
            Some("the header again")
        } else if cells.next().is_none() && !first.bytes().any(|byte| byte.is_ascii_digit()) {
            Some("a remark")
        } else {
            None
        }
    }

    /// What is wrong with a row that has cells beyond the header: a decimal comma between cells
    /// that are apart by commas.
    fn overlong(&self, row: Row<'_>) -> Option<String> {
        let end = self.header.columns.last().map_or(0, |named| named.place + 1);
        let is_beyond = (end..row.len()).any(|place| !row.cell(place).text.is_empty());
        // Columns without a name may hold remarks.
        let is_csv = self.sheet.name().is_none();
        (is_beyond && is_csv).then(|| {
            let (cells, columns) = (row.len(), end);
            format!(
                "{cells} cells are more than the {columns} of the header; a comma in a number or a \
                text stands between quotation marks"
            )
        })
    }
}

impl Columns {
    fn of(header: &Header, sheet: &Sheet, rules: &Rules) -> Self {
        match (header.layout, header.sort) {
            (Layout::Wide, _) => Self::Wide(WideColumns::of(&header.columns)),
            (Layout::Long, _) => Self::Long(LongColumns::of(header, sheet)),
            (Layout::Rows, Sort::Scores) => Self::Scores(ScoreColumns::of(header, sheet)),
            (Layout::Rows, Sort::Activities) => {
                Self::Activities(Box::new(ActivityColumns::of(header, &rules.own_kinds)))
            }
        }
    }

    /// Whether a row was prepared and not filled in.
    fn are_empty(&self, row: Row<'_>, header: &Header) -> bool {
        match self {
            Self::Scores(columns) => columns.are_empty(row, header),
            Self::Activities(_) => false,
            Self::Wide(columns) => columns.are_empty(row),
            Self::Long(columns) => columns.are_empty(row),
        }
    }
}

/// What a column tells of the order of its dates.
fn evidence(sheet: &Sheet, header: &Header, date: usize) -> Evidence {
    let mut evidence = Evidence::default();
    sheet.each_row(|row| {
        if row.line > header.line {
            let cell = row.cell(date);
            evidence.add(row.line, cell.text, &day::read(cell));
        }
        ControlFlow::<()>::Continue(())
    });
    evidence
}
