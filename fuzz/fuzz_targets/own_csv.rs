#![no_main]
//! What our own files' reader makes of a text, the csv crate makes of it too.

use std::fs;
use std::path::Path;

use libfuzzer_sys::fuzz_target;
use ssi::domain::Total;
use ssi::store::Folder;

fuzz_target!(|text: &str| {
    // What is behind the header is fuzzed; a dialect of its own would be another question.
    let text = format!("date,total,note\n{text}");
    let root = tempfile::tempdir_in(scratch()).expect("a folder");
    let folder = root.path().join("profiles/default");
    fs::create_dir_all(&folder).expect("a folder");
    #[expect(clippy::disallowed_methods, reason = "a file of the test's own")]
    fs::write(folder.join("snapshots.csv"), &text).expect("a file");
    let profile = Folder::new(root.path().to_owned()).default_profile().expect("a profile");
    let Ok(file) = profile.snapshots() else { return };
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.expect("UTF-8");
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        assert_eq!(record.len(), 3, "a row of another length is refused");
        rows.push((record[0].to_owned(), record[1].to_owned(), record[2].to_owned()));
    }
    // Of a day that stands twice the last row counts.
    for snapshot in file.snapshots() {
        let is_of_day = |date: &str| {
            ssi::domain::Date::parse(ssi::domain::bare(date)) == Ok(snapshot.date)
        };
        let (_, total, note) = rows.iter().rev().find(|row| is_of_day(&row.0)).expect("the row");
        assert_eq!(Total::parse(ssi::domain::bare(total)), Ok(snapshot.total));
        // Spaces around a cell are not part of it.
        assert_eq!(ssi::words::unescaped(note.trim_ascii()), snapshot.note.as_str());
    }
    assert!(rows.len() >= file.snapshots().len());
});

/// In memory where there is such a place.
fn scratch() -> &'static Path {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { memory } else { Path::new(".") }
}
