//! Why the numbers of a table are not taken.

use crate::answer::import::Origin;
use crate::cli::frame::{Context, Exit, Failure};
use crate::import::table::{Doubt, Meaning, Named};

/// A table of which the numbers may be another's, or of something else.
pub(super) fn doubtful(origin: &Origin, doubt: &Doubt, context: &Context) -> Failure {
    let (what, why, fix) = match doubt {
        Doubt::Sheet(name) => (
            format!("{origin}: the sheet is called `{name}`"),
            "its numbers are perhaps not your own; nothing was saved",
            "save the sheet with your own scores as CSV, and import that".to_owned(),
        ),
        Doubt::Banner { line, text, score } => (
            format!("{}: `{text}` stands above scores", origin.at(*line)),
            "they are perhaps not your own; nothing was saved",
            format!("take the part that is not yours out, or, if all is: {}", same(score, context)),
        ),
        Doubt::Rows { column, text } => (
            format!("{origin}: {} tells of what each row is (`{text}`)", column.in_words()),
            "not every row is your total; nothing was saved",
            format!(
                "leave only rows of your own total, and then: {}",
                with_map(column, "-", context)
            ),
        ),
        Doubt::Sum { total, kind } => (
            format!(
                "{origin}: {} may be the sum of what was done: {} is a kind of activity",
                total.in_words(),
                kind.in_words()
            ),
            "a sum of activities is no SSI; nothing was saved",
            format!(
                "if it is the SSI: {}, or for what was done: {}",
                same(total, context),
                context.command_with("--as=activities")
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

/// The command that says that a column is what it was taken for.
fn same(named: &Named, context: &Context) -> String {
    with_map(named, named.meaning.map_or("total", Meaning::name), context)
}

fn with_map(named: &Named, field: &str, context: &Context) -> String {
    context.command_with(&format!("--map={}={field}", named.name))
}
