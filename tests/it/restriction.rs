//! `ssi restriction`: the way through a restriction, walked on copies of the demo.
//!
//! To renew the walks after a wanted change, run `SSI_RENEW_GOLDEN=1 cargo test golden`, and read
//! them aloud.

use std::fs;
use std::path::Path;

use crate::support::{Run, Sandbox, put};

/// The demo's data folder, copied.
fn demo() -> Sandbox {
    let sandbox = Sandbox::new();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/demo/profiles/default");
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        sandbox.write(name, fs::read(&path).unwrap());
    }
    sandbox
}

/// What a person types and sees, a day a heading: `2026-03-03` begins a day, the rest are commands.
fn walked(sandbox: &Sandbox, lines: &[&str]) -> String {
    let mut text = String::new();
    let mut today = "2026-03-03";
    for line in lines {
        if ssi::domain::Date::parse(line).is_ok() {
            today = line;
            text.push_str(&["===== ", today, " =====\n\n"].concat());
            continue;
        }
        let run = Run::from(sandbox.command_on(today, shell_words(line)).output().unwrap());
        text.push_str(&["$ ssi ", line, "\n", &run.stdout, &run.stderr].concat());
        match run.exit {
            Some(0) => text.push('\n'),
            exit => text.extend(["[exit status ", &exit.unwrap().to_string(), "]\n\n"]),
        }
    }
    text
}

/// The words of a line; single quotes hold some together.
fn shell_words(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for (place, part) in line.split('\'').enumerate() {
        if place % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(ToOwned::to_owned));
        }
    }
    words
}

#[track_caller]
fn compare(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("SSI_RENEW_GOLDEN").is_some() {
        put(&path, text);
    }
    let golden = fs::read_to_string(&path).unwrap_or_default();
    assert!(text == golden, "{name} differs; SSI_RENEW_GOLDEN=1 cargo test golden\n{text}");
}

#[test]
fn golden_walk_through_a_first_restriction() {
    let sandbox = demo();
    fs::remove_file(sandbox.file("restrictions.csv")).unwrap();
    let text = walked(
        &sandbox,
        &[
            "2025-11-03",
            "status",
            "limits --check",
            "2025-11-04",
            "restriction",
            "restriction start --note 'after the trade fair; withdrew old requests, waited a week'",
            "restriction done stop",
            "log invitation 2 --dry-run",
            "2025-11-05",
            "restriction",
            "2025-11-07",
            "status",
            "restriction",
            "restriction letter",
            "2025-11-11",
            "restriction start",
            "restriction end --on 2025-11-03",
            "restriction end",
            "2025-11-12",
            "status",
            "log invitation 9 --dry-run",
            "limits",
            "2025-11-25",
            "limits",
            "2025-11-26",
            "limits",
            "restriction",
        ],
    );
    compare("restriction-first.txt", &text);
    // The walk is the one of the demo, whose file is of the older form: there the strike is written.
    let counted = sandbox.read("restrictions.csv").replace(",invitations,,", ",invitations,1,");
    assert_eq!(counted, demo().read("restrictions.csv"));
}

#[test]
fn golden_walk_through_a_second_restriction() {
    let text = walked(
        &demo(),
        &[
            "2026-03-03",
            "restriction start --until '10 Mar'",
            "restriction done stop",
            "restriction letter --admit -o letter.txt",
            "restriction letter --admit",
            "restriction done write",
            "2026-03-05",
            "log pending 172",
            "restriction",
            "2026-03-07",
            "log pending 95",
            "restriction",
            "2026-03-20",
            "restriction letter reopen",
            "restriction done reopen",
            "2026-03-29",
            "restriction end",
            "status",
            "restriction --all",
        ],
    );
    compare("restriction-second.txt", &text);
}

#[test]
fn golden_walk_through_a_third_restriction() {
    let text = walked(
        &demo(),
        &[
            "2026-03-03",
            "restriction start --on '7 Jan 2026' --note 'entered later'",
            "restriction end --on '20 Jan 2026' --quiet",
            "restriction start --kind account",
            "restriction done stop",
            "restriction done write",
            "restriction done withdraw",
            "restriction done write-6-months --on 2026-03-03",
            "log post --dry-run",
            "2026-04-03",
            "restriction",
            "restriction letter",
            "restriction done reopen --quiet",
            "2026-08-31",
            "restriction",
            "2026-09-03",
            "restriction letter",
            "2026-10-03",
            "restriction",
            "restriction letter",
            "restriction done write-6-months --quiet",
            "2027-04-03",
            "restriction done write-12-months",
            "2028-02-29",
            "restriction --all",
            "restriction end",
        ],
    );
    compare("restriction-third.txt", &text);
}

#[test]
fn golden_walk_through_a_locked_account() {
    let text = walked(
        &demo(),
        &[
            "2026-03-03",
            "restriction start --kind locked --until '2026-03-05 14:00'",
            "restriction done stop",
            "restriction done identity",
            "status",
            "limits",
            "2026-03-06",
            "restriction",
            "restriction letter",
            "restriction done write",
            "restriction done withdraw --dry-run",
            "2026-04-06",
            "restriction",
            "restriction letter",
            "restriction done reopen",
            "2026-04-20",
            "restriction end",
            "undo",
            "restriction end --on 2026-04-19",
            "2026-05-04",
            "restriction",
        ],
    );
    compare("restriction-locked.txt", &text);
}

#[test]
fn golden_walk_through_a_warning() {
    let text = walked(
        &demo(),
        &[
            "2026-03-03",
            "restriction start --kind warning --note 'automated activity was noticed'",
            "log post --dry-run",
            "restriction done stop",
            "restriction done write",
            "restriction letter",
            "status",
            "2026-03-05",
            "restriction",
            "2026-03-06",
            "restriction",
            "limits",
            "log post --dry-run",
            "2026-03-07",
            "restriction start",
            "2026-03-21",
            "restriction --all",
        ],
    );
    compare("restriction-warning.txt", &text);
}

#[test]
fn what_was_done_can_be_ticked_off_after_the_end_too() {
    let sandbox = Sandbox::new();
    sandbox.ssi("restriction start --on 2026-02-20 --kind account").ok();
    sandbox.ssi("restriction end --on 2026-02-25").ok();
    // On a day on which it lasted anything, later what is still worth doing; a letter is not.
    sandbox.ssi("restriction done write --on 2026-02-23").ok();
    sandbox.ssi("restriction done withdraw").ok();
    let error = sandbox.ssi("restriction done write").fails(3);
    let fix = "fix: if it holds still: ssi edit restriction 2026-02-20 --clear end; if there is another \
               one: ssi restriction start --on WHEN\n";
    assert!(error.ends_with(fix), "{error}");
    let error = sandbox.ssi("restriction end --on 2026-02-26").fails(3);
    let fix =
        "to correct that day: ssi --today 2026-03-03 restriction end --on 2026-02-26 --replace\n";
    assert!(error.contains(fix), "{error}");
    sandbox.ssi("edit restriction 2026-02-20 --clear end").ok();
    sandbox.ssi("restriction done write").ok();
}

#[test]
fn what_is_barred_and_has_no_number_is_over_too() {
    let sandbox = Sandbox::new();
    sandbox.ssi("restriction start --on yesterday --kind account").ok();
    sandbox.ssi("limits --check").ok();
    sandbox.run(["log", "comment", "4"]);
    let error = sandbox.ssi("limits --check").stderr;
    let expected = "ssi: 4 comments on Tue 3 Mar 2026, while restricted: none is safe\n";
    assert!(error.starts_with(expected), "{error}");
    // What was done on its first day may have been done before it.
    sandbox.run(["log", "comment", "4", "--on", "yesterday"]);
    sandbox.ssi("limits --check --on yesterday").ok();
}

#[test]
fn activity_on_days_of_rest_is_told() {
    let sandbox = Sandbox::new();
    sandbox.ssi("restriction start --on yesterday").ok();
    sandbox.run(["log", "comment", "9"]);
    let shown = sandbox.ssi("restriction").ok();
    assert!(shown.contains("9 comments logged on 3 Mar: a day of rest\n"), "{shown}");
}

#[test]
fn once_the_last_day_has_passed_what_works_again_is_no_offence() {
    let sandbox = Sandbox::new();
    sandbox.ssi("restriction start --on 2026-02-20 --until 2026-02-27").ok();
    let warned = sandbox.ssi("log invitation 1").stderr;
    assert!(
        warned.contains("if it has ended, note that: ssi restriction end --on WHEN\n"),
        "{warned}"
    );
    let status = sandbox.ssi("status").ok();
    assert!(status.contains("it was to last until 27 Feb: try, and note the end: "), "{status}");
}

#[test]
fn a_letter_of_months_or_one_that_asks_again_is_not_ticked_off_long_before_its_day() {
    let sandbox = Sandbox::new();
    sandbox.ssi("restriction start --on 2026-03-01 --kind account --strike third").ok();
    let error = sandbox.ssi("restriction done write-6-months").fails(2);
    assert!(
        error.starts_with("ssi: `write-6-months` is the letter of Tue 1 Sep 2026\n"),
        "{error}"
    );
    let error = sandbox.ssi("restriction done reopen").fails(2);
    assert!(error.contains("no letter is noted"), "{error}");
    sandbox.ssi("restriction done write").ok();
    sandbox.ssi("restriction done reopen").ok();
    sandbox.ssi("restriction done write-6-months --on 2026-09-02 --today 2026-09-02").ok();
}

#[test]
fn no_reminder_is_drafted_while_an_answer_may_come() {
    let sandbox = Sandbox::new();
    sandbox.ssi("restriction start --kind messages").ok();
    let early = sandbox.ssi("restriction letter").stderr;
    assert!(early.contains("the plan sends it from Fri 6 Mar 2026 on, not before\n"), "{early}");
    sandbox.ssi("restriction done write --today 2026-03-06").ok();
    let error = sandbox.ssi("restriction letter --today 2026-04-05").fails(4);
    assert!(error.starts_with("ssi: no letter is due before Mon 6 Apr 2026\n"), "{error}");
    for line in ["letter reminder --today 2026-04-05", "letter --today 2026-04-06"] {
        let drafted = sandbox.ssi(&format!("restriction {line}")).stdout;
        assert!(drafted.starts_with("Subject: How does my case about "), "{line}: {drafted}");
    }
}

#[test]
fn a_warning_has_no_end_and_leads_to_no_restriction() {
    let sandbox = Sandbox::new();
    sandbox.ssi("restriction start --kind warning").ok();
    let error = sandbox.ssi("restriction end").fails(4);
    assert!(error.contains("over on Fri 6 Mar 2026 by themselves"), "{error}");
    let limits = sandbox.ssi("limits").ok();
    let rests = "LinkedIn warned you on Tue 3 Mar 2026: do nothing at all until Thu 5 Mar 2026";
    assert!(limits.contains(rests), "{limits}");
    let json: serde_json::Value = serde_json::from_str(&sandbox.ssi("limits --json").ok()).unwrap();
    assert_eq!(json["limits"][0]["room"], 0, "as the plan says");
    sandbox.ssi("restriction done stop --today 2026-03-10").ok();
    let error = sandbox.ssi("restriction letter --today 2026-03-10").fails(3);
    assert!(error.contains("if there is a restriction: "), "{error}");
    let error = sandbox.ssi("restriction start --kind warning --until 2026-03-20").fails(2);
    assert!(error.contains("a warning has no last day"), "{error}");
}

#[test]
fn a_fix_with_a_value_is_two_words() {
    let sandbox = Sandbox::new();
    sandbox.ssi("restriction start --on 2026-03-02").ok();
    let error = sandbox.ssi("restriction start --on 2026-02-10").fails(4);
    let fix = "fix: ssi --today 2026-03-03 restriction start --on 2026-02-10 --end WHEN\n";
    assert!(error.contains(fix), "{error}");
}

#[test]
fn a_fourth_restriction_is_called_the_fourth() {
    let sandbox = Sandbox::new();
    for day in ["2025-03-01", "2025-05-01", "2025-07-01"] {
        sandbox.ssi(&format!("restriction start --on {day} --end {day}")).ok();
    }
    sandbox.ssi("restriction start --until 2026-03-10").ok();
    let shown = sandbox.ssi("restriction --all").ok();
    let expected = "Invitations are restricted since Tue 3 Mar 2026: day 0, the fourth time.\n";
    assert!(shown.contains(expected), "{shown}");
    assert!(shown.contains("third (invitations), 1 Jul 2025\n"), "{shown}");
    // Whoever named a last day did not say that it is for good.
    assert!(shown.contains("LinkedIn named the last day."), "{shown}");
    assert!(sandbox.ssi("status").ok().contains("(fourth time)"));
}

#[test]
fn who_is_locked_out_is_asked_for_nothing_that_needs_a_login() {
    let sandbox = demo();
    sandbox.ssi("restriction start --on 2026-03-03 --kind locked").ok();
    for today in ["2026-03-03", "2026-03-05", "2026-03-08", "2026-03-23", "2027-04-07"] {
        for command in ["status", "restriction", "limits"] {
            let shown = sandbox.ssi(&format!("{command} --today {today}")).ok();
            for asked in ["ssi record", "weakest", "pause", "ithdraw the oldest", "My Network"] {
                assert!(!shown.contains(asked), "{today} {command}: {asked}\n{shown}");
            }
            let is_shown = command != "restriction" || shown.contains("identity check");
            assert!(is_shown, "{today}: {shown}");
        }
    }
}

#[test]
fn a_letter_never_says_what_the_log_denies() {
    let sandbox = Sandbox::new();
    let done = |line: &str| assert_eq!(sandbox.ssi(line).exit, Some(0), "{line}");
    done("log comment 3 --on 2026-02-20");
    done("restriction start --on 2026-03-02");
    done("restriction done stop");
    done("log invitation 25 --today 2026-03-03");
    let run = sandbox.ssi("restriction letter --today 2026-03-05");
    assert!(!run.stdout.contains("no invitations"), "{}", run.stdout);
    let why = "hint: left out \"I have sent no invitations since 3 Mar 2026.\": 25 invitations are logged on 3 Mar 2026\n";
    assert!(run.stdout.contains("after 3 Mar") || run.stderr.contains(why), "{run:?}");
}

#[test]
fn a_file_of_the_older_form_keeps_its_rows_and_undo_brings_it_back() {
    let old = "start,end,kind,strike,until,stop,withdraw,write,reopen,write_6_months,write_12_months,note\n\
        2025-11-04,2025-11-11,invitations,1,,2025-11-04,,,,,,\"fair, and more\"\n";
    let sandbox = Sandbox::new();
    sandbox.write("restrictions.csv", old);
    let done = |line: &str| assert_eq!(sandbox.ssi(line).exit, Some(0), "{line}");
    done("restriction start --on 2026-02-02 --end 2026-02-05 --kind messages");
    let added = "2026-02-02,2026-02-05,messages,,,,,,,,,\n";
    assert_eq!(sandbox.read("restrictions.csv"), format!("{old}{added}"));
    // One that was forgotten makes each later one of a later strike, and leaves their rows alone.
    done("restriction start --on 2025-06-02 --end 2025-06-05");
    let text = sandbox.read("restrictions.csv");
    assert!(text.contains("invitations,1,,2025-11-04") && text.ends_with(added), "{text}");
    let json: serde_json::Value =
        serde_json::from_str(&sandbox.ssi("restriction --json").stdout).unwrap();
    let strikes: Vec<&serde_json::Value> =
        json["history"].as_array().unwrap().iter().map(|one| &one["strike"]).collect();
    assert_eq!(strikes, [1, 2, 3]);
    done("restriction start --kind locked");
    let before = sandbox.read("restrictions.csv");
    done("restriction done identity");
    assert!(sandbox.read("restrictions.csv").starts_with("start,end,kind"));
    assert!(sandbox.read("restrictions.csv").lines().next().unwrap().ends_with(",note,identity"));
    done("undo");
    assert_eq!(sandbox.read("restrictions.csv"), before);
    done("undo 3");
    assert_eq!(sandbox.read("restrictions.csv"), old);
}

#[test]
fn four_weekly_limits_leave_no_strike() {
    let sandbox = Sandbox::new();
    for (from, to) in [
        ("2026-01-05", "2026-01-09"),
        ("2026-01-19", "2026-01-22"),
        ("2026-02-02", "2026-02-06"),
        ("2026-02-16", "2026-02-20"),
    ] {
        let line = format!("restriction start --kind weekly-limit --on {from} --end {to}");
        assert_eq!(sandbox.ssi(&line).exit, Some(0), "{line}");
    }
    let json = |line: &str| -> serde_json::Value {
        serde_json::from_str(&sandbox.ssi(line).stdout).unwrap()
    };
    assert_eq!(json("restriction --json")["next_strike"], "first");
    let answer = sandbox.ssi("status").ok();
    assert!(answer.contains("no restriction"), "{answer}");
    let answer = sandbox.ssi("restriction start").stdout;
    assert!(answer.contains("day 0, the first time."), "{answer}");
    assert_eq!(json("limits --json")["ramp_up_until"], serde_json::Value::Null);
}

#[test]
fn a_third_restriction_that_nobody_ticks_off_reaches_its_letters() {
    let sandbox = Sandbox::new();
    let start = "restriction start --kind locked --strike third --on 2026-03-02";
    assert_eq!(sandbox.ssi(start).exit, Some(0));
    for (today, next) in [
        ("2026-03-04", "identity"),
        ("2026-03-05", "write"),
        ("2026-09-01", "write"),
        ("2026-09-02", "write-6-months"),
        ("2027-03-01", "write-6-months"),
        ("2027-03-02", "write-12-months"),
    ] {
        let line = format!("restriction --json --today {today}");
        let json: serde_json::Value = serde_json::from_str(&sandbox.ssi(&line).stdout).unwrap();
        assert_eq!(json["next"]["stage"], next, "{today}");
        let answer = sandbox.ssi(&format!("restriction --all --today {today}")).ok();
        for barred in ["My Network", "Me >", "withdraw", "publish"] {
            assert!(!answer.contains(barred), "{today} {barred}: {answer}");
        }
    }
}

/// The days on which a restriction of the demo and the time around it are looked at.
const DAYS: [&str; 9] = [
    "2025-11-03",
    "2025-11-04",
    "2025-11-05",
    "2025-11-06",
    "2025-11-07",
    "2025-11-11",
    "2025-11-12",
    "2025-11-25",
    "2026-03-03",
];

#[test]
fn what_is_shown_fits_on_a_screen_and_is_ascii() {
    let sandbox = demo();
    for day in DAYS {
        for line in ["status", "limits", "restriction", "restriction --all"] {
            let run = Run::from(sandbox.command_on(day, line.split(' ')).output().unwrap());
            let answer = run.ok();
            for line in answer.lines() {
                assert!(line.is_ascii() && line.len() <= 80, "{day}: {line}");
            }
            let most = match line {
                "status" => 6,
                "restriction --all" => 75,
                _ => 24,
            };
            assert!(answer.lines().count() <= most, "{day} {line}:\n{answer}");
        }
    }
}

#[test]
fn a_restriction_is_stored_as_it_was_entered() {
    let sandbox = Sandbox::new();
    sandbox.ssi("restriction start --on 2026-02-27 --until 2026-03-10 --kind account").ok();
    sandbox.ssi("restriction done write --on 2026-03-02").ok();
    let run = sandbox.ssi("restriction done write --on 2026-03-01");
    assert!(
        run.stdout.starts_with(
            "Done: write, Sun 1 Mar 2026, instead of 2 Mar; the plan has it from Wed 11 Mar 2026.\n"
        ),
        "{run:?}"
    );
    sandbox.ssi("restriction start --on 2026-02-27 --note helpful").ok();
    let row = "2026-02-27,,account,,2026-03-10,,,2026-03-01,,,,helpful\n";
    assert!(
        sandbox.read("restrictions.csv").ends_with(row),
        "{}",
        sandbox.read("restrictions.csv")
    );
    let steps = fs::read_dir(sandbox.file(".ssi/undo")).unwrap().count();
    let again = sandbox.ssi("restriction start --on 2026-02-27 --note helpful").ok();
    assert!(again.starts_with("Noted already.\n"), "{again}");
    assert_eq!(fs::read_dir(sandbox.file(".ssi/undo")).unwrap().count(), steps);

    let error = sandbox.ssi("restriction start --on 2026-02-27 --kind invitations").fails(4);
    assert!(error.contains("--replace\n"), "{error}");
    sandbox.ssi("restriction start --kind invitations --on 2026-02-26 --replace").ok();
    sandbox.ssi("restriction end --on 2026-03-02").ok();
    let error = sandbox.ssi("restriction end").fails(3);
    assert!(error.contains("why: the last one ended on Mon 2 Mar 2026\n"), "{error}");
    sandbox.ssi("restriction end --on 2026-03-02").ok();
    sandbox.ssi("restriction end --replace").ok();
    let row = "2026-02-26,2026-03-03,invitations,,2026-03-10,,,2026-03-01,,,,helpful\n";
    assert!(
        sandbox.read("restrictions.csv").ends_with(row),
        "{}",
        sandbox.read("restrictions.csv")
    );
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_saved() {
    #[track_caller]
    fn case(before: &[&str], line: &str, exit: i32, expected: &str) {
        let sandbox = Sandbox::new();
        for line in before {
            sandbox.ssi(line).ok();
        }
        let file = || fs::read_to_string(sandbox.file("restrictions.csv")).ok();
        let found = file();
        let error = sandbox.ssi(line).fails(exit);
        let first = error.lines().next().unwrap();
        assert!(first.starts_with(&format!("ssi: {expected}")), "{line}: {error}");
        assert_eq!(file(), found, "{line}");
        assert!(!before.is_empty() || !sandbox.data().exists(), "{line}");
    }
    let none: &[&str] = &[];
    case(none, "restriction done stop", 3, "no restriction is open");
    case(none, "restriction end", 3, "no restriction is open");
    case(none, "restriction letter", 3, "no restriction is open");
    case(none, "restriction start --replace", 3, "no restriction is open");
    case(none, "restriction start --on tomorrow", 2, "`tomorrow` lies in the future");
    case(none, "restriction start --until 2026-03-02", 2, "Mon 2 Mar 2026 lies before the start");
    case(none, "restriction start --until soon", 2, "--until: `soon` is not a date");
    case(none, "restriction start --kind all", 2, "--kind: there is no `all`");
    let open: &[&str] = &["restriction start --on 2026-02-27"];
    case(open, "restriction start", 4, "Tue 3 Mar 2026 does not lie after the restriction");
    case(
        open,
        "restriction start --on 2026-02-01",
        4,
        "there is a later restriction, since Fri 27",
    );
    case(open, "restriction end --on 2026-02-26", 2, "Thu 26 Feb 2026 lies before the start");
    case(open, "restriction end --on tomorrow", 2, "`tomorrow` lies in the future");
    case(open, "restriction done stop --on 2026-02-26", 2, "Thu 26 Feb 2026 lies before the start");
    case(open, "restriction done pause", 2, "`pause` is nothing to tick off");
    case(open, "restriction done sleep", 2, "there is no step `sleep`");
    case(open, "restriction done identity", 2, "`identity` belongs to a locked account");
    case(open, "restriction letter second", 4, "the letter `second` would say what is not noted");
    case(open, "restriction letter reminder", 4, "the letter `reminder` would say what is not");
    case(open, "restriction done write-6-months", 2, "`write-6-months` belongs to a third");
    case(open, "restriction letter fourth", 2, "there is no letter `fourth`");
    let ended: &[&str] = &["restriction start --on 2026-02-20", "restriction end --on 2026-02-27"];
    case(
        ended,
        "restriction start --on 2026-02-20 --kind account",
        4,
        "a restriction since Fri 20",
    );
    case(ended, "restriction start --on 2026-02-26", 4, "Thu 26 Feb 2026 does not lie after");
    case(ended, "restriction start --on 2026-02-23", 4, "Mon 23 Feb 2026 does not lie after");
    case(ended, "restriction start --strike first", 2, "it cannot be the first restriction");
    let none_counts = "restriction start --kind weekly-limit --strike second";
    case(none, none_counts, 2, "`weekly-limit` does not count as a first, second or third");
    let warned: &[&str] = &["restriction start --kind warning"];
    case(warned, "restriction letter", 4, "a warning asks for no letter");
    case(warned, "restriction done write", 2, "`write` belongs to a restriction");
}

#[test]
fn the_day_of_the_end_is_free_for_another_one() {
    let sandbox = Sandbox::new();
    for line in [
        "restriction start --on 2026-02-27",
        "restriction end --on 2026-02-28",
        "restriction start --on 2026-02-28",
    ] {
        sandbox.ssi(line).ok();
    }
    let run = sandbox.ssi("log invitation 2 --on 2026-02-28");
    let expected = "warning: invitations are restricted since Sat 28 Feb 2026; ";
    assert!(run.stderr.starts_with(expected), "{}", run.stderr);
    let limits: serde_json::Value =
        serde_json::from_str(&sandbox.ssi("limits --on 2026-02-28 --json").ok()).unwrap();
    assert_eq!(limits["restricted"], true, "by the second one");
    let json: serde_json::Value =
        serde_json::from_str(&sandbox.ssi("restriction --json").ok()).unwrap();
    assert_eq!(json["schema"], "ssi/restriction/1");
    assert_eq!(
        (&json["restriction"]["strike"], &json["next_strike"]),
        (&2.into(), &"third".into())
    );
    assert_eq!(json["next"]["stage"], "withdraw");
    let status: serde_json::Value =
        serde_json::from_str(&sandbox.ssi("status --json").ok()).unwrap();
    assert_eq!(status["restriction"]["start"], "2026-02-28");
    assert_eq!(status["ramp_up_until"], serde_json::Value::Null, "another one has begun");
}

#[test]
fn a_letter_is_written_to_a_new_file_of_its_owner() {
    let sandbox = Sandbox::new();
    sandbox.ssi("restriction start").ok();
    let run = sandbox.ssi("restriction letter -o letter.txt -n");
    assert!(run.stdout.starts_with("Would write letter.txt.\n"), "{run:?}");
    assert!(!sandbox.path().join("letter.txt").exists());
    assert_eq!(sandbox.ssi("restriction letter -o letter.txt").exit, Some(0));
    let text = fs::read_to_string(sandbox.path().join("letter.txt")).unwrap();
    let shown = sandbox.ssi("restriction letter -q").ok();
    assert_eq!(text, shown);
    assert!(!text.contains("sorry"), "neutral unless it is wanted");
    let error = sandbox.ssi("restriction letter -o letter.txt --admit").fails(4);
    assert!(error.starts_with("ssi: letter.txt exists already\n"), "{error}");
    assert!(sandbox.ssi("restriction letter --admit -q").ok().contains("sections 3.4 and 8.2"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(sandbox.path().join("letter.txt")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn invitations_are_warned_about_while_they_are_restricted_and_not_on_the_last_day() {
    let sandbox = Sandbox::new();
    sandbox.ssi("restriction start --on 2026-02-27").ok();
    let stderr = |line: &str| sandbox.ssi(line).stderr;
    let warning = "warning: invitations are restricted since Fri 27 Feb 2026; ";
    assert!(stderr("log invitation 1").starts_with(warning));
    assert!(stderr("log invitation 1 --on 2026-02-27").starts_with(warning));
    assert_eq!(stderr("log invitation 1 --on 2026-02-26"), "");
    assert_eq!(stderr("log comment 1"), "");
    sandbox.ssi("restriction end").ok();
    assert_eq!(stderr("log invitation 1"), "");
    assert!(stderr("log invitation 1 --on yesterday").starts_with(warning));
}

#[test]
fn a_restriction_that_should_be_over_is_asked_about() {
    let sandbox = Sandbox::new();
    sandbox.ssi("restriction start --until 2026-03-10").ok();
    let asked = |today: &str| {
        let answer = sandbox.ssi(&format!("restriction --today {today}")).ok();
        assert!(answer.contains("\nLinkedIn named Tue 10 Mar 2026 as the last day.\n"), "{answer}");
        let asked = "That day has passed: try whether it works again. If it does: ssi restriction end --on 2026-03-11\n";
        answer.contains(asked)
    };
    assert!(!asked("2026-03-10"));
    assert!(asked("2026-03-12"));
    sandbox.ssi("restriction end --on 2026-03-10 --today 2026-03-12").ok();
    let answer = sandbox.ssi("restriction --today 2026-03-12").ok();
    assert!(!answer.contains("That day has passed"), "{answer}");
}

#[test]
fn a_letter_after_the_first_one_asks_how_the_case_stands() {
    let sandbox = Sandbox::new();
    sandbox.ssi("restriction start").ok();
    sandbox.ssi("restriction done write").ok();
    let text = sandbox.ssi("restriction letter -q --today 2026-04-11").ok();
    assert!(
        text.starts_with("Subject: How does my case about the restriction of 3 Mar 2026 stand?\n")
    );
    assert!(
        text.contains("\n\nI wrote to you on 3 Mar 2026.\n\n") && !text.contains("closed"),
        "{text}"
    );
    let text = sandbox.ssi("restriction letter reopen -q --today 2026-04-11").ok();
    assert!(text.contains(" was closed: [case number]."), "{text}");
    let json = sandbox.ssi("restriction letter reminder --json").ok();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["letter"], "reminder");
}

#[test]
fn none_is_safe_while_a_restriction_bars_it() {
    let sandbox = Sandbox::new();
    sandbox.ssi("log invitation 5 --on 2026-02-20").ok();
    sandbox.ssi("restriction start --on yesterday --kind invitations").ok();
    sandbox.ssi("limits --check").ok();
    let run = sandbox.ssi("log invitation 1");
    let told = ", 1 that day (restricted: none), 1 in 7 days (safe number 100, none now).\n";
    assert!(run.stdout.ends_with(told), "{run:?}");
    let warning = "warning: invitations are restricted since Mon 2 Mar 2026; the advice is to send none until it ends: ssi restriction\n";
    assert_eq!(run.stderr, warning, "one warning is enough");

    let run = sandbox.ssi("limits --check");
    let rows = run.stdout.split_once('\n').unwrap().1;
    let expected = "\
invitations, one day    1     0  1 over  when it ends
invitations, 7 days     1   100       0  when it ends
Invitations are restricted since Mon 2 Mar 2026: send none until it ends (ssi
restriction).
";
    assert!(rows.starts_with(expected), "{}", run.stdout);
    assert_eq!(run.exit, Some(1));
    let expected = "ssi: 1 invitation on Tue 3 Mar 2026, while restricted: none is safe\n  fix: ssi restriction\n";
    assert_eq!(run.stderr, expected);
    let status = sandbox.ssi("status").ok();
    let expected = "Watch  invitations restricted since 2 Mar, 1 sent today (none is safe)\n";
    assert!(status.contains(expected), "{status}");
    let json = |line: &str| -> serde_json::Value {
        serde_json::from_str(&sandbox.ssi(line).ok()).unwrap()
    };
    let limits = &json("limits --json")["limits"];
    let of = |place: usize| {
        let fields = ["safe_number", "room", "over", "origin"];
        fields.map(|field| limits[place][field].to_string()).join(" ")
    };
    assert_eq!((of(0).as_str(), of(1).as_str()), ("0 0 1 \"restriction\"", "100 0 0 \"careful\""));
    assert_eq!(limits[0]["room_again"], serde_json::Value::Null);

    // A day of rest is within the number, and room comes back on the day on which it ended.
    sandbox.ssi("limits --check --on yesterday").ok();
    sandbox.ssi("restriction end").ok();
    let limits = &json("limits --json --on yesterday")["limits"];
    assert_eq!(limits[0]["room"], 0);
    assert_eq!(limits[0]["room_again"]["date"], "2026-03-03");
    assert_eq!(limits[0]["room_again"]["room"], 9, "half of the safe number, one used");
}
