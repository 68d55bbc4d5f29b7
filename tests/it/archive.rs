//! LinkedIn's data export: every act of the two examples, day by day.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::Utc;
use ssi::domain::Date;
use ssi::import::archive::{Act, Export, FileName, Files, read};

/// The files of a folder.
struct Folder {
    root: PathBuf,
    paths: Vec<String>,
}

impl Folder {
    fn of(name: &str) -> Self {
        let root = examples().join(name);
        let mut paths = Vec::new();
        add(&root, &root, &mut paths);
        paths.sort();
        Self { root, paths }
    }
}

impl Files for Folder {
    fn names(&self) -> Vec<FileName> {
        self.paths.iter().map(|path| FileName::of(path)).collect()
    }

    fn are_whole(&self) -> bool {
        true
    }

    fn bytes(&mut self, place: usize) -> Result<Vec<u8>, String> {
        fs::read(self.root.join(&self.paths[place])).map_err(|error| error.to_string())
    }
}

fn add(root: &Path, folder: &Path, paths: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            add(root, &path, paths);
        } else {
            paths.push(path.strip_prefix(root).unwrap().to_str().unwrap().to_owned());
        }
    }
}

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/linkedin-export")
}

/// How often each act was done on each day.
fn counts(export: &Export) -> BTreeMap<String, BTreeMap<String, u64>> {
    // An act may stand in two files: until 2022 endorsements did.
    let mut most = BTreeMap::new();
    for part in &export.parts {
        let mut of_part: BTreeMap<_, u64> = BTreeMap::new();
        for event in &part.events {
            *of_part.entry((event.act, event.day, event.key)).or_default() += 1;
        }
        for (event, count) in of_part {
            let most: &mut u64 = most.entry(event).or_default();
            *most = (*most).max(count);
        }
    }
    let mut counts: BTreeMap<String, BTreeMap<String, u64>> = BTreeMap::new();
    for ((act, day, _), count) in most {
        *counts.entry(format!("{act:?}")).or_default().entry(day.to_string()).or_default() += count;
    }
    counts
}

/// `message_sent` as the name of an act.
fn act(name: &str) -> String {
    let words = name.split('_').map(|word| {
        let (first, rest) = word.split_at(1);
        first.to_uppercase() + rest
    });
    words.collect()
}

fn expected(year: &str) -> BTreeMap<String, BTreeMap<String, u64>> {
    let text = fs::read_to_string(examples().join(format!("{year}.expected.json"))).unwrap();
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    let kinds = document["kinds"].as_object().unwrap();
    kinds
        .iter()
        .map(|(name, kind)| {
            let days = kind["per_day_utc"].as_object().unwrap();
            let days = days.iter().map(|(day, count)| (day.clone(), count.as_u64().unwrap()));
            (act(name), days.collect())
        })
        .collect()
}

#[test]
fn every_act_of_the_examples_is_counted_on_its_day() {
    for year in ["2022", "2025"] {
        let export = read("LinkedInDataExport", &mut Folder::of(year), &Utc, Date::MAX);
        assert!(export.is_complete, "{year}");
        assert_eq!(export.skipped, [], "{year}");
        let rejected: Vec<_> = export.parts.iter().flat_map(|part| &part.rejected).collect();
        assert!(rejected.is_empty(), "{year}: {rejected:?}");
        let (found, expected) = (counts(&export), expected(year));
        for name in found.keys().chain(expected.keys()) {
            assert_eq!(found.get(name), expected.get(name), "{year}: {name}");
        }
    }
    assert_eq!(Act::ALL.len(), 26);
}
