//! `kill -9` at every system call that has to do with data.

use super::Disturbed;
use super::case::{
    Case, Content, EDITED, FIRST_LOG, FIRST_RECORD, LIMITS_CHOSEN, LOGGED, NEW_KIND,
    PENDING_REPLACED, RECORD, RECORD_AFTER_KILLS, RECORD_LINKED, RECORD_REPLACED,
    RECORD_TAKEN_OVER, REDONE, REMOVED, RENAMED, RESTRICTION_ENDED, RESTRICTION_STARTED, Scene,
    UNDONE,
};
use super::strace::Strace;

/// Kills the command before each of its calls: to every reader all files are old until the commit
/// point, all new from then on, and everything works.
#[track_caller]
fn kill_at_every_call(case: &'static Case) {
    let scene = Scene::of(case);
    let mut contents = Vec::new();
    for call in &scene.calls {
        let _disturbed = Disturbed(&call.text);
        let sandbox = scene.sandbox();
        let run = Strace::new(&sandbox).disturb(call, "signal=SIGKILL").run(case.command).run;
        // Of several hints the first may have been written when the next one was to be.
        let is_hint = |line: &str| line.starts_with("hint: ");
        assert!(run.exit.is_none() && run.stderr.lines().all(is_hint), "killed: {run:?}");
        contents.push(scene.content(&sandbox));
        scene.check_usable(&sandbox);
    }
    assert!(contents.is_sorted_by_key(|content| *content == Content::New), "{contents:?}");
    assert!(contents.contains(&Content::Old) && contents.contains(&Content::New), "{contents:?}");
}

#[test]
fn the_first_record() {
    kill_at_every_call(&FIRST_RECORD);
}

#[test]
fn a_record() {
    kill_at_every_call(&RECORD);
}

#[test]
fn a_replaced_record() {
    kill_at_every_call(&RECORD_REPLACED);
}

#[test]
fn a_record_in_a_linked_file() {
    kill_at_every_call(&RECORD_LINKED);
}

#[test]
fn a_record_after_earlier_kills() {
    kill_at_every_call(&RECORD_AFTER_KILLS);
}

#[test]
fn a_record_in_data_of_an_earlier_version() {
    kill_at_every_call(&RECORD_TAKEN_OVER);
}

#[test]
fn the_first_log() {
    kill_at_every_call(&FIRST_LOG);
}

#[test]
fn the_start_of_a_restriction() {
    kill_at_every_call(&RESTRICTION_STARTED);
}

#[test]
fn the_end_of_a_restriction() {
    kill_at_every_call(&RESTRICTION_ENDED);
}

#[test]
fn chosen_limits() {
    kill_at_every_call(&LIMITS_CHOSEN);
}

#[test]
fn a_log() {
    kill_at_every_call(&LOGGED);
}

#[test]
fn a_replaced_reading() {
    kill_at_every_call(&PENDING_REPLACED);
}

#[test]
fn a_kind_of_ones_own() {
    kill_at_every_call(&NEW_KIND);
}

#[test]
fn a_step_that_is_taken_back() {
    kill_at_every_call(&UNDONE);
}

#[test]
fn steps_that_are_brought_back() {
    kill_at_every_call(&REDONE);
}

#[test]
fn records_that_are_removed() {
    kill_at_every_call(&REMOVED);
}

#[test]
fn a_record_that_is_corrected() {
    kill_at_every_call(&EDITED);
}

#[test]
fn a_kind_that_is_renamed() {
    kill_at_every_call(&RENAMED);
}
