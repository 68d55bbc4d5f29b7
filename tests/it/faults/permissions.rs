//! Folders and files that may not be written, tried by a user who is not root.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use crate::support::{Run, SSI, Sandbox};

/// The user `nobody`, in whose name the program runs if the tests run as root.
const NOBODY: u32 = 65_534;

const READERS: [&str; 4] = ["status", "history --activities", "changes", "profile"];
const WRITERS: [&str; 4] =
    ["record 72", "record 73 --on 2026-03-02 --replace", "log comment 5", "log pending 300"];

/// Whether the tests run as root, who may do anything.
pub(super) fn is_root() -> bool {
    fs::metadata("/proc/self").unwrap().uid() == 0
}

/// A sandbox, reachable for everybody, with data of a user who is not root.
struct Guest {
    sandbox: Sandbox,
}

impl Guest {
    fn new() -> Self {
        let sandbox = Sandbox::new();
        for line in ["record 71 --on 2026-03-02", "log pending 320"] {
            sandbox.ssi(line).ok();
        }
        if is_root() {
            set_mode(sandbox.path(), 0o755);
            // By a process of its own: a file that this one had open to write could not be run as
            // long as a child of another test holds it.
            let copied = Command::new("cp").args([Path::new(SSI), sandbox.path()]).status();
            assert!(copied.unwrap().success());
            each_below(&sandbox.data(), &|path| chown(path, Some(NOBODY), Some(NOBODY)).unwrap());
        }
        Self { sandbox }
    }

    /// Runs the program as that user.
    fn ssi(&self, line: &str) -> Run {
        let inner = self.sandbox.command(line.split_whitespace());
        if !is_root() {
            return self.sandbox.ssi(line);
        }
        let mut command = Command::new(self.sandbox.path().join("ssi"));
        command.args(inner.get_args()).current_dir("/").env_clear();
        command.env("SSI_DIR", self.sandbox.data());
        command.uid(NOBODY).gid(NOBODY); // std also drops root's other groups
        command.output().expect("the temporary folder must be reachable for everybody").into()
    }

    /// Every file with its content and its mode.
    fn everything(&self) -> Vec<(String, u32, Vec<u8>)> {
        let all = std::cell::RefCell::new(Vec::new());
        each_below(&self.sandbox.data(), &|path| {
            let metadata = fs::symlink_metadata(path).unwrap();
            let content = if metadata.is_file() { fs::read(path).unwrap() } else { Vec::new() };
            all.borrow_mut().push((path.display().to_string(), metadata.mode(), content));
        });
        let mut all = all.into_inner();
        all.sort();
        all
    }

    /// Checks that readers work, and that writers say what, why and what to do, and change nothing.
    #[track_caller]
    fn only_readers_work(&self, expected: &str) {
        let before = self.everything();
        for line in READERS {
            self.ssi(line).ok();
        }
        for line in WRITERS {
            let stderr = self.ssi(line).fails(6);
            assert!(stderr.contains(expected), "{line}: {stderr}");
            assert!(stderr.contains("\n  why: ") && stderr.contains("\n  fix: "), "{stderr}");
        }
        assert_eq!(self.everything(), before);
    }

    #[track_caller]
    fn everything_works(&self) {
        for line in READERS.into_iter().chain(WRITERS) {
            self.ssi(line).ok();
        }
    }
}

/// Calls `each` with a folder and everything below it.
fn each_below(path: &Path, each: &dyn Fn(&Path)) {
    each(path);
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            each_below(&entry.unwrap().path(), each);
        }
    }
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

#[test]
fn in_a_read_only_folder_only_readers_work() {
    let guest = Guest::new();
    let folder = guest.sandbox.file("");
    set_mode(&folder, 0o500);
    guest.only_readers_work("Permission denied");
    set_mode(&folder, 0o700);
    guest.everything_works();
}

#[test]
fn in_wholly_read_only_data_only_readers_work() {
    let guest = Guest::new();
    let set = |folder_mode, file_mode| {
        each_below(&guest.sandbox.data(), &|path| {
            set_mode(path, if path.is_dir() { folder_mode } else { file_mode });
        });
    };
    set(0o500, 0o400);
    guest.only_readers_work("Permission denied");
    set(0o700, 0o600);
    guest.everything_works();
}

#[test]
fn where_no_data_folder_can_be_made_only_readers_work() {
    let guest = Guest::new();
    let data = guest.sandbox.data();
    fs::remove_dir_all(data.join("profiles")).unwrap();
    set_mode(&data, 0o500);
    guest.only_readers_work("Permission denied");
    set_mode(&data, 0o700);
    guest.ssi("record 72").ok();
}

#[test]
fn a_file_marked_read_only_is_not_replaced() {
    let guest = Guest::new();
    for (file, lines) in [("snapshots.csv", &WRITERS[..2]), ("activities.csv", &WRITERS[2..])] {
        set_mode(&guest.sandbox.file(file), 0o400);
        let before = guest.everything();
        for line in lines {
            // Root could write it, and is refused as well.
            for run in [guest.ssi(line), guest.sandbox.ssi(line)] {
                let stderr = run.fails(6);
                assert!(stderr.contains(&format!("{file} is marked read-only")), "{stderr}");
                assert!(stderr.contains("\n  why: ") && stderr.contains("\n  fix: "), "{stderr}");
            }
        }
        assert_eq!(guest.everything(), before);
        set_mode(&guest.sandbox.file(file), 0o600);
    }
    guest.everything_works();
}

#[test]
fn of_two_files_of_which_one_is_marked_read_only_none_is_changed() {
    let guest = Guest::new();
    let sandbox = &guest.sandbox;
    sandbox.write("profile.toml", "# mine\n");
    set_mode(&sandbox.file("profile.toml"), 0o444);
    let log = sandbox.read("activities.csv");
    let stderr = sandbox.ssi("log podcast 2 --new-kind").fails(6);
    assert!(stderr.contains("profile.toml is marked read-only"), "{stderr}");
    assert_eq!(
        (sandbox.read("profile.toml"), sandbox.read("activities.csv")),
        ("# mine\n".into(), log)
    );
}
