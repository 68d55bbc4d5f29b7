//! Files as people, editors, spreadsheets, merges and tools left them: `tests/data/hand_edited`.

use std::fs;
use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, Table};

use crate::support::{AHEAD_OF_CLOCK, Run, Sandbox, put};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/hand_edited")
}

/// Every case of the table.
fn cases() -> DocumentMut {
    fs::read_to_string(folder().join("cases.toml")).unwrap().parse().unwrap()
}

fn texts(case: &Table, key: &str) -> Vec<String> {
    let list = case.get(key).and_then(Item::as_array).into_iter().flatten();
    list.map(|text| text.as_str().unwrap().to_owned()).collect()
}

/// A profile with the files of a case.
fn sandbox(name: &str, case: &Table) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("unused", "");
    fs::remove_file(sandbox.file("unused")).unwrap();
    for entry in fs::read_dir(folder().join(name)).into_iter().flatten() {
        let path = entry.unwrap().path();
        let file = path.file_name().unwrap().to_str().unwrap();
        sandbox.write(file, fs::read(&path).unwrap());
    }
    for step in texts(case, "setup") {
        let (verb, rest) = step.split_once(' ').unwrap();
        let file = sandbox.file(rest);
        match verb {
            "ssi" => assert_eq!(sandbox.ssi(rest).exit, Some(0), "{name}"),
            "empty" => put(&file, ""),
            "remove" => fs::remove_file(file).unwrap(),
            "folder" => fs::create_dir(file).unwrap(),
            "link" => link_to_nothing(&sandbox, &file),
            "pipe" => pipe(&file),
            verb => panic!("{name}: {verb}"),
        }
    }
    sandbox
}

#[cfg(unix)]
fn link_to_nothing(sandbox: &Sandbox, file: &Path) {
    std::os::unix::fs::symlink(sandbox.path().join("nowhere.csv"), file).unwrap();
}

#[cfg(unix)]
fn pipe(file: &Path) {
    assert!(std::process::Command::new("mkfifo").arg(file).status().unwrap().success());
}

/// What stderr says first, and every warning.
fn said(run: &Run, sandbox: &Sandbox) -> Vec<String> {
    let data = sandbox.data().display().to_string();
    let is_told = |line: &&str| line.starts_with("ssi: ") || line.starts_with("warning: ");
    run.stderr.lines().filter(is_told).map(|line| line.replace(&data, "DATA")).collect()
}

/// The rows that are read: `2026-03-02 70.5`, `2026-03-02 5 comment`.
fn read(sandbox: &Sandbox) -> Option<Vec<String>> {
    let run = sandbox.ssi("history --all --json");
    (run.exit == Some(0)).then(|| {
        let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        let rows = |list: &str| json[list].as_array().unwrap().clone();
        let number = |value: &serde_json::Value| value.as_f64().unwrap().to_string();
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        let snapshots = rows("snapshots");
        let snapshots =
            snapshots.iter().map(|row| format!("{} {}", text(&row["date"]), number(&row["total"])));
        let log = rows("activities");
        let log = log.iter().map(|row| {
            format!("{} {} {}", text(&row["date"]), number(&row["count"]), text(&row["kind"]))
        });
        snapshots.chain(log).collect()
    })
}

/// The bytes of every file of the profile that can be read.
fn files(sandbox: &Sandbox) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files: Vec<(PathBuf, Vec<u8>)> = fs::read_dir(sandbox.file(""))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect();
    files.sort();
    files
}

/// Whether every line of a text stands in another one, in this order; a row may have got an id.
fn keeps_every_line(old: &[u8], new: &[u8]) -> bool {
    let mut new = new.split(|&byte| byte == b'\n');
    old.split(|&byte| byte == b'\n')
        .map(<[u8]>::trim_ascii_end)
        .filter(|line| !line.is_empty())
        .all(|line| new.any(|other| other.starts_with(line)))
}

#[test]
fn what_readers_say_and_read_is_what_the_table_says() {
    let cases = cases();
    assert!(cases.len() >= 40, "{}", cases.len());
    for (name, case) in cases.iter() {
        let case = case.as_table().unwrap();
        let sandbox = sandbox(name, case);
        let before = files(&sandbox);
        let run = sandbox.ssi("status");
        let says = texts(case, "says");
        assert_eq!(said(&run, &sandbox), says, "{name}");
        let refused = says.iter().any(|line| line.starts_with("ssi: "));
        assert_eq!(run.exit == Some(0), !refused, "{name}: {run:?}");
        let reads = case.get("reads").map(|_| texts(case, "reads"));
        assert_eq!(read(&sandbox), reads, "{name}");
        assert_eq!(files(&sandbox), before, "{name}: readers write nothing");
    }
}

#[test]
fn what_writers_do_is_what_the_table_says() {
    for (name, case) in cases().iter() {
        let case = case.as_table().unwrap();
        for (command, outcome) in case["writes"].as_table_like().unwrap().iter() {
            let sandbox = sandbox(name, case);
            let before = files(&sandbox);
            let run = sandbox.ssi(command);
            let after = files(&sandbox);
            if outcome.as_str() == Some("saved") {
                assert_eq!(run.exit, Some(0), "{name}: {run:?}");
                assert_ne!(after, before, "{name}");
                let is_new = command.starts_with("restriction done");
                for ((path, old), (_, new)) in before.iter().zip(&after) {
                    let is_kept = is_new || keeps_every_line(old, new);
                    assert!(is_kept, "{name}: {}: {run:?}", path.display());
                }
            } else {
                assert_eq!(outcome.as_str(), Some("refused"), "{name}");
                assert!(matches!(run.exit, Some(5 | 6)), "{name}: {run:?}");
                assert!(run.stderr.contains("\n  fix: "), "{name}: {run:?}");
                let bare = |line: &String| line.split_once(": ").unwrap().1.to_owned();
                let says: Vec<String> = texts(case, "says").iter().map(bare).collect();
                let error = bare(&said(&run, &sandbox)[0]);
                assert!(says.contains(&error), "{name}: {error}");
                assert_eq!(after, before, "{name}");
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn what_doctor_mends_is_what_the_table_says() {
    use std::os::unix::fs::PermissionsExt;
    for (name, case) in cases().iter() {
        let case = case.as_table().unwrap();
        let sandbox = sandbox(name, case);
        fs::set_permissions(sandbox.file(""), fs::Permissions::from_mode(0o700)).unwrap();
        let answer = sandbox.ssi("doctor --fix").stdout;
        let told: Vec<String> = answer.lines().filter(is_of_doctor).map(with_new_id).collect();
        assert_eq!(told, texts(case, "doctor"), "{name}");
        let again = sandbox.ssi("doctor --fix");
        assert!(!again.stdout.starts_with("Mended"), "{name}: {again:?}");
    }
}

/// Whether a line is neither of the files and the backup, nor how it is taken back.
fn is_of_doctor(line: &&str) -> bool {
    let is_of_file = line.starts_with("  ") && line.contains(" bytes");
    let is_frame = ["/", "Mended; ", "Taken back "].iter().any(|begin| line.starts_with(begin));
    !is_of_file && !is_frame
}

/// A new id is another one each time.
fn with_new_id(line: &str) -> String {
    match line.split_once(": the id `") {
        Some((before, _)) if line.starts_with("  line ") => format!("{before}: the id `NEW`"),
        _ => line.to_owned(),
    }
}

/// Two days, and one of another year.
const AHEAD: &str = "date,total\n2026-02-27,69\n2026-03-02,70.5\n2062-03-02,75\n";
const LOG: &str = "id,date,kind,count\nk7f2,2026-03-01,post,1\nm2p4,2026-03-03,comment,5\n";
const LOG_AHEAD: &str = "n3q5,2062-03-02,invitation,90\nr4s6,2062-03-02,pending,700\n";

#[test]
fn every_answer_leaves_out_what_lies_after_today() {
    let sandbox = |is_ahead: bool| {
        let sandbox = Sandbox::new();
        let (rows, log) = if is_ahead {
            (AHEAD, LOG_AHEAD)
        } else {
            (AHEAD.trim_end_matches("2062-03-02,75\n"), "")
        };
        sandbox.write("snapshots.csv", rows);
        sandbox.write("activities.csv", format!("{LOG}{log}"));
        sandbox
    };
    let (with, without) = (sandbox(true), sandbox(false));
    for command in [
        "status",
        "status --json",
        "history --all --activities",
        "history --json",
        "history --spark",
        "changes --all",
        "changes --json",
        "effects --all",
        "effects --json",
        "explain",
        "limits",
        "limits --json",
        "restriction",
        "restriction --json",
        "profile",
        "plot overview -o - --format svg",
        "plot calendar -o - --format svg",
        "plot card --activity -o - --format svg",
        "plot activity -o - --format svg",
        "plot pillar --pillar brand -o - --format svg",
    ] {
        let (with, without) = (with.ssi(command), without.ssi(command));
        let told = |run: &Run| (run.exit, run.stdout.clone());
        assert_eq!(told(&with), told(&without), "{command}");
        assert!(with.stderr.contains("2062-03-02 lies after today; left out"), "{with:?}");
        let is_other = |line: &&str| !line.contains("lies after today");
        let rest: Vec<&str> = with.stderr.lines().filter(is_other).collect();
        assert_eq!(rest.join("\n"), without.stderr.trim_end(), "{command}");
    }
}

#[test]
fn a_script_that_looks_back_is_not_told_of_later_rows_and_can_write() {
    let sandbox = Sandbox::on("2026-02-27");
    sandbox.write("snapshots.csv", AHEAD.trim_end_matches("2062-03-02,75\n"));
    let answer = sandbox.ssi("history").ok();
    assert!(answer.contains("\n2026-02-27     69 ") && !answer.contains("70.5"), "{answer}");
    sandbox.ssi("record 68 --on 2026-02-20").ok();
    assert!(sandbox.read("snapshots.csv").ends_with("\n2026-02-27,69,\n2026-03-02,70.5,\n"));
}

#[test]
fn who_sets_a_day_ahead_of_the_clock_is_told_so() {
    let sandbox = Sandbox::on("2999-03-02");
    for command in ["record 70", "log post 1", "restriction start", "limits --preset article"] {
        let stderr = |words: &str| {
            let output = sandbox.command(words.split(' ')).output().unwrap();
            assert!(output.status.success(), "{words}: {output:?}");
            String::from_utf8(output.stderr).unwrap()
        };
        let dry = stderr(&format!("{command} -n"));
        assert!(!dry.contains(AHEAD_OF_CLOCK), "{dry}");
        let told = stderr(command);
        assert!(told.contains(&format!("warning: 2999-03-02{AHEAD_OF_CLOCK}")), "{told}");
    }
}

#[test]
fn the_first_three_findings_are_told_and_the_others_counted() {
    let sandbox = Sandbox::new();
    let rows: Vec<String> = (1..=5).map(|day| format!("2062-01-{day:02},70\n")).collect();
    sandbox.write("snapshots.csv", format!("date,total\n2026-03-01,70\n{}", rows.concat()));
    let told = |day: u32| format!("snapshots.csv:{}: 2062-01-{day:02} lies after today", day + 2);
    let run = sandbox.run(["history", "--dir", "data"]);
    let expected: Vec<String> =
        (1..=3).map(|day| format!("warning: {}; left out\n", told(day))).collect();
    let data = sandbox.data();
    let last = format!("warning: 2 more: ssi --dir {} doctor\n", data.display());
    let expected = expected.concat() + &last;
    assert_eq!((run.exit, run.stderr), (Some(0), expected));
    let run = sandbox.ssi("history --json");
    assert_eq!(run.stderr.lines().last(), Some("{\"warning\":\"2 more: ssi doctor\"}"));
}

#[test]
fn what_mends_a_file_goes_through() {
    let two_days = "date,total,note\n2026-03-01,69,\n2026-03-02,70.5,fair\n2026-03-02,71,\n";
    for (files, command, expected) in [
        (
            [("snapshots.csv", two_days)],
            "edit 2026-03-02 --total 71",
            "date,total,note\n2026-03-01,69,\n2026-03-02,71,\n",
        ),
        (
            [("snapshots.csv", two_days)],
            "edit 2026-03-02 --total 70.5 --note fair",
            "date,total,note\n2026-03-01,69,\n2026-03-02,70.5,fair\n",
        ),
        (
            [("snapshots.csv", two_days)],
            "edit 2026-03-01 --total 68",
            "date,total,note\n2026-03-01,68,\n2026-03-02,70.5,fair\n2026-03-02,71,\n",
        ),
        ([("snapshots.csv", two_days)], "remove 2026-03-02", "date,total,note\n2026-03-01,69,\n"),
        (
            [("snapshots.csv", AHEAD)],
            "edit 2062-03-02 --on 2026-03-03",
            "date,total\n2026-02-27,69\n2026-03-02,70.5\n2026-03-03,75\n",
        ),
        (
            [("snapshots.csv", AHEAD)],
            "remove 2062-03-02",
            "date,total\n2026-02-27,69\n2026-03-02,70.5\n",
        ),
        (
            [("activities.csv", "id,date,kind,count\na1,2026-03-02,invitaton,3\n")],
            "edit kind invitaton invitation",
            "id,date,kind,count\na1,2026-03-02,invitation,3\n",
        ),
        (
            [("activities.csv", "id,date,kind,count\na1,2026-03-02,invitaton,3\n")],
            "edit a1 --kind invitation",
            "id,date,kind,count\na1,2026-03-02,invitation,3\n",
        ),
        (
            [(
                "activities.csv",
                "id,date,kind,count\na1,2062-03-02,post,3\nb2,2026-03-02,post,1\n",
            )],
            "remove a1",
            "id,date,kind,count\nb2,2026-03-02,post,1\n",
        ),
    ] {
        let sandbox = Sandbox::new();
        let (name, text) = files[0];
        sandbox.write(name, text);
        let run = sandbox.ssi(command);
        assert_eq!(run.exit, Some(0), "{command}: {run:?}");
        assert_eq!(sandbox.read(name), expected, "{command}");
        sandbox.ssi("undo").ok();
        assert_eq!(sandbox.read(name), text, "{command}");
    }
}

#[test]
fn a_change_of_a_doubled_day_says_how_many_rows_there_were() {
    let sandbox = Sandbox::new();
    sandbox.write("snapshots.csv", "date,total\n2026-03-02,70\n2026-03-02,71\n");
    let answer = sandbox.ssi("edit 2026-03-02 --total 71").ok();
    assert_eq!(answer, "Changed Mon 2 Mar 2026:\n  rows of the day: 2 -> 1\n");
    sandbox.ssi("undo").ok();
    let answer = sandbox.ssi("remove 2026-03-02").ok();
    let expected = "Removed the record of Mon 2 Mar 2026 (71, 2 rows). Bring it back: ssi undo\n";
    assert_eq!(answer, expected);
}

#[test]
fn who_has_lost_the_scores_is_not_a_new_user() {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 70 --on 2026-03-01").ok();
    sandbox.ssi("record 71 --on 2026-03-02").ok();
    put(&sandbox.file("snapshots.csv"), "");
    let expected = "\
No scores: snapshots.csv has lost them
Next  ssi doctor --fix     (brings back what ssi keeps)
";
    assert_eq!(sandbox.ssi("status").stdout, expected);
    let error = sandbox.ssi("undo").fails(4);
    assert!(error.contains("\n  fix: ssi doctor --fix\n"), "{error}");
    let expected = "No scores: snapshots.csv has lost them. Bring them back: ssi doctor --fix\n";
    assert_eq!(sandbox.ssi("history").stdout, expected);
    // What a person takes back is not lost.
    let sandbox = Sandbox::new();
    sandbox.ssi("record 70").ok();
    sandbox.ssi("undo").ok();
    let answer = sandbox.ssi("status").ok();
    assert!(answer.starts_with("No scores yet in "), "{answer}");
    assert_eq!(sandbox.ssi("record 71").exit, Some(0));
}

#[test]
fn a_file_of_which_only_the_header_is_left_has_lost_its_rows() {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 70 --on 2026-03-01").ok();
    sandbox.ssi("record 71 --on 2026-03-02").ok();
    let whole = sandbox.read("snapshots.csv");
    let header = whole.lines().next().unwrap().to_owned() + "\n";
    put(&sandbox.file("snapshots.csv"), &header);
    let run = sandbox.ssi("history");
    assert!(run.stderr.contains("snapshots.csv: the file has no row left; ssi keeps"), "{run:?}");
    sandbox.ssi("record 72").fails(5);
    assert_eq!(sandbox.ssi("doctor --fix").exit, Some(0));
    assert!(sandbox.read("snapshots.csv").contains("2026-03-01,70"));
    // Who took all rows out has lost nothing.
    let sandbox = Sandbox::new();
    sandbox.ssi("record 70").ok();
    sandbox.ssi("remove 2026-03-03").ok();
    assert_eq!(sandbox.ssi("history").stderr, "");
    sandbox.ssi("record 71").ok();
    // A template that nobody filled in yet is no loss either.
    let sandbox = Sandbox::new();
    sandbox.write("snapshots.csv", "date,total\n");
    assert_eq!(sandbox.ssi("history").stderr, "");
    assert_eq!(sandbox.ssi("record 70").exit, Some(0));
}

#[test]
fn who_takes_back_that_doctor_brought_a_file_back_is_told_again_that_it_is_lost() {
    for empties in [false, true] {
        let sandbox = Sandbox::new();
        sandbox.ssi("record 70 --on 2026-03-01").ok();
        sandbox.ssi("record 71 --on 2026-03-02").ok();
        if empties {
            put(&sandbox.file("snapshots.csv"), "");
        } else {
            std::fs::remove_file(sandbox.file("snapshots.csv")).unwrap();
        }
        assert_eq!(sandbox.ssi("doctor --fix").exit, Some(0));
        assert_eq!(sandbox.ssi("undo").exit, Some(0));
        assert!(sandbox.ssi("status").stderr.contains("ssi keeps"), "{empties}");
        sandbox.ssi("record 72").fails(5);
        assert_eq!(sandbox.ssi("doctor --fix").exit, Some(0));
        assert!(sandbox.read("snapshots.csv").contains("2026-03-01,70"));
    }
}
