//! The numbers and words of a text, with their lines.

/// A number, a word, or one of the two marks that tell what a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    /// Digits, perhaps with one decimal sign in them.
    Number(&'a str),
    /// Letters; also a number that is none: `1.234.567`, `99+`.
    Word(&'a str),
    Percent,
    Slash,
}

/// What stands in a text, without the marks between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind<'a>,
    pub(super) line: usize,
}

/// The tokens of a plain text. Left out are marks, numbers with a sign (they say how something
/// moved) and the numbers of a list (`1. `) at the beginning of a line.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let lines = text.split('\n').enumerate();
    lines.flat_map(|(line, text)| kinds(text).map(move |kind| Token { kind, line })).collect()
}

fn kinds(line: &str) -> impl Iterator<Item = Kind<'_>> {
    let start = without_list_number(line);
    let mut rest = start;
    std::iter::from_fn(move || {
        loop {
            let first = rest.chars().next()?;
            let before = start[..start.len() - rest.len()].chars().next_back();
            let length = if first.is_ascii_digit() {
                number_length(rest)
            } else if first.is_alphabetic() {
                word_length(rest)
            } else {
                first.len_utf8()
            };
            let (token, others) = rest.split_at(length);
            rest = others;
            match first {
                '%' => return Some(Kind::Percent),
                '/' => return Some(Kind::Slash),
                _ if is_sign(first, before, others) => {
                    let number = others.trim_start();
                    let number = &number[number_length(number)..];
                    rest = number.trim_start().strip_prefix('%').unwrap_or(number);
                }
                _ if first.is_ascii_digit() => return Some(number(token)),
                _ if first.is_alphabetic() => return Some(Kind::Word(token)),
                _ => {}
            }
        }
    })
}

/// Without the `1. ` or `1) ` that a browser writes before an item of a list, quoted (`> `) or not.
fn without_list_number(line: &str) -> &str {
    let item = line.trim_start_matches([' ', '>']);
    let digits = item.len() - item.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match item[digits..].strip_prefix(['.', ')']) {
        Some(text) if (1..=2).contains(&digits) && text.starts_with(' ') => text,
        _ => line,
    }
}

/// A plus, or a minus that is no hyphen, at a number; an arrow before one.
fn is_sign(c: char, before: Option<char>, rest: &str) -> bool {
    let at_number = rest.starts_with(|c: char| c.is_ascii_digit());
    match c {
        '+' => at_number,
        '-' => at_number && before.is_none_or(|c| c == ' ' || c == '('),
        '\u{2190}'..='\u{21ff}' | '\u{25b2}'..='\u{25bf}' => {
            rest.trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit())
        }
        _ => false,
    }
}

/// How many bytes a number takes that begins here, with every sign between digits, and a `+`
/// behind.
fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |place: usize| bytes.get(place).is_some_and(u8::is_ascii_digit);
    let is_part = |place: usize| match bytes.get(place) {
        Some(b'.' | b',') => is_digit(place + 1),
        _ => is_digit(place),
    };
    let length = (0..bytes.len()).take_while(|place| is_part(*place)).count();
    length + usize::from(length > 0 && bytes.get(length) == Some(&b'+'))
}

/// How many bytes a word takes that begins here, with every hyphen and apostrophe between letters.
fn word_length(text: &str) -> usize {
    let mut length = 0;
    for (place, c) in text.char_indices() {
        let goes_on = || text[place + c.len_utf8()..].starts_with(char::is_alphabetic);
        if !(c.is_alphabetic() || (matches!(c, '-' | '\'') && goes_on())) {
            break;
        }
        length = place + c.len_utf8();
    }
    length
}

fn number(token: &str) -> Kind<'_> {
    let signs = token.matches(['.', ',']).count();
    if signs > 1 || token.ends_with('+') { Kind::Word(token) } else { Kind::Number(token) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &str) {
        let shown = |token: &Token<'_>| match token.kind {
            Kind::Number(text) => format!("{}#{text}", token.line),
            Kind::Word(text) => format!("{}:{text}", token.line),
            Kind::Percent => format!("{}%", token.line),
            Kind::Slash => format!("{}/", token.line),
        };
        let found: Vec<String> = tokens(text).iter().map(shown).collect();
        assert_eq!(found.join(" "), expected, "{text:?}");
    }

    #[test]
    fn numbers_and_words_are_found_wherever_they_touch() {
        case("16.7 | brand", "0#16.7 0:brand");
        case("brand16,7people12", "0:brand 0#16,7 0:people 0#12");
        case("ssi of 32.\n75 %", "0:ssi 0:of 0#32 1#75 1%");
        case("20/100", "0#20 0/ 0#100");
        case("d'une - branchen-ssi-rang -", "0:d'une 0:branchen-ssi-rang");
    }

    #[test]
    fn what_is_no_plain_number_is_none() {
        case("1.234.567 99+ 3", "0:1.234.567 0:99+ 0#3");
        case("16.7 (+0.3) -2 \u{25b2} 2 % x-2", "0#16.7 0:x 0#2");
        case("brand -5 brand - 5", "0:brand 0:brand 0#5");
        case("> 1. 16.7", "0#16.7");
        case("1. 16.7\n 2) x\n4.\n3.5 y", "0#16.7 1:x 2#4 3#3.5 3:y");
    }
}
