//! The house: which module may use which, and where the clock, the network and writing may stand.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::circles::Room;
use crate::paths::{Named, named_in};

/// A module of `src`.
struct Module {
    name: &'static str,
    /// The modules that it may use.
    may_use: &'static [&'static str],
    /// What it must not know of other crates, except in its tests.
    never: &'static [&'static str],
}

/// Every module; one that is to come may be listed before it is there.
const HOUSE: [Module; 9] = [
    Module {
        name: "domain",
        may_use: &[],
        never: &["csv", "clap", "plotters", "tempfile", "std::fs", "std::env"],
    },
    Module {
        name: "words",
        may_use: &["domain"],
        never: &["csv", "clap", "plotters", "tempfile", "std::fs", "std::env", "std::io"],
    },
    Module {
        name: "store",
        may_use: &["domain", "words"],
        never: &["clap", "plotters", "tiny_skia"],
    },
    Module {
        name: "attribution",
        may_use: &["domain", "words"],
        never: &["csv", "plotters", "clap", "std::fs", "std::env", "fastrand", "std::time"],
    },
    Module {
        name: "chart",
        may_use: &["domain", "words"],
        never: &["csv", "clap", "tempfile", "std::fs", "std::env"],
    },
    Module {
        name: "safety",
        may_use: &["domain", "words"],
        never: &["csv", "clap", "plotters", "std::fs", "std::env"],
    },
    Module {
        name: "import",
        may_use: &["domain", "words"],
        never: &[
            "clap",
            "plotters",
            "tempfile",
            "std::fs",
            "std::env",
            "std::process",
            "std::time",
        ],
    },
    Module {
        name: "answer",
        may_use: &["domain", "words", "store", "attribution", "chart", "safety", "import"],
        never: &[
            "clap",
            "comfy_table",
            "anstream",
            "anstyle",
            "terminal_size",
            "std::env",
            "std::io::stdin",
            "std::io::stdout",
            "std::io::stderr",
            "chrono::Local",
            "std::time",
        ],
    },
    Module {
        name: "cli",
        may_use: &[
            "domain",
            "words",
            "store",
            "attribution",
            "chart",
            "safety",
            "import",
            "answer",
        ],
        never: &[],
    },
];

/// A file of `src` and the paths that it names.
struct SourceFile {
    path: PathBuf,
    /// The module of [`HOUSE`] that it belongs to; `None` for `main.rs` and `lib.rs`.
    module: Option<String>,
    named: Vec<Named>,
}

pub(crate) fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn source_files() -> Vec<SourceFile> {
    rust_files(&source()).into_iter().map(SourceFile::read).collect()
}

/// The files below a folder of `src`, without tests.
pub(crate) fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.ends_with("tests") || path.ends_with("tests.rs") {
            // Tests may make folders and files, and meet other modules.
        } else if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

impl SourceFile {
    fn read(path: PathBuf) -> Self {
        let own = module_path(path.strip_prefix(source()).unwrap());
        let named = named_in(&fs::read_to_string(&path).unwrap(), &own);
        Self { path, module: own.into_iter().next(), named }
    }

    /// Its place in the house; `None` for `main.rs` and `lib.rs`.
    #[track_caller]
    fn listed(&self) -> Option<&'static Module> {
        let name = self.module.as_deref()?;
        let listed = HOUSE.iter().find(|module| module.name == name);
        Some(listed.unwrap_or_else(|| panic!("`{name}` is no module of the house")))
    }
}

/// The module that a file of `src` is: `["store", "lock"]` for `store/lock.rs`.
pub(crate) fn module_path(file: &Path) -> Vec<String> {
    let without_extension = file.with_extension("");
    let parts = without_extension.iter().map(|part| part.to_str().unwrap().to_owned());
    parts.filter(|part| !matches!(part.as_str(), "mod" | "main" | "lib")).collect()
}

/// Why a file of that module must not name that path; `None` if it may.
fn wrong_use(module: &Module, named: &Named) -> Option<String> {
    match named.path.as_slice() {
        [root, other, ..] if root == "crate" => {
            let is_wrong = HOUSE.iter().any(|module| module.name == other)
                && other != module.name
                && !module.may_use.contains(&other.as_str());
            (is_wrong || other == "*").then(|| format!("`crate::{other}`"))
        }
        // By another name, everything is at hand.
        [root] if root == "crate" && named.is_use => Some("the crate as a whole".to_owned()),
        _ if named.is_test => None,
        _ => {
            let is_named = |never: &&&str| named.reaches(never);
            module.never.iter().find(is_named).map(|never| format!("`{never}`"))
        }
    }
}

#[test]
fn modules_use_only_what_they_may() {
    let mut modules = BTreeSet::new();
    for file in source_files() {
        let Some(module) = file.listed() else { continue };
        modules.insert(module.name);
        for named in &file.named {
            if let Some(wrong) = wrong_use(module, named) {
                panic!("{} uses {wrong}, which is not for `{}`", file.path.display(), module.name);
            }
        }
    }
    assert!(modules.len() > 4, "the house is not where it was: {modules:?}");
}

#[test]
fn wrong_uses_are_found() {
    #[track_caller]
    fn case(module: &str, code: &str, expected: &[&str]) {
        let listed = HOUSE.iter().find(|listed| listed.name == module).unwrap();
        let own = [module, "file"].map(ToOwned::to_owned);
        let named = named_in(code, &own);
        let wrong: Vec<_> = named.iter().filter_map(|named| wrong_use(listed, named)).collect();
        assert_eq!(wrong, expected, "{code}");
    }
    case("domain", "use crate::{domain::{Score as S}, store::Folder};", &["`crate::store`"]);
    case("domain", "use super::super::chart::Fonts;", &["`crate::chart`"]);
    case("domain", "fn probe(_: &csv::ByteRecord) {}", &["`csv`"]);
    case("domain", "fn probe(_: Option<std::fs::Metadata>) {}", &["`std::fs`"]);
    case("domain", "use std::{fmt, fs::{self, File}};", &["`std::fs`", "`std::fs`"]);
    case("domain", "use std as s;", &["`std::fs`"]);
    case("domain", "use csv as c; extern crate clap;", &["`csv`", "`clap`"]);
    case("domain", "fn f() { let csv = 1; g(csv); /* csv::x */ g(\"csv::x\") } // csv::x", &[]);
    case("domain", "#[derive(clap::Args)] struct A;", &["`clap`"]);
    case("domain", "#[cfg(test)] mod a; use csv::Reader;", &["`csv`"]);
    case("domain", "#[cfg(test)] mod tests { use std::fs; } use csv::Reader;", &["`csv`"]);
    case("domain", "#[cfg(test)] mod tests { use crate::store::Lock; }", &["`crate::store`"]);
    case(
        "domain",
        "use super::super as house; use crate::*;",
        &["the crate as a whole", "`crate::*`"],
    );
    case("safety", "use crate::domain::Kind; use super::limit::Limit;", &[]);
    case("safety", "mod inner { use super::super::super::cli::x; }", &["`crate::cli`"]);
    case("attribution", "use crate::{chart::Figure, domain::Log};", &["`crate::chart`"]);
    case(
        "words",
        "use crate::store::escaped; fn f() { std::io::stderr(); }",
        &["`crate::store`", "`std::io`"],
    );
    case("answer", "use crate::chart::Figure; fn f(file: std::fs::File) {}", &[]);
    case(
        "answer",
        "use std::{env, io}; use chrono::Local; fn f() { std::io::stdout(); }",
        &["`std::env`", "`std::io::stdin`", "`chrono::Local`", "`std::io::stdout`"],
    );
    case(
        "attribution",
        "fn f() { fastrand::u8(..); std::time::Duration::MAX }",
        &["`fastrand`", "`std::time`"],
    );
    case(
        "cli",
        "use crate::store::{Lock, Saved}; pub(in crate::cli) fn f(x: std::fs::File) {}",
        &[],
    );
}

#[test]
fn every_module_of_the_house_is_listed() {
    for file in source_files() {
        file.listed();
    }
}

#[test]
fn only_main_knows_the_command_line() {
    for file in source_files() {
        let is_free = file.path.ends_with("main.rs") || file.module.as_deref() == Some("cli");
        let names_it = file.named.iter().any(|named| named.reaches("crate::cli"));
        assert!(is_free || !names_it, "{}", file.path.display());
    }
}

#[test]
fn nothing_opens_a_connection() {
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock");
    let lock = fs::read_to_string(lock).unwrap();
    for name in
        ["reqwest", "hyper", "ureq", "curl", "tokio", "socket2", "rustls", "openssl", "native-tls"]
    {
        assert!(!lock.contains(&format!("name = \"{name}\"\n")), "{name} is in the tree");
    }
    for file in source_files() {
        let names_it = file.named.iter().any(|named| named.reaches("std::net"));
        assert!(!names_it, "{} names std::net", file.path.display());
    }
}

/// The modules of the house in which nothing stands in a circle.
const ROOMS: [&str; 8] =
    ["words", "store", "attribution", "chart", "safety", "import", "answer", "cli"];

#[test]
fn no_files_and_no_folders_of_a_room_stand_in_a_circle() {
    for name in ROOMS {
        let circles = Room::read(name).circles();
        assert!(circles.is_empty(), "a circle in {}", circles.join("\na circle in "));
    }
}

/// The folders of `chart`, and which of them each may use: the charts do not know each other.
const CHART: &[(&str, &[&str])] = &[
    ("figure", &[]),
    ("parts", &["figure"]),
    ("draw", &["figure"]),
    ("overview", &["figure", "parts"]),
    ("pillar", &["figure", "parts"]),
    ("change", &["figure", "parts"]),
    ("benchmark", &["figure", "parts"]),
    ("effects", &["figure", "parts"]),
    ("activity", &["figure", "parts"]),
    ("calendar", &["figure", "parts"]),
    ("card", &["figure", "parts"]),
    ("team", &["figure", "parts"]),
];

#[test]
fn folders_of_charts_use_only_what_they_may() {
    let uses = Room::read("chart").uses(&["chart".to_owned()]);
    assert!(uses.len() > 10, "the charts are not where they were: {uses:?}");
    for ((user, used), path) in uses {
        let may_use = CHART.iter().find(|(name, _)| *name == user).map(|(_, may_use)| may_use);
        let may_use = may_use.unwrap_or_else(|| panic!("{path}: `{user}` is no folder"));
        assert!(may_use.contains(&used.as_str()), "{path}: `{used}` is not for `{user}`");
    }
}

#[test]
fn only_drawing_names_a_library_of_drawing() {
    const LIBRARIES: [&str; 4] = ["plotters", "plotters_backend", "tiny_skia", "png"];
    let mut names = BTreeSet::new();
    for file in source_files() {
        let found = LIBRARIES.iter().filter(|name| file.named.iter().any(|one| one.reaches(name)));
        let found: Vec<_> = found.copied().collect();
        let is_drawing = file.path.starts_with(source().join("chart/draw"));
        assert!(is_drawing || found.is_empty(), "{} names {found:?}", file.path.display());
        names.extend(found);
    }
    assert_eq!(names.len(), LIBRARIES.len(), "drawing is not where it was: {names:?}");
}
