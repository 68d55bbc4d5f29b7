//! The sample data of `data/` are what their generator and their description say.

#[expect(dead_code, reason = "the program around the generator is not called")]
#[path = "../../examples/make_demo.rs"]
mod make_demo;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use csv::{ReaderBuilder, StringRecord};
use ssi::domain::{
    Activity, ActivityId, Average, Count, Date, Kind, LimitId, Log, Rank, Reading, Score, Source,
    Text, Total, sum_of_pillars,
};
use ssi::safety::{Ledger, Rules, Standing};

const LAST_DAY: &str = "2026-03-03";

fn data(path: &str) -> PathBuf {
    Path::new("data").join(path)
}

fn demo_file(name: &str) -> Table {
    Table::read(&data("demo/profiles/default").join(name))
}

/// A CSV file: its header and its rows.
struct Table {
    columns: StringRecord,
    rows: Vec<StringRecord>,
}

impl Table {
    fn read(path: &Path) -> Self {
        let mut reader = ReaderBuilder::new().from_path(path).unwrap();
        let columns = reader.headers().unwrap().clone();
        Self { columns, rows: reader.records().map(Result::unwrap).collect() }
    }

    #[track_caller]
    fn cell<'a>(&self, row: &'a StringRecord, column: &str) -> &'a str {
        &row[self.columns.iter().position(|name| name == column).expect(column)]
    }

    fn dates(&self, column: &str) -> Vec<Date> {
        self.rows.iter().map(|row| iso(self.cell(row, column))).collect()
    }
}

fn iso(text: &str) -> Date {
    let date = Date::parse(text).unwrap();
    assert_eq!(date.to_string(), text);
    date
}

/// The log as the program would read it.
fn log() -> Log {
    let table = demo_file("activities.csv");
    let (mut activities, mut readings) = (Vec::new(), Vec::new());
    for row in &table.rows {
        let cell = |column| table.cell(row, column);
        let (id, date) = (ActivityId::new(cell("id")), iso(cell("date")));
        let note = Text::new(cell("note")).unwrap();
        let source = Source::from_name(cell("source")).unwrap();
        if cell("kind") == Reading::KIND {
            let pending = Reading::parse_pending(cell("count")).unwrap();
            readings.push(Reading { id, date, pending, source, note });
        } else {
            let kind = Kind::parse(cell("kind"), &[]).unwrap();
            assert_eq!(kind.name(), cell("kind"));
            let count = Count::parse(cell("count")).unwrap();
            let template = Text::new(cell("template")).unwrap();
            activities.push(Activity { id, date, kind, count, template, source, note });
        }
    }
    Log::new(activities, readings)
}

#[test]
fn the_committed_files_are_what_the_generator_makes() {
    for make_demo::File { path, text } in make_demo::files().unwrap() {
        let committed = fs::read_to_string(data("demo").join(path)).unwrap();
        assert!(committed == text, "{path} differs: cargo run --example make_demo");
        assert!(text.ends_with('\n') && !text.contains('\r'), "{path}");
    }
}

#[test]
fn snapshots_are_sorted_and_add_up() {
    const FORTNIGHT: i32 = 14;
    let table = demo_file("snapshots.csv");
    let dates = table.dates("date");
    assert!(dates.is_sorted_by(|earlier, later| earlier < later));
    assert_eq!(
        (dates[0], dates[dates.len() - 1]),
        (iso("2024-03-04"), iso(LAST_DAY)),
        "two years, to the day of the README"
    );
    let gaps: Vec<i32> = dates.windows(2).map(|pair| pair[1].days_since(pair[0])).collect();
    let gaps: Vec<i32> = gaps.into_iter().filter(|&days| days > FORTNIGHT).collect();
    assert_eq!(gaps, [28, 21, 18]);

    let mut incomplete = 0;
    for row in &table.rows {
        let cell = |column| table.cell(row, column);
        let shortest = |column: &str| {
            let text = table.cell(row, column);
            (!text.is_empty()).then(|| {
                let score = Score::parse(text).unwrap();
                assert_eq!(score.to_string(), text, "{row:?}");
                score
            })
        };
        let sum_of = |columns: [&str; 4]| {
            let [Some(a), Some(b), Some(c), Some(d)] = columns.map(shortest) else { return None };
            Some(sum_of_pillars([a, b, c, d]).rounded())
        };
        let total = Total::parse(cell("total")).unwrap();
        match sum_of(["brand", "people", "insights", "relationships"]) {
            Some(sum) => assert_eq!(total, sum, "{row:?}"),
            None => incomplete += 1,
        }
        for group in ["industry", "network"] {
            let column = |what: &str| format!("{group}_{what}");
            let rank = table.cell(row, &column("rank"));
            let average = table.cell(row, &column("average"));
            assert_eq!(rank.is_empty(), average.is_empty(), "{row:?}");
            if !rank.is_empty() {
                Rank::parse(rank).unwrap();
            }
            let names = ["brand", "people", "insights", "relationships"].map(column);
            let sum = sum_of([&names[0], &names[1], &names[2], &names[3]]);
            assert_eq!(sum.is_some(), cell("date") >= "2025-03-04", "{row:?}");
            if let Some(sum) = sum {
                assert_eq!(Average::parse(average), Ok(sum), "{row:?}");
            }
        }
        assert!(Source::from_name(cell("source")).is_some(), "{row:?}");
        assert!(Text::new(cell("note")).is_ok(), "{row:?}");
    }
    assert_eq!(incomplete, 1, "one snapshot lacks a pillar");
}

#[test]
fn notes_show_what_csv_has_to_keep() {
    let text = fs::read_to_string(data("demo/profiles/default/snapshots.csv")).unwrap();
    assert!(text.contains(",\"asked \"\"what is a good score?\"\" at the meetup, heard"));
    assert!(text.contains(",'=> new headline today\n"));
}

#[test]
fn activities_are_valid_and_named_once() {
    let table = demo_file("activities.csv");
    let mut ids = HashSet::new();
    for row in &table.rows {
        let id = table.cell(row, "id");
        let alternates = id.bytes().enumerate().all(|(place, byte)| match place % 2 {
            0 => byte.is_ascii_lowercase() && !b"lio".contains(&byte),
            _ => (b'2'..=b'9').contains(&byte),
        });
        assert!(id.len() == 4 && alternates && ids.insert(id), "{id}");
        let has_template = !table.cell(row, "template").is_empty();
        assert!(!has_template || table.cell(row, "kind") == "message", "{row:?}");
    }
    let log = log();
    assert!(log.activities().iter().any(|activity| activity.date == iso(LAST_DAY)));
    let days: HashSet<Date> = log.readings().iter().map(|reading| reading.date).collect();
    assert_eq!(days.len(), log.readings().len(), "one reading a day");
    let entered = table.dates("date");
    assert!(!entered.is_sorted(), "some rows are entered later");
}

#[test]
fn too_many_invitations_come_before_the_restriction_and_none_while_it_lasts() {
    let table = demo_file("restrictions.csv");
    assert_eq!(table.rows.len(), 1);
    let cell = |column| table.cell(&table.rows[0], column);
    let (start, end) = (iso(cell("start")), iso(cell("end")));
    assert_eq!((cell("kind"), cell("strike")), ("invitations", "1"));
    let log = log();
    let during = log.between(start, end);
    assert!(during.iter().all(|activity| activity.kind.name() != "invitation"));
    assert!(!during.is_empty(), "she went on publishing");

    let above = |date: Date| {
        let found = Ledger::new(&log, Rules::default(), &[]).headrooms(date);
        let above = found.iter().filter(|found| found.standing() == Standing::Above);
        above.map(|found| found.limit.id).collect::<Vec<_>>()
    };
    let all = [LimitId::InvitationsDay, LimitId::InvitationsWeek, LimitId::Pending];
    assert_eq!(above(start.plus_days(-1)), all);
    assert_eq!(above(iso(LAST_DAY)), []);
}

#[test]
fn the_data_package_names_the_columns_of_every_file() {
    let package = fs::read_to_string(data("datapackage.json")).unwrap();
    let package: serde_json::Value = serde_json::from_str(&package).unwrap();
    let resources = package["resources"].as_array().unwrap();
    let names: Vec<&str> = resources.iter().map(|found| found["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["snapshots", "activities", "restrictions", "kinds", "limits"]);
    for resource in resources {
        let path = resource["path"].as_str().unwrap();
        let table = Table::read(&data(path));
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let fields: Vec<&str> =
            fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        assert_eq!(table.columns.iter().collect::<Vec<_>>(), fields, "{path}");
        for key in resource["schema"]["primaryKey"].as_array().unwrap() {
            assert!(fields.contains(&key.as_str().unwrap()), "{path}: {key}");
        }
    }
}
