//! What the words of `ssi log` belong to: names, and the counts behind them.

use crate::cli::frame::{Context, Exit, Failure};
use crate::domain::shown;

/// Words that stand together, with the count behind them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// What was done: one word or several, and in quotation marks always one.
    pub(super) words: Vec<String>,
    pub(super) count: Option<String>,
}

/// A count that has no name before it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct CountWithoutName(String);

#[derive(Debug, PartialEq, Eq)]
enum Token {
    Word(String),
    /// Words in quotation marks.
    Name(String),
    Number(String),
    Comma,
}

impl Part {
    /// The words as one name.
    pub(super) fn name(&self) -> String {
        self.words.join(" ")
    }
}

impl std::fmt::Display for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.name())?;
        self.count.as_ref().map_or(Ok(()), |count| write!(f, " {count}"))
    }
}

impl CountWithoutName {
    pub(super) fn failure(&self, context: &Context) -> Failure {
        let what = format!("`{}` stands where a kind is expected", shown(&self.0));
        let example = context.ssi(&format!("log comment {}", shown(&self.0)));
        Failure::new(Exit::Usage, what).fix(format!("write the kind first, as in: {example}"))
    }
}

/// The parts of a command line: a word that starts with a digit is a count and ends a part, as a
/// comma does.
///
/// # Errors
///
/// Returns a count that has no name before it.
pub(super) fn parts(arguments: &[String]) -> Result<Vec<Part>, CountWithoutName> {
    let mut parts: Vec<Part> = Vec::new();
    let mut open: Option<Part> = None;
    for token in arguments.iter().flat_map(|argument| tokens(argument)) {
        match (token, open.take()) {
            (Token::Word(word), Some(mut part)) if !part.words.iter().any(|word| is_name(word)) => {
                part.words.push(word);
                open = Some(part);
            }
            (Token::Word(word) | Token::Name(word), part) => {
                parts.extend(part);
                open = Some(Part { words: vec![word], count: None });
            }
            (Token::Number(count), Some(part)) => {
                parts.push(Part { count: Some(count), ..part });
            }
            (Token::Number(count), None) => return Err(CountWithoutName(count)),
            (Token::Comma, part) => parts.extend(part),
        }
    }
    parts.extend(open);
    Ok(parts)
}

/// Whether a word was in quotation marks.
fn is_name(word: &str) -> bool {
    word.contains(char::is_whitespace)
}

/// Reads an argument, which may hold a whole line.
fn tokens(argument: &str) -> Vec<Token> {
    if argument.trim().is_empty() {
        return vec![Token::Word(String::new())];
    }
    let is_quoted = is_name(argument.trim());
    let mut tokens = Vec::new();
    for (place, piece) in pieces(argument).into_iter().enumerate() {
        if place > 0 {
            tokens.push(Token::Comma);
        }
        for word in piece.split_whitespace().map(str::to_owned) {
            match tokens.last_mut() {
                _ if is_number(&word) => tokens.push(Token::Number(word)),
                Some(Token::Name(name)) => name.extend([" ", &word]),
                _ if is_quoted => tokens.push(Token::Name(word)),
                _ => tokens.push(Token::Word(word)),
            }
        }
    }
    tokens
}

/// What stands between commas; one between digits belongs to a number.
fn pieces(argument: &str) -> Vec<&str> {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = argument.as_bytes();
    let is_comma = |place: &usize| {
        bytes[*place] == b','
            && !(is_digit(place.checked_sub(1).and_then(|place| bytes.get(place)))
                && is_digit(bytes.get(place + 1)))
    };
    let ends = (0..bytes.len()).filter(is_comma).chain([bytes.len()]);
    let mut start = 0;
    ends.map(|end| {
        let piece = &argument[start..end];
        start = end + 1;
        piece
    })
    .collect()
}

fn is_number(word: &str) -> bool {
    word.trim_start_matches(['-', '+']).starts_with(char::is_numeric)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The parts of arguments between `|`, told between `;`.
    fn split(arguments: &str) -> Result<String, CountWithoutName> {
        let arguments: Vec<String> = arguments.split('|').map(str::to_owned).collect();
        let parts = parts(&arguments)?;
        let told = |part: &Part| match part.words.as_slice() {
            [_] => part.to_string(),
            _ => format!("({}) {}", part.words.join("+"), part.count.clone().unwrap_or_default()),
        };
        Ok(parts.iter().map(told).collect::<Vec<_>>().join("; "))
    }

    #[test]
    fn a_count_or_a_comma_ends_a_part() {
        #[track_caller]
        fn case(arguments: &str, expected: &str) {
            assert_eq!(split(arguments), Ok(expected.to_owned()), "{arguments}");
        }
        case("comment|5|post|3", "comment 5; post 3");
        case("profile|view|3", "(profile+view) 3");
        case("video|post", "(video+post) ");
        case("video,|post|3", "video; post 3");
        case("video,post|3", "video; post 3");
        case("video|,|post,", "video; post");
        case("comment|-1", "comment -1");
        case("comment|1,000", "comment 1,000");
        case("", "");
        // In quotation marks.
        case("profile view|3", "profile view 3");
        case("profile view 3", "profile view 3");
        case("profile view|comment", "profile view; comment");
        case("comment|profile view", "comment; profile view");
        case("comment 5, profile view|2", "comment 5; profile view 2");
    }

    #[test]
    fn a_count_needs_a_name_before_it() {
        for (arguments, count) in [
            ("5|comments", "5"),
            ("post|1|2", "2"),
            ("٣", "٣"),
            ("post|,|3", "3"),
            ("post 1|2", "2"),
        ] {
            assert_eq!(split(arguments), Err(CountWithoutName(count.to_owned())), "{arguments}");
        }
    }

    proptest! {
        #[test]
        fn names_with_counts_are_read_back(names in proptest::collection::vec("[a-z]{1,9}", 1..5)) {
            let arguments: Vec<String> =
                names.iter().flat_map(|name| [name.clone(), "7".to_owned()]).collect();
            let line = arguments.join(" ");
            let of_words = parts(&arguments).unwrap();
            prop_assert_eq!(of_words.len(), names.len());
            prop_assert_eq!(parts(&[line]).unwrap(), of_words);
        }

        #[test]
        fn no_argument_panics(argument in "\\PC{0,12}|[a-z0-9, ]{0,12}") {
            let _ = parts(&[argument]);
        }
    }
}
