//! Values of options: parsed, or refused with the option's name.

use std::fmt::Display;

use crate::domain::{
    Count, Date, Field, FieldValue, Reading, RestrictionKind, Strike, Text, Typed, parse_when,
    shown,
};
use crate::words::or_list;

use super::context::Context;
use super::failure::Failure;

/// So far ahead a day without a year may lie; one that lies further, or has passed, wants its year.
const TEN_MONTHS: i32 = 306;

/// A day that may lie in the future: `2026-03-10`, `10 Mar`.
pub(crate) fn until(text: &str, start: Date) -> Result<Date, Failure> {
    let lower = text.to_lowercase();
    let counts_back = lower.contains("ago") || !lower.contains(|c: char| c.is_ascii_digit());
    let refused =
        || Failure::value("--until", format!("`{}` is not a date such as 2026-03-10", shown(text)));
    if counts_back {
        return Err(refused());
    }
    match Date::parse(text.trim()) {
        Ok(date) => Ok(date),
        Err(_) => parse_when(text, start.plus_days(TEN_MONTHS))
            .map_err(|error| Failure::date(text, &error)),
    }
}

/// A day that may lie in the future, and the hour behind it, if one is given: `10 Mar 14:00`.
pub(crate) fn until_hour(text: &str, start: Date) -> Result<(Date, Text), Failure> {
    let text = text.trim();
    let refused = match until(text, start) {
        Ok(date) => return Ok((date, Text::default())),
        Err(refused) => refused,
    };
    let is_hour = |hour: &str| {
        let has_digit = hour.starts_with(|c: char| c.is_ascii_digit());
        has_digit && hour.len() <= 20 && hour.contains([':', '.', 'h', 'm'])
    };
    let places = text.match_indices([' ', 'T']).rev().map(|(place, _)| place);
    let parts = places.map(|place| (text[..place].trim_end_matches(','), &text[place + 1..]));
    let found = parts
        .filter(|(_, hour)| is_hour(hour))
        .find_map(|(day, hour)| Some((until(day, start).ok()?, Text::new(hour).ok()?)));
    found.ok_or(refused)
}

/// Whether a restriction is the first, second or third one: its word or its number.
pub(crate) fn strike(option: &str, text: &str) -> Result<Strike, Failure> {
    let text = text.trim().to_lowercase();
    let by_name = Strike::ALL.into_iter().find(|strike| strike.name() == text);
    by_name.or_else(|| Strike::from_number(&text)).ok_or_else(|| {
        Failure::value(option, format!("`{}` is not first, second or third", shown(&text)))
    })
}

/// What is restricted.
pub(crate) fn restricted(option: &str, text: &str) -> Result<RestrictionKind, Failure> {
    let name = text.trim().to_lowercase().replace([' ', '_'], "-");
    RestrictionKind::from_name(&name).ok_or_else(|| {
        let names = or_list(&RestrictionKind::ALL.map(RestrictionKind::name));
        Failure::value(option, format!("`{}` is not {names}", shown(text)))
    })
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_without_a_year_is_the_one_that_is_near() {
        let start = Date::parse("2026-03-03").unwrap();
        let read = |text| until_hour(text, start).unwrap().0.to_string();
        assert_eq!(read("3 Mar 14:00"), "2026-03-03");
        assert_eq!(read("10 Mar"), "2026-03-10");
        assert_eq!(read("2 Mar"), "2026-03-02", "which lies before the start");
        let start = Date::parse("2026-12-28").unwrap();
        assert_eq!(until("4 Jan", start).unwrap().to_string(), "2027-01-04");
    }

    #[test]
    fn an_hour_may_stand_behind_the_day() {
        let start = Date::parse("2026-03-03").unwrap();
        let read = |text| {
            let (date, hour) = until_hour(text, start).ok()?;
            Some(format!("{date} {hour}").trim().to_owned())
        };
        for (text, expected) in [
            ("2026-03-10", "2026-03-10"),
            ("10 Mar", "2026-03-10"),
            ("2026-03-10 14:00", "2026-03-10 14:00"),
            ("2026-03-10T14:00", "2026-03-10 14:00"),
            ("10 Mar, 2:30 pm", "2026-03-10 2:30 pm"),
            ("10 Mar 2026 14:00 CET", "2026-03-10 14:00 CET"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["14:00", "2026-03-10 soon", "monday 14:00", "", "2026-03-10 14"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn an_end_that_is_named_may_lie_in_the_future() {
        let start = Date::parse("2026-03-03").unwrap();
        let read = |text| until(text, start).map(|date| date.to_string()).ok();
        assert_eq!(read("2026-03-10").as_deref(), Some("2026-03-10"));
        assert_eq!(read("10.3.2026").as_deref(), Some("2026-03-10"));
        assert_eq!(read("10 Mar").as_deref(), Some("2026-03-10"));
        assert_eq!(read("Jan 2").as_deref(), Some("2027-01-02"));
        for text in ["3/4/2026", "monday", "3 days ago", "soon", "", "2026-02-30"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
