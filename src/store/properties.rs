//! Properties of reading and changing files, whatever they hold.

use std::fmt::Write;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use proptest::prelude::*;

use crate::domain::{Date, Score, Snapshot, Text, Total};

use super::{LogFile, SnapshotFile};

fn in_file<T>(name: &str, bytes: &[u8], read: impl FnOnce(PathBuf) -> T) -> T {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::File::create_new(&path).unwrap().write_all(bytes).unwrap();
    read(path)
}

fn open(bytes: &[u8]) -> Result<SnapshotFile, super::StoreError> {
    in_file(SnapshotFile::NAME, bytes, SnapshotFile::open)
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

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = open(&bytes);
        let _ = in_file(LogFile::NAME, &bytes, LogFile::open);
    }

    #[test]
    fn any_cells_are_read_or_refused_without_a_panic(cells in "[0-9,;\"\r\n\t.=<'a-z\u{feff}-]{0,120}") {
        let _ = open(format!("date,total,note\n{cells}").as_bytes());
        let _ = in_file(LogFile::NAME, format!("date,kind,count\n{cells}").as_bytes(), LogFile::open);
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
        let bytes = file.put(&snapshot).unwrap().content;
        let new = String::from_utf8(bytes.clone()).unwrap();
        let new_lines: Vec<&str> =
            new.trim_start_matches('\u{feff}').split_terminator(form.line_end).collect();
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
        let bytes = file.put(&snapshot).unwrap().content;
        let new = String::from_utf8(bytes.clone()).unwrap();
        let new: Vec<&str> =
            new.trim_start_matches('\u{feff}').split_terminator(form.line_end).collect();
        prop_assert_eq!(new.len(), old.len());
        for (line, (new, old)) in new.iter().zip(&old).enumerate() {
            prop_assert!(line == place + 1 || new == old);
        }
        let again = open(&bytes).unwrap();
        prop_assert_eq!(again.on(snapshot.date), Some(&snapshot));
    }
}
