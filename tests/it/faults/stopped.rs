//! A writer that is stopped within a call, while another one runs.

use std::sync::Arc;
use std::thread;

use super::Disturbed;
use super::case::{
    Content, FIRST_RECORD, LOGGED, NEW_KIND, PENDING_REPLACED, RECORD_REPLACED, Scene, UNDONE,
};
use super::strace::{Call, Strace};

/// Stops the command in each of its calls, all at the same time: most of the time is waiting.
#[test]
fn another_writer_waits_for_a_stopped_one_and_nothing_is_lost() {
    let mut threads = Vec::new();
    for case in [&FIRST_RECORD, &RECORD_REPLACED, &LOGGED, &PENDING_REPLACED, &NEW_KIND, &UNDONE] {
        let scene = Arc::new(Scene::of(case));
        let locked = scene.calls.iter().position(|call| call.name == "flock").unwrap();
        let unlocked = scene.calls.iter().position(is_unlocking).unwrap();
        for (place, call) in scene.calls.iter().enumerate() {
            // What comes between takes the place of what is taken back.
            if scene.case.command == "undo" && !(locked..unlocked).contains(&place) {
                continue;
            }
            let (scene, call) = (Arc::clone(&scene), call.clone());
            let holds_lock = (locked..unlocked).contains(&place);
            threads.push(thread::spawn(move || stop_at(&scene, &call, holds_lock)));
        }
    }
    for thread in threads {
        thread.join().unwrap();
    }
}

fn is_unlocking(call: &Call) -> bool {
    call.name == "close" && call.text.contains("/.ssi/lock>")
}

/// Runs a reader and another writer while the command stands still in that call.
#[track_caller]
fn stop_at(scene: &Scene, call: &Call, holds_lock: bool) {
    let _disturbed = Disturbed(&call.text);
    let command = scene.case.command;
    let sandbox = scene.sandbox();
    let stopped = Strace::new(&sandbox).disturb(call, "signal=SIGSTOP").run_until_stopped(command);
    sandbox.ssi("history --activities").ok();
    if holds_lock {
        let stderr = sandbox.ssi(scene.case.next).fails(6);
        assert!(stderr.starts_with("ssi: another ssi is writing"), "{stderr}");
        stopped.go_on().ok();
        assert_eq!(scene.content(&sandbox), Content::New);
        scene.check_usable(&sandbox);
    } else {
        scene.check_usable(&sandbox);
        stopped.go_on().ok();
        scene.check_both(&sandbox);
    }
}
