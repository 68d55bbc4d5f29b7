//! Two processes that add profiles for whose names the same folder is the best.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread;
use std::time::Duration;

use crate::support::{Run, Sandbox};

/// Adds both at the same time: each has found the folder `anna` free before either may write.
#[track_caller]
fn add_both(sandbox: &Sandbox, names: [&str; 2]) -> [Run; 2] {
    let folder = sandbox.data().join("profiles/anna");
    fs::create_dir_all(folder.join(".ssi")).unwrap();
    let lock = fs::canonicalize(&folder).unwrap().join(".ssi/lock");
    let held = File::create_new(&lock).unwrap();
    held.lock().unwrap();
    let children = names.map(|name| {
        let mut command = sandbox.command(["profile", "add", name]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    });
    for child in &children {
        wait_until_open(child, &lock);
    }
    drop(held);
    children.map(|child| child.wait_with_output().unwrap().into())
}

/// Waits until the process has the file open; it waits ten seconds for the lock.
#[track_caller]
fn wait_until_open(child: &Child, file: &Path) {
    let descriptors = format!("/proc/{}/fd", child.id());
    let has_it = || {
        let entries = fs::read_dir(&descriptors).into_iter().flatten().flatten();
        entries.filter_map(|entry| fs::read_link(entry.path()).ok()).any(|open| open == file)
    };
    for _ in 0..1_600 {
        if has_it() {
            return;
        }
        thread::sleep(Duration::from_millis(5));
    }
    panic!("nobody waits for {}", file.display());
}

#[test]
fn two_people_whose_names_are_alike_get_a_folder_each() {
    let sandbox = Sandbox::new();
    let names = ["Anna!", "Anna?"];
    for (run, name) in add_both(&sandbox, names).into_iter().zip(names) {
        let answer = run.ok();
        assert!(answer.starts_with(&format!("Added {name}. ")), "{answer}");
    }
    let list: serde_json::Value =
        serde_json::from_str(&sandbox.ssi("profile --json").ok()).unwrap();
    let profiles = list["profiles"].as_array().unwrap();
    let found: Vec<&str> = profiles.iter().map(|p| p["name"].as_str().unwrap()).collect();
    assert_eq!(found, ["default", "Anna!", "Anna?"]);
    let folders: BTreeSet<&str> = profiles.iter().map(|p| p["folder"].as_str().unwrap()).collect();
    assert_eq!(folders.len(), 3, "{folders:?}");
    let anna = sandbox.data().join("profiles/anna");
    assert!(folders.contains(anna.to_str().unwrap()), "{folders:?}");
}

#[test]
fn of_two_processes_that_add_one_name_one_is_refused() {
    let sandbox = Sandbox::new();
    let mut exits = add_both(&sandbox, ["Anna", "ANNA"]).map(|run| run.exit);
    exits.sort_unstable();
    assert_eq!(exits, [Some(0), Some(4)]);
    assert_eq!(sandbox.ssi("profile").ok().lines().count(), 2);
}
