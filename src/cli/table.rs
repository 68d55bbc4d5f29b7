//! Columns of text without borders.

use comfy_table::{CellAlignment, Table, presets};

/// A table without lines, two spaces between its columns.
pub(super) fn plain() -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table
}

/// A table with a heading whose columns are aligned to the right, but for those named.
pub(super) fn with_heading(heading: &[&str], left: &[usize]) -> Table {
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

/// The table's lines, without spaces at their ends.
pub(super) fn lines(table: &Table) -> Vec<String> {
    let mut table = table.clone();
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
    }
    table.lines().map(|line| line.trim_end().to_owned()).collect()
}
