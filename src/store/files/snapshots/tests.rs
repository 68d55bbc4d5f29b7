//! Snapshots read from every form of file, and written into it.

use super::*;

const PLAIN: &str = "date,total,brand,people,insights,relationships,note\n";

fn open(text: impl AsRef<[u8]>) -> Result<SnapshotFile, StoreError> {
    SnapshotFile::open(Found::holding(DataFile::Snapshots, text))
}

/// What becomes of a file when `change` is made to the snapshot of a day, or to a new one.
#[track_caller]
fn edited(text: &str, date: &str, change: impl FnOnce(&mut Snapshot)) -> String {
    let file = open(text).unwrap();
    let date = Date::parse(date).unwrap();
    let mut snapshot = match file.on(date) {
        Some(found) => found.clone(),
        None => Snapshot::new(date, Total::parse("50").unwrap()),
    };
    change(&mut snapshot);
    String::from_utf8(file.put(&snapshot).content).unwrap()
}

#[track_caller]
fn refused(text: impl AsRef<[u8]>, expected: &str) {
    let error = open(text).unwrap_err();
    let source = std::error::Error::source(&error).unwrap();
    assert_eq!(format!("{error}: {source}"), expected);
}

#[test]
fn a_new_file_has_every_column() {
    let file = open("").unwrap();
    let date = Date::parse("2026-03-03").unwrap();
    let edited = file.put(&Snapshot::new(date, Total::parse("72").unwrap()));
    let text = String::from_utf8(edited.content).unwrap();
    let expected = format!("{}\n2026-03-03,72,,,,,,,,,,,,,,,,,typed,\n", NAMES.join(","));
    assert_eq!(text, expected);
}

#[test]
fn a_row_is_put_in_order_of_time_and_no_other_changes() {
    let text = format!("{PLAIN}2026-01-01,50,,,,,\n2026-01-03,  50.0 ,,,,,\"quoted\"\n");
    let expected = format!(
        "{PLAIN}2026-01-01,50,,,,,\n2026-01-02,50,,,,,,typed\n2026-01-03,  50.0 ,,,,,\"quoted\",\n"
    )
    .replace("note\n", "note,source\n")
    .replace("2026-01-01,50,,,,,", "2026-01-01,50,,,,,,");
    assert_eq!(edited(&text, "2026-01-02", |_| {}), expected);
    let text = text.replace("note\n", "source\n");
    let expected = text.replace("\n2026-01-03", "\n2026-01-02,50,,,,,typed\n2026-01-03");
    let text = text.replace("\"quoted\"", "typed");
    let expected = expected.replace("\"quoted\"", "typed");
    assert_eq!(edited(&text, "2026-01-02", |_| {}), expected);
}

#[test]
fn of_a_row_only_cells_that_change_are_written() {
    let text = "mood,date,total,brand,source\nfine,02.03.2026,72.0,18.20,\n";
    let expected = "mood,date,total,brand,source\nfine,02.03.2026,71,18.20,\n";
    assert_eq!(edited(text, "2026-03-02", |s| s.total = Total::parse("71").unwrap()), expected);
}

#[test]
fn the_dialect_of_a_spreadsheet_is_kept() {
    let text = "\u{feff}total;date;brand;source\r\n\r\n72;02.03.2026;12,5;typed\r\n;;;\r\n";
    let snapshots = open(text).unwrap().snapshots;
    assert_eq!(snapshots[0].pillar(Pillar::Brand), Score::parse("12.5").ok());
    let expected =
        text.replace(";;;\r\n", "").replace("typed\r\n", "typed\r\n50;2026-03-03;13,5;typed\r\n");
    let brand = |s: &mut Snapshot| s.pillars[0] = Score::parse("13.5").ok();
    assert_eq!(edited(text, "2026-03-03", brand), format!("{expected};;;\r\n"));
}

#[test]
fn a_missing_line_end_is_added() {
    let text = "date,total,source\n2026-03-02,72,typed";
    let expected = format!("{text}\n2026-03-03,50,typed\n");
    assert_eq!(edited(text, "2026-03-03", |_| {}), expected);
}

#[test]
fn a_new_column_is_added_to_every_row() {
    let text = "date,total,source\r\n2026-03-01,70,typed\r\n2026-03-02,72,typed";
    let expected = "date,total,source,brand\r\n2026-03-01,70,typed,\r\n2026-03-02,72,typed,18\r\n"
        .trim_end()
        .to_owned();
    let brand = |s: &mut Snapshot| s.pillars[0] = Score::parse("18").ok();
    assert_eq!(edited(text, "2026-03-02", brand), expected);
}

#[test]
fn formulas_are_escaped_and_read_back() {
    let note = |s: &mut Snapshot| s.note = Text::new("=HYPERLINK(\"x\")").unwrap();
    let text = edited("date,total,source,note\n", "2026-03-02", note);
    assert!(text.ends_with("2026-03-02,50,typed,\"'=HYPERLINK(\"\"x\"\")\"\n"), "{text}");
    assert_eq!(open(&text).unwrap().snapshots[0].note.as_str(), "=HYPERLINK(\"x\")");
}

#[test]
fn multi_line_notes_of_a_spreadsheet_are_kept() {
    let text =
        "date,total,source,note\n2026-03-02,72,typed,\"two\nlines, 3\"\n2026-03-03,72,typed,\n";
    let file = open(text).unwrap();
    assert_eq!(file.snapshots[0].note.as_str(), "two\nlines, 3");
    assert_eq!(edited(text, "2026-03-04", |_| {}), format!("{text}2026-03-04,50,typed,\n"));
}

#[test]
fn rows_in_any_order_are_read_in_order_of_time() {
    let file = open("date,total\n2026-03-03,72\n2026-03-01,70\n").unwrap();
    let days: Vec<u32> = file.snapshots().iter().map(|snapshot| snapshot.date.day()).collect();
    assert_eq!(days, [1, 3]);
    assert_eq!(file.before(Date::parse("2026-03-03").unwrap()).unwrap().date.day(), 1);
}

#[test]
fn a_doubled_day_is_read_last() {
    let text = "date,total\n2026-03-03,72\n2026-03-01,70\n2026-03-03,74\n";
    let file = open(text).unwrap();
    let date = Date::parse("2026-03-03").unwrap();
    assert_eq!(file.on(date).unwrap().total, Total::parse("74").unwrap());
    assert_eq!(
        file.findings(Date::MAX),
        [Finding {
            file: DataFile::Snapshots,
            line: Some(2),
            oddity: Oddity::DoubledDay { date, lines: vec![2, 4] }
        }]
    );
    assert_eq!(file.rows_of(date), 2);
}

#[test]
fn an_edit_of_a_doubled_day_leaves_one_row_and_every_other_as_it_was() {
    let text = "date,total\n2026-03-03,72\n2026-03-01,70\n2026-03-03,\"74\"\n2026-03-01,71\n";
    let date = Date::parse("2026-03-03").unwrap();
    let content = |edited: Edited| String::from_utf8(edited.content).unwrap();
    let expected = "date,total\n2026-03-01,70\n2026-03-03,\"74\"\n2026-03-01,71\n";
    assert_eq!(content(open(text).unwrap().with_one_row_of(date)), expected);
    let none = "date,total\n2026-03-01,70\n2026-03-01,71\n";
    assert_eq!(content(open(text).unwrap().without(&[date])), none);
    // A column that is added reaches the rows that are not used, too.
    let mut snapshot = open(text).unwrap().on(date).unwrap().clone();
    snapshot.note = Text::new("ok").unwrap();
    let expected = "date,total,note\n2026-03-01,70,\n2026-03-03,74,ok\n2026-03-01,71,\n";
    assert_eq!(content(open(text).unwrap().put(&snapshot)), expected);
}

#[test]
fn damage_is_refused_with_line_and_column() {
    let row = "2026-03-02,72,18,15,19,20,ok\n";
    let with = |row: &str| format!("{PLAIN}2026-03-01,72,18,15,19,20,ok\n{row}\n");
    refused(
        with(&row.replace("18", "25.50")),
        "snapshots.csv:3: column `brand`: score 25.50 is above 25 points",
    );
    refused(with(&row.replace("72", "")), "snapshots.csv:3: column `total`: there is no total");
    refused(
        with(&row.replace("2026-03-02", "3/4/2026")),
        "snapshots.csv:3: column `date`: `3/4/2026`: two readings: 2026-04-03 and 2026-03-04",
    );
    refused(
        with("2026-03-02,72,18,15"),
        "snapshots.csv:3: 4 cells where the header has 7; the row is torn in column `people`",
    );
    refused(
        with("2026-03-02,72,18,15,19,20,a,b"),
        "snapshots.csv:3: 8 cells where the header has 7; the row is torn",
    );
    refused(
        with("2026-03-02,72,18,15,19,20,\"torn"),
        "snapshots.csv:3: column `note`: a quotation mark is not closed",
    );
    refused(
        format!("{PLAIN}{}{row}{}", row.replace("ok", "\"torn"), row.replace("ok", "\"torn")),
        "snapshots.csv:2: column `note`: a quotation mark is not closed",
    );
    refused(with("<<<<<<< HEAD"), "snapshots.csv:3: a conflict marker of a merge");
    refused(with("======="), "snapshots.csv:3: a conflict marker of a merge");
    refused(with("2026-03-02,7\0"), "snapshots.csv:3: byte 13 is NUL; a text file has none");
    refused(
        [PLAIN.as_bytes(), b"2026-03-02,72,,,,,M\xfcller\n"].concat(),
        "snapshots.csv:2: byte 20 is not UTF-8; the file was saved in another encoding",
    );
    refused(b"\xff\xfed\0a\0", "snapshots.csv:1: the file is UTF-16; save it as UTF-8");
    refused("day,total\n", "snapshots.csv:1: there is no column `date`");
    refused("date,total,date\n", "snapshots.csv:1: column `date` appears twice");
}

#[test]
fn lines_are_counted_with_windows_line_ends_too() {
    refused(
        "date,total\r\n2026-03-01,72\r\n2026-03-02,172\r\n",
        "snapshots.csv:3: column `total`: score 172 is above 100 points",
    );
}

#[test]
fn a_snapshot_is_moved_with_its_row() {
    #[track_caller]
    fn case(from: &str, to: &str, expected: &str) {
        let text = "date;total;mood\n2026-03-01;70;a\n2026-03-05;71;b\n2026-03-09;72;c";
        let file = open(text).unwrap();
        let (from, to) = (Date::parse(from).unwrap(), Date::parse(to).unwrap());
        let moved = Snapshot { date: to, ..file.on(from).unwrap().clone() };
        let content = file.put_instead(from, &moved).content;
        let text = String::from_utf8(content).unwrap();
        assert_eq!(text.strip_prefix("date;total;mood\n"), Some(expected), "{text}");
    }
    case("2026-03-09", "2026-03-12", "2026-03-01;70;a\n2026-03-05;71;b\n2026-03-12;72;c");
    case("2026-03-09", "2026-03-06", "2026-03-01;70;a\n2026-03-05;71;b\n2026-03-06;72;c");
    case("2026-03-09", "2026-02-01", "2026-02-01;72;c\n2026-03-01;70;a\n2026-03-05;71;b\n");
    case("2026-03-01", "2026-03-12", "2026-03-05;71;b\n2026-03-09;72;c\n2026-03-12;70;a\n");
    case("2026-03-01", "2026-03-06", "2026-03-05;71;b\n2026-03-06;70;a\n2026-03-09;72;c");
}

#[test]
fn days_are_taken_out_once_each() {
    let file = open("date,total\n2026-03-01,70\n2026-03-05,71\n").unwrap();
    let day = Date::parse("2026-03-05").unwrap();
    let content = file.without(&[day, day]).content;
    assert_eq!(String::from_utf8(content).unwrap(), "date,total\n2026-03-01,70\n");
}
