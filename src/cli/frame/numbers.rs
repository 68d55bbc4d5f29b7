//! Values of options: parsed, or refused with the option's name.

use std::fmt::Display;

use crate::domain::{Count, Field, FieldValue, Reading, Text, Typed, shown};

use super::context::Context;
use super::failure::Failure;

/// The value of a field with its precision; `-` is none.
pub(crate) fn value(
    field: Field,
    name: &str,
    text: &str,
) -> Result<Option<Typed<FieldValue>>, Failure> {
    optional(name, text, |text| field.parse(text))
}

/// A number of pending invitations.
pub(crate) fn pending(name: &str, text: &str) -> Result<u16, Failure> {
    Reading::parse_pending(text).map_err(|_| {
        let what = format!("`{}` is not a whole number from 0 to {}", shown(text), Count::MAX);
        Failure::value(name, what)
    })
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
