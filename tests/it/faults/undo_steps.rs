//! What the folder `.undo` must hold: one unbroken chain of steps for each file, up to its present
//! content.

use std::collections::BTreeMap;
use std::fs;

use serde::Deserialize;
use xxhash_rust::xxh3::xxh3_128;

use crate::support::Sandbox;

#[derive(Deserialize)]
struct Step {
    file: String,
    before: Option<String>,
    after: String,
}

/// Checks that every step is whole, that each begins where the one before it ended, and that the
/// last one led to the present file.
#[track_caller]
pub(super) fn check(sandbox: &Sandbox) {
    let mut ends: BTreeMap<String, String> = BTreeMap::new();
    let mut parts = 0;
    let names = names(sandbox);
    for (description, number) in
        names.iter().filter_map(|name| Some((name, name.strip_suffix(".json")?)))
    {
        let step: Step = serde_json::from_str(&sandbox.read(&format!(".undo/{description}")))
            .unwrap_or_else(|error| panic!("{description}: {error}"));
        let earlier = fs::read(sandbox.file(&format!(".undo/{number}.{}", step.file))).ok();
        parts += 1 + usize::from(earlier.is_some());
        assert_eq!(earlier.as_deref().map(fingerprint), step.before, "{description}");
        if let Some(end) = ends.insert(step.file, step.after) {
            assert_eq!(step.before, Some(end), "{description}: the step before it is lost");
        }
    }
    assert_eq!(names.len(), parts, "there is a part of a step: {names:?}");
    for (file, end) in ends {
        let present = fs::read(sandbox.file(&file)).unwrap();
        assert_eq!(end, fingerprint(&present), "the last step of {file} is stale");
    }
}

/// The names in the folder, sorted.
pub(super) fn names(sandbox: &Sandbox) -> Vec<String> {
    let entries = fs::read_dir(sandbox.file(".undo")).into_iter().flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn fingerprint(content: &[u8]) -> String {
    format!("{:032x}", xxh3_128(content))
}
