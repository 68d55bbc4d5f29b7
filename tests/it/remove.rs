//! `ssi remove`.

use crate::support::Sandbox;
use crate::terminal::on_a_terminal;

const LOG: &str = "id,date,kind,count\r\n\
    k7f2,2026-03-02,comment,5\r\n\
    m2p4,2026-03-03,post,1\r\n\
    ,2026-02-01,podcast,2\r\n\
    q8r3,2026-03-03,pending,320\r\n";

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write(
        "snapshots.csv",
        "date;total;mood\n2026-02-17;70,5;x\n2026-03-02;72;y\n2026-03-03;73;z",
    );
    sandbox.write("activities.csv", LOG);
    sandbox.write("profile.toml", "kinds = [\"podcast\", \"talk\"]\n");
    sandbox
}

#[test]
fn what_is_named_goes_and_every_other_byte_stays() {
    let sandbox = sandbox();
    assert_eq!(
        sandbox.ssi("remove yesterday").ok(),
        "Removed the record of Mon 2 Mar 2026 (72). Bring it back: ssi undo\n"
    );
    let snapshots = "date;total;mood\n2026-02-17;70,5;x\n2026-03-03;73;z";
    assert_eq!(sandbox.read("snapshots.csv"), snapshots);
    sandbox.ssi("remove today").ok();
    assert_eq!(sandbox.read("snapshots.csv"), "date;total;mood\n2026-02-17;70,5;x\n");
    let answer = sandbox.ssi("remove q8r3 k7f2").ok();
    let expected = "Removed:\n  320 pending of Tue 3 Mar 2026 (q8r3)\n  \
                    5 comments of Mon 2 Mar 2026 (k7f2)\nBring them back: ssi undo\n";
    assert_eq!(answer, expected);
    let log = sandbox.read("activities.csv");
    let mut lines = log.split("\r\n");
    assert_eq!(lines.next(), Some("id,date,kind,count"));
    assert_eq!(lines.next(), Some("m2p4,2026-03-03,post,1"));
    // A row without an id gets one with the first change of the file.
    assert!(lines.next().unwrap().ends_with(",2026-02-01,podcast,2"), "{log}");
    assert_eq!(lines.next(), Some(""));
    sandbox.ssi("undo 3").ok();
    assert_eq!(sandbox.read("activities.csv"), LOG);
    let list = sandbox.ssi("undo --list").ok();
    let first = list.lines().last();
    assert_eq!(first, Some("redo 1   remove 2026-03-02"), "{list}");
}

#[test]
fn a_whole_period_goes_on_a_yes() {
    let sandbox = sandbox();
    let stderr = sandbox.ssi("remove --since 2026-03-01").fails(4);
    assert!(stderr.starts_with("ssi: 2 records, 3 log entries would be removed\n"), "{stderr}");
    assert!(stderr.contains("--since 2026-03-01 --yes\n"), "{stderr}");
    let seen = on_a_terminal(&sandbox, "remove --last 4w", &[("y or n [n]: ", "\n")]);
    assert_eq!(seen.exit, Some(130), "{}", seen.screen);
    assert_eq!(sandbox.read("activities.csv"), LOG);
    let seen = on_a_terminal(&sandbox, "remove --last 4w --only log", &[("y or n [n]: ", "y\n")]);
    assert_eq!(seen.exit, Some(0), "{}", seen.screen);
    assert_eq!(sandbox.read("activities.csv").lines().count(), 2);
    assert_eq!(sandbox.read("snapshots.csv").lines().count(), 4);
    sandbox.ssi("undo").ok();
    sandbox.ssi("remove --since 2026-01-01 -y").ok();
    assert_eq!(sandbox.read("activities.csv"), "id,date,kind,count\r\n");
    assert_eq!(sandbox.read("snapshots.csv"), "date;total;mood\n");
    sandbox.ssi("undo").ok();
    assert_eq!(sandbox.read("activities.csv"), LOG);
}

#[test]
fn settings_and_restrictions_go_by_their_names() {
    let sandbox = sandbox();
    sandbox.ssi("limits --set pending=300").ok();
    sandbox.ssi("restriction start --on 2026-02-20").ok();
    sandbox.ssi("remove kind talk").ok();
    sandbox.ssi("remove limits today").ok();
    assert_eq!(sandbox.read("profile.toml"), "kinds = [\"podcast\"]\n");
    let answer = sandbox.ssi("remove restriction 20 Feb").ok();
    assert!(answer.starts_with("Removed the restriction since Fri 20 Feb 2026."), "{answer}");
    assert_eq!(sandbox.read("restrictions.csv").lines().count(), 1);
    assert!(sandbox.ssi("restriction").ok().contains("No restriction"));
}

#[test]
fn what_cannot_be_is_refused_and_nothing_changes() {
    #[track_caller]
    fn case(line: &str, exit: i32, expected: &str) {
        let sandbox = sandbox();
        let stderr = sandbox.ssi(line).fails(exit);
        assert!(stderr.starts_with(&format!("ssi: {expected}")), "{line}: {stderr}");
        assert_eq!(sandbox.read("activities.csv"), LOG, "{line}");
        assert!(!sandbox.file(".ssi/undo/00000001.json").exists(), "{line}");
    }
    case("remove", 2, "nothing is named that is to be removed");
    case("remove restriction", 2, "the first day of the restriction is missing");
    case("remove kind", 2, "the name of the kind is missing");
    case("remove tomorrow", 2, "`tomorrow` lies in the future");
    case("remove 2026-03-01", 3, "there is no record of Sun 1 Mar 2026");
    case("remove 2026-03-02 2026-03-01", 3, "there is no record of Sun 1 Mar 2026");
    case("remove 2026-03-02 yesterday", 2, "`yesterday` is named twice");
    case("remove nonsense", 3, "`nonsense` is neither a day nor the id of a log entry");
    case("remove k7f2 --last 4w", 2, "records by name and by period do not mix");
    case("remove k7f2 --only log", 2, "--only is for a period");
    case("remove --since 2027-01-01 -y", 2, "`2027-01-01` lies in the future");
    case("remove --until 2020-01-01 -y", 3, "there is nothing to remove");
    case("remove kind podcast", 4, "1 row of the log has the kind `podcast`");
    case("remove kind comment", 2, "`comment` is a kind of ssi");
    case("remove limits today", 3, "no safe numbers were chosen for Tue 3 Mar 2026 on");
    case("remove restriction today", 3, "no restriction starts on Tue 3 Mar 2026");
    case("remove name Anna", 2, "the name of a profile cannot be removed");
}

#[test]
fn other_words_lead_to_the_command() {
    let sandbox = Sandbox::new();
    for word in ["delete", "rm", "del"] {
        let stderr = sandbox.ssi(&format!("{word} 2026-03-02")).fails(2);
        assert!(
            stderr.ends_with("\n  fix: ssi --today 2026-03-03 remove 2026-03-02\n"),
            "{stderr}"
        );
    }
    assert!(
        sandbox.ssi("correct x").fails(2).ends_with("\n  fix: ssi --today 2026-03-03 edit x\n")
    );
}
