//! A stdout or stderr that is full, closed, or that nobody reads.

use std::fs::File;
use std::process::Stdio;

use super::under;
use crate::support::{Run, Sandbox};

/// Runs the program in a shell that has redirected its output.
fn redirected(sandbox: &Sandbox, redirection: &str, line: &str) -> Run {
    let script = format!("exec \"$0\" \"$@\" {redirection}");
    under(sandbox, "sh", &["-c", &script], line).output().unwrap().into()
}

#[test]
fn a_reply_that_cannot_be_written_does_not_unsay_a_save() {
    #[track_caller]
    fn case(redirection: &str, warning: &str) {
        let sandbox = Sandbox::new();
        for (line, file) in [("record 72", "snapshots.csv"), ("log comment 5", "activities.csv")] {
            let run = redirected(&sandbox, redirection, line);
            assert_eq!(run.exit, Some(0), "{line} {redirection}: {run:?}");
            assert!(run.stderr.starts_with(warning), "{line} {redirection}: {run:?}");
            let is_warned = run.stderr.contains("warning: ");
            assert_eq!(warning.is_empty(), !is_warned, "{line} {redirection}: {run:?}");
            assert_eq!(sandbox.read(file).lines().count(), 2);
        }
    }

    case(">/dev/full", "warning: saved, but the reply could not be written: ");
    case(">&-", ""); // the runtime opens /dev/null in its place
    case("2>/dev/full", "");
    case("2>&-", "");
    case(">/dev/full 2>/dev/full", "");
    case(">&- 2>&- <&-", "");
}

#[test]
fn a_reply_that_nobody_reads_does_not_unsay_a_save() {
    let sandbox = Sandbox::new();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = sandbox.command(["record", "72"]).stdout(Stdio::from(writer)).output().unwrap();
    let run = Run::from(output);
    assert_eq!(run.exit, Some(0), "{run:?}");
    assert!(run.stderr.starts_with("warning: saved, but the reply could not be written: "));
    assert_eq!(sandbox.read("snapshots.csv").lines().count(), 2);
}

#[test]
fn an_error_that_cannot_be_written_is_still_an_error() {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 72").ok();
    let before = sandbox.read("snapshots.csv");
    for redirection in ["2>/dev/full", "2>&-", ">/dev/full 2>/dev/full"] {
        assert_eq!(redirected(&sandbox, redirection, "record 73").exit, Some(4), "{redirection}");
        assert_eq!(sandbox.read("snapshots.csv"), before);
    }
}

#[test]
fn an_answer_that_cannot_be_written_is_an_error() {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 72").ok();
    let full = File::options().write(true).open("/dev/full").unwrap();
    let run = Run::from(sandbox.command(["history"]).stdout(full).output().unwrap());
    assert!(run.fails(6).starts_with("ssi: cannot write the answer: "));
}
