//! The tables of the files, and why a file has none.

use crate::answer::import::Origin;
use crate::cli::frame::{Context, Exit, Failure, quoted};
use crate::domain::shown;
use crate::import::table::{
    Book, Doubt, HeaderError, Named, Rules, Settled, Sheet, Sort, Table, TableError, Undecided,
    Unreadable, names_nobody, names_somebody, period_end,
};
use crate::words::or_list;

use super::doubts::doubtful;
use super::file::Given;

/// A file that was read.
pub(super) struct Source {
    pub(super) name: String,
    pub(super) book: Book,
}

/// A table of a file.
pub(super) struct Placed<'a> {
    pub(super) file: &'a str,
    pub(super) origin: Origin,
    pub(super) sheet: Option<&'a str>,
    /// Whose the rows are by the name of the sheet, where several sheets have the names of people.
    pub(super) seat: Option<&'a str>,
    pub(super) table: Table<'a>,
}

/// The tables of the files, and what was passed over.
#[derive(Default)]
pub(super) struct Tables<'a> {
    pub(super) placed: Vec<Placed<'a>>,
    /// Sheets without a table, each with why.
    pub(super) passed: Vec<String>,
}

impl Placed<'_> {
    /// Whether it tells whose its rows are.
    pub(super) const fn has_seats(&self) -> bool {
        self.seat.is_some() || self.table.has_seats()
    }

    /// Whether it may have rows of a seat.
    pub(super) fn may_be_of(&self, seat: &str) -> bool {
        self.seat.map_or_else(|| self.table.has_seats(), |own| is_same_seat(own, seat))
    }

    /// Whose it is, if it has no rows of a seat.
    pub(super) fn whose(&self) -> String {
        match self.seat {
            Some(seat) => format!("of `{}`", shown(seat)),
            None => "it does not tell whose it is".to_owned(),
        }
    }
}

/// Reads a file as sheets.
pub(super) fn source(given: Given) -> Result<Source, Failure> {
    let Given { name, bytes } = given;
    let book = Book::read(bytes).map_err(|error| unreadable(&name, &error))?;
    Ok(Source { name, book })
}

fn unreadable(name: &str, error: &Unreadable) -> Failure {
    let failure = Failure::new(Exit::Damaged, format!("{name}: {error}"));
    match error {
        Unreadable::OldFormat(_) => failure.fix("save it as .xlsx or as CSV, and import that"),
        Unreadable::Archive => failure
            .why("an archive is read from a file, not from stdin")
            .fix("name the file: ssi import Complete_LinkedInDataExport_....zip"),
        Unreadable::Locked => failure.fix("save it without the password, and import that"),
        Unreadable::TooLarge(_) => failure
            .why("a workbook or JSON is held in memory as a whole, a CSV row by row")
            .fix("save it as CSV, or divide it into several files; one command takes them all"),
        Unreadable::LongLine(_) => failure.why("no row of a table is that long"),
        _ => failure.fix("name a CSV file, an XLSX workbook, or what ssi export wrote"),
    }
}

/// Adds the tables of a file: every sheet whose header is understood.
pub(super) fn add<'a>(
    all: &mut Tables<'a>,
    source: &'a Source,
    rules: &Rules,
    context: &Context,
) -> Result<(), Failure> {
    let rules = Rules { day: rules.day.or_else(|| period_end(&source.name)), ..rules.clone() };
    let sheets = &source.book.sheets;
    let (mut tables, mut passed, mut nearest) = (Vec::new(), Vec::new(), None);
    for sheet in sheets {
        let shown_name = sheet.name().filter(|_| sheets.len() > 1);
        let origin = Origin::new(&source.name, shown_name);
        match table(sheet, &origin, &rules, context) {
            Ok(table) => {
                let sheet = sheet.name();
                tables.push(Placed { file: &source.name, origin, sheet, seat: None, table });
            }
            Err(Unfit::Refused(failure)) => return Err(failure),
            Err(Unfit::Passed(error)) => {
                passed.push(format!("{origin} ({})", in_short(&error)));
                nearest = Some(nearer(nearest, origin, error));
            }
        }
    }
    match (tables.is_empty(), nearest) {
        (true, Some((origin, error))) => return Err(unfit(&origin, &error, &rules, context)),
        (true, None) => {
            return Err(Failure::new(Exit::Damaged, format!("{}: no sheet", source.name)));
        }
        (false, _) => {}
    }
    let hidden = source
        .book
        .hidden
        .iter()
        .map(|name| format!("{} (hidden)", Origin::new(&source.name, Some(&shown(name)))));
    all.passed.extend(passed.into_iter().chain(hidden));
    if let Some(placed) = of_somebody(&tables) {
        let doubt = Doubt::Sheet(shown(placed.sheet.unwrap_or_default()));
        return Err(doubtful(&placed.origin, &doubt, context));
    }
    seat_by_sheets(&mut tables);
    all.placed.append(&mut tables);
    Ok(())
}

/// Why a sheet is not taken.
enum Unfit {
    /// Nothing is taken.
    Refused(Failure),
    /// Others may be.
    Passed(TableError),
}

fn table<'a>(
    sheet: &'a Sheet,
    origin: &Origin,
    rules: &Rules,
    context: &Context,
) -> Result<Table<'a>, Unfit> {
    if let Some(line) = sheet.open_quote() {
        let what = format!("{}: a quotation mark is never closed", origin.at(line));
        let failure = Failure::new(Exit::Damaged, what).fix("close it, or take it out");
        return Err(Unfit::Refused(failure));
    }
    let refused = match Table::of(sheet, rules) {
        Ok(table) if table.lacks_days() && rules.day.is_none() => {
            let what = format!("{origin}: there is no date, in the table or in its name");
            Failure::new(Exit::Damaged, what).fix(context.command_with("--on=YYYY-MM-DD"))
        }
        Ok(table) => return Ok(table),
        Err(TableError::Undecided(undecided)) => ambiguous(origin, &undecided, context),
        Err(TableError::OtherOrder(other)) => other_order(origin, &other),
        Err(TableError::Doubt(doubt)) if !matches!(*doubt, Doubt::Sheet(_)) => {
            doubtful(origin, &doubt, context)
        }
        Err(error) => return Err(Unfit::Passed(error)),
    };
    Err(Unfit::Refused(refused))
}

/// The only sheet of scores, if it has the name of a person: `SSI Ben Koch`.
fn of_somebody<'a, 'b>(tables: &'b [Placed<'a>]) -> Option<&'b Placed<'a>> {
    let is_told = |placed: &Placed<'_>| placed.table.header.columns.iter().any(|it| it.is_told);
    let mut scores = tables.iter().filter(|placed| placed.table.header.sort == Sort::Scores);
    let one = scores.next().filter(|_| scores.next().is_none())?;
    let is_open = !one.table.has_seats() && !is_told(one);
    (is_open && one.sheet.is_some_and(names_somebody)).then_some(one)
}

/// Takes the names of sheets for those of people, if one of several sheets of scores has such a
/// name. The sheets whose names are nobody's are of one, who is called as the first of them.
fn seat_by_sheets(tables: &mut [Placed<'_>]) {
    let is_open = |placed: &&mut Placed<'_>| !placed.table.has_seats();
    let mut open: Vec<&mut Placed<'_>> = tables.iter_mut().filter(is_open).collect();
    let is_scores = |placed: &&&mut Placed<'_>| placed.table.header.sort == Sort::Scores;
    let is_somebody = |placed: &&mut Placed<'_>| !placed.sheet.is_none_or(names_nobody);
    let scores = || open.iter().filter(is_scores);
    if scores().count() < 2 || !scores().any(is_somebody) {
        return;
    }
    let nobody = open.iter().filter_map(|placed| placed.sheet).find(|name| names_nobody(name));
    for placed in &mut open {
        placed.seat =
            placed.sheet.map(|name| nobody.filter(|_| names_nobody(name)).unwrap_or(name));
    }
}

/// Whether two names are of one person: `anna` is `Anna`.
pub(super) fn is_same_seat(one: &str, other: &str) -> bool {
    one == other || one.to_lowercase() == other.to_lowercase()
}

/// Why a sheet is passed over.
const fn in_short(error: &TableError) -> &'static str {
    match error {
        TableError::Doubt(_) => "of others, or a goal",
        _ => "no table of scores or activities",
    }
}

fn unfit(origin: &Origin, error: &TableError, rules: &Rules, context: &Context) -> Failure {
    match error {
        TableError::Header(error) => no_header(origin, error, rules, context),
        TableError::Undecided(undecided) => ambiguous(origin, undecided, context),
        TableError::OtherOrder(other) => other_order(origin, other),
        TableError::Doubt(doubt) => doubtful(origin, doubt, context),
    }
}

/// The sheet that came nearest to a table.
fn nearer(
    best: Option<(Origin, TableError)>,
    origin: Origin,
    error: TableError,
) -> (Origin, TableError) {
    let worth = |error: &TableError| match error {
        TableError::Header(HeaderError::Missing(columns) | HeaderError::NoColumn(_, columns)) => {
            columns.iter().filter(|named| named.meaning.is_some()).count()
        }
        _ => usize::MAX,
    };
    match best {
        Some(best) if worth(&best.1) >= worth(&error) => best,
        _ => (origin, error),
    }
}

fn no_header(origin: &Origin, error: &HeaderError, rules: &Rules, context: &Context) -> Failure {
    let failed = |what: String| Failure::new(Exit::Damaged, format!("{origin}: {what}"));
    match error {
        HeaderError::Missing(columns) => {
            let wanted = match rules.sort {
                Some(Sort::Activities) => "a date and a kind",
                Some(Sort::Scores) => "a date and a score",
                None => "a date, and a score or a kind of activity",
            };
            failed(format!("no row is a header with {wanted}"))
                .why(found_and_missed(columns))
                .fix(format!("name the columns: {}", context.command_with("--map COLUMN=FIELD")))
        }
        HeaderError::NoColumn(column, columns) => {
            failed(format!("there is no column `{}`", shown(column))).why(found_and_missed(columns))
        }
        HeaderError::Twice(twice) => {
            let both = |(what, names): &(String, Vec<String>)| {
                let all = if names.len() == 2 { "both" } else { "all" };
                format!("{} are {all} {}", names.join(" and "), what)
            };
            let twice: Vec<String> = twice.iter().map(both).collect();
            failed(twice.join("; ")).fix(format!(
                "leave all but one out by their letters: {}",
                context.command_with("--map LETTER=-")
            ))
        }
        HeaderError::NoMetric(metric) => {
            failed(format!("{} should tell which score a row has", metric.in_words()))
                .why("it names neither the total nor a pillar")
                .fix("write total, brand, people, insights or relationships into it")
        }
        HeaderError::BothSorts => {
            failed("the rows may be scores or activities".to_owned()).fix(format!(
                "{} or {}",
                context.command_with("--as=snapshots"),
                context.command_with("--as=activities")
            ))
        }
        HeaderError::Analytics => {
            failed("LinkedIn's analytics of posts are no activity log".to_owned())
                .why("impressions and engagements are what others did, not what you did")
                .fix(context.another_form("log post 1 --on WHEN", &["on"]))
        }
    }
}

/// Which headers were known, and which were not.
fn found_and_missed(columns: &[Named]) -> String {
    let known = columns.iter().filter_map(|named| Some((named, named.meaning?)));
    let known: Vec<String> =
        known.map(|(named, meaning)| format!("`{}` is {}", named.name, meaning.name())).collect();
    let unknown: Vec<&str> = columns
        .iter()
        .filter(|named| named.meaning.is_none())
        .map(|named| named.name.as_str())
        .collect();
    match (known.is_empty(), unknown.is_empty()) {
        (true, true) => "the table has no header".to_owned(),
        (true, false) => format!("nothing is known of {}", or_list(&unknown)),
        (false, true) => known.join(", "),
        (false, false) => {
            format!("{}; nothing is known of {}", known.join(", "), or_list(&unknown))
        }
    }
}

/// A column of dates that nothing settles.
fn ambiguous(origin: &Origin, undecided: &Undecided, context: &Context) -> Failure {
    let Undecided { line, text, readings, contradiction } = undecided;
    let days: Vec<String> = readings.iter().map(|(_, day)| day.with_weekday()).collect();
    let what = format!("{}: `{text}` may be {}", origin.at(*line), days.join(" or "));
    let why = match contradiction {
        None => "no line of the column has only one reading".to_owned(),
        Some((one, other)) => format!(
            "line {} (`{}`) can only be {}, line {} (`{}`) only {}",
            one.line,
            one.text,
            one.order.in_words(),
            other.line,
            other.text,
            other.order.in_words()
        ),
    };
    let fixes: Vec<String> = readings
        .iter()
        .map(|(order, _)| context.command_with(&format!("--date-order={}", order.name())))
        .collect();
    Failure::new(Exit::Damaged, what).why(why).fix(fixes.join(" or "))
}

/// An order that was told, and that a line shows to be another.
fn other_order(origin: &Origin, other: &Settled) -> Failure {
    let Settled { order, line, text } = other;
    let what = format!("{}: `{text}` can only be {}", origin.at(*line), order.in_words());
    Failure::new(Exit::Damaged, what)
        .why("no line of the column can only be what --date-order says; nothing was saved")
        .fix(format!("leave --date-order out, or write --date-order={}", order.name()))
}

/// The command with a seat: a fix that can be pasted.
pub(super) fn with_seat(context: &Context, seat: &str) -> String {
    // Quoted as one word by whoever pastes it.
    let seat = if quoted(seat) == seat { seat } else { "NAME" };
    context.command_with(&format!("--seat={seat}"))
}
