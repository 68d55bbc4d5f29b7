//! How a CSV file is written: what a spreadsheet may change without changing the data.

/// The form in which a file was found, and is written again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) struct Dialect {
    /// Whether the UTF-8 mark stands at its start.
    pub(in crate::store) mark: bool,
    /// What stands between two cells: `,`, `;` or a tab.
    pub(in crate::store) separator: u8,
    /// What ends a line.
    pub(in crate::store) line_end: LineEnd,
    /// Whether numbers have a decimal comma.
    pub(in crate::store) decimal_comma: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum LineEnd {
    Lf,
    CrLf,
}

pub(in crate::store) const MARK: &[u8] = b"\xef\xbb\xbf";

impl Dialect {
    /// The form of a file, judged by its first line that is not blank. Whether numbers have a decimal comma shows
    /// only in the rows.
    pub(in crate::store) fn of(bytes: &[u8]) -> Self {
        let mark = bytes.starts_with(MARK);
        let text = if mark { &bytes[MARK.len()..] } else { bytes };
        let is_text = |byte: &u8| !matches!(byte, b'\r' | b'\n');
        let text = &text[text.iter().position(is_text).unwrap_or(text.len())..];
        let end = memchr::memchr(b'\n', text).map_or(text.len(), |end| end + 1);
        let header = &text[..end];
        let line_end = if header.ends_with(b"\r\n") { LineEnd::CrLf } else { LineEnd::Lf };
        let count = |separator: u8| memchr::memchr_iter(separator, header).count();
        // The first of equals wins, so that a lone column counts as comma-separated.
        let separator = b",;\t".iter().rev().copied().max_by_key(|&c| count(c)).unwrap_or(b',');
        Self { mark, separator, line_end, decimal_comma: false }
    }

    /// A number in this form.
    pub(in crate::store) fn number(self, number: &impl ToString) -> String {
        let text = number.to_string();
        if self.decimal_comma { text.replace('.', ",") } else { text }
    }
}

impl LineEnd {
    pub(in crate::store) const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Lf => b"\n",
            Self::CrLf => b"\r\n",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_shows_the_dialect() {
        #[track_caller]
        fn case(text: &str, mark: bool, separator: u8, line_end: LineEnd) {
            let expected = Dialect { mark, separator, line_end, decimal_comma: false };
            assert_eq!(Dialect::of(text.as_bytes()), expected, "{text:?}");
        }
        case("date,total\n", false, b',', LineEnd::Lf);
        case("\u{feff}date;total\r\n2026-01-01;5,5\r\n", true, b';', LineEnd::CrLf);
        case("date\ttotal\n2,2,2,2", false, b'\t', LineEnd::Lf);
        case("\r\n\r\ndate;total\r\n", false, b';', LineEnd::CrLf);
        case("date", false, b',', LineEnd::Lf);
        case("", false, b',', LineEnd::Lf);
    }
}
