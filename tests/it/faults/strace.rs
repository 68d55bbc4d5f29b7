//! The program run under `strace`, which tells its system calls and can disturb one of them.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::{fs, thread, time::Duration};

use super::under;
use crate::support::{Run, Sandbox};

/// A run under `strace`, to be started.
pub(crate) struct Strace<'a> {
    sandbox: &'a Sandbox,
    disturbance: Option<String>,
}

/// A system call, as it stands in the log of `strace`.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    pub(crate) name: String,
    /// Which call of that name it is in the process, from 1.
    nth: usize,
    /// The call with its arguments; a path stands behind each file descriptor.
    pub(crate) text: String,
}

/// What a run under `strace` left.
pub(crate) struct Traced {
    pub(crate) run: Run,
    pub(crate) calls: Vec<Call>,
}

/// A run that stands still within a call.
pub(super) struct Stopped {
    child: Child,
    process: String,
}

impl<'a> Strace<'a> {
    pub(crate) fn new(sandbox: &'a Sandbox) -> Self {
        Self { sandbox, disturbance: None }
    }

    /// Disturbs that call: `error=EIO` (it fails and does nothing), `signal=SIGKILL` (the signal
    /// comes when the call begins: SIGKILL leaves it undone, SIGSTOP acts when it is done).
    pub(crate) fn disturb(self, call: &Call, how: &str) -> Self {
        let disturbance = format!("--inject={}:{how}:when={}", call.name, call.nth);
        Self { disturbance: Some(disturbance), ..self }
    }

    /// Disturbs that call and every later one of its name.
    pub(super) fn disturb_from(self, call: &Call, how: &str) -> Self {
        let disturbance = format!("--inject={}:{how}:when={}+", call.name, call.nth);
        Self { disturbance: Some(disturbance), ..self }
    }

    /// Runs the program to its end.
    #[track_caller]
    pub(crate) fn run(self, line: &str) -> Traced {
        let run = Run::from(self.start(line).wait_with_output().unwrap());
        let calls = calls(&fs::read_to_string(self.log()).unwrap_or_default());
        assert!(!calls.is_empty(), "strace cannot trace here: {run:?}");
        Traced { run, calls }
    }

    /// Starts the program, whose disturbance is SIGSTOP, and returns when it stands still.
    #[track_caller]
    pub(super) fn run_until_stopped(self, line: &str) -> Stopped {
        let mut child = self.start(line);
        loop {
            let log = fs::read_to_string(self.log()).unwrap_or_default();
            if let Some(line) = log.lines().find(|line| line.contains("stopped by SIGSTOP")) {
                let process = line.split_whitespace().next().unwrap().to_owned();
                return Stopped { child, process };
            }
            assert!(child.try_wait().unwrap().is_none(), "it ended without a stop: {log}");
            thread::sleep(Duration::from_millis(10));
        }
    }

    fn start(&self, line: &str) -> Child {
        let log = self.log();
        // Paths behind descriptors (-y); calls that name a file or use a descriptor.
        let mut options = vec!["-f", "-y", "-o", log.to_str().unwrap(), "-e", "trace=%file,%desc"];
        options.extend(self.disturbance.as_deref());
        under(self.sandbox, "strace", &options, line)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("install the package `strace`: {error}"))
    }

    fn log(&self) -> PathBuf {
        self.sandbox.path().join("strace.log")
    }
}

impl Traced {
    /// The calls from the first one on that touches the data folder.
    pub(crate) fn calls_on(&self, data: &Path) -> &[Call] {
        let data = data.to_str().unwrap();
        let first = self.calls.iter().position(|call| call.text.contains(data)).unwrap();
        &self.calls[first..]
    }

    /// The call that was made to fail.
    #[track_caller]
    pub(super) fn failed_call(&self) -> &Call {
        let failed = self.calls.iter().find(|call| call.text.contains("(INJECTED)"));
        failed.unwrap_or_else(|| panic!("no call was disturbed: {:#?}", self.calls))
    }
}

impl Stopped {
    /// Lets the program go on, to its end.
    pub(super) fn go_on(self) -> Run {
        let kill = format!("kill -CONT {}", self.process);
        assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
        self.child.wait_with_output().unwrap().into()
    }
}

/// The calls of a log, whose lines are `PID NAME(ARGUMENTS) = RESULT`.
fn calls(log: &str) -> Vec<Call> {
    let mut calls: Vec<Call> = Vec::new();
    for line in log.lines() {
        let Some((_, text)) = line.split_once(' ') else { continue };
        let text = text.trim_start();
        let Some((name, _)) = text.split_once('(') else { continue };
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
            continue; // `+++ exited with 0 +++`, `--- SIGCONT {...} ---`
        }
        let nth = calls.iter().filter(|call| call.name == name).count() + 1;
        calls.push(Call { name: name.to_owned(), nth, text: text.to_owned() });
    }
    calls
}
