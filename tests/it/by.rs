//! `--by`: `changes`, `explain`, `plot change` and `history` name the same days and numbers.

use std::fmt::Write;
use std::path::Path;

use serde_json::Value;

use crate::support::{Run, Sandbox};

/// Runs the program on the demo of two years, whose person records almost daily.
fn demo(sandbox: &Sandbox, line: &str) -> Run {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/demo");
    let mut command = sandbox.command(line.split_whitespace());
    command.env("SSI_DIR", demo).output().unwrap().into()
}

fn json(sandbox: &Sandbox, line: &str) -> Value {
    serde_json::from_str(&demo(sandbox, line).ok()).unwrap()
}

#[test]
fn what_changes_lists_first_is_what_explain_takes_apart_and_plot_draws() {
    let sandbox = Sandbox::new();
    for by in ["", "--by snapshot", "--by week", "--by month", "--by quarter", "--by year"] {
        let first = json(&sandbox, &format!("changes --json {by}"))["changes"][0].clone();
        let largest =
            &first["moves"].as_array().unwrap().iter().find(|one| one["series"] != "total");
        let largest = largest.unwrap();
        let explained = json(&sandbox, &format!("explain --json {by}"));
        let rest = &explained["unexplained"][0];
        assert_eq!([&rest["from"], &rest["to"]], [&first["from"], &first["to"]], "{by}");
        assert_eq!(rest["pillar"], largest["series"], "{by}");
        for link in largest["links"].as_array().unwrap() {
            let parts = explained["changes"].as_array().unwrap();
            let part = parts.iter().find(|part| part["kind"] == link["kind"]).unwrap();
            let keys = ["mean", "lower", "upper"];
            assert_eq!(keys.map(|key| &part[key]), keys.map(|key| &link[key]), "{by}");
        }
        let pillar = largest["series"].as_str().unwrap();
        let drawn = json(&sandbox, &format!("plot change --pillar {pillar} -n --json {by}"));
        let file = drawn["charts"][0]["file"].as_str().unwrap().to_owned();
        assert_eq!(file, format!("ssi-change-{pillar}-{}.png", first["to"].as_str().unwrap()));
        let history = json(&sandbox, &format!("history --json {by}"));
        let last = history["snapshots"].as_array().unwrap().last().unwrap().clone();
        assert_eq!([&last["date"], &last["total"]], [&first["to"], &first["total"]], "{by}");
    }
}

#[test]
fn weeks_do_not_overlap_and_each_ends_in_its_last_snapshot() {
    let sandbox = Sandbox::new();
    let changes = json(&sandbox, "changes --json --min 0.001");
    assert_eq!(changes["by"], "week");
    let weeks = json(&sandbox, "history --json --by week");
    let days: Vec<&str> = weeks["snapshots"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["date"].as_str().unwrap())
        .collect();
    let mut sum = 0.0;
    for change in changes["changes"].as_array().unwrap() {
        let [from, to] = ["from", "to"].map(|key| change[key].as_str().unwrap());
        assert!(days.contains(&to), "{to}");
        assert!(days.contains(&from) || from == "2024-03-04", "{from}");
        let brand = change["moves"].as_array().unwrap().iter().find(|one| one["series"] == "brand");
        sum += brand.map_or(0.0, |one| one["moved"].as_f64().unwrap());
        assert_eq!(change["so_far"], to == "2026-03-03", "{to}");
    }
    let every = json(&sandbox, "history --json");
    let every = every["snapshots"].as_array().unwrap();
    let brand = |one: &Value| one["brand"].as_f64().unwrap();
    let moved = brand(every.last().unwrap()) - brand(&every[0]);
    assert!((sum - moved).abs() < 1e-9, "{sum} of {moved}");
}

#[test]
fn a_stretch_is_split_as_one_change_and_names_its_days() {
    let sandbox = Sandbox::new();
    let answer =
        demo(&sandbox, "explain --pillar brand --since 2026-02-07 --until 2026-02-23").ok();
    let heading = answer.lines().next().unwrap();
    assert!(heading.starts_with("Brand 18."), "{answer}");
    assert!(heading.ends_with("Feb - 23 Feb 2026"), "a stretch is over: {answer}");
    let answer = demo(&sandbox, "explain --pillar brand --since 2020-01-01").ok();
    assert!(answer.starts_with("Brand "), "{answer}");
    assert!(answer.lines().next().unwrap().ends_with(", 4 Mar 2024 - 3 Mar 2026"), "{answer}");
    let week = demo(&sandbox, "explain --on 2026-02-27").ok();
    assert_eq!(demo(&sandbox, "explain 2026-02-27").ok(), week);
    assert_eq!(demo(&sandbox, "explain --since 2026-02-22 --until 2026-03-01").ok(), week);
    let error = demo(&sandbox, "explain 2026-02-27 --on 2026-02-27").fails(2);
    assert!(error.contains("--on"), "{error}");
    for more in ["--on monday", "--by week"] {
        let error = demo(&sandbox, &format!("explain --last 4w {more}")).fails(2);
        assert!(error.contains("\n  fix: leave "), "{error}");
    }
}

#[test]
fn a_screen_holds_the_changes_of_the_demo_and_any_change_taken_apart() {
    let sandbox = Sandbox::new();
    let changes = demo(&sandbox, "changes -q").ok();
    let number_lines =
        changes.lines().filter(|line| line.contains(" 2026  ") || line.contains("so far"));
    assert_eq!(number_lines.count(), 6, "{changes}");
    for line in [
        "changes -q",
        "explain",
        "explain --pillar total",
        "explain --all",
        "explain --last 12w",
        "explain --by year --pillar insights",
        "explain 2025-05-13",
    ] {
        let answer = demo(&sandbox, line).ok();
        assert!(answer.lines().count() <= 24, "{line}: {answer}");
        assert!(answer.lines().all(|line| line.chars().count() <= 80), "{line}: {answer}");
    }
}

#[test]
fn what_was_done_more_than_usual_stands_below_a_change_that_nothing_is_linked_to() {
    let sandbox = Sandbox::new();
    let first = ssi::domain::Date::parse("2025-11-03").unwrap();
    let (mut scores, mut log) = ("date,total\n".to_owned(), "date,kind,count\n".to_owned());
    for week in 0..18 {
        let day = first.plus_days(7 * week);
        // Up and down from week to week: nothing that is logged goes with that.
        writeln!(scores, "{day},{}", 60 + week % 2).unwrap();
        // Five comments a week, in the last but one 14.
        writeln!(log, "{day},comment,{}", if week == 16 { 14 } else { 5 }).unwrap();
        writeln!(log, "{day},post,{}\n{day},search,1", if week == 16 { 3 } else { 2 }).unwrap();
    }
    sandbox.write("snapshots.csv", scores);
    sandbox.write("activities.csv", log);
    let answer = sandbox.ssi("changes -q").ok();
    let lines: Vec<&str> = answer.lines().collect();
    assert_eq!(lines[0], "23 Feb - 2 Mar 2026   61 (+1)");
    assert_eq!(lines[1], "    logged: 14 comments (usually 5), 3 posts, 1 more kind");
    assert_eq!(lines[3], "    logged: 5 comments, 2 posts, 1 more kind");
}

#[test]
fn a_change_of_the_total_alone_is_taken_apart_where_it_is_listed_first() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "snapshots.csv",
        "date,total,brand,people,insights,relationships\n2026-02-17,60,15,15,15,15\n\
         2026-02-24,61,15.5,15,15,15\n2026-03-03,62,15.54,15,15,15\n",
    );
    let changes = sandbox.ssi("changes").ok();
    let expected = "24 Feb - 3 Mar 2026   62 (+1)\n17 Feb - 24 Feb 2026  61 (+1)  brand +0.5\n";
    assert!(changes.starts_with(expected), "{changes}");
    let explained = sandbox.ssi("explain").ok();
    assert!(
        explained.starts_with("Brand 15.5 -> 15.54 (+0.04), 24 Feb - 3 Mar 2026\n"),
        "{explained}"
    );
}
