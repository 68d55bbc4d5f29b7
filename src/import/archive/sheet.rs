//! A table of the export as text: how it is kept, where its header is, and its rows.

use csv::{ReaderBuilder, StringRecord};

use super::super::lines::Lines;
use super::super::text::decoded;

/// How many records a header is looked for in: a preamble has three lines.
const HEADER_WITHIN: usize = 10;

/// A table of the export.
#[derive(Debug)]
pub(super) struct Sheet {
    text: String,
    separator: u8,
    /// How many records stand before the first row.
    before: usize,
    /// The columns, in small letters.
    columns: Vec<String>,
}

/// Why a file is no table of the export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoSheet {
    /// A sentence that says that there is nothing.
    Blank,
    /// It is empty, or no row is a header that is known.
    NoHeader,
    /// It is no text.
    NoText,
}

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    /// The line of the file on which it begins, from 1.
    pub(super) line: usize,
    pub(super) record: &'a StringRecord,
    columns: &'a [String],
}

impl Sheet {
    /// Reads a table whose header is a row that `is_header` knows.
    ///
    /// # Errors
    ///
    /// Returns [`NoSheet`].
    pub(super) fn read(
        bytes: Vec<u8>,
        is_header: impl Fn(&[String]) -> bool,
    ) -> Result<Self, NoSheet> {
        let text = decoded(bytes).ok_or(NoSheet::NoText)?.text;
        let separator = separator(&text);
        let mut reader = reader(&text, separator, false);
        let mut record = StringRecord::new();
        for before in 1..=HEADER_WITHIN {
            if !matches!(reader.read_record(&mut record), Ok(true)) {
                break;
            }
            let columns: Vec<String> =
                record.iter().map(|cell| cell.trim().to_lowercase()).collect();
            if is_header(&columns) {
                drop(reader);
                return Ok(Self { text, separator, before, columns });
            }
        }
        // "No conversations found"
        let says_none = text.trim_start().to_ascii_lowercase().starts_with("no ");
        Err(if says_none { NoSheet::Blank } else { NoSheet::NoHeader })
    }

    /// Whether a quotation mark is never closed, so that what follows it is one cell.
    pub(super) fn has_open_quote(&self, backslash: bool) -> bool {
        let text = self.text.as_bytes();
        let is_one = |at: &usize| !(backslash && *at > 0 && text[at - 1] == b'\\');
        memchr::memchr_iter(b'"', text).filter(is_one).count() % 2 == 1
    }

    /// The columns, in small letters.
    pub(super) fn columns(&self) -> &[String] {
        &self.columns
    }

    /// Calls `each` with every row; `backslash` says that `\"` is a quotation mark within quotation
    /// marks, as LinkedIn writes comments since 2024.
    pub(super) fn each(&self, backslash: bool, mut each: impl FnMut(Row<'_>)) {
        let mut reader = reader(&self.text, self.separator, backslash);
        let mut record = StringRecord::new();
        let mut lines = Lines::of_text(&self.text);
        let mut place = 0;
        while matches!(reader.read_record(&mut record), Ok(true)) {
            place += 1;
            if place <= self.before {
                continue;
            }
            let at = record.position().map_or(0, csv::Position::byte);
            let line = lines.of(usize::try_from(at).unwrap_or_default());
            each(Row { line, record: &record, columns: &self.columns });
        }
    }
}

impl<'a> Row<'a> {
    /// The cell of a column, without the spaces around it; empty where there is none.
    pub(super) fn cell(self, column: &str) -> &'a str {
        let place = self.columns.iter().position(|name| name == column);
        place.and_then(|place| self.record.get(place)).unwrap_or_default().trim()
    }

    /// Whether nothing stands in it.
    pub(super) fn is_empty(self) -> bool {
        self.record.iter().all(|cell| cell.trim().is_empty())
    }
}

/// A tab in old exports; a semicolon where a spreadsheet wrote the file anew.
fn separator(text: &str) -> u8 {
    let line = &text.as_bytes()[..text.find('\n').unwrap_or(text.len())];
    let count = |separator: u8| memchr::memchr_iter(separator, line).count();
    match (count(b'\t'), count(b';'), count(b',')) {
        (1.., ..) => b'\t',
        (_, semicolons, commas) if semicolons > commas => b';',
        _ => b',',
    }
}

fn reader(text: &str, separator: u8, backslash: bool) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .escape(backslash.then_some(b'\\'))
        .from_reader(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(bytes: &[u8]) -> Result<Sheet, NoSheet> {
        Sheet::read(bytes.to_vec(), |columns| columns.contains(&"date".to_owned()))
    }

    fn rows(bytes: &[u8], backslash: bool) -> Vec<(usize, String)> {
        let mut rows = Vec::new();
        sheet(bytes)
            .unwrap()
            .each(backslash, |row| rows.push((row.line, row.cell("link").to_owned())));
        rows
    }

    #[test]
    fn the_header_is_found_below_a_preamble_and_in_every_encoding() {
        let text = "Notes:\n\"one, two\"\n\nDate,Link\n1, a \n\n2,b";
        let expected = [(5, "a".to_owned()), (7, "b".to_owned())];
        assert_eq!(rows(text.as_bytes(), false), expected);
        assert_eq!(rows(text.replace('\n', "\r\n").as_bytes(), false), expected);
        assert_eq!(rows(format!("\u{feff}{text}").as_bytes(), false), expected);
        let wide = "\u{feff}\"Date\"\t\"Link\"\n\"1\"\t\"a\"\n";
        let wide: Vec<u8> = wide.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(rows(&wide, false), [(2, "a".to_owned())]);
        assert_eq!(rows(b"Date;Link\n1;a,b\n", false), [(2, "a,b".to_owned())]);
    }

    #[test]
    fn a_sentence_is_nothing_and_a_table_without_its_header_is_not() {
        assert_eq!(sheet(b"No conversations found").unwrap_err(), NoSheet::Blank);
        assert_eq!(sheet(b"").unwrap_err(), NoSheet::NoHeader);
        assert_eq!(sheet(b"garbage").unwrap_err(), NoSheet::NoHeader);
        assert_eq!(sheet(b"Day,Link\n1,a\n").unwrap_err(), NoSheet::NoHeader);
        assert_eq!(sheet(b"\0\0\0\0").unwrap_err(), NoSheet::NoText);
    }

    #[test]
    fn a_mark_that_is_never_closed_is_seen() {
        let is_open = |text: &[u8], backslash| sheet(text).unwrap().has_open_quote(backslash);
        assert!(is_open(b"Date,Link\n1,\"a\n2,b\n", false));
        assert!(!is_open(b"Date,Link\n1,\"a \"\"x\"\"\"\n2,b\n", false));
        assert!(!is_open(b"Date,Link\n1,\"a \\\" b\"\n2,b\n", true));
    }

    #[test]
    fn a_mark_behind_a_backslash_ends_nothing_where_that_is_the_dialect() {
        let text = b"Date,Message,Link\n1,\"a \\\"b, c\\\" d\",x\n2,e,y\n";
        assert_eq!(rows(text, true), [(2, "x".to_owned()), (3, "y".to_owned())]);
        assert_ne!(rows(text, false)[0].1, "x");
    }
}
