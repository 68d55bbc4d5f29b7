//! `ssi doctor --fix`, killed and failing at every system call: whatever happens, what stood in the
//! files and in a conflicted copy stands somewhere, and the command can be run again.

use std::fs;

use ssi::store::{DataFile, Folder};

use super::Disturbed;
use super::strace::{Call, Strace};
use crate::support::{Run, Sandbox};

const SCORES: &str = "snapshots (Anna's conflicted copy 2026-03-02).csv";
const ENTRIES: &str = "activities 2.csv";
const COPIES: [&str; 2] = [SCORES, ENTRIES];
const FIX: &str = "doctor --fix";
/// Calls left out: questions about descriptors, closing, and what is read and said on the way.
const HARMLESS: [&str; 4] = ["ioctl", "fcntl", "close", "read"];

/// Calls that change something: a kill before another one is a kill before the next of these.
const CHANGING: [&str; 9] =
    ["write", "fsync", "rename", "unlink", "rmdir", "mkdir", "link", "chmod", "fchmod"];

/// Files of which three change, and two copies go.
fn ill() -> Sandbox {
    let sandbox = Sandbox::new();
    for line in ["record 70 --on 2026-02-17", "record 71 --on 2026-03-02", "log comment 5"] {
        sandbox.ssi(line).ok();
    }
    let snapshots = sandbox.read("snapshots.csv");
    let row = snapshots.lines().last().unwrap();
    sandbox.write("snapshots.csv", format!("{snapshots}{row}\n"));
    let head = "id,date,kind,count,template,source,note\na2a2,2026-03-01,post,2,,typed,\n";
    let twice = "b3b3,2026-03-02,pending,320,,typed,\nc4c4,2026-03-02,pending,330,,typed,\n";
    sandbox.write("activities.csv", [head, twice, "d5d5,2026-03-02,podcast,1,,typed,\n"].concat());
    sandbox.write(SCORES, "date,total\n2026-02-24,69\n2026-03-02,75\n");
    sandbox.write(ENTRIES, [head, "e6e6,2026-03-02,view,3,,typed,\n"].concat());
    sandbox
}

/// The data files as readers see them.
fn content(sandbox: &Sandbox) -> Vec<Option<String>> {
    let profile = Folder::new(sandbox.data()).default_profile().unwrap();
    let text = |file| profile.content(file).unwrap().map(|text| String::from_utf8(text).unwrap());
    DataFile::ALL.map(text).to_vec()
}

/// The content of the sandbox before and after, and the calls of the command.
struct Scene {
    template: Sandbox,
    old: Vec<Option<String>>,
    new: Vec<Option<String>>,
    calls: Vec<Call>,
}

impl Scene {
    fn new() -> Self {
        let template = ill();
        let old = content(&template);
        let sandbox = template.copy();
        let traced = Strace::new(&sandbox).run(FIX);
        let calls = traced.calls_on(&sandbox.data()).to_vec();
        traced.run.ok();
        let new = content(&sandbox);
        assert_ne!(old, new);
        Self { template, old, new, calls }
    }

    /// Whether everything is as before; else everything is new to readers.
    #[track_caller]
    fn is_old(&self, sandbox: &Sandbox) -> bool {
        let now = content(sandbox);
        assert!(now == self.old || now == self.new, "neither old nor new: {now:#?}");
        now == self.old
    }

    /// Nothing that stood anywhere is gone, and the command does the rest when it runs again.
    #[track_caller]
    fn check_nothing_is_lost(&self, sandbox: &Sandbox) {
        for name in COPIES {
            let text = self.template.read(name);
            assert!(texts(sandbox, name).contains(&text), "{name} is lost");
        }
        for (file, old) in DataFile::ALL.into_iter().zip(&self.old) {
            if let Some(old) = old {
                let kept = texts(sandbox, file.name());
                let is_there = kept.contains(old) || content(sandbox).contains(&Some(old.clone()));
                assert!(is_there, "{} as it was is lost", file.name());
            }
        }
        let again = sandbox.ssi(FIX);
        assert_eq!((again.exit, again.stderr.as_str()), (Some(0), ""), "{}", again.stdout);
        sandbox.ssi("doctor").ok();
        assert_eq!(content(sandbox), self.new);
        assert_eq!(fs::read_dir(sandbox.file(".ssi/staged")).unwrap().count(), 0);
        sandbox.ssi("undo").ok();
        assert_eq!(content(sandbox), self.old);
    }
}

/// What is in the files of that name: in place, and in every backup.
fn texts(sandbox: &Sandbox, name: &str) -> Vec<String> {
    let folders = fs::read_dir(sandbox.file("")).unwrap().map(|entry| entry.unwrap().path());
    let backups = folders.filter(|path| path.to_string_lossy().contains("/backup-"));
    let places = backups.chain([sandbox.file("")]);
    places.filter_map(|folder| fs::read_to_string(folder.join(name)).ok()).collect()
}

#[test]
fn killed_at_every_call() {
    let scene = Scene::new();
    let mut were_old = Vec::new();
    let changes = |call: &&Call| {
        let is_new = call.name == "openat" && call.text.contains("O_CREAT");
        is_new || CHANGING.iter().any(|name| call.name.starts_with(name))
    };
    for call in scene.calls.iter().filter(changes) {
        let _disturbed = Disturbed(&call.text);
        let sandbox = scene.template.copy();
        let run = Strace::new(&sandbox).disturb(call, "signal=SIGKILL").run(FIX).run;
        assert_eq!(run.exit, None, "it was to be killed: {run:?}");
        were_old.push(scene.is_old(&sandbox));
        scene.check_nothing_is_lost(&sandbox);
    }
    assert!(were_old.is_sorted_by_key(|is_old| !is_old), "{were_old:?}");
    assert!(were_old.contains(&true) && were_old.contains(&false));
}

#[test]
fn every_call_fails_once() {
    let scene = Scene::new();
    for call in scene.calls.iter().filter(|call| !HARMLESS.contains(&&*call.name)) {
        let _disturbed = Disturbed(&call.text);
        let sandbox = scene.template.copy();
        let run = Strace::new(&sandbox).disturb(call, "error=EIO").run(FIX).run;
        check_said(&scene, &sandbox, &run);
        scene.check_nothing_is_lost(&sandbox);
    }
}

/// What is said is what is so: done, done but for something that is told, or nothing changed.
#[track_caller]
fn check_said(scene: &Scene, sandbox: &Sandbox, run: &Run) {
    let is_unconfirmed = run.stderr.starts_with("ssi: saved, but the disk did not confirm it\n");
    match run.exit {
        Some(0) => assert!(!scene.is_old(sandbox), "{run:?}"),
        Some(6) if is_unconfirmed => assert!(!scene.is_old(sandbox), "{run:?}"),
        Some(6) => {
            assert!(scene.is_old(sandbox), "{run:?}");
            assert!(run.stderr.contains("\n  fix: "), "{run:?}");
            assert!(COPIES.iter().all(|name| sandbox.file(name).exists()), "{run:?}");
            assert!(!sandbox.file("backup-2026-03-03").exists(), "{run:?}");
        }
        // A file that cannot be read is told, and what can be is mended.
        Some(1) => assert!(run.stderr.contains("ssi: found "), "{run:?}"),
        _ => panic!("neither done nor refused: {run:?}"),
    }
}
