//! A folder of one's own, and the program run in it.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The program under test.
pub(crate) const SSI: &str = env!("CARGO_BIN_EXE_ssi");

/// The hint that comes with each of the first ten writes.
pub(crate) const HINT_OF_UNDO: &str = "hint: taken back with: ";

/// The warning that comes where a test saves a day that the clock has not reached.
pub(crate) const AHEAD_OF_CLOCK: &str = " lies ahead of the clock of this machine (";

/// The day that counts as today, a Tuesday.
pub(crate) const TODAY: &str = "2026-03-03";

/// A working folder with a data folder in it, removed when dropped.
pub(crate) struct Sandbox {
    folder: tempfile::TempDir,
    today: &'static str,
}

/// What a run of the program left.
#[derive(Debug)]
pub(crate) struct Run {
    /// The exit status; `None` if a signal ended it.
    pub(crate) exit: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Sandbox {
    pub(crate) fn new() -> Self {
        Self::on(TODAY)
    }

    /// A sandbox in which another day counts as today.
    pub(crate) fn on(today: &'static str) -> Self {
        Self { folder: tempfile::tempdir().unwrap(), today }
    }

    /// The day that counts as today.
    pub(crate) fn today(&self) -> &'static str {
        self.today
    }

    /// Lets another day count as today.
    pub(crate) fn turn_to(&mut self, today: &'static str) {
        self.today = today;
    }

    /// A sandbox that holds the same.
    pub(crate) fn copy(&self) -> Self {
        let copy = Self::on(self.today);
        let status = Command::new("cp")
            .arg("-a")
            .args([self.path().join("."), copy.path().to_owned()])
            .status();
        assert!(status.unwrap().success());
        copy
    }

    /// The working folder.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The data folder.
    pub(crate) fn data(&self) -> PathBuf {
        self.path().join("data")
    }

    /// A file of the profile `default`.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.data().join("profiles/default").join(name)
    }

    /// The text of a file of the profile `default`.
    #[track_caller]
    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.file(name)).unwrap()
    }

    /// Puts a file into the profile `default`.
    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::create_dir_all(self.data().join("profiles/default")).unwrap();
        put(&self.file(name), text);
    }

    /// The program with these arguments, in this folder, not yet run.
    pub(crate) fn command(
        &self,
        arguments: impl IntoIterator<Item = impl AsRef<OsStr>>,
    ) -> Command {
        self.command_on(self.today, arguments)
    }

    /// The program with these arguments, in this folder, on another day.
    pub(crate) fn command_on(
        &self,
        today: &str,
        arguments: impl IntoIterator<Item = impl AsRef<OsStr>>,
    ) -> Command {
        let mut command = Command::new(SSI);
        command
            .current_dir(self.path())
            .env_clear()
            .env("SSI_DIR", self.data())
            .env("XDG_CACHE_HOME", self.path().join("cache"))
            .args(["--today", today])
            .args(arguments);
        command
    }

    /// Runs the program with the words of a line as arguments.
    #[track_caller]
    pub(crate) fn ssi(&self, line: &str) -> Run {
        self.run(line.split_whitespace())
    }

    /// Runs the program.
    #[track_caller]
    pub(crate) fn run(&self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Run {
        self.command(arguments).output().unwrap().into()
    }
}

impl Run {
    /// The answer of a run that must have gone well without a word on stderr, but for the one that
    /// tells where a first record is.
    #[track_caller]
    pub(crate) fn ok(self) -> String {
        let is_told = |line: &&str| !line.starts_with("hint: your data are in ");
        let stderr: String = self.stderr.lines().filter(is_told).collect();
        assert_eq!((self.exit, stderr.as_str()), (Some(0), ""), "{}", self.stdout);
        self.stdout
    }

    /// What stderr said of a run that must have failed so, without an answer.
    #[track_caller]
    pub(crate) fn fails(self, exit: i32) -> String {
        assert_eq!((self.exit, self.stdout.as_str()), (Some(exit), ""), "{}", self.stderr);
        assert!(self.stderr.starts_with("ssi: "), "{}", self.stderr);
        self.stderr
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            exit: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: without_hints(&String::from_utf8(output.stderr).unwrap()),
        }
    }
}

/// What stderr says, without the hint that comes with each of the first ten writes, and without what
/// depends on the day of the test.
fn without_hints(stderr: &str) -> String {
    let is_other = |line: &&str| !line.starts_with(HINT_OF_UNDO) && !line.contains(AHEAD_OF_CLOCK);
    stderr.split_inclusive('\n').filter(is_other).collect()
}

/// Writes a file of the test's own.
#[expect(clippy::disallowed_methods, reason = "a test's own file, not a person's data")]
pub(crate) fn put(path: &Path, text: impl AsRef<[u8]>) {
    fs::write(path, text).unwrap();
}
