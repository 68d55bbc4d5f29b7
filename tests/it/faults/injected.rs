//! One failing system call: each call that has to do with data, each with four errors.

use std::path::{Path, PathBuf};

use super::Disturbed;
use super::case::{
    Case, Content, EDITED, FIRST_LOG, FIRST_RECORD, LIMITS_CHOSEN, LOGGED, NEW_KIND,
    PENDING_REPLACED, RECORD, RECORD_AFTER_KILLS, RECORD_LINKED, RECORD_REPLACED,
    RECORD_TAKEN_OVER, REDONE, REMOVED, RENAMED, RESTRICTION_ENDED, RESTRICTION_STARTED, Scene,
    UNDONE, files,
};
use super::strace::{Call, Strace, Traced};
use crate::support::Sandbox;

/// The errors, and what a person reads of them.
const ERRORS: [(&str, &str); 4] = [
    ("EIO", "Input/output error"),
    ("ENOSPC", "No space left on device"),
    ("EINTR", "Interrupted system call"),
    ("EACCES", "Permission denied"),
];

/// Calls that are simply made again when a signal came between.
const REPEATABLE: [&str; 7] = ["openat", "read", "write", "fsync", "flock", "fchmod", "linkat"];

/// Calls left out: questions about descriptors, and closing, which does not fail where the data were
/// synced before (std panics if closing a folder does).
const HARMLESS: [&str; 3] = ["ioctl", "fcntl", "close"];

/// Lets each call fail once, with each error.
#[track_caller]
fn fail_every_call(case: &'static Case) {
    let scene = Scene::of(case);
    let calls = scene.calls.iter().filter(|call| !HARMLESS.contains(&&*call.name));
    for (call, (error, text)) in calls.flat_map(|call| ERRORS.map(|error| (call, error))) {
        let sandbox = scene.sandbox();
        let before = files(sandbox.path());
        let traced =
            Strace::new(&sandbox).disturb(call, &format!("error={error}")).run(case.command);
        check(&scene, &sandbox, &before, &traced, error, text);
    }
}

#[track_caller]
fn check(
    scene: &Scene,
    sandbox: &Sandbox,
    before: &[PathBuf],
    traced: &Traced,
    error: &str,
    text: &str,
) {
    let (run, call) = (&traced.run, traced.failed_call());
    let _disturbed = Disturbed(&call.text);
    let content = scene.content(sandbox);
    let left = format!("{run:?}, {content:?}");
    let is_unconfirmed = run.stderr.starts_with("ssi: saved, but the disk did not confirm it\n");
    match run.exit {
        Some(0) => {
            assert_eq!(content, Content::New, "{left}");
            assert!(!run.stderr.contains("ssi:"), "{left}");
            assert!(!run.stdout.is_empty() || run.stderr.starts_with("warning: saved"), "{left}");
        }
        Some(6) => {
            let expected = if is_unconfirmed { Content::New } else { Content::Old };
            assert_eq!(content, expected, "{left}");
            assert!(run.stderr.starts_with("ssi: ") && run.stderr.contains(text), "{left}");
            assert!(run.stderr.contains("\n  fix: "), "{left}");
            assert_eq!(run.stdout.is_empty(), !is_unconfirmed, "{left}");
        }
        _ => panic!("neither done nor refused: {left}"),
    }
    if error != "EINTR" && must_be_reported(call) {
        assert!(run.exit == Some(6), "an error is passed over: {left}");
    }
    if error == "EINTR" && is_repeatable(call) {
        assert_eq!(run.exit, Some(0), "the call can be repeated: {left}");
    }
    if content == Content::Old {
        // Steps of an earlier version that were taken over are no other files than before.
        let earlier = |file: &Path| sandbox.file(".undo").join(file.file_name().unwrap());
        let is_known = |file: &PathBuf| {
            let is_step = file.parent() == Some(&sandbox.file(".ssi/undo"));
            before.contains(file) || is_step && before.contains(&earlier(file))
        };
        let mut added = files(sandbox.path()).into_iter().filter(|file| !is_known(file));
        assert_eq!(added.find(|file| !may_be_new(file)), None, "it was left: {left}");
    }
    scene.check_usable(sandbox);
}

/// Lets a disk fail for good: each call fails, and every later one of its name. What is answered is
/// what readers see, and once the disk works again everything does.
#[track_caller]
fn fail_from_every_call_on(case: &'static Case) {
    let scene = Scene::of(case);
    let is_of_disk = |call: &&Call| {
        // Not `write`: then nothing could be said either.
        let names = ["fsync", "rename", "unlink", "linkat"];
        names.iter().any(|name| call.name.starts_with(name))
    };
    for call in scene.calls.iter().filter(is_of_disk) {
        let _disturbed = Disturbed(&call.text);
        let sandbox = scene.sandbox();
        let run = Strace::new(&sandbox).disturb_from(call, "error=EIO").run(case.command).run;
        let content = scene.content(&sandbox);
        let is_saved = match run.exit {
            Some(0) => true,
            Some(6) => run.stderr.starts_with("ssi: saved, but the disk did not confirm it\n"),
            _ => panic!("neither done nor refused: {run:?}"),
        };
        let expected = if is_saved { Content::New } else { Content::Old };
        assert_eq!(content, expected, "{run:?}");
        scene.check_usable(&sandbox);
    }
}

/// Whether nothing is saved, or not for good, without the call.
fn must_be_reported(call: &Call) -> bool {
    match &*call.name {
        "openat" => call.text.contains("O_CREAT"),
        "write" => !call.text.starts_with("write(1<") && !call.text.starts_with("write(2<"),
        name => ["fsync", "flock", "fchmod", "rename", "mkdir"]
            .iter()
            .any(|word| name.starts_with(word)),
    }
}

/// Whether the call is simply made again when a signal came in between. (Opening a folder in order
/// to list it is not, in std; no file system known to us interrupts it.)
fn is_repeatable(call: &Call) -> bool {
    REPEATABLE.contains(&&*call.name) && !call.text.contains("O_DIRECTORY")
}

/// Whether a command that failed may have made that file.
fn may_be_new(file: &Path) -> bool {
    [".ssi/lock", ".ssi/.gitignore", "strace.log"].iter().any(|name| file.ends_with(name))
}

#[test]
fn the_first_record() {
    fail_every_call(&FIRST_RECORD);
}

#[test]
fn a_record() {
    fail_every_call(&RECORD);
}

#[test]
fn a_replaced_record() {
    fail_every_call(&RECORD_REPLACED);
}

#[test]
fn a_record_in_a_linked_file() {
    fail_every_call(&RECORD_LINKED);
}

#[test]
fn a_record_after_earlier_kills() {
    fail_every_call(&RECORD_AFTER_KILLS);
}

#[test]
fn the_first_log() {
    fail_every_call(&FIRST_LOG);
}

#[test]
fn the_start_of_a_restriction() {
    fail_every_call(&RESTRICTION_STARTED);
}

#[test]
fn the_end_of_a_restriction() {
    fail_every_call(&RESTRICTION_ENDED);
}

#[test]
fn chosen_limits() {
    fail_every_call(&LIMITS_CHOSEN);
}

#[test]
fn a_log() {
    fail_every_call(&LOGGED);
}

#[test]
fn a_replaced_reading() {
    fail_every_call(&PENDING_REPLACED);
}

#[test]
fn a_kind_of_ones_own() {
    fail_every_call(&NEW_KIND);
}

#[test]
fn a_step_that_is_taken_back() {
    fail_every_call(&UNDONE);
}

#[test]
fn steps_that_are_brought_back() {
    fail_every_call(&REDONE);
}

#[test]
fn records_that_are_removed() {
    fail_every_call(&REMOVED);
}

#[test]
fn a_record_that_is_corrected() {
    fail_every_call(&EDITED);
}

#[test]
fn a_kind_that_is_renamed() {
    fail_every_call(&RENAMED);
}

#[test]
fn a_disk_that_fails_for_good() {
    for case in [&RECORD, &RECORD_LINKED, &NEW_KIND, &UNDONE, &REDONE, &REMOVED] {
        fail_from_every_call_on(case);
    }
}

#[test]
fn a_record_in_data_of_an_earlier_version() {
    fail_every_call(&RECORD_TAKEN_OVER);
}
