//! `ssi plot`: where pictures go, and what is said of them.

use std::collections::HashMap;
use std::fs;
use std::io::Cursor;
use std::path::Path;

use crate::support::{Sandbox, put};

fn small() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.ssi("log invitation 12").ok();
    sandbox.ssi("record 70 17.6 15.4 17.9 19.1 --on 2026-02-17").ok();
    sandbox.ssi("record 72 18.2 15.4 19.1 19.3 --industry-average 43 --network-rank 12").ok();
    sandbox
}

const NAME: &str = "ssi-overview-2026-03-03.png";

#[test]
fn the_file_is_named_after_chart_and_last_day() {
    let sandbox = small();
    let answer = sandbox.ssi("plot").ok();
    let (file, alt) = answer.split_once('\n').unwrap();
    assert_eq!(file, NAME);
    assert!(alt.starts_with("Line chart of the Social Selling Index, 17 Feb to 3 Mar 2026, 2 snapshots. Total 72, from 70;"), "{alt}");
    let png = fs::read(sandbox.path().join(NAME)).unwrap();
    assert!(png.starts_with(b"\x89PNG"));
    let text = String::from_utf8_lossy(&png);
    assert!(text.contains(alt.trim_end()), "the description is in the file too");
}

#[test]
fn the_same_data_give_the_same_bytes() {
    let sandbox = small();
    sandbox.ssi("plot").ok();
    let first = fs::read(sandbox.path().join(NAME)).unwrap();
    sandbox.ssi("plot").ok();
    assert_eq!(fs::read(sandbox.path().join(NAME)).unwrap(), first);
    let output = sandbox.command(["plot", "-o", "-"]).output().unwrap();
    assert_eq!(output.stdout, first);
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("Line chart of"));
}

#[test]
fn options_choose_colours_size_and_words() {
    let sandbox = small();
    let json: serde_json::Value = serde_json::from_str(
        &sandbox.ssi("plot --json --scale 1 --theme dark --title Mine -o x.png").ok(),
    )
    .unwrap();
    let chart = &json["charts"][0];
    assert_eq!((&chart["width"], &chart["height"]), (&640.into(), &704.into()));
    assert_eq!((&chart["title"], &chart["file"]), (&"Mine".into(), &"x.png".into()));
    let error = sandbox.ssi("plot --scale 5").fails(2);
    assert!(error.starts_with("ssi: --scale: `5` is not a whole number from 1 to 4"), "{error}");
}

#[test]
fn a_folder_takes_the_name() {
    let sandbox = small();
    fs::create_dir(sandbox.path().join("charts")).unwrap();
    sandbox.ssi("plot -o charts").ok();
    assert!(sandbox.path().join("charts").join(NAME).exists());
    let error = sandbox.ssi("plot -o nowhere/x.png").fails(6);
    assert!(error.starts_with("ssi: cannot save nowhere/x.png: "), "{error}");
}

#[test]
fn only_files_that_ssi_drew_are_replaced() {
    let sandbox = small();
    put(&sandbox.path().join("mine.png"), "not a chart");
    let error = sandbox.ssi("plot -o mine.png").fails(4);
    assert!(error.starts_with("ssi: mine.png exists already\n"), "{error}");
    assert_eq!(fs::read(sandbox.path().join("mine.png")).unwrap(), b"not a chart");
    sandbox.ssi("plot -o mine.png --overwrite").ok();
    sandbox.ssi("plot -o mine.png").ok();
}

#[test]
fn no_picture_is_written_where_records_are_kept() {
    let sandbox = small();
    let records = sandbox.file("snapshots.csv");
    let before = fs::read(&records).unwrap();
    let shown = records.display();
    let refused = |line: &str, exit: i32, what: &str| {
        let error = sandbox.ssi(line).fails(exit);
        assert!(error.contains(what), "{line}: {error}");
        assert_eq!(fs::read(&records).unwrap(), before, "{line}");
    };
    let where_kept = "lies where ssi keeps records";
    refused(&format!("plot --overwrite -o {shown}"), 2, "would hold a PNG picture");
    put(&sandbox.file("notes"), "mine");
    let notes = sandbox.file("notes");
    refused(&format!("plot --overwrite -o {}", notes.display()), 4, where_kept);
    refused(&format!("plot -o {}", sandbox.file("").display()), 4, where_kept);
    refused(&format!("plot -o {}", sandbox.file("new.png").display()), 4, where_kept);
    sandbox.ssi("restriction start").ok();
    let letter = sandbox.file("events.csv");
    refused(&format!("restriction letter -o {}", letter.display()), 4, where_kept);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&records, sandbox.path().join("link.png")).unwrap();
        refused("plot --overwrite -o link.png", 4, where_kept);
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_never_replaced() {
    let sandbox = small();
    let fifo = sandbox.path().join("pipe.png");
    assert!(std::process::Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    for line in ["plot -o pipe.png", "plot -o pipe.png --overwrite", "plot -o /dev/null"] {
        let error = sandbox.ssi(line).fails(4);
        assert!(error.contains(" is no ordinary file\n"), "{error}");
    }
    put(&sandbox.path().join("target.png"), "");
    std::os::unix::fs::symlink("target.png", sandbox.path().join("link.png")).unwrap();
    sandbox.ssi("plot -o link.png --overwrite").ok();
    assert!(fs::read_link(sandbox.path().join("link.png")).is_ok(), "a link stays a link");
    assert!(fs::read(sandbox.path().join("target.png")).unwrap().starts_with(b"\x89PNG"));
}

#[test]
fn charts_of_several_people_do_not_replace_each_other() {
    let sandbox = small();
    sandbox.ssi("profile add Anna").ok();
    sandbox.ssi("-p Anna record 50").ok();
    let answer = sandbox.ssi("-p Anna plot").ok();
    assert!(answer.starts_with("ssi-overview-anna-2026-03-03.png\n"), "{answer}");
}

#[test]
fn a_picture_is_a_png() {
    let sandbox = small();
    put(&sandbox.path().join("chart.jpg"), "mine");
    let error = sandbox.ssi("plot -o chart.jpg --overwrite").fails(2);
    assert_eq!(error, "ssi: chart.jpg would hold a PNG picture\n  fix: -o chart.png\n");
}

#[test]
fn every_pillar_is_a_file_and_all_is_what_is_worth_a_look() {
    let sandbox = small();
    let answer = sandbox.ssi("plot pillar").ok();
    let files: Vec<&str> = answer.lines().step_by(2).collect();
    let expected = ["brand", "people", "insights", "relationships"]
        .map(|pillar| format!("ssi-pillar-{pillar}-2026-03-03.png"));
    assert_eq!(files, expected);
    assert!(answer.contains("Line chart of the insights score (0 to 25), 17 Feb to 3 Mar 2026"));
    assert!(expected.iter().all(|file| sandbox.path().join(file).exists()));
    let one = sandbox.ssi("plot PILLAR --pillar people --pillar brand -q").ok();
    assert_eq!(one, format!("{}\n{}\n", expected[1], expected[0]));
    let json: serde_json::Value =
        serde_json::from_str(&sandbox.run(["plot", "all", "--json", "--scale", "1"]).stdout)
            .unwrap();
    let charts = json["charts"].as_array().unwrap();
    let name = |chart: &serde_json::Value| {
        let pillar = chart["pillar"].as_str().map(|pillar| format!("-{pillar}"));
        format!("{}{}", chart["chart"].as_str().unwrap(), pillar.unwrap_or_default())
    };
    let every = [
        "overview",
        "pillar-brand",
        "pillar-people",
        "pillar-insights",
        "pillar-relationships",
        "change-insights",
        "benchmark",
        "activity",
        "calendar",
        "card",
    ];
    assert_eq!(charts.iter().map(name).collect::<Vec<_>>(), every);
    assert_eq!((&charts[0]["chart"], &charts[0]["pillar"]), (&"overview".into(), &().into()));
    assert_eq!((&charts[3]["chart"], &charts[3]["pillar"]), (&"pillar".into(), &"insights".into()));
    assert_eq!(
        (&charts[3]["file"], &charts[3]["width"]),
        (&expected[2].as_str().into(), &640.into())
    );
    let would = sandbox.run(["plot", "all", "-n"]).stdout;
    assert_eq!(would.lines().count(), every.len());
}

#[test]
fn a_pillar_that_was_never_recorded_is_left_out_or_named() {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 50 --on 2026-02-17").ok();
    sandbox.ssi("record --total 51 --brand 12 --on 2026-02-24").ok();
    let error = sandbox.ssi("plot pillar --pillar people").fails(3);
    let expected = "ssi: people was never recorded\n  fix: ssi record TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS\n";
    assert_eq!(error, expected);
    let run = sandbox.run(["plot", "all", "-q"]);
    assert_eq!(run.exit, Some(0));
    // The overview ends on the same day as the brand.
    assert_eq!(
        run.stdout,
        "ssi-overview-2026-02-24.png\nssi-change-2026-02-24.png\nssi-card-2026-02-24.png\n"
    );
    assert_eq!(run.stderr, "");
    let run = sandbox.run(["plot", "pillar", "change", "all", "-q"]);
    let files = ["pillar-brand", "change", "overview", "card"];
    assert_eq!(run.stdout, files.map(|name| format!("ssi-{name}-2026-02-24.png\n")).concat());
    let missing = ["people", "insights", "relationships"];
    // One value of the brand is no chart of its own, and what `all` leaves out is no warning.
    let pillars = missing
        .map(|name| format!("warning: pillar-{name} is left out: {name} was never recorded\n"));
    // Of so few values of the brand nothing can be said: the change is that of the total.
    assert_eq!(run.stderr, pillars.concat());
    let error = sandbox.ssi("plot pillar --until 2026-02-20").fails(3);
    assert!(error.starts_with("ssi: brand was never recorded until 2026-02-20\n"), "{error}");
}

#[test]
fn a_benchmark_needs_something_to_compare_with() {
    let sandbox = small();
    let answer = sandbox.ssi("plot benchmark").ok();
    let (file, alt) = answer.split_once('\n').unwrap();
    assert_eq!(file, "ssi-benchmark-2026-03-03.png");
    assert!(alt.contains("Latest comparison (3 Mar): 29 above the industry average."), "{alt}");
    let error = sandbox.ssi("plot benchmark --until 2026-02-20").fails(3);
    assert_eq!(
        error,
        "ssi: no average and no rank was recorded until 2026-02-20\n  \
         fix: ssi record ... --industry-average N --industry-rank N\n"
    );
    // What the fix names fills a day in that is there already.
    sandbox.ssi("record 70 --on 2026-02-17 --industry-rank 9").ok();
    // Without averages, the last day is that of the last rank.
    let answer = sandbox.ssi("plot benchmark --until 2026-02-20 --format svg --theme dark").ok();
    assert!(
        answer.starts_with("ssi-benchmark-2026-02-17.svg\nLine chart of the rank by "),
        "{answer}"
    );
    let svg = fs::read_to_string(sandbox.path().join("ssi-benchmark-2026-02-17.svg")).unwrap();
    assert!(svg.contains("<title id=\"title\">SSI 70 on 17 Feb 2026: top 9 % of industry</title>"));
}

#[test]
fn several_charts_want_a_folder() {
    let sandbox = small();
    fs::create_dir(sandbox.path().join("charts")).unwrap();
    sandbox.ssi("plot overview pillar -o charts").ok();
    assert_eq!(fs::read_dir(sandbox.path().join("charts")).unwrap().count(), 5);
    let error = sandbox.ssi("plot overview pillar -o nowhere").fails(2);
    let expected = "ssi: nowhere is no folder: it cannot take 5 charts\n  \
                    fix: draw one chart (of pillars by --pillar), or name a folder: -o nowhere/\n";
    assert_eq!(error, expected);
    put(&sandbox.path().join("file"), "mine");
    let error = sandbox.ssi("plot all -o file").fails(2);
    assert!(error.ends_with("name a folder: -o charts/\n"), "{error}");
    let error = sandbox.ssi("plot pillar -o -").fails(2);
    assert!(error.starts_with("ssi: stdout cannot take 4 charts\n"), "{error}");
    // One that cannot be replaced, and nothing is drawn.
    put(&sandbox.path().join("ssi-pillar-people-2026-03-03.png"), "mine");
    sandbox.ssi("plot pillar").fails(4);
    assert!(!sandbox.path().join("ssi-pillar-brand-2026-03-03.png").exists());
}

#[test]
fn a_folder_that_is_named_as_one_is_made() {
    let sandbox = small();
    let would = sandbox.ssi("plot -n -o new.d/").ok();
    assert_eq!(would, format!("Would draw new.d/{NAME}.\n"));
    assert!(!sandbox.path().join("new.d").exists());
    sandbox.ssi("plot overview pillar -o new.d/").ok();
    assert_eq!(fs::read_dir(sandbox.path().join("new.d")).unwrap().count(), 5);
    sandbox.ssi("plot -o new.d/").ok();
    // Nothing is made above it, and none for nothing.
    let error = sandbox.ssi("plot -o a/b/").fails(6);
    assert!(error.starts_with("ssi: cannot make the folder a/b/: "), "{error}");
    assert!(!sandbox.path().join("a").exists());
    sandbox.ssi("plot --since 2026-02-20 --until 2026-02-21 -o none/").fails(3);
    assert!(!sandbox.path().join("none").exists());
    put(&sandbox.path().join("file"), "mine");
    sandbox.ssi("plot -o file/").fails(6);
    assert_eq!(fs::read(sandbox.path().join("file")).unwrap(), b"mine");
}

#[test]
fn options_without_effect_are_refused() {
    let sandbox = small();
    for (line, what) in [
        ("plot activity --shape slide", "--shape is for the chart overview"),
        ("plot overview --pillar brand", "--pillar is for the chart pillar or change"),
        ("plot activity --pillar brand", "--pillar is for the chart pillar or change"),
        (
            "plot activity --axis full",
            "--axis is for the chart overview or pillar or benchmark or team",
        ),
        ("plot pillar --on 2026-03-03", "--on is for the chart change"),
        ("plot overview --activity", "--activity is for the chart card"),
        (
            "plot change --on 2026-03-03 --last 10w",
            "a day chooses the change, so that no period does",
        ),
        (
            "plot change --by week --last 10w",
            "a period is taken apart as one change, so that --by does not choose it",
        ),
        ("plot pillar --by week", "--by is for the chart change"),
        ("plot pillar --title Mine", "--title is for one chart, and these are 4"),
        ("plot --format svg --scale 2", "--scale is for PNG; an SVG has every size"),
        ("plot -o x.svg --format png", "x.svg would hold a PNG picture"),
        ("plot -o x.png --format svg", "x.png would hold an SVG picture"),
    ] {
        let error = sandbox.ssi(line).fails(2);
        assert!(error.starts_with(&format!("ssi: {what}\n  fix: ")), "{error}");
    }
    let answer = sandbox.ssi("plot pillar --pillar brand --axis fit").ok();
    assert!(answer.contains("The axis shows "), "{answer}");
}

#[test]
fn an_svg_is_written_and_replaced_as_a_png_is() {
    let sandbox = small();
    let answer = sandbox.ssi("plot --format svg").ok();
    let (file, alt) = answer.split_once('\n').unwrap();
    assert_eq!(file, "ssi-overview-2026-03-03.svg");
    let svg = fs::read_to_string(sandbox.path().join(file)).unwrap();
    assert!(svg.contains(&format!("<desc id=\"desc\">{}</desc>", alt.trim_end())), "{svg}");
    sandbox.ssi("plot -o x.svg --theme dark").ok();
    let json = sandbox.ssi("plot -o y.SVG --json").ok();
    assert!(json.contains("\"width\":640"), "{json}");
    assert_eq!(fs::read_to_string(sandbox.path().join("y.SVG")).unwrap(), svg);
    sandbox.ssi("plot -o x.svg").ok();
    assert_eq!(fs::read_to_string(sandbox.path().join("x.svg")).unwrap(), svg);
    put(&sandbox.path().join("x.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    sandbox.ssi("plot -o x.svg").fails(4);
}

#[test]
fn a_period_without_snapshots_has_no_picture() {
    let sandbox = small();
    let error = sandbox.ssi("plot --since 2026-02-20 --until 2026-02-25").fails(3);
    let expected = "\
ssi: there is no snapshot between 2026-02-20 and 2026-02-25
  why: the first is of 2026-02-17, the last of 2026-03-03
";
    assert_eq!(error, expected);
    assert!(Sandbox::new().ssi("plot").fails(3).starts_with("ssi: there is no snapshot yet\n"));
    let answer = sandbox.ssi("plot --until 2026-02-20").ok();
    assert!(answer.starts_with("ssi-overview-2026-02-17.png\n"), "{answer}");
}

#[test]
fn activity_is_drawn_up_to_today_and_needs_no_snapshot() {
    let sandbox = Sandbox::new();
    for line in
        ["log invitation 25 --on 2026-02-25", "log invitation 30 --on 2026-03-01", "log comment 5"]
    {
        assert_eq!(sandbox.ssi(line).exit, Some(0), "{line}");
    }
    let answer = sandbox.ssi("plot activity").ok();
    let expected = "\
ssi-activity-2026-03-03.png
Bar charts of the activity beside safe numbers, 24 Dec 2025 to 3 Mar 2026. Invitations, one day: 2 known days over \
the safe number 20; highest 30 on 1 Mar, 63 of 70 days not known. No known day over the safe numbers: invitations, 7 \
days (highest 55 or more on 1 Mar, safe number 100, 69 of 70 days not known).
";
    assert_eq!(answer, expected);
    let png = fs::read(sandbox.path().join("ssi-activity-2026-03-03.png")).unwrap();
    let alt = expected.split_once('\n').unwrap().1.trim_end();
    assert!(String::from_utf8_lossy(&png).contains(alt), "the description is in the file too");
    let run = sandbox.run(["plot", "all", "-q"]);
    assert_eq!(
        (run.exit, run.stdout.as_str()),
        (Some(0), "ssi-activity-2026-03-03.png\nssi-calendar-2026-03-03.png\n")
    );
    assert_eq!(run.stderr, "");
    sandbox.ssi("plot activity -q --format svg --theme dark").ok();
    assert!(sandbox.path().join("ssi-activity-2026-03-03.svg").exists());
}

#[test]
fn the_period_of_activity_ends_on_the_day_that_its_name_says() {
    #[track_caller]
    fn case(options: &str, file: &str, title: &str) {
        let sandbox = Sandbox::new();
        assert_eq!(sandbox.ssi("log invitation 25 --on 2026-01-10").exit, Some(0));
        let json: serde_json::Value =
            serde_json::from_str(&sandbox.ssi(&format!("plot activity --json -n {options}")).ok())
                .unwrap();
        let chart = &json["charts"][0];
        assert_eq!((&chart["file"], &chart["title"]), (&file.into(), &title.into()), "{options}");
    }
    let (today, january) = ("ssi-activity-2026-03-03.png", "ssi-activity-2026-01-12.png");
    case("", today, "Invitations: 1 known day over 20 in 10 weeks");
    case("--last 12w", today, "Invitations: 1 known day over 20 in 12 weeks");
    case("--since 2026-01-10", today, "Invitations: 1 day over 20 in 53 days");
    case("--until 2026-01-12", january, "Invitations: 1 known day over 20 in 10 weeks");
    case(
        "--since 2026-01-06 --until 2026-01-12",
        january,
        "Invitations: 1 known day over 20 in 1 week",
    );
    case("--last 65000d", today, "Invitations: 1 known day over 20 in 4,445 days");
    case("--title Mine", today, "Mine");
}

#[test]
fn activity_without_an_entry_that_counts_has_no_picture() {
    let sandbox = Sandbox::new();
    let nothing = "ssi: no invitations, messages or pending invitations were logged\n  fix: ssi log invitation 12\n";
    assert_eq!(sandbox.ssi("plot activity").fails(3), nothing);
    sandbox.ssi("record 72 18.2 15.4 19.1 19.3").ok();
    sandbox.ssi("log comment 5").ok();
    assert_eq!(sandbox.ssi("plot activity").fails(3), nothing);
    sandbox.ssi("log pending 0 --on 2025-10-01").ok();
    let expected = "\
ssi: no invitations, messages or pending invitations were logged between 2025-12-24 and 2026-03-03
  why: the first such entry is of 2025-10-01
  fix: ssi plot activity --since 2025-10-01
";
    assert_eq!(sandbox.ssi("plot activity").fails(3), expected);
    let answer = sandbox.ssi("plot activity --since 2025-10-01").ok();
    let expected =
        "Within the safe numbers: pending invitations (highest 0 on 1 Oct 2025, safe number 500).";
    assert!(answer.contains(expected), "{answer}");
}

#[test]
fn activity_is_beside_the_numbers_that_held_and_the_restrictions_of_the_day() {
    let sandbox = Sandbox::new();
    for line in [
        "log invitation 15 --on 2026-02-01",
        "log invitation 15 --on 2026-02-12",
        "log message 9 --template intro --on 2026-02-13",
        "limits --set invitation=12/day --today 2026-02-10",
        "restriction start --kind invitations --on 2026-02-20 --no-input",
        "restriction end --on 2026-02-22",
    ] {
        assert_eq!(sandbox.ssi(line).exit, Some(0), "{line}");
    }
    let answer = sandbox.ssi("plot activity").ok();
    for sentence in [
        "Invitations, one day: 1 known day over the safe number of that day; most on 12 Feb: 15 over 12, ",
        ", 39 of 70 days not known. Restricted from 20 to 21 Feb.",
        "messages, same text (highest 9 on 13 Feb, safe number 25 since 22 Feb, ",
    ] {
        assert!(answer.contains(sentence), "{sentence}: {answer}");
    }
    let json = sandbox.ssi("plot activity --json -n").ok();
    assert!(
        json.contains("\"Invitations: 1 known day over the safe number in 10 weeks, restricted from 20 to 21 Feb\""),
        "{json}"
    );
    // What is sent while none may be is over.
    assert_eq!(sandbox.ssi("log invitation 20 --on 2026-02-21").exit, Some(0));
    let answer = sandbox.ssi("plot activity").ok();
    let sentence =
        ": 2 known days over the safe number of their day; most on 21 Feb: 20 while restricted,";
    assert!(answer.contains(sentence), "{answer}");
}

#[test]
fn letters_that_no_font_has_are_named_once() {
    let sandbox = small();
    // No letter has this number yet.
    let run = sandbox.run(["plot", "--title", "\u{378}\u{378}"]);
    assert_eq!(run.exit, Some(0));
    assert_eq!(
        run.stderr,
        "warning: no font has the letters `\\u{378}`; --font FILE names one that has them\n"
    );
    put(&sandbox.path().join("bad.ttf"), "no font");
    let error = sandbox.ssi("plot --font bad.ttf").fails(5);
    assert!(error.starts_with("ssi: bad.ttf: "), "{error}");
}

#[test]
#[cfg(target_os = "linux")]
fn letters_that_the_bundled_font_lacks_are_of_a_font_of_the_system() {
    let sandbox = small();
    fs::create_dir(sandbox.path().join(".fonts")).unwrap();
    put(&sandbox.path().join(".fonts/sans.ttf"), dejavu::sans::regular());
    let plot =
        |line: &str| sandbox.command(line.split(' ')).env("HOME", sandbox.path()).output().unwrap();
    let drawn = plot("plot --title שרה -o found.png");
    let stderr = String::from_utf8(drawn.stderr).unwrap();
    assert!(stderr.starts_with("note: letters that the bundled font lacks are of "), "{stderr}");
    assert!(!stderr.contains("warning"), "{stderr}");
    let quiet = plot("plot --title שרה -o quiet.png --quiet");
    assert_eq!(quiet.stderr, b"");
    // A font that is named is the only one.
    put(&sandbox.path().join("bundled.ttf"), notosans::REGULAR_TTF);
    let named = plot("plot --title שרה -o named.png --font bundled.ttf");
    let stderr = String::from_utf8(named.stderr).unwrap();
    assert!(stderr.starts_with("warning: no font has the letters `הרש`"), "{stderr}");
}

#[test]
fn a_dry_run_draws_nothing() {
    let sandbox = small();
    assert_eq!(sandbox.ssi("plot -n").ok(), format!("Would draw {NAME}.\n"));
    let json: serde_json::Value =
        serde_json::from_str(&sandbox.ssi("plot -n --json").ok()).unwrap();
    assert_eq!((&json["dry_run"], &json["charts"][0]["file"]), (&true.into(), &NAME.into()));
    assert!(!sandbox.path().join(NAME).exists());
}

/// Width, height, and red, green and blue of every pixel.
fn decoded(png: &[u8]) -> (u32, u32, Vec<u8>) {
    let mut decoder = png::Decoder::new(Cursor::new(png));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut pixels).unwrap();
    (frame.width, frame.height, pixels)
}

#[test]
fn the_pictures_of_the_documentation_are_what_the_demo_draws() {
    let sandbox = Sandbox::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let demo = root.join("data/demo");
    for (name, chart) in
        [("overview", "overview"), ("change", "change --pillar insights --on 2025-01-20")]
    {
        let mut command = sandbox.command(["plot"]);
        command.args(chart.split(' ')).args(["-o", "-", "--dir"]).arg(&demo);
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        let shown = fs::read(root.join(format!("docs/{name}.png"))).unwrap();
        assert!(
            decoded(&output.stdout) == decoded(&shown),
            "docs/{name}.png is of an older program; look at what replaces it: \
             cargo run -- plot {chart} --dir data/demo --today 2026-03-03 -o docs/{name}.png"
        );
    }
}

#[test]
fn the_calendar_shows_what_is_known_of_each_day() {
    let sandbox = small();
    let answer = sandbox.ssi("plot calendar").ok();
    let expected = "\
ssi-calendar-2026-03-03.png
Calendar of the activity and total score, 26 Jan to 3 Mar 2026. Active on 1 of 1 day, 12 things done. Busiest day 3 \
Mar (12). Score 72, from 70; highest 72 on 3 Mar, lowest 70 on 17 Feb. Days by how much is logged: 1 of 10 to 19.
";
    assert_eq!(answer, expected);
    sandbox.ssi("log comment 50 --on 2026-02-20").ok();
    sandbox.ssi("restriction start --on 2026-02-24 --end 2026-02-26").ok();
    let json: serde_json::Value =
        serde_json::from_str(&sandbox.ssi("plot calendar --json --since 2026-02-17").ok()).unwrap();
    let title = &json["charts"][0]["title"];
    assert_eq!(title, "Active on 2 of 12 days, score up 2");
    let alt = json["charts"][0]["alt"].as_str().unwrap();
    assert!(
        alt.contains("17 Feb to 3 Mar 2026") && alt.contains("Busiest day 20 Feb (50)"),
        "{alt}"
    );
    assert!(alt.contains("Restricted from 24 to 25 Feb."), "{alt}");
}

#[test]
fn a_calendar_without_a_log_is_refused() {
    let sandbox = Sandbox::new();
    let nothing = "ssi: nothing was logged\n  fix: ssi log comment 5\n";
    assert_eq!(sandbox.ssi("plot calendar").fails(3), nothing);
    sandbox.ssi("log endorsement 1 --on 2016-05-04").ok();
    assert_eq!(sandbox.ssi("plot calendar").fails(3), nothing, "others did that");
    sandbox.ssi("log comment 5").ok();
    let early = "ssi: nothing was logged until 2026-01-31\n  why: the first entry is of 2026-03-03\n  fix: ssi plot calendar --since 2026-03-03\n";
    assert_eq!(sandbox.ssi("plot calendar --until 2026-01-31").fails(3), early);
}

#[test]
fn pages_of_many_years_do_not_replace_each_other() {
    let sandbox = Sandbox::new();
    sandbox.ssi("log comment 5 --on 2017-05-01").ok();
    let files = sandbox.ssi("plot calendar --last 10y -o years.png --scale 1 -q").ok();
    assert_eq!(files, "years-1.png\nyears-2.png\nyears-3.png\n");
    let error = sandbox.ssi("plot calendar --last 10y -o -").fails(2);
    assert!(error.starts_with("ssi: stdout cannot take the 3 pages of the chart\n"), "{error}");
}

#[test]
fn all_has_one_change_the_largest_of_the_last_four_weeks() {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/demo");
    let sandbox = Sandbox::new();
    let all = |more: &str| -> Vec<String> {
        let line = format!("plot all -n --by snapshot {more}");
        let mut command = sandbox.command(line.split_whitespace());
        let run: crate::support::Run = command.env("SSI_DIR", &demo).output().unwrap().into();
        let files = run.ok();
        let name = |line: &str| Some(line.split_once("ssi-")?.1.split_once(".png")?.0.to_owned());
        files.lines().filter_map(name).filter(|name| name.starts_with("change-")).collect()
    };
    let mut reader = csv::Reader::from_path(demo.join("profiles/default/snapshots.csv")).unwrap();
    let rows: Vec<HashMap<String, String>> = reader.deserialize().map(|row| row.unwrap()).collect();
    let largest = |pillars: &[&str], since: &str| {
        let mut found = (0.0, String::new());
        for pillar in pillars {
            let value = |row: &HashMap<String, String>| {
                Some((row["date"].clone(), row[*pillar].parse::<f64>().ok()?))
            };
            let values: Vec<(String, f64)> = rows.iter().filter_map(value).collect();
            for pair in values.windows(2).filter(|pair| pair[1].0.as_str() > since) {
                let size = (pair[1].1 - pair[0].1).abs();
                if size > found.0 + 1e-9 {
                    found = (size, format!("change-{pillar}-{}", pair[1].0));
                }
            }
        }
        found.1
    };
    let pillars = ["brand", "people", "insights", "relationships"];
    // The demo ends on 3 March 2026.
    let last = largest(&pillars, "2026-02-03");
    assert_eq!(all(""), [last]);
    let mut older = 0;
    for pillar in pillars {
        let last = largest(&[pillar], "2026-02-03");
        older += u32::from(last != largest(&[pillar], "2024-01-01"));
        assert_eq!(all(&format!("--pillar {pillar}")), [last]);
    }
    assert!(older > 0, "not of all time");
    assert_eq!(all("--until 2026-01-01"), [""; 0], "nothing in the last four weeks");
    assert_eq!(all("--on 2025-01-20").len(), 1);
}

#[test]
fn a_period_has_no_gap_that_the_whole_has_not() {
    let sandbox = Sandbox::new();
    let days = ["2025-09-03", "2025-10-03", "2025-11-03", "2025-12-03", "2026-01-03", "2026-02-03"];
    let rows: String = days.map(|day| format!("{day},60,15\n")).concat();
    sandbox.write("snapshots.csv", format!("date,total,brand\n{rows}2026-03-03,61,15.2\n"));
    assert!(!sandbox.ssi("history --last 3m").ok().contains("gap"));
    assert!(!sandbox.ssi("plot overview --last 3m -n").ok().contains("No snapshots from"));
    let bars = sandbox.ssi("history --last 3m --spark").ok();
    let total = bars.lines().find(|line| line.starts_with("total")).unwrap();
    assert!(total.contains("11111111111"), "{bars}");
}
