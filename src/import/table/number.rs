//! Numbers as people write them into tables: `72/100`, `Top 5 %`, `18,2 points`.

use crate::domain::{Field, FieldError, FieldValue, Typed, Unit, bare, shown};

use super::day::mistaken_decimal;
use super::lexicon::{folded, is_around, is_empty, is_top};
use super::sheet::{Cell, UNSTORED};

/// The value of a field in a cell; `None` where the cell says that there is none.
///
/// # Errors
///
/// Returns what is wrong with it.
pub(super) fn value(field: Field, cell: Cell<'_>) -> Result<Option<Typed<FieldValue>>, String> {
    // A note may be a stroke, or say "n/a".
    let is_nothing = match field {
        Field::Note => cell.text.is_empty() || cell.text == UNSTORED,
        _ => is_empty(cell.text),
    };
    if is_nothing {
        return Ok(None);
    }
    let parsed = match field.unit() {
        Unit::Points { most } => {
            if let Some(decimal) = mistaken_decimal(cell) {
                return Err(of_date(cell, &decimal));
            }
            field.parse(without_most(cell.text, most))
        }
        Unit::Percent => field.parse(&percent(cell.text)),
        Unit::Words => field.parse(crate::words::unescaped(cell.text)),
    };
    parsed.map(Some).map_err(|error| in_words(&error))
}

fn in_words(error: &FieldError) -> String {
    error.to_string()
}

/// What is said of a date in the place of a number.
fn of_date(cell: Cell<'_>, decimal: &str) -> String {
    format!(
        "`{}` is a date: a spreadsheet has made it of a decimal number (perhaps {decimal}); write \
         the number again, in a column that is formatted as text",
        shown(cell.text)
    )
}

/// A number without what says that it is a number of points: `72/100`, `18.2 out of 25`, `72 %`.
/// Anything else stays as it is, to be refused.
fn without_most(text: &str, most: u32) -> &str {
    let is_of_number = |sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ',' | '+' | '-');
    let end = text.find(|sign| !is_of_number(sign)).unwrap_or(text.len());
    let (number, rest) = (&text[..end], &text[end..]);
    if rest.is_empty() || number.is_empty() {
        return text;
    }
    let is_percent = most == 100 && bare(rest) == "%";
    let most = most.to_string();
    let is_said = |word: &str| word == most || is_around(word);
    let rest_folded = folded(rest);
    if is_percent || (!rest_folded.is_empty() && rest_folded.split(' ').all(is_said)) {
        number
    } else {
        text
    }
}

/// N of "Top N %", in any language; a part of one, as spreadsheets keep percentages, times 100.
fn percent(text: &str) -> String {
    let number = text.trim_start_matches(|sign: char| sign.is_alphabetic() || sign == ' ');
    let words = folded(&text[..text.len() - number.len()]);
    let is_rank = words.is_empty() || words.split(' ').all(is_top);
    let number = if is_rank { number } else { text };
    let part = number.replace(',', ".").parse::<f64>().ok().filter(|part| *part > 0.0);
    match part {
        Some(part) if part < 1.0 && (part * 100.0 - (part * 100.0).round()).abs() < 1e-6 => {
            format!("{:.0}", part * 100.0)
        }
        _ => number.to_owned(),
    }
}

/// The number in a cell that holds nothing else: a count, a sum.
pub(super) fn plain(text: &str) -> Option<f64> {
    let is_of_number = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',');
    let is_number = text.bytes().all(is_of_number);
    text.replace(',', ".").parse().ok().filter(|_| is_number)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{Group, Pillar, Score, Total};

    fn read(field: Field, text: &str) -> Result<Option<String>, String> {
        value(field, Cell { text, day: None })
            .map(|value| value.map(|typed| typed.value.to_string()))
    }

    #[test]
    fn numbers_are_read_with_what_stands_around_them() {
        #[track_caller]
        fn case(field: Field, text: &str, expected: &str) {
            assert_eq!(read(field, text), Ok(Some(expected.to_owned())), "{text}");
        }
        let (total, brand) = (Field::Total, Field::Pillar(Pillar::Brand));
        let rank = Field::Rank(Group::Industry);
        for text in ["72", "72/100", "72 / 100", "72 out of 100", "72 von 100", "72 de 100"] {
            case(total, text, "72");
        }
        case(total, "72 %", "72");
        case(total, "72 points", "72");
        case(brand, "18,2", "18.2");
        case(brand, "18.2/25", "18.2");
        case(brand, "18.199999999999996", "18.2");
        for text in ["5", "5%", "Top 5%", "top 5 %", "Primeiros 5%", "0.05", "0,05", "5.0"] {
            case(rank, text, "5");
        }
        case(rank, "0.29", "29");
    }

    #[test]
    fn what_is_no_number_is_refused_and_nothing_is_nothing() {
        let (total, brand) = (Field::Total, Field::Pillar(Pillar::Brand));
        for text in ["", "-", "\u{2013}", "n/a", "#N/A", "k.A.", "null"] {
            assert_eq!(read(total, text), Ok(None), "{text:?}");
        }
        for text in ["72/25", "7 2", "1.234,5", "72 of 90", "x", "-3", "#REF!", "72 kg", "=A1"] {
            assert!(read(total, text).is_err(), "{text}");
        }
        assert!(read(brand, "72 %").is_err());
        assert!(read(brand, "17. Feb").unwrap_err().contains("(perhaps 17.2)"));
        assert!(read(Field::Rank(Group::Industry), "Letzte 5").is_err());
    }

    proptest! {
        #[test]
        fn nothing_is_above_what_is_possible(
            place in 0..Field::ALL.len(),
            text in "\\PC{0,12}|[0-9]{1,4}[.,/ %]{0,2}[0-9]{0,4}",
        ) {
            let read = value(Field::ALL[place], Cell { text: &text, day: None });
            match read.map(|value| value.map(|typed| typed.value)) {
                Ok(Some(FieldValue::Total(total))) => prop_assert!(total <= Total::MAX),
                Ok(Some(FieldValue::Pillar(_, score))) => prop_assert!(score <= Score::MAX),
                _ => {}
            }
        }
    }
}
