//! A real series of nine days, recorded as its owner would have: `tests/data/real_series*.csv` are
//! one member's scores, ranks and averages of April and May 2026, published by that member; the
//! name is left out.

use std::collections::HashMap;

use crate::support::Sandbox;

type Row = HashMap<String, String>;

fn rows(text: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

/// Records every row, with ranks, averages and the averages' pillars.
fn recorded() -> Sandbox {
    let sandbox = Sandbox::on("2026-05-19");
    let scores = rows(include_str!("../data/real_series.csv"));
    let context = rows(include_str!("../data/real_series_context.csv"));
    for (row, context) in scores.iter().zip(&context) {
        assert_eq!(row["date"], context["date"]);
        let mut arguments = vec!["record".to_owned()];
        let columns = ["total", "brand", "people", "insights", "relationships"];
        arguments.extend(columns.map(|column| row[column].clone()));
        arguments.extend(["--on".to_owned(), row["date"].clone()]);
        for group in ["industry", "network"] {
            let mut give = |option: &str, column: String| {
                if !context[&column].is_empty() {
                    arguments.extend([format!("--{group}-{option}"), context[&column].clone()]);
                }
            };
            give("rank", format!("{group}_top_pct"));
            give("average", format!("{group}_avg"));
            for pillar in &columns[1..] {
                give(pillar, format!("{group}_avg_{pillar}"));
            }
        }
        sandbox.run(&arguments).ok();
    }
    sandbox
}

#[test]
fn every_value_is_kept_as_it_was_shown() {
    let sandbox = recorded();
    let kept = rows(&sandbox.read("snapshots.csv"));
    let scores = rows(include_str!("../data/real_series.csv"));
    let context = rows(include_str!("../data/real_series_context.csv"));
    assert_eq!(kept.len(), 9);
    for ((kept, scores), context) in kept.iter().zip(&scores).zip(&context) {
        for (column, value) in scores {
            assert_eq!(&kept[column], value, "{column}");
        }
        for group in ["industry", "network"] {
            assert_eq!(kept[&format!("{group}_rank")], context[&format!("{group}_top_pct")]);
            assert_eq!(kept[&format!("{group}_average")], context[&format!("{group}_avg")]);
            for pillar in ["brand", "people", "insights", "relationships"] {
                let kept = &kept[&format!("{group}_{pillar}")];
                assert_eq!(kept, &context[&format!("{group}_avg_{pillar}")]);
            }
        }
    }
}

#[test]
fn the_history_shows_the_nine_days() {
    let expected = "\
date        total   brand  people  insights  relationships  industry  network  note
2026-04-27     53  20.973    6.38     10.25             15    top 10   top 12
  gap of 15 days
2026-05-12     53  21.048    6.50     10.25             15    top 10   top 12
2026-05-13     52  21.048    6.50      9.50             15    top 10   top 13
2026-05-14     52  20.998    6.50      9.55             15    top 10   top 13
2026-05-15     53  20.998    6.50     10.25             15    top 10   top 12
2026-05-16     53  20.998    6.40     10.25             15    top 10   top 12
2026-05-17     53  20.998    6.40     10.25             15    top 10   top 12
2026-05-18     53  20.998    6.40     10.25             15    top 10   top 12
2026-05-19     53  20.998    6.40     10.25             15     top 9   top 11
";
    assert_eq!(recorded().ssi("history").ok(), expected);
}

#[test]
fn the_changes_are_few_and_nothing_was_logged() {
    let run = recorded().ssi("changes");
    let nothing = "Nothing moved by 1 point of the total, or 0.1 points of a pillar, or more from\nweek to week.\n";
    assert_eq!(run.stdout, nothing);
    let hint = "hint: from snapshot to snapshot: ssi --today 2026-05-19 changes --by=snapshot\n";
    assert_eq!(run.stderr, hint);
    let expected = "\
15 May - 16 May 2026  53 (0)   people -0.1
14 May - 15 May 2026  53 (+1)  insights +0.7
12 May - 13 May 2026  52 (-1)  insights -0.8
27 Apr - 12 May 2026  53 (0)   people +0.1  gap of 15 days

Nothing is linked: no activity was logged. Save what you do: ssi log comment 5
";
    assert_eq!(recorded().ssi("changes --by snapshot").ok(), expected);
}

#[test]
fn the_chart_says_that_nothing_changed() {
    let sandbox = recorded();
    let answer = sandbox.ssi("plot").ok();
    let (file, alt) = answer.split_once('\n').unwrap();
    assert_eq!(file, "ssi-overview-2026-05-19.png");
    assert!(alt.starts_with("Line chart of the Social Selling Index, 27 Apr to 19 May 2026, 9 snapshots. Total 53, from 53;"), "{alt}");
    let json = sandbox.ssi("plot --json").ok();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["charts"][0]["title"], "SSI 53: the same as on 27 April");
}
