//! `ssi export`: records for other programs, and back.

use std::fs;
use std::path::Path;

use crate::support::{Sandbox, put};

/// A sandbox with the records of the demonstration.
fn demo() -> Sandbox {
    let sandbox = Sandbox::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/demo/profiles/default");
    for name in ["snapshots.csv", "activities.csv", "profile.toml"] {
        sandbox.write(name, fs::read(folder.join(name)).unwrap());
    }
    sandbox
}

#[test]
fn every_form_is_imported_to_the_same_bytes() {
    let sandbox = demo();
    let scores = sandbox.read("snapshots.csv");
    assert_eq!(sandbox.ssi("export").ok(), scores, "CSV on stdout is the file");
    let said = sandbox.ssi("export all -o all.xlsx").ok();
    assert_eq!(said, "Wrote 306 snapshots and 1729 log entries to all.xlsx.\n");
    sandbox.ssi("export all -o all.json").ok();
    sandbox.ssi("export -o excel.csv --excel --separator ;").ok();
    sandbox.ssi("export activities -o log.csv").ok();
    let log = fs::read_to_string(sandbox.path().join("log.csv")).unwrap();
    assert_eq!(log, sandbox.read("activities.csv"), "where each row came from too");
    for files in ["all.xlsx", "all.json", "excel.csv log.csv"] {
        let dir = files.replace([' ', '.'], "-");
        let answer = sandbox.ssi(&format!("--dir {dir} import {files}")).ok();
        let expected = "Added 306 snapshots (4 Mar 2024 to 3 Mar 2026).\n\
            Added 1729 log entries (4 Mar 2024 to 3 Mar 2026).\n";
        assert_eq!(answer, expected, "{files}");
        let read = |name: &str| {
            let path = sandbox.path().join(&dir).join("profiles/default").join(name);
            fs::read_to_string(path).unwrap()
        };
        assert_eq!(read("snapshots.csv"), scores, "{files}");
        assert_eq!(read("activities.csv"), log, "{files}");
    }
}

#[test]
fn an_export_of_nothing_is_imported_as_nothing() {
    let sandbox = Sandbox::new();
    for line in ["export -o a.csv", "export activities -o b.csv", "export all -o c.json"] {
        sandbox.ssi(line).ok();
    }
    sandbox.ssi("export all -o d.xlsx").ok();
    for name in ["a.csv", "b.csv", "c.json", "d.xlsx", "a.csv b.csv c.json d.xlsx"] {
        let answer = sandbox.ssi(&format!("--dir other import {name}")).ok();
        assert_eq!(answer, "There is nothing to import.\n", "{name}");
    }
    assert!(!sandbox.path().join("other").exists());
}

#[test]
fn all_is_scores_and_the_log_and_what_else_is_kept_is_named() {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 72 --on 2026-03-02").ok();
    assert_eq!(
        sandbox.ssi("export all -o a.json").ok(),
        "Wrote 1 snapshot and 0 log entries to a.json.\n"
    );
    sandbox.write("events.csv", "date,kind,count,key\n");
    sandbox.ssi("restriction start --on 2026-03-02").ok();
    let said = sandbox.ssi("export all -o b.json").ok();
    assert!(said.ends_with("\nNot in it: restrictions.csv, events.csv.\n"), "{said}");
    let said = sandbox.ssi("export all --json");
    assert_eq!(said.stderr, "{\"note\":\"not in it: restrictions.csv, events.csv\"}\n");
    assert_eq!(sandbox.ssi("export -o c.json").ok(), "Wrote 1 snapshot to c.json.\n");
}

#[test]
fn the_forms_differ_in_what_a_spreadsheet_needs() {
    let sandbox = Sandbox::new();
    sandbox.run(["record", "72.5", "--on", "2026-03-02", "--note", "=1+1; x"]).ok();
    let columns = ",".repeat(16);
    let row = |text: &str| text.replace("COLUMNS", &columns);
    let plain = sandbox.ssi("export").ok();
    assert!(plain.ends_with(&row("\n2026-03-02,72.5COLUMNS,typed,'=1+1; x\n")), "{plain}");
    let excel = sandbox.ssi("export --excel --separator ;").ok();
    assert!(excel.starts_with("\u{feff}date;total;brand"), "{excel}");
    let row =
        row("\r\n2026-03-02;72,5COLUMNS;typed;\"'=1+1; x\"\r\n").replace(&columns, &";".repeat(16));
    assert!(excel.ends_with(&row), "{excel}");
    let json: serde_json::Value = serde_json::from_str(&sandbox.ssi("export --json").ok()).unwrap();
    assert_eq!(json["snapshots"][0]["note"], "=1+1; x");
    assert_eq!((&json["snapshots"][0]["total"], &json["activities"]), (&72.5.into(), &().into()));
}

#[test]
fn a_workbook_has_dates_as_dates_numbers_as_numbers_and_the_same_bytes_twice() {
    use calamine::{Data, Reader, Xlsx};
    let sandbox = demo();
    sandbox.ssi("export -o a.xlsx --last 4w").ok();
    sandbox.ssi("export -o b.xlsx --last 4w").ok();
    let bytes = |name: &str| fs::read(sandbox.path().join(name)).unwrap();
    assert_eq!(bytes("a.xlsx"), bytes("b.xlsx"));
    let mut book: Xlsx<_> = calamine::open_workbook(sandbox.path().join("a.xlsx")).unwrap();
    assert_eq!(book.sheet_names(), ["snapshots"]);
    let range = book.worksheet_range("snapshots").unwrap();
    let row = range.rows().nth(1).unwrap();
    assert!(matches!((&row[0], &row[1]), (Data::DateTime(_), Data::Float(_))), "{row:?}");
}

#[test]
fn everybody_is_exported_with_a_column_that_tells_whose_each_record_is() {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 72 --on 2026-03-02").ok();
    sandbox.ssi("profile add Bo").ok();
    sandbox.ssi("record 41 --on 2026-03-02 -p Bo").ok();
    sandbox.ssi("export --all-profiles -o all.csv").ok();
    let text = fs::read_to_string(sandbox.path().join("all.csv")).unwrap();
    let rows: Vec<&str> = text.lines().map(|row| row.split(",,").next().unwrap()).collect();
    assert!(rows[0].starts_with("profile,date,total"));
    assert_eq!(rows[1..], ["default,2026-03-02,72", "Bo,2026-03-02,41"]);
    let refusal = sandbox.ssi("--dir other import all.csv").fails(2);
    assert!(refusal.contains("the table has records of 2 people"), "{refusal}");
    let refusal = sandbox.ssi("--dir other import all.csv --seat Boo").fails(3);
    assert!(refusal.contains("did you mean `Bo`?"), "{refusal}");
    assert!(!sandbox.path().join("other").exists());
    let said = sandbox.run(["--dir", "other", "import", "all.csv", "--all-seats"]);
    assert_eq!(said.exit, Some(0), "{}", said.stderr);
    for folder in ["default", "bo"] {
        let of = |data: &str| {
            fs::read(sandbox.path().join(data).join("profiles").join(folder).join("snapshots.csv"))
        };
        assert_eq!(of("data").unwrap(), of("other").unwrap(), "{folder}");
    }
}

#[test]
fn nothing_that_is_there_is_overwritten_without_being_asked() {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 72").ok();
    put(&sandbox.path().join("mine.csv"), "mine");
    let refusal = sandbox.ssi("export -o mine.csv").fails(4);
    assert!(refusal.starts_with("ssi: mine.csv exists already\n"), "{refusal}");
    assert!(refusal.contains("export -o mine.csv --overwrite"), "{refusal}");
    assert_eq!(sandbox.ssi("export -o free.csv -n").ok(), "Would write 1 snapshot to free.csv.\n");
    assert!(!sandbox.path().join("free.csv").exists());
    sandbox.ssi("export -o mine.csv --overwrite").ok();
    let text = fs::read_to_string(sandbox.path().join("mine.csv")).unwrap();
    assert_eq!(text, sandbox.read("snapshots.csv"));
    let records = sandbox.file("snapshots.csv");
    let inside = ["export", "-o", records.to_str().unwrap(), "--overwrite"];
    assert!(sandbox.run(inside).fails(4).contains("lies where ssi keeps records"));
    for (line, said) in [
        ("export -o scores.doc", "the end of scores.doc tells nothing"),
        ("export all", "a CSV holds one sort of record"),
        ("export --json --excel", "--excel and --separator are for CSV"),
        ("export --json -o a.json", "--json writes to stdout, and -o to a file"),
    ] {
        let refusal = sandbox.ssi(line);
        assert_eq!((refusal.exit, refusal.stdout.as_str()), (Some(2), ""), "{line}");
        assert!(refusal.stderr.contains(said), "{}", refusal.stderr);
    }
}

#[test]
fn an_export_that_import_would_refuse_says_so_and_names_the_way() {
    let sandbox = Sandbox::new();
    let note = "x".repeat(480);
    let row = |place: usize| format!("2026-03-02,comment,1,{note} {place}\n");
    let rows: String = (0..32_000).map(row).collect();
    sandbox.write("activities.csv", format!("date,kind,count,note\n{rows}"));
    let said = sandbox.ssi("export activities -o log.json");
    assert_eq!(said.exit, Some(0));
    assert!(
        said.stderr.contains("note: import would refuse this: it holds JSON of more than 16 MB")
    );
    assert!(said.stderr.contains("export activities -o activities.csv"), "{}", said.stderr);
    let all = sandbox.ssi("export all -o log.json --overwrite --since 2026-01-01").stderr;
    let as_csv = |what: &str| format!("export {what} -o {what}.csv --today 2026-03-03");
    for what in ["snapshots", "activities"] {
        assert!(all.contains(&(as_csv(what) + " --since 2026-01-01")), "{all}");
    }
    let refusal = sandbox.ssi("--dir other import log.json").fails(5);
    assert!(refusal.contains("fix: save it as CSV, or divide it"), "{refusal}");
    assert_eq!(sandbox.ssi("export activities -o activities.csv").stderr, "");
    let answer = sandbox.ssi("--dir other import activities.csv").ok();
    assert!(answer.starts_with("Added 32000 log entries"), "{answer}");
}
