//! Values of options: parsed, or refused with the option's name.

use std::fmt::Display;

use crate::domain::{Average, Count, Rank, Score, Text, Total, Typed, shown};

use super::context::Context;
use super::failure::Failure;

/// Pillars of an option group, in the order of [`Pillar::ALL`](crate::domain::Pillar::ALL).
pub(crate) type FourTexts<'a> = [Option<&'a str>; 4];

/// A total with its precision; `-` is none.
pub(crate) fn total(text: &str) -> Result<Option<Typed<Total>>, Failure> {
    optional("total", text, Total::parse_typed)
}

/// A pillar's score with its precision; `-` is none.
pub(crate) fn score(name: &str, text: &str) -> Result<Option<Typed<Score>>, Failure> {
    optional(name, text, Score::parse_typed)
}

/// A rank; `-` is none.
pub(crate) fn rank(option: &str, text: &str) -> Result<Option<Rank>, Failure> {
    optional(option, text, Rank::parse)
}

/// An average of totals; `-` is none.
pub(crate) fn average(option: &str, text: &str) -> Result<Option<Average>, Failure> {
    optional(option, text, Average::parse)
}

/// A count.
pub(crate) fn count(name: &str, text: &str) -> Result<Count, Failure> {
    Count::parse(text).map_err(|error| Failure::value(name, format!("`{}` {error}", shown(text))))
}

/// A note or another text of the person's own.
///
/// # Errors
///
/// Refuses an option of this program: its value was forgotten, and the next option taken for it.
pub(crate) fn text(option: &str, text: &str, context: &Context) -> Result<Text, Failure> {
    if is_option(text, &context.program()) {
        return Err(Failure::value(
            option,
            format!("`{text}` is an option, so the text is missing"),
        )
        .fix(format!("write the text behind {option}, in quotation marks")));
    }
    Text::new(text).map_err(|error| Failure::value(option, error))
}

/// Whether a word is an option of the program.
pub(crate) fn is_option(word: &str, program: &clap::Command) -> bool {
    let mut options = std::iter::once(program)
        .chain(program.get_subcommands())
        .flat_map(clap::Command::get_arguments);
    options.any(|option| match word.strip_prefix("--") {
        Some(long) => option.get_long() == Some(long),
        None => match word.strip_prefix('-').map(str::chars) {
            Some(mut letters) => {
                letters.next().is_some_and(|letter| option.get_short() == Some(letter))
                    && letters.next().is_none()
            }
            None => false,
        },
    })
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
