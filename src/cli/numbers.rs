//! Values of options: parsed, or refused with the option's name.

use std::fmt::Display;

use crate::domain::{Average, Count, Rank, Score, Text, Total, Typed, shown};

use super::args::is_option;
use super::failure::Failure;

/// Pillars of an option group, in the order of [`Pillar::ALL`](crate::domain::Pillar::ALL).
pub(super) type FourTexts<'a> = [Option<&'a str>; 4];

/// A total with its precision; `-` is none.
pub(super) fn total(text: &str) -> Result<Option<Typed<Total>>, Failure> {
    optional("total", text, Total::parse_typed)
}

/// A pillar's score with its precision; `-` is none.
pub(super) fn score(name: &str, text: &str) -> Result<Option<Typed<Score>>, Failure> {
    optional(name, text, Score::parse_typed)
}

/// A rank; `-` is none.
pub(super) fn rank(option: &str, text: &str) -> Result<Option<Rank>, Failure> {
    optional(option, text, Rank::parse)
}

/// An average of totals; `-` is none.
pub(super) fn average(option: &str, text: &str) -> Result<Option<Average>, Failure> {
    optional(option, text, Average::parse)
}

/// A count.
pub(super) fn count(name: &str, text: &str) -> Result<Count, Failure> {
    Count::parse(text).map_err(|error| Failure::value(name, format!("`{}` {error}", shown(text))))
}

/// A note or another text of the person's own.
///
/// # Errors
///
/// Refuses an option of this program: its value was forgotten, and the next option taken for it.
pub(super) fn text(option: &str, text: &str) -> Result<Text, Failure> {
    if is_option(text) {
        return Err(Failure::value(
            option,
            format!("`{text}` is an option, so the text is missing"),
        )
        .fix(format!("write the text behind {option}, in quotation marks")));
    }
    Text::new(text).map_err(|error| Failure::value(option, error))
}

fn optional<T, E: Display>(
    name: &str,
    text: &str,
    parse: impl Fn(&str) -> Result<T, E>,
) -> Result<Option<T>, Failure> {
    match text.trim() {
        "-" => Ok(None),
        text => parse(text).map(Some).map_err(|error| Failure::value(name, error)),
    }
}
