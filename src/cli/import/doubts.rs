//! Why the numbers of a table are not taken.

use crate::answer::import::Origin;
use crate::cli::frame::{Context, Exit, Failure};
use crate::import::table::{Counted, Doubt, Meaning, Named};

/// A table of which the numbers may be another's, or of something else.
pub(super) fn doubtful(origin: &Origin, doubt: &Doubt, context: &Context) -> Failure {
    let (what, why, fix) = match doubt {
        Doubt::Sheet(name) => (
            format!("{origin}: the sheet is called `{name}`"),
            "its numbers are perhaps not your own; nothing was saved",
            "save the sheet with your own scores as CSV, and import that".to_owned(),
        ),
        Doubt::Banner { line, text, column } => (
            format!("{}: `{text}` stands above {}", origin.at(*line), claimed(column)),
            "they are perhaps not your own; nothing was saved",
            format!(
                "take the part that is not yours out, or, if all is: {}",
                same(column, context)
            ),
        ),
        Doubt::Rows { column, text } => (
            format!("{origin}: {} tells of what each row is (`{text}`)", column.in_words()),
            "not every row is of what is yours and is so; nothing was saved",
            format!(
                "leave out the rows that are not, and then: {}",
                with_map(column, "-", context)
            ),
        ),
        Doubt::Sum { total, part, is_kind } => {
            let (is, log) = if *is_kind {
                let log = context.command_with("--as=activities");
                ("is a kind of activity", format!(", or for what was done: {log}"))
            } else {
                ("stands beside it", String::new())
            };
            (
                format!(
                    "{origin}: {} may be the sum of what was done: {} {is}",
                    total.in_words(),
                    part.in_words()
                ),
                "a sum of activities is no SSI; nothing was saved",
                format!("if it is the SSI: {}{log}", same(total, context)),
            )
        }
        Doubt::SecondHeader(line) => (
            format!("{}: a second row of headers", origin.at(*line)),
            "a table has one; nothing was saved",
            "write both into one row, such as `Industry average` above the industry's".to_owned(),
        ),
        Doubt::Standing(column) => (
            format!("{origin}: {} may be how many there are", column.in_words()),
            "a log counts those that were made on the day; nothing was saved",
            format!(
                "leave it out: {}, or, if it is what was made: {}",
                with_map(column, "-", context),
                same(column, context)
            ),
        ),
        Doubt::Count(column) => (
            format!("{origin}: {} may say how often", column.in_words()),
            "the table has no column that is known as the count",
            format!(
                "{}, or for nothing: {}",
                with_map(column, "count", context),
                with_map(column, "-", context)
            ),
        ),
    };
    Failure::new(Exit::Damaged, what).why(why).fix(fix)
}

/// What a column is of.
fn claimed(column: &Named) -> &'static str {
    match column.meaning {
        Some(Meaning::Kind | Meaning::Count) => "activities",
        _ => "scores",
    }
}

/// The command that says that a column is what it was taken for.
fn same(named: &Named, context: &Context) -> String {
    let counted = named.counted.as_ref().map(Counted::name);
    let meaning = || named.meaning.map_or("total", Meaning::name);
    with_map(named, counted.unwrap_or_else(meaning), context)
}

pub(super) fn with_map(named: &Named, field: &str, context: &Context) -> String {
    context.command_with(&format!("--map={}={field}", named.name))
}
