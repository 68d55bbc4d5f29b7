//! An import as JSON.

use serde::Serialize;

use super::fate::{Conflict, Tally, Told};
use super::few::Few;
use super::intake::Intake;

/// A file, or a sheet of one, and how it was read.
#[derive(Debug, Serialize)]
pub struct File {
    /// The file as it was named.
    pub file: String,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// `snapshots` or `activities`.
    pub sort: &'static str,
    /// The columns that are not used.
    pub unused: Vec<String>,
    /// The order of dates, where one was needed.
    pub date_order: Option<&'static str>,
}

/// The document of `--json`.
#[must_use]
pub fn json<'a>(
    profile: &'a str,
    dry_run: bool,
    files: &'a [File],
    intake: &'a Intake,
) -> impl Serialize + 'a {
    #[derive(Serialize)]
    struct Document<'a> {
        schema: &'static str,
        profile: &'a str,
        dry_run: bool,
        files: &'a [File],
        snapshots: Tally,
        activities: Tally,
        skipped: usize,
        skipped_rows: Vec<Row>,
        left_out: usize,
    }
    let Intake { refused, conflicts, left_out, .. } = intake;
    Document {
        schema: "ssi/import/1",
        profile,
        dry_run,
        files,
        snapshots: intake.scores(),
        activities: intake.log(),
        skipped: refused.count() + conflicts.count(),
        skipped_rows: rows(refused, conflicts),
        left_out: left_out.count(),
    }
}

#[derive(Serialize)]
struct Row {
    file: String,
    line: usize,
    column: Option<String>,
    what: String,
}

fn rows(refused: &Few<Told>, conflicts: &Few<Conflict>) -> Vec<Row> {
    let refused = refused.kept().iter().map(|told| Row {
        file: told.place.origin.to_string(),
        line: told.place.line,
        column: told.column.clone(),
        what: told.what.clone(),
    });
    let conflicts = conflicts.kept().iter().map(|conflict| Row {
        file: conflict.place.origin.to_string(),
        line: conflict.place.line,
        column: None,
        what: super::words::conflict(conflict),
    });
    refused.chain(conflicts).collect()
}
