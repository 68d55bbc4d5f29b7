//! Properties of reading and changing files, whatever they hold.

use std::collections::HashSet;
use std::fmt::Write;

use proptest::prelude::*;

use crate::domain::{
    Activity, ActivityId, Count, Date, Kind, Reading, Score, Snapshot, Source, Text, Total,
};

use super::{DataFile, Found, LogFile, NewActivity, SnapshotFile};

fn open(bytes: &[u8]) -> Result<SnapshotFile, super::StoreError> {
    SnapshotFile::open(Found::holding(DataFile::Snapshots, bytes))
}

/// How a spreadsheet may have written a file.
#[derive(Clone, Debug)]
struct Form {
    mark: bool,
    separator: char,
    line_end: &'static str,
    has_mood: bool,
    ends_open: bool,
}

fn form() -> impl Strategy<Value = Form> {
    let separator = prop::sample::select(vec![',', ';', '\t']);
    let line_end = prop::sample::select(vec!["\n", "\r\n"]);
    (any::<bool>(), separator, line_end, any::<bool>(), any::<bool>()).prop_map(
        |(mark, separator, line_end, has_mood, ends_open)| Form {
            mark,
            separator,
            line_end,
            has_mood,
            ends_open,
        },
    )
}

/// Rows of (day, total, brand in thousandths, mood), at most one a day, in any order.
fn rows() -> impl Strategy<Value = Vec<(i32, u32, u16, String)>> {
    let row = (1..=100_u32, 0..=25_000_u16, "[a-z ]{0,6}");
    prop::collection::btree_map(0..200_i32, row, 0..12)
        .prop_map(|rows| {
            rows.into_iter().map(|(day, (t, b, m))| (day, t, b, m)).collect::<Vec<_>>()
        })
        .prop_shuffle()
}

fn day(number: i32) -> Date {
    Date::parse("2026-01-01").unwrap().plus_days(number)
}

/// The lines of a file in that form: the header, then a line for each row.
fn lines(form: &Form, rows: &[(i32, u32, u16, String)]) -> Vec<String> {
    let separator = form.separator;
    let mood =
        |text: &str| if form.has_mood { format!("{text}{separator}") } else { String::new() };
    let header = format!(
        "{}date{separator}total{separator}brand{separator}source{separator}note",
        mood("mood")
    );
    let mut lines = vec![header];
    for (number, total, brand, text) in rows {
        let brand = Score::from_thousandths(*brand).unwrap().to_string();
        let brand = if separator == ';' { brand.replace('.', ",") } else { brand };
        let date = day(*number);
        lines.push(format!(
            "{}{date}{separator} {total}{separator}{brand}{separator}typed{separator}\"{text}\"",
            mood(text)
        ));
    }
    lines
}

fn text(form: &Form, lines: &[String]) -> String {
    let mut text = if form.mark { "\u{feff}".to_owned() } else { String::new() };
    for line in lines {
        write!(text, "{line}{}", form.line_end).unwrap();
    }
    if form.ends_open {
        text.truncate(text.len() - form.line_end.len());
    }
    text
}

fn open_log(bytes: &[u8]) -> LogFile {
    LogFile::open(Found::holding(DataFile::Log, bytes)).unwrap()
}

/// A row of a log.
#[derive(Clone, Debug)]
struct LogRow {
    /// Its place makes the id unique; a row from elsewhere has none.
    has_id: bool,
    day: i32,
    kind: &'static str,
    count: u16,
    note: String,
}

fn log_rows() -> impl Strategy<Value = Vec<LogRow>> {
    let kind = prop::sample::select(vec!["comment", "Likes", "podcast", "pending", "message"]);
    let row = (prop::bool::weighted(0.8), 0..200_i32, kind, 1..=10_000_u16, "[a-z ]{0,6}");
    let row =
        row.prop_map(|(has_id, day, kind, count, note)| LogRow { has_id, day, kind, count, note });
    prop::collection::vec(row, 0..12)
}

/// The lines of a log in that form, in a form of its own for each cell that allows one.
fn log_lines(form: &Form, rows: &[LogRow]) -> Vec<String> {
    let join = |cells: [&str; 7], mood: &str| {
        let mut cells = cells.to_vec();
        if form.has_mood {
            cells.insert(3, mood);
        }
        cells.join(&form.separator.to_string())
    };
    let names = ["date", "kind", "count", "id", "template", "source", "note"];
    let mut lines = vec![join(names, "mood")];
    for (place, LogRow { has_id, day: number, kind, count, note }) in rows.iter().enumerate() {
        let id = if *has_id { format!("x{place}") } else { String::new() };
        let (date, count) = (day(*number).to_string(), format!(" {count}"));
        let note = format!("\"{note}\"");
        lines.push(join([&date, kind, &count, &id, "", "typed", &note], "fine"));
    }
    lines
}

fn new_activities() -> impl Strategy<Value = Vec<NewActivity>> {
    let kind = prop::sample::select(vec!["post", "podcast", "invitation"]);
    let new = (0..300_i32, kind, 1..=10_000_u16, "[ -~]{0,10}", "[ -~]{0,20}").prop_map(
        |(number, kind, count, template, note)| NewActivity {
            date: day(number),
            kind: Kind::from_file(kind).unwrap(),
            count: Count::new(count).unwrap(),
            template: Text::new(&template).unwrap(),
            note: Text::new(&note).unwrap(),
        },
    );
    prop::collection::vec(new, 1..4)
}

/// What a log says, but for its ids.
fn said(file: &LogFile) -> (Vec<Activity>, Vec<Reading>) {
    let log = file.log();
    let activities = log.activities().iter().map(|row| Activity { id: None, ..row.clone() });
    let readings = log.readings().iter().map(|row| Reading { id: None, ..row.clone() });
    (activities.collect(), readings.collect())
}

fn ids(file: &LogFile) -> Vec<ActivityId> {
    file.entries().filter_map(|row| row.id().cloned()).collect()
}

fn split<'a>(form: &Form, text: &'a str) -> Vec<&'a str> {
    text.trim_start_matches('\u{feff}').split_terminator(form.line_end).collect()
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = open(&bytes);
        let _ = LogFile::open(Found::holding(DataFile::Log, &bytes));
    }

    #[test]
    fn any_cells_are_read_or_refused_without_a_panic(cells in "[0-9,;\"\r\n\t.=<'a-z\u{feff}-]{0,120}") {
        let _ = open(format!("date,total,note\n{cells}").as_bytes());
        let log = format!("date,kind,count\n{cells}");
        let _ = LogFile::open(Found::holding(DataFile::Log, log));
    }

    #[test]
    fn a_new_day_leaves_every_other_line_as_it_was(
        form in form(), rows in rows(), number in 200..300_i32, note in "[ -~]{0,20}",
    ) {
        // A lone header without a line end does not show which one the file has.
        prop_assume!(!(form.ends_open && rows.is_empty()));
        let old = lines(&form, &rows);
        let file = open(text(&form, &old).as_bytes()).unwrap();
        prop_assert_eq!(file.snapshots().len(), rows.len());
        let snapshot = Snapshot {
            note: Text::new(&note).unwrap(),
            ..Snapshot::new(day(number), Total::parse("50").unwrap())
        };
        let bytes = file.put(&snapshot).content;
        let new = String::from_utf8(bytes.clone()).unwrap();
        let new_lines = split(&form, &new);
        let kept: Vec<&str> =
            new_lines.iter().copied().filter(|line| !line.contains(&day(number).to_string())).collect();
        prop_assert_eq!(kept, old);
        prop_assert_eq!(new_lines.len(), rows.len() + 2);
        let again = open(&bytes).unwrap();
        prop_assert_eq!(again.on(day(number)), Some(&snapshot));
    }

    #[test]
    fn a_changed_day_leaves_every_other_line_as_it_was(
        form in form(), rows in rows(), chosen in any::<prop::sample::Index>(), total in 1..=100_u32,
    ) {
        prop_assume!(!rows.is_empty());
        let old = lines(&form, &rows);
        let place = chosen.index(rows.len());
        let file = open(text(&form, &old).as_bytes()).unwrap();
        let mut snapshot = file.on(day(rows[place].0)).unwrap().clone();
        snapshot.total = Total::from_thousandths(total * 1000).unwrap();
        let bytes = file.put(&snapshot).content;
        let new = String::from_utf8(bytes.clone()).unwrap();
        let new = split(&form, &new);
        prop_assert_eq!(new.len(), old.len());
        for (line, (new, old)) in new.iter().zip(&old).enumerate() {
            prop_assert!(line == place + 1 || new == old);
        }
        let again = open(&bytes).unwrap();
        prop_assert_eq!(again.on(snapshot.date), Some(&snapshot));
    }

    #[test]
    fn new_entries_leave_every_row_with_an_id_as_it_was(
        form in form(), rows in log_rows(), new in new_activities(),
    ) {
        // A lone header without a line end does not show which one the file has.
        prop_assume!(!(form.ends_open && rows.is_empty()));
        let old = log_lines(&form, &rows);
        let mut file = open_log(text(&form, &old).as_bytes());
        for new in &new {
            file.add(new.clone());
        }
        let expected = said(&file);
        let bytes = file.edited().content;
        let after = String::from_utf8(bytes.clone()).unwrap();
        prop_assert_eq!(after.starts_with('\u{feff}'), form.mark);
        prop_assert!(after.ends_with(form.line_end));
        let lines = split(&form, &after);
        prop_assert_eq!(lines.len(), old.len() + new.len());
        prop_assert_eq!(lines[0], &old[0]);
        for (place, row) in rows.iter().enumerate().filter(|(_, row)| row.has_id) {
            prop_assert_eq!(lines[place + 1], &old[place + 1], "{:?}", row);
        }
        let again = open_log(&bytes);
        prop_assert_eq!(said(&again), expected);
        let ids = ids(&again);
        prop_assert_eq!(ids.len(), rows.len() + new.len(), "every row has an id");
        prop_assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "of its own");
    }

    #[test]
    fn a_reading_leaves_every_other_row_with_an_id_as_it_was(
        form in form(), rows in log_rows(), number in 0..200_i32, pending in 0..=10_000_u16,
    ) {
        prop_assume!(!(form.ends_open && rows.is_empty()));
        let old = log_lines(&form, &rows);
        let mut file = open_log(text(&form, &old).as_bytes());
        let (reading, _) = file.put_reading(day(number), pending, Source::Typed, Text::default());
        prop_assert_eq!(reading.pending, pending);
        let expected = said(&file);
        let bytes = file.edited().content;
        let after = String::from_utf8(bytes.clone()).unwrap();
        let lines = split(&form, &after);
        for (place, row) in rows.iter().enumerate() {
            if row.has_id && !(row.kind == Reading::KIND && row.day == number) {
                prop_assert_eq!(lines[place + 1], &old[place + 1]);
            }
        }
        prop_assert_eq!(said(&open_log(&bytes)), expected);
    }

    #[test]
    fn a_log_to_which_nothing_is_added_stays_as_it_was(form in form(), rows in log_rows()) {
        let text = text(&form, &log_lines(&form, &rows));
        let bytes = open_log(text.as_bytes()).edited().content;
        prop_assert_eq!(String::from_utf8(bytes).unwrap(), text);
    }
}
