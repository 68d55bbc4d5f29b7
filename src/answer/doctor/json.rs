//! What was found, as JSON.

use std::path::Path;

use serde::Serialize;

use super::report::{Report, Told};
use crate::store::FileFacts;

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    profile: &'a str,
    dry_run: bool,
    folder: String,
    other_profiles: usize,
    synced_by: Option<&'static str>,
    files: Vec<Facts>,
    found: Vec<Found<'a>>,
    backup: Option<&'a str>,
}

#[derive(Serialize)]
struct Facts {
    file: &'static str,
    bytes: Option<usize>,
    rows: Option<usize>,
    first: Option<String>,
    last: Option<String>,
}

#[derive(Serialize)]
struct Found<'a> {
    file: &'a str,
    line: Option<usize>,
    sort: &'static str,
    what: &'a str,
    /// `mended`, `mendable`, `left`.
    standing: &'static str,
    then: &'a [String],
}

impl Report {
    /// The document of `--json`; `done` is what was mended, if anything was to be.
    #[must_use]
    pub fn json<'a>(
        &'a self,
        profile: &'a str,
        folder: &Path,
        other_profiles: usize,
        done: Option<(&'a [Told], &'a str)>,
        dry_run: bool,
    ) -> impl Serialize + use<'a> {
        let mended = done.map(|(mended, _)| mended).unwrap_or_default();
        let backup = done.map(|(_, backup)| backup);
        let all = [(mended, "mended"), (&*self.mended, "mendable"), (&*self.left, "left")];
        let found = all.into_iter().flat_map(|(all, standing)| {
            all.iter().map(move |Told { file, line, sort, what, then, .. }| Found {
                file,
                line: *line,
                sort,
                what,
                standing,
                then,
            })
        });
        Document {
            schema: "ssi/doctor/1",
            profile,
            dry_run,
            folder: folder.display().to_string(),
            other_profiles,
            synced_by: self.synced_by,
            files: self.files.iter().map(Facts::of).collect(),
            found: found.collect(),
            backup,
        }
    }
}

impl Facts {
    fn of(facts: &FileFacts) -> Self {
        let FileFacts { file, bytes, rows, days } = facts;
        let day = |place: usize| days.map(|days| days[place].to_string());
        Self { file: file.name(), bytes: *bytes, rows: *rows, first: day(0), last: day(1) }
    }
}
