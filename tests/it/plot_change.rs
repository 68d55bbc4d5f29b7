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

/// The scores, and how they moved, as the text alternative says them: `From 15.2 to 16.9: +1.7.`
fn moved(alt: &str) -> [String; 3] {
    let (from, rest) = alt.split_once("From ").unwrap().1.split_once(" to ").unwrap();
    let (to, moved) = rest.split_once(": ").unwrap();
    let moved = moved.split_once(". ").unwrap().0;
    let moved = if moved.starts_with("same (within 0.0") { "0" } else { moved };
    [from, to, moved].map(ToOwned::to_owned)
}

fn decimals(text: &str) -> usize {
    text.split_once('.').map_or(0, |(_, decimals)| decimals.len())
}

/// As exact as another number.
fn rounded(text: &str, like: &str) -> String {
    let decimals = decimals(like);
    let text = format!("{:.decimals$}", number(text) + 1e-6_f64.copysign(number(text)));
    if number(&text) == 0.0 { text.replace('-', "") } else { text }
}

#[test]
fn every_number_is_one_of_explain_and_they_add_up() {
    let sandbox = Sandbox::new();
    let mut with_several = 0;
    for day in ["2026-03-03", "2026-02-26", "2026-02-20", "2025-11-14", "2025-01-20", "2024-12-09"]
    {
        for pillar in ["brand", "people", "insights", "relationships"] {
            let line =
                format!("plot change --on {day} --by snapshot --pillar {pillar} -o x.png --json");
            let json: Value = serde_json::from_str(&demo(&sandbox, &line).ok()).unwrap();
            let alt = json["charts"][0]["alt"].as_str().unwrap();
            let [from, to, moved] = moved(alt);
            let difference = number(&to) - number(&from) - number(&moved);
            assert!(difference.abs() < 1e-9, "{alt}");
            let explained =
                demo(&sandbox, &format!("explain {day} --by snapshot --pillar {pillar}")).ok();
            // `Brand 18.991 -> 19.62 (+0.629), ...`: the same numbers, to fewer decimals.
            let heading = explained.lines().next().unwrap();
            let words: Vec<&str> = heading.split(' ').collect();
            assert_eq!([rounded(words[1], &from), rounded(words[3], &to)], [from, to], "{alt}");
            let its = words[4].trim_matches(|c| "(),".contains(c)).replace("unchanged", "0.0");
            let its = number(&rounded(&its, &moved));
            assert!((its - number(&moved)).abs() < 1e-9, "{heading}: {alt}");
            if !alt.contains("Estimated split") {
                continue;
            }
            let parts = parts(alt);
            let sum: f64 = parts.iter().map(|[_, points, _]| number(points)).sum();
            assert!((sum - number(&moved)).abs() < 1e-9, "{alt}");
            for [name, points, range] in &parts {
                // `12 comments` here, `comments (12 new, ...)` there.
                let kind = name.trim_start_matches(|c: char| c.is_ascii_digit()).trim();
                let kind = kind.trim_end_matches('s');
                let told = explained.lines().find(|line| line.trim_start().starts_with(kind));
                let told = told.unwrap_or_else(|| panic!("{kind} in {explained}"));
                let told: Vec<&str> = told.split_whitespace().collect();
                let words = format!("{points} ({range})");
                assert!(told.join(" ").contains(&words), "{words} is not in {told:?}");
                assert_eq!(decimals(points), decimals(&to_of(alt)), "{alt}");
            }
            with_several += usize::from(parts.len() > 2);
        }
    }
    assert!(with_several > 2, "{with_several}");
}

#[test]
fn the_change_is_the_difference_of_the_scores_as_they_are_printed() {
    for (from, to, expected) in [
        ("15.2", "16.9", "From 15.2 to 16.9: +1.7."),
        ("18.991", "19.62", "From 18.99 to 19.62: +0.63."),
        ("15.24", "16.95", "From 15.24 to 16.95: +1.71."),
        ("18.254", "19.656", "From 18.254 to 19.656: +1.402."),
        ("15.249", "15.248", "From 15.25 to 15.25: same (within 0.005)."),
    ] {
        let sandbox = Sandbox::new();
        let rows = format!("2026-02-24,50,{from}\n2026-03-03,50,{to}\n");
        sandbox.write("snapshots.csv", format!("date,total,brand\n{rows}"));
        let answer = sandbox.ssi("plot change --pillar brand").ok();
        assert!(answer.contains(expected), "{answer}");
    }
}

fn to_of(alt: &str) -> String {
    let [_, to, _] = moved(alt);
    to
}

#[test]
fn every_pillar_is_a_file_that_is_named_after_the_later_snapshot() {
    let sandbox = Sandbox::new();
    let answer = demo(&sandbox, "plot change").ok();
    let files: Vec<&str> = answer.lines().step_by(2).collect();
    let expected = [
        "ssi-change-brand-2026-03-03.png",
        "ssi-change-people-2026-03-01.png",
        "ssi-change-insights-2026-03-03.png",
        "ssi-change-relationships-2026-03-03.png",
    ];
    assert_eq!(files, expected);
    assert!(expected.iter().all(|file| sandbox.path().join(file).exists()));
    let answer =
        demo(&sandbox, "plot change --pillar people --on 2025-05-13 --by snapshot --format svg")
            .ok();
    assert!(answer.starts_with("ssi-change-people-2025-05-13.svg\n"), "{answer}");
}

#[test]
fn a_period_is_one_change_from_the_last_snapshot_on_or_before_its_first_day() {
    let sandbox = weeks(&[100, 105, 105, 112]);
    let alt = |line: &str| sandbox.ssi(line).ok();
    assert!(alt("plot change --pillar brand").contains("From 10.5 to 11.2: +0.7."));
    let expected = "10 Feb to 24 Feb 2026. From 10.0 to 10.5: +0.5.";
    for period in ["--until 2026-02-28", "--since 2026-02-16 --until 2026-02-28"] {
        let drawn = alt(&format!("plot change --pillar brand {period}"));
        assert!(drawn.contains(expected), "{drawn}");
        assert!(drawn.contains("Too early to say (4 snapshots) +0.5."), "{drawn}");
        let explained = alt(&format!("explain --pillar brand {period}"));
        assert!(explained.starts_with("Brand 10 -> 10.5 (+0.5), 10 Feb - 24 Feb 2026\n"));
    }
    let drawn = alt("plot change --pillar brand --last 2w");
    assert!(drawn.contains("17 Feb to 3 Mar 2026. From 10.5 to 11.2: +0.7."), "{drawn}");
    let period = "--since 2026-02-18 --until 2026-02-20";
    for command in ["plot change", "explain"] {
        let error = sandbox.ssi(&format!("{command} --pillar brand {period}")).fails(3);
        let expected = "\
ssi: there is no change of brand between 2026-02-18 and 2026-02-20
  why: a change needs two snapshots; the first snapshot is of 2026-02-10, the last of 2026-03-03
  fix: ssi history
";
        assert_eq!(error, expected);
    }
}

#[test]
fn a_change_of_nothing_is_drawn_when_its_day_is_named() {
    let sandbox = weeks(&[105; 12]);
    let error = sandbox.ssi("plot change --pillar brand").fails(3);
    assert_eq!(error, "ssi: brand has not moved yet\n  fix: ssi history\n");
    let answer = sandbox.ssi("plot change --pillar brand --on 2026-02-20").ok();
    assert!(answer.starts_with("ssi-change-brand-2026-02-24.png\n"), "{answer}");
    assert!(
        answer.contains(": same (within 0.05). Not explained (nothing logged) 0.0."),
        "{answer}"
    );
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
