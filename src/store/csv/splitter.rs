//! Splitting CSV text into rows of cells.

use std::ops::Range;

use crate::domain::bare;

/// The rows of a CSV text, one after the other.
///
/// Splits as the csv crate does: RFC 4180, but a lone `\r` ends a line as well, blank lines are no
/// rows, a quotation mark inside a cell stands for itself, and rows may differ in length. It is a
/// splitter of our own because cells without quotation marks, nearly all, need not be copied.
#[derive(Debug)]
pub(in crate::store) struct Splitter<'a> {
    text: &'a str,
    separator: u8,
    /// Where the next row is looked for.
    at: usize,
    /// Where each cell of the row starts in [`Cells::text`], and where one more would start.
    starts: Vec<usize>,
    /// The cells of a row with quotation marks, without those around a cell.
    unquoted: String,
}

/// One row of a text.
#[derive(Debug)]
pub(in crate::store) struct Row<'a> {
    pub(in crate::store) cells: Cells<'a>,
    /// Where the row stands in the text, without the line end.
    pub(in crate::store) range: Range<usize>,
    /// Whether there is a quotation mark anywhere in it.
    pub(in crate::store) has_quotes: bool,
}

/// The cells of a row.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) struct Cells<'a> {
    /// The cells, with one byte between each and the next.
    text: &'a str,
    /// Where each of them starts, and where one more would start.
    starts: &'a [usize],
}

impl<'a> Splitter<'a> {
    /// The rows of `text` from the byte `at` on.
    pub(in crate::store) fn new(text: &'a str, at: usize, separator: u8) -> Self {
        debug_assert!(separator.is_ascii());
        Self { text, separator, at, starts: Vec::new(), unquoted: String::new() }
    }

    /// The next row; `None` at the end of the text.
    pub(in crate::store) fn next_row(&mut self) -> Option<Row<'_>> {
        let bytes = self.text.as_bytes();
        let blank = bytes[self.at..].iter().take_while(|&&byte| is_line_end(byte)).count();
        let start = self.at + blank;
        if start == bytes.len() {
            return None;
        }
        let rest = &bytes[start..];
        let line = &rest[..memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len())];
        if memchr::memchr(b'"', line).is_some() {
            return Some(self.row_with_quotes(start));
        }
        self.starts.clear();
        self.starts.push(0);
        let (words, rest) = line.as_chunks();
        for (place, &word) in words.iter().enumerate() {
            self.start_cells(8 * place, word);
        }
        let mut word = [0; 8]; // which is no separator
        word[..rest.len()].copy_from_slice(rest);
        self.start_cells(line.len() - rest.len(), word);
        self.starts.push(line.len() + 1);
        let range = start..start + line.len();
        self.at = range.end;
        let cells = Cells { text: &self.text[range.clone()], starts: &self.starts };
        Some(Row { cells, range, has_quotes: false })
    }

    /// Starts a cell behind every separator among eight bytes.
    #[inline]
    fn start_cells(&mut self, place: usize, word: [u8; 8]) {
        const ONES: u64 = 0x0101_0101_0101_0101;
        const LOW_BITS: u64 = 0x7f * ONES;
        // A separator becomes 0; of every other byte, the high bit is set below.
        let bytes = u64::from_le_bytes(word) ^ (u64::from(self.separator) * ONES);
        let mut found = !(((bytes & LOW_BITS) + LOW_BITS) | bytes | LOW_BITS);
        while found != 0 {
            self.starts.push(place + found.trailing_zeros() as usize / 8 + 1);
            found &= found - 1;
        }
    }

    /// The row that starts there, its cells copied without quotation marks around them.
    fn row_with_quotes(&mut self, start: usize) -> Row<'_> {
        let bytes = self.text.as_bytes();
        self.starts.clear();
        self.starts.push(0);
        self.unquoted.clear();
        self.at = start;
        loop {
            if bytes.get(self.at) == Some(&b'"') {
                self.copy_quoted();
            }
            // What follows a closing mark belongs to the cell, as it stands.
            let rest = &bytes[self.at..];
            let ends_cell = |&byte: &u8| byte == self.separator || is_line_end(byte);
            let end = rest.iter().position(ends_cell).map_or(bytes.len(), |end| self.at + end);
            self.unquoted.push_str(&self.text[self.at..end]);
            self.starts.push(self.unquoted.len() + 1);
            self.at = end;
            if bytes.get(end) != Some(&self.separator) {
                break;
            }
            self.unquoted.push('\n');
            self.at = end + 1;
        }
        let cells = Cells { text: &self.unquoted, starts: &self.starts };
        Row { cells, range: start..self.at, has_quotes: true }
    }

    /// Copies what stands between two quotation marks, where two of them in a row are one that is
    /// meant, and steps behind the closing one; without one, up to the end of the text.
    fn copy_quoted(&mut self) {
        self.at += 1;
        loop {
            let rest = &self.text[self.at..];
            let Some(mark) = memchr::memchr(b'"', rest.as_bytes()) else {
                self.unquoted.push_str(rest);
                self.at = self.text.len();
                return;
            };
            self.unquoted.push_str(&rest[..mark]);
            self.at += mark + 1;
            if self.text.as_bytes().get(self.at) != Some(&b'"') {
                return;
            }
            self.unquoted.push('"');
            self.at += 1;
        }
    }
}

impl<'a> Cells<'a> {
    /// How many there are; at least one.
    pub(in crate::store) fn len(self) -> usize {
        self.starts.len() - 1
    }

    /// The cell at a place.
    pub(in crate::store) fn get(self, place: usize) -> Option<&'a str> {
        self.text.get(self.range(place)?)
    }

    /// The bytes of the cell at a place; empty where the file lacks the column.
    pub(in crate::store) fn bytes(self, place: Option<usize>) -> &'a [u8] {
        let range = place.and_then(|place| self.range(place)).unwrap_or_default();
        &self.text.as_bytes()[range]
    }

    /// A cell without the spaces around it; empty where the file lacks the column.
    pub(in crate::store) fn text(self, place: Option<usize>) -> &'a str {
        place.and_then(|place| self.get(place)).unwrap_or_default().trim_ascii()
    }

    /// A cell that holds a value, without the spaces around it and what nobody sees there; empty
    /// where the file lacks the column.
    pub(in crate::store) fn value(self, place: Option<usize>) -> &'a str {
        bare(place.and_then(|place| self.get(place)).unwrap_or_default())
    }

    fn range(self, place: usize) -> Option<Range<usize>> {
        Some(*self.starts.get(place)?..self.starts.get(place + 1)? - 1)
    }

    /// Every cell, in order.
    pub(in crate::store) fn iter(self) -> impl Iterator<Item = &'a str> {
        (0..self.len()).filter_map(move |place| self.get(place))
    }
}

const fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

#[cfg(test)]
mod tests {
    use csv::StringRecord;
    use proptest::prelude::*;

    use super::*;

    fn split(text: &str, separator: u8) -> Vec<Vec<String>> {
        let mut splitter = Splitter::new(text, 0, separator);
        let mut rows = Vec::new();
        while let Some(row) = splitter.next_row() {
            rows.push(row.cells.iter().map(ToOwned::to_owned).collect());
        }
        rows
    }

    fn split_by_csv(text: &str, separator: u8) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .from_reader(text.as_bytes());
        let rows = reader.records().map(|row| row.unwrap());
        rows.map(|row: StringRecord| row.iter().map(ToOwned::to_owned).collect()).collect()
    }

    #[test]
    fn a_row_knows_where_it_stands() {
        let text = "a,b\r\n\r\n\"c\n\"\"d\",e\nf";
        let mut splitter = Splitter::new(text, 0, b',');
        let mut rows = Vec::new();
        while let Some(Row { cells, range, has_quotes }) = splitter.next_row() {
            let cells: Vec<_> = cells.iter().map(ToOwned::to_owned).collect();
            rows.push((cells.join("|"), &text[range], has_quotes));
        }
        let expected = [
            ("a|b".to_owned(), "a,b", false),
            ("c\n\"d|e".to_owned(), "\"c\n\"\"d\",e", true),
            ("f".to_owned(), "f", false),
        ];
        assert_eq!(rows, expected);
    }

    #[test]
    fn rows_start_where_they_are_told_to() {
        let mut splitter = Splitter::new("head\nrow\n", 5, b',');
        assert_eq!(splitter.next_row().unwrap().range, 5..8);
        assert!(splitter.next_row().is_none());
        assert!(splitter.next_row().is_none());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        #[test]
        fn text_is_split_as_the_csv_crate_splits_it(
            text in "([,;\t\"\r\n]|[aé ]){0,24}",
            separator in prop::sample::select(b",;\t"),
        ) {
            prop_assert_eq!(split(&text, separator), split_by_csv(&text, separator));
        }
    }
}
