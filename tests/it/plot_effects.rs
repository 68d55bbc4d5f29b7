//! `ssi plot effects`: what went with the scores, as a picture.

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

/// So many weekly snapshots up to 3 March 2026, and what was logged.
fn weeks(count: i32, log: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    let mut text = "date,total,brand\n".to_owned();
    let last = ssi::domain::Date::parse("2026-03-03").unwrap();
    for back in (0..count).rev() {
        writeln!(text, "{},50,10.{}", last.plus_days(-7 * back), back % 10).unwrap();
    }
    sandbox.write("snapshots.csv", text);
    sandbox.write("activities.csv", format!("date,kind,count\n{log}"));
    sandbox
}

#[test]
fn the_effects_of_the_demo_are_drawn_and_no_others() {
    let sandbox = Sandbox::new();
    let json: Value = serde_json::from_str(&demo(&sandbox, "plot effects --json").ok()).unwrap();
    let chart = &json["charts"][0];
    assert!(sandbox.path().join("ssi-effects-2026-03-03.png").exists(), "{json}");
    assert_eq!(chart["title"], "Articles, profile edits and 4 others likely went with rises");
    let alt = chart["alt"].as_str().unwrap();
    let found: Value = serde_json::from_str(&demo(&sandbox, "effects --json").ok()).unwrap();
    let likely = found["effects"].as_array().unwrap().iter();
    let likely: Vec<&Value> = likely.filter(|effect| effect["verdict"] != "none").collect();
    for effect in &likely {
        let kind = effect["kind"].as_str().unwrap().replace('-', " ");
        let said = alt
            .split(". ")
            .find(|said| said.to_lowercase().starts_with(effect["pillar"].as_str().unwrap()));
        let said = said.unwrap_or_else(|| panic!("{effect}: {alt}"));
        let kind = kind.trim_end_matches("ch");
        assert!(said.contains("likely: ") && said.contains(kind), "{effect}: {alt}");
    }
    assert_eq!(alt.matches(" to 0.").count(), likely.len(), "{alt}");
}

#[test]
fn a_picture_names_no_command_and_says_what_is_needed() {
    let alt = |sandbox: &Sandbox| sandbox.ssi("plot effects").ok();
    let early = weeks(5, "2026-02-10,post,1\n");
    let words = "Too early to say: 5 snapshots. From about 20 snapshots with ups and downs";
    assert!(alt(&early).contains(words) && early.ssi("effects").ok().contains(words));
    let nothing = weeks(12, "");
    let said = alt(&nothing);
    assert!(
        said.contains("No activity was logged. What is needed: a log of what is done."),
        "{said}"
    );
    assert!(!said.contains("ssi "), "{said}");
    let none = weeks(30, "2026-01-10,post,1\n2025-12-10,post,1\n2025-11-20,post,1\n");
    let said = alt(&none);
    assert!(said.contains("No sign so far that any activity goes with a score."), "{said}");
    assert!(none.ssi("effects").stdout.starts_with("No evidence so far"), "{said}");
    assert!(said.contains("would settle it for posts: "), "{said}");
}

#[test]
fn effects_are_not_of_a_period() {
    let sandbox = weeks(12, "");
    let error = sandbox.ssi("plot effects --since 2026-01-01").fails(3);
    let expected =
        "ssi: effects are of all that is known, and not of a period\n  fix: ssi plot effects\n";
    assert_eq!(error, expected);
    let error = Sandbox::new().ssi("plot effects").fails(3);
    assert!(error.starts_with("ssi: there is no snapshot yet\n"), "{error}");
}
