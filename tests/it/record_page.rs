//! `ssi record` of the page itself: what is saved, what is said to be missing, what is refused.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::support::{Run, Sandbox, put};
use crate::terminal::on_a_terminal;

/// An example of the page.
fn example(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/page")).join(name)
}

pub(crate) fn text(name: &str) -> String {
    fs::read_to_string(example(name)).unwrap()
}

/// Runs the program with a text on stdin.
fn piped(mut command: Command, text: impl AsRef<[u8]>) -> Run {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // What is not read to its end is no mistake.
    let _ = child.stdin.take().unwrap().write_all(text.as_ref());
    child.wait_with_output().unwrap().into()
}

pub(crate) fn record(sandbox: &Sandbox, line: &str, text: impl AsRef<[u8]>) -> Run {
    piped(sandbox.command(line.split_whitespace()), text)
}

/// A command as it was typed, without the day that the sandbox gives.
pub(crate) fn without_today(text: &str) -> String {
    text.replace("ssi --today 2026-03-03 record", "ssi record")
}

pub(crate) const WHOLE: &str = "page011_en_line_before.txt";
const ROW: &str = "2026-03-03,51,16.7,12.1,18.3,4,12,40,32,35,11.2,5.12,2.24,13.44,,,,,page,\n";
const WITHOUT_A_PILLAR: &str = "page000_en_space_None.txt";

#[test]
fn a_copied_page_is_saved_whole() {
    let sandbox = Sandbox::new();
    let expected = "\
Saved Tue 3 Mar 2026: 51, the first record.
  brand 16.7  people 12.1  insights 18.3  relationships 4
  industry: top 12 %, average 32, average of brand 11.2, average of people 5.12, \
    average of insights 2.24, average of relationships 13.44
  network: top 40 %, average 35
";
    assert_eq!(record(&sandbox, "record -", text(WHOLE)).ok(), expected);
    let saved = sandbox.read("snapshots.csv");
    assert_eq!(saved.split_once('\n').unwrap().1, ROW);
    // Once more, from a file: nothing changes.
    let file = example(WHOLE);
    let again = sandbox.run(["record".as_ref(), "--from".as_ref(), file.as_os_str()]).ok();
    assert_eq!(again, "Already saved: Tue 3 Mar 2026, 51.\n");
    assert_eq!(sandbox.read("snapshots.csv"), saved);
    sandbox.ssi("undo").ok();
    assert!(!sandbox.file("snapshots.csv").exists());
}

#[test]
fn the_json_and_the_saved_page_are_read_too() {
    let sandbox = Sandbox::new();
    let from = |sandbox: &Sandbox, name: &str, text: &str| {
        put(&sandbox.path().join(name), text);
        sandbox.ssi(&format!("record --from {name} --replace -q")).ok();
        sandbox.read("snapshots.csv").split_once('\n').unwrap().1.to_owned()
    };
    let row = "2026-03-03,56,2.696,12.6,25,15.5,39,64,38,35,,,,,,,,,json,\n";
    assert_eq!(from(&sandbox, "ssi.har", &text("json17_har.json")), row);
    let html = format!("<html><p>{}</html>", text(WHOLE).replace('\n', "<p>"));
    assert_eq!(from(&sandbox, "ssi.html", &html), ROW);
    let stderr = record(&sandbox, "record -", "{\"memberScore\":").fails(5);
    let expected = "\
ssi: the text: it is not whole: EOF while parsing a value at line 1 column 15
  fix: save the answer of the page once more
";
    assert_eq!(stderr, expected);
    let stderr = record(&sandbox, "record -", "{\"memberScore\":NaN}").fails(5);
    let expected = "\
ssi: the text: its JSON cannot be read: expected value at line 1 column 16
  why: it begins as the answer to salesApiSsi and goes on as something else
  fix: save the answer as it came, with nothing added or changed
";
    assert_eq!(stderr, expected);
}

#[test]
fn what_is_typed_beside_the_page_goes_with_it() {
    let sandbox = Sandbox::new();
    let line = "record - --on 2026-03-01 --note webinar --brand 5.999 --industry-rank 82 -q";
    record(&sandbox, line, text(WITHOUT_A_PILLAR).replace("39 out", "27 out")).ok();
    let row = "2026-03-01,27,5.999,5.6,12.051,3.2,82,6,34,40,,,,,,,,,page,webinar\n";
    assert_eq!(sandbox.read("snapshots.csv").split_once('\n').unwrap().1, row);
}

#[test]
fn what_the_page_does_not_show_is_named() {
    let sandbox = Sandbox::new();
    let run = record(&sandbox, "record - --no-input", text("page003_en_line_None.txt"));
    let expected = "\
Saved Tue 3 Mar 2026: 38, the first record.
  brand 7.5  people 1  relationships 5
  industry: average 25
  network: average 33
";
    assert_eq!((run.exit, run.stdout.as_str()), (Some(0), expected));
    let warning = "warning: not found: insights, industry rank, network rank\n";
    assert!(run.stderr.starts_with(warning), "{}", run.stderr);
    // What cannot be a value is left empty, and said.
    let text = text("page003_en_line_None.txt").replace("7.5 |", "75 |");
    let below = text.replace("75 |", "-7.5 |");
    let run = record(&sandbox, "record - --on 2026-02-01", below);
    let warning = "warning: not used: brand: score -7.5 is below 0\n";
    assert!(run.stderr.starts_with(warning), "{}", run.stderr);
    let run = record(&sandbox, "record - --on 2026-03-01", text);
    let warning = "warning: not used: brand: score 75 is above 25 points\n\
        warning: not found: brand, insights, industry rank, network rank\n";
    assert_eq!((run.exit, run.stderr.as_str()), (Some(0), warning));
}

#[test]
fn a_page_without_a_score_saves_nothing() {
    let sandbox = Sandbox::new();
    for name in ["login", "rank_only", "average_only", "zeros", "above", "empty", "html"] {
        let stderr = record(&sandbox, "record -", text(&format!("bad_{name}.txt"))).fails(5);
        assert!(stderr.starts_with("ssi: the text: "), "{stderr}");
        assert!(!sandbox.data().exists(), "{name}");
    }
    let refused = record(&sandbox, "record -", text("bad_zeros.txt")).fails(5);
    let expected = "\
ssi: the text: all scores in it are zero
  why: that is what a page shows that did not load; LinkedIn gives nobody zero
  fix: sign in, open linkedin.com/sales/ssi, wait for the scores, select all, copy, then: ssi record --paste --today 2026-03-03
";
    assert_eq!(refused, expected);
}

#[test]
fn a_page_that_does_not_add_up_is_not_saved_silently() {
    let sandbox = Sandbox::new();
    let page = text(WHOLE).replace("51 out", "61 out").replace("Remaining points\t49", "");
    let refused = record(&sandbox, "record -", &page).fails(5);
    let expected = "\
ssi: total 61 and the sum of the pillars 51.1 do not agree
  why: the total is the rounded sum of the pillars, so not all of it was read right
  fix: compare it with the page; if that shows this: ssi record - --today 2026-03-03 --as-shown
";
    assert_eq!(
        refused.replace("ssi --today 2026-03-03 record -", "ssi record - --today 2026-03-03"),
        expected
    );
    record(&sandbox, "record - --as-shown", &page).ok();
    let no_total = text("page003_en_line_None.txt").replace("38 out of 100", "");
    let refused = record(&sandbox, "record - --on 2026-03-01", no_total).fails(5);
    assert!(refused.starts_with("ssi: there is no total in it\n"), "{refused}");
}

#[test]
fn a_day_that_is_there_is_not_overwritten() {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 50").ok();
    let refused = record(&sandbox, "record -", text(WHOLE)).fails(4);
    assert!(refused.contains("has a record already (total 50)"), "{refused}");
    record(&sandbox, "record - --replace", text(WHOLE)).ok();
    assert_eq!(sandbox.read("snapshots.csv").split_once('\n').unwrap().1, ROW);
}

#[test]
fn a_page_replaces_the_scores_of_a_day_as_a_whole() {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 72 18.2 15.4 19.1 19.3 --industry-rank 12 --note talk").ok();
    let half = "Current Social Selling Index\n60 out of 100\nFour components of your score\n\
        14.2 | Establish your professional brand\n12.4 | Find the right people\n\
        15 | Build relationships\n";
    let run = record(&sandbox, "record - --replace --no-input", half);
    assert_eq!(run.exit, Some(0), "{}", run.stderr);
    assert!(run.stdout.contains("  insights: 19.1 -> empty\n"), "{}", run.stdout);
    let row = "2026-03-03,60,14.2,12.4,,15,,,,,,,,,,,,,page,talk\n";
    assert_eq!(sandbox.read("snapshots.csv").split_once('\n').unwrap().1, row);
}

#[test]
fn numbers_without_a_page_are_led_to_the_command_for_them() {
    let sandbox = Sandbox::new();
    let refused = record(&sandbox, "record -", "72 18.2 15.4 19.1 19.3\n").fails(5);
    let fix = "fix: ssi record 72 18.2 15.4 19.1 19.3 --today 2026-03-03\n";
    assert!(refused.contains(fix), "{refused}");
    let unclear = "Current Social Selling Index\n7 2 out of 100\n";
    let refused = record(&sandbox, "record -", unclear).fails(5);
    let what =
        "ssi: the text: in the place of the total stands 2, 7, which is not one whole number\n";
    assert!(refused.starts_with(what), "{refused}");
    let refused = sandbox.ssi("record 12 18.2 15 - -").fails(2);
    let what = "ssi: total 12 is below the sum of the pillars given, 33.2\n";
    assert!(refused.starts_with(what), "{refused}");
}

#[test]
fn the_command_for_a_page_by_hand_keeps_what_was_typed() {
    let sandbox = Sandbox::new();
    let refused = sandbox.ssi("record --paste --on 2026-03-01 --note old").fails(6);
    let refused = without_today(&refused);
    assert!(refused.contains("record - --on 2026-03-01 --note old\n"), "{refused}");
    put(&sandbox.path().join("zeros.txt"), text("bad_zeros.txt"));
    let kept = "--today 2026-03-03 --on 2026-03-01 '--note=so it was'";
    let typed = "ssi --dir x record TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS";
    let from = |file: &str, page: &str| {
        put(&sandbox.path().join(file), page);
        let line =
            ["--dir", "x", "record", "--on", "2026-03-01", "--note=so it was", "--from", file];
        let refused = sandbox.run(line);
        let place = sandbox.path().join("x").display().to_string();
        let fix = refused.stderr.replace(&place, "x");
        fix.lines().find(|line| line.starts_with("  fix: ")).unwrap().to_owned()
    };
    let numbers = from("numbers.txt", "72 18.2 15.4 19.1 19.3\n");
    assert_eq!(numbers, format!("  fix: ssi --dir x record 72 18.2 15.4 19.1 19.3 {kept}"));
    let unclear = from("unclear.txt", "Current Social Selling Index\n7 2 out of 100\n");
    assert_eq!(unclear, format!("  fix: type what the page shows: {typed} {kept}"));
    let other = from("other.txt", "Sign in\n");
    let paste =
        format!("then: ssi --dir x record --paste {kept}; or type what it shows: {typed} {kept}");
    assert!(other.ends_with(&paste), "{other}");
    let hers = from(
        "ben.txt",
        "Ben Koch's Social Selling Index\n60 out of 100\nBen's SSI\n18 | Build relationships\n",
    );
    let into = "to keep the scores of others: ssi --dir x -p 'Ben Koch' record";
    assert!(hers.ends_with(&format!("{into} {kept} --from ben.txt")), "{hers}");
    let table = from("scores.csv", "Date,SSI\n2026-03-02,72\n");
    assert_eq!(
        table,
        format!("  fix: ssi --dir x import scores.csv --today 2026-03-03 --on 2026-03-01")
    );
}

#[test]
fn a_page_without_a_total_is_asked_for_it() {
    let sandbox = Sandbox::new();
    let page = text(WITHOUT_A_PILLAR).replace("39 out of 100\n", "");
    put(&sandbox.path().join("page.txt"), page);
    let question = "Without a total it is not saved: t to type what is missing; Enter stops: ";
    let answers = [
        (question, "y\n"),
        ("write `t` or `n`", "t\n"),
        ("Total (0-100): ", "39\n"),
        ("Brand (0-25): ", "\n"),
    ];
    let seen = on_a_terminal(&sandbox, "record --from page.txt", &answers);
    assert_eq!(seen.exit, Some(0), "{}", seen.screen);
    assert!(seen.screen.contains("Saved Tue 3 Mar 2026: 39"), "{}", seen.screen);
}

#[test]
fn a_leap_is_warned_of() {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 80 --on yesterday").ok();
    let run = record(&sandbox, "record -", text(WHOLE));
    assert_eq!(run.exit, Some(0));
    assert!(run.stderr.starts_with("warning: is this right? total 51"), "{}", run.stderr);
}

#[test]
fn at_a_terminal_a_page_that_lacks_something_is_asked_about() {
    let sandbox = Sandbox::new();
    fs::copy(example(WITHOUT_A_PILLAR), sandbox.path().join("page.txt")).unwrap();
    let question = "Save it so?";
    let seen = on_a_terminal(&sandbox, "record --from page.txt", &[(question, "\n")]);
    assert_eq!(seen.exit, Some(130), "{}", seen.screen);
    assert!(!sandbox.data().exists());
    let found = "Found: total 39, people 5.6, insights 12.051, relationships 3.2, industry rank 82, \
        network rank 6, industry average 34, network average 40\r\nNot found: brand\r\n";
    assert!(seen.screen.contains(found), "{}", seen.screen);
    let typed = [(question, "t\n"), ("Brand (0-25)", "18.149\n")];
    let seen = on_a_terminal(&sandbox, "record --from page.txt", &typed);
    assert_eq!(seen.exit, Some(0), "{}", seen.screen);
    let row = "2026-03-03,39,18.149,5.6,12.051,3.2,82,6,34,40,,,,,,,,,page,\n";
    assert_eq!(sandbox.read("snapshots.csv").split_once('\n').unwrap().1, row);
    let seen =
        on_a_terminal(&sandbox, "record --from page.txt --on 1.3.2026", &[(question, "y\n")]);
    assert_eq!(seen.exit, Some(0), "{}", seen.screen);
}

#[test]
fn a_page_can_be_pasted_at_a_terminal() {
    let sandbox = Sandbox::new();
    let pasted = format!("{}\u{4}", text(WITHOUT_A_PILLAR));
    let answers = [("press Ctrl-D", pasted.as_str()), ("Save it so?", "y\n")];
    let seen = on_a_terminal(&sandbox, "record -", &answers);
    assert_eq!(seen.exit, Some(0), "{}", seen.screen);
    let row = "2026-03-03,39,,5.6,12.051,3.2,82,6,34,40,,,,,,,,,page,\n";
    assert_eq!(sandbox.read("snapshots.csv").split_once('\n').unwrap().1, row);
}

#[cfg(unix)]
#[test]
fn no_line_of_a_page_pasted_at_a_question_is_an_answer() {
    let total = "Total (0-100): ";
    let rest = format!("\n{}", text(WHOLE));
    // The first lines may be numbers of a menu, with nothing between or empty lines.
    for first in ["Home\n3", "3\n12\nHome", "\n3\n\n\n\n\n\n\n\n\n"] {
        let sandbox = Sandbox::new();
        let answers =
            [(total, &*format!("{first}{rest}")), ("and it is read as the page.", "\u{4}")];
        let seen = on_a_terminal(&sandbox, "record", &answers);
        assert_eq!(seen.exit, Some(0), "{}", seen.screen);
        assert_eq!(sandbox.read("snapshots.csv").split_once('\n').unwrap().1, ROW, "{first}");
    }
    // What was answered before it does not count, and a page that is none saves nothing.
    let sandbox = Sandbox::new();
    let answers = [
        (total, "72\n"),
        ("Brand (0-25): ", "12\nMessaging\n"),
        ("and it is read as the page.", "\u{4}"),
    ];
    let seen = on_a_terminal(&sandbox, "record", &answers);
    assert_eq!(seen.exit, Some(5), "{}", seen.screen);
    let said = "the page. What was typed before it is not used: 72.";
    assert!(seen.screen.contains(said), "{}", seen.screen);
    // Beside scores that were typed, it is not known which are meant.
    let answers = [("Which one is wrong?", &*rest), ("and it is read as the page.", "\u{4}")];
    let seen = on_a_terminal(&sandbox, "record 60 18.2 15.4 19.1 19.3", &answers);
    assert_eq!(seen.exit, Some(2), "{}", seen.screen);
    assert!(!sandbox.data().exists());
}

#[cfg(unix)]
#[test]
fn the_answer_behind_the_page_can_be_pasted_at_a_question() {
    let json = "{\"memberScore\":{\"overall\":53.9}}\n";
    let headers = "HTTP/2 200\r\ndate: Mon, 02 Mar 2026 12:00:00 GMT\r\nx-a: b\r\n\r\n";
    let note = "the page was loaded on Mon 2 Mar 2026, so that is its day";
    for (page, day, is_told) in
        [(json.to_owned(), "2026-03-03", false), (format!("{headers}{json}"), "2026-03-02", true)]
    {
        let sandbox = Sandbox::new();
        let answers = [
            ("Total (0-100): ", &*page),
            ("and it is read as the page.", "\u{4}"),
            ("Save it so?", "y\n"),
        ];
        let seen = on_a_terminal(&sandbox, "record", &answers);
        assert_eq!(seen.exit, Some(0), "{}", seen.screen);
        assert_eq!(seen.screen.contains(note), is_told, "{}", seen.screen);
        let saved = sandbox.read("snapshots.csv");
        assert!(saved.contains(&format!("\n{day},54,")), "{saved}");
    }
}

#[test]
fn only_files_are_read_and_no_more_of_them_than_a_page_has() {
    let sandbox = Sandbox::new();
    let refused = sandbox.ssi("record --from /dev/zero").fails(6);
    assert!(refused.starts_with("ssi: cannot read /dev/zero: it is a device"), "{refused}");
    let refused = sandbox.ssi("record --from page.txt").fails(6);
    assert!(refused.starts_with("ssi: cannot read page.txt: "), "{refused}");
    Command::new("mkfifo").arg(sandbox.path().join("pipe")).status().unwrap();
    let refused = sandbox.ssi("record --from pipe").fails(6);
    let expected = "\
ssi: cannot read pipe: it is a named pipe, not a file
  fix: ssi record - < pipe
";
    assert_eq!(without_today(&refused), expected);
    let huge = fs::File::create_new(sandbox.path().join("huge")).unwrap();
    huge.set_len(1 << 30).unwrap();
    let refused = sandbox.ssi("record --from huge").fails(5);
    assert!(refused.starts_with("ssi: huge is larger than 16 MB\n"), "{refused}");
    let endless = fs::File::open("/dev/zero").unwrap();
    let run: Run = sandbox.command(["record", "-"]).stdin(endless).output().unwrap().into();
    assert!(run.fails(5).starts_with("ssi: the text is larger than 16 MB\n"));
}

/// Puts a program into a folder of its own, which is all of the search path.
#[cfg(unix)]
fn with_program(sandbox: &Sandbox, name: &str, script: &str) -> Command {
    use std::os::unix::fs::PermissionsExt;
    let programs = sandbox.path().join("programs");
    fs::create_dir_all(&programs).unwrap();
    put(&programs.join(name), format!("#!/bin/sh\n{script}\n"));
    fs::set_permissions(programs.join(name), fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = sandbox.command(["record", "--paste"]);
    command.env("PATH", programs);
    command
}

#[cfg(target_os = "linux")]
#[test]
fn the_clipboard_is_read_by_the_program_that_is_there() {
    let sandbox = Sandbox::new();
    let refused = sandbox.ssi("record --paste").fails(6);
    let expected = "\
ssi: there is no clipboard here
  why: neither Wayland nor X11 is running
  fix: paste the page into: ssi record -
";
    assert_eq!(without_today(&refused), expected);
    let file = example(WHOLE);
    let mut command = with_program(&sandbox, "other", "true");
    let refused = Run::from(command.env("DISPLAY", ":0").output().unwrap()).fails(6);
    let expected = "\
ssi: no program that reads the clipboard was found (xclip, xsel)
  fix: install one of them, or paste the page into: ssi record -
";
    assert_eq!(without_today(&refused), expected);
    let mut command = with_program(&sandbox, "xclip", "exit 1");
    let refused = Run::from(command.env("DISPLAY", ":0").output().unwrap()).fails(6);
    assert!(refused.starts_with("ssi: xclip could not read the clipboard\n"), "{refused}");
    // Where one fails, the next is asked.
    let script =
        format!("[ \"$*\" = '--clipboard --output' ] && exec /bin/cat '{}'", file.display());
    let mut command = with_program(&sandbox, "xsel", &script);
    let answer = Run::from(command.env("DISPLAY", ":0").output().unwrap()).ok();
    assert!(answer.starts_with("Saved Tue 3 Mar 2026: 51"), "{answer}");
}
