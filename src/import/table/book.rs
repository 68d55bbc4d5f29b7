//! What a file holds: a text, a workbook, or what is no table.

use super::super::text::{Decoded, decoded};
use super::document;
use super::header::known;
use super::sheet::{Csv, Sheet};
use super::unreadable::Unreadable;
use super::workbook;

/// The most bytes that a line may have; a cell has less.
const LONGEST_LINE: usize = 1024 * 1024;

/// The sheets of a file.
#[derive(Debug)]
pub struct Book {
    /// One of a text; of a workbook all that are shown.
    pub sheets: Vec<Sheet>,
    /// The names of sheets of a workbook that are hidden.
    pub hidden: Vec<String>,
    /// How the text was kept, if that is not UTF-8.
    pub encoding: Option<&'static str>,
}

impl Book {
    /// Reads the bytes of a file.
    ///
    /// # Errors
    ///
    /// Returns [`Unreadable`].
    pub fn read(bytes: Vec<u8>) -> Result<Self, Unreadable> {
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            let (sheets, hidden) = workbook::sheets(bytes)?;
            return Ok(Self { sheets, hidden, encoding: None });
        }
        if let Some(other) = other_sort(&bytes) {
            return Err(other);
        }
        let Decoded { text, encoding } =
            decoded(bytes).ok_or(Unreadable::Other("a file of another program"))?;
        let start = text.trim_start();
        if start.is_empty() {
            return Err(Unreadable::Empty);
        }
        if start.starts_with(['{', '[']) {
            let sheets = document::sheets(&text)?;
            return Ok(Self { sheets, hidden: Vec::new(), encoding });
        }
        if start.starts_with('<') {
            return Err(Unreadable::Other("a web page or XML"));
        }
        if let Some(line) = overlong_line(&text) {
            return Err(Unreadable::LongLine(line));
        }
        Ok(Self { sheets: vec![Sheet::csv(csv(text))], hidden: Vec::new(), encoding })
    }
}

/// What of a file is more than is read into memory, if anything is: a CSV is read row by row.
#[must_use]
pub fn too_large(bytes: &[u8]) -> Option<Unreadable> {
    let checked = match bytes.first() {
        Some(b'P') => workbook::check(bytes).map(drop),
        Some(b'{') => document::check(bytes),
        _ => Ok(()),
    };
    checked.err().filter(|error| matches!(error, Unreadable::TooLarge(_)))
}

/// Sorts of files that are known by their first bytes.
fn other_sort(bytes: &[u8]) -> Option<Unreadable> {
    const SORTS: [(&[u8], Unreadable); 6] = [
        (b"\xd0\xcf\x11\xe0", Unreadable::OldFormat("a workbook of old Excel (.xls), or locked")),
        (b"%PDF", Unreadable::Other("a PDF")),
        (b"\x89PNG", Unreadable::Other("a picture")),
        (b"\xff\xd8\xff", Unreadable::Other("a picture")),
        (b"GIF8", Unreadable::Other("a picture")),
        (b"\x1f\x8b", Unreadable::Other("packed (gzip)")),
    ];
    let found = SORTS.iter().find(|(start, _)| bytes.starts_with(start));
    found.map(|(_, sort)| sort.clone())
}

/// The first line that is longer than any of a table.
fn overlong_line(text: &str) -> Option<usize> {
    if text.len() <= LONGEST_LINE {
        return None;
    }
    let (mut start, mut line) = (0, 1);
    for end in memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()).chain([text.len()]) {
        if end - start > LONGEST_LINE {
            return Some(line);
        }
        start = end + 1;
        line += usize::from(text.as_bytes().get(end) == Some(&b'\n'));
    }
    None
}

/// The text as rows of cells: apart by what its first line says (`sep=;`), else by what makes most
/// of its headers known.
fn csv(text: String) -> Csv {
    if let Some((separator, start)) = told_separator(&text) {
        return Csv { text, start, separator };
    }
    let separator = likely_separator(&text);
    Csv { text, start: 0, separator }
}

/// The separator that a line for Excel tells, and where the next line begins.
fn told_separator(text: &str) -> Option<(u8, usize)> {
    let line_end = text.find(['\n', '\r']).unwrap_or(text.len());
    let line = text[..line_end].trim_matches('"');
    let told = line.get(..4).filter(|word| word.eq_ignore_ascii_case("sep="))?;
    let separator = match &line[told.len()..] {
        "" | "\t" => b'\t',
        one if one.len() == 1 => one.as_bytes()[0],
        _ => return None,
    };
    // The line end stays: lines are counted from the beginning of the file.
    Some((separator, line_end))
}

fn likely_separator(text: &str) -> u8 {
    const SEPARATORS: [u8; 4] = [b'|', b'\t', b';', b','];
    /// The bytes in which a header is looked for.
    const HEAD: usize = 64 * 1024;
    let mut end = text.len().min(HEAD);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = &text[..end];
    let worth = |separator: u8| {
        let sheet = Sheet::csv(Csv { text: head.to_owned(), start: 0, separator });
        let (mut most, mut rows) = (0, 0);
        sheet.each_row(|row| {
            most = most.max(known(row));
            rows += 1;
            if rows < 60 {
                std::ops::ControlFlow::Continue(())
            } else {
                std::ops::ControlFlow::Break(())
            }
        });
        (most, memchr::memchr_iter(separator, head.as_bytes()).count())
    };
    SEPARATORS.into_iter().max_by_key(|separator| worth(*separator)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_found() {
        #[track_caller]
        fn case(text: &str, separator: u8) {
            assert_eq!(csv(text.to_owned()).separator, separator, "{text}");
        }
        case("date,total\n2026-01-01,72\n", b',');
        case("Datum;Gesamt;Marke\n24.11.25;72;18,2\n", b';');
        case("My SSI, 2025\n\nDatum;Gesamt;Marke\n24.11.25;72;18,2\n", b';');
        case("date\ttotal\n", b'\t');
        case("date|total\n", b'|');
        case("sep=;\ndate;total\n", b';');
        case("\"sep=;\"\r\ndate;total\n", b';');
        case("sep=\t\ndate\ttotal\n", b'\t');
        case("nothing known;here\n1;2\n", b';');
        case("", b',');
    }

    #[test]
    fn what_is_no_table_is_named() {
        #[track_caller]
        fn case(bytes: &[u8], expected: &str) {
            assert_eq!(Book::read(bytes.to_vec()).unwrap_err().to_string(), expected);
        }
        case(b"", "there is nothing in it");
        case(b" \n\r\n", "there is nothing in it");
        case(b"\xd0\xcf\x11\xe0...", "it is a workbook of old Excel (.xls), or locked");
        case(b"%PDF-1.7", "it is a PDF, and no table");
        case(b"<html>", "it is a web page or XML, and no table");
        case(&[0; 100], "it is a file of another program, and no table");
        let long = format!("date,total\n{}", "x".repeat(LONGEST_LINE + 1)).into_bytes();
        case(&long, "line 2 has more than 1 MB");
    }
}
