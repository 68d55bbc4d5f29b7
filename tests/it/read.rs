//! The commands that read: `status`, `history`, `changes`, `profile`, and what they share.

use std::process::Stdio;

use crate::support::{Run, Sandbox, put};

fn small() -> Sandbox {
    let sandbox = Sandbox::new();
    for line in [
        "record 68 17.4 15.4 17.9 17.3 --on 2026-02-03 --industry-rank 6 --network-rank 14",
        "record 70 17.6 15.4 17.9 19.1 --on 2026-02-17 --industry-rank 5 --network-rank 13",
        "record 72 18.2 15.4 19.1 19.3 --industry-rank 4 --network-rank 12 --note webinar",
        "log comment 14 post 3 --on 2026-02-20",
        "log invitation 12 --on 2026-03-02",
        "log comment 5",
    ] {
        sandbox.ssi(line).ok();
    }
    sandbox
}

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap()
}

/// The changes, without what is said of links below them (`model.rs`).
#[track_caller]
fn listed(sandbox: &Sandbox, line: &str) -> String {
    let answer = sandbox.ssi(line).ok();
    let (changes, links) = answer.split_once("\n\n").unwrap();
    assert!(links.starts_with("Too early to say: "), "{links}");
    format!("{changes}\n")
}

#[test]
fn without_data_the_answer_says_what_to_type_first() {
    let sandbox = Sandbox::new();
    let folder = sandbox.data().join("profiles/default");
    let expected = format!(
        "\
No scores yet in {}
Next  open linkedin.com/sales/ssi and type what it shows:
      ssi record TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS
      ssi log comment 5     (what you did today)
",
        folder.display()
    );
    assert_eq!(sandbox.ssi("").ok(), expected);
    assert_eq!(sandbox.ssi("status").ok(), expected);
    assert_eq!(sandbox.ssi("history").ok(), "No scores yet. Save the first: ssi record TOTAL\n");
    assert_eq!(sandbox.ssi("changes").ok(), "No scores yet. Save the first: ssi record TOTAL\n");
    assert!(!sandbox.data().exists(), "readers write nothing");
}

#[test]
fn status_shows_where_things_stand() {
    let expected = "\
SSI 72 on 3 Mar 2026, up 2 since 17 Feb, 4 since 3 Feb (top 4 % industry)
Today  5 comments
Watch  12 of 100 invitations in 7 days, no restriction, SSI 72 (up 4 in 28 days)
Next   weakest pillar: people 15.4
       ssi changes | ssi limits | ssi plot | ssi help
";
    assert_eq!(small().ssi("status").ok(), expected);
    let status = json(&small().ssi("status --json").ok());
    assert_eq!(status["schema"], "ssi/status/1");
    assert_eq!(status["last"]["brand"], 18.2);
    assert_eq!(status["previous"]["total"], 70);
}

#[test]
fn status_asks_for_scores_when_the_last_are_old() {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 70 --on 2026-02-24").ok();
    let answer = sandbox.ssi("status").ok();
    assert!(
        answer.contains("Next   record today's scores: ssi record (the last are 7 days old)"),
        "{answer}"
    );
}

#[test]
fn history_lists_the_newest_at_the_bottom_and_names_gaps() {
    let sandbox = small();
    sandbox.ssi("record 60 --on 2026-01-01").ok();
    let expected = "\
date        total  brand  people  insights  relationships  industry  network  note
2026-01-01     60      -       -         -              -
  gap of 33 days
2026-02-03     68   17.4    15.4      17.9           17.3     top 6   top 14
2026-02-17     70   17.6    15.4      17.9           19.1     top 5   top 13
2026-03-03     72   18.2    15.4      19.1           19.3     top 4   top 12  webinar
";
    assert_eq!(sandbox.ssi("history").ok(), expected);
    let expected = "\
date        total  people  industry  network  note
2026-03-03     72    15.4     top 4   top 12  webinar
";
    assert_eq!(sandbox.ssi("history --last 2w --pillar people").ok(), expected);
    let answer = sandbox.ssi("history --since monday --activities").ok();
    assert!(answer.contains("     12  invitation"), "{answer}");
    assert!(!answer.contains("14  comment"), "{answer}");
    let answer = sandbox.ssi("history --until 2025-12-31").ok();
    assert_eq!(
        answer,
        "No scores until 2025-12-31. There are some from 2026-01-01 to 2026-03-03.\n"
    );
}

#[test]
fn a_screen_holds_twelve_and_all_shows_the_rest() {
    let sandbox = Sandbox::new();
    let rows: Vec<String> = (1..=20).map(|day| format!("2026-02-{day:02},{}", 40 + day)).collect();
    let rows = rows.join("\n");
    sandbox.write("snapshots.csv", format!("date,total\n{rows}"));
    let run = sandbox.ssi("history");
    assert_eq!(run.stdout.lines().count(), 13);
    assert_eq!(run.stderr, "hint: 8 earlier snapshots: ssi --today 2026-03-03 history --all\n");
    assert_eq!(sandbox.ssi("history --all").ok().lines().count(), 21);
    let run = sandbox.ssi("changes -q");
    // Below the changes: an empty line, and why nothing is linked.
    assert_eq!((run.stdout.lines().count(), run.stderr.as_str()), (3 + 2, ""), "weeks");
    let run = sandbox.ssi("changes --by snapshot");
    assert_eq!(run.stdout.lines().count(), 6 + 2);
    assert_eq!(
        run.stderr,
        "hint: 13 earlier changes: ssi --today 2026-03-03 changes --by snapshot --all\n"
    );
    assert_eq!(sandbox.ssi("changes --by snapshot --all").ok().lines().count(), 19 + 2);
}

#[test]
fn changes_list_what_was_done_before_them() {
    let expected = "\
17 Feb - 3 Mar 2026  72 (+2)  insights +1.2  brand +0.6  relationships +0.2
    logged: 14 comments, 12 invitations, 1 more kind
3 Feb - 17 Feb 2026  70 (+2)  relationships +1.8  brand +0.2
    nothing logged
";
    assert_eq!(listed(&small(), "changes"), expected);
    let expected = "\
17 Feb - 3 Mar 2026  72 (+2)  insights +1.2
    logged: 14 comments, 12 invitations, 1 more kind
";
    assert_eq!(listed(&small(), "changes --pillar insights"), expected);
    assert_eq!(small().ssi("changes --min 5").ok(), "Nothing moved by 5 points or more.\n");
    let error = small().ssi("changes --min 0").fails(2);
    assert!(error.starts_with("ssi: --min: `0` lists what did not move"), "{error}");
    let changes = json(&small().ssi("changes --json").ok());
    assert_eq!(changes["by"], "snapshot");
    assert_eq!(changes["changes"][0]["so_far"], false);
    assert_eq!(changes["changes"][0]["moves"][1]["moved"], 1.2);
    assert_eq!(changes["changes"][0]["before"][0]["kind"], "comment");
    assert_eq!(changes["changes"][1]["before"], serde_json::json!([]));
}

#[test]
fn changes_of_months_do_not_overlap_and_the_last_one_is_not_over() {
    let expected = "\
17 Feb - 3 Mar so far  72 (+2)  insights +1.2  brand +0.6  relationships +0.2
    logged: 14 comments, 12 invitations, 1 more kind
3 Feb - 17 Feb 2026    70 (+2)  relationships +1.8  brand +0.2
    nothing logged
";
    assert_eq!(listed(&small(), "changes --by MONTH"), expected);
    let expected = "\
3 Feb - 3 Mar so far  72 (+4)  relationships +2.0  insights +1.2  brand +0.8
    logged: 14 comments, 12 invitations, 1 more kind
";
    assert_eq!(listed(&small(), "changes --by quarter"), expected);
    let changes = json(&small().ssi("changes --by year --json").ok());
    assert_eq!((&changes["by"], &changes["changes"][0]["so_far"]), (&"year".into(), &true.into()));
    let error = small().ssi("changes --by fortnight").fails(2);
    assert!(error.contains("`fortnight`") && error.contains("quarter"), "{error}");
}

/// Totals of every day from Sunday, 1 February 2026, on, which go up by a point a day, and brand
/// scores, which go up by a hundredth.
fn daily(days: u32) -> Sandbox {
    let sandbox = Sandbox::new();
    let day =
        |number: u32| ssi::domain::Date::new(2026, 2, 1).unwrap().plus_days(number.cast_signed());
    let row = |number| format!("{},{},10.{:02}\n", day(number), 40 + number, number);
    let rows: String = (0..days).map(row).collect();
    sandbox.write("snapshots.csv", format!("date,total,brand\n{rows}"));
    sandbox
}

#[test]
fn who_records_daily_reads_weeks() {
    let answer = daily(31).ssi("changes").ok();
    let expected = "\
1 Mar - 3 Mar so far  70 (+2)
22 Feb - 1 Mar 2026   68 (+7)
15 Feb - 22 Feb 2026  61 (+7)
8 Feb - 15 Feb 2026   54 (+7)
1 Feb - 8 Feb 2026    47 (+7)

Nothing is linked: no activity was logged. Save what you do: ssi log comment 5
";
    assert_eq!(answer, expected);
    // A period that cuts a week shows it up to its end.
    let answer = daily(31).ssi("changes --since 2026-02-16 --until 2026-02-25").ok();
    let expected = "22 Feb - 25 Feb 2026  64 (+3)\n15 Feb - 22 Feb 2026  61 (+7)\n";
    assert!(answer.starts_with(expected), "{answer}");
    // To as many decimals as the smallest change that is asked for has.
    let answer = daily(31).ssi("changes --pillar brand --min 0.05").ok();
    assert!(answer.starts_with("22 Feb - 1 Mar 2026   68 (+7)  brand +0.07\n"), "{answer}");
    assert_eq!(daily(2).ssi("changes").ok().lines().next(), Some("1 Feb - 2 Feb 2026  41 (+1)"));
}

#[test]
fn history_shows_the_last_snapshot_of_each() {
    let expected = "\
date        total  brand  people  insights  relationships  industry  network  note
2026-02-28     67  10.27       -         -              -
2026-03-03     70   10.3       -         -              -
";
    assert_eq!(daily(31).ssi("history --by month").ok(), expected);
    let weeks = daily(31).ssi("history --by week").ok();
    assert_eq!(weeks.lines().count(), 1 + 6, "no gap between weeks: {weeks}");
    // Of a week that a period cuts the last day inside.
    let cut = daily(31).ssi("history --by week --until 2026-02-17").ok();
    let days: Vec<&str> = cut.lines().skip(1).map(|line| &line[..10]).collect();
    assert_eq!(days, ["2026-02-01", "2026-02-08", "2026-02-15", "2026-02-17"]);
    let year = json(&daily(31).ssi("history --by year --json").ok());
    assert_eq!((&year["by"], year["snapshots"].as_array().unwrap().len()), (&"year".into(), 1));
    let daily = json(&daily(31).ssi("history --json").ok());
    assert_eq!(daily["snapshots"].as_array().unwrap().len(), 31, "by default all");
}

#[test]
fn a_doubled_day_is_warned_about_and_the_last_row_is_used() {
    let sandbox = Sandbox::new();
    sandbox.write("snapshots.csv", "date,total\n2026-03-01,70\n2026-03-01,71\n");
    let run = sandbox.ssi("status");
    assert_eq!(run.exit, Some(0));
    assert!(run.stdout.starts_with("SSI 71 on"), "{}", run.stdout);
    assert_eq!(
        run.stderr,
        "warning: snapshots.csv:2: 2026-03-01 has more than one row; the last one (line 3) is used\n"
    );
}

#[test]
fn control_characters_of_a_file_do_not_reach_the_terminal() {
    let sandbox = Sandbox::new();
    sandbox.write("snapshots.csv", "date,total,note\n2026-03-01,70,\"a\u{1b}[2Jb\u{202e}c\nd\"\n");
    let answer = sandbox.ssi("history").ok();
    assert!(answer.ends_with("a [2Jb c d\n"), "{answer:?}");
    assert!(sandbox.ssi("history --color always").ok().contains("a [2Jb c d"));
}

#[test]
fn profiles_keep_people_apart() {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 72").ok();
    let answer = sandbox.run(["profile", "add", "Zoë O'Neil"]).ok();
    assert_eq!(answer, "Added Zoë O'Neil. Record for them: ssi -p 'Zoë O'\\''Neil' record TOTAL\n");
    sandbox.run(["record", "50", "-p", "zoë o'neil"]).ok();
    let expected = "default     1 record  last 2026-03-03\nZoë O'Neil  1 record  last 2026-03-03\n";
    assert_eq!(sandbox.ssi("profile").ok(), expected);
    let answer = sandbox.command(["status"]).env("SSI_PROFILE", "zoe-o-neil").output().unwrap();
    assert!(String::from_utf8(answer.stdout).unwrap().starts_with("Zoë O'Neil  SSI 50 on"));
    let error = sandbox.run(["status", "-p", "Zoe ONeil"]).fails(3);
    assert_eq!(error, "ssi: there is no profile `Zoe ONeil`\n  fix: did you mean `Zoë O'Neil`?\n");
    let error = sandbox.run(["profile", "add", "ZOË O'NEIL"]).fails(4);
    assert!(error.starts_with("ssi: the profile `Zoë O'Neil` exists already\n"), "{error}");
    sandbox.run(["profile", "add", "a\u{1b}b"]).fails(2);
}

#[test]
fn a_damaged_profile_does_not_stop_the_others() {
    let sandbox = Sandbox::new();
    sandbox.ssi("profile add Anna").ok();
    sandbox.ssi("profile add Bob").ok();
    put(&sandbox.data().join("profiles/bob/profile.toml"), "name = \"Bob\"\nkinds = 3\n");
    sandbox.ssi("-p Anna record 50").ok();
    let run = sandbox.ssi("profile");
    assert_eq!(run.exit, Some(0));
    assert_eq!(run.stderr, "warning: bob/profile.toml: `kinds` is not a list of texts\n");
    let error = sandbox.ssi("-p Bob status").fails(5);
    assert!(error.starts_with("ssi: bob/profile.toml: "), "{error}");
}

#[test]
fn status_says_first_what_is_above_a_safe_number() {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 70").ok();
    assert_eq!(sandbox.ssi("log invitation 25 pending 510").exit, Some(0));
    let answer = sandbox.ssi("status").ok();
    let expected = "\
Today  25 invitations
Watch  25 of 20 invitations today, 510/500 pending, no restriction, SSI 70
Next   pause invitations, and withdraw old pending ones
";
    assert!(answer.contains(expected), "{answer}");
}

#[test]
fn a_mistyped_command_gets_one_suggestion_and_is_not_run() {
    let sandbox = Sandbox::new();
    let error = sandbox.ssi("recrod 72").fails(2);
    assert_eq!(
        error,
        "ssi: there is no command `recrod`\n  fix: did you mean `record`? ssi --today 2026-03-03 record 72\n"
    );
    let error = sandbox.ssi("record 72 --rplace").fails(2);
    assert_eq!(
        error,
        "ssi: there is no option or word `--rplace` here\n  fix: did you mean `--replace`?\n"
    );
    let run = sandbox.ssi("recrod --json");
    assert_eq!(json(&run.stderr)["error"]["exit"], 2);
    assert!(!sandbox.data().exists());
}

#[test]
fn colour_is_for_terminals_or_when_asked_for() {
    let sandbox = Sandbox::new();
    assert!(!sandbox.ssi("record 101").fails(2).contains('\u{1b}'));
    let run = sandbox.ssi("record 101 --color always");
    assert!(run.stderr.contains("\u{1b}["), "{:?}", run.stderr);
    assert!(!sandbox.ssi("--color never --help").ok().contains('\u{1b}'));
}

#[test]
fn a_reader_whose_answer_nobody_wants_ends_quietly() {
    let sandbox = small();
    let mut child =
        sandbox.command(["history"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}

#[test]
fn the_platform_s_folder_is_used_when_none_is_named() {
    let sandbox = Sandbox::new();
    let ssi = |line: &[&str], variables: &[(&str, &str)]| {
        let mut command = sandbox.command(line);
        command.env_remove("SSI_DIR").env("HOME", sandbox.path());
        command.envs(variables.iter().copied()).output().unwrap().status.code()
    };
    assert_eq!(ssi(&["record", "72"], &[("SSI_DIR", ""), ("SSI_PROFILE", "")]), Some(0));
    assert!(sandbox.path().join(".local/share/ssi/profiles/default/snapshots.csv").exists());
    let xdg = sandbox.path().join("xdg");
    assert_eq!(ssi(&["record", "72"], &[("XDG_DATA_HOME", xdg.to_str().unwrap())]), Some(0));
    assert!(xdg.join("ssi/profiles/default/snapshots.csv").exists());
}

#[test]
fn a_folder_that_is_a_file_is_an_error() {
    let sandbox = Sandbox::new();
    put(&sandbox.data(), "x");
    let error = sandbox.ssi("record 72").fails(6);
    assert!(error.starts_with("ssi: cannot read "), "{error}");
}

#[test]
fn an_empty_option_is_refused_and_an_empty_variable_is_none() {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 70").ok();
    for (option, fix) in [("--dir", "--dir"), ("--profile", "--profile"), ("-p", "--profile")] {
        let error = sandbox.run([option, "", "status"]).fails(2);
        let expected = format!("ssi: {fix} is empty\n  fix: leave {fix} out for the default\n");
        assert_eq!(error, expected);
    }
    let mut command = sandbox.command(["status"]);
    let run: Run = command.env("SSI_PROFILE", "").output().unwrap().into();
    assert!(run.ok().contains("70"));
}
