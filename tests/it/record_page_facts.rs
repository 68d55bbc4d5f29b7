//! What a page says beside its numbers: whose it is, of which day; and where one that goes astray is
//! led.

use std::io::Write;

use crate::record_page::{WHOLE, record, text, without_today};
use crate::support::{Run, Sandbox, put};

#[test]
fn what_is_typed_beside_a_page_that_says_something_else_is_told() {
    let sandbox = Sandbox::new();
    let line = "record - --brand - --people 9 --as-shown --no-input";
    let run = record(&sandbox, line, text(WHOLE));
    assert_eq!(run.exit, Some(0), "{}", run.stderr);
    let warning = "warning: people 9 is typed, and saved; the page says 12.1\n";
    assert!(run.stderr.starts_with(warning), "{}", run.stderr);
    assert!(!run.stderr.contains("not found"), "{}", run.stderr);
    let row = "2026-03-03,51,,9,18.3,4,12,40,32,35,11.2,5.12,2.24,13.44,,,,,page,\n";
    assert_eq!(sandbox.read("snapshots.csv").split_once('\n').unwrap().1, row);
}

#[test]
fn the_page_of_somebody_else_goes_into_a_profile_of_theirs_only() {
    let sandbox = Sandbox::new();
    let hers = text(WHOLE)
        .replace("Your Social", "Anna's Social")
        .replace("components of your", "components of her");
    let refused = without_today(&record(&sandbox, "record -", &hers).fails(5));
    let expected = "\
ssi: the page is not yours, it seems: it shows the score of `Anna`
  why: the page of one's own says \"Your Social Selling Index\"
  fix: copy your own page; to keep the scores of others: ssi -p Anna record - --today 2026-03-03
";
    assert_eq!(refused.replace("ssi --today 2026-03-03 -p", "ssi -p"), expected);
    assert!(!sandbox.data().exists());
    sandbox.run(["profile", "add", "Anna Lind"]).ok();
    let run = record(&sandbox, "-p anna-lind record -", &hers);
    assert!(run.stdout.starts_with("Saved Tue 3 Mar 2026: 51"), "{}", run.stderr);
}

#[test]
fn a_saved_page_is_of_the_day_on_which_it_was_loaded() {
    let har = text("json17_har.json");
    let har =
        har.replace("\"response\"", "\"startedDateTime\": \"2026-03-01T12:00:00Z\", \"response\"");
    assert!(har.contains("startedDateTime"));
    let mail = format!(
        "From: <Saved>\r\nDate: Sun, 1 Mar 2026 12:00:00 -0000\r\n\
         Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><p>{}</html>",
        text(WHOLE).replace('=', "=3D").replace('\n', "<p>\n")
    );
    let answer = format!("HTTP/2 200\r\ndate: Sun, 1 Mar 2026 12:00:00 GMT\r\n\r\n{har}");
    for page in [&har, &mail, &answer] {
        let sandbox = Sandbox::new();
        let run = record(&sandbox, "record -", page);
        assert!(run.stdout.starts_with("Saved Sun 1 Mar 2026: "), "{}", run.stderr);
        let note =
            "note: the page was loaded on Sun 1 Mar 2026, so that is its day; --on names another\n";
        assert!(run.stderr.starts_with(note), "{}", run.stderr);
        // Said otherwise, or loaded after what counts as today, it is not.
        let run = record(&sandbox, "record - --on yesterday", page);
        assert!(run.stdout.starts_with("Saved Mon 2 Mar 2026: "), "{}", run.stderr);
        let run = record(&Sandbox::on("2026-02-28"), "record -", page);
        let note = "note: the page says that it was loaded on Sun 1 Mar 2026, after today, so its day \
            is Sat 28 Feb 2026; --on names another\n";
        assert!(run.stderr.starts_with(note), "{}", run.stderr);
    }
    let sandbox = Sandbox::new();
    let twice = format!("[{},{har}]", har.replace("-01T", "-02T"));
    let run = record(&sandbox, "record -", &twice);
    let note = "note: it was also loaded on Sun 1 Mar 2026, with the same scores; that day is not \
        saved\n";
    assert!(run.stderr.contains(note), "{}", run.stderr);
}

#[test]
fn a_page_that_is_piped_in_is_not_passed_over() {
    let sandbox = Sandbox::new();
    let refused = without_today(&record(&sandbox, "record", text(WHOLE)).fails(2));
    let expected = "\
ssi: there is no score to save
  fix: for the page that is piped in: ssi record - --today 2026-03-03; else: ssi record TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS --today 2026-03-03
";
    assert_eq!(refused, expected);
    let line = "record --on 2026-03-01 --note old";
    let refused = without_today(&record(&sandbox, line, text(WHOLE)).fails(2));
    let fix = "piped in: ssi record - --today 2026-03-03 --on 2026-03-01 --note old; else: ";
    assert!(refused.contains(fix), "{refused}");
    let scores = "record - 18.2 15.4 19.1 19.3";
    let refused = record(&sandbox, scores, text(WHOLE)).fails(2);
    assert!(refused.contains("but a page is piped in\n"), "{refused}");
    let line = format!("{scores} --on 2026-03-01");
    let refused = without_today(&record(&sandbox, &line, text(WHOLE)).fails(2));
    let fix = "for the page: ssi record - --today 2026-03-03 --on 2026-03-01; for the scores: \
        ssi record --brand N --people N --insights N --relationships N --today 2026-03-03 \
        --on 2026-03-01\n";
    assert!(refused.contains(fix), "{refused}");
    assert!(!sandbox.data().exists());
    // Without one, it is a total that is left empty.
    assert!(sandbox.ssi(scores).ok().starts_with("Saved Tue 3 Mar 2026: 72 (the sum"));
}

#[test]
fn a_page_that_is_imported_is_led_to_record() {
    let sandbox = Sandbox::new();
    let html = format!("<html><p>{}</html>", text(WHOLE).replace('\n', "<p>"));
    for (name, page) in
        [("page.txt", text(WHOLE)), ("page.html", html), ("ssi.har", text("json17_har.json"))]
    {
        put(&sandbox.path().join(name), page);
        let refused = sandbox.ssi(&format!("import {name} --on 2026-03-01")).fails(5);
        let expected = format!(
            "ssi: {name} is a page with the scores of one day, and no table\n  \
             fix: ssi record --from {name} --today 2026-03-03 --on 2026-03-01\n"
        );
        assert_eq!(without_today(&refused), expected);
        assert!(sandbox.ssi(&format!("record --from {name} --replace -n")).exit == Some(0));
    }
    let refused = without_today(&record(&sandbox, "import -", text(WHOLE)).fails(5));
    let expected = "ssi: stdin is a page with the scores of one day, and no table\n  \
         fix: ssi record - --today 2026-03-03\n";
    assert_eq!(refused, expected);
    // And the other way round.
    let refused =
        without_today(&record(&sandbox, "record -", "Date,SSI\n2026-03-02,72\n").fails(5));
    let expected =
        "ssi: the text is a table, and no page\n  fix: ssi import - --today 2026-03-03\n";
    assert_eq!(refused.replace("ssi --today 2026-03-03 import", "ssi import"), expected);
}

#[cfg(unix)]
#[test]
fn a_page_that_is_piped_in_beside_scores_is_told() {
    let sandbox = Sandbox::new();
    let (reader, mut writer) = std::io::pipe().unwrap();
    writer.write_all(b"Current Social Selling Index\n60 out of 100\n").unwrap();
    let run: Run = sandbox.command(["record", "72"]).stdin(reader).output().unwrap().into();
    assert_eq!(run.exit, Some(0), "{}", run.stderr);
    let note =
        "note: what is piped in is not read; for the page: ssi record - --today 2026-03-03\n";
    assert!(without_today(&run.stderr).starts_with(note), "{}", run.stderr);
    assert!(!sandbox.ssi("record 72").stderr.contains("piped"));
}

#[test]
fn numbers_apart_from_their_names_are_told() {
    let sandbox = Sandbox::new();
    let page = "Current Social Selling Index\n72 out of 100\nEstablish your professional brand\n\
        Find the right people\nEngage with insights\nBuild relationships\n18.2\n15.4\n19.1\n19.3\n\
        People in your industry\nPeople in your network\n45 out of 100\n48 out of 100\n";
    let run = record(&sandbox, "record - -q", page);
    let expected = "\
warning: not used: brand, people, insights, relationships, industry average, network average: names \
        and numbers stand apart, so which number is whose is not known
warning: not found: brand, people, insights, relationships, industry rank, network rank, industry \
        average, network average
";
    assert_eq!((run.exit, &*run.stderr), (Some(0), expected));
    let saved = sandbox.read("snapshots.csv");
    assert!(saved.contains("\n2026-03-03,72,,,,,,,,,"), "{saved}");
}
