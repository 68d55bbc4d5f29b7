//! The house: which module may use which, and where the clock, the network and writing may stand.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each module of `src`, and the modules that it may use.
const MAY_USE: [(&str, &[&str]); 6] = [
    ("domain", &[]),
    ("store", &["domain"]),
    ("attribution", &["domain"]),
    ("chart", &["domain"]),
    ("safety", &["domain"]),
    ("cli", &["domain", "store", "attribution", "chart", "safety"]),
];

/// Crates that a module must not know, and why.
const NEVER: [(&str, &[&str]); 5] = [
    ("domain", &["csv", "clap", "plotters", "tempfile", "std::fs", "std::env"]),
    ("store", &["clap", "plotters", "tiny_skia"]),
    ("attribution", &["csv", "clap", "plotters", "fastrand", "std::fs", "std::env", "std::time"]),
    ("chart", &["csv", "clap", "tempfile", "std::fs", "std::env"]),
    ("safety", &["csv", "clap", "plotters", "std::fs", "std::env"]),
];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && path.ends_with("tests") {
            // Tests may make folders and files, and meet other modules.
        } else if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// Lines of code, without comments: `store` in a sentence is no import.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    text.lines().filter(is_code).collect::<Vec<_>>().join("\n")
}

/// The modules that a file names: `crate::store`, `use crate::{store, chart}`, `super::super::store`.
fn modules_named(code: &str) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for (at, start) in code.match_indices("crate::") {
        let rest = &code[at + start.len()..];
        let group = rest.strip_prefix('{').and_then(|rest| rest.split('}').next());
        let paths =
            group.unwrap_or(rest).split(',').take(if group.is_some() { usize::MAX } else { 1 });
        let is_name = |c: char| c.is_alphanumeric() || c == '_';
        let first = |path: &str| path.trim().split(|c| !is_name(c)).next().map(ToOwned::to_owned);
        named.extend(paths.filter_map(first));
    }
    named
}

#[test]
fn paths_are_found_in_every_form() {
    let named = modules_named(
        "use crate::store::Lock; use crate::{chart, cli::{a, b}};\ncrate::safety::x()",
    );
    let expected = ["chart", "cli", "safety", "store"].map(ToOwned::to_owned);
    assert!(named.is_superset(&expected.into()), "{named:?}");
}

#[test]
fn modules_use_only_what_stands_below_them() {
    for (module, may_use) in MAY_USE {
        for file in rust_files(&source().join(module)) {
            for (other, _) in MAY_USE.iter().filter(|(other, _)| *other != module) {
                let names_it = modules_named(&code(&file)).contains(*other);
                assert!(
                    !names_it || may_use.contains(other),
                    "{} uses `{other}`, which `{module}` must not know",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn every_module_of_the_house_is_listed() {
    let listed: BTreeSet<String> = MAY_USE.iter().map(|(module, _)| (*module).to_owned()).collect();
    let entries = fs::read_dir(source()).unwrap().map(|entry| entry.unwrap().path());
    let present: BTreeSet<String> = entries
        .filter(|path| !path.ends_with("main.rs") && !path.ends_with("lib.rs"))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    assert_eq!(present, listed);
}

#[test]
fn modules_do_not_know_what_is_not_theirs() {
    for (module, never) in NEVER {
        for file in rust_files(&source().join(module)) {
            // Tests at the end of a file may make folders and files.
            let code = code(&file);
            let code = code.split("#[cfg(test)]").next().unwrap();
            for name in never {
                let used = [format!("use {name}::"), format!("use {name};"), format!(" {name}::")];
                let uses_it = used.iter().any(|used| code.contains(used));
                assert!(!uses_it, "{} uses `{name}`", file.display());
            }
        }
    }
}

#[test]
fn only_main_knows_the_command_line() {
    for file in rust_files(&source()) {
        let is_cli = file.starts_with(source().join("cli"));
        let names_it = code(&file).contains("crate::cli") || code(&file).contains("ssi::cli");
        assert!(!names_it || is_cli || file.ends_with("main.rs"), "{}", file.display());
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
    for file in rust_files(&source()) {
        assert!(!code(&file).contains("std::net"), "{} names std::net", file.display());
    }
}
