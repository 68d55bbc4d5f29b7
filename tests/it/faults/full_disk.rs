//! A full disk: a small tmpfs in a mount namespace of the test's own, which vanishes with it.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use super::case::check_no_leftovers;
use super::undo_steps;
use crate::support::Sandbox;

/// Set for a test that runs in a mount namespace of its own.
const INSIDE: &str = "SSI_TEST_IN_NAMESPACE";

/// Runs this test again where it may mount; returns whether it is there already.
#[track_caller]
fn is_inside(test: &str) -> bool {
    if std::env::var_os(INSIDE).is_some() {
        return true;
    }
    let options = if super::permissions::is_root() { "-m" } else { "-rm" };
    let output = Command::new("unshare")
        .arg(options)
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "--nocapture", &format!("faults::full_disk::{test}")])
        .env(INSIDE, "1")
        .output()
        .unwrap_or_else(|error| panic!("install the package `util-linux` (unshare): {error}"));
    let shown = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && shown.contains("1 passed"),
        "failed in a mount namespace (needs root, or user namespaces): {shown}"
    );
    false
}

/// A sandbox whose data folder is a tmpfs.
struct Mounted(Sandbox);

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.data()).status(); // else the folder would stay
    }
}

/// A tmpfs with more than a page of data in each file.
#[track_caller]
fn on_tmpfs(options: &str) -> Mounted {
    let sandbox = Sandbox::new();
    fs::create_dir(sandbox.data()).unwrap();
    let status = Command::new("mount")
        .args(["-t", "tmpfs", "-o", options, "tmpfs"])
        .arg(sandbox.data())
        .status()
        .unwrap_or_else(|error| panic!("install the package `mount`: {error}"));
    assert!(status.success(), "cannot mount a tmpfs: run the tests where that is allowed");
    let mounted = Mounted(sandbox);
    let sandbox = &mounted.0;
    let (mut rows, mut entries) = (String::new(), String::new());
    for (month, day) in (1..=12).flat_map(|month| (1..=28).map(move |day| (month, day))) {
        writeln!(rows, "2025-{month:02}-{day:02},70,typed,").unwrap();
        writeln!(entries, "k{},2025-01-01,comment,1,,typed,", 1000 + 31 * month + day).unwrap();
    }
    sandbox.write("snapshots.csv", format!("date,total,source,note\n{rows}"));
    sandbox.write("activities.csv", format!("id,date,kind,count,template,source,note\n{entries}"));
    sandbox.ssi("record 71 --on 2026-03-01").ok();
    sandbox.ssi("log view 2").ok();
    mounted
}

/// Runs the command with ever more room, `fill` leaving the given number of units free; as long as
/// it fails, everything is as it was. Once it works, its row is there.
#[track_caller]
fn fails_until_there_is_room(sandbox: &Sandbox, fill: fn(&Path, usize), line: &str, name: &str) {
    let filler = sandbox.data().join("filler");
    let before = sandbox.read(name);
    let steps = undo_steps::names(sandbox);
    for free in 0.. {
        fill(&filler, free);
        let run = sandbox.ssi(line);
        sandbox.ssi("history --activities --last 4w").ok();
        remove(&filler);
        check_no_leftovers(sandbox);
        undo_steps::check(sandbox);
        if run.exit == Some(0) {
            assert!(free > 1, "it was to fail without room");
            assert_eq!(sandbox.read(name).lines().count(), before.lines().count() + 1);
            run.ok();
            return;
        }
        let stderr = run.fails(6);
        assert!(stderr.contains("\n  why: there is no room left\n  fix: "), "{free}: {stderr}");
        assert_eq!(sandbox.read(name), before);
        assert_eq!(undo_steps::names(sandbox), steps);
    }
}

/// Fills all but some pages.
fn fill_pages(filler: &Path, free: usize) {
    const PAGE: usize = 4096;
    let mut file = File::create_new(filler).unwrap();
    let mut pages = 0;
    while file.write_all(&[0; PAGE]).is_ok() {
        pages += 1;
    }
    file.set_len(((pages - free) * PAGE) as u64).unwrap();
}

/// Takes all but some of the files that the disk can hold.
fn fill_files(filler: &Path, free: usize) {
    fs::create_dir(filler).unwrap();
    let mut files = 0;
    while File::create_new(filler.join(files.to_string())).is_ok() {
        files += 1;
    }
    for file in files - free..files {
        fs::remove_file(filler.join(file.to_string())).unwrap();
    }
}

fn remove(filler: &Path) {
    if filler.is_dir() { fs::remove_dir_all(filler) } else { fs::remove_file(filler) }.unwrap();
}

#[test]
fn without_room_nothing_changes() {
    if is_inside("without_room_nothing_changes") {
        let disk = on_tmpfs("size=512k");
        fails_until_there_is_room(&disk.0, fill_pages, "record 72", "snapshots.csv");
        fails_until_there_is_room(&disk.0, fill_pages, "log comment 5", "activities.csv");
    }
}

#[test]
fn without_room_for_another_file_nothing_changes() {
    if is_inside("without_room_for_another_file_nothing_changes") {
        let disk = on_tmpfs("size=1m,nr_inodes=64");
        fails_until_there_is_room(&disk.0, fill_files, "record 72", "snapshots.csv");
        fails_until_there_is_room(&disk.0, fill_files, "log comment 5", "activities.csv");
    }
}
