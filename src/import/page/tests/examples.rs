//! Every example of the page, and what must be found in it.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::super::{Scores, ScoresError, read};
use crate::domain::Field;

/// The examples: `NAME.txt` or `NAME.json`, and `NAME.expected.json`.
fn examples() -> Vec<(PathBuf, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/page");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let is_example = |file: &PathBuf| {
        let name = file.file_name().unwrap().to_str().unwrap();
        !name.ends_with(".expected.json")
    };
    let expected = |file: &PathBuf| {
        let text = fs::read_to_string(file.with_extension("expected.json")).unwrap();
        serde_json::from_str(&text).unwrap()
    };
    files
        .into_iter()
        .filter(is_example)
        .map(|file| {
            let e = expected(&file);
            (file, e)
        })
        .collect()
}

/// What is wrong with what was read; `None` if it is as expected.
fn wrong(found: &Result<Scores, ScoresError>, expected: &Value) -> Option<String> {
    let Ok(scores) = found else {
        return (expected["refuse"] != true).then(|| format!("{found:?}"));
    };
    if expected["refuse"] == true {
        return Some(format!("not refused: {scores:?}"));
    }
    let differs = |(name, value): (&String, &Value)| {
        let field = Field::from_name(name)?;
        let found = scores.fields.value(field).map(|typed| typed.value.to_string());
        let expected =
            value.as_f64().map(|value| field.parse(&value.to_string()).unwrap().value.to_string());
        (found != expected).then(|| format!("{name}: {found:?}, not {expected:?}"))
    };
    let differing: Vec<String> = expected.as_object().unwrap().iter().filter_map(differs).collect();
    (!differing.is_empty()).then(|| differing.join("; "))
}

#[test]
fn examples_are_read_as_expected() {
    let examples = examples();
    assert!(examples.len() >= 40, "the examples are not where they were");
    let wrong: Vec<String> = examples
        .iter()
        .filter_map(|(file, expected)| {
            let wrong = wrong(&read(&fs::read(file).unwrap()), expected)?;
            Some(format!("{}: {wrong}", file.file_name().unwrap().display()))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
