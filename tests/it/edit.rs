//! `ssi edit`.

use std::fs;

use crate::support::{Sandbox, put};
use crate::terminal::on_a_terminal;

/// Two snapshots, three log entries with known ids, and a restriction.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write(
        "snapshots.csv",
        "mood,date,total,brand,people,insights,relationships,source,note\n\
         good,2026-02-17,70,17.6,15.4,17.9,19.1,typed,first\n\
         bad,2026-03-02,72,18.2,15.4,19.1,19.3,typed,\n",
    );
    sandbox.write(
        "activities.csv",
        "id,date,kind,count,template,source,note,extra\n\
         k7f2,2026-03-02,comment,5,,typed,,x\n\
         m2p4,2026-03-02,message,12,intro,typed,,y\n\
         q8r3,2026-03-02,pending,320,,typed,,z\n\
         b4c5,2026-03-03,podcast,2,,typed,,\n",
    );
    sandbox.write("profile.toml", "# mine\nkinds = [\"podcast\"]\n");
    sandbox.write(
        "restrictions.csv",
        "start,end,kind,strike,stop,note\n\
         2025-11-04,2025-11-11,invitations,1,2025-11-04,\n\
         2026-02-20,,invitations,2,,\n",
    );
    sandbox
}

/// The lines of a file that a command changed, as they were and as they are.
#[track_caller]
fn changed(file: &str, line: &str) -> (String, Vec<String>, Vec<String>) {
    let sandbox = sandbox();
    let before = sandbox.read(file);
    let answer = sandbox.ssi(line).ok();
    let after = sandbox.read(file);
    let only = |text: &str, other: &str| {
        let lines = text.lines().filter(|line| !other.lines().any(|found| found == *line));
        lines.map(str::to_owned).collect()
    };
    let lines = (answer, only(&before, &after), only(&after, &before));
    sandbox.ssi("undo").ok();
    assert_eq!(sandbox.read(file), before, "{line}");
    lines
}

#[test]
fn only_the_cells_that_change_are_written() {
    #[track_caller]
    fn case(file: &str, line: &str, answer: &str, old: &str, new: &str) {
        let (said, before, after) = changed(file, line);
        assert_eq!(said, answer, "{line}");
        assert_eq!((before, after), (vec![old.to_owned()], vec![new.to_owned()]), "{line}");
    }
    case(
        "snapshots.csv",
        "edit 2026-03-02 --brand 18.4 --note mended",
        "Changed Mon 2 Mar 2026:\n  brand: 18.2 -> 18.4\n  note: empty -> mended\n",
        "bad,2026-03-02,72,18.2,15.4,19.1,19.3,typed,",
        "bad,2026-03-02,72,18.4,15.4,19.1,19.3,typed,mended",
    );
    case(
        "snapshots.csv",
        "edit 17 Feb --clear note,insights",
        "Changed Tue 17 Feb 2026:\n  insights: 17.9 -> empty\n  note: first -> empty\n",
        "good,2026-02-17,70,17.6,15.4,17.9,19.1,typed,first",
        "good,2026-02-17,70,17.6,15.4,,19.1,typed,",
    );
    case(
        "snapshots.csv",
        "edit yesterday --on 2026-02-10",
        "Changed Mon 2 Mar 2026:\n  day: 2026-03-02 -> 2026-02-10\n",
        "bad,2026-03-02,72,18.2,15.4,19.1,19.3,typed,",
        "bad,2026-02-10,72,18.2,15.4,19.1,19.3,typed,",
    );
    case(
        "activities.csv",
        "edit k7f2 --count 6 --on today",
        "Changed k7f2 (5 comments, Mon 2 Mar 2026):\n  day: 2026-03-02 -> 2026-03-03\n  count: 5 -> 6\n",
        "k7f2,2026-03-02,comment,5,,typed,,x",
        "k7f2,2026-03-03,comment,6,,typed,,x",
    );
    case(
        "activities.csv",
        "edit m2p4 --kind like",
        "Changed m2p4 (12 messages, Mon 2 Mar 2026):\n  kind: message -> reaction\n  template: intro -> empty\n",
        "m2p4,2026-03-02,message,12,intro,typed,,y",
        "m2p4,2026-03-02,reaction,12,,typed,,y",
    );
    case(
        "activities.csv",
        "edit q8r3 --count 0",
        "Changed q8r3 (320 pending, Mon 2 Mar 2026):\n  count: 320 -> 0\n",
        "q8r3,2026-03-02,pending,320,,typed,,z",
        "q8r3,2026-03-02,pending,0,,typed,,z",
    );
    case(
        "restrictions.csv",
        "edit restriction 2025-11-04 --end 2025-11-12 --clear stop",
        "Changed the restriction since Tue 4 Nov 2025:\n  last day: 2025-11-11 -> 2025-11-12\n  stop: 2025-11-04 -> empty\n",
        "2025-11-04,2025-11-11,invitations,1,2025-11-04,",
        "2025-11-04,2025-11-12,invitations,1,,",
    );
    case(
        "profile.toml",
        "edit kind podcast radio",
        "Changed the kind `podcast`:\n  kind (of 1 log row): podcast -> radio\n",
        "kinds = [\"podcast\"]",
        "kinds = [\"radio\"]",
    );
}

#[test]
fn another_name_for_a_kind_is_in_every_row() {
    let sandbox = sandbox();
    sandbox.ssi("edit kind podcast radio").ok();
    assert!(sandbox.read("activities.csv").contains("b4c5,2026-03-03,radio,2,"));
    sandbox.ssi("undo").ok();
    assert!(sandbox.read("activities.csv").contains("b4c5,2026-03-03,podcast,2,"));
    assert!(sandbox.read("profile.toml").contains("podcast"));
}

#[test]
fn a_profile_gets_another_name_and_its_old_one_back() {
    let sandbox = Sandbox::new();
    sandbox.run(["profile", "add", "Anna"]).ok();
    sandbox.run(["profile", "add", "Bob"]).ok();
    let run = sandbox.run(["-p", "Anna", "edit", "name", "Anna Lind"]);
    assert_eq!(run.ok(), "Changed the profile Anna:\n  name: Anna -> Anna Lind\n");
    let stderr = sandbox.run(["-p", "Anna Lind", "edit", "name", "BOB"]).fails(4);
    assert!(stderr.starts_with("ssi: the profile `Bob` exists already\n"), "{stderr}");
    sandbox.run(["-p", "Anna Lind", "edit", "name", "ANNA LIND"]).ok();
    sandbox.run(["-p", "anna lind", "undo"]).ok();
    let answer = sandbox.run(["-p", "Anna Lind", "undo"]).ok();
    let taken_back = "Took back: edit name Anna -> Anna Lind. Bring it back: ssi -p anna redo\n";
    assert_eq!(answer, taken_back);
    sandbox.run(["-p", "anna", "redo"]).ok();
    assert!(sandbox.ssi("profile").ok().contains("Anna Lind"));
}

#[test]
fn an_added_profile_can_be_taken_back_and_brought_back() {
    let sandbox = Sandbox::new();
    sandbox.run(["profile", "add", "Anna"]).ok();
    let answer = sandbox.run(["-p", "Anna", "undo"]).ok();
    assert!(answer.ends_with("Bring it back: ssi -p Anna redo\n"), "{answer}");
    assert_eq!(sandbox.ssi("profile").ok().lines().count(), 1);
    sandbox.run(["-p", "Anna", "redo"]).ok();
    assert!(sandbox.ssi("profile").ok().contains("Anna"));
}

#[test]
fn what_cannot_be_is_refused_and_nothing_changes() {
    #[track_caller]
    fn case(line: &str, exit: i32, expected: &str) {
        let sandbox = sandbox();
        let files = ["snapshots.csv", "activities.csv", "restrictions.csv", "profile.toml"];
        let before = files.map(|file| sandbox.read(file));
        let stderr = sandbox.ssi(line).fails(exit);
        assert!(stderr.starts_with(&format!("ssi: {expected}")), "{line}: {stderr}");
        assert_eq!(
            sandbox.ssi(&format!("{line} --dry-run")).fails(exit).lines().next(),
            stderr.lines().next()
        );
        assert_eq!(files.map(|file| sandbox.read(file)), before, "{line}");
        assert!(!sandbox.file(".ssi/undo/00000001.json").exists(), "{line}");
    }
    case("edit 2026-03-02", 2, "nothing is given that is to be changed");
    case("edit 2026-03-01 --brand 3", 3, "there is no record of Sun 1 Mar 2026");
    case("edit 2026-03-02 --on 2026-02-17", 4, "Tue 17 Feb 2026 has a record already (total 70)");
    case("edit 2026-03-02 --on tomorrow", 2, "`tomorrow` lies in the future");
    case("edit 2026-03-02 --brand 1", 2, "total 72 and the sum of the pillars 54.8 do not agree");
    case("edit 2026-03-02 --brand 26", 2, "brand: score 26 is above 25 points");
    case("edit 2026-03-02 --clear total", 2, "--clear: `total` cannot be emptied");
    case("edit 2026-03-02 --clear mood", 2, "--clear: `mood` cannot be emptied");
    case("edit 2026-03-02 --brand 18 --clear brand", 2, "brand is given a value and emptied");
    case("edit 2026-03-02 --count 3", 2, "--count is not for the record of a day");
    case("edit k7f2 --brand 3", 2, "--brand is not for a log entry");
    case("edit k7f2 --count 0", 2, "--count: `0` is not a whole number from 1 to 10000");
    case("edit k7f2 --kind pending", 2, "an activity cannot become a number of pending");
    case("edit k7f2 --kind podcst", 2, "there is no kind of activity `podcst`");
    case("edit k7f2 --template intro", 2, "--template is for messages only");
    case("edit k7f2 --kind other", 2, "`other` needs a note");
    case("edit k7f3 --count 3", 3, "`k7f3` is neither a day nor the id of a log entry");
    case("edit q8r3 --kind post", 2, "--kind is not for a number of pending invitations");
    case("edit kind comment remark", 2, "`comment` is a kind of ssi");
    case("edit kind podcast comment", 4, "there is a kind `comment` already");
    case("edit kind podcst radio", 3, "there is no kind `podcst` of your own");
    case("edit kind podcast", 2, "a kind needs its name and its new one");
    case("edit limits 2026-03-02 --count 3", 2, "chosen safe numbers are set anew");
    case("edit restriction 2026-02-21 --strike 3", 3, "no restriction starts on Sat 21 Feb 2026");
    case("edit restriction 2026-02-20 --strike first", 4, "it cannot be the first restriction");
    case("edit restriction 2025-11-04 --end 2026-02-25", 4, "Fri 20 Feb 2026 does not lie after");
    case("edit restriction 2025-11-04 --clear end", 4, "Fri 20 Feb 2026 does not lie after");
    case(
        "edit restriction 2026-02-20 --until 2026-02-19",
        2,
        "Thu 19 Feb 2026 lies before the start",
    );
}

#[test]
fn an_id_that_stands_twice_is_not_guessed_at() {
    let sandbox = sandbox();
    let log = sandbox.read("activities.csv").replace("m2p4", "k7f2");
    put(&sandbox.file("activities.csv"), &log);
    for line in ["edit k7f2 --count 3", "remove k7f2"] {
        let stderr = sandbox.ssi(line).fails(5);
        assert!(
            stderr.starts_with("ssi: activities.csv: two rows have the id `k7f2`\n"),
            "{stderr}"
        );
    }
    assert_eq!(sandbox.read("activities.csv"), log);
}

#[test]
fn the_same_again_is_no_step() {
    let sandbox = sandbox();
    let answer = sandbox.ssi("edit 2026-03-02 --brand 18.20").ok();
    assert_eq!(answer, "Nothing changes: Mon 2 Mar 2026 says so already.\n");
    assert!(sandbox.ssi("undo").fails(3).contains("nothing to take back"));
    assert!(fs::read_dir(sandbox.file(".ssi/staged")).unwrap().next().is_none());
}

#[test]
fn on_a_terminal_it_asks_and_shows_what_is_there() {
    let sandbox = sandbox();
    let answers = [
        ("Day [2026-03-02]: ", "\n"),
        ("Total [72]: ", "\n"),
        ("Brand [18.2]: ", "26\n"),
        ("Brand [18.2]: ", "18.4\n"),
        ("People [15.4]: ", "\n"),
        ("Insights [19.1]: ", "-\n"),
        ("Relationships [19.3]: ", "\n"),
        ("Top N % of your industry: ", "4\n"),
        ("Average of your industry: ", "\n"),
        ("Top N % of your network: ", "\n"),
        ("Average of your network: ", "\n"),
        ("Note: ", "hello\n"),
    ];
    let seen = on_a_terminal(&sandbox, "edit yesterday", &answers);
    assert_eq!(seen.exit, Some(0), "{}", seen.screen);
    assert!(seen.screen.contains("  industry rank: empty -> 4"), "{}", seen.screen);
    let row = "bad,2026-03-02,72,18.4,15.4,,19.3,typed,hello,4";
    assert!(sandbox.read("snapshots.csv").contains(row), "{}", sandbox.read("snapshots.csv"));
    let answers = [("Day [2026-03-02]: ", "\n"), ("Kind [comment]: ", "\u{3}")];
    let seen = on_a_terminal(&sandbox, "edit k7f2", &answers);
    assert_eq!(seen.exit, Some(130), "{}", seen.screen);
}
