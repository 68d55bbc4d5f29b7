//! `ssi record`: what is saved, filled up, changed and refused.

use crate::support::{Sandbox, put};

const HEADER: &str = "date,total,brand,people,insights,relationships,industry_rank,network_rank,\
    industry_average,network_average,industry_brand,industry_people,industry_insights,\
    industry_relationships,network_brand,network_people,network_insights,network_relationships,\
    source,note\n";

#[test]
fn scores_are_saved_in_the_order_of_the_page() {
    let sandbox = Sandbox::new();
    let answer = sandbox.ssi("record 70 17.6 15.4 17,9 19.1 --on 17.2.2026").ok();
    let expected = "\
Saved Tue 17 Feb 2026: 70, the first record.
  brand 17.6  people 15.4  insights 17.9  relationships 19.1
";
    assert_eq!(answer, expected);
    let answer = sandbox.ssi("record 72 18.2 15.4 19.1 19.3").ok();
    let expected = "\
Saved Tue 3 Mar 2026: 72, up 2 since 17 Feb.
  brand 18.2 (+0.6)  people 15.4 (0.0)  insights 19.1 (+1.2)  relationships 19.3 (+0.2)
";
    assert_eq!(answer, expected);
    let rows = "2026-02-17,70,17.6,15.4,17.9,19.1,,,,,,,,,,,,,typed,\n\
                2026-03-03,72,18.2,15.4,19.1,19.3,,,,,,,,,,,,,typed,\n";
    assert_eq!(sandbox.read("snapshots.csv"), format!("{HEADER}{rows}"));
}

#[test]
fn every_value_has_a_name() {
    let sandbox = Sandbox::new();
    let line = "record --total 72 --brand 18.2 --people 15.4 --insights 19.1 --relationships 19.3 \
        --industry-rank 4 --network-rank 12 --industry-average 31 --network-average 40 \
        --industry-brand 11.79 --industry-people 5.4 --industry-insights 2.19 \
        --industry-relationships 15.16 --network-brand 13.21 --network-people 4.36 \
        --network-insights 2.45 --network-relationships 16.32 --note webinar -q";
    assert_eq!(sandbox.ssi(line).ok(), "");
    let row = "2026-03-03,72,18.2,15.4,19.1,19.3,4,12,31,40,11.79,5.4,2.19,15.16,13.21,4.36,2.45,\
        16.32,typed,webinar\n";
    assert_eq!(sandbox.read("snapshots.csv"), format!("{HEADER}{row}"));
}

#[test]
fn the_reply_names_everything_that_was_saved() {
    let sandbox = Sandbox::new();
    let line = "record 72 --industry-rank 4 --industry-average 31.0004 --network-brand 13.21 -n";
    let expected = "\
Would save Tue 3 Mar 2026: 72, the first record.
  industry: top 4 %, average 31
  network: average of brand 13.21
  note: after the webinar
";
    let words = line.split(' ').chain(["--note", "after the webinar"]);
    assert_eq!(sandbox.run(words.clone()).ok(), expected);
    sandbox.run(words.filter(|word| *word != "-n")).ok();
    let answer = sandbox.ssi("record --network-rank 12 --network-average 40").ok();
    let expected = "\
Added to Tue 3 Mar 2026: network rank, network average.
  network: top 12 %, average 40
";
    assert_eq!(answer, expected);
}

#[test]
fn the_same_numbers_again_change_nothing() {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 72 18.2 15.4 19.1 19.3").ok();
    let steps = || std::fs::read_dir(sandbox.file(".ssi/undo")).unwrap().count();
    let before = (sandbox.read("snapshots.csv"), steps());
    let answer = sandbox.ssi("record 72 18.20 15,4 19.1 19.3").ok();
    assert_eq!(answer, "Already saved: Tue 3 Mar 2026, 72.\n");
    assert_eq!(sandbox.ssi("record 72").ok(), answer);
    assert_eq!((sandbox.read("snapshots.csv"), steps()), before);
}

#[test]
fn numbers_from_a_spreadsheet_stay_its_own_when_typed_again() {
    let sandbox = Sandbox::new();
    let text = "date,total,brand,source\n2026-03-03,72,18.2,csv\n";
    sandbox.write("snapshots.csv", text);
    assert_eq!(sandbox.ssi("record 72").ok(), "Already saved: Tue 3 Mar 2026, 72.\n");
    assert_eq!(sandbox.read("snapshots.csv"), text);
}

#[test]
fn a_day_is_filled_up_but_not_overwritten() {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 72 --note first").ok();
    let answer = sandbox.ssi("record 72 18.2 15.4 19.1 19.3 --industry-rank 4").ok();
    let expected = "\
Added to Tue 3 Mar 2026: brand, people, insights, relationships, industry rank.
  brand 18.2  people 15.4  insights 19.1  relationships 19.3
  industry: top 4 %
";
    assert_eq!(answer, expected);
    let before = sandbox.read("snapshots.csv");
    let error = sandbox.run(["record", "73", "18.2", "--", "-", "-", "-", "--note", "x"]);
    assert_eq!(error.exit, Some(2), "{}", error.stderr);
    let error = sandbox.run(["record", "71", "--note", "it's late"]).fails(4);
    let expected = "\
ssi: Tue 3 Mar 2026 has a record already (total 72)
  why: one record a day keeps changes unambiguous; total, note would change
  fix: ssi --today 2026-03-03 record 71 --note 'it'\\''s late' --replace
";
    assert_eq!(error, expected);
    assert_eq!(sandbox.read("snapshots.csv"), before);
}

#[test]
fn replace_changes_the_values_given_and_no_others() {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 72 18.2 15.4 19.1 19.3 --industry-rank 4 --note kept").ok();
    let answer = sandbox.ssi("record --brand 18.4 --industry-rank 3 --replace").ok();
    let expected = "\
Replaced Tue 3 Mar 2026: 72.
  brand: 18.2 -> 18.4
  industry rank: 4 -> 3
";
    assert_eq!(answer, expected);
    assert!(
        sandbox.read("snapshots.csv").ends_with("72,18.4,15.4,19.1,19.3,3,,,,,,,,,,,,typed,kept\n")
    );
}

#[test]
fn five_numbers_copied_together_are_five_numbers() {
    let sandbox = Sandbox::new();
    sandbox.run(["record", "72 18.2 15.4 19.1 19.3"]).ok();
    assert!(sandbox.read("snapshots.csv").contains("2026-03-03,72,18.2,15.4,19.1,19.3,"));
}

#[test]
fn a_fix_can_be_pasted_whatever_was_typed() {
    let sandbox = Sandbox::new();
    let error = sandbox.run(["record", "--", "75", "18.2", "15.4", "19.1", "19.3"]).fails(2);
    assert!(error.ends_with("record --as-shown -- 75 18.2 15.4 19.1 19.3\n"), "{error}");
}

#[test]
fn a_missing_total_is_the_rounded_sum() {
    let sandbox = Sandbox::new();
    let answer = sandbox.ssi("record - 20.973 6.38 10.25 15").ok();
    assert!(
        answer.starts_with("Saved Tue 3 Mar 2026: 53 (the sum of the pillars, rounded), the first"),
        "{answer}"
    );
    let error = sandbox.ssi("record - 20.973 - 10.25 15 --on yesterday").fails(2);
    assert!(error.starts_with("ssi: there is no total\n  why: "), "{error}");
}

#[test]
fn sums_that_do_not_agree_are_refused_unless_the_page_shows_them() {
    let sandbox = Sandbox::new();
    let error = sandbox.ssi("record 75 18.2 15.4 19.1 19.3").fails(2);
    let expected = "\
ssi: total 75 and the sum of the pillars 72 do not agree
  why: LinkedIn's total is the rounded sum of its pillars, so one number is mistyped
  fix: correct it, or, if the page does show this: ssi --today 2026-03-03 record 75 18.2 15.4 19.1 19.3 --as-shown
";
    assert_eq!(error, expected);
    assert!(!sandbox.data().exists(), "a refusal makes no folder");
    sandbox.ssi("record 75 18.2 15.4 19.1 19.3 --as-shown").ok();
    let error = sandbox.ssi("record --brand 20 --replace").fails(2);
    assert!(error.contains("the sum of the pillars 73.8 do not agree"), "{error}");
}

#[test]
fn a_leap_is_saved_with_a_warning_that_shows_both_numbers() {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 70 17.6 15.4 17.9 19.1 --on 2026-02-28").ok();
    sandbox.ssi("record 71 --on 2026-03-02").ok();
    let run = sandbox.ssi("record --total 7.2 --brand 1.8 --on 2026-03-01");
    assert_eq!((run.exit, run.stdout.lines().count()), (Some(0), 2), "{}", run.stderr);
    let expected = "\
warning: is this right? total 7.2, but 70 on 28 Feb (a tenth of it, or nearly)
warning: is this right? brand 1.8, but 17.6 on 28 Feb (a tenth of it, or nearly)
hint: if it is mistyped, correct it: ssi edit 2026-03-01 --total N --brand N
";
    assert_eq!(run.stderr, expected);
    // A hint that is quiet, and one that nobody can follow in a dry run.
    let run = sandbox.ssi("record 27 -n");
    assert_eq!(run.stderr, "warning: is this right? total 27, but 71 on 2 Mar (1 day apart)\n");
    let run = sandbox.ssi("edit 2026-03-01 --total 70 --clear brand");
    assert_eq!((run.exit, run.stderr.as_str()), (Some(0), ""));
    let run = sandbox.ssi("edit 2026-03-01 --total 7 --quiet");
    let expected = "warning: is this right? total 7, but 70 on 28 Feb (a tenth of it, or nearly)\n";
    assert_eq!((run.exit, run.stderr.as_str()), (Some(0), expected));
}

#[test]
fn a_failed_page_is_refused() {
    let error = Sandbox::new().ssi("record 0 0 0 0 0").fails(2);
    assert!(error.starts_with("ssi: all scores are zero\n"), "{error}");
    let error = Sandbox::new().ssi("record 0 --as-shown").fails(2);
    assert!(error.starts_with("ssi: all scores are zero\n"), "{error}");
    Sandbox::new().ssi("record 1 0 0 0 1").ok();
}

#[test]
fn what_is_not_a_score_is_refused_by_name() {
    #[track_caller]
    fn case(line: &str, expected: &str) {
        let sandbox = Sandbox::new();
        let error = sandbox.ssi(line).fails(2);
        assert_eq!(error.lines().next().unwrap(), format!("ssi: {expected}"), "{line}");
        assert!(!sandbox.data().exists());
    }
    case("record 101", "total: score 101 is above 100 points");
    case("record 72 26 15 19 12", "brand: score 26 is above 25 points");
    case("record -1", "total: score -1 is below 0");
    case("record 72 18 15 19 -1", "relationships: score -1 is below 0");
    case("record 1e3", "total: `1e3` is not a number such as 18.2");
    case("record NaN", "total: `NaN` is not a number such as 18.2");
    case("record ١٢", "total: `١٢` is not a number such as 18.2");
    case("record 1.234,5", "total: `1.234,5` has more than one separator; write 18.2 or 18,2");
    case(
        "record 72 --industry-rank 0",
        "--industry-rank: `0` is not a whole number from 1 to 100 (the \"Top N %\")",
    );
    case("record 72 --network-people 25.5", "--network-people: score 25.5 is above 25 points");
    case("record 72 18", "2 scores are neither one nor five");
    case("record 72 18 15 19 12 1", "6 scores are neither one nor five");
    case("record 72 --brand 18", "scores by place and by name do not mix");
    case("record", "there is no score to save");
    case("record 72 --on 2026-02-30", "`2026-02-30`: there is no such day");
    case("record 72 --on 2026-03-04", "`2026-03-04` lies in the future; today is Tue 3 Mar 2026");
    case("record 72 --on 3/2/2026", "`3/2/2026` has two readings: 3 Feb 2026 and 2 Mar 2026");
    case("record 72 --on 2013-12-31", "`2013-12-31`: the index did not exist before 2014");
    case("record 72 --on someday", "`someday` is not a date");
}

#[test]
fn a_decimal_comma_is_a_decimal_point() {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 72 18,2 15,4 19,1 19,3").ok();
    assert!(sandbox.read("snapshots.csv").contains("72,18.2,15.4,19.1,19.3"));
}

#[test]
fn the_page_has_more_decimals_than_it_shows_and_the_reply_says_what_is_saved() {
    let sandbox = Sandbox::new();
    let answer = sandbox.ssi("record 52.60349 20.97299 6.380002 10.25049 15.0000001").ok();
    let expected = "\
Saved Tue 3 Mar 2026: 52.603, the first record.
  brand 20.973  people 6.38  insights 10.25  relationships 15
";
    assert_eq!(answer, expected);
    assert!(sandbox.read("snapshots.csv").contains("\n2026-03-03,52.603,20.973,6.38,10.25,15,"));
    // Each has lost at most half a thousandth: five of them are still too far apart.
    let error = sandbox.ssi("record 52.6063 20.97299 6.380002 10.25049 15.000 --replace").fails(2);
    assert!(error.starts_with("ssi: total 52.606 and the sum of the pillars 52.603 "), "{error}");
}

#[test]
fn notes_are_one_harmless_line() {
    let note = |note: &str| {
        let sandbox = Sandbox::new();
        let run = sandbox.run(["record", "72", "--quiet", "--note", note]);
        (run.exit, run.stderr, sandbox)
    };
    for (text, cell) in [
        ("quotes \" and, comma", "\"quotes \"\" and, comma\""),
        ("line\nbreak", "line break"),
        ("=1+1", "'=1+1"),
        ("-5 points", "'-5 points"),
        ("--flag", "'--flag"),
        ("'=1", "''=1"),
        ("日本 👩‍💻 ٣", "日本 👩‍💻 ٣"),
    ] {
        let (exit, stderr, sandbox) = note(text);
        assert_eq!((exit, stderr.as_str()), (Some(0), ""), "{text:?}");
        let file = sandbox.read("snapshots.csv");
        assert!(file.ends_with(&format!(",typed,{cell}\n")), "{file}");
        let json: serde_json::Value =
            serde_json::from_str(&sandbox.ssi("history --json").ok()).unwrap();
        assert_eq!(json["snapshots"][0]["note"], text.replace('\n', " "));
    }
    for text in ["\u{1b}[31mred", "bell\u{7}", "a\u{202e}b", "c\u{9b}d"] {
        let (exit, stderr, _) = note(text);
        assert_eq!(exit, Some(2), "{text:?}");
        assert!(stderr.starts_with("ssi: --note: the character \\u{"), "{stderr}");
        assert!(!stderr.contains(|c: char| c.is_control() && c != '\n'), "{stderr:?}");
    }
    // The longest argument that Linux passes is 128 KiB.
    let (exit, stderr, _) = note(&"x".repeat(130_000));
    assert_eq!(
        (exit, stderr.as_str()),
        (Some(2), "ssi: --note: 130000 characters are more than 500\n")
    );
}

#[test]
fn the_first_record_says_where_the_data_are() {
    let sandbox = Sandbox::new();
    let folder = sandbox.data().join("profiles/default");
    let run = sandbox.ssi("record 70 --on yesterday");
    assert_eq!(run.exit, Some(0));
    assert_eq!(run.stderr, format!("hint: your data are in {}\n", folder.display()));
    assert_eq!(sandbox.ssi("record 72").stderr, "");
}

#[test]
fn a_dry_run_tells_and_saves_nothing() {
    let sandbox = Sandbox::new();
    let answer = sandbox.ssi("record 72 -n").ok();
    assert_eq!(answer, "Would save Tue 3 Mar 2026: 72, the first record.\n");
    assert!(!sandbox.data().exists());
}

#[test]
fn json_says_what_became_of_the_record() {
    let sandbox = Sandbox::new();
    let outcome = |line: &str| {
        let json: serde_json::Value = serde_json::from_str(&sandbox.ssi(line).ok()).unwrap();
        assert_eq!(
            (&json["schema"], &json["snapshot"]["date"]),
            (&"ssi/record/1".into(), &"2026-03-03".into())
        );
        json["outcome"].as_str().unwrap().to_owned()
    };
    assert_eq!(outcome("record 72 --json"), "added");
    assert_eq!(outcome("record 72 --json"), "unchanged");
    assert_eq!(outcome("record 72 --note x --json"), "filled");
    assert_eq!(outcome("record 73 --replace --json"), "replaced");
    let run = sandbox.ssi("record 74 --json");
    assert_eq!((run.exit, run.stdout.as_str()), (Some(4), ""));
    let json: serde_json::Value = serde_json::from_str(&run.stderr).unwrap();
    assert_eq!(json["error"]["exit"], 4);
    assert_eq!(json["error"]["fix"], "ssi --today 2026-03-03 record 74 --json --replace");
}

#[test]
fn a_file_that_a_spreadsheet_saved_keeps_its_form() {
    let sandbox = Sandbox::new();
    let text = "\u{feff}mood;total;date;brand;source;note\r\nfine;70;17.02.2026;17,6;typed;\"a;b\"\r\n\r\n;;;;;\r\n";
    sandbox.write("snapshots.csv", text);
    let answer = sandbox.ssi("record --total 72 --brand 18.25").ok();
    assert!(answer.starts_with("Saved Tue 3 Mar 2026: 72, up 2 since 17 Feb."), "{answer}");
    let expected = text.replace("\r\n\r\n", "\r\n;72;2026-03-03;18,25;typed;\r\n\r\n");
    assert_eq!(sandbox.read("snapshots.csv"), expected);
}

#[test]
fn a_damaged_file_is_refused_and_never_written() {
    let row = "2026-03-01,72,18.2,15.4,19.1,19.3,,,,,,,,,,,,,typed,\n";
    let cases: [(&str, String, &str); 7] = [
        ("NUL", format!("{HEADER}2026-03-01,7\0"), "snapshots.csv:2: byte 13 is NUL"),
        (
            "torn",
            format!("{HEADER}{row}2026-03-02,7"),
            "snapshots.csv:3: 2 cells where the header has 20",
        ),
        (
            "doubled",
            format!("{HEADER}{row}{row}"),
            "snapshots.csv:2: 2026-03-01 has more than one row; the last one (line 3) is used",
        ),
        (
            "marker",
            format!("{HEADER}<<<<<<< HEAD\n{row}=======\n{row}>>>>>>> b\n"),
            "snapshots.csv:2: a conflict marker",
        ),
        (
            "score",
            format!("{HEADER}{}", row.replace("18.2", "25.50")),
            "snapshots.csv:2: column `brand`: score 25.50 is above 25 points",
        ),
        (
            "date",
            format!("{HEADER}{}", row.replace("2026-03-01", "3/4/2026")),
            "snapshots.csv:2: column `date`: `3/4/2026`: two readings",
        ),
        (
            "quote",
            format!(
                "{HEADER}{row}{}",
                row.replace("typed,", "typed,\"x").replace("03-01", "03-02")
            ),
            "snapshots.csv:3: column `note`: a quotation mark is not closed",
        ),
    ];
    for (name, text, expected) in cases {
        let sandbox = Sandbox::new();
        sandbox.write("snapshots.csv", &text);
        let error = sandbox.ssi("record 72").fails(5);
        assert!(error.starts_with(&format!("ssi: {expected}")), "{name}: {error}");
        assert!(error.contains("\n  why: ") && error.contains("\n  fix: "), "{name}: {error}");
        assert_eq!(sandbox.read("snapshots.csv"), text, "{name}");
    }
    let sandbox = Sandbox::new();
    let bytes = [HEADER.as_bytes(), b"2026-03-01,72,,,,,,,,,,,,,,,,,typed,M\xfcller\n"].concat();
    sandbox.write("snapshots.csv", "");
    put(&sandbox.file("snapshots.csv"), &bytes);
    let error = sandbox.ssi("record 72").fails(5);
    assert!(error.starts_with("ssi: snapshots.csv:2: byte 38 is not UTF-8"), "{error}");
    assert_eq!(std::fs::read(sandbox.file("snapshots.csv")).unwrap(), bytes);
}

#[test]
fn every_write_prepares_its_undo_step() {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 70 --on yesterday").ok();
    let before = sandbox.read("snapshots.csv");
    sandbox.ssi("record 72").ok();
    assert_eq!(sandbox.read(".ssi/undo/00000002.snapshots.csv"), before);
    let step: serde_json::Value =
        serde_json::from_str(&sandbox.read(".ssi/undo/00000002.json")).unwrap();
    assert_eq!(
        (&step["command"], &step["files"][0]["file"]),
        (&"record 2026-03-03 (72)".into(), &"snapshots.csv".into())
    );
}
