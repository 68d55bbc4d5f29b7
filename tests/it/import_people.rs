//! `ssi import` of tables of several people: nothing of anybody is lost or mixed.

use std::fs;

use rust_xlsxwriter::{Format, Workbook};

use crate::support::{Sandbox, put};

/// Saves a workbook of sheets, each a name and rows of texts; what is a number is written as one.
fn save(sandbox: &Sandbox, sheets: &[(&str, &[&[&str]])]) {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (line, row) in (0..).zip(*rows) {
            for (column, text) in (0..).zip(*row) {
                match text.parse::<f64>() {
                    Ok(number) => sheet.write_number(line, column, number).unwrap(),
                    Err(_) => sheet.write_string(line, column, *text).unwrap(),
                };
            }
        }
    }
    put(&sandbox.path().join("ssi.xlsx"), book.save_to_buffer().unwrap());
}

const SCORES: &[&[&str]] = &[&["Date", "SSI"], &["2025-11-20", "72"]];
const OTHER_SCORES: &[&[&str]] = &[&["Date", "SSI"], &["2025-11-21", "71"]];
const LOG: &[&[&str]] = &[&["Date", "Kind", "Count"], &["2025-11-20", "comment", "5"]];
const COUNTS: &[&[&str]] = &[&["Date", "Comments", "Posts"], &["2025-11-20", "5", "1"]];

/// What stands in a file of a profile, by its folder.
fn file(sandbox: &Sandbox, profile: &str, name: &str) -> Option<String> {
    fs::read_to_string(sandbox.data().join("profiles").join(profile).join(name)).ok()
}

#[test]
fn what_was_imported_of_everybody_is_taken_back_profile_by_profile() {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 72 --on 2026-03-01").ok();
    let before = sandbox.read("snapshots.csv");
    let table = "Date,Owner,SSI\n2026-03-02,Anna B,72\n2026-03-02,Ben,60\n2026-03-02,default,71\n";
    put(&sandbox.path().join("f.csv"), table);
    let run = sandbox.command(["import", "f.csv", "--all-seats"]).output().unwrap();
    let stderr = String::from_utf8(run.stderr).unwrap();
    assert_eq!(run.status.code(), Some(0), "{stderr}");
    let hint = stderr.lines().find_map(|line| line.strip_prefix("hint: taken back with: "));
    let commands: Vec<&str> = hint.unwrap().split("; ").collect();
    let ends = ["-p 'Anna B' undo", "-p Ben undo", "-p default undo"];
    assert_eq!(commands.len(), 3, "{commands:?}");
    for (command, end) in commands.iter().zip(ends) {
        assert!(command.starts_with("ssi ") && command.ends_with(end), "{command}");
    }
    assert!(file(&sandbox, "ben", "snapshots.csv").is_some());
    for name in ["Anna B", "Ben", "default"] {
        sandbox.run(["undo", "-p", name, "-q"]).ok();
    }
    assert_eq!(sandbox.read("snapshots.csv"), before, "the record that was there stays");
    for profile in ["anna-b", "ben"] {
        assert_eq!(file(&sandbox, profile, "snapshots.csv"), None, "{profile}");
    }
    let said = sandbox.ssi("import f.csv --all-seats -q").stderr;
    assert_eq!(said, "");
}

#[test]
fn the_sheets_of_nobody_are_taken_together_and_no_sheet_is_lost_without_a_word() {
    let sandbox = Sandbox::new();
    save(&sandbox, &[("Scores", SCORES), ("Log", LOG), ("Ben", OTHER_SCORES)]);
    let refusal = sandbox.ssi("import ssi.xlsx").fails(2);
    assert!(refusal.contains("they are `Ben` or `Scores`"), "{refusal}");
    let answer = sandbox.ssi("import ssi.xlsx --seat=Scores").ok();
    assert!(answer.starts_with("Added 1 snapshot (20 Nov 2025).\nAdded 1 log entry"), "{answer}");
    assert!(answer.ends_with("\nNot read: ssi.xlsx, sheet `Ben` (of `Ben`).\n"), "{answer}");
    assert!(!answer.contains("sheet `Ben`: read"), "{answer}");
    let refusal = sandbox.ssi("import ssi.xlsx --all-seats").fails(2);
    let expected = "ssi: ssi.xlsx, sheet `Scores` does not tell whose it is\n";
    assert!(refusal.starts_with(expected), "{refusal}");
    let sandbox = Sandbox::new();
    save(&sandbox, &[("Anna", SCORES), ("Ben", OTHER_SCORES), ("Log", COUNTS)]);
    let answer = sandbox.ssi("import ssi.xlsx --seat=Anna").ok();
    let expected =
        "Not read: ssi.xlsx, sheet `Ben` (of `Ben`), ssi.xlsx, sheet `Log` (of `Log`).\n";
    assert!(answer.ends_with(expected) && !answer.contains("Comments"), "{answer}");
}

#[test]
fn years_are_of_one_person_beside_the_sheet_of_another() {
    let sandbox = Sandbox::new();
    save(&sandbox, &[("SSI 2024", SCORES), ("SSI 2025", OTHER_SCORES), ("Ben 2025", SCORES)]);
    let refusal = sandbox.ssi("import ssi.xlsx").fails(2);
    assert!(refusal.contains("they are `Ben 2025` or `SSI 2024`"), "{refusal}");
    let answer = sandbox.run(["import", "ssi.xlsx", "--seat=SSI 2024"]).ok();
    assert!(answer.starts_with("Added 2 snapshots"), "{answer}");
}

#[test]
fn sheets_of_goals_and_of_a_person_are_no_own_scores() {
    let sandbox = Sandbox::new();
    save(&sandbox, &[("SSI", SCORES), ("Activity", LOG), ("Ziele", OTHER_SCORES)]);
    let answer = sandbox.ssi("import ssi.xlsx").ok();
    assert!(answer.starts_with("Added 1 snapshot (20 Nov 2025).\nAdded 1 log entry"), "{answer}");
    assert!(
        answer.contains("Not read: ssi.xlsx, sheet `Ziele` (of others, or a goal)"),
        "{answer}"
    );
    for (name, rows) in [("Goals 2026", SCORES), ("SSI Ben Koch", SCORES), ("Plan", LOG)] {
        let sandbox = Sandbox::new();
        save(&sandbox, &[(name, rows)]);
        let refusal = sandbox.ssi("import ssi.xlsx").fails(5);
        assert!(refusal.contains(&format!("the sheet is called `{name}`")), "{refusal}");
        assert!(!sandbox.data().exists());
    }
}

#[test]
fn a_name_that_begins_as_a_formula_comes_back_from_every_format() {
    let sandbox = Sandbox::new();
    sandbox.run(["profile", "add", "=Cara", "-q"]).ok();
    sandbox.run(["record", "72", "--on", "2026-03-01", "-p", "=Cara", "-q"]).ok();
    sandbox.run(["log", "comment", "--on", "2026-03-01", "-p", "=Cara", "-q"]).ok();
    let count = || fs::read_dir(sandbox.data().join("profiles")).unwrap().count();
    let before = count();
    for name in ["all.xlsx", "all.json"] {
        sandbox.run(["export", "--all-profiles", "-o", name, "-q"]);
        let run = sandbox.run(["import", name, "--all-seats"]);
        assert_eq!(run.exit, Some(0), "{}", run.stderr);
        assert!(!run.stdout.contains("Added"), "{}", run.stdout);
        assert_eq!(count(), before, "{name}");
    }
}

#[test]
fn a_month_of_a_workbook_is_no_day() {
    let sandbox = Sandbox::new();
    for (form, exit) in [("mmm yyyy", 5), ("mmmm\\ yy", 5), ("yyyy", 5), ("d mmm yyyy", 0)] {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write_string(0, 0, "Date").unwrap();
        sheet.write_string(0, 1, "SSI").unwrap();
        let form = Format::new().set_num_format(form);
        sheet.write_number_with_format(1, 0, 46023, &form).unwrap(); // 1 Jan 2026
        sheet.write_number(1, 1, 72).unwrap();
        put(&sandbox.path().join("ssi.xlsx"), book.save_to_buffer().unwrap());
        let run = sandbox.ssi("import ssi.xlsx -n");
        assert_eq!(run.exit, Some(exit), "{} {}", run.stdout, run.stderr);
        assert!(exit == 0 || run.stderr.contains("a month, not a day"), "{}", run.stderr);
    }
}

#[test]
fn a_number_far_from_the_day_before_is_asked_about() {
    let sandbox = Sandbox::new();
    put(&sandbox.path().join("f.csv"), "Date,SSI\n2026-02-02,72\n2026-02-03,7\n");
    let run = sandbox.ssi("import f.csv");
    assert_eq!(run.exit, Some(0), "{}", run.stderr);
    let expected = "warning: is this right? total 7, but 72 on 2 Feb (a tenth of it, or nearly)\n";
    assert!(run.stderr.starts_with(expected), "{}", run.stderr);
    assert!(run.stderr.contains("edit 2026-02-03 --total N"), "{}", run.stderr);
    assert_eq!(sandbox.ssi("import f.csv").stderr, "", "once");
}
