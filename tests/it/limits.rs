//! `ssi limits`: activity beside the safe numbers, and what a person chooses.

use crate::support::Sandbox;

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap()
}

/// A person who logs since 25 Feb.
fn busy() -> Sandbox {
    let sandbox = Sandbox::new();
    for line in [
        "log invitation 42 --on 2026-02-25",
        "log invitation 20",
        "log message 12 --template intro",
        "log pending 640 --on 2026-02-19",
    ] {
        assert_eq!(sandbox.ssi(line).exit, Some(0), "{line}");
    }
    sandbox
}

#[test]
fn both_sets_are_shown_and_the_stricter_one_decides() {
    let expected = [
        "                       now  safe      room  room again       other set",
        "invitations, one day    20    20         0  20 on Wed 4 Mar  article 100",
        "invitations, 7 days     62   100        38",
        "pending (12 days ago)  640   500  140 over                   article 700",
        "messages, intro         12    50        38                   article 60",
        "Pending: withdraw the oldest until 50 to 100 are left, at most 50 a day.",
        "Of the two sets of safe numbers, article and careful, the stricter decides.",
        "Choose one: ssi limits --preset careful",
        "Safe numbers are advice, not rules of LinkedIn: ssi limits --sources",
    ];
    let answer = busy().ssi("limits").ok();
    assert_eq!(answer.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn another_day_has_its_own_counts_and_what_is_unknown_is_not_zero() {
    let expected = [
        "Sat 28 Feb 2026:",
        "                             now  safe        room  room again  other set",
        "invitations, one day           0    20          20              article 100",
        "invitations, 7 days   42 or more   100  at most 58",
        "pending (9 days ago)         640   500    140 over              article 700",
        "Nothing is known of 3 of 7 days: they lie before your first entry.",
    ];
    let answer = busy().ssi("limits --on 2026-02-28").ok();
    assert_eq!(answer.lines().take(6).collect::<Vec<_>>(), expected);
    let answer = busy().ssi("limits --on 2026-02-18").ok();
    assert!(answer.contains("\ninvitations, 7 days     ?   100     ?\n"), "{answer}");
    assert!(answer.contains("\nPending invitations are not noted yet: ssi log pending COUNT\n"));
    let error = busy().ssi("limits --on tomorrow").fails(2);
    assert!(error.starts_with("ssi: `tomorrow` lies in the future"), "{error}");
}

#[test]
fn days_that_no_import_covers_are_unknown() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "activities.csv",
        "date,kind,count,source\n2026-02-26,invitation,12,csv\n2026-03-01,comment,5,typed\n",
    );
    sandbox.write("coverage.csv", "source,kind,from,to\nexport,invitation,2026-01-01,2026-02-27\n");
    let week = |line: &str| {
        let answer = json(&sandbox.ssi(line).ok());
        let week = answer["limits"][1].clone();
        (week["count"].clone(), week["unknown_days"].clone(), week["span_days"].clone())
    };
    assert_eq!(week("limits --json --on 2026-02-27"), (12.into(), 0.into(), 7.into()));
    assert_eq!(week("limits --json"), (12.into(), 4.into(), 7.into()));
    let status = sandbox.ssi("status").ok();
    assert!(status.contains("12 or more of 100 invitations in 7 days"), "{status}");
}

#[test]
fn room_is_at_most_what_is_known_to_be_left() {
    let sandbox = Sandbox::new();
    assert_eq!(sandbox.ssi("log invitation 30").exit, Some(0));
    let answer = sandbox.ssi("limits").ok();
    assert!(answer.contains("\ninvitations, 7 days   30 or more   100  at most 70\n"), "{answer}");
    let limits = &json(&sandbox.ssi("limits --json").ok())["limits"];
    let room =
        |place: usize| (limits[place]["room"].clone(), limits[place]["room_at_most"].clone());
    assert_eq!((room(0), room(1)), ((0.into(), false.into()), (70.into(), true.into())));
    assert_eq!(limits[0]["room_again"]["room_at_most"], false);
}

#[test]
fn a_day_has_no_more_room_than_its_week() {
    let sandbox = busy();
    sandbox.ssi("limits --set invitation=70/week").ok();
    sandbox.ssi("limits --set invitation=30/day").ok();
    let answer = sandbox.ssi("limits").ok();
    assert!(answer.contains("\ninvitations, one day    20    30         8"), "{answer}");
    assert_eq!(json(&sandbox.ssi("limits --json").ok())["limits"][0]["room"], 8);
}

#[test]
fn a_check_fails_when_something_is_over() {
    let run = busy().ssi("limits --check");
    assert_eq!(run.exit, Some(1));
    assert!(run.stdout.contains("140 over"), "{}", run.stdout);
    let expected = "ssi: 640 pending invitations on Thu 19 Feb 2026 are above the safe number of 500\n  fix: withdraw the oldest pending invitations\n";
    assert_eq!(run.stderr, expected);
    let sandbox = Sandbox::new();
    sandbox.ssi("log invitation 20 pending 500").ok();
    sandbox.ssi("limits --check").ok();
}

#[test]
fn a_failing_check_says_what_brings_room_back() {
    #[track_caller]
    fn case(entries: &[&str], options: &str, expected: Option<&str>) {
        let sandbox = Sandbox::new();
        for entry in entries {
            assert_eq!(sandbox.ssi(&format!("log {entry}")).exit, Some(0), "{entry}");
        }
        let run = sandbox.ssi(&format!("limits --check {options}"));
        let fix = run.stderr.lines().find_map(|line| line.strip_prefix("  fix: "));
        assert_eq!((run.exit, fix), (Some(1), expected), "{run:?}");
    }
    case(&["invitation 25"], "", Some("send no more invitations until Wed 4 Mar 2026"));
    // Tomorrow the day would have room, but the seven days have none.
    let week = ["invitation 60 --on 2026-02-27", "invitation 40"];
    case(&week, "", Some("send no more invitations until Fri 6 Mar 2026"));
    let both = ["invitation 90 --on 2026-02-26", "invitation 40"];
    case(&both, "", Some("send no more invitations until Thu 5 Mar 2026"));
    let others = ["message 51 --template intro", "invitation 7 --with-note 7", "pending 501"];
    let expected = "withdraw the oldest pending invitations; send no more messages with the text `intro` until \
                    Wed 4 Mar 2026; send no more personal notes until Wed 1 Apr 2026";
    case(&others, "", Some(expected));
    // The past cannot be mended.
    case(&["invitation 25 --on 2026-03-02"], "--on 2026-03-02", None);
    let sandbox = Sandbox::new();
    sandbox.ssi("restriction start --kind account --on 2026-03-01 --no-input").ok();
    assert_eq!(sandbox.ssi("log invitation 25").exit, Some(0));
    let run = sandbox.ssi("limits --check");
    assert!(run.stderr.ends_with("\n  fix: ssi restriction\n"), "{run:?}");
    assert_eq!(sandbox.ssi("log invitation 25 --on 2026-03-02").exit, Some(0));
    let run = sandbox.ssi("limits --check --on 2026-03-02");
    assert!(run.exit == Some(1) && !run.stderr.contains("fix: "), "{run:?}");
}

#[test]
fn numbers_that_have_reached_their_level_are_named() {
    let sandbox = Sandbox::new();
    sandbox.ssi("log invitation 16 pending 400 message 50 --template intro").ok();
    let answer = sandbox.ssi("limits").ok();
    let line = "\nNear the safe number: invitations, one day (from 16 on); pending invitations\n(from 400 on).\n";
    assert!(answer.contains(line), "{answer}");
    let sandbox = Sandbox::new();
    sandbox.ssi("log invitation 15").ok();
    assert!(!sandbox.ssi("limits").ok().contains("Near"));
}

#[test]
fn a_choice_holds_from_today_on_and_leaves_the_past_alone() {
    let sandbox = busy();
    let answer = sandbox.ssi("limits --set invitation=30/day --set pending=700").ok();
    let expected = "\
Holds from Tue 3 Mar 2026 on:
  the stricter of both sets of safe numbers, article and careful
  invitations, one day: 30, your own (article 100, careful 20)
  pending invitations: 700, your own (article 700, careful 500)
";
    assert_eq!(answer, expected);
    assert_eq!(
        sandbox.read("profile.toml"),
        "[[limits]]\nfrom = \"2026-03-03\"\ninvitations-day = 30\npending = 700\n"
    );
    let numbers = |line: &str| {
        let limits = json(&sandbox.ssi(line).ok())["limits"].clone();
        let numbers = limits.as_array().unwrap().iter();
        numbers.map(|limit| limit["safe_number"].as_u64().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(numbers("limits --json"), [30, 100, 700, 50]);
    assert_eq!(numbers("limits --json --on yesterday"), [20, 100, 500]);
    let answer = sandbox.ssi("log comment 1 invitation 4").ok();
    assert!(answer.contains("24 that day (safe number 30, 6 left)"), "{answer}");

    // A week later the article's set; then neither.
    sandbox.ssi("limits --preset article --today 2026-03-10").ok();
    assert_eq!(numbers("limits --json --today 2026-03-10"), [30, 100, 700]);
    sandbox.ssi("limits --reset --today 2026-03-12").ok();
    for (day, expected) in [
        ("2026-03-02", [20, 100, 500].as_slice()),
        ("2026-03-09", &[30, 100, 700]),
        ("2026-03-10", &[30, 100, 700]),
        ("2026-03-11", &[30, 100, 700]),
        ("2026-03-12", &[20, 100, 500]),
    ] {
        let line = format!("limits --json --today 2026-03-31 --on {day}");
        assert_eq!(numbers(&line), expected, "{day}");
    }
    let text = sandbox.read("profile.toml");
    assert!(text.ends_with("\n\n[[limits]]\nfrom = \"2026-03-12\"\n"), "{text}");
    let run = sandbox.ssi("limits --set pending=400");
    let expected =
        "warning: from Tue 10 Mar 2026 on another choice holds: see [[limits]] in profile.toml\n";
    assert_eq!((run.exit, run.stderr.as_str()), (Some(0), expected));
    let sandbox = Sandbox::new();
    sandbox.ssi("limits --reset").ok();
    assert!(!sandbox.file("profile.toml").exists(), "there was nothing to forget");
}

#[test]
fn a_number_above_every_source_is_remarked_on_and_holds() {
    let sandbox = Sandbox::new();
    let run = sandbox.ssi("limits --set invitation=500/day");
    let hint =
        "hint: yours is above the highest number of every source: invitations, one day (100)\n";
    assert_eq!((run.exit, run.stderr.as_str()), (Some(0), hint), "{run:?}");
    assert!(
        run.stdout.contains("  invitations, one day: 500, your own (article 100, careful 20)\n")
    );
    assert_eq!(sandbox.ssi("limits --set invitation=100/day").stderr, "");
}

#[test]
fn a_choice_is_a_step_of_undo_and_a_dry_run_saves_nothing() {
    let sandbox = Sandbox::new();
    sandbox.write("profile.toml", "name = \"Anna\" # me\n");
    let answer = sandbox.ssi("limits --set pending=300 -n").ok();
    assert!(answer.starts_with("Would hold from Tue 3 Mar 2026 on:\n"), "{answer}");
    assert_eq!(sandbox.read("profile.toml"), "name = \"Anna\" # me\n");
    sandbox.ssi("limits --set pending=300 -q").ok();
    let expected = "name = \"Anna\" # me\n\n[[limits]]\nfrom = \"2026-03-03\"\npending = 300\n";
    assert_eq!(sandbox.read("profile.toml"), expected);
    let step = json(&sandbox.read(".ssi/undo/00000001.json"));
    assert_eq!(
        (&step["command"], &step["files"][0]["file"]),
        (&"limits pending 300".into(), &"profile.toml".into())
    );
    assert_eq!(sandbox.read(".ssi/undo/00000001.profile.toml"), "name = \"Anna\" # me\n");
    // The same again changes nothing.
    sandbox.ssi("limits --set pending=300").ok();
    assert!(!sandbox.file(".ssi/undo/00000002.json").exists());
}

#[test]
fn what_is_not_understood_is_refused() {
    #[track_caller]
    fn case(line: &str, expected: &str) {
        let sandbox = Sandbox::new();
        let error = sandbox.ssi(line).fails(2);
        assert_eq!(error.lines().next().unwrap(), format!("ssi: {expected}"), "{line}");
        assert!(!sandbox.data().exists(), "{line}");
    }
    case("limits --set comment=3/day", "--set: there is no safe number for `comment`");
    case("limits --set invitation=3/month", "--set: `month` is no span of `invitation`");
    case("limits --set pending=0", "--set: `0` is not a whole number from 1 to 10000");
    case("limits --preset brave", "--preset: there is no `brave`");
    case("limits --set pending=3 --on yesterday", "--set and --on do not go together");
    case("limits --reset --check", "--reset and --check do not go together");
}

#[test]
fn a_week_of_the_article_is_checked_too_and_looking_chooses_nothing() {
    let sandbox = Sandbox::new();
    for day in ["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02", "2026-03-03"] {
        let line = format!("log invitation 50 --on {day}");
        assert_eq!(sandbox.ssi(&line).exit, Some(0), "{line}");
    }
    let run = sandbox.ssi("limits --check --preset article");
    let expected = "ssi: 250 invitations in the 7 days up to Tue 3 Mar 2026 are above the safe number of 100\n";
    assert_eq!(run.exit, Some(1));
    assert!(run.stderr.starts_with(expected), "{}", run.stderr);
    assert!(!sandbox.file("profile.toml").exists(), "it only looked");
    let limits = json(&sandbox.ssi("limits --json").ok());
    assert_eq!(limits["preset"], serde_json::Value::Null);
}

#[test]
fn pending_invitations_are_halved_for_two_weeks_after_a_restriction() {
    let sandbox = Sandbox::new();
    sandbox.ssi("log pending 300 --on 2026-03-01").ok();
    for line in ["restriction start --on 2026-02-10", "restriction end --on 2026-02-17"] {
        assert_eq!(sandbox.ssi(line).exit, Some(0), "{line}");
    }
    let safe = |today: &str| {
        let limits = json(&sandbox.ssi(&format!("limits --json --today {today}")).ok());
        let pending = &limits["limits"][2];
        (pending["safe_number"].clone(), pending["halved"].clone())
    };
    assert_eq!(safe("2026-03-03"), (250.into(), true.into()), "the 14th day");
    assert_eq!(safe("2026-03-04"), (500.into(), false.into()));
}

#[test]
fn what_was_accepted_is_a_share_only_where_it_can_be_one() {
    let accepted = |entries: &str| {
        let sandbox = Sandbox::new();
        sandbox.ssi(&format!("log {entries}")).ok();
        let answer = sandbox.ssi("limits").ok();
        answer.lines().find(|line| line.starts_with("Last 30 days: ")).map(ToOwned::to_owned)
    };
    let found = accepted("invitation 12 connection 3").unwrap();
    assert!(found.starts_with("Last 30 days: 3 of 12 invitations accepted, 25 %, as logged;"));
    assert_eq!(accepted("invitation 2 connection 3"), None, "some invited the person");
    assert_eq!(accepted("invitation 12"), None);
    assert_eq!(accepted("connection 3"), None);
}

#[test]
fn every_number_has_its_source() {
    let answer = Sandbox::new().ssi("limits --sources").ok();
    assert!(answer.lines().all(|line| line.len() <= 80), "{answer}");
    assert!(answer.starts_with("invitations, one day: 100 (article), watch it from 60\n  the project's founding article: 60 to 80 is better; unverified\n"), "{answer}");
    assert!(answer.contains(
        "notes, calendar month: 5 (plan free), watch it from 4\n  LinkedIn Help a550555: "
    ));
    let sources = json(&Sandbox::new().ssi("limits --sources --json").ok());
    assert_eq!(sources["sources"].as_array().unwrap().len(), 16);
}
