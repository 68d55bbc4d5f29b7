//! What the folder `.ssi/undo` must hold: one unbroken chain of steps for each file, up to its
//! present content.

use std::collections::BTreeMap;
use std::fs;

use serde::Deserialize;
use xxhash_rust::xxh3::xxh3_128;

use crate::support::Sandbox;

#[derive(Deserialize)]
struct Step {
    files: Vec<FileStep>,
}

#[derive(Deserialize)]
struct FileStep {
    file: String,
    before: Option<String>,
    after: Option<String>,
}

/// Checks that every step is whole, that each begins where the one before it ended, and that the
/// last one led to the present file. (No step is taken back: a write has forgotten those.)
#[track_caller]
pub(super) fn check(sandbox: &Sandbox) {
    let mut ends: BTreeMap<String, Option<String>> = BTreeMap::new();
    let mut parts = 0;
    let names = names(sandbox);
    for (description, number) in
        names.iter().filter_map(|name| Some((name, name.strip_suffix(".json")?)))
    {
        let step: Step = serde_json::from_str(&sandbox.read(&format!(".ssi/undo/{description}")))
            .unwrap_or_else(|error| panic!("{description}: {error}"));
        parts += 1;
        for FileStep { file, before, after } in step.files {
            let earlier = fs::read(sandbox.file(&format!(".ssi/undo/{number}.{file}"))).ok();
            parts += usize::from(earlier.is_some());
            assert_eq!(earlier.as_deref().map(fingerprint), before, "{description}");
            if let Some(end) = ends.insert(file, after) {
                assert_eq!(before, end, "{description}: the step before it is lost");
            }
        }
    }
    assert_eq!(names.len(), parts, "there is a part of a step: {names:?}");
    for (file, end) in ends {
        let present = fs::read(sandbox.file(&file)).ok();
        assert_eq!(end, present.as_deref().map(fingerprint), "the last step of {file} is stale");
    }
}

/// The names of the files of steps, sorted.
pub(super) fn names(sandbox: &Sandbox) -> Vec<String> {
    let entries = fs::read_dir(sandbox.file(".ssi/undo")).into_iter().flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| name != "cursor.json");
    names.sort();
    names
}

fn fingerprint(content: &[u8]) -> String {
    format!("{:032x}", xxh3_128(content))
}
