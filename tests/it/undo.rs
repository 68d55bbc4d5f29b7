//! `ssi undo` and `ssi redo`.

use std::fs;

use crate::support::{HINT_OF_UNDO, Sandbox, put};

#[test]
fn what_was_done_last_is_taken_back_and_brought_back() {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 70 --on yesterday").ok();
    let before = sandbox.read("snapshots.csv");
    sandbox.ssi("record 72").ok();
    let after = sandbox.read("snapshots.csv");
    assert_eq!(
        sandbox.ssi("undo").ok(),
        "Took back: record 2026-03-03 (72). Bring it back: ssi redo\n"
    );
    assert_eq!(sandbox.read("snapshots.csv"), before);
    assert_eq!(sandbox.ssi("redo").ok(), "Brought back: record 2026-03-03 (72)\n");
    assert_eq!(sandbox.read("snapshots.csv"), after);
}

#[test]
fn every_command_that_saves_is_one_step() {
    let sandbox = Sandbox::new();
    let commands = [
        "record 70 --on yesterday",
        "log comment 5 invitation 8 --on yesterday",
        "log podcast 2 --new-kind",
        "log pending 320",
        "limits --set pending=300",
        "restriction start --on yesterday",
        "restriction done stop",
        "restriction end",
    ];
    let mut states = vec![files(&sandbox)];
    for command in commands {
        sandbox.ssi(command).ok();
        states.push(files(&sandbox));
    }
    assert_eq!(sandbox.ssi("undo --list").ok().lines().count(), commands.len());
    for state in states.iter().rev().skip(1) {
        sandbox.ssi("undo").ok();
        assert_eq!(files(&sandbox), *state);
    }
    sandbox.ssi("redo 8").ok();
    assert_eq!(Some(&files(&sandbox)), states.last());
}

/// The data files, with their contents.
fn files(sandbox: &Sandbox) -> Vec<(String, String)> {
    let entries = fs::read_dir(sandbox.file("")).into_iter().flatten().map(Result::unwrap);
    let mut files: Vec<_> = entries
        .filter(|entry| entry.file_type().unwrap().is_file())
        .map(|entry| {
            let text = fs::read_to_string(entry.path()).unwrap();
            (entry.file_name().into_string().unwrap(), text)
        })
        .collect();
    files.sort();
    files
}

#[test]
fn the_list_says_how_far_each_step_is() {
    let sandbox = Sandbox::new();
    assert_eq!(sandbox.ssi("undo --list").ok(), "Nothing can be taken back.\n");
    for line in ["record 70 --on yesterday", "record 72", "log comment 5", "undo 2"] {
        sandbox.ssi(line).ok();
    }
    let list = "redo 2   log comment 5 (2026-03-03)\n\
                redo 1   record 2026-03-03 (72)\n\
                undo 1   record 2026-03-02 (70)\n";
    assert_eq!(sandbox.ssi("undo --list").ok(), list);
    sandbox.ssi("log view").ok();
    let list = "undo 1   log view (2026-03-03)\nundo 2   record 2026-03-02 (70)\n";
    assert_eq!(sandbox.ssi("undo --list").ok(), list, "a write forgets what was taken back");
    assert!(sandbox.ssi("redo").fails(3).starts_with("ssi: there is nothing to bring back\n"));
}

#[test]
fn a_file_that_another_program_changed_is_left_to_it() {
    let sandbox = Sandbox::new();
    sandbox.ssi("log podcast 2 --new-kind").ok();
    let edited = sandbox.read("activities.csv").replace("podcast,2", "podcast,3");
    put(&sandbox.file("activities.csv"), &edited);
    let stderr = sandbox.ssi("undo").fails(4);
    let what = "ssi: activities.csv was changed by another program after \
                `log podcast 2 (2026-03-03)`\n";
    assert!(stderr.starts_with(what) && stderr.contains("\n  fix: "), "{stderr}");
    assert_eq!(sandbox.ssi("undo -n").fails(4), stderr);
    assert_eq!(sandbox.read("activities.csv"), edited);
    assert!(sandbox.read("profile.toml").contains("podcast"), "not even the other file");
}

#[test]
fn where_nothing_was_saved_nothing_is_made() {
    let sandbox = Sandbox::new();
    assert_eq!(sandbox.ssi("undo").fails(3), "ssi: there is nothing to take back\n");
    assert!(sandbox.ssi("undo 0").fails(2).contains("COUNT"));
    assert!(!sandbox.data().exists());
    sandbox.ssi("record 70").ok();
    assert_eq!(
        sandbox.ssi("undo 3").fails(3),
        "ssi: there is only one step to take back\n  fix: ssi undo --list shows them\n"
    );
    sandbox.ssi("undo -n").ok();
    assert!(sandbox.file("snapshots.csv").exists());
}

#[test]
fn what_is_lost_is_told_as_it_is_after_the_step() {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 70 --on 2026-03-01").ok();
    sandbox.ssi("record 71 --on 2026-03-02").ok();
    put(&sandbox.file("snapshots.csv"), "");
    sandbox.ssi("doctor --fix").ok();
    let expected = "warning: snapshots.csv: the file is empty, not a byte is in it; ssi keeps its \
                    version from before `record 2026-03-02 (71)`\n";
    let run = sandbox.ssi("undo");
    assert_eq!((run.exit, run.stderr.as_str()), (Some(0), expected));
    assert_eq!(sandbox.ssi("redo").ok(), "Brought back: doctor --fix\n");
}

#[test]
fn a_person_learns_it_with_the_first_ten_writes() {
    let sandbox = Sandbox::new();
    for count in 1..=12 {
        let count_text = count.to_string();
        let output = sandbox.command(["log", "comment", &count_text]).output().unwrap();
        let hint = format!("{HINT_OF_UNDO}ssi undo\n");
        let expected = if count <= 10 { hint.as_bytes() } else { b"" };
        assert_eq!(output.stderr, expected, "{count}");
    }
    assert_eq!(sandbox.ssi("log comment 1 -q").stderr, "");
}
