//! The commands under test, each with the data folder in which it starts, and what may be there
//! after a fault.

use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use ssi::store::{DataFile, Folder};

use super::strace::{Call, Strace};
use super::undo_steps;
use crate::support::Sandbox;

/// A command that changes data files.
#[derive(Debug)]
pub(super) struct Case {
    /// The commands that filled the data folder before; none for the first write ever.
    pub(super) before: &'static [&'static str],
    /// What else was done to the data folder.
    pub(super) prepare: fn(&Sandbox),
    pub(super) command: &'static str,
    /// The file that it changes, of several the one to which `next` adds.
    pub(super) file: &'static str,
    /// A later command that writes: to the records and to the log it adds one row.
    pub(super) next: &'static str,
}

const SNAPSHOTS: &str = "snapshots.csv";
const LOG: &str = "activities.csv";
const RESTRICTIONS: &str = "restrictions.csv";
const PROFILE: &str = "profile.toml";
const NEXT_RECORD: &str = "record 74 --on 2026-02-20";
const NEXT_LOG: &str = "log view 3";
const USED: &[&str] = &[
    "record 70 17.6 15.4 17.9 19.1 --on 2026-02-17",
    "log comment 5 invitation 8",
    "record 71 --on 2026-03-02",
    "log pending 320",
];

pub(super) const FIRST_RECORD: Case = Case {
    before: &[],
    prepare: |_| {},
    command: "record 72 18.2 15.4 19.1 19.3",
    file: SNAPSHOTS,
    next: NEXT_RECORD,
};

pub(super) const RECORD: Case = Case { before: USED, ..FIRST_RECORD };

/// The old file can be read by a group, which takes one more call.
pub(super) const RECORD_REPLACED: Case = Case {
    command: "record 73 --on 2026-03-02 --replace",
    prepare: |sandbox| {
        fs::set_permissions(sandbox.file(SNAPSHOTS), Permissions::from_mode(0o640)).unwrap();
    },
    ..RECORD
};

/// The name is a link to a file in another folder.
pub(super) const RECORD_LINKED: Case = Case {
    prepare: |sandbox| {
        let folder = sandbox.path().join("elsewhere");
        fs::create_dir(&folder).unwrap();
        fs::rename(sandbox.file(SNAPSHOTS), folder.join("scores.csv")).unwrap();
        symlink("../../../elsewhere/scores.csv", sandbox.file(SNAPSHOTS)).unwrap();
    },
    ..RECORD
};

/// Two killed processes left a staged file and a half-made step.
pub(super) const RECORD_AFTER_KILLS: Case = Case {
    prepare: |sandbox| {
        sandbox.write(".ssi/staged/snapshots.csv", "date,tot");
        sandbox.write(".ssi/undo/00000005.snapshots.csv", sandbox.read(SNAPSHOTS));
        sandbox.write(".ssi/undo/00000005.json", "{\"command\":\"rec");
    },
    ..RECORD
};

pub(super) const FIRST_LOG: Case =
    Case { command: "log comment 5 invitation 9", file: LOG, next: NEXT_LOG, ..FIRST_RECORD };

pub(super) const LOGGED: Case = Case { before: USED, ..FIRST_LOG };

pub(super) const PENDING_REPLACED: Case = Case { command: "log pending 300", ..LOGGED };

/// A kind of the person's own is kept in `profile.toml`: two files.
pub(super) const NEW_KIND: Case = Case { command: "log podcast 2 --new-kind", ..LOGGED };

pub(super) const RESTRICTION_STARTED: Case = Case {
    before: &["restriction start --on 2026-01-05", "restriction end --on 2026-01-09"],
    command: "restriction start --until 2026-03-10",
    file: RESTRICTIONS,
    // What others do is not warned of on the days of rest.
    next: "log connection 3",
    ..FIRST_LOG
};

pub(super) const RESTRICTION_ENDED: Case = Case {
    before: &["restriction start --on 2026-02-20", "restriction done stop"],
    command: "restriction end",
    ..RESTRICTION_STARTED
};

/// Numbers of the person's own are kept in `profile.toml`.
pub(super) const LIMITS_CHOSEN: Case = Case {
    before: &["limits --preset article", "record 71 --on 2026-03-02"],
    command: "limits --set invitations-day=30",
    file: PROFILE,
    ..RESTRICTION_STARTED
};

/// Records of two files are taken out.
pub(super) const REMOVED: Case = Case { command: "remove --last 9w --yes", ..RECORD };

/// A snapshot is moved to another day, and corrected.
pub(super) const EDITED: Case =
    Case { command: "edit 2026-03-02 --on 2026-02-25 --note later", ..RECORD };

/// A kind gets another name, in the log and in `profile.toml`.
pub(super) const RENAMED: Case = Case {
    before: &["log comment 5", "log podcast 2 --new-kind"],
    command: "edit kind podcast radio",
    ..LOGGED
};

/// A step of two files is taken back.
pub(super) const UNDONE: Case = Case {
    before: &["record 70 --on 2026-02-17", "log comment 5", "log podcast 2 --new-kind"],
    command: "undo",
    ..LOGGED
};

/// Two steps are brought back; the first of them made the log.
pub(super) const REDONE: Case = Case {
    before: &["record 70 --on 2026-02-17", "log comment 5", "log podcast 2 --new-kind", "undo 2"],
    command: "redo 2",
    ..LOGGED
};

/// The data are as an earlier version laid them out: its lock, and its steps.
pub(super) const RECORD_TAKEN_OVER: Case = Case {
    prepare: |sandbox| {
        fs::rename(sandbox.file(".ssi/undo"), sandbox.file(".undo")).unwrap();
        fs::rename(sandbox.file(".ssi/lock"), sandbox.file(".lock")).unwrap();
        fs::remove_dir_all(sandbox.file(".ssi")).unwrap();
    },
    ..RECORD
};

/// A case with its data folder, to be copied for every fault.
pub(super) struct Scene {
    pub(super) case: &'static Case,
    template: Sandbox,
    /// The files before the command.
    old: Files,
    /// The files after it, with new ids masked.
    new: Files,
    /// The system calls of the command that have to do with data.
    pub(super) calls: Vec<Call>,
}

/// The data files of a profile that are there.
type Files = BTreeMap<&'static str, String>;

/// Which of its two contents every file has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    Old,
    New,
}

impl Scene {
    #[track_caller]
    pub(super) fn of(case: &'static Case) -> Self {
        let template = Sandbox::new();
        for line in case.before {
            template.ssi(line).ok();
        }
        (case.prepare)(&template);
        let mut scene =
            Self { case, old: on_disk(&template), template, new: Files::new(), calls: Vec::new() };
        let sandbox = scene.sandbox();
        let traced = Strace::new(&sandbox).run(case.command);
        scene.calls = traced.calls_on(&sandbox.data()).to_vec();
        traced.run.ok();
        scene.new = scene.masked(on_disk(&sandbox));
        assert_ne!(scene.new.get(case.file), scene.old.get(case.file), "nothing changes");
        scene
    }

    /// A sandbox as it is before the command.
    pub(super) fn sandbox(&self) -> Sandbox {
        self.template.copy()
    }

    /// Which content the files have for a reader: all the old one, or all the new one. On the disk
    /// each is one of the two.
    #[track_caller]
    pub(super) fn content(&self, sandbox: &Sandbox) -> Content {
        for (name, text) in self.masked(on_disk(sandbox)) {
            let is_known = |files: &Files| files.get(name) == Some(&text);
            let is_new = is_known(&self.new);
            assert!(is_new || is_known(&self.masked(self.old.clone())), "{name} is torn:\n{text}");
        }
        let seen = self.masked(as_read(sandbox));
        if seen == self.masked(self.old.clone()) {
            return Content::Old;
        }
        assert_eq!(seen, self.new, "the files are neither all old nor all new");
        Content::New
    }

    /// Checks that the data can be read and written, that a further write adds its row and changes
    /// no other one, and that it clears away what a fault left.
    #[track_caller]
    pub(super) fn check_usable(&self, sandbox: &Sandbox) {
        let before = as_read(sandbox).remove(self.case.file).unwrap_or_default();
        sandbox.ssi("history --activities").ok();
        for dry in ["undo -n", "redo -n"] {
            let (told, done) = (sandbox.ssi(dry), sandbox.copy().ssi(dry.trim_end_matches(" -n")));
            assert_eq!(told.exit, done.exit, "{dry}: {told:#?}\n{done:#?}");
        }
        sandbox.ssi(self.case.next).ok();
        sandbox.ssi("history --activities").ok();
        let after = sandbox.read(self.case.file);
        let mut rows: Vec<&str> = after.lines().collect();
        for row in before.lines() {
            let place = rows.iter().position(|found| *found == row);
            rows.remove(place.unwrap_or_else(|| panic!("{row} is lost:\n{after}")));
        }
        let header = usize::from(before.is_empty());
        let added = usize::from([SNAPSHOTS, LOG].contains(&self.case.file));
        assert_eq!(rows.len(), header + added, "new rows: {rows:?}\n{after}");
        check_no_leftovers(sandbox);
        undo_steps::check(sandbox);
    }

    /// Checks that the file holds what the command and the next one wrote, each once.
    #[track_caller]
    pub(super) fn check_both(&self, sandbox: &Sandbox) {
        let both = self.sandbox();
        both.ssi(self.case.command).ok();
        both.ssi(self.case.next).ok();
        let rows = |sandbox: &Sandbox| {
            let files = self.masked(on_disk(sandbox));
            let mut rows: Vec<String> =
                files[self.case.file].lines().map(ToOwned::to_owned).collect();
            rows.sort(); // either may have been the first to write
            rows
        };
        assert_eq!(rows(sandbox), rows(&both));
        undo_steps::check(sandbox);
    }

    /// The files with `?` for every id that the old log does not have.
    fn masked(&self, mut files: Files) -> Files {
        let Some(log) = files.get_mut(LOG) else { return files };
        let id = |row: &str| row.split(',').next().unwrap_or_default().to_owned();
        let known: Vec<String> = self.old.get(LOG).iter().flat_map(|o| o.lines()).map(id).collect();
        let mask = |(line, row): (usize, &str)| match row.split_once(',') {
            Some((id, rest)) if line > 0 && !known.iter().any(|known| known == id) => {
                format!("?,{rest}\n")
            }
            _ => format!("{row}\n"),
        };
        *log = log.lines().enumerate().map(mask).collect();
        files
    }
}

/// The data files as any program finds them.
fn on_disk(sandbox: &Sandbox) -> Files {
    let read =
        |file: DataFile| Some((file.name(), fs::read_to_string(sandbox.file(file.name())).ok()?));
    DataFile::ALL.into_iter().filter_map(read).collect()
}

/// The data files as a reader of this program sees them.
fn as_read(sandbox: &Sandbox) -> Files {
    let profile = Folder::new(sandbox.data()).default_profile().unwrap();
    let read = |file: DataFile| {
        let content = profile.content(file).unwrap()?;
        Some((file.name(), String::from_utf8(content).unwrap()))
    };
    DataFile::ALL.into_iter().filter_map(read).collect()
}

/// Checks that the folders hold files of the program, and nothing that a fault left.
#[track_caller]
pub(super) fn check_no_leftovers(sandbox: &Sandbox) {
    // The lock of an earlier version stays where it could not be taken over.
    const FILES: [&str; 9] = [
        ".lock",
        "lock",
        ".gitignore",
        PROFILE,
        SNAPSHOTS,
        LOG,
        RESTRICTIONS,
        "scores.csv",
        "strace.log",
    ];
    for file in files(sandbox.path()) {
        let name = file.file_name().unwrap().to_str().unwrap();
        let is_step = file.parent().unwrap().ends_with(".ssi/undo");
        assert!(is_step || FILES.contains(&name), "{} was left", file.display());
    }
}

/// Every file in a folder and those below it.
pub(super) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            files.push(path);
        }
    }
    files
}
