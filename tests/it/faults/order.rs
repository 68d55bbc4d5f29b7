//! The order of the calls, in which "saved" means "on the disk". A missing sync cannot be seen in
//! the files, so the calls themselves are compared.

use std::path::Path;

use super::case::{
    Case, FIRST_LOG, FIRST_RECORD, LIMITS_CHOSEN, LOGGED, RECORD, RECORD_LINKED, RECORD_REPLACED,
    RESTRICTION_ENDED, RESTRICTION_STARTED,
};
use super::case::{PENDING_REPLACED, Scene};
use super::strace::{Call, Strace};
use crate::support::Sandbox;

/// Every call that must be there, in this order; each line starts with the call and holds all the
/// other words. `{folder}` is the profile's folder.
const ORDER: [&[&str]; 12] = [
    &["flock(", "{folder}/.ssi/lock>", "LOCK_EX"],
    READ,
    &["openat(", "{staged}", "O_CREAT|O_EXCL"],
    &["write(", "{staged}"],
    &["fsync(", "{staged}"],
    &["write(", "{folder}/.ssi/undo/0", ".json>"],
    &["fsync(", "{folder}/.ssi/undo/0", ".json>"],
    &["fsync(", "{folder}/.ssi/undo>"],
    &["rename", "{staged}", "{target}\""],
    &["fsync(", "{target folder}>"],
    &["close(", "{folder}/.ssi/lock>"],
    &["write(1<"],
];

/// The file as it is found is read, under the lock.
const READ: &[&str] = &["openat(", "{folder}/{file}\"", "O_RDONLY"];
/// One that is not there is looked for, and not opened.
const ABSENT: &[&str] = &["statx(", "{folder}/{file}\"", "ENOENT"];

#[track_caller]
fn calls_in_order(case: &'static Case, staged: &str, target: &str) {
    let scene = Scene::of(case);
    let mut calls = scene.calls.iter();
    for words in ORDER {
        let is = |call: &Call, words: &[&str]| {
            let mut words = words.iter().map(|word| {
                // The calls were made in another sandbox: only what stands below it is the same.
                word.replace("{folder}", "/data/profiles/default")
                    .replace("{file}", case.file)
                    .replace(
                        "{target folder}",
                        Path::new(target).parent().unwrap().to_str().unwrap(),
                    )
                    .replace("{staged}", staged)
                    .replace("{target}", target)
            });
            call.text.starts_with(&words.next().unwrap())
                && words.all(|word| call.text.contains(&word))
        };
        let found = calls.find(|call| is(call, words) || (words == READ && is(call, ABSENT)));
        assert!(found.is_some(), "{words:?} is missing or not in order: {:#?}", scene.calls);
    }
}

#[test]
fn a_reply_follows_the_sync_of_the_folder_the_rename_and_the_sync_of_the_file() {
    for case in [
        &FIRST_RECORD,
        &RECORD,
        &RECORD_REPLACED,
        &FIRST_LOG,
        &LOGGED,
        &PENDING_REPLACED,
        &RESTRICTION_STARTED,
        &RESTRICTION_ENDED,
        &LIMITS_CHOSEN,
    ] {
        let folder = "/data/profiles/default";
        let staged = format!("{folder}/.ssi/staged/{}", case.file);
        calls_in_order(case, &staged, &format!("{folder}/{}", case.file));
    }
    calls_in_order(&RECORD_LINKED, "/elsewhere/.scores.csv.", "/elsewhere/scores.csv");
}

#[test]
fn what_is_saved_already_is_made_to_last_before_it_is_said() {
    for case in [&RECORD, &PENDING_REPLACED] {
        let sandbox = Scene::of(case).sandbox();
        sandbox.ssi(case.command).ok();
        let before = sandbox.read(case.file);
        let traced = Strace::new(&sandbox).run(case.command);
        let place = |name: &str, words: &str| {
            let mut calls = traced.calls.iter();
            calls.position(|call| call.name == name && call.text.contains(words))
        };
        let synced = place("fsync", "/data/profiles/default>");
        assert!(synced.is_some() && synced < place("write", "(1<"), "{:#?}", traced.calls);
        let is_write = |call: &Call| call.name.starts_with("rename");
        assert!(!traced.calls.iter().any(is_write), "{:#?}", traced.calls);
        assert_eq!(sandbox.read(case.file), before);
    }
}

#[test]
fn a_new_folder_is_made_to_last_before_it_is_used() {
    let calls = Scene::of(&FIRST_RECORD).calls;
    for folder in ["/data", "/data/profiles", "/data/profiles/default"] {
        let made = calls.iter().position(|call| {
            call.name.starts_with("mkdir") && call.text.contains(&format!("{folder}\""))
        });
        let made = &calls[made.unwrap()..];
        let above = folder.rsplit_once('/').unwrap().0;
        let synced = made
            .iter()
            .position(|call| call.name == "fsync" && call.text.contains(&format!("{above}>")));
        let used = made.iter().position(|call| call.text.contains(&format!("{folder}/")));
        assert!(synced.unwrap() < used.unwrap(), "{folder}: {calls:#?}");
    }
}

#[test]
fn a_reader_takes_no_lock_and_writes_nothing() {
    let sandbox = Sandbox::new();
    for line in RECORD.before {
        sandbox.ssi(line).ok();
    }
    for line in [
        "status",
        "history --activities",
        "changes",
        "limits",
        "restriction",
        "doctor",
        "doctor --fix --dry-run",
        "record 75 --dry-run",
        "restriction start --dry-run",
        "limits --set pending=300 --dry-run",
    ] {
        let traced = Strace::new(&sandbox).run(line);
        let calls = traced.calls_on(&sandbox.data());
        let changes = |text: &str| {
            ["O_CREAT", "O_WRONLY", "O_RDWR"].iter().any(|flag| text.contains(flag))
                || ["flock(", "rename", "link", "unlink", "mkdir", "fchmod", "chmod"]
                    .iter()
                    .any(|name| text.starts_with(name))
        };
        // Results of the model are kept in the cache folder, which is no part of the data.
        let is_of_cache = |text: &str| text.contains("/cache");
        let change = calls.iter().find(|call| changes(&call.text) && !is_of_cache(&call.text));
        assert!(change.is_none(), "{line}: {change:?}");
        traced.run.ok();
    }
}
