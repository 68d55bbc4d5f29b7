//! Columns of text without borders.

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table, presets};

use crate::words;

use super::width;

/// The room that a column must have to be folded; below it the terminal folds the whole line.
const NARROWEST: u16 = 20;
/// Between two columns.
pub(crate) const GAP: u16 = 2;

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

/// The table's lines, without spaces at their ends. On a terminal, cells of the last `folding`
/// columns that do not fit are folded within their column; elsewhere a row is a line.
pub(crate) fn lines(mut table: Table, folding: usize) -> Vec<String> {
    if let Some((terminal_size::Width(width), _)) = terminal_size::terminal_size() {
        fold(&mut table, folding, width);
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, GAP));
    }
    table.lines().map(|line| line.trim_end().to_owned()).collect()
}

/// The rows of a table, each in the lines that it takes with these pieces of text beside it: below
/// each other, and below the row where there is little room beside it. No piece is broken.
pub(crate) fn beside(table: Table, pieces: &[Vec<String>], between: &str) -> Vec<Vec<String>> {
    const INDENT: usize = 4;
    let rows = lines(table, 0);
    let widest = rows.iter().map(|row| words::columns(row)).max().unwrap_or(0);
    let at = widest + usize::from(GAP);
    let room = width::room();
    let is_narrow = room < at + usize::from(NARROWEST);
    let at = if is_narrow { INDENT } else { at };
    let of_row = |(row, pieces): (String, &Vec<String>)| {
        let pieces = pieces.iter().map(String::as_str);
        let mut texts = words::filled(pieces, between, room - at).into_iter();
        let first = if is_narrow { None } else { texts.next() };
        let gap = " ".repeat(at.saturating_sub(words::columns(&row)));
        let first = first.map_or(row.clone(), |text| row + &gap + &text);
        let below = texts.map(|text| " ".repeat(at) + &text);
        [first].into_iter().chain(below).collect()
    };
    rows.into_iter().zip(pieces).map(of_row).collect()
}

fn fold(table: &mut Table, folding: usize, width: u16) {
    let widths = table.column_max_content_widths();
    let fixed = widths.len().saturating_sub(folding);
    let taken: u16 = widths[..fixed].iter().map(|width| width + GAP).sum();
    let needed = widths[fixed..].iter().map(|&width| width.min(NARROWEST) + GAP).sum::<u16>();
    if taken.saturating_add(needed) > width {
        return;
    }
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    for column in table.column_iter_mut().take(fixed) {
        column.set_constraint(ColumnConstraint::ContentWidth);
    }
}
