//! Files that have lost their rows: what they held is not known, and is never told as nothing.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use crate::support::{Sandbox, put};

const LOG: &str = "activities.csv";
const RESTRICTIONS: &str = "restrictions.csv";

/// Two records, two days of invitations and a restriction that ended, each but the last with a
/// version that is kept.
fn kept() -> Sandbox {
    let sandbox = Sandbox::new();
    for line in [
        "record 70 --on 2026-03-01",
        "record 71 --on 2026-03-02",
        "log invitation 9 --on 2026-03-01",
        "log invitation 8 --on 2026-03-02",
        "restriction start --on 2025-11-01",
        "restriction end --on 2025-11-08",
    ] {
        let run = sandbox.ssi(line);
        assert_eq!(run.exit, Some(0), "{line}: {run:?}");
    }
    sandbox
}

/// How a file loses its rows.
type Lose = fn(&Sandbox, &str);

/// The ways in which a file loses its rows, and how that is told.
fn ways() -> [(&'static str, Lose); 3] {
    [
        ("is empty, not a byte is in it", |sandbox, name| put(&sandbox.file(name), "")),
        ("has no row left", |sandbox, name| {
            let header = sandbox.read(name).lines().next().unwrap().to_owned() + "\n";
            put(&sandbox.file(name), header);
        }),
        ("is gone", |sandbox, name| fs::remove_file(sandbox.file(name)).unwrap()),
    ]
}

/// What is said by a command that warns.
#[track_caller]
fn told(sandbox: &Sandbox, line: &str) -> String {
    let run = sandbox.ssi(line);
    assert_eq!(run.exit, Some(0), "{line}: {run:?}");
    run.stdout
}

#[test]
fn of_a_lost_log_nothing_is_told_as_safe() {
    for (how, lose) in ways() {
        let sandbox = kept();
        lose(&sandbox, LOG);
        let refusal = format!(
            "ssi: activities.csv: the file {how}; ssi keeps its version from before `log invitation \
             8 (2026-03-02)`\n  why: the answer depends on what it held\n  fix: ssi doctor --fix\n"
        );
        for line in ["limits", "limits --check", "limits --on 2026-03-01"] {
            assert_eq!(sandbox.ssi(line).fails(5), refusal, "{line}");
        }
        let run = sandbox.ssi("limits --json");
        assert_eq!((run.exit, run.stdout.as_str()), (Some(5), ""));
        let expected = "\
SSI 71 on Mon 2 Mar 2026, up 1 since 1 Mar
Today  not known: activities.csv has lost its rows
Watch  invitations unknown, first restriction ended 8 Nov 2025, SSI +1 (1 day)
Next   ssi doctor --fix     (brings back what ssi keeps)
       ssi changes | ssi limits | ssi plot | ssi help
";
        assert_eq!(told(&sandbox, "status"), expected);
        assert!(told(&sandbox, "status --json").contains(r#","lost":["activities.csv"]}"#));
        let history = told(&sandbox, "history --activities");
        let last = "\nWhat was logged is not known: activities.csv has lost its rows. \
            Bring them back: ssi doctor --fix\n";
        assert!(history.ends_with(last), "{history}");
        // The restriction is known.
        assert!(told(&sandbox, "restriction").starts_with("No restriction now."));
        sandbox.ssi("doctor --fix").ok();
        assert_eq!(sandbox.ssi("limits --check").exit, Some(0));
        sandbox.ssi("status").ok();
    }
}

#[test]
fn of_lost_restrictions_none_is_told_as_none() {
    for (how, lose) in ways() {
        let sandbox = kept();
        lose(&sandbox, RESTRICTIONS);
        let refusal = format!("ssi: restrictions.csv: the file {how}; ssi keeps");
        for line in ["limits --check", "restriction", "restriction --all", "restriction letter"] {
            let error = sandbox.ssi(line).fails(5);
            assert!(error.starts_with(&refusal), "{line}: {error}");
            assert!(error.ends_with("  fix: ssi doctor --fix\n"), "{line}: {error}");
        }
        sandbox.ssi("limits --sources").ok();
        let status = told(&sandbox, "status");
        let watch = "Watch  restrictions not known, 17 invitations in 7 days, SSI +1 (1 day)\n";
        assert!(status.contains(watch), "{status}");
        sandbox.ssi("doctor --fix").ok();
        sandbox.ssi("restriction --all").ok();
    }
}

#[test]
fn what_is_known_in_part_is_not_told_as_none() {
    // Nothing is logged before the day on which it began: of the days before nothing is known.
    let sandbox = Sandbox::new();
    sandbox.ssi("record 70").ok();
    sandbox.ssi("log comment 1").ok();
    assert!(sandbox.ssi("limits").ok().contains("0 or more"));
    let status = sandbox.ssi("status").ok();
    assert!(status.contains("Watch  invitations unknown, no restriction, "), "{status}");
    // Where all seven days are known there were none.
    let sandbox = Sandbox::new();
    sandbox.ssi("record 70").ok();
    sandbox.ssi("log comment 1 --on 2026-02-20").ok();
    let status = sandbox.ssi("status").ok();
    assert!(status.contains("Watch  no invitations in 7 days, no restriction, "), "{status}");
}

#[test]
fn an_old_reading_is_never_told_without_its_age() {
    let watch = |on: &str| {
        let sandbox = Sandbox::new();
        for line in ["record 70 --on 2025-12-01", "record 71", "log invitation 16"] {
            sandbox.ssi(line).ok();
        }
        sandbox.ssi("restriction start --on 2025-05-01").ok();
        sandbox.ssi("restriction end --on 2025-05-03").ok();
        sandbox.ssi(&format!("log pending 480 --on {on}")).ok();
        let status = sandbox.ssi("status").ok();
        status.lines().find(|line| line.starts_with("Watch")).unwrap().to_owned()
    };
    assert!(watch("2025-06-01").contains(", 480 pending (275 days ago), "));
    let fresh = watch("2026-02-24");
    assert!(fresh.contains(", 480 pending, "), "{fresh}");
}

#[test]
fn where_no_version_is_kept_the_fix_is_another() {
    let sandbox = Sandbox::new();
    sandbox.ssi("log invitation 9").ok();
    for lose in [|file: &Path| put(file, ""), |file: &Path| fs::remove_file(file).unwrap()] {
        lose(&sandbox.file(LOG));
        let error = sandbox.ssi("limits").fails(5);
        let fix = "  fix: put a version of your own back, or note anew what you know: \
            ssi log KIND COUNT --on WHEN\n";
        assert!(error.ends_with(fix), "{error}");
    }
    let history = told(&sandbox, "history --activities");
    assert!(history.ends_with("activities.csv has lost its rows.\n"), "{history}");
    assert_eq!(sandbox.ssi("log invitation 5").exit, Some(0));
    sandbox.ssi("limits").ok();
    let sandbox = Sandbox::new();
    sandbox.ssi("restriction start --on 2026-02-01").ok();
    fs::remove_file(sandbox.file(RESTRICTIONS)).unwrap();
    let error = sandbox.ssi("restriction").fails(5);
    assert!(error.ends_with(" anew what you know: ssi restriction start --on WHEN\n"), "{error}");
    assert_eq!(sandbox.ssi("restriction start --on 2026-02-01").exit, Some(0));
    sandbox.ssi("restriction").ok();
    // Who took out all rows has lost nothing.
    let sandbox = Sandbox::new();
    sandbox.ssi("log invitation 9").ok();
    sandbox.ssi("undo").ok();
    sandbox.ssi("limits --check").ok();
    assert!(sandbox.ssi("history --activities").ok().ends_with("\nNothing logged.\n"));
}

#[test]
fn a_link_that_leads_nowhere_is_not_sent_to_what_refuses() {
    let sandbox = kept();
    let elsewhere = sandbox.path().join("elsewhere.csv");
    fs::rename(sandbox.file(LOG), &elsewhere).unwrap();
    symlink(&elsewhere, sandbox.file(LOG)).unwrap();
    sandbox.ssi("limits").ok();
    let away = sandbox.path().join("away.csv");
    fs::rename(&elsewhere, &away).unwrap();
    for line in ["limits", "log comment 1"] {
        let error = sandbox.ssi(line).fails(5);
        let fix = "  fix: put the file back where the link leads, or remove the link\n";
        assert!(error.ends_with(fix), "{line}: {error}");
    }
    let status = told(&sandbox, "status");
    assert!(!status.contains("doctor --fix"), "{status}");
    // Each of the two helps.
    fs::rename(&away, &elsewhere).unwrap();
    sandbox.ssi("limits").ok();
    fs::remove_file(sandbox.file(LOG)).unwrap();
    sandbox.ssi("doctor --fix").ok();
    sandbox.ssi("limits").ok();
}
