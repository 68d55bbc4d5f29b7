//! What is odd in the scores themselves, as every command that runs the model tells it.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::Sandbox;

/// An example member of the model's tests, their snapshots changed.
fn example(name: &str, change: impl Fn(String) -> String) -> Sandbox {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/attribution").join(name);
    let sandbox = Sandbox::on("2026-03-03");
    for file in ["snapshots.csv", "activities.csv"] {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        sandbox.write(file, if file == "snapshots.csv" { change(text) } else { text });
    }
    sandbox
}

fn as_it_is(text: String) -> String {
    text
}

fn json(sandbox: &Sandbox, line: &str) -> Value {
    serde_json::from_str(&sandbox.ssi(line).stdout).unwrap()
}

/// A text without its line breaks.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn count(value: &Value) -> usize {
    value.as_array().unwrap().len()
}

#[test]
fn a_score_that_looks_mistyped_is_told_with_those_beside_it_and_how_to_correct_it() {
    let sandbox = example("slip-of-the-comma", as_it_is);
    let sentence = "16 Feb 2024 looks mistyped: brand 1.26 between 12.01 and 13.28";
    for line in ["effects", "explain", "changes", "plot change --pillar brand"] {
        let run = sandbox.ssi(line);
        assert_eq!(run.exit, Some(0));
        assert!(run.stderr.contains(&format!("warning: {sentence}\n")), "{line}: {}", run.stderr);
        let correction = "record --on 2024-02-16 --total TOTAL --brand SCORE --replace";
        assert!(run.stderr.contains(correction), "{line}: {}", run.stderr);
    }
    let touched = flat(&sandbox.ssi("explain 2024-02-20").stdout);
    assert!(touched.contains(&format!("{sentence}.")), "{touched}");
    assert!(!sandbox.ssi("explain 2024-05-20 --pillar brand").stdout.contains("mistyped"));
    for line in ["effects --json", "explain --json", "changes --json"] {
        let json = json(&sandbox, line);
        assert_eq!((count(&json["mistyped"]), count(&json["jumps"])), (2, 4));
        assert_eq!(json["mistyped"][0]["date"], "2024-02-16");
        assert_eq!(json["mistyped"][0]["score"], 1.26);
        assert_eq!(json["mistyped"][0]["after"], 13.28);
    }
    // Corrected as it is told, the warning goes.
    let sums = "record --on 2024-02-16 --total 47.74 --brand 12.58 --replace";
    assert_eq!(sandbox.ssi(sums).exit, Some(0));
    assert!(!sandbox.ssi("effects").stderr.contains("16 Feb 2024"));
}

#[test]
fn scores_that_are_too_noisy_for_a_link_are_told_so() {
    let sandbox = example("two-accounts", as_it_is);
    let sentence = "The scores jump too much from day to day for a link to be seen.";
    for line in ["effects", "explain", "changes"] {
        let answer = sandbox.ssi(line).stdout;
        assert!(answer.contains(sentence), "{line}: {answer}");
        assert!(!answer.contains("likely"), "{line}: {answer}");
    }
    assert!(sandbox.ssi("effects").stdout.contains("two accounts in one profile"));
    assert_eq!(count(&json(&sandbox, "effects --json")["too_noisy"]), 4);
    let calm = example("adstock-mixed-dates", as_it_is);
    assert!(!calm.ssi("effects").stdout.contains(sentence));
    assert_eq!(count(&json(&calm, "effects --json")["too_noisy"]), 0);
}

#[test]
fn a_page_that_stood_still_is_told_and_its_days_are_in_the_next_change() {
    let sandbox = example("lagging-daily", as_it_is);
    assert!(
        flat(&sandbox.ssi("effects").stdout).contains("The page stood still for 95 days in all")
    );
    let next = flat(&sandbox.ssi("explain 2025-07-22 --by snapshot --pillar relationships").stdout);
    assert!(next.contains(" 10 since 19 Jul"), "{next}");
    assert!(next.contains("The page had stood still for 2 days since 19 Jul: "), "{next}");
    let still = sandbox.ssi("explain 2025-07-20 --by snapshot --pillar relationships").stdout;
    assert!(still.contains("(unchanged)") && still.contains("The page stood still: "), "{still}");
    assert!(!still.contains("close enough"), "{still}");
    let json = json(&sandbox, "explain 2025-07-20 --by snapshot --json");
    assert_eq!(json["unexplained"][0]["stood_still"], true);
    let of_brand = |stretch: &&Value| stretch["pillar"] == "brand";
    let stretches = json["stood_still"].as_array().unwrap();
    assert_eq!(stretches.iter().filter(of_brand).count(), 44);
    assert_eq!(stretches.len(), 4 * 44);
}

#[test]
fn a_jump_of_every_pillar_on_one_day_is_told() {
    let shifted = |text: String| {
        let lines = text.lines().enumerate().map(|(place, line)| {
            let mut cells: Vec<String> = line.split(',').map(ToOwned::to_owned).collect();
            if place > 20 {
                for cell in &mut cells[2..6] {
                    *cell = format!("{:.2}", cell.parse::<f64>().unwrap() - 4.0);
                }
                cells[1] = String::from("30");
            }
            cells.join(",") + "\n"
        });
        lines.collect()
    };
    let sandbox = example("adstock-mixed-dates", shifted);
    let dates: Vec<String> =
        sandbox.read("snapshots.csv").lines().skip(20).map(ToOwned::to_owned).collect();
    let (from, to) = (&dates[0][..10], &dates[1][..10]);
    let sentence = "LinkedIn may have changed the formula, or another account was read.";
    assert!(flat(&sandbox.ssi("effects").stdout).contains(sentence));
    let at_once =
        flat(&sandbox.run(["explain", to, "--by", "snapshot", "--pillar", "people"]).stdout);
    assert!(at_once.contains(sentence), "{at_once}");
    let before =
        flat(&sandbox.run(["explain", from, "--by", "snapshot", "--pillar", "people"]).stdout);
    assert!(!before.contains(sentence), "{before}");
    let jumps = json(&sandbox, "effects --json")["jumps"].clone();
    let is_told = |jump: &&Value| jump["to"] == to && jump["everywhere"] == true;
    assert!(jumps.as_array().unwrap().iter().filter(is_told).count() >= 3, "{jumps}");
}

#[test]
fn what_is_more_than_rounding_is_not_called_that() {
    let sandbox = Sandbox::on("2026-03-03");
    let rows = |mistyped: u32, unit: u32| {
        let mut text = String::from("date,total,brand,people,insights,relationships\n");
        for day in 1..=20 {
            let brand = 10 + day % 2;
            let total = if day == 10 { mistyped } else { 42 + day % 2 };
            let part = if unit == 1 { "" } else { ".2" };
            writeln!(text, "2026-01-{day:02},{total},{brand}{part},11{part},10,11").unwrap();
        }
        text
    };
    sandbox.write("activities.csv", "date,kind,count\n2026-01-02,post,1\n2026-01-07,post,2\n");
    let explained = || flat(&sandbox.ssi("explain 2026-01-10 --by snapshot --pillar total").stdout);
    sandbox.write("snapshots.csv", rows(7, 10));
    assert!(explained().contains("total and pillars disagree -35"), "{}", explained());
    // Of whole pillars each may be off by half a point.
    sandbox.write("snapshots.csv", rows(44, 1));
    assert!(explained().contains("rounding of the total +2"), "{}", explained());
    sandbox.write("snapshots.csv", rows(50, 1));
    assert!(explained().contains("total and pillars disagree +8"), "{}", explained());
}
