//! `ssi plot change`: the split of a change as a picture.

use std::fmt::Write;
use std::path::Path;

use serde_json::Value;

use crate::support::{Run, Sandbox};

/// Runs the program on the demo of two years.
fn demo(sandbox: &Sandbox, line: &str) -> Run {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/demo");
    let mut command = sandbox.command(line.split_whitespace());
    command.env("SSI_DIR", demo).output().unwrap().into()
}

/// Weekly snapshots of the brand up to 3 March 2026, in tenths.
fn weeks(tenths: &[u32]) -> Sandbox {
    let sandbox = Sandbox::new();
    let mut text = "date,total,brand\n".to_owned();
    let last = ssi::domain::Date::parse("2026-03-03").unwrap();
    for (back, brand) in tenths.iter().rev().enumerate().rev() {
        let day = last.plus_days(-7 * i32::try_from(back).unwrap());
        writeln!(text, "{day},50,{}.{}", brand / 10, brand % 10).unwrap();
    }
    sandbox.write("snapshots.csv", text);
    sandbox
}

/// The parts that the text alternative names: kind, estimate and range, as words.
fn parts(alt: &str) -> Vec<[String; 3]> {
    let split = alt.split_once("Estimated split: ").unwrap().1.split_once(". 90 %").unwrap().0;
    let part = |text: &str| {
        let (text, range) = text.trim_end_matches(')').rsplit_once(" (").unwrap();
        let (name, number) = text.rsplit_once(' ').unwrap();
        let name = name.trim_start_matches("perhaps ").split(" (").next().unwrap();
        [name, number, range].map(ToOwned::to_owned)
    };
    split.split("; ").map(part).collect()
}

fn number(text: &str) -> f64 {
    text.replace('\u{2212}', "-").parse().unwrap()
}

#[test]
fn the_parts_are_those_of_explain_and_add_up() {
    let sandbox = Sandbox::new();
    let (mut with_several, mut alike) = (0, 0);
    for day in ["2026-03-03", "2026-02-26", "2026-02-20", "2025-11-14", "2025-01-20", "2024-12-09"]
    {
        for pillar in ["brand", "insights"] {
            let line = format!("plot change --on {day} --pillar {pillar} -o x.png --json");
            let json: Value = serde_json::from_str(&demo(&sandbox, &line).ok()).unwrap();
            let (title, alt) = (&json["charts"][0]["title"], json["charts"][0]["alt"].as_str());
            let title = title.as_str().unwrap();
            let (scores, moved) = title.rsplit_once(" (").unwrap();
            let (from, to) = scores.split_once(" → ").unwrap();
            let moved = moved.trim_end_matches(')').replace("unchanged", "0");
            let from = number(from.split(' ').next_back().unwrap());
            assert!((number(to) - from - number(&moved)).abs() < 0.0051, "{title}");
            let Some(alt) = alt.filter(|alt| alt.contains("Estimated split")) else { continue };
            let explained = demo(&sandbox, &format!("explain {day} --pillar {pillar}")).ok();
            let parts = parts(alt);
            let sum: f64 = parts.iter().map(|[_, points, _]| number(points)).sum();
            assert!((sum - number(&moved)).abs() < 1e-9, "{alt}");
            for [name, points, range] in &parts {
                // `12 comments` here, `comments (12 new, ...)` there.
                let kind = name.trim_start_matches(|c: char| c.is_ascii_digit()).trim();
                let kind = kind.trim_end_matches('s');
                let told = explained.lines().find(|line| line.trim_start().starts_with(kind));
                let told = told.unwrap_or_else(|| panic!("{kind} in {explained}"));
                let words = format!("{points}  ({range})");
                let told_points = told.split_whitespace().find_map(|word| word.parse::<f64>().ok());
                // As many decimals, or rounded to fewer.
                let is_same = (told_points.unwrap() - number(points)).abs() < 0.0501;
                assert!(told.contains(&words) || is_same, "{words} is not {told}");
                alike += usize::from(told.contains(&words));
            }
            with_several += usize::from(parts.len() > 2);
        }
    }
    assert!(with_several > 2 && alike > 8, "{with_several} {alike}");
}

#[test]
fn every_pillar_is_a_file_that_is_named_after_the_later_snapshot() {
    let sandbox = Sandbox::new();
    let answer = demo(&sandbox, "plot change").ok();
    let files: Vec<&str> = answer.lines().step_by(2).collect();
    let expected = [
        "ssi-change-brand-2026-03-03.png",
        "ssi-change-people-2026-02-27.png",
        "ssi-change-insights-2026-03-03.png",
        "ssi-change-relationships-2026-03-03.png",
    ];
    assert_eq!(files, expected);
    assert!(expected.iter().all(|file| sandbox.path().join(file).exists()));
    let answer = demo(&sandbox, "plot change --pillar people --on 2025-05-13 --format svg").ok();
    assert!(answer.starts_with("ssi-change-people-2025-05-13.svg\n"), "{answer}");
}

#[test]
fn the_latest_change_of_the_period_is_drawn() {
    let sandbox = weeks(&[100, 105, 105, 112]);
    let alt = |line: &str| sandbox.ssi(line).ok();
    assert!(alt("plot change --pillar brand").contains("From 10.5 to 11.2 (+0.7)."));
    let early = alt("plot change --pillar brand --until 2026-02-28");
    assert!(early.contains("10 Feb to 17 Feb 2026. From 10.0 to 10.5 (+0.5)."), "{early}");
    assert!(early.contains("Too early to say (4 snapshots) +0.5."), "{early}");
    let error =
        sandbox.ssi("plot change --pillar brand --since 2026-02-18 --until 2026-02-28").fails(3);
    let expected =
        "ssi: brand has not moved between 2026-02-18 and 2026-02-28\n  fix: ssi history\n";
    assert_eq!(error, expected);
}

#[test]
fn a_change_of_nothing_is_drawn_when_its_day_is_named() {
    let sandbox = weeks(&[105; 12]);
    let error = sandbox.ssi("plot change --pillar brand").fails(3);
    assert_eq!(error, "ssi: brand has not moved yet\n  fix: ssi history\n");
    let answer = sandbox.ssi("plot change --pillar brand --on 2026-02-20").ok();
    assert!(answer.starts_with("ssi-change-brand-2026-02-24.png\n"), "{answer}");
    assert!(answer.contains("(unchanged). Not explained (nothing logged) 0.0."), "{answer}");
    let error = sandbox.ssi("plot change --pillar brand --on 2024-01-01").fails(3);
    assert!(error.starts_with("ssi: there is no change of brand that spans 2024-01-01\n"));
    let error = sandbox.ssi("plot change --pillar brand --on neverday").fails(2);
    assert!(error.contains("`neverday`"), "{error}");
}

#[test]
fn what_cannot_be_linked_says_why() {
    let rising: Vec<u32> = (0..20).map(|week| 80 + week * 2).collect();
    let sandbox = weeks(&rising);
    let answer = sandbox.ssi("plot change --pillar brand").ok();
    assert!(answer.contains("Not explained (nothing logged) +0.2."), "{answer}");
    sandbox.ssi("log comment 3 --on 2026-02-25").ok();
    let answer = sandbox.ssi("plot change --pillar brand").ok();
    assert!(answer.contains("Not explained (nothing linked) +0.2."), "{answer}");
    let error = sandbox.ssi("plot change --pillar people").fails(3);
    assert!(error.starts_with("ssi: there is no change of people yet\n"), "{error}");
}
