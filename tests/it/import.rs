//! `ssi import`: tables as people keep them, and what becomes of them.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use crate::support::{Run, Sandbox, put};

/// A table, and what is made of it.
struct Case {
    title: String,
    options: Vec<String>,
    table: String,
    expected: Vec<String>,
}

/// The cases of `tests/data/tables.txt`.
fn cases() -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/tables.txt");
    let text = fs::read_to_string(path).unwrap();
    text.split("\n=== ").skip(1).map(case).collect()
}

fn case(text: &str) -> Case {
    let (title, rest) = text.split_once('\n').unwrap();
    let (table, expected) = rest.split_once("---\n").unwrap_or_else(|| panic!("{text}"));
    let (options, table) = match table.strip_prefix("args: ") {
        Some(rest) => rest.split_once('\n').unwrap(),
        None => ("", table),
    };
    Case {
        title: title.to_owned(),
        options: options.split_whitespace().map(ToOwned::to_owned).collect(),
        table: table
            .replace("\\t", "\t")
            .replace("\\r", "\r")
            .replace("\\u{feff}", "\u{feff}")
            .replace("\\u{a0}", "\u{a0}"),
        expected: expected.lines().map(ToOwned::to_owned).collect(),
    }
}

/// Runs `ssi import -` with a table on stdin.
fn import(sandbox: &Sandbox, options: &[&str], table: &[u8]) -> Run {
    let mut command = sandbox.command(["import", "-"].iter().chain(options));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let _ = child.stdin.take().unwrap().write_all(table); // it may refuse before it has read all
    child.wait_with_output().unwrap().into()
}

/// The rows of a file, each with the columns in which something stands, but for ids and sources.
fn rows(sandbox: &Sandbox, name: &str) -> Vec<String> {
    let Ok(text) = fs::read_to_string(sandbox.file(name)) else { return Vec::new() };
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let row = |record: csv::StringRecord| {
        let cells = header
            .iter()
            .zip(record.iter())
            .filter(|(name, cell)| !cell.is_empty() && !["id", "source", "date"].contains(name));
        let cells: Vec<String> = cells.map(|(name, cell)| format!("{name}={cell}")).collect();
        let date = header.iter().position(|name| name == "date").unwrap();
        format!("{} {}", &record[date], cells.join(" "))
    };
    reader.records().map(|record| row(record.unwrap())).collect()
}

#[test]
fn tables_are_read_as_people_keep_them() {
    let cases = cases();
    assert!(cases.len() > 60, "{} cases", cases.len());
    for Case { title, options, table, expected } in cases {
        let sandbox = Sandbox::new();
        let options: Vec<&str> = options.iter().map(String::as_str).collect();
        let run = import(&sandbox, &options, table.as_bytes());
        if let Some(refusal) = expected[0].strip_prefix("exit ") {
            let (exit, said) = refusal.split_once(' ').unwrap();
            assert_eq!(run.exit, Some(exit.parse().unwrap()), "{title}: {}", run.stderr);
            assert!(run.stderr.contains(said), "{title}: {}", run.stderr);
            assert!(!sandbox.data().exists(), "{title}: a refusal leaves nothing");
            continue;
        }
        assert_eq!(run.exit, Some(0), "{title}: {}", run.stderr);
        let saved = [rows(&sandbox, "snapshots.csv"), rows(&sandbox, "activities.csv")].concat();
        assert_eq!(saved, expected, "{title}");
        let before = sandbox.copy();
        let again = import(&sandbox, &options, table.as_bytes());
        assert_eq!(again.exit, Some(0), "{title}: {}", again.stderr);
        for name in ["snapshots.csv", "activities.csv", "profile.toml"] {
            let content = |of: &Sandbox| fs::read(of.file(name)).ok();
            assert_eq!(content(&sandbox), content(&before), "{title}: twice is once");
        }
    }
}

#[test]
fn an_import_is_answered_and_taken_back_as_one_step() {
    let sandbox = Sandbox::new();
    put(&sandbox.path().join("scores.csv"), "Datum;SSI;Stimmung\n3/4/2025;70;gut\n25/4/2025;71;\n");
    put(&sandbox.path().join("log.csv"), "date,kind,count\n2025-04-03,comment,5\n");
    let answer = sandbox.ssi("import scores.csv log.csv").ok();
    let expected = "Added 2 snapshots (3 Apr 2025 to 25 Apr 2025).\n\
        Added 1 log entry (3 Apr 2025).\n\
        scores.csv: read: `Datum` as date, `SSI` as total; not read: `Stimmung`.\n\
        scores.csv: dates are day/month/year: line 3 (`25/4/2025`) can be nothing else.\n";
    assert_eq!(answer, expected);
    let answer = sandbox.ssi("import scores.csv log.csv -q").ok();
    assert_eq!(answer, "");
    sandbox.ssi("undo").ok();
    assert!(!sandbox.file("snapshots.csv").exists() && !sandbox.file("activities.csv").exists());
}

#[test]
fn what_each_column_became_is_told_in_short_where_the_headers_are_not_our_own() {
    let sandbox = Sandbox::new();
    let answer = import(&sandbox, &[], b"Date,total,mood\n2025-04-03,70,x\n").ok();
    let expected = "Added 1 snapshot (3 Apr 2025).\nColumns not used: `mood`.\n";
    assert_eq!(answer, expected);
    let many = (0..300).map(|place| format!(",c{place}")).collect::<Vec<_>>().concat();
    let table = format!("date,Brand,People,Insights,Build{many}\n2025-05-04,18,18,18,18.2\n");
    let answer = import(&sandbox, &[], table.as_bytes()).ok();
    let expected = "Added 1 snapshot (4 May 2025).\n1 total is the rounded sum of its pillars.\n\
        Read: `date` as date, `Brand` as brand, `People` as people, `Insights` as insights, `Build` \
        as relationships; not read: `c0`, `c1`, `c2`, `c3`, `c4`, `c5`, `c6`, `c7` and 292 more.\n";
    assert_eq!(answer, expected);
    let both = b"Date,SSI,Comments,Posts\n2025-06-01,70,5,1\n";
    let said = import(&sandbox, &[], both).stderr;
    assert!(said.starts_with("hint: the table counts what was done, too: ssi "), "{said}");
    assert!(said.contains(" import - --as=activities\n"), "{said}");
    let answer = import(&sandbox, &["--as=activities"], both).ok();
    let expected = "Added 2 log entries (1 Jun 2025).\n\
        Read: `Date` as date, `Comments` as comments, `Posts` as posts; not read: `SSI`.\n";
    assert_eq!(answer, expected);
    let answer = import(&sandbox, &[], b"Datum;Kommentare;Posts;Reaktionen\n3.4.2025;5;;0\n").ok();
    let expected = "Added 1 log entry (3 Apr 2025).\n\
        Read: `Datum` as date, `Kommentare` as comments, `Reaktionen` as \
        reactions; not read: `Posts`.\n";
    assert_eq!(answer, expected);
}

#[test]
fn a_dry_run_shows_how_columns_are_read_and_what_would_be_saved() {
    let sandbox = Sandbox::new();
    put(&sandbox.path().join("scores.csv"), "Datum;SSI;Marke\n3.4.2025;70;17,5\n4.4.2025;71;\n");
    let answer = sandbox.ssi("import scores.csv -n").ok();
    let expected = "Would add 2 snapshots (3 Apr 2025 to 4 Apr 2025).\n\
        Read: `Datum` as date, `SSI` as total, `Marke` as brand.\n\
        \n      date  total  brand  source\n\
        2025-04-03     70   17.5     csv\n\
        2025-04-04     71            csv\n";
    assert_eq!(answer, expected);
    assert!(!sandbox.data().exists());
}

#[test]
fn what_differs_is_listed_with_both_values_and_replaced_only_when_asked() {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 70 --on 2025-04-03 --note mine").ok();
    sandbox.ssi("record 80 --on 2025-04-05").ok();
    let before = sandbox.read("snapshots.csv");
    let table = b"date,total,note\n2025-04-03,71,theirs\n2025-04-04,72,\n2025-04-05,80,\n";
    let refusal = import(&sandbox, &[], table).fails(4);
    let expected = "ssi: stdin line 2: Thu 3 Apr 2025 has total 70, here 71; note mine, here theirs\n  \
        why: a record that is there is not changed without being asked; nothing was saved\n";
    assert!(refusal.starts_with(expected), "{refusal}");
    assert_eq!(sandbox.read("snapshots.csv"), before);
    let kept = import(&sandbox, &["--skip-bad"], table);
    assert_eq!(kept.stdout, "Added 1 snapshot (4 Apr 2025), 1 was there already.\n");
    assert!(kept.stderr.starts_with("warning: kept what is there: stdin line 2: "));
    let replaced = import(&sandbox, &["--replace"], table).ok();
    assert_eq!(replaced, "Replaced 1 snapshot (3 Apr 2025), 2 were there already.\n");
    let expected =
        ["2025-04-03 total=71 note=theirs", "2025-04-04 total=72", "2025-04-05 total=80"];
    assert_eq!(rows(&sandbox, "snapshots.csv"), expected);
}

#[test]
fn a_day_that_lacks_something_is_filled_up_and_the_rest_of_a_file_stays() {
    let sandbox = Sandbox::new();
    let file = "total;date;mood;brand\r\n70;2025-04-03;good;\r\n80;2025-04-05;;18,2\r\n";
    sandbox.write("snapshots.csv", file);
    let table = b"date,brand,total\n2025-04-04,17.1,72\n2025-04-03,17.5,\n2025-04-06,18.3,81\n";
    let answer = import(&sandbox, &[], table).ok();
    assert_eq!(answer, "Added 2 snapshots (3 Apr 2025 to 6 Apr 2025), filled in 1.\n");
    let expected = "total;date;mood;brand;source\r\n70;2025-04-03;good;17,5;csv\r\n\
        72;2025-04-04;;17,1;csv\r\n80;2025-04-05;;18,2;\r\n81;2025-04-06;;18,3;csv\r\n";
    assert_eq!(sandbox.read("snapshots.csv"), expected);
}

#[test]
fn of_a_bad_table_the_first_rows_are_named_and_nothing_is_saved() {
    let sandbox = Sandbox::new();
    let bad: String =
        (1..=9).map(|day| ["2025-05-0", &day.to_string(), ",101\n"].concat()).collect();
    let table = format!("date,total\n2025-04-01,70\n{bad}");
    let refusal = import(&sandbox, &[], table.as_bytes()).fails(5);
    let first =
        "ssi: stdin line 3, `total` (column B): score 101 is above 100 points (and 8 more)\n";
    assert!(refusal.starts_with(first), "{refusal}");
    assert_eq!(refusal.lines().filter(|line| line.starts_with("warning: ")).count(), 4);
    assert!(!sandbox.data().exists());
}

#[test]
fn a_file_that_is_named_twice_is_imported_once() {
    let sandbox = Sandbox::new();
    put(&sandbox.path().join("a.csv"), "date,kind\n2026-03-01,post\n2026-03-01,post\n");
    let answer = sandbox.ssi("import a.csv a.csv").ok();
    let expected = "Added 2 log entries (1 Mar 2026), 2 were there already.\n";
    assert_eq!(answer, expected);
    assert_eq!(rows(&sandbox, "activities.csv").len(), 2);
}

#[test]
fn of_two_rows_of_a_day_none_is_taken_and_a_total_replaces_its_pillars() {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 72 18 18 18 18 --on 2026-03-01").ok();
    let twice = b"date,total\n2026-03-01,73\n2026-03-02,60\n2026-03-02,61\n";
    let refusal = import(&sandbox, &["--replace"], twice).fails(4);
    assert!(refusal.contains("has in an earlier row total 60, here 61"), "{refusal}");
    assert!(!refusal.contains("--replace: "), "{refusal}");
    let answer = import(&sandbox, &["--replace"], b"date,total\n2026-03-01,80\n").ok();
    assert_eq!(answer, "Replaced 1 snapshot (1 Mar 2026).\n");
    assert_eq!(rows(&sandbox, "snapshots.csv"), ["2026-03-01 total=80"]);
}

#[test]
fn a_row_of_the_log_is_known_by_its_id_and_replaced_once() {
    let sandbox = Sandbox::new();
    let log = |rows: &[&str]| {
        format!("id,date,kind,count,template,source,note\n{}\n", rows.join("\n")).into_bytes()
    };
    import(&sandbox, &[], &log(&["a2a2,2026-03-01,post,1,,,", "b2b2,2026-03-01,post,1,,,"])).ok();
    let other = log(&["b2b2,2026-03-02,post,3,,,"]);
    let refusal = import(&sandbox, &[], &other).fails(4);
    assert!(refusal.contains("`b2b2` has date 2026-03-01, here 2026-03-02"), "{refusal}");
    let twice = log(&["b2b2,2026-03-02,post,3,,,", "b2b2,2026-03-02,post,4,,,"]);
    let refusal = import(&sandbox, &["--replace"], &twice).fails(4);
    assert!(refusal.contains("`b2b2` has in an earlier row count 3, here 4"), "{refusal}");
    import(&sandbox, &["--replace"], &other).ok();
    let expected = ["2026-03-01 kind=post count=1", "2026-03-02 kind=post count=3"];
    assert_eq!(rows(&sandbox, "activities.csv"), expected);
}

#[test]
fn json_lists_every_row_that_was_left_out_and_a_list_that_was_not_exported_is_none() {
    let sandbox = Sandbox::new();
    let table = format!("date,total\n2026-03-01,73\n{}", "2026-03-02,101\n".repeat(40));
    let answer = import(&sandbox, &["--skip-bad", "--json"], table.as_bytes());
    let document: serde_json::Value = serde_json::from_str(&answer.stdout).unwrap();
    assert_eq!(document["skipped_rows"].as_array().unwrap().len(), 40);
    let exported = sandbox.ssi("export --json").ok();
    let again = import(&sandbox, &[], exported.as_bytes()).ok();
    assert_eq!(again, "Nothing new: 1 snapshot was there already.\n");
}

#[cfg(unix)]
#[test]
fn what_is_no_file_or_too_large_is_refused() {
    let sandbox = Sandbox::new();
    let fifo = sandbox.path().join("fifo");
    assert!(std::process::Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    for name in ["fifo", "/dev/zero"] {
        let refusal = sandbox.run(["import", name]).fails(6);
        assert!(refusal.contains("is a pipe or a device, not a file"), "{refusal}");
    }
    assert!(sandbox.ssi("import .").fails(5).contains("no file of LinkedIn's data export is in ."));
    assert!(sandbox.ssi("import missing.csv").fails(6).contains("cannot read missing.csv"));
    let large =
        fs::OpenOptions::new().write(true).create_new(true).open(sandbox.path().join("large.csv"));
    large.unwrap().set_len(1 << 30).unwrap();
    assert!(sandbox.ssi("import large.csv").fails(5).contains("large.csv has more than 64 MB"));
    put(&sandbox.path().join("long.csv"), "x".repeat(2_000_000));
    assert!(sandbox.ssi("import long.csv").fails(5).contains("line 1 has more than 1 MB"));
    assert!(!sandbox.data().exists());
}
