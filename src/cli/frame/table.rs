//! Columns of text without borders.

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table, presets};

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

/// A line of text behind an indent; on a terminal, what does not fit goes on below it.
pub(crate) fn indented(indent: &str, text: &str) -> Vec<String> {
    let mut table = plain();
    table.add_row([&indent[..indent.len() - usize::from(GAP)], text]);
    lines(table, 1)
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
