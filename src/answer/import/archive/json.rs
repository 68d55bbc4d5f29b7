//! An import of LinkedIn's data export as JSON.

use serde::Serialize;

use crate::domain::Date;

use super::arrival::{Archive, Arrival};

/// The document of `--json`.
#[must_use]
pub fn json<'a>(
    profile: &'a str,
    dry_run: bool,
    zone: &'a str,
    archives: &'a [Archive],
    arrival: &'a Arrival,
) -> impl Serialize + 'a {
    Document {
        schema: "ssi/import-archive/1",
        profile,
        dry_run,
        zone,
        archives: archives.iter().map(archive).collect(),
        kinds: arrival
            .kinds()
            .map(|fate| KindRow {
                kind: fate.kind.name().to_owned(),
                added: fate.added,
                known: fate.known,
                first: fate.days.map(|(first, _)| first),
                last: fate.days.map(|(_, last)| last),
            })
            .collect(),
        unused: arrival
            .unused
            .iter()
            .map(|(kind, count)| Unused { kind: kind.clone(), count: *count })
            .collect(),
        before_2014: arrival.early,
        covered: arrival
            .covered
            .iter()
            .map(|covered| CoveredRow {
                kind: covered.kind.name(),
                from: covered.from,
                to: covered.to,
            })
            .collect(),
    }
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    profile: &'a str,
    dry_run: bool,
    zone: &'a str,
    archives: Vec<ArchiveRow<'a>>,
    kinds: Vec<KindRow>,
    unused: Vec<Unused>,
    before_2014: usize,
    covered: Vec<CoveredRow<'a>>,
}

#[derive(Serialize)]
struct ArchiveRow<'a> {
    name: &'a str,
    complete: bool,
    last_day: Option<Date>,
    files: Vec<FileRow<'a>>,
    missing: &'a [&'static str],
    unknown: &'a [&'static str],
    skipped: Vec<Skipped<'a>>,
    skipped_rows: Vec<SkippedRow<'a>>,
}

#[derive(Serialize)]
struct FileRow<'a> {
    file: &'a str,
    rows: usize,
    acts: usize,
}

#[derive(Serialize)]
struct Skipped<'a> {
    file: &'a str,
    why: &'a str,
}

#[derive(Serialize)]
struct SkippedRow<'a> {
    file: &'a str,
    line: usize,
    what: &'a str,
}

#[derive(Serialize)]
struct KindRow {
    kind: String,
    added: usize,
    known: usize,
    first: Option<Date>,
    last: Option<Date>,
}

#[derive(Serialize)]
struct Unused {
    kind: String,
    count: usize,
}

#[derive(Serialize)]
struct CoveredRow<'a> {
    kind: &'a str,
    from: Date,
    to: Date,
}

fn archive(archive: &Archive) -> ArchiveRow<'_> {
    let export = &archive.export;
    let rows = export.parts.iter().flat_map(|part| {
        part.rejected.iter().map(|(line, what)| SkippedRow { file: &part.path, line: *line, what })
    });
    ArchiveRow {
        name: &archive.name,
        complete: export.is_complete,
        last_day: export.last_day,
        files: export
            .parts
            .iter()
            .map(|part| FileRow { file: &part.path, rows: part.rows, acts: part.events.len() })
            .collect(),
        missing: &export.missing,
        unknown: &export.unknown,
        skipped: export.skipped.iter().map(|(file, why)| Skipped { file, why }).collect(),
        skipped_rows: rows.collect(),
    }
}
