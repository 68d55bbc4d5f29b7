//! What is exported is imported again, to the same bytes.

use std::fs;
use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::answer::import::{Intake, Origin, Policy};
use crate::answer::{Machine, Person};
use crate::domain::{
    Activity, Count, Date, Field, Kind, Period, Reading, Snapshot, Source, Text, Total,
};
use crate::import::table::{Book, Rules, Table};
use crate::store::{Entry, Folder, LogFile, Profile, SnapshotFile};

/// A text of a note: words, signs that a spreadsheet would run, and letters of other scripts.
fn note() -> impl Strategy<Value = Text> {
    prop_oneof![
        3 => Just(String::new()),
        2 => "['=+@,;\"-]{0,4}[a-z0-9 ,;'\"äß/%]{0,12}".prop_map(|text| text.trim().to_owned()),
        1 => "\\PC{0,10}".prop_map(|text| text.trim().to_owned()),
    ]
    .prop_filter_map("a text that can be typed", |text| Text::new(&text).ok())
}

fn source() -> impl Strategy<Value = Source> {
    prop::sample::select(vec![Source::Typed, Source::Page, Source::Json, Source::Csv])
}

fn snapshots() -> impl Strategy<Value = Vec<Snapshot>> {
    let fields = prop::collection::vec(prop::option::of(0..=25_000_u32), Field::ALL.len());
    let day = (0..4000_i32, 1..=100_000_u32, fields, source(), note());
    prop::collection::vec(day, 0..12).prop_map(|mut days| {
        days.sort_by_key(|day| day.0);
        days.dedup_by_key(|day| day.0);
        days.into_iter()
            .map(|(day, total, fields, source, note)| {
                let total = Total::from_thousandths(total).unwrap();
                let mut snapshot = Snapshot::new(Date::MIN.plus_days(day), total);
                for (field, number) in Field::ALL.into_iter().zip(fields).skip(1) {
                    let text = match (field, number) {
                        (Field::Note, _) | (_, None) => continue,
                        (Field::Rank(_), Some(number)) => (number % 100 + 1).to_string(),
                        (_, Some(number)) => format!("{}.{:03}", number / 1000, number % 1000),
                    };
                    field.parse(&text).unwrap().value.put(&mut snapshot);
                }
                Snapshot { source, note, ..snapshot }
            })
            .collect()
    })
}

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let kind = prop::sample::select(vec!["comment", "invitation", "podcast", "profile", "message"]);
    let row = (0..4000_i32, kind, 1..500_u16, source(), note(), any::<bool>());
    prop::collection::vec(row, 0..12).prop_map(|rows| {
        let mut read = std::collections::BTreeSet::new();
        rows.into_iter()
            .map(|(day, kind, count, source, note, is_reading)| {
                let date = Date::MIN.plus_days(day);
                if is_reading && read.insert(date) {
                    return Entry::Reading(Reading {
                        id: None,
                        date,
                        pending: count,
                        source,
                        note,
                    });
                }
                let (kind, count) = (Kind::from_file(kind).unwrap(), Count::new(count).unwrap());
                let template = if count.get() > 400 { note.clone() } else { Text::default() };
                Entry::Activity(Activity { id: None, date, kind, count, template, source, note })
            })
            .collect()
    })
}

fn profile(folder: &Path) -> Profile {
    Folder::new(folder.to_owned()).default_profile().unwrap()
}

fn content(profile: &Profile) -> [Option<String>; 2] {
    [SnapshotFile::NAME, LogFile::NAME]
        .map(|name| fs::read_to_string(profile.folder().join(name)).ok())
}

/// Saves what a file holds in an empty store, and returns the content of its files.
fn imported(bytes: &[&[u8]]) -> [Option<String>; 2] {
    let folder = tempfile::tempdir().unwrap();
    let profile = profile(folder.path());
    let mut transaction = profile.begin().unwrap();
    let (file, log) = (transaction.snapshots().unwrap(), transaction.log().unwrap());
    let mut intake = Intake::beside(Some(&file), Some(log), Policy::default());
    for bytes in bytes {
        let book = Book::read(bytes.to_vec()).unwrap();
        for sheet in &book.sheets {
            let Ok(table) = Table::of(sheet, &Rules::up_to(Date::MAX)) else { continue };
            table.each(|_, item| intake.take(&Origin::new("file", None), item));
        }
    }
    let told = (intake.refused.first(), intake.conflicts.first(), intake.left_out.first());
    assert!(told.0.is_empty() && told.1.is_empty() && told.2.is_empty(), "{told:?}");
    if intake.scores().added > 0 {
        transaction.put(intake.edited_snapshots(file));
    }
    if intake.log().added > 0 {
        transaction.put(intake.edited_log().unwrap());
    }
    let _ = transaction.commit("import").unwrap();
    content(&profile)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_exported_is_imported_to_the_same_bytes(
        snapshots in snapshots(),
        entries in entries(),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let kept = profile(folder.path());
        let mut transaction = kept.begin().unwrap();
        if !snapshots.is_empty() {
            let file = transaction.snapshots().unwrap();
            transaction.put(file.put_all(&snapshots));
        }
        if !entries.is_empty() {
            let mut log = transaction.log().unwrap();
            log.add_all(entries);
            transaction.put(log.edited());
        }
        let _ = transaction.commit("test").unwrap();
        let expected = content(&kept);
        let person = Person::new(profile(folder.path()), Date::MAX, Machine::default());
        let what = [What::Snapshots, What::Activities];
        let export = Export::of(&person, &what, Period::default()).unwrap();
        let excel = Form { is_for_excel: true, separator: b';' };
        for form in [Form::default(), excel] {
            let [scores, log] = [0, 1].map(|place| csv(&export.records[place], form).unwrap());
            prop_assert_eq!(&imported(&[&scores, &log]), &expected);
        }
        let document = serde_json::to_vec(&json(&export)).unwrap();
        if expected.iter().any(Option::is_some) {
            prop_assert_eq!(&imported(&[&document]), &expected);
        }
        prop_assert_eq!(&imported(&[&workbook(&export).unwrap()]), &expected);
    }
}
