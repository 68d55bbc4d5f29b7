//! `ssi explain`, `ssi effects` and the splits of `ssi changes`: what the model says to a person.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::architecture::{rust_files, source};
use crate::support::{Run, Sandbox, put};

/// Runs the program on the demo of two years, whose effects are known (`examples/make_demo.rs`).
fn demo(sandbox: &Sandbox, line: &str) -> Run {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/demo");
    let mut command = sandbox.command(line.split_whitespace());
    command.env("SSI_DIR", demo).output().unwrap().into()
}

/// Scores of that many weeks, the brand one up by a point in the last.
fn weeks(count: u32) -> Sandbox {
    let sandbox = Sandbox::new();
    let mut text = "date,total,brand\n".to_owned();
    for week in (0..count).rev() {
        let brand = if week == 0 { "11.5" } else { "10.5" };
        let day =
            ssi::domain::Date::parse("2026-03-03").unwrap().plus_days(-7 * week.cast_signed());
        text.push_str(&[&day.to_string(), ",50,", brand, "\n"].concat());
    }
    sandbox.write("snapshots.csv", text);
    sandbox
}

#[test]
fn the_effects_of_the_demo_are_found_and_no_others() {
    let sandbox = Sandbox::new();
    let csv = demo(&sandbox, "effects --csv").ok();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let mut likely: Vec<(String, String)> = Vec::new();
    for row in reader.records() {
        let row = row.unwrap();
        if &row[4] != "none" {
            assert_eq!(&row[4], "likely", "{row:?}");
            likely.push((row[0].to_owned(), row[1].to_owned()));
        }
    }
    likely.sort();
    let truth = [
        ("brand", "article"),
        ("brand", "profile"),
        ("insights", "comment"),
        ("insights", "post"),
        ("people", "search"),
        ("relationships", "connection"),
    ];
    assert_eq!(likely, truth.map(|(pillar, kind)| (pillar.to_owned(), kind.to_owned())));
}

#[test]
fn a_change_is_split_into_parts_with_ranges_that_add_up() {
    let sandbox = Sandbox::new();
    let answer = demo(&sandbox, "explain").ok();
    let lines: Vec<&str> = answer.lines().collect();
    assert_eq!(lines[0], "Brand 18.991 -> 19.62 (+0.629), 1 Mar - 3 Mar 2026, week so far");
    assert!(lines[1].starts_with("  articles       +0.6  (0."), "{answer}");
    assert!(lines[1].ends_with(")   1 new, earlier ones wearing off"), "{answer}");
    assert!(lines[2].starts_with("  not explained "), "{answer}");
    assert!(lines[3].starts_with("Wearing off: "), "{answer}");
    let caveat = "From 306 snapshots, 90 % ranges: what went together, not what caused it.";
    assert_eq!(lines[4..], [caveat]);

    let json: serde_json::Value =
        serde_json::from_str(&demo(&sandbox, "explain --json --all").ok()).unwrap();
    assert_eq!(json["schema"], "ssi/links/1");
    let parts = json["changes"].as_array().unwrap();
    for part in parts {
        let number = |key: &str| part[key].as_f64().unwrap_or(0.0);
        let keys = ["lower", "lower80", "lower50", "mean", "upper50", "upper80", "upper"];
        assert!(keys.map(number).is_sorted(), "{part}");
    }
    for rest in json["unexplained"].as_array().unwrap() {
        let is_of = |part: &&serde_json::Value| {
            ["from", "to", "pillar"].iter().all(|key| part[key] == rest[key])
        };
        let sum: f64 = parts.iter().filter(is_of).filter_map(|part| part["mean"].as_f64()).sum();
        let number = |key: &str| rest[key].as_f64().unwrap();
        let all = sum + number("mean") + number("rounding");
        assert!((all - number("change")).abs() < 1e-9, "{rest}");
        assert!(number("lower") <= number("mean") && number("mean") <= number("upper"), "{rest}");
    }
}

/// The numbers behind each name in a split, the change itself first.
fn shown_numbers(answer: &str) -> Vec<f64> {
    let number = |text: &str| text.trim_matches(['(', ')', ',', '+']).parse::<f64>().unwrap();
    let heading = answer.lines().next().unwrap();
    let change = heading.split_once(" (").unwrap().1.split_once(')').unwrap().0;
    let is_part = |line: &&str| line.starts_with("  ") && !line.starts_with("   ");
    let parts = answer.lines().skip(1).filter(is_part).map(|line| {
        let (_, after_name) = line.trim_start().split_once("  ").unwrap();
        number(after_name.split_whitespace().next().unwrap())
    });
    std::iter::once(number(change)).chain(parts).collect()
}

#[test]
fn what_is_shown_adds_up_and_the_total_has_its_rounding() {
    let sandbox = Sandbox::new();
    for line in
        ["explain --pillar total", "explain", "explain 2026-02-26 --pillar insights --by snapshot"]
    {
        let answer = demo(&sandbox, line).ok();
        let numbers = shown_numbers(&answer);
        let sum: f64 = numbers[1..].iter().sum();
        assert!(numbers.len() > 2 && (sum - numbers[0]).abs() < 0.0501, "{answer}");
    }
    let total = demo(&sandbox, "explain --pillar total").ok();
    assert!(total.starts_with("Total 68 -> 69 (+1), 1 Mar - 3 Mar 2026, week so far\n"), "{total}");
    assert!(total.contains("\n  rounding of the total  "), "{total}");
    // No range shrinks to a single number.
    assert!(!total.contains("(0.1 to 0.1)"), "{total}");
}

#[test]
fn the_links_of_changes_are_in_json_too() {
    let json = demo(&Sandbox::new(), "changes --last 1d --json").ok();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    for found in json["changes"][0]["moves"].as_array().unwrap() {
        let links = found["links"].as_array().unwrap().iter().map(|link| &link["mean"]);
        let rest = [&found["not_explained"]["mean"], &found["rounding"]];
        let sum: f64 = links.chain(rest).map(|number| number.as_f64().unwrap()).sum();
        assert!((sum - found["moved"].as_f64().unwrap()).abs() < 1e-9, "{found}");
    }
    let brand = &json["changes"][0]["moves"][1];
    assert_eq!(
        (&brand["series"], &brand["links"][0]["kind"]),
        (&"brand".into(), &"article".into())
    );
}

#[test]
fn a_day_chooses_the_change_around_it_and_rows_take_it_apart() {
    let sandbox = Sandbox::new();
    let answer = demo(&sandbox, "explain 2025-05-13").ok();
    assert!(
        answer.contains("Several pillars jumped at once: LinkedIn may have changed"),
        "{answer}"
    );
    let answer = demo(&sandbox, "explain 2026-02-26 --by snapshot --pillar insights --rows").ok();
    assert!(
        answer.starts_with("Insights 16 -> 16.3") || answer.starts_with("Insights 15.9 -> 16.3"),
        "{answer}"
    );
    assert!(answer.contains(" smaller rows together "), "{answer}");
    let error = demo(&sandbox, "explain 2020-01-01").fails(3);
    assert!(error.starts_with("ssi: there is no change that spans 2020-01-01\n"), "{error}");
}

#[test]
fn changes_say_below_each_what_it_is_linked_to() {
    let answer = demo(&Sandbox::new(), "changes --last 1d").ok();
    let lines: Vec<&str> = answer.lines().collect();
    assert!(lines[1].starts_with("    brand +0.6: articles +0.6 (0."), "{answer}");
    assert!(lines[1].ends_with("); 0.0 not explained"), "{answer}");
}

#[test]
fn with_few_snapshots_it_is_too_early_to_say() {
    let sandbox = weeks(5);
    sandbox.ssi("log post 3 --on 2026-02-28").ok();
    let answer = sandbox.ssi("explain").ok();
    let expected = "Brand 10.5 -> 11.5 (+1), 24 Feb - 3 Mar 2026\nToo early to say: 5 snapshots. ";
    assert!(answer.starts_with(expected), "{answer}");
    assert!(sandbox.ssi("changes").ok().contains("\nToo early to say: 5 snapshots. "));
    assert!(sandbox.ssi("effects").ok().contains("brand: Too early to say: 5 snapshots. "));
    let totals = Sandbox::new();
    totals.write("snapshots.csv", "date,total\n2026-03-01,50\n2026-03-02,51\n");
    let answer = totals.ssi("explain").ok();
    assert!(
        answer.starts_with("Total 50 -> 51 (+1), 1 Mar - 2 Mar 2026, week so far\nToo early"),
        "{answer}"
    );
    let error = totals.ssi("explain --pillar brand").fails(3);
    assert!(error.starts_with("ssi: there is no change of brand yet\n"), "{error}");
    let error = weeks(1).ssi("explain").fails(3);
    assert!(error.starts_with("ssi: there is no change yet\n"), "{error}");
}

#[test]
fn a_steady_rise_beside_one_kind_done_evenly_but_for_a_burst_is_no_link() {
    let sandbox = Sandbox::new();
    let last = ssi::domain::Date::parse("2026-03-03").unwrap();
    let mut snapshots = "date,total,brand\n".to_owned();
    let mut activities = "id,date,kind,count\n".to_owned();
    for week in 0..18 {
        let (day, brand) = (last.plus_days(7 * (week - 17)), 100 + 5 * week);
        writeln!(snapshots, "{day},50,{}.{}", brand / 10, brand % 10).unwrap();
        let count = if week == 0 { 14 } else { 5 };
        writeln!(activities, "a{},{day},comment,{count}", 1000 + week).unwrap();
    }
    sandbox.write("snapshots.csv", snapshots);
    sandbox.write("activities.csv", activities);
    let answer = sandbox.ssi("effects --all --csv").ok();
    let verdicts = answer.lines().skip(1).map(|line| line.split(',').nth(4).unwrap());
    assert_eq!(verdicts.collect::<Vec<_>>(), ["none", "none"], "{answer}");
}

#[test]
fn where_nothing_was_logged_nothing_is_linked() {
    let answer = weeks(12).ssi("explain").ok();
    assert!(
        answer.ends_with(
            "\nNothing is linked: no activity was logged. Save what you do: ssi log comment 5\n"
        ),
        "{answer}"
    );
    for line in ["changes", "effects"] {
        let answer = weeks(12).ssi(line).ok();
        assert!(answer.contains("Nothing is linked: no activity was logged."), "{answer}");
    }
    let sandbox = weeks(12);
    sandbox.ssi("log post 1 --on 2025-12-20").ok();
    let answer = sandbox.ssi("explain").ok();
    assert!(answer.contains("  not explained  +1.0"), "{answer}");
    assert!(
        answer.contains("No logged activity lies close enough to be compared with it.\n"),
        "{answer}"
    );
}

#[test]
fn one_edit_and_one_jump_prove_nothing() {
    let sandbox = weeks(30);
    sandbox.ssi("log profile 1 --on 2026-03-02").ok();
    let effects = sandbox.ssi("effects --csv").ok();
    assert!(!effects.contains("likely"), "{effects}");
    assert!(effects.contains("few_occurrences"), "{effects}");
    let answer = sandbox.ssi("explain").ok();
    let answer = answer.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        answer.contains("1 new; possible, but done on few days, which shows little"),
        "{answer}"
    );
}

#[test]
fn a_stretch_that_no_import_covers_is_partly_unknown() {
    let sandbox = weeks(12);
    sandbox.write("coverage.csv", "source,kind,from,to\nexport,post,2026-01-01,x\n");
    let error = sandbox.ssi("explain").fails(5);
    assert!(error.starts_with("ssi: coverage.csv:2: column `to`: "), "{error}");
    sandbox.write("coverage.csv", "source,kind,from,to\nexport,post,2026-01-01,2026-02-01\n");
    sandbox.ssi("explain").ok();
}

#[test]
fn what_was_imported_counts_once_beside_the_log() {
    let sandbox = weeks(12);
    sandbox.ssi("log post 3 --on 2026-02-28").ok();
    let before = sandbox.ssi("changes").ok();
    sandbox.write("events.csv", "date,kind,count,key\n2026-02-28,post,2,a\n2026-02-28,post,1,b\n");
    assert_eq!(sandbox.ssi("changes").ok(), before);
    sandbox.write("events.csv", "date,kind,count,key\n2026-02-28,post,5,a\n2026-03-01,view,4,b\n");
    let changes = sandbox.ssi("changes").ok();
    assert!(changes.contains("    logged: 5 posts, 4 profile views\n"), "{changes}");
    sandbox.write("events.csv", "date,kind,count,key\n2026-02-30,post,5,a\n");
    let error = sandbox.ssi("changes").fails(5);
    assert!(error.starts_with("ssi: events.csv:2: column `date`: "), "{error}");
}

#[test]
fn what_was_computed_is_kept_outside_the_data_and_never_trusted_blindly() {
    let sandbox = weeks(12);
    sandbox.ssi("log post 3 --on 2026-02-28").ok();
    let data = || {
        let mut names: Vec<_> =
            fs::read_dir(sandbox.file("")).unwrap().map(|e| e.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = data();
    let first = sandbox.ssi("explain").ok();
    let cache = sandbox.path().join("cache/ssi");
    let kept =
        || -> Vec<_> { fs::read_dir(&cache).unwrap().map(|entry| entry.unwrap().path()).collect() };
    assert_eq!(kept().len(), 1);
    assert_eq!(data(), before, "a reader leaves the data folder alone");
    assert_eq!(sandbox.ssi("explain").ok(), first);
    assert_eq!(sandbox.ssi("explain --no-cache").ok(), first);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&cache), mode(&kept()[0])), (0o700, 0o600));
    }
    let whole = fs::read(&kept()[0]).unwrap();
    for damaged in
        [whole[..whole.len() / 2].to_vec(), Vec::new(), b"nonsense, but long enough".to_vec()]
    {
        put(&kept()[0], &damaged);
        assert_eq!(sandbox.ssi("explain").ok(), first);
        assert_eq!(fs::read(&kept()[0]).unwrap(), whole, "it is computed and kept again");
    }
    sandbox.ssi("log post 2 --on 2026-02-20").ok();
    sandbox.ssi("explain").ok();
    assert_eq!(kept().len(), 2, "other activity has a result of its own");
    fs::remove_dir_all(sandbox.path().join("cache")).unwrap();
    put(&sandbox.path().join("cache"), "a file where the folder should be");
    sandbox.ssi("explain").ok();
}

#[test]
fn no_row_for_a_spreadsheet_is_broken_or_run_as_a_formula() {
    const NAME: &str = "=talk,-panel-\"x\"";
    let sandbox = weeks(12);
    let error = sandbox.run(["log", r#"=talk, panel "x""#, "--new-kind"]).fails(2);
    assert!(error.contains("cannot be the name of a kind"), "{error}");
    // Nor does a file that was written by hand make one of it.
    sandbox.write(
        "activities.csv",
        "date,kind,count\n2026-02-10,\"=talk, panel \"\"x\"\"\",1\n2026-02-25,post,2\n",
    );
    for line in ["effects --csv", "explain --csv", "explain --csv --all"] {
        let run = sandbox.ssi(line);
        assert!(run.stderr.starts_with("warning: activities.csv:2: "), "{run:?}");
        let mut reader = csv::Reader::from_reader(run.stdout.as_bytes());
        let place = reader.headers().unwrap().iter().position(|name| name == "kind").unwrap();
        let kinds: Vec<String> =
            reader.records().map(|row| row.unwrap()[place].to_owned()).collect();
        assert!(kinds.iter().any(|kind| *kind == format!("'{NAME}")), "{run:?}");
        assert!(kinds.iter().any(|kind| kind == "post"), "{run:?}");
        assert!(!kinds.iter().any(|kind| kind.starts_with('=')), "{run:?}");
    }
    // JSON is run by nobody.
    for line in ["effects --json", "explain --json"] {
        let json: serde_json::Value = serde_json::from_str(&sandbox.ssi(line).stdout).unwrap();
        let effects = json["effects"].as_array().unwrap();
        assert!(effects.iter().any(|effect| effect["kind"] == NAME), "{json}");
    }
}

/// Whether a text has figures, and all of them are zeros.
fn is_all_zeros(text: &str) -> bool {
    text.contains('0') && !text.contains(|c: char| matches!(c, '1'..='9'))
}

#[test]
fn no_link_is_told_of_which_only_zeros_are_seen() {
    let sandbox = Sandbox::new();
    let answer = demo(&sandbox, "changes --all").ok();
    let mut parts = 0;
    let is_link = |line: &&str| line.starts_with("    ") && line.contains("; ");
    let number = |text: &str| text.parse::<f64>().unwrap();
    for line in answer.lines().filter(is_link) {
        let (change, split) = line.split_once(": ").unwrap();
        let (told, rest) = split.split_once("; ").unwrap();
        let mut sum = number(rest.split(' ').next().unwrap());
        for part in told.split("), ") {
            // `earlier posts wearing off -0.1 (-0.2 to 0.0`
            let (name, range) = part.split_once(" (").unwrap();
            let (_, mean) = name.rsplit_once(' ').unwrap();
            assert!(!is_all_zeros(mean) && !is_all_zeros(range), "{line}");
            sum += number(mean);
            parts += 1;
        }
        let change = number(change.rsplit_once(' ').unwrap().1);
        assert!((sum - change).abs() < 1e-9, "{line}");
    }
    assert!(parts > 100, "{answer}");
    // The others do not seem more exact for its sake.
    let answer = demo(&sandbox, "explain 2025-04-25 --by snapshot --pillar brand").ok();
    assert!(answer.contains("  profile edits  +0.5  "), "{answer}");
    assert!(!answer.contains("articles"), "{answer}");
    // Asked for, such kinds are told by name, once.
    let answer = demo(&sandbox, "explain 2025-04-25 --by snapshot --pillar brand --all").ok();
    let (rows, each) = answer.split_once("\n    each less than 0.05: articles, ").unwrap();
    assert!(each.contains("comments, "), "{answer}");
    assert!(!rows.lines().any(|row| row.contains("less than")), "{answer}");
}

/// Weeks up to 3 March 2026 in which a score goes up by so many thousandths for each of what was
/// done the day after the snapshot before: nothing, as often as not. The last week begins with two.
fn lifted(kind: &str, weeks: usize, each: i32, unit: i32) -> (Sandbox, Vec<(String, i32)>) {
    const TIMES: [i32; 13] = [2, 0, 0, 1, 0, 2, 0, 0, 0, 1, 1, 0, 2];
    let last = ssi::domain::Date::parse("2026-03-03").unwrap();
    let sandbox = Sandbox::new();
    let mut log = "date,kind,count\n".to_owned();
    let (mut scores, mut score) = (Vec::new(), 5000);
    for week in 0..weeks {
        let back = weeks - 1 - week;
        let day = last.plus_days(-7 * i32::try_from(back).unwrap());
        scores.push((day.to_string(), score));
        let times = if back == 0 { 0 } else { TIMES[(back - 1) % TIMES.len()] };
        if times > 0 {
            writeln!(log, "{},{kind},{}", day.plus_days(1), times * unit).unwrap();
            score += times * unit * each;
        }
    }
    sandbox.write("activities.csv", log);
    (sandbox, scores)
}

/// Snapshots with a total, and of the last `brand` weeks a brand score that moves by a third of it.
fn totals(weeks: usize, brand: usize) -> Sandbox {
    let (sandbox, scores) = lifted("post", weeks, 800, 1);
    let mut text = "date,total,brand\n".to_owned();
    for (week, (day, score)) in scores.iter().enumerate() {
        let of_brand = (f64::from(*score) / 300.0).round() / 10.0;
        let of_brand = if week + brand >= weeks { of_brand.to_string() } else { String::new() };
        writeln!(text, "{day},{}.{},{of_brand}", 40 + score / 1000, score / 100 % 10).unwrap();
    }
    sandbox.write("snapshots.csv", text);
    sandbox
}

fn json(sandbox: &Sandbox, line: &str) -> serde_json::Value {
    serde_json::from_str(&sandbox.ssi(line).ok()).unwrap()
}

#[test]
fn a_total_without_pillars_is_linked_by_every_command() {
    // Of the last three weeks there is a brand score too: too few.
    for brand in [0, 3] {
        let sandbox = totals(30, brand);
        let effects = sandbox.ssi("effects --quiet").ok();
        assert!(effects.contains("\ntotal\n  posts  +0."), "{effects}");
        assert_eq!(sandbox.ssi("effects --pillar total --quiet").ok().lines().count(), 6);
        let explained = sandbox.ssi("explain").ok();
        assert!(explained.starts_with("Total "), "{explained}");
        assert!(explained.contains("\n  posts          +1."), "{explained}");
        assert!(explained.contains("\nFrom 30 snapshots"), "{explained}");
        let changes = sandbox.ssi("changes --quiet").ok();
        assert!(changes.contains("\n    total +1.6: posts +1."), "{changes}");
        assert!(changes.contains("\nFrom 30 snapshots"), "{changes}");
        assert!(!changes.contains("No evidence") && !changes.contains("\n    brand"), "{changes}");
        let early = "\nbrand: Too early to say: 3 snapshots. ";
        assert_eq!(changes.contains(early), brand == 3, "{changes}");
        assert_eq!(effects.contains(early), brand == 3, "{effects}");

        let effects = json(&sandbox, "effects --pillar total --json");
        assert!(effects["effects"].as_array().unwrap().iter().any(|effect| {
            effect["kind"] == "post" && effect["pillar"] == "total" && effect["verdict"] == "likely"
        }));
        let explained = json(&sandbox, "explain --json");
        let changes = json(&sandbox, "changes --json");
        let moved = &changes["changes"][0]["moves"][0];
        let part = &explained["changes"][0];
        assert_eq!((&moved["series"], &part["pillar"]), (&"total".into(), &"total".into()));
        assert_eq!((&moved["links"][0]["kind"], &part["kind"]), (&"post".into(), &"post".into()));
        assert_eq!(moved["links"][0]["mean"], part["mean"]);
    }
    for line in ["plot change --pillar people", "explain --pillar people"] {
        let error = totals(30, 0).ssi(line).fails(3);
        assert!(error.ends_with("\n  fix: ssi explain --pillar total\n"), "{error}");
    }
    // The picture is of the total, and has the same numbers.
    let plotted = totals(30, 3).ssi("plot change").ok();
    assert!(plotted.starts_with("ssi-change-2026-03-03.png\n"), "{plotted}");
    let explained = totals(30, 3).ssi("explain").ok();
    let (_, posts) = explained.lines().nth(1).unwrap().split_once("  posts").unwrap();
    let numbers: Vec<&str> = posts.split_whitespace().take(4).collect();
    assert!(plotted.contains(&numbers.join(" ")), "{plotted}\n{explained}");
    // With a brand score in twelve of the weeks both are told, and the pillar is taken apart.
    let sandbox = totals(30, 12);
    let changes = sandbox.ssi("changes --quiet").ok();
    assert!(changes.contains("\n    total +1.6: posts +1."), "{changes}");
    assert!(changes.contains("\n    brand +0.5: posts +0."), "{changes}");
    assert!(changes.contains("\nFrom 12 to 30 snapshots, "), "{changes}");
    assert!(sandbox.ssi("explain").ok().starts_with("Brand "));
    assert!(sandbox.ssi("explain --pillar total").ok().starts_with("Total "));
    let changes = sandbox.ssi("changes --pillar brand --quiet").ok();
    assert!(changes.contains("\nFrom 12 snapshots, "), "{changes}");
    let changes = sandbox.ssi("changes --pillar total --quiet").ok();
    assert!(!changes.contains("brand"), "{changes}");
}

#[test]
fn the_total_as_a_sum_has_no_effects_of_its_own() {
    let sandbox = Sandbox::new();
    let answer = demo(&sandbox, "effects --pillar total").ok();
    let expected = "The total is the sum of the four pillars here: what goes with it goes with a \
        pillar.\nSee each of them: ssi effects\n\
        Take one change of the total apart: ssi explain --pillar total\n";
    assert_eq!(answer, expected);
    for line in ["effects --pillar total --csv", "effects --pillar total --json"] {
        let run = demo(&sandbox, line);
        assert_eq!(run.exit, Some(0));
        assert!(run.stderr.contains("it is the sum of the four pillars"), "{}", run.stderr);
    }
}

#[test]
fn what_is_linked_over_the_history_is_not_denied_of_changes_that_hold_little_of_it() {
    let (sandbox, scores) = lifted("post", 40, 800, 1);
    // Half a year in which the score wanders by itself, long after the last post.
    let mut text = "date,total\n".to_owned();
    let (mut day, mut total) = (String::new(), 0);
    for (date, score) in scores {
        total = 40_000 + score;
        writeln!(text, "{date},{}.{:03}", total / 1000, total % 1000).unwrap();
        day = date;
    }
    let day = ssi::domain::Date::parse(&day).unwrap();
    for week in 1..=26 {
        total += if week % 2 == 0 { 1500 } else { -1400 };
        writeln!(text, "{},{}.{:03}", day.plus_days(7 * week), total / 1000, total % 1000).unwrap();
    }
    sandbox.write("snapshots.csv", text);
    let run =
        |line: &str| Run::from(sandbox.command_on("2026-10-01", line.split(' ')).output().unwrap());
    let effects = run("effects --quiet").ok();
    assert!(effects.contains("\n  posts  "), "{effects}");
    let changes = run("changes --quiet").ok();
    assert!(!changes.contains("not explained"), "{changes}");
    let changes = changes.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = |kind| {
        changes.contains(&format!(
            " No single activity likely goes with these changes. Over the whole history: {kind} with total. "
        ))
    };
    assert!(said("posts") || said("perhaps posts"), "{changes}");
}

#[test]
fn too_early_is_said_of_what_has_few_snapshots() {
    // Five totals; a brand score once.
    let sandbox = totals(5, 1);
    let answer = sandbox.ssi("effects").ok();
    assert!(answer.starts_with("total: Too early to say: 5 snapshots. "), "{answer}");
    assert_eq!(answer.lines().count(), 1, "{answer}");
    let answer = sandbox.ssi("effects --pillar brand").ok();
    assert!(answer.starts_with("brand: Too early to say: 1 snapshot. "), "{answer}");
    assert!(sandbox.ssi("changes").ok().contains("\nToo early to say: 5 snapshots. "));
    assert!(sandbox.ssi("explain").ok().contains("\nToo early to say: 5 snapshots. "));
    // One snapshot and a log: it is not that nothing was logged.
    let sandbox = totals(1, 0);
    sandbox.ssi("log post").ok();
    let answer = sandbox.ssi("effects").ok();
    assert!(answer.starts_with("Too early to say: 1 snapshot. "), "{answer}");
    // Of a pillar with five snapshots nothing is said beside a total with thirty.
    let sandbox = totals(30, 5);
    let answer = sandbox.ssi("changes --pillar brand").ok();
    assert!(answer.contains("\nToo early to say: 5 snapshots. "), "{answer}");
    assert!(!answer.contains("posts ("), "{answer}");
    let answer = sandbox.ssi("explain --pillar brand").ok();
    assert!(answer.contains("\nToo early to say: 5 snapshots. "), "{answer}");
}

#[test]
fn effects_are_told_for_as_many_as_show_something() {
    let (sandbox, scores) = lifted("invitation", 40, 1, 100);
    let mut text = "date,total,brand,people,insights,relationships\n".to_owned();
    for (day, score) in scores {
        writeln!(text, "{day},50,,,,{}.{:03}", score / 1000, score % 1000).unwrap();
    }
    sandbox.write("snapshots.csv", text);
    let answer = sandbox.ssi("effects --quiet").ok();
    let line = answer.lines().find(|line| line.starts_with("  invitations  +0.1")).unwrap();
    assert!(line.contains("  for 100 more  likely, "), "{answer}");
    // Files have it for one.
    let json = json(&sandbox, "effects --json --pillar relationships");
    let of_one = json["effects"][0]["per_unit"].as_f64().unwrap();
    assert!((of_one - 0.001).abs() < 0.0002, "{json}");
    // No size of which only zeros are seen, in 80 columns.
    let answer = demo(&sandbox, "effects --all --quiet").ok();
    let mut sizes = 0;
    for line in answer.lines() {
        assert!(line.chars().count() <= 80, "{line}");
        let cells: Vec<&str> = line.split("  ").filter(|cell| !cell.is_empty()).collect();
        if let [_, size, unit, _] = cells.as_slice() {
            assert!(unit.trim_start().starts_with("for ") && !is_all_zeros(size), "{line}");
            assert!(!line.contains("less than"), "{line}");
            sizes += 1;
        }
    }
    assert!(sizes > 20, "{answer}");
}

/// Texts that the program may never print: that something caused a change or will change a score,
/// that it is useless, how LinkedIn computes, certainty.
const FORBIDDEN: [&str; 16] = [
    "caused",
    "causes",
    "because you",
    "will raise",
    "will rise",
    "will increase",
    "will improve",
    "useless",
    "has no effect",
    "proven",
    "proves",
    "guarantee",
    "linkedin uses",
    "linkedin counts",
    "due to your",
    "thanks to",
];

/// The places for the word: the denials.
const ALLOWED: [&str; 2] = ["not what caused it", "not proof that they caused it"];

#[test]
fn no_text_claims_what_the_data_cannot_carry() {
    fn check(text: &str, place: &str) {
        let mut text = text.to_lowercase().replace('\n', " ");
        for allowed in ALLOWED {
            text = text.replace(allowed, "");
        }
        for forbidden in FORBIDDEN {
            assert!(!text.contains(forbidden), "`{forbidden}` in {place}");
        }
    }
    // Every text in the source: strings, and the doc comments that clap prints.
    for module in ["cli", "answer", "words", "chart", "safety"] {
        for path in rust_files(&source().join(module)) {
            let code = fs::read_to_string(&path).unwrap();
            let is_printed = |line: &&str| !line.trim_start().starts_with("//!");
            let printed: Vec<&str> = code.lines().filter(is_printed).collect();
            check(&printed.join("\n"), &path.display().to_string());
        }
    }
    // Tables and letters that are printed as they are.
    for path in ["data/limits.csv", "data/letters"]
        .map(|path| Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
    {
        let files = if path.is_dir() {
            fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()).collect()
        } else {
            vec![path]
        };
        for file in files {
            check(&fs::read_to_string(&file).unwrap(), &file.display().to_string());
        }
    }
    // And what is said of real data, whatever it is built from.
    let sandbox = Sandbox::new();
    for line in [
        "explain --all",
        "effects --all",
        "changes --all",
        "status",
        "limits",
        "limits --sources",
        "restriction --all",
        "help explain",
        "help effects",
    ] {
        let run = demo(&sandbox, line);
        check(&run.stdout, line);
        check(&run.stderr, line);
        for certain in [" 0 %", " 100 %"] {
            assert!(!run.stdout.contains(certain), "{line}");
        }
    }
}
