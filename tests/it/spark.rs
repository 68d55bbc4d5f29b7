//! `ssi history --spark`: a line of bars per series.

use crate::support::Sandbox;

fn small() -> Sandbox {
    let sandbox = Sandbox::new();
    for line in [
        "record 68 17.4 15.4 17.9 17.3 --on 2026-02-03",
        "record 69 --on 2026-02-08",
        "record 70 17.6 15.4 17.9 19.1 --on 2026-02-10",
        "record 72 18.2 15.4 19.1 19.3",
    ] {
        sandbox.ssi(line).ok();
    }
    sandbox
}

#[test]
fn every_series_is_a_line_on_a_scale_of_its_own() {
    // A pipe is no terminal, so bars are figures. The pillars were not recorded on 8 Feb.
    let expected = "
               first  2026-02-03 to 2026-03-03       last  change   low  high
total             68  11111335                    8    72      +4    68    72
brand           17.4  1      3                    8  18.2    +0.8  17.4  18.2
people          15.4  4      4                    4  15.4       0  15.4  15.4
insights        17.9  1      1                    8  19.1    +1.2  17.9  19.1
relationships   17.3  1      7                    8  19.3      +2  17.3  19.3
In each line 1 is its own low and 8 its own high: lines do not compare.
A column is a day and shows the last score by its end.
A space is a gap, or was not recorded.
";
    assert_eq!(small().ssi("history --spark").ok(), expected[1..]);
    assert_eq!(
        small().ssi("history --spark --pillar brand --since 2026-02-10 -q").ok(),
        "       first  2026-02-10 to 2026-03-03  last  change   low  high\n\
         total     70  1                    8      72      +2    70    72\n\
         brand   17.6  1                    8    18.2    +0.6  17.6  18.2\n"
    );
}

#[test]
fn bars_are_blocks_where_they_can_be_shown() {
    let sandbox = small();
    let blocks = sandbox.ssi("history --spark --color always").ok();
    assert!(blocks.contains("▁▁▁▁▁▃▃▅                    █"), "{blocks}");
    assert!(blocks.contains("Each line reaches from its own low to its own high: "), "{blocks}");
    assert!(sandbox.ssi("history --spark --color never").ok().is_ascii());
    let mut piped = sandbox.command(["history", "--spark"]);
    let output = piped.env("TERM", "xterm").env("LC_ALL", "C.UTF-8").output().unwrap();
    assert!(output.stdout.is_ascii() && !output.stdout.is_empty(), "a pipe is no terminal");
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_gets_blocks_if_it_is_not_dumb_and_shows_utf_8() {
    use crate::terminal::on_a_terminal_with;

    let sandbox = small();
    let utf_8 = [("TERM", "xterm"), ("LC_ALL", "C.UTF-8")];
    for (variables, line, blocks) in [
        (utf_8, "history --spark", true),
        (utf_8, "history --spark --color never", false),
        ([("TERM", "xterm"), ("LC_ALL", "C")], "history --spark", false),
        ([("TERM", "dumb"), ("LC_ALL", "C.UTF-8")], "history --spark", false),
    ] {
        let seen = on_a_terminal_with(&variables, &sandbox, line, &[]);
        assert_eq!(seen.exit, Some(0), "{seen:?}");
        assert_eq!(seen.screen.contains('█'), blocks, "{variables:?} {line}: {}", seen.screen);
        assert_eq!(seen.screen.is_ascii(), !blocks, "{variables:?} {line}: {}", seen.screen);
    }
}

#[test]
fn many_years_fit_a_screen() {
    let sandbox = Sandbox::new();
    let first = 13.002;
    let rows: Vec<String> = (0..3_000)
        .map(|day| {
            let (year, rest) = (2017 + day / 360, day % 360);
            let score = first + f64::from(day) / 1_000.0;
            format!("{year}-{:02}-{:02},52.603,{score:.3}", 1 + rest / 30, 1 + rest % 30)
        })
        .filter(|row| !row.contains("-02-29") && !row.contains("-02-30"))
        .collect();
    let text = format!("date,total,brand\n{}\n", rows.join("\n"));
    sandbox.write("snapshots.csv", text);
    let answer = sandbox.ssi("history --spark").ok();
    assert!(answer.lines().all(|line| line.len() <= 80), "{answer}");
    assert!(answer.contains("total          52.603  444444"), "{answer}");
    let brand = answer.lines().find(|line| line.starts_with("brand")).unwrap();
    assert!(brand.starts_with("brand          13.002  122"), "{brand}");
    assert!(brand.ends_with("8  16.001  +2.999  13.002  16.001"), "{brand}");
    assert!(answer.contains("\npeople              -  "), "{answer}");
}

#[test]
fn one_snapshot_is_one_bar_and_no_change() {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 70 --on 2026-02-17").ok();
    let answer = sandbox.ssi("history --spark --pillar people -q").ok();
    let expected = "
        first  2026-02-17  last  change  low  high
total      70  4             70       -   70    70
people      -                 -       -    -     -
";
    assert_eq!(answer, expected[1..]);
    let nothing = "No scores yet. Save the first: ssi record TOTAL\n";
    assert_eq!(Sandbox::new().ssi("history --spark").ok(), nothing);
}

#[test]
fn activities_go_with_it_and_json_does_not() {
    let sandbox = small();
    sandbox.ssi("log comment 5").ok();
    let answer = sandbox.ssi("history --spark --activities").ok();
    assert!(answer.contains("A space is a gap, or was not recorded.\n\ndate "), "{answer}");
    let error = sandbox.ssi("history --spark --json");
    assert_eq!((error.exit, error.stdout.as_str()), (Some(2), ""));
    assert!(error.stderr.contains("leave one of them out"), "{}", error.stderr);
}
