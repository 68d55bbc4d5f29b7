//! Columns of text without borders.

use comfy_table::{CellAlignment, Row, Table, presets};

use crate::words::{columns, cut_to, filled, wrapped};

use super::terminal;

/// The room that the last column must have to be folded beside the others; with less it goes below
/// them.
const NARROWEST: usize = 20;
/// Between two columns.
pub(crate) const GAP: usize = 2;
/// Before what goes below its row.
const INDENT: &str = "    ";

/// A table without lines, two spaces between its columns.
pub(crate) fn plain() -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table
}

/// A table with a heading whose columns are aligned to the right, but for those named.
pub(crate) fn with_heading(heading: &[&str], left: &[usize]) -> Table {
    let mut table = plain();
    table.set_header(heading);
    for place in 0..heading.len() {
        if !left.contains(&place)
            && let Some(column) = table.column_mut(place)
        {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

/// The table's lines, as [`rows`] has them.
pub(crate) fn lines(table: Table) -> Vec<String> {
    rows(table).into_iter().flatten().collect()
}

/// The lines of each row, the heading among them, without spaces at their ends. On a terminal on
/// which they do not fit, the last column is folded at words, or as many of the last ones as must
/// go below their row; elsewhere a row is a line.
pub(crate) fn rows(table: Table) -> Vec<Vec<String>> {
    arranged(table, terminal::width())
}

/// The rows of a table, each in the lines that it takes with these pieces of text beside it: below
/// each other, and below the row where there is little room beside it. No piece is broken.
pub(crate) fn beside(table: Table, pieces: &[Vec<String>], between: &str) -> Vec<Vec<String>> {
    let rows = arranged(table, None).concat();
    let widest = rows.iter().map(|row| columns(row)).max().unwrap_or(0);
    let at = widest + GAP;
    let room = terminal::room();
    let is_narrow = room < at + NARROWEST;
    let at = if is_narrow { INDENT.len() } else { at };
    let of_row = |(row, pieces): (String, &Vec<String>)| {
        let pieces = pieces.iter().map(String::as_str);
        let mut texts = filled(pieces, between, room - at).into_iter();
        let first = if is_narrow { None } else { texts.next() };
        let gap = " ".repeat(at.saturating_sub(columns(&row)));
        let first = first.map_or(row.clone(), |text| row + &gap + &text);
        let below = texts.map(|text| " ".repeat(at) + &text);
        [first].into_iter().chain(below).collect()
    };
    rows.into_iter().zip(pieces).map(of_row).collect()
}

fn arranged(mut table: Table, width: Option<usize>) -> Vec<Vec<String>> {
    let cells: Vec<Vec<String>> =
        table.header().into_iter().chain(table.row_iter()).map(texts).collect();
    let widths: Vec<usize> =
        table.column_max_content_widths().into_iter().map(usize::from).collect();
    let gap = u16::try_from(GAP).unwrap_or_default();
    table.column_iter_mut().for_each(|column| {
        column.set_padding((0, gap));
    });
    let arrangement = width.map_or(Arrangement::Whole, |width| Arrangement::of(&widths, width));
    let heading = table.header().map(texts).unwrap_or_default();
    let lines = table.lines().map(|line| line.trim_end().to_owned());
    lines.zip(&cells).map(|(line, cells)| arrangement.lines(line, cells, &heading)).collect()
}

fn texts(row: &Row) -> Vec<String> {
    row.cell_iter().map(comfy_table::Cell::content).collect()
}

/// How the columns of a table find their place.
#[derive(Clone, Copy)]
enum Arrangement {
    /// A row is a line.
    Whole,
    /// The last column, which begins at `start`, is folded to `room` columns.
    Beside { last: usize, start: usize, room: usize },
    /// The columns from `first` on, which would begin at `start`, go below, in `room` columns.
    Below { first: usize, start: usize, room: usize },
}

impl Arrangement {
    /// That of columns of these widths where there are `width` columns.
    fn of(widths: &[usize], width: usize) -> Self {
        let start = |place: usize| widths[..place].iter().map(|width| width + GAP).sum::<usize>();
        let end = |place: usize| start(place) + widths[place];
        let Some(last) = widths.len().checked_sub(1).filter(|&last| end(last) > width) else {
            return Self::Whole;
        };
        let room = width.saturating_sub(start(last));
        if room >= NARROWEST {
            return Self::Beside { last, start: start(last), room };
        }
        // What stands first names the row, however long it is.
        let first = (1..=last).find(|&place| end(place) > width).unwrap_or(last).max(1);
        let room = width.saturating_sub(INDENT.len());
        Self::Below { first, start: start(first), room }
    }

    /// The lines of a row, of which `line` is the whole. What goes below is told with its heading.
    fn lines(self, line: String, cells: &[String], heading: &[String]) -> Vec<String> {
        match self {
            Self::Whole => vec![line],
            Self::Beside { last, start, room } => {
                let mut parts = wrapped(&cells[last], room).into_iter();
                let first = parts.next().map_or_else(
                    || line.clone(),
                    |part| {
                        let before = cut_to(&line, start);
                        let space = " ".repeat(start - columns(&before));
                        format!("{before}{space}{part}")
                    },
                );
                let below = parts.map(|part| format!("{:start$}{part}", ""));
                std::iter::once(first).chain(below).collect()
            }
            Self::Below { first, start, room } => {
                let rest: Vec<String> = if cells == heading {
                    Vec::new()
                } else {
                    (first..cells.len()).filter_map(|place| told(cells, heading, place)).collect()
                };
                let rest = wrapped(&rest.join(", "), room);
                let line = cut_to(&line, start).trim_end().to_owned();
                std::iter::once(line)
                    .chain(rest.into_iter().map(|part| format!("{INDENT}{part}")))
                    .collect()
            }
        }
    }
}

/// A cell with its heading; nothing of an empty one.
fn told(cells: &[String], heading: &[String], place: usize) -> Option<String> {
    let cell = cells.get(place).filter(|cell| !cell.is_empty())?;
    let heading = heading.get(place).filter(|heading| !heading.is_empty());
    Some(heading.map_or_else(|| cell.clone(), |heading| format!("{heading} {cell}")))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn table() -> Table {
        let mut table = with_heading(&["day", "score", "what was written on it"], &[0, 2]);
        table.add_row(["Mon", "7", "one two three four five six seven"]);
        table.add_row(["Tuesday", "12.5", ""]);
        table
    }

    #[test]
    fn a_row_is_a_line_where_it_fits_and_where_there_is_no_terminal() {
        let expected = [
            "day      score  what was written on it",
            "Mon          7  one two three four five six seven",
            "Tuesday   12.5",
        ];
        assert_eq!(arranged(table(), None).concat(), expected);
        assert_eq!(arranged(table(), Some(80)).concat(), expected);
    }

    #[test]
    fn the_last_column_is_folded_at_words() {
        let rows = arranged(table(), Some(38));
        assert_eq!(
            rows[1],
            ["Mon          7  one two three four", "                five six seven"]
        );
        assert_eq!(rows[2], ["Tuesday   12.5"]);
    }

    #[test]
    fn what_has_no_room_beside_goes_below() {
        let rows = arranged(table(), Some(24));
        assert_eq!(rows[0], ["day      score"]);
        assert_eq!(
            rows[1][..3],
            ["Mon          7", "    what was written on", "    it one two three"]
        );
        assert_eq!(rows[2], ["Tuesday   12.5"]);
        let rows = arranged(table(), Some(13));
        assert_eq!(rows[2], ["Tuesday", "    score", "    12.5"]);
    }

    proptest! {
        /// From the width of the longest word on, no line is wider than the terminal, and no word
        /// is lost or cut.
        #[test]
        fn no_word_is_broken(
            cells in prop::collection::vec(prop::collection::vec("([a-z]{1,9} ){0,9}", 4), 1..4),
            width in 20..90_usize,
        ) {
            let mut table = plain();
            for row in &cells {
                let row: Vec<String> = row.iter().map(|cell| cell.split(' ').collect::<Vec<_>>().join(" ").trim().to_owned()).collect();
                table.add_row(row);
            }
            let first = cells.iter().map(|row| row[0].trim().len()).max().unwrap_or(0);
            for (row, lines) in cells.iter().zip(arranged(table, Some(width))) {
                let words: Vec<&str> = row.iter().flat_map(|cell| cell.split_whitespace()).collect();
                let found: Vec<&str> = lines.iter().flat_map(|line| line.split_whitespace()).collect();
                let found: Vec<&str> = found.iter().map(|word| word.trim_end_matches(',')).collect();
                prop_assert_eq!(words, found);
                for line in &lines {
                    prop_assert!(line.len() <= width.max(first), "{line}");
                }
            }
        }
    }
}
