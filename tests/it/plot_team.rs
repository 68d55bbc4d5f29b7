//! `ssi plot team`: whose rows there are, who is refused, and that no name is left of nobody.

use std::fs;

use crate::support::{Sandbox, put};

/// Anna, who rises, Ben, who falls, and Cleo, who is new.
fn team() -> Sandbox {
    let sandbox = Sandbox::new();
    for (name, scores) in [("Anna", ["60", "69"]), ("Ben", ["60", "56"])] {
        sandbox.ssi(&format!("profile add {name}")).ok();
        sandbox.ssi(&format!("-p {name} record {} --on 2025-12-12", scores[0])).ok();
        sandbox.ssi(&format!("-p {name} record {} --on 2026-03-02", scores[1])).ok();
    }
    sandbox.ssi("profile add Cleo").ok();
    sandbox
}

const NAME: &str = "ssi-team-2026-03-03.png";
const ALL: &str = "Table of the Social Selling Index of 3 people, 10 Dec 2025 to 3 Mar 2026, \
    the largest fall first. 1 up by a point or more, 1 down, 1 without a change to show. Each line \
    spans 20 points. Ben 56 (-4), Anna 69 (+9), Cleo (new, no snapshot yet).";

#[test]
fn everybody_is_drawn_but_a_default_that_nobody_uses() {
    let sandbox = team();
    let answer = sandbox.ssi("plot team --all-profiles").ok();
    assert_eq!(answer, format!("{NAME}\n{ALL}\n"));
    let png = fs::read(sandbox.path().join(NAME)).unwrap();
    assert!(String::from_utf8_lossy(&png).contains(ALL));
    let command = sandbox
        .command(["plot", "team", "--all-profiles", "-q"])
        .env("SSI_PROFILE", "Ben")
        .output();
    assert_eq!(command.unwrap().status.code(), Some(0), "the variable names no one here");
    sandbox.ssi("record 40").ok();
    let answer = sandbox.ssi("plot team --all-profiles").ok();
    assert!(answer.contains(" of 4 people") && answer.contains("default 40 (new)"), "{answer}");
}

#[test]
fn people_are_named_on_both_sides_of_the_verb_and_drawn_once() {
    let sandbox = team();
    for line in [
        "plot team -p Anna -p Ben",
        "-p Ben plot team -p Anna",
        "-p Anna -p Ben plot team",
        "plot team -p Anna --profile=ben -p ANNA",
    ] {
        let answer = sandbox.ssi(line).ok();
        assert!(
            answer.contains(" of 2 people") && answer.contains("Ben 56 (-4), Anna 69 (+9)."),
            "{line}: {answer}"
        );
    }
}

#[test]
fn a_team_of_one_or_with_somebody_missing_is_refused() {
    let sandbox = team();
    let refused = |line: &str, exit: i32, expected: &str| {
        let error = sandbox.ssi(line).fails(exit);
        assert!(error.starts_with(&format!("ssi: {expected}")), "{line}: {error}");
        assert!(!sandbox.path().join(NAME).exists(), "{line}");
    };
    let too_few =
        "a team has at least two people\n  fix: name each with -p, or draw everybody: ssi ";
    for line in ["plot team", "plot team -p Anna", "plot team -p Anna -p anna"] {
        refused(line, 2, too_few);
    }
    refused("plot team -p Anna -p Bob", 3, "there is no profile `Bob`");
    refused(
        "plot team -p Anna --all-profiles",
        2,
        "--all-profiles and --profile do not go together\n",
    );
    refused(
        "plot team overview -p Anna -p Ben",
        2,
        "team shows several people, and overview one\n",
    );
    refused("plot overview --all-profiles", 2, "--all-profiles is for the chart team\n");
    refused("plot pillar --anonymous", 2, "--anonymous is for the chart team\n");
    let file = sandbox.data().join("profiles/ben/snapshots.csv");
    put(&file, "date,total\n2026-03-02,much\n");
    for line in ["plot team --all-profiles", "plot team -p Anna -p Ben"] {
        let error = sandbox.ssi(line).fails(5);
        assert!(
            error.contains("snapshots.csv:2: column `total`") && error.contains("ben"),
            "{error}"
        );
    }
    put(&sandbox.data().join("profiles/ben/profile.toml"), "name = 3\n");
    let error = sandbox.ssi("plot team --all-profiles").fails(5);
    assert!(error.contains("profile.toml") && error.contains("ben"), "{error}");
    let sandbox = team();
    let file = sandbox.data().join("profiles/ben/snapshots.csv");
    put(&file, "date,total\n2026-03-01,50\n2026-03-01,51\n");
    let run = sandbox.run(["plot", "team", "--all-profiles", "-q"]);
    assert!(
        run.stderr.starts_with("warning: Ben: snapshots.csv:2: 2026-03-01 has more than"),
        "{}",
        run.stderr
    );
    let one = Sandbox::new();
    one.ssi("record 60").ok();
    let error = one.ssi("plot team --all-profiles").fails(3);
    assert!(error.contains("  why: there is no second profile\n  fix: ssi "), "{error}");
}

#[test]
fn every_other_command_is_about_one_person() {
    let sandbox = team();
    for line in [
        "-p Anna -p Ben",
        "status -p Anna -p Ben",
        "-p Anna status -p Ben",
        "plot -p Anna -p Ben",
        "plot all -p Anna -p Ben",
        "record 50 -p Anna -p Ben",
        "profile -p Anna -p Ben",
    ] {
        let error = sandbox.ssi(line).fails(2);
        assert!(
            error.starts_with("ssi: --profile is given twice\n  fix: give it once;"),
            "{line}: {error}"
        );
    }
    assert!(!sandbox.run(["plot", "all", "-p", "Anna"]).stdout.contains("ssi-team"));
}

#[test]
fn without_names_nothing_tells_who_it_is() {
    let sandbox = team();
    let json = sandbox.ssi("plot team --all-profiles --anonymous --json -o charts/").ok();
    let svg = sandbox.ssi("plot team -p Anna -p Ben --anonymous -o x.svg").ok();
    let picture = fs::read(sandbox.path().join("charts").join(NAME)).unwrap();
    let texts = [
        json.clone(),
        svg,
        String::from_utf8_lossy(&picture).into_owned(),
        fs::read_to_string(sandbox.path().join("x.svg")).unwrap(),
    ];
    for text in texts {
        for name in ["Anna", "anna", "Ben", "Cleo", "cleo"] {
            assert!(!text.contains(name), "{name}: {text}");
        }
    }
    assert!(json.contains("A 56 (-4), B 69 (+9), C (new, no snapshot yet)."), "{json}");
}

#[test]
fn more_than_twelve_are_several_files() {
    let sandbox = Sandbox::new();
    for number in 0..13 {
        let folder = sandbox.data().join(format!("profiles/p{number}"));
        fs::create_dir_all(&folder).unwrap();
        put(&folder.join("snapshots.csv"), "date,total\n2026-01-06,60\n2026-03-03,61\n");
    }
    let files = sandbox.ssi("plot team --all-profiles -q").ok();
    assert_eq!(files, "ssi-team-2026-03-03-1.png\nssi-team-2026-03-03-2.png\n");
    let files = sandbox.ssi("plot team --all-profiles -q -o x.png").ok();
    assert_eq!(files, "x-1.png\nx-2.png\n");
    assert!(!sandbox.path().join("x.png").exists());
}

#[test]
fn the_weeks_end_where_a_period_says() {
    let sandbox = team();
    let answer = sandbox.ssi("plot team --all-profiles --until 2025-12-31").ok();
    assert!(answer.starts_with("ssi-team-2025-12-31.png\n"), "{answer}");
    assert!(
        answer.contains("Anna 60 (new; last on 12 Dec), Ben 60 (new; last on 12 Dec)"),
        "{answer}"
    );
    let error = sandbox.ssi("plot team --all-profiles --until 2025-12-01").fails(3);
    assert_eq!(error, "ssi: nobody of the team has a snapshot until 2025-12-01\n");
}
