//! `ssi log`: what is saved, and what is said of safe numbers.

use crate::support::Sandbox;

/// The rows of the log without their ids, which are random.
fn rows(sandbox: &Sandbox) -> Vec<String> {
    let file = sandbox.read("activities.csv");
    let mut lines = file.lines();
    assert_eq!(lines.next(), Some("id,date,kind,count,template,source,note"));
    lines.map(|line| line.split_once(',').unwrap().1.to_owned()).collect()
}

/// An answer with `ID` for each id.
fn masked(sandbox: &Sandbox, answer: &str) -> String {
    let file = sandbox.read("activities.csv");
    let ids = file.lines().skip(1).map(|line| line.split_once(',').unwrap().0.to_owned());
    ids.fold(answer.to_owned(), |answer, id| answer.replace(&format!("({id})"), "(ID)"))
}

#[test]
fn pairs_are_saved_under_ids_that_the_answer_tells() {
    let sandbox = Sandbox::new();
    let answer = sandbox.ssi("log comment 5 Likes, invitations 12 --on yesterday").ok();
    let expected = "Logged Mon 2 Mar 2026: 5 comments (ID); 1 reaction (ID); \
        12 invitations (ID), 12 that day (safe number 20), 12 in 7 days (safe number 100).\n";
    assert_eq!(masked(&sandbox, &answer), expected);
    let expected = [
        "2026-03-02,comment,5,,typed,",
        "2026-03-02,reaction,1,,typed,",
        "2026-03-02,invitation,12,,typed,",
    ];
    assert_eq!(rows(&sandbox), expected);
}

#[test]
fn the_same_again_is_more_of_it() {
    let sandbox = Sandbox::new();
    sandbox.ssi("log comment 5").ok();
    sandbox.ssi("log comment 5").ok();
    assert_eq!(rows(&sandbox).len(), 2);
    assert!(sandbox.ssi("status").ok().contains("Today  10 comments\n"));
}

#[test]
fn safe_numbers_are_told_when_room_gets_short() {
    let sandbox = Sandbox::new();
    let answer = sandbox.ssi("log invitation 16").ok();
    let expected = "Logged Tue 3 Mar 2026: 16 invitations (ID), 16 that day (safe number 20, 4 left), \
        16 in 7 days (safe number 100).\n";
    assert_eq!(masked(&sandbox, &answer), expected);
    let run = sandbox.ssi("log invitation 5");
    assert_eq!(run.exit, Some(0), "it was done, so it is logged");
    assert_eq!(
        run.stderr,
        "warning: 21 invitations on Tue 3 Mar 2026 are above the safe number of 20 a day\nhint: safe numbers are advice, not rules of LinkedIn: ssi limits\n"
    );
    let run = sandbox.ssi("log comment 3");
    assert_eq!(run.stderr, "", "comments have no safe number");
}

#[test]
fn a_day_entered_late_counts_in_the_weeks_after_it() {
    let sandbox = Sandbox::new();
    assert_eq!(sandbox.ssi("log invitation 95").exit, Some(0));
    let run = sandbox.ssi("log invitation 10 --on yesterday");
    let expected = "warning: 105 invitations in the 7 days up to Tue 3 Mar 2026 are above the safe number of 100\n";
    assert!(run.stderr.starts_with(expected), "{}", run.stderr);
}

#[test]
fn the_answer_tells_what_the_day_comes_to() {
    let sandbox = Sandbox::new();
    sandbox.ssi("log comment 5").ok();
    let answer = sandbox.ssi("log comment 5").ok();
    assert!(masked(&sandbox, &answer).ends_with("5 comments (ID), 10 that day.\n"), "{answer}");
}

#[test]
fn of_two_readings_in_one_command_the_last_counts() {
    let sandbox = Sandbox::new();
    sandbox.ssi("log pending 300").ok();
    sandbox.ssi("log pending 340 pending 350").ok();
    assert_eq!(rows(&sandbox), ["2026-03-03,pending,350,,typed,"]);
}

#[test]
fn inmails_are_no_messages_of_a_text() {
    let sandbox = Sandbox::new();
    assert_eq!(sandbox.ssi("log message 51 --template intro").exit, Some(0));
    let answer = sandbox.ssi("log inmail 2 --template intro").ok();
    assert_eq!(masked(&sandbox, &answer), "Logged Tue 3 Mar 2026: 2 InMails (ID).\n");
    let run = sandbox.ssi("log message 1 --template Intro");
    assert!(run.stderr.starts_with("warning: 52 messages"), "{}", run.stderr);
}

#[test]
fn messages_of_one_text_are_counted_together() {
    let sandbox = Sandbox::new();
    sandbox.ssi("log message 30 --template intro").ok();
    assert!(sandbox.ssi("log message 45").stderr.contains("--template NAME"));
    let run = sandbox.ssi("log message 25 --template intro");
    assert_eq!(run.stderr.matches("warning: ").count(), 1, "{}", run.stderr);
    assert!(run.stderr.starts_with("warning: 55 messages"), "{}", run.stderr);
    let error = sandbox.ssi("log comment 5 --template intro").fails(2);
    assert!(error.starts_with("ssi: --template is for messages only\n"), "{error}");
}

#[test]
fn pending_is_a_reading_of_which_a_day_has_one() {
    let sandbox = Sandbox::new();
    assert_eq!(
        sandbox.ssi("log pending 300").ok(),
        "Logged Tue 3 Mar 2026: 300 pending (safe number 500).\n"
    );
    let answer = sandbox.ssi("log pending 280").ok();
    assert_eq!(answer, "Logged Tue 3 Mar 2026: 280 pending (safe number 500), instead of 300.\n");
    assert_eq!(rows(&sandbox), ["2026-03-03,pending,280,,typed,"]);
    assert_eq!(sandbox.ssi("log pending 0 --on yesterday").exit, Some(0));
    assert!(
        sandbox.ssi("status").ok().contains("Today  nothing logged\n"),
        "a reading is no activity"
    );
    let error = sandbox.ssi("log pending").fails(2);
    assert!(error.starts_with("ssi: `pending` needs the number"), "{error}");
}

#[test]
fn a_name_is_as_long_as_it_can_be() {
    #[track_caller]
    fn case(arguments: &[&str], expected: &[&str]) {
        let sandbox = Sandbox::new();
        sandbox.run([&["log"], arguments].concat()).ok();
        let pairs: Vec<String> = rows(&sandbox)
            .iter()
            .map(|row| row.split(',').skip(1).take(2).collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(pairs, expected, "{arguments:?}");
    }
    case(&["profile", "view", "3"], &["view 3"]);
    case(&["connection", "accepted", "4"], &["connection 4"]);
    case(&["invitations", "accepted", "4"], &["connection 4"]);
    case(&["poll", "vote"], &["poll-vote 1"]);
    case(&["comment", "reply", "2", "group", "posts"], &["comment 2", "group-post 1"]);
    case(&["invitation", "received", "3"], &["invitation-received 3"]);
    case(&["pending", "invitations", "64"], &["pending 64"]);
    case(&["video,", "post", "2"], &["video 1", "post 2"]);
    case(&["video 1 post 2"], &["video 1", "post 2"]);
    case(&["profile view", "comment, post"], &["view 1", "comment 1", "post 1"]);
    case(&["sales", "call", "2", "--new-kind"], &["sales-call 2"]);
}

#[test]
fn two_names_in_a_row_are_refused_with_both_readings() {
    let error = Sandbox::new().run(["log", "like", "2", "video", "post", "3", "--note", "a b"]);
    let expected = "\
ssi: `video post` has two readings: 2 kinds (`video, post`), or one kind
  why: two kinds have a count or a comma between them
  fix: ssi log like 2 video 1 post 3 --note 'a b'; or, if it is one: ssi log like 2 video 3 --note 'a b'
";
    assert_eq!(error.fails(2), expected);
    let error = Sandbox::new().ssi("log podcast profile view --new-kind").fails(2);
    let expected = "\
ssi: `podcast profile view` has two readings: 2 kinds (`podcast, profile view`), or one kind, `podcast profile view`
  why: two kinds have a count or a comma between them
  fix: ssi log podcast 1 'profile view' 1 --new-kind; or, if it is one: ssi log 'podcast profile view' 1 --new-kind
";
    assert_eq!(error, expected);
    let error = Sandbox::new().ssi("log profile vue 3").fails(2);
    assert!(
        error.starts_with("ssi: there is no kind of activity `vue`\n  fix: did you mean `view`"),
        "{error}"
    );
}

#[test]
fn an_unknown_kind_brings_the_nearest_and_saves_nothing() {
    let sandbox = Sandbox::new();
    let error = sandbox.ssi("log comment 5 coment 3").fails(2);
    let expected = "ssi: there is no kind of activity `coment`\n  fix: did you mean `comment`";
    assert!(error.starts_with(expected), "{error}");
    assert!(!sandbox.data().exists());
}

#[test]
fn a_kind_of_ones_own_is_made_once() {
    let sandbox = Sandbox::new();
    sandbox.ssi("log Podcast --new-kind").ok();
    sandbox.ssi("log podcasts 2").ok();
    assert_eq!(rows(&sandbox), ["2026-03-03,podcast,1,,typed,", "2026-03-03,podcast,2,,typed,"]);
    assert_eq!(sandbox.read("profile.toml"), "kinds = [\"podcast\"]\n");
    let error = sandbox.ssi("log a.b --new-kind").fails(2);
    assert!(error.contains("cannot be the name of a kind"), "{error}");
}

#[test]
fn what_is_not_understood_is_refused() {
    #[track_caller]
    fn case(line: &str, expected: &str) {
        let sandbox = Sandbox::new();
        let error = sandbox.ssi(line).fails(2);
        assert_eq!(error.lines().next().unwrap(), format!("ssi: {expected}"), "{line}");
    }
    case("log", "what you did is missing");
    case("log , ,,", "what you did is missing");
    case("log 5 comments", "`5` stands where a kind is expected");
    case("log comment 0", "comment: `0` is not a whole number from 1 to 10000");
    case("log comment -1", "comment: `-1` is not a whole number from 1 to 10000");
    case("log comment 10001", "comment: `10001` is not a whole number from 1 to 10000");
    case("log comment 1.5", "comment: `1.5` is not a whole number from 1 to 10000");
    case("log comment 1e3", "comment: `1e3` is not a whole number from 1 to 10000");
    case("log comment ٣", "comment: `٣` is not a whole number from 1 to 10000");
    case("log pending 10001", "pending: `10001` is not a whole number from 0 to 10000");
    case("log other", "`other` needs a note that says what it was");
    case("log comment --on tomorrow", "`tomorrow` lies in the future; today is Tue 3 Mar 2026");
    case(
        "log comment --note --dry-run",
        "--note: `--dry-run` is an option, so the text is missing",
    );
    case("log message --template -n", "--template: `-n` is an option, so the text is missing");
}

#[test]
fn a_dry_run_tells_and_saves_nothing() {
    let sandbox = Sandbox::new();
    assert_eq!(sandbox.ssi("log comment 5 -n").ok(), "Would log Tue 3 Mar 2026: 5 comments.\n");
    assert!(!sandbox.data().exists());
}

#[test]
fn json_tells_the_rows_with_their_ids() {
    let sandbox = Sandbox::new();
    let json: serde_json::Value =
        serde_json::from_str(&sandbox.ssi("log comment 5 pending 300 --json").ok()).unwrap();
    assert_eq!(json["schema"], "ssi/log/1");
    let rows = json["activities"].as_array().unwrap();
    assert_eq!((&rows[0]["kind"], &rows[0]["count"]), (&"comment".into(), &5.into()));
    assert_eq!((&rows[1]["kind"], &rows[1]["count"]), (&"pending".into(), &300.into()));
    for row in rows {
        let id = row["id"].as_str().unwrap();
        assert!(sandbox.read("activities.csv").contains(&format!("\n{id},")));
    }
}

#[test]
fn rows_from_elsewhere_stay_as_they_are_but_for_an_id() {
    let sandbox = Sandbox::new();
    sandbox.write("activities.csv", "date;kind;count;mood\r\n02.03.2026;Likes;3;fine\r\n");
    sandbox.ssi("log comment 5").ok();
    let file = sandbox.read("activities.csv");
    let lines: Vec<&str> = file.split("\r\n").collect();
    assert_eq!(lines[0], "date;kind;count;mood;id;source");
    assert!(lines[1].starts_with("02.03.2026;Likes;3;fine;"), "{file}");
    assert!(lines[2].starts_with("2026-03-03;comment;5;;"), "{file}");
}

#[test]
fn invitations_with_a_note_have_a_row_of_their_own() {
    let sandbox = Sandbox::new();
    let answer = sandbox.ssi("log invitation 12 --with-note 3").ok();
    let expected = "Logged Tue 3 Mar 2026: 9 invitations (ID), 12 that day (safe number 20), \
        12 in 7 days (safe number 100); \
        3 more with a note (ID), 3 with a note that month (safe number 5).\n";
    assert_eq!(masked(&sandbox, &answer), expected);
    assert_eq!(
        rows(&sandbox),
        ["2026-03-03,invitation,9,,typed,", "2026-03-03,invitation,3,with-note,typed,"]
    );
    let run = sandbox.ssi("log invitation 3 --with-note 3");
    let expected = "Logged Tue 3 Mar 2026: 3 invitations with a note (ID), 15 that day (safe number 20), \
        15 in 7 days (safe number 100), 6 with a note that month (safe number 5, 1 above).\n";
    assert_eq!(masked(&sandbox, &run.stdout), expected);
    let expected = "warning: 6 personal notes in the month up to Tue 3 Mar 2026 are above the safe number of 5 a month\n";
    assert!(run.stderr.starts_with(expected), "{}", run.stderr);
    assert!(sandbox.ssi("status").ok().contains("Today  15 invitations\n"));
    for (line, expected) in [
        ("log invitation 3 --with-note 4", "ssi: --with-note: 4 notes are more than 3 invitations"),
        ("log invitation 3 --with-note 0", "ssi: --with-note: `0` is not a whole number"),
        ("log comment 3 --with-note 1", "ssi: --with-note is for one number of invitations"),
        (
            "log invitation 3 invite 2 --with-note 1",
            "ssi: --with-note is for one number of invitations",
        ),
    ] {
        let error = sandbox.ssi(line).fails(2);
        assert!(error.starts_with(expected), "{error}");
    }
}

#[test]
fn what_is_logged_is_saved_even_if_a_file_of_restrictions_is_damaged() {
    let sandbox = Sandbox::new();
    sandbox.write("restrictions.csv", "start,end,kind,strike\nx,,account,1\n");
    let run = sandbox.ssi("log invitation 3");
    assert_eq!(run.exit, Some(0));
    assert!(
        run.stderr.starts_with("warning: restrictions.csv:2: column `start`"),
        "{}",
        run.stderr
    );
    assert_eq!(rows(&sandbox).len(), 1);
    assert!(sandbox.ssi("status").fails(5).starts_with("ssi: restrictions.csv:2: "));
}

#[test]
fn what_was_imported_counts_toward_the_room_left_as_it_does_elsewhere() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "events.csv",
        "date,kind,count,key\n2026-02-27,invitation,70,a\n2026-03-03,invitation,14,b\n",
    );
    let run = sandbox.ssi("log invitation 16");
    assert!(
        run.stdout.contains(
            ", 16 that day (safe number 20, 4 left), 86 in 7 days (safe number 100, at most 14 left)"
        ),
        "{run:?}"
    );
    // Of one day and kind the larger number counts, not the sum.
    let run = sandbox.ssi("log invitation 1 -n");
    assert!(run.stdout.contains(", 87 in 7 days (safe number 100, at most 13 left)"), "{run:?}");
    let limits = sandbox.ssi("limits --json").ok();
    assert!(limits.contains("\"count\":86,"), "{limits}");
    sandbox.write("events.csv", "date,kind,count,key\n2026-02-27,invitation,many,a\n");
    let run = sandbox.ssi("log invitation 1");
    assert_eq!(run.exit, Some(0));
    assert!(run.stderr.contains("; what was imported is not counted\n"), "{run:?}");
    assert!(run.stdout.contains(", 17 in 7 days"), "{run:?}");
}
